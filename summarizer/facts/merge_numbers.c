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

/* Class and value; a bound or "about" agrees with the value itself, but
 * more than half is not half. */
static struct span number_key(const struct fact_number *n, struct arena *a)
{
    struct buf b = buf_new(a, 512);
    const struct number_value *v = &n->number;

    buf_printf(&b, "%d %d %d %.9g %.9g ", (int)n->unit_class,
               v->exclusive && v->fraction, v->vague, point(v),
               v->has_min && v->has_max ? v->max : 0.0);
    if (n->unit_class < CLASS_KILLED || n->unit_class > CLASS_CROWD)
        buf_add(&b, draft_key(v->unit, a));
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

void merge_numbers(struct merging *m)
{
    struct table seen = table_new(m->arena, 64);
    struct facts *out = m->out;

    for (size_t d = 0; d < m->count; d++) {
        const struct facts *in = &m->drafts[d].facts;

        for (size_t i = 0; i < in->number_count; i++) {
            const struct fact_number *n = &in->numbers[i];
            bool fresh;
            uint32_t *at = table_put(&seen, number_key(n, m->arena), &fresh);

            if (fresh) {
                out->numbers =
                    arena_more(m->arena, out->numbers, out->number_count,
                               sizeof *out->numbers);
                *at = (uint32_t)out->number_count;
                out->numbers[out->number_count] = *n;
                out->numbers[out->number_count++].evidence =
                    (struct evidence){NULL, 0};
            }
            merge_evidence(&out->numbers[*at].evidence, &n->evidence, m->arena);
        }
    }
    for (size_t i = 0; i < out->number_count; i++)
        out->numbers[i].status = merge_status(m, &out->numbers[i].evidence);
    find_conflicts(out);
}
