/* Any bytes as XML: all documents are sound, with links and without, or
 * there is an error. */
#include "input/input.h"
#include "tests/article.h"
#include "tests/fuzz.h"
#include "tests/promise.h"

static void check(const struct documents *docs)
{
    HOLDS(docs->count > 0);
    for (size_t i = 0; i < docs->count; i++) {
        const struct document *doc = &docs->at[i];

        fuzz_fault(article_fault(doc));
        fuzz_fault(promise_text(doc->title, false));
        HOLDS(doc->date.n == 0 || doc->date.n == 10);
        for (const struct note *n = doc->notes; n; n = n->next)
            fuzz_fault(promise_text(n->text, false));
    }
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
        HOLDS(input_read_all(bytes, &hints, &a, &linked, &err));
        HOLDS(linked.count == docs.count);
        check(&linked);
        for (size_t i = 0; i < docs.count; i++)
            HOLDS(span_eq(docs.at[i].text, linked.at[i].text));
    } else {
        HOLDS(err.status != STATUS_OK);
        fuzz_fault(promise_text(span_of(err.text), false));
    }
    arena_release(&a);
    return 0;
}
