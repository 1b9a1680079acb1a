#include "facts/draft.h"

#include "base/table.h"

/* [days] an event that lies further back than this is background: a month
 * is the longest that news calls recent. */
enum { BACKGROUND = 31 };

/* "on Tuesday": the preposition belongs to the phrase. */
static struct span with_preposition(const struct draft *d, struct span text)
{
    const struct clauses *c = &d->clauses;
    size_t i = clause_token_at(c, text.p);

    if (i == 0 || i >= c->r->tokens->count ||
        c->grammar[i - 1] != GRAMMAR_PREPOSITION ||
        c->quote[i] != c->quote[i - 1])
        return text;
    struct span word = clause_word(c, i - 1);
    if (word.p + word.n + 1 != text.p)
        return text;
    return (struct span){word.p, (size_t)(text.p + text.n - word.p)};
}

static bool read_number(struct span s, size_t at, size_t n, int *value)
{
    *value = 0;
    for (size_t i = at; i < at + n; i++) {
        if (i >= s.n || s.p[i] < '0' || s.p[i] > '9')
            return false;
        *value = *value * 10 + (s.p[i] - '0');
    }
    return true;
}

/* Days since an arbitrary one, months taken as 31 days: enough to tell a
 * month from a week.  False for what is no ISO date. */
static bool read_days(struct span iso, int *days)
{
    int year, month = 12, day = 31;

    if (!read_number(iso, 0, 4, &year))
        return false;
    if (iso.n >= 7 && iso.p[5] >= '0' && iso.p[5] <= '1' &&
        read_number(iso, 5, 2, &month) && iso.n >= 10)
        read_number(iso, 8, 2, &day);
    *days = (year * 12 + month) * 31 + day;
    return true;
}

static bool is_background(const struct draft *d, struct span iso)
{
    int reference, event;

    return read_days(d->r->doc->date, &reference) && read_days(iso, &event) &&
           event + BACKGROUND < reference;
}

static bool is_when(const struct mention *m)
{
    const struct date_value *v = &m->as.date;

    if (m->kind != MENTION_DATE || v->type == TIMEX_SET ||
        span_eq(v->value, SPAN("PRESENT_REF")))
        return false;
    return v->type != TIMEX_DURATION || v->iso.n;
}

void slot_when(struct draft *d)
{
    const struct mentions *mentions = d->r->mentions;
    struct facts *f = &d->facts;
    struct table seen = table_new(d->arena, 16);

    for (size_t i = 0; i < mentions->count; i++) {
        const struct mention *m = &mentions->at[i];
        bool fresh;

        if (!is_when(m))
            continue;
        struct span text = with_preposition(d, m->text);
        struct span key =
            m->as.date.iso.n ? m->as.date.iso : draft_key(m->text, d->arena);
        uint32_t *at = table_put(&seen, key, &fresh);
        if (fresh) {
            f->when =
                arena_more(d->arena, f->when, f->when_count, sizeof *f->when);
            *at = (uint32_t)f->when_count;
            f->when[f->when_count++] = (struct fact_when){
                .text = text,
                .iso = m->as.date.iso,
                .precision = m->as.date.precision,
                .computed = m->as.date.computed,
                .background = is_background(d, m->as.date.iso),
            };
        }
        evidence_add(&f->when[*at].evidence, draft_at(d, text, m->sentence),
                     d->arena);
    }
}
