#include "input/html_tree.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "input/html_css.h"
#include "input/html_repair.h"
#include "input/html_space.h"

struct element {
    const char *name;
    enum html_tag tag;
    unsigned traits;
};

/* Sorted by name.  What is not here is inline and unremarkable. */
static const struct element elements[] = {
    {"a",                     HTML_A,          0                                      },
    {"abbr",                  HTML_ABBR,       0                                      },
    {"address",               HTML_OTHER,      HTML_BLOCK                             },
    {"amp-ad",                HTML_OTHER,      HTML_NEVER                             },
    {"amp-auto-ads",          HTML_OTHER,      HTML_NEVER                             },
    {"amp-consent",           HTML_OTHER,      HTML_NEVER                             },
    {"amp-embed",             HTML_OTHER,      HTML_NEVER                             },
    {"amp-next-page",         HTML_OTHER,      HTML_NEVER                             },
    {"amp-sidebar",           HTML_OTHER,      HTML_NEVER                             },
    {"amp-social-share",      HTML_OTHER,      HTML_NEVER                             },
    {"amp-sticky-ad",         HTML_OTHER,      HTML_NEVER                             },
    {"amp-user-notification", HTML_OTHER,      HTML_NEVER                             },
    {"applet",                HTML_OTHER,      HTML_NEVER                             },
    {"area",                  HTML_OTHER,      HTML_NEVER                             },
    {"article",               HTML_ARTICLE,    HTML_BLOCK | HTML_CONTAINER | HTML_ROOT},
    {"aside",                 HTML_ASIDE,      HTML_ASIDES | HTML_BLOCK               },
    {"audio",                 HTML_OTHER,      HTML_NEVER                             },
    {"b",                     HTML_OTHER,      HTML_PLAIN                             },
    {"base",                  HTML_BASE,       HTML_META_DATA                         },
    {"blockquote",            HTML_BLOCKQUOTE, HTML_BLOCK | HTML_PROSE                },
    {"body",                  HTML_BODY,       HTML_BLOCK | HTML_ROOT                 },
    {"br",                    HTML_BR,         0                                      },
    {"button",                HTML_OTHER,      HTML_NEVER                             },
    {"canvas",                HTML_OTHER,      HTML_NEVER                             },
    {"caption",               HTML_OTHER,      HTML_BLOCK                             },
    {"center",                HTML_OTHER,      HTML_BLOCK                             },
    {"dd",                    HTML_OTHER,      HTML_BLOCK                             },
    {"details",               HTML_OTHER,      HTML_BLOCK                             },
    {"dialog",                HTML_OTHER,      HTML_NEVER                             },
    {"div",                   HTML_OTHER,      HTML_BLOCK | HTML_CONTAINER            },
    {"dl",                    HTML_OTHER,      HTML_BLOCK                             },
    {"dt",                    HTML_OTHER,      HTML_BLOCK                             },
    {"em",                    HTML_OTHER,      HTML_PLAIN                             },
    {"embed",                 HTML_OTHER,      HTML_NEVER                             },
    {"fieldset",              HTML_OTHER,      HTML_ASIDES | HTML_BLOCK               },
    {"figcaption",            HTML_FIGCAPTION, HTML_ASIDES | HTML_BLOCK | HTML_SURELY },
    {"figure",                HTML_OTHER,      HTML_ASIDES | HTML_BLOCK               },
    {"footer",                HTML_FOOTER,     HTML_ASIDES | HTML_BLOCK | HTML_SURELY },
    {"form",                  HTML_OTHER,      HTML_ASIDES | HTML_BLOCK               },
    {"frame",                 HTML_OTHER,      HTML_NEVER                             },
    {"h1",                    HTML_H1,         HTML_BLOCK | HTML_HEADING              },
    {"h2",                    HTML_OTHER,      HTML_BLOCK | HTML_HEADING              },
    {"h3",                    HTML_OTHER,      HTML_BLOCK | HTML_HEADING              },
    {"h4",                    HTML_OTHER,      HTML_BLOCK | HTML_HEADING              },
    {"h5",                    HTML_OTHER,      HTML_BLOCK | HTML_HEADING              },
    {"h6",                    HTML_OTHER,      HTML_BLOCK | HTML_HEADING              },
    {"head",                  HTML_HEAD,       HTML_ROOT                              },
    {"header",                HTML_OTHER,      HTML_BLOCK                             },
    {"hgroup",                HTML_OTHER,      HTML_BLOCK                             },
    {"hr",                    HTML_OTHER,      HTML_BLOCK                             },
    {"html",                  HTML_HTML,       HTML_BLOCK | HTML_ROOT                 },
    {"i",                     HTML_OTHER,      HTML_PLAIN                             },
    {"iframe",                HTML_OTHER,      HTML_NEVER                             },
    {"input",                 HTML_OTHER,      HTML_NEVER                             },
    {"label",                 HTML_OTHER,      HTML_ASIDES                            },
    {"li",                    HTML_OTHER,      HTML_BLOCK | HTML_ITEM                 },
    {"link",                  HTML_LINK,       HTML_META_DATA                         },
    {"main",                  HTML_OTHER,      HTML_BLOCK | HTML_CONTAINER | HTML_ROOT},
    {"map",                   HTML_OTHER,      HTML_NEVER                             },
    {"math",                  HTML_OTHER,      HTML_NEVER                             },
    {"menu",                  HTML_OTHER,      HTML_ASIDES                            },
    {"meta",                  HTML_META,       HTML_META_DATA                         },
    {"nav",                   HTML_OTHER,      HTML_ASIDES | HTML_BLOCK | HTML_SURELY },
    {"noscript",              HTML_OTHER,      HTML_BLOCK | HTML_HIDDEN               },
    {"object",                HTML_OTHER,      HTML_NEVER                             },
    {"ol",                    HTML_OTHER,      HTML_BLOCK | HTML_LIST                 },
    {"option",                HTML_OTHER,      HTML_NEVER                             },
    {"p",                     HTML_P,          HTML_BLOCK | HTML_PROSE | HTML_PLAIN   },
    {"picture",               HTML_OTHER,      HTML_ASIDES                            },
    {"pre",                   HTML_PRE,        HTML_BLOCK | HTML_PROSE                },
    {"rp",                    HTML_OTHER,      HTML_NEVER                             },
    {"rt",                    HTML_OTHER,      HTML_NEVER                             },
    {"script",                HTML_SCRIPT,     HTML_META_DATA                         },
    {"section",               HTML_OTHER,      HTML_BLOCK | HTML_CONTAINER            },
    {"select",                HTML_OTHER,      HTML_NEVER                             },
    {"source",                HTML_OTHER,      HTML_NEVER                             },
    {"strong",                HTML_OTHER,      HTML_PLAIN                             },
    {"style",                 HTML_OTHER,      HTML_NEVER                             },
    {"summary",               HTML_OTHER,      HTML_BLOCK                             },
    {"svg",                   HTML_OTHER,      HTML_NEVER                             },
    {"table",                 HTML_TABLE,      HTML_BLOCK | HTML_LIST                 },
    {"tbody",                 HTML_OTHER,      HTML_BLOCK | HTML_PLAIN                },
    {"td",                    HTML_TD,         HTML_BLOCK | HTML_CELL | HTML_PLAIN    },
    {"template",              HTML_OTHER,      HTML_NEVER                             },
    {"textarea",              HTML_OTHER,      HTML_NEVER                             },
    {"tfoot",                 HTML_OTHER,      HTML_BLOCK                             },
    {"th",                    HTML_TD,         HTML_BLOCK                             },
    {"thead",                 HTML_OTHER,      HTML_BLOCK                             },
    {"time",                  HTML_TIME,       0                                      },
    {"title",                 HTML_TITLE,      HTML_META_DATA                         },
    {"tr",                    HTML_OTHER,      HTML_BLOCK | HTML_PLAIN                },
    {"track",                 HTML_OTHER,      HTML_NEVER                             },
    {"ul",                    HTML_OTHER,      HTML_BLOCK | HTML_LIST                 },
    {"video",                 HTML_OTHER,      HTML_NEVER                             },
};

