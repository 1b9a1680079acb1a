/*
 * Text from articles made harmless for Markdown and HTML.
 *
 * Three invariants hold for a tree of nodes whose texts come from here
 * (node.h keeps them, tests/fuzz_safe.c asserts them):
 *   1. all output is valid UTF-8;
 *   2. the only tags in the HTML are our own;
 *   3. HTML(tree) = HTML(parse(Markdown(tree))).
 * cmark alone keeps none of them: its text nodes pass invalid bytes,
 * control, bidi and zero-width characters, its Markdown writer stops at
 * invalid UTF-8 and makes code of four leading spaces, and it keeps URLs
 * such as javascript:x (in Markdown) and //evil (in both).
 */
#ifndef OUTPUT_SAFE_H
#define OUTPUT_SAFE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/*
 * One line of text: white space and control characters become single
 * spaces and none at the ends; bidi controls, zero-width characters but
 * the joiners (which Persian and emoji need), tags and noncharacters are
 * left out; a byte that is no UTF-8 becomes U+FFFD.
 * Owner: `a`; a NUL that does not count follows.  Cost: O(s.n).
 */
struct span safe_text(struct span s, struct arena *a);

/*
 * The URL as it may stand behind href: http or https with a host and
 * without user name, everything that is not plain percent-encoded.  Empty
 * if it is anything else.  Owner: `a`, NUL behind.
 */
struct span safe_url(struct span url, struct arena *a);

/* The same of mailto: an address, perhaps with header fields behind it. */
struct span safe_mail(struct span url, struct arena *a);

/* A file name as a relative link: never a scheme, a host, or white space.
 * Owner: `a`, NUL behind. */
struct span safe_file(struct span name, struct arena *a);

/* What the HTML parser makes of a style element's text, so that its digest
 * is the one that the browser computes: line feeds only, no NUL, valid
 * UTF-8 (WHATWG HTML, 13.2.3.5 and 13.2.5.3). */
struct span safe_style(struct span css, struct arena *a);

#endif
