#include "facts/doubt.h"

#include "facts/compare.h"

const char *doubt_name(enum doubt doubt)
{
    static const char *const names[DOUBTS] = {
        [DOUBT_CONFLICT] = "conflict",
        [DOUBT_UNATTRIBUTED] = "unattributed",
        [DOUBT_DATE] = "unresolved-date",
    };

    return names[doubt];
}

static void add(struct doubts *d, struct span text, const struct evidence *e,
                bool goes_on, struct arena *a)
{
    struct at nowhere = {0, text, 0, 0};

    d->at = arena_more(a, d->at, d->count, sizeof *d->at);
    d->at[d->count++] =
        (struct doubtful){text, e->count ? e->at[0] : nowhere, goes_on};
    d->cases += goes_on ? 0 : 1;
}

static void find_conflicts(struct doubts *d, const struct facts *f,
                           struct arena *a)
{
    size_t count;
    const struct rivalry *all = compare_rivalries(f, &count, a);

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < all[i].count; k++) {
            const struct fact_number *n = &f->numbers[all[i].items[k]];

            add(d, n->text, &n->evidence, k + 1 < all[i].count, a);
        }
}

static void find_unattributed(struct doubts *d, const struct facts *f,
                              struct arena *a)
{
    for (size_t i = 0; i < f->reaction_count; i++)
        if (f->reactions[i].speaker.n == 0)
            add(d, f->reactions[i].quote, &f->reactions[i].evidence, false, a);
}

/* The value of the date mention that ends within the phrase: "Tuesday" of
 * "on Tuesday". */
static struct span date_value_at(const struct reading *r, struct span phrase)
{
    const struct mentions *m = r->mentions;
    const char *end = phrase.p + phrase.n;
    size_t low = mention_from(m, phrase.p);

    for (; low < m->count && m->at[low].text.p < end; low++)
        if (m->at[low].kind == MENTION_DATE)
            return m->at[low].as.date.value;
    return SPAN("");
}

/* TIMEX3 writes X for what is not known of a calendar date: XXXX-06-12,
 * XXXX-WXX-2. */
static bool names_a_day(struct span value)
{
    return value.n == 0 || span_starts(value, SPAN("XXXX-"));
}

static void find_dates(struct doubts *d, const struct facts *f,
                       const struct reading *readings, struct arena *a)
{
    for (size_t i = 0; i < f->when_count; i++) {
        const struct fact_when *w = &f->when[i];

        if (w->iso.n || w->evidence.count == 0)
            continue;
        const struct at *at = w->evidence.at;
        if (names_a_day(date_value_at(&readings[at->doc], at->text)))
            add(d, w->text, &w->evidence, false, a);
    }
}

struct doubts doubt_find(enum doubt doubt, const struct facts *f,
                         const struct reading *readings, struct arena *a)
{
    struct doubts d = {NULL, 0, 0};

    switch (doubt) {
    case DOUBT_CONFLICT:
        find_conflicts(&d, f, a);
        break;
    case DOUBT_UNATTRIBUTED:
        find_unattributed(&d, f, a);
        break;
    case DOUBT_DATE:
        find_dates(&d, f, readings, a);
        break;
    case DOUBTS:
        break;
    }
    return d;
}
