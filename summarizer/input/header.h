/*
 * Header lines of mail, news groups and wires at the start of plain text:
 * "From: …", "Subject: …", "Date: …".  Source: RFC 5322, section 3.6.
 */
#ifndef INPUT_HEADER_H
#define INPUT_HEADER_H

#include "text/document.h"

/* How many of the first blocks are header lines; 0 unless there are two.
 * Fills doc->title from the subject if it is empty. */
size_t header_read(struct document *doc);

/* Give the first `count` blocks the kinds of header lines. */
void header_mark(struct document *doc, size_t count);

#endif
