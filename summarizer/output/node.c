#include "output/node.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/safe.h"

cmark_node *node_add(cmark_node *parent, cmark_node_type type)
{
    cmark_node *node = cmark_node_new(type);
    int done = cmark_node_append_child(parent, node);

    assert(done);
    (void)done;
    return node;
}

cmark_node *node_heading(cmark_node *parent, int level, const char *words)
{
    cmark_node *node = node_add(parent, CMARK_NODE_HEADING);

    cmark_node_set_heading_level(node, level);
    if (words)
        node_words(node, "%s", words);
    return node;
}

cmark_node *node_list(cmark_node *parent, bool ordered)
{
    cmark_node *node = node_add(parent, CMARK_NODE_LIST);

    cmark_node_set_list_type(node,
                             ordered ? CMARK_ORDERED_LIST : CMARK_BULLET_LIST);
    cmark_node_set_list_tight(node, 1);
    if (ordered) {
        cmark_node_set_list_start(node, 1);
        cmark_node_set_list_delim(node, CMARK_PERIOD_DELIM);
    }
    return node;
}

cmark_node *node_item(cmark_node *list)
{
    return node_add(node_add(list, CMARK_NODE_ITEM), CMARK_NODE_PARAGRAPH);
}

static cmark_node *add_custom(cmark_node *parent, cmark_node_type type,
                              const char *open, const char *close)
{
    cmark_node *node = node_add(parent, type);

    cmark_node_set_on_enter(node, open);
    cmark_node_set_on_exit(node, close);
    return node;
}

cmark_node *node_block(cmark_node *parent, const char *close, const char *open,
                       ...)
{
    char text[512];
    va_list ap;

    va_start(ap, open);
    vsnprintf(text, sizeof text, open, ap);
    va_end(ap);
    return add_custom(parent, CMARK_NODE_CUSTOM_BLOCK, text, close);
}

cmark_node *node_inline(cmark_node *parent, const char *close, const char *open,
                        ...)
{
    char text[512];
    va_list ap;

    va_start(ap, open);
    vsnprintf(text, sizeof text, open, ap);
    va_end(ap);
    return add_custom(parent, CMARK_NODE_CUSTOM_INLINE, text, close);
}

static void add_literal(cmark_node *parent, const char *text)
{
    cmark_node_set_literal(node_add(parent, CMARK_NODE_TEXT), text);
}

void node_text(cmark_node *parent, struct span text, struct arena *a)
{
    struct span clean = safe_text(text, a);

    if (clean.n)
        add_literal(parent, clean.p);
}

void node_words(cmark_node *parent, const char *fmt, ...)
{
    char text[512];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    add_literal(parent, text);
}

/* cmark's links carry no rel, so the address goes into a text node between
 * the quotation marks of our own tag: cmark escapes it there too. */
static cmark_node *add_outgoing(cmark_node *parent, const char *url)
{
    cmark_node *link = add_custom(parent, CMARK_NODE_CUSTOM_INLINE, "", "</a>");
    cmark_node *head =
        node_inline(link, "\">", "<a rel=\"noopener noreferrer\" href=\"");

    add_literal(head, url);
    return link;
}

cmark_node *node_outgoing(cmark_node *parent, struct span url,
                          enum medium medium, struct arena *a)
{
    struct span safe = safe_url(url, a);
    cmark_node *link;

    if (safe.n == 0)
        return parent;
    if (medium == MEDIUM_HTML)
        return add_outgoing(parent, safe.p);
    link = node_add(parent, CMARK_NODE_LINK);
    cmark_node_set_url(link, safe.p);
    return link;
}

cmark_node *node_link(cmark_node *parent, struct span url, enum medium medium,
                      struct arena *a)
{
    struct span mail = safe_mail(url, a);
    cmark_node *link;

    if (mail.n == 0 || medium == MEDIUM_HTML)
        return node_outgoing(parent, url, medium, a);
    link = node_add(parent, CMARK_NODE_LINK);
    cmark_node_set_url(link, mail.p);
    /* A child that is more than the address: cmark 0.30.2 writes any text
     * that is the URL as an autolink, which not every address can be. */
    return node_inline(link, "", "%s", "");
}

void node_url(cmark_node *parent, struct span url, struct span label,
              enum medium medium, struct arena *a)
{
    node_text(node_outgoing(parent, url, medium, a), label.n ? label : url, a);
}

void node_code(cmark_node *parent, struct span text, struct arena *a)
{
    struct span clean = safe_text(text, a);

    if (clean.n)
        cmark_node_set_literal(node_add(parent, CMARK_NODE_CODE), clean.p);
}

const char *node_lines(struct span text, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 8);

    while (text.n) {
        size_t n = span_find(text, SPAN("\n"));
        size_t end = n < text.n ? n : text.n;

        buf_add(&out, safe_text(span_upto(text, end), a));
        buf_char(&out, '\n');
        text = span_from(text, n < text.n ? n + 1 : text.n);
    }
    return out.n ? out.p : "";
}

void node_go(cmark_node *parent, const char *words, const char *fmt, ...)
{
    char id[64] = "#";
    cmark_node *link = node_add(parent, CMARK_NODE_LINK);
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(id + 1, sizeof id - 1, fmt, ap);
    va_end(ap);
    cmark_node_set_url(link, id);
    add_literal(link, words);
}

