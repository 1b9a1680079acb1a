/*
 * The calendar: days, weeks, months and longer periods as plain numbers.
 *
 * A day is the count of days since 1 January 1970; a period is a unit and
 * the running number of the period in that unit, so "last month" is one
 * less and "ten years later" is ten more, whatever the unit.
 * Source: proleptic Gregorian calendar; days by H. Hinnant, "chrono-
 * Compatible Low-Level Date Algorithms" (2013); weeks by ISO 8601 (the
 * week belongs to the year of its Thursday).  Years 1 to 9999 only.
 */
#ifndef MENTION_CALENDAR_H
#define MENTION_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "text/lang.h"

enum { CALENDAR_YEAR_MAX = 9999 };

struct civil {                /* a day of the calendar */
    int32_t year, month, day; /* [1..9999], [1..12], [1..31] */
};

struct iso_week {
    int32_t year, week; /* [1..53] */
};

struct period {
    enum calendar_unit unit; /* UNIT_DAY and longer */
    int32_t number;          /* running number of that unit */
};

bool calendar_is_leap(int32_t year);
int32_t calendar_month_length(int32_t year, int32_t month); /* [days] */

/* Whether there is such a day in the calendar. */
bool calendar_is_day(struct civil c);

int32_t calendar_day(struct civil c); /* [days since 1970-01-01] */
struct civil calendar_civil(int32_t day);

int32_t calendar_weekday(int32_t day); /* [1..7], Monday is 1 */
struct iso_week calendar_week(int32_t day);

/* The day with this weekday at or before (after) `day`. */
int32_t calendar_weekday_upto(int32_t day, int32_t weekday);
int32_t calendar_weekday_from(int32_t day, int32_t weekday);

/* "2021-01-05", exactly; false: no such form or no such day. */
bool calendar_parse(struct span s, int32_t *day);

/* The period of `unit` that holds `day`.  A weekend is numbered as the
 * week that it ends; a season begins in March, June, September, December
 * and winter counts to the year in which it ends. */
struct period period_of(enum calendar_unit unit, int32_t day);

/* First and last day of a period. */
int32_t period_first(struct period p);
int32_t period_last(struct period p);

/* Whether all of the period lies in the years that the calendar knows. */
bool period_is_sane(struct period p);

#endif
