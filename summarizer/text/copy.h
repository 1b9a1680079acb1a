/*
 * Copies: which documents repeat an earlier one, shortened or extended.
 *
 * A document is a copy when 80 % of its runs of five words, or of those of
 * the other if it has fewer, stand in both.  Of long documents about 1,000
 * runs are looked at, the same ones in each, picked by their hash.
 * Source: Broder, "On the resemblance and containment of documents" (1997);
 * 80 % was measured on agency copies in clusters of news.
 */
#ifndef TEXT_COPY_H
#define TEXT_COPY_H

#include <stddef.h>

#include "base/arena.h"
#include "text/token.h"

/* [count]: the first document that each one repeats, SIZE_MAX for none.
 * Owner: lives in `a`.  Cost: linear in the text, and the square of the
 * number of documents. */
size_t *copy_find(const struct tokens *const *documents, size_t count,
                  struct arena *a);

#endif
