#include "rank/select.h"

#include "base/utf8.h"
#include "rank/unit.h"
#include "tests/check.h"
#include "tests/road.h"

static const char article[] =
    "The harbour of Port Elena was closed on Monday after a cargo ship ran "
    "aground at its entrance.\n"
    "Tugs failed twice to free the ship, which carries 4,000 cars. The harbour "
    "master expects the harbour to stay closed until Thursday.\n"
    "\"We need the spring tide. Without it the ship will not move,\" said "
    "Ines Calder, who leads the salvage.\n"
    "Why the ship left the channel is not known. Seven other ships wait "
    "outside the harbour.\n"
    "But nobody was hurt.\n"
    "The harbour of Port Elena was closed on Monday after a cargo ship ran "
    "aground.\n"
    "Fishing boats can still leave through the northern channel, which is too "
    "shallow for larger ships.\n"
    "It was built in 1911.\n";

static struct summary choose(struct road *road, const struct ranked *r,
                             struct budget budget, bool by_rank)
{
    struct selection how = {.budget = budget,
                            .redundancy = -1,
                            .by_rank = by_rank,
                            .weights = road->kit->weights};

    return select_best(r, 1, &how, &road->arena);
}

static void test_every_sentence_budget_is_met(void)
{
    struct road road;
    struct ranked r;

    road_start(&road);
    r = road_rank(&road, article, SCORE_SINGLE);
    for (size_t n = 1; n < 15; n++) {
        struct summary s =
            choose(&road, &r, (struct budget){BUDGET_SENTENCES, n, 0}, false);
        size_t want = n < s.available ? n : s.available;

        CHECK_SIZE("chosen", s.count, want);
    }
    road_end(&road);
}

static void test_no_budget_is_exceeded(void)
{
    struct road road;
    struct ranked r;

    road_start(&road);
    r = road_rank(&road, article, SCORE_SINGLE);
    for (size_t n = 1; n < 120; n += 3) {
        struct summary w =
            choose(&road, &r, (struct budget){BUDGET_WORDS, n, 0}, false);
        struct summary c =
            choose(&road, &r, (struct budget){BUDGET_CHARS, 4 * n, 0}, false);
        size_t words = 0, chars = 0;

        for (size_t i = 0; i < w.count; i++) {
            bool inside = false;

            for (size_t k = 0; k < w.at[i].text.n; k++) {
                bool space = w.at[i].text.p[k] == ' ';

                words += !space && !inside;
                inside = !space;
            }
        }
        for (size_t i = 0; i < c.count; i++)
            chars += utf8_count(c.at[i].text) + 1;
        CHECK_TRUE("words within the budget", words <= n);
        CHECK_TRUE("characters within the budget", chars <= 4 * n);
    }
    road_end(&road);
}

static void test_order_and_subset(void)
{
    struct road road;
    struct ranked r;
    struct summary s, ranked;

    road_start(&road);
    r = road_rank(&road, article, SCORE_SINGLE);
    s = choose(&road, &r, (struct budget){BUDGET_SENTENCES, 5, 0}, false);
    for (size_t i = 0; i < s.count; i++) {
        CHECK_TRUE("verbatim", span_holds(r.doc->text, s.at[i].text));
        CHECK_TRUE("in order",
                   i == 0 || s.at[i - 1].sentence < s.at[i].sentence);
    }
    ranked = choose(&road, &r, (struct budget){BUDGET_SENTENCES, 5, 0}, true);
    CHECK_SIZE("same number", ranked.count, s.count);
    for (size_t i = 0; i < s.count; i++) {
        bool found = false;

        for (size_t k = 0; k < ranked.count; k++)
            found |= ranked.at[k].sentence == s.at[i].sentence;
        CHECK_TRUE("same sentences in both orders", found);
    }
    road_end(&road);
}

static void test_parts_sum_to_the_score(void)
{
    struct road road;
    struct ranked r;
    struct summary s;

    road_start(&road);
    r = road_rank(&road, article, SCORE_SINGLE);
    for (size_t i = 0; i < r.scores->count; i++) {
        double sum = 0;

        for (size_t p = 0; p < r.scores->parts; p++)
            sum += r.scores->value[i * r.scores->parts + p];
        CHECK_TRUE("parts of the total", sum - r.scores->total[i] < 1e-9 &&
                                             r.scores->total[i] - sum < 1e-9);
    }
    s = choose(&road, &r, (struct budget){BUDGET_SENTENCES, 4, 0}, false);
    for (size_t i = 0; i < s.count; i++) {
        double sum = s.at[i].base + s.at[i].coverage + s.at[i].redundancy +
                     s.at[i].context;

        CHECK_TRUE("parts of the choice",
                   sum - s.at[i].score < 1e-9 && s.at[i].score - sum < 1e-9);
    }
    road_end(&road);
}