static const char *const attribute_names[HTML_ATTRIBUTES] = {
    [HTML_CLASS] = "class",
    [HTML_CONTENT] = "content",
    [HTML_DATETIME] = "datetime",
    [HTML_HREF] = "href",
    [HTML_ID] = "id",
    [HTML_ITEMPROP] = "itemprop",
    [HTML_LANG] = "lang",
    [HTML_NAME] = "name",
    [HTML_PROPERTY] = "property",
    [HTML_PUBDATE] = "pubdate",
    [HTML_REL] = "rel",
    [HTML_ROLE] = "role",
    [HTML_TITLE_TEXT] = "title",
    [HTML_HTTP_EQUIV] = "http-equiv",
    [HTML_TYPE] = "type",
    [HTML_HIDDEN_FLAG] = "hidden",
    [HTML_ARIA_HIDDEN] = "aria-hidden",
    [HTML_STYLE] = "style",
};

/* What the callbacks of libxml2 fill. */
struct builder {
    struct arena *arena;
    struct html_node *at;
    uint32_t count;
    uint32_t open;  /* the innermost open element that is in the tree */
    size_t skipped; /* [elements] open inside one that is not, it included */
    struct buf text;
    uint32_t body;
};

static int compare_name(const void *key, const void *element)
{
    return strcmp(key, ((const struct element *)element)->name);
}

