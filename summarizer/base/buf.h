/*
 * A buffer that grows: the one place where output is put together.
 *
 * Invariants: `p` holds `n` bytes and a NUL behind them that does not
 * count (p is never NULL after the first write); n <= max.  What would go
 * past `max` is dropped whole and sets `full`; whoever writes the buffer
 * out asks once.  Memory comes from an arena, so there is nothing to free.
 * Source: curl's dynbuf (a maximum from birth), git's strbuf (always a
 * NUL).
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

struct buf {
    char *p;
    size_t n;    /* [bytes] */
    size_t room; /* [bytes] */
    size_t max;  /* [bytes] */
    bool full;
    struct arena *arena;
};

/* An empty buffer for at most `max` bytes, in `a`. */
struct buf buf_new(struct arena *a, size_t max);

void buf_add(struct buf *b, struct span s);
void buf_char(struct buf *b, char c);
void buf_code_point(struct buf *b, uint32_t c); /* as UTF-8 */
/* For short, fixed pieces: what it prints is cut at 255 bytes. */
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* What was written so far; valid until the next write. */
struct span buf_span(const struct buf *b);

#endif
