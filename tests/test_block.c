#include "input/block.h"

#include <stdio.h>

#include "base/buf.h"
#include "tests/article.h"
#include "tests/check.h"

/* Prose around the line in question, so that its neighbours are news. */
#define BEFORE                                                                 \
    "The city council voted on Monday to repair both bridges by the end of "   \
    "the summer, the mayor said.\n"                                            \
    "Engineers had warned for two years that the older of the two could no "   \
    "longer carry heavy lorries.\n"                                            \
    "He said \"the work on the eastern span will begin before the rain "       \
    "comes and nobody will be cut off\" at a meeting with residents.\n"
#define AFTER                                                                  \
    "\nResidents of the eastern districts have complained that the detour "    \
    "adds an hour to their way to work.\n"                                     \
    "The repairs will cost twelve million crowns, which the state pays in "    \
    "equal parts over three years.\n"

static bool read_text(const char *text, const struct input_hints *hints,
                      struct arena *a, struct document *doc)
{
    struct err err = {0};

    return input_read(span_of(text), hints, a, doc, &err);
}

static void test_lines(void)
{
    static const struct {
        const char *line;
        enum block_kind kind;
    } rows[] = {
        {"READ MORE: Council puts off its vote on the ferry",                BLOCK_LINK       },
        {"ALSO READ: Who pays for the bridges?",                             BLOCK_LINK       },
        {"Related: How the bridges were built",                              BLOCK_LINK       },
        {"Related stories",                                                  BLOCK_LINK       },
        {"https://example.org/bridges",                                      BLOCK_LINK       },
        {"Related questions were put off until the autumn.",                 BLOCK_PARAGRAPH  },
        {"More than thirty people came to the meeting on Monday.",
         BLOCK_PARAGRAPH                                                                      },
        {"Watch officers saw the first crack in the spring.",                BLOCK_PARAGRAPH  },
        {"Advertisement",                                                    BLOCK_BOILERPLATE},
        {"Sign up for our morning newsletter",                               BLOCK_BOILERPLATE},
        {"Copyright 2020 The Daily Example",                                 BLOCK_BOILERPLATE},
        {"© 2020 The Daily Example",                                        BLOCK_BOILERPLATE},
        {"Copyright law does not cover the plans of the bridges.",
         BLOCK_PARAGRAPH                                                                      },
        {"The Associated Press contributed to this report.",                 BLOCK_BOILERPLATE},
        {"Workers close the eastern bridge on May 4, 2020. (JANE DOE/ AFP)",
         BLOCK_CAPTION                                                                        },
        {"Workers close the eastern bridge. REUTERS/Jane Doe",               BLOCK_CAPTION    },
        {"Workers close the bridge. Photograph: Jane Doe/Getty Images",
         BLOCK_CAPTION                                                                        },
        {"In this May 4, 2020 file photo, workers close the bridge.",
         BLOCK_CAPTION                                                                        },
        {"Image caption The bridge was built in 1931",                       BLOCK_CAPTION    },
        {"A combination of rain and frost had damaged the piers.",
         BLOCK_PARAGRAPH                                                                      },
        {"In this city nobody remembers a longer detour.",                   BLOCK_PARAGRAPH  },
        {"The vote was close (the Left Party stayed away).",                 BLOCK_PARAGRAPH  },
        {"He was elected for the Green League (Left Alliance)",
         BLOCK_PARAGRAPH                                                                      },
        {"(JANE DOE/ AFP)",                                                  BLOCK_CREDIT     },
        {"Photo: Jane Doe/Reuters",                                          BLOCK_CREDIT     },
        {"Getty Images",                                                     BLOCK_CREDIT     },
        {"By Jane Doe and John Roe",                                         BLOCK_BYLINE     },
        {"(Reporting by Jane Doe in Prague; Editing by John Roe)",
         BLOCK_BYLINE                                                                         },
        {"By Tuesday the water had reached the piers of both bridges.",
         BLOCK_PARAGRAPH                                                                      },
        {"‘Nobody will be cut off by the repairs this time’",            BLOCK_HEADING    },
        {"'Nobody will be cut off'",                                         BLOCK_HEADING    },
        {"Years of delay",                                                   BLOCK_HEADING    },
        {"The mayor has not said who will pay for the detour",               BLOCK_PARAGRAPH  },
        {"Closed for repairs: 2 bridges",                                    BLOCK_PARAGRAPH  },
        {"“Nobody will be cut off.”",                                    BLOCK_PARAGRAPH  },
        {"the work on the eastern span will begin before the rain comes",
         BLOCK_PULL_QUOTE                                                                     },
        {"The work on the western span will begin after the rain.",
         BLOCK_PARAGRAPH                                                                      },
    };
    struct input_hints hints = {.lang = SPAN("en")};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct document doc;
        char text[2000];

        snprintf(text, sizeof text, "%s%s%s", BEFORE, rows[i].line, AFTER);
        CHECK_TRUE(rows[i].line, read_text(text, &hints, &a, &doc));
        CHECK_SIZE(rows[i].line, doc.block_count, 6);
        CHECK_SPAN(rows[i].line, doc.blocks[3].text, rows[i].line);
        CHECK_SPAN(rows[i].line, span_of(block_kind_name(doc.blocks[3].kind)),
                   block_kind_name(rows[i].kind));
        for (size_t k = 0; k < doc.block_count; k++)
            CHECK_TRUE(rows[i].line,
                       k == 3 || doc.blocks[k].kind == BLOCK_PARAGRAPH);
        arena_release(&a);
    }
}

