#include "output/contrast.h"

#include <string.h>

#include "base/buf.h"

enum {
    PLACES_MAX = 2, /* of a fact in each source: they are proof, no index */
    TOLD_MAX = 12   /* sentences of a source that no other tells */
};

struct span contrast_label(enum slot slot)
{
    static const struct span labels[SLOTS] = {
        [SLOT_WHO] = {"Name",          4 },
          [SLOT_WHAT] = {"What happened", 13},
        [SLOT_WHEN] = {"Date",          4 },
          [SLOT_WHERE] = {"Place",         5 },
        [SLOT_NUMBERS] = {"Number",        6 },
          [SLOT_REACTIONS] = {"Said",          4 },
    };

    return labels[slot];
}

struct span contrast_how(enum marking marking, bool reported)
{
    if (marking == MARKED_WHOLE)
        return SPAN("in quotation marks");
    if (marking == MARKED_PART)
        return SPAN("partly in quotation marks");
    return reported ? SPAN("reported") : SPAN("the source’s own words");
}

/* ---- facts that are shared or not ---- */

static struct span note_of(const struct view *v, struct fact_ref fact,
                           struct arena *a)
{
    const struct facts *f = v->facts;
    struct buf note = buf_new(a, 512);

    if (fact.slot == SLOT_WHEN) {
        const struct fact_when *w = &f->when[fact.item];

        buf_add(&note, w->iso);
        buf_add(&note, w->computed ? SPAN(" (computed)") : SPAN(""));
    } else if (fact.slot == SLOT_WHERE) {
        const struct fact_where *w = &f->where[fact.item];

        buf_add(&note, view_country(w->country, a));
        buf_add(&note, w->country ? SPAN(" (computed)") : SPAN(""));
    } else if (fact.slot == SLOT_NUMBERS) {
        const struct fact_number *n = &f->numbers[fact.item];
        struct span range = view_range(v, n, a);

        buf_add(&note, view_topic(n->role, n->unit_class));
        if (range.n) {
            buf_add(&note, note.n ? SPAN("; range ") : SPAN("range "));
            buf_add(&note, range);
            buf_add(&note, SPAN(" (computed)"));
        }
    }
    return buf_span(&note);
}

static bool stands_in_several(const struct evidence *e)
{
    for (size_t i = 1; i < e->count; i++)
        if (e->at[i].doc != e->at[0].doc)
            return true;
    return false;
}

static enum fact_status status_of(const struct facts *f, struct fact_ref fact)
{
    switch (fact.slot) {
    case SLOT_WHO:
        return f->who[fact.item].status;
    case SLOT_WHAT:
        return f->what[fact.item].status;
    case SLOT_WHEN:
        return f->when[fact.item].status;
    case SLOT_WHERE:
        return f->where[fact.item].status;
    case SLOT_NUMBERS:
        return f->numbers[fact.item].status;
    case SLOT_REACTIONS:
    case SLOTS:
        break;
    }
    return f->reactions[fact.item].status;
}

static struct evidence first_places(const struct evidence *all, struct arena *a)
{
    struct evidence some = {ARENA_NEW(a, struct at, all->count + 1), 0};
    size_t of_doc = 0;

    for (size_t i = 0; i < all->count; i++) {
        const struct at *at = &all->at[i];
        const struct at *last = some.count ? &some.at[some.count - 1] : NULL;
        bool same = last && last->doc == at->doc;

        if (same && last->paragraph == at->paragraph)
            continue;
        of_doc = same ? of_doc + 1 : 0;
        if (of_doc < PLACES_MAX)
            some.at[some.count++] = *at;
    }
    return some;
}

static const struct shared_fact *share(const struct view *v,
                                       struct fact_ref fact, struct arena *a)
{
    const struct facts *f = v->facts;
    struct shared_fact *s = ARENA_NEW(a, struct shared_fact, 1);

    s->slot = fact.slot;
    s->text = compare_text(f, fact);
    s->note = note_of(v, fact, a);
    s->evidence = first_places(compare_evidence(f, fact), a);
    if (span_eq(s->note, s->text))
        s->note = SPAN(""); /* "2021" */
    s->speaker = s->role = SPAN("");
    if (fact.slot == SLOT_WHO)
        s->role = f->who[fact.item].role;
    if (fact.slot == SLOT_REACTIONS) {
        s->speaker = f->reactions[fact.item].speaker;
        s->quoted = f->reactions[fact.item].direct;
    }
    s->one_origin =
        status_of(f, fact) == FACT_SINGLE && stands_in_several(&s->evidence);
    return s;
}

