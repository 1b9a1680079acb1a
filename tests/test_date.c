#include <stdio.h>

#include "mention/calendar.h"
#include "mention/finder.h"
#include "tests/check.h"

/* The dates of `text`, one paragraph a line, seen from `reference`. */
static struct finds find_in(const char *code, const char *text,
                            const char *reference, struct sentences *sentences,
                            struct arena *a)
{
    struct document doc = {.text = span_of(text),
                           .date = span_of(reference),
                           .lang = lang_find(span_of(code))};
    struct span rest = doc.text;
    struct finds f = {.arena = a};

    while (rest.n) {
        size_t n = span_find(rest, SPAN("\n"));
        struct span line = span_upto(rest, n < rest.n ? n : rest.n);

        doc.blocks =
            arena_more(a, doc.blocks, doc.block_count, sizeof *doc.blocks);
        doc.blocks[doc.block_count++] =
            (struct block){.text = line, .body = line};
        rest = span_from(rest, n < rest.n ? n + 1 : rest.n);
    }
    *sentences = sentence_split(&doc, a);
    struct tokens tokens = token_split(sentences, a);
    struct finder_input in = {&doc, sentences, &tokens};
    date_find(&in, &f);
    return f;
}

static struct finds find(const char *text, const char *reference,
                         struct sentences *sentences, struct arena *a)
{
    return find_in("en", text, reference, sentences, a);
}