static void test_date_lines(void)
{
    static const struct {
        const char *line, *date;
    } rows[] = {
        {"Friday, August 21, 2015",            "2015-08-21"},
        {"Published: 5 May 2020 at 10:30 GMT", "2020-05-05"},
        {"Updated 2017-09-15 17:52",           "2017-09-15"},
        {"March 2020 was a dry month.",        ""          },
        {"On May 5 the bridge was closed.",    ""          },
    };
    struct input_hints hints = {.lang = SPAN("en")};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct document doc;
        char text[2000];

        snprintf(text, sizeof text, "%s%s%s", BEFORE, rows[i].line, AFTER);
        CHECK_TRUE(rows[i].line, read_text(text, &hints, &a, &doc));
        CHECK_SPAN(rows[i].line, doc.date, rows[i].date);
        CHECK_TRUE(rows[i].line, (doc.blocks[3].kind == BLOCK_DATE_LINE) ==
                                     (rows[i].date[0] != '\0'));
        arena_release(&a);
    }
}

#define STORY "The river rose by two metres in one night."

static void test_datelines(void)
{
    static const struct {
        const char *text, *place, *body;
    } rows[] = {
        {"BAGHDAD - " STORY,                     "BAGHDAD",            STORY                         },
        {"WASHINGTON (AP) — " STORY,           "WASHINGTON",         STORY                         },
        {"KABUL, Afghanistan -- " STORY,         "KABUL, Afghanistan", STORY                         },
        {"LONDON, England (CNN) -- " STORY,      "LONDON, England",    STORY                         },
        {"NEW YORK, Jan 5 (Reuters) - " STORY,   "NEW YORK",           STORY                         },
        {"BEIJING, Sept. 15 (Xinhua) -- " STORY, "BEIJING",            STORY                         },
        {"PARIS/LONDON (Reuters) - " STORY,      "PARIS/LONDON",       STORY                         },
        {"Kabul (AFP) – " STORY,               "Kabul",              STORY                         },
        {"ST. LOUIS — " STORY,                 "ST. LOUIS",          STORY                         },
        {"(CNN) -- " STORY,                      "",                   STORY                         },
        {"(CNN)" STORY,                          "",                   STORY                         },
        {"(Reuters) - " STORY,                   "",                   STORY                         },
        {"EXCLUSIVE - " STORY,                   "",                   "EXCLUSIVE - " STORY          },
        {"NATO said the river rose.",            "",                   "NATO said the river rose."   },
        {"Paris (Texas) is dry - as it was.",    "",
         "Paris (Texas) is dry - as it was."                                                         },
        {"- The first point of a list.",         "",                   "- The first point of a list."},
        {"F-16 jets flew - low - over it.",      "",
         "F-16 jets flew - low - over it."                                                           },
        {"SMITH: " STORY,                        "",                   "SMITH: " STORY               },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct block b = {.text = span_of(rows[i].text)};

        block_cut_dateline(&b, lang_find(SPAN("en")));
        CHECK_SPAN(rows[i].text, b.dateline, rows[i].place);
        CHECK_SPAN(rows[i].text, b.body, rows[i].body);
    }
}

