#include "output/template.h"

#include "base/buf.h"
#include "output/template_tree.h"

struct fill {
    const struct template *t;
    struct pen *pen;
};

/* A literal or address with the texts of its tags. */
static struct span fill_literal(const struct fill *fill, const char *literal,
                                const struct frame *f)
{
    struct buf out = buf_new(fill->pen->arena, SIZE_MAX / 8);
    const char *after;
    const struct use *use;
    size_t before;

    while ((use = template_mark(fill->t, literal, &before, &after)) != NULL) {
        buf_add(&out, (struct span){literal, before});
        buf_add(&out, template_tag_text(use->tag, f));
        literal = after;
    }
    if (literal)
        buf_add(&out, span_of(literal));
    return buf_span(&out);
}

static void fill_code(const struct fill *fill, cmark_node *from, cmark_node *to,
                      const struct frame *f)
{
    struct span text = fill_literal(fill, cmark_node_get_literal(from), f);

    node_code(to, text, fill->pen->arena);
}

/* The node into which the words of a link go. */
static cmark_node *fill_link(const struct fill *fill, cmark_node *from,
                             cmark_node *to, const struct frame *f)
{
    const char *url = cmark_node_get_url(from), *after;
    struct span filled = fill_literal(fill, url, f);
    cmark_node *link =
        node_outgoing(to, filled, fill->pen->medium, fill->pen->arena);
    size_t before;

    if (link == to && !template_mark(fill->t, url, &before, &after)) {
        link = node_add(to, CMARK_NODE_LINK); /* the template's, relative */
        cmark_node_set_url(link, url);
    }
    if (link != to && cmark_node_get_type(link) == CMARK_NODE_LINK)
        cmark_node_set_title(link, cmark_node_get_title(from));
    return link;
}

static cmark_node *copy_list(cmark_node *from, cmark_node *to)
{
    cmark_node *list = node_add(to, CMARK_NODE_LIST);

    cmark_node_set_list_type(list, cmark_node_get_list_type(from));
    cmark_node_set_list_tight(list, cmark_node_get_list_tight(from));
    if (cmark_node_get_list_type(from) == CMARK_ORDERED_LIST) {
        cmark_node_set_list_start(list, cmark_node_get_list_start(from));
        cmark_node_set_list_delim(list, cmark_node_get_list_delim(from));
    }
    return list;
}

/* A copy of a node of the template without what is in it; NULL if nothing
 * of it may be put into the copy. */
static cmark_node *copy_node(const struct fill *fill, cmark_node *from,
                             cmark_node *to, const struct frame *f)
{
    cmark_node_type type = cmark_node_get_type(from);
    cmark_node *node;

    switch (type) {
    case CMARK_NODE_LIST:
        return copy_list(from, to);
    case CMARK_NODE_LINK:
        return fill_link(fill, from, to, f);
    case CMARK_NODE_CODE:
        fill_code(fill, from, to, f);
        return NULL;
    case CMARK_NODE_IMAGE: /* the page fetches nothing */
        if (fill->pen->medium == MEDIUM_HTML)
            return to;
        node = node_add(to, type);
        cmark_node_set_url(node, cmark_node_get_url(from));
        cmark_node_set_title(node, cmark_node_get_title(from));
        return node;
    case CMARK_NODE_HEADING:
        return node_heading(to, cmark_node_get_heading_level(from), NULL);
    case CMARK_NODE_CODE_BLOCK:
        node = node_add(to, type);
        cmark_node_set_literal(
            node,
            node_lines(fill_literal(fill, cmark_node_get_literal(from), f),
                       fill->pen->arena));
        return NULL;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
        node = node_add(to, type);
        cmark_node_set_literal(node, cmark_node_get_literal(from));
        return NULL;
    default:
        return node_add(to, type);
    }
}

static void fill_value(const struct fill *fill, const struct use *use,
                       cmark_node *to, const struct frame *f)
{
    struct pen *pen = fill->pen;
    struct evidence marks;

    if (template_tag_is_text(use->tag)) {
        struct span text = template_tag_text(use->tag, f);

        if (pen->medium == MEDIUM_HTML && use->tag->value == VALUE_TEXT)
            to = node_inline(to, "</span>", "<span dir=\"auto\">");
        node_text(to, text, pen->arena);
        return;
    }
    marks = template_tag_marks(use->tag, f);
    cite_all(pen, to, &marks);
}

static void fill_children(const struct fill *fill, cmark_node *from,
                          cmark_node *to, const struct frame *f);

static void fill_section(const struct fill *fill, cmark_node *from,
                         cmark_node *to, const struct frame *f)
{
    const struct use *use = template_use(fill->t, from);
    const struct template_tag *tag = use->tag;
    struct items list;

    if (tag->shown && !*((const bool *)((const char *)f->view + tag->shown)))
        return;
    if (!template_use_repeats(use)) {
        if (template_tag_holds(tag, f) == (use->sign == SIGN_SECTION))
            fill_children(fill, from, to, f);
        return;
    }
    list = template_tag_list(tag, f);
    for (size_t i = 0; i < list.count; i++) {
        struct frame inner = {f->view, f->arena, list.at[i], tag->inner, f};

        fill_children(fill, from, to, &inner);
    }
}

/* Recursion is bounded: the parser refuses templates that are deeper than
 * NESTING_MAX. */
static void fill_children(const struct fill *fill, cmark_node *from,
                          cmark_node *to, const struct frame *f)
{
    for (cmark_node *n = cmark_node_first_child(from); n;
         n = cmark_node_next(n)) {
        const struct use *use = template_use(fill->t, n);
        cmark_node *copy;

        if (use && use->sign == SIGN_VALUE) {
            fill_value(fill, use, to, f);
        } else if (use) {
            fill_section(fill, n, to, f);
        } else {
            copy = copy_node(fill, n, to, f);
            if (copy)
                fill_children(fill, n, copy, f);
        }
    }
}

void template_fill(const struct template *t, struct pen *pen,
                   const struct view *view, cmark_node *to)
{
    const struct fill fill = {t, pen};
    const struct frame report = {view, pen->arena, view, SCOPE_REPORT, NULL};

    fill_children(&fill, t->root, to, &report);
}