static void test_a_repeat_is_not_chosen(void)
{
    struct road road;
    struct ranked r;
    struct summary s;
    size_t repeats = 0;

    road_start(&road);
    r = road_rank(&road, article, SCORE_SINGLE);
    s = choose(&road, &r, (struct budget){BUDGET_SENTENCES, 3, 0}, false);
    for (size_t i = 0; i < s.count; i++)
        repeats += span_starts(s.at[i].text, SPAN("The harbour of Port"));
    CHECK_SIZE("one of the twins", repeats, 1);
    road_end(&road);
}

static void test_same_input_same_choice(void)
{
    struct road road;

    road_start(&road);
    struct ranked a = road_rank(&road, article, SCORE_SINGLE);
    struct ranked b = road_rank(&road, article, SCORE_SINGLE);
    struct budget budget = {BUDGET_RATIO, 0, .5};
    struct summary x = choose(&road, &a, budget, false);
    struct summary y = choose(&road, &b, budget, false);
    CHECK_SIZE("count", x.count, y.count);
    for (size_t i = 0; i < x.count && i < y.count; i++)
        CHECK_SIZE("sentence", x.at[i].sentence, y.at[i].sentence);
    road_end(&road);
}

static void test_merged_covers_both(void)
{
    struct road road;
    struct ranked r[2];
    struct selection how = {
        .budget = {BUDGET_SENTENCES, 3, 0},
          .redundancy = -1
    };
    struct summary s;
    size_t leads = 0;

    road_start(&road);
    how.weights = road.kit->weights;
    r[0] = road_rank(&road, article, SCORE_MERGED);
    r[1] = road_rank(&road, article, SCORE_MERGED);
    s = select_best(r, 2, &how, &road.arena);
    CHECK_SIZE("sentences", s.count, 3);
    for (size_t i = 0; i < s.count; i++)
        leads += s.at[i].sentence == 0;
    CHECK_SIZE("the lead of one copy only", leads, 1);
    road_end(&road);
}

/* Which of the sentences that open with a pronoun are alone depends on
 * the sentence before them only. */
static void test_a_leaning_opening_costs(void)
{
    static const char text[] =
        "The museum of Orlo bought a painting by Ida Brandt on Monday.\n"
        "It hung in a kitchen in Orlo for sixty years.\n"
        "The painting by Brandt shows the harbour of Orlo in winter.\n";
    struct road road;
    struct ranked r;
    struct summary two, three;

    road_start(&road);
    r = road_rank(&road, text, SCORE_SINGLE);
    two = choose(&road, &r, (struct budget){BUDGET_SENTENCES, 2, 0}, true);
    three = choose(&road, &r, (struct budget){BUDGET_SENTENCES, 3, 0}, true);
    CHECK_SIZE("two", two.count, 2);
    CHECK_SIZE("three", three.count, 3);
    for (size_t i = 0; i < three.count; i++)
        if (three.at[i].sentence == 1)
            CHECK_TRUE("what it leans on is there", !(three.at[i].context < 0));
    road_end(&road);
}

/* Whether a sentence that opens with a pronoun is chosen without the one
 * before it. */
static bool has_alone(const struct units *units, const struct summary *s)
{
    for (size_t i = 0; i < s->count; i++)
        for (size_t u = 1; u < units->count; u++) {
            bool before = false;

            if (units->at[u].first != s->at[i].sentence || !units->at[u].leans)
                continue;
            for (size_t k = 0; k < s->count; k++)
                before |= s->at[k].sentence == units->at[u - 1].first;
            if (!before)
                return true;
        }
    return false;
}

/* The sentences on the bakery say most, and one of them leans on a sentence
 * that says little: that one comes with it, or neither does. */
static void test_an_antecedent_is_pulled_in(void)
{
    static const char text[] =
        "The bakery of Ostwick will close in May after ninety years.\n"
        "Rents in the old town have doubled, said the owner, Lena Horn.\n"
        "She will keep the bakery oven and sell bread of the Ostwick bakery at "
        "the market.\n"
        "Snow is expected on the coast.\n"
        "The old bakery house in Ostwick belongs to an insurance firm.\n"
        "Trains were late on Friday.\n";
    struct road road;
    struct ranked r;
    struct units units;
    struct err err = {0};
    size_t careless = 0;

    road_start(&road);
    CHECK_TRUE("read",
               weights_read(road.kit->weights,
                            SPAN("position\t0\nprogress\t0\nsize\t0\n"), &err));
    r = road_rank(&road, text, SCORE_SINGLE);
    units = unit_find(&r, 1, 6, &road.arena);
    for (size_t n = 1; n < 7; n++) {
        struct budget budget = {BUDGET_SENTENCES, n, 0};
        struct summary s;

        CHECK_TRUE("read",
                   weights_read(road.kit->weights, SPAN("leaning\t0\n"), &err));
        s = choose(&road, &r, budget, false);
        careless += has_alone(&units, &s);
        CHECK_TRUE("read", weights_read(road.kit->weights,
                                        SPAN("leaning\t-9\n"), &err));
        s = choose(&road, &r, budget, false);
        CHECK_SIZE("as many", s.count, n);
        CHECK_TRUE("never alone", !has_alone(&units, &s));
    }
    CHECK_TRUE("alone if nobody cares", careless > 0);
    road_end(&road);
}

