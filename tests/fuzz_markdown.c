#include <stdint.h>
#include <stdlib.h>

#include "tests/article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = {(const char *)data, size};
    struct input_hints hints = {.format = FORMAT_MARKDOWN};
    struct arena a = {0};
    struct document doc;
    struct err err = {0};

    if (input_read(bytes, &hints, &a, &doc, &err)) {
        if (article_fault(&doc))
            abort();
    } else if (err.status == STATUS_OK) {
        abort();
    }
    arena_release(&a);
    return 0;
}
