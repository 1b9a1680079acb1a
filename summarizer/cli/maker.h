/*
 * From articles to a report: each goes down the road that the report needs,
 * then they are ranked, chosen from or merged together.
 */
#ifndef CLI_MAKER_H
#define CLI_MAKER_H

#include "cli/article.h"
#include "cli/brief.h"
#include "cli/options.h"
#include "output/report.h"

struct maker { /* what is the same for every report of a run */
    const struct options *o;
    struct kits kits;
    struct brief brief; /* of --check */
    struct look look;
};

/*
 * Read what the options name: weights, style sheet, template.  `options` is
 * the command line as it is to be printed.  All of it lives in `lasting`.
 * Errors: STATUS_USAGE, STATUS_INPUT.
 */
bool maker_init(struct maker *m, const struct options *o, struct span options,
                struct arena *lasting, struct err *err) MUST_CHECK;

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
