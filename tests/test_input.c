#include "input/input.h"

#include "base/buf.h"
#include "tests/article.h"
#include "tests/check.h"
#include "text/lang.h"

#define PROSE                                                                  \
    "The river rose by two metres in one night, and the bridge was closed "    \
    "to all but the fire brigade until the morning."
#define MORE                                                                   \
    "Nobody was hurt, but forty families had to leave their houses and were "  \
    "taken to a school on higher ground."

static void test_sniff(void)
{
    static const struct {
        const char *name;
        struct span bytes;
        enum input_format format;
    } rows[] = {
        {"doctype",            {"<!DOCTYPE html><p>a", 19},           FORMAT_HTML    },
        {"comment first",      {"<!-- a --> <html>", 17},             FORMAT_HTML    },
        {"fragment",           {"<p>a</p>", 8},                       FORMAT_HTML    },
        {"xhtml",              {"<?xml version=\"1.0\"?><html>", 27}, FORMAT_HTML    },
        {"utf-16 html",        {"\xff\xfe<\0h\0t\0m\0l\0>\0", 14},    FORMAT_HTML    },
        {"rss",
         {"<?xml version=\"1.0\"?><rss version=\"2.0\">", 40},
         FORMAT_XML                                                                  },
        {"atom",               {"<feed xmlns=\"a\">", 16},            FORMAT_XML     },
        {"record",             {"{\"id\": 1, \"text\": \"a\"}", 22},  FORMAT_JSONL   },
        {"record with mark",   {"\xef\xbb\xbf {\"id\":1}", 12},       FORMAT_JSONL   },
        {"braces",             {"{a} is a set.", 13},                 FORMAT_TEXT    },
        {"front matter",       {"---\ntitle: a\n---\nb\n", 19},       FORMAT_MARKDOWN},
        {"heading first",      {"# Title\n\nText.\n", 15},            FORMAT_MARKDOWN},
        {"links and headings",
         {"Text [a](http://a).\n\n## More\n\nText.", 36},
         FORMAT_MARKDOWN                                                             },
        {"one link",           {"Text [a](http://a).\n\nMore.", 26},  FORMAT_TEXT    },
        {"hash tag",           {"#Iraq is calm.\n\nMore.\n", 22},     FORMAT_TEXT    },
        {"rule",               {"---\nText.\n---\n", 14},             FORMAT_TEXT    },
        {"less than",          {"a < b and c > d", 15},               FORMAT_TEXT    },
        {"text",               {"Text.", 5},                          FORMAT_TEXT    },
        {"empty",              {"", 0},                               FORMAT_TEXT    },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_SIZE(rows[i].name, input_sniff(rows[i].bytes), rows[i].format);
}

/* What the header lines of a text say, and what is its first prose. */
static void test_headers(void)
{
    static const struct {
        const char *name, *text, *title, *author, *date, *site, *first;
    } rows[] = {
        {"mail",
         "From: \"Jane Doe\" <j@wire.example>\nMIME-Version: 1.0\n"
         "Subject: Bridge over the Arle\n is closed\n"
         "Date: Tue, 07 May 2024 16:20:11 +0200\n\n" PROSE,
         "Bridge over the Arle is closed",                                                      "Jane Doe", "2024-05-07", "",           PROSE          },
        {"wire",
         "Headline: Bridge closed\nByline: By Ann Lee\n"
         "Source: North Wire\n\n" PROSE,
         "Bridge closed",                                                                       "Ann Lee",  "",           "North Wire", PROSE          },
        {"address alone",      "From: j@wire.example\nSubject: A bridge\n\n" PROSE,
         "A bridge",                                                                            NULL,       "",           "",           PROSE          },
        {"hard-wrapped",
         "From: Ann Lee <a@wire.example>\nSubject: A bridge\n\n"
         "TARN, May 7 (AP) - The river rose by two metres in one night, and\n"
         "the bridge was closed to all but the fire brigade until the\n"
         "morning.\n\nNobody was hurt, but forty families had to leave their\n"
         "houses and were taken to a school on higher ground, said the\n"
         "mayor.\n\nThe bridge will be open again when the water has fallen\n"
         "by one metre, which may take until the weekend, said the road\n"
         "office.\n",                                                               "A bridge", "Ann Lee",  "",           "",
         "The river rose by two metres in one night, and\n"
         "the bridge was closed to all but the fire brigade until the\n"
         "morning."                                                                                                                                    },
        {"a dateline is none",
         "Title: A bridge\nDate: 2024-05-07\n"
         "Kabul: " PROSE "\n" MORE,
         "A bridge",                                                                            NULL,       "2024-05-07", "",           "Kabul: " PROSE},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct input_hints hints = {.format = FORMAT_TEXT, .lang = SPAN("en")};
        struct arena a = {0};
        struct document doc;
        struct err err = {0};
        size_t k = 0;

        CHECK_TRUE(rows[i].name,
                   input_read(span_of(rows[i].text), &hints, &a, &doc, &err));
        CHECK_SPAN(rows[i].name, doc.title, rows[i].title);
        CHECK_SPAN(rows[i].name, doc.date, rows[i].date);
        CHECK_SPAN(rows[i].name, doc.site, rows[i].site);
        CHECK_SIZE(rows[i].name, doc.author_count, rows[i].author != NULL);
        if (doc.author_count)
            CHECK_SPAN(rows[i].name, doc.authors[0], rows[i].author);
        while (k < doc.block_count && !block_is_prose(doc.blocks[k].kind))
            k++;
        CHECK_TRUE(rows[i].name, k < doc.block_count);
        if (k < doc.block_count)
            CHECK_SPAN(rows[i].name, doc.blocks[k].body, rows[i].first);
        CHECK_TRUE(rows[i].name, !article_fault(&doc));
        arena_release(&a);
    }
}

static void test_names(void)
{
    enum input_format format = FORMAT_AUTO;

    CHECK_TRUE("markdown", input_format_find(SPAN("markdown"), &format));
    CHECK_SIZE("markdown", format, FORMAT_MARKDOWN);
    CHECK_TRUE("auto", input_format_find(SPAN("auto"), &format));
    CHECK_TRUE("none", !input_format_find(SPAN("docx"), &format));
}

static void test_text(void)
{
    static const struct {
        const char *name, *text;
        size_t blocks;
        const char *title, *first; /* block that is prose */
    } rows[] = {
        {"one paragraph a line",   PROSE "\n" MORE "\n",                       2, "",            PROSE           },
        {"title",                  "River rises\n" PROSE "\n\n" MORE,          3, "River rises", PROSE           },
        {"question",               "Who closed it? Nobody.\n" PROSE "\n" MORE, 3, "",
         "Who closed it? Nobody."                                                                                },
        {"no full stops anywhere",
         "The river rose\nThe bridge was closed\nNobody was hurt\n",           3, "",
         "The river rose"                                                                                        },
        {"one line",               PROSE " " MORE,                             1, "",            PROSE " " MORE  },
        {"mail",
         "From: Jane <j@example.org>\nSubject: River rises\n"
         "Date: Fri, 21 Aug 2015 10:00:00\n\n" PROSE "\n" MORE,
         5,                                                                       "River rises", PROSE           },
        {"not mail",               "From: the top.\n" PROSE "\n",              2, "",            "From: the top."},
    };
    struct input_hints hints = {.lang = SPAN("en"), .format = FORMAT_TEXT};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct document doc;
        struct err err = {0};
        size_t k = 0;

        CHECK_TRUE(rows[i].name,
                   input_read(span_of(rows[i].text), &hints, &a, &doc, &err));
        CHECK_SIZE(rows[i].name, doc.block_count, rows[i].blocks);
        CHECK_SPAN(rows[i].name, doc.title, rows[i].title);
        while (k + 1 < doc.block_count && !block_is_prose(doc.blocks[k].kind))
            k++;
        CHECK_SPAN(rows[i].name, doc.blocks[k].text, rows[i].first);
        CHECK_SPAN(rows[i].name, doc.text, rows[i].text);
        CHECK_TRUE(rows[i].name, article_fault(&doc) == NULL);
        arena_release(&a);
    }
}

