/* Any bytes as records of an archive: what is found lies in them. */
#include <assert.h>
#include <stdint.h>

#include "input/warc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span rest = {(const char *)data, size};
    struct arena a = {0};
    struct warc_record record;
    struct warc_page page;

    while (warc_header(rest, &record)) {
        assert(record.header > 0 && record.header <= rest.n);
        assert(record.uri.n == 0 || span_holds(rest, record.uri));
        rest = span_from(rest, record.header);
        if (record.block > rest.n)
            break;
        if (warc_page(&record, span_upto(rest, record.block), &a, &page))
            assert(page.body.n <= record.block);
        rest = span_from(rest, record.block);
    }
    arena_release(&a);
    return 0;
}
