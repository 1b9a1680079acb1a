#include "mention/date_value.h"

enum {
    QUARTER_REACH = 6, /* [sentences] that "a year ago" looks back */
    LEAP_YEAR = 2000,
    YEAR_DAYS = 366,
    NEAR_FUTURE = 90,  /* [days] a day ahead needs no "will" before it */
    YEARS_AROUND = 8,  /* [years] between two 29 Februaries, at most */
    SHIFT_MAX = 100000 /* [units] a longer shift leaves the calendar */
};

bool date_is_sane(const struct date_words *w)
{
    if (w->form == DATE_SHIFT)
        return w->shift >= -SHIFT_MAX && w->shift <= SHIFT_MAX;
    if (w->form != DATE_POINT && w->form != DATE_RANGE)
        return true;
    /* A leap year stands in for a year that is not said. */
    struct civil c = {w->year ? w->year : LEAP_YEAR, w->month ? w->month : 1,
                      w->day ? w->day : 1};
    if (w->form == DATE_RANGE && w->last_day) {
        c.day = w->last_day;
        if (!calendar_is_day(c))
            return false;
    }
    return w->day <= 31 && calendar_is_day(c);
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

/* Whether a period `off` periods from now may be what is meant. */
static bool may_mean(const struct date_words *w, bool ahead, int32_t off)
{
    if (w->relative_said)
        return w->relative == 0 || (w->relative < 0 ? off < 0 : off > 0);
    if (w->unit != UNIT_DAY)
        return ahead ? off >= 0 : off <= 0;
    return true;
}

/* How far a period is from what the words want; the least is meant.  A day
 * is the nearest, but the past one if the next is months ahead. */
static int32_t distance(const struct date_words *w, bool ahead, int32_t off)
{
    int32_t far = off < 0 ? -off : off;
    bool late =
        w->unit == UNIT_DAY && !w->relative_said && !ahead && off > NEAR_FUTURE;

    return late ? far + YEAR_DAYS * YEARS_AROUND : far;
}

/* The one of several years' periods that is meant. */
static struct meaning nearest_period(const struct date_words *w,
                                     const struct date_context *c)
{
    struct meaning r = {.computed = true};
    struct period now = period_of(w->unit, c->reference), p;
    int32_t year = calendar_civil(c->reference).year;
    /* What firms expect of a quarter is its report, not the quarter. */
    bool ahead = c->ahead && w->unit != UNIT_QUARTER && w->unit != UNIT_HALF;
    int32_t reach = w->relative_said && w->relative == 0 ? 0 : YEARS_AROUND;
    int32_t best = INT32_MAX;

    for (int32_t y = year - reach; y <= year + reach; y++) {
        if (!period_in_year(w, y, &p) ||
            !may_mean(w, ahead, p.number - now.number))
            continue;
        int32_t far = distance(w, ahead, p.number - now.number);
        if (far < best) {
            best = far;
            r.period = p;
            r.known = true;
        }
    }
    return r;
}

static struct meaning resolve_weekday(const struct date_words *w,
                                      const struct date_context *c)
{
    int32_t day = c->reference;

    if (!c->has_reference)
        return (struct meaning){0};
    if (!w->relative_said)
        day = c->ahead ? calendar_weekday_from(day, w->weekday)
                       : calendar_weekday_upto(day, w->weekday);
    else if (w->relative < 0)
        day = calendar_weekday_upto(day - 1, w->weekday);
    else if (w->relative > 0)
        day = calendar_weekday_from(day + 1, w->weekday);
    else
        day = period_first(period_of(UNIT_WEEK, day)) + w->weekday - 1;
    return (struct meaning){
        true, true, {UNIT_DAY, day}
    };
}

static struct meaning resolve_point(const struct date_words *w,
                                    const struct date_context *c)
{
    struct meaning r = {0};
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

static struct meaning resolve_shift(const struct date_words *w,
                                    const struct date_context *c)
{
    struct meaning r = {.computed = true};
    int32_t shift = w->shift;

    /* Firms compare a quarter with the same one of the year before. */
    if (w->unit == UNIT_YEAR && c->has_quarter && shift == -1 &&
        c->quarter_age <= QUARTER_REACH && w->base != BASE_REFERENCE) {
        r.period = (struct period){UNIT_QUARTER, c->quarter - 4};
        r.known = true;
        return r;
    }
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

struct meaning date_mean(const struct date_words *w,
                         const struct date_context *context)
{
    return w->form == DATE_SHIFT ? resolve_shift(w, context)
                                 : resolve_point(w, context);
}

bool date_without_year(const struct date_words *w, struct period *p)
{
    bool named = w->month || w->nth;

    return w->form != DATE_SHIFT && named && period_in_year(w, LEAP_YEAR, p);
}

void date_note(struct date_context *c, const struct date_words *w,
               struct period p)
{
    if (p.unit == UNIT_DAY) {
        c->has_day = true;
        c->day = p.number;
    }
    if (p.unit == UNIT_QUARTER && w->form == DATE_POINT) {
        c->has_quarter = true;
        c->quarter = p.number;
        c->quarter_age = 0;
    }
    c->has_period = true;
    c->period = p;
}
