/*
 * train-weights: learn the weights of the sentence score.
 *
 *     train-weights single FILE...  > table   articles, 3 sentences
 *     train-weights merged FILE...  > table   clusters, by words
 *     train-weights cross single|merged FILE...
 *
 * A FILE holds JSON Lines: articles {"text", "title"?, "lang"?, "summary":
 * [reference, …]} or clusters {"docs": [article, …], "summary": […]}.
 * Coordinate ascent from the built-in weights on the mean of ROUGE-1 and
 * ROUGE-2: F over three sentences, recall at the length of the references.
 * A file of n records counts n / (n + 200), so that each set counts alike
 * but for those too small to say much.  `cross` trains on all files but one
 * and prints the gain over the lead on that one, for each.
 * Deterministic: fixed order, no random numbers.
 */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/jsonl.h"
#include "rank/concept.h"
#include "rank/feature.h"
#include "rank/select.h"
#include "rank/unit.h"
#include "text/stem.h"
#include "train/rouge.h"

enum { CHOICE = 2 /* coverage, redundancy */, MOST_UNITS = 400 };

struct item {        /* one article or cluster, ready to be summarised again */
    size_t count;    /* [units] */
    double *feature; /* [units * features] */
    unsigned char *tier; /* [units] */
    size_t *words;       /* [units] */
    float *likeness;     /* [units * units] */
    const struct concepts *concepts;
    struct rouge rouge;
    size_t budget; /* [words], 0: three units */
    double lead;   /* what the lead reaches */
};

struct set {
    const char *name;
    struct item *items;
    size_t count;
};

struct trainer {
    struct arena lasting, scratch;
    enum score_use use;
    struct set *sets;
    size_t set_count;
    size_t features;                /* of a sentence */
    double weight[SCORE_PARTS_MAX]; /* features, then coverage, redundancy */
    double fragment;
};

/* ---- reading ---- */

static struct span text_of(json_t *value, struct arena *a)
{
    return arena_copy(
        a, (struct span){json_string_value(value), json_string_length(value)});
}

static size_t read_references(json_t *root, struct span **references,
                              struct arena *a)
{
    json_t *list = json_object_get(root, "summary");
    size_t count = 0;

    if (json_is_string(list)) {
        *references = ARENA_NEW(a, struct span, 1);
        (*references)[0] = text_of(list, a);
        return 1;
    }
    *references = ARENA_NEW(a, struct span, json_array_size(list) + 1);
    for (size_t i = 0; i < json_array_size(list); i++)
        if (json_is_string(json_array_get(list, i)))
            (*references)[count++] = text_of(json_array_get(list, i), a);
    return count;
}

struct road { /* one document down to its vectors */
    struct document *doc;
    struct sentences sentences;
    struct tokens tokens;
    struct terms terms;
    struct vectors vectors;
    struct scores scores;
};

static void go_down(struct road *road, struct ranked *r,
                    const struct weights *ones, enum score_use use,
                    struct arena *a)
{
    struct stemmer *stemmer = stem_new(road->doc->lang, a);
    struct tokens title = token_split_span(road->doc->title, a);
    uint32_t *ids = ARENA_NEW(a, uint32_t, title.count + 1);
    size_t n = 0;

    road->sentences = sentence_split(road->doc, a);
    road->tokens = token_split(&road->sentences, a);
    road->terms = term_count(&road->tokens, road->doc->lang, stemmer, a);
    road->vectors =
        vector_build(&road->sentences, &road->tokens, &road->terms, a);
    term_look_up(&road->terms, &title, road->doc->lang, stemmer, a, ids);
    for (size_t i = 0; i < title.count; i++)
        if (ids[i] != TERM_NONE ||
            (title.at[i].kind == TOKEN_WORD &&
             !lexicon_has(&road->doc->lang->stopwords, title.at[i].text)))
            ids[n++] = ids[i];
    *r = (struct ranked){
        road->doc, &road->sentences, &road->tokens, &road->terms, ids, n, NULL,
        0,         &road->vectors,   NULL};
    road->scores = score_all(r, ones, use, a);
    r->scores = &road->scores;
    stem_free(stemmer);
}