static struct element find_element(const char *name)
{
    const struct element *found =
        bsearch(name, elements, sizeof elements / sizeof *elements,
                sizeof *elements, compare_name);

    return found ? *found : (struct element){name, HTML_OTHER, 0};
}

/* display:none and visibility:hidden, whatever the spaces and case. */
static bool style_hides(struct span style)
{
    static const char *const hiding[] = {"display:none", "visibility:hidden"};
    char low[300];
    size_t n = 0;

    for (size_t i = 0; i < style.n && n < sizeof low; i++)
        if (style.p[i] != ' ')
            low[n++] = (char)(style.p[i] >= 'A' && style.p[i] <= 'Z'
                                  ? style.p[i] | 0x20
                                  : style.p[i]);
    for (size_t i = 0; i < 2; i++)
        if (span_find((struct span){low, n}, span_of(hiding[i])) != SIZE_MAX)
            return true;
    return false;
}

static void add_value(struct builder *b, struct html_node *node,
                      const char *name, const char *value)
{
    struct span text = value ? span_of(value) : SPAN("");
    struct html_value *v;
    size_t i = 0;

    while (i < HTML_ATTRIBUTES && strcmp(name, attribute_names[i]) != 0)
        i++;
    switch (i) {
    case HTML_ATTRIBUTES:
        return;
    case HTML_HIDDEN_FLAG:
        node->traits |= HTML_HIDDEN;
        return;
    case HTML_ARIA_HIDDEN:
        if (span_eq(text, SPAN("true")))
            node->traits |= HTML_HIDDEN;
        return;
    case HTML_STYLE:
        if (style_hides(text))
            node->traits |= HTML_HIDDEN;
        return;
    case HTML_CLASS:
    case HTML_ID:
        node->css |= (uint16_t)css_hints(text);
        break;
    default:
        break;
    }
    v = ARENA_NEW(b->arena, struct html_value, 1);
    *v = (struct html_value){node->values, (enum html_attribute)i,
                             arena_copy(b->arena, text)};
    node->values = v;
}

static struct html_node *add_node(struct builder *b, struct element e)
{
    struct html_node *node;

    b->at = arena_more(b->arena, b->at, b->count, sizeof *b->at);
    node = &b->at[b->count];
    *node = (struct html_node){.parent = b->count ? b->open : 0,
                               .end = b->count + 1,
                               .tag = (uint16_t)e.tag,
                               .traits = (uint16_t)e.traits};
    b->count++;
    return node;
}

static void start_element(void *context, const xmlChar *name,
                          const xmlChar **attributes)
{
    struct builder *b = context;
    struct element e = find_element((const char *)name);
    struct html_node *node;

    if (b->skipped > 0 || (e.traits & HTML_NEVER)) {
        b->skipped++;
        return;
    }
    node = add_node(b, e);
    for (; attributes && attributes[0]; attributes += 2)
        add_value(b, node, (const char *)attributes[0],
                  (const char *)attributes[1]);
    b->open = b->count - 1;
    if (e.tag == HTML_BODY && !b->body)
        b->body = b->open;
}

static void end_element(void *context, const xmlChar *name)
{
    struct builder *b = context;

    (void)name; /* libxml2 closes what it opened, in order */
    if (b->skipped > 0) {
        b->skipped--;
        return;
    }
    if (b->count == 0)
        return;
    b->at[b->open].end = b->count;
    b->open = b->at[b->open].parent;
}

/* Text comes in pieces, which follow each other in `text`. */
static void characters(void *context, const xmlChar *piece, int n)
{
    static const struct element text = {"", HTML_TEXT, 0};
    struct builder *b = context;
    struct html_node *last = b->count ? &b->at[b->count - 1] : NULL;

    if (b->skipped > 0 || !last || n <= 0)
        return;
    if (last->tag != HTML_TEXT || last->parent != b->open) {
        last = add_node(b, text);
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
        struct html_node *node = &b->at[i];
        size_t start = node->text.n;

        if (node->tag != HTML_TEXT)
            continue;
        node->text = (struct span){b->text.p + start, end - start};
        end = start;
    }
}

