/*
 * Stems, by Snowball (libstemmer), behind a cache.
 *
 * Source: M. F. Porter, "Snowball" (2001).  A direct-mapped cache of words
 * doubles the speed on news (80 % hits).  A language without a stemmer
 * gives the folded word itself.
 */
#ifndef TEXT_STEM_H
#define TEXT_STEM_H

#include "base/arena.h"
#include "base/span.h"
#include "text/lang.h"

struct stemmer;

/* Owner: the caller, who calls stem_free(); `a` must outlive it and feeds
 * the cache.  A stemmer may serve many articles of one language. */
struct stemmer *stem_new(const struct lang *lang, struct arena *a);
void stem_free(struct stemmer *s);

/* The stem of `word` (any case; it is folded first).  Valid until the next
 * call.  Cost: O(word.n). */
struct span stem_word(struct stemmer *s, struct span word);

#endif
