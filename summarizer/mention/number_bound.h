/*
 * Bounds: the words around a number that limit or soften it.
 */
#ifndef MENTION_NUMBER_BOUND_H
#define MENTION_NUMBER_BOUND_H

#include "mention/number_lex.h"

struct bound {
    enum modifier tag; /* 0: none */
    size_t edge; /* first atom of it before, or the one behind it [index] */
};

/* "at least", "more than about" before atom i and behind `floor`. */
struct bound bound_before(const struct atom *at, size_t i, size_t floor,
                          const struct lang *lang);

/* "or more", "+" at atom i. */
struct bound bound_behind(const struct atom *at, size_t i,
                          const struct lang *lang);

#endif