static void fill_item(struct trainer *t, struct item *item,
                      const struct ranked *ranked, const struct units *units,
                      struct arena *a)
{
    size_t n = units->count;

    item->feature = ARENA_NEW(a, double, n * t->features + 1);
    item->tier = ARENA_NEW(a, unsigned char, n + 1);
    item->words = ARENA_NEW(a, size_t, n + 1);
    item->likeness = ARENA_NEW(a, float, n *n + 1);
    for (size_t u = 0; u < n; u++) {
        const struct unit *unit = &units->at[u];
        const struct scores *s = ranked[unit->doc].scores;

        item->tier[u] = (unsigned char)unit->tier;
        item->words[u] = unit->words;
        for (size_t i = unit->first; i < unit->first + unit->count; i++)
            for (size_t f = 0; f < t->features; f++)
                item->feature[u * t->features + f] +=
                    s->value[i * s->parts + f] / (double)unit->count;
        for (size_t v = 0; v < u; v++)
            item->likeness[u * n + v] = item->likeness[v * n + u] =
                (float)concept_cosine(item->concepts, u, v);
    }
}

/* What three lead units, or the leads of all documents in turn, reach. */
static void find_lead(struct trainer *t, struct item *item,
                      const struct units *units, size_t documents)
{
    size_t chosen[MOST_UNITS], count = 0, words = 0;

    for (size_t rank = 0; count < units->count; rank++) {
        size_t before = count;

        for (size_t d = 0, u = 0; d < documents; d++) {
            size_t at = 0;

            while (u < units->count && units->at[u].doc < d)
                u++;
            while (u + at < units->count && at < rank &&
                   units->at[u + at].doc == d)
                at++;
            if (u + at >= units->count || units->at[u + at].doc != d)
                continue;
            if (item->budget ? words >= item->budget : count >= 3)
                break;
            chosen[count++] = u + at;
            words += units->at[u + at].words;
        }
        if (count == before)
            break;
    }
    struct rouge_result r =
        rouge_score(&item->rouge, chosen, count, item->budget, &t->scratch);
    item->lead = item->budget ? r.recall[0] + r.recall[1] : r.f[0] + r.f[1];
    arena_clear(&t->scratch);
}

static bool make_item(struct trainer *t, struct record *record, json_t *root,
                      struct item *item)
{
    struct arena *a = &t->lasting;
    struct weights *ones = weights_new(lang_find(SPAN("en")), a);
    struct err err = {0};
    struct ranked *ranked = ARENA_NEW(a, struct ranked, record->count + 1);
    struct concepts *concepts = ARENA_NEW(a, struct concepts, 1);
    struct span *references, *texts;
    size_t reference_count = read_references(root, &references, a);
    struct units units;
    char line[64];

    for (size_t f = 0; f < t->features; f++) {
        snprintf(line, sizeof line, "%s\t1", feature_names()[f]);
        if (!weights_read(ones, span_of(line), &err))
            return false;
    }
    for (size_t d = 0; d < record->count; d++) {
        struct road *road = ARENA_NEW(a, struct road, 1);

        road->doc = &record->documents[d];
        go_down(road, &ranked[d], ones, t->use, a);
    }
    if (record->count == 0 || reference_count == 0)
        return false;
    units = unit_find(ranked, record->count, t->fragment, a);
    if (units.count == 0)
        return false;
    if (units.count > MOST_UNITS)
        units.count = MOST_UNITS;
    *concepts = concept_find(ranked, record->count, &units, a);
    item->concepts = concepts;
    item->count = units.count;
    texts = ARENA_NEW(a, struct span, units.count);
    for (size_t u = 0; u < units.count; u++)
        texts[u] = units.at[u].text;
    item->rouge =
        rouge_count(references, reference_count, texts, units.count,
                    strcmp(record->documents[0].lang->code, "en") == 0, a);
    if (t->use == SCORE_MERGED)
        item->budget = item->rouge.references[0].words;
    fill_item(t, item, ranked, &units, a);
    find_lead(t, item, &units, record->count);
    return true;
}

