/* Any bytes as a line of JSON: sound documents whose notes may be shown, or
 * an error. */
#include "input/jsonl.h"
#include "tests/article.h"
#include "tests/fuzz.h"
#include "tests/promise.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span line = {(const char *)data, size};
    struct input_hints hints = {0};
    struct arena a = {0};
    struct record record;
    struct err err = {0};

    if (jsonl_read(line, &hints, &a, &record, &err)) {
        HOLDS(record.count > 0);
        for (size_t i = 0; i < record.count; i++) {
            const struct document *doc = &record.documents[i];

            fuzz_fault(article_fault(doc));
            for (const struct note *n = doc->notes; n; n = n->next)
                fuzz_fault(promise_text(n->text, false));
        }
    } else {
        HOLDS(err.status != STATUS_OK);
        fuzz_fault(promise_text(span_of(err.text), false));
    }
    arena_release(&a);
    return 0;
}
