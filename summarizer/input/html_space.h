/*
 * White space and invisible characters of HTML text.
 *
 * Runs of white space become one space; none stands at the start or the
 * end.  Soft hyphens, zero-width and bidi controls and control characters
 * are dropped (also when an entity named them); the C1 controls that old
 * pages write for Windows-1252 are read as browsers do.
 * Source: HTML Standard, 13.2.5.80 (numeric character references).
 */
#ifndef INPUT_HTML_SPACE_H
#define INPUT_HTML_SPACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

struct space {
    bool pending; /* a space is due before the next character */
    bool begun;   /* something was written */
};

/* Add `text` to `out`; returns the [code points] written, spaces too.
 * Cost: O(text.n). */
size_t space_add(struct space *space, struct span text, struct buf *out);

#endif
