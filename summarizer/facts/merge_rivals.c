#include "facts/merge_rivals.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "facts/measure.h"

/* CHAIN: figures of one kind that are compared with a new one.  SHARED:
 * content words that two tellings of one thing have in common at least, or
 * NAMES among them.  TOLD: tellings of one figure that are looked at.  FEW:
 * tokens that say nothing. */
enum { CHAIN = 32, SHARED = 2, NAMES = 2, TOLD = 4, FEW = 8 };

/* A bound is news for its figure when that is at most a quarter away; tolls
 * of one event are rarely revised by more than half of themselves. */
static const double near_bound = 1.25, near_toll = 2.0, near_measure = 1.5;

struct range {
    double low, high;
    bool open; /* low itself is outside */
};

static struct range range_of(const struct number_value *v)
{
    if (v->has_value)
        return (struct range){v->value, v->value, false};
    if (v->has_approx) /* "about": rounded to a digit or two */
        return (struct range){v->approx * .9, v->approx * 1.1, false};
    return (struct range){v->has_min ? v->min : -INFINITY,
                          v->has_max ? v->max : INFINITY,
                          v->has_min && v->exclusive};
}

static bool excludes(const struct range *a, const struct range *b)
{
    if (a->high < b->low || b->high < a->low)
        return true;
    return (b->open && a->high <= b->low) || (a->open && b->high <= a->low);
}

/* The figure that a value is known by. */
static double figure(const struct number_value *v)
{
    if (v->has_value)
        return v->value;
    if (v->has_approx)
        return v->approx;
    return v->has_min ? v->min : v->max;
}

static bool is_near(const struct number_value *a, const struct number_value *b,
                    double ratio)
{
    double x = figure(a), y = figure(b);

    return x > 0 && y > 0 && x <= y * ratio && y <= x * ratio;
}

static struct span sentence_key(const struct at *at, size_t place[2])
{
    place[0] = at->doc;
    place[1] = at->sentence;
    return (struct span){(const char *)place, 2 * sizeof *place};
}

/* Notes the sentences that name a time before the event. */
static void note_past(struct rivals *r, const struct facts *f)
{
    for (size_t i = 0; i < f->when_count; i++) {
        const struct evidence *e = &f->when[i].evidence;

        for (size_t k = 0; f->when[i].background && k < e->count; k++) {
            size_t *place = ARENA_NEW(r->m->arena, size_t, 2);
            bool fresh;

            table_put(&r->past, sentence_key(&e->at[k], place), &fresh);
        }
    }
}

struct rivals rivals_begin(struct merging *m)
{
    struct rivals r = {
        .m = m,
        .led = table_new(m->arena, 32),
        .past = table_new(m->arena, 32),
    };

    for (size_t d = 0; d < m->count; d++)
        note_past(&r, &m->drafts[d].facts);
    return r;
}

bool rivals_past(const struct rivals *r, const struct fact_number *n)
{
    size_t place[2];

    return n->evidence.count &&
           table_find(&r->past, sentence_key(&n->evidence.at[0], place));
}

/* Whether it is the first figure of its kind in its document. */
static bool leads(struct rivals *r, size_t doc, struct span kind)
{
    struct buf b = buf_new(r->m->arena, 512);
    bool fresh;

    buf_printf(&b, "%zu ", doc);
    buf_add(&b, kind);
    table_put(&r->led, buf_span(&b), &fresh);
    return fresh;
}

void rivals_note(struct rivals *r, size_t doc, const struct fact_number *n,
                 uint32_t number)
{
    if (number == r->count) {
        r->at = arena_more(r->m->arena, r->at, r->count, sizeof *r->at);
        r->at[r->count++] =
            (struct rival){.kind = merge_number_kind(r->m, doc, n)};
    }
    struct rival *own = &r->at[number];
    own->exact = own->exact || n->number.has_value;
    if (own->told_count < TOLD) {
        own->told = arena_more(r->m->arena, own->told, own->told_count,
                               sizeof *own->told);
        own->told[own->told_count++] = n;
    }
    if (own->kind.n == 0)
        return;
    bool past = rivals_past(r, n);
    own->past = own->past || past;
    if (!past && leads(r, doc, merge_number_kind(r->m, doc, n)))
        own->leads = true;
}

