/*
 * An XML document as an array: elements and texts in document order.
 *
 * As in html_tree.h, a node knows its parent and where its subtree ends,
 * so every pass is a loop and a subtree is skipped by going to its end.
 * Namespaces are known by their URI, whatever the prefix.
 * Source: XML 1.0 (fifth edition); Namespaces in XML 1.0.  libxml2's SAX
 * interface fills the array; it stops at the first error, because behind
 * one it loses characters, and what was read before stands.
 */
#ifndef INPUT_XML_TREE_H
#define INPUT_XML_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

enum xml_space {
    XML_SPACE_NONE, /* in no namespace */
    XML_SPACE_OTHER,
    XML_SPACE_ATOM,
    XML_SPACE_RSS1,    /* RSS 1.0, RDF */
    XML_SPACE_CONTENT, /* RSS content module */
    XML_SPACE_DUBLIN,  /* Dublin Core elements and terms */
    XML_SPACE_NITF,
    XML_SPACE_NEWSML, /* NewsML-G2 */
    XML_SPACE_XHTML
};

struct xml_value { /* of an attribute */
    const struct xml_value *next;
    struct span name; /* with its prefix */
    struct span text;
};

struct xml_node {
    struct span name; /* without its prefix; empty: a text */
    struct span text; /* of a text */
    const struct xml_value *values;
    uint32_t parent; /* index; the root is its own */
    uint32_t end;    /* index behind its last descendant */
    enum xml_space space;
};

struct xml_tree {
    struct xml_node *at; /* at[0] is the root */
    uint32_t count;      /* [nodes], at least 1 */
    size_t repairs;      /* [references] that were mended */
    struct err broken;   /* where well-formed XML ended, if it did */
};

/*
 * Parse `xml`, valid UTF-8.  XML that is broken after its first element is
 * read up to there, see `broken`.
 * Owner: everything lives in `a`.
 * Errors: STATUS_INPUT for what is no XML at all, a DTD, more than a
 * million nodes; STATUS_SYSTEM when libxml2 runs out of memory.
 * Cost: O(xml.n).
 */
bool xml_parse(struct span xml, struct arena *a, struct xml_tree *tree,
               struct err *err) MUST_CHECK;

/* Whether node i is the element `name` of that namespace, or of none:
 * people leave namespaces out. */
bool xml_is(const struct xml_tree *tree, uint32_t i, enum xml_space space,
            const char *name);

/* The next child of `parent` behind its child `after` (0: the first) that
 * is such an element, or 0. */
uint32_t xml_next(const struct xml_tree *tree, uint32_t parent, uint32_t after,
                  enum xml_space space, const char *name);

/* The first such child, or 0. */
uint32_t xml_child(const struct xml_tree *tree, uint32_t parent,
                   enum xml_space space, const char *name);

/* The value of an attribute, empty if there is none. */
struct span xml_value(const struct xml_tree *tree, uint32_t i,
                      const char *name);

/* All text below node i as it is written, empty for i == 0.  Owner: lives
 * in `a`.  Cost: O(nodes below). */
struct span xml_text(const struct xml_tree *tree, uint32_t i, struct arena *a);

#endif
