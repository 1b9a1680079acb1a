/*
 * The choice itself: which units make up a summary.
 *
 * A number of units: greedy.  The unit with the best score plus coverage of
 * concepts not yet covered minus likeness to what is chosen (maximal
 * marginal relevance: Carbonell and Goldstein, 1998), until there are
 * enough.  Gains only fall and likeness only rises, so a heap of stale
 * values that are mended when they come to the top chooses the same units
 * as trying all of them (lazy greedy: Minoux, 1978), in near-linear time.
 * What may rise, the value of a unit behind a chosen one that it leans on,
 * is mended at once.  Where a chosen unit then leans on one that is not
 * there, the best set of the same size is taken from those chosen and what
 * they lean on (packing.h): an antecedent is pulled in where that costs
 * less than the opening.
 *
 * A number of words or characters is a knapsack (packing.h).  A budget for
 * many units is filled greedily by value for cost up to the last twenty;
 * the rest is packed with the best set of the 56 best units left and of
 * what they lean on, so the cost stays near-linear.  For plain sums greedy
 * by value for cost loses less than one unit (Dantzig, 1957), here one of
 * the last twenty.
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
    double
        leaning; /* of an opening whose antecedent is not chosen; less of but */
    double dilution; /* exponent of the words that a gain is divided by */
    double centroid; /* of likeness with all documents together */
    double share;    /* exponent of the words that a unit counts with where
                        the budget counts words or characters */
    double filling;  /* added to every unit's value there: below zero, what
                        a unit must be worth to take up room */
};

/* The weights of the choice by their names in weights.tsv. */
struct taste taste_of(const struct weights *w, enum score_use use);

struct pick {
    size_t unit;
    double coverage, redundancy; /* weighted parts */
    double context;              /* leaning, centroid, filling */
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
