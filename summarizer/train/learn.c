#include "train/learn.h"

#include <math.h>
#include <string.h>

#include "train/ridge.h"

/* How strongly weights are held to those of the start, for articles and
 * for clusters, of which there are few.  On articles of sets held out .3 is
 * better than .08 (2.04 points and 1.91), on articles held out of every set
 * .08 is better (2.24 and 2.12). */
static const double penalty[] = {.1, 1};

/* Units whose value is this much below the best count 1/e; from .1 to 2 it
 * matters little.  [weights] */
static const double temper = .3;

/* How many points a weight of 1 stands for, for articles and clusters: any
 * would do, these make the weights readable. */
static const double points[] = {10, .15};

/* Of all chosen units those that may open with a pronoun whose sentence is
 * not there [0..1], for articles and clusters: of summaries of three
 * sentences 3.6 %, of those in English 2 % (the French list is longer).  The
 * reader's sake decides on "leaning", not ROUGE. */
static const double most_lone[] = {.012, .007};

enum { ROUNDS = 4, PLACES = 4 /* of a summary, evenly spread */ };

static struct sample_weights *set_weight(struct sample_weights *w,
                                         const char *name, double value)
{
    w->at[sample_weight_find(w, name)] = value;
    return w;
}

struct sample_weights learn_start(enum score_use use, struct arena *a)
{
    static const struct {
        const char *name;
        double single, merged;
    } known[] = {
        {"position",   1,   .5 },
        {"centrality", .3,  .3 },
        {"coverage",   .5,  1  },
        {"redundancy", .4,  .5 },
        {"leaning",    -.1, -.1},
        {"dilution",   .5,  .5 },
        {"filling",    0,   0  },
        {"share",      .8,  .8 },
        {"focus",      1,   1  },
        {"fragment",   6,   6  },
    };
    struct sample_weights w = sample_weights_new(use, a);

    for (size_t i = 0; i < w.count; i++)
        w.at[i] = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        set_weight(&w, known[i].name,
                   use == SCORE_MERGED ? known[i].merged : known[i].single);
    return w;
}

bool learn_holds_out(const struct lesson *l, size_t s, size_t i)
{
    bool same = l->without != SIZE_MAX &&
                strcmp(l->sets[s].name, l->sets[l->without].name) == 0;

    return same || (l->parts && i % l->parts == l->part);
}

double learn_share(const struct lesson *l, size_t s)
{
    double n = (double)l->sets[s].count;

    return n / (n + (l->use == SCORE_MERGED ? 50 : 200));
}

double learn_gain(struct lesson *l, const struct sample_set *set,
                  struct sample *s, const struct sample_weights *w)
{
    return 100 * (sample_score(set, s, w, &l->scratch) - s->lead);
}

bool learn_is_of(const struct lesson *l, size_t s, bool budget)
{
    return (l->sets[s].words > 0) == budget || l->use == SCORE_MERGED;
}

double learn_mean(struct lesson *l, const struct sample_weights *w, bool budget)
{
    double sum = 0, shares = 0;

    for (size_t s = 0; s < l->count; s++) {
        double of_set = 0, n = 0;

        for (size_t i = 0; learn_is_of(l, s, budget) && i < l->sets[s].count;
             i++)
            if (!learn_holds_out(l, s, i)) {
                of_set += learn_gain(l, &l->sets[s], &l->sets[s].at[i], w);
                n++;
            }
        if (n > 0) {
            sum += learn_share(l, s) * of_set / n;
            shares += learn_share(l, s);
        }
    }
    return shares > 0 ? sum / shares : 0;
}

/* ---- regression ---- */

bool learn_is_factor(const struct lesson *l, size_t k)
{
    const struct sample_weights *w = &l->start;

    if (k == l->zero || k == sample_weight_find(w, "focus"))
        return false;
    return k < w->features || k == sample_weight_find(w, "coverage") ||
           k == sample_weight_find(w, "redundancy") ||
           (k == sample_weight_find(w, "centroid") && l->use == SCORE_MERGED);
}

struct unknowns { /* which weights are factors of something */
    struct ridge ridge;
    size_t weight[RIDGE_MOST]; /* its number in struct sample_weights */
    size_t features, coverage, redundancy, centroid;
};

static void find_unknowns(const struct lesson *l, struct unknowns *u)
{
    const struct sample_weights *w = &l->start;

    *u = (struct unknowns){
        .features = w->features,
        .coverage = sample_weight_find(w, "coverage"),
        .redundancy = sample_weight_find(w, "redundancy"),
        .centroid = sample_weight_find(w, "centroid"),
    };
    for (size_t k = 0; k < w->count; k++)
        if (learn_is_factor(l, k))
            u->weight[u->ridge.count++] = k;
}