/* Figures of one kind become a chain. */
static void chain(struct rivals *r)
{
    struct table last = table_new(r->m->arena, 64);

    for (size_t i = 0; i < r->count; i++) {
        bool fresh;

        r->at[i].next = 0;
        if (r->at[i].kind.n == 0)
            continue;
        uint32_t *at = table_put(&last, r->at[i].kind, &fresh);
        r->at[i].next = fresh ? 0 : (size_t)*at + 1;
        *at = (uint32_t)i;
    }
}

static bool is_tally(const struct fact_number *n)
{
    return n->unit_class >= CLASS_KILLED && n->unit_class <= CLASS_CROWD;
}

struct telling { /* words that say what the figure is */
    struct table words;
    size_t count, capitals; /* new ones that were put in last */
};

static void tell(const struct rivals *r, const struct fact_number *n,
                 struct telling *t)
{
    const struct draft *d = &r->m->drafts[n->evidence.at[0].doc];
    const struct lang *lang = d->clauses.lang;
    size_t sentence = n->evidence.at[0].sentence;
    struct tokens words = token_split_span(n->what, r->m->arena);

    /* ", or $105 billion,": the words are in the rest of the sentence. */
    if (words.count < FEW && sentence > 0)
        words = token_split_span(d->r->sentences->at[sentence - 1].text,
                                 r->m->arena);
    t->count = t->capitals = 0;
    for (size_t i = 0; i < words.count; i++) {
        const struct token *w = &words.at[i];
        bool fresh;

        if (w->kind != TOKEN_WORD || span_holds(n->text, w->text) ||
            token_in(&lang->stopwords, w))
            continue;
        table_put(&t->words, draft_key(w->text, r->m->arena), &fresh);
        t->count += fresh;
        t->capitals += fresh && i > 0 && w->flags & TOKEN_CAPITAL;
    }
}

/* Two tellings of one thing share half of the words of the shorter, or two
 * names. */
static bool same_telling(const struct rivals *r, const struct fact_number *a,
                         const struct fact_number *b)
{
    struct telling x = {.words = table_new(r->m->arena, 16)};
    struct telling y = {.words = table_new(r->m->arena, 16)};

    tell(r, a, &x);
    tell(r, b, &y);
    size_t less = x.count < y.count ? x.count : y.count;
    size_t words = y.count, names = y.capitals;
    tell(r, b, &x);
    words -= x.count;
    names -= x.capitals;
    return words >= SHARED && (2 * words >= less || names >= NAMES);
}

/* Measures are told in the same words, in one of the documents each. */
static bool told_alike(const struct rivals *r, size_t i, size_t k)
{
    const struct rival *a = &r->at[i], *b = &r->at[k];

    for (size_t x = 0; x < a->told_count; x++)
        for (size_t y = 0; y < b->told_count; y++)
            if (same_telling(r, a->told[x], b->told[y]))
                return true;
    return false;
}

static const struct lang *lang_of(const struct rivals *r,
                                  const struct fact_number *n)
{
    return r->m->drafts[n->evidence.at[0].doc].clauses.lang;
}

static struct number_value scaled(const struct rivals *r,
                                  const struct fact_number *n)
{
    return measure_scaled(lang_of(r, n), &n->number);
}

/* "1,180 km (735 miles)": a bracket between them. */
static bool stands_beside(const struct fact_number *a,
                          const struct fact_number *b)
{
    enum { GAP = 4 }; /* [bytes] " (" and a sign */

    for (size_t i = 0; i < a->evidence.count; i++)
        for (size_t k = 0; k < b->evidence.count; k++) {
            const struct at *x = &a->evidence.at[i], *y = &b->evidence.at[k];
            const char *end = x->text.p + x->text.n;

            if (x->doc == y->doc && y->text.p >= end &&
                y->text.p - end <= GAP &&
                span_find((struct span){end, (size_t)(y->text.p - end)},
                          SPAN("(")) != SIZE_MAX)
                return true;
        }
    return false;
}

/* One length in two units, or about and exactly: "about 730 miles", "1,180
 * km".  Rounding moves a converted value by a hundredth.  One article alone
 * keeps both, as it tells them. */
