#include "base/buf.h"
#include "mention/finder.h"
#include "tests/check.h"

enum { LINES = 8, MANY = 10000 };

struct reading {
    struct document doc;
    struct block blocks[LINES];
    struct sentences sentences;
    struct tokens tokens;
    struct finds finds;
};

/* The quotations of a text whose lines are its paragraphs. */
static void read_text(struct reading *r, struct span text, struct arena *a)
{
    *r = (struct reading){.finds = {.arena = a}};
    r->doc.text = text;
    r->doc.lang = lang_find(SPAN("en"));
    r->doc.blocks = r->blocks;
    while (text.n && r->doc.block_count < LINES) {
        size_t n = span_find(text, SPAN("\n"));
        struct span line = span_upto(text, n < text.n ? n : text.n);

        text = span_from(text, n < text.n ? n + 1 : text.n);
        r->blocks[r->doc.block_count++] =
            (struct block){.text = line, .body = line, .kind = BLOCK_PARAGRAPH};
    }
    r->sentences = sentence_split(&r->doc, a);
    r->tokens = token_split(&r->sentences, a);
    const struct finder_input in = {&r->doc, &r->sentences, &r->tokens};
    quote_find(&in, &r->finds);
}

static void test_rows(void)
{
    static const struct {
        const char *name, *text;
        size_t count;
        const char *first;
    } rows[] = {
        {"straight",                  "\"We will stay,\" he said.",                        1, "We will stay,"        },
        {"curly",                     "He said: “We will stay.”",                      1, "We will stay."        },
        {"wire",                      "``We will stay,'' he said.",                        1, "We will stay,"        },
        {"German",                    "„Wir bleiben“, sagte er.",                      1, "Wir bleiben"          },
        {"German, curly end",         "„Wir bleiben”, sagte er.",                      1, "Wir bleiben"          },
        {"reversed guillemets",       "»Wir bleiben«, sagte er.",                        1, "Wir bleiben"          },
        {"French, spaced",            "« Nous restons », dit-il.",                       1, "Nous restons"         },
        {"French, nested",            "« Il a dit “non” », dit-elle.",               2,
         "non"                                                                                        },
        {"Spanish",                   "«Nos quedamos», dijo.",                           1, "Nos quedamos"         },
        {"Italian",                   "“Restiamo”, ha detto.",                         1, "Restiamo"             },
        {"Dutch, low",                "„Wij blijven”, zei hij.",                       1, "Wij blijven"          },
        {"Russian",                   "«Мы остаемся», — сказал он.", 1, "Мы остаемся"},
        {"Arabic",                    "وقال: «سنبقى هنا».",                  1, "سنبقى هنا"    },
        {"Arabic, curly",             "وقال: “سنبقى هنا”.",                1, "سنبقى هنا"    },
        {"Swedish",                   "”Vi stannar”, sade han.",                       1, "Vi stannar"           },
        {"British",                   "‘We will stay,’ he said.",                      1, "We will stay,"        },
        {"British, straight",         "'We will stay,' he said.",                          1, "We will stay,"        },
        {"British with a possessive", "‘The soldiers’ wives left,’ he said.",        1,
         "The soldiers’ wives left,"                                                                               },
        {"interrupted",               "\"We stay,\" he said, \"for now.\"",                2, "We stay,"             },
        {"several sentences",         "\"We stay. They go.\"",                             1, "We stay. They go."    },
        {"behind a colon",            "He said:\"We stay.\" Then he left.",                1, "We stay."             },
        {"glued to what follows",     "\"We stay,\"he said.",                              1, "We stay,"             },
        {"apostrophes",               "It's the soldiers' rock 'n' roll of the '90s.",     0,
         NULL                                                                                                        },
        {"elision",                   "He stayed 'til dawn, the boys' choir's too.",       0, NULL                   },
        {"inches",                    "A 6\" pipe burst.",                                 0, NULL                   },
        {"inches, then a quotation",  "A 6\" pipe and \"a leak\".",                        1, "a leak"               },
        {"stray closing mark",        "We stay,\" he said.",                               0, NULL                   },
        {"nothing inside",            "He said \"\" and \"...\".",                         0, NULL                   },
        {"no closing mark",           "\"We stay for now",                                 1, "We stay for now"      },
        {"no mark",                   "We stay.",                                          0, NULL                   },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct reading r;

        read_text(&r, span_of(rows[i].text), &a);
        CHECK_SIZE(rows[i].name, r.finds.count, rows[i].count);
        if (rows[i].first && r.finds.count)
            CHECK_SPAN(rows[i].name, r.finds.at[0].text, rows[i].first);
        arena_release(&a);
    }
}

