/*
 * The fact sheet as text for a terminal: what --facts --to=text prints.
 */
#ifndef OUTPUT_PLAIN_FACTS_H
#define OUTPUT_PLAIN_FACTS_H

#include "output/report.h"

void plain_facts(const struct report *r, struct arena *a, struct buf *out);

#endif
