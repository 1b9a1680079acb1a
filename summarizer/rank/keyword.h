/*
 * Key terms: the words and short phrases that a document is about.
 */
#ifndef RANK_KEYWORD_H
#define RANK_KEYWORD_H

#include "base/arena.h"
#include "base/span.h"
#include "rank/select.h"

struct keyword {
    struct span text; /* as it stands in the text, most frequent form */
    double score;     /* [0..1], 1 is the best */
};

struct keywords {
    struct keyword *at; /* best first */
    size_t count;
};

/* The `limit` best terms of all documents together. */
struct keywords keyword_find(const struct ranked *documents, size_t count,
                             size_t limit, struct arena *a);

#endif
