/*
 * The headline of a page: the <h1> that the page's other titles confirm,
 * else what JSON-LD, Open Graph or <title> say, without the site's name.
 */
#ifndef INPUT_METADATA_TITLE_H
#define INPUT_METADATA_TITLE_H

#include "base/arena.h"
#include "base/span.h"
#include "input/html_tree.h"

/* `headline`: of JSON-LD, `shared`: of Open Graph and the like; each may
 * be empty.  Owner: lives in `a`.  Cost: linear. */
struct span title_find(const struct html_tree *tree, struct span headline,
                       struct span shared, struct span site, struct arena *a);

#endif
