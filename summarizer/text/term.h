/*
 * Terms: the stems that carry content, with one number for each.
 *
 * Stop words, one-character words, numbers and marks are no terms.  Scripts
 * without spaces are read in pairs: the term of a cluster (cluster.h) is
 * itself and the one glued behind it; the last of a run has none, nor has
 * one that is a stop word or makes one with its neighbour.
 */
#ifndef TEXT_TERM_H
#define TEXT_TERM_H

#include <stdint.h>

#include "base/arena.h"
#include "text/lang.h"
#include "text/stem.h"
#include "text/token.h"

#define TERM_NONE UINT32_MAX

struct terms {
    uint32_t *id;        /* [tokens.count]: term of each token or TERM_NONE */
    uint32_t *frequency; /* [count]: occurrences in the document */
    struct span *stem;   /* [count] */
    size_t count;        /* [distinct terms] */
    struct term_index *index; /* of the stems, for term_look_up() */
};

/* Numbers are given in order of first appearance.  Cost: linear. */
struct terms term_count(const struct tokens *tokens, const struct lang *lang,
                        struct stemmer *stemmer, struct arena *a);

/* Ids for other text (a title, a query) in the numbering of `terms`;
 * unknown stems give TERM_NONE.  `ids` has room for tokens->count. */
void term_look_up(const struct terms *terms, const struct tokens *tokens,
                  const struct lang *lang, struct stemmer *stemmer,
                  uint32_t *ids);

#endif
