/*
 * Where the output goes: standard output, or a file that appears whole or
 * not at all (a temporary file beside it, renamed at the end).  It goes
 * when the program ends by exit() before that, as without memory.
 */
#ifndef CLI_SINK_H
#define CLI_SINK_H

#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

struct sink {
    FILE *out;
    const char *name; /* NULL: standard output */
    char *temporary;  /* NULL: written directly; is freed at the end */
};

/* Errors: STATUS_SYSTEM.  Names of devices and pipes are written to as
 * they are; `name` NULL or "-" is standard output. */
bool sink_open(struct sink *s, const char *name, struct arena *a,
               struct err *err) MUST_CHECK;

bool sink_write(struct sink *s, struct span bytes, struct err *err) MUST_CHECK;
bool sink_flush(struct sink *s, struct err *err) MUST_CHECK;

/* Write the rest and give the file its name; `keep` false throws a
 * temporary file away instead. */
bool sink_close(struct sink *s, bool keep, struct err *err) MUST_CHECK;

#endif
