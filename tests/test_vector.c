#include "rank/vector.h"

#include <math.h>

#include "base/buf.h"
#include "tests/check.h"
#include "tests/road.h"

/* Few entries and many are sorted in two ways. */
static const size_t sizes[] = {0, 1, 2, 10, 64, 65, 200};

static void test_sort(void)
{
    static struct vector_entry at[200];

    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        size_t n = sizes[s];

        for (size_t i = 0; i < n; i++) {
            uint32_t term = (uint32_t)(i * 37 % n); /* each once */

            at[i] = (struct vector_entry){
                .term = term, .weight = (float)term / 2, .count = (float)term};
        }
        vector_sort(at, n);
        for (size_t i = 0; i < n; i++) {
            CHECK_SIZE("in order", at[i].term, i);
            CHECK_TRUE("whole", at[i].weight * 2 == at[i].count);
            CHECK_SIZE("its own", (size_t)at[i].count, i);
        }
    }
}

/* Words that have no stem in common: xabcd with letters for the digits. */
static void add_words(struct buf *text, size_t n, bool back)
{
    for (size_t i = 0; i < n; i++) {
        size_t k = back ? n - 1 - i : i;

        buf_printf(text, i ? " x%c%ck" : "X%c%ck", (int)('a' + k / 10 % 10),
                   (int)('a' + k % 10));
    }
    buf_add(text, SPAN(". "));
}

static void test_cosine(void)
{
    for (size_t s = 3; s < sizeof sizes / sizeof *sizes; s++) {
        size_t n = sizes[s] < 100 ? sizes[s] : 100;
        struct road road;
        struct ranked r;

        road_start(&road);
        struct buf text = buf_new(&road.arena, 100000);
        add_words(&text, n, false);
        add_words(&text, n, true);
        buf_add(&text, SPAN("Nobody came."));
        buf_char(&text, '\0');
        r = road_rank(&road, buf_span(&text).p, SCORE_SINGLE);
        CHECK_SIZE("three sentences", r.vectors->count, 3);
        CHECK_TRUE("the same in another order",
                   fabs(vector_cosine(r.vectors, 0, 1) - 1) < 1e-5);
        CHECK_TRUE("nothing in common", vector_cosine(r.vectors, 0, 2) == 0);
        CHECK_SIZE("terms", r.vectors->terms[1], n);
        CHECK_SIZE("words", r.vectors->words[1], n);
        road_end(&road);
    }
}

CU_TestInfo vector_tests[] = {
    {"sorted by term",         test_sort  },
    {"cosine, whatever order", test_cosine},
    CU_TEST_INFO_NULL
};
