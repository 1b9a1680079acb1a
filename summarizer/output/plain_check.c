#include "output/plain_check.h"

#include "base/utf8.h"

enum { LONGEST = 240 /* [bytes] of a wording that are shown */ };

/* Within quotation marks, on one line. */
static void put_words(struct buf *out, struct span text)
{
    size_t n = text.n < LONGEST ? text.n : LONGEST;

    while (n > 0 && n < text.n && ((unsigned char)text.p[n] & 0xc0) == 0x80)
        n--;
    buf_char(out, '"');
    for (size_t i = 0; i < n; i++) {
        const bool space = text.p[i] == '\n' || text.p[i] == '\t';

        buf_add(out, space ? SPAN(" ") : span_slice(text, i, i + 1));
    }
    buf_add(out, n < text.n ? SPAN("…\"") : SPAN("\""));
}

static void put_place(const struct report *r, const struct at *at,
                      struct buf *out)
{
    const struct document *doc = r->readings[at->doc].doc;

    buf_add(out, SPAN(" ("));
    buf_add(out, doc->file.n ? doc->file : SPAN("-"));
    buf_printf(out, ":%zu)", (size_t)(at->text.p - doc->text.p));
}

static void put_item(const struct report *r, const struct check_item *item,
                     struct buf *out)
{
    buf_add(out, r->check_file);
    buf_printf(out, ":%zu:%zu: %s ", item->line, item->column,
               check_kind_name(item->kind));
    put_words(out, item->text);
    buf_printf(out, " %s", check_verdict_name(item->verdict));
    if (item->stated_by.n) {
        buf_add(out, SPAN("; said by "));
        put_words(out, item->stated_by);
    }
    if (item->nearest.n) {
        buf_add(out, SPAN("; nearest: "));
        put_words(out, item->nearest);
    }
    if (item->placed)
        put_place(r, &item->at, out);
    buf_char(out, '\n');
}

void plain_check(const struct report *r, struct buf *out)
{
    const struct check *c = r->check;

    for (size_t i = 0; i < c->count; i++)
        if (!r->look.quiet || c->items[i].verdict != CHECK_FOUND)
            put_item(r, &c->items[i], out);
    if (!r->look.quiet)
        buf_printf(out, "%zu found, %zu reworded, %zu missing\n",
                   c->verdicts[CHECK_FOUND], c->verdicts[CHECK_REWORDED],
                   c->verdicts[CHECK_MISSING]);
}
