/* A check as lines of text. */
#ifndef OUTPUT_PLAIN_CHECK_H
#define OUTPUT_PLAIN_CHECK_H

#include "output/report.h"

/*
 * One line an item, as a compiler gives them, then the counts:
 *     draft.md:3:14: quote "…" reworded; nearest: "…" (a.txt:433)
 * The number behind the file is the offset in its text [bytes].
 */
void plain_check(const struct report *r, struct buf *out);

#endif
