/* Any bytes as Markdown: the document is sound, with links and without, and
 * its text the same. */
#include <stdint.h>
#include <stdlib.h>

#include "tests/article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = {(const char *)data, size};
    struct input_hints hints = {.format = FORMAT_MARKDOWN};
    struct arena a = {0};
    struct document doc, linked;
    struct err err = {0};

    if (input_read(bytes, &hints, &a, &doc, &err)) {
        hints.links = true;
        hints.url = SPAN("https://news.example/a/b");
        if (article_fault(&doc) ||
            !input_read(bytes, &hints, &a, &linked, &err) ||
            article_fault(&linked) || !span_eq(doc.text, linked.text))
            abort();
    } else if (err.status == STATUS_OK) {
        abort();
    }
    arena_release(&a);
    return 0;
}