static bool is_same_measure(const struct rivals *r, size_t i, size_t k)
{
    static const double rounding = 1.01;
    const struct fact_number *a = &r->m->out->numbers[i],
                             *b = &r->m->out->numbers[k];
    struct number_value x = scaled(r, a), y = scaled(r, b);

    if (r->m->count < 2 ||
        measure_of(lang_of(r, a), a->number.unit) == QUANTITY_NONE ||
        a->unit_class == CLASS_DURATION || x.has_min != y.has_min ||
        x.has_max != y.has_max || !is_near(&x, &y, rounding))
        return false;
    return stands_beside(a, b) || told_alike(r, i, k);
}

/* "Dozens were hurt", "51 were hurt": a vague toll and one within it. */
static bool is_vague_toll(const struct fact_number *a,
                          const struct fact_number *b)
{
    struct range x = range_of(&a->number), y = range_of(&b->number);

    return a->number.vague != b->number.vague && !excludes(&x, &y);
}

/* One figure is a bound, the other lies within it and near. */
static bool is_near_bound(const struct rivals *r, size_t i, size_t k)
{
    const struct fact_number *a = &r->m->out->numbers[i],
                             *b = &r->m->out->numbers[k];
    struct range x = range_of(&a->number), y = range_of(&b->number);

    if (a->number.has_value == b->number.has_value || a->number.vague ||
        b->number.vague || (r->at[i].exact && r->at[k].exact))
        return false;
    if (excludes(&x, &y) || !is_near(&a->number, &b->number, near_bound))
        return false;
    /* Not all who are hurt are taken to hospital: the words must agree. */
    return a->unit_class != CLASS_WOUNDED || told_alike(r, i, k);
}

static bool agree(const struct rivals *r, size_t i, size_t k)
{
    const struct fact_number *a = &r->m->out->numbers[i],
                             *b = &r->m->out->numbers[k];

    if (a->number.fraction)
        return false;
    if (!is_tally(a))
        return is_same_measure(r, i, k);
    return r->at[i].leads && r->at[k].leads &&
           (is_vague_toll(a, b) || is_near_bound(r, i, k));
}

static bool share_document(const struct fact_number *a,
                           const struct fact_number *b)
{
    size_t i = 0, k = 0;

    while (i < a->evidence.count && k < b->evidence.count) {
        size_t x = a->evidence.at[i].doc, y = b->evidence.at[k].doc;

        if (x == y)
            return true;
        if (x < y)
            i++;
        else
            k++;
    }
    return false;
}

/* The nearest earlier figure that is the same, SIZE_MAX: none. */
static size_t find_same(const struct rivals *r, size_t i)
{
    size_t k = r->at[i].next;

    for (size_t n = 0; k && n < CHAIN; n++, k = r->at[k - 1].next)
        if (agree(r, k - 1, i))
            return k - 1;
    return SIZE_MAX;
}

void rivals_join(struct rivals *r)
{
    struct facts *out = r->m->out;
    bool *gone = ARENA_NEW(r->m->arena, bool, r->count + 1);
    size_t kept = 0;

    chain(r);
    for (size_t i = 0; i < r->count; i++) {
        size_t same = find_same(r, i);

        if (same == SIZE_MAX || gone[same])
            continue;
        struct fact_number *to = &out->numbers[same];
        merge_evidence(&to->evidence, &out->numbers[i].evidence, r->m->arena);
        r->at[same].leads = r->at[same].leads || r->at[i].leads;
        gone[i] = true;
    }
    for (size_t i = 0; i < r->count; i++) {
        if (gone[i])
            continue;
        out->numbers[kept] = out->numbers[i];
        r->at[kept++] = r->at[i];
    }
    out->number_count = r->count = kept;
    chain(r);
}

/* Shares of the same forces in the same role, in one document too. */
static bool is_share(const struct fact_number *n)
{
    return n->number.fraction && n->role != ROLE_NONE;
}

static struct span day_of(const struct rivals *r, size_t doc)
{
    enum { DAY = 10 }; /* [bytes] 2021-01-05 */
    struct span date = r->m->drafts[doc].r->doc->date;

    return date.n < DAY ? SPAN("") : span_upto(date, DAY);
}

