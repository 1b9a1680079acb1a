/*
 * One line of JSON made fit for jansson, which refuses bad UTF-8, NUL and
 * lone surrogates: each becomes U+FFFD.  Control characters become blanks.
 */
#ifndef INPUT_JSON_MEND_H
#define INPUT_JSON_MEND_H

#include "base/arena.h"
#include "base/span.h"

struct mended {
    struct span text; /* `line`, or lives in the arena */
    size_t repairs;   /* [sequences] */
    size_t values;    /* an upper bound of the values in it */
};

/* A line that is fit as it is is not copied.  Cost: O(line.n). */
struct mended json_mend(struct span line, struct arena *a);

#endif
