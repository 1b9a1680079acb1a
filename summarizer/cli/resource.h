/*
 * Files that shape a report: templates, style sheets, weights.
 */
#ifndef CLI_RESOURCE_H
#define CLI_RESOURCE_H

#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "cli/options.h"

/* A whole file into `a`.  Errors: STATUS_USAGE, because the user named it
 * in an option. */
bool resource_read(const char *name, struct arena *a, struct span *text,
                   struct err *err) MUST_CHECK;

/*
 * The template called `name`: a file if it has a slash or ends in ".md",
 * else NAME.md in $XDG_DATA_HOME/summarizer/templates, else a built-in one.
 */
bool resource_template(const char *name, struct arena *a, struct span *text,
                       struct err *err) MUST_CHECK;

/*
 * Put into `set` what the options name: weights, style sheet, template,
 * brief, and what the terminal is like.  The texts live in `a`.
 * Errors: as the two above; for the brief STATUS_INPUT, as for a FILE.
 */
bool resource_fill(struct settings *set, const struct options *o,
                   struct arena *a, struct err *err) MUST_CHECK;

/* Names of all built-in templates and those of the user, one a line.
 * Errors: STATUS_SYSTEM, if the user's cannot be listed. */
bool resource_list_templates(struct arena *a, FILE *out,
                             struct err *err) MUST_CHECK;

#endif
