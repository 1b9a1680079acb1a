#include "rank/twin.h"

#include "tests/check.h"
#include "tests/road.h"

#define FLOOD                                                                  \
    "The river Arvo rose four metres in one night and flooded the old town.\n" \
    "Firefighters carried ninety people from their houses in rubber boats.\n"  \
    "The mayor said that pumps would run until the weekend at least.\n"

static const char flood[] = FLOOD;
static const char flood_and_more[] =
    FLOOD "Schools stay closed, and the railway has sent its passengers home "
          "by bus since the early morning.\n";
static const char strike[] =
    "Train drivers walked out on Friday over a plan to cut night shifts.\n"
    "The company offered talks, which the union called a bad joke.\n"
    "Commuters slept in their offices or shared the few taxis there were.\n";

static void test_rows(void)
{
    static const struct {
        const char *name, *first, *second;
        size_t twin;
    } rows[] = {
        {"the same text",   flood,          flood,          0       },
        {"a longer copy",   flood,          flood_and_more, 0       },
        {"a shorter copy",  flood_and_more, flood,          0       },
        {"another article", flood,          strike,         SIZE_MAX},
        {"nothing in it",   flood,          "It was.\n",    SIZE_MAX},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct road road;
        struct ranked r[2];
        const size_t *twin;

        road_start(&road);
        r[0] = road_rank(&road, rows[i].first, SCORE_MERGED);
        r[1] = road_rank(&road, rows[i].second, SCORE_MERGED);
        twin = twin_find(r, 2, &road.arena);
        CHECK_SIZE(rows[i].name, twin[0], SIZE_MAX);
        CHECK_SIZE(rows[i].name, twin[1], rows[i].twin);
        road_end(&road);
    }
}

static void test_twins_of_a_twin(void)
{
    struct road road;
    struct ranked r[4];
    const size_t *twin;

    road_start(&road);
    r[0] = road_rank(&road, strike, SCORE_MERGED);
    r[1] = road_rank(&road, flood, SCORE_MERGED);
    r[2] = road_rank(&road, flood, SCORE_MERGED);
    r[3] = road_rank(&road, flood, SCORE_MERGED);
    twin = twin_find(r, 4, &road.arena);
    CHECK_SIZE("the first is no twin", twin[1], SIZE_MAX);
    CHECK_SIZE("the second is", twin[2], 1);
    CHECK_SIZE("the third repeats the first too", twin[3], 1);
    road_end(&road);
}

CU_TestInfo twin_tests[] = {
    {"table of twins",                test_rows           },
    {"all copies point to the first", test_twins_of_a_twin},
    CU_TEST_INFO_NULL
};
