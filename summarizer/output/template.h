/*
 * Templates: Markdown with tags, parsed first, filled with facts after.
 *
 *     {{name}}                     a value
 *     {{#name}} … {{/name}}        once for each item, or if there is one
 *     {{#name?}} … {{/name?}}      once, if there is any
 *     {{^name}} … {{/name}}        if there is none
 *     {{! remark }}                nothing
 *
 * A section tag alone on its line is a block boundary and is taken out
 * before the Markdown is parsed; one within a line encloses words of that
 * paragraph.  The items of lists that follow one another, as those of a
 * repeated section do, join one list.  Boundaries part the template into
 * pieces that are parsed one by one, so a reference link and its
 * definition stand in the same piece.
 *
 * Source: mustache(5), without partials and delimiters, with "?" (as
 * some of its dialects have) and with errors where it has silence.  Facts go
 * into the tree as text nodes, so text of an article is never parsed and never
 * becomes a tag or markup.
 */
#ifndef OUTPUT_TEMPLATE_H
#define OUTPUT_TEMPLATE_H

#include <cmark.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "output/cite.h"
#include "output/template_tag.h"

struct template;

/*
 * Parse `text`.  Owner: the tree is cmark's and ends with template_free();
 * the rest lives in `a`; `text` and `name` are borrowed.
 * Errors: STATUS_USAGE with `name`, line and column [code points] for a
 * tag that is unknown, not closed, not valid where it stands or mixed up
 * with others.  Cost: O(text.n).
 */
bool template_parse(struct span text, const char *name, struct arena *a,
                    struct template **out, struct err *err) MUST_CHECK;

/* The filled tree's blocks, added to `to`. */
void template_fill(const struct template *t, struct pen *pen,
                   const struct view *view, cmark_node *to);

void template_free(struct template *t);

#endif
