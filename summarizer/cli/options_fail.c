/*
 * --fail-on: which doubts about a sheet end the run with status 4.
 */
#include <string.h>

#include "cli/options.h"

bool options_fail(struct option_parse *p, const struct option_row *row,
                  const char *value, struct err *err)
{
    do {
        size_t n = strcspn(value, ",");
        enum doubt d = 0;

        while (d < DOUBTS &&
               !span_eq(span_of(doubt_name(d)), (struct span){value, n}))
            d++;
        if (d == DOUBTS)
            return err_set(err, STATUS_USAGE,
                           "--%s wants conflict, unattributed or "
                           "unresolved-date, not '%.*s'",
                           row->name, n < 60 ? (int)n : 60, value);
        p->o->fail_on[d] = p->o->fails = true;
        value += n + (value[n] == ',');
    } while (*value);
    return true;
}

/* A report without facts has nothing to doubt. */
bool options_check_fail_on(const struct options *o, struct err *err)
{
    return !o->fails || o->set.report == REPORT_FACTS ||
           o->set.report == REPORT_BRIEF || o->set.report == REPORT_COMPARE ||
           err_set(err, STATUS_USAGE,
                   "--fail-on goes with --facts, --brief or --compare");
}
