/*
 * Bodies: the text of an entry or a news item, whatever it is written in,
 * as the blocks of a document.
 *
 * XHTML and the body of NITF are written out as HTML, plain text as
 * paragraphs of it, so that one reader and one classifier see them all.
 */
#ifndef INPUT_XML_BODY_H
#define INPUT_XML_BODY_H

#include "input/input.h"
#include "input/link.h"
#include "input/xml_tree.h"

/* What stands below node i as HTML: names without prefixes, attributes as
 * they are.  Owner: lives in `a`.  Cost: O(nodes below). */
struct span xml_body_xhtml(const struct xml_tree *tree, uint32_t i,
                           struct arena *a);

/* The same of NITF: its elements by their HTML names, without attributes
 * but the targets of links; references to media are left out, captions are
 * not. */
struct span xml_body_nitf(const struct xml_tree *tree, uint32_t i,
                          struct arena *a);

/* Plain text as HTML: a paragraph ends at an empty line. */
struct span xml_body_text(struct span text, struct arena *a);

struct xml_body {
    struct span html; /* a piece that is an article */
    struct link_origin origin;
    bool wire; /* of NITF: a paragraph of links is one of the article */
};

/*
 * Fill text, blocks, links, intake and lang of `doc` from a body; title,
 * authors and date must be known before.  False, and `doc` has no text:
 * there is none in it.
 * Owner: lives in `a`.  Errors: none but that.  Cost: linear.
 */
bool xml_body_read(const struct xml_body *body, const struct input_hints *hints,
                   struct arena *a, struct document *doc);

/* One line of plain text from a value that may hold HTML.  Owner: `a`. */
struct span xml_body_line(struct span value, struct arena *a);

/* The same from plain text: white space collapsed. */
struct span xml_body_words(struct span text, struct arena *a);

#endif