static void test_merged_goes_by_date(void)
{
    static const char other[] =
        "Seven ships waited outside Port Elena on Sunday as fog closed in.\n"
        "The port had been busy all week long with cars from the north.\n";
    struct road road;
    struct ranked r[2];
    struct document dated[2];
    struct selection how = {
        .budget = {BUDGET_SENTENCES, 6, 0},
          .redundancy = -1
    };
    struct summary s;

    road_start(&road);
    how.weights = road.kit->weights;
    r[0] = road_rank(&road, article, SCORE_MERGED);
    r[1] = road_rank(&road, other, SCORE_MERGED);
    for (size_t d = 0; d < 2; d++) {
        dated[d] = *r[d].doc;
        dated[d].date = d == 0 ? SPAN("2024-05-06") : SPAN("2024-05-05");
        r[d].doc = &dated[d];
    }
    s = select_best(r, 2, &how, &road.arena);
    CHECK_TRUE("of both", s.count == 6 && s.at[0].doc != s.at[5].doc);
    CHECK_SIZE("the older one first", s.at[0].doc, 1);
    for (size_t i = 1; i < s.count; i++)
        CHECK_TRUE("in order", s.at[i - 1].doc > s.at[i].doc ||
                                   (s.at[i - 1].doc == s.at[i].doc &&
                                    s.at[i - 1].sentence < s.at[i].sentence));
    road_end(&road);
}

static void test_weights(void)
{
    static const struct {
        const char *name, *text;
        bool good;
        size_t line;
    } rows[] = {
        {"comment and empty line", "# one\n\nposition\t2\n", true,  0},
        {"two weights",            "lead\t.5\t.7\n",         true,  0},
        {"unknown feature",        "position\t1\nluck\t1\n", false, 2},
        {"no number",              "position\tmuch\n",       false, 1},
        {"no weight",              "position\n",             false, 1},
        {"infinite",               "position\tinf\n",        false, 1},
        {"infinite in a sum",      "position\t1e308\n",      false, 1},
        {"no number at all",       "position\tnan\n",        false, 1},
        {"an exponent",            "dilution\t11\n",         false, 1},
        {"a small exponent",       "share\t-10\n",           true,  0},
        {"as much as may be",      "position\t-1e6\t1e6\n",  true,  0},
        {"carriage return",        "position\t2\r\n",        true,  0},
    };
    struct arena a = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct weights *w = weights_new(lang_find(SPAN("en")), &a);
        struct err err = {0};
        bool good = weights_read(w, span_of(rows[i].text), &err);

        CHECK_TRUE(rows[i].name, good == rows[i].good);
        CHECK_SIZE(rows[i].name, err.line, rows[i].line);
    }
    struct weights *w = weights_new(lang_find(SPAN("en")), &a);
    struct err err = {0};
    CHECK_TRUE("read", weights_read(w, SPAN("lead\t.5\t.75\n"), &err));
    CHECK_TRUE("single", !(weights_get(w, "lead", SCORE_SINGLE) < .5 ||
                           weights_get(w, "lead", SCORE_SINGLE) > .5));
    CHECK_TRUE("merged", !(weights_get(w, "lead", SCORE_MERGED) < .75 ||
                           weights_get(w, "lead", SCORE_MERGED) > .75));
    arena_release(&a);
}

CU_TestInfo select_tests[] = {
    {"-n gives exactly min(N, available)",     test_every_sentence_budget_is_met},
    {"no budget is exceeded",                  test_no_budget_is_exceeded       },
    {"a subset, in order",                     test_order_and_subset            },
    {"parts sum to the score",                 test_parts_sum_to_the_score      },
    {"a repeated sentence is chosen once",     test_a_repeat_is_not_chosen      },
    {"same input, same choice",                test_same_input_same_choice      },
    {"two copies of an article give one lead", test_merged_covers_both          },
    {"an opening that leans costs",            test_a_leaning_opening_costs     },
    {"an antecedent is pulled in",             test_an_antecedent_is_pulled_in  },
    {"merged summaries go by date",            test_merged_goes_by_date         },
    {"weights files",                          test_weights                     },
    CU_TEST_INFO_NULL
};
