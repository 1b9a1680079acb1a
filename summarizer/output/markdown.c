#include "output/markdown.h"

#include <string.h>

#include "output/builtin.h"
#include "output/check_node.h"
#include "output/markdown_link.h"
#include "output/markdown_table.h"
#include "output/node.h"
#include "output/template.h"

struct span markdown_builtin(const char *name)
{
    for (const struct builtin *b = builtins; b->name; b++)
        if (strcmp(b->name, name) == 0)
            return (struct span){b->text, b->n};
    return SPAN("");
}

static bool write_template(struct pen *pen, const struct view *view,
                           cmark_node *to, struct err *err)
{
    const struct look *look = &pen->report->look;
    const char *name = pen->report->kind == REPORT_BRIEF     ? "briefing.md"
                       : pen->report->kind == REPORT_COMPARE ? "compare.md"
                                                             : "fact-sheet.md";
    struct span text = look->template_text;
    struct template *t;

    if (text.n == 0)
        text = markdown_builtin(name);
    else if (look->template_name)
        name = look->template_name;
    if (!template_parse(text, name, pen->arena, &t, err))
        return false;
    template_fill(t, pen, view, to);
    template_free(t);
    return true;
}

static void write_summary(struct pen *pen, const struct view *view,
                          cmark_node *to)
{
    for (size_t i = 0; i < view->chosen.count; i++) {
        const struct at *at = view->chosen.at[i];
        cmark_node *paragraph = pen->medium == MEDIUM_HTML
                                    ? node_block(to, "</p>", "<p dir=\"auto\">")
                                    : node_add(to, CMARK_NODE_PARAGRAPH);

        node_text(paragraph, at->text, pen->arena);
        if (pen->report->look.cite) {
            node_words(paragraph, " ");
            cite_place(pen, paragraph, at);
        }
    }
}

static void write_keywords(struct pen *pen, const struct view *view,
                           cmark_node *to)
{
    cmark_node *list = node_list(to, false);

    for (size_t i = 0; i < view->keywords.count; i++) {
        const struct keyword *k = view->keywords.at[i];

        node_text(node_item(list), k->text, pen->arena);
    }
}

static cmark_node *open_block(enum block_kind kind, cmark_node *to)
{
    switch (kind) {
    case BLOCK_TITLE:
        return node_heading(to, 1, NULL);
    case BLOCK_HEADING:
        return node_heading(to, 2, NULL);
    case BLOCK_LIST_ITEM:
        return node_item(node_list(to, false));
    case BLOCK_QUOTATION:
    case BLOCK_PULL_QUOTE:
        return node_add(node_add(to, CMARK_NODE_BLOCK_QUOTE),
                        CMARK_NODE_PARAGRAPH);
    default:
        return node_add(to, CMARK_NODE_PARAGRAPH);
    }
}

void markdown_document(struct pen *pen, size_t doc, cmark_node *to)
{
    const struct document *d = pen->report->readings[doc].doc;

    for (size_t i = 0; i < d->block_count;) {
        if (d->blocks[i].cell.table) {
            i = markdown_table(pen, d, i, to);
            continue;
        }
        markdown_link(pen, d, i, open_block(d->blocks[i].kind, to), node_text);
        i++;
    }
}

bool markdown_blocks(struct pen *pen, const struct view *view, cmark_node *to,
                     struct err *err)
{
    switch (pen->report->kind) {
    case REPORT_FACTS:
    case REPORT_BRIEF:
    case REPORT_COMPARE:
        return write_template(pen, view, to, err);
    case REPORT_SUMMARY:
        write_summary(pen, view, to);
        return true;
    case REPORT_KEYWORDS:
        write_keywords(pen, view, to);
        return true;
    case REPORT_EXTRACT:
        for (size_t i = 0; i < pen->report->count; i++)
            markdown_document(pen, i, to);
        return true;
    case REPORT_CHECK:
        check_write(pen, to);
        return true;
    case REPORT_MENTIONS:
        break;
    }
    return err_set(err, STATUS_USAGE,
                   "--mentions goes with text, json, jsonl or csv");
}

bool markdown_write(const struct report *r, struct arena *a, struct buf *out,
                    struct err *err)
{
    struct pen *pen = pen_new(r, MEDIUM_MARKDOWN, a);
    cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);

    if (!markdown_blocks(pen, view_new(r, a), root, err)) {
        cmark_node_free(root);
        return false;
    }
    node_write(root, MEDIUM_MARKDOWN, out);
    cite_define(pen, out);
    return true;
}
