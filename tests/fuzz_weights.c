/* Any bytes as weights: numbers that no sum makes infinite, or an error with
 * its line. */
#include <math.h>

#include "rank/feature.h"
#include "rank/score.h"
#include "tests/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct err err = {0};
    struct span text = arena_copy(&a, (struct span){(const char *)data, size});
    struct weights *w = weights_new(lang_find(SPAN("en")), &a);

    if (!weights_read(w, text, &err))
        HOLDS(err.status == STATUS_USAGE && err.line && err.text[0]);
    for (size_t i = 0; i < feature_count(); i++)
        HOLDS(fabs(weights_of(w, i, SCORE_SINGLE)) <= 1e6 &&
              fabs(weights_of(w, i, SCORE_MERGED)) <= 1e6);
    arena_release(&a);
    return 0;
}
