#include "facts/speaker.h"

#include "tests/marked.h"
#include "tests/check.h"

enum { DIRECT = 1, COMPUTED = 2 };

/* The last statement of each text. */
static const struct {
    const char *name, *text, *speaker, *quote;
    int flags;
} rows[] = {
    {"source behind",                  "\"We will open the road on Monday,\" said [P Jo Lee].",
     "Jo Lee",                                                                                                     "We will open the road on Monday,",                   DIRECT           },
    {"signed behind a dash",           "\"The road must be opened again.\" ― [P Jo Lee]",
     "Jo Lee",                                                                                                     "The road must be opened again.",                     DIRECT           },
    {"announced before",
     "[P Ann Roe] came.\n[P Jo Lee] wrote on Monday:\n\"The road must be "
     "opened again.\"",                                                                         "Jo Lee",          "The road must be opened again.",                     DIRECT           },
    {"a full stop before said",
     "\"The road must be opened again.\" said [P Jo Lee].",                                     "Jo Lee",
     "The road must be opened again.",                                                                                                                                   DIRECT           },
    {"an aside with verbs",
     "[P Jo Lee], who says that snow is rare there, warned that the road was "
     "closed.",                                                                                 "Jo Lee",          "the road was closed",                                0                },
    {"another's clause",
     "[P Jo Lee] said the road was closed to lorries, but [P Ann Roe] drove "
     "on.",                                                                                     "Jo Lee",          "the road was closed to lorries",                     0                },
    {"a lesser clause",
     "While [P Jo Lee] said the road was closed, the buses ran.",                               "Jo Lee",
     "the road was closed",                                                                                                                                              0                },
    {"quoted as saying",
     "[P Jo Lee] left. [O Reuters] quoted him as saying that the road was "
     "closed.",                                                                                 "Jo Lee",          "the road was closed",                                COMPUTED         },
    {"an agency relays",
     "[O Reuters] reported that [P Jo Lee] said the road was closed.",                          "Jo Lee",
     "the road was closed",                                                                                                                                              0                },
    {"after an indirect statement",
     "[P Jo Lee] said the road was closed.\n\"It will be open again on "
     "Monday.\"",                                                                               "Jo Lee",          "It will be open again on Monday.",                   DIRECT | COMPUTED},
    {"source behind, plain order",
     "\"We will open the road on Monday,\" [P Jo Lee] said.",                                   "Jo Lee",
     "We will open the road on Monday,",                                                                                                                                 DIRECT           },
    {"source before",                  "[P Jo Lee] said: \"We will open the road on Monday.\"",
     "Jo Lee",                                                                                                     "We will open the road on Monday.",                   DIRECT           },
    {"source between, second part",
     "\"The road is closed today,\" said [P Jo Lee]. \"It will be open again "
     "on Monday.\"",                                                                            "Jo Lee",          "It will be open again on Monday.",                   DIRECT | COMPUTED},
    {"the next paragraph runs on",
     "\"The road is closed today,\" said [P Jo Lee].\n\"It will be open "
     "again on Monday.\"",                                                                      "Jo Lee",          "It will be open again on Monday.",                   DIRECT | COMPUTED},
    {"a full stop leads to nobody",
     "\"The road is closed to all traffic.\" [P Jo Lee] said nothing more.",                    "",
     "The road is closed to all traffic.",                                                                                                                               DIRECT           },
    {"indirect",                       "[P Jo Lee] said on Monday that the road was closed.",
     "Jo Lee",                                                                                                     "the road was closed",                                0                },
    {"and begins the text",
     "And the mayor said on Monday that the road was closed.",                                  "the mayor",
     "the road was closed",                                                                                                                                              0                },
    {"indirect, no that",              "[P Jo Lee] said the road was closed.",                  "Jo Lee",
     "the road was closed",                                                                                                                                              0                },
    {"clause before",                  "The road is closed to lorries, [P Jo Lee] said.",
     "Jo Lee",                                                                                                     "The road is closed to lorries",                      0                },
    {"clause before, inverted",
     "The road is closed to lorries, said [P Jo Lee].",                                         "Jo Lee",
     "The road is closed to lorries",                                                                                                                                    0                },
    {"apposition",
     "[P Jo Lee], the mayor of the town, said the road was closed.",                            "Jo Lee",
     "the road was closed",                                                                                                                                              0                },
    {"apposition turned round",
     "A police spokesman, [P Jo Lee], said the road was closed.",                               "Jo Lee",
     "the road was closed",                                                                                                                                              0                },
    {"a modifier does not speak",
     "[P Jo Lee]'s lawyer said the road was closed.",                                           "Jo Lee's lawyer",
     "the road was closed",                                                                                                                                              0                },
    {"spokesman for",                  "A spokesman for [P Jo Lee] said the road was closed.",
     "A spokesman for Jo Lee",                                                                                     "the road was closed",                                0                },
    {"told somebody",                  "[P Jo Lee] told reporters that the road was closed.",
     "Jo Lee",                                                                                                     "the road was closed",                                0                },
    {"according to",                   "According to [P Jo Lee], the road was closed by snow.",
     "Jo Lee",                                                                                                     "the road was closed by snow",                        0                },
    {"according to, behind",
     "The road was closed by snow, according to [P Jo Lee].",                                   "Jo Lee",
     "The road was closed by snow",                                                                                                                                      0                },
    {"demand",                         "[P Jo Lee] called for the opening of the road.",        "Jo Lee",
     "the opening of the road",                                                                                                                                          0                },
    {"participle",
     "[P Jo Lee] said the road was closed, adding that snow lay deep there.",                   "Jo Lee",          "snow lay deep there",                                0                },
    {"second verb",
     "[P Jo Lee] said the road was closed and added that snow lay deep.",                       "Jo Lee",          "snow lay deep",                                      0                },
    {"circumstance first",
     "In a speech on Monday, [P Jo Lee] said the road was closed.",                             "Jo Lee",
     "the road was closed",                                                                                                                                              0                },
    {"he after an indirect statement",
     "[P John Roe] came first. [P Jack Lee] said the road was closed.\nHe "
     "added that snow lay deep.",                                                               "Jack Lee",        "snow lay deep",                                      COMPUTED         },
    {"she is not he",
     "[P Mary Roe] said the road was closed. [P John Lee] listened.\nShe "
     "added that snow lay deep.",                                                               "Mary Roe",        "snow lay deep",                                      COMPUTED         },
    {"the director of a body",
     "\"We will open the road on Monday,\" said [O Northline]'s director, "
     "[P Jo Lee].",                                                                             "Jo Lee",          "We will open the road on Monday,",                   DIRECT           },
    {"a name that no finder knew",
     "\"We will open the road on Monday,\" said [O Northline]'s director, Jo "
     "Lee.",                                                                                    "Jo Lee",          "We will open the road on Monday,",                   DIRECT           },
    {"what belongs to a body",
     "[O Northline] said the road was closed. According to its annual "
     "report, the firm lost money.",                                                            "Northline",       "the firm lost money",                                COMPUTED         },
    {"no bare pronoun",                "According to its annual report, the firm lost money.",
     "annual report",                                                                                              "the firm lost money",                                0                },
    {"the role",
     "The town has a mayor, [P=mayor|Jo Lee]. [P Ann Roe] came.\nThe mayor "
     "said that snow lay deep.",                                                                "Jo Lee",          "snow lay deep",                                      COMPUTED         },
    {"fullest name",                   "[P Jo Lee] came late. [P Lee] said snow lay deep.",
     "Jo Lee",                                                                                                     "snow lay deep",                                      0                },
    {"mixed is indirect",
     "[P Jo Lee] said the road \"will not be open until next Monday\".",                        "Jo Lee",          "the road \"will not be open until next Monday",      0                },
    {"an agency only relays",
     "[P Jo Lee] said the road was closed by snow, [O Example News] "
     "reported.",                                                                               "Jo Lee",          "the road was closed by snow, Example News reported", 0                },
    {"the whole title stays",
     "Mr. [P Lee] said that Mr. [P Roe] had closed the road.",                                  "Lee",
     "Mr. Roe had closed the road",                                                                                                                                      0                },
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct marked *x = marked_read(rows[i].text, "2021-01-05", &a);
        size_t count;
        struct fact_reaction *r = statement_find(&x->reading, &count, &a);

        CHECK_TRUE(rows[i].name, count > 0);
        if (count) {
            const struct fact_reaction *last = &r[count - 1];

            CHECK_SPAN(rows[i].name, last->speaker, rows[i].speaker);
            CHECK_SPAN(rows[i].name, last->quote, rows[i].quote);
            CHECK_TRUE(rows[i].name, last->direct == (rows[i].flags & DIRECT));
            CHECK_TRUE(rows[i].name,
                       last->computed == ((rows[i].flags & COMPUTED) != 0));
        }
        arena_release(&a);
    }
}

