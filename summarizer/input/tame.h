/*
 * Tame: Markdown that cmark reads in linear time.
 *
 * cmark's inline parser is quadratic on some texts (48 KB of unclosed
 * brackets take seconds), and blocks may be nested as deep as a line is
 * long.  Where a paragraph has more marks than any article has, they are
 * escaped, so that they stay as characters of the text; so are markers of
 * blocks nested too deep.
 * Source: the pathological inputs of cmark's own tests.
 */
#ifndef INPUT_TAME_H
#define INPUT_TAME_H

#include "base/arena.h"
#include "base/span.h"

/* Owner: lives in `a`, or is `text` itself.  Cost: O(text.n). */
struct span tame_markdown(struct span text, struct arena *a);

#endif
