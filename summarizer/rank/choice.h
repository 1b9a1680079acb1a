/*
 * The choice itself: units picked one after the other.
 *
 * Greedy: the unit with the best score plus coverage of concepts not yet
 * covered minus likeness to what is chosen (maximal marginal relevance:
 * Carbonell and Goldstein, 1998), until the budget is full.  Gains only
 * fall and likeness only rises, so a heap of stale values that are mended
 * when they come to the top chooses the same units as trying all of them
 * (lazy greedy: Minoux, 1978), in near-linear time.  What may rise, the
 * value of the unit behind a chosen one, is mended at once.
 */
#ifndef RANK_CHOICE_H
#define RANK_CHOICE_H

#include "base/arena.h"
#include "rank/concept.h"
#include "rank/unit.h"

enum budget_kind { BUDGET_SENTENCES, BUDGET_WORDS, BUDGET_CHARS, BUDGET_RATIO };

struct taste {         /* the weights of the choice */
    double coverage;   /* of concepts not yet covered */
    double redundancy; /* of the greatest likeness with a chosen unit */
    double adjacency;  /* bonus for the unit behind a chosen one */
    double leaning;    /* of an opening whose antecedent is not chosen */
    double dilution;   /* exponent of the words that a gain is divided by */
    double centroid;   /* of likeness with all documents together */
    double filling;    /* for length, where the budget counts it: what the
                          score takes off for size is made good */
};

/* The weights of the choice by their names in weights.tsv. */
struct taste taste_of(const struct weights *w, enum score_use use);

struct pick {
    size_t unit;
    double coverage, redundancy; /* weighted parts */
    double context;              /* adjacency, leaning and filling */
    double score;                /* their sum and the unit's base */
};

struct picks {
    struct pick *at; /* in order of choice */
    size_t count;
};

/* Pick from all units; `limit` in units, words or code points. */
struct picks choice_make(const struct units *units,
                         const struct concepts *concepts,
                         const struct taste *taste, enum budget_kind kind,
                         size_t limit, struct arena *a);

#endif