static void read_set(struct trainer *t, struct set *set, const char *name)
{
    FILE *f = fopen(name, "rb");
    char *line = NULL;
    size_t room = 0;
    ssize_t n;

    set->name = name;
    if (!f) {
        fprintf(stderr, "train-weights: cannot read %s\n", name);
        exit(1);
    }
    while ((n = getline(&line, &room, f)) > 0) {
        struct span text = {line, (size_t)n};
        struct input_hints hints = {.lang = SPAN("")};
        struct record record = {0};
        struct err err = {0};
        struct item item = {0};
        json_t *root = json_loadb(line, (size_t)n, 0, NULL);

        if (root && jsonl_read(text, &hints, &t->lasting, &record, &err) &&
            make_item(t, &record, root, &item)) {
            set->items = arena_more(&t->lasting, set->items, set->count,
                                    sizeof *set->items);
            set->items[set->count++] = item;
        }
        json_decref(root);
    }
    free(line);
    fclose(f);
    fprintf(stderr, "%s: %zu records\n", name, set->count);
}

/* ---- choosing, as rank/select.c does ---- */

static double gain(const struct item *item, const bool *covered, size_t u)
{
    const struct concepts *c = item->concepts;
    double sum = 0;

    for (size_t k = c->first[u]; k < c->first[u + 1]; k++)
        if (!covered[c->at[k].term])
            sum += c->worth[c->at[k].term];
    return sum / sqrt(fmax((double)item->words[u], 8));
}

static size_t best_unit(const struct trainer *t, const struct item *item,
                        const double *base, const double *likeness,
                        const bool *covered, const bool *taken, size_t left)
{
    size_t best = item->count;
    double most = 0;

    for (size_t u = 0; u < item->count; u++) {
        double value;

        if (taken[u] || (item->budget && item->words[u] > left))
            continue;
        value = base[u] - 100.0 * item->tier[u] +
                t->weight[t->features] * gain(item, covered, u) -
                t->weight[t->features + 1] * likeness[u];
        if (best == item->count || value > most) {
            best = u;
            most = value;
        }
    }
    return best;
}

static double summarise(struct trainer *t, const struct item *item)
{
    size_t n = item->count, chosen[MOST_UNITS], count = 0;
    size_t left = item->budget;
    double *base = ARENA_NEW(&t->scratch, double, n);
    double *likeness = ARENA_NEW(&t->scratch, double, n);
    bool *taken = ARENA_NEW(&t->scratch, bool, n);
    bool *covered = ARENA_NEW(&t->scratch, bool, item->concepts->count + 1);

    for (size_t u = 0; u < n; u++)
        for (size_t f = 0; f < t->features; f++)
            base[u] += t->weight[f] * item->feature[u * t->features + f];
    while (item->budget ? left > 0 : count < 3) {
        size_t u = best_unit(t, item, base, likeness, covered, taken, left);

        if (u == n)
            break;
        taken[u] = true;
        chosen[count++] = u;
        left -= item->budget ? item->words[u] : 0;
        for (size_t k = item->concepts->first[u];
             k < item->concepts->first[u + 1]; k++)
            covered[item->concepts->at[k].term] = true;
        for (size_t v = 0; v < n; v++)
            likeness[v] = fmax(likeness[v], (double)item->likeness[u * n + v]);
    }
    struct rouge_result r =
        rouge_score(&item->rouge, chosen, count, item->budget, &t->scratch);
    arena_clear(&t->scratch);
    return item->budget ? r.recall[0] + r.recall[1] : r.f[0] + r.f[1];
}

/* Mean gain over the lead in one set, in points of ROUGE-1 plus 2. */
static double gain_of(struct trainer *t, const struct set *set)
{
    double sum = 0;

    for (size_t i = 0; i < set->count; i++)
        sum += summarise(t, &set->items[i]) - set->items[i].lead;
    return 100 * sum / (double)set->count;
}

