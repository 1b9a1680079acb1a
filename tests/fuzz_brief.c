/* Any bytes as a brief in any format: a sound document or an error.  The first
 * byte picks the format. */
#include "input/brief.h"
#include "tests/article.h"
#include "tests/fuzz.h"
#include "text/origin.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span all = {(const char *)data, size};
    struct arena a = {0};
    struct document doc;
    struct err err = {0};

    if (size == 0)
        return 0;
    struct span bytes = span_from(all, 1);
    struct input_hints hints = {
        .format = (enum input_format)(data[0] % (FORMAT_JSONL + 1))};
    if (brief_read(bytes, &hints, &a, &doc, &err)) {
        doc.intake.kept = doc.block_count; /* nobody counts them */
        fuzz_fault(article_fault(&doc));
        struct origins origins = origin_find(bytes, &doc, &a);
        for (size_t i = 0; i < doc.block_count; i++) {
            struct origin o = origin_at(&origins, doc.blocks[i].text.p);

            HOLDS(o.line > 0 && o.column > 0);
        }
    } else {
        HOLDS(err.status != STATUS_OK && err.text[0]);
    }
    arena_release(&a);
    return 0;
}
