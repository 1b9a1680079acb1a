#include "facts/merge_rivals.h"

#include <math.h>

#include "base/buf.h"

/* CHAIN: figures of one kind that are compared with a new one.  SHARED:
 * content words that two tellings of one thing have in common at least. */
enum { CHAIN = 32, SHARED = 2 };

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

static bool is_past(const struct rivals *r, const struct fact_number *n)
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
    if (own->kind.n == 0)
        return;
    bool past = is_past(r, n);
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

/* Words that say what the figure is, in `seen`; returns how many. */
static size_t tell(const struct rivals *r, const struct fact_number *n,
                   struct table *seen)
{
    const struct lang *lang = r->m->drafts[n->evidence.at[0].doc].clauses.lang;
    struct tokens t = token_split_span(n->what, r->m->arena);
    size_t count = 0;

    for (size_t i = 0; i < t.count; i++) {
        struct span word = t.at[i].text;
        bool fresh;

        if (t.at[i].kind != TOKEN_WORD || span_holds(n->text, word) ||
            token_in(&lang->stopwords, &t.at[i]))
            continue;
        table_put(seen, draft_key(word, r->m->arena), &fresh);
        count += fresh;
    }
    return count;
}

/* Measures are told in the same words: half of those of the shorter. */
static bool told_alike(const struct rivals *r, const struct fact_number *a,
                       const struct fact_number *b)
{
    struct table x = table_new(r->m->arena, 16);
    struct table y = table_new(r->m->arena, 16);
    struct table both = table_new(r->m->arena, 32);
    size_t m = tell(r, a, &x), n = tell(r, b, &y);

    tell(r, a, &both);
    size_t shared = n - tell(r, b, &both);
    return shared >= SHARED && 2 * shared >= (m < n ? m : n);
}

/* One figure is a bound, the other lies within it and near. */
static bool agree(const struct rivals *r, size_t i, size_t k)
{
    const struct fact_number *a = &r->m->out->numbers[i],
                             *b = &r->m->out->numbers[k];
    struct range x = range_of(&a->number), y = range_of(&b->number);

    if (a->number.has_value == b->number.has_value ||
        (r->at[i].exact && r->at[k].exact) || a->number.vague ||
        b->number.vague || a->number.fraction)
        return false;
    if (!is_tally(a) || !r->at[i].leads || !r->at[k].leads)
        return false;
    if (excludes(&x, &y) || !is_near(&a->number, &b->number, near_bound))
        return false;
    /* Not all who are hurt are taken to hospital: the words must agree. */
    return a->unit_class != CLASS_WOUNDED || told_alike(r, a, b);
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

static bool is_one_event(const struct rivals *r, size_t i, size_t k)
{
    const struct fact_number *a = &r->m->out->numbers[i],
                             *b = &r->m->out->numbers[k];

    if (share_document(a, b) || r->at[i].past || r->at[k].past)
        return false;
    if (is_tally(a) && a->unit_class != CLASS_CROWD)
        return r->at[i].leads && r->at[k].leads &&
               is_near(&a->number, &b->number, near_toll);
    return a->number.unit.n && is_near(&a->number, &b->number, near_measure) &&
           told_alike(r, a, b);
}

static bool conflict(const struct rivals *r, size_t i, size_t k)
{
    const struct fact_number *a = &r->m->out->numbers[i],
                             *b = &r->m->out->numbers[k];
    struct range x = range_of(&a->number), y = range_of(&b->number);

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
