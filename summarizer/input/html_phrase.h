/*
 * Whether a line begins with a phrase of the lists `lines`, of any
 * language: at this point the language of the page is not known yet, and
 * pages mix them ("READ MORE" above a German story).
 */
#ifndef INPUT_HTML_PHRASE_H
#define INPUT_HTML_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "text/lang.h"

/* Bytes of `text` that the phrase takes, marks before its first letter
 * included, or 0.  It ends where a word does; folding may change lengths
 * outside Latin, so the number is exact for Latin script only.
 * Cost: languages times words in the longest key. */
size_t html_phrase(struct span text, enum line_mark mark);

/* Whether such a phrase, alone on its line or in a heading, ends the
 * article: one with the value 1 in the lists. */
bool html_phrase_ends(struct span text, enum line_mark mark, size_t *taken);

#endif