static void test_wrapped(void)
{
    static const char text[] =
        "The river rose by two metres in one night, and the bridge\n"
        "was closed to all but the fire brigade until the morning.\n"
        "Nobody was hurt.\n"
        "\n"
        "Forty families had to leave their houses and were taken to\n"
        "a school on higher ground, where the Red Cross gave them\n"
        "blankets and soup.\n"
        "   The mayor said that they could go home within a week if\n"
        "the weather stayed dry.\n";
    static const char list[] =
        "Apples, pears and plums from the gardens by the river\n"
        "Bread\n"
        "Cheese made on the farms of the upper valley\n"
        "Dry wood\n"
        "Eggs, as long as there are some\n"
        "Flour and other things that keep for a longer time\n";
    struct input_hints hints = {.lang = SPAN("en"), .format = FORMAT_TEXT};
    struct arena a = {0};
    struct document doc;
    struct err err = {0};

    CHECK_TRUE("read", input_read(SPAN(text), &hints, &a, &doc, &err));
    CHECK_SIZE("paragraphs", doc.block_count, 3);
    CHECK_TRUE("first", span_ends(doc.blocks[0].text,
                                  SPAN("morning.\nNobody was hurt.")));
    CHECK_TRUE("third", span_starts(doc.blocks[2].text, SPAN("The mayor")));
    CHECK_TRUE("read", input_read(SPAN(list), &hints, &a, &doc, &err));
    CHECK_SIZE("lines of a list", doc.block_count, 6);
    arena_release(&a);
}

