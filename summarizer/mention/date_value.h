/*
 * What the words of a date say, and what they mean.
 *
 * Recognition (date_phrase.h) and meaning are apart: a phrase is first read
 * into `struct date_words`, which holds only what the words say ("last",
 * "June", 12), and then set against the article's date and the dates before
 * it in the text.
 * Source of the values: TimeML 1.2.1, TIMEX3 (ISO 8601 with X for what is
 * not known).  Of two readings news means the past one, unless the clause
 * looks ahead; a day without a year is the one nearest to the reference.
 */
#ifndef MENTION_DATE_VALUE_H
#define MENTION_DATE_VALUE_H

#include <stddef.h>

#include "mention/calendar.h"

enum date_form {
    DATE_POINT,  /* a named day or period: June 12, 2020, the third quarter */
    DATE_SHIFT,  /* so many units from somewhere: last week, two days later */
    DATE_RANGE,  /* from 2006 to 2015 */
    DATE_LENGTH, /* five days */
    DATE_REPEAT, /* daily, every Tuesday */
    DATE_VAGUE   /* recently, now, soon */
};

enum date_base { /* what a shift counts from */
                 BASE_REFERENCE,
                 BASE_TEXT,    /* the last date in the text before it */
                 BASE_PERIOD,  /* a quarter named lately: a year before it */
                 BASE_SENTENCE /* that of the same sentence, or reference */
};

enum { AMOUNT_VAGUE = -1 };

struct date_words {
    enum date_form form;
    enum calendar_unit unit; /* how exact the words are */
    int32_t year;            /* 0: not said */
    bool year_shifted;       /* "of last year": by year_shift */
    int32_t year_shift;      /* [years] */
    int32_t month, day;      /* 0: not said */
    int32_t weekday;         /* [1..7], 0: not said */
    int32_t which;           /* the n-th such weekday of the month, 5: last */
    int32_t nth;             /* quarter, half, season or century */
    bool relative_said;      /* last, this, next: */
    int32_t relative;        /* [-1, 0, 1] */
    enum date_base base;
    int32_t shift;        /* [units] */
    int32_t tenths;       /* amount of a length [1/10 unit], AMOUNT_VAGUE */
    int32_t tense;        /* of a vague one [-1, 0, 1] */
    int32_t part;         /* of the day, as CALENDAR_PART; 0: not said */
    bool nothing;         /* read, but no time: an age, 30 February */
    bool clock;           /* hour and minute are said */
    int32_t hour, minute; /* [0..24], [0..59] */
    bool utc;
    int32_t last_day; /* of a range of days of one month */
};

/* What dates are set against. */
struct date_context {
    bool has_reference;
    int32_t reference; /* the article's day */
    bool has_day;
    int32_t day;      /* the last day that the text named */
    bool day_is_near; /* in the same sentence */
    bool has_period;
    struct period period; /* the last period that the text named */
    bool has_quarter;
    int32_t quarter;    /* number of the last quarter that was named */
    size_t quarter_age; /* [sentences] since then */
    bool ahead;         /* the clause speaks of what is to come */
};

/* Whether the words name a possible time at all (no 30 February). */
bool date_is_sane(const struct date_words *w);

/* The period that the words mean. */
struct meaning {
    bool known;    /* `period` is right */
    bool computed; /* with the help of another date */
    struct period period;
};

/* What a point or shift means against `context`. */
struct meaning date_mean(const struct date_words *w,
                         const struct date_context *context);

/* Note a meaning for the dates that follow in the text. */
void date_note(struct date_context *context, const struct date_words *w,
               struct period p);

/* The named period of a leap year, for what can be said without a year;
 * false: the words name none. */
bool date_without_year(const struct date_words *w, struct period *p);

#endif
