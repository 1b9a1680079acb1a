#include "output/page.h"

/*
 * A strip of a source from its first byte to its last: a row of boxes for
 * the sentences, the chosen ones filled, and a row of bars for each kind of
 * fact.  Places are thousandths of its width: what is smaller is not seen,
 * and the strip of a book is no longer than that of a note.
 */
enum {
    CELLS = 1000,
    ROW = 17,            /* [px] */
    BAR = 10,            /* [px] height of a bar */
    BOX = 15,            /* [px] height of a box */
    BAR_MIN = 5,         /* [cells] so that a short phrase is seen */
    NUMBER_MIN = 25,     /* [cells] a box that can hold its number */
    SENTENCES_MAX = 300, /* more would be a smear: only the chosen ones */
    ROWS = 3
};

struct strip {
    size_t bytes;          /* of the text, at least one */
    bool hit[ROWS][CELLS]; /* facts */
    size_t count[ROWS];    /* of facts */
    const struct reading *reading;
    cmark_node *svg;
};

static size_t cell_of(const struct strip *s, const char *p)
{
    size_t at = (size_t)(p - s->reading->doc->text.p);

    return (size_t)((double)at / (double)s->bytes * CELLS);
}

static void add_hits(struct strip *s, size_t row, size_t doc,
                     const struct evidence *e)
{
    for (size_t i = 0; i < e->count; i++) {
        size_t from, to;

        if (e->at[i].doc != doc)
            continue;
        from = cell_of(s, e->at[i].text.p);
        to = cell_of(s, e->at[i].text.p + e->at[i].text.n);
        if (to < from + BAR_MIN)
            to = from + BAR_MIN;
        for (; from < to && from < CELLS; from++)
            s->hit[row][from] = true;
        s->count[row]++;
    }
}

static void find_hits(struct strip *s, const struct view *v, size_t doc)
{
    for (size_t i = 0; i < v->reactions.count; i++) {
        const struct fact_reaction *r = v->reactions.at[i];

        add_hits(s, 0, doc, &r->evidence);
    }
    for (size_t i = 0; i < v->numbers.count; i++) {
        const struct fact_number *n = v->numbers.at[i];

        add_hits(s, 1, doc, &n->evidence);
    }
    for (size_t k = 0; k < 2; k++) {
        const struct items *dates = k ? &v->earlier : &v->when;

        for (size_t i = 0; i < dates->count; i++) {
            const struct fact_when *w = dates->at[i];

            add_hits(s, 2, doc, &w->evidence);
        }
    }
}

static void draw_box(const struct strip *s, const char *kind, size_t from,
                     size_t to, size_t y, size_t height)
{
    size_t width = to > from ? to - from : 1;

    node_block(s->svg, "",
               "<rect%s x=\"%zu.%zu%%\" y=\"%zu\" width=\"%zu.%zu%%\" "
               "height=\"%zu\"/>",
               kind, from / 10, from % 10, y, width / 10, width % 10, height);
}

static void draw_sentences(const struct strip *s, const bool *chosen)
{
    const struct sentences *list = s->reading->sentences;

    for (size_t i = 0; i < list->count; i++) {
        struct span text = list->at[i].text;
        size_t from = cell_of(s, text.p), to = cell_of(s, text.p + text.n);

        if (!chosen[i] && list->count > SENTENCES_MAX)
            continue;
        draw_box(s, chosen[i] ? " class=\"c\"" : "", from, to, 1, BOX);
        if (chosen[i] && to >= from + NUMBER_MIN)
            node_block(s->svg, "",
                       "<text x=\"%zu.%zu%%\" y=\"12.5\">%zu</text>",
                       (from + to) / 20, (from + to) / 2 % 10, i + 1);
    }
}

static void draw_row(const struct strip *s, size_t row)
{
    size_t top = ROW * (row + 1), from;

    node_block(s->svg, "",
               "<line x1=\"0\" x2=\"100%%\" y1=\"%zu\" y2=\"%zu\"/>",
               top + ROW / 2, top + ROW / 2);
    for (size_t to = 0; to < CELLS;) {
        for (from = to; from < CELLS && !s->hit[row][from];)
            from++;
        for (to = from; to < CELLS && s->hit[row][to];)
            to++;
        if (to > from)
            draw_box(s, " class=\"f\"", from, to, top + (ROW - BAR) / 2, BAR);
    }
}

static size_t count_chosen(const struct strip *s, const bool *chosen)
{
    size_t n = 0;

    for (size_t i = 0; i < s->reading->sentences->count; i++)
        n += chosen[i];
    return n;
}

void page_strip(const struct pen *pen, const struct view *v, size_t doc,
                const bool *chosen, cmark_node *to)
{
    static const char *const names[] = {"sentences", "quotations", "numbers",
                                        "dates"};
    struct strip *s = ARENA_NEW(pen->arena, struct strip, 1);
    size_t height = ROW * (ROWS + 1);
    cmark_node *figure, *list;

    s->reading = &pen->report->readings[doc];
    s->bytes = s->reading->doc->text.n;
    if (s->reading->sentences->count == 0 || s->bytes == 0)
        return;
    find_hits(s, v, doc);
    figure = node_block(to, "</figure>", "<figure class=\"strip\">");
    list = node_block(figure, "</ul>", "<ul aria-hidden=\"true\">");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        node_words(node_block(list, "</li>", "<li>"), "%s", names[i]);
    s->svg = node_block(
        figure, "</svg>",
        "<svg role=\"img\" aria-label=\"Where the chosen sentences and the "
        "facts lie in source %zu: of %zu sentences %zu are chosen; %zu "
        "quotations, %zu numbers, %zu dates.\" width=\"100%%\" "
        "height=\"%zu\">",
        doc + 1, s->reading->sentences->count, count_chosen(s, chosen),
        s->count[0], s->count[1], s->count[2], height);
    draw_sentences(s, chosen);
    for (size_t row = 0; row < ROWS; row++)
        draw_row(s, row);
    node_words(node_block(figure, "</figcaption>", "<figcaption>"),
               "From the first byte to the last. Filled boxes: chosen "
               "sentences, with their numbers where there is room%s.",
               s->reading->sentences->count > SENTENCES_MAX
                   ? "; the others are too many to be drawn"
                   : "");
}
