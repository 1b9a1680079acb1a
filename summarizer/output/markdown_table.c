#include "output/markdown_table.h"

#include <string.h>

#include "output/markdown_link.h"
#include "output/node.h"

enum { COLUMNS_MAX = 64 }; /* the rest of a row goes into its last cell */

struct table {
    struct pen *pen;
    const struct document *doc;
    size_t start, end; /* [blocks] */
    uint32_t columns;
};

static struct table measure(struct pen *pen, const struct document *doc,
                            size_t i)
{
    struct table t = {pen, doc, i, i, 1};
    uint32_t number = doc->blocks[i].cell.table;

    for (; t.end < doc->block_count; t.end++) {
        const struct cell *cell = &doc->blocks[t.end].cell;

        if (cell->table != number)
            break;
        if (cell->column > t.columns)
            t.columns = cell->column;
    }
    if (t.columns > COLUMNS_MAX)
        t.columns = COLUMNS_MAX;
    return t;
}

/* One word of a cell: a bar in it would end the cell. */
static void add_word(cmark_node *to, struct span word, struct arena *a)
{
    while (word.n > 0) {
        size_t n = span_find(word, SPAN("|"));

        n = n < word.n ? n : word.n;
        node_text(to, span_upto(word, n), a);
        if (n < word.n)
            node_inline(to, "", "\\|");
        word = span_from(word, n < word.n ? n + 1 : n);
    }
}

static void add_text(cmark_node *to, struct span text, struct arena *a)
{
    if (!memchr(text.p, '|', text.n)) {
        node_text(to, text, a);
        return;
    }
    while (text.n > 0) {
        size_t n = span_find(text, SPAN(" "));

        n = n < text.n ? n : text.n;
        add_word(to, span_upto(text, n), a);
        if (n < text.n)
            node_words(to, " ");
        text = span_from(text, n < text.n ? n + 1 : n);
    }
}

static void add_rule(const struct table *t, cmark_node *to)
{
    for (uint32_t column = 0; column < t->columns; column++)
        node_inline(to, "", column ? " --- |" : "\n| --- |");
}

/* Cells without text, up to the column before `column`. */
static void skip_to(cmark_node *to, uint32_t *at, uint32_t column)
{
    for (; *at < column; ++*at)
        node_inline(to, "", "  |");
}

static void write_pipes(const struct table *t, cmark_node *to)
{
    cmark_node *paragraph = node_add(to, CMARK_NODE_PARAGRAPH);
    uint32_t row = 0, at = 1;

    for (size_t i = t->start; i < t->end; i++) {
        const struct block *b = &t->doc->blocks[i];

        if (b->cell.row != row) {
            if (row)
                skip_to(paragraph, &at, t->columns + 1);
            if (row == 1)
                add_rule(t, paragraph);
            node_inline(paragraph, "", row ? "\n|" : "|");
            row = b->cell.row;
            at = 1;
        }
        skip_to(paragraph, &at,
                b->cell.column < t->columns ? b->cell.column : t->columns);
        node_inline(paragraph, "", " ");
        markdown_link(t->pen, t->doc, i, paragraph, add_text);
        node_inline(paragraph, "", " |");
        at++;
    }
    skip_to(paragraph, &at, t->columns + 1);
}

size_t markdown_table(struct pen *pen, const struct document *doc, size_t i,
                      cmark_node *to)
{
    struct table t = measure(pen, doc, i);

    write_pipes(&t, to);
    return t.end;
}
