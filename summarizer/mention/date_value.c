#include "mention/date_value.h"

#include "base/buf.h"

enum {
    VALUE_MAX = 64,    /* [bytes] of the longest value */
    NEAR_FUTURE = 90,  /* [days] a day ahead needs no "will" before it */
    YEARS_AROUND = 8,  /* [years] between two 29 Februaries, at most */
    SHIFT_MAX = 100000 /* [units] a longer shift leaves the calendar */
};

/* A period, or why there is none. */
struct resolved {
    bool known;    /* period is right */
    bool computed; /* with the help of another date */
    struct period period;
};

bool date_is_sane(const struct date_words *w)
{
    if (w->form == DATE_SHIFT)
        return w->shift >= -SHIFT_MAX && w->shift <= SHIFT_MAX;
    if (w->form != DATE_POINT && w->form != DATE_RANGE)
        return true;
    /* A leap year stands in for a year that is not said. */
    struct civil c = {w->year ? w->year : 2000, w->month ? w->month : 1,
                      w->day ? w->day : 1};
    return calendar_is_day(c);
}

/* "Thanksgiving" is the fourth Thursday of November. */
static int32_t nth_weekday(const struct date_words *w, int32_t year)
{
    int32_t first = calendar_day((struct civil){year, w->month, 1});
    int32_t last = first + calendar_month_length(year, w->month) - 1;
    int32_t day = calendar_weekday_from(first, w->weekday) + 7 * (w->which - 1);

    return day > last ? day - 7 : day;
}

static bool day_in_year(const struct date_words *w, int32_t year, int32_t *day)
{
    struct civil c = {year, w->month, w->day};

    if (w->which)
        *day = nth_weekday(w, year);
    else if (calendar_is_day(c))
        *day = calendar_day(c);
    else
        return false;
    return true;
}

/* The period that the words name in this year; false: there is none. */
static bool period_in_year(const struct date_words *w, int32_t year,
                           struct period *p)
{
    int32_t number = year;

    switch (w->unit) {
    case UNIT_DAY:
        if (!day_in_year(w, year, &number))
            return false;
        break;
    case UNIT_MONTH:
        number = year * 12 + w->month - 1;
        break;
    case UNIT_QUARTER:
        number = year * 4 + w->nth - 1;
        break;
    case UNIT_HALF:
        number = year * 2 + w->nth - 1;
        break;
    case UNIT_SEASON: /* winter is the first of its year, calendar.h */
        number = year * 4 + w->nth % 4;
        break;
    case UNIT_DECADE:
        number = year / 10;
        break;
    case UNIT_CENTURY:
        number = w->nth - 1;
        break;
    default:
        break;
    }
    *p = (struct period){w->unit, number};
    return period_is_sane(*p);
}

/* Whether `a` is the better year for the words than `b`, seen from `now`. */
static bool is_better(const struct date_words *w, bool ahead, int32_t now,
                      const int32_t candidate[2])
{
    int32_t a = candidate[0], b = candidate[1];
    int32_t direction = w->relative_said ? w->relative : ahead ? 1 : -1;

    if (!w->relative_said && w->unit == UNIT_DAY) {
        int32_t far_a = a < now ? now - a : a - now;
        int32_t far_b = b < now ? now - b : b - now;
        bool late = !ahead && a > now && far_a > NEAR_FUTURE;

        return (far_a < far_b && !late) ||
               (!ahead && b > now && far_b > NEAR_FUTURE);
    }
    return direction > 0 ? a < b : a > b;
}

/* The one of several years' periods that is meant. */
static struct resolved nearest_period(const struct date_words *w,
                                      const struct date_context *c)
{
    struct resolved r = {.computed = true};
    struct period now = period_of(w->unit, c->reference), p;
    int32_t year = calendar_civil(c->reference).year;
    /* What firms expect of a quarter is its report, not the quarter. */
    bool ahead = c->ahead && w->unit != UNIT_QUARTER && w->unit != UNIT_HALF;
    int32_t reach = w->relative_said && w->relative == 0 ? 0 : YEARS_AROUND;

    for (int32_t y = year - reach; y <= year + reach; y++) {
        if (!period_in_year(w, y, &p))
            continue;
        int32_t off = p.number - now.number;
        bool fits = !w->relative_said
                        ? w->unit == UNIT_DAY || (ahead ? off >= 0 : off <= 0)
                        : (w->relative == 0 || (w->relative < 0 && off < 0) ||
                           (w->relative > 0 && off > 0));
        if (!fits)
            continue;
        const int32_t pair[2] = {p.number, r.period.number};
        if (!r.known || is_better(w, ahead, now.number, pair))
            r.period = p;
        r.known = true;
    }
    return r;
}

