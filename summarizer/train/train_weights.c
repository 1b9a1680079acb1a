/*
 * train-weights: learn the weights of the sentence score.
 *
 *     train-weights single FILE[:WORDS]...  > table   articles
 *     train-weights merged FILE[:WORDS]...  > table   clusters
 *     train-weights cross single|merged FILE[:WORDS]...
 *     train-weights ablate single|merged FILE[:WORDS]...
 *     train-weights --keep=NAME,... ...       weights that stay as they are
 *
 * A FILE holds JSON Lines: articles {"text", "title"?, "lang"?, "summary":
 * [reference, …]} or clusters {"docs": [article, …], "summary": […]}.
 * Coordinate ascent from the built-in weights on the mean of ROUGE-1 and
 * ROUGE-2 of three sentences, or of WORDS words: F for articles, recall for
 * clusters.  A file of n records counts n / (n + 200), of n clusters
 * n / (n + 50), so that each set counts alike but for those too small to
 * say much.  `cross` trains on all files but one, from a plain start, and
 * prints the gain over the lead on that one, for each; `ablate` prints what
 * is lost without each weight.
 * Deterministic: fixed order, no random numbers.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train/sample.h"

struct trainer {
    struct arena lasting, scratch;
    struct sample_set *sets;
    size_t set_count;
    struct sample_weights weights;
    const char *keep; /* names of weights that stay, commas between */
};

/* Mean gain over the lead in one set, in points of ROUGE-1 plus 2; with
 * the half width of its 95 % interval. */
static double gain_of(struct trainer *t, const struct sample_set *set,
                      double *half)
{
    double sum = 0, squares = 0, n = (double)set->count;

    for (size_t i = 0; i < set->count; i++) {
        struct sample *s = &set->at[i];
        double gain =
            100 * (sample_score(set, s, &t->weights, &t->scratch) - s->lead);

        sum += gain;
        squares += gain * gain;
    }
    if (half)
        *half = 1.96 * sqrt((squares - sum * sum / n) / n / n);
    return sum / n;
}

/* Weighted mean of the gains of all sets but number `without`. */
static double gain_of_all(struct trainer *t, size_t without)
{
    double sum = 0, weights = 0;

    for (size_t s = 0; s < t->set_count; s++) {
        double n = (double)t->sets[s].count;
        double half = t->weights.use == SCORE_MERGED ? 50 : 200;
        double weight = n / (n + half);

        if (s == without)
            continue;
        sum += weight * gain_of(t, &t->sets[s], NULL);
        weights += weight;
    }
    return sum / weights;
}

/* The best of a few steps of one weight; zero wins if it is as good. */
static double improve(struct trainer *t, size_t k, size_t without,
                      double before)
{
    static const double steps[] = {-.4, -.15, -.05, -.02, .02, .05, .15, .4};
    const double worth_it = 2e-3; /* [points] a weight must bring */
    double *weight = &t->weights.at[k];
    double old = *weight, best = old, most = before;

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        double value;

        *weight = old + steps[i];
        value = gain_of_all(t, without);
        if (value > most + worth_it) {
            most = value;
            best = *weight;
        }
    }
    *weight = 0;
    if (best < 0 || best > 0) {
        double value = gain_of_all(t, without);

        if (value > most - worth_it) {
            most = value;
            best = 0;
        }
    }
    *weight = best;
    return most;
}

/* Whether `name` is one of a list with commas between. */
static bool is_listed(const char *list, const char *name)
{
    size_t n = strlen(name);

    for (const char *p = list; p; p = strchr(p, ',')) {
        p += *p == ',';
        if (strncmp(p, name, n) == 0 && (p[n] == ',' || p[n] == '\0'))
            return true;
    }
    return false;
}

/* No gain is in some: focus has no query to learn from, leaning is set for
 * the reader's sake, and filling has no use in a number of sentences. */
static bool may_learn(const struct trainer *t, size_t k)
{
    const char *name = sample_weight_name(&t->weights, k);
    bool words = false;

    for (size_t s = 0; s < t->set_count; s++)
        words |= t->sets[s].words > 0;
    return !is_listed("focus,fragment,leaning", name) &&
           !is_listed(t->keep, name) && (words || strcmp(name, "filling") != 0);
}

