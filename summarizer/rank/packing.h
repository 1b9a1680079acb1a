/*
 * Packing: a budget filled with the best set of units, as a knapsack
 * (knapsack.h).
 *
 * The values of units say how good a sentence is, not how much of a summary
 * it makes up: their plain sum is greatest for many short sentences.  So in
 * a budget of words or characters a unit counts with the power "share" of
 * its words, and "filling" is added to its value before; where that is
 * below zero, it is what a sentence must be worth to take up room at all.
 * Likeness is summed over pairs (McDonald, 2007), not the greatest only,
 * and hence weighs less.
 *
 * In a budget of sentences every unit costs one, and all of the budget is
 * used.
 */
#ifndef RANK_PACKING_H
#define RANK_PACKING_H

#include "rank/choice.h"
#include "rank/knapsack.h"

struct packing {
    const struct units *units;
    const struct concepts *concepts;
    const struct taste *taste;
    enum budget_kind kind;
    const double *dilution; /* [units]: what gain is divided by */
    const bool *covered;    /* [concepts]: by what was taken before */
    const bool *taken;      /* [units]: before */
    const size_t *pool;     /* units to choose from */
    const double *likeness; /* [count]: greatest, with what was taken before */
    size_t count;           /* of the pool, at most KNAPSACK_MOST */
    size_t limit;           /* what is left of the budget */
};

/* What a unit costs in a budget: 1, its words, or its characters. */
size_t packing_cost(enum budget_kind kind, const struct unit *u);

/* What its value is multiplied with. */
double packing_share(enum budget_kind kind, const struct taste *taste,
                     const struct unit *u);

/* How much of "leaning" its opening costs where the unit before it is not
 * chosen [0..1]. */
double packing_leaning(const struct unit *u);

/* The best set of the pool: bit i stands for pool[i].  Cost: bounded by a
 * constant, but for the entries of long units and one number a concept. */
uint64_t packing_solve(const struct packing *p, struct arena *scratch);

#endif
