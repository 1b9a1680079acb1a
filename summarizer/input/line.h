/*
 * Lines: what one line is when its own form says that it is no prose.
 * Private to block, which also knows the lines around it.
 *
 * The rules are a table in line.c, in the order in which they are tried.
 */
#ifndef INPUT_LINE_H
#define INPUT_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "text/document.h"
#include "text/lang.h"

struct line {
    struct span text; /* trimmed, shorter than BLOCK_LONG */
    const struct lang *lang;
    size_t index, count; /* [blocks]: where it stands, of how many */
};

/* Whether the line is a link, boilerplate, credit, caption, byline or date
 * line; `kind` is filled then.  Cost: O(text.n). */
bool line_kind(const struct line *line, enum block_kind *kind);

/* "Name, role" or "— Name": what follows a pull quote. */
bool line_is_name(const struct line *line);

/* The date in a date line as YYYY-MM-DD in `out`, or false. */
bool line_date(struct span text, const struct lang *lang, char out[11]);

#endif
