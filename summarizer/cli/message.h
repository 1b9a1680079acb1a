/*
 * Messages on standard error: "summarizer: FILE:LINE:COLUMN: text".
 */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "text/document.h"

struct messages {
    bool quiet, verbose;
    size_t notes;   /* how many were met, said or not */
    struct buf *to; /* the answer to put them into; NULL: say them */
};

/* A name or text from outside, for a line that people read: no byte of it
 * may steer a terminal, so what is no character or must not be shown as it
 * is becomes '?'. */
void message_name(struct buf *text, struct span s);

/* An error in `name` (NULL: none), at `line` (0: none).  Control bytes in
 * either are replaced. */
void message_error(struct messages *m, const char *name, size_t line,
                   const struct err *err);

/* A line about `name` at `line`, as for an error. */
void message_say(struct messages *m, const char *name, size_t line,
                 struct span what);

/* The notes of a document and, if verbose, what was kept and dropped; `line`
 * is that of its record, or 0. */
void message_notes(struct messages *m, const char *name, size_t line,
                   const struct document *doc);

#endif
