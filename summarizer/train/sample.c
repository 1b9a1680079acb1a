#include "train/sample.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/jsonl.h"
#include "rank/select.h"
#include "text/stem.h"

enum { LEAD_MOST = 64 /* [units] */ };

struct sample_weights sample_weights_new(enum score_use use, struct arena *a)
{
    struct sample_weights w = {.features = feature_count(), .use = use};
    struct weights *built_in = weights_new(lang_find(SPAN("en")), a);

    w.count = w.features + choice_weight_count();
    for (size_t i = 0; i < w.count; i++)
        w.at[i] = weights_get(built_in, sample_weight_name(&w, i), use);
    return w;
}

const char *sample_weight_name(const struct sample_weights *w, size_t i)
{
    return i < w->features ? feature_names()[i]
                           : choice_weight_names()[i - w->features];
}

size_t sample_weight_find(const struct sample_weights *w, const char *name)
{
    size_t i = 0;

    while (strcmp(sample_weight_name(w, i), name) != 0)
        i++;
    return i;
}

static double choice_weight(const struct sample_weights *w, const char *name)
{
    return w->at[sample_weight_find(w, name)];
}

static struct taste taste_from(const struct sample_weights *w)
{
    return (struct taste){
        .coverage = choice_weight(w, "coverage"),
        .redundancy = choice_weight(w, "redundancy"),
        .leaning = choice_weight(w, "leaning"),
        .dilution = choice_weight(w, "dilution"),
        .centroid = choice_weight(w, "centroid"),
        .share = choice_weight(w, "share"),
        .filling = choice_weight(w, "filling"),
    };
}

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
    struct arena scratch = {0};
    struct stemmer *stemmer = stem_new(road->doc->lang, &scratch);
    struct tokens title = token_split_span(road->doc->title, a);
    uint32_t *ids = ARENA_NEW(a, uint32_t, title.count + 1);
    size_t n = 0;

    road->sentences = sentence_split(road->doc, a);
    road->tokens = token_split(&road->sentences, a);
    road->terms = term_count(&road->tokens, road->doc->lang, stemmer, a);
    road->vectors =
        vector_build(&road->sentences, &road->tokens, &road->terms, a);
    term_look_up(&road->terms, &title, road->doc->lang, stemmer, ids);
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
    arena_release(&scratch);
}

static double value_of(const struct sample_set *set, struct sample *s,
                       const size_t *chosen, size_t count, enum score_use use,
                       struct arena *scratch)
{
    struct rouge_result r =
        rouge_score(&s->rouge, chosen, count, set->words, scratch);

    return use == SCORE_MERGED ? r.recall[0] + r.recall[1] : r.f[0] + r.f[1];
}

/* Unit number `rank` of document d, or SIZE_MAX. */
static size_t unit_at(const struct units *units, size_t d, size_t rank)
{
    for (size_t u = 0; u < units->count; u++)
        if (units->at[u].doc == d && rank-- == 0)
            return u;
    return SIZE_MAX;
}

/* What three lead units, or the leads of all documents in turn, reach. */
static void find_lead(const struct sample_set *set, struct sample *s,
                      size_t documents, enum score_use use,
                      struct arena *scratch)
{
    size_t chosen[LEAD_MOST], count = 0, words = 0;

    for (size_t rank = 0; rank < LEAD_MOST; rank++)
        for (size_t d = 0; d < documents; d++) {
            size_t u = unit_at(&s->units, d, rank);

            if (u == SIZE_MAX || count == LEAD_MOST ||
                (set->words ? words >= set->words : count >= 3))
                continue;
            chosen[count++] = u;
            words += s->units.at[u].words;
        }
    s->lead = value_of(set, s, chosen, count, use, scratch);
}

/* Values of the features alone: every weight is 1. */
static struct weights *make_ones(struct arena *a)
{
    struct weights *ones = weights_new(lang_find(SPAN("en")), a);

    for (size_t f = 0; f < feature_count(); f++) {
        struct err err = {0};
        char line[64];

        snprintf(line, sizeof line, "%s\t1", feature_names()[f]);
        if (!weights_read(ones, span_of(line), &err))
            abort();
    }
    return ones;
}

static void fill_features(struct sample *s, const struct ranked *ranked,
                          size_t features, struct arena *a)
{
    s->feature = ARENA_NEW(a, double, s->units.count *features + 1);
    for (size_t u = 0; u < s->units.count; u++) {
        const struct unit *unit = &s->units.at[u];
        const struct scores *scores = ranked[unit->doc].scores;

        for (size_t i = unit->first; i < unit->first + unit->count; i++)
            for (size_t f = 0; f < features; f++)
                s->feature[u * features + f] +=
                    scores->value[i * scores->parts + f] / (double)unit->count;
    }
}

static void drop_copies(struct ranked *ranked, size_t *count, struct arena *a)
{
    const size_t *copy = select_copies(ranked, *count, a);
    size_t kept = 0;

    for (size_t d = 0; d < *count; d++)
        if (copy[d] == SIZE_MAX)
            ranked[kept++] = ranked[d];
    *count = kept;
}

/* ---- what stays: samples without the texts they were made from ---- */

static void *keep(const void *object, size_t count, size_t size,
                  struct arena *a)
{
    void *copy = arena_alloc(a, count + 1, size);

    if (count)
        memcpy(copy, object, count * size);
    return copy;
}

#define KEEP(a, p, count) ((p) = keep((p), (count), sizeof *(p), (a)))

static void keep_hits(struct rouge_hits *hits, size_t references,
                      struct arena *a)
{
    for (size_t k = 0; k < references; k++) {
        KEEP(a, hits[k].gram, hits[k].count);
        KEEP(a, hits[k].times, hits[k].count);
    }
}

