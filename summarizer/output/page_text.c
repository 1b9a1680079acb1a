#include "output/page.h"

#include <stdio.h>

#include "output/fact_node.h"

/* Which sentences of a document stand in the summary. */
static bool *find_chosen(const struct pen *pen, size_t doc)
{
    const struct summary *s = pen->report->summary;
    size_t count = pen->docs[doc].reading->sentences->count;
    bool *chosen = ARENA_NEW(pen->arena, bool, count + 1);

    for (size_t i = 0; s && i < s->count; i++)
        for (size_t k = 0; k < s->at[i].sentences; k++)
            if (s->at[i].doc == doc && s->at[i].sentence + k < count)
                chosen[s->at[i].sentence + k] = true;
    return chosen;
}

struct text { /* of one source, while it is written */
    struct pen *pen;
    const struct cited_doc *cited;
    const bool *chosen;
    size_t doc; /* [0..] */
};

static void add_backs(const struct text *t, size_t sentence, cmark_node *to)
{
    size_t count;
    const struct back *backs = cite_backs(t->pen, t->doc, sentence, &count);

    for (size_t i = 0; i < count; i++) {
        const struct anchor *a = &backs[i].anchor;
        char words[64];

        if (i && a->id == backs[i - 1].anchor.id &&
            a->number == backs[i - 1].anchor.number)
            continue;
        node_words(to, i ? ", " : " ↑ ");
        if (a->number) {
            snprintf(words, sizeof words, "%s %zu", a->name, a->number);
            node_go(to, words, "%s%zu", a->id, a->number);
        } else {
            node_go(to, a->name, "%s", a->id);
        }
    }
}

/* What the page made of each sentence of a block. */
static void add_uses(const struct text *t, size_t block, cmark_node *line)
{
    const struct sentences *list = t->cited->reading->sentences;
    cmark_node *up = node_block(line, "</p>", "<p class=\"up\">");
    bool any = false;

    for (size_t i = t->cited->first[block];
         i < list->count && list->at[i].block == block; i++) {
        size_t count;

        cite_backs(t->pen, t->doc, i + 1, &count);
        if (count == 0 && !t->chosen[i])
            continue;
        if (any)
            node_add(up, CMARK_NODE_LINEBREAK);
        any = true;
        node_words(up, "s%zu%s", i + 1, t->chosen[i] ? " chosen" : "");
        add_backs(t, i + 1, up);
    }
}

/* Text between sentences: a dateline, or white space. */
static void add_between(const struct text *t, struct span s, cmark_node *to)
{
    node_text(to, s, t->pen->arena);
    if (s.n && span_trim(s).n < s.n)
        node_words(to, " ");
}

static void add_sentences(const struct text *t, size_t block, cmark_node *line)
{
    const struct cited_doc *d = t->cited;
    struct span rest = d->reading->doc->blocks[block].text;
    const struct sentences *list = d->reading->sentences;
    cmark_node *p = node_block(line, "</p>", "<p id=\"d%zup%zu\" dir=\"auto\">",
                               t->doc + 1, d->paragraph[block]);

    for (size_t i = d->first[block];
         i < list->count && list->at[i].block == block; i++) {
        struct span s = list->at[i].text;
        cmark_node *span;

        if (!span_holds(rest, s))
            continue;
        add_between(t, (struct span){rest.p, (size_t)(s.p - rest.p)}, p);
        span =
            node_inline(p, "</span>", "<span id=\"d%zus%zu\" data-n=\"%zu\">",
                        t->doc + 1, i + 1, i + 1);
        if (t->chosen[i])
            span = node_inline(span, "</mark>", "<mark>");
        node_text(span, s, t->pen->arena);
        rest = span_from(rest, (size_t)(s.p - rest.p) + s.n);
    }
    add_between(t, rest, p);
}

static void add_block(const struct text *t, size_t block, cmark_node *to)
{
    const struct cited_doc *d = t->cited;
    const struct block *b = &d->reading->doc->blocks[block];
    bool aside = d->paragraph[block] == 0;
    cmark_node *line =
        node_block(to, "</div>", "<div class=\"line%s\">", aside ? " x" : "");
    cmark_node *no = node_block(line, "</p>", "<p class=\"no\">");

    if (aside)
        node_words(no, "%s", block_kind_name(b->kind));
    else
        node_words(no, "¶%zu", d->paragraph[block]);
    node_words(no, " ");
    node_add(no, CMARK_NODE_LINEBREAK);
    node_words(no, "byte %zu", (size_t)(b->text.p - d->reading->doc->text.p));
    if (!aside) {
        add_sentences(t, block, line);
        add_uses(t, block, line);
        return;
    }
    node_text(node_block(line, "</p>", "<p id=\"d%zux%zu\" dir=\"auto\">",
                         t->doc + 1, d->aside[block]),
              b->text, t->pen->arena);
    node_words(node_block(line, "</p>", "<p class=\"up\">"), "not a sentence");
}

bool page_texts(struct pen *pen, const struct view *v, cmark_node *to)
{
    for (size_t i = 0; i < v->sources.count; i++) {
        const struct document *doc = pen->report->readings[i].doc;
        struct text t = {pen, &pen->docs[i], find_chosen(pen, i), i};
        cmark_node *article =
            node_block(to, "</article>",
                       "<article id=\"d%zu\" class=\"text\" lang=\"%s\">",
                       i + 1, doc->lang->code);
        cmark_node *head = node_heading(article, 3, NULL);

        node_words(head, "Source %zu ", i + 1);
        node_code(head, doc->file, pen->arena);
        page_strip(pen, v, i, t.chosen, article);
        for (size_t k = 0; k < doc->block_count; k++)
            add_block(&t, k, article);
    }
    return v->sources.count > 0;
}
