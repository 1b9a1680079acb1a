#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "facts/checking.h"

enum { CUT_RUN = 6 /* [words] longer runs are no chance */ };

/* ---- nouns ---- */

static int32_t measure_of(const struct checking *k, struct span unit)
{
    const struct lexeme *e = lexicon_find_folded(&k->lang->measures, unit);

    return e ? e->value : 0;
}

static bool same_noun(struct checking *k, struct span a, struct span b)
{
    uint32_t x, y;

    if (span_eq_folded(a, b))
        return true;
    if (measure_of(k, a) && measure_of(k, a) == measure_of(k, b))
        return true;
    x = check_stem(k, a);
    y = check_stem(k, b);
    return x && x == y;
}

/* What was done to them names people as well as their noun does. */
static bool is_event(enum unit_class c)
{
    return c >= CLASS_KILLED && c <= CLASS_CROWD;
}

static enum match match_noun(struct checking *k, const struct figure *ours,
                             const struct figure *theirs)
{
    bool related = ours->unit_class == theirs->unit_class &&
                   ours->unit_class != CLASS_OTHER;

    if (ours->unit.n && theirs->unit.n &&
        same_noun(k, ours->unit, theirs->unit))
        return MATCH_SAME;
    if (is_event(ours->event_class) && ours->event_class == theirs->event_class)
        return MATCH_SAME;
    if (ours->unit.n == 0) /* "the 12", "12 of them": any noun will do */
        return MATCH_SAME;
    return related ? MATCH_WORDS : MATCH_NONE;
}

static enum match match_figure(struct checking *k, const struct figure *ours,
                               const struct figure *theirs)
{
    enum match value = check_match_quantity(&ours->number, &theirs->number);
    enum match noun = match_noun(k, ours, theirs);

    if (value == MATCH_NONE || noun == MATCH_NONE)
        return value == noun ? MATCH_NONE : MATCH_NEAR;
    return value < noun ? value : noun;
}

/* ---- the sources' numbers ---- */

static int compare(const void *left, const void *right)
{
    const struct figure *a = left, *b = right;
    double x = check_centre(&a->number), y = check_centre(&b->number);

    if (x < y || x > y)
        return x < y ? -1 : 1;
    if (a->at.doc != b->at.doc)
        return a->at.doc < b->at.doc ? -1 : 1;
    return (a->at.text.p > b->at.text.p) - (a->at.text.p < b->at.text.p);
}

static struct figure figure_of(const struct mention *m)
{
    return (struct figure){
        .number = m->as.number,
        .unit = m->as.number.unit,
        .text = m->text,
        .unit_class = m->as.number.unit_class,
        .event_class = m->as.number.unit_class,
    };
}

/* What the facts know beyond the words: "12 people were killed". */
static void enrich(struct figure *figures, const struct table *by_text,
                   const struct facts *facts)
{
    for (size_t i = 0; i < facts->number_count; i++) {
        const struct fact_number *n = &facts->numbers[i];

        for (size_t e = 0; e < n->evidence.count; e++) {
            struct span text = n->evidence.at[e].text;
            struct span key = {(const char *)&text.p, sizeof text.p};
            const uint32_t *at = table_find(by_text, key);

            if (!at)
                continue;
            figures[*at].event_class = n->unit_class;
            if (n->number.unit.n && n->unit_class != CLASS_OTHER)
                figures[*at].unit = n->number.unit;
        }
    }
}

static size_t read_figures(struct checking *k, const struct reading *r,
                           size_t doc, struct figure **figures, size_t count,
                           struct table *by_text)
{
    for (size_t i = 0; i < r->mentions->count; i++) {
        const struct mention *m = &r->mentions->at[i];
        struct figure f = figure_of(m);
        struct span key = {(const char *)&m->text.p, sizeof m->text.p};
        bool fresh;

        if (m->kind != MENTION_NUMBER)
            continue;
        f.at = (struct at){
            .doc = doc,
            .text = m->text,
            .paragraph = r->sentences->at[m->sentence].paragraph,
            .sentence = m->sentence + 1,
        };
        *figures = arena_more(k->arena, *figures, count, sizeof **figures);
        (*figures)[count] = f;
        *table_put(by_text, key, &fresh) = (uint32_t)count++;
    }
    return count;
}

void check_numbers_build(struct checking *k)
{
    struct table by_text = table_new(k->arena, 64);

    for (size_t d = 0; d < k->request->count; d++)
        k->figure_count = read_figures(k, &k->request->sources[d], d,
                                       &k->figures, k->figure_count, &by_text);
    enrich(k->figures, &by_text, k->request->facts);
    if (k->figure_count)
        qsort(k->figures, k->figure_count, sizeof *k->figures, compare);
    k->brief_figures = table_new(k->arena, 64);
    read_figures(k, k->request->brief, 0, &k->of_brief, 0, &k->brief_figures);
    enrich(k->of_brief, &k->brief_figures, &k->brief_facts);
}

