#include <stdint.h>
#include <stdlib.h>

#include "input/jsonl.h"
#include "tests/article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span line = {(const char *)data, size};
    struct input_hints hints = {0};
    struct arena a = {0};
    struct record record;
    struct err err = {0};

    if (jsonl_read(line, &hints, &a, &record, &err)) {
        if (record.count == 0)
            abort();
        for (size_t i = 0; i < record.count; i++)
            if (article_fault(&record.documents[i]))
                abort();
    } else if (err.status == STATUS_OK) {
        abort();
    }
    arena_release(&a);
    return 0;
}
