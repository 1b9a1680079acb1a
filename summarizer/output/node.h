/*
 * Nodes of a cmark tree, made from our own words and from texts of
 * articles, and written as Markdown or HTML.
 *
 * Only node_text(), node_url() and node_link() take text of an article; it
 * ends up in text nodes, which cmark escapes, and in URLs.  What the other
 * functions take is fixed text with numbers, from the program alone.  Owner:
 * the tree owns its nodes; node_write() or cmark_node_free() ends it.  cmark
 * aborts when memory runs out.
 */
#ifndef OUTPUT_NODE_H
#define OUTPUT_NODE_H

#include <cmark.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

enum medium { MEDIUM_MARKDOWN, MEDIUM_HTML };

/* A new last child.  The parent may contain that type. */
cmark_node *node_add(cmark_node *parent, cmark_node_type type);
cmark_node *node_heading(cmark_node *parent, int level, const char *words);
cmark_node *node_list(cmark_node *parent, bool ordered);
cmark_node *node_item(cmark_node *list); /* its (tight) paragraph */

/* A block or inline that prints as HTML tags: `open` is a format. */
cmark_node *node_block(cmark_node *parent, const char *close, const char *open,
                       ...) PRINTF_LIKE(3, 4);
cmark_node *node_inline(cmark_node *parent, const char *close, const char *open,
                        ...) PRINTF_LIKE(3, 4);

/* Text of an article, cleaned (safe.h).  Nothing if it is empty. */
void node_text(cmark_node *parent, struct span text, struct arena *a);

/* Our own words and numbers. */
void node_words(cmark_node *parent, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* A link out of the page to `url`, which shows itself or `label`; only the
 * label if it is not http or https. */
void node_url(cmark_node *parent, struct span url, struct span label,
              enum medium medium, struct arena *a);

/* The same for words of the caller's: where they go, `parent` if there is
 * no link. */
cmark_node *node_outgoing(cmark_node *parent, struct span url,
                          enum medium medium, struct arena *a);

/* The same for a link of the article itself, which may also be to a mail
 * address; a page has no such link. */
cmark_node *node_link(cmark_node *parent, struct span url, enum medium medium,
                      struct arena *a);

/* Code in a line: nothing if the text is empty. */
void node_code(cmark_node *parent, struct span text, struct arena *a);

/* Lines for a code block, each cleaned as node_text() does. */
const char *node_lines(struct span text, struct arena *a);

/* A link within the page. */
void node_go(cmark_node *parent, const char *words, const char *fmt, ...)
    PRINTF_LIKE(3, 4);

/*
 * Make a tree ready: texts joined, spaces at the ends of lines and empty
 * nodes removed, lists that follow one another joined; for Markdown, what
 * its writer forgets to escape.
 */
void node_finish(cmark_node *root, enum medium medium);

/* node_finish(), print to `out`, free. */
void node_write(cmark_node *root, enum medium medium, struct buf *out);

#endif