/* ---- verdicts ---- */

/* What the program counts itself: bytes, paragraphs, sources. */
static bool is_own_count(const struct checking *k, const struct figure *f)
{
    const struct check_request *r = k->request;
    double v = f->number.has_value ? f->number.value : -1;
    struct span unit = f->unit;

    for (size_t d = 0; d < r->count; d++) {
        const struct reading *x = &r->sources[d];
        const struct intake *in = &x->doc->intake;

        if (span_eq(unit, SPAN("bytes")) &&
            (check_equal(v, (double)x->doc->bytes) ||
             check_equal(v, (double)in->dropped_bytes)))
            return true;
        if (span_eq(unit, SPAN("paragraphs")) &&
            check_equal(v, (double)x->sentences->paragraphs))
            return true;
        if (span_eq(unit, SPAN("sentences")) &&
            check_equal(v, (double)x->sentences->count))
            return true;
        if (span_eq(unit, SPAN("blocks")) &&
            check_equal(v, (double)in->dropped))
            return true;
    }
    return false;
}

static bool is_word(const struct checking *k, size_t i, struct span word)
{
    return i < k->count && span_eq_folded(k->words[i].text, word);
}

/* "2 sources", "Sources: 2", "2 independent"; *right: it is their number. */
static bool counts_sources(const struct checking *k, const struct mention *m,
                           bool *right)
{
    const struct check_request *r = k->request;
    size_t first, end, alone = r->count;

    check_words_of(k, m->text, &first, &end);
    if (first == end || !m->as.number.has_value)
        return false;
    for (size_t d = 0; d < r->count && r->facts->duplicate_of; d++)
        alone -= r->facts->duplicate_of[d] != SIZE_MAX;
    if (is_word(k, first + 1, SPAN("independent")) ||
        (first > 0 && is_word(k, first - 1, SPAN("independent")))) {
        *right = check_equal(m->as.number.value, (double)alone);
        return true;
    }
    *right = check_equal(m->as.number.value, (double)r->count);
    /* "Sources: 2" can mean nothing else, "2 sources" may be theirs. */
    if (first > 0 && is_word(k, first - 1, SPAN("sources")))
        return *right || (k->words[first].edge && k->words[first - 1].label);
    return *right && is_word(k, end - 1, SPAN("sources")) && end - first == 2;
}

/* The year of a resolved date: "2124". */
static bool is_year(const struct checking *k, struct span text)
{
    return text.n == 4 && table_find(&k->date_values, text);
}

