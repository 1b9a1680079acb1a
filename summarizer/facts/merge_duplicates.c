#include "facts/merge.h"

#include <stdlib.h>

#include "base/table.h"

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

/* Hashes of all runs of five words; `mask` keeps the same share of them in
 * every document, so that containment can be estimated from what is kept. */
static struct sketch sketch_document(const struct draft *d, uint32_t mask,
                                     struct arena *a)
{
    const struct tokens *tokens = d->r->tokens;
    uint32_t last[SHINGLE] = {0};
    struct sketch s = {0};
    size_t words = 0;

    for (size_t i = 0; i < tokens->count; i++) {
        uint32_t h = 0x811c9dc5u;

        if (tokens->at[i].kind == TOKEN_MARK)
            continue;
        last[words++ % SHINGLE] = span_hash(draft_key(tokens->at[i].text, a));
        for (size_t k = 0; k < SHINGLE; k++)
            h = mix(h, last[(words + k) % SHINGLE]);
        if (words < SHINGLE || (h & mask))
            continue;
        s.hash = arena_more(a, s.hash, s.count, sizeof *s.hash);
        s.hash[s.count++] = h;
    }
    if (s.count)
        qsort(s.hash, s.count, sizeof *s.hash, compare);
    size_t kept = 0;
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

static uint32_t sample_mask(const struct merging *m)
{
    size_t longest = 0;
    uint32_t mask = 0;

    for (size_t d = 0; d < m->count; d++)
        if (m->drafts[d].r->tokens->count > longest)
            longest = m->drafts[d].r->tokens->count;
    for (; longest > (size_t)2 * SAMPLE; longest /= 2)
        mask = mask << 1 | 1;
    return mask;
}

void merge_duplicates(struct merging *m)
{
    struct sketch *s = ARENA_NEW(m->arena, struct sketch, m->count + 1);
    uint32_t mask = sample_mask(m);

    for (size_t d = 0; d < m->count; d++) {
        m->out->duplicate_of[d] = SIZE_MAX;
        if (m->count < 2)
            continue;
        s[d] = sketch_document(&m->drafts[d], mask, m->arena);
        for (size_t e = 0; e < d; e++) {
            size_t less = s[d].count < s[e].count ? s[d].count : s[e].count;

            if (m->out->duplicate_of[e] != SIZE_MAX || less == 0)
                continue;
            if (100 * common(&s[d], &s[e]) >= (size_t)COPY * less) {
                m->out->duplicate_of[d] = e;
                break;
            }
        }
    }
}
