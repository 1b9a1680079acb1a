/*
 * Named characters of HTML that libxml2 does not read.
 *
 * Source: HTML Standard, 13.2.5.73 (named character references) and 13.5
 * (their list); html_character.c says which names are in it.
 */
#ifndef INPUT_HTML_CHARACTER_H
#define INPUT_HTML_CHARACTER_H

#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

/*
 * What `s` begins with, behind an "&" in text: puts the character, or a
 * reference that libxml2 reads, to `out` and returns the [bytes] taken; 0:
 * nothing that it would not read itself.
 * Cost: O(1).
 */
size_t html_character(struct span s, struct buf *out);

#endif
