/*
 * TIMEX3: how the meaning of a date is written.
 *
 * Source: TimeML 1.2.1, TIMEX3 values: ISO 8601 with week-ends (WE),
 * quarters (Q), halves (H), seasons (SP SU FA WI) and parts of the day (MO
 * MI AF EV NI), X for digits that are not known.  The fact sheet's `iso` is
 * plain ISO 8601 and the project's "2017-Q4"; periods that it cannot name
 * are intervals "first/last".
 */
#ifndef MENTION_DATE_TIMEX_H
#define MENTION_DATE_TIMEX_H

#include "base/arena.h"
#include "mention/date_value.h"
#include "mention/mention.h"

/*
 * What the words mean, written down; noted in `context` for the dates that
 * follow.  Owner: value and iso live in `a` or are static.
 */
struct date_value timex_write(const struct date_words *w,
                              struct date_context *context, struct arena *a);

#endif
