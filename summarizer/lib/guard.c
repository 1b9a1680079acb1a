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

_Noreturn void guard_jump(void)
{
    struct guard *g = innermost;

    if (!g)
        abort();
    guard_leave(g);
    longjmp(g->back, 1);
}

static void *need(void *p)
{
    if (!p && innermost)
        guard_jump();
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

static void guard_libxml2(void)
{
    xmlFreeFunc give;
    xmlMallocFunc get;
    xmlReallocFunc change;
    xmlStrdupFunc repeat;

    if (xmlMemGet(&give, &get, &change, &repeat) == 0 && give == free &&
        get == malloc && change == realloc)
        (void)xmlMemSetup(free, take, retake, copy);
}

static void guard_jansson(void)
{
    json_malloc_t get;
    json_free_t give;

    json_get_alloc_funcs(&get, &give);
    if (get == malloc && give == free)
        json_set_alloc_funcs(take, free);
}

/* cmark's are its own functions around calloc() and realloc(), which have
 * no name outside of it: a program that put in others changed `free`, too,
 * or takes memory that free() gives back, as ours does. */
static void guard_cmark(void)
{
    cmark_mem *mem = cmark_get_default_mem_allocator();

    if (mem->free == free && mem->calloc != take_clean)
        *mem = (cmark_mem){take_clean, retake_surely, free};
}

void guard_install(void)
{
    guard_libxml2();
    guard_jansson();
    guard_cmark();
}
