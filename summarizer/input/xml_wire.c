#include <stdint.h>

#include "input/metadata_author.h"
#include "input/metadata_date.h"
#include "input/xml_body.h"
#include "input/xml_news.h"

enum {
    PATH_MAX_STEPS = 4,
    LONGEST_TIME = 40 /* [bytes] of a point in time; more is none */
};

/* The node at the end of a path of names below `i`, or 0. */
static uint32_t follow(const struct xml_news *news, uint32_t i,
                       enum xml_space space,
                       const char *const path[PATH_MAX_STEPS])
{
    for (size_t k = 0; k < PATH_MAX_STEPS && path[k]; k++) {
        i = xml_child(news->tree, i, space, path[k]);
        if (i == 0)
            return 0;
    }
    return i;
}

static void set(struct span *field, struct span value)
{
    if (field->n == 0)
        *field = value;
}

static struct span value_at(const struct xml_news *news, uint32_t i,
                            const char *name)
{
    return i ? xml_value(news->tree, i, name) : SPAN("");
}

/* ---- NITF ---- */

static uint32_t nitf(const struct xml_news *news, uint32_t i,
                     const char *const path[PATH_MAX_STEPS])
{
    return follow(news, i, XML_SPACE_NITF, path);
}

/* The names are in <person>, else the byline is "By Jane Doe" with her
 * title in <byttl>. */
static void add_byline(struct xml_news *news, uint32_t byline,
                       struct document *doc)
{
    const struct xml_tree *tree = news->tree;
    uint32_t person = 0, k = byline + 1;

    while ((person = xml_next(tree, byline, person, XML_SPACE_NITF, "person")))
        author_add(xml_news_line(news, person), news->arena, doc);
    if (doc->author_count)
        return;
    if (k < tree->at[byline].end && tree->at[k].name.n == 0)
        author_add(xml_body_words(tree->at[k].text, news->arena), news->arena,
                   doc);
}

static void read_nitf_head(struct xml_news *news, uint32_t top,
                           struct document *doc)
{
    static const char *const title[] = {"head", "title", NULL, NULL};
    static const char *const data[] = {"head", "docdata", NULL, NULL};
    static const char *const issue[] = {"date.issue", NULL, NULL, NULL};
    static const char *const pub[] = {"head", "pubdata", NULL, NULL};
    static const char *const story[] = {"body", "body.head", "dateline",
                                        "story.date"};
    uint32_t docdata = nitf(news, top, data), pubdata = nitf(news, top, pub);
    uint32_t date = docdata ? nitf(news, docdata, issue) : 0;

    set(&doc->title, xml_news_line(news, nitf(news, top, title)));
    set(&doc->site, value_at(news, pubdata, "name"));
    set(&doc->section, value_at(news, pubdata, "position.section"));
    if (!date)
        date = nitf(news, top, story);
    set(&doc->date, metadata_date(value_at(news, date, "norm"), news->arena));
    set(&doc->declared_lang, xml_news_lang(news, top));
}

static bool read_nitf_body(struct xml_news *news, uint32_t i,
                           struct document *doc)
{
    struct xml_body body = {xml_body_nitf(news->tree, i, news->arena),
                            xml_news_origin(news, i, doc), true};

    return xml_body_read(&body, news->hints, news->arena, doc);
}

bool xml_nitf_document(struct xml_news *news, uint32_t i, struct document *doc)
{
    static const char *const body_head[] = {"body", "body.head", NULL, NULL};
    static const char *const hl1[] = {"hedline", "hl1", NULL, NULL};
    static const char *const org[] = {"distributor", NULL, NULL, NULL};
    static const char *const content[] = {"body", "body.content", NULL, NULL};
    uint32_t head = nitf(news, i, body_head), byline = 0;
    uint32_t body = nitf(news, i, content);

    if (head) {
        set(&doc->title, xml_news_line(news, nitf(news, head, hl1)));
        while (doc->author_count == 0 &&
               (byline = xml_next(news->tree, head, byline, XML_SPACE_NITF,
                                  "byline")))
            add_byline(news, byline, doc);
    }
    read_nitf_head(news, i, doc);
    if (head)
        set(&doc->site, xml_news_line(news, nitf(news, head, org)));
    return body && read_nitf_body(news, body, doc);
}

void xml_read_nitf(struct xml_news *news, uint32_t i)
{
    struct document doc = {.date = news->hints->date,
                           .title = news->hints->title};

    xml_news_add(news, &doc, xml_nitf_document(news, i, &doc));
}

/* ---- NewsML-G2 ---- */

static uint32_t newsml(const struct xml_news *news, uint32_t i,
                       const char *const path[PATH_MAX_STEPS])
{
    return follow(news, i, XML_SPACE_NEWSML, path);
}

/* A part of an item, which may be the root, node 0. */
static uint32_t part(const struct xml_news *news, uint32_t item,
                     const char *name)
{
    return xml_child(news->tree, item, XML_SPACE_NEWSML, name);
}

/* A part of a part; there may be none, 0. */
static uint32_t meta(const struct xml_news *news, uint32_t i, const char *name)
{
    return i ? part(news, i, name) : 0;
}

/* The name of a party or a subject; a code alone is no name. */
static struct span name_of(const struct xml_news *news, uint32_t i)
{
    struct span name =
        i ? xml_news_line(news, meta(news, i, "name")) : SPAN("");

    return name.n ? name : value_at(news, i, "literal");
}

static void add_creators(struct xml_news *news, uint32_t content,
                         struct document *doc)
{
    uint32_t i = 0;

    if (content == 0)
        return;
    while ((i = xml_next(news->tree, content, i, XML_SPACE_NEWSML, "by")))
        author_add(xml_news_line(news, i), news->arena, doc);
    while (doc->author_count == 0 &&
           (i = xml_next(news->tree, content, i, XML_SPACE_NEWSML, "creator")))
        author_add(name_of(news, i), news->arena, doc);
}

