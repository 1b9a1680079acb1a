/* Any bytes in any encoding: text that is clean and stays as it is when it
 * is cleaned again, or an error.  The first byte names the encoding. */
#include "input/input.h"
#include "tests/fuzz.h"
#include "tests/promise.h"

static struct span name_of(uint8_t byte)
{
    static const char *const names[] = {
        "",           "utf-8",      "utf-16",       "utf-16be",    "utf-16le",
        "utf-32",     "utf-32be",   "windows-1252", "iso-8859-1",  "koi8-r",
        "shift_jis",  "euc-jp",     "iso-2022-jp",  "gb18030",     "big5",
        "euc-kr",     "iso-8859-8", "windows-1256", "us-ascii",    "utf-7",
        "macintosh",  "hz",         "iso-2022-kr",  "windows-874", "ibm866",
        "x-user-nil",
    };

    return span_of(names[byte % (sizeof names / sizeof *names)]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span all = {(const char *)data, size}, text = {"", 0};
    struct arena a = {0};
    struct repair repair = {0}, again = {0};
    struct err err = {0};

    if (size == 0)
        return 0;
    struct encoding_request request = {.bytes = span_from(all, 1),
                                       .named = name_of(data[0]),
                                       .unicode = data[0] > 250};
    if (encoding_decode(&request, &a, &text, &repair, &err)) {
        fuzz_fault(promise_text(text, false));
        HOLDS(span_eq(encoding_clean(text, &a, &again), text));
        HOLDS(again.replaced == 0 && again.dropped == 0);
    } else {
        HOLDS(err.status == STATUS_NOTHING || err.status == STATUS_USAGE);
        HOLDS(err.text[0]);
    }
    struct span declared = encoding_declared(request.bytes);
    HOLDS(declared.n == 0 || span_holds(request.bytes, declared));
    HOLDS(input_sniff(request.bytes) != FORMAT_AUTO);
    arena_release(&a);
    return 0;
}
