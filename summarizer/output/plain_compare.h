/*
 * A comparison as text for a terminal: what --compare prints.
 */
#ifndef OUTPUT_PLAIN_COMPARE_H
#define OUTPUT_PLAIN_COMPARE_H

#include "output/report.h"

void plain_compare(const struct report *r, struct arena *a, struct buf *out);

#endif