static void test_nested(void)
{
    struct arena a = {0};
    struct reading r;

    read_text(&r, SPAN("‘He said “never again” to me,’ she wrote."), &a);
    CHECK_SIZE("nested", r.finds.count, 2);
    CHECK_TRUE("nested", span_holds(r.finds.at[1].text, r.finds.at[0].text));
    CHECK_SPAN("nested", r.finds.at[0].text, "never again");
    arena_release(&a);
}

static void test_marks(void)
{
    struct arena a = {0};
    struct reading r;

    read_text(&r, SPAN("One. Two. \"A b c d e,\" he said of \"it\"."), &a);
    CHECK_SIZE("marks", r.finds.count, 2);
    CHECK_SPAN("marks", r.finds.at[0].as.quote.marked, "\"A b c d e,\"");
    CHECK_SIZE("its sentence", r.finds.at[0].sentence, 2);
    CHECK_TRUE("five words", !r.finds.at[0].as.quote.scare);
    CHECK_TRUE("one word", r.finds.at[1].as.quote.scare);
    CHECK_TRUE("closed", !r.finds.at[0].as.quote.open);
    arena_release(&a);
}

static void test_paragraphs(void)
{
    static const struct {
        const char *name, *text;
        size_t count;
        bool open, continues;
    } rows[] = {
        {"goes on",            "“We stay for now.\n“They go,” he said.", 2, true,  true },
        {"goes on, straight",  "\"We stay.\n\"They go,\" he said.",            2, true,
         true                                                                                 },
        {"collapsed into one", "“We stay. “They go,” he said.",          2, true,  true },
        {"forgotten mark",     "“We stay for now.\nThey go, he said.",       1, true,
         false                                                                                },
        {"closed before",      "“We stay.”\n“They go,” he said.",      2, false, false},
        {"text comes first",   "“We stay.\nHe said “they go”.",          2, true,  false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct reading r;

        read_text(&r, span_of(rows[i].text), &a);
        CHECK_SIZE(rows[i].name, r.finds.count, rows[i].count);
        CHECK_TRUE(rows[i].name, r.finds.at[0].as.quote.open == rows[i].open);
        CHECK_TRUE(rows[i].name,
                   r.finds.at[0].as.quote.continues == rows[i].continues);
        arena_release(&a);
    }
}

static void test_prose_only(void)
{
    struct arena a = {0};
    struct reading r;

    read_text(&r, SPAN("\"We stay,\" he said."), &a);
    r.finds.count = 0;
    r.blocks[0].kind = BLOCK_CAPTION;
    const struct finder_input in = {&r.doc, &r.sentences, &r.tokens};
    quote_find(&in, &r.finds);
    CHECK_SIZE("caption", r.finds.count, 0);
    arena_release(&a);
}

/* One stray mark spoils one quotation, however many follow. */
static void test_many(void)
{
    struct arena a = {0};
    struct reading r;
    struct buf b = buf_new(&a, 1 << 20);

    buf_add(&b, SPAN("\"stray "));
    for (int i = 0; i < MANY; i++)
        buf_add(&b, SPAN("\"we stay\" or "));
    read_text(&r, buf_span(&b), &a);
    CHECK_SIZE("all but the stray", r.finds.count, MANY + 1);
    for (size_t i = 1; i < r.finds.count; i++)
        if (!span_eq(r.finds.at[i].text, SPAN("we stay"))) {
            CHECK_SPAN("each", r.finds.at[i].text, "we stay");
            break;
        }
    arena_release(&a);
}

CU_TestInfo quote_tests[] = {
    {"table of quotations",             test_rows      },
    {"nested",                          test_nested    },
    {"marks, sentence, length",         test_marks     },
    {"over paragraphs",                 test_paragraphs},
    {"captions hold none",              test_prose_only},
    {"ten thousand marks and one more", test_many      },
    CU_TEST_INFO_NULL
};
