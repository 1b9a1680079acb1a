#include "mention/date_phrase.h"

enum {
    AMOUNT_MAX = 10000, /* [units] a longer time is no news */
    FLAG_TEXT = 10,     /* in RELATIVE: counts from a date in the text */
    FINAL = 19,         /* in RELATIVE: the last of its year */
    YEAR_LIKE_MIN = 1800,
    YEAR_LIKE_MAX = 2100,
    HOURS_A_DAY = 24
};

/* "1,234" and "2.5", in tenths; false: finer than that, or too large. */
static bool read_decimal(struct span text, int32_t *tenths)
{
    int32_t value = 0;
    size_t i = 0;

    for (; i < text.n && text.p[i] != '.'; i++)
        if (text.p[i] != ',') {
            value = value * 10 + (text.p[i] - '0');
            if (value > AMOUNT_MAX)
                return false;
        }
    *tenths = value * 10;
    if (i + 2 == text.n)
        *tenths += text.p[i + 1] - '0';
    return i == text.n || i + 2 == text.n;
}

/* Add one number word; false: `n` is none. */
static bool add_count(struct symbol n, int32_t *total, int32_t *part)
{
    switch (n.kind - SYMBOL_COUNT) {
    case NUMBER_WORD_UNIT:
    case NUMBER_WORD_TENS:
    case NUMBER_WORD_DOZEN:
        *part += n.value;
        return true;
    case NUMBER_WORD_HUNDRED:
        *part = (*part ? *part : 1) * 100;
        return true;
    case NUMBER_WORD_SCALE: /* beyond thousands the sum is too large */
        *total += n.value == 3 ? (*part ? *part : 1) * 1000 : 2 * AMOUNT_MAX;
        *part = 0;
        return true;
    default:
        return false;
    }
}

/* Twenty-four, a hundred, two thousand. */
static size_t count_words(const struct symbols *s, size_t i, int32_t *tenths)
{
    int32_t total = 0, part = 0;
    size_t k = i;

    while (part <= AMOUNT_MAX && total <= AMOUNT_MAX &&
           add_count(symbol_at(s, k), &total, &part)) {
        k++;
        if (symbol_is_mark(s, k, '-') &&
            symbol_at(s, k + 1).kind > SYMBOL_COUNT)
            k++;
    }
    if (k == i || part > AMOUNT_MAX || total > AMOUNT_MAX)
        return 0;
    *tenths = (total + part) * 10;
    return k;
}

/* A few, several, hundreds of: counts that are not said. */
static size_t vague_count(const struct symbols *s, size_t i, int32_t *tenths)
{
    struct symbol n = symbol_at(s, i);

    *tenths = n.kind == CALENDAR_SOME && n.value ? n.value * 10 : AMOUNT_VAGUE;
    return symbol_is(s, i + 1, CALENDAR_OF) ? i + 2 : i + 1;
}

size_t count_match(const struct symbols *s, size_t i, int32_t *tenths)
{
    static const uint8_t plain[] = {SYMBOL_COUNT + NUMBER_WORD_UNIT,
                                    SYMBOL_COUNT + NUMBER_WORD_TENS,
                                    SYMBOL_DIGITS};
    bool one = symbol_is(s, i, CALENDAR_ONE);
    size_t k = one ? i + 1 : i;
    struct symbol n = symbol_at(s, k);

    *tenths = 10;
    /* "A hundred" is a number, "a five-day visit" has it inside. */
    if (one && (symbol_is_mark(s, k + 1, '-') || SYMBOL_IN(s, k, plain)))
        return n.kind == CALENDAR_UNIT ? k : 0;
    if (n.kind == CALENDAR_SOME || n.kind == SYMBOL_COUNT + NUMBER_WORD_VAGUE)
        return vague_count(s, k, tenths);
    if (n.kind == SYMBOL_COUNT + NUMBER_WORD_FRACTION && n.value == 2) {
        *tenths = 5; /* half an hour */
        return symbol_is(s, k + 1, CALENDAR_ONE) ? k + 2 : k + 1;
    }
    if (n.kind == SYMBOL_DIGITS)
        return read_decimal(n.text, tenths) ? k + 1 : 0;
    if (n.kind > SYMBOL_COUNT)
        return count_words(s, k, tenths);
    return one ? k : 0;
}

/* "Half" behind the number is one, behind the unit a word of the calendar;
 * but not in "a half-day". */
static bool is_half(const struct symbols *s, size_t i)
{
    struct symbol half = symbol_at(s, i);

    return half.kind == CALENDAR_UNIT && half.value == UNIT_HALF &&
           !symbol_is_mark(s, i + 1, '-');
}

