/*
 * Dates in metadata: ISO 8601 and its relatives, "12 March 2020", "March
 * 12, 2020", "12.3.2020", "2020年3月12日", seconds since 1970.
 *
 * Month names are those of all languages (world.months).  In numeric
 * dates the day comes first, unless that is impossible ("3/25/2020"), as
 * everywhere but in the United States, where pages carry ISO dates.
 */
#ifndef INPUT_METADATA_DATE_H
#define INPUT_METADATA_DATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"

/* The first date in `text` as YYYY-MM-DD, or an empty span.  Only the
 * first 200 bytes are read.  Owner: lives in `a`. */
struct span metadata_date(struct span text, struct arena *a);

/* The first date such as 28.09.19, which metadata_date() does not take
 * because it may be a number of something else. */
struct span metadata_short_date(struct span text, struct arena *a);

/* The date in an address such as /2020/03/12/ or -20200312. */
struct span metadata_url_date(struct span url, struct arena *a);

/* Whether `local`, the day that a page shows or has in its address, may be
 * the day at its place when `stamp` was written in UTC; `date` is the day
 * of the stamp.  Both are YYYY-MM-DD or empty. */
bool metadata_is_local_day(struct span stamp, struct span date,
                           struct span local);

#endif
