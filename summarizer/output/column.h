/*
 * Text in columns for a terminal: wrapped, indented, with headings.
 *
 * Widths count a code point as one column, Han, kana and Hangul as two.
 * With a width of 0 nothing is wrapped.
 */
#ifndef OUTPUT_COLUMN_H
#define OUTPUT_COLUMN_H

#include "base/buf.h"

enum { COLUMN_LABEL = 29 }; /* [columns] where the text beside a label is */

struct column {
    struct buf *out;
    size_t width;       /* [columns], 0: do not wrap */
    size_t indent;      /* [columns] of the lines that follow */
    size_t at;          /* [columns] on this line so far */
    const char *margin; /* drawn in the indent's last columns, or NULL */
    bool color;
};

/* Words of s, each on this line if it fits; line feeds count as spaces. */
void column_text(struct column *c, struct span s);
/* The same for text of ours. */
void column_say(struct column *c, const char *text);
/* A piece that is not broken, glued to what stands before it. */
void column_glue(struct column *c, struct span s);
void column_end(struct column *c); /* ends the line, if there is one */

/* A label at two columns, then the indent at COLUMN_LABEL: on the same line
 * if the label leaves two columns free. */
void column_label(struct column *c, struct span label);

/* An empty line and a heading, bold if colour is allowed. */
void column_heading(struct column *c, const char *text);

/* A place such as [1:¶2], dim if colour is allowed. */
void column_place(struct column *c, struct span place);

#endif
