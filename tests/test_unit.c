#include "rank/unit.h"

#include "tests/check.h"
#include "tests/road.h"

static void test_rows(void)
{
    static const struct {
        const char *name, *text;
        size_t count, available;
        const char *second; /* text of unit 2, NULL: not checked */
    } rows[] = {
        {"plain sentences",
         "The bridge was closed on Monday morning. Trucks had to turn back.",                           2,
         2,                                                                                                   "Trucks had to turn back."                           },
        {"a quotation over two sentences",
         "The mayor spoke at noon. \"We will rebuild. It will take a year,\" "
         "she said. Nobody asked why.",                                                                 3, 3, "\"We will rebuild. It will take a year,\" she said."},
        {"curly marks",                         "He rose. “One thing is clear. We stay,” he said.", 2,
         2,                                                                                                   "“One thing is clear. We stay,” he said."        },
        {"a mark that closes nothing",
         "The road is open again” was all he said to the press.",                                     1, 0, NULL                                                 },
        {"an opening mark without end",
         "“The road is open again was all he said. Then he left.",                                    2, 1, NULL                                                 },
        {"apostrophes are no marks",
         "The drivers' union won't sign the ministers' offer.",                                         1, 1, NULL                                                 },
        {"a quotation over two paragraphs",
         "“We came home to nothing.\n“The house was gone,” said Ana Ruiz.\n"
         "The storm has passed.",                                                                       2, 2, "The storm has passed."                              },
        {"Japanese marks",
         "市長は「橋は古い。待てない」と述べた。誰も反対しなかった。",     2, 2,
         "誰も反対しなかった。"                                                                                                                          },
        {"a Chinese mark opens behind a colon",
         "市长说：“桥已经旧了。”没有人反对。",                                      2, 2, "没有人反对。"                                 },
        {"inches close",                        "The pipe is 12\" wide and still leaks a lot.",         1, 0,
         NULL                                                                                                                                                      },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct road road;
        struct ranked r;
        struct units u;

        road_start(&road);
        r = road_rank(&road, rows[i].text, SCORE_SINGLE);
        u = unit_find(&r, 1, 6, &road.arena);
        CHECK_SIZE(rows[i].name, u.count, rows[i].count);
        CHECK_SIZE(rows[i].name, u.available, rows[i].available);
        if (rows[i].second && u.count > 1)
            CHECK_SPAN(rows[i].name, u.at[1].text, rows[i].second);
        road_end(&road);
    }
}

static void test_words_and_chars(void)
{
    struct road road;
    struct ranked r;
    struct units u;

    road_start(&road);
    r = road_rank(&road, "Ärzte und  Pfleger\tstreiken.", SCORE_SINGLE);
    u = unit_find(&r, 1, 6, &road.arena);
    CHECK_SIZE("units", u.count, 1);
    CHECK_SIZE("words as wc -w", u.at[0].words, 4);
    CHECK_SIZE("code points and a line feed", u.at[0].chars, 29);
    CHECK_TRUE("a fragment", u.at[0].tier == UNIT_FRAGMENT);
    r = road_rank(&road, "旧城的大桥将关闭两年。", SCORE_SINGLE);
    u = unit_find(&r, 1, 5, &road.arena);
    CHECK_SIZE("two characters are a word", u.at[0].words, 5);
    CHECK_TRUE("no fragment", u.at[0].tier == UNIT_GOOD);
    road_end(&road);
}

CU_TestInfo unit_tests[] = {
    {"table of units",       test_rows           },
    {"words and characters", test_words_and_chars},
    CU_TEST_INFO_NULL
};