static void test_hints(void)
{
    struct input_hints hints = {
        .title = SPAN("River rises"),
        .source = SPAN("Daily\nExample"),
        .url = SPAN("https://example.org/"),
        .date = SPAN("2021-01-05"),
        .lang = SPAN("xx"),
        .file = SPAN("river.txt"),
        .digest = true,
    };
    struct arena a = {0};
    struct document doc;
    struct err err = {0};

    CHECK_TRUE("read", input_read(SPAN("abc"), &hints, &a, &doc, &err));
    CHECK_SPAN("title", doc.title, "River rises");
    CHECK_SPAN("site", doc.site, "Daily Example");
    CHECK_SPAN("url", doc.url, "https://example.org/");
    CHECK_SPAN("date", doc.date, "2021-01-05");
    CHECK_TRUE("given", doc.date_given);
    CHECK_SPAN("file", doc.file, "river.txt");
    CHECK_SIZE("bytes", doc.bytes, 3);
    CHECK_SPAN("digest", span_of(doc.sha256),
               "ba7816bf8f01cfea414140de5dae2223"
               "b00361a396177a9cb410ff61f20015ad");
    CHECK_TRUE("unknown language", doc.lang == lang_unknown());
    arena_release(&a);
}

/* The options change what is a sentence, never the text. */
static void test_keep_captions(void)
{
    static const char text[] =
        "Workers close the bridge. (JANE DOE/ AFP)\nPRAGUE (AP) - " PROSE
        "\nREAD MORE: Council puts off its vote\n" MORE "\n";
    struct input_hints hints = {.lang = SPAN("en")};
    struct arena a = {0};
    struct document with, without;
    struct err err = {0};

    CHECK_TRUE("read", input_read(SPAN(text), &hints, &a, &without, &err));
    hints.keep_captions = true;
    CHECK_TRUE("read", input_read(SPAN(text), &hints, &a, &with, &err));
    CHECK_TRUE("same text", span_eq(with.text, without.text));
    CHECK_SIZE("blocks", with.block_count, without.block_count);
    CHECK_SIZE("captions", without.intake.by_kind[BLOCK_CAPTION], 1);
    CHECK_SIZE("paragraphs", with.intake.by_kind[BLOCK_PARAGRAPH], 4);
    for (size_t i = 0; i < with.block_count; i++) {
        CHECK_SIZE("prose", with.blocks[i].kind, BLOCK_PARAGRAPH);
        CHECK_TRUE("whole", span_eq(with.blocks[i].text, with.blocks[i].body));
        CHECK_SIZE("no dateline", with.blocks[i].dateline.n, 0);
    }
    arena_release(&a);
}

