#include "rank/concept.h"

#include <math.h>

#include "base/table.h"

/* map[d][term of document d] is its concept. */
static uint32_t **number_all(const struct ranked *documents, size_t count,
                             struct concepts *c, struct arena *a)
{
    uint32_t **map = ARENA_NEW(a, uint32_t *, count + 1);
    struct table seen = {0};

    if (count > 1)
        seen = table_new(a, documents[0].terms->count);

    for (size_t d = 0; d < count; d++) {
        const struct terms *t = documents[d].terms;

        map[d] = ARENA_NEW(a, uint32_t, t->count + 1);
        for (size_t w = 0; w < t->count; w++) {
            bool fresh = true;
            uint32_t *number = NULL;

            if (count > 1)
                number = table_put(&seen, t->stem[w], &fresh);
            if (fresh && number)
                *number = (uint32_t)c->count;
            map[d][w] = number ? *number : (uint32_t)w;
            c->count += fresh;
        }
    }
    return map;
}

struct tally {          /* of one concept */
    double worth, best; /* best: in the document that is being read */
    size_t holders;     /* [sentences], or [documents] if there are several */
    size_t last;        /* document + 1 that was counted last */
};

static void count_in(struct tally *t, double value, size_t document,
                     bool several)
{
    if (!several) {
        t->worth += value;
        t->holders++;
        return;
    }
    if (t->last != document + 1) {
        t->last = document + 1;
        t->holders++;
        t->best = 0;
    }
    if (value > t->best) {
        t->worth += value - t->best;
        t->best = value;
    }
}

static void find_worth(const struct ranked *documents, size_t count,
                       uint32_t *const *map, struct concepts *c,
                       struct arena *a)
{
    struct tally *tally = ARENA_NEW(a, struct tally, c->count + 1);
    double most = 0;

    c->use = ARENA_NEW(a, double, c->count + 1);
    for (size_t d = 0; d < count; d++) {
        const struct vectors *v = documents[d].vectors;

        for (size_t i = 0; i < v->count; i++) {
            double value = 1 / sqrt(1 + (double)i);

            for (size_t k = v->first[i]; k < v->first[i + 1]; k++) {
                uint32_t x = map[d][v->at[k].term];

                c->use[x] += (double)v->at[k].count;
                count_in(&tally[x], value, d, count > 1);
            }
        }
    }
    c->worth = ARENA_NEW(a, double, c->count + 1);
    for (size_t x = 0; x < c->count; x++)
        if (tally[x].holders > 1) {
            c->worth[x] = tally[x].worth;
            most = fmax(most, tally[x].worth);
        } else {
            c->use[x] = 0;
        }
    for (size_t x = 0; most > 0 && x < c->count; x++)
        c->worth[x] /= most;
}

/* Sum up entries of the same concept; returns how many are left. */
static size_t join(struct vector_entry *at, size_t n)
{
    size_t out = 0;

    for (size_t i = 0; i < n; i++) {
        if (out && at[out - 1].term == at[i].term)
            at[out - 1].count += at[i].count;
        else
            at[out++] = at[i];
    }
    return out;
}

static void find_centrality(struct concepts *c, size_t units, struct arena *a)
{
    double most = 0;

    c->centrality = ARENA_NEW(a, double, units + 1);
    for (size_t u = 0; u < units; u++) {
        for (size_t k = c->first[u]; k < c->first[u + 1]; k++)
            c->centrality[u] += (double)c->at[k].weight * c->use[c->at[k].term];
        most = fmax(most, c->centrality[u]);
    }
    for (size_t u = 0; most > 0 && u < units; u++)
        c->centrality[u] /= most;
}

struct concepts concept_find(const struct ranked *documents, size_t count,
                             const struct units *units, struct arena *a)
{
    struct concepts c = {0};
    uint32_t **map = number_all(documents, count, &c, a);
    size_t entries = 0, n = 0;

    find_worth(documents, count, map, &c, a);
    for (size_t d = 0; d < count; d++)
        entries += documents[d].vectors->first[documents[d].vectors->count];
    c.at = ARENA_NEW(a, struct vector_entry, entries + 1);
    c.first = ARENA_NEW(a, size_t, units->count + 1);
    for (size_t u = 0; u < units->count; u++) {
        const struct unit *unit = &units->at[u];
        const struct vectors *v = documents[unit->doc].vectors;
        size_t begin = n;

        for (size_t k = v->first[unit->first];
             k < v->first[unit->first + unit->count]; k++)
            c.at[n++] = (struct vector_entry){
                .term = map[unit->doc][v->at[k].term], .count = v->at[k].count};
        if (count > 1 || unit->count > 1) {
            vector_sort(c.at + begin, n - begin);
            n = begin + join(c.at + begin, n - begin);
        }
        vector_normalise(c.at + begin, n - begin);
        c.first[u] = begin;
        c.first[u + 1] = n;
    }
    find_centrality(&c, units->count, a);
    return c;
}

double concept_cosine(const struct concepts *c, size_t i, size_t j)
{
    return vector_dot(c->at + c->first[i], c->first[i + 1] - c->first[i],
                      c->at + c->first[j], c->first[j + 1] - c->first[j]);
}
