/*
 * The line on standard error that says why --fail-on says no.
 */
#ifndef CLI_REFUSAL_H
#define CLI_REFUSAL_H

#include "cli/message.h"
#include "cli/options.h"
#include "output/report.h"

/* Whether the report holds what the run is to fail on; says what and where,
 * in one line, under `name` (NULL: none) and `line` (0: none). */
bool refusal_say(const struct options *o, const struct report *r,
                 struct messages *m, const char *name, size_t line,
                 struct arena *a);

#endif
