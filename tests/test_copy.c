#include "text/copy.h"

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
        size_t copy;
    } rows[] = {
        {"the same text",   flood,          flood,          0       },
        {"a longer copy",   flood,          flood_and_more, 0       },
        {"a shorter copy",  flood_and_more, flood,          0       },
        {"another article", flood,          strike,         SIZE_MAX},
        {"nothing in it",   flood,          "It was.\n",    SIZE_MAX},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct road road;
        const struct tokens *t[2];
        const size_t *copy;

        road_start(&road);
        t[0] = &road_read(&road, rows[i].first)->tokens;
        t[1] = &road_read(&road, rows[i].second)->tokens;
        copy = copy_find(t, 2, &road.arena);
        CHECK_SIZE(rows[i].name, copy[0], SIZE_MAX);
        CHECK_SIZE(rows[i].name, copy[1], rows[i].copy);
        road_end(&road);
    }
}

static void test_copies_of_a_copy(void)
{
    struct road road;
    const struct tokens *t[4];
    const size_t *copy;

    road_start(&road);
    t[0] = &road_read(&road, strike)->tokens;
    t[1] = &road_read(&road, flood)->tokens;
    t[2] = &road_read(&road, flood)->tokens;
    t[3] = &road_read(&road, flood)->tokens;
    copy = copy_find(t, 4, &road.arena);
    CHECK_SIZE("the first is no copy", copy[1], SIZE_MAX);
    CHECK_SIZE("the second is", copy[2], 1);
    CHECK_SIZE("the third repeats the first too", copy[3], 1);
    road_end(&road);
}

CU_TestInfo copy_tests[] = {
    {"table of copies",               test_rows            },
    {"all copies point to the first", test_copies_of_a_copy},
    CU_TEST_INFO_NULL
};
