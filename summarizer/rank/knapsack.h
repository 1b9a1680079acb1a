/*
 * Knapsack: the best set of a few items within a budget.
 *
 * The value of a set S is
 *     sum of worth(i), i in S
 *   + sum over concepts x of the greatest cover(i, x), i in S
 *   - sum of alike(i, j), i < j in S
 *   - sum of lone(i), i in S without needs(i),
 * which is maximum coverage (Khuller, Moss and Naor, 1999) with the
 * redundancy of McDonald, "A study of global inference algorithms in
 * multi-document summarization" (2007).  But for the last sum it is
 * submodular: what an item adds only falls as the set grows.
 *
 * First the better of greedy by gain and greedy by gain per cost, each
 * mended by exchanges (one out, one in; one more; one less).  For values
 * that are monotone and submodular the better of both greedies has at
 * least (1 - 1/e)/2 of the best value: Leskovec et al., CELF (2007), after
 * Khuller, Moss and Naor; Lin and Bilmes (2010).  Redundancy and loneliness
 * void that proof, so the tests hold the answer against the exact one.
 *
 * Then branch and bound (Land and Doig, 1960): what each item adds to the
 * set of a node bounds what it adds to any larger one, so the fractional
 * knapsack over these gains (Dantzig, 1957) bounds all sets below the node.
 * The search ends after `nodes`; `exact` says whether it had seen all.
 */
#ifndef RANK_KNAPSACK_H
#define RANK_KNAPSACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum { KNAPSACK_MOST = 64 /* [items] */ };

struct knapsack_cover {
    uint32_t concept; /* less than knapsack.concepts */
    double value;     /* >= 0 */
};

struct knapsack_item {
    double worth;                       /* may be negative */
    size_t cost;                        /* > 0 */
    const struct knapsack_cover *cover; /* each concept once */
    size_t covers;
    double lone;  /* >= 0 */
    size_t needs; /* an item, or SIZE_MAX */
};

struct knapsack {
    const struct knapsack_item *item;
    size_t count; /* [items], at most KNAPSACK_MOST */
    size_t concepts;
    const double *alike; /* [count * count], >= 0, symmetric */
    size_t limit;        /* of the sum of costs */
};

struct knapsack_answer {
    uint64_t set; /* bit i: item i */
    double value;
    bool exact; /* no set is better */
};

/* The value of a set.  Cost: O(entries of its items + items^2). */
double knapsack_value(const struct knapsack *k, uint64_t set,
                      struct arena *scratch);

/* The best set within the limit, as far as `nodes` nodes of the search
 * tell; nodes 0: greedy and exchanges only.  Ties go to the set found
 * first, which prefers lower items.  Cost: O(count^2 (entries + count))
 * and O(entries + count^2) for each node. */
struct knapsack_answer knapsack_solve(const struct knapsack *k, size_t nodes,
                                      struct arena *scratch);

#endif
