#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/table.h"
#include "tests/check.h"

static void test_zeroed_and_aligned(void)
{
    struct arena a = {0};

    for (size_t n = 1; n < 300; n += 7) {
        unsigned char *p = ARENA_NEW(&a, unsigned char, n);
        size_t sum = 0;

        for (size_t i = 0; i < n; i++)
            sum += p[i];
        CHECK_SIZE("zeroed", sum, 0);
        CHECK_SIZE("aligned", (uintptr_t)p % _Alignof(max_align_t), 0);
        memset(p, 0xff, n);
    }
    arena_clear(&a);
    CHECK_SIZE("zeroed after clear", *ARENA_NEW(&a, size_t, 1), 0);
    arena_release(&a);
}

static void test_more_keeps_what_was_there(void)
{
    struct arena a = {0};
    size_t *xs = NULL, n = 0, wrong = 0;

    for (size_t i = 0; i < 1000; i++) {
        xs = arena_more(&a, xs, n, sizeof *xs);
        xs[n++] = i;
    }
    for (size_t i = 0; i < n; i++)
        wrong += xs[i] != i;
    CHECK_SIZE("changed entries", wrong, 0);
    arena_release(&a);
}

/* An array behind which nothing was made grows where it is; one that has
 * something behind it moves, and what is behind it stays. */
static void test_growing_in_place(void)
{
    struct arena a = {0};
    unsigned char *p = arena_alloc(&a, 100, 1), *q;
    size_t wrong = 0;

    memset(p, 1, 100);
    q = arena_grow(&a, p, 100, 1000);
    CHECK_TRUE("grown in place", p == q);
    memset(q, 2, 1000);
    p = arena_alloc(&a, 10, 1);
    memset(p, 3, 10);
    q = arena_grow(&a, q, 1000, 2000);
    CHECK_TRUE("moved", q > p);
    memset(q + 1000, 4, 1000);
    for (size_t i = 0; i < 1000; i++)
        wrong += q[i] != 2;
    for (size_t i = 0; i < 10; i++)
        wrong += p[i] != 3;
    /* What a cleared arena gives again is as zero as new memory. */
    for (size_t turn = 0; turn < 3; turn++) {
        arena_clear(&a);
        for (size_t n = 0; n < 40; n++) {
            p = arena_alloc(&a, 5000, 1);
            for (size_t i = 0; i < 5000; i++)
                wrong += p[i] != 0;
            memset(p, 0xff, 5000);
        }
    }
    CHECK_SIZE("wrong bytes", wrong, 0);
    arena_release(&a);
}

/* Large arrays have blocks of their own, which are given back as they grow,
 * among other objects that stay. */
static void test_large_arrays(void)
{
    struct arena a = {0};
    size_t *xs = NULL, **small = NULL, n = 0, wrong = 0;

    for (int turn = 0; turn < 2; turn++) {
        for (n = 0; n < 100000; n++) {
            xs = arena_more(&a, xs, n, sizeof *xs);
            small = arena_more(&a, small, n, sizeof *small);
            small[n] = ARENA_NEW(&a, size_t, 1 + n % 3);
            xs[n] = *small[n] = n + (size_t)turn;
        }
        for (size_t i = 0; i < n; i++)
            wrong += xs[i] != i + (size_t)turn || *small[i] != xs[i];
        xs = arena_grow(&a, xs, 0, 1 << 20);
        for (size_t i = 0; i < (1 << 20) / sizeof *xs; i++)
            wrong += xs[i] != 0;
        arena_clear(&a);
    }
    CHECK_SIZE("changed entries", wrong, 0);
    arena_release(&a);
}

static void test_buf_stops_at_its_maximum(void)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 10);

    buf_add(&b, SPAN("1234567"));
    CHECK_TRUE("room left", !b.full);
    buf_add(&b, SPAN("89ab"));
    CHECK_TRUE("past the maximum", b.full);
    CHECK_SPAN("what fitted", buf_span(&b), "1234567");
    arena_release(&a);
}

static void test_table_finds_all(void)
{
    struct arena a = {0};
    struct table t = table_new(&a, 1);
    size_t wrong = 0;
    bool fresh;

    for (uint32_t i = 0; i < 5000; i++) {
        char key[16];

        snprintf(key, sizeof key, "key %u", (unsigned)i);
        *table_put(&t, arena_copy(&a, span_of(key)), &fresh) = i;
        wrong += !fresh;
    }
    for (uint32_t i = 0; i < 5000; i++) {
        char key[16];
        const uint32_t *value;

        snprintf(key, sizeof key, "key %u", (unsigned)i);
        value = table_find(&t, span_of(key));
        wrong += !value || *value != i;
    }
    CHECK_SIZE("keys not found", wrong, 0);
    CHECK_TRUE("absent", !table_find(&t, SPAN("no such key")));
    table_put(&t, SPAN(""), &fresh);
    CHECK_TRUE("empty key is a key", fresh && table_find(&t, SPAN("")));
    arena_release(&a);
}

static void test_digest(void) /* FIPS 180-4 examples */
{
    char hex[DIGEST_HEX + 1], base64[DIGEST_BASE64 + 1];

    digest_hex(SPAN("abc"), hex);
    CHECK_SPAN("hex", span_of(hex),
               "ba7816bf8f01cfea414140de5dae2223"
               "b00361a396177a9cb410ff61f20015ad");
    digest_base64(SPAN("abc"), base64);
    CHECK_SPAN("base64", span_of(base64),
               "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

CU_TestInfo arena_tests[] = {
    {"memory is zeroed and aligned",  test_zeroed_and_aligned       },
    {"arena_more keeps the array",    test_more_keeps_what_was_there},
    {"arrays grow in place",          test_growing_in_place         },
    {"large arrays move",             test_large_arrays             },
    {"a buffer stops at its maximum", test_buf_stops_at_its_maximum },
    {"a table finds all its keys",    test_table_finds_all          },
    {"SHA-256",                       test_digest                   },
    CU_TEST_INFO_NULL
};
