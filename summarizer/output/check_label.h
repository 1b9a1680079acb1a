/*
 * What the program's own reports say between their findings: headings,
 * labels, notes.  A check takes them for no claims.
 */
#ifndef OUTPUT_CHECK_LABEL_H
#define OUTPUT_CHECK_LABEL_H

#include "base/arena.h"
#include "base/span.h"

/* The fixed words of the built-in templates, and those of the writers of
 * text and pages; "#" stands for any number.  Owner: `a`. */
struct span *check_labels(struct arena *a, size_t *count);

#endif
