#include "facts/check.h"

#include "tests/check.h"
#include "tests/checked.h"

static const char *const sources[] = {
    "The convoy left the port of Elmar on Tuesday with 1,200 soldiers, Prime "
    "Minister Mirela Dasko told parliament. \"Those who remain will train our "
    "army and will not patrol our streets,\" Dasko said.\n"
    "Joran Vell, the leader of the opposition, said the government was moving "
    "too fast. \"Nobody asked the villages that lie under the guns,\" Vell "
    "said.\n"
    "At least 12 people were killed and 2,496 families fled in January. The "
    "force had about 2,600 soldiers when it came in June 2019.\n"
    "More than half of the houses stand empty. The mine paid $5 million to "
    "the town of Kest, and five trucks burned on 3 March 2020.\n"
    "The number of the missing has risen to 14, officials said. Scientists "
    "said the slope above Kest may slide again before spring, and Dasko went "
    "home. The plane can fly for 8-12 hours. Tickets cost between £689 and "
    "£779.\n"
    "Petra Lind, 51, was the first to leave the town on Sunday.\n"
    "The bridge of Kest is closed to all who walk. (Tomas Rehn/NWS)\n",
    NULL,
};

/* The worst verdict on items of a kind, CHECK_VERDICTS if there is none. */
static enum check_verdict worst(const struct check *c, enum check_kind kind)
{
    enum check_verdict verdict = CHECK_VERDICTS;

    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].kind == kind &&
            (verdict == CHECK_VERDICTS || c->items[i].verdict > verdict))
            verdict = c->items[i].verdict;
    return verdict;
}

struct row {
    const char *brief;
    enum check_kind kind;
    enum check_verdict verdict;
};

static void run_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena a = {0};
        struct checked c = {0};

        checked_sources(&c, sources, "2021-01-05", &a);
        CHECK_TRUE(rows[i].brief, checked_run(&c, span_of(rows[i].brief), &a));
        CHECK_SIZE(rows[i].brief, worst(&c.check, rows[i].kind),
                   rows[i].verdict);
        arena_release(&a);
    }
}

#define RUN(rows) run_rows(rows, sizeof(rows) / sizeof *(rows))

static void test_quotations(void)
{
    static const struct row rows[] = {
        {"\"Those who remain will train our army and will not patrol our "
         "streets,\" Dasko said.",                                     CHECK_QUOTE, CHECK_FOUND   },
        {"“Nobody asked the villages that lie under the guns,” Vell said.",
         CHECK_QUOTE,                                                                        CHECK_FOUND   },
        {"Dasko spoke of those who \"will train our army\".",                   CHECK_QUOTE,
         CHECK_FOUND                                                                                       },
        {"\"Those who remain … will not patrol our streets,\" Dasko said.",
         CHECK_QUOTE,                                                                        CHECK_FOUND   },
        {"\"Those who stay will train our army and will not patrol our "
         "streets,\" Dasko said.",                                     CHECK_QUOTE, CHECK_REWORDED},
        {"\"Those who remain will train our army and will patrol our "
         "streets,\" Dasko said.",                                     CHECK_QUOTE, CHECK_REWORDED},
        {"\"The guns will be silent before the snow falls again,\" Vell said.",
         CHECK_QUOTE,                                                                        CHECK_MISSING },
        {"\"We have never been so close to peace,\" Dasko said.",               CHECK_QUOTE,
         CHECK_MISSING                                                                                     },
    };

    RUN(rows);
}