struct vacancy {          /* of a summary, with the units beside it */
    const size_t *others; /* and room for one more */
    size_t count;
    bool *covered; /* [concepts] */
    bool *taken;   /* [units] */
};

static double gain_of(const struct sample *s, const struct vacancy *p, size_t u,
                      double dilution)
{
    const struct concepts *c = &s->concepts;
    double sum = 0;

    for (size_t k = c->first[u]; k < c->first[u + 1]; k++)
        if (!p->covered[c->at[k].term])
            sum += c->worth[c->at[k].term];
    /* As in choice.c. */
    return sum / pow(fmax((double)s->units.at[u].words, 8), dilution);
}

static double likeness_of(const struct sample *s, const struct vacancy *p,
                          size_t u)
{
    double most = 0;

    for (size_t i = 0; i < p->count; i++)
        most = fmax(most, concept_cosine(&s->concepts, u, p->others[i]));
    return most;
}

/* One row: what unit u has at this place, and its value so far. */
static double fill_row(const struct unknowns *u, const struct sample *s,
                       const struct vacancy *p, size_t unit, double *x,
                       const struct sample_weights *w)
{
    size_t dilution = sample_weight_find(w, "dilution");
    double value = 0;

    for (size_t k = 0; k < u->ridge.count; k++) {
        size_t n = u->weight[k];

        x[k] = n < u->features      ? s->feature[unit * u->features + n]
               : n == u->coverage   ? gain_of(s, p, unit, w->at[dilution])
               : n == u->redundancy ? -likeness_of(s, p, unit)
                                    : s->concepts.centrality[unit];
        value += w->at[n] * x[k];
    }
    return value;
}

/* What the summary reaches with unit u at this place [points]; in a budget
 * of words what the unit adds for its share of them. */
static double target(const struct lesson *l, const struct sample *s,
                     const struct vacancy *p, size_t unit, double share,
                     struct arena *a)
{
    size_t *all = ARENA_NEW(a, size_t, p->count + 1);
    struct rouge_result with;

    for (size_t i = 0; i < p->count; i++)
        all[i] = p->others[i];
    all[p->count] = unit;
    with = rouge_score(&s->rouge, all, p->count + 1, 0, a);
    if (l->use == SCORE_SINGLE)
        return 100 * (with.f[0] + with.f[1]);
    struct rouge_result less = rouge_score(&s->rouge, all, p->count, 0, a);
    return 100 *
           (with.recall[0] + with.recall[1] - less.recall[0] - less.recall[1]) /
           pow(fmax((double)s->units.at[unit].words, 1), share);
}

static void add_place(struct lesson *l, struct unknowns *u,
                      const struct sample *s, const struct vacancy *p,
                      const struct sample_weights *w, double weight)
{
    struct arena *a = &l->scratch;
    size_t n = s->units.count, count = u->ridge.count;
    struct ridge_rows rows = {.x = ARENA_NEW(a, double, n *count + 1),
                              .y = ARENA_NEW(a, double, n + 1),
                              .share = ARENA_NEW(a, double, n + 1)};
    double *value = ARENA_NEW(a, double, n + 1), best = -HUGE_VAL;
    double share = w->at[sample_weight_find(w, "share")];

    for (size_t i = 0; i < n; i++) {
        if (p->taken[i] || s->units.at[i].tier != UNIT_GOOD)
            continue;
        value[i] = fill_row(u, s, p, i, rows.x, w);
        best = fmax(best, value[i]);
    }
    for (size_t i = 0; i < n; i++) {
        double far = (best - value[i]) / temper;

        if (p->taken[i] || s->units.at[i].tier != UNIT_GOOD || far > 5)
            continue;
        double *x = rows.x + rows.count * count;
        double known = points[l->use] * fill_row(u, s, p, i, x, &l->start);

        rows.share[rows.count] = exp(-far);
        rows.y[rows.count++] = target(l, s, p, i, share, a) - known;
    }
    ridge_add(&u->ridge, &rows, weight);
}

