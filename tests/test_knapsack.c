#include "rank/knapsack.h"

#include <math.h>

#include "tests/check.h"

enum { ITEMS = 12, CONCEPTS = 20, HELD = 6 };

struct problem {
    struct knapsack k;
    struct knapsack_item item[KNAPSACK_MOST];
    struct knapsack_cover cover[KNAPSACK_MOST][HELD];
    double alike[KNAPSACK_MOST * KNAPSACK_MOST];
};

/* A linear congruential generator (Knuth, MMIX), the same everywhere. */
static unsigned next(uint64_t *seed)
{
    *seed =
        *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(*seed >> 33);
}

static double real(uint64_t *seed)
{
    return next(seed) % 1000 / 1000.0;
}

/* Of `n` items; plain ones are worth more than nothing, and neither alike
 * nor lonely. */
static void make(struct problem *p, size_t n, bool plain, uint64_t *seed)
{
    *p = (struct problem){
        .k = {.count = n, .concepts = CONCEPTS}
    };
    for (size_t i = 0; i < n; i++) {
        struct knapsack_item *item = &p->item[i];
        uint32_t concept = 0;

        item->cost = 5 + next(seed) % 40;
        item->worth = (real(seed) - (plain ? 0 : .3)) * (double)item->cost;
        item->cover = p->cover[i];
        item->covers = next(seed) % HELD;
        for (size_t e = 0; e < item->covers; e++) {
            p->cover[i][e] = (struct knapsack_cover){concept, 10 * real(seed)};
            concept += 1 + next(seed) % (CONCEPTS / HELD);
        }
        item->needs = i > 0 && next(seed) % 3 == 0 ? i - 1 : SIZE_MAX;
        item->lone = plain || item->needs == SIZE_MAX ? 0 : 8 * real(seed);
        for (size_t j = 0; j < i && !plain; j++)
            p->alike[i * n + j] = p->alike[j * n + i] =
                next(seed) % 4 ? 0 : 8 * real(seed);
    }
    p->k.item = p->item;
    p->k.alike = p->alike;
    p->k.limit = 20 + next(seed) % 100;
}

static size_t cost_of(const struct problem *p, uint64_t set)
{
    size_t cost = 0;

    for (size_t i = 0; i < p->k.count; i++)
        cost += set >> i & 1 ? p->item[i].cost : 0;
    return cost;
}

/* The best of all sets, one by one. */
static double best_of_all(const struct problem *p, struct arena *a)
{
    double best = 0;

    for (uint64_t set = 0; set < UINT64_C(1) << p->k.count; set++)
        if (cost_of(p, set) <= p->k.limit)
            best = fmax(best, knapsack_value(&p->k, set, a));
    return best;
}

static void test_search_is_exact(void)
{
    struct arena a = {0};
    uint64_t seed = 1;

    for (size_t round = 0; round < 60; round++) {
        struct problem p;
        struct knapsack_answer s;

        make(&p, 1 + round % ITEMS, round % 2 == 0, &seed);
        s = knapsack_solve(&p.k, 1 << 20, &a);
        CHECK_TRUE("proven", s.exact);
        CHECK_TRUE("within the limit", cost_of(&p, s.set) <= p.k.limit);
        CHECK_TRUE("value of its set",
                   fabs(s.value - knapsack_value(&p.k, s.set, &a)) < 1e-6);
        CHECK_TRUE("as good as the best of all",
                   fabs(s.value - best_of_all(&p, &a)) < 1e-6);
        arena_clear(&a);
    }
    arena_release(&a);
}

/* Plain problems: the bound that is proven.  Others: what the exchanges
 * reach on average, and never less than the proven bound. */
