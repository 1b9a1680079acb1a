/*
 * Key terms: the words and short phrases that an article is about.
 *
 * A candidate is a run of one to three adjacent terms within a sentence,
 * without stop words or marks between them.  Its score is the sum over its
 * occurrences of 1/sqrt(1 + sentence); of several words, times their number
 * when it occurs twice and halved when it does not.  A candidate inside a
 * better one, or around it, is left out. Source: Rose et al., RAKE (2010), with
 * position in place of degree.
 */
#ifndef RANK_KEYWORD_H
#define RANK_KEYWORD_H

#include "base/arena.h"
#include "base/span.h"
#include "rank/score.h"

struct keyword {
    struct span text; /* as it stands in the text where it comes first */
    double score;     /* [0..1], 1 is the best */
};

struct keywords {
    struct keyword *at; /* best first */
    size_t count;
};

/* The `limit` best terms of all documents together.  Cost: linear in the
 * text, O(limit * candidates) in the worst case for the choice. */
struct keywords keyword_find(const struct ranked *documents, size_t count,
                             size_t limit, struct arena *a);

#endif