static void add_sample(struct lesson *l, struct unknowns *u,
                       const struct sample_set *set, struct sample *s,
                       const struct sample_weights *w)
{
    struct arena *a = &l->scratch;
    struct picks picks = sample_choose(set, s, w, a);
    size_t n = picks.count, step = n > PLACES ? n / PLACES : 1;
    double weight =
        learn_share(l, (size_t)(set - l->sets)) / (double)set->count;

    for (size_t at = 0; at < n; at += step) {
        size_t *others = ARENA_NEW(a, size_t, n);
        struct vacancy p = {.others = others,
                            .covered =
                                ARENA_NEW(a, bool, s->concepts.count + 1),
                            .taken = ARENA_NEW(a, bool, s->units.count + 1)};

        for (size_t i = 0; i < n; i++) {
            size_t unit = picks.at[i].unit;

            if (i == at)
                continue;
            others[p.count++] = unit;
            p.taken[unit] = true;
            for (size_t k = s->concepts.first[unit];
                 k < s->concepts.first[unit + 1]; k++)
                p.covered[s->concepts.at[k].term] = true;
        }
        add_place(l, u, s, &p, w, weight);
    }
    arena_clear(a);
}

static void fit(struct lesson *l, struct sample_weights *w)
{
    for (size_t r = 0; r < ROUNDS; r++) {
        struct unknowns u;
        double x[RIDGE_MOST];

        find_unknowns(l, &u);
        for (size_t s = 0; s < l->count; s++)
            for (size_t i = 0; learn_is_of(l, s, false) && i < l->sets[s].count;
                 i++)
                if (!learn_holds_out(l, s, i))
                    add_sample(l, &u, &l->sets[s], &l->sets[s].at[i], w);
        ridge_solve(&u.ridge, penalty[l->use], x);
        for (size_t k = 0; k < u.ridge.count; k++) {
            size_t n = u.weight[k];
            double weight = l->start.at[n] + x[k] / points[l->use];

            w->at[n] = round(100 * weight) / 100;
        }
    }
}

/* ---- search ---- */

/* The best of several values of one weight, where the one that it has wins
 * ties. */
static void search(struct lesson *l, struct sample_weights *w, const char *name,
                   const double *values, size_t count)
{
    const double worth_it = .005; /* [points] */
    double *weight = &w->at[sample_weight_find(w, name)], best = *weight;
    double most = learn_mean(l, w, true);

    for (size_t i = 0; i < count; i++) {
        double value;

        *weight = values[i];
        value = learn_mean(l, w, true);
        if (value > most + worth_it) {
            most = value;
            best = values[i];
        }
    }
    *weight = best;
}

/* The regression sees one place at a time, a knapsack all: how much the
 * sums over concepts and pairs count there is tried out. */
static void search_factor(struct lesson *l, struct sample_weights *w,
                          const char *name)
{
    static const double factors[] = {.5, .75, 1.25, 1.5, 2};
    enum { COUNT = sizeof factors / sizeof *factors };
    double values[COUNT], now = w->at[sample_weight_find(w, name)];

    for (size_t i = 0; i < COUNT; i++)
        values[i] = round(100 * factors[i] * now) / 100;
    search(l, w, name, values, COUNT);
}

double learn_lone(struct lesson *l, const struct sample_weights *w)
{
    size_t lone = 0, all = 0;

    for (size_t s = 0; s < l->count; s++)
        for (size_t i = 0; learn_is_of(l, s, false) && i < l->sets[s].count;
             i++) {
            struct sample *one = &l->sets[s].at[i];

            if (learn_holds_out(l, s, i))
                continue;
            struct picks p = sample_choose(&l->sets[s], one, w, &l->scratch);
            lone += sample_lone(one, &p);
            all += p.count;
            arena_clear(&l->scratch);
        }
    return all ? (double)lone / (double)all : 0;
}

static void find_leaning(struct lesson *l, struct sample_weights *w)
{
    size_t leaning = sample_weight_find(w, "leaning");

    for (int hundredths = 5; hundredths <= 50; hundredths += 5) {
        w->at[leaning] = -hundredths / 100.;
        if (learn_lone(l, w) <= most_lone[l->use])
            break;
    }
}

struct sample_weights learn(struct lesson *l)
{
    static const double fillings[] = {-1, -.75, -.5, -.4, -.3, -.2, -.1,
                                      0,  .1,   .2,  .3,  .4,  .5};
    struct sample_weights w = l->start;

    fit(l, &w);
    find_leaning(l, &w);
    search(l, &w, "filling", fillings, sizeof fillings / sizeof *fillings);
    if (l->use == SCORE_MERGED) {
        search_factor(l, &w, "coverage");
        search_factor(l, &w, "redundancy");
    }
    return w;
}
