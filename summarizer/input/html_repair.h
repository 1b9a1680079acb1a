/*
 * HTML bytes made safe for libxml2: nothing that a reader could see is
 * lost, and parsing what comes out is linear.
 *
 * What is taken out or changed, and why:
 * - comments, also those ended by `--!>`; the marker alone if a comment is
 *   never closed, because libxml2 would take the rest of the page for it;
 * - what stands in <style>, and in <script> unless it is JSON-LD: half of
 *   a page, and nobody reads it;
 * - attributes past the first ATTRIBUTES_MAX of a tag: libxml2 compares
 *   each with all before it;
 * - start tags deeper than DEPTH_MAX, with their end tags, and end tags
 *   that close nothing: libxml2 looks through all open elements for them;
 * - before the first element of HTML 5 that ends the head goes <body>, if
 *   there was none: libxml2 would take the article for a part of the head;
 * - `</br>`, which browsers show as a line break, becomes `<br>`;
 * - named characters of HTML 5 that libxml2 leaves as they are.
 * Text without any tag gets <p> at its empty lines.
 * Source: HTML Standard, 13.2.5 (tokenization), as far as it matters here.
 */
#ifndef INPUT_HTML_REPAIR_H
#define INPUT_HTML_REPAIR_H

#include "base/arena.h"
#include "base/span.h"

enum {
    ATTRIBUTES_MAX = 64, /* measured on 1,200 pages: at most 52 */
    DEPTH_MAX = 500      /* the same: below 100 */
};

/* Owner: the result lives in `a`.  Cost: O(html.n). */
struct span html_repair(struct span html, struct arena *a);

#endif
