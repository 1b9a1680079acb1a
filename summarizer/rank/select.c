#include "rank/select.h"

#include <stdlib.h>

#include "rank/choice.h"
#include "rank/concept.h"
#include "rank/unit.h"
#include "text/copy.h"

static size_t limit_of(const struct budget *b, size_t available)
{
    double share = b->ratio * (double)available;

    if (b->kind != BUDGET_RATIO)
        return b->limit;
    /* The small sum keeps 20 % of 5 at 1, whatever binary says of .2. */
    return share < 1 ? 1 : (size_t)(share + 1e-9);
}

/* The documents that take part: those that repeat no other. */
struct part {
    struct ranked *at;
    size_t *number; /* in the caller's documents */
    size_t *rank;   /* in the order of the output */
    size_t count;
};

/* Documents go by date if all have one, else as they were given. */
static bool all_dated(const struct ranked *documents, size_t count)
{
    for (size_t d = 0; d < count; d++)
        if (documents[d].doc->date.n == 0)
            return false;
    return true;
}

size_t *select_copies(const struct ranked *documents, size_t count,
                      struct arena *a)
{
    const struct tokens **tokens =
        ARENA_NEW(a, const struct tokens *, count + 1);

    for (size_t d = 0; d < count; d++)
        tokens[d] = documents[d].tokens;
    return copy_find(tokens, count, a);
}

static struct part find_parts(const struct ranked *documents, size_t count,
                              struct arena *a)
{
    const size_t *copy = select_copies(documents, count, a);
    struct part p = {.at = ARENA_NEW(a, struct ranked, count + 1),
                     .number = ARENA_NEW(a, size_t, count + 1),
                     .rank = ARENA_NEW(a, size_t, count + 1)};
    bool dated = all_dated(documents, count);

    for (size_t d = 0; d < count; d++) {
        struct span date = documents[d].doc->date;

        if (copy[d] != SIZE_MAX)
            continue;
        for (size_t e = 0; e < p.count; e++)
            if (dated && span_compare(date, p.at[e].doc->date) < 0)
                p.rank[e]++;
            else
                p.rank[p.count]++;
        p.at[p.count] = documents[d];
        p.number[p.count++] = d;
    }
    return p;
}

static int by_place(const void *a, const void *b)
{
    const struct chosen *x = a, *y = b;

    if (x->doc != y->doc)
        return x->doc < y->doc ? -1 : 1;
    return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

/* From `doc` as a number in the parts to the order of the output. */
static void put_in_order(struct summary *s, const struct part *part,
                         struct arena *a)
{
    size_t *of = ARENA_NEW(a, size_t, part->count + 1);

    for (size_t d = 0; d < part->count; d++)
        of[part->rank[d]] = d;
    for (size_t i = 0; i < s->count; i++)
        s->at[i].doc = part->rank[s->at[i].doc];
    qsort(s->at, s->count, sizeof *s->at, by_place);
    for (size_t i = 0; i < s->count; i++)
        s->at[i].doc = of[s->at[i].doc];
}

struct summary select_best(const struct ranked *documents, size_t count,
                           const struct selection *how, struct arena *a)
{
    enum score_use use = count > 1 ? SCORE_MERGED : SCORE_SINGLE;
    struct part part = find_parts(documents, count, a);
    struct units units = unit_find(
        part.at, part.count, weights_get(how->weights, "fragment", use), a);
    struct concepts concepts = concept_find(part.at, part.count, &units, a);
    struct taste taste = taste_of(how->weights, use);
    struct summary s = {.available = units.available};
    struct picks picks;

    if (how->redundancy >= 0)
        taste.redundancy = 1 - how->redundancy;
    picks = choice_make(&units, &concepts, &taste, how->budget.kind,
                        limit_of(&how->budget, units.available), a);
    s.at = ARENA_NEW(a, struct chosen, picks.count + 1);
    for (size_t i = 0; i < picks.count; i++) {
        const struct pick *p = &picks.at[i];
        const struct unit *u = &units.at[p->unit];

        s.at[s.count++] = (struct chosen){
            .doc = u->doc,
            .sentence = u->first,
            .sentences = u->count,
            .text = u->text,
            .base = u->base,
            .coverage = p->coverage,
            .redundancy = p->redundancy,
            .context = p->context,
            .score = p->score,
        };
    }
    if (!how->by_rank)
        put_in_order(&s, &part, a);
    for (size_t i = 0; i < s.count; i++)
        s.at[i].doc = part.number[s.at[i].doc];
    return s;
}
