#include "output/page.h"

#include <stdio.h>

#include "output/fact_node.h"

void page_name_source(struct pen *pen, const struct at *at, cmark_node *to)
{
    const struct document *doc = pen->report->readings[at->doc].doc;

    if (doc->site.n)
        node_text(to, doc->site, pen->arena);
    else
        node_words(to, "source %zu", at->doc + 1);
    node_words(to, " ");
}

/* The disputed numbers that stand in the sentence. */
static void add_doubts(struct pen *pen, const struct view *v,
                       const struct at *sentence, cmark_node *to)
{
    for (size_t i = 0; i < v->disputes.count; i++) {
        const struct dispute *d = v->disputes.at[i];
        const struct at *at = page_find_side(d, sentence);
        char words[40];

        if (!at)
            continue;
        node_words(to, " ");
        fact_state(v, to, FACT_CONFLICT);
        fact_phrase(pen, to, at->text);
        node_words(to, ": ");
        snprintf(words, sizeof words, "disagreement %zu", i + 1);
        node_go(to, words, "c%zu", i + 1);
    }
}

bool page_bottom_line(struct pen *pen, const struct view *v, cmark_node *to)
{
    const struct at *at;
    cmark_node *meta;

    if (v->bottom.count == 0)
        return false;
    at = v->bottom.at[0];
    pen->anchor = (struct anchor){"bottom-line", "bottom line", 0};
    fact_line(pen, to, at->text, " class=\"lead\"");
    meta = node_block(to, "</p>", "<p class=\"meta\">");
    page_name_source(pen, at, meta);
    cite_place(pen, meta, at);
    add_doubts(pen, v, at, meta);
    return true;
}

bool page_highlights(struct pen *pen, const struct view *v, cmark_node *to)
{
    cmark_node *list = node_block(to, "</ul>", "<ul>");

    for (size_t i = 0; i < v->highlights.count; i++) {
        const struct at *at = v->highlights.at[i];
        cmark_node *item = node_block(list, "</li>", "<li id=\"h%zu\">", i + 1);
        cmark_node *meta;

        pen->anchor = (struct anchor){"h", "highlight", i + 1};
        fact_line(pen, item, at->text, "");
        meta = node_block(item, "</p>", "<p class=\"meta\">");
        page_name_source(pen, at, meta);
        cite_place(pen, meta, at);
    }
    return v->highlights.count > 0;
}

/* The number's subject and voice: "killed · said by Ana Costa". */
static void add_voice(struct pen *pen, const struct view *v,
                      const struct fact_number *n, cmark_node *item)
{
    const struct fact_reaction *said = view_said_by(v, n);
    struct span topic = view_topic(n->role, n->unit_class);
    cmark_node *who = node_block(item, "</p>", "<p class=\"who\">");

    if (topic.n) {
        node_text(node_add(who, CMARK_NODE_STRONG), topic, pen->arena);
        node_words(who, " · ");
    }
    if (said && said->speaker.n) {
        node_words(who, "said by ");
        node_text(who, said->speaker, pen->arena);
    } else if (said) {
        node_words(who, "in a statement, speaker not known");
    } else if (n->evidence.count) {
        node_words(who, "in the own words of ");
        page_name_source(pen, n->evidence.at, who);
    }
}

/* The number large, what it counts behind it. */
static void add_figure(struct pen *pen, const struct view *v,
                       const struct fact_number *n, cmark_node *item)
{
    struct span amount = view_amount(v, n, pen->arena);
    cmark_node *line =
        node_block(item, "</p>", "<p dir=\"auto\"%s class=\"fig\">", pen->lang);

    fact_piece(pen, node_add(line, CMARK_NODE_STRONG), amount);
    fact_piece(pen, line, span_from(n->text, amount.n));
}

static void add_card(struct pen *pen, const struct view *v,
                     const struct fact_number *n, cmark_node *item)
{
    struct span range = view_range(v, n, pen->arena);
    cmark_node *line;

    add_figure(pen, v, n, item);
    if (n->what.n) {
        line = node_block(item, "</p>", "<p>");
        fact_phrase(pen, line, n->what);
    }
    add_voice(pen, v, n, item);
    if (range.n) {
        line = node_block(item, "</p>", "<p class=\"rng\">");
        fact_computed(line, "computed");
        node_words(line, " range: ");
        node_text(line, range, pen->arena);
    }
    line = node_block(item, "</p>", "<p class=\"meta\">");
    fact_proof(pen, v, line, &n->evidence, n->status);
}

bool page_figures(struct pen *pen, const struct view *v, cmark_node *to)
{
    cmark_node *list = node_block(to, "</ul>", "<ul class=\"cards\">");

    for (size_t i = 0; i < v->figures.count; i++) {
        const struct fact_number *n = v->figures.at[i];
        cmark_node *item =
            node_block(list, "</li>", "<li id=\"k%zu\" class=\"%s\">", i + 1,
                       fact_state_class(v, n->status));

        pen->anchor = (struct anchor){"k", "figure", i + 1};
        add_card(pen, v, n, item);
    }
    return v->figures.count > 0;
}
