#include "train/judge.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { RESAMPLES = 2000, PARTS = 4 };

/* Marsaglia, "Xorshift RNGs" (2003). */
static uint64_t next_number(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

struct interval judge_interval(const double *value, size_t n, struct arena *a)
{
    double *means = ARENA_NEW(a, double, RESAMPLES);
    struct interval i = {0};
    uint64_t state = 88172645463325252; /* any but 0 */

    for (size_t k = 0; k < n; k++)
        i.mean += value[k] / (double)n;
    for (size_t r = 0; r < RESAMPLES; r++)
        for (size_t k = 0; k < n; k++)
            means[r] += value[next_number(&state) % n] / (double)n;
    qsort(means, RESAMPLES, sizeof *means, by_value);
    i.low = means[RESAMPLES / 40];
    i.high = means[RESAMPLES - 1 - RESAMPLES / 40];
    return i;
}

static bool is_judged(const struct lesson *l, size_t s)
{
    return l->sets[s].count > 0 &&
           (l->use == SCORE_MERGED || l->sets[s].words == 0);
}

/* Gains of the samples of set s that are held out, with weights that were
 * learned without them. */
static void gains_held_out(struct lesson *l, size_t s,
                           const struct sample_weights *w, double *gain)
{
    for (size_t i = 0; i < l->sets[s].count; i++)
        if (learn_holds_out(l, s, i))
            gain[i] = learn_gain(l, &l->sets[s], &l->sets[s].at[i], w);
}

struct verdict {
    double **gain; /* [sets][samples] */
    const char *how;
};

static void print_verdict(const struct lesson *l, const struct verdict *v,
                          FILE *out)
{
    double sum = 0, worst = HUGE_VAL, n = 0;
    struct arena a = {0};

    fprintf(out, "%s\n", v->how);
    for (size_t s = 0; s < l->count; s++) {
        if (!is_judged(l, s))
            continue;
        struct interval i = judge_interval(v->gain[s], l->sets[s].count, &a);
        fprintf(out, "  %+6.2f  [%+.2f, %+.2f]  %5zu  %s\n", i.mean, i.low,
                i.high, l->sets[s].count, l->sets[s].name);
        sum += i.mean;
        worst = fmin(worst, i.mean);
        n++;
    }
    if (n > 0)
        fprintf(out, "  %+6.2f  mean, worst %+.2f\n", sum / n, worst);
    fflush(out);
    arena_release(&a);
}

static double **make_gains(const struct lesson *l, struct arena *a)
{
    double **gain = ARENA_NEW(a, double *, l->count + 1);

    for (size_t s = 0; s < l->count; s++)
        gain[s] = ARENA_NEW(a, double, l->sets[s].count + 1);
    return gain;
}

static void judge_start(struct lesson *l, const char *how, FILE *out)
{
    struct arena a = {0};
    struct verdict v = {make_gains(l, &a), how};

    for (size_t s = 0; s < l->count; s++)
        for (size_t i = 0; i < l->sets[s].count; i++)
            v.gain[s][i] =
                learn_gain(l, &l->sets[s], &l->sets[s].at[i], &l->start);
    print_verdict(l, &v, out);
    arena_release(&a);
}

void judge_cross(struct lesson *l, FILE *out)
{
    struct arena a = {0};
    struct verdict sets = {make_gains(l, &a), "learned on the other sets"};
    struct verdict parts = {make_gains(l, &a),
                            "learned on three quarters of every set"};

    judge_start(l, "not learned", out);
    for (size_t s = 0; s < l->count; s++) {
        if (!is_judged(l, s))
            continue;
        l->without = s;
        struct sample_weights w = learn(l);
        gains_held_out(l, s, &w, sets.gain[s]);
    }
    l->without = SIZE_MAX;
    print_verdict(l, &sets, out);
    l->parts = PARTS;
    for (l->part = 0; l->part < l->parts; l->part++) {
        struct sample_weights w = learn(l);

        for (size_t s = 0; s < l->count; s++)
            if (is_judged(l, s))
                gains_held_out(l, s, &w, parts.gain[s]);
    }
    l->parts = 0;
    print_verdict(l, &parts, out);
    arena_release(&a);
}

void judge_ablate(struct lesson *l, FILE *out)
{
    const struct sample_weights whole = l->start;
    bool merged = l->use == SCORE_MERGED;
    double most = learn_mean(l, &whole, merged);
    struct arena a = {0};
    const struct sample_weights start = learn_start(l->use, &a);

    fprintf(out,
            "%+.2f with all weights; without one:\n"
            "  zero    learned anew\n",
            most);
    for (size_t k = 0; k < whole.features; k++) {
        struct sample_weights w = whole, anew;

        if (fabs(whole.at[k]) <= 0 || k == sample_weight_find(&whole, "focus"))
            continue;
        w.at[k] = 0;
        l->start = start;
        l->start.at[k] = 0;
        l->zero = k;
        anew = learn(l);
        fprintf(out, "  %+.3f  %+.3f  %s\n", learn_mean(l, &w, merged) - most,
                learn_mean(l, &anew, merged) - most,
                sample_weight_name(&whole, k));
        fflush(out);
    }
    l->zero = SIZE_MAX;
    l->start = whole;
    arena_release(&a);
}

struct readings { /* [summaries] */
    size_t lone, fragment, half;
};

static void read_one(const struct sample *s, const struct picks *p,
                     struct readings *r)
{
    size_t fragments = 0, halves = 0;

    for (size_t i = 0; i < p->count; i++) {
        enum unit_tier tier = s->units.at[p->at[i].unit].tier;

        fragments += tier == UNIT_FRAGMENT;
        halves += tier == UNIT_UNBALANCED;
    }
    r->lone += sample_lone(s, p) > 0;
    r->fragment += fragments > 0;
    r->half += halves > 0;
}

void judge_read(struct lesson *l, FILE *out)
{
    judge_start(l, "gain", out);
    fprintf(out, "summaries [%%] with a lone pronoun opening, a fragment, half "
                 "a quotation\n");
    for (size_t s = 0; s < l->count; s++) {
        double part = 100 / fmax(1, (double)l->sets[s].count);
        struct readings r = {0};

        for (size_t i = 0; i < l->sets[s].count; i++) {
            struct sample *one = &l->sets[s].at[i];
            struct picks p =
                sample_choose(&l->sets[s], one, &l->start, &l->scratch);

            read_one(one, &p, &r);
            arena_clear(&l->scratch);
        }
        fprintf(out, "  %5.2f  %5.2f  %5.2f  %s\n", part * (double)r.lone,
                part * (double)r.fragment, part * (double)r.half,
                l->sets[s].name);
    }
}
