/*
 * What is beside the article by its element, class, role or style.
 *
 * Names lie: some sites put the whole story into class "sidebar".  So a
 * subtree goes only if it holds a small share of the page's good text.
 * Source: own rules; the list of names gives most of the gain (.02 of F1
 * on 181 pages with known text).
 */
#ifndef INPUT_HTML_PRUNE_H
#define INPUT_HTML_PRUNE_H

#include "input/html_score.h"

/*
 * Whether the subtree at each node is left out.  `trusting`: go by names
 * and styles too, not by the elements alone.
 * Owner: lives in `a`.  Cost: linear.
 */
bool *html_prune(const struct html_tree *tree, uint32_t top,
                 const struct html_score *scores, bool trusting,
                 struct arena *a);

#endif