static struct resolved resolve_weekday(const struct date_words *w,
                                       const struct date_context *c)
{
    int32_t day = c->reference;

    if (!c->has_reference)
        return (struct resolved){0};
    if (!w->relative_said)
        day = c->ahead ? calendar_weekday_from(day, w->weekday)
                       : calendar_weekday_upto(day, w->weekday);
    else if (w->relative < 0)
        day = calendar_weekday_upto(day - 1, w->weekday);
    else if (w->relative > 0)
        day = calendar_weekday_from(day + 1, w->weekday);
    else
        day = period_first(period_of(UNIT_WEEK, day)) + w->weekday - 1;
    return (struct resolved){
        true, true, {UNIT_DAY, day}
    };
}

static struct resolved resolve_point(const struct date_words *w,
                                     const struct date_context *c)
{
    struct resolved r = {0};
    int32_t year = w->year;

    if (w->unit == UNIT_DAY && !w->month)
        return resolve_weekday(w, c);
    if (w->unit == UNIT_CENTURY)
        year = 1;
    if (w->year_shifted && c->has_reference) {
        year = calendar_civil(c->reference).year + w->year_shift;
        r.computed = true;
    }
    if (year) {
        r.known = period_in_year(w, year, &r.period);
        return r;
    }
    return c->has_reference && !w->year_shifted ? nearest_period(w, c) : r;
}

/* The day or period that a shift counts from; false: none is known. */
static bool find_base(const struct date_words *w, const struct date_context *c,
                      struct period *base)
{
    bool by_text =
        w->base == BASE_TEXT || (w->base == BASE_SENTENCE && c->day_is_near);

    if (by_text && c->has_day && w->unit < UNIT_MONTH) {
        *base = period_of(w->unit, c->day);
        return true;
    }
    if (by_text && w->unit >= UNIT_MONTH && c->has_period &&
        c->period.unit >= UNIT_DAY) {
        *base = period_of(w->unit, period_first(c->period));
        return true;
    }
    *base = period_of(w->unit, c->reference);
    return c->has_reference;
}

static struct resolved resolve_shift(const struct date_words *w,
                                     const struct date_context *c)
{
    struct resolved r = {.computed = true};
    int32_t shift = w->shift;

    if (!find_base(w, c, &r.period))
        return r;
    /* "The weekend" of an article written on a weekday is the one before;
     * the number of a weekend is that of the week it ends. */
    if (w->unit == UNIT_WEEKEND && w->shift == 0 && !w->relative_said &&
        !c->ahead && calendar_weekday(c->reference) < 6)
        shift = -1;
    r.period.number += shift;
    r.known = period_is_sane(r.period);
    return r;
}

static void add_period(struct buf *b, struct period p, bool year_known)
{
    static const char *const seasons[] = {"WI", "SP", "SU", "FA"};
    struct civil c = calendar_civil(period_first(p));
    struct iso_week week = calendar_week(period_first(p));
    int32_t year = p.unit == UNIT_SEASON ? p.number / 4
                   : p.unit == UNIT_WEEK || p.unit == UNIT_WEEKEND ? week.year
                                                                   : c.year;

    if (p.unit == UNIT_DECADE || p.unit == UNIT_CENTURY) {
        buf_printf(b, p.unit == UNIT_DECADE ? "%03d" : "%02d", (int)p.number);
        return;
    }
    if (year_known)
        buf_printf(b, "%04d", (int)year);
    else
        buf_add(b, SPAN("XXXX"));
    switch (p.unit) {
    case UNIT_DAY:
        buf_printf(b, "-%02d-%02d", (int)c.month, (int)c.day);
        break;
    case UNIT_MONTH:
        buf_printf(b, "-%02d", (int)c.month);
        break;
    case UNIT_QUARTER:
        buf_printf(b, "-Q%d", (int)(c.month - 1) / 3 + 1);
        break;
    case UNIT_HALF:
        buf_printf(b, "-H%d", (int)(c.month - 1) / 6 + 1);
        break;
    case UNIT_SEASON:
        buf_printf(b, "-%s", seasons[p.number % 4]);
        break;
    case UNIT_WEEK:
    case UNIT_WEEKEND:
        buf_printf(b, "-W%02d%s", (int)week.week,
                   p.unit == UNIT_WEEKEND ? "-WE" : "");
        break;
    default:
        break;
    }
}

