#include "input/xml_body.h"

#include "base/buf.h"
#include "input/block.h"
#include "input/html_article.h"
#include "input/html_space.h"
#include "input/html_tree.h"

enum { LONGEST_LINE = 1000 /* [bytes] of a title or a name */ };

/* How an element of NITF is called in HTML; "": its text alone, NULL: it
 * goes with all that is in it.  Source: NITF 3.6, body.content. */
static const struct {
    const char *nitf, *html;
} names[] = {
    {"p",                   "p"         },
    {"hl1",                 "h2"        },
    {"hl2",                 "h2"        },
    {"bq",                  "blockquote"},
    {"block",               "div"       },
    {"note",                "div"       },
    {"media",               "figure"    },
    {"media-caption",       "figcaption"},
    {"media-reference",     NULL        },
    {"media-metadata",      NULL        },
    {"media-object",        NULL        },
    {"media-producer",      NULL        },
    {"credit",              NULL        },
    {"alt-code",            NULL        },
    {"ul",                  "ul"        },
    {"ol",                  "ol"        },
    {"li",                  "li"        },
    {"dl",                  "dl"        },
    {"dt",                  "dt"        },
    {"dd",                  "dd"        },
    {"pre",                 "pre"       },
    {"br",                  "br"        },
    {"hr",                  "hr"        },
    {"table",               "table"     },
    {"tr",                  "tr"        },
    {"td",                  "td"        },
    {"th",                  "th"        },
    {"caption",             "caption"   },
    {"nitf-table",          "div"       },
    {"nitf-table-metadata", NULL        },
    {"fn",                  "p"         },
    {"a",                   "a"         },
};

struct writer {
    const struct xml_tree *tree;
    struct buf out;
    bool nitf;
};

static void put_text(struct buf *out, struct span s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '<')
            buf_add(out, SPAN("&lt;"));
        else if (s.p[i] == '&')
            buf_add(out, SPAN("&amp;"));
        else if (s.p[i] == '"')
            buf_add(out, SPAN("&quot;"));
        else
            buf_char(out, s.p[i]);
    }
}

/* The name of node i in HTML, see `names`. */
static const char *nitf_name(const struct xml_node *node)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (span_eq(node->name, span_of(names[i].nitf)))
            return names[i].html;
    return "";
}

static bool is_void(struct span name)
{
    return span_eq(name, SPAN("br")) || span_eq(name, SPAN("hr")) ||
           span_eq(name, SPAN("img")) || span_eq(name, SPAN("input"));
}

/* Empty: no tag is written. */
static struct span html_name(const struct writer *w,
                             const struct xml_node *node)
{
    const char *name;

    if (!w->nitf)
        return node->name;
    name = nitf_name(node);
    return name ? span_of(name) : SPAN("");
}

static void put_start(struct writer *w, const struct xml_node *node)
{
    struct span name = html_name(w, node);

    if (name.n == 0)
        return;
    buf_char(&w->out, '<');
    buf_add(&w->out, name);
    for (const struct xml_value *v = node->values; v; v = v->next) {
        if (w->nitf ? !span_eq(v->name, SPAN("href"))
                    : memchr(v->name.p, ':', v->name.n) != NULL)
            continue;
        buf_char(&w->out, ' ');
        buf_add(&w->out, v->name);
        buf_add(&w->out, SPAN("=\""));
        put_text(&w->out, v->text);
        buf_char(&w->out, '"');
    }
    buf_char(&w->out, '>');
}

static void put_end(struct writer *w, const struct xml_node *node)
{
    struct span name = html_name(w, node);

    if (name.n == 0 || is_void(name))
        return;
    buf_add(&w->out, SPAN("</"));
    buf_add(&w->out, name);
    buf_char(&w->out, '>');
}

static void put_below(struct writer *w, uint32_t top)
{
    const struct xml_node *at = w->tree->at;
    uint32_t open = top;

    for (uint32_t k = top + 1; k < at[top].end; k++) {
        for (; k >= at[open].end; open = at[open].parent)
            put_end(w, &at[open]);
        if (at[k].name.n == 0) {
            put_text(&w->out, at[k].text);
        } else if (w->nitf && !nitf_name(&at[k])) {
            k = at[k].end - 1;
        } else {
            put_start(w, &at[k]);
            open = k;
        }
    }
    for (; open != top; open = at[open].parent)
        put_end(w, &at[open]);
}

static struct span write_below(const struct xml_tree *tree, uint32_t i,
                               bool nitf, struct arena *a)
{
    struct writer w = {tree, buf_new(a, SIZE_MAX / 4), nitf};

    put_below(&w, i);
    return w.out.n ? buf_span(&w.out) : SPAN("");
}

struct span xml_body_xhtml(const struct xml_tree *tree, uint32_t i,
                           struct arena *a)
{
    return write_below(tree, i, false, a);
}

struct span xml_body_nitf(const struct xml_tree *tree, uint32_t i,
                          struct arena *a)
{
    return write_below(tree, i, true, a);
}

struct span xml_body_text(struct span text, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 4);

    buf_add(&out, SPAN("<p>"));
    for (size_t at = 0; at < text.n;) {
        const char *end = memchr(text.p + at, '\n', text.n - at);
        size_t stop = end ? (size_t)(end - text.p) : text.n;
        struct span line = span_trim(span_slice(text, at, stop));

        if (line.n == 0)
            buf_add(&out, SPAN("</p><p>"));
        put_text(&out, line);
        buf_char(&out, '\n');
        at = stop + 1;
    }
    return buf_span(&out);
}

bool xml_body_read(const struct xml_body *body, const struct input_hints *hints,
                   struct arena *a, struct document *doc)
{
    struct err ignored = {0};
    struct html_tree tree;
    struct html_article article;

    doc->intake = (struct intake){0};
    if (span_trim(body->html).n == 0 ||
        !html_parse(body->html, a, &tree, &ignored))
        return false;
    tree.notes_links = hints->links;
    tree.plain_links = body->wire;
    article = html_whole(&tree, doc->title, a);
    if (article.count == 0)
        return false;
    html_article_links(&tree, &article, body->origin, a, doc);
    doc->intake.dropped += article.dropped;
    doc->intake.dropped_bytes += article.dropped_bytes;
    block_build(article.drafts, article.count, hints, a, doc);
    return doc->text.n > 0;
}

struct span xml_body_words(struct span text, struct arena *a)
{
    struct buf out = buf_new(a, LONGEST_LINE);
    struct space space = {0};

    space_add(&space, text, &out);
    return out.n ? buf_span(&out) : SPAN("");
}

struct span xml_body_line(struct span value, struct arena *a)
{
    return value.n ? span_trim(html_plain(value, LONGEST_LINE, a)) : SPAN("");
}
