/*
 * The entity model: which tokens are parts of names, and of what type.
 *
 * A linear chain with first-order Viterbi over BIO labels; weights from an
 * averaged structured perceptron.  Source: M. Collins, "Discriminative
 * Training Methods for Hidden Markov Models" (EMNLP 2002); features in the
 * manner of L. Ratinov and D. Roth (CoNLL 2009), word lists included.
 * Difference: only the features that weigh most are kept, each in a slot
 * with a check, so that the unknown ones add nothing instead of noise.
 *
 * The trainer (train/train_entities.c) and the program share this module:
 * a model is only as good as the sameness of its features, so it must be
 * trained anew when a list or a feature changes.
 */
#ifndef MENTION_ENTITY_MODEL_H
#define MENTION_ENTITY_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "text/lang.h"
#include "text/token.h"

enum entity_type { ENTITY_PER, ENTITY_LOC, ENTITY_ORG, ENTITY_MISC, ENTITIES };

/* 0 is outside; a type's first label is odd, the one that follows inside
 * is the next even. */
enum { LABEL_O, LABELS = 1 + 2 * ENTITIES };

static inline uint8_t label_begin(enum entity_type type)
{
    return (uint8_t)(1 + 2 * type);
}

static inline bool label_is_begin(uint8_t label)
{
    return label & 1;
}

static inline enum entity_type label_type(uint8_t label) /* not of O */
{
    return (enum entity_type)((label - 1) / 2);
}

/* A label may follow another if it is O, begins, or goes on with it. */
static inline bool label_may_follow(uint8_t before, uint8_t label)
{
    return label == LABEL_O || label_is_begin(label) || before == label ||
           before + 1 == label;
}

enum { ENTITY_FEATURES = 64 }; /* at most, of one token */

struct entity_features {
    uint32_t at[ENTITY_FEATURES]; /* hashes */
    size_t count;
};

/* What features are made of: tokens of one sentence, looked up once. */
struct entity_words {
    const struct token *tokens;
    struct entity_word *at;
    size_t count; /* [tokens] */
};

/* Owner: lives in `a`.  Cost: linear. */
struct entity_words entity_look(const struct token *tokens, size_t count,
                                const struct lang *lang, struct arena *a);

/* Whether token i can be part of a name: it has a capital, or stands
 * within three tokens of one on both sides.  Others are LABEL_O. */
bool entity_is_open(const struct entity_words *w, size_t i);

/* The features of token i. */
void entity_feature(const struct entity_words *w, size_t i,
                    struct entity_features *out);

/*
 * File: "ENTITY2\n", then little-endian: uint32 slots, LABELS x LABELS
 * int16 transitions, then per slot uint16 check and 8 int16 weights, of
 * labels 1 and up (outside weighs 0).
 */
#define ENTITY_MAGIC "ENTITY2\n"

enum {
    ENTITY_SLOT = 2 + 2 * (LABELS - 1), /* [bytes] */
    ENTITY_HEAD = 12 + 2 * LABELS * LABELS,
    ENTITY_PROBES = 16 /* [slots] a feature may stand behind its own */
};

struct entity_model {
    const unsigned char *slots;
    uint32_t slot_count;
    int32_t transitions[LABELS][LABELS]; /* [before][label] */
};

/* False if these bytes are no model. */
bool entity_model_open(struct span bytes, struct entity_model *model);

/* First slot of a feature, and its check (never 0: an empty slot). */
uint32_t entity_slot(const struct entity_model *model, uint32_t feature);
uint16_t entity_check(uint32_t feature);

/*
 * Best labels for the tokens [from, to), all of them open, by the scores
 * of `score(sum, i, by)`: it adds to sum[label] for token i.  `back` and
 * `labels` have room for to - from.
 */
struct entity_scorer {
    void (*score)(const void *by, size_t i, int64_t sum[LABELS]);
    const void *by;
    const int32_t (*transitions)[LABELS];
};
void entity_viterbi(const struct entity_scorer *s, size_t from, size_t to,
                    uint8_t (*back)[LABELS], uint8_t *labels);

/* The labels of all tokens of a sentence.  Cost: linear. */
uint8_t *entity_label(const struct entity_model *model,
                      const struct entity_words *w, struct arena *a);

#endif
