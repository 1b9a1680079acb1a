/*
 * Reports as one HTML page that stands alone.
 *
 * The briefing's sections are a table in page.c; each is one function in
 * page_<part>.c that adds its blocks to a section node and says whether
 * there was anything.  They run in the order of the page, so the full
 * texts, which come late, know who cites each sentence.
 *
 * The page fetches nothing and runs nothing: its Content-Security-Policy
 * names the digest of its one style element and forbids the rest.
 */
#ifndef OUTPUT_PAGE_H
#define OUTPUT_PAGE_H

#include "output/cite.h"
#include "output/node.h"
#include "output/view.h"

bool page_bottom_line(struct pen *pen, const struct view *v, cmark_node *to);
bool page_highlights(struct pen *pen, const struct view *v, cmark_node *to);
bool page_figures(struct pen *pen, const struct view *v, cmark_node *to);
bool page_sheet(struct pen *pen, const struct view *v, cmark_node *to);
bool page_disputes(struct pen *pen, const struct view *v, cmark_node *to);
bool page_reactions(struct pen *pen, const struct view *v, cmark_node *to);
bool page_timeline(struct pen *pen, const struct view *v, cmark_node *to);
bool page_background(struct pen *pen, const struct view *v, cmark_node *to);
bool page_language(struct pen *pen, const struct view *v, cmark_node *to);
bool page_texts(struct pen *pen, const struct view *v, cmark_node *to);
bool page_sources(struct pen *pen, const struct view *v, cmark_node *to);
bool page_method(struct pen *pen, const struct view *v, cmark_node *to);

/* The sections that a comparison has of its own (page_compare.c). */
bool page_people(struct pen *pen, const struct view *v, cmark_node *to);
bool page_agreements(struct pen *pen, const struct view *v, cmark_node *to);
bool page_only_in(struct pen *pen, const struct view *v, cmark_node *to);
bool page_loaded(struct pen *pen, const struct view *v, cmark_node *to);

/* The outlet of a source, or its number, and a space. */
void page_name_source(struct pen *pen, const struct at *at, cmark_node *to);

/* The place of a disputed number that stands in this sentence, or NULL. */
const struct at *page_find_side(const struct dispute *d,
                                const struct at *sentence);

/* Where the chosen sentences and the facts of a source lie. */
void page_strip(const struct pen *pen, const struct view *v, size_t doc,
                const bool *chosen, cmark_node *to);

/* The timeline as a drawing, if it has a few dates apart from each other. */
void page_drawing(const struct view *v, cmark_node *to);

#endif
