#include "rank/choice.h"

#include <math.h>

enum { LIKENESS_WINDOW = 64 }; /* [units] */

/* Words below this are taken for this many when gain is shared out over
 * them, else the shortest sentences would win. */
static const double fewest_words = 8;

/* Longer sentences fill a budget no better; as the feature "size". */
static const double longest_words = 35;

struct candidate {
    size_t unit;
    size_t seen;     /* [picks] its value takes into account */
    double coverage; /* weighted gain */
    double likeness; /* greatest cosine with a chosen unit */
    double context;  /* weights of neighbours, opening and length */
    double value;    /* what it adds */
};

struct choice { /* the state of one */
    const struct units *units;
    const struct concepts *concepts;
    struct taste taste;
    enum budget_kind kind;
    bool *covered;          /* [concepts] */
    bool *taken;            /* [units] */
    double *dilution;       /* [units] */
    struct candidate *heap; /* best on top */
    size_t *place;          /* [units]: where in the heap */
    size_t heap_count;
    struct picks picks;
};

struct taste taste_of(const struct weights *w, enum score_use use)
{
    return (struct taste){
        .coverage = weights_get(w, "coverage", use),
        .redundancy = weights_get(w, "redundancy", use),
        .adjacency = weights_get(w, "adjacency", use),
        .leaning = weights_get(w, "leaning", use),
        .dilution = weights_get(w, "dilution", use),
        .centroid = weights_get(w, "centroid", use),
        .filling = weights_get(w, "filling", use),
    };
}

static double gain(const struct choice *c, size_t unit)
{
    double sum = 0;

    for (size_t k = c->concepts->first[unit]; k < c->concepts->first[unit + 1];
         k++) {
        uint32_t x = c->concepts->at[k].term;

        if (!c->covered[x])
            sum += c->concepts->worth[x];
    }
    return sum / c->dilution[unit];
}

/* Whether the unit before this one, in the same document, is chosen. */
static bool follows_chosen(const struct choice *c, size_t unit)
{
    return unit > 0 && c->taken[unit - 1] &&
           c->units->at[unit - 1].doc == c->units->at[unit].doc;
}

/* What a unit costs in this budget. */
static size_t cost(const struct choice *c, size_t unit)
{
    const struct unit *u = &c->units->at[unit];

    return c->kind == BUDGET_WORDS   ? u->words
           : c->kind == BUDGET_CHARS ? u->chars
                                     : 1;
}

static void evaluate(const struct choice *c, struct candidate *k)
{
    const struct unit *u = &c->units->at[k->unit];
    bool follows = follows_chosen(c, k->unit);
    size_t n = c->picks.count, from = k->seen;

    if (n > LIKENESS_WINDOW && from < n - LIKENESS_WINDOW)
        from = n - LIKENESS_WINDOW;
    for (size_t i = from; i < n; i++)
        k->likeness = fmax(k->likeness, concept_cosine(c->concepts, k->unit,
                                                       c->picks.at[i].unit));
    k->seen = n;
    k->coverage = c->taste.coverage * gain(c, k->unit);
    k->context = follows ? c->taste.adjacency : u->leans ? c->taste.leaning : 0;
    k->context += c->taste.centroid * c->concepts->centrality[k->unit];
    if (c->kind == BUDGET_WORDS || c->kind == BUDGET_CHARS)
        k->context += c->taste.filling * fmin((double)u->words, longest_words) /
                      longest_words;
    k->value =
        u->base + k->coverage + k->context - c->taste.redundancy * k->likeness;
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

static void put(struct choice *c, size_t i, const struct candidate *k)
{
    c->heap[i] = *k;
    c->place[k->unit] = i;
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
        put(c, i, &c->heap[child]);
        i = child;
    }
    put(c, i, &moved);
}

static void rise(struct choice *c, size_t i)
{
    struct candidate moved = c->heap[i];

    while (i > 0 && better(c, &moved, &c->heap[(i - 1) / 2])) {
        put(c, i, &c->heap[(i - 1) / 2]);
        i = (i - 1) / 2;
    }
    put(c, i, &moved);
}

static void drop_top(struct choice *c)
{
    c->place[c->heap[0].unit] = SIZE_MAX;
    if (--c->heap_count) {
        put(c, 0, &c->heap[c->heap_count]);
        sink(c, 0);
    }
}

static bool may_take(const struct choice *c, const struct unit *u)
{
    if (c->picks.count == 0 || u->tier == UNIT_GOOD)
        return true;
    return u->tier == UNIT_FRAGMENT &&
           (c->kind == BUDGET_SENTENCES || c->kind == BUDGET_RATIO);
}

static void take(struct choice *c)
{
    struct candidate k = c->heap[0];
    size_t next = k.unit + 1;

    c->picks.at[c->picks.count++] =
        (struct pick){k.unit, k.coverage, -c->taste.redundancy * k.likeness,
                      k.context, k.value};
    c->taken[k.unit] = true;
    for (size_t e = c->concepts->first[k.unit];
         e < c->concepts->first[k.unit + 1]; e++)
        c->covered[c->concepts->at[e].term] = true;
    drop_top(c);
    if (next < c->units->count && c->place[next] != SIZE_MAX) {
        size_t at = c->place[next];

        evaluate(c, &c->heap[at]);
        rise(c, at);
        sink(c, c->place[next]);
    }
}

static void start(struct choice *c, struct arena *a)
{
    size_t n = c->units->count;

    c->covered = ARENA_NEW(a, bool, c->concepts->count + 1);
    c->taken = ARENA_NEW(a, bool, n + 1);
    c->dilution = ARENA_NEW(a, double, n + 1);
    c->place = ARENA_NEW(a, size_t, n + 1);
    c->heap = ARENA_NEW(a, struct candidate, n + 1);
    c->picks.at = ARENA_NEW(a, struct pick, n + 1);
    c->heap_count = n;
    for (size_t u = 0; u < n; u++) {
        struct candidate k = {.unit = u};

        c->dilution[u] = pow(fmax((double)c->units->at[u].words, fewest_words),
                             c->taste.dilution);
        evaluate(c, &k);
        put(c, u, &k);
    }
    for (size_t i = n / 2; i-- > 0;)
        sink(c, i);
}

struct picks choice_make(const struct units *units,
                         const struct concepts *concepts,
                         const struct taste *taste, enum budget_kind kind,
                         size_t limit, struct arena *a)
{
    struct choice c = {
        .units = units, .concepts = concepts, .taste = *taste, .kind = kind};

    start(&c, a);
    while (c.heap_count && limit) {
        struct candidate *top = &c.heap[0];

        if (!may_take(&c, &units->at[top->unit]) ||
            cost(&c, top->unit) > limit) {
            drop_top(&c); /* the budget only shrinks: it will never fit */
        } else if (top->seen < c.picks.count) {
            evaluate(&c, top);
            sink(&c, 0);
        } else {
            limit -= cost(&c, top->unit);
            take(&c);
        }
    }
    return c.picks;
}
