#include "input/xml_tree.h"

#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

#include "base/buf.h"
#include "input/xml_repair.h"

enum {
    NODES_MAX = 1000000,
    BOUND_MAX = 64 /* namespaces that hold at one place */
};

static const struct {
    const char *uri;
    enum xml_space space;
} spaces[] = {
    {"http://www.w3.org/2005/Atom",              XML_SPACE_ATOM   },
    {"http://purl.org/atom/ns#",                 XML_SPACE_ATOM   },
    {"http://purl.org/rss/1.0/",                 XML_SPACE_RSS1   },
    {"http://purl.org/rss/1.0/modules/content/", XML_SPACE_CONTENT},
    {"http://purl.org/dc/elements/1.1/",         XML_SPACE_DUBLIN },
    {"http://purl.org/dc/terms/",                XML_SPACE_DUBLIN },
    {"http://iptc.org/std/NITF/2006-10-18/",     XML_SPACE_NITF   },
    {"http://iptc.org/std/nar/2006-10-01/",      XML_SPACE_NEWSML },
    {"http://www.w3.org/1999/xhtml",             XML_SPACE_XHTML  },
    {"",                                         XML_SPACE_NONE   },
};

struct binding { /* of a prefix, empty: of names without one */
    struct span prefix;
    enum xml_space space;
    uint32_t node; /* where it was declared */
};

struct builder {
    struct arena *arena;
    struct xml_node *at;
    uint32_t count;
    uint32_t open;   /* the innermost open element */
    struct buf text; /* of all texts, one after the other */
    struct binding bound[BOUND_MAX];
    size_t bound_count;
    bool full;         /* more nodes than NODES_MAX */
    struct err broken; /* the first error */
    xmlParserCtxtPtr parser;
};

static enum xml_space find_space(struct span uri)
{
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (span_eq(uri, span_of(spaces[i].uri)))
            return spaces[i].space;
    return XML_SPACE_OTHER;
}

static void split_name(struct span name, struct span *prefix,
                       struct span *local)
{
    const char *colon = memchr(name.p, ':', name.n);
    size_t n = colon ? (size_t)(colon - name.p) : 0;
    bool parted = colon && n + 1 < name.n; /* "a:" is a name as a whole */

    *prefix = span_upto(name, parted ? n : 0);
    *local = span_from(name, parted ? n + 1 : 0);
}

static enum xml_space resolve(const struct builder *b, struct span prefix)
{
    for (size_t i = b->bound_count; i-- > 0;)
        if (span_eq(b->bound[i].prefix, prefix))
            return b->bound[i].space;
    return prefix.n ? XML_SPACE_OTHER : XML_SPACE_NONE;
}

static void bind(struct builder *b, struct span name, struct span uri)
{
    struct span prefix, local;

    if (!span_starts(name, SPAN("xmlns")) || b->bound_count == BOUND_MAX)
        return;
    split_name(name, &prefix, &local);
    if (prefix.n == 0 && name.n == 5)
        local = SPAN("");
    else if (!span_eq(prefix, SPAN("xmlns")))
        return;
    b->bound[b->bound_count++] =
        (struct binding){local, find_space(uri), b->count - 1};
}

static struct xml_node *add_node(struct builder *b)
{
    struct xml_node *node;

    if (b->count == NODES_MAX) {
        b->full = true;
        xmlStopParser(b->parser);
        return NULL;
    }
    b->at = arena_more(b->arena, b->at, b->count, sizeof *b->at);
    node = &b->at[b->count++];
    *node = (struct xml_node){.parent = b->open, .end = b->count};
    return node;
}

static void start_element(void *context, const xmlChar *name,
                          const xmlChar **attributes)
{
    struct builder *b = context;
    struct xml_node *node = add_node(b);
    struct span prefix,
        copy = arena_copy(b->arena, span_of((const char *)name));

    if (!node)
        return;
    for (; attributes && attributes[0]; attributes += 2) {
        struct xml_value *v = ARENA_NEW(b->arena, struct xml_value, 1);

        v->next = node->values;
        v->name = arena_copy(b->arena, span_of((const char *)attributes[0]));
        if (attributes[1])
            v->text =
                arena_copy(b->arena, span_of((const char *)attributes[1]));
        bind(b, v->name, v->text);
        node->values = v;
    }
    split_name(copy, &prefix, &node->name);
    node->space = resolve(b, prefix);
    b->open = b->count - 1;
}

static void end_element(void *context, const xmlChar *name)
{
    struct builder *b = context;

    (void)name; /* libxml2 has seen that it is the open one */
    if (b->count == 0)
        return;
    while (b->bound_count && b->bound[b->bound_count - 1].node == b->open)
        b->bound_count--;
    b->at[b->open].end = b->count;
    b->open = b->at[b->open].parent;
}

/* Text comes in pieces, which follow each other in `text`. */
static void characters(void *context, const xmlChar *piece, int n)
{
    struct builder *b = context;
    struct xml_node *last = b->count ? &b->at[b->count - 1] : NULL;

    if (!last || n <= 0)
        return;
    if (last->name.n || last->parent != b->open) {
        last = add_node(b);
        if (!last)
            return;
        last->text = (struct span){NULL, b->text.n};
    }
    buf_add(&b->text, (struct span){(const char *)piece, (size_t)n});
}

/* While the tree grew the buffer moved: a text's place was its offset,
 * kept in text.n, and it reaches to the next text. */
