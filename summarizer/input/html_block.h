/*
 * The blocks of text of a page, and what each is worth.
 *
 * A block is the text between two borders: starts and ends of block
 * elements and double line breaks.  Its value says how much it looks like
 * a paragraph of an article: long, ended by a full stop, few links.
 * Source: the idea of shallow text features is C. Kohlschütter et al.,
 * "Boilerplate detection using shallow text features" (WSDM 2010); the
 * numbers were fitted on 76 pages with known text and checked on 105.
 */
#ifndef INPUT_HTML_BLOCK_H
#define INPUT_HTML_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "input/html_tree.h"

struct html_block {
    struct span text; /* white space collapsed, not empty */
    size_t count;     /* [code points] */
    size_t linked;    /* [code points] of them in links */
    double value;     /* below 0: clutter, 0: tells nothing */
    uint32_t node;    /* the innermost block element around it */
};

struct html_link {
    size_t block;      /* index of its block */
    size_t start, end; /* [bytes] in the block's text */
    uint32_t node;     /* the <a>, which has a target */
};

struct html_blocks {
    struct html_block *at;
    size_t count;
    struct html_link *links; /* if tree.notes_links, in order */
    size_t link_count;
};

/*
 * All blocks below the node `top`, in document order; subtrees whose root
 * has gone[i] are left out (`gone` may be NULL).  A link over several
 * blocks is one in each; one within another ends that, as no <a> may hold
 * an <a> (HTML Standard, 4.5.1).
 * Owner: lives in `a`.  Cost: linear in nodes and text.
 */
struct html_blocks html_blocks(const struct html_tree *tree, uint32_t top,
                               const bool *gone, struct arena *a);

/* Share of the block's characters that are in links [0..1]. */
double html_link_share(const struct html_block *block);

#endif
