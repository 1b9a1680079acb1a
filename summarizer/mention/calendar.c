#include "mention/calendar.h"

enum {
    EPOCH_SHIFT = 719468, /* [days] from 0000-03-01 to 1970-01-01 */
    ERA_DAYS = 146097,    /* [days] in 400 years */
    MONDAY_SHIFT = 3,     /* 1970-01-01 was a Thursday */
};

/* Division and remainder that round down, for days before 1970. */
static int32_t floor_div(int32_t a, int32_t b)
{
    return a / b - (a % b < 0);
}

static int32_t floor_mod(int32_t a, int32_t b)
{
    return a - b * floor_div(a, b);
}

bool calendar_is_leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t calendar_month_length(int32_t year, int32_t month)
{
    static const int32_t length[] = {31, 28, 31, 30, 31, 30,
                                     31, 31, 30, 31, 30, 31};

    return length[month - 1] + (month == 2 && calendar_is_leap(year));
}

bool calendar_is_day(struct civil c)
{
    return c.year >= 1 && c.year <= CALENDAR_YEAR_MAX && c.month >= 1 &&
           c.month <= 12 && c.day >= 1 &&
           c.day <= calendar_month_length(c.year, c.month);
}

int32_t calendar_day(struct civil c)
{
    /* Years begin in March, so the leap day is the last of its year. */
    int32_t y = c.year - (c.month <= 2);
    int32_t era = floor_div(y, 400), of_era = floor_mod(y, 400);
    int32_t of_year =
        (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;

    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           EPOCH_SHIFT;
}

struct civil calendar_civil(int32_t day)
{
    int32_t z = day + EPOCH_SHIFT;
    int32_t era = floor_div(z, ERA_DAYS), d = floor_mod(z, ERA_DAYS);
    int32_t y = (d - d / 1460 + d / 36524 - d / (ERA_DAYS - 1)) / 365;
    int32_t of_year = d - (365 * y + y / 4 - y / 100);
    int32_t month = (5 * of_year + 2) / 153; /* March is 0 */
    struct civil c = {0, month < 10 ? month + 3 : month - 9,
                      of_year - (153 * month + 2) / 5 + 1};

    c.year = y + era * 400 + (c.month <= 2);
    return c;
}

int32_t calendar_weekday(int32_t day)
{
    return floor_mod(day + MONDAY_SHIFT, 7) + 1;
}

struct iso_week calendar_week(int32_t day)
{
    int32_t thursday = day + 4 - calendar_weekday(day);
    int32_t year = calendar_civil(thursday).year;
    int32_t first = calendar_day((struct civil){year, 1, 1});

    return (struct iso_week){year, (thursday - first) / 7 + 1};
}

int32_t calendar_weekday_upto(int32_t day, int32_t weekday)
{
    return day - floor_mod(calendar_weekday(day) - weekday, 7);
}

int32_t calendar_weekday_from(int32_t day, int32_t weekday)
{
    return day + floor_mod(weekday - calendar_weekday(day), 7);
}

/* The digits s[at..at + n) as a number, -1 if one is no digit. */
static int32_t digits_at(struct span s, size_t at, size_t n)
{
    int32_t value = 0;

    for (size_t i = at; i < at + n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return -1;
        value = value * 10 + (s.p[i] - '0');
    }
    return value;
}

bool calendar_parse(struct span s, int32_t *day)
{
    if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
        return false;
    struct civil c = {digits_at(s, 0, 4), digits_at(s, 5, 2),
                      digits_at(s, 8, 2)};
    if (!calendar_is_day(c))
        return false;
    *day = calendar_day(c);
    return true;
}

/* Months in a unit that is made of whole months, else 0. */
static int32_t unit_months(enum calendar_unit unit)
{
    switch (unit) {
    case UNIT_MONTH:
        return 1;
    case UNIT_QUARTER:
    case UNIT_SEASON:
        return 3;
    case UNIT_HALF:
        return 6;
    case UNIT_YEAR:
        return 12;
    case UNIT_DECADE:
        return 120;
    case UNIT_CENTURY:
        return 1200;
    default:
        return 0;
    }
}

/* Months by which a unit begins later than the count of months does:
 * winter begins in December of the year before, a century in its year 1. */
static int32_t unit_offset(enum calendar_unit unit)
{
    return unit == UNIT_SEASON ? -1 : unit == UNIT_CENTURY ? 12 : 0;
}

struct period period_of(enum calendar_unit unit, int32_t day)
{
    int32_t months = unit_months(unit);

    if (months) {
        struct civil c = calendar_civil(day);
        int32_t month = c.year * 12 + c.month - 1 - unit_offset(unit);

        return (struct period){unit, floor_div(month, months)};
    }
    if (unit == UNIT_WEEK || unit == UNIT_WEEKEND)
        return (struct period){unit, floor_div(day + MONDAY_SHIFT, 7)};
    return (struct period){UNIT_DAY, day};
}

int32_t period_first(struct period p)
{
    int32_t months = unit_months(p.unit);

    if (months) {
        int32_t month = p.number * months + unit_offset(p.unit);

        return calendar_day(
            (struct civil){floor_div(month, 12), floor_mod(month, 12) + 1, 1});
    }
    if (p.unit == UNIT_WEEK)
        return p.number * 7 - MONDAY_SHIFT;
    if (p.unit == UNIT_WEEKEND)
        return p.number * 7 - MONDAY_SHIFT + 5;
    return p.number;
}

int32_t period_last(struct period p)
{
    enum calendar_unit unit = p.unit == UNIT_WEEKEND ? UNIT_WEEK : p.unit;

    return period_first((struct period){unit, p.number + 1}) - 1;
}

bool period_is_sane(struct period p)
{
    const int32_t first = calendar_day((struct civil){1, 1, 1});
    const int32_t last =
        calendar_day((struct civil){CALENDAR_YEAR_MAX, 12, 31});
    int32_t low = period_of(p.unit, first).number;
    int32_t high = period_of(p.unit, last).number;

    return p.number > low && p.number < high;
}
