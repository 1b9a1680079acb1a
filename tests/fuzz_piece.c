/* Any bytes as the answer of a worker: pieces that lie in it, or the end. */
#include "cli/piece.h"
#include "tests/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct span all = arena_copy(&a, (struct span){(const char *)data, size});
    struct span rest = all;
    struct piece piece;
    size_t before = rest.n + 1;

    while (piece_next(&rest, &piece)) {
        HOLDS(rest.n < before && span_holds(all, rest));
        HOLDS(span_holds(all, piece.name) && span_holds(all, piece.text));
        before = rest.n;
    }
    arena_release(&a);
    return 0;
}
