/* Any bytes as XML: all documents are sound, or there is an error. */
#include "input/input.h"
#include "tests/article.h"
#include "tests/fuzz.h"
#include "tests/promise.h"

static void check(const struct document *doc)
{
    fuzz_fault(article_fault(doc));
    fuzz_fault(promise_text(doc->title, false));
    HOLDS(doc->date.n == 0 || doc->date.n == 10);
    for (const struct note *n = doc->notes; n; n = n->next)
        fuzz_fault(promise_text(n->text, false));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input_hints hints = {.format = FORMAT_XML};
    struct span bytes = {(const char *)data, size};
    struct documents docs;
    struct arena a = {0};
    struct err err = {0};

    if (input_read_all(bytes, &hints, &a, &docs, &err)) {
        HOLDS(docs.count > 0);
        for (size_t i = 0; i < docs.count; i++)
            check(&docs.at[i]);
    } else {
        HOLDS(err.status != STATUS_OK);
        fuzz_fault(promise_text(span_of(err.text), false));
    }
    arena_release(&a);
    return 0;
}
