#include "cli/shortage.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmark.h>
#include <jansson.h>
#include <libxml/xmlmemory.h>

#include "base/err.h"

/* [bytes] that the stack grows to: 160 KiB, measured by ulimit -s. */
enum { STACK = 1 << 18 };

_Noreturn void shortage_end(void)
{
    static const char text[] = "summarizer: out of memory\n";

    (void)!write(STDERR_FILENO, text, sizeof text - 1);
    exit(STATUS_SYSTEM);
}

_Noreturn void shortage_end_worker(void)
{
    _exit(STATUS_SYSTEM);
}

/* The libraries pass no data to an allocator, so each of the two ends has
 * its own four. */

static void *need(void *p)
{
    if (!p)
        shortage_end();
    return p;
}

static void *need_in_worker(void *p)
{
    if (!p)
        shortage_end_worker();
    return p;
}

static void *take(size_t n)
{
    return need(malloc(n ? n : 1));
}

static void *take_clean(size_t count, size_t size)
{
    return need(calloc(count ? count : 1, size ? size : 1));
}

static void *retake(void *p, size_t n)
{
    return need(realloc(p, n ? n : 1));
}

static char *copy(const char *text)
{
    return need(strdup(text));
}

static void *take_in_worker(size_t n)
{
    return need_in_worker(malloc(n ? n : 1));
}

static void *take_clean_in_worker(size_t count, size_t size)
{
    return need_in_worker(calloc(count ? count : 1, size ? size : 1));
}

static void *retake_in_worker(void *p, size_t n)
{
    return need_in_worker(realloc(p, n ? n : 1));
}

static char *copy_in_worker(const char *text)
{
    return need_in_worker(strdup(text));
}

static void touch_stack(void)
{
    char room[STACK];
    volatile char *end = room;

    *end = 0;
}

/* A stack grows by itself, and where memory is limited the system has no
 * other answer than SIGSEGV.  So it grows now, when it is known that there
 * is room. */
static void guard_stack(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return;
    free(take((size_t)2 * STACK));
    touch_stack();
}

void shortage_guard(void)
{
    cmark_mem *mem = cmark_get_default_mem_allocator();

    guard_stack();
    *mem = (cmark_mem){take_clean, retake, free};
    json_set_alloc_funcs(take, free);
    (void)xmlMemSetup(free, take, retake, copy);
}

void shortage_guard_worker(void)
{
    cmark_mem *mem = cmark_get_default_mem_allocator();

    *mem = (cmark_mem){take_clean_in_worker, retake_in_worker, free};
    json_set_alloc_funcs(take_in_worker, free);
    (void)xmlMemSetup(free, take_in_worker, retake_in_worker, copy_in_worker);
}
