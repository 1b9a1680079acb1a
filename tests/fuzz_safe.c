/* The three invariants of output/safe.h, on any bytes at any place. */
#include <assert.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "output/node.h"
#include "output/safe.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* A link as Markdown has it, for either medium: an address of the web or of
 * a mailbox that ends in `text`, which may also be all that it shows. */
static void add_link(cmark_node *p, const char *head, struct span text,
                     struct arena *a)
{
    struct buf url = buf_new(a, 4096);

    buf_add(&url, span_of(head));
    buf_add(&url, text);
    node_text(p, text, a);
    node_text(node_link(p, buf_span(&url), MEDIUM_MARKDOWN, a), text, a);
    node_text(p, text, a);
    node_text(node_link(p, buf_span(&url), MEDIUM_MARKDOWN, a), buf_span(&url),
              a);
}

static cmark_node *make_tree(struct span text, struct arena *a,
                             enum medium medium)
{
    cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT), *list, *p;

    node_text(node_heading(root, 2, NULL), text, a);
    node_text(node_add(root, CMARK_NODE_PARAGRAPH), text, a);
    list = node_list(root, false);
    node_text(node_item(list), text, a);
    node_text(node_item(list), text, a);
    p = node_add(node_add(root, CMARK_NODE_BLOCK_QUOTE), CMARK_NODE_PARAGRAPH);
    node_text(p, text, a);
    node_add(p, CMARK_NODE_SOFTBREAK);
    node_text(p, text, a);
    p = node_add(root, CMARK_NODE_PARAGRAPH);
    node_words(p, "Said ");
    node_text(p, text, a);
    node_words(p, " ");
    node_code(p, text, a);
    node_words(p, " end");
    p = node_add(root, CMARK_NODE_PARAGRAPH);
    add_link(p, "https://n.example/", text, a);
    add_link(p, "mailto:a@n.example", text, a);
    node_finish(root, medium);
    return root;
}

static size_t count_tags(const char *html)
{
    size_t tags = 0;

    for (; *html; html++)
        tags += *html == '<';
    return tags;
}

static void check_utf8(struct span s)
{
    for (size_t i = 0; i < s.n;) {
        size_t n = utf8_sequence(s, i);

        assert(n);
        i += n;
    }
}

static void check_text(struct span text, struct arena *a)
{
    cmark_node *tree = make_tree(text, a, MEDIUM_HTML);
    cmark_node *plain = make_tree(SPAN("x"), a, MEDIUM_HTML);
    cmark_node *markdown = make_tree(text, a, MEDIUM_MARKDOWN);
    char *html = cmark_render_html(tree, CMARK_OPT_DEFAULT);
    char *want = cmark_render_html(plain, CMARK_OPT_DEFAULT);
    char *sheet = cmark_render_commonmark(markdown, CMARK_OPT_DEFAULT, 0);
    char *back = cmark_markdown_to_html(sheet, strlen(sheet), CMARK_OPT_UNSAFE);

    check_utf8(span_of(html));
    check_utf8(span_of(sheet));
    if (safe_text(text, a).n)
        assert(count_tags(html) == count_tags(want));
    assert(strcmp(html, back) == 0);
    free(html);
    free(want);
    free(sheet);
    free(back);
    cmark_node_free(tree);
    cmark_node_free(plain);
    cmark_node_free(markdown);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct span text = {(const char *)data, size > 512 ? 512 : size};
    struct arena a = {0};
    struct span url = safe_url(text, &a), file = safe_file(text, &a);

    check_text(text, &a);
    check_utf8(url);
    check_utf8(file);
    check_utf8(safe_style(text, &a));
    assert(url.n == 0 || span_starts(url, SPAN("http://")) ||
           span_starts(url, SPAN("https://")));
    assert(span_find(url, SPAN("\"")) == SIZE_MAX);
    assert(span_find(safe_mail(text, &a), SPAN("\"")) == SIZE_MAX);
    assert(span_find(file, SPAN(":")) == SIZE_MAX);
    assert(span_eq(safe_text(safe_text(text, &a), &a), safe_text(text, &a)));
    arena_release(&a);
    return 0;
}