/* "Two sides": a count of small things that nothing is known of. */
static bool is_trifle(const struct fact_number *n)
{
    return (n->unit_class == CLASS_OTHER || n->unit_class == CLASS_DURATION) &&
           n->role == ROLE_NONE && n->number.has_value &&
           n->number.value < 10 && !n->number.fraction;
}

/* "Israeli": a people, which is in every article on its country. */
static bool is_people(const struct fact_who *who)
{
    return who->kind == MENTION_GROUP &&
           lexicon_find(&world.demonyms, who->name);
}

static bool is_place_too(const struct facts *f, size_t who)
{
    for (size_t i = 0; i < f->where_count; i++)
        if (span_eq_folded(f->where[i].text, f->who[who].name))
            return true;
    return false;
}

static bool is_shown(const struct view *v, struct fact_ref fact)
{
    if (!v->shown[fact.slot])
        return false;
    if (fact.slot == SLOT_NUMBERS)
        return !is_trifle(&v->facts->numbers[fact.item]);
    return fact.slot != SLOT_WHO || (!is_people(&v->facts->who[fact.item]) &&
                                     !is_place_too(v->facts, fact.item));
}

/* A lead that another lead in the list is said to tell as well. */
static bool is_repeated(const struct view *v, struct fact_ref fact)
{
    const struct evidence *e = compare_evidence(v->facts, fact);

    for (size_t i = 0; fact.slot == SLOT_WHAT && i < fact.item; i++) {
        const struct evidence *earlier = &v->facts->what[i].evidence;

        for (size_t k = 0; k < earlier->count && e->count; k++)
            for (size_t n = 0; n < e->count; n++)
                if (earlier->at[k].text.p == e->at[n].text.p)
                    return true;
    }
    return false;
}

static void add_agreements(struct contrast *c, struct arena *a)
{
    const struct view *v = c->view;
    const struct comparison *k = v->report->comparison;

    for (size_t i = 0; i < k->agreement_count; i++)
        if (is_shown(v, k->agreements[i]) &&
            !is_repeated(v, k->agreements[i]) &&
            !(k->agreements[i].slot == SLOT_REACTIONS &&
              view_wording(v, &v->facts->reactions[k->agreements[i].item])))
            items_add(&c->agreements, share(v, k->agreements[i], a), a);
}

/* ---- outlets ---- */

static void add_loaded(struct outlet *o, const struct view *v, size_t doc,
                       struct arena *a)
{
    for (size_t i = 0; i < v->loaded.count; i++) {
        const struct fact_loaded *l = v->loaded.at[i];

        if (l->at.doc == doc)
            items_add(l->quoted ? &o->said : &o->own_words, l, a);
    }
}

static void add_told(struct outlet *o, const struct at *at, struct arena *a)
{
    if (o->told.count < TOLD_MAX)
        items_add(&o->told, at, a);
    else
        o->more++;
}

static void add_outlets(struct contrast *c, struct arena *a)
{
    const struct view *v = c->view;
    const struct comparison *k = v->report->comparison;
    struct outlet **by = ARENA_NEW(a, struct outlet *, v->report->count + 1);

    for (size_t i = 0; i < v->sources.count; i++) {
        const struct source *s = v->sources.at[i];

        if (s->copy_of)
            continue;
        by[i] = ARENA_NEW(a, struct outlet, 1);
        by[i]->number = s->number;
        by[i]->name = s->doc->site;
        add_loaded(by[i], v, i, a);
        items_add(&c->outlets, by[i], a);
    }
    for (size_t i = 0; i < k->only_count; i++)
        if (is_shown(v, k->only[i].fact))
            items_add(&by[k->only[i].doc]->only, share(v, k->only[i].fact, a),
                      a);
    for (size_t i = 0; i < k->told_only_count && v->whole; i++)
        add_told(by[k->told_only[i].doc], &k->told_only[i], a);
}

/* ---- statements in different words ---- */

static void mark_own(const struct wording *w, struct span text, bool *own)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->runs[i].own)
            memset(own + (w->runs[i].text.p - text.p), 1, w->runs[i].text.n);
}