static void test_approximation(void)
{
    struct arena a = {0};
    uint64_t seed = 2;
    double sum = 0;
    size_t rounds = 300, best = 0;

    for (size_t round = 0; round < rounds; round++) {
        struct problem p;
        struct knapsack_answer quick, exact;

        make(&p, 24, round % 2 == 0, &seed);
        quick = knapsack_solve(&p.k, 0, &a);
        exact = knapsack_solve(&p.k, 1 << 20, &a);
        CHECK_TRUE("proven", exact.exact && !quick.exact);
        CHECK_TRUE("within the limit", cost_of(&p, quick.set) <= p.k.limit);
        CHECK_TRUE("no better than the best", quick.value < exact.value + 1e-6);
        CHECK_TRUE("the bound of the greedies",
                   quick.value >= (1 - exp(-1)) / 2 * exact.value - 1e-6);
        sum += exact.value > 0 ? quick.value / exact.value : 1;
        best += quick.value > exact.value - 1e-6;
        arena_clear(&a);
    }
    CHECK_TRUE("nearly all of the value", sum / (double)rounds > .99);
    CHECK_TRUE("most often all of it", best > rounds * 2 / 3);
    arena_release(&a);
}

static void test_a_short_search_is_no_worse(void)
{
    struct arena a = {0};
    uint64_t seed = 3;

    for (size_t round = 0; round < 20; round++) {
        struct problem p;
        double before = -1;

        make(&p, KNAPSACK_MOST, false, &seed);
        for (size_t nodes = 0; nodes < 400; nodes = 4 * nodes + 5) {
            struct knapsack_answer s = knapsack_solve(&p.k, nodes, &a);

            CHECK_TRUE("more nodes, no less", s.value >= before);
            CHECK_TRUE("within the limit", cost_of(&p, s.set) <= p.k.limit);
            before = s.value;
        }
        arena_clear(&a);
    }
    arena_release(&a);
}

/* Greedy by gain takes the long item, greedy by gain per cost the short
 * one; both are wrong. */
static void test_rows(void)
{
    static const struct {
        const char *name;
        struct knapsack_item item[4];
        size_t count, limit;
        uint64_t want;
    } rows[] = {
        {"two that fill it",
         {{.worth = 9, .cost = 9},
          {.worth = 8, .cost = 5},
          {.worth = 8, .cost = 5}},
         3,                                                                               10,
         6                                                                                     },
        {"the one that pays most per cost leaves no room",
         {{.worth = 3, .cost = 2}, {.worth = 10, .cost = 10}},
         2,                                                                               10,
         2                                                                                     },
        {"nothing is worth it",                            {{.worth = -1, .cost = 1}}, 1, 10, 0},
        {"nothing fits",                                   {{.worth = 1, .cost = 11}}, 1, 10, 0},
        {"alone it costs more than its antecedent takes",
         {{.worth = 1, .cost = 1},
          {.worth = 9, .cost = 1, .lone = 5, .needs = 0},
          {.worth = 5, .cost = 1}},
         3,                                                                               2,
         3                                                                                     },
        {"its antecedent costs more",
         {{.worth = 1, .cost = 1},
          {.worth = 9, .cost = 1, .lone = 3, .needs = 0},
          {.worth = 5, .cost = 1}},
         3,                                                                               2,
         6                                                                                     },
    };

    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct arena a = {0};
        double alike[16] = {0};
        struct knapsack k = {.item = rows[r].item,
                             .count = rows[r].count,
                             .alike = alike,
                             .limit = rows[r].limit};

        CHECK_SIZE(rows[r].name, knapsack_solve(&k, 0, &a).set, rows[r].want);
        CHECK_SIZE(rows[r].name, knapsack_solve(&k, 99, &a).set, rows[r].want);
        arena_release(&a);
    }
}

CU_TestInfo knapsack_tests[] = {
    {"table of problems",                test_rows                      },
    {"the search finds the best of all", test_search_is_exact           },
    {"greedy and exchanges, held to it", test_approximation             },
    {"a short search is no worse",       test_a_short_search_is_no_worse},
    CU_TEST_INFO_NULL
};
