#include "facts/merge.h"

#include "base/buf.h"
#include "base/table.h"
#include "facts/alias.h"

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

/* What became of how many: the noun may differ (people, passengers).  Empty
 * for what has no event. */
static struct span event_key(const struct merging *m,
                             const struct fact_number *n)
{
    struct buf b = buf_new(m->arena, 512);

    if (!is_casualty(n) && n->role == ROLE_NONE)
        return SPAN("");
    buf_printf(&b, "event %d %d", (int)n->unit_class, (int)n->role);
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

static bool excludes(const struct number_value *exact,
                     const struct number_value *bound)
{
    if (!exact->has_value || !bound->has_min)
        return false;
    return exact->value < bound->min ||
           (exact->value <= bound->min && bound->exclusive);
}

/* Shares of the same forces in the same role that exclude each other. */
static bool conflict(const struct fact_number *a, const struct fact_number *b)
{
    const struct number_value *x = &a->number, *y = &b->number;

    if (!x->fraction || !y->fraction || a->role != b->role ||
        a->role == ROLE_NONE || a->unit_class != b->unit_class)
        return false;
    if (x->has_value && y->has_value)
        return x->value < y->value || x->value > y->value;
    return excludes(x, y) || excludes(y, x);
}

static void find_conflicts(struct facts *out)
{
    /* Fractions with a role are few; bounded all the same. */
    enum { FRACTIONS = 64 };
    size_t at[FRACTIONS], count = 0;

    for (size_t i = 0; i < out->number_count && count < FRACTIONS; i++)
        if (out->numbers[i].number.fraction)
            at[count++] = i;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            struct fact_number *a = &out->numbers[at[i]];
            struct fact_number *b = &out->numbers[at[k]];

            if (conflict(a, b))
                a->status = b->status = FACT_CONFLICT;
        }
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

static void place(struct merging *m, struct table *seen, size_t doc,
                  const struct fact_number *n)
{
    struct facts *out = m->out;
    struct span event = event_key(m, n), unit = unit_key(m, doc, n);
    uint32_t i = find(seen, event);

    if (i == UINT32_MAX)
        i = find(seen, unit);
    if (i == UINT32_MAX) {
        i = (uint32_t)out->number_count;
        out->numbers = arena_more(m->arena, out->numbers, out->number_count,
                                  sizeof *out->numbers);
        out->numbers[out->number_count] = *n;
        out->numbers[out->number_count++].evidence = (struct evidence){NULL, 0};
    }
    enter(seen, event, i);
    enter(seen, unit, i);
    merge_evidence(&out->numbers[i].evidence, &n->evidence, m->arena);
}

void merge_numbers(struct merging *m)
{
    struct table seen = table_new(m->arena, 64);
    struct facts *out = m->out;

    for (size_t d = 0; d < m->count; d++)
        for (size_t i = 0; i < m->drafts[d].facts.number_count; i++)
            place(m, &seen, d, &m->drafts[d].facts.numbers[i]);
    for (size_t i = 0; i < out->number_count; i++)
        out->numbers[i].status = merge_status(m, &out->numbers[i].evidence);
    find_conflicts(out);
}
