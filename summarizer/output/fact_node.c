#include "output/fact_node.h"

void fact_phrase(struct pen *pen, cmark_node *parent, struct span words)
{
    node_text(node_inline(parent, "</q>", "<q dir=\"auto\"%s>", pen->lang),
              words, pen->arena);
}

void fact_line(struct pen *pen, cmark_node *parent, struct span words,
               const char *attributes)
{
    node_text(node_block(parent, "</p>", "<p dir=\"auto\"%s%s>", pen->lang,
                         attributes),
              words, pen->arena);
}

void fact_piece(struct pen *pen, cmark_node *parent, struct span words)
{
    if (words.n && span_trim(words).p > words.p)
        node_words(parent, " ");
    node_text(parent, words, pen->arena);
    if (span_trim(words).n &&
        span_trim(words).p + span_trim(words).n < words.p + words.n)
        node_words(parent, " ");
}

void fact_wording(struct pen *pen, cmark_node *parent,
                  const struct wording *wording, const char *tag)
{
    for (size_t i = 0; i < wording->count; i++) {
        cmark_node *to = parent;

        if (wording->runs[i].own)
            to = node_inline(parent, tag[0] == 'd' ? "</del>" : "</ins>",
                             "<%s>", tag);
        fact_piece(pen, to, wording->runs[i].text);
    }
}

const char *fact_state_class(const struct view *v, enum fact_status status)
{
    static const char *const names[] = {
        [FACT_SINGLE] = "single",
        [FACT_AGREED] = "agreed",
        [FACT_CONFLICT] = "conflict",
    };

    return view_status(v, status).n ? names[status] : "";
}

void fact_state(const struct view *v, cmark_node *parent,
                enum fact_status status)
{
    struct span words = view_status(v, status);

    if (words.n == 0)
        return;
    node_words(node_inline(parent, "</span> ", "<span class=\"st %s\">",
                           fact_state_class(v, status)),
               "%s", words.p);
}

void fact_computed(cmark_node *parent, const char *words)
{
    node_words(node_inline(parent, "</span>", "<span class=\"cp\">"), "%s",
               words);
}

/* Dates, months, years and weeks (WHATWG HTML, 4.5.14); no intervals. */
static bool has_html_form(struct span iso)
{
    for (size_t i = 0; i < iso.n; i++)
        if (!(iso.p[i] >= '0' && iso.p[i] <= '9') && iso.p[i] != '-' &&
            !(iso.p[i] == 'W' && i == 5))
            return false;
    return iso.n == 4 || iso.n == 7 || iso.n == 8 || iso.n == 10;
}

void fact_time(struct pen *pen, cmark_node *parent, struct span iso)
{
    if (has_html_form(iso))
        parent = node_inline(parent, "</time>", "<time datetime=\"%.*s\">",
                             (int)iso.n, iso.p);
    else
        parent = node_inline(parent, "</span>", "<span class=\"iso\">");
    node_text(parent, iso, pen->arena);
}

void fact_proof(struct pen *pen, const struct view *v, cmark_node *parent,
                const struct evidence *evidence, enum fact_status status)
{
    node_words(parent, " ");
    fact_state(v, parent, status);
    cite_all(pen, parent, evidence);
}
