/*
 * Origins: where the words of a document stand in the bytes it was read
 * from, as line and column, for messages as a compiler gives them.
 *
 * Readers of HTML, Markdown and JSON keep no places, so the words of each
 * block are looked for again in the bytes, in order: a block begins where
 * its first three words do, at or behind the block before it; then each
 * word is the next equal one within a few words, because tags and entities
 * have words of their own.  A word that is not found stands where the one
 * before it does.
 */
#ifndef TEXT_ORIGIN_H
#define TEXT_ORIGIN_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "text/document.h"

struct origin {            /* of one word */
    const char *p;         /* in document.text */
    uint32_t line, column; /* [1..] in the bytes; columns are bytes */
};

struct origins {
    struct origin *at; /* in order of p */
    size_t count;
};

/* Owner: `a`.  Cost: linear in both. */
struct origins origin_find(struct span bytes, const struct document *doc,
                           struct arena *a);

/* The origin of the word at or behind the byte `p` of the text, or
 * {p, 1, 1} when there is none. */
struct origin origin_at(const struct origins *o, const char *p);

#endif
