/* Any bytes as XML: all documents are sound, with links and without, or
 * there is an error. */
#include <stdint.h>
#include <stdlib.h>

#include "input/input.h"
#include "tests/article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct documents *docs)
{
    if (docs->count == 0)
        abort();
    for (size_t i = 0; i < docs->count; i++)
        if (article_fault(&docs->at[i]) || text_fault(docs->at[i].title) ||
            (docs->at[i].date.n && docs->at[i].date.n != 10))
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input_hints hints = {.format = FORMAT_XML};
    struct span bytes = {(const char *)data, size};
    struct documents docs, linked;
    struct arena a = {0};
    struct err err = {0};

    if (input_read_all(bytes, &hints, &a, &docs, &err)) {
        check(&docs);
        hints.links = true;
        hints.url = SPAN("https://news.example/a/b");
        if (!input_read_all(bytes, &hints, &a, &linked, &err) ||
            linked.count != docs.count)
            abort();
        check(&linked);
        for (size_t i = 0; i < docs.count; i++)
            if (!span_eq(docs.at[i].text, linked.at[i].text))
                abort();
    } else if (err.status == STATUS_OK) {
        abort();
    }
    arena_release(&a);
    return 0;
}
