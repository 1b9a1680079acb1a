#include "facts/merge_rivals.h"

#include <math.h>

#include "base/buf.h"
#include "base/table.h"
#include "facts/measure.h"

/* The middle of what is known: values that agree share it. */
static double point(const struct number_value *v)
{
    if (v->has_value)
        return v->value;
    if (v->has_approx)
        return v->approx;
    return v->has_min ? v->min : v->max;
}

/* The unit as a key: measures by what they are, nouns in the singular. */
static void add_unit(struct buf *b, const struct merging *m, size_t doc,
                     struct span unit)
{
    const struct lang *lang = m->drafts[doc].clauses.lang;
    const struct lexeme *e = lexicon_find_folded(&lang->measures, unit);
    struct span key = draft_key(unit, m->arena);

    if (e) {
        buf_printf(b, "%d", (int)e->value);
        return;
    }
    if (key.n > 3 && span_ends(key, SPAN("s")) && !span_ends(key, SPAN("ss")))
        key.n--;
    buf_add(b, key);
}

static void add_value(struct buf *b, const struct number_value *v)
{
    buf_printf(b, " %d %d %.9g %.9g", v->exclusive && v->fraction, v->vague,
               point(v), v->has_min && v->has_max ? v->max : 0.0);
}

static bool is_casualty(const struct fact_number *n)
{
    return n->unit_class >= CLASS_KILLED && n->unit_class <= CLASS_CROWD;
}

struct span merge_number_kind(const struct merging *m, size_t doc,
                              const struct fact_number *n)
{
    const struct lang *lang = m->drafts[doc].clauses.lang;
    const struct lexeme *e = lexicon_find_folded(&lang->units, n->number.unit);
    struct buf b = buf_new(m->arena, 512);

    if (n->number.unit.n == 0)
        return SPAN("");
    enum quantity quantity = measure_of(lang, n->number.unit);
    if (quantity != QUANTITY_NONE) {
        buf_printf(&b, "quantity %d", (int)quantity);
        return buf_span(&b);
    }
    buf_printf(&b, "%d %d %d ", (int)n->unit_class, (int)n->role,
               n->number.fraction);
    /* "Half of them", "half of the forces": shares of the same troops. */
    if (n->number.fraction && n->role != ROLE_NONE)
        return buf_span(&b);
    /* "12 people were killed", "12 dead", "12 victims": one toll. */
    if (!is_casualty(n) || !(span_eq_folded(n->number.unit, SPAN("people")) ||
                             (e && (enum unit_class)e->tag == n->unit_class)))
        add_unit(&b, m, doc, n->number.unit);
    return buf_span(&b);
}

/* What became of how many: the noun may differ (people, passengers).  Empty
 * for what has no event. */
static struct span event_key(const struct merging *m,
                             const struct fact_number *n, bool past)
{
    struct buf b = buf_new(m->arena, 512);

    if (!is_casualty(n) && n->role == ROLE_NONE)
        return SPAN("");
    buf_printf(&b, "event %d %d %d", (int)n->unit_class, (int)n->role, past);
    add_value(&b, &n->number);
    return buf_span(&b);
}

/* How many of what: the event may be told in other words.  Empty for
 * people, who are in every event. */
static struct span unit_key(const struct merging *m, size_t doc,
                            const struct fact_number *n)
{
    struct buf b = buf_new(m->arena, 512);

    if (is_casualty(n) && span_eq_folded(n->number.unit, SPAN("people")))
        return SPAN("");
    buf_printf(&b, "unit %d ", (int)n->role);
    add_unit(&b, m, doc, n->number.unit);
    add_value(&b, &n->number);
    return buf_span(&b);
}

/* Missing, displaced and detained people may be the same ones: hostages. */
static bool is_held(enum unit_class c)
{
    return c == CLASS_MISSING || c == CLASS_DISPLACED || c == CLASS_DETAINED;
}

/* A number of people that two things hardly share: 21, 197, 276.  Empty for
 * small and round ones. */
static struct span people_key(const struct merging *m,
                              const struct fact_number *n, bool past)
{
    enum { SMALL = 12, ROUND = 10 };
    struct buf b = buf_new(m->arena, 128);
    double value = n->number.value;

    if (!n->number.has_value || n->number.fraction || value <= SMALL ||
        floor(value) != value || fmod(value, ROUND) == 0 ||
        n->unit_class < CLASS_KILLED || n->unit_class > CLASS_PEOPLE)
        return SPAN("");
    buf_printf(&b, "people %d %.9g", past, value);
    return buf_span(&b);
}

/* Whether what became of the people need not be two things: the same, or
 * not said in one place. */
static bool may_be_one(const struct fact_number *a, const struct fact_number *b)
{
    return a->unit_class == b->unit_class || a->unit_class == CLASS_PEOPLE ||
           b->unit_class == CLASS_PEOPLE ||
           (is_held(a->unit_class) && is_held(b->unit_class));
}

static uint32_t find(const struct table *seen, struct span key)
{
    const uint32_t *at = key.n ? table_find(seen, key) : NULL;

    return at ? *at : UINT32_MAX;
}

static void enter(struct table *seen, struct span key, uint32_t index)
{
    bool fresh;

    if (key.n == 0)
        return;
    uint32_t *at = table_put(seen, key, &fresh);
    if (fresh)
        *at = index;
}

static uint32_t place(struct merging *m, struct table *seen, size_t doc,
                      const struct fact_number *n, bool past)
{
    struct facts *out = m->out;
    struct span event = event_key(m, n, past), unit = unit_key(m, doc, n);
    struct span people = people_key(m, n, past);
    uint32_t i = find(seen, event);

    if (i == UINT32_MAX)
        i = find(seen, unit);
    if (i == UINT32_MAX) {
        i = find(seen, people);
        if (i != UINT32_MAX && !may_be_one(&out->numbers[i], n))
            i = UINT32_MAX;
    }
    if (i == UINT32_MAX) {
        i = (uint32_t)out->number_count;
        out->numbers = arena_more(m->arena, out->numbers, out->number_count,
                                  sizeof *out->numbers);
        out->numbers[out->number_count] = *n;
        out->numbers[out->number_count++].evidence = (struct evidence){NULL, 0};
    }
    enter(seen, event, i);
    enter(seen, unit, i);
    enter(seen, people, i);
    merge_evidence(&out->numbers[i].evidence, &n->evidence, m->arena);
    return i;
}

void merge_numbers(struct merging *m)
{
    struct table seen = table_new(m->arena, 64);
    struct rivals rivals = rivals_begin(m);
    struct facts *out = m->out;

    for (size_t d = 0; d < m->count; d++)
        for (size_t i = 0; i < m->drafts[d].facts.number_count; i++) {
            const struct fact_number *n = &m->drafts[d].facts.numbers[i];

            rivals_note(&rivals, d, n,
                        place(m, &seen, d, n, rivals_past(&rivals, n)));
        }
    rivals_join(&rivals);
    for (size_t i = 0; i < out->number_count; i++)
        out->numbers[i].status = merge_status(m, &out->numbers[i].evidence);
    rivals_judge(&rivals);
}
