/*
 * Phrases: the symbols that make one date, and what they say.
 *
 * Hand-written matchers, each for one kind of phrase; every matcher gives
 * the index behind what it read, 0 if nothing is there.  They are grouped
 * by what they are about: named days and periods (date_point.c), years and
 * longer (date_year.c), amounts of time and shifts by them (date_amount.c),
 * times of day (date_clock.c).
 */
#ifndef MENTION_DATE_PHRASE_H
#define MENTION_DATE_PHRASE_H

#include "mention/date_symbol.h"
#include "mention/date_value.h"

/* The longest phrase that begins at symbol i.  A phrase that is read but
 * names no possible time (30 February, an age) leaves w->nothing set. */
size_t phrase_match(const struct symbols *s, size_t i, struct date_words *w);

/* A day or period by name: January 3, 2020 · the third quarter · 2019. */
size_t point_match(const struct symbols *s, size_t i, struct date_words *w);

/* La semaine dernière. */
size_t behind_match(const struct symbols *s, size_t i, struct date_words *w);

/* A plain year, guarded against counts and numbers of things. */
size_t year_match(const struct symbols *s, size_t i, struct date_words *w);

/* The 19th century. */
size_t century_match(const struct symbols *s, size_t i, struct date_words *w);

/* The 1990s, '90s, the nineties. */
size_t decade_match(const struct symbols *s, size_t i, struct date_words *w);

/* Last, this, next and what follows: last week, next Friday. */
size_t relative_match(const struct symbols *s, size_t i, struct date_words *w);

/* Five days · two days later · a week ago. */
size_t amount_match(const struct symbols *s, size_t i, struct date_words *w);

/* The year-ago quarter. */
size_t year_ago_match(const struct symbols *s, size_t i, struct date_words *w);

/* Vor zwei Tagen, il y a deux jours. */
size_t hence_match(const struct symbols *s, size_t i, struct date_words *w);

/* A number of things, in tenths: 2.5, twenty-four, a few. */
size_t count_match(const struct symbols *s, size_t i, int32_t *tenths);

/* Daily, every Tuesday. */
size_t repeat_match(const struct symbols *s, size_t i, struct date_words *w);

/* 6 p.m. Tuesday, 0630 GMT, noon. */
size_t clock_match(const struct symbols *s, size_t i, struct date_words *w);

/* Parts that several matchers read. */
size_t read_month(const struct symbols *s, size_t i, int32_t *month);
size_t read_day(const struct symbols *s, size_t i, int32_t *day);
size_t read_year(const struct symbols *s, size_t i, int32_t *year);
size_t read_nth(const struct symbols *s, size_t i, int32_t *nth);
/* "2020", "of 2020", ", 2020", "last year" behind a month or quarter: i if
 * none of them is there. */
size_t year_tail(const struct symbols *s, size_t i, struct date_words *w);
/* i, or behind one mark `mark` at i. */
size_t skip_mark(const struct symbols *s, size_t i, uint32_t mark);

#endif
