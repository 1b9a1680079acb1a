#include "mention/mention.h"

#include <stdlib.h>

#include "mention/finder.h"

/* The list of finders, in the order they run: number_find leaves out what
 * is a date already. */
static void (*const finders[])(const struct finder_input *, struct finds *) = {
    date_find,
    number_find,
    quote_find,
    entity_find,
};

/* By place, longer first; the kind breaks ties, so the order is total. */
static int compare(const void *left, const void *right)
{
    const struct mention *a = left, *b = right;

    if (a->text.p != b->text.p)
        return a->text.p < b->text.p ? -1 : 1;
    if (a->text.n != b->text.n)
        return a->text.n > b->text.n ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

struct mentions mention_find(const struct document *doc,
                             const struct sentences *sentences,
                             const struct tokens *tokens, struct arena *a)
{
    const struct finder_input in = {doc, sentences, tokens};
    struct finds f = {.arena = a};

    for (size_t i = 0; i < sizeof finders / sizeof *finders; i++)
        finders[i](&in, &f);
    if (f.count)
        qsort(f.at, f.count, sizeof *f.at, compare);
    return (struct mentions){f.at, f.count};
}

size_t mention_from(const struct mentions *all, const char *p)
{
    size_t low = 0, high = all->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (all->at[middle].text.p < p)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const char *mention_kind_name(enum mention_kind kind)
{
    static const char *const names[MENTION_KINDS] = {
        [MENTION_PERSON] = "person",
        [MENTION_PLACE] = "place",
        [MENTION_ORGANISATION] = "organisation",
        [MENTION_GROUP] = "group",
        [MENTION_DATE] = "date",
        [MENTION_NUMBER] = "number",
        [MENTION_QUOTE] = "quote",
    };

    return names[kind];
}

const char *timex_type_name(enum timex_type type)
{
    static const char *const names[] = {
        [TIMEX_DATE] = "DATE",
        [TIMEX_TIME] = "TIME",
        [TIMEX_DURATION] = "DURATION",
        [TIMEX_SET] = "SET",
    };

    return names[type];
}

const char *date_precision_name(enum date_precision precision)
{
    static const char *const names[] = {
        [PRECISION_TIME] = "time",       [PRECISION_DAY] = "day",
        [PRECISION_WEEKEND] = "weekend", [PRECISION_WEEK] = "week",
        [PRECISION_MONTH] = "month",     [PRECISION_QUARTER] = "quarter",
        [PRECISION_YEAR] = "year",       [PRECISION_NONE] = "none",
    };

    return names[precision];
}
