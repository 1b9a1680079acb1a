/*
 * The articles in a tree of XML: what feeds and wires say of each.
 * Private to input_xml.
 */
#ifndef INPUT_XML_NEWS_H
#define INPUT_XML_NEWS_H

#include "input/input.h"
#include "input/link.h"
#include "input/xml_tree.h"

struct xml_news {
    const struct xml_tree *tree;
    const struct input_hints *hints;
    struct arena *arena;
    struct documents docs;
    struct span address; /* of the feed as a page, or empty */
    size_t link_bytes;   /* [bytes] of targets, see link_origin.used */
    size_t empty;        /* [articles] without text of their own */
};

/* Collect `doc`, whose text was read, or count it as empty. */
void xml_news_add(struct xml_news *news, struct document *doc, bool read);

/* Text of node i as one line; empty for i == 0. */
struct span xml_news_line(const struct xml_news *news, uint32_t i);

/* A date in the text of node i as YYYY-MM-DD, or empty. */
struct span xml_news_day(const struct xml_news *news, uint32_t i);

/* The nearest xml:lang at or around node i. */
struct span xml_news_lang(const struct xml_news *news, uint32_t i);

/*
 * What references below node i are relative to: the xml:base of the
 * elements around it, as seen from the address of its article or feed.
 * Source: XML Base (W3C, 2009); RFC 4287, section 2; what readers of RSS,
 * which says nothing of it, do.
 */
struct link_origin xml_news_origin(struct xml_news *news, uint32_t i,
                                   const struct document *doc);

/*
 * xml_feed.c: RSS 0.9, 1.0, 2.0 with Dublin Core and the content module,
 * and Atom.  Sources: RSS 2.0.11 (rssboard.org), RFC 4287.
 */
void xml_read_rss(struct xml_news *news);
void xml_read_atom(struct xml_news *news);

/*
 * xml_wire.c: NITF and NewsML-G2.  Sources: IPTC, NITF 3.6 and NewsML-G2
 * 2.30.  `i` is the element <nitf>; all newsItem elements are read.
 */
void xml_read_nitf(struct xml_news *news, uint32_t i);
void xml_read_newsml(struct xml_news *news);

/* Fill `doc` from <nitf>: metadata that it lacks, and the text.  Whether
 * there is text. */
bool xml_nitf_document(struct xml_news *news, uint32_t i, struct document *doc);

#endif