static void learn(struct trainer *t, size_t without, size_t rounds)
{
    double value = gain_of_all(t, without);

    for (size_t round = 0; round < rounds; round++) {
        double before = value;

        for (size_t k = 0; k < t->weights.count; k++)
            if (may_learn(t, k))
                value = improve(t, k, without, value);
        fprintf(stderr, "round %zu: %.3f\n", round + 1, value);
        if (value < before + .01)
            break;
    }
}

static void print_gains(struct trainer *t)
{
    for (size_t s = 0; s < t->set_count; s++) {
        double half, gain = gain_of(t, &t->sets[s], &half);

        fprintf(stderr, "%s: %+.3f +- %.3f of %zu\n", t->sets[s].name, gain,
                half, t->sets[s].count);
    }
    fprintf(stderr, "all: %+.3f\n", gain_of_all(t, SIZE_MAX));
}

static void print_weights(const struct trainer *t)
{
    for (size_t i = 0; i < t->weights.count; i++)
        printf("%s\t%.4g\n", sample_weight_name(&t->weights, i),
               t->weights.at[i]);
    fflush(stdout);
}

/* What was known before any set was seen, so that none of them speaks
 * through the weights to start from. */
static struct sample_weights prior(const struct trainer *t)
{
    static const struct {
        const char *name;
        double weight;
    } known[] = {
        {"position",   1  },
        {"centrality", .3 },
        {"coverage",   .5 },
        {"redundancy", .4 },
        {"dilution",   .5 },
        {"fragment",   6  },
        {"leaning",    -.1}
    };
    struct sample_weights w = t->weights;

    for (size_t i = 0; i < w.count; i++) {
        w.at[i] = 0;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            if (strcmp(known[k].name, sample_weight_name(&w, i)) == 0)
                w.at[i] = known[k].weight;
    }
    return w;
}

static void cross(struct trainer *t)
{
    const struct sample_weights start = prior(t);

    for (size_t s = 0; s < t->set_count; s++) {
        double before, after, half;

        t->weights = start;
        before = gain_of(t, &t->sets[s], NULL);
        learn(t, s, 2);
        after = gain_of(t, &t->sets[s], &half);
        printf("%s: untrained %+.3f, trained on the others %+.3f +- %.3f\n",
               t->sets[s].name, before, after, half);
        fflush(stdout);
    }
}

static void ablate(struct trainer *t)
{
    const struct sample_weights start = t->weights;
    double whole = gain_of_all(t, SIZE_MAX);

    for (size_t k = 0; k < start.count; k++) {
        if (!may_learn(t, k) || fabs(start.at[k]) <= 0)
            continue;
        t->weights = start;
        t->weights.at[k] = 0;
        printf("%s: %+.3f without\n", sample_weight_name(&start, k),
               gain_of_all(t, SIZE_MAX) - whole);
    }
}

static void work(struct trainer *t, const char *how)
{
    print_gains(t);
    if (strcmp(how, "cross") == 0) {
        cross(t);
    } else if (strcmp(how, "ablate") == 0) {
        ablate(t);
    } else {
        learn(t, SIZE_MAX, 6);
        print_gains(t);
        print_weights(t);
    }
}

int main(int argc, char **argv)
{
    struct trainer t = {.keep = ""};
    const char *how;
    int at = 1;

    if (at < argc && strncmp(argv[at], "--keep=", 7) == 0)
        t.keep = argv[at++] + 7;
    how = at < argc ? argv[at] : "";
    if (strcmp(how, "cross") == 0 || strcmp(how, "ablate") == 0)
        at++;
    if (argc < at + 2) {
        fputs("usage: train-weights [--keep=NAME,...] [cross|ablate] "
              "single|merged FILE[:WORDS]...\n",
              stderr);
        return 2;
    }
    t.weights = sample_weights_new(
        strcmp(argv[at++], "merged") == 0 ? SCORE_MERGED : SCORE_SINGLE,
        &t.lasting);
    t.set_count = (size_t)(argc - at);
    t.sets = ARENA_NEW(&t.lasting, struct sample_set, t.set_count);
    for (size_t s = 0; s < t.set_count; s++)
        sample_read(&t.sets[s], argv[at + (int)s], &t.weights, &t.lasting);
    work(&t, how);
    arena_release(&t.scratch);
    arena_release(&t.lasting);
    return 0;
}
