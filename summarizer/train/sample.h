/*
 * Samples: articles and clusters with human summaries, read down the road
 * once and ready to be summarised again and again under other weights.
 */
#ifndef TRAIN_SAMPLE_H
#define TRAIN_SAMPLE_H

#include "rank/choice.h"
#include "rank/feature.h"
#include "train/rouge.h"

struct sample {      /* one article or cluster */
    double *feature; /* [units * features] */
    struct units units;
    struct concepts concepts;
    struct rouge rouge;
    double lead; /* what the lead reaches */
};

struct sample_set {
    const char *name; /* of the file */
    size_t words;     /* [words] to choose, 0: three units */
    struct sample *at;
    size_t count;
};

/* Weights by number: those of the features, then those of the choice. */
struct sample_weights {
    double at[SCORE_PARTS_MAX];
    size_t features, count;
    enum score_use use;
};

/* The built-in weights. */
struct sample_weights sample_weights_new(enum score_use use, struct arena *a);
const char *sample_weight_name(const struct sample_weights *w, size_t i);
/* The number of a weight, which must exist. */
size_t sample_weight_find(const struct sample_weights *w, const char *name);

/* Read FILE or FILE:WORDS; ends the program when there is no such file. */
void sample_read(struct sample_set *set, char *name,
                 const struct sample_weights *w, struct arena *a);

/* The units of its summary.  Owner: live in `scratch`. */
struct picks sample_choose(const struct sample_set *set, struct sample *s,
                           const struct sample_weights *w,
                           struct arena *scratch);

/* How many of them open with a pronoun that leans on one not chosen. */
size_t sample_lone(const struct sample *s, const struct picks *p);

/* What a summary reaches: mean of ROUGE-1 and ROUGE-2, twice; F for one
 * article, recall for several. */
double sample_score(const struct sample_set *set, struct sample *s,
                    const struct sample_weights *w, struct arena *scratch);

#endif
