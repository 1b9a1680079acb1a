/*
 * The pieces of a sheet of facts as text for a terminal, for plain_facts.c
 * and plain_compare.c.  Words of articles are cleaned on the way (safe.h).
 */
#ifndef OUTPUT_PLAIN_SHEET_H
#define OUTPUT_PLAIN_SHEET_H

#include "output/column.h"
#include "output/view.h"

struct sheet { /* where it goes and what it is about */
    struct column c;
    const struct view *v;
    struct arena *arena;
};

/* Words of an article between what we put around them; nothing, if there
 * are none. */
void sheet_words(struct sheet *s, const char *before, struct span words,
                 const char *behind);

/* Words as a label, the text beside which follows. */
void sheet_label(struct sheet *s, struct span label);

/* "[1:¶2]"; of several places each paragraph once, and not too many. */
void sheet_place(struct sheet *s, const struct at *at);
void sheet_places(struct sheet *s, const struct evidence *e);

/* Words on lines of their own, indented [columns]. */
void sheet_line(struct sheet *s, size_t indent, struct span words);

/* Verbatim, behind a line on the left. */
void sheet_quote(struct sheet *s, struct span words, bool direct);

/* Title, date and number of the sources. */
void sheet_top(struct sheet *s);

/* The list of sources, and what all of it is. */
void sheet_sources(struct sheet *s);

#endif
