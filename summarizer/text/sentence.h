/*
 * Sentences: where they begin and end in the prose blocks of a document.
 *
 * Source: own rules in the manner of Unicode UAX #29, section 5, with the
 * language's abbreviations and sentence starters; they beat ICU with the
 * same lists and punkt on the Golden Rules and Universal Dependencies.
 * A line break inside a block is white space, unless an empty line or the
 * mark of a list item follows.  Of web addresses in a row each is one.
 */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "base/arena.h"
#include "base/span.h"
#include "text/document.h"
#include "text/lang.h"

struct sentence {
    struct span text; /* inside document.text, trimmed, without dateline */
    size_t block;     /* index into document.blocks */
    size_t paragraph; /* [1..] over the blocks that hold sentences */
    bool first;       /* opens its paragraph */
};

struct sentences {
    struct sentence *at;
    size_t count;      /* [sentences]; sentence number i of the outputs is
                          index i - 1 */
    size_t paragraphs; /* [paragraphs] */
};

/*
 * Split all prose blocks of `doc` into sentences, in order.
 * Owner: the array lives in `a`; the spans borrow from doc->text.
 * Errors: none; a block without a terminator is one sentence.
 * Cost: O(doc->text.n).
 */
struct sentences sentence_split(const struct document *doc, struct arena *a);

/* The end of the first sentence of `text` [bytes], at most text.n and more
 * than 0 if text.n is; white space behind it belongs to none. */
size_t sentence_end(struct span text, const struct lang *lang);

#endif
