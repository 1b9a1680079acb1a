#include "mention/date_phrase.h"

/* Today, yesterday morning, tonight. */
static size_t deictic_match(const struct symbols *s, size_t i,
                            struct date_words *w)
{
    struct symbol first = symbol_at(s, i);

    w->form = DATE_SHIFT;
    w->unit = UNIT_DAY;
    if (first.kind == CALENDAR_TONIGHT) {
        w->part = first.value;
        return i + 1;
    }
    if (first.kind != CALENDAR_DEICTIC)
        return 0;
    w->shift = first.value;
    if (!symbol_is(s, i + 1, CALENDAR_PART))
        return i + 1;
    w->part = symbol_at(s, i + 1).value;
    return i + 2;
}

/* Recently, now, soon; "the past" and "recent" by themselves. */
static size_t vague_match(const struct symbols *s, size_t i,
                          struct date_words *w)
{
    struct symbol first = symbol_at(s, i);

    w->form = DATE_VAGUE;
    w->tense = first.value;
    if (first.kind == CALENDAR_VAGUE) {
        /* "As soon as", "soon after": the event says when. */
        return symbol_is(s, i + 1, CALENDAR_HEAD) ||
                       symbol_is(s, i + 1, CALENDAR_LATER)
                   ? 0
                   : i + 1;
    }
    return first.kind == CALENDAR_SPAN && first.value < 0 && i &&
                   symbol_is(s, i - 1, CALENDAR_ARTICLE) &&
                   (symbol_at(s, i + 1).kind == SYMBOL_MARK ||
                    i + 1 == s->count)
               ? i + 1
               : 0;
}

/* "The weekend" needs no word before it: no other is meant. */
static size_t weekend_match(const struct symbols *s, size_t i,
                            struct date_words *w)
{
    struct symbol unit = symbol_at(s, i);

    if (unit.kind != CALENDAR_UNIT || unit.value != UNIT_WEEKEND || !i ||
        !symbol_is(s, i - 1, CALENDAR_ARTICLE))
        return 0;
    w->form = DATE_SHIFT;
    w->unit = UNIT_WEEKEND;
    return i + 1;
}

/* The longest of all kinds of phrases at i, without what may precede. */
static size_t core_match(const struct symbols *s, size_t i,
                         struct date_words *w)
{
    static size_t (*const matchers[])(const struct symbols *, size_t,
                                      struct date_words *) = {
        clock_match,    amount_match, relative_match, point_match,
        deictic_match,  repeat_match, vague_match,    weekend_match,
        year_ago_match, hence_match,  behind_match,
    };
    size_t best = 0;

    /* Most of the words behind "the" and "a": no matcher begins with them. */
    if (symbol_is(s, i, SYMBOL_OTHER) ||
        (symbol_is(s, i, CALENDAR_ONE) && symbol_is(s, i + 1, SYMBOL_OTHER)))
        return 0;
    for (size_t k = 0; k < sizeof matchers / sizeof *matchers; k++) {
        struct date_words words = {0};
        size_t end = matchers[k](s, i, &words);

        if (end > best) {
            best = end;
            *w = words;
        }
    }
    return best;
}

/* Mid-afternoon: of the day that the sentence speaks of. */
static size_t part_of_day(const struct symbols *s, size_t i,
                          struct date_words *w)
{
    *w = (struct date_words){.form = DATE_SHIFT,
                             .unit = UNIT_DAY,
                             .base = BASE_SENTENCE,
                             .part = symbol_at(s, i).value};
    return i + 1;
}

static bool takes_edge(const struct date_words *w)
{
    return w->form == DATE_POINT || w->form == DATE_SHIFT;
}

/* Early, late, mid-; earlier this year; the end of the month. */
static size_t edged_match(const struct symbols *s, size_t i,
                          struct date_words *w)
{
    struct symbol edge = symbol_at(s, i);
    size_t k = i + 1;

    if (edge.kind != CALENDAR_EDGE && edge.kind != CALENDAR_LATER)
        return 0;
    if (edge.kind == CALENDAR_EDGE && edge.value) { /* the end of */
        if (!symbol_is(s, k, CALENDAR_OF))
            return 0;
        k++;
        if (symbol_is(s, k, CALENDAR_ARTICLE))
            k++;
    } else if (edge.kind == CALENDAR_LATER && edge.value % 10 != edge.value) {
        return 0; /* before and after begin no phrase */
    }
    k = skip_mark(s, k, '-');
    if (edge.kind == CALENDAR_EDGE && symbol_is(s, k, CALENDAR_PART))
        return part_of_day(s, k, w);
    size_t end = core_match(s, k, w);
    return end && takes_edge(w) ? end : 0;
}

/* Whether "the" belongs to the phrase: "the third quarter", but not "the
 * Nov. 1 deadline" nor "the third-quarter loss". */
static bool takes_article(const struct symbols *s, size_t i, size_t end,
                          const struct date_words *w)
{
    for (size_t k = i; k < end; k++)
        if (symbol_is_mark(s, k, '-') && w->base != BASE_PERIOD &&
            !w->year_shifted)
            return false;
    if (w->form == DATE_LENGTH && symbol_is(s, i, CALENDAR_SPAN))
        return true;
    if (w->form == DATE_LENGTH) /* the nine months; the two-day, the weeks */
        return symbol_is(s, end - 1, CALENDAR_UNITS) && end > i + 1;
    return w->form != DATE_POINT || w->relative_said ||
           (w->unit != UNIT_DAY && w->unit != UNIT_MONTH &&
            w->unit != UNIT_YEAR);
}

size_t phrase_match(const struct symbols *s, size_t i, struct date_words *w)
{
    bool article = symbol_is(s, i, CALENDAR_ARTICLE);
    size_t k = article ? i + 1 : i;
    size_t end = edged_match(s, k, w);

    if (!end) {
        end = core_match(s, k, w);
        if (end && article && !takes_article(s, k, end, w))
            return 0;
    }
    if (end && !date_is_sane(w))
        w->nothing = true;
    return end;
}