static const struct row {
    const char *reference, *text, *mention;
    enum timex_type type;
    const char *value, *iso;
    enum date_precision precision;
    bool computed;
} rows[] = {
    {"2021-01-05", "He left on January 3, 2020, at last.",                      "January 3, 2020",
     TIMEX_DATE,                                                                                                             "2020-01-03",            "2020-01-03",            PRECISION_DAY,     false},
    {"2023-06-21", "They will stay on, the minister said on Tuesday.",
     "Tuesday",                                                                                              TIMEX_DATE,     "2023-06-20",            "2023-06-20",            PRECISION_DAY,     true },
    {"2023-06-21", "They will stay until Friday.",                              "Friday",                    TIMEX_DATE,
     "2023-06-23",                                                                                                                                    "2023-06-23",            PRECISION_DAY,     true },
    {"2021-01-05", "He left on Jan 3, 2020.",                                   "Jan 3, 2020",               TIMEX_DATE,
     "2020-01-03",                                                                                                                                    "2020-01-03",            PRECISION_DAY,     false},
    {"2021-01-05", "He left on Jan. 3, 2020.",                                  "Jan. 3, 2020",              TIMEX_DATE,
     "2020-01-03",                                                                                                                                    "2020-01-03",            PRECISION_DAY,     false},
    {"2021-01-05", "He left on 3 January 2020.",                                "3 January 2020",            TIMEX_DATE,
     "2020-01-03",                                                                                                                                    "2020-01-03",            PRECISION_DAY,     false},
    {"2021-01-05", "He left on 3rd January, 2020.",                             "3rd January, 2020",
     TIMEX_DATE,                                                                                                             "2020-01-03",            "2020-01-03",            PRECISION_DAY,     false},
    {"2021-01-05", "He left on the 3rd of January 2020.",                       "3rd of January 2020",
     TIMEX_DATE,                                                                                                             "2020-01-03",            "2020-01-03",            PRECISION_DAY,     false},
    {"2021-01-05", "Filed 2020-01-03 in court.",                                "2020-01-03",                TIMEX_DATE,
     "2020-01-03",                                                                                                                                    "2020-01-03",            PRECISION_DAY,     false},
    {"2021-01-05", "Filed 03/01/2020 in court.",                                "03/01/2020",                TIMEX_DATE,
     "2020-03-01",                                                                                                                                    "2020-03-01",            PRECISION_DAY,     false},
    {"2021-01-05", "Filed 13/01/2020 in court.",                                "13/01/2020",                TIMEX_DATE,
     "2020-01-13",                                                                                                                                    "2020-01-13",            PRECISION_DAY,     false},
    {"2021-01-05", "Filed 3/1/20 in court.",                                    "3/1/20",                    TIMEX_DATE,     "2020-03-01",
     "2020-03-01",                                                                                                                                                             PRECISION_DAY,     false},
    {"2021-01-05", "On Tuesday, January 5, 2021, it rained.",
     "Tuesday, January 5, 2021",                                                                             TIMEX_DATE,     "2021-01-05",            "2021-01-05",
     PRECISION_DAY,                                                                                                                                                                               false},
    {"2021-01-05", "It ran January 3-5, 2020 in Rome.",                         "January 3-5, 2020",
     TIMEX_DATE,                                                                                                             "2020-01-03/2020-01-05", "2020-01-03/2020-01-05",
     PRECISION_DAY,                                                                                                                                                                               false},
    {"2021-01-05", "It ran 3–5 January 2020 in Rome.",                        "3–5 January 2020",
     TIMEX_DATE,                                                                                                             "2020-01-03/2020-01-05", "2020-01-03/2020-01-05",
     PRECISION_DAY,                                                                                                                                                                               false},
    {"2021-01-05", "It began on March 30.",                                     "March 30",                  TIMEX_DATE,
     "2021-03-30",                                                                                                                                    "2021-03-30",            PRECISION_DAY,     true },
    {"2021-01-05", "since last June 12, they met",                              "last June 12",              TIMEX_DATE,
     "2020-06-12",                                                                                                                                    "2020-06-12",            PRECISION_DAY,     true },
    {"2021-01-05", "It opens on February 12.",                                  "February 12",               TIMEX_DATE,
     "2021-02-12",                                                                                                                                    "2021-02-12",            PRECISION_DAY,     true },
    {"2021-01-05", "the June 2019 vote",                                        "June 2019",                 TIMEX_DATE,     "2019-06",
     "2019-06",                                                                                                                                                                PRECISION_MONTH,   false},
    {"2021-01-05", "in March of 2019 they met",                                 "March of 2019",             TIMEX_DATE,
     "2019-03",                                                                                                                                       "2019-03",               PRECISION_MONTH,   false},
    {"2021-01-05", "It began in November.",                                     "November",                  TIMEX_DATE,     "2020-11",
     "2020-11",                                                                                                                                                                PRECISION_MONTH,   true },
    {"2021-01-05", "It will begin in November.",                                "November",                  TIMEX_DATE,
     "2021-11",                                                                                                                                       "2021-11",               PRECISION_MONTH,   true },
    {"2021-01-05", "They met last June.",                                       "last June",                 TIMEX_DATE,     "2020-06",
     "2020-06",                                                                                                                                                                PRECISION_MONTH,   true },
    {"2021-01-05", "They will meet next March.",                                "next March",                TIMEX_DATE,
     "2021-03",                                                                                                                                       "2021-03",               PRECISION_MONTH,   true },
    {"2021-01-05", "They may march in May.",                                    "May",                       TIMEX_DATE,     "2020-05",
     "2020-05",                                                                                                                                                                PRECISION_MONTH,   true },
    {"2021-01-05", "in 2019 they met",                                          "2019",                      TIMEX_DATE,     "2019",                  "2019",
     PRECISION_YEAR,                                                                                                                                                                              false},
    {"2021-01-05", "the 2019 vote",                                             "2019",                      TIMEX_DATE,     "2019",                  "2019",
     PRECISION_YEAR,                                                                                                                                                                              false},
    {"2021-01-05", "in the 1990s",                                              "the 1990s",                 TIMEX_DATE,     "199",                   "1990/1999",
     PRECISION_YEAR,                                                                                                                                                                              false},
    {"2021-01-05", "in the late 1970s",                                         "the late 1970s",            TIMEX_DATE,     "197",
     "1970/1979",                                                                                                                                                              PRECISION_YEAR,    false},
    {"2021-01-05", "the '80s were good",                                        "the '80s",                  TIMEX_DATE,     "198",
     "1980/1989",                                                                                                                                                              PRECISION_YEAR,    false},
    {"2021-01-05", "since the nineties",                                        "the nineties",              TIMEX_DATE,     "199",
     "1990/1999",                                                                                                                                                              PRECISION_YEAR,    false},
    {"2021-01-05", "in the 19th century",                                       "the 19th century",          TIMEX_DATE,     "18",
     "1801/1900",                                                                                                                                                              PRECISION_YEAR,    false},
    {"2021-01-05", "a 20th-century hall",                                       "20th-century",              TIMEX_DATE,     "19",
     "1901/2000",                                                                                                                                                              PRECISION_YEAR,    false},
    {"2021-01-05", "the third quarter of 2017",                                 "the third quarter of 2017",
     TIMEX_DATE,                                                                                                             "2017-Q3",               "2017-Q3",               PRECISION_QUARTER, false},
    {"2021-01-05", "the final quarter of 2017",                                 "the final quarter of 2017",
     TIMEX_DATE,                                                                                                             "2017-Q4",               "2017-Q4",               PRECISION_QUARTER, false},
    {"2021-01-05", "third-quarter profit rose",                                 "third-quarter",             TIMEX_DATE,
     "2020-Q3",                                                                                                                                       "2020-Q3",               PRECISION_QUARTER, true },
    {"2021-01-05", "Sales rose in Q3 2020.",                                    "Q3 2020",                   TIMEX_DATE,     "2020-Q3",
     "2020-Q3",                                                                                                                                                                PRECISION_QUARTER, false},
    {"2021-01-05", "the first half of 2020",                                    "the first half of 2020",
     TIMEX_DATE,                                                                                                             "2020-H1",               "2020-01/2020-06",       PRECISION_MONTH,   false},
    {"2021-01-05", "the last half of 1989",                                     "the last half of 1989",     TIMEX_DATE,
     "1989-H2",                                                                                                                                       "1989-07/1989-12",       PRECISION_MONTH,   false},
    {"2021-01-05", "in the summer of 2012",                                     "the summer of 2012",        TIMEX_DATE,
     "2012-SU",                                                                                                                                       "2012",                  PRECISION_YEAR,    false},
    {"2021-01-05", "It fell last winter.",                                      "last winter",               TIMEX_DATE,     "2020-WI",
     "2020",                                                                                                                                                                   PRECISION_YEAR,    true },
    {"2021-01-05", "in fiscal 2019",                                            "fiscal 2019",               TIMEX_DATE,     "2019",                  "2019",
     PRECISION_YEAR,                                                                                                                                                                              false},
    {"2021-01-05", "next year's first quarter",                                 "next year's first quarter",
     TIMEX_DATE,                                                                                                             "2022-Q1",               "2022-Q1",               PRECISION_QUARTER, true },
    {"2021-01-05", "He said on Tuesday he won.",                                "Tuesday",                   TIMEX_DATE,
     "2021-01-05",                                                                                                                                    "2021-01-05",            PRECISION_DAY,     true },
    {"2021-01-05", "He said on Wednesday he won.",                              "Wednesday",                 TIMEX_DATE,
     "2020-12-30",                                                                                                                                    "2020-12-30",            PRECISION_DAY,     true },
    {"2021-01-05", "He will go on Wednesday.",                                  "Wednesday",                 TIMEX_DATE,
     "2021-01-06",                                                                                                                                    "2021-01-06",            PRECISION_DAY,     true },
    {"2021-01-05", "It broke last Tuesday.",                                    "last Tuesday",              TIMEX_DATE,
     "2020-12-29",                                                                                                                                    "2020-12-29",            PRECISION_DAY,     true },
    {"2021-01-05", "It opens next Tuesday.",                                    "next Tuesday",              TIMEX_DATE,
     "2021-01-12",                                                                                                                                    "2021-01-12",            PRECISION_DAY,     true },
    {"2021-01-05", "It fell on Monday night.",                                  "Monday night",              TIMEX_TIME,
     "2021-01-04TNI",                                                                                                                                 "2021-01-04",            PRECISION_DAY,     true },
    {"2021-01-05", "It rained this morning.",                                   "this morning",              TIMEX_TIME,
     "2021-01-05TMO",                                                                                                                                 "2021-01-05",            PRECISION_DAY,     true },
    {"2021-01-05", "It rained last night.",                                     "last night",                TIMEX_TIME,
     "2021-01-04TNI",                                                                                                                                 "2021-01-04",            PRECISION_DAY,     true },
    {"2021-01-05", "He sings tonight.",                                         "tonight",                   TIMEX_TIME,     "2021-01-05TNI",
     "2021-01-05",                                                                                                                                                             PRECISION_DAY,     true },
    {"2021-01-05", "He sang today.",                                            "today",                     TIMEX_DATE,     "2021-01-05",
     "2021-01-05",                                                                                                                                                             PRECISION_DAY,     true },
    {"2021-01-05", "He sang yesterday afternoon.",                              "yesterday afternoon",
     TIMEX_TIME,                                                                                                             "2021-01-04TAF",         "2021-01-04",            PRECISION_DAY,     true },
    {"2021-01-05", "the day before yesterday",                                  "the day before yesterday",
     TIMEX_DATE,                                                                                                             "2021-01-03",            "2021-01-03",            PRECISION_DAY,     true },
    {"2021-01-05", "He sings tomorrow.",                                        "tomorrow",                  TIMEX_DATE,     "2021-01-06",
     "2021-01-06",                                                                                                                                                             PRECISION_DAY,     true },
    {"2021-01-05", "On the weekend they met.",                                  "the weekend",               TIMEX_DATE,
     "2020-W53-WE",                                                                                                                                   "2021-01-02/2021-01-03", PRECISION_WEEKEND, true },
    {"2021-01-05", "They met last week.",                                       "last week",                 TIMEX_DATE,     "2020-W53",
     "2020-12-28/2021-01-03",                                                                                                                                                  PRECISION_WEEK,    true },
    {"2021-01-05", "They meet this week.",                                      "this week",                 TIMEX_DATE,     "2021-W01",
     "2021-01-04/2021-01-10",                                                                                                                                                  PRECISION_WEEK,    true },
    {"2021-01-05", "They meet next month.",                                     "next month",                TIMEX_DATE,     "2021-02",
     "2021-02",                                                                                                                                                                PRECISION_MONTH,   true },
    {"2021-01-05", "They met last year.",                                       "last year",                 TIMEX_DATE,     "2020",
     "2020",                                                                                                                                                                   PRECISION_YEAR,    true },
    {"2021-01-05", "earlier this year",                                         "earlier this year",         TIMEX_DATE,     "2021",
     "2021",                                                                                                                                                                   PRECISION_YEAR,    true },
    {"2021-01-05", "at the end of last month",                                  "the end of last month",
     TIMEX_DATE,                                                                                                             "2020-12",               "2020-12",               PRECISION_MONTH,   true },
    {"2021-01-05", "They left three days ago.",                                 "three days ago",            TIMEX_DATE,
     "2021-01-02",                                                                                                                                    "2021-01-02",            PRECISION_DAY,     true },
    {"2021-01-05", "They left two months ago.",                                 "two months ago",            TIMEX_DATE,
     "2020-11",                                                                                                                                       "2020-11",               PRECISION_MONTH,   true },
    {"2021-01-05", "They left ten years ago.",                                  "ten years ago",             TIMEX_DATE,
     "2011",                                                                                                                                          "2011",                  PRECISION_YEAR,    true },
    {"2021-01-05", "They left a few years ago.",                                "a few years ago",           TIMEX_DATE,
     "PAST_REF",                                                                                                                                      "",                      PRECISION_NONE,    false},
    {"2021-01-05", "On January 3, 2020 he fell. They met two days later.",
     "two days later",                                                                                       TIMEX_DATE,     "2020-01-05",            "2020-01-05",            PRECISION_DAY,
     true                                                                                                                                                                                              },
    {"2021-01-05", "In March 2010 he fell. He left a year later.",
     "a year later",                                                                                         TIMEX_DATE,     "2011",                  "2011",                  PRECISION_YEAR,    true },
    {"2021-01-05", "It took five days.",                                        "five days",                 TIMEX_DURATION, "P5D",                   "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"2021-01-05", "an 11-year lull",                                           "11-year",                   TIMEX_DURATION, "P11Y",                  "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"2021-01-05", "It took a decade.",                                         "a decade",                  TIMEX_DURATION, "P10Y",                  "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"2021-01-05", "over the past three months",                                "the past three months",
     TIMEX_DURATION,                                                                                                         "P3M",                   "",                      PRECISION_NONE,    false},
    {"2021-01-05", "the next two weeks",                                        "the next two weeks",        TIMEX_DURATION,
     "P2W",                                                                                                                                           "",                      PRECISION_NONE,    false},
    {"2021-01-05", "in the past months",                                        "the past months",           TIMEX_DATE,
     "PAST_REF",                                                                                                                                      "",                      PRECISION_NONE,    false},
    {"2021-01-05", "in the coming days",                                        "the coming days",           TIMEX_DATE,
     "FUTURE_REF",                                                                                                                                    "",                      PRECISION_NONE,    false},
    {"2021-01-05", "two and a half years",                                      "two and a half years",
     TIMEX_DURATION,                                                                                                         "P2.5Y",                 "",                      PRECISION_NONE,    false},
    {"2021-01-05", "half an hour",                                              "half an hour",              TIMEX_DURATION, "PT0.5H",                "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"2021-01-05", "twenty-four hours",                                         "twenty-four hours",         TIMEX_DURATION,
     "PT24H",                                                                                                                                         "",                      PRECISION_NONE,    false},
    {"2021-01-05", "for weeks",                                                 "weeks",                     TIMEX_DURATION, "PXW",                   "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"2021-01-05", "It is printed daily.",                                      "daily",                     TIMEX_SET,      "P1D",                   "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"2021-01-05", "every Tuesday",                                             "every Tuesday",             TIMEX_SET,      "XXXX-WXX-2",
     "",                                                                                                                                                                       PRECISION_NONE,    false},
    {"2021-01-05", "every two weeks",                                           "every two weeks",           TIMEX_SET,      "P2W",                   "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"2021-01-05", "They meet on Tuesdays.",                                    "Tuesdays",                  TIMEX_SET,
     "XXXX-WXX-2",                                                                                                                                    "",                      PRECISION_NONE,    false},
    {"2021-01-05", "It shut at 6 p.m. on Monday.",                              "6 p.m.",                    TIMEX_TIME,
     "2021-01-04T18:00",                                                                                                                              "2021-01-04T18:00",      PRECISION_TIME,    true },
    {"2021-01-05", "It shut at 6:30 pm.",                                       "6:30 pm",                   TIMEX_TIME,
     "2021-01-05T18:30",                                                                                                                              "2021-01-05T18:30",      PRECISION_TIME,    true },
    {"2021-01-05", "It shut at 9 a.m. Tuesday.",                                "9 a.m. Tuesday",            TIMEX_TIME,
     "2021-01-05T09:00",                                                                                                                              "2021-01-05T09:00",      PRECISION_TIME,    true },
    {"2021-01-05", "at 0630 GMT",                                               "0630 GMT",                  TIMEX_TIME,     "2021-01-05T06:30Z",
     "2021-01-05T06:30Z",                                                                                                                                                      PRECISION_TIME,    true },
    {"2021-01-05", "at noon",                                                   "noon",                      TIMEX_TIME,     "2021-01-05T12:00",
     "2021-01-05T12:00",                                                                                                                                                       PRECISION_TIME,    true },
    {"2021-01-05", "until 5 p.m. EST, Nov. 6",                                  "5 p.m. EST, Nov. 6",        TIMEX_TIME,
     "2020-11-06T17:00",                                                                                                                              "2020-11-06T17:00",      PRECISION_TIME,    true },
    {"2021-01-05", "He recently left.",                                         "recently",                  TIMEX_DATE,     "PAST_REF",              "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"2021-01-05", "He is now gone.",                                           "now",                       TIMEX_DATE,     "PRESENT_REF",           "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"2021-01-05", "in the near future",                                        "the near future",           TIMEX_DATE,
     "FUTURE_REF",                                                                                                                                    "",                      PRECISION_NONE,    false},
    {"2021-01-05", "On New Year's Eve they sang.",                              "New Year's Eve",            TIMEX_DATE,
     "2020-12-31",                                                                                                                                    "2020-12-31",            PRECISION_DAY,     true },
    {"2021-01-05", "On Thanksgiving they ate.",                                 "Thanksgiving",              TIMEX_DATE,
     "2020-11-26",                                                                                                                                    "2020-11-26",            PRECISION_DAY,     true },
    {"2021-01-05", "Christmas Day 2019",                                        "Christmas Day 2019",        TIMEX_DATE,
     "2019-12-25",                                                                                                                                    "2019-12-25",            PRECISION_DAY,     false},
    {"",           "He left on June 12.",                                       "June 12",                   TIMEX_DATE,     "XXXX-06-12",            "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"",           "He left on Tuesday.",                                       "Tuesday",                   TIMEX_DATE,     "XXXX-WXX-2",            "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"",           "He left yesterday.",                                        "yesterday",                 TIMEX_DATE,     "XXXX-XX-XX",            "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"",           "They met last week.",                                       "last week",                 TIMEX_DATE,     "XXXX-WXX",              "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"",           "On the weekend they met.",                                  "the weekend",               TIMEX_DATE,     "XXXX-WXX-WE",
     "",                                                                                                                                                                       PRECISION_NONE,    false},
    {"",           "They met in June.",                                         "June",                      TIMEX_DATE,     "XXXX-06",               "",                      PRECISION_NONE,
     false                                                                                                                                                                                             },
    {"",           "They met this year.",                                       "this year",                 TIMEX_DATE,     "XXXX",                  "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"",           "in the third quarter",                                      "the third quarter",         TIMEX_DATE,     "XXXX-Q3",               "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"",           "at 6 p.m. they left",                                       "6 p.m.",                    TIMEX_TIME,     "XXXX-XX-XXT18:00",      "",
     PRECISION_NONE,                                                                                                                                                                              false},
    {"",           "in the summer of 2012",                                     "the summer of 2012",        TIMEX_DATE,     "2012-SU",
     "2012",                                                                                                                                                                   PRECISION_YEAR,    false},
    {"2020-02-29", "It fell a year ago.",                                       "a year ago",                TIMEX_DATE,     "2019",
     "2019",                                                                                                                                                                   PRECISION_YEAR,    true },
    {"2021-01-01", "They met last week.",                                       "last week",                 TIMEX_DATE,     "2020-W52",
     "2020-12-21/2020-12-27",                                                                                                                                                  PRECISION_WEEK,    true },
    {"2016-03-01", "He left yesterday.",                                        "yesterday",                 TIMEX_DATE,     "2016-02-29",
     "2016-02-29",                                                                                                                                                             PRECISION_DAY,     true },
    {"2021-01-05", "In 1865 he was born, from 1861 to 1865 there was war.",
     "1865",                                                                                                 TIMEX_DATE,     "1865",                  "1865",                  PRECISION_YEAR,    false},
    {"2021-01-05", "Revenue rose to 5 in the third quarter from 4 a year ago.",
     "a year ago",                                                                                           TIMEX_DATE,     "2019-Q3",               "2019-Q3",               PRECISION_QUARTER, true },
};