static void test_notes(void)
{
    struct input_hints hints = {0};
    struct arena a = {0};
    struct document doc;
    struct err err = {0};

    CHECK_TRUE("read", input_read(SPAN("caf\xc3\xa9 \xc3 au\xe2\x80\xaelait."),
                                  &hints, &a, &doc, &err));
    CHECK_SPAN("text", doc.text, "café \xef\xbf\xbd aulait.");
    CHECK_SPAN("first", doc.notes->text,
               "1 broken character replaced by U+FFFD");
    CHECK_SPAN("second", doc.notes->next->text,
               "1 control or invisible character left out");
    CHECK_TRUE("no more", doc.notes->next->next == NULL);
    arena_release(&a);
}

static void test_errors(void)
{
    static const struct {
        const char *name;
        struct span bytes;
        enum input_format format;
        enum exit_status status;
    } rows[] = {
        {"blank",     {" \n\t\n", 4},    FORMAT_AUTO,     STATUS_NOTHING},
        {"empty",     {"", 0},           FORMAT_AUTO,     STATUS_NOTHING},
        {"feed",      {"<rss>", 5},      FORMAT_AUTO,     STATUS_INPUT  },
        {"only code", {"    code\n", 9}, FORMAT_MARKDOWN, STATUS_NOTHING},
    };
    struct arena a = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct input_hints hints = {.format = rows[i].format};
        struct document doc;
        struct err err = {0};

        CHECK_TRUE(rows[i].name,
                   !input_read(rows[i].bytes, &hints, &a, &doc, &err));
        CHECK_SIZE(rows[i].name, err.status, rows[i].status);
    }
    arena_release(&a);
}

/* Long inputs of one shape: each would take minutes in quadratic time. */
static void test_large(void)
{
    static const char *const pieces[] = {
        "\"",
        "“a ",
        "a\n",
        "(",
        "Read more: a\n",
        "\n",
        "a",
        "- ",
        "BAGHDAD - ",
        "\"We will go there and stay there.\" he said.\n",
        "\xff",
        "\xe2\x80\xae"};
    struct input_hints hints = {.lang = SPAN("en"), .format = FORMAT_TEXT};

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct arena a = {0};
        struct buf b = buf_new(&a, 1 << 24);
        struct document doc;
        struct err err = {0};

        while (b.n < 2000000)
            buf_add(&b, span_of(pieces[i]));
        buf_add(&b, SPAN(" End."));
        CHECK_TRUE(pieces[i], input_read(buf_span(&b), &hints, &a, &doc, &err));
        CHECK_TRUE(pieces[i], article_fault(&doc) == NULL);
        arena_release(&a);
    }
}

CU_TestInfo input_tests[] = {
    {"headers of mail and wires",    test_headers      },
    {"formats by their bytes",       test_sniff        },
    {"formats by their names",       test_names        },
    {"plain text",                   test_text         },
    {"wrapped text",                 test_wrapped      },
    {"hints win",                    test_hints        },
    {"captions kept, text the same", test_keep_captions},
    {"notes on what was mended",     test_notes        },
    {"errors",                       test_errors       },
    {"two megabytes of one shape",   test_large        },
    CU_TEST_INFO_NULL
};
