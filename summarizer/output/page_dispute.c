#include "output/page.h"

#include "output/contrast.h"
#include "output/fact_node.h"

enum { PLACES_MAX = 3 }; /* of a number, each with its sentence */

const struct at *page_find_side(const struct dispute *d,
                                const struct at *sentence)
{
    for (size_t i = 0; i < d->numbers.count; i++) {
        const struct fact_number *n = d->numbers.at[i];

        for (size_t k = 0; k < n->evidence.count; k++)
            if (n->evidence.at[k].doc == sentence->doc &&
                span_holds(sentence->text, n->evidence.at[k].text))
                return &n->evidence.at[k];
    }
    return NULL;
}

/* A quoted paragraph, for words and the mark of their place. */
static cmark_node *add_quote(struct pen *pen, cmark_node *to)
{
    cmark_node *quote = node_block(to, "</blockquote>",
                                   "<blockquote dir=\"auto\"%s>", pen->lang);

    return node_add(quote, CMARK_NODE_PARAGRAPH);
}

/* The sentence of a number, with its words in bold. */
static void add_place(struct pen *pen, const struct at *at, cmark_node *side)
{
    struct span whole = view_sentence(pen->report, at).text;
    size_t from = (size_t)(at->text.p - whole.p);
    cmark_node *quote = add_quote(pen, side);

    fact_piece(pen, quote, span_upto(whole, from));
    fact_piece(pen, node_add(quote, CMARK_NODE_STRONG), at->text);
    fact_piece(pen, quote, span_from(whole, from + at->text.n));
    node_words(quote, " ");
    cite_place(pen, quote, at);
}

/* A number that excludes the others, where it stands. */
static void add_side(struct pen *pen, const struct view *v,
                     const struct fact_number *n, cmark_node *list)
{
    cmark_node *side = node_block(list, "</li>", "<li>");
    cmark_node *head = node_heading(side, 4, NULL);
    const struct fact_reaction *said = view_said_by(v, n);

    fact_phrase(pen, head, n->text);
    if (said && said->speaker.n) {
        node_words(head, ", said by ");
        node_text(head, said->speaker, pen->arena);
    } else if (said) {
        node_words(head, ", in a statement");
    } else if (n->evidence.count) {
        node_words(head, ", in the own words of ");
        page_name_source(pen, n->evidence.at, head);
    }
    for (size_t i = 0; i < n->evidence.count && i < PLACES_MAX; i++)
        add_place(pen, &n->evidence.at[i], side);
}

static void add_dispute(struct pen *pen, const struct view *v, size_t i,
                        cmark_node *to)
{
    const struct dispute *d = v->disputes.at[i];
    struct span topic = view_topic(d->role, d->unit_class);
    struct span within = contrast_within(d, pen->arena);
    struct span counted = view_counted(v, d, pen->arena);
    cmark_node *box = node_block(
        to, "</div>", "<div id=\"c%zu\" class=\"pair conflict\">", i + 1);
    cmark_node *head = node_heading(box, 3, NULL), *list;

    pen->anchor = (struct anchor){"c", "disagreement", i + 1};
    node_words(head, "%zu. ", i + 1);
    if (counted.n) {
        fact_phrase(pen, head, counted);
        node_words(head, topic.n ? ", " : "");
    } else if (topic.n == 0) {
        node_words(head, "Number");
    }
    node_text(head, topic, pen->arena);
    node_words(head, " ");
    fact_state(v, head, FACT_CONFLICT);
    list = node_block(box, "</ul>", "<ul>");
    for (size_t k = 0; k < d->numbers.count; k++)
        add_side(pen, v, d->numbers.at[k], list);
    if (within.n == 0)
        return;
    list = node_block(box, "</p>", "<p class=\"meta\">");
    node_words(list, "More than one of these figures stands in ");
    node_text(list, within, pen->arena);
    node_words(list, ".");
}

static void add_wording(struct pen *pen, const struct at *at,
                        const struct wording *words, const char *tag,
                        cmark_node *list)
{
    enum marking marking = compare_marking(&pen->report->readings[at->doc], at);
    cmark_node *side = node_block(list, "</li>", "<li>");
    cmark_node *quote;

    node_words(node_heading(side, 4, NULL), "Source %zu, %s", at->doc + 1,
               contrast_how(marking, true).p);
    quote = add_quote(pen, side);
    fact_wording(
        pen,
        marking == MARKED_WHOLE
            ? node_inline(quote, "</q>", "<q dir=\"auto\"%s>", pen->lang)
            : quote,
        words, tag);
    node_words(quote, " ");
    cite_place(pen, quote, at);
}

/* A statement as its first source has it beside what each other one has. */
static void add_pairs(struct pen *pen, const struct fact_reaction *r, size_t i,
                      cmark_node *box)
{
    struct items variants = view_variants(r, pen->arena);
    struct at first = r->evidence.at[0];

    pen->anchor = (struct anchor){"v", "wording", i + 1};
    first.text = r->quote;
    for (size_t k = 0; k < variants.count; k++) {
        const struct at *at = variants.at[k];
        struct wording mine, other;
        cmark_node *list =
            k ? node_block(box, "</ul>", "<ul>")
              : node_block(box, "</ul>", "<ul id=\"v%zu\">", i + 1);

        wording_compare(r->quote, at->text, pen->arena, &mine, &other);
        add_wording(pen, &first, &mine, "del", list);
        add_wording(pen, at, &other, "ins", list);
    }
}

static void add_wordings(struct pen *pen, const struct view *v, cmark_node *to)
{
    cmark_node *box, *key;

    if (v->wordings.count == 0)
        return;
    box = node_block(to, "</div>", "<div class=\"pair vars\">");
    node_words(node_heading(box, 3, NULL), "%zu. Statements, word by word",
               v->disputes.count + 1);
    key = node_block(box, "</p>", "<p class=\"key\">");
    node_words(node_inline(key, "</del>", "<del>"), "Between minus signs");
    node_words(key, ": only in the source on the left or above. ");
    node_words(node_inline(key, "</ins>", "<ins>"), "Between plus signs");
    node_words(key, ": only in the other. Punctuation is not compared; "
                    "neither source is the original.");
    for (size_t i = 0; i < v->wordings.count; i++)
        add_pairs(pen, v->wordings.at[i], i, box);
}

bool page_disputes(struct pen *pen, const struct view *v, cmark_node *to)
{
    for (size_t i = 0; i < v->disputes.count; i++)
        add_dispute(pen, v, i, to);
    add_wordings(pen, v, to);
    return v->disputes.count + v->wordings.count > 0;
}
