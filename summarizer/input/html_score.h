/*
 * Where the article is: scores of the elements of a page, and the choice
 * of those that hold it.
 *
 * Every block adds its value to its ancestors, with falling weight, so the
 * element whose own paragraphs are worth most wins; then neighbours that
 * are part of the same article join it.
 * Source: the climb of weights is Readability's (A. Dasari, 2009); weights
 * and thresholds were fitted on 76 pages with known text and checked on
 * 105 others and on 300 pages with marked segments.
 */
#ifndef INPUT_HTML_SCORE_H
#define INPUT_HTML_SCORE_H

#include "base/arena.h"
#include "input/html_block.h"
#include "input/html_tree.h"

struct html_score {  /* of one node, from the blocks below it */
    double positive; /* sum of the values above 0 */
    double negative; /* sum of those below 0, as a number above 0 */
    double near;     /* weighted sum over blocks at most four levels below */
    double best;     /* largest `near` of itself and of all below it */
};

/* Scores of all nodes.  Owner: lives in `a`.  Cost: linear. */
struct html_score *html_score(const struct html_tree *tree,
                              const struct html_blocks *blocks,
                              struct arena *a);

/* Whether the element says that it is the article's text: 2 by its
 * itemprop, 1 by its class, 0 not. */
int html_is_body(const struct html_node *node);

/*
 * Which nodes lie within the article: one bool for each node.
 * `gone` as for html_blocks().  Owner: lives in `a`.  Cost: linear.
 */
bool *html_select(const struct html_tree *tree, uint32_t top, const bool *gone,
                  const struct html_score *scores, struct arena *a);

#endif
