#include "output/view.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/table.h"
#include "facts/compare.h"
#include "output/contrast.h"

enum { /* OCHA's situation reports have 2 to 5 highlights and some figures */
       HIGHLIGHTS_MAX = 5,
       FIGURES_MAX = 6,
       FIGURES_ALIKE = 2 /* of one class and role */
};

static const struct facts no_facts;

void items_add(struct items *list, const void *item, struct arena *a)
{
    list->at = arena_more(a, list->at, list->count, sizeof *list->at);
    list->at[list->count++] = item;
}

static const struct at *keep_at(struct at at, struct arena *a)
{
    struct at *kept = ARENA_NEW(a, struct at, 1);

    *kept = at;
    return kept;
}

static struct at sentence_at(const struct report *r, size_t doc, size_t i)
{
    const struct sentence *s = &r->readings[doc].sentences->at[i];

    return (struct at){doc, s->text, s->paragraph, i + 1};
}

struct at view_sentence(const struct report *r, const struct at *at)
{
    struct at sentence;

    if (at->sentence == 0 ||
        at->sentence > r->readings[at->doc].sentences->count)
        return *at;
    sentence = sentence_at(r, at->doc, at->sentence - 1);
    return span_holds(sentence.text, at->text) ? sentence : *at;
}

static bool is_copy(const struct view *v, size_t doc)
{
    return v->facts->duplicate_of && v->facts->duplicate_of[doc] != SIZE_MAX;
}

static void add_sources(struct view *v, struct arena *a)
{
    const struct report *r = v->report;
    struct source *sources = ARENA_NEW(a, struct source, r->count);

    for (size_t i = 0; i < r->count; i++) {
        const struct document *doc = r->readings[i].doc;

        sources[i] = (struct source){i + 1, doc, 0};
        if (is_copy(v, i))
            sources[i].copy_of = v->facts->duplicate_of[i] + 1;
        else
            v->independent++;
        items_add(&v->sources, &sources[i], a);
        if (doc->date.n && span_compare(doc->date, v->as_of) > 0) {
            v->as_of = doc->date;
            v->as_of_given = doc->date_given;
        }
    }
}

static void add_chosen(struct view *v, struct arena *a)
{
    const struct report *r = v->report;

    for (size_t i = 0; r->summary && i < r->summary->count; i++) {
        const struct chosen *c = &r->summary->at[i];
        struct at at = sentence_at(r, c->doc, c->sentence);

        at.text = c->text;
        items_add(&v->chosen, keep_at(at, a), a);
    }
}

static const struct at *best_chosen(const struct view *v)
{
    const struct summary *s = v->report->summary;
    size_t best = 0;

    if (v->chosen.count == 0)
        return NULL;
    for (size_t i = 1; i < s->count; i++)
        if (s->at[i].score > s->at[best].score)
            best = i;
    return v->chosen.at[best];
}

/* One sentence that says it all: the one that holds the lead's clause,
 * else the best of the summary. */
static void add_bottom(struct view *v, struct arena *a)
{
    const struct fact_what *what = v->facts->what;

    if (v->selected)
        return;
    if (v->facts->what_count && what->evidence.count) {
        struct at at = view_sentence(v->report, what->evidence.at);

        items_add(&v->bottom, keep_at(at, a), a);
    } else if (best_chosen(v)) {
        items_add(&v->bottom, best_chosen(v), a);
    }
}

static void add_highlights(struct view *v, struct arena *a)
{
    const struct at *bottom = v->bottom.count ? v->bottom.at[0] : NULL;
    bool leave_out = v->chosen.count > 2;

    for (size_t i = 0; i < v->chosen.count && !v->selected; i++) {
        const struct at *at = v->chosen.at[i];

        if (leave_out && bottom && bottom->doc == at->doc &&
            span_holds(at->text, bottom->text))
            continue;
        if (v->highlights.count < HIGHLIGHTS_MAX)
            items_add(&v->highlights, at, a);
    }
}

static int compare_iso(const void *a, const void *b)
{
    const struct fact_when *x = *(const struct fact_when *const *)a;
    const struct fact_when *y = *(const struct fact_when *const *)b;
    int order = span_compare(x->iso, y->iso);

    return order ? order : (x > y) - (x < y);
}

static void add_dates(struct view *v, struct arena *a)
{
    const struct facts *f = v->facts;
    struct table seen = table_new(a, f->when_count);

    for (size_t i = 0; i < f->when_count && v->shown[SLOT_WHEN]; i++) {
        const struct fact_when *w = &f->when[i];
        bool fresh;

        items_add(w->background ? &v->earlier : &v->when, w, a);
        items_add(w->iso.n ? &v->timeline : &v->unresolved, w, a);
        if (!w->background || v->selected || w->evidence.count == 0)
            continue;
        struct at at = view_sentence(v->report, w->evidence.at);
        struct span key = {at.text.p, at.text.n};
        table_put(&seen, key, &fresh);
        if (fresh)
            items_add(&v->background, keep_at(at, a), a);
    }
    if (v->timeline.count)
        qsort(v->timeline.at, v->timeline.count, sizeof *v->timeline.at,
              compare_iso);
}

