/*
 * Region memory: everything made for one article dies in one call.
 *
 * Ownership: whoever calls arena_release() owns all that was made in the
 * arena.  Errors: none here.  When memory runs out, `no_memory` is called
 * and must not return (the program ends with STATUS_SYSTEM, the
 * library jumps back to its caller); without one the process aborts.
 * Source: C. Wellons, "Arena allocator tips and tricks" (2023); blocks
 * instead of one range, because articles differ by four orders of size.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/span.h"

struct arena {
    struct arena_block *blocks; /* newest first */
    struct arena_block *spare;  /* used before, kept for the next article */
    size_t spare_count;         /* [blocks] */
    char *next, *end;           /* free room in the newest block */
    struct arena *children;     /* that die with it, newest first */
    struct arena *sibling;      /* the next older child of the same arena */
    void (*no_memory)(void);    /* never returns */
};

/* Zeroed memory for `count` objects of `size` bytes, aligned for any. */
void *arena_alloc(struct arena *a, size_t count, size_t size);

#define ARENA_NEW(a, type, count)                                              \
    ((type *)arena_alloc((a), (count), sizeof(type)))

/*
 * An array of `count` objects with room for one more.  Room doubles at
 * every power of two, so the array needs no capacity beside its count:
 *     xs = arena_more(a, xs, n, sizeof *xs);
 *     xs[n++] = x;
 * Cost: O(1) a push over time.  `array` is NULL when count is 0 and must
 * not be used any more: as arena_grow().
 */
void *arena_more(struct arena *a, void *array, size_t count, size_t size);

/*
 * Room for `room` bytes that begins with the `bytes` of `object`, which is
 * all of it as it was made and must not be used any more: it may have been
 * given more room where it is, and one of more than 64 KiB is given back at
 * once.  What is behind `bytes` is not zeroed.
 */
void *arena_grow(struct arena *a, void *object, size_t bytes, size_t room);

/* A copy of s, followed by a NUL that does not count. */
struct span arena_copy(struct arena *a, struct span s);

/* An arena for what dies sooner, in `a`.  It goes with `a` at the latest:
 * nothing is lost when the handler jumps out while it is in use. */
struct arena *arena_child(struct arena *a);

/* All that was made is gone; up to 4 MiB of blocks are kept for the next
 * article, because memory that goes back to the system must be cleared by
 * it when it comes again. */
void arena_clear(struct arena *a);

/* Memory ran out elsewhere, in a library: as if it had here. */
void arena_exhausted(const struct arena *a);

/* Free all of it; `a` is empty again and may be reused. */
void arena_release(struct arena *a);

#endif