/* Weighted mean of the gains of all sets but number `without`. */
static double gain_of_all(struct trainer *t, size_t without)
{
    double sum = 0, weights = 0;

    for (size_t s = 0; s < t->set_count; s++) {
        double n = (double)t->sets[s].count, weight = n / (n + 200);

        if (s == without)
            continue;
        sum += weight * gain_of(t, &t->sets[s]);
        weights += weight;
    }
    return sum / weights;
}

/* ---- learning ---- */

/* The best of a few steps of one weight; zero wins if it is as good. */
static double improve(struct trainer *t, size_t k, size_t without,
                      double before)
{
    static const double steps[] = {-.4, -.15, -.05, -.02, .02, .05, .15, .4};
    const double worth_it = 1e-3; /* [points] a weight must bring */
    double old = t->weight[k], best = old, most = before;

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        double value;

        t->weight[k] = old + steps[i];
        value = gain_of_all(t, without);
        if (value > most + worth_it) {
            most = value;
            best = t->weight[k];
        }
    }
    t->weight[k] = 0;
    if (best < 0 || best > 0) {
        double value = gain_of_all(t, without);

        if (value > most - worth_it) {
            most = value;
            best = 0;
        }
    }
    t->weight[k] = best;
    return most;
}

static void learn(struct trainer *t, size_t without, size_t rounds)
{
    double value = gain_of_all(t, without);

    for (size_t round = 0; round < rounds; round++) {
        double before = value;

        for (size_t k = 0; k < t->features + CHOICE; k++)
            if (k >= t->features || strcmp(feature_names()[k], "focus") != 0)
                value = improve(t, k, without, value);
        fprintf(stderr, "round %zu: %.3f\n", round + 1, value);
        if (value < before + .005)
            break;
    }
}

static void start_weights(struct trainer *t)
{
    struct weights *w = weights_new(lang_find(SPAN("en")), &t->lasting);

    for (size_t f = 0; f < t->features; f++)
        t->weight[f] = weights_get(w, feature_names()[f], t->use);
    t->weight[t->features] = weights_get(w, "coverage", t->use);
    t->weight[t->features + 1] = weights_get(w, "redundancy", t->use);
    t->fragment = weights_get(w, "fragment", t->use);
}

static void print_weights(const struct trainer *t)
{
    for (size_t f = 0; f < t->features; f++)
        printf("%s\t%.4g\n", feature_names()[f], t->weight[f]);
    printf("coverage\t%.4g\nredundancy\t%.4g\nfragment\t%.4g\n",
           t->weight[t->features], t->weight[t->features + 1], t->fragment);
}

static void cross(struct trainer *t)
{
    for (size_t s = 0; s < t->set_count; s++) {
        start_weights(t);
        double before = gain_of(t, &t->sets[s]);
        learn(t, s, 2);
        printf("%s: built-in %+.3f, trained on the others %+.3f\n",
               t->sets[s].name, before, gain_of(t, &t->sets[s]));
        fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    struct trainer t = {.features = feature_count()};
    bool across = argc > 1 && strcmp(argv[1], "cross") == 0;
    int first = across ? 3 : 2;

    if (argc <= first) {
        fputs("usage: train-weights [cross] single|merged FILE...\n", stderr);
        return 2;
    }
    t.use =
        strcmp(argv[first - 1], "merged") == 0 ? SCORE_MERGED : SCORE_SINGLE;
    start_weights(&t);
    t.set_count = (size_t)(argc - first);
    t.sets = ARENA_NEW(&t.lasting, struct set, t.set_count);
    for (size_t s = 0; s < t.set_count; s++)
        read_set(&t, &t.sets[s], argv[first + (int)s]);
    if (across) {
        cross(&t);
    } else {
        for (size_t s = 0; s < t.set_count; s++)
            fprintf(stderr, "%s: %+.3f\n", t.sets[s].name,
                    gain_of(&t, &t.sets[s]));
        learn(&t, t.set_count, 6);
        for (size_t s = 0; s < t.set_count; s++)
            fprintf(stderr, "%s: %+.3f\n", t.sets[s].name,
                    gain_of(&t, &t.sets[s]));
        print_weights(&t);
    }
    arena_release(&t.scratch);
    arena_release(&t.lasting);
    return 0;
}