/* Whether all documents with `a` are of days before those with `b`. */
static bool is_before(const struct rivals *r, const struct fact_number *a,
                      const struct fact_number *b)
{
    for (size_t i = 0; i < a->evidence.count; i++)
        for (size_t k = 0; k < b->evidence.count; k++) {
            struct span x = day_of(r, a->evidence.at[i].doc);
            struct span y = day_of(r, b->evidence.at[k].doc);

            if (x.n == 0 || y.n == 0 || memcmp(x.p, y.p, x.n) >= 0)
                return false;
        }
    return true;
}

/* "12 dead" on Monday, "14 dead" on Tuesday: what has become known since. */
static bool is_update(const struct rivals *r, const struct fact_number *a,
                      const struct fact_number *b)
{
    if (!is_tally(a))
        return false;
    return figure(&a->number) < figure(&b->number) ? is_before(r, a, b)
                                                   : is_before(r, b, a);
}

/* Whether a day is named where an article says what it is about. */
static bool is_lead_time(const struct fact_when *w)
{
    enum { LEAD = 4 }; /* [sentences] */

    return w->evidence.count && w->evidence.at[0].sentence <= LEAD &&
           (w->precision == PRECISION_DAY || w->precision == PRECISION_TIME ||
            w->iso.n == 0);
}

/* Whether the leads name one time, or one of them names none. */
static bool shares_time(const struct facts *a, const struct facts *b)
{
    size_t timed = 0, pairs = 0;

    for (size_t k = 0; k < b->when_count; k++)
        timed += is_lead_time(&b->when[k]);
    for (size_t i = 0; i < a->when_count; i++)
        for (size_t k = 0; k < b->when_count && is_lead_time(&a->when[i]);
             k++) {
            const struct fact_when *x = &a->when[i], *y = &b->when[k];

            if (x->iso.n && y->iso.n ? span_eq(x->iso, y->iso)
                                     : span_eq_folded(x->text, y->text))
                return true;
            pairs += is_lead_time(y);
        }
    return timed == 0 || pairs == 0;
}

/* Whether a document with `a` and one with `b` name one time; two articles
 * on two launches do not. */
static bool is_one_time(const struct rivals *r, const struct fact_number *a,
                        const struct fact_number *b)
{
    for (size_t i = 0; i < a->evidence.count; i++)
        for (size_t k = 0; k < b->evidence.count; k++)
            if (shares_time(&r->m->drafts[a->evidence.at[i].doc].facts,
                            &r->m->drafts[b->evidence.at[k].doc].facts))
                return true;
    return false;
}

static bool is_one_event(const struct rivals *r, size_t i, size_t k)
{
    const struct fact_number *a = &r->m->out->numbers[i],
                             *b = &r->m->out->numbers[k];

    struct number_value x = scaled(r, a), y = scaled(r, b);

    if (share_document(a, b) || is_update(r, a, b))
        return false;
    if (is_tally(a) && a->unit_class != CLASS_CROWD)
        return !r->at[i].past && !r->at[k].past && r->at[i].leads &&
               r->at[k].leads && is_near(&a->number, &b->number, near_toll);
    return a->number.unit.n && is_near(&x, &y, near_measure) &&
           told_alike(r, i, k) && is_one_time(r, a, b);
}

/* A converted value is a rounded one. */
static void widen(struct range *r)
{
    static const double rounding = .02;

    r->low -= fabs(r->low) * rounding;
    r->high += fabs(r->high) * rounding;
}

static bool conflict(const struct rivals *r, size_t i, size_t k)
{
    const struct fact_number *a = &r->m->out->numbers[i],
                             *b = &r->m->out->numbers[k];
    struct number_value p = scaled(r, a), q = scaled(r, b);
    struct range x = range_of(&p), y = range_of(&q);

    if (!span_eq_folded(a->number.unit, b->number.unit) &&
        measure_of(lang_of(r, a), a->number.unit) != QUANTITY_NONE)
        widen(&x);
    if (a->number.vague || b->number.vague || !excludes(&x, &y))
        return false;
    return (is_share(a) && is_share(b)) || is_one_event(r, i, k);
}

void rivals_judge(struct rivals *r)
{
    struct facts *out = r->m->out;

    for (size_t i = 0; i < r->count; i++) {
        size_t k = r->at[i].next;

        for (size_t n = 0; k && n < CHAIN; n++, k = r->at[k - 1].next)
            if (conflict(r, k - 1, i))
                out->numbers[k - 1].status = out->numbers[i].status =
                    FACT_CONFLICT;
    }
}