static void test_values(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        struct arena a = {0};
        struct sentences sentences;
        struct finds f = find(row->text, row->reference, &sentences, &a);
        size_t k = 0;

        while (k < f.count && !span_eq(f.at[k].text, span_of(row->mention)))
            k++;
        CHECK_TRUE(row->text, k < f.count);
        if (k < f.count) {
            const struct date_value *v = &f.at[k].as.date;

            CHECK_SPAN(row->text, v->value, row->value);
            CHECK_SPAN(row->text, v->iso, row->iso);
            CHECK_SIZE(row->text, v->type, row->type);
            CHECK_SIZE(row->text, v->precision, row->precision);
            CHECK_TRUE(row->text, v->computed == row->computed);
        }
        arena_release(&a);
    }
}

static void test_no_dates(void)
{
    static const char *const texts[] = {
        "",
        "No date is here.",
        "On February 30 it snowed.",
        "99999-99-99",
        "It read 2021-13-45 and 2021-02-29.",
        "It was the 45th of June.",
        "On 0 May and May 0 it rained.",
        "It sold about 2000 cars, or 1990 cars.",
        "It cost $2019 and £1999.",
        "A 30-year-old man met a woman 45 years old.",
        "They may march and spring or fall.",
        "Mr. May met Jan Smit and read the Sun.",
        "He read the Daily Mail.",
        "The first half ended 2-1.",
        "He gave me a second and one-half.",
        "Flight 2020-17 flew at 31/31/31.",
        "The score was 10:35 in room 25:61.",
        "Some said many things this way, as next of kin.",
        "It is this august body.",
        "He came at 25 p.m. and 13 a.m.",
        "Version 3.5.1990 came at 0930 a.m.", /* 3 May or 5 March? */
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct arena a = {0};
        struct sentences sentences;

        CHECK_SIZE(texts[i], find(texts[i], "2021-01-05", &sentences, &a).count,
                   0);
        arena_release(&a);
    }
}