/* "Its director" and "the firm's director" hold an office. */
static void test_offices(void)
{
    static const struct {
        const char *text, *role;
    } offices[] = {
        {"\"We will open the road,\" said [O Northline]'s chief executive, "
         "[P Jo Lee].",                                              "chief executive"},
        {"\"We will open the road,\" said [O Northline]'s director, Jo Lee.",
         "director"                                                                            },
        {"\"We will open the road,\" said the mayor, [P Jo Lee].",            "mayor"          },
        {"\"We will open the road,\" said [P Jo Lee].",                       ""               },
    };

    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++) {
        struct arena a = {0};
        struct marked *x = marked_read(offices[i].text, "2021-01-05", &a);
        size_t count;
        struct fact_reaction *r = statement_find(&x->reading, &count, &a);

        CHECK_SIZE(offices[i].text, count, 1);
        if (count)
            CHECK_SPAN(offices[i].text, r[0].role, offices[i].role);
        arena_release(&a);
    }
}

static void test_no_statements(void)
{
    static const char *const texts[] = {
        "The road was said to be closed.",
        "Several states are closed to lorries.",
        "The reports of snow were wrong.",
        "He has the final say in all of this.",
        "The film \"Gone\" opened on Monday.",
        "",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct arena a = {0};
        struct marked *x = marked_read(texts[i], "", &a);
        size_t count;

        statement_find(&x->reading, &count, &a);
        CHECK_SIZE(texts[i], count, 0);
        arena_release(&a);
    }
}

