#include "text/copy.h"

#include <stdlib.h>

enum {
    SHINGLE = 5,   /* [words] */
    SAMPLE = 1000, /* [shingles] about as many are kept of a document */
    COPY = 80      /* [percent] contained in the other: a copy */
};

struct sketch {
    uint32_t *hash; /* ascending, distinct */
    size_t count;
};

static int compare(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

    return (a > b) - (a < b);
}

static uint32_t mix(uint32_t h, uint32_t word)
{
    return (h ^ word) * 0x9e3779b1u + (h >> 15);
}

static void sort_distinct(struct sketch *s)
{
    size_t kept = 0;

    if (s->count)
        qsort(s->hash, s->count, sizeof *s->hash, compare);
    for (size_t i = 0; i < s->count; i++)
        if (kept == 0 || s->hash[kept - 1] != s->hash[i])
            s->hash[kept++] = s->hash[i];
    s->count = kept;
}

/* Hashes of all runs of five words; `mask` keeps the same share of them in
 * every document, so that containment can be estimated from what is kept. */
static struct sketch draw(const struct tokens *tokens, uint32_t mask,
                          struct arena *a)
{
    uint32_t last[SHINGLE] = {0};
    struct sketch s = {0};
    size_t words = 0;

    for (size_t i = 0; i < tokens->count; i++) {
        uint32_t h = 0x811c9dc5u;

        if (tokens->at[i].kind == TOKEN_MARK)
            continue;
        last[words++ % SHINGLE] = tokens->at[i].hash;
        for (size_t k = 0; k < SHINGLE; k++)
            h = mix(h, last[(words + k) % SHINGLE]);
        if (words < SHINGLE || (h & mask))
            continue;
        s.hash = arena_more(a, s.hash, s.count, sizeof *s.hash);
        s.hash[s.count++] = h;
    }
    sort_distinct(&s);
    return s;
}

static size_t common(const struct sketch *a, const struct sketch *b)
{
    size_t i = 0, j = 0, n = 0;

    while (i < a->count && j < b->count) {
        if (a->hash[i] == b->hash[j]) {
            n++;
            i++;
            j++;
        } else if (a->hash[i] < b->hash[j]) {
            i++;
        } else {
            j++;
        }
    }
    return n;
}

static bool is_copy(const struct sketch *a, const struct sketch *b)
{
    size_t less = a->count < b->count ? a->count : b->count;

    return less > 0 && 100 * common(a, b) >= (size_t)COPY * less;
}

static uint32_t sample_mask(const struct tokens *const *documents, size_t count)
{
    size_t longest = 0;
    uint32_t mask = 0;

    for (size_t d = 0; d < count; d++)
        if (documents[d]->count > longest)
            longest = documents[d]->count;
    for (; longest > (size_t)2 * SAMPLE; longest /= 2)
        mask = mask << 1 | 1;
    return mask;
}

size_t *copy_find(const struct tokens *const *documents, size_t count,
                  struct arena *a)
{
    size_t *copy = ARENA_NEW(a, size_t, count + 1);
    struct sketch *s = ARENA_NEW(a, struct sketch, count + 1);
    uint32_t mask = sample_mask(documents, count);

    for (size_t d = 0; d < count; d++) {
        copy[d] = SIZE_MAX;
        if (count > 1)
            s[d] = draw(documents[d], mask, a);
        for (size_t e = 0; e < d && copy[d] == SIZE_MAX; e++)
            if (copy[e] == SIZE_MAX && is_copy(&s[d], &s[e]))
                copy[d] = e;
    }
    return copy;
}