/* The first date of the text, in English and in other languages. */
static void test_languages(void)
{
    static const struct {
        const char *code, *text, *mention, *value;
    } table[] = {
        {"de", "Er kam am 3. Januar 2020.",                           "3. Januar 2020",                 "2020-01-03"      },
        {"de", "Er kam am Montag.",                                   "Montag",                         "2021-01-04"      },
        {"de", "Er kam letzte Woche.",                                "letzte Woche",                   "2020-W53"        },
        {"de", "Er kam vor zwei Tagen.",                              "vor zwei Tagen",                 "2021-01-03"      },
        {"fr", "Il est venu le 1er mars 2019.",                       "1er mars 2019",                  "2019-03-01"      },
        {"fr", "Il est venu mardi dernier.",                          "mardi dernier",                  "2020-12-29"      },
        {"fr", "Il est venu il y a deux jours.",                      "il y a deux jours",
         "2021-01-03"                                                                                                     },
        {"es", "Vino el 3 de enero de 2020.",                         "3 de enero de 2020",
         "2020-01-03"                                                                                                     },
        {"es", "Vino el 03/04/2020.",                                 "03/04/2020",                     "2020-04-03"      },
        {"it", "Arrivò due giorni fa.",                              "due giorni fa",                  "2021-01-03"      },
        {"pt", "Chegou na terça-feira.",                             "terça-feira",                   "2021-01-05"      },
        {"nl", "Hij kwam twee dagen geleden.",                        "twee dagen geleden",
         "2021-01-03"                                                                                                     },
        {"ru", "Он приехал 3 января 2020 года.",   "3 января 2020",            "2020-01-03"      },
        {"ru", "Он приехал два дня назад.",       "два дня назад",       "2021-01-03"      },
        {"ar", "وصل في 3 يناير 2020.",                      "3 يناير 2020",              "2020-01-03"      },
        {"ar", "وصل في 3 كانون الثاني 2020.",         "3 كانون الثاني 2020",
         "2020-01-03"                                                                                                     },
        {"ar", "وصل الأسبوع الماضي.",                 "الأسبوع الماضي",    "2020-W53"        },
        {"ar", "وصل أمس.",                                      "أمس",                         "2021-01-04"      },
        {"ar", "وصل قبل ثلاثة أيام.",                  "قبل ثلاثة أيام",     "2021-01-02"      },
        {"de", "Er kam vor zwanzig Tagen.",                           "vor zwanzig Tagen",              "2020-12-16"      },
        {"en", "It happened two hundred days ago.",                   "two hundred days ago",
         "2020-06-19"                                                                                                     },
        {"en", "It lasted two thousand years.",                       "two thousand years",             "P2000Y"          },
        {"en", "They left 36 hours ago.",                             "36 hours ago",                   "2021-01-04"      },
        {"en", "It took a year and a half.",                          "a year and a half",              "P1.5Y"           },
        {"en", "It took two days and a half.",                        "two days and a half",            "P2.5D"           },
        {"en", "A year and a half ago it ended.",                     "A year and a half ago",
         "2019-07"                                                                                                        },
        {"en", "He ran for a year and a half-marathon after it.",     "a year",
         "P1Y"                                                                                                            },
        {"en", "He came 18.5 years ago.",                             "18.5 years ago",                 "2002-07"         },
        {"en", "It will take weeks or months.",                       "weeks or months",                "PXW"             },
        {"en", "It will last for two more weeks.",                    "two more weeks",                 "P2W"             },
        {"en", "It fell in the final quarter of 2020.",
         "the final quarter of 2020",                                                                   "2020-Q4"         },
        {"en", "It rose in the last half of 2020.",                   "the last half of 2020",
         "2020-H2"                                                                                                        },
        {"en", "It rose in the last quarter of last year.",
         "the last quarter of last year",                                                               "2020-Q4"         },
        {"en", "Profit rose from the year-ago third quarter.",
         "the year-ago third quarter",                                                                  "2020-Q3"         },
        {"en", "Profit rose from the year-ago quarter.",              "the year-ago quarter",
         "2020"                                                                                                           },
        {"en", "In recent weeks and months it rained.",
         "recent weeks and months",                                                                     "PAST_REF"        },
        {"en", "In the past year it rained.",                         "the past year",                  "P1Y"             },
        {"en", "It rained this past Tuesday.",                        "this past Tuesday",
         "2020-12-29"                                                                                                     },
        {"en", "Every July it rains.",                                "Every July",                     "XXXX-07"         },
        {"en", "In every winter it snows.",                           "every winter",                   "XXXX-WI"         },
        {"en", "Each week they talk.",                                "Each week",                      "P1W"             },
        {"en", "It lasted centuries.",                                "centuries",                      "PXC"             },
        {"en", "It lasted decades.",                                  "decades",                        "PXE"             },
        {"en", "He left at 9.45 a.m. that day.",                      "9.45 a.m.",
         "2021-01-05T09:45"                                                                                               },
        {"en", "He left at 10.30pm.",                                 "10.30pm",                        "2021-01-05T22:30"},
        {"en", "They meet at 5 p.m. tomorrow.",                       "5 p.m. tomorrow",
         "2021-01-06T17:00"                                                                                               },
        {"en", "It blew up at 11:20 p.m., Nov. 6.",                   "11:20 p.m., Nov. 6",
         "2020-11-06T23:20"                                                                                               },
        {"en", "They met in mid-afternoon.",                          "mid-afternoon",                  "2021-01-05TAF"   },
        {"en", "It closed in March of last year.",                    "March of last year",
         "2020-03"                                                                                                        },
        {"en", "It opens in September next year.",                    "September next year",
         "2022-09"                                                                                                        },
        {"en", "He came 3-May-2019.",                                 "3-May-2019",                     "2019-05-03"      },
        {"en", "It rose in the third fiscal quarter of 2019.",        "2019",                           "2019"            },
        {"de", "Er kam am 03.05.1990 an.",                            "03.05.1990",                     "1990-05-03"      },
        {"de", "Es war der 3.5.1990.",                                "3.5.1990",                       "1990-05-03"      },
        {"ru", "Он приехал 31.12.1999.",                     "31.12.1999",                     "1999-12-31"      },
        {"de", "Es begann um 18.30 Uhr.",                             "18.30 Uhr",                      "2021-01-05T18:30"},
        {"de", "Er kam gestern Abend.",                               "gestern Abend",                  "2021-01-04TEV"   },
        {"de", "Im Sommer 2018 war es.",                              "Sommer 2018",                    "2018-SU"         },
        {"de", "Es schloss Ende Mai.",                                "Ende Mai",                       "2020-05"         },
        {"de", "Sie kommen jeden Dienstag.",                          "jeden Dienstag",                 "XXXX-WXX-2"      },
        {"fr", "Il est venu hier soir.",                              "hier soir",                      "2021-01-04TEV"   },
        {"fr", "La semaine dernière il est parti.",                  "La semaine dernière",
         "2020-W53"                                                                                                       },
        {"fr", "Il revient le mois prochain.",                        "le mois prochain",               "2021-02"         },
        {"es", "El lunes pasado se fue.",                             "El lunes pasado",                "2021-01-04"      },
        {"es", "Hace dos días llegó.",                              "Hace dos días",                 "2021-01-03"      },
        {"it", "Arrivò ieri sera.",                                  "ieri sera",                      "2021-01-04TEV"   },
        {"it", "La settimana scorsa è partito.",                     "La settimana scorsa",
         "2020-W53"                                                                                                       },
        {"pt", "Chegou há dois dias.",                               "há dois dias",                  "2021-01-03"      },
        {"nl", "Volgend jaar komt hij terug.",                        "Volgend jaar",                   "2022"            },
        {"ru", "Он приедет через три недели.", "через три недели", "2021-W04"        },
        {"ru", "Это было в марте 2019 года.",        "марте 2019",                "2019-03"         },
        {"ja", "2020-01-03",                                          "2020-01-03",                     "2020-01-03"      },
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct arena a = {0};
        struct sentences sentences;
        struct finds f =
            find_in(table[i].code, table[i].text, "2021-01-05", &sentences, &a);

        CHECK_TRUE(table[i].text, f.count > 0);
        if (f.count) {
            CHECK_SPAN(table[i].text, f.at[0].text, table[i].mention);
            CHECK_SPAN(table[i].text, f.at[0].as.date.value, table[i].value);
        }
        arena_release(&a);
    }
}