/* Every text is a piece of the article. */
static void test_spans_lie_in_the_text(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct marked *x = marked_read(rows[i].text, "2021-01-05", &a);
        size_t count;
        struct fact_reaction *r = statement_find(&x->reading, &count, &a);

        for (size_t k = 0; k < count; k++) {
            CHECK_TRUE(rows[i].name, span_holds(x->doc.text, r[k].quote));
            CHECK_TRUE(rows[i].name, r[k].speaker.n == 0 ||
                                         span_holds(x->doc.text, r[k].speaker));
            CHECK_TRUE(rows[i].name, r[k].evidence.count == 1);
            CHECK_TRUE(rows[i].name,
                       r[k].verb.n == 0 || span_holds(x->doc.text, r[k].verb));
        }
        arena_release(&a);
    }
}

/* Ten thousand openings and cues in one line must not take forever. */
static void test_long_line(void)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 1 << 20);
    size_t count;

    for (size_t i = 0; i < 10000; i++)
        buf_add(&b, SPAN("he said and \"it, "));
    buf_char(&b, '\0');
    struct marked *x = marked_read(b.p, "", &a);
    statement_find(&x->reading, &count, &a);
    CHECK_TRUE("it ends", count <= 20000);
    arena_release(&a);
}

CU_TestInfo speaker_tests[] = {
    {"who said what",                test_rows                 },
    {"their office",                 test_offices              },
    {"what nobody said",             test_no_statements        },
    {"every text is in the article", test_spans_lie_in_the_text},
    {"a long line ends",             test_long_line            },
    CU_TEST_INFO_NULL
};
