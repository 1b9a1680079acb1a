/*
 * Whether a line begins with a phrase of the lists `lines`, of any
 * language: at this point the language of the page is not known yet, and
 * pages mix them ("READ MORE" above a German story).
 */
#ifndef INPUT_HTML_PHRASE_H
#define INPUT_HTML_PHRASE_H

#include <stdbool.h>

#include "base/span.h"
#include "text/lang.h"

/* Marks before the first letter or digit are skipped; the phrase ends
 * where a word does.  Cost: languages times words in the longest key. */
bool html_begins_with(struct span text, enum line_mark mark);

#endif
