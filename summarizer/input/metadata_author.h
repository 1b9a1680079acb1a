/*
 * Authors of a page: JSON-LD, <meta>, microdata, rel=author, the byline.
 *
 * A false author is worse than none: what does not look like names of
 * people (addresses, digits, sentences, the site itself) is left out.
 */
#ifndef INPUT_METADATA_AUTHOR_H
#define INPUT_METADATA_AUTHOR_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"
#include "input/html_tree.h"
#include "input/json_ld.h"
#include "text/document.h"

/* Whether this may be a name, or a list of names. */
bool author_is_name(struct span text);

/* Whether this is a label such as "Written by", in any language. */
bool author_is_label(struct span text);

/*
 * Fills doc->authors; doc->site and doc->title are read.  `meta`: of the
 * page's <meta>, or empty.  Owner: lives in `a`.  Cost: linear.
 */
void author_find(const struct html_tree *tree, const struct json_ld *ld,
                 struct span meta, struct arena *a, struct document *doc);

/* Takes the article's last line for its author's signature if it is one:
 * "By Jane Doe", or a first name and a surname alone.  Owner: `a`. */
void author_sign(struct span line, struct arena *a, struct document *doc);

/* Adds the names of a byline such as "By Jane Doe and John Roe", plain
 * text, to doc->authors.  Owner: lives in `a`.  Cost: linear. */
void author_add(struct span byline, struct arena *a, struct document *doc);

#endif
