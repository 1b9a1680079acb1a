#include "lib/guard.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmark.h>
#include <jansson.h>
#include <libxml/xmlmemory.h>

static _Thread_local struct guard *innermost;

void guard_enter(struct guard *g)
{
    g->outer = innermost;
    innermost = g;
}

void guard_leave(struct guard *g)
{
    assert(innermost == g);
    innermost = g->outer;
}

_Noreturn void guard_end(void)
{
    struct guard *g = innermost;

    if (g && g->no_memory)
        g->no_memory();
    if (!g || g->no_memory)
        abort();
    guard_leave(g);
    longjmp(g->back, 1);
}

static void *need(void *p)
{
    if (!p && innermost)
        guard_end();
    return p;
}

static void *take(size_t n)
{
    return need(malloc(n ? n : 1));
}

static void *retake(void *p, size_t n)
{
    return need(realloc(p, n ? n : 1));
}

static char *copy(const char *text)
{
    return need(strdup(text));
}

/* cmark never asks whether it got memory, so it must not be told. */
static void *take_clean(size_t count, size_t size)
{
    void *p = need(calloc(count ? count : 1, size ? size : 1));

    if (!p)
        abort();
    return p;
}

static void *retake_surely(void *p, size_t n)
{
    p = retake(p, n);
    if (!p)
        abort();
    return p;
}

static void guard_libxml2(bool always)
{
    xmlFreeFunc give;
    xmlMallocFunc get;
    xmlReallocFunc change;
    xmlStrdupFunc repeat;

    if (always || (xmlMemGet(&give, &get, &change, &repeat) == 0 &&
                   give == free && get == malloc && change == realloc))
        (void)xmlMemSetup(free, take, retake, copy);
}

static void guard_jansson(bool always)
{
    json_malloc_t get;
    json_free_t give;

    json_get_alloc_funcs(&get, &give);
    if (always || (get == malloc && give == free))
        json_set_alloc_funcs(take, free);
}

/* cmark's are its own functions around calloc() and realloc(), which have
 * no name outside of it: a program that put in others changed `free`, too,
 * or takes memory that free() gives back, as ours does. */
static void guard_cmark(bool always)
{
    cmark_mem *mem = cmark_get_default_mem_allocator();

    if (always || (mem->free == free && mem->calloc != take_clean))
        *mem = (cmark_mem){take_clean, retake_surely, free};
}

void guard_install(bool always)
{
    guard_libxml2(always);
    guard_jansson(always);
    guard_cmark(always);
}
