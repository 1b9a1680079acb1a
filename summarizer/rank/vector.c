#include "rank/vector.h"

#include <math.h>
#include <stdlib.h>

#include "text/cluster.h"

enum { FEW = 64 /* entries: insertion is faster */ };

/* Runs of non-space: what is no space is a token.  Those of scripts without
 * spaces are several words. */
static size_t count_words(const struct token *at, size_t n)
{
    size_t words = 0, quarters = 0;

    for (size_t i = 0; i < n; i++) {
        if (!(at[i].flags & TOKEN_GLUED)) {
            words += quarters > 4 ? (quarters - 1) / 4 : 0;
            words++;
            quarters = 0;
        }
        if (cluster_begins(at[i].text, 0))
            quarters += cluster_quarters(at[i].text);
    }
    return words + (quarters > 4 ? (quarters - 1) / 4 : 0);
}

static int by_term(const void *a, const void *b)
{
    const struct vector_entry *x = a, *y = b;

    return (x->term > y->term) - (x->term < y->term);
}

/* Entries come nearly in order, because terms are numbered as they appear. */
void vector_sort(struct vector_entry *at, size_t n)
{
    if (n > FEW) {
        qsort(at, n, sizeof *at, by_term);
        return;
    }
    for (size_t i = 1; i < n; i++) {
        struct vector_entry e = at[i];
        size_t k = i;

        for (; k > 0 && at[k - 1].term > e.term; k--)
            at[k] = at[k - 1];
        at[k] = e;
    }
}

void vector_normalise(struct vector_entry *at, size_t n)
{
    double norm = 0;
    float length;

    for (size_t i = 0; i < n; i++) {
        at[i].weight = at[i].count > 1 ? 1 + logf(at[i].count) : 1;
        norm += (double)at[i].weight * (double)at[i].weight;
    }
    length = (float)sqrt(norm);
    for (size_t i = 0; i < n; i++)
        at[i].weight /= length;
}

/* The entries of one sentence into `at`; returns how many.  `seen` holds
 * for every term its place in `at` plus 1 while this sentence lasts. */
static size_t fill(struct vector_entry *at, const uint32_t *ids, size_t n,
                   uint32_t *seen)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        if (ids[i] == TERM_NONE)
            continue;
        if (!seen[ids[i]]) {
            at[count] = (struct vector_entry){.term = ids[i]};
            seen[ids[i]] = (uint32_t)++count;
        }
        at[seen[ids[i]] - 1].count++;
    }
    for (size_t i = 0; i < count; i++)
        seen[at[i].term] = 0;
    vector_normalise(at, count);
    vector_sort(at, count);
    return count;
}

struct vectors vector_build(const struct sentences *sentences,
                            const struct tokens *tokens,
                            const struct terms *terms, struct arena *a)
{
    struct vectors v = {.count = sentences->count};
    uint32_t *seen = ARENA_NEW(a, uint32_t, terms->count + 1);
    size_t n = 0;

    v.at = ARENA_NEW(a, struct vector_entry, tokens->count + 1);
    v.first = ARENA_NEW(a, size_t, v.count + 1);
    v.words = ARENA_NEW(a, size_t, v.count + 1);
    v.terms = ARENA_NEW(a, size_t, v.count + 1);
    for (size_t s = 0; s < v.count; s++) {
        size_t first = tokens->first[s], last = tokens->first[s + 1];

        v.first[s] = n;
        n += fill(v.at + n, terms->id + first, last - first, seen);
        v.words[s] = count_words(tokens->at + first, last - first);
        for (size_t i = v.first[s]; i < n; i++)
            v.terms[s] += (size_t)v.at[i].count;
    }
    v.first[v.count] = n;
    return v;
}

double vector_dot(const struct vector_entry *a, size_t a_count,
                  const struct vector_entry *b, size_t b_count)
{
    const struct vector_entry *a_end = a + a_count, *b_end = b + b_count;
    double sum = 0;

    while (a < a_end && b < b_end) {
        if (a->term < b->term) {
            a++;
        } else if (b->term < a->term) {
            b++;
        } else {
            sum += (double)a->weight * (double)b->weight;
            a++;
            b++;
        }
    }
    return sum;
}

double vector_cosine(const struct vectors *v, size_t i, size_t j)
{
    return vector_dot(v->at + v->first[i], v->first[i + 1] - v->first[i],
                      v->at + v->first[j], v->first[j + 1] - v->first[j]);
}
