/*
 * Learning of the entity model: an averaged structured perceptron.
 *
 * Source: M. Collins (EMNLP 2002); averages are kept lazily (H. Daume,
 * "Practical structured learning", 2006, figure 2.3).  All sums are of
 * integers and the order comes from an own generator, so the same input
 * gives the same weights everywhere.  For the training program and the
 * tests only.
 */
#ifndef TRAIN_PERCEPTRON_H
#define TRAIN_PERCEPTRON_H

#include "base/arena.h"
#include "mention/entity_model.h"

struct instance { /* one sentence */
    struct entity_words words;
    uint32_t **features; /* [token]: ids, NULL where it is not open */
    uint8_t *counts;     /* [token] of ids */
    uint8_t *gold;       /* [token] labels */
};

struct weight_sum {
    int32_t now;    /* the weight */
    uint32_t since; /* [steps] since when it holds */
    int64_t sum;    /* over all steps before that */
};

struct learner {
    struct arena *arena;
    const struct lang *lang;
    struct instance *instances;
    size_t count;
    uint32_t *keys; /* open hash from feature to id + 1 */
    uint32_t *ids;
    size_t mask, features;
    uint32_t *hashes;                     /* [id] */
    uint32_t *seen;                       /* [id] tokens with it */
    bool *chosen;                         /* [id] */
    struct weight_sum (*weights)[LABELS]; /* [id] */
    struct weight_sum transitions[LABELS][LABELS];
    int32_t now[LABELS][LABELS]; /* transitions as entity_viterbi wants */
    uint32_t step;
};

/* Add a sentence; gold[i] is the label of token i.  What the model can
 * not give (labels of tokens that are not open) is mended. */
void learner_add(struct learner *l, const struct tokens *tokens, uint8_t *gold);

/* Learn from all sentences: once with all features, then with at most
 * `most` of them, those that weigh most. */
void learner_run(struct learner *l, int epochs, size_t most);

/* The model as a file with room for `slots` features; lives in the arena. */
struct span learner_model(const struct learner *l, uint32_t slots);

#endif
