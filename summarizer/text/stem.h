/*
 * Stems, by Snowball (libstemmer), behind a cache.
 *
 * Source: M. F. Porter, "Snowball" (2001).  A language without a stemmer
 * gives the folded word itself.  The cache holds 32,768 words in sets of
 * two, the one used last first; a pair takes one line of the processor's
 * cache.  Of the words that are new to an article, one in eight had to be
 * stemmed on 1,300 news articles.
 */
#ifndef TEXT_STEM_H
#define TEXT_STEM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "text/lang.h"

struct stemmer;

/* Owner: the caller, who calls stem_free(); `a` must outlive it and feeds
 * the cache.  A stemmer may serve many articles of one language. */
struct stemmer *stem_new(const struct lang *lang, struct arena *a);
void stem_free(struct stemmer *s);

/* A word with this span_hash_folded() will soon be asked for: what the
 * cache has at its place is fetched in the meantime. */
void stem_expect(const struct stemmer *s, uint32_t hash);

/* The stem of `word` (any case; it is folded first).  Valid until the next
 * call.  Cost: O(word.n). */
struct span stem_word(struct stemmer *s, struct span word);

/* Whether `word`, with span_hash_folded(word) `hash`, carries content: its
 * stem in *stem if so, and false for stop words, also behind an elision
 * (qu'il), and for single characters. */
bool stem_content(struct stemmer *s, struct span word, uint32_t hash,
                  struct span *stem);

#endif
