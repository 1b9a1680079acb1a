/*
 * ROUGE-1 and ROUGE-2 of extracts, fast enough to train on.
 *
 * Source: C.-Y. Lin, "ROUGE" (2004): overlap of stemmed words and word
 * pairs with each human reference, clipped, averaged over the references.
 * Differences: pairs do not cross the border of two chosen units, and the
 * stemmer is Snowball's Porter for every word over three letters.
 */
#ifndef TRAIN_ROUGE_H
#define TRAIN_ROUGE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

struct rouge_hits {  /* what one unit shares with one reference */
    uint32_t *gram;  /* [count] numbers of the grams of the reference */
    uint16_t *times; /* [count] */
    size_t count;
};

struct rouge_unit {
    size_t words;
    struct rouge_hits *one, *two; /* [references] */
};

struct rouge_reference {
    size_t words;
    size_t grams[2];      /* distinct words, distinct pairs */
    uint16_t *allowed[2]; /* how often each stands in the reference */
};

struct rouge {
    struct rouge_reference *references;
    size_t reference_count;
    struct rouge_unit *units;
    size_t unit_count;
};

/* Count references and units once.  `ascii`: only a-z and 0-9 are letters,
 * and words are stemmed (as for English); else all letters, unstemmed. */
struct rouge rouge_count(const struct span *references, size_t reference_count,
                         const struct span *units, size_t unit_count,
                         bool ascii, struct arena *a);

struct rouge_result {
    double f[2], recall[2]; /* [0..1] of ROUGE-1 and ROUGE-2 */
};

/* Of the units numbered `chosen`.  `limit` is the number of words of which
 * recall is taken (0: all): longer extracts are charged in proportion. */
struct rouge_result rouge_score(const struct rouge *r, const size_t *chosen,
                                size_t count, size_t limit,
                                struct arena *scratch);

#endif
