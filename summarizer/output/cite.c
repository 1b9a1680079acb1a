#include "output/cite.h"

#include <stdlib.h>
#include <string.h>

#include "output/safe.h"

/* More marks than these say nothing to a reader; JSON has them all. */
enum { MARKS_MAX = 6 };

static void number_blocks(struct cited_doc *d, struct arena *a)
{
    const struct document *doc = d->reading->doc;
    const struct sentences *s = d->reading->sentences;
    size_t aside = 0;

    d->paragraph = ARENA_NEW(a, size_t, doc->block_count + 1);
    d->first = ARENA_NEW(a, size_t, doc->block_count + 1);
    d->aside = ARENA_NEW(a, size_t, doc->block_count + 1);
    d->used = ARENA_NEW(a, bool, doc->block_count + 1);
    for (size_t i = s->count; i-- > 0;) {
        d->paragraph[s->at[i].block] = s->at[i].paragraph;
        d->first[s->at[i].block] = i;
    }
    for (size_t i = 0; i < doc->block_count; i++)
        if (d->paragraph[i] == 0)
            d->aside[i] = ++aside;
}

/* The page is in English; says so of the articles if none of them is. */
static const char *find_lang(const struct report *r, struct arena *a)
{
    struct buf out = buf_new(a, 64);

    for (size_t i = 0; i < r->count; i++)
        if (r->readings[i].doc->lang != r->readings[0].doc->lang)
            return "";
    if (r->count == 0 || strcmp(r->readings[0].doc->lang->code, "en") == 0)
        return "";
    buf_printf(&out, " lang=\"%s\"", r->readings[0].doc->lang->code);
    return out.p;
}

struct pen *pen_new(const struct report *r, enum medium medium, struct arena *a)
{
    struct pen *pen = ARENA_NEW(a, struct pen, 1);

    pen->medium = medium;
    pen->report = r;
    pen->arena = a;
    pen->lang = find_lang(r, a);
    pen->docs = ARENA_NEW(a, struct cited_doc, r->count + 1);
    for (size_t i = 0; i < r->count; i++) {
        pen->docs[i].reading = &r->readings[i];
        number_blocks(&pen->docs[i], a);
    }
    return pen;
}

/* Index of the block in which the text begins; block_count if in none. */
static size_t find_block(const struct document *doc, struct span text)
{
    size_t low = 0, high = doc->block_count;

    while (low < high) { /* first block that begins behind it */
        size_t mid = low + (high - low) / 2;

        if (doc->blocks[mid].text.p <= text.p)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == 0 ||
        text.p >= doc->blocks[low - 1].text.p + doc->blocks[low - 1].text.n)
        return doc->block_count;
    return low - 1;
}

struct spot {
    size_t doc;      /* [1..] */
    size_t block;    /* index; block_count: outside */
    size_t sentence; /* [1..], 0: none */
    size_t paragraph, aside;
    const char *kind; /* of an aside */
    size_t from, to;  /* [bytes] */
};

static struct spot find_spot(const struct pen *pen, const struct at *at)
{
    const struct cited_doc *d = &pen->docs[at->doc];
    const struct document *doc = d->reading->doc;
    struct spot p = {.doc = at->doc + 1};

    p.block = find_block(doc, at->text);
    p.from = (size_t)(at->text.p - doc->text.p);
    p.to = p.from + at->text.n;
    if (at->sentence && at->sentence <= d->reading->sentences->count)
        p.sentence = at->sentence;
    if (p.block == doc->block_count)
        return p;
    p.paragraph = d->paragraph[p.block];
    p.aside = d->aside[p.block];
    p.kind = block_kind_name(doc->blocks[p.block].kind);
    return p;
}

/* "1:¶2"; the same for all places in one block, because Markdown defines
 * it once. */
static void add_label(struct buf *out, const struct spot *p)
{
    if (p->paragraph)
        buf_printf(out, "%zu:¶%zu", p->doc, p->paragraph);
    else if (p->aside)
        buf_printf(out, "%zu:%s x%zu", p->doc, p->kind, p->aside);
    else
        buf_printf(out, "%zu:text", p->doc);
}

static void add_target(struct buf *out, const struct spot *p)
{
    buf_printf(out, "#d%zu", p->doc);
    if (p->sentence)
        buf_printf(out, "s%zu", p->sentence);
    else if (p->paragraph)
        buf_printf(out, "p%zu", p->paragraph);
    else if (p->aside)
        buf_printf(out, "x%zu", p->aside);
}

static void keep_back(struct pen *pen, const struct spot *p)
{
    struct back back = {p->doc - 1, p->sentence, pen->back_count, pen->anchor};

    if (!pen->anchor.id || !p->sentence)
        return;
    pen->backs =
        arena_more(pen->arena, pen->backs, pen->back_count, sizeof *pen->backs);
    pen->backs[pen->back_count++] = back;
    pen->sorted = false;
}

