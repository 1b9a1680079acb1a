#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAVE_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAVE_ASAN 1
#endif
#endif
#ifdef HAVE_ASAN
#include <sanitizer/asan_interface.h>
#define GAP 1 /* units of poison between objects */
#else
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define GAP 0
#endif

static const size_t align = _Alignof(max_align_t);
static const size_t block_size = 1 << 16; /* [bytes] */
static const size_t first_room = 8;       /* [objects] in arena_more() */
static const size_t spare_most = 64;      /* [blocks] that are kept */

struct arena_block {
    struct arena_block *older;
    size_t size; /* [bytes] of room */
    _Alignas(max_align_t) char room[];
};

void arena_exhausted(const struct arena *a)
{
    if (a->no_memory)
        a->no_memory();
    abort();
}

static void use_block(struct arena *a, struct arena_block *b)
{
    a->next = b->room;
    a->end = b->room + b->size;
    ASAN_POISON_MEMORY_REGION(b->room, b->size);
}

static struct arena_block *make_block(struct arena *a, size_t size)
{
    /* The room of a large block comes zeroed from the system, so what is
     * never written of it never takes memory. */
    struct arena_block *b = size > block_size ? calloc(1, sizeof *b + size)
                                              : malloc(sizeof *b + size);

    if (b)
        b->size = size;
    else
        arena_exhausted(a);
    return b;
}

static void add_block(struct arena *a)
{
    struct arena_block *b = a->spare;

    if (b) {
        a->spare = b->older;
        a->spare_count--;
    } else {
        b = make_block(a, block_size);
    }
    if (!b)
        return;
    b->older = a->blocks;
    a->blocks = b;
    use_block(a, b);
}

/* A block for one object alone, behind the one that is being filled. */
static void *add_large(struct arena *a, size_t step, size_t bytes)
{
    struct arena_block *b = make_block(a, step);

    if (!b)
        return NULL;
    ASAN_POISON_MEMORY_REGION(b->room + bytes, step - bytes);
    if (!a->blocks)
        add_block(a);
    b->older = a->blocks->older;
    a->blocks->older = b;
    return b->room;
}

/* Under ASan a poisoned gap follows every object, so that running off its
 * end is caught as on the heap. */
static size_t step_of(size_t bytes)
{
    size_t step = ((bytes + align - 1) / align + GAP) * align;

    return step ? step : align;
}

/* Memory as it is: only large objects are zeroed, by the system. */
static void *take(struct arena *a, size_t bytes)
{
    size_t step = step_of(bytes);
    void *p;

    if (step > block_size)
        return add_large(a, step, bytes);
    if (!a->next || (size_t)(a->end - a->next) < step)
        add_block(a);
    p = a->next;
    a->next += step;
    ASAN_UNPOISON_MEMORY_REGION(p, bytes);
    return p;
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
    size_t bytes;
    void *p;

    assert(size > 0);
    if (count > (SIZE_MAX / 4 - 2 * align) / size)
        arena_exhausted(a);
    bytes = count * size;
    p = take(a, bytes);
    return step_of(bytes) > block_size ? p : memset(p, 0, bytes);
}

/* Whether `object` could be given more room where it is, because nothing
 * was made behind it; then it has it. */
static bool extend(struct arena *a, const void *object, size_t bytes,
                   size_t room)
{
    size_t old = step_of(bytes), step = step_of(room);

    if (!a->next || step < old || step > block_size ||
        (const char *)object + old != a->next ||
        (size_t)(a->end - a->next) < step - old)
        return false;
    ASAN_UNPOISON_MEMORY_REGION(object, room);
    a->next += step - old;
    return true;
}

/* Give back an object of `bytes` that has a block of its own; one that
 * has none stays until all goes. */
static void drop_large(struct arena *a, const void *object, size_t bytes)
{
    struct arena_block **at = a->blocks ? &a->blocks->older : NULL;

    if (!at || step_of(bytes) <= block_size)
        return;
    while (*at && (*at)->room != (const char *)object)
        at = &(*at)->older;
    if (!*at)
        return;
    struct arena_block *b = *at;
    *at = b->older;
    ASAN_UNPOISON_MEMORY_REGION(b->room, b->size);
    free(b);
}

void *arena_grow(struct arena *a, void *object, size_t bytes, size_t room)
{
    void *bigger;

    if (room > SIZE_MAX / 4 - 2 * align)
        arena_exhausted(a);
    if (bytes && extend(a, object, bytes, room))
        return object;
    bigger = take(a, room);
    if (bytes)
        memcpy(bigger, object, bytes);
    drop_large(a, object, bytes);
    return bigger;
}

void *arena_more(struct arena *a, void *array, size_t count, size_t size)
{
    if (count == 0)
        return arena_alloc(a, first_room, size);
    if (count < first_room || (count & (count - 1)) != 0)
        return array;
    if (count > SIZE_MAX / 8 / size)
        arena_exhausted(a);
    array = arena_grow(a, array, count * size, count * 2 * size);
    if (step_of(count * 2 * size) <= block_size)
        memset((char *)array + count * size, 0, count * size);
    return array;
}

struct span arena_copy(struct arena *a, struct span s)
{
    char *p = ARENA_NEW(a, char, s.n + 1);

    if (s.n)
        memcpy(p, s.p, s.n);
    return (struct span){p, s.n};
}

struct arena *arena_child(struct arena *a)
{
    struct arena *child = ARENA_NEW(a, struct arena, 1);

    child->no_memory = a->no_memory;
    child->sibling = a->children;
    a->children = child;
    return child;
}

static void release_children(struct arena *a)
{
    for (struct arena *child = a->children; child; child = child->sibling)
        arena_release(child);
    a->children = NULL;
}

static void free_blocks(struct arena_block *b)
{
    while (b) {
        struct arena_block *older = b->older;

        ASAN_UNPOISON_MEMORY_REGION(b->room, b->size);
        free(b);
        b = older;
    }
}

void arena_clear(struct arena *a)
{
    struct arena_block *b = a->blocks;

    release_children(a);
    while (b) {
        struct arena_block *older = b->older;

        b->older = NULL;
        if (b->size == block_size && a->spare_count < spare_most) {
            ASAN_POISON_MEMORY_REGION(b->room, b->size);
            b->older = a->spare;
            a->spare = b;
            a->spare_count++;
        } else {
            free_blocks(b);
        }
        b = older;
    }
    a->blocks = NULL;
    a->next = a->end = NULL;
}

void arena_release(struct arena *a)
{
    release_children(a);
    free_blocks(a->blocks);
    free_blocks(a->spare);
    a->blocks = a->spare = NULL;
    a->spare_count = 0;
    a->next = a->end = NULL;
}
