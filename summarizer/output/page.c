#include "output/page.h"

#include <assert.h>
#include <string.h>

#include "base/digest.h"
#include "output/fact_node.h"
#include "output/markdown.h"
#include "output/safe.h"

struct section {
    const char *id, *title;
    bool (*write)(struct pen *, const struct view *, cmark_node *);
};

static const struct section sections[] = {
    {"bottom-line", "Bottom line",       page_bottom_line},
    {"highlights",  "Highlights",        page_highlights },
    {"figures",     "Key figures",       page_figures    },
    {"facts",       "Fact sheet",        page_sheet      },
    {"disagree",    "Sources disagree",  page_disputes   },
    {"reactions",   "Reactions",         page_reactions  },
    {"timeline",    "Timeline",          page_timeline   },
    {"background",  "Background",        page_background },
    {"language",    "Language notes",    page_language   },
    {"texts",       "Full texts",        page_texts      },
    {"sources",     "Sources",           page_sources    },
    {"method",      "Method and limits", page_method     },
};

static const struct section compared[] = {
    {"disagree", "Sources disagree",             page_disputes  },
    {"people",   "How each names and describes", page_people    },
    {"agreed",   "Agreed",                       page_agreements},
    {"only",     "Only in one source",           page_only_in   },
    {"loaded",   "Loaded words",                 page_loaded    },
    {"texts",    "Full texts",                   page_texts     },
    {"sources",  "Sources",                      page_sources   },
    {"method",   "Method and limits",            page_method    },
};

enum {
    SECTION_TEXTS = 9,
    SECTION_COUNT = sizeof sections / sizeof *sections,
    COMPARED_COUNT = sizeof compared / sizeof *compared
};

struct page {
    struct pen *pen;
    const struct view *view;
    struct arena *arena;
    cmark_node *head, *banner, *nav, *body; /* each written by itself */
    cmark_node *links;                      /* the list in nav */
};

static const char *find_title(const struct page *p, const struct section *s)
{
    return s->write == page_disputes && !p->view->merged
               ? "The source disagrees with itself"
               : s->title;
}

/* A section that has anything in it, and its line in the navigation. */
static void add_section(const struct page *p, const struct section *s)
{
    cmark_node *node =
        node_block(p->body, "</section>", "<section id=\"%s\">", s->id);

    node_heading(node, 2, find_title(p, s));
    p->pen->anchor = (struct anchor){0};
    if (!s->write(p->pen, p->view, node))
        cmark_node_free(node);
    else if (p->links)
        node_go(node_block(p->links, "</li>", "<li>"), find_title(p, s), "%s",
                s->id);
}

static void add_as_of(const struct page *p)
{
    const struct view *v = p->view;
    cmark_node *line = node_block(p->banner, "</p>", "<p class=\"asof\">");
    cmark_node *strong = node_add(line, CMARK_NODE_STRONG);

    node_words(strong, "As of ");
    if (v->as_of.n)
        fact_time(p->pen, strong, v->as_of);
    else
        node_words(strong, "an unknown date");
    if (v->as_of_given)
        node_words(line, " (set by the user)");
    if (v->as_of.n == 0)
        node_words(line, " (no source states its date)");
    node_words(line, ", %zu source%s", v->sources.count,
               v->sources.count == 1 ? "" : "s");
    if (v->merged)
        node_words(line, ", %zu independent", v->independent);
}

static void add_banner(const struct page *p, bool dated)
{
    cmark_node *title =
        node_block(p->banner, "</h1>", "<h1 dir=\"auto\"%s>", p->pen->lang);

    node_text(title, p->view->title, p->arena);
    if (dated)
        add_as_of(p);
}

static void add_sections(struct page *p, const char *kind,
                         const struct section *list, size_t count)
{
    cmark_node *nav =
        node_block(p->nav, "</nav>", "<nav aria-label=\"Sections\">");

    p->links = node_block(nav, "</ul>", "<ul>");
    node_words(node_block(p->banner, "</p>", "<p class=\"over\">"), "%s", kind);
    add_banner(p, true);
    for (size_t i = 0; i < count; i++)
        add_section(p, &list[i]);
}

/* Any other report: its blocks, and the texts that its marks lead to. */
static bool add_report(const struct page *p, struct err *err)
{
    const struct report *r = p->view->report;
    bool sheet = r->kind == REPORT_FACTS || r->kind == REPORT_BRIEF ||
                 r->kind == REPORT_COMPARE;

    if (!sheet) /* a template has a title of its own */
        add_banner(p, false);
    if (r->kind != REPORT_EXTRACT &&
        !markdown_blocks(p->pen, p->view, p->body, err))
        return false;
    if (sheet || r->kind == REPORT_EXTRACT || r->kind == REPORT_CHECK ||
        r->look.cite)
        add_section(p, &sections[SECTION_TEXTS]);
    return true;
}

