/*
 * Twins: documents that repeat another one, as newspapers print the copy
 * of an agency.
 *
 * Two are twins if four fifths of the runs of three terms of the one that
 * has fewer stand in the other too; so a shortened or extended copy is one.
 * Source: Broder, "On the resemblance and containment of documents"
 * (1997).
 */
#ifndef RANK_TWIN_H
#define RANK_TWIN_H

#include "base/arena.h"
#include "rank/score.h"

/* [count]: the first document that each one repeats, SIZE_MAX for none.
 * Cost: linear in the text, and the square of the number of documents. */
size_t *twin_find(const struct ranked *documents, size_t count,
                  struct arena *a);

#endif
