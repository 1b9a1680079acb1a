/*
 * The small parts of the page: a phrase in quotation marks, a state, a
 * date.  All take the words of articles as text nodes.
 */
#ifndef OUTPUT_FACT_NODE_H
#define OUTPUT_FACT_NODE_H

#include "output/cite.h"
#include "output/node.h"
#include "output/view.h"
#include "output/wording.h"

/* Verbatim words; the style draws the quotation marks. */
void fact_phrase(struct pen *pen, cmark_node *parent, struct span words);

/* Verbatim words as a paragraph of its own; "class=…" or "". */
void fact_line(struct pen *pen, cmark_node *parent, struct span words,
               const char *attributes);

/* "agreed", "one source", "conflict", with a space behind; nothing where
 * one source stands alone. */
void fact_state(const struct view *v, cmark_node *parent,
                enum fact_status status);

/* The same as a class of an item: "agreed", "single", "conflict", "". */
const char *fact_state_class(const struct view *v, enum fact_status status);

/* Words within a line, with the spaces at their ends. */
void fact_piece(struct pen *pen, cmark_node *parent, struct span words);

/* A wording in which the words of its own stand in <tag>: "ins", "del". */
void fact_wording(struct pen *pen, cmark_node *parent,
                  const struct wording *wording, const char *tag);

/* A label for what was computed. */
void fact_computed(cmark_node *parent, const char *words);

/* An ISO date, machine-readable where HTML has a form for it. */
void fact_time(struct pen *pen, cmark_node *parent, struct span iso);

/* The rest of an item: state and marks. */
void fact_proof(struct pen *pen, const struct view *v, cmark_node *parent,
                const struct evidence *evidence, enum fact_status status);

#endif
