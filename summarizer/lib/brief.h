/*
 * The brief of --check: checked against every report's sources.
 */
#ifndef LIB_BRIEF_H
#define LIB_BRIEF_H

#include "input/input.h"
#include "output/report.h"

struct brief {
    struct span bytes;
    struct input_hints hints; /* file, lang and encoding */
};

/*
 * Fill r->check from the brief and the report's sources and facts.  The
 * brief is read in the language of the first source unless its hints
 * say another; its relative dates count from its own date, else from the
 * newest of the sources.
 * Errors: as input_read().
 */
bool brief_check(const struct brief *b, struct report *r, struct arena *a,
                 struct err *err) MUST_CHECK;

#endif
