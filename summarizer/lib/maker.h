/*
 * From articles to a report: each goes down the road that the report needs,
 * then they are ranked, chosen from or merged together.
 */
#ifndef LIB_MAKER_H
#define LIB_MAKER_H

#include "lib/article.h"
#include "lib/brief.h"
#include "lib/setting.h"
#include "output/report.h"

struct maker { /* what is the same for every report of a run */
    const struct settings *set;
    struct kits kits;
    struct brief brief; /* of --check */
    struct look look;
};

/*
 * Make ready for reports as `set` says, which is borrowed and complete.
 * `options` is how the report was asked for, as it is to be printed.
 * Kits live in `lasting`; kits_release() when done.
 */
void maker_init(struct maker *m, const struct settings *set,
                struct span options, struct arena *lasting);

/*
 * Fill `r` (but record and merged, which the caller sets) from articles
 * whose documents are read.  Owner: lives in `a`.
 * Errors: STATUS_NOTHING for no sentence, none that fits the length, or one
 * article that is to be compared.
 */
bool maker_report(struct maker *m, struct article *articles, size_t count,
                  struct report *r, struct arena *a,
                  struct err *err) MUST_CHECK;

#endif