/* What can be said of a period that is not known. */
static void add_unknown(struct buf *b, const struct date_words *w)
{
    struct period p;

    if (w->form == DATE_POINT && w->weekday && !w->month) {
        buf_printf(b, "XXXX-WXX-%d", (int)w->weekday);
        return;
    }
    /* 2000 is a leap year, so it has every day. */
    if (w->form == DATE_POINT && w->unit < UNIT_CENTURY + 3 &&
        w->unit != UNIT_YEAR && period_in_year(w, 2000, &p)) {
        add_period(b, p, false);
        return;
    }
    switch (w->unit) {
    case UNIT_WEEK:
        buf_add(b, SPAN("XXXX-WXX"));
        break;
    case UNIT_WEEKEND:
        buf_add(b, SPAN("XXXX-WXX-WE"));
        break;
    case UNIT_MONTH:
        buf_add(b, SPAN("XXXX-XX"));
        break;
    case UNIT_QUARTER:
        buf_add(b, SPAN("XXXX-QX"));
        break;
    case UNIT_YEAR:
        buf_add(b, SPAN("XXXX"));
        break;
    case UNIT_DECADE:
        buf_add(b, SPAN("XXX"));
        break;
    case UNIT_CENTURY:
        buf_add(b, SPAN("XX"));
        break;
    default:
        buf_add(b, SPAN("XXXX-XX-XX"));
        break;
    }
}

static void add_clock(struct buf *b, const struct date_words *w)
{
    static const char *const parts[] = {"", "TMO", "TMI", "TAF", "TEV", "TNI"};

    if (w->clock)
        buf_printf(b, "T%02d:%02d%s", (int)w->hour, (int)w->minute,
                   w->utc ? "Z" : "");
    else
        buf_add(b, span_of(parts[w->part]));
}

/* First and last day, for units that ISO 8601 has no name for. */
static void add_bounds(struct buf *b, struct period p, enum calendar_unit unit)
{
    add_period(b, period_of(unit, period_first(p)), true);
    buf_char(b, '/');
    add_period(b, period_of(unit, period_last(p)), true);
}

static void add_iso(struct buf *b, struct period p)
{
    switch (p.unit) {
    case UNIT_WEEK:
    case UNIT_WEEKEND:
        add_bounds(b, p, UNIT_DAY);
        break;
    case UNIT_HALF:
        add_bounds(b, p, UNIT_MONTH);
        break;
    case UNIT_DECADE:
    case UNIT_CENTURY:
        add_bounds(b, p, UNIT_YEAR);
        break;
    case UNIT_SEASON: /* which months depends on the hemisphere */
        add_period(b, (struct period){UNIT_YEAR, p.number / 4}, true);
        break;
    default:
        add_period(b, p, true);
    }
}

static enum date_precision precision_of(enum calendar_unit unit)
{
    switch (unit) {
    case UNIT_DAY:
        return PRECISION_DAY;
    case UNIT_WEEKEND:
        return PRECISION_WEEKEND;
    case UNIT_WEEK:
        return PRECISION_WEEK;
    case UNIT_MONTH:
    case UNIT_HALF: /* its bounds are months */
        return PRECISION_MONTH;
    case UNIT_QUARTER:
        return PRECISION_QUARTER;
    case UNIT_YEAR:
    case UNIT_DECADE:
    case UNIT_CENTURY:
    case UNIT_SEASON:
        return PRECISION_YEAR;
    default:
        return PRECISION_NONE;
    }
}