/* The first version is the day of publication, a later one of a change. */
static void set_dates(struct xml_news *news, uint32_t item, uint32_t about,
                      uint32_t content, struct document *doc)
{
    struct span version = xml_value(news->tree, item, "version");
    struct span made = xml_news_day(news, meta(news, about, "versionCreated"));
    bool first = version.n == 0 || span_eq(version, SPAN("1"));

    set(&doc->date, xml_news_day(news, meta(news, content, "contentCreated")));
    set(&doc->date, xml_news_day(news, meta(news, about, "firstCreated")));
    doc->modified = xml_news_day(news, meta(news, content, "contentModified"));
    if (first)
        set(&doc->date, made);
    else
        set(&doc->modified, made);
}

static void read_item_meta(struct xml_news *news, uint32_t item,
                           struct document *doc)
{
    uint32_t about = part(news, item, "itemMeta");
    uint32_t content = part(news, item, "contentMeta");
    uint32_t subject = meta(news, content, "subject");
    struct span guid = xml_value(news->tree, item, "guid");

    set(&doc->title, xml_news_line(news, meta(news, content, "headline")));
    set(&doc->title, xml_news_line(news, meta(news, about, "title")));
    set(&doc->site, name_of(news, meta(news, about, "provider")));
    set(&doc->section, name_of(news, subject));
    set(&doc->declared_lang,
        value_at(news, meta(news, content, "language"), "tag"));
    set(&doc->declared_lang, xml_news_lang(news, item));
    if (span_starts(guid, SPAN("http")))
        doc->url = guid;
    set_dates(news, item, about, content, doc);
    add_creators(news, content, doc);
}

/* The article in an inlineXML. */
static bool read_inline(struct xml_news *news, uint32_t i, struct document *doc)
{
    const struct xml_tree *tree = news->tree;
    uint32_t html = xml_child(tree, i, XML_SPACE_XHTML, "html");
    uint32_t wire = xml_child(tree, i, XML_SPACE_NITF, "nitf");
    struct xml_body body = {0};

    if (wire)
        return xml_nitf_document(news, wire, doc);
    if (html)
        html = xml_child(tree, html, XML_SPACE_XHTML, "body");
    i = html ? html : i;
    body.html = xml_body_xhtml(tree, i, news->arena);
    body.origin = xml_news_origin(news, i, doc);
    return xml_body_read(&body, news->hints, news->arena, doc);
}

static bool read_data(struct xml_news *news, uint32_t i, struct document *doc)
{
    struct span type = xml_value(news->tree, i, "contenttype");
    struct span text = xml_text(news->tree, i, news->arena);

    if (!span_starts(type, SPAN("text/html")))
        text = xml_body_text(text, news->arena);
    struct xml_body body = {text, xml_news_origin(news, i, doc), false};
    return (type.n == 0 || span_starts(type, SPAN("text/"))) &&
           xml_value(news->tree, i, "encoding").n == 0 &&
           xml_body_read(&body, news->hints, news->arena, doc);
}

static bool read_contents(struct xml_news *news, uint32_t item,
                          struct document *doc)
{
    static const char *const path[] = {"contentSet", NULL, NULL, NULL};
    uint32_t set = newsml(news, item, path), i = 0;
    bool read = false;

    if (set == 0)
        return false;
    while (!read &&
           (i = xml_next(news->tree, set, i, XML_SPACE_NEWSML, "inlineXML")))
        read = read_inline(news, i, doc);
    while (!read &&
           (i = xml_next(news->tree, set, i, XML_SPACE_NEWSML, "inlineData")))
        read = read_data(news, i, doc);
    return read;
}

static struct span status_of(const struct xml_news *news, uint32_t item)
{
    uint32_t about = part(news, item, "itemMeta");

    return value_at(news, meta(news, about, "pubStatus"), "qcode");
}

/* A cancelled item says that what was sent before must not be used. */
static bool is_cancelled(const struct xml_news *news, uint32_t item)
{
    return span_ends(status_of(news, item), SPAN(":canceled"));
}

/* What a desk may read, but not publish yet. */
static void note_limits(const struct xml_news *news, uint32_t item,
                        struct document *doc)
{
    uint32_t about = part(news, item, "itemMeta");
    uint32_t embargo = meta(news, about, "embargoed");
    struct span until = embargo ? xml_news_line(news, embargo) : SPAN("");

    if (span_ends(status_of(news, item), SPAN(":withheld")))
        document_note(doc, news->arena, "the item is withheld by its provider");
    if (until.n && until.n < LONGEST_TIME)
        document_note(doc, news->arena, "the item is embargoed until %.*s",
                      (int)until.n, until.p);
    else if (embargo)
        document_note(doc, news->arena, "the item is embargoed");
}

static void read_news_item(struct xml_news *news, uint32_t item)
{
    struct document doc = {.date = news->hints->date};

    if (!news->docs.feed)
        doc.title = news->hints->title;
    read_item_meta(news, item, &doc);
    note_limits(news, item, &doc);
    xml_news_add(news, &doc,
                 !is_cancelled(news, item) && read_contents(news, item, &doc));
}

void xml_read_newsml(struct xml_news *news)
{
    const struct xml_tree *tree = news->tree;

    news->docs.feed = xml_is(tree, 0, XML_SPACE_NEWSML, "newsMessage");
    for (uint32_t i = 0; i < tree->count;) {
        bool item = xml_is(tree, i, XML_SPACE_NEWSML, "newsItem");

        if (item)
            read_news_item(news, i);
        i = item ? tree->at[i].end : i + 1;
    }
}
