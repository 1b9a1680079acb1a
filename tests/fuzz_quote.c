/* Any text in any language: quotations lie in their block and between their
 * marks, begin in their sentence, and overlap only when one holds the
 * other. */
#include "base/utf8.h"
#include "tests/fuzz.h"

enum { MOST = 300 }; /* pairs are compared each with each */

static void check_mention(const struct document *doc, const struct mention *m)
{
    const struct quote_value *q = &m->as.quote;
    size_t in = 0;

    HOLDS(m->kind == MENTION_QUOTE && m->text.n > 0);
    HOLDS(span_holds(q->marked, m->text) && q->marked.n > m->text.n);
    HOLDS(((unsigned char)m->text.p[0] & 0xc0) != 0x80);
    HOLDS(utf8_sequence(q->marked, 0) > 0);
    for (size_t i = 0; i < doc->block_count; i++)
        in += span_holds(doc->blocks[i].body, q->marked);
    HOLDS(in == 1);
    HOLDS(!q->continues || q->open);
}

static void check_pairs(const struct finds *f)
{
    for (size_t i = 0; i < f->count; i++)
        for (size_t k = 0; k < i; k++) {
            struct span a = f->at[i].as.quote.marked;
            struct span b = f->at[k].as.quote.marked;

            HOLDS(a.p + a.n <= b.p || b.p + b.n <= a.p || span_holds(a, b) ||
                  span_holds(b, a));
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz f;
    struct finder_input in = fuzz_read(&f, data, size);

    quote_find(&in, &f.finds);
    for (size_t i = 0; i < f.finds.count; i++) {
        check_mention(&f.doc, &f.finds.at[i]);
        HOLDS(f.finds.at[i].sentence < f.sentences.count);
    }
    if (f.finds.count < MOST)
        check_pairs(&f.finds);
    arena_release(&f.arena);
    return 0;
}