static void test_speakers(void)
{
    static const struct row rows[] = {
        {"\"Nobody asked the villages that lie under the guns,\" Joran Vell "
         "said.",                                                         CHECK_QUOTE,    CHECK_FOUND   },
        {"Joran Vell said: \"Nobody asked the villages that lie under the "
         "guns.\"",                                                       CHECK_QUOTE,    CHECK_FOUND   },
        {"\"Nobody asked the villages that lie under the guns,\" Mirela Dasko "
         "said.",                                                         CHECK_QUOTE,    CHECK_REWORDED},
        {"Mirela Dasko: \"Nobody asked the villages that lie under the guns.\"",
         CHECK_QUOTE,                                                                              CHECK_REWORDED},
        {"\"Nobody asked the villages that lie under the guns\" — Mirela Dasko",
         CHECK_QUOTE,                                                                              CHECK_REWORDED},
        {"# News\n\nIt was a day of talks.\n\n## Mirela Dasko\n\n> Nobody "
         "asked "
         "the villages that lie under the guns\n",                        CHECK_QUOTE,    CHECK_REWORDED},
        {"# News\n\nIt was a day of talks.\n\n## Joran Vell\n\n> Nobody asked "
         "the "
         "villages that lie under the guns\n",                            CHECK_QUOTE,    CHECK_FOUND   },
        {"{\"facts\": {\"reactions\": [{\"speaker\": \"Mirela Dasko\", "
         "\"role\": "
         "\"\", \"verb\": \"said\", \"quote\": \"Nobody asked the villages "
         "that "
         "lie under the guns\", \"direct\": true}]}}",                    CHECK_QUOTE,    CHECK_REWORDED},
        {"Mirela Dasko said the slope above Kest may slide again before "
         "spring.",                                                       CHECK_SENTENCE, CHECK_REWORDED},
        {"Scientists said the slope above Kest may slide again before "
         "spring.",                                                       CHECK_SENTENCE, CHECK_FOUND   },
        {"# News\n\nIt was a day of talks.\n\n## Mirela Dasko\n\n> the slope "
         "above Kest may slide again before "
         "spring\n",                                                                         CHECK_QUOTE,                                                                               CHECK_REWORDED         },
        {"“The bridge of Kest is closed to all who walk.” (Joran Vell)",
         CHECK_QUOTE,                     CHECK_REWORDED                                                                                             },
        {"The bridge of Kest is closed to all who walk. (Tomas Rehn/NWS)",
         CHECK_SENTENCE,                       CHECK_VERDICTS                                                                                          },
        {"Mirela Dasko said the government was moving too fast.",
         CHECK_SENTENCE,                                CHECK_REWORDED                                                                                          },
    };

    RUN(rows);
}

static void test_numbers(void)
{
    static const struct row rows[] = {
        {"Some 1,200 soldiers left.",                               CHECK_NUMBER, CHECK_FOUND   },
        {"The convoy had 1200 soldiers.",                           CHECK_NUMBER, CHECK_FOUND   },
        {"The convoy had 1,300 soldiers.",                          CHECK_NUMBER, CHECK_MISSING },
        {"The convoy had 1,200 trucks.",                            CHECK_NUMBER, CHECK_MISSING },
        {"About 2,500 families lost their homes.",                  CHECK_NUMBER, CHECK_FOUND   },
        {"More than 2,400 families lost their homes.",              CHECK_NUMBER,
         CHECK_FOUND                                                                            },
        {"About 2,600 families lost their homes.",                  CHECK_NUMBER, CHECK_MISSING },
        {"There were at least 12 people dead.",                     CHECK_NUMBER, CHECK_FOUND   },
        {"The blast killed 12 people.",                             CHECK_NUMBER, CHECK_REWORDED},
        {"The force once had 2,600 soldiers.",                      CHECK_NUMBER, CHECK_REWORDED},
        {"Now half of the houses are without tenants.",             CHECK_NUMBER,
         CHECK_REWORDED                                                                         },
        {"Now more than half of the houses have no tenants.",       CHECK_NUMBER,
         CHECK_FOUND                                                                            },
        {"Kest got 5 million dollars.",                             CHECK_NUMBER, CHECK_FOUND   },
        {"Fire took 5 trucks.",                                     CHECK_NUMBER, CHECK_FOUND   },
        {"The toll rose from at least 12 to 14, one of them said.",
         CHECK_NUMBER,                                                            CHECK_FOUND   },
        {"The toll rose from at least 12 to 41, one of them said.",
         CHECK_NUMBER,                                                            CHECK_REWORDED},
        {"Sources: 1.",                                             CHECK_NUMBER, CHECK_FOUND   },
        {"Sources: 2.",                                             CHECK_NUMBER, CHECK_MISSING },
        {"{\"min\": 689, \"max\": 779, \"unit\": \"£\", \"class\": "
         "\"money\"}",                                     CHECK_NUMBER, CHECK_FOUND   },
        {"{\"min\": 689, \"max\": 797, \"unit\": \"£\", \"class\": "
         "\"money\"}",                                     CHECK_NUMBER, CHECK_MISSING },
        {"Fire took six trucks.",                                   CHECK_NUMBER, CHECK_MISSING },
    };

    RUN(rows);
}