static void add_class(struct view *v, bool (*of)(enum unit_class),
                      struct items *list, struct arena *a)
{
    const struct facts *f = v->facts;

    for (size_t i = 0; i < f->number_count; i++)
        if (of(f->numbers[i].unit_class))
            items_add(list, &f->numbers[i], a);
}

static bool is_forces(enum unit_class c)
{
    return c == CLASS_FORCES;
}

static bool is_money(enum unit_class c)
{
    return c == CLASS_MONEY;
}

static bool is_rest(enum unit_class c)
{
    return !is_forces(c) && !view_is_casualty(c) && !is_money(c);
}

static bool is_crowd(enum unit_class c)
{
    return c == CLASS_CROWD || c == CLASS_PEOPLE || c == CLASS_VEHICLES ||
           c == CLASS_WEAPONS;
}

static bool is_any(enum unit_class c)
{
    return c <= CLASSES;
}

/* The first numbers in the order of what a reader asks for first, without
 * many of one kind. */
static void add_figures(struct view *v, struct arena *a)
{
    bool (*const order[])(enum unit_class) = {is_forces, view_is_casualty,
                                              is_crowd, is_money, is_any};
    size_t alike[CLASSES + 1][ROLE_PLANNED + 1] = {{0}};
    struct items all = {0};

    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (order[i] != is_any || all.count == 0)
            add_class(v, order[i], &all, a);
    for (size_t i = 0; i < all.count && v->figures.count < FIGURES_MAX; i++) {
        const struct fact_number *n = all.at[i];

        if (alike[n->unit_class][n->role]++ < FIGURES_ALIKE)
            items_add(&v->figures, n, a);
    }
}

/* Numbers in conflict, side by side. */
static void add_disputes(struct view *v, struct arena *a)
{
    size_t count;
    const struct rivalry *all = compare_rivalries(v->facts, &count, a);

    for (size_t i = 0; i < count; i++) {
        struct dispute *d = ARENA_NEW(a, struct dispute, 1);

        for (size_t k = 0; k < all[i].count; k++)
            items_add(&d->numbers, &v->facts->numbers[all[i].items[k]], a);
        const struct fact_number *first = d->numbers.at[0];
        d->unit_class = first->unit_class;
        d->role = first->role;
        items_add(&v->disputes, d, a);
    }
}

static void add_numbers(struct view *v, struct arena *a)
{
    if (!v->shown[SLOT_NUMBERS])
        return;
    add_class(v, is_any, &v->numbers, a);
    add_class(v, is_forces, &v->troops, a);
    add_class(v, view_is_casualty, &v->casualties, a);
    add_class(v, is_money, &v->money, a);
    add_class(v, view_is_casualty, &v->others, a);
    add_class(v, is_money, &v->others, a);
    add_class(v, is_rest, &v->others, a);
    add_figures(v, a);
    add_disputes(v, a);
}

static int compare_places(const void *a, const void *b)
{
    const struct quoted *x = a, *y = b;

    if (x->at.doc != y->at.doc)
        return x->at.doc < y->at.doc ? -1 : 1;
    return (x->at.text.p > y->at.text.p) - (x->at.text.p < y->at.text.p);
}

static void add_quoted(struct view *v, struct arena *a)
{
    const struct facts *f = v->facts;

    for (size_t i = 0; i < f->reaction_count; i++)
        for (size_t k = 0; k < f->reactions[i].evidence.count; k++) {
            v->quoted =
                arena_more(a, v->quoted, v->quoted_count, sizeof *v->quoted);
            v->quoted[v->quoted_count++] = (struct quoted){
                f->reactions[i].evidence.at[k], &f->reactions[i]};
        }
    if (v->quoted_count)
        qsort(v->quoted, v->quoted_count, sizeof *v->quoted, compare_places);
}

static void add_reactions(struct view *v, struct arena *a)
{
    const struct facts *f = v->facts;
    struct table names = table_new(a, f->reaction_count);
    struct speaker **by = ARENA_NEW(a, struct speaker *, f->reaction_count + 1);
    struct speaker *unknown = NULL;

    v->wording = ARENA_NEW(a, size_t, f->reaction_count + 1);
    for (size_t i = 0; i < f->reaction_count && v->shown[SLOT_REACTIONS]; i++) {
        const struct fact_reaction *r = &f->reactions[i];
        bool fresh;
        uint32_t *number = table_put(&names, r->speaker, &fresh);

        items_add(&v->reactions, r, a);
        if (view_variants(r, a).count) {
            items_add(&v->wordings, r, a);
            v->wording[i] = v->wordings.count;
        }
        if (fresh) {
            *number = (uint32_t)i;
            by[i] = ARENA_NEW(a, struct speaker, 1);
            by[i]->name = r->speaker;
            if (r->speaker.n)
                items_add(&v->speakers, by[i], a);
            else
                unknown = by[i];
        }
        struct speaker *s = by[*number];
        if (s->role.n == 0)
            s->role = r->role;
        items_add(&s->said, r, a);
    }
    if (unknown)
        items_add(&v->speakers, unknown, a);
}

