/*
 * Two wordings of one statement, word by word: what only one of them has.
 *
 * Source: the longest common subsequence (D. S. Hirschberg, "A linear
 * space algorithm for computing maximal common subsequences", 1975, section 1
 * for the table), over words in lower case; marks and spaces do not count.
 * A common word that stands alone between words of one's own is counted
 * among them: such islands (the, of, to) are chance.
 */
#ifndef OUTPUT_WORDING_H
#define OUTPUT_WORDING_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"

struct wording_run { /* the runs of a text make the whole of it */
    struct span text;
    bool own; /* only this wording has it; begins and ends with a word */
};

struct wording {
    struct wording_run *runs;
    size_t count;
};

/* Whether they have the same words, whatever the marks.  Cost: linear. */
bool wording_same(struct span a, struct span b);

/* Owner: `arena`, spans borrow.  Cost: linear, and the product of the words
 * that differ where there are few; wholly different where there are many. */
void wording_compare(struct span a, struct span b, struct arena *arena,
                     struct wording *of_a, struct wording *of_b);

#endif
