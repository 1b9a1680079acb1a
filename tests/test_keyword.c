#include "rank/keyword.h"

#include <stdint.h>

#include "tests/check.h"
#include "tests/road.h"

static const char article[] =
    "Water prices in Larnholm will rise by a third next year.\n"
    "The city council voted for higher water prices on Tuesday night.\n"
    "Larnholm loses a fifth of its drinking water through old pipes.\n"
    "The council wants to replace the old pipes within ten years.\n";

static void test_terms_stand_in_the_text(void)
{
    struct road road;
    struct ranked r;
    struct keywords k;

    road_start(&road);
    r = road_rank(&road, article, SCORE_SINGLE);
    k = keyword_find(&r, 1, 5, &road.arena);
    CHECK_SIZE("as many as asked", k.count, 5);
    for (size_t i = 0; i < k.count; i++) {
        CHECK_TRUE("a span of the text", span_holds(r.doc->text, k.at[i].text));
        CHECK_TRUE("best first", i == 0 || k.at[i - 1].score >= k.at[i].score);
        for (size_t j = 0; j < i; j++)
            CHECK_TRUE("none inside another",
                       span_find(k.at[j].text, k.at[i].text) == SIZE_MAX &&
                           span_find(k.at[i].text, k.at[j].text) == SIZE_MAX);
    }
    CHECK_SPAN("what it is about", k.at[0].text, "Water prices");
    road_end(&road);
}

static void test_few_terms(void)
{
    struct road road;
    struct ranked r;

    road_start(&road);
    r = road_rank(&road, "It was.\n", SCORE_SINGLE);
    CHECK_SIZE("none", keyword_find(&r, 1, 8, &road.arena).count, 0);
    r = road_rank(&road, "Rain fell.\n", SCORE_SINGLE);
    CHECK_TRUE("at least one", keyword_find(&r, 1, 8, &road.arena).count >= 1);
    road_end(&road);
}

static bool has(const struct keywords *k, const char *text)
{
    for (size_t i = 0; i < k->count; i++)
        if (span_eq(k->at[i].text, span_of(text)))
            return true;
    return false;
}

static void test_names_are_whole(void)
{
    static const char text[] =
        "The new bridge was opened by Transport Minister Ada Krol.\n"
        "On Monday two thousand people said they had waited for Krol.\n"
        "Krol said that the bridge would carry trams on Tuesday.\n";
    struct road road;
    struct ranked r;
    struct keywords k;

    road_start(&road);
    r = road_rank(&road, text, SCORE_SINGLE);
    k = keyword_find(&r, 1, 20, &road.arena);
    CHECK_TRUE("the whole name", has(&k, "Transport Minister Ada Krol"));
    CHECK_TRUE("no part of it", !has(&k, "Minister Ada"));
    CHECK_TRUE("nor its last word", !has(&k, "Krol"));
    CHECK_TRUE("a common noun", has(&k, "bridge") || has(&k, "new bridge"));
    CHECK_TRUE("no verb of speech", !has(&k, "said"));
    CHECK_TRUE("no day", !has(&k, "Monday"));
    CHECK_TRUE("no number", !has(&k, "thousand"));
    road_end(&road);
}

/* General words that come as often as those of the topic. */
static void test_general_words(void)
{
    static const char text[] =
        "Last year people in the valley made glass.\n"
        "People there had left the glass kilns cold for years.\n"
        "According to the guild, people want the kilns back this year.\n"
        "According to its books, 40 kilns were left.\n";
    struct road road;
    struct ranked r;
    struct keywords k;

    road_start(&road);
    r = road_rank(&road, text, SCORE_SINGLE);
    k = keyword_find(&r, 1, 4, &road.arena);
    CHECK_TRUE("what it is about", has(&k, "glass") || has(&k, "glass kilns"));
    CHECK_TRUE("and where", has(&k, "valley"));
    CHECK_TRUE("no people", !has(&k, "people") && !has(&k, "People"));
    CHECK_TRUE("no year", !has(&k, "year") && !has(&k, "years"));
    CHECK_TRUE("not left", !has(&k, "left"));
    k = keyword_find(&r, 1, 20, &road.arena);
    CHECK_TRUE("people come late", has(&k, "people"));
    CHECK_TRUE("no source", !has(&k, "According"));
    road_end(&road);
}

/* Every key term is a run of pairs, as it stands in the text. */
static void test_no_spaces(void)
{
    struct road road;
    struct ranked r;
    struct keywords k;

    road_start(&road);
    r = road_rank(&road, "海安市关闭大桥。大桥已经使用六十年。", SCORE_SINGLE);
    k = keyword_find(&r, 1, 8, &road.arena);
    CHECK_SPAN("twice", k.at[0].text, "大桥");
    for (size_t i = 0; i < k.count; i++)
        CHECK_TRUE("two characters or more",
                   span_holds(r.doc->text, k.at[i].text) &&
                       k.at[i].text.n >= 6);
    road_end(&road);
}

CU_TestInfo keyword_tests[] = {
    {"terms stand in the text, best first", test_terms_stand_in_the_text},
    {"names are taken whole",               test_names_are_whole        },
    {"general words come last",             test_general_words          },
    {"scripts without spaces",              test_no_spaces              },
    {"short texts",                         test_few_terms              },
    CU_TEST_INFO_NULL
};
