#include "input/brief.h"

#include <stdint.h>

#include "base/buf.h"
#include "input/encoding.h"

/* Documents behind one another, as one: the blocks move along. */
static void join(const struct documents *docs, struct arena *a,
                 struct document *doc)
{
    struct buf text = buf_new(a, SIZE_MAX / 8);
    size_t blocks = 0, n = 0;

    *doc = docs->at[0];
    for (size_t d = 0; d < docs->count; d++) {
        blocks += docs->at[d].block_count;
        buf_add(&text, docs->at[d].text);
        buf_add(&text, SPAN("\n\n"));
    }
    doc->blocks = ARENA_NEW(a, struct block, blocks + 1);
    doc->text = buf_span(&text);
    const char *to = doc->text.p;
    for (size_t d = 0; d < docs->count; d++) {
        const struct document *from = &docs->at[d];

        for (size_t i = 0; i < from->block_count; i++) {
            struct block b = from->blocks[i];

            b.text.p = to + (b.text.p - from->text.p);
            b.body = b.text;
            b.dateline = (struct span){b.text.p, 0};
            doc->blocks[n++] = b;
        }
        to += from->text.n + 2;
    }
    doc->block_count = n;
}

static bool looks_like_json(struct span text)
{
    struct span s = span_trim(text);

    return s.n && (s.p[0] == '{' || s.p[0] == '[');
}

bool brief_read(struct span bytes, const struct input_hints *hints,
                struct arena *a, struct document *doc, struct err *err)
{
    struct encoding_request request = {bytes, hints->encoding, hints->unicode};
    struct input_hints own = *hints;
    struct documents docs;
    struct repair repair;
    struct span text;

    own.whole = true;
    own.format = FORMAT_AUTO;
    if (looks_like_json(span_upto(bytes, bytes.n < 64 ? bytes.n : 64))) {
        if (!encoding_decode(&request, a, &text, &repair, err))
            return false;
        if (brief_json(text, &own, a, doc))
            return true;
        own.format = FORMAT_TEXT;
    }
    if (!input_read_all(bytes, &own, a, &docs, err))
        return false;
    if (docs.count == 1)
        *doc = docs.at[0];
    else
        join(&docs, a, doc);
    return true;
}