static void test_dates(void)
{
    static const struct row rows[] = {
        {"It happened on 3 March 2020.",                  CHECK_DATE, CHECK_FOUND   },
        {"It happened on March 3, 2020.",                 CHECK_DATE, CHECK_FOUND   },
        {"It happened on 2020-03-03.",                    CHECK_DATE, CHECK_FOUND   },
        {"It happened in March 2020.",                    CHECK_DATE, CHECK_FOUND   },
        {"It happened on 4 March 2020.",                  CHECK_DATE, CHECK_MISSING },
        {"It happened on 3 March 2019.",                  CHECK_DATE, CHECK_MISSING },
        {"It happened on 2020-03-04.",                    CHECK_DATE, CHECK_MISSING },
        {"- 2021-01-03 (computed): “on Sunday”",      CHECK_DATE, CHECK_FOUND   },
        {"- 2021-01-05 (computed): “on Sunday”",      CHECK_DATE, CHECK_REWORDED},
        {"- “on Sunday”: 2021-01-05, day (computed)", CHECK_DATE,
         CHECK_REWORDED                                                             },
        {"They came in June 2019.",                       CHECK_DATE, CHECK_FOUND   },
        {"They came in July 2019.",                       CHECK_DATE, CHECK_MISSING },
        {"The convoy left on 5 January 2021.",            CHECK_DATE, CHECK_FOUND   },
        {"As of 2021-01-05.",                             CHECK_DATE, CHECK_FOUND   },
        {"This was known as of 2021-01-05T10:30.",        CHECK_DATE, CHECK_MISSING },
    };

    RUN(rows);
}

static void test_names(void)
{
    static const struct row rows[] = {
        {"The talks with Mirela Dasko ended.",  CHECK_NAME, CHECK_FOUND   },
        {"The talks with Ms Dasko ended.",      CHECK_NAME, CHECK_FOUND   },
        {"The talks with M. Dasko ended.",      CHECK_NAME, CHECK_FOUND   },
        {"The talks with Petra Dasko ended.",   CHECK_NAME, CHECK_MISSING },
        {"The talks with Mirela Desko ended.",  CHECK_NAME, CHECK_REWORDED},
        {"The talks with Viktor Hallan ended.", CHECK_NAME, CHECK_MISSING },
        {"Ships wait before Elmar.",            CHECK_NAME, CHECK_FOUND   },
    };

    RUN(rows);
}

static void test_sentences(void)
{
    static const struct row rows[] = {
        {"The government was moving too fast.",                                  CHECK_SENTENCE, CHECK_FOUND   },
        {"- Petra Lind, 51, was the first to leave the town on Sunday.",
         CHECK_SENTENCE,                                                                         CHECK_VERDICTS},
        {"- Petra Lind, 12, was the first to leave the town on Sunday.",
         CHECK_SENTENCE,                                                                         CHECK_REWORDED},
        {"The government was not moving too fast.",                              CHECK_SENTENCE,
         CHECK_REWORDED                                                                                        },
        {"The government was moving too slowly.",                                CHECK_SENTENCE,
         CHECK_REWORDED                                                                                        },
        {"The weather will be fine for all who work outdoors.",                  CHECK_SENTENCE,
         CHECK_MISSING                                                                                         },
        {"Those who remain will patrol our streets.",                            CHECK_SENTENCE,
         CHECK_REWORDED                                                                                        },
        {"The convoy left the port of Elmar on Tuesday without 1,200 soldiers.",
         CHECK_SENTENCE,                                                                         CHECK_REWORDED},
        {"The convoy left the port of Elmar on Tuesday with 1,200 soldiers.",
         CHECK_SENTENCE,                                                                         CHECK_VERDICTS},
    };

    RUN(rows);
}

