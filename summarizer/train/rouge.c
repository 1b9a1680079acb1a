#include "train/rouge.h"

#include "base/table.h"
#include "base/utf8.h"
#include "text/lang.h"
#include "text/stem.h"

struct words {
    struct span *at;
    size_t count;
};

struct reader {
    struct arena *arena;
    struct stemmer *stemmer; /* NULL: words as they are */
};

static bool is_letter(uint32_t c, bool ascii)
{
    if (ascii)
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return utf8_is_alpha(c) || utf8_is_digit(c);
}

static struct words read_words(const struct reader *r, struct span text)
{
    struct words w = {0};
    char *folded = ARENA_NEW(r->arena, char, 2 * text.n + 4);
    struct span s = utf8_fold(text, folded, 2 * text.n + 4);

    for (size_t at = 0; at < s.n;) {
        size_t begin = at, end = at;

        while (at < s.n && is_letter(utf8_read(s, &at), r->stemmer != NULL))
            end = at;
        if (end == begin)
            continue;
        struct span word = span_slice(s, begin, end);
        if (r->stemmer && word.n > 3)
            word = arena_copy(r->arena, stem_word(r->stemmer, word));
        w.at = arena_more(r->arena, w.at, w.count, sizeof *w.at);
        w.at[w.count++] = word;
    }
    return w;
}

/* Gram i of size n (1 or 2) as one key. */
static struct span gram(const struct words *w, size_t i, int n, struct arena *a)
{
    char *p;

    if (n == 1)
        return w->at[i];
    p = ARENA_NEW(a, char, w->at[i].n + 1 + w->at[i + 1].n);
    memcpy(p, w->at[i].p, w->at[i].n);
    p[w->at[i].n] = ' ';
    memcpy(p + w->at[i].n + 1, w->at[i + 1].p, w->at[i + 1].n);
    return (struct span){p, w->at[i].n + 1 + w->at[i + 1].n};
}

static struct table count_reference(struct rouge_reference *ref,
                                    const struct words *w, int n,
                                    struct arena *a)
{
    struct table t = table_new(a, w->count);
    size_t last = w->count + 1 > (size_t)n ? w->count + 1 - (size_t)n : 0;

    ref->allowed[n - 1] = ARENA_NEW(a, uint16_t, w->count + 1);
    for (size_t i = 0; i < last; i++) {
        bool fresh;
        uint32_t *number = table_put(&t, gram(w, i, n, a), &fresh);

        if (fresh)
            *number = (uint32_t)ref->grams[n - 1]++;
        ref->allowed[n - 1][*number]++;
    }
    return t;
}

static struct rouge_hits count_unit(const struct table *t,
                                    const struct words *w, int n, size_t grams,
                                    struct arena *a)
{
    struct rouge_hits h = {0};
    uint16_t *times = ARENA_NEW(a, uint16_t, grams + 1);
    size_t last = w->count + 1 > (size_t)n ? w->count + 1 - (size_t)n : 0;
    uint32_t *found = ARENA_NEW(a, uint32_t, w->count + 1);

    for (size_t i = 0; i < last; i++) {
        const uint32_t *number = table_find(t, gram(w, i, n, a));

        if (number && times[*number]++ == 0)
            found[h.count++] = *number;
    }
    h.gram = found;
    h.times = ARENA_NEW(a, uint16_t, h.count + 1);
    for (size_t i = 0; i < h.count; i++)
        h.times[i] = times[found[i]];
    return h;
}

struct rouge rouge_count(const struct span *references, size_t reference_count,
                         const struct span *units, size_t unit_count,
                         bool ascii, struct arena *a)
{
    static const struct lang porter = {.code = "en", .stemmer = "porter"};
    struct rouge r = {.reference_count = reference_count,
                      .unit_count = unit_count};
    struct reader reader = {a, ascii ? stem_new(&porter, a) : NULL};
    struct words *words = ARENA_NEW(a, struct words, unit_count + 1);

    r.references = ARENA_NEW(a, struct rouge_reference, reference_count + 1);
    r.units = ARENA_NEW(a, struct rouge_unit, unit_count + 1);
    for (size_t u = 0; u < unit_count; u++) {
        words[u] = read_words(&reader, units[u]);
        r.units[u].words = words[u].count;
        r.units[u].one = ARENA_NEW(a, struct rouge_hits, reference_count + 1);
        r.units[u].two = ARENA_NEW(a, struct rouge_hits, reference_count + 1);
    }
    for (size_t k = 0; k < reference_count; k++) {
        struct rouge_reference *ref = &r.references[k];
        struct words w = read_words(&reader, references[k]);

        ref->words = w.count;
        for (int n = 1; n <= 2; n++) {
            struct table t = count_reference(ref, &w, n, a);

            for (size_t u = 0; u < unit_count; u++)
                (n == 1 ? r.units[u].one : r.units[u].two)[k] =
                    count_unit(&t, &words[u], n, ref->grams[n - 1], a);
        }
    }
    if (reader.stemmer)
        stem_free(reader.stemmer);
    return r;
}

static size_t overlap(const struct rouge *r, const size_t *chosen, size_t count,
                      size_t k, int n, struct arena *scratch)
{
    const struct rouge_reference *ref = &r->references[k];
    uint16_t *seen = ARENA_NEW(scratch, uint16_t, ref->grams[n - 1] + 1);
    size_t hits = 0;

    for (size_t i = 0; i < count; i++) {
        const struct rouge_unit *u = &r->units[chosen[i]];
        const struct rouge_hits *h = n == 1 ? &u->one[k] : &u->two[k];

        for (size_t g = 0; g < h->count; g++) {
            size_t left =
                (size_t)ref->allowed[n - 1][h->gram[g]] - seen[h->gram[g]];
            size_t new = h->times[g] < left ? h->times[g] : left;

            seen[h->gram[g]] = (uint16_t)(seen[h->gram[g]] + new);
            hits += new;
        }
    }
    return hits;
}

struct rouge_result rouge_score(const struct rouge *r, const size_t *chosen,
                                size_t count, size_t limit,
                                struct arena *scratch)
{
    struct rouge_result result = {0};
    size_t words = 0;

    for (size_t i = 0; i < count; i++)
        words += r->units[chosen[i]].words;
    for (size_t k = 0; k < r->reference_count; k++)
        for (int n = 1; n <= 2; n++) {
            double hits = (double)overlap(r, chosen, count, k, n, scratch);
            double length = (double)(words + 1 - (size_t)n);
            double wanted = (double)(r->references[k].words + 1 - (size_t)n);
            double share = 1 / (double)r->reference_count;

            if (limit && words > limit) {
                hits *= (double)limit / (double)words;
                length = (double)(limit + 1 - (size_t)n);
            }
            if (length + wanted > 0)
                result.f[n - 1] += share * 2 * hits / (length + wanted);
            if (wanted > 0)
                result.recall[n - 1] += share * hits / wanted;
        }
    return result;
}
