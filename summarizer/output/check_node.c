#include "output/check_node.h"

static void write_item(struct pen *pen, const struct check_item *item,
                       cmark_node *list)
{
    cmark_node *line = node_item(list);

    node_words(line, "line %zu, %s: “", item->line,
               check_kind_name(item->kind));
    node_text(line, item->text, pen->arena);
    node_words(line, "”");
    if (item->stated_by.n) {
        node_words(line, "; said by ");
        node_text(line, item->stated_by, pen->arena);
    }
    if (item->nearest.n) {
        node_words(line, "; nearest: “");
        node_text(line, item->nearest, pen->arena);
        node_words(line, "”");
    }
    if (item->placed) {
        node_words(line, " ");
        cite_place(pen, line, &item->at);
    }
}

static void write_verdict(struct pen *pen, enum check_verdict verdict,
                          const char *title, cmark_node *to)
{
    const struct check *c = pen->report->check;
    cmark_node *list;

    if (c->verdicts[verdict] == 0)
        return;
    node_heading(to, 2, title);
    list = node_list(to, false);
    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].verdict == verdict)
            write_item(pen, &c->items[i], list);
}

void check_write(struct pen *pen, cmark_node *to)
{
    const struct check *c = pen->report->check;
    cmark_node *line;

    if (pen->medium == MEDIUM_MARKDOWN) {
        cmark_node *title = node_heading(to, 1, "Check of ");

        node_text(title, pen->report->check_file, pen->arena);
    }
    line = node_add(to, CMARK_NODE_PARAGRAPH);
    node_words(line, "%zu found, %zu reworded, %zu missing.",
               c->verdicts[CHECK_FOUND], c->verdicts[CHECK_REWORDED],
               c->verdicts[CHECK_MISSING]);
    write_verdict(pen, CHECK_MISSING, "Missing", to);
    write_verdict(pen, CHECK_REWORDED, "Reworded", to);
    if (!pen->report->look.quiet)
        write_verdict(pen, CHECK_FOUND, "Found", to);
}
