#include "rank/opener.h"

#include "tests/check.h"
#include "tests/road.h"

static void test_rows(void)
{
    static const struct {
        const char *text;
        enum opener opener;
        bool leans;
    } rows[] = {
        {"He left the room without a word.",          OPENER_PRONOUN,       true },
        {"\"They took all of it,\" said Ana Ruiz.",   OPENER_PRONOUN,       true },
        {"The two had met before the war.",           OPENER_PRONOUN,       true },
        {"This was the third fire in a week.",        OPENER_DEMONSTRATIVE, true },
        {"But the council voted against the bridge.", OPENER_CONNECTIVE,    false},
        {"We saw the smoke from the harbour.",        OPENER_SELF,          false},
        {"The council voted against the bridge.",     (enum opener)0,       false},
        {"Hens lay fewer eggs in winter.",            (enum opener)0,       false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct road road;
        struct ranked r;
        enum opener o;

        road_start(&road);
        r = road_rank(&road, rows[i].text, SCORE_SINGLE);
        o = opener_of(&r, 0);
        CHECK_SIZE(rows[i].text, (size_t)o, (size_t)rows[i].opener);
        CHECK_TRUE(rows[i].text, opener_leans(o) == rows[i].leans);
        road_end(&road);
    }
}

CU_TestInfo opener_tests[] = {
    {"table of openers", test_rows},
    CU_TEST_INFO_NULL
};