/* "and a half", "or three", "to three", "more". */
static size_t count_tail(const struct symbols *s, size_t i, int32_t *tenths)
{
    int32_t other;
    size_t end;

    if (*tenths == AMOUNT_VAGUE)
        return i;
    if (symbol_is(s, i, CALENDAR_TO) || symbol_is_mark(s, i, '-') ||
        symbol_is_mark(s, i, 0x2013)) {
        size_t k = i + 1;
        bool part =
            symbol_at(s, k + 1).kind == SYMBOL_COUNT + NUMBER_WORD_FRACTION;

        if (symbol_is(s, k, CALENDAR_ONE) && (part || is_half(s, k + 1))) {
            *tenths += part ? 10 / symbol_at(s, k + 1).value : 5;
            return k + 2;
        }
        end = count_match(s, k, &other);
        if (end && other != AMOUNT_VAGUE && other > *tenths &&
            !symbol_is(s, k, CALENDAR_ONE)) {
            *tenths = AMOUNT_VAGUE;
            return end;
        }
    }
    return i;
}

/* Say a shift by the amount just read, in whole units and days. */
static void say_shift(struct date_words *w, int32_t direction,
                      enum date_base base)
{
    int32_t amount = w->tenths / 10;

    if (w->tenths == AMOUNT_VAGUE) {
        w->form = DATE_VAGUE;
        w->tense = direction;
        return;
    }
    if (w->unit < UNIT_DAY) {
        amount = w->unit == UNIT_HOUR ? amount / HOURS_A_DAY : 0;
        w->unit = UNIT_DAY;
    } else if (w->tenths % 10 && w->unit == UNIT_YEAR) {
        amount = w->tenths * 12 / 10;
        w->unit = UNIT_MONTH;
    }
    w->form = DATE_SHIFT;
    w->base = base;
    w->shift = direction * amount;
}

/* Whether a clause ends at i, so "before" and "after" need no event. */
static bool ends_clause(const struct symbols *s, size_t i)
{
    return symbol_at(s, i).kind == SYMBOL_MARK;
}

/* Behind the unit: ago, later, old. */
static size_t amount_tail(const struct symbols *s, size_t i,
                          struct date_words *w)
{
    size_t k = skip_mark(s, i, '-');
    struct symbol next = symbol_at(s, k);

    if (next.kind == CALENDAR_OLD) {
        w->nothing = true;
        return k + 1;
    }
    if (next.kind == CALENDAR_AGO) {
        say_shift(w, next.value, BASE_REFERENCE);
        if (w->unit == UNIT_YEAR && w->shift == -1)
            w->base = BASE_PERIOD;
        return k + 1;
    }
    if (next.kind == CALENDAR_LATER &&
        (next.value % 10 == next.value || ends_clause(s, k + 1))) {
        say_shift(w, next.value % FLAG_TEXT, BASE_TEXT);
        return k + 1;
    }
    return i;
}

/* A count, also behind an ordinal: "the first nine months". */
static size_t amount_start(const struct symbols *s, size_t i, int32_t *tenths)
{
    struct symbol n = symbol_at(s, i);
    int32_t nth;
    size_t k = read_nth(s, i, &nth);

    if (k)
        return symbol_at(s, k).kind > SYMBOL_COUNT ? count_match(s, k, tenths)
                                                   : 0;
    /* "The 1988 quarter" is one of that year. */
    if (n.kind == SYMBOL_DIGITS && n.digits == 4 && n.value >= YEAR_LIKE_MIN &&
        n.value <= YEAR_LIKE_MAX)
        return 0;
    return count_match(s, i, tenths);
}

/* The count before a unit, or a plural unit alone: "for weeks". */
static size_t amount_count(const struct symbols *s, size_t i, int32_t *tenths)
{
    size_t end = amount_start(s, i, tenths);

    if (end) {
        end = count_tail(s, end, tenths);
        if (symbol_is(s, end, CALENDAR_APPROX)) /* two more weeks */
            end++;
        return skip_mark(s, end, '-');
    }
    *tenths = AMOUNT_VAGUE;
    return i;
}

/* Whether such an amount is a time: not "a second" nor "one-half"; without a
 * number only days and longer. */
static bool is_amount(struct symbol unit, bool one, bool bare)
{
    if (unit.value == UNIT_HALF)
        return false;
    if (bare)
        return unit.kind == CALENDAR_UNITS && unit.value >= UNIT_DAY &&
               unit.value != UNIT_QUARTER;
    return !one || (unit.value != UNIT_SECOND && unit.value != UNIT_QUARTER);
}

