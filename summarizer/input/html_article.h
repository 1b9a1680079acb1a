/*
 * The article of a page: the blocks of its text, in order.
 */
#ifndef INPUT_HTML_ARTICLE_H
#define INPUT_HTML_ARTICLE_H

#include "base/arena.h"
#include "input/block.h"
#include "input/html_tree.h"
#include "input/link.h"

struct html_article {
    struct draft *drafts;
    size_t count;         /* [drafts] */
    size_t bytes;         /* [bytes] of text in them */
    size_t dropped;       /* [blocks] of the page that are not in it */
    size_t dropped_bytes; /* [bytes] of text in those */
};

/*
 * Find it.  `title` is what the page calls itself; a block that repeats
 * it, or an <h1>, is left out.  `body` is what the page's JSON-LD gives as
 * the article's text, or empty: used when the page itself shows less than
 * half of it.
 * Owner: lives in `a`.  Errors: none; a page without text gives no drafts.
 * Cost: linear in the page.
 */
struct html_article html_article(const struct html_tree *tree,
                                 struct span title, struct span body,
                                 struct arena *a);

/*
 * The same for a piece of HTML that is an article already, as feeds and
 * wires carry: all of it but clutter (links to other stories, addresses,
 * repeats).
 */
struct html_article html_whole(const struct html_tree *tree, struct span title,
                               struct arena *a);

/* Every block of the page, in order: nothing is taken for clutter.  The
 * same otherwise. */
struct html_article html_every(const struct html_tree *tree, struct arena *a);

/*
 * If the tree notes links: make those of the article's drafts absolute, as
 * link_resolve() says, which also says who owns them; a <base> of the page
 * is seen from `origin`.
 */
void html_article_links(const struct html_tree *tree,
                        struct html_article *article, struct link_origin origin,
                        struct arena *a, struct document *doc);

#endif