/* Elements that the end of the page closes. */
static void close_all(struct builder *b)
{
    for (uint32_t i = b->open; b->count > 0; i = b->at[i].parent) {
        b->at[i].end = b->count;
        if (i == b->at[i].parent)
            break;
    }
}

static void set_callbacks(htmlParserCtxtPtr parser, struct builder *b)
{
    htmlSAXHandler handler;

    memset(&handler, 0, sizeof handler);
    handler.startElement = start_element;
    handler.endElement = end_element;
    handler.characters = characters;
    handler.ignorableWhitespace = characters;
    handler.cdataBlock = characters;
    *parser->sax = handler;
    parser->userData = b;
}

static bool run_parser(struct span html, struct builder *b, struct err *err)
{
    static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                               HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                               HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    htmlDocPtr doc;
    bool memory;

    if (!parser)
        return err_set(err, STATUS_SYSTEM, "out of memory");
    set_callbacks(parser, b);
    doc =
        htmlCtxtReadMemory(parser, html.p, (int)html.n, NULL, "utf-8", options);
    memory = parser->errNo == XML_ERR_NO_MEMORY;
    xmlFreeDoc(doc);
    htmlFreeParserCtxt(parser);
    return !memory || err_set(err, STATUS_SYSTEM, "out of memory");
}

static bool repair_and_parse(struct span html, struct builder *b,
                             struct err *err)
{
    struct arena *scratch = arena_child(b->arena);
    struct span repaired = html_repair(html, scratch);
    bool done;

    if (repaired.n > INT_MAX)
        done = err_set(err, STATUS_INPUT, "HTML of more than 2 GB");
    else
        done = repaired.n == 0 || run_parser(repaired, b, err);
    arena_release(scratch);
    return done;
}

bool html_parse(struct span html, struct arena *a, struct html_tree *tree,
                struct err *err)
{
    struct builder b = {.arena = a};

    b.text = buf_new(a, UINT32_MAX);
    if (!repair_and_parse(html, &b, err))
        return false;
    close_all(&b);
    settle_texts(&b);
    *tree = (struct html_tree){.at = b.at, .count = b.count, .body = b.body};
    return true;
}

struct span html_value(const struct html_node *node,
                       enum html_attribute attribute)
{
    for (const struct html_value *v = node->values; v; v = v->next)
        if (v->attribute == attribute)
            return v->text;
    return SPAN("");
}

bool html_has(const struct html_node *node, enum html_attribute attribute)
{
    const struct html_value *v = node->values;

    while (v && v->attribute != attribute)
        v = v->next;
    return v != NULL;
}

bool html_base(const struct html_tree *tree, struct span *href)
{
    for (uint32_t i = 0; i < tree->count; i++)
        if (tree->at[i].tag == HTML_BASE && html_has(&tree->at[i], HTML_HREF)) {
            *href = html_value(&tree->at[i], HTML_HREF);
            return true;
        }
    return false;
}

static struct span read_text(const struct html_tree *tree, uint32_t i,
                             unsigned parting, struct buf *out)
{
    struct space space = {0};

    for (uint32_t k = i; k < tree->at[i].end && !out->full; k++) {
        const struct html_node *node = &tree->at[k];

        if (node->tag == HTML_TEXT)
            space_add(&space, node->text, out);
        else if (node->tag == HTML_SCRIPT)
            k = node->end - 1;
        else if (node->tag == HTML_BR || !parting || (node->traits & parting))
            space.pending = true;
    }
    return buf_span(out);
}

struct span html_text(const struct html_tree *tree, uint32_t i, size_t max,
                      struct arena *a)
{
    struct buf out = buf_new(a, max);

    return read_text(tree, i, HTML_BLOCK, &out);
}

struct span html_words(const struct html_tree *tree, uint32_t i, size_t max,
                       struct arena *a)
{
    struct buf out = buf_new(a, max);

    return read_text(tree, i, 0, &out);
}

struct span html_plain(struct span value, size_t max, struct arena *a)
{
    struct buf out = buf_new(a, max);
    struct space space = {0};
    struct html_tree tree = {0};
    struct err ignored = {0};

    if (value.n > 0 &&
        (memchr(value.p, '<', value.n) || memchr(value.p, '&', value.n)) &&
        html_parse(value, a, &tree, &ignored) && tree.count > 0)
        return html_text(&tree, 0, max, a);
    space_add(&space, value, &out);
    return buf_span(&out);
}