static void add_mark(struct pen *pen, cmark_node *parent, const struct spot *p)
{
    struct buf label = buf_new(pen->arena, 256);
    struct buf other = buf_new(pen->arena, 256);
    cmark_node *link;

    add_label(&label, p);
    if (pen->medium == MEDIUM_MARKDOWN) {
        pen->docs[p->doc - 1].used[p->block] = true;
        node_inline(parent, "", "[%s]", label.p);
        return;
    }
    keep_back(pen, p);
    add_target(&other, p);
    link = node_add(parent, CMARK_NODE_LINK);
    cmark_node_set_url(link, other.p);
    other = buf_new(pen->arena, 256);
    buf_printf(&other, "bytes %zu–%zu", p->from, p->to);
    cmark_node_set_title(link, other.p);
    node_words(link, "%s", label.p);
}

void cite_place(struct pen *pen, cmark_node *parent, const struct at *at)
{
    struct spot p = find_spot(pen, at);

    add_mark(pen, parent, &p);
}

/* Whether a reader would see the same mark twice. */
static bool same_mark(const struct pen *pen, const struct spot *a,
                      const struct spot *b)
{
    return a->doc == b->doc && a->block == b->block &&
           (pen->medium == MEDIUM_MARKDOWN || a->sentence == b->sentence);
}

void cite_all(struct pen *pen, cmark_node *parent,
              const struct evidence *evidence)
{
    struct spot last = {0};
    size_t marks = 0;

    for (size_t i = 0; i < evidence->count; i++) {
        struct spot p = find_spot(pen, &evidence->at[i]);

        if (last.doc && same_mark(pen, &last, &p))
            continue;
        last = p;
        marks++;
        if (marks > MARKS_MAX)
            continue;
        if (marks > 1)
            node_words(parent, " ");
        add_mark(pen, parent, &p);
    }
    if (marks > MARKS_MAX)
        node_words(parent, " and %zu more", marks - MARKS_MAX);
}

static struct span find_address(const struct document *doc, struct arena *a)
{
    struct span url = safe_url(doc->url, a);

    if ((doc->file.n == 0 || span_eq(doc->file, SPAN("-"))) && url.n)
        return url;
    return safe_file(doc->file, a);
}

static void define_doc(const struct pen *pen, size_t i, struct buf *out)
{
    const struct cited_doc *d = &pen->docs[i];
    const struct document *doc = d->reading->doc;
    struct span address = find_address(doc, pen->arena);

    for (size_t k = 0; k <= doc->block_count; k++) {
        struct at at = {i, doc->text, 0, 0};

        if (!d->used[k])
            continue;
        if (k < doc->block_count)
            at.text = doc->blocks[k].text;
        struct spot p = find_spot(pen, &at);
        if (k == doc->block_count)
            p.paragraph = p.aside = 0;
        buf_char(out, '[');
        add_label(out, &p);
        buf_add(out, SPAN("]: "));
        buf_add(out, address);
        buf_printf(out, " \"bytes %zu-%zu\"\n", p.from, p.to);
    }
}

void cite_define(const struct pen *pen, struct buf *out)
{
    bool any = false;

    for (size_t i = 0; i < pen->report->count; i++)
        for (size_t k = 0; k <= pen->docs[i].reading->doc->block_count; k++)
            any |= pen->docs[i].used[k];
    if (any && out->n)
        buf_char(out, '\n');
    for (size_t i = 0; i < pen->report->count; i++)
        define_doc(pen, i, out);
}

/* By sentence; those of one sentence in the order of the page. */
static int compare_backs(const void *a, const void *b)
{
    const struct back *x = a, *y = b;

    if (x->doc != y->doc)
        return x->doc < y->doc ? -1 : 1;
    if (x->sentence != y->sentence)
        return x->sentence < y->sentence ? -1 : 1;
    return (x->serial > y->serial) - (x->serial < y->serial);
}

const struct back *cite_backs(struct pen *pen, size_t doc, size_t sentence,
                              size_t *count)
{
    struct back key = {.doc = doc, .sentence = sentence};
    size_t low = 0, high = pen->back_count, end;

    if (!pen->sorted && pen->back_count)
        qsort(pen->backs, pen->back_count, sizeof *pen->backs, compare_backs);
    pen->sorted = true;
    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (compare_backs(&pen->backs[mid], &key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (end = low; end < pen->back_count; end++)
        if (pen->backs[end].doc != doc || pen->backs[end].sentence != sentence)
            break;
    *count = end - low;
    return *count ? pen->backs + low : NULL;
}