static void test_ranges(void)
{
    static const struct {
        const char *text, *range, *iso;
    } table[] = {
        {"It grew from 2006 to 2015.",                 "from 2006 to 2015",     "2006/2015"      },
        {"It fell between March 2015 and March 2016.",
         "between March 2015 and March 2016",                                   "2015-03/2016-03"},
        {"It ran 2001-2009.",                          "2001-2009",             "2001/2009"      },
        {"It ran from Jan. 3 to Jan. 5.",              "from Jan. 3 to Jan. 5",
         "2021-01-03/2021-01-05"                                                                 },
        {"It rose in 2001 and in 2009.",               "",                      ""               },
        {"It went from 2015 to 2006.",                 "",                      ""               },
        {"It was open from 2006 and to May 2015.",     "",                      ""               },
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct arena a = {0};
        struct sentences sentences;
        struct finds f = find(table[i].text, "2021-01-05", &sentences, &a);

        CHECK_SIZE(table[i].text, f.count, 2);
        if (f.count == 2) {
            CHECK_SPAN(table[i].text, f.at[0].as.date.range, table[i].range);
            CHECK_SPAN(table[i].text, f.at[0].as.date.range_iso, table[i].iso);
            CHECK_SPAN(table[i].text, f.at[1].as.date.range, "");
        }
        arena_release(&a);
    }
}