size_t amount_match(const struct symbols *s, size_t i, struct date_words *w)
{
    size_t start = symbol_is(s, i, CALENDAR_APPROX) ? i + 1 : i;
    size_t end = amount_count(s, start, &w->tenths), k;
    struct symbol unit = symbol_at(s, end);
    bool bare = end == start;
    bool one = symbol_is(s, start, CALENDAR_ONE) && end == start + 1;

    if ((unit.kind != CALENDAR_UNIT && unit.kind != CALENDAR_UNITS) ||
        !is_amount(unit, one, bare))
        return 0;
    w->form = DATE_LENGTH;
    w->unit = (enum calendar_unit)unit.value;
    k = count_tail(s, end + 1, &w->tenths); /* "a year and a half" */
    if (bare && symbol_is(s, k, CALENDAR_TO) &&
        symbol_is(s, k + 1, CALENDAR_UNITS)) /* weeks or months */
        k += 2;
    return amount_tail(s, k, w);
}

/* Vor zwei Tagen, il y a deux jours: the shift is said first. */
size_t hence_match(const struct symbols *s, size_t i, struct date_words *w)
{
    struct symbol first = symbol_at(s, i);
    size_t end = first.kind == CALENDAR_HENCE ? amount_match(s, i + 1, w) : 0;

    if (!end || w->form != DATE_LENGTH)
        return 0;
    say_shift(w, first.value, BASE_REFERENCE);
    return end;
}

/* -1, 0 or 1 of the value of a relative word. */
static int32_t direction_of(int32_t value)
{
    return value == FLAG_TEXT - 1 ? -1 : value % FLAG_TEXT;
}

/* The final quarter; the last half of 2020; last quarter of last year. */
static size_t last_of_year(const struct symbols *s, size_t i, int32_t value,
                           struct date_words *w)
{
    size_t end;

    if (value != FINAL && value != -1)
        return 0;
    w->form = DATE_POINT;
    w->nth = w->unit == UNIT_QUARTER ? 4 : 2;
    end = year_tail(s, i + 1, w);
    if (value == FINAL && w->unit == UNIT_QUARTER)
        return end;
    return end > i + 1 ? end : 0;
}

/* The year-ago (third) quarter: of the year before. */
size_t year_ago_match(const struct symbols *s, size_t i, struct date_words *w)
{
    struct date_words point = {0};
    struct symbol unit = symbol_at(s, i), ago = symbol_at(s, i + 2);
    size_t end = i + 3, k;

    if (unit.kind != CALENDAR_UNIT || unit.value != UNIT_YEAR ||
        !symbol_is_mark(s, i + 1, '-') ||
        (ago.kind != CALENDAR_AGO && ago.kind != CALENDAR_LATER))
        return 0;
    k = point_match(s, end, &point);
    if (k && point.unit == UNIT_QUARTER && !point.year) {
        *w = point;
        w->year_shifted = true;
        w->year_shift = ago.value % FLAG_TEXT;
        return k;
    }
    w->form = DATE_SHIFT;
    w->unit = UNIT_YEAR;
    w->base = BASE_PERIOD;
    w->shift = ago.value % FLAG_TEXT;
    return symbol_is(s, end, CALENDAR_UNIT) ? end + 1 : end;
}

/* The phrase after last, this, next that is no amount. */
static size_t relative_unit(const struct symbols *s, size_t i, int32_t value,
                            struct date_words *w)
{
    struct symbol unit = symbol_at(s, i);

    if (unit.kind == CALENDAR_PART) { /* last night, this morning */
        w->form = DATE_SHIFT;
        w->unit = UNIT_DAY;
        w->shift = value % FLAG_TEXT;
        w->part = unit.value;
        return i + 1;
    }
    if (unit.kind != CALENDAR_UNIT || unit.value < UNIT_DAY)
        return 0;
    w->unit = (enum calendar_unit)unit.value;
    if (w->unit == UNIT_QUARTER || w->unit == UNIT_HALF) { /* last half of */
        size_t end = last_of_year(s, i, value, w);

        if (end || value == FINAL)
            return end;
    }
    if (value == FINAL)
        return 0;
    w->form = DATE_SHIFT;
    w->base = value > 1 ? BASE_TEXT : BASE_REFERENCE;
    w->shift = direction_of(value);
    w->relative_said = true;
    return i + 1;
}