enum { MISSING = 5 };

static const char *const missing_names[MISSING] = {"outlet", "title", "author",
                                                   "date", "URL"};

/* Which of them a source lacks, one bit each. */
static unsigned find_missing(const struct document *d)
{
    const bool lacks[MISSING] = {d->site.n == 0, d->title.n == 0,
                                 d->author_count == 0, d->date.n == 0,
                                 d->url.n == 0};
    unsigned missing = 0;

    for (unsigned i = 0; i < MISSING; i++)
        missing |= lacks[i] ? 1U << i : 0;
    return missing;
}

/* "outlet, date of sources 1, 3": one line for those that lack the same. */
static void add_missing(struct view *v, unsigned missing, struct arena *a)
{
    struct buf text = buf_new(a, SIZE_MAX / 8), sources = text;
    struct span *kept = ARENA_NEW(a, struct span, 1);
    size_t count = 0;

    for (size_t i = 0; i < MISSING; i++)
        if (missing >> i & 1)
            buf_printf(&text, "%s%s", text.n ? ", " : "", missing_names[i]);
    for (size_t i = 0; i < v->sources.count; i++) {
        const struct source *s = v->sources.at[i];

        if (find_missing(s->doc) == missing)
            buf_printf(&sources, "%s%zu", count++ ? ", " : "", s->number);
    }
    if (count == 0)
        return;
    buf_printf(&text, " of source%s ", count > 1 ? "s" : "");
    buf_add(&text, buf_span(&sources));
    *kept = buf_span(&text);
    items_add(&v->not_stated, kept, a);
}

static void add_not_stated(struct view *v, struct arena *a)
{
    static const struct span names[SLOTS] = {
        [SLOT_WHO] = {"who",           3 },
          [SLOT_WHAT] = {"what happened", 13},
        [SLOT_WHEN] = {"when",          4 },
          [SLOT_WHERE] = {"where",         5 },
        [SLOT_NUMBERS] = {"numbers",       7 },
          [SLOT_REACTIONS] = {"reactions",     9 },
    };

    for (size_t i = 0; i < SLOTS; i++)
        if (v->shown[i] && v->facts->not_stated[i])
            items_add(&v->not_stated, &names[i], a);
    for (unsigned missing = 1; missing >> MISSING == 0 && v->whole; missing++)
        add_missing(v, missing, a);
}

static void add_names(struct view *v, struct arena *a)
{
    const struct keywords *k = v->report->keywords;
    const struct facts *f = v->facts;

    for (size_t i = 0; i < f->who_count && v->shown[SLOT_WHO]; i++)
        items_add(&v->who, &f->who[i], a);
    for (size_t i = 0; i < f->what_count && v->shown[SLOT_WHAT]; i++)
        items_add(&v->what, &f->what[i], a);
    for (size_t i = 0; i < f->where_count && v->shown[SLOT_WHERE]; i++)
        items_add(&v->where, &f->where[i], a);
    for (size_t i = 0; i < f->loaded_count && !v->selected; i++)
        items_add(&v->loaded, &f->loaded[i], a);
    for (size_t i = 0; k && i < k->count && !v->selected; i++)
        items_add(&v->keywords, &k->at[i], a);
}

const struct view *view_new(const struct report *r, struct arena *a)
{
    struct view *v = ARENA_NEW(a, struct view, 1);

    v->report = r;
    v->facts = r->facts ? r->facts : &no_facts;
    v->selected = r->look.only != NULL;
    v->whole = !v->selected;
    v->merged = r->count > 1;
    for (size_t i = 0; i < SLOTS; i++)
        v->shown[i] = !v->selected || r->look.only[i];
    v->as_of = SPAN("");
    v->title = view_title(r, v->facts, a);
    add_sources(v, a);
    add_chosen(v, a);
    add_bottom(v, a);
    add_highlights(v, a);
    add_names(v, a);
    add_dates(v, a);
    add_numbers(v, a);
    add_quoted(v, a);
    add_reactions(v, a);
    add_not_stated(v, a);
    v->contrast = contrast_new(v, a);
    return v;
}

size_t view_wording(const struct view *v, const struct fact_reaction *r)
{
    return v->wording[r - v->facts->reactions];
}

const struct fact_reaction *view_statement_at(const struct view *v,
                                              const struct at *at)
{
    size_t low = 0, high = v->quoted_count;

    while (low < high) { /* first place behind it */
        size_t mid = low + (high - low) / 2;
        const struct at *q = &v->quoted[mid].at;

        if (q->doc < at->doc || (q->doc == at->doc && q->text.p <= at->text.p))
            low = mid + 1;
        else
            high = mid;
    }
    if (low == 0 || v->quoted[low - 1].at.doc != at->doc ||
        !span_holds(v->quoted[low - 1].at.text, at->text))
        return NULL;
    return v->quoted[low - 1].reaction;
}

const struct fact_reaction *view_said_by(const struct view *v,
                                         const struct fact_number *number)
{
    return number->evidence.count ? view_statement_at(v, number->evidence.at)
                                  : NULL;
}