static void test_pull_quote_with_name(void)
{
    static const char text[] = BEFORE
        "The work on the eastern span will begin before the rain comes and "
        "nobody will be cut off.\nJan al-Novak, mayor\n" AFTER;
    static const char lower[] = BEFORE
        "the work on the eastern span will begin before the rain comes and "
        "nobody will be cut off.\nJan al-Novak, mayor\n" AFTER;
    struct input_hints hints = {.lang = SPAN("en")};
    struct arena a = {0};
    struct document doc;

    CHECK_TRUE("read", read_text(lower, &hints, &a, &doc));
    CHECK_SIZE("quote", doc.blocks[3].kind, BLOCK_PULL_QUOTE);
    CHECK_SIZE("name", doc.blocks[4].kind, BLOCK_PULL_QUOTE);
    CHECK_TRUE("read", read_text(text, &hints, &a, &doc));
    CHECK_SIZE("other case is another text", doc.blocks[3].kind,
               BLOCK_PARAGRAPH);
    arena_release(&a);
}

static void test_long_lines_are_prose(void)
{
    struct input_hints hints = {.lang = SPAN("en")};
    struct arena a = {0};
    struct document doc;
    struct buf b = buf_new(&a, 5000);

    buf_add(&b, SPAN("READ MORE: "));
    while (b.n < BLOCK_LONG)
        buf_add(&b, SPAN("The river rose again and people left. "));
    buf_add(&b, SPAN("(JANE DOE/ AFP)"));
    CHECK_TRUE("read", read_text(b.p, &hints, &a, &doc));
    CHECK_SIZE("one block", doc.block_count, 1);
    CHECK_SIZE("prose", doc.blocks[0].kind, BLOCK_PARAGRAPH);
    arena_release(&a);
}

static void test_build(void)
{
    static const struct draft drafts[] = {
        {.text = {"Bridges to be repaired", 22},                         .markup = MARKUP_TITLE    },
        {.text = {" By Jane Doe ", 13},                                  .markup = MARKUP_PARAGRAPH},
        {.text = {"PRAGUE (AP) — Both bridges will be repaired.", 46},
         .markup = MARKUP_PARAGRAPH                                                                },
        {.text = {" \n ", 3},                                            .markup = MARKUP_PARAGRAPH},
        {.text = {"The bridge in 1931", 18},                             .markup = MARKUP_CAPTION  },
        {.text = {"What it costs", 13},                                  .markup = MARKUP_HEADING  },
        {.text = {"Twelve million crowns\xe2\x80\xae.", 25},
         .markup = MARKUP_LIST_ITEM                                                                },
    };
    struct input_hints hints = {.lang = SPAN("en")};
    struct arena a = {0};
    struct document doc = {0};

    block_build(drafts, sizeof drafts / sizeof *drafts, &hints, &a, &doc);
    CHECK_SPAN("text", doc.text,
               "Bridges to be repaired\n\n"
               "PRAGUE (AP) — Both bridges will be repaired.\n\n"
               "What it costs\n\nTwelve million crowns.");
    CHECK_SIZE("blocks", doc.block_count, 4);
    CHECK_SIZE("title", doc.blocks[0].kind, BLOCK_TITLE);
    CHECK_SPAN("dateline", doc.blocks[1].dateline, "PRAGUE");
    CHECK_SPAN("body", doc.blocks[1].body, "Both bridges will be repaired.");
    CHECK_SIZE("heading", doc.blocks[2].kind, BLOCK_HEADING);
    CHECK_SIZE("item", doc.blocks[3].kind, BLOCK_LIST_ITEM);
    CHECK_SIZE("dropped", doc.intake.dropped, 2);
    CHECK_SIZE("kept", doc.intake.kept, 4);
    CHECK_TRUE("well formed", article_fault(&doc) == NULL);
    arena_release(&a);
}

CU_TestInfo block_tests[] = {
    {"lines among prose",            test_lines               },
    {"date lines",                   test_date_lines          },
    {"datelines",                    test_datelines           },
    {"pull quote and its name",      test_pull_quote_with_name},
    {"long lines are never dropped", test_long_lines_are_prose},
    {"drafts become a document",     test_build               },
    CU_TEST_INFO_NULL
};
