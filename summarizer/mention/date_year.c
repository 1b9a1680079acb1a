#include "mention/date_phrase.h"

enum {
    YEAR_MIN = 1000,
    YEAR_MAX = 2199,       /* with a word that announces a year */
    PLAIN_YEAR_MIN = 1800, /* without one */
    PLAIN_YEAR_MAX = 2049,
    CENTURY_MAX = 21
};

size_t read_year(const struct symbols *s, size_t i, int32_t *year)
{
    struct symbol y = symbol_at(s, i);

    if (y.kind != SYMBOL_DIGITS || y.digits != 4 || y.value < YEAR_MIN ||
        y.value > YEAR_MAX || symbol_is_stuck(s, i + 1))
        return 0;
    *year = y.value;
    return i + 1;
}

/* Marks that may stick to the front of a year; "$", "#", ":" may not. */
static bool may_precede_year(int32_t mark)
{
    static const char marks[] = {'(', '-', ',', '\'', '"', '['};

    return mark >= 0x2010 || (mark < 0x80 && memchr(marks, mark, sizeof marks));
}

/* Whether what follows makes a count or a part of a number of them. */
static bool is_counted(const struct symbols *s, size_t i)
{
    struct symbol after = symbol_at(s, i + 1);
    bool plain = !i || !(symbol_is(s, i - 1, CALENDAR_ARTICLE) ||
                         symbol_is(s, i - 1, CALENDAR_ONE) ||
                         symbol_is(s, i - 1, CALENDAR_SINCE));

    if (after.kind == CALENDAR_UNITS || after.kind == CALENDAR_ZONE)
        return true;
    if (after.kind == SYMBOL_MARK && after.flags & SYMBOL_GLUED)
        return after.value == '%' || after.value == ':' || after.value == '/';
    /* 2000 people; but the 2000 elections, in 2000 elections. */
    return plain && after.kind == SYMBOL_OTHER &&
           symbol_has(&s->lang->units, &after);
}

/* Whether the digits at i are a piece of a longer number: 555-2020, flight
 * 2020-17; but 2006-2015 and 1995-96 are years. */
static bool is_piece(const struct symbols *s, size_t i)
{
    struct symbol next = symbol_at(s, i + 2);
    int32_t year = symbol_at(s, i).value;

    if (i > 1 && symbol_is_glued(s, i) && symbol_is_mark(s, i - 1, '-') &&
        symbol_is(s, i - 2, SYMBOL_DIGITS) && symbol_at(s, i - 2).digits != 4)
        return true;
    return symbol_is_glued(s, i + 1) && symbol_is_mark(s, i + 1, '-') &&
           next.kind == SYMBOL_DIGITS && next.flags & SYMBOL_GLUED &&
           next.digits != 4 && next.value != (year + 1) % 100;
}

/* Whether the four digits at i count or number something. */
static bool is_no_year(const struct symbols *s, size_t i)
{
    struct symbol before = i ? symbol_at(s, i - 1) : (struct symbol){0};

    if (before.kind == SYMBOL_MARK && symbol_is_glued(s, i) &&
        !may_precede_year(before.value))
        return true;
    return before.kind == CALENDAR_APPROX || is_piece(s, i) || is_counted(s, i);
}

size_t year_match(const struct symbols *s, size_t i, struct date_words *w)
{
    bool fiscal = symbol_is(s, i, CALENDAR_FISCAL);
    size_t k = fiscal ? i + 1 : i, end;

    if (fiscal && symbol_is(s, k, CALENDAR_UNIT))
        k++;
    end = read_year(s, k, &w->year);
    if (!end)
        return 0;
    bool cued = fiscal || (i && (symbol_is(s, i - 1, CALENDAR_SINCE) ||
                                 symbol_is(s, i - 1, CALENDAR_FROM) ||
                                 symbol_is_mark(s, i - 1, '(') ||
                                 symbol_is_mark(s, i - 1, 0x2013)));
    if (!cued && (w->year < PLAIN_YEAR_MIN || w->year > PLAIN_YEAR_MAX))
        return 0;
    if (is_no_year(s, k))
        return 0;
    w->unit = UNIT_YEAR;
    return end;
}

size_t century_match(const struct symbols *s, size_t i, struct date_words *w)
{
    size_t end = read_nth(s, i, &w->nth);

    end = end ? skip_mark(s, end, '-') : 0;
    if (!end || !symbol_is(s, end, CALENDAR_UNIT) ||
        symbol_at(s, end).value != UNIT_CENTURY || w->nth > CENTURY_MAX)
        return 0;
    w->unit = UNIT_CENTURY;
    return end + 1;
}

static bool is_apostrophe(const struct symbols *s, size_t i)
{
    return symbol_is_mark(s, i, '\'') || symbol_is_mark(s, i, 0x2019) ||
           symbol_is_mark(s, i, 0x2018);
}

/* The nineties, the '90s: of which century news speaks. */
static int32_t short_decade(int32_t years)
{
    return years + (years < 20 ? 2000 : 1900);
}

/* The year in which "1990s" or "'90s" begins, 0 if it is none. */
static int32_t decade_year(struct symbol n, bool apostrophe)
{
    if (n.kind != SYMBOL_DIGITS || n.value % 10)
        return 0;
    if (n.digits == 4)
        return n.value >= YEAR_MIN && n.value <= YEAR_MAX ? n.value : 0;
    return n.digits == 2 && apostrophe ? short_decade(n.value) : 0;
}

size_t decade_match(const struct symbols *s, size_t i, struct date_words *w)
{
    size_t k = is_apostrophe(s, i) ? i + 1 : i;
    struct symbol n = symbol_at(s, k);

    w->unit = UNIT_DECADE;
    if (n.kind == CALENDAR_DECADE && n.value && i &&
        symbol_is(s, i - 1, CALENDAR_ARTICLE)) {
        w->year = short_decade(n.value);
        return k + 1;
    }
    if (!symbol_is(s, k + 1, CALENDAR_DECADE) || !symbol_is_glued(s, k + 1))
        return 0;
    w->year = decade_year(n, k > i);
    return w->year ? k + 2 : 0;
}