static void keep_rouge(struct rouge *r, struct arena *a)
{
    KEEP(a, r->references, r->reference_count);
    KEEP(a, r->units, r->unit_count);
    for (size_t k = 0; k < r->reference_count; k++)
        for (int n = 0; n < 2; n++)
            KEEP(a, r->references[k].allowed[n], r->references[k].grams[n]);
    for (size_t u = 0; u < r->unit_count; u++) {
        KEEP(a, r->units[u].one, r->reference_count);
        KEEP(a, r->units[u].two, r->reference_count);
        keep_hits(r->units[u].one, r->reference_count, a);
        keep_hits(r->units[u].two, r->reference_count, a);
    }
}

/* Everything that a sample points to, copied into `a`. */
static void keep_sample(struct sample *s, size_t features, struct arena *a)
{
    struct concepts *c = &s->concepts;
    size_t units = s->units.count;

    KEEP(a, s->feature, units * features);
    KEEP(a, s->units.at, units);
    for (size_t u = 0; u < units; u++)
        s->units.at[u].text = (struct span){0};
    KEEP(a, c->worth, c->count);
    KEEP(a, c->use, c->count);
    KEEP(a, c->at, c->first[units]);
    KEEP(a, c->first, units + 1);
    KEEP(a, c->centrality, units);
    keep_rouge(&s->rouge, a);
}

static bool make_sample(const struct sample_set *set, struct record *record,
                        json_t *root, const struct sample_weights *w,
                        struct arena *a, struct sample *s)
{
    struct weights *ones = make_ones(a);
    struct ranked *ranked = ARENA_NEW(a, struct ranked, record->count + 1);
    struct span *references, *texts;
    size_t reference_count = read_references(root, &references, a);

    if (record->count == 0 || reference_count == 0)
        return false;
    for (size_t d = 0; d < record->count; d++) {
        struct road *road = ARENA_NEW(a, struct road, 1);

        road->doc = &record->documents[d];
        go_down(road, &ranked[d], ones, w->use, a);
    }
    drop_copies(ranked, &record->count, a);
    s->units =
        unit_find(ranked, record->count, choice_weight(w, "fragment"), a);
    if (s->units.count == 0)
        return false;
    s->concepts = concept_find(ranked, record->count, &s->units, a);
    texts = ARENA_NEW(a, struct span, s->units.count);
    for (size_t u = 0; u < s->units.count; u++)
        texts[u] = s->units.at[u].text;
    s->rouge =
        rouge_count(references, reference_count, texts, s->units.count,
                    strcmp(record->documents[0].lang->code, "en") == 0, a);
    fill_features(s, ranked, w->features, a);
    find_lead(set, s, record->count, w->use, a);
    return true;
}

void sample_read(struct sample_set *set, char *name,
                 const struct sample_weights *w, struct arena *a)
{
    char *colon = strrchr(name, ':'), *line = NULL;
    struct arena passing = {0};
    size_t room = 0;
    ssize_t n;
    FILE *f;

    if (colon) {
        *colon = '\0';
        set->words = strtoul(colon + 1, NULL, 10);
    }
    set->name = name;
    f = fopen(name, "rb");
    if (!f) {
        fprintf(stderr, "train-weights: cannot read %s\n", name);
        exit(1);
    }
    while ((n = getline(&line, &room, f)) > 0) {
        struct span text = {line, (size_t)n};
        struct input_hints hints = {.lang = SPAN("")};
        struct record record = {0};
        struct err err = {0};
        struct sample s = {0};
        json_t *root = json_loadb(line, (size_t)n, 0, NULL);

        if (root && jsonl_read(text, &hints, &passing, &record, &err) &&
            make_sample(set, &record, root, w, &passing, &s)) {
            keep_sample(&s, w->features, a);
            set->at = arena_more(a, set->at, set->count, sizeof *set->at);
            set->at[set->count++] = s;
        }
        json_decref(root);
        arena_clear(&passing);
    }
    arena_release(&passing);
    free(line);
    fclose(f);
}

/* ---- summarising ---- */

struct picks sample_choose(const struct sample_set *set, struct sample *s,
                           const struct sample_weights *w,
                           struct arena *scratch)
{
    struct taste taste = taste_from(w);

    for (size_t u = 0; u < s->units.count; u++) {
        const double *feature = s->feature + u * w->features;
        double base = 0;

        for (size_t f = 0; f < w->features; f++)
            base += w->at[f] * feature[f];
        s->units.at[u].base = base;
    }
    return choice_make(&s->units, &s->concepts, &taste,
                       set->words ? BUDGET_WORDS : BUDGET_SENTENCES,
                       set->words ? set->words : 3, scratch);
}

double sample_score(const struct sample_set *set, struct sample *s,
                    const struct sample_weights *w, struct arena *scratch)
{
    struct picks picks = sample_choose(set, s, w, scratch);
    size_t *chosen = ARENA_NEW(scratch, size_t, picks.count + 1);
    double value;

    for (size_t i = 0; i < picks.count; i++)
        chosen[i] = picks.at[i].unit;
    value = value_of(set, s, chosen, picks.count, w->use, scratch);
    arena_clear(scratch);
    return value;
}

static bool is_chosen(const struct picks *p, size_t unit)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->at[i].unit == unit)
            return true;
    return false;
}

size_t sample_lone(const struct sample *s, const struct picks *p)
{
    size_t lone = 0;

    for (size_t i = 0; i < p->count; i++) {
        size_t u = p->at[i].unit;

        /* What leans is never the first unit of its document. */
        lone += s->units.at[u].leans && !is_chosen(p, u - 1);
    }
    return lone;
}
