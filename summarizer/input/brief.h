/*
 * A brief: any text that is to be checked against its sources.
 *
 * Unlike an article nothing of it is left out, whatever it looks like,
 * because what is not read is not checked.  JSON is read for its texts and
 * values: a reaction becomes its speaker as a heading and its quotation
 * below, a value becomes words ("at least 12 people"), all other strings
 * become paragraphs but those of a few keys that hold no text.  In plain
 * text lines that were wrapped are joined again, also beside a column of
 * labels.
 */
#ifndef INPUT_BRIEF_H
#define INPUT_BRIEF_H

#include "base/arena.h"
#include "base/err.h"
#include "input/input.h"
#include "text/document.h"

/*
 * Read it as one document: all articles of a feed, all lines of JSON.
 * Owner: the document lives in `a`.  Errors: as input_read().
 * Cost: O(bytes.n).
 */
bool brief_read(struct span bytes, const struct input_hints *hints,
                struct arena *a, struct document *doc,
                struct err *err) MUST_CHECK;

/* The formats' part, for input/ only: fill doc->text and blocks of what is
 * plain text. */
void brief_text(struct span text, struct arena *a, struct document *doc);

/* The texts of `json`, if it is JSON, one value or one a line. */
bool brief_json(struct span json, const struct input_hints *hints,
                struct arena *a, struct document *doc);

#endif
