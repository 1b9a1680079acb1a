/*
 * Pull quotes: lines that repeat a part of a quotation elsewhere, to catch
 * the eye, often with the speaker's name on the next line.
 *
 * Source: own; an index of the first bytes of each candidate, looked up at
 * every word inside quotation marks, so that the cost is linear.
 */
#ifndef INPUT_PULL_H
#define INPUT_PULL_H

#include "base/arena.h"
#include "text/document.h"

/*
 * For each block whether its text, but for marks at its ends, stands
 * inside the quotation marks of another block.  Not so for a block inside
 * a quotation that an earlier one opened: that is speech, not a copy.
 * Owner: the array of doc->block_count flags lives in `a`.
 * Cost: O(doc->text.n).
 */
bool *pull_find(const struct document *doc, struct arena *a);

#endif
