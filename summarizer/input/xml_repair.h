/*
 * XML made safe and, where it can be, well-formed, before libxml2 sees it.
 *
 * - A document type is left out; one that declares anything is refused,
 *   because entities can be bombs and can read files.  So libxml2 meets no
 *   entity but the five of XML.
 * - Entities of HTML, which feeds use without declaring them, become
 *   characters, "&" that begins no entity becomes "&amp;", references to
 *   characters that XML forbids go.
 * - Comments and processing instructions are left out; the text holds no
 *   instructions for anybody.
 * - A tag with more than 500 attributes is refused: libxml2 compares each
 *   with all others.
 * Line feeds stay, so that lines count as in the source.
 */
#ifndef INPUT_XML_REPAIR_H
#define INPUT_XML_REPAIR_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

/*
 * `repairs`: how many references were mended [references].
 * Owner: lives in `a`.  Errors: STATUS_INPUT for what is refused.
 * Cost: O(xml.n).
 */
bool xml_repair(struct span xml, struct arena *a, struct span *repaired,
                size_t *repairs, struct err *err) MUST_CHECK;

#endif
