#include <stdint.h>

#include "input/metadata_author.h"
#include "input/xml_body.h"
#include "input/xml_news.h"

static struct document begin(const struct xml_news *news)
{
    return (struct document){.date = news->hints->date};
}

static void set_date(struct document *doc, struct span day)
{
    if (doc->date.n == 0)
        doc->date = day;
}

static bool is_address(struct span s)
{
    return span_starts(s, SPAN("http://")) || span_starts(s, SPAN("https://"));
}

/* ---- RSS ---- */

static uint32_t rss(const struct xml_news *news, uint32_t item,
                    const char *name)
{
    return xml_child(news->tree, item, XML_SPACE_RSS1, name);
}

/* "jane@example.org (Jane Doe)" as RSS has it, or a name alone. */
static struct span rss_author(struct span s)
{
    const char *open = memchr(s.p, '(', s.n);
    const char *close = open ? memchr(s.p, ')', s.n) : NULL;

    if (open && close > open)
        return span_slice(s, (size_t)(open - s.p) + 1, (size_t)(close - s.p));
    return memchr(s.p, '@', s.n) ? SPAN("") : s;
}

static void add_rss_authors(struct xml_news *news, uint32_t item,
                            struct document *doc)
{
    uint32_t i = 0;

    while ((i = xml_next(news->tree, item, i, XML_SPACE_DUBLIN, "creator")))
        author_add(xml_news_line(news, i), news->arena, doc);
    i = rss(news, item, "author");
    if (doc->author_count == 0 && i)
        author_add(rss_author(xml_news_line(news, i)), news->arena, doc);
}

static struct span rss_url(const struct xml_news *news, uint32_t item)
{
    struct span link = xml_news_line(news, rss(news, item, "link"));
    uint32_t guid = rss(news, item, "guid");

    if (link.n == 0 && guid)
        link = xml_news_line(news, guid);
    return is_address(link) ? link : SPAN("");
}

/* Whether HTML stands below node i that nobody escaped, as RSS asks for. */
static bool has_tags(const struct xml_tree *tree, uint32_t i)
{
    for (uint32_t k = i + 1; k < tree->at[i].end; k++)
        if (tree->at[k].name.n && (tree->at[k].space == XML_SPACE_NONE ||
                                   tree->at[k].space == XML_SPACE_XHTML))
            return true;
    return false;
}

/* HTML, escaped or in CDATA; text without a tag is text, whose lines may
 * mean something. */
static bool read_text(struct xml_news *news, uint32_t i, struct document *doc)
{
    struct span text = xml_text(news->tree, i, news->arena);
    struct xml_body body = {.origin = xml_news_origin(news, i, doc)};

    if (text.n == 0)
        return false;
    if (!memchr(text.p, '<', text.n) && has_tags(news->tree, i))
        text = xml_body_xhtml(news->tree, i, news->arena);
    else if (!memchr(text.p, '<', text.n) && !memchr(text.p, '&', text.n))
        text = xml_body_text(text, news->arena);
    body.html = text;
    return xml_body_read(&body, news->hints, news->arena, doc);
}

static void read_item(struct xml_news *news, uint32_t item,
                      const struct document *channel)
{
    struct document doc = begin(news);
    uint32_t source = rss(news, item, "source"), body;

    doc.title = xml_news_line(news, rss(news, item, "title"));
    doc.site = source ? xml_news_line(news, source) : channel->site;
    doc.url = rss_url(news, item);
    doc.section = xml_news_line(news, rss(news, item, "category"));
    doc.declared_lang = channel->declared_lang;
    set_date(&doc, xml_news_day(news, rss(news, item, "pubDate")));
    set_date(&doc, xml_news_day(news, xml_child(news->tree, item,
                                                XML_SPACE_DUBLIN, "date")));
    add_rss_authors(news, item, &doc);
    body = xml_child(news->tree, item, XML_SPACE_CONTENT, "encoded");
    if (read_text(news, body, &doc)) {
        xml_news_add(news, &doc, true);
        return;
    }
    body = rss(news, item, "description");
    xml_news_add(news, &doc, read_text(news, body, &doc));
}

void xml_read_rss(struct xml_news *news)
{
    const struct xml_tree *tree = news->tree;
    uint32_t channel = rss(news, 0, "channel");
    struct document about = {0};

    news->address = rss_url(news, channel);
    about.site = xml_news_line(news, channel ? rss(news, channel, "title") : 0);
    about.declared_lang =
        xml_news_line(news, channel ? rss(news, channel, "language") : 0);
    news->docs.feed = true;
    for (uint32_t i = 1; i < tree->count;) {
        bool item = xml_is(tree, i, XML_SPACE_RSS1, "item");

        if (item)
            read_item(news, i, &about);
        i = item ? tree->at[i].end : i + 1;
    }
}