/* First figure whose value is at least `value`. */
static size_t figure_from(const struct checking *k, double value)
{
    size_t low = 0, high = k->figure_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (check_centre(&k->figures[middle].number) < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The best of the figures with a value near to ours; how good in *best. */
static const struct figure *
find_figure(struct checking *k, const struct figure *ours, enum match *best)
{
    enum { LOOK = 4096 /* [figures] of like value */ };
    double v = check_centre(&ours->number);
    /* "Hundreds" is as far from what it stands for as a number can be. */
    double low = ours->number.vague ? ours->number.min : fmin(v / 2, v * 2);
    double high = ours->number.has_max && ours->number.max > v
                      ? ours->number.max
                      : fmax(v / 2, v * 2);
    const struct figure *found = NULL;
    size_t i = figure_from(k, low - check_fuzz);

    *best = MATCH_NONE;
    for (size_t n = 0; i < k->figure_count && n < LOOK; i++, n++) {
        const struct figure *theirs = &k->figures[i];
        enum match match;

        if (check_centre(&theirs->number) > high + check_fuzz)
            break;
        match = match_figure(k, ours, theirs);
        if (match > *best) {
            *best = match;
            found = theirs;
        }
        if (match == MATCH_SAME)
            break;
    }
    return found;
}

/* Any figure that counts the same thing. */
static const struct figure *find_noun(struct checking *k,
                                      const struct figure *ours)
{
    enum { LOOK = 2048 };

    for (size_t i = 0; i < k->figure_count && i < LOOK; i++)
        if (k->figures[i].unit.n && ours->unit.n &&
            same_noun(k, ours->unit, k->figures[i].unit))
            return &k->figures[i];
    return NULL;
}

/* A number with no noun that something rose or fell to: "has risen to 14". */
static bool is_reached(const struct checking *k, double value)
{
    enum { LOOK = 256 /* [figures] of this value */ };
    const struct passages *p = &k->passages;
    size_t i = figure_from(k, value - check_fuzz);

    for (size_t n = 0; i < k->figure_count && n < LOOK; i++, n++) {
        const struct figure *f = &k->figures[i];
        size_t w = passage_word_at(p, f->at.doc, f->at.text.p);
        const struct lexeme *e;

        if (!check_equal(check_centre(&f->number), value))
            break;
        if (f->unit.n || w == 0 || w >= p->count ||
            p->words[w - 1].passage != p->words[w].passage)
            continue;
        e = lexicon_find_folded(&k->lang->numbers, p->words[w - 1].text);
        if (e && e->tag == NUMBER_WORD_TO)
            return true;
    }
    return false;
}

/* "From 12 to 14" joins two numbers, which may stand apart in the sources:
 * both must be there. */
static bool joins_two(struct checking *k, const struct figure *ours)
{
    struct tokens words = token_split_span(ours->text, k->arena);
    const struct number_value *n = &ours->number;
    const struct lexeme *e =
        words.count ? token_find(&k->lang->numbers, &words.at[0]) : NULL;

    if (!e || e->tag != NUMBER_WORD_FROM || !n->has_min || !n->has_max)
        return false;
    for (int end = 0; end < 2; end++) {
        struct figure one = {.unit = ours->unit,
                             .unit_class = ours->unit_class,
                             .event_class = ours->event_class};
        enum match match;

        one.number.has_value = true;
        one.number.value = end ? n->max : n->min;
        find_figure(k, &one, &match);
        if (match < MATCH_WORDS && !is_reached(k, one.number.value))
            return false;
    }
    return true;
}

/* The words stand in a source with at least one more around them, so the
 * number there is the number here, if it is read as the same. */
static bool is_in_run(const struct checking *k, const struct mention *m,
                      size_t *place, size_t *last)
{
    size_t first, end;
    const struct mention *theirs;

    check_words_of(k, m->text, &first, &end);
    if (first == end || k->words[first].run < end - first + 1)
        return false;
    *place = k->words[first].place;
    *last = k->words[end - 1].place;
    if (*last != *place + (end - first) - 1)
        return false;
    /* Deep in a run that breaks off here, ours is theirs cut short. */
    if (k->words[first].run >= CUT_RUN && end < k->count && k->words[end].edge)
        return true;
    theirs = check_mention_at(k, *place, *last, MENTION_NUMBER);
    return !theirs || check_same_quantity(&m->as.number, &theirs->as.number);
}

/* A number of a source in exactly these words. */
static bool is_same_wording(const struct checking *k, const struct mention *m,
                            size_t *place, size_t *last)
{
    enum { PLACES = 64 };
    size_t first, end, at, count;

    check_words_of(k, m->text, &first, &end);
    struct wording w = check_wording(k, first, end);
    if (w.count < 2)
        return false;
    count = passage_all(&k->passages, w.ids, w.count, &at);
    for (size_t i = at; i < at + count && i < at + PLACES; i++) {
        const struct mention *theirs;

        *place = k->passages.order[i];
        *last = *place + w.count - 1;
        theirs = check_mention_at(k, *place, *last, MENTION_NUMBER);
        if (theirs && theirs->text.p == k->passages.words[*place].text.p &&
            theirs->text.p + theirs->text.n ==
                k->passages.words[*last].text.p +
                    k->passages.words[*last].text.n)
            return true;
    }
    return false;
}

bool check_same_number(const struct checking *k, const struct mention *ours,
                       const struct mention *theirs)
{
    (void)k;
    return check_match_quantity(&ours->as.number, &theirs->as.number) ==
           MATCH_SAME;
}

void check_number(struct checking *k, const struct mention *m)
{
    struct check_item *item = check_add(k, CHECK_NUMBER, m->text);
    struct span key = {(const char *)&m->text.p, sizeof m->text.p};
    const uint32_t *index = table_find(&k->brief_figures, key);
    struct figure ours = index ? k->of_brief[*index] : figure_of(m);
    const struct figure *theirs;
    enum match match;
    size_t place, last;
    bool own;

    if (is_in_run(k, m, &place, &last) ||
        is_same_wording(k, m, &place, &last)) {
        check_found(k, item, place, last);
        return;
    }
    if (counts_sources(k, m, &own)) {
        item->verdict = own ? CHECK_FOUND : CHECK_MISSING;
        return;
    }
    if (is_own_count(k, &ours) || is_year(k, m->text)) {
        item->verdict = CHECK_FOUND;
        return;
    }
    theirs = find_figure(k, &ours, &match);
    if (match < MATCH_SAME && joins_two(k, &ours))
        match = MATCH_SAME;
    if (!theirs)
        theirs = find_noun(k, &ours);
    if (match == MATCH_SAME)
        item->verdict = CHECK_FOUND;
    else if (match == MATCH_WORDS)
        item->verdict = CHECK_REWORDED;
    if (!theirs)
        return;
    item->at = theirs->at;
    item->placed = true;
    if (item->verdict != CHECK_FOUND)
        item->nearest = theirs->text;
}