/* The past three months, the coming days, recent years. */
static size_t span_match(const struct symbols *s, size_t i, int32_t value,
                         bool vague, struct date_words *w)
{
    struct symbol next = symbol_at(s, i);
    size_t end;

    if (next.kind == CALENDAR_UNITS) {
        w->form = DATE_VAGUE;
        w->tense = value;
        return symbol_is(s, i + 1, CALENDAR_TO) &&
                       symbol_is(s, i + 2, CALENDAR_UNITS)
                   ? i + 3
                   : i + 1;
    }
    if (next.kind == CALENDAR_UNIT && vague && value < 0) {
        w->form = DATE_LENGTH;
        w->unit = (enum calendar_unit)next.value;
        w->tenths = 10;
        return i + 1;
    }
    end = count_match(s, i, &w->tenths);
    if (!end)
        return 0;
    end = skip_mark(s, count_tail(s, end, &w->tenths), '-');
    next = symbol_at(s, end);
    if (next.kind != CALENDAR_UNITS && next.kind != CALENDAR_UNIT)
        return 0;
    w->form = DATE_LENGTH;
    w->unit = (enum calendar_unit)next.value;
    return end + 1;
}

/* The quarter that a year phrase is followed by: next year's first ... */
static size_t possessed(const struct symbols *s, size_t i, struct date_words *w)
{
    struct date_words point = {0};
    size_t end = 0;

    if (symbol_is(s, i, CALENDAR_DECADE) && w->form == DATE_SHIFT &&
        w->unit == UNIT_YEAR) /* 's */
        end = point_match(s, i + 1, &point);
    if (!end || point.unit != UNIT_QUARTER || point.year)
        return i;
    point.year_shifted = true;
    point.year_shift = w->shift;
    *w = point;
    return end;
}

/* Last June 12, next Friday, this summer. */
static size_t relative_point(const struct symbols *s, size_t i, int32_t value,
                             struct date_words *w)
{
    struct date_words point = {0};
    size_t end = value == FLAG_TEXT ? 0 : point_match(s, i, &point);

    if (!end || point.year || point.year_shifted || point.form != DATE_POINT ||
        point.unit == UNIT_DECADE || point.unit == UNIT_CENTURY)
        return 0;
    *w = point;
    w->relative_said = true;
    w->relative = direction_of(value);
    return end;
}

size_t relative_match(const struct symbols *s, size_t i, struct date_words *w)
{
    struct symbol first = symbol_at(s, i);
    bool span = first.kind == CALENDAR_SPAN;
    int32_t value = first.value;
    size_t k = i + 1, end;

    if (first.kind != CALENDAR_RELATIVE && !span)
        return 0;
    if (value == 0 && symbol_is(s, k, CALENDAR_SPAN)) { /* this past */
        value = symbol_at(s, k).value;
        k++;
    }
    end = span_match(s, k, value > 1 ? 0 : value, span, w);
    if (end)
        return end;
    end = relative_unit(s, k, value, w);
    return end ? possessed(s, end, w) : relative_point(s, k, value, w);
}

/* La semaine dernière, el lunes pasado: the relative word comes last. */
size_t behind_match(const struct symbols *s, size_t i, struct date_words *w)
{
    struct symbol last = symbol_at(s, i + 1);

    if (last.kind != CALENDAR_BEHIND)
        return 0;
    return relative_unit(s, i, last.value, w) ||
                   relative_point(s, i, last.value, w) == i + 1
               ? i + 2
               : 0;
}

/* What every or each is said of: day, Tuesday, July, summer. */
static bool read_repeated(struct symbol what, struct date_words *w)
{
    w->unit = UNIT_DAY;
    switch (what.kind) {
    case CALENDAR_UNIT:
        w->unit = (enum calendar_unit)what.value;
        return true;
    case CALENDAR_PART:
        w->part = what.value;
        return true;
    case CALENDAR_WEEKDAY:
        w->weekday = what.value;
        return true;
    case CALENDAR_MONTH:
        w->unit = UNIT_MONTH;
        w->month = what.value;
        return true;
    case CALENDAR_SEASON:
        w->unit = UNIT_SEASON;
        w->nth = what.value;
        return true;
    default:
        return false;
    }
}

size_t repeat_match(const struct symbols *s, size_t i, struct date_words *w)
{
    struct symbol first = symbol_at(s, i), unit;
    size_t end;

    w->form = DATE_REPEAT;
    w->tenths = 10;
    if (first.kind == CALENDAR_FREQUENCY) {
        w->unit = (enum calendar_unit)first.value;
        return i && first.flags & SYMBOL_CAPITAL ? 0 : i + 1; /* Daily News */
    }
    if (first.kind != CALENDAR_EVERY)
        return 0;
    if (read_repeated(symbol_at(s, i + 1), w))
        return i + 2;
    end = count_match(s, i + 1, &w->tenths); /* every two weeks */
    unit = symbol_at(s, end);
    if (!end || (unit.kind != CALENDAR_UNITS && unit.kind != CALENDAR_UNIT))
        return 0;
    w->unit = (enum calendar_unit)unit.value;
    return end + 1;
}