/* A length such as P3D, PT2H, P2.5Y, PXM. */
static void add_length(struct buf *b, const struct date_words *w)
{
    static const struct {
        const char *prefix, *suffix;
        int32_t times;
    } rows[] = {
        [UNIT_SECOND] = {"PT", "S",  1  },
          [UNIT_MINUTE] = {"PT", "M",  1  },
        [UNIT_HOUR] = {"PT", "H",  1  },
          [UNIT_DAY] = {"P",  "D",  1  },
        [UNIT_WEEKEND] = {"P",  "WE", 1  },
          [UNIT_WEEK] = {"P",  "W",  1  },
        [UNIT_MONTH] = {"P",  "M",  1  },
          [UNIT_QUARTER] = {"P",  "Q",  1  },
        [UNIT_YEAR] = {"P",  "Y",  1  },
          [UNIT_DECADE] = {"P",  "Y",  10 },
        [UNIT_CENTURY] = {"P",  "Y",  100},
          [UNIT_HALF] = {"P",  "M",  6  },
        [UNIT_SEASON] = {"P",  "M",  3  },
    };
    int32_t tenths = w->tenths * rows[w->unit].times;

    if (w->tenths == AMOUNT_VAGUE)
        buf_printf(b, "%sX%s", rows[w->unit].prefix,
                   w->unit == UNIT_DECADE    ? "E"
                   : w->unit == UNIT_CENTURY ? "C"
                                             : rows[w->unit].suffix);
    else if (tenths % 10)
        buf_printf(b, "%s%d.%d%s", rows[w->unit].prefix, (int)(tenths / 10),
                   (int)(tenths % 10), rows[w->unit].suffix);
    else
        buf_printf(b, "%s%d%s", rows[w->unit].prefix, (int)(tenths / 10),
                   rows[w->unit].suffix);
}

static void add_repeat(struct buf *b, const struct date_words *w)
{
    if (w->weekday)
        buf_printf(b, "XXXX-WXX-%d", (int)w->weekday);
    else if (w->month || w->nth)
        add_unknown(b, &(struct date_words){.form = DATE_POINT,
                                            .unit = w->unit,
                                            .month = w->month,
                                            .day = w->day,
                                            .nth = w->nth});
    else
        add_length(b, w);
    add_clock(b, w);
}

/* Remember what the text named, for "two days later". */
static void note_date(struct date_context *c, struct period p)
{
    if (p.unit == UNIT_DAY) {
        c->has_day = true;
        c->day = p.number;
    }
    c->has_period = true;
    c->period = p;
}

static struct date_value resolve_date(const struct date_words *w,
                                      struct date_context *c, struct arena *a)
{
    struct date_value v = {.precision = PRECISION_NONE};
    struct buf value = buf_new(a, VALUE_MAX), iso = buf_new(a, VALUE_MAX);
    struct resolved r =
        w->form == DATE_POINT ? resolve_point(w, c) : resolve_shift(w, c);
    bool clock = w->clock;

    v.type = clock || w->part ? TIMEX_TIME : TIMEX_DATE;
    if (!r.known) {
        add_unknown(&value, w);
        add_clock(&value, w);
        v.value = buf_span(&value);
        return v;
    }
    add_period(&value, r.period, true);
    add_clock(&value, w);
    add_iso(&iso, r.period);
    if (clock)
        add_clock(&iso, w);
    v.value = buf_span(&value);
    v.iso = buf_span(&iso);
    v.precision = clock ? PRECISION_TIME : precision_of(r.period.unit);
    v.computed = r.computed;
    note_date(c, r.period);
    return v;
}

static struct date_value resolve_range(const struct date_words *w,
                                       struct date_context *c, struct arena *a)
{
    struct date_value v = {.type = TIMEX_DATE,
                           .precision = precision_of(w->unit)};
    struct buf b = buf_new(a, VALUE_MAX);
    struct date_words end = *w;
    struct resolved from = resolve_point(w, c);

    end.year = w->until.year;
    end.month = w->until.month;
    end.day = w->until.day;
    struct resolved to = resolve_point(&end, c);
    if (from.known && to.known) {
        add_period(&b, from.period, true);
        buf_char(&b, '/');
        add_period(&b, to.period, true);
        v.iso = buf_span(&b);
        v.computed = from.computed;
        note_date(c, from.period);
    } else {
        add_unknown(&b, w);
    }
    v.value = buf_span(&b);
    return v;
}

struct date_value date_resolve(const struct date_words *w,
                               struct date_context *context, struct arena *a)
{
    static const char *const vague[] = {"PAST_REF", "PRESENT_REF",
                                        "FUTURE_REF"};
    struct date_value v = {.precision = PRECISION_NONE};
    struct buf b = buf_new(a, VALUE_MAX);

    switch (w->form) {
    case DATE_POINT:
    case DATE_SHIFT:
        return resolve_date(w, context, a);
    case DATE_RANGE:
        return resolve_range(w, context, a);
    case DATE_LENGTH:
        v.type = TIMEX_DURATION;
        add_length(&b, w);
        break;
    case DATE_REPEAT:
        v.type = TIMEX_SET;
        add_repeat(&b, w);
        break;
    case DATE_VAGUE:
        v.value = span_of(vague[w->tense + 1]);
        return v;
    }
    v.value = buf_span(&b);
    return v;
}
