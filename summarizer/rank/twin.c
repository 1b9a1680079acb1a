#include "rank/twin.h"

#include <stdlib.h>

#include "base/table.h"

enum {
    SAMPLE = 1000, /* [runs] about as many are kept of a document */
    COPY = 80      /* [percent] contained in the other */
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

/* The last multiplication spreads all bits, of which `mask` picks some. */
static uint32_t mix(uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t h = (a * 31 + b) * 31 + c;

    h = (h ^ h >> 15) * 0x9e3779b1u;
    return h ^ h >> 13;
}

/* `mask` keeps the same runs in every document, so that containment can be
 * estimated from those kept. */
static struct sketch draw(const struct ranked *r, uint32_t mask,
                          struct arena *a)
{
    uint32_t *stem = ARENA_NEW(a, uint32_t, r->terms->count + 1);
    uint32_t one = 0, two = 0;
    struct sketch s = {0};
    size_t kept = 0;

    for (size_t w = 0; w < r->terms->count; w++)
        stem[w] = span_hash(r->terms->stem[w]);
    for (size_t i = 0; i < r->tokens->count; i++) {
        uint32_t h;

        if (r->terms->id[i] == TERM_NONE)
            continue;
        h = mix(one, two, stem[r->terms->id[i]]);
        one = two;
        two = stem[r->terms->id[i]];
        if (h & mask)
            continue;
        s.hash = arena_more(a, s.hash, s.count, sizeof *s.hash);
        s.hash[s.count++] = h;
    }
    if (s.count)
        qsort(s.hash, s.count, sizeof *s.hash, compare);
    for (size_t i = 0; i < s.count; i++)
        if (kept == 0 || s.hash[kept - 1] != s.hash[i])
            s.hash[kept++] = s.hash[i];
    s.count = kept;
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

static uint32_t sample_mask(const struct ranked *documents, size_t count)
{
    size_t longest = 0;
    uint32_t mask = 0;

    for (size_t d = 0; d < count; d++)
        if (documents[d].tokens->count > longest)
            longest = documents[d].tokens->count;
    for (; longest > 2 * (size_t)SAMPLE; longest /= 2)
        mask = mask << 1 | 1;
    return mask;
}

size_t *twin_find(const struct ranked *documents, size_t count, struct arena *a)
{
    size_t *twin = ARENA_NEW(a, size_t, count + 1);
    struct sketch *s = ARENA_NEW(a, struct sketch, count + 1);
    uint32_t mask = sample_mask(documents, count);

    for (size_t d = 0; d < count; d++) {
        twin[d] = SIZE_MAX;
        if (count < 2)
            continue;
        s[d] = draw(&documents[d], mask, a);
        for (size_t e = 0; e < d && twin[d] == SIZE_MAX; e++) {
            size_t less = s[d].count < s[e].count ? s[d].count : s[e].count;

            if (twin[e] == SIZE_MAX && less &&
                100 * common(&s[d], &s[e]) >= COPY * less)
                twin[d] = e;
        }
    }
    return twin;
}
