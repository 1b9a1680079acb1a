#include "rank/knapsack.h"

#include <math.h>

/* A gain below this is rounding. */
static const double tiny = 1e-9;

/* A set that grows and shrinks: what each concept is covered with. */
struct bag {
    const struct knapsack *k;
    uint64_t set;
    size_t cost;
    double value;  /* of the set, but for loneliness */
    double *level; /* [concepts] */
};

struct undo { /* of one item that was put in */
    double value;
    double *level; /* [covers of the item] */
};

static bool holds(uint64_t set, size_t i)
{
    return i < KNAPSACK_MOST && (set >> i & 1);
}

static uint64_t bit(size_t i)
{
    return UINT64_C(1) << i;
}

/* What item i adds, but for loneliness. */
static double gain_of(const struct bag *b, size_t i)
{
    const struct knapsack_item *item = &b->k->item[i];
    double gain = item->worth;

    for (size_t e = 0; e < item->covers; e++) {
        double more = item->cover[e].value - b->level[item->cover[e].concept];

        gain += more > 0 ? more : 0;
    }
    for (size_t j = 0; j < b->k->count; j++)
        if (holds(b->set, j))
            gain -= b->k->alike[i * b->k->count + j];
    return gain;
}

static struct undo put(struct bag *b, size_t i, double *room)
{
    const struct knapsack_item *item = &b->k->item[i];
    struct undo undo = {b->value, room};

    b->value += gain_of(b, i);
    for (size_t e = 0; e < item->covers; e++) {
        double *level = &b->level[item->cover[e].concept];

        undo.level[e] = *level;
        *level = fmax(*level, item->cover[e].value);
    }
    b->set |= bit(i);
    b->cost += item->cost;
    return undo;
}

static void take_back(struct bag *b, size_t i, const struct undo *undo)
{
    const struct knapsack_item *item = &b->k->item[i];

    for (size_t e = 0; e < item->covers; e++)
        b->level[item->cover[e].concept] = undo->level[e];
    b->value = undo->value;
    b->set &= ~bit(i);
    b->cost -= item->cost;
}

static double loneliness(const struct knapsack *k, uint64_t set)
{
    double sum = 0;

    for (size_t i = 0; i < k->count; i++)
        if (holds(set, i) && !holds(set, k->item[i].needs))
            sum += k->item[i].lone;
    return sum;
}

static struct bag bag_new(const struct knapsack *k, struct arena *a)
{
    return (struct bag){.k = k, .level = ARENA_NEW(a, double, k->concepts + 1)};
}

static void bag_fill(struct bag *b, uint64_t set)
{
    for (size_t x = 0; x < b->k->concepts; x++)
        b->level[x] = 0;
    b->set = 0;
    b->cost = 0;
    b->value = 0;
    for (size_t i = 0; i < b->k->count; i++) {
        const struct knapsack_item *item = &b->k->item[i];

        if (!holds(set, i))
            continue;
        b->value += gain_of(b, i);
        for (size_t e = 0; e < item->covers; e++) {
            double *level = &b->level[item->cover[e].concept];

            *level = fmax(*level, item->cover[e].value);
        }
        b->set |= bit(i);
        b->cost += item->cost;
    }
}

static double value_of(struct bag *b, uint64_t set)
{
    bag_fill(b, set);
    return b->value - loneliness(b->k, set);
}

double knapsack_value(const struct knapsack *k, uint64_t set,
                      struct arena *scratch)
{
    struct bag b = bag_new(k, scratch);

    return value_of(&b, set);
}

/* What item i adds, loneliness (its own and that which it ends) too. */
static double full_gain(const struct bag *b, size_t i)
{
    return gain_of(b, i) + loneliness(b->k, b->set) -
           loneliness(b->k, b->set | bit(i));
}

static uint64_t greedy(struct bag *b, bool per_cost)
{
    bag_fill(b, 0);
    for (;;) {
        size_t best = KNAPSACK_MOST;
        double most = 0;

        for (size_t i = 0; i < b->k->count; i++) {
            size_t cost = b->k->item[i].cost;
            double gain;

            if (holds(b->set, i) || cost > b->k->limit - b->cost)
                continue;
            gain = full_gain(b, i) / (per_cost ? (double)cost : 1);
            if (gain > most + tiny) {
                most = gain;
                best = i;
            }
        }
        if (best == KNAPSACK_MOST)
            return b->set;
        bag_fill(b, b->set | bit(best));
    }
}