/* ---- Atom ---- */

static uint32_t atom(const struct xml_news *news, uint32_t entry,
                     const char *name)
{
    return xml_child(news->tree, entry, XML_SPACE_ATOM, name);
}

/* A text construct (RFC 4287, section 3.1) as one line. */
static struct span atom_line(const struct xml_news *news, uint32_t i)
{
    struct span type = i ? xml_value(news->tree, i, "type") : SPAN("");

    if (span_eq(type, SPAN("html")))
        return xml_news_line(news, i);
    return xml_body_words(xml_text(news->tree, i, news->arena), news->arena);
}

static struct span atom_url(const struct xml_news *news, uint32_t entry)
{
    uint32_t i = 0;

    while ((i = xml_next(news->tree, entry, i, XML_SPACE_ATOM, "link"))) {
        struct span rel = xml_value(news->tree, i, "rel");
        struct span href = xml_value(news->tree, i, "href");

        if ((rel.n == 0 || span_eq(rel, SPAN("alternate"))) && is_address(href))
            return href;
    }
    return SPAN("");
}

static void add_atom_authors(struct xml_news *news, uint32_t i,
                             struct document *doc)
{
    uint32_t author = 0;

    while ((author = xml_next(news->tree, i, author, XML_SPACE_ATOM, "author")))
        author_add(atom_line(news, atom(news, author, "name")), news->arena,
                   doc);
}

static bool read_content(struct xml_news *news, uint32_t i,
                         struct document *doc)
{
    struct xml_body body = {0};
    struct span type;

    if (i == 0)
        return false;
    type = xml_value(news->tree, i, "type");
    body.origin = xml_news_origin(news, i, doc);
    if (span_eq(type, SPAN("xhtml")) ||
        span_eq(type, SPAN("application/xhtml+xml")))
        body.html = xml_body_xhtml(news->tree, i, news->arena);
    else if (span_eq(type, SPAN("html")) || span_eq(type, SPAN("text/html")))
        body.html = xml_text(news->tree, i, news->arena);
    else if (type.n == 0 || span_starts(type, SPAN("text")))
        body.html =
            xml_body_text(xml_text(news->tree, i, news->arena), news->arena);
    else
        return false; /* a picture in base64, say */
    return xml_body_read(&body, news->hints, news->arena, doc);
}

static struct span atom_section(const struct xml_news *news, uint32_t entry)
{
    uint32_t i = atom(news, entry, "category");
    struct span label = i ? xml_value(news->tree, i, "label") : SPAN("");

    return i && label.n == 0 ? xml_value(news->tree, i, "term") : label;
}

/* What a feed, or the feed that an entry is from (atom:source), says. */
static struct document read_source(struct xml_news *news, uint32_t i)
{
    struct document about = {0};

    about.site = atom_line(news, atom(news, i, "title"));
    add_atom_authors(news, i, &about);
    return about;
}

/* What an entry does not say itself, the feed that it is from says, else
 * its feed; NULL: it is in none. */
static void read_entry(struct xml_news *news, uint32_t entry,
                       const struct document *feed)
{
    struct document doc = begin(news);
    uint32_t source = atom(news, entry, "source");
    struct document about;
    size_t own;

    doc.title = atom_line(news, atom(news, entry, "title"));
    doc.url = atom_url(news, entry);
    doc.section = atom_section(news, entry);
    doc.declared_lang = xml_news_lang(news, entry);
    set_date(&doc, xml_news_day(news, atom(news, entry, "published")));
    set_date(&doc, xml_news_day(news, atom(news, entry, "issued")));
    doc.modified = xml_news_day(news, atom(news, entry, "updated"));
    add_atom_authors(news, entry, &doc);
    own = doc.author_count;
    if (source) {
        about = read_source(news, source);
        feed = &about;
    }
    if (feed)
        doc.site = feed->site;
    for (size_t i = 0; feed && own == 0 && i < feed->author_count; i++)
        author_add(feed->authors[i], news->arena, &doc);
    xml_news_add(news, &doc,
                 read_content(news, atom(news, entry, "content"), &doc) ||
                     read_content(news, atom(news, entry, "summary"), &doc));
}

void xml_read_atom(struct xml_news *news)
{
    const struct xml_tree *tree = news->tree;
    struct document feed;
    uint32_t entry = 0;

    if (xml_is(tree, 0, XML_SPACE_ATOM, "entry")) {
        read_entry(news, 0, NULL);
        return;
    }
    feed = read_source(news, 0); /* once: entries may be many */
    news->docs.feed = true;
    news->address = atom_url(news, 0);
    while ((entry = xml_next(tree, 0, entry, XML_SPACE_ATOM, "entry")))
        read_entry(news, entry, &feed);
}
