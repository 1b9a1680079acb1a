#include "mention/date_phrase.h"

enum { HOUR_MAX = 24, MINUTES = 60, NOON = 12 };

/* 6, 6:30, 18.30 behind "at" or before "p.m." */
static size_t read_hour(const struct symbols *s, size_t i, struct date_words *w)
{
    struct symbol hour = symbol_at(s, i), minute = symbol_at(s, i + 2);
    struct span t = hour.text;

    if (hour.kind != SYMBOL_DIGITS)
        return 0;
    if (symbol_is_mark(s, i + 1, ':') && minute.kind == SYMBOL_DIGITS &&
        minute.digits == 2 && symbol_at(s, i + 1).flags & SYMBOL_GLUED &&
        minute.flags & SYMBOL_GLUED) {
        w->hour = hour.value;
        w->minute = minute.value;
        return i + 3;
    }
    if (hour.value < 0 && t.n >= 4 && t.n <= 5 && t.p[t.n - 3] == '.') {
        w->hour = t.p[0] - '0';
        if (t.n == 5)
            w->hour = w->hour * 10 + (t.p[1] - '0');
        w->minute = (t.p[t.n - 2] - '0') * 10 + (t.p[t.n - 1] - '0');
        return i + 1;
    }
    if (hour.digits == 4) {
        w->hour = hour.value / 100;
        w->minute = hour.value % 100;
        return i + 1;
    }
    w->hour = hour.value;
    return hour.digits <= 2 ? i + 1 : 0;
}

/* The hour with what makes it one: p.m., GMT, o'clock, or a colon. */
static size_t read_clock(const struct symbols *s, size_t i,
                         struct date_words *w)
{
    struct symbol first = symbol_at(s, i);
    size_t end, k;

    if (first.kind == CALENDAR_HOUR) {
        w->hour = first.value;
        return i + 1;
    }
    end = read_hour(s, i, w);
    if (!end)
        return 0;
    struct symbol next = symbol_at(s, end);
    if (next.kind == CALENDAR_MERIDIEM) {
        bool four = first.value >= 0 && first.digits == 4; /* not 9.45 */

        if (w->hour < 1 || w->hour > NOON || four)
            return 0;
        w->hour = w->hour % NOON + next.value;
        return end + 1;
    }
    k = end;
    if (next.kind == CALENDAR_CLOCK)
        k = end + 1;
    else if (next.kind != CALENDAR_ZONE &&
             (end != i + 3 || !i || !symbol_is(s, i - 1, CALENDAR_SINCE)))
        return 0;
    return k;
}

/* The day of a time: "Tuesday", ", Nov. 6"; 0 if none follows. */
static size_t day_of_clock(const struct symbols *s, size_t i,
                           struct date_words *w)
{
    struct symbol first = symbol_at(s, i);
    struct date_words day = {0};
    size_t end;

    if (first.kind == CALENDAR_DEICTIC) {
        day.form = DATE_SHIFT;
        day.unit = UNIT_DAY;
        day.shift = first.value;
        end = i + 1;
    } else {
        end = point_match(s, i, &day);
    }
    if (!end || day.unit != UNIT_DAY ||
        (day.form != DATE_POINT && day.form != DATE_SHIFT))
        return 0;
    *w = day;
    return end;
}

size_t clock_match(const struct symbols *s, size_t i, struct date_words *w)
{
    struct date_words clock = {0}, day = {0};
    size_t end = read_clock(s, i, &clock), k;

    if (!end || clock.hour > HOUR_MAX || clock.minute >= MINUTES ||
        (clock.hour == HOUR_MAX && clock.minute))
        return 0;
    if (symbol_is(s, end, CALENDAR_ZONE)) {
        clock.utc = symbol_at(s, end).value == 1;
        end++;
    }
    day.form = DATE_SHIFT;
    day.unit = UNIT_DAY;
    day.base = BASE_SENTENCE;
    k = skip_mark(s, end, ',');
    /* "On Tuesday" says which day, but is a date of its own. */
    if (k == end && symbol_is(s, end, CALENDAR_SINCE))
        day_of_clock(s, end + 1, &day);
    else if (k == end || symbol_at(s, k).kind == CALENDAR_MONTH ||
             symbol_at(s, k).kind == CALENDAR_WEEKDAY) {
        k = day_of_clock(s, k, &day);
        end = k ? k : end;
    }
    *w = day;
    w->clock = true;
    w->part = 0;
    w->hour = clock.hour;
    w->minute = clock.minute;
    w->utc = clock.utc;
    return end;
}
