#include "output/markdown_link.h"

struct writing {
    struct pen *pen;
    void (*put)(cmark_node *to, struct span text, struct arena *a);
};

/* A piece of a line: the blanks at its ends part it from its neighbours. */
static void add_piece(const struct writing *w, cmark_node *to, struct span s)
{
    struct span words = span_trim(s);

    if (s.n == 0)
        return;
    if (words.n == 0 || words.p > s.p)
        node_words(to, " ");
    if (words.n == 0)
        return;
    w->put(to, words, w->pen->arena);
    if (words.p + words.n < s.p + s.n)
        node_words(to, " ");
}

void markdown_link(struct pen *pen, const struct document *doc, size_t i,
                   cmark_node *to,
                   void (*put)(cmark_node *to, struct span text,
                               struct arena *a))
{
    struct writing w = {pen, put};
    struct span text = doc->blocks[i].text;
    size_t count, at = 0;
    const struct link *links = document_links(doc, i, &count);

    for (size_t k = 0; k < count; k++) {
        size_t start = (size_t)(links[k].text.p - text.p);

        add_piece(&w, to, span_slice(text, at, start));
        add_piece(&w, node_link(to, links[k].target, pen->medium, pen->arena),
                  links[k].text);
        at = start + links[k].text.n;
    }
    add_piece(&w, to, span_from(text, at));
}
