/*
 * Selection: which units make the summary.
 *
 * Units are made (unit.h), their concepts counted (concept.h) and picked
 * one after the other (choice.h); then they are put in order.
 */
#ifndef RANK_SELECT_H
#define RANK_SELECT_H

#include "base/arena.h"
#include "base/span.h"
#include "rank/choice.h"
#include "rank/score.h"

struct budget {
    enum budget_kind kind;
    size_t limit; /* [units], [words] or [code points, line feeds too] */
    double ratio; /* [0..1] of the units, BUDGET_RATIO */
};

struct selection { /* how to choose */
    struct budget budget;
    double redundancy; /* [0..1]: 1 allows any likeness; < 0: as measured */
    bool by_rank;      /* output in order of choice, not of the text */
    const struct weights *weights;
};

struct chosen {
    size_t doc;       /* [0..] */
    size_t sentence;  /* index of the unit's first sentence */
    size_t sentences; /* how many the unit has */
    struct span text;
    double base, coverage, redundancy, context; /* parts of the score */
    double score; /* their sum, when it was chosen */
};

struct summary {
    struct chosen *at; /* in order of output */
    size_t count;
    size_t available; /* [units] there were to choose from */
};

/*
 * One summary from `count` documents, at least 1.  Exactly
 * min(limit, available) units for BUDGET_SENTENCES; never more than the
 * budget; empty when no unit fits.  Units with an unbalanced quotation
 * mark are chosen only if there is no other.
 * Owner: lives in `a`.  Cost: O(n log n) in the units for small budgets;
 * likeness is taken to the 64 units chosen last, so a summary that takes
 * most of a long text costs no more than 64 times that.
 */
struct summary select_best(const struct ranked *documents, size_t count,
                           const struct selection *how, struct arena *a);

/* For each document the first one that it repeats, or SIZE_MAX (copy_find);
 * select_best() leaves those that repeat one out. */
size_t *select_copies(const struct ranked *documents, size_t count,
                      struct arena *a);

#endif
