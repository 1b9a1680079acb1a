/*
 * Text of an article with its links, in its extract.
 */
#ifndef OUTPUT_MARKDOWN_LINK_H
#define OUTPUT_MARKDOWN_LINK_H

#include "output/cite.h"
#include "output/node.h"

/*
 * The text of block `i` of `doc`, added to `to`: `put` writes it, cleaned,
 * piece by piece, as node_text() would; links are nodes around theirs.
 * Cost: linear in the text.
 */
void markdown_link(struct pen *pen, const struct document *doc, size_t i,
                   cmark_node *to,
                   void (*put)(cmark_node *to, struct span text,
                               struct arena *a));

#endif
