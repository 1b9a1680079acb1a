/* Any bytes as a page: the document is sound, with links and without, or
 * there is an error. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "tests/article.h"

static void check_text(struct span text)
{
    for (size_t at = 0; at < text.n;) {
        size_t n = utf8_sequence(text, at);

        assert(n > 0);
        assert(text.p[at] == '\n' || (unsigned char)text.p[at] >= ' ');
        at += n;
    }
}

/* No option changes the text. */
static void check_links(struct span bytes, struct input_hints hints,
                        struct span text)
{
    struct arena a = {0};
    struct err err = {0};
    struct document doc;

    hints.links = true;
    assert(input_read(bytes, &hints, &a, &doc, &err));
    assert(span_eq(doc.text, text));
    assert(!link_fault(&doc));
    arena_release(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct err err = {0};
    struct document doc = {0};
    struct input_hints hints = {.format = FORMAT_HTML, .unicode = true};
    struct span bytes = {(const char *)data, size};
    const char *end;

    if (!input_read(bytes, &hints, &a, &doc, &err)) {
        assert(err.status != STATUS_OK);
        arena_release(&a);
        return 0;
    }
    check_text(doc.text);
    check_text(doc.title);
    end = doc.text.p;
    for (size_t i = 0; i < doc.block_count; i++) {
        struct span text = doc.blocks[i].text;

        assert(text.n > 0 && span_holds(doc.text, text));
        assert(text.p == end + (i ? 2 : 0));
        end = text.p + text.n;
    }
    assert(doc.date.n == 0 || doc.date.n == 10);
    assert(doc.modified.n == 0 || doc.modified.n == 10);
    check_links(bytes, hints, doc.text);
    arena_release(&a);
    return 0;
}
