#include "rank/keyword.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/table.h"

enum { LONGEST = 3 /* [terms] */, KEY_MAX = 512 /* [bytes] */ };

struct candidate {
    struct span text, key; /* key: its stems, a space around each */
    double worth;
    size_t uses, terms, order;
};

struct candidates {
    struct candidate *at;
    size_t count;
    struct table by_key;
    struct arena *arena;
};

/* " stem stem ", so that one key lies in another only at whole stems. */
static struct span make_key(const struct terms *terms, const uint32_t *ids,
                            size_t n, char out[KEY_MAX])
{
    size_t at = 0;

    out[at++] = ' ';
    for (size_t i = 0; i < n; i++) {
        struct span stem = terms->stem[ids[i]];

        if (at + stem.n + 1 > KEY_MAX)
            return SPAN("");
        memcpy(out + at, stem.p, stem.n);
        at += stem.n;
        out[at++] = ' ';
    }
    return (struct span){out, at};
}

/* The candidate with this key, a new one if there is none. */
static struct candidate *find(struct candidates *c, struct span key,
                              struct span text, size_t terms)
{
    const uint32_t *known = table_find(&c->by_key, key);
    bool fresh;

    if (known)
        return &c->at[*known];
    key = arena_copy(c->arena, key);
    *table_put(&c->by_key, key, &fresh) = (uint32_t)c->count;
    c->at = arena_more(c->arena, c->at, c->count, sizeof *c->at);
    c->at[c->count] = (struct candidate){
        .text = text, .key = key, .terms = terms, .order = c->count};
    return &c->at[c->count++];
}

static void count_use(struct candidates *c, struct span key, struct span text,
                      size_t terms, double worth)
{
    struct candidate *use = find(c, key, text, terms);

    use->worth += worth;
    use->uses++;
}

/* Whether token k + 1 follows token k with nothing but one space. */
static bool adjacent(const struct tokens *t, size_t k)
{
    const char *end = t->at[k].text.p + t->at[k].text.n;

    return t->at[k + 1].text.p == end + 1 && *end == ' ';
}

static void read_sentence(const struct ranked *r, size_t s,
                          struct candidates *c)
{
    const struct tokens *t = r->tokens;
    double worth = 1 / sqrt(1 + (double)s);

    for (size_t k = t->first[s]; k < t->first[s + 1]; k++) {
        const char *begin = t->at[k].text.p;

        for (size_t n = 1; n <= LONGEST && k + n <= t->first[s + 1]; n++) {
            struct span last = t->at[k + n - 1].text, key;
            char bytes[KEY_MAX];

            if (r->terms->id[k + n - 1] == TERM_NONE)
                break;
            if (n > 1 && !adjacent(t, k + n - 2))
                break;
            key = make_key(r->terms, r->terms->id + k, n, bytes);
            if (key.n)
                count_use(
                    c, key,
                    (struct span){begin, (size_t)(last.p + last.n - begin)}, n,
                    worth);
        }
    }
}

static int by_worth(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;

    if (x->worth > y->worth || x->worth < y->worth)
        return x->worth > y->worth ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static bool overlaps(struct span key, const struct span *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (span_find(keys[i], key) != SIZE_MAX ||
            span_find(key, keys[i]) != SIZE_MAX)
            return true;
    return false;
}

struct keywords keyword_find(const struct ranked *documents, size_t count,
                             size_t limit, struct arena *a)
{
    struct candidates c = {.arena = a, .by_key = table_new(a, 256)};
    struct keywords words = {0};

    for (size_t d = 0; d < count; d++) {
        const struct ranked *r = &documents[d];

        for (size_t s = 0; s < r->sentences->count; s++)
            read_sentence(r, s, &c);
    }
    for (size_t i = 0; i < c.count; i++)
        if (c.at[i].terms > 1)
            c.at[i].worth *= c.at[i].uses > 1 ? (double)c.at[i].terms : .5;
    if (c.count)
        qsort(c.at, c.count, sizeof *c.at, by_worth);
    if (limit > c.count)
        limit = c.count;
    words.at = ARENA_NEW(a, struct keyword, limit + 1);
    struct span *keys = ARENA_NEW(a, struct span, limit + 1);
    for (size_t i = 0; i < c.count && words.count < limit; i++) {
        if (overlaps(c.at[i].key, keys, words.count))
            continue;
        keys[words.count] = c.at[i].key;
        words.at[words.count++] =
            (struct keyword){c.at[i].text, c.at[i].worth / c.at[0].worth};
    }
    return words;
}
