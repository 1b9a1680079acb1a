/*
 * Where the output goes: standard output, a device or pipe, or a file that
 * appears whole or not at all.
 */
#ifndef CLI_SINK_H
#define CLI_SINK_H

#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "cli/draft.h"

struct sink {
    FILE *out;
    const char *name; /* NULL: standard output */
    bool draft;       /* the file has not got its name yet */
    struct draft file;
};

/* Errors: STATUS_SYSTEM.  Names of devices and pipes are written to as
 * they are; `name` NULL or "-" is standard output. */
bool sink_open(struct sink *s, const char *name, struct arena *a,
               struct err *err) MUST_CHECK;

bool sink_write(struct sink *s, struct span bytes, struct err *err) MUST_CHECK;
bool sink_flush(struct sink *s, struct err *err) MUST_CHECK;

/* Write the rest and give the file its name; `keep` false throws it
 * away instead. */
bool sink_close(struct sink *s, bool keep, struct err *err) MUST_CHECK;

#endif
