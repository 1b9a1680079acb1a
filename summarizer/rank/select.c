#include "rank/select.h"

#include <math.h>
#include <stdlib.h>

#include "rank/concept.h"
#include "rank/unit.h"

enum { LIKENESS_WINDOW = 64 }; /* [units] */

/* Words below this are taken for this many when gain is shared out over
 * them, else the shortest sentences would win. */
static const double fewest_words = 8;

struct candidate {
    size_t unit;
    size_t seen;     /* [chosen units] its value takes into account */
    double coverage; /* weighted gain */
    double likeness; /* greatest cosine with a chosen unit */
    double value;
};

struct choice { /* the state of one selection */
    const struct units *units;
    const struct concepts *concepts;
    double coverage, redundancy; /* weights */
    bool *covered;               /* [concepts] */
    struct candidate *heap;      /* best on top */
    size_t heap_count;
    size_t *chosen; /* units, in order of choice */
    size_t chosen_count;
};

static double gain(const struct choice *c, size_t unit)
{
    double sum = 0, words = (double)c->units->at[unit].words;

    for (size_t k = c->concepts->first[unit]; k < c->concepts->first[unit + 1];
         k++) {
        uint32_t x = c->concepts->at[k].term;

        if (!c->covered[x])
            sum += c->concepts->worth[x];
    }
    return sum / sqrt(fmax(words, fewest_words));
}

static void evaluate(const struct choice *c, struct candidate *k)
{
    size_t from = k->seen;

    if (c->chosen_count > LIKENESS_WINDOW &&
        from < c->chosen_count - LIKENESS_WINDOW)
        from = c->chosen_count - LIKENESS_WINDOW;
    for (size_t i = from; i < c->chosen_count; i++)
        k->likeness = fmax(k->likeness,
                           concept_cosine(c->concepts, k->unit, c->chosen[i]));
    k->seen = c->chosen_count;
    k->coverage = c->coverage * gain(c, k->unit);
    k->value =
        c->units->at[k->unit].base + k->coverage - c->redundancy * k->likeness;
}

/* Whether a comes before b: better tier, then value, then position. */
static bool better(const struct choice *c, const struct candidate *a,
                   const struct candidate *b)
{
    enum unit_tier x = c->units->at[a->unit].tier;
    enum unit_tier y = c->units->at[b->unit].tier;

    if (x != y)
        return x < y;
    if (a->value > b->value || a->value < b->value)
        return a->value > b->value;
    return a->unit < b->unit;
}

static void sink(struct choice *c, size_t i)
{
    struct candidate moved = c->heap[i];

    for (;;) {
        size_t child = 2 * i + 1;

        if (child >= c->heap_count)
            break;
        if (child + 1 < c->heap_count &&
            better(c, &c->heap[child + 1], &c->heap[child]))
            child++;
        if (!better(c, &c->heap[child], &moved))
            break;
        c->heap[i] = c->heap[child];
        i = child;
    }
    c->heap[i] = moved;
}

static void drop_top(struct choice *c)
{
    c->heap[0] = c->heap[--c->heap_count];
    if (c->heap_count)
        sink(c, 0);
}

/* What a unit costs in this budget. */
static size_t cost(const struct unit *u, enum budget_kind kind)
{
    return kind == BUDGET_WORDS   ? u->words
           : kind == BUDGET_CHARS ? u->chars
                                  : 1;
}

static size_t limit_of(const struct budget *b, size_t available)
{
    double share = b->ratio * (double)available;

    if (b->kind != BUDGET_RATIO)
        return b->limit;
    /* The small sum keeps 20 % of 5 at 1, whatever binary says of .2. */
    return share < 1 ? 1 : (size_t)(share + 1e-9);
}

static bool may_take(const struct choice *c, const struct unit *u,
                     enum budget_kind kind)
{
    if (c->chosen_count == 0 || u->tier == UNIT_GOOD)
        return true;
    return u->tier == UNIT_FRAGMENT &&
           (kind == BUDGET_SENTENCES || kind == BUDGET_RATIO);
}

static void take(struct choice *c, const struct candidate *k, struct summary *s)
{
    const struct unit *u = &c->units->at[k->unit];

    s->at[s->count++] = (struct chosen){
        .doc = u->doc,
        .sentence = u->first,
        .sentences = u->count,
        .text = u->text,
        .base = u->base,
        .coverage = k->coverage,
        .redundancy = -c->redundancy * k->likeness,
        .score = k->value,
    };
    c->chosen[c->chosen_count++] = k->unit;
    for (size_t e = c->concepts->first[k->unit];
         e < c->concepts->first[k->unit + 1]; e++)
        c->covered[c->concepts->at[e].term] = true;
}

static void choose(struct choice *c, const struct budget *budget,
                   struct summary *s)
{
    size_t left = limit_of(budget, s->available);

    while (c->heap_count && left) {
        struct candidate *top = &c->heap[0];
        const struct unit *u = &c->units->at[top->unit];

        if (!may_take(c, u, budget->kind))
            break;
        if (cost(u, budget->kind) > left) {
            drop_top(c); /* the budget only shrinks: it will never fit */
        } else if (top->seen < c->chosen_count) {
            evaluate(c, top);
            sink(c, 0);
        } else {
            left -= cost(u, budget->kind);
            take(c, top, s);
            drop_top(c);
        }
    }
}

static int by_place(const void *a, const void *b)
{
    const struct chosen *x = a, *y = b;

    if (x->doc != y->doc)
        return x->doc < y->doc ? -1 : 1;
    return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

struct summary select_best(const struct ranked *documents, size_t count,
                           const struct selection *how, struct arena *a)
{
    enum score_use use = count > 1 ? SCORE_MERGED : SCORE_SINGLE;
    struct units units = unit_find(
        documents, count, weights_get(how->weights, "fragment", use), a);
    struct concepts concepts = concept_find(documents, count, &units, a);
    struct summary s = {.available = units.available};
    struct choice c = {.units = &units, .concepts = &concepts};

    c.coverage = weights_get(how->weights, "coverage", use);
    c.redundancy = how->redundancy < 0
                       ? weights_get(how->weights, "redundancy", use)
                       : 1 - how->redundancy;
    c.covered = ARENA_NEW(a, bool, concepts.count + 1);
    c.heap = ARENA_NEW(a, struct candidate, units.count + 1);
    c.chosen = ARENA_NEW(a, size_t, units.count + 1);
    s.at = ARENA_NEW(a, struct chosen, units.count + 1);
    for (size_t u = 0; u < units.count; u++) {
        c.heap[u] = (struct candidate){.unit = u};
        evaluate(&c, &c.heap[u]);
    }
    c.heap_count = units.count;
    for (size_t i = units.count / 2; i-- > 0;)
        sink(&c, i);
    choose(&c, &how->budget, &s);
    if (!how->by_rank)
        qsort(s.at, s.count, sizeof *s.at, by_place);
    return s;
}