static bool is_break(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

static bool may_be_empty(cmark_node_type type)
{
    return type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_CUSTOM_BLOCK ||
           type == CMARK_NODE_CUSTOM_INLINE ||
           type == CMARK_NODE_THEMATIC_BREAK || type == CMARK_NODE_CODE_BLOCK ||
           type == CMARK_NODE_HTML_BLOCK;
}

/* The items of a list that follows a list of its kind go into that one:
 * cmark would part the two with an HTML comment. */
static bool join_list(cmark_node *list)
{
    cmark_node *before = cmark_node_previous(list);
    cmark_node *item;

    if (!before || cmark_node_get_type(list) != CMARK_NODE_LIST ||
        cmark_node_get_type(before) != CMARK_NODE_LIST ||
        cmark_node_get_list_type(before) != cmark_node_get_list_type(list))
        return false;
    if (!cmark_node_get_list_tight(list))
        cmark_node_set_list_tight(before, 0);
    while ((item = cmark_node_first_child(list)) != NULL) {
        cmark_node_unlink(item);
        cmark_node_append_child(before, item);
    }
    return true;
}

static void prune(cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);

        if (type == CMARK_NODE_TEXT && !*cmark_node_get_literal(node))
            cmark_node_free(node);
        if (event != CMARK_EVENT_EXIT || node == root || may_be_empty(type))
            continue;
        if (!cmark_node_first_child(node) || join_list(node))
            cmark_node_free(node);
    }
    cmark_iter_free(iter);
}

static bool is_text_block(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
}

static bool begins_line(cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node);

    return before ? is_break(before) : is_text_block(cmark_node_parent(node));
}

static bool ends_line(cmark_node *node)
{
    cmark_node *after = cmark_node_next(node);

    return after ? is_break(after) : is_text_block(cmark_node_parent(node));
}

static void trim_break(cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node);

    if (!before || is_break(before) || !cmark_node_next(node))
        cmark_node_free(node);
}

/* Spaces at the ends of a line would be lost on the way through Markdown,
 * and two in a row come from a slot that was empty. */
static void trim_text(cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    cmark_mem *mem = cmark_get_default_mem_allocator();
    char *text = mem->calloc(strlen(literal) + 1, 1); /* never NULL */
    size_t n = 0;

    for (size_t i = 0; literal[i]; i++)
        if (literal[i] != ' ' ||
            (n == 0 ? !begins_line(node) : text[n - 1] != ' '))
            text[n++] = literal[i];
    if (n && text[n - 1] == ' ' && ends_line(node))
        n--;
    text[n] = '\0';
    cmark_node *before = cmark_node_previous(node);
    if (n > 0) {
        cmark_node_set_literal(node, text);
    } else {
        bool last = !cmark_node_next(node);

        cmark_node_free(node);
        if (last && before && is_break(before))
            cmark_node_free(before);
    }
    mem->free(text);
}

static void trim(cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event != CMARK_EVENT_ENTER)
            continue;
        if (is_break(node))
            trim_break(node);
        else if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            trim_text(node);
    }
    cmark_iter_free(iter);
}

/*
 * What the Markdown writer of cmark 0.30.2 leaves open: a tilde that
 * begins a line may open a fence; behind a mark such as [1:¶2], a
 * parenthesis makes a link of it and a colon a definition.
 */
static void escape_first(cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    cmark_node *before = cmark_node_previous(node);
    bool behind =
        before && cmark_node_get_type(before) == CMARK_NODE_CUSTOM_INLINE;
    char open[3] = {'\\', text[0], '\0'};

    if (!(text[0] == '~' && begins_line(node)) &&
        !((text[0] == '(' || text[0] == ':') && behind))
        return;
    cmark_node *escape = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    cmark_node_set_on_enter(escape, open);
    cmark_node_insert_before(node, escape);
    size_t n = strlen(text);
    cmark_mem *mem = cmark_get_default_mem_allocator();
    char *rest = mem->calloc(n, 1); /* never NULL */
    for (size_t i = 0; i < n; i++)  /* with the NUL */
        rest[i] = text[i + 1];
    cmark_node_set_literal(node, rest);
    mem->free(rest);
}

static void escape(cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event == CMARK_EVENT_ENTER &&
            cmark_node_get_type(node) == CMARK_NODE_TEXT)
            escape_first(node);
    }
    cmark_iter_free(iter);
}

/* cmark writes the tags without content as XHTML, "<br />", which
 * validators of HTML object to. */
static void write_void(cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);

    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter), *tag;
        bool line = cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;

        if (!line && cmark_node_get_type(node) != CMARK_NODE_THEMATIC_BREAK)
            continue;
        tag = cmark_node_new(line ? CMARK_NODE_CUSTOM_INLINE
                                  : CMARK_NODE_CUSTOM_BLOCK);
        cmark_node_set_on_enter(tag, line ? "<br>\n" : "<hr>");
        cmark_node_replace(node, tag);
        cmark_node_free(node);
    }
    cmark_iter_free(iter);
}

void node_finish(cmark_node *root, enum medium medium)
{
    prune(root);
    cmark_consolidate_text_nodes(root);
    trim(root);
    prune(root);
    if (medium == MEDIUM_MARKDOWN)
        escape(root);
    else
        write_void(root);
}

void node_write(cmark_node *root, enum medium medium, struct buf *out)
{
    char *text;

    node_finish(root, medium);
    text = medium == MEDIUM_HTML
               ? cmark_render_html(root, CMARK_OPT_DEFAULT)
               : cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
    buf_add(out, span_of(text));
    free(text);
    cmark_node_free(root);
}