static void settle_texts(struct builder *b)
{
    size_t end = b->text.n;

    for (uint32_t i = b->count; i-- > 0;) {
        struct xml_node *node = &b->at[i];
        size_t start = node->text.n;

        if (node->name.n)
            continue;
        node->text = (struct span){b->text.p + start, end - start};
        end = start;
    }
}

static void close_all(struct builder *b)
{
    for (uint32_t i = b->open; b->count; i = b->at[i].parent) {
        b->at[i].end = b->count;
        if (i == 0)
            break;
    }
}

/* The message's first line; what follows is the source around it.  A tag
 * that is not closed is told apart: libxml2 names a line that it does not
 * know. */
static void set_broken(struct err *broken, const xmlError *e)
{
    struct span text = span_trim(span_of(e->message ? e->message : "broken"));
    size_t n = span_find(text, SPAN("\n"));

    n = n < text.n ? n : text.n;
    if (e->code == XML_ERR_TAG_NAME_MISMATCH && e->str1 && e->str2)
        err_set(broken, STATUS_INPUT,
                "XML is not well-formed: <%.50s> ends with </%.50s>", e->str1,
                e->str2);
    else
        err_set(broken, STATUS_INPUT, "XML is not well-formed: %.*s",
                n < 150 ? (int)n : 150, text.p);
}

/* The first error, in libxml2's words, and the end of the reading: behind
 * it libxml2 only looks for more errors. */
static void stop_at_error(void *context, const char *format, ...)
{
    struct builder *b = context;
    const xmlError *e = xmlCtxtGetLastError(b->parser);

    (void)format;
    if (!e || e->level == XML_ERR_WARNING || b->full)
        return;
    set_broken(&b->broken, e);
    b->broken.line = e->line > 0 ? (size_t)e->line : 0;
    b->broken.column = e->int2 > 0 ? (size_t)e->int2 : 0;
    xmlStopParser(b->parser);
}

static bool run_parser(struct span xml, struct builder *b, struct err *err)
{
    static const int options = XML_PARSE_NOWARNING | XML_PARSE_NONET |
                               XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    bool memory;

    if (!parser)
        return err_set(err, STATUS_SYSTEM, "out of memory");
    memset(parser->sax, 0, sizeof *parser->sax);
    parser->sax->startElement = start_element;
    parser->sax->endElement = end_element;
    parser->sax->characters = characters;
    parser->sax->ignorableWhitespace = characters;
    parser->sax->cdataBlock = characters;
    parser->sax->error = parser->sax->fatalError = stop_at_error;
    parser->userData = b;
    b->parser = parser;
    xmlFreeDoc(
        xmlCtxtReadMemory(parser, xml.p, (int)xml.n, NULL, "utf-8", options));
    memory = parser->errNo == XML_ERR_NO_MEMORY;
    xmlFreeParserCtxt(parser);
    return !memory || err_set(err, STATUS_SYSTEM, "out of memory");
}

bool xml_parse(struct span xml, struct arena *a, struct xml_tree *tree,
               struct err *err)
{
    struct builder *b = ARENA_NEW(a, struct builder, 1);
    struct span repaired;

    *tree = (struct xml_tree){0};
    if (!xml_repair(xml, a, &repaired, &tree->repairs, err))
        return false;
    if (repaired.n > INT_MAX)
        return err_set(err, STATUS_INPUT, "XML of more than 2 GB");
    b->arena = a;
    b->text = buf_new(a, UINT32_MAX);
    if (span_trim(repaired).n && !run_parser(repaired, b, err))
        return false;
    tree->broken = b->broken;
    if (b->full)
        return err_set(err, STATUS_INPUT, "XML of more than %d parts",
                       (int)NODES_MAX);
    if (b->count == 0 && tree->broken.status != STATUS_OK) {
        *err = tree->broken;
        return false;
    }
    if (b->count == 0)
        return err_set(err, STATUS_INPUT, "XML without an element");
    close_all(b);
    settle_texts(b);
    tree->at = b->at;
    tree->count = b->count;
    return true;
}

bool xml_is(const struct xml_tree *tree, uint32_t i, enum xml_space space,
            const char *name)
{
    const struct xml_node *node = &tree->at[i];

    return (node->space == space || node->space == XML_SPACE_NONE) &&
           span_eq(node->name, span_of(name));
}

uint32_t xml_next(const struct xml_tree *tree, uint32_t parent, uint32_t after,
                  enum xml_space space, const char *name)
{
    uint32_t i = after ? tree->at[after].end : parent + 1;

    for (; i < tree->at[parent].end; i = tree->at[i].end)
        if (xml_is(tree, i, space, name))
            return i;
    return 0;
}

uint32_t xml_child(const struct xml_tree *tree, uint32_t parent,
                   enum xml_space space, const char *name)
{
    return xml_next(tree, parent, 0, space, name);
}

struct span xml_value(const struct xml_tree *tree, uint32_t i, const char *name)
{
    for (const struct xml_value *v = tree->at[i].values; v; v = v->next)
        if (span_eq(v->name, span_of(name)))
            return v->text;
    return SPAN("");
}

struct span xml_text(const struct xml_tree *tree, uint32_t i, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 4);

    if (i == 0)
        return SPAN("");
    for (uint32_t k = i; k < tree->at[i].end; k++)
        if (tree->at[k].name.n == 0)
            buf_add(&out, tree->at[k].text);
    return out.n ? buf_span(&out) : SPAN("");
}