/* Lines and columns are those of the file, whatever its format. */
static void test_lines(void)
{
    static const struct {
        const char *brief;
        size_t line, column;
    } rows[] = {
        {"All is quiet.\n\nThe *convoy* had 1,300 soldiers.\n",                 3, 18},
        {"# News\n\nAll is quiet in\nthe town, but 1,300 soldiers left.\n",     4,
         15                                                                          },
        {"<p>All is quiet.</p>\n<p>The <b>convoy</b> had\n1,300 soldiers.</p>",
         3,                                                                        1 },
        {"{\"text\": \"All is quiet.\",\n \"note\": \"It had 1,300 "
         "soldiers.\"}",                                               2, 18},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct checked c = {0};
        bool found = false;

        checked_sources(&c, sources, "2021-01-05", &a);
        CHECK_TRUE(rows[i].brief, checked_run(&c, span_of(rows[i].brief), &a));
        for (size_t k = 0; k < c.check.count; k++) {
            if (c.check.items[k].kind != CHECK_NUMBER)
                continue;
            found = true;
            CHECK_SIZE(rows[i].brief, c.check.items[k].line, rows[i].line);
            CHECK_SIZE(rows[i].brief, c.check.items[k].column, rows[i].column);
        }
        CHECK_TRUE(rows[i].brief, found);
        arena_release(&a);
    }
}

/* What is said of a fault leads to the words of the source. */
static void test_nearest(void)
{
    struct arena a = {0};
    struct checked c = {0};

    checked_sources(&c, sources, "2021-01-05", &a);
    CHECK_TRUE("read", checked_run(&c,
                                   SPAN("\"Nobody asked the towns that lie "
                                        "under the guns,\" Vell said."),
                                   &a));
    for (size_t i = 0; i < c.check.count; i++)
        if (c.check.items[i].kind == CHECK_QUOTE) {
            CHECK_SPAN("words", c.check.items[i].nearest,
                       "Nobody asked the villages that lie under the guns");
            CHECK_TRUE("place", c.check.items[i].placed);
            CHECK_SIZE("paragraph", c.check.items[i].at.paragraph, 2);
        }
    CHECK_SIZE("reworded", worst(&c.check, CHECK_QUOTE), CHECK_REWORDED);
    arena_release(&a);
}

/* Nothing that a brief says of itself makes it pass. */
static void test_no_marker(void)
{
    static const struct row rows[] = {
        {"Every sentence and quotation is verbatim; no text is generated. The "
         "convoy had 1,300 soldiers.", CHECK_NUMBER, CHECK_MISSING},
        {"1,300 soldiers agreed [1:¶1]",       CHECK_NUMBER, CHECK_MISSING},
        {"{\"check\": [{\"kind\": \"number\", \"text\": \"1,300 soldiers\", "
         "\"verdict\": \"found\"}]}",  CHECK_NUMBER, CHECK_MISSING},
    };

    RUN(rows);
}

/* Words that no source has are met before a sentence that has them, too. */
static void test_words_of_its_own(void)
{
    static const struct row rows[] = {
        {"The convoy had 77 zeppelins and 78 quagmires. The zeppelins and "
         "quagmires went on through all seven xylophones of Kest.", CHECK_NUMBER, CHECK_MISSING},
    };

    RUN(rows);
}

CU_TestInfo check_tests[] = {
    {"words of its own",                 test_words_of_its_own},
    {"quotations",                       test_quotations      },
    {"speakers",                         test_speakers        },
    {"numbers",                          test_numbers         },
    {"dates",                            test_dates           },
    {"names",                            test_names           },
    {"sentences",                        test_sentences       },
    {"lines and columns",                test_lines           },
    {"the nearest wording",              test_nearest         },
    {"a brief proves nothing of itself", test_no_marker       },
    CU_TEST_INFO_NULL
};
