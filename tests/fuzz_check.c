/* Checks: any brief against any source gives items that lie in the brief,
 * in order, and places that lie in the source. */
#include <assert.h>
#include <stdint.h>

#include "tests/checked.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The first half of the bytes is the source, as text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct span all = {(const char *)data, size};
    struct span source = arena_copy(&a, span_upto(all, size / 2));
    const char *texts[] = {source.p, NULL};
    struct checked c = {0};
    const char *before = NULL;
    size_t counted = 0;

    checked_sources(&c, texts, "2021-01-05", &a);
    if (c.report.facts && checked_run(&c, span_from(all, size / 2), &a)) {
        for (size_t i = 0; i < c.check.count; i++) {
            const struct check_item *item = &c.check.items[i];

            assert(item->text.n && item->text.p >= before);
            assert(item->line > 0 && item->column > 0);
            before = item->text.p;
            if (item->placed)
                assert(item->at.doc == 0 && item->at.text.n &&
                       span_holds(c.readings[0].doc->text, item->at.text));
        }
        for (int v = 0; v < CHECK_VERDICTS; v++)
            counted += c.check.verdicts[v];
        assert(counted == c.check.count);
    }
    arena_release(&a);
    return 0;
}
