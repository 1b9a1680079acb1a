#include "mention/date_phrase.h"

enum {
    AMOUNT_MAX = 10000, /* [units] a longer time is no news */
    FLAG_TEXT = 10,     /* in RELATIVE: counts from a date in the text */
    FINAL = 19,         /* in RELATIVE: the last of its year */
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

/* Twenty-four, a hundred, two thousand, half. */
static size_t count_words(const struct symbols *s, size_t i, int32_t *tenths)
{
    int32_t total = 0, part = 0;
    size_t k = i;

    for (bool more = true; more && part < AMOUNT_MAX && total < AMOUNT_MAX;) {
        struct symbol n = symbol_at(s, k);

        switch (n.kind - SYMBOL_COUNT) {
        case NUMBER_WORD_UNIT:
        case NUMBER_WORD_TENS:
        case NUMBER_WORD_DOZEN:
            part += n.value;
            break;
        case NUMBER_WORD_HUNDRED:
            part = (part ? part : 1) * 100;
            break;
        case NUMBER_WORD_SCALE:
            if (n.value > 4)
                return 0;
            total += (part ? part : 1) * (n.value == 3 ? 1000 : 100);
            part = 0;
            break;
        default:
            more = false;
            k--;
            break;
        }
        k++;
        if (more && symbol_is_mark(s, k, '-') &&
            symbol_at(s, k + 1).kind > SYMBOL_COUNT)
            k++;
    }
    *tenths = (total + part) * 10;
    return k > i ? k : 0;
}

size_t count_match(const struct symbols *s, size_t i, int32_t *tenths)
{
    struct symbol n = symbol_at(s, i);
    bool one = n.kind == CALENDAR_ONE;
    size_t k = one ? i + 1 : i;

    n = symbol_at(s, k);
    if (n.kind == CALENDAR_SOME && !(one && symbol_is_mark(s, k + 1, '-'))) {
        *tenths = n.value ? n.value * 10 : AMOUNT_VAGUE;
        return symbol_is(s, k + 1, CALENDAR_OF) ? k + 2 : k + 1;
    }
    if (n.kind == SYMBOL_COUNT + NUMBER_WORD_VAGUE) {
        *tenths = AMOUNT_VAGUE;
        return symbol_is(s, k + 1, CALENDAR_OF) ? k + 2 : k + 1;
    }
    if (n.kind == SYMBOL_COUNT + NUMBER_WORD_FRACTION && n.value == 2) {
        *tenths = 5;
        return symbol_is(s, k + 1, CALENDAR_ONE) ? k + 2 : k + 1;
    }
    if (n.kind == SYMBOL_DIGITS && !one)
        return read_decimal(n.text, tenths) ? k + 1 : 0;
    /* "A hundred" is a number, "a five-day visit" has it inside. */
    if (n.kind > SYMBOL_COUNT && one &&
        (n.kind == SYMBOL_COUNT + NUMBER_WORD_UNIT ||
         n.kind == SYMBOL_COUNT + NUMBER_WORD_TENS))
        return 0;
    if (n.kind > SYMBOL_COUNT)
        return count_words(s, k, tenths);
    *tenths = 10;
    return one ? k : 0;
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

        if (symbol_is(s, k, CALENDAR_ONE) &&
            symbol_at(s, k + 1).kind == SYMBOL_COUNT + NUMBER_WORD_FRACTION) {
            *tenths += 10 / symbol_at(s, k + 1).value;
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
        return k + 1;
    }
    if (next.kind == CALENDAR_LATER &&
        (next.value % 10 == next.value || ends_clause(s, k + 1))) {
        say_shift(w, next.value % 10, BASE_TEXT);
        return k + 1;
    }
    return i;
}

size_t amount_match(const struct symbols *s, size_t i, struct date_words *w)
{
    size_t start = symbol_is(s, i, CALENDAR_APPROX) ? i + 1 : i;
    size_t end = count_match(s, start, &w->tenths), k;
    bool one = end && symbol_is(s, start, CALENDAR_ONE) && end == start + 1;

    if (end) {
        end = count_tail(s, end, &w->tenths);
        if (symbol_is(s, end, CALENDAR_APPROX)) /* two more weeks */
            end++;
    } else if (symbol_is(s, start, CALENDAR_UNITS) &&
               symbol_at(s, start).value >= UNIT_DAY &&
               symbol_at(s, start).value != UNIT_QUARTER) {
        w->tenths = AMOUNT_VAGUE;
        end = start;
    } else {
        return 0;
    }
    end = skip_mark(s, end, '-');
    struct symbol unit = symbol_at(s, end);
    if (unit.kind != CALENDAR_UNIT && unit.kind != CALENDAR_UNITS)
        return 0;
    w->form = DATE_LENGTH;
    w->unit = (enum calendar_unit)unit.value;
    if (one && (w->unit == UNIT_SECOND || w->unit == UNIT_HALF ||
                w->unit == UNIT_QUARTER))
        return 0;
    k = count_tail(s, end + 1, &w->tenths); /* "a year and a half" */
    if (w->tenths == AMOUNT_VAGUE && symbol_is(s, k, CALENDAR_TO) &&
        symbol_is(s, k + 1, CALENDAR_UNITS)) /* weeks or months */
        k += 2;
    return amount_tail(s, k, w);
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
    w->shift = value == FLAG_TEXT - 1 ? -1 : value % FLAG_TEXT;
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
    size_t k = symbol_is(s, i, CALENDAR_DECADE) ? i + 1 : i; /* 's */
    size_t end;

    if (k == i || w->form != DATE_SHIFT || w->unit != UNIT_YEAR)
        return i;
    end = point_match(s, k, &point);
    if (!end || point.unit != UNIT_QUARTER || point.year)
        return i;
    *w = point;
    w->year_shifted = true;
    return end;
}

size_t relative_match(const struct symbols *s, size_t i, struct date_words *w)
{
    struct symbol first = symbol_at(s, i);
    size_t k = i + 1, end;
    int32_t value = first.value;
    bool vague = first.kind == CALENDAR_SPAN;
    struct date_words point = {0};

    if (first.kind != CALENDAR_RELATIVE && !vague)
        return 0;
    if (value == 0 && symbol_is(s, k, CALENDAR_SPAN)) { /* this past */
        value = symbol_at(s, k).value;
        k++;
    }
    end = span_match(s, k, value > 1 ? 0 : value, vague, w);
    if (end)
        return end;
    end = relative_unit(s, k, value, w);
    if (end) {
        int32_t shift = w->shift;

        k = possessed(s, end, w);
        if (k > end)
            w->year_shift = shift;
        return k;
    }
    end = value == FLAG_TEXT ? 0 : point_match(s, k, &point);
    if (!end || point.year || point.year_shifted || point.form != DATE_POINT ||
        (point.unit == UNIT_DECADE || point.unit == UNIT_CENTURY))
        return 0;
    *w = point;
    w->relative_said = true;
    w->relative = value == FLAG_TEXT - 1 ? -1 : value % FLAG_TEXT;
    return end;
}

size_t repeat_match(const struct symbols *s, size_t i, struct date_words *w)
{
    struct symbol first = symbol_at(s, i), next = symbol_at(s, i + 1);

    w->form = DATE_REPEAT;
    w->tenths = 10;
    if (first.kind == CALENDAR_FREQUENCY) {
        w->unit = (enum calendar_unit)first.value;
        return i + 1;
    }
    if (first.kind != CALENDAR_EVERY)
        return 0;
    if (next.kind == CALENDAR_UNIT) {
        w->unit = (enum calendar_unit)next.value;
        return i + 2;
    }
    if (next.kind == CALENDAR_PART) {
        w->unit = UNIT_DAY;
        w->part = next.value;
        return i + 2;
    }
    if (next.kind == CALENDAR_WEEKDAY || next.kind == CALENDAR_MONTH ||
        next.kind == CALENDAR_SEASON) {
        w->unit = next.kind == CALENDAR_MONTH    ? UNIT_MONTH
                  : next.kind == CALENDAR_SEASON ? UNIT_SEASON
                                                 : UNIT_DAY;
        w->weekday = next.kind == CALENDAR_WEEKDAY ? next.value : 0;
        w->month = next.kind == CALENDAR_MONTH ? next.value : 0;
        w->nth = next.kind == CALENDAR_SEASON ? next.value : 0;
        return i + 2;
    }
    size_t end = count_match(s, i + 1, &w->tenths);
    next = symbol_at(s, end);
    if (!end || (next.kind != CALENDAR_UNITS && next.kind != CALENDAR_UNIT))
        return 0;
    w->unit = (enum calendar_unit)next.value;
    return end + 1;
}