/* Whatever day the article is of, a weekday is the latest such day. */
static void test_weekdays_from_every_day(void)
{
    static const char *const names[] = {"Monday",   "Tuesday", "Wednesday",
                                        "Thursday", "Friday",  "Saturday",
                                        "Sunday"};
    int32_t first = 0;
    size_t wrong = 0;

    CHECK_TRUE("a day", calendar_parse(SPAN("2020-12-20"), &first));
    for (int32_t day = first; day < first + 30; day++)
        for (int32_t name = 0; name < 7; name++) {
            struct arena a = {0};
            struct sentences sentences;
            struct civil c = calendar_civil(day);
            char reference[16], text[64];
            int32_t found = 0;

            snprintf(reference, sizeof reference, "%04d-%02d-%02d", (int)c.year,
                     (int)c.month, (int)c.day);
            snprintf(text, sizeof text, "They met on %s in Rome.", names[name]);
            struct finds f = find(text, reference, &sentences, &a);
            wrong += f.count != 1 ||
                     !calendar_parse(f.at[0].as.date.iso, &found) ||
                     found > day || found < day - 6 ||
                     calendar_weekday(found) != name + 1;
            arena_release(&a);
        }
    CHECK_SIZE("weekdays resolved wrongly", wrong, 0);
}

static void test_mentions_stay_in_their_sentence(void)
{
    const char text[] = "It began in March. 2019 was cold. He left on May 5, "
                        "2020 at 6 p.m. on Tuesday.\n"
                        "It ran from 2006\nto 2015. The third\nquarter "
                        "ended. Two days later, on 3 January\n2020, it shut.";
    struct arena a = {0};
    struct sentences sentences;
    struct finds f = find(text, "2021-01-05", &sentences, &a);
    const char *end = text;

    CHECK_TRUE("some dates", f.count > 6);
    for (size_t i = 0; i < f.count; i++) {
        const struct mention *m = &f.at[i];

        CHECK_TRUE("inside",
                   span_holds(sentences.at[m->sentence].text, m->text));
        CHECK_TRUE("in order, apart", m->text.p >= end);
        end = m->text.p + m->text.n;
    }
    arena_release(&a);
}

/* Ten thousand of anything that can begin a date take linear time. */
static void test_long_sentences(void)
{
    static const char *const pieces[] = {"two ",  "the past ", "1990 to ",
                                         "May ",  "'",         "twenty-",
                                         "last ", "as soon ",  "year-"};

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct arena a = {0};
        struct sentences sentences;
        size_t n = strlen(pieces[i]), count = 100000;
        char *text = ARENA_NEW(&a, char, n *count + 1);

        for (size_t k = 0; k < count; k++)
            memcpy(text + k * n, pieces[i], n);
        struct finds f = find(text, "2021-01-05", &sentences, &a);
        CHECK_TRUE(pieces[i], f.count <= count);
        arena_release(&a);
    }
}

CU_TestInfo date_tests[] = {
    {"expressions and their values",    test_values                         },
    {"no dates",                        test_no_dates                       },
    {"values in many languages",        test_languages                      },
    {"ranges",                          test_ranges                         },
    {"a weekday is the last such day",  test_weekdays_from_every_day        },
    {"mentions stay in their sentence", test_mentions_stay_in_their_sentence},
    {"long sentences",                  test_long_sentences                 },
    CU_TEST_INFO_NULL
};
