/*
 * Sentence vectors: the distinct terms of each sentence, weighted.
 *
 * v(w) = 1 + ln tf(w), scaled to length 1, in the numbering of text/term.
 * Source: Salton and Buckley, "Term-weighting approaches in automatic text
 * retrieval" (1988), without idf: a background idf was no better than a
 * constant one on 5,900 news articles at three sentences.
 */
#ifndef RANK_VECTOR_H
#define RANK_VECTOR_H

#include <stdint.h>

#include "base/arena.h"
#include "text/term.h"
#include "text/token.h"

struct vector_entry {
    uint32_t term;
    float weight; /* [0..1] */
    float count;  /* occurrences in the sentence */
};

struct vectors {
    struct vector_entry *at; /* by sentence, then ascending term */
    size_t *first;           /* [sentences + 1]: where each sentence begins */
    size_t *words; /* [sentences]: runs of non-space, as wc -w counts; more
                      where the script has no spaces (cluster_quarters) */
    size_t *terms; /* [sentences]: term tokens, repeats counted */
    size_t count;  /* [sentences] */
};

struct vectors vector_build(const struct sentences *sentences,
                            const struct tokens *tokens,
                            const struct terms *terms, struct arena *a);

/* Scale the entries to length 1 after giving each the weight 1 + ln count. */
void vector_normalise(struct vector_entry *at, size_t n);

/* Put entries in the order of their terms; that of equal ones is open. */
void vector_sort(struct vector_entry *at, size_t n);

/* Dot product of vectors a and b, which is their cosine [0..1].
 * Cost: O(entries of both). */
double vector_dot(const struct vector_entry *a, size_t a_count,
                  const struct vector_entry *b, size_t b_count);

/* The same for sentences i and j. */
double vector_cosine(const struct vectors *v, size_t i, size_t j);

#endif