/* The runs of a text of which some bytes are its own. */
static struct wording make_runs(struct span text, const bool *own,
                                struct arena *a)
{
    struct wording w = {NULL, 0};
    size_t from = 0;

    for (size_t i = 1; i <= text.n; i++) {
        if (i < text.n && own[i] == own[from])
            continue;
        w.runs = arena_more(a, w.runs, w.count, sizeof *w.runs);
        w.runs[w.count++] =
            (struct wording_run){span_slice(text, from, i), own[from]};
        from = i;
    }
    return w;
}

static struct wording_of *add_wording(struct differing *d, const struct view *v,
                                      struct at at, struct arena *a)
{
    struct wording_of *w = ARENA_NEW(a, struct wording_of, 1);

    w->at = at;
    w->marking = compare_marking(&v->report->readings[at.doc], &at);
    items_add(&d->wordings, w, a);
    return w;
}

/* The first wording beside each other one. */
static void compare_wordings(struct differing *d, const struct view *v,
                             struct arena *a)
{
    const struct fact_reaction *r = d->reaction;
    struct items variants = view_variants(r, a);
    struct at at = r->evidence.at[0];

    at.text = r->quote;
    bool *own = ARENA_NEW(a, bool, at.text.n + 1);
    struct wording_of *first = add_wording(d, v, at, a);
    for (size_t i = 0; i < variants.count; i++) {
        const struct at *other = variants.at[i];
        struct wording mine;

        if (compare_origin(v->facts, other->doc) != other->doc)
            continue;
        wording_compare(at.text, other->text, a, &mine,
                        &add_wording(d, v, *other, a)->words);
        mark_own(&mine, at.text, own);
    }
    first->words = make_runs(at.text, own, a);
}

static void add_differing(struct contrast *c, struct arena *a)
{
    const struct view *v = c->view;

    for (size_t i = 0; i < v->wordings.count; i++) {
        struct differing *d = ARENA_NEW(a, struct differing, 1);

        d->reaction = v->wordings.at[i];
        compare_wordings(d, v, a);
        if (d->wordings.count > 1)
            items_add(&c->differing, d, a);
    }
}

const struct contrast *contrast_new(const struct view *v, struct arena *a)
{
    struct contrast *c = ARENA_NEW(a, struct contrast, 1);

    c->view = v;
    if (!v->report->comparison)
        return c;
    add_agreements(c, a);
    add_differing(c, a);
    c->people = contrast_people(v, a);
    add_outlets(c, a);
    return c;
}

/* ---- disputes ---- */

struct items contrast_voices(const struct view *v, const struct fact_number *n,
                             struct arena *a)
{
    struct items list = {NULL, 0};

    for (size_t i = 0; i < n->evidence.count; i++) {
        const struct at *at = &n->evidence.at[i];
        const struct fact_reaction *said = view_statement_at(v, at);
        struct voice_at *voice = ARENA_NEW(a, struct voice_at, 1);

        voice->at = *at;
        voice->speaker = said ? said->speaker : SPAN("");
        voice->reported = said != NULL;
        voice->marking = compare_marking(&v->report->readings[at->doc], at);
        items_add(&list, voice, a);
    }
    return list;
}

static bool has_figure(const struct fact_number *n, size_t doc)
{
    for (size_t i = 0; i < n->evidence.count; i++)
        if (n->evidence.at[i].doc == doc)
            return true;
    return false;
}

/* How many of the figures before this one a source has. */
static size_t count_earlier(const struct dispute *d, size_t side, size_t doc)
{
    size_t count = 0;

    for (size_t i = 0; i < side; i++)
        count += has_figure(d->numbers.at[i], doc);
    return count;
}

struct span contrast_within(const struct dispute *d, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 8);

    for (size_t side = 1; side < d->numbers.count; side++) {
        const struct evidence *e =
            &((const struct fact_number *)d->numbers.at[side])->evidence;

        for (size_t i = 0; i < e->count; i++) {
            size_t doc = e->at[i].doc;

            if ((i && e->at[i - 1].doc == doc) ||
                count_earlier(d, side, doc) != 1)
                continue;
            buf_printf(&out, "%ssource %zu", out.n ? ", " : "", doc + 1);
        }
    }
    return buf_span(&out);
}
