#include "input/block.h"
#include "input/format.h"
#include "input/metadata_date.h"
#include "input/xml_body.h"
#include "input/xml_news.h"

void xml_news_add(struct xml_news *news, struct document *doc, bool read)
{
    struct documents *docs = &news->docs;

    if (!read) {
        news->empty++;
        return;
    }
    docs->at = arena_more(news->arena, docs->at, docs->count, sizeof *docs->at);
    docs->at[docs->count++] = *doc;
}

struct span xml_news_line(const struct xml_news *news, uint32_t i)
{
    return xml_body_line(xml_text(news->tree, i, news->arena), news->arena);
}

struct span xml_news_day(const struct xml_news *news, uint32_t i)
{
    struct span text = span_trim(xml_text(news->tree, i, news->arena));

    return text.n ? metadata_date(text, news->arena) : SPAN("");
}

struct span xml_news_lang(const struct xml_news *news, uint32_t i)
{
    for (;; i = news->tree->at[i].parent) {
        struct span lang = xml_value(news->tree, i, "xml:lang");

        if (lang.n || i == 0)
            return lang;
    }
}

struct link_origin xml_news_origin(struct xml_news *news, uint32_t i,
                                   const struct document *doc)
{
    enum { BASES = 4 }; /* within each other; those farther out do not count */
    struct span bases[BASES];
    struct link_origin origin = {doc->url, &news->link_bytes};
    size_t count = 0;

    if (!news->hints->links)
        return origin;
    for (;; i = news->tree->at[i].parent) {
        struct span value = xml_value(news->tree, i, "xml:base");

        if (value.n && count < BASES)
            bases[count++] = value;
        if (i == 0)
            break;
    }
    if (origin.base.n == 0)
        origin.base = news->address;
    if (!news->docs.feed && news->hints->url.n)
        origin.base = news->hints->url;
    while (count > 0)
        link_rebase(&origin, bases[--count], news->arena);
    return origin;
}

/* The first <nitf>, perhaps within something else: NewsML 1, say. */
static uint32_t find_nitf(const struct xml_tree *tree)
{
    uint32_t i = 0;

    while (i < tree->count && !xml_is(tree, i, XML_SPACE_NITF, "nitf"))
        i++;
    return i;
}

static bool is_newsml(const struct xml_tree *tree)
{
    return xml_is(tree, 0, XML_SPACE_NEWSML, "newsMessage") ||
           xml_is(tree, 0, XML_SPACE_NEWSML, "newsItem") ||
           xml_is(tree, 0, XML_SPACE_NEWSML, "packageItem");
}

static bool is_rss(const struct xml_tree *tree)
{
    return xml_is(tree, 0, XML_SPACE_NONE, "rss") ||
           (span_eq(tree->at[0].name, SPAN("RDF")) &&
            xml_child(tree, 0, XML_SPACE_RSS1, "channel"));
}

static bool read_tree(struct xml_news *news, struct err *err)
{
    const struct xml_tree *tree = news->tree;
    struct span root = tree->at[0].name;
    uint32_t nitf = find_nitf(tree);

    if (is_rss(tree))
        xml_read_rss(news);
    else if (xml_is(tree, 0, XML_SPACE_ATOM, "feed") ||
             xml_is(tree, 0, XML_SPACE_ATOM, "entry"))
        xml_read_atom(news);
    else if (is_newsml(tree))
        xml_read_newsml(news);
    else if (nitf < tree->count)
        xml_read_nitf(news, nitf);
    else
        return err_set(err, STATUS_INPUT,
                       "XML of another kind, <%.*s>: RSS, Atom, NITF and "
                       "NewsML-G2 are read",
                       root.n < 40 ? (int)root.n : 40, root.p);
    return true;
}

static void add_notes(const struct xml_news *news, struct document *first)
{
    const struct err *broken = &news->tree->broken;

    if (broken->status != STATUS_OK)
        document_note(first, news->arena,
                      "line %zu: %s; what stands behind it is lost",
                      broken->line, broken->text);
    if (news->tree->repairs)
        document_note(first, news->arena,
                      "%zu character reference%s that XML does not know mended",
                      news->tree->repairs, news->tree->repairs == 1 ? "" : "s");
    if (news->empty)
        document_note(first, news->arena,
                      "%zu of %zu entries have no text and are left out",
                      news->empty, news->empty + news->docs.count);
}

bool xml_read(struct span utf8, const struct input_hints *hints,
              struct arena *a, struct documents *docs, struct err *err)
{
    struct xml_tree tree;
    struct xml_news news = {.tree = &tree, .hints = hints, .arena = a};

    if (!xml_parse(utf8, a, &tree, err) || !read_tree(&news, err))
        return false;
    *docs = news.docs;
    if (docs->count == 0 && tree.broken.status != STATUS_OK) {
        *err = tree.broken;
        return false;
    }
    if (docs->count == 0)
        return err_set(err, STATUS_NOTHING, "no article text in the XML");
    add_notes(&news, &docs->at[0]);
    return true;
}
