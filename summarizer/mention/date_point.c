#include "mention/date_phrase.h"

enum {
    LONGEST_COMMON = 5, /* [bytes] "March"; "August" with a capital is one */
    HOLIDAY_BY_WEEKDAY = 10000,
    PLURAL_DAY = 200 /* added to weekdays in the plural */
};

size_t skip_mark(const struct symbols *s, size_t i, uint32_t mark)
{
    return symbol_is_mark(s, i, mark) ? i + 1 : i;
}

/* Behind the full stop of an abbreviation and a comma. */
static size_t skip_stop(const struct symbols *s, size_t i)
{
    if (symbol_is_glued(s, i))
        i = skip_mark(s, i, '.');
    return skip_mark(s, i, ',');
}

/* First, 21st, twenty-first. */
size_t read_nth(const struct symbols *s, size_t i, int32_t *nth)
{
    struct symbol n = symbol_at(s, i);
    int32_t tens = 0;

    if (n.kind == SYMBOL_DIGITS && n.value > 0 && n.digits <= 2 &&
        symbol_is(s, i + 1, CALENDAR_NTH) && symbol_is_glued(s, i + 1)) {
        *nth = n.value;
        return i + 2;
    }
    if (n.kind == SYMBOL_COUNT + NUMBER_WORD_TENS) {
        tens = n.value;
        i = skip_mark(s, i + 1, '-');
        n = symbol_at(s, i);
    }
    if (n.kind != SYMBOL_COUNT + NUMBER_WORD_ORDINAL)
        return 0;
    *nth = tens + n.value;
    return i + 1;
}

size_t read_day(const struct symbols *s, size_t i, int32_t *day)
{
    struct symbol d = symbol_at(s, i);
    size_t end = read_nth(s, i, day);

    if (end)
        return end;
    if (d.kind != SYMBOL_DIGITS || d.digits > 2 || d.value < 1 ||
        symbol_is_stuck(s, i + 1))
        return 0;
    if (symbol_is_glued(s, i + 1) && symbol_is_glued(s, i + 2) &&
        (symbol_is_mark(s, i + 1, ':') || symbol_is_mark(s, i + 1, '/')))
        return 0;
    if (symbol_is_mark(s, i + 1, '%'))
        return 0;
    *day = d.value;
    return i + 1;
}

size_t read_month(const struct symbols *s, size_t i, int32_t *month)
{
    struct symbol m = symbol_at(s, i);

    if (m.kind != CALENDAR_MONTH ||
        (m.flags & SYMBOL_COMMON && !(m.flags & SYMBOL_CAPITAL)))
        return 0;
    *month = m.value;
    return i + 1;
}

size_t year_tail(const struct symbols *s, size_t i, struct date_words *w)
{
    size_t k = skip_stop(s, i), end;

    if (symbol_is(s, k, CALENDAR_OF) || symbol_is(s, k, CALENDAR_SINCE))
        k++;
    end = read_year(s, k, &w->year);
    if (end)
        return end;
    if (symbol_is(s, k, CALENDAR_ARTICLE))
        k++;
    if (symbol_is(s, k, CALENDAR_RELATIVE) &&
        symbol_is(s, k + 1, CALENDAR_UNIT) &&
        symbol_at(s, k + 1).value == UNIT_YEAR) {
        w->year_shifted = true;
        w->year_shift = symbol_at(s, k).value % 10;
        return k + 2;
    }
    return i;
}

static void say_range(struct date_words *w, int32_t day)
{
    w->form = DATE_RANGE;
    w->last_day = day;
}

/* A month without a day.  "March" and "Jan" are no months by themselves:
 * a year, or a word that leads to a time, has to be there. */
static size_t bare_month(const struct symbols *s, size_t i,
                         struct date_words *w)
{
    static const uint8_t leads[] = {
        CALENDAR_SINCE, CALENDAR_RELATIVE, CALENDAR_EDGE,  CALENDAR_OF,
        CALENDAR_TO,    CALENDAR_FROM,     CALENDAR_AHEAD, CALENDAR_LATER,
    };
    size_t end = year_tail(s, i + 1, w);

    if (end == i + 1 && symbol_at(s, end).digits > 0 &&
        symbol_at(s, end).digits <= 2)
        return 0; /* May 45 */
    if (!(s->at[i].flags & SYMBOL_COMMON) || end > i + 1)
        return end;
    if (s->at[i].text.n > LONGEST_COMMON)
        return end;
    if (!i || symbol_is_mark(s, i - 1, '.'))
        return 0;
    return SYMBOL_IN(s, i - 1, leads) || symbol_is_mark(s, i - 1, '-') ? end
                                                                       : 0;
}

/* January 3, 2020 · Jan. 3-5 · March 2015 · March */
static size_t month_first(const struct symbols *s, size_t i,
                          struct date_words *w)
{
    size_t end = read_month(s, i, &w->month), day, last;
    int32_t until = 0;

