/*
 * Text in columns for a terminal: wrapped, indented, with headings.
 *
 * Widths are those of a terminal's cells: Han, kana, Hangul, full-width
 * forms and emoji take two, marks that combine with the letter before them
 * none, all else one.  Source: Unicode 15, EastAsianWidth.txt (W, F) and
 * the blocks of combining marks; a few rare scripts are not in the table.
 * Lines break at white space and beside wide characters, but not before
 * a closing or behind an opening mark (UAX #14, LB13 to LB15 in short).
 * What is wider than a line, such as an address, stays whole, so that it
 * can be copied.  With a width of 0 nothing is wrapped.
 */
#ifndef OUTPUT_COLUMN_H
#define OUTPUT_COLUMN_H

#include "base/buf.h"

enum {
    COLUMN_LABEL = 29
}; /* [columns] where the text beside a label is,
      unless the lines are short */

struct column {
    struct buf *out;
    size_t width;       /* [columns], 0: do not wrap */
    size_t indent;      /* [columns] of the lines that follow */
    size_t at;          /* [columns] on this line so far */
    size_t apart;       /* [columns] more before the next word on this line */
    const char *margin; /* drawn in the indent's last columns, or NULL */
    bool color;
};

enum column_look { LOOK_PLAIN, LOOK_DIM, LOOK_BOLD };

/* [columns] of one line. */
size_t column_width(struct span s);

/* Words of s, each on this line if it fits; line feeds count as spaces. */
void column_text(struct column *c, struct span s);
void column_title(struct column *c, struct span s); /* in bold */
/* The same for text of ours. */
void column_say(struct column *c, const char *text);

/* A piece that is not broken, spaces in it neither; in its look if colour
 * is allowed. */
void column_piece(struct column *c, struct span s, enum column_look look);

void column_end(struct column *c); /* ends the line, if there is one */

/* A label at two columns, then the indent beside it: on the same line if
 * the label leaves two columns free. */
void column_label(struct column *c, struct span label);

/* An empty line and a heading, bold if colour is allowed. */
void column_heading(struct column *c, const char *text);

#endif
