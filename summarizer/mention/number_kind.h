/*
 * What looks like a number and counts nothing: years, clock times, ages,
 * identifiers (Boeing 737, page 12), telephone numbers, parts of names.
 */
#ifndef MENTION_NUMBER_KIND_H
#define MENTION_NUMBER_KIND_H

#include "mention/number_quantity.h"

/* The atom behind what is no quantity although a number begins at q->first,
 * or 0 if it may be one.  `bound`: a modifier stands before it. */
size_t number_reject(const struct atom *at, const struct quantity *q,
                     const struct counted *c, bool bound,
                     const struct lang *lang);

#endif