    if (!end)
        return 0;
    day = read_day(s, symbol_is_glued(s, end) ? skip_mark(s, end, '.') : end,
                   &w->day);
    w->unit = day ? UNIT_DAY : UNIT_MONTH;
    if (!day)
        return bare_month(s, i, w);
    last = symbol_is_mark(s, day, '-') || symbol_is_mark(s, day, 0x2013)
               ? read_day(s, day + 1, &until)
               : 0;
    end = year_tail(s, last ? last : day, w);
    if (last && until > w->day)
        say_range(w, until);
    return end;
}

/* 3 January 2020 · 3rd of January · 3-5 January */
static size_t day_first(const struct symbols *s, size_t i, struct date_words *w)
{
    int32_t until = 0;
    size_t end = read_day(s, i, &w->day), last, month;

    if (!end)
        return 0;
    last = symbol_is_mark(s, end, '-') || symbol_is_mark(s, end, 0x2013)
               ? read_day(s, end + 1, &until)
               : 0;
    end = last ? last : end;
    end = symbol_is_glued(s, end) ? skip_mark(s, end, '.') : end;
    end = skip_mark(s, end, '-');
    month = read_month(s, symbol_is(s, end, CALENDAR_OF) ? end + 1 : end,
                       &w->month);
    if (!month)
        return 0;
    w->unit = UNIT_DAY;
    end = year_tail(s, skip_mark(s, month, '-'), w);
    if (end == month + 1 && symbol_is_mark(s, month, '-'))
        end = month;
    if (last && until > w->day)
        say_range(w, until);
    return end;
}

/* Two digits are of the years around 2000, as POSIX strptime has it. */
static int32_t full_year(struct symbol y)
{
    return y.digits == 4 ? y.value : y.value + (y.value < 69 ? 2000 : 1900);
}

/* Three numbers with two equal marks between and nothing stuck to them. */
static bool is_triple(const struct symbols *s, size_t i)
{
    int32_t mark = symbol_at(s, i + 1).value;

    for (size_t k = i; k < i + 5; k++)
        if ((k > i && !symbol_is_glued(s, k)) ||
            !symbol_is(s, k, (k - i) % 2 ? SYMBOL_MARK : SYMBOL_DIGITS))
            return false;
    return symbol_at(s, i + 3).value == mark && !symbol_is_stuck(s, i + 5) &&
           !(symbol_is_glued(s, i + 5) &&
             symbol_is_mark(s, i + 5, (uint32_t)mark));
}

/* 2020-01-03 · 2020/1/3 */
static size_t year_month_day(const struct symbols *s, size_t i,
                             struct date_words *w)
{
    struct symbol day = symbol_at(s, i + 4);

    if (symbol_at(s, i).digits != 4 || symbol_at(s, i + 2).digits > 2 ||
        day.digits > 2)
        return 0;
    w->year = symbol_at(s, i).value;
    w->month = symbol_at(s, i + 2).value;
    w->day = day.value;
    return i + 5;
}

/* 03/01/2020 · 3/1/20 */
static size_t slashed(const struct symbols *s, size_t i, struct date_words *w)
{
    struct symbol a = symbol_at(s, i), b = symbol_at(s, i + 2),
                  year = symbol_at(s, i + 4);
    bool month_first = (s->month_first && a.value <= 12) || b.value > 12;

    if (!symbol_is_mark(s, i + 1, '/') || a.digits > 2 || b.digits > 2 ||
        (year.digits != 2 && year.digits != 4))
        return 0;
    w->year = full_year(year);
    w->month = month_first ? a.value : b.value;
    w->day = month_first ? b.value : a.value;
    return i + 5;
}

/* The number at the start of `rest`, which loses it and a dot behind it;
 * false: it has not `least` to `most` digits. */
static bool take_number(struct span *rest, size_t least, size_t most,
                        int32_t *value)
{
    size_t n = 0;

    for (*value = 0; n < rest->n && n <= most && rest->p[n] != '.'; n++)
        *value = *value * 10 + (rest->p[n] - '0');
    if (n < least || n > most)
        return false;
    *rest = span_from(*rest, n + (n < rest->n));
    return true;
}

/* 3.5.1990, 03.05.1990: digits and dots in one piece, the day first; not
 * where people write the month first. */
static size_t dotted(const struct symbols *s, size_t i, struct date_words *w)
{
    struct span rest = symbol_at(s, i).text;

    if (s->month_first || !symbol_is(s, i, SYMBOL_DIGITS) ||
        symbol_at(s, i).value >= 0 || memchr(rest.p, ',', rest.n) ||
        !take_number(&rest, 1, 2, &w->day) ||
        !take_number(&rest, 1, 2, &w->month) ||
        !take_number(&rest, 4, 4, &w->year) || rest.n > 0)
        return 0;
    w->unit = UNIT_DAY;
    w->month = w->month ? w->month : -1; /* as in numeric() */
    w->day = w->day ? w->day : -1;
    return symbol_is_stuck(s, i + 1) ? 0 : i + 1;
}

