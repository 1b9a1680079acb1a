/*
 * The brief of --check: read once, checked against every report's sources.
 */
#ifndef CLI_BRIEF_H
#define CLI_BRIEF_H

#include "cli/options.h"
#include "output/report.h"

struct brief {
    struct span bytes;
    struct input_hints hints;
};

/* Its bytes, into `a`; "-" is standard input.  Errors: STATUS_INPUT, as for
 * a FILE. */
bool brief_open(struct brief *b, const struct options *o, struct arena *a,
                struct err *err) MUST_CHECK;

/*
 * Fill r->check from the brief and the report's sources and facts.  The
 * brief is read in the language of the first source unless --lang says
 * another; its relative dates count from its own date, else from the
 * newest of the sources.
 * Errors: as input_read().
 */
bool brief_check(const struct brief *b, struct report *r, struct arena *a,
                 struct err *err) MUST_CHECK;

#endif
