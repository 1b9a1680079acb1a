/*
 * Concepts: terms of all documents in one numbering, with what covering
 * each of them is worth.
 *
 * One article: a term of two or more sentences, worth the sum of
 * 1/sqrt(1 + i) over the sentences i that hold it.  Several: a term of two
 * or more documents, worth the sum over them of its best 1/sqrt(1 + i).
 * The most valuable is worth 1.
 * Source: Filatova and Hatzivassiloglou, "A formal model for information
 * selection" (2004); the weights by position were measured on news.
 */
#ifndef RANK_CONCEPT_H
#define RANK_CONCEPT_H

#include "base/arena.h"
#include "rank/score.h"
#include "rank/unit.h"

struct concepts {
    double *worth; /* [count], [0..1] */
    double *use;   /* [count]: occurrences, 0 for those worth nothing */
    size_t count;
    struct vector_entry *at; /* by unit, then ascending concept, which is
                                what `term` holds here */
    size_t *first;           /* [units + 1] */
    double *centrality;      /* [units], [0..1]: likeness with the centroid of
                                all documents (Radev et al., MEAD, 2004) */
};

struct concepts concept_find(const struct ranked *documents, size_t count,
                             const struct units *units, struct arena *a);

/* Cosine of units i and j [0..1]. */
double concept_cosine(const struct concepts *c, size_t i, size_t j);

#endif