/* The style, with the date for the heads of printed pages. */
static struct span make_style(const struct page *p, struct err *err)
{
    struct span css = p->view->report->look.css;
    struct span date = p->view->as_of;
    struct buf out = buf_new(p->arena, SIZE_MAX / 8);
    bool is_date = date.n == 10;

    for (size_t i = 0; i < date.n; i++)
        is_date &= (date.p[i] >= '0' && date.p[i] <= '9') || date.p[i] == '-';
    buf_add(&out, SPAN(":root { --running: \"As of "));
    buf_add(&out, is_date ? date : SPAN("an unknown date"));
    buf_add(&out, SPAN("\"; }\n"));
    buf_add(&out, safe_style(css.n ? css : markdown_builtin("briefing.css"),
                             p->arena));
    for (size_t i = 0; i + 2 <= out.n; i++)
        if (out.p[i] == '<' && (out.p[i + 1] == '/' || out.p[i + 1] == '!')) {
            err_set(err, STATUS_USAGE, "the style sheet of --css holds markup");
            return SPAN("");
        }
    return buf_span(&out);
}

static struct span write_part(cmark_node *root, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 8);

    node_write(root, MEDIUM_HTML, &out);
    return buf_span(&out);
}

struct hole { /* of the shell */
    const char *name;
    struct span text;
};

static struct span find_hole(const struct hole *holes, struct span name)
{
    for (; holes->name; holes++)
        if (span_eq(name, span_of(holes->name)))
            return holes->text;
    assert(name.n == 0); /* the shell is ours: every name has its text */
    return SPAN("");
}

static void fill_shell(const struct hole *holes, struct buf *out)
{
    struct span shell = markdown_builtin("page.html");
    size_t open;

    while ((open = span_find(shell, SPAN("{{"))) != SIZE_MAX) {
        struct span rest = span_from(shell, open + 2);
        size_t n = span_find(rest, SPAN("}}"));

        assert(n != SIZE_MAX);
        buf_add(out, span_upto(shell, open));
        buf_add(out, find_hole(holes, span_upto(rest, n)));
        shell = span_from(rest, n + 2);
    }
    buf_add(out, shell);
}

static void write_page(const struct page *p, struct span style, struct buf *out)
{
    const char *said = p->view->report->look.version;
    char digest[DIGEST_BASE64 + 1];

    digest_base64(style, digest);
    node_text(
        node_inline(node_block(p->head, "", "%s", ""), "</title>", "<title>"),
        p->view->title, p->arena);
    struct span digest_span = span_of(digest);
    struct span version = span_of(said ? said : "");
    struct span title = write_part(p->head, p->arena);
    struct span banner = write_part(p->banner, p->arena);
    struct span nav = write_part(p->nav, p->arena);
    struct span body = write_part(p->body, p->arena);
    const struct hole holes[] = {
        {"digest",  digest_span},
        {"version", version    },
        {"title",   title      },
        {"style",   style      },
        {"banner",  banner     },
        {"nav",     nav        },
        {"body",    body       },
        {NULL,      body       },
    };

    fill_shell(holes, out);
}

static void page_init(struct page *p, const struct report *r, struct arena *a)
{
    p->pen = pen_new(r, MEDIUM_HTML, a);
    p->view = view_new(r, a);
    p->arena = a;
    p->head = cmark_node_new(CMARK_NODE_DOCUMENT);
    p->banner = cmark_node_new(CMARK_NODE_DOCUMENT);
    p->nav = cmark_node_new(CMARK_NODE_DOCUMENT);
    p->body = cmark_node_new(CMARK_NODE_DOCUMENT);
    p->links = NULL;
}

static void page_release(struct page *p)
{
    cmark_node_free(p->head);
    cmark_node_free(p->banner);
    cmark_node_free(p->nav);
    cmark_node_free(p->body);
}

bool page_write(const struct report *r, struct arena *a, struct buf *out,
                struct err *err)
{
    struct page p;
    struct span style;
    bool good = true;

    page_init(&p, r, a);
    style = make_style(&p, err);
    if (style.n == 0)
        good = false;
    else if (r->kind == REPORT_BRIEF && r->look.template_text.n == 0)
        add_sections(&p, "Briefing", sections, SECTION_COUNT);
    else if (r->kind == REPORT_COMPARE && r->look.template_text.n == 0)
        add_sections(&p, "Comparison", compared, COMPARED_COUNT);
    else
        good = add_report(&p, err);
    if (good)
        write_page(&p, style, out);
    else
        page_release(&p);
    return good;
}