static size_t numeric(const struct symbols *s, size_t i, struct date_words *w)
{
    size_t end;

    if (!is_triple(s, i) ||
        !(symbol_is_mark(s, i + 1, '/') || symbol_is_mark(s, i + 1, '-')))
        return 0;
    end = year_month_day(s, i, w);
    if (!end)
        end = slashed(s, i, w);
    w->unit = UNIT_DAY;
    /* There is no month or day 0; for the words 0 is "not said". */
    w->month = w->month ? w->month : -1;
    w->day = w->day ? w->day : -1;
    return end;
}

/* Tuesday · Tuesday night · Tuesday, January 5, 2021 */
static size_t weekday_first(const struct symbols *s, size_t i,
                            struct date_words *w)
{
    struct symbol day = symbol_at(s, i);
    struct date_words date = {0};
    size_t end = i + 1, next;

    if (day.kind != CALENDAR_WEEKDAY)
        return 0;
    if (day.value > PLURAL_DAY) {
        w->form = DATE_REPEAT;
        w->weekday = day.value - PLURAL_DAY;
        return end;
    }
    w->unit = UNIT_DAY;
    w->weekday = day.value;
    if (symbol_is(s, end, CALENDAR_PART)) {
        w->part = symbol_at(s, end).value;
        end++;
    }
    next = skip_stop(s, end);
    size_t dated = month_first(s, next, &date);
    if (!dated)
        dated = day_first(s, next, &date);
    if (dated && date.unit == UNIT_DAY) {
        date.part = w->part;
        *w = date;
        return dated;
    }
    /* "Sun." is one with a date, or behind "on". */
    if (day.flags & SYMBOL_COMMON && !(day.flags & SYMBOL_CAPITAL && i &&
                                       symbol_is(s, i - 1, CALENDAR_SINCE)))
        return 0;
    return end;
}

/* "Third quarter", "fiscal third-quarter", "Q3": number and unit. */
static size_t read_quarter(const struct symbols *s, size_t i, int32_t *nth,
                           int32_t *unit)
{
    size_t end = symbol_is(s, i, CALENDAR_FISCAL) ? i + 1 : i;

    *unit = symbol_at(s, end).value;
    if (symbol_is(s, end, CALENDAR_UNIT) && symbol_is_glued(s, end + 1) &&
        symbol_is(s, end + 1, SYMBOL_DIGITS)) {
        *nth = symbol_at(s, end + 1).value;
        return end + 2;
    }
    end = read_nth(s, end, nth);
    if (!end)
        return 0;
    end = skip_mark(s, end, '-');
    if (symbol_is(s, end, CALENDAR_FISCAL))
        end = skip_mark(s, end + 1, '-');
    *unit = symbol_at(s, end).value;
    return symbol_is(s, end, CALENDAR_UNIT) ? end + 1 : 0;
}

/* The third quarter · first half of 2020 · fiscal third quarter · Q3 */
static size_t quarter(const struct symbols *s, size_t i, struct date_words *w)
{
    int32_t unit = 0;
    size_t end = read_quarter(s, i, &w->nth, &unit), tail;

    if (!end || w->nth < 1)
        return 0;
    w->unit = (enum calendar_unit)unit;
    tail = year_tail(s, end, w);
    if (w->unit == UNIT_QUARTER && w->nth <= 4)
        return tail;
    /* Matches have a first half too. */
    return w->unit == UNIT_HALF && w->nth <= 2 && tail > end ? tail : 0;
}

static size_t season(const struct symbols *s, size_t i, struct date_words *w)
{
    struct symbol name = symbol_at(s, i);
    size_t end;

    if (name.kind != CALENDAR_SEASON)
        return 0;
    w->unit = UNIT_SEASON;
    w->nth = name.value;
    end = year_tail(s, i + 1, w);
    if (end > i + 1)
        return end;
    if (i && symbol_is(s, i - 1, CALENDAR_RELATIVE))
        return end;
    return i && symbol_is(s, i - 1, CALENDAR_ARTICLE) &&
                   !(name.flags & SYMBOL_COMMON)
               ? end
               : 0;
}

static size_t holiday(const struct symbols *s, size_t i, struct date_words *w)
{
    struct symbol name = symbol_at(s, i);
    size_t end;

    if (name.kind != CALENDAR_HOLIDAY)
        return 0;
    end = year_tail(s, i + 1, w);
    w->unit = UNIT_DAY;
    w->month = name.value / 100 % 100;
    w->day = name.value % 100;
    if (name.value > HOLIDAY_BY_WEEKDAY) {
        w->which = name.value / 10 % 10;
        w->weekday = name.value % 10;
        w->day = 0;
    }
    return end;
}

size_t point_match(const struct symbols *s, size_t i, struct date_words *w)
{
    static size_t (*const matchers[])(const struct symbols *, size_t,
                                      struct date_words *) = {
        numeric, dotted,  month_first,   day_first,    weekday_first, quarter,
        season,  holiday, century_match, decade_match, year_match,
    };

    for (size_t k = 0; k < sizeof matchers / sizeof *matchers; k++) {
        struct date_words words = {0};
        size_t end = matchers[k](s, i, &words);

        if (end) {
            *w = words;
            return end;
        }
    }
    return 0;
}