static size_t cost_of(const struct knapsack *k, uint64_t set)
{
    size_t sum = 0;

    for (size_t i = 0; i < k->count; i++)
        sum += holds(set, i) ? k->item[i].cost : 0;
    return sum;
}

/* The best of what one exchange makes of a set: `out` is an item of it or
 * none, and so is `in` of the others. */
static bool exchange(struct bag *b, struct knapsack_answer *best)
{
    const struct knapsack *k = b->k;
    const uint64_t old = best->set;

    for (size_t out = 0; out <= k->count; out++) {
        uint64_t rest = old;
        size_t cost;

        if (out < k->count && !holds(old, out))
            continue;
        if (out < k->count)
            rest &= ~bit(out);
        cost = cost_of(k, rest);
        bag_fill(b, rest);
        for (size_t in = 0; in <= k->count; in++) {
            double value = b->value - loneliness(k, rest);
            uint64_t set = rest;

            if (in < k->count) {
                if (holds(old, in) || k->item[in].cost > k->limit - cost)
                    continue;
                set |= bit(in);
                value = b->value + gain_of(b, in) - loneliness(k, set);
            }
            if (value > best->value + tiny)
                *best = (struct knapsack_answer){set, value, false};
        }
    }
    return best->set != old;
}

struct search {
    struct bag bag;
    struct knapsack_answer best;
    double *room; /* for undo */
    size_t nodes; /* that may still be seen */
};

struct option {
    size_t item;
    double gain, density;
};

/* The options of a node, densest first; equal ones as they were. */
static size_t list_options(const struct bag *b, const struct option *from,
                           size_t n, struct option *to)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        struct option o = from[i];
        size_t cost = b->k->item[o.item].cost, at = count;

        if (cost > b->k->limit - b->cost)
            continue;
        o.gain = gain_of(b, o.item);
        o.density = o.gain / (double)cost;
        for (; at > 0 && to[at - 1].density < o.density; at--)
            to[at] = to[at - 1];
        to[at] = o;
        count++;
    }
    return count;
}

/* The most that options can add: whole ones while they fit, then a part. */
static double bound(const struct bag *b, const struct option *o, size_t n)
{
    size_t left = b->k->limit - b->cost;
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        size_t cost = b->k->item[o[i].item].cost;

        if (o[i].gain <= 0)
            continue;
        if (cost >= left)
            return sum + o[i].density * (double)left;
        sum += o[i].gain;
        left -= cost;
    }
    return sum;
}

/* Loneliness ends when what is needed comes in, but all of it may end only
 * by what may still come in. */
static void visit(struct search *s, const struct option *from, size_t n,
                  double *room)
{
    struct bag *b = &s->bag;
    struct option options[KNAPSACK_MOST];
    double value = b->value - loneliness(b->k, b->set);

    if (s->nodes == 0)
        return;
    s->nodes--;
    if (value > s->best.value + tiny)
        s->best = (struct knapsack_answer){b->set, value, false};
    n = list_options(b, from, n, options);
    for (size_t i = 0; i < n && s->nodes; i++) {
        size_t item = options[i].item;
        struct undo undo;

        if (b->value + bound(b, options + i, n - i) <= s->best.value + tiny)
            return;
        undo = put(b, item, room);
        visit(s, options + i + 1, n - i - 1, room + b->k->item[item].covers);
        take_back(b, item, &undo);
    }
}

struct knapsack_answer knapsack_solve(const struct knapsack *k, size_t nodes,
                                      struct arena *scratch)
{
    struct search s = {.bag = bag_new(k, scratch), .nodes = nodes};
    struct option all[KNAPSACK_MOST];
    size_t entries = 0;

    for (int per_cost = 0; per_cost < 2; per_cost++) {
        struct knapsack_answer a = {.set = greedy(&s.bag, per_cost)};

        a.value = value_of(&s.bag, a.set);
        while (exchange(&s.bag, &a))
            ;
        if (a.value > s.best.value + tiny)
            s.best = a;
    }
    for (size_t i = 0; i < k->count; i++) {
        all[i] = (struct option){.item = i};
        entries += k->item[i].covers;
    }
    if (nodes == 0)
        return s.best;
    bag_fill(&s.bag, 0);
    visit(&s, all, k->count, ARENA_NEW(scratch, double, entries + 1));
    s.best.exact = s.nodes > 0;
    return s.best;
}
