#include "mention/calendar.h"

#include "tests/check.h"

static void test_days(void)
{
    static const struct {
        const char *day;
        int32_t want, weekday, week_year, week;
    } rows[] = {
  /* Weekdays and weeks from ISO 8601 and its common examples. */
        {"1970-01-01", 0,       4, 1970, 1 },
        {"1969-12-31", -1,      3, 1970, 1 },
        {"2000-02-29", 11016,   2, 2000, 9 },
        {"2021-01-03", 18630,   7, 2020, 53},
        {"2021-01-05", 18632,   2, 2021, 1 },
        {"2016-01-01", 16801,   5, 2015, 53},
        {"2018-12-31", 17896,   1, 2019, 1 },
        {"2012-01-01", 15340,   7, 2011, 52},
        {"1900-03-01", -25508,  4, 1900, 9 },
        {"0001-01-01", -719162, 1, 1,    1 },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t day = 0;

        CHECK_TRUE(rows[i].day, calendar_parse(span_of(rows[i].day), &day));
        CHECK_TRUE(rows[i].day, day == rows[i].want);
        CHECK_TRUE(rows[i].day, calendar_weekday(day) == rows[i].weekday);
        CHECK_TRUE(rows[i].day, calendar_week(day).year == rows[i].week_year);
        CHECK_TRUE(rows[i].day, calendar_week(day).week == rows[i].week);
    }
}

static void test_no_days(void)
{
    static const char *const rows[] = {
        "",           "2021",       "2021-1-5",   "2021-01-05T", "2021/01/05",
        "2021-02-29", "2021-00-10", "2021-13-01", "2021-04-31",  "2021-01-00",
        "0000-01-01", "1900-02-29", "9999-99-99", "x021-01-05",  "2021-01--5",
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t day = 0;

        CHECK_TRUE(rows[i], !calendar_parse(span_of(rows[i]), &day));
    }
}

/* Counting the days of 800 years one by one gives what the formulas say. */
static void test_every_day(void)
{
    struct civil c = {1600, 1, 1};
    int32_t day = calendar_day(c), weekday = calendar_weekday(day);
    size_t wrong = 0;

    for (; c.year < 2400; day++) {
        struct civil back = calendar_civil(day);

        wrong += calendar_day(c) != day || back.year != c.year ||
                 back.month != c.month || back.day != c.day ||
                 calendar_weekday(day) != weekday || !calendar_is_day(c);
        weekday = weekday % 7 + 1;
        if (++c.day <= calendar_month_length(c.year, c.month))
            continue;
        c.day = 1;
        if (++c.month <= 12)
            continue;
        c.month = 1;
        c.year++;
    }
    CHECK_SIZE("days that differ", wrong, 0);
}

/* Weeks run on without gaps, begin on Monday, and number 52 or 53. */
static void test_every_week(void)
{
    size_t wrong = 0, long_years = 0;
    int32_t day = calendar_day((struct civil){2000, 1, 3});
    struct iso_week before = calendar_week(day - 7);

    for (; day < calendar_day((struct civil){2400, 1, 3}); day += 7) {
        struct iso_week monday = calendar_week(day),
                        sunday = calendar_week(day + 6);
        bool next = monday.year == before.year
                        ? monday.week == before.week + 1
                        : monday.year == before.year + 1 && monday.week == 1 &&
                              before.week >= 52;

        wrong += !next || monday.week > 53 || sunday.week != monday.week;
        long_years += monday.week == 53;
        before = monday;
    }
    CHECK_SIZE("weeks that differ", wrong, 0);
    CHECK_SIZE("years of 53 weeks in 400", long_years, 71);
}

static void test_weekday_search(void)
{
    size_t wrong = 0;

    for (int32_t day = -500; day < 500; day++)
        for (int32_t w = 1; w <= 7; w++) {
            int32_t upto = calendar_weekday_upto(day, w);
            int32_t from = calendar_weekday_from(day, w);

            wrong += calendar_weekday(upto) != w || upto > day ||
                     day - upto > 6 || calendar_weekday(from) != w ||
                     from < day || from - day > 6;
        }
    CHECK_SIZE("weekdays not found", wrong, 0);
}

/* Periods of each unit cover all days, each once, in order. */
static void test_periods_cover_the_days(void)
{
    static const enum calendar_unit units[] = {
        UNIT_DAY,    UNIT_WEEK, UNIT_MONTH,  UNIT_QUARTER, UNIT_HALF,
        UNIT_SEASON, UNIT_YEAR, UNIT_DECADE, UNIT_CENTURY,
    };
    size_t wrong = 0;

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        for (int32_t day = -40000; day < 40000; day += 7) {
            struct period p = period_of(units[i], day);
            struct period next = {units[i], p.number + 1};

            wrong += period_first(p) > day || period_last(p) < day ||
                     period_first(next) != period_last(p) + 1 ||
                     !period_is_sane(p);
        }
    CHECK_SIZE("days in no period or two", wrong, 0);
}

static void test_periods(void)
{
    static const struct {
        const char *day;
        enum calendar_unit unit;
        const char *first, *last;
    } rows[] = {
        {"2021-01-05", UNIT_WEEKEND, "2021-01-09", "2021-01-10"},
        {"2021-01-05", UNIT_WEEK,    "2021-01-04", "2021-01-10"},
        {"2020-02-10", UNIT_MONTH,   "2020-02-01", "2020-02-29"},
        {"2020-11-30", UNIT_QUARTER, "2020-10-01", "2020-12-31"},
        {"2020-12-05", UNIT_SEASON,  "2020-12-01", "2021-02-28"},
        {"2020-06-30", UNIT_HALF,    "2020-01-01", "2020-06-30"},
        {"2000-12-31", UNIT_CENTURY, "1901-01-01", "2000-12-31"},
        {"1999-12-31", UNIT_DECADE,  "1990-01-01", "1999-12-31"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t day = 0, first = 0, last = 0;

        CHECK_TRUE(rows[i].day, calendar_parse(span_of(rows[i].day), &day));
        CHECK_TRUE(rows[i].day, calendar_parse(span_of(rows[i].first), &first));
        CHECK_TRUE(rows[i].day, calendar_parse(span_of(rows[i].last), &last));
        struct period p = period_of(rows[i].unit, day);
        CHECK_TRUE(rows[i].first, period_first(p) == first);
        CHECK_TRUE(rows[i].last, period_last(p) == last);
    }
    CHECK_TRUE("year 0", !period_is_sane((struct period){UNIT_YEAR, 0}));
    CHECK_TRUE("year 10000",
               !period_is_sane((struct period){UNIT_YEAR, 10000}));
    CHECK_TRUE("far", !period_is_sane((struct period){UNIT_DAY, INT32_MAX}));
}

CU_TestInfo calendar_tests[] = {
    {"days, weekdays, weeks",      test_days                  },
    {"no days",                    test_no_days               },
    {"every day of 800 years",     test_every_day             },
    {"every week of 400 years",    test_every_week            },
    {"weekdays before and behind", test_weekday_search        },
    {"bounds of periods",          test_periods               },
    {"periods cover the days",     test_periods_cover_the_days},
    CU_TEST_INFO_NULL
};
