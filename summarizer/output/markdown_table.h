/*
 * Tables of an article in its extract as Markdown, with GitHub's pipes.
 *
 * CommonMark has no tables, so cmark's tree has none: a table is one
 * paragraph whose bars and line ends are inlines of our own.  The first
 * row is the head, which pipes need.  Source: GitHub Flavored Markdown
 * 0.29, section 4.10.
 */
#ifndef OUTPUT_MARKDOWN_TABLE_H
#define OUTPUT_MARKDOWN_TABLE_H

#include "output/cite.h"

/* Put the table that begins with block `i` of `doc` to `to`; the index of
 * the block behind it.  Cost: linear in its cells. */
size_t markdown_table(struct pen *pen, const struct document *doc, size_t i,
                      cmark_node *to);

#endif
