/*
 * A web page as an array: elements and texts in document order.
 *
 * Each node knows its parent and where its subtree ends, so every pass
 * over the page is a loop, however deep the page is nested, and a subtree
 * is skipped by going to its end.  What never holds an article's text
 * (scripts, form controls, media) is not in it; of attributes it keeps
 * those that are read here.
 * The only door to libxml2's HTML parser: its SAX interface fills the
 * array, so libxml2 builds no tree of its own.
 */
#ifndef INPUT_HTML_TREE_H
#define INPUT_HTML_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

enum html_tag { /* the elements that are asked for by name */
                HTML_OTHER,
                HTML_TEXT, /* no element: a run of text */
                HTML_A,
                HTML_ABBR,
                HTML_ARTICLE,
                HTML_ASIDE,
                HTML_BASE,
                HTML_BLOCKQUOTE,
                HTML_BODY,
                HTML_BR,
                HTML_FIGCAPTION,
                HTML_FOOTER,
                HTML_H1,
                HTML_HEAD,
                HTML_HTML,
                HTML_LINK,
                HTML_META,
                HTML_P,
                HTML_PRE,
                HTML_TABLE,
                HTML_TD,     /* and <th> */
                HTML_SCRIPT, /* only of JSON-LD, as one text */
                HTML_TIME,
                HTML_TITLE
};

enum html_trait {                    /* what kind of element, see html_tree.c */
                  HTML_NEVER = 1,    /* is not in the tree */
                  HTML_ASIDES = 2,   /* beside the article by its name */
                  HTML_BLOCK = 4,    /* begins and ends a block of text */
                  HTML_PROSE = 8,    /* p, pre, blockquote */
                  HTML_HEADING = 16, /* h1 to h6 */
                  HTML_ITEM = 32,    /* li */
                  HTML_CONTAINER = 64,   /* div, section, article, main */
                  HTML_PLAIN = 128,      /* no junk, whatever its class is */
                  HTML_ROOT = 256,       /* nor is it for any reason */
                  HTML_SURELY = 512,     /* with ASIDES: nav, footer */
                  HTML_LIST = 1024,      /* ul, ol, table */
                  HTML_CELL = 2048,      /* td */
                  HTML_META_DATA = 4096, /* meta, link, title: no text */
                  HTML_HIDDEN = 8192     /* by its style or attributes */
};

enum html_attribute {
    HTML_CLASS,
    HTML_CONTENT,
    HTML_DATETIME,
    HTML_HREF,
    HTML_ID,
    HTML_ITEMPROP,
    HTML_LANG,
    HTML_NAME,
    HTML_PROPERTY,
    HTML_PUBDATE,
    HTML_REL,
    HTML_ROLE,
    HTML_TITLE_TEXT,
    HTML_HTTP_EQUIV,
    HTML_TYPE,
    HTML_HIDDEN_FLAG,
    HTML_ARIA_HIDDEN,
    HTML_STYLE,
    HTML_ATTRIBUTES
};

struct html_value {
    const struct html_value *next;
    enum html_attribute attribute;
    struct span text;
};

struct html_node {
    uint32_t parent; /* index; the root is its own */
    uint32_t end;    /* index behind its last descendant */
    uint16_t tag;    /* enum html_tag */
    uint16_t traits; /* bits of enum html_trait */
    uint16_t css;    /* bits of enum css_hint, of class and id */
    const struct html_value *values;
    struct span text; /* of HTML_TEXT, as parsed */
};

struct html_tree {
    struct html_node *at;
    uint32_t count; /* at[0] is <html>, or whatever the page has */
    uint32_t body;  /* index of <body>, 0 if there is none */

    /* How its blocks are read, for the reader to say: */
    bool notes_links; /* html_blocks() notes the links */
    bool plain_links; /* linked text is no sign of clutter */
};

/*
 * Parse a page.  `html` is valid UTF-8, of any content.
 * Owner: everything lives in `a`.
 * Errors: STATUS_SYSTEM when libxml2 runs out of memory, STATUS_INPUT for
 * more than 2 GB.
 * Cost: O(html.n), see html_repair.h.
 */
bool html_parse(struct span html, struct arena *a, struct html_tree *tree,
                struct err *err) MUST_CHECK;

/* The value of an attribute, empty if the node has none. */
struct span html_value(const struct html_node *node,
                       enum html_attribute attribute);
bool html_has(const struct html_node *node, enum html_attribute attribute);

/* Whether the page has a <base>: what its references are relative to. */
bool html_base(const struct html_tree *tree, struct span *href);

/*
 * The text below node `i`, white space collapsed, at most `max` bytes,
 * whole characters.  Owner: lives in `a`.  Cost: O(nodes below).
 */
struct span html_text(const struct html_tree *tree, uint32_t i, size_t max,
                      struct arena *a);

/* The same with a space between any two elements: for lines whose parts
 * are set apart by style alone, such as bylines. */
struct span html_words(const struct html_tree *tree, uint32_t i, size_t max,
                       struct arena *a);

/* A value that may hold markup or entities, as JSON-LD and <meta> often
 * do, as plain text: the same rules and the same `max`. */
struct span html_plain(struct span value, size_t max, struct arena *a);

#endif
