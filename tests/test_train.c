#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "tests/check.h"
#include "train/judge.h"
#include "train/ridge.h"
#include "train/rouge.h"

static bool is_near(double a, double b)
{
    return fabs(a - b) < 1e-6;
}

/* Two groups on the line y = 2 u - 3 v, each at its own height. */
static void test_ridge(void)
{
    double x[] = {0, 0, 7, 1, 0, 7, 0, 1, 7, 2, 2, 7};
    double y[] = {5, 7, 2, 3}, share[] = {1, .5, 1, .25}, w[3];
    double high[] = {105, 107, 102, 103};
    struct ridge r = {.count = 3};
    struct ridge_rows rows = {x, y, share, 4}, none = {x, y, share, 0};

    ridge_add(&r, &rows, 1);
    rows.y = high;
    ridge_add(&r, &rows, .5);
    ridge_add(&r, &none, 1);
    ridge_solve(&r, 0, w);
    CHECK_TRUE("u", is_near(w[0], 2));
    CHECK_TRUE("v", is_near(w[1], -3));
    CHECK_TRUE("never varies", is_near(w[2], 0));
    ridge_solve(&r, 1, w);
    CHECK_TRUE("shrunk", w[0] < 1.5 && w[1] > -2.5);
}

static void test_interval(void)
{
    double same[] = {2, 2, 2, 2}, mixed[100];
    struct arena a = {0};
    struct interval i = judge_interval(same, 4, &a), again;

    CHECK_TRUE("no spread",
               is_near(i.mean, 2) && is_near(i.low, 2) && is_near(i.high, 2));
    for (size_t k = 0; k < 100; k++)
        mixed[k] = (double)(k % 2);
    i = judge_interval(mixed, 100, &a);
    again = judge_interval(mixed, 100, &a);
    /* 1.96 standard errors of .05 */
    CHECK_TRUE("width",
               i.low > .38 && i.low < .43 && i.high > .57 && i.high < .62);
    CHECK_TRUE("the same again",
               is_near(i.low, again.low) && is_near(i.high, again.high));
    arena_release(&a);
}

static void test_rouge(void)
{
    const struct span references[] = {SPAN("The cats sat down")};
    const struct span units[] = {SPAN("The cat sat."), SPAN("A dog sat down!")};
    static const size_t both[] = {0, 1};
    struct arena a = {0};
    struct rouge r = rouge_count(references, 1, units, 2, true, &a);
    struct rouge_result one = rouge_score(&r, both, 1, 0, &a);
    struct rouge_result two = rouge_score(&r, both, 2, 0, &a);

    CHECK_TRUE("three of four words", is_near(one.recall[0], .75));
    CHECK_TRUE("two of three pairs", is_near(one.recall[1], 2 / 3.));
    CHECK_TRUE("F of 3 of 4 and 3 of 3", is_near(one.f[0], 6 / 7.));
    CHECK_TRUE("no word counts twice", is_near(two.recall[0], 1));
    CHECK_TRUE("F of 4 of 4 and 4 of 7", is_near(two.f[0], 8 / 11.));
    arena_release(&a);
}

CU_TestInfo train_tests[] = {
    {"ridge regression finds a line", test_ridge   },
    {"intervals",                     test_interval},
    {"ROUGE by hand",                 test_rouge   },
    CU_TEST_INFO_NULL
};
