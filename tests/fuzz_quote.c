/* Any valid text: quotations lie in their block and between their marks,
 * begin in their sentence, and overlap only when one holds the other. */
#include <stdlib.h>

#include "base/utf8.h"
#include "mention/finder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 300 }; /* pairs are compared each with each */

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_mention(const struct document *doc, const struct mention *m)
{
    const struct quote_value *q = &m->as.quote;
    size_t in = 0;

    check(m->kind == MENTION_QUOTE && m->text.n > 0);
    check(span_holds(q->marked, m->text) && q->marked.n > m->text.n);
    check(((unsigned char)m->text.p[0] & 0xc0) != 0x80);
    check(utf8_sequence(q->marked, 0) > 0);
    for (size_t i = 0; i < doc->block_count; i++)
        in += span_holds(doc->blocks[i].body, q->marked);
    check(in == 1);
    check(!q->continues || q->open);
}

static void check_pairs(const struct finds *f)
{
    for (size_t i = 0; i < f->count; i++)
        for (size_t k = 0; k < i; k++) {
            struct span a = f->at[i].as.quote.marked;
            struct span b = f->at[k].as.quote.marked;

            check(a.p + a.n <= b.p || b.p + b.n <= a.p || span_holds(a, b) ||
                  span_holds(b, a));
        }
}

/* Every line is a block. */
static void make_blocks(struct document *doc, struct arena *a)
{
    struct span rest = doc->text;

    while (rest.n) {
        size_t n = span_find(rest, SPAN("\n"));
        struct span line = span_upto(rest, n < rest.n ? n : rest.n);

        rest = span_from(rest, n < rest.n ? n + 1 : rest.n);
        line = span_trim(line);
        if (line.n == 0)
            continue;
        doc->blocks =
            arena_more(a, doc->blocks, doc->block_count, sizeof(struct block));
        doc->blocks[doc->block_count++] =
            (struct block){.text = line, .body = line, .kind = BLOCK_PARAGRAPH};
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct span text = {(const char *)data, size};
    struct document doc = {.lang = lang_find(SPAN("en"))};

    for (size_t at = 0; at < size;) {
        size_t n = utf8_sequence(text, at);
        if (n == 0 || text.p[at] == '\0')
            return 0;
        at += n;
    }
    doc.text = arena_copy(&a, text);
    make_blocks(&doc, &a);
    struct sentences sentences = sentence_split(&doc, &a);
    struct tokens tokens = token_split(&sentences, &a);
    const struct finder_input in = {&doc, &sentences, &tokens};
    struct finds finds = {.arena = &a};

    quote_find(&in, &finds);
    for (size_t i = 0; i < finds.count; i++) {
        check_mention(&doc, &finds.at[i]);
        check(finds.at[i].sentence < sentences.count);
    }
    if (finds.count < MOST)
        check_pairs(&finds);
    arena_release(&a);
    return 0;
}
