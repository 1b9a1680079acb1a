#include "input/jsonl.h"

#include "base/buf.h"
#include "tests/article.h"
#include "tests/check.h"
#include "text/lang.h"

static void test_read(void)
{
    static const struct {
        const char *name, *line, *text, *id;
    } rows[] = {
        {"text",              "{\"id\": \"a\", \"text\": \"One.\\nTwo.\"}",     "One.\nTwo.",
         "a"                                                                                           },
        {"markdown",          "{\"markdown\": \"# A\\n\\nOne *two*.\"}",        "A\n\nOne two.",
         ""                                                                                            },
        {"duplicate key",     "{\"text\": \"One.\", \"text\": \"Two.\"}",       "Two.",
         ""                                                                                            },
        {"unknown keys",      "{\"x\": [{}], \"text\": \"One.\", \"y\": null}",
         "One.",                                                                                     ""},
        {"lone high",         "{\"text\": \"a \\ud83d b.\"}",                   "a \xef\xbf\xbd b.", ""},
        {"lone low",          "{\"text\": \"a \\uDE00 b.\"}",                   "a \xef\xbf\xbd b.", ""},
        {"pair",              "{\"text\": \"\\ud83d\\ude00.\"}",                "😀.",             ""},
        {"high high low",     "{\"text\": \"\\ud83d\\ud83d\\ude00.\"}",
         "\xef\xbf\xbd😀.",                                                                        ""},
        {"escaped backslash", "{\"text\": \"\\\\ud83d.\"}",                     "\\ud83d.",          ""},
        {"nul",               "{\"text\": \"a\\u0000b.\"}",
         "a\xef\xbf\xbd"
         "b.",                                                                                       ""},
        {"bad byte",          "{\"text\": \"a\xff b.\"}",                       "a\xef\xbf\xbd b.",  ""},
        {"raw control",       "{\"text\": \"a\tb.\"}",                          "a b.",              ""},
        {"mark",              "\xef\xbb\xbf{\"text\": \"One.\"}",               "One.",              ""},
        {"big number",
         "{\"n\": 123456789012345678901234567890, \"text\": \"One.\"}",         "One.",
         ""                                                                                            },
        {"docs is no list",   "{\"docs\": 1, \"text\": \"One.\"}",              "One.",              ""},
    };
    struct input_hints hints = {.lang = SPAN("en")};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct record record;
        struct err err = {0};

        CHECK_TRUE(rows[i].name, jsonl_read(span_of(rows[i].line), &hints, &a,
                                            &record, &err));
        CHECK_SIZE(rows[i].name, record.count, 1);
        CHECK_SPAN(rows[i].name, record.id, rows[i].id);
        if (record.count == 1)
            CHECK_SPAN(rows[i].name, record.documents[0].text, rows[i].text);
        arena_release(&a);
    }
}

static void test_errors(void)
{
    static const struct {
        const char *name, *line;
        enum exit_status status;
        const char *text; /* how the message begins */
        enum record_id id;
    } rows[] = {
        {"bare string",          "\"a\"",                          STATUS_INPUT,   "line is no JSON object",
         RECORD_ID_NULL                                                                                                      },
        {"list",                 "[1]",                            STATUS_INPUT,   "line is no JSON object", RECORD_ID_NULL  },
        {"words",                "hello",                          STATUS_INPUT,   "line is no JSON object",
         RECORD_ID_NULL                                                                                                      },
        {"cut short",            "{\"id\": \"a\", \"text\": \"On", STATUS_INPUT,
         "line is no JSON object",                                                                           RECORD_ID_STRING},
        {"cut in the id",        "{\"id\": 12",                    STATUS_INPUT,   "line is no JSON object",
         RECORD_ID_NULL                                                                                                      },
        {"no text",              "{\"id\": 7}",                    STATUS_INPUT,   "record has no text",
         RECORD_ID_NUMBER                                                                                                    },
        {"text is a number",     "{\"id\": 7, \"text\": 1}",       STATUS_INPUT,
         "record has no text",                                                                               RECORD_ID_NUMBER},
        {"empty text",           "{\"id\": 7, \"text\": \"\"}",    STATUS_NOTHING,
         "the input is empty",                                                                               RECORD_ID_NUMBER},
        {"id is a list",         "{\"id\": [7]}",                  STATUS_INPUT,   "record has no text",
         RECORD_ID_NULL                                                                                                      },
        {"empty feed",           "{\"xml\": \"<rss/>\"}",          STATUS_NOTHING,
         "no article text in the XML",                                                                       RECORD_ID_NULL  },
        {"document is a number", "{\"docs\": [1]}",                STATUS_INPUT,
         "document 1: record is no JSON object",                                                             RECORD_ID_NULL  },
        {"empty cluster",        "{\"docs\": []}",                 STATUS_NOTHING,
         "record has no text",                                                                               RECORD_ID_NULL  },
    };
    struct input_hints hints = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct record record;
        struct err err = {0};

        CHECK_TRUE(rows[i].name, !jsonl_read(span_of(rows[i].line), &hints, &a,
                                             &record, &err));
        CHECK_SIZE(rows[i].name, err.status, rows[i].status);
        CHECK_TRUE(rows[i].name,
                   span_starts(span_of(err.text), span_of(rows[i].text)));
        CHECK_SIZE(rows[i].name, record.id_kind, rows[i].id);
        arena_release(&a);
    }
}

static void test_fields(void)
{
    static const char line[] =
        "{\"id\": -9007199254740993, \"text\": \"One.\", \"title\": \"T\", "
        "\"url\": \"https://example.org/\", \"source\": \"S\", "
        "\"date\": \"2021-01-05T10:00:00Z\", \"lang\": \"en\"}";
    struct input_hints hints = {.date = SPAN("1999-01-01"),
                                .title = SPAN("old")};
    struct arena a = {0};
    struct record record;
    struct err err = {0};

    CHECK_TRUE("read", jsonl_read(SPAN(line), &hints, &a, &record, &err));
    CHECK_SIZE("number", record.id_kind, RECORD_ID_NUMBER);
    CHECK_TRUE("exact", record.id_number == -9007199254740993LL);
    CHECK_SPAN("title", record.documents->title, "T");
    CHECK_SPAN("url", record.documents->url, "https://example.org/");
    CHECK_SPAN("site", record.documents->site, "S");
    CHECK_SPAN("date", record.documents->date, "2021-01-05");
    CHECK_TRUE("not given", !record.documents->date_given);
    CHECK_TRUE("language", record.documents->lang == lang_find(SPAN("en")));
    arena_release(&a);
}

static void test_bad_date(void)
{
    struct input_hints hints = {.date = SPAN("1999-01-01")};
    struct arena a = {0};
    struct record record;
    struct err err = {0};

    CHECK_TRUE("read",
               jsonl_read(SPAN("{\"text\": \"One.\", \"date\": \"5 May\"}"),
                          &hints, &a, &record, &err));
    CHECK_SPAN("the hint stays", record.documents->date, "1999-01-01");
    CHECK_SPAN("note", record.documents->notes->text,
               "the date '5 May' is no YYYY-MM-DD");
    CHECK_TRUE("read", jsonl_read(SPAN("{\"text\": \"One.\", \"date\": "
                                       "\"\\u202e5\\u0007 \\u009bMay\"}"),
                                  &hints, &a, &record, &err));
    CHECK_SPAN("quoted", record.documents->notes->text,
               "the date '?5? ?May' is no YYYY-MM-DD");
    arena_release(&a);
}

static void test_cluster(void)
{
    static const char line[] =
        "{\"id\": \"c\", \"lang\": \"en\", \"docs\": [{\"text\": \"One.\"}, "
        "{\"text\": \"\"}, {\"text\": \"Two.\", \"title\": \"T\"}]}";
    struct input_hints hints = {0};
    struct arena a = {0};
    struct record record;
    struct err err = {0};

    CHECK_TRUE("read", jsonl_read(SPAN(line), &hints, &a, &record, &err));
    CHECK_TRUE("cluster", record.cluster);
    CHECK_SIZE("documents", record.count, 2);
    CHECK_SPAN("second", record.documents[1].text, "Two.");
    CHECK_SPAN("title", record.documents[1].title, "T");
    CHECK_SPAN("note", record.documents[0].notes->text,
               "1 of 3 documents of the record have no text");
    arena_release(&a);
}

static void test_bombs(void)
{
    static const char *const pieces[] = {"[", "{\"a\":", "[],", "\\ud800"};
    struct input_hints hints = {0};

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct arena a = {0};
        struct buf b = buf_new(&a, 1 << 24);
        struct record record;
        struct err err = {0};

        buf_add(&b, SPAN("{\"id\":\"b\", \"x\":["));
        while (b.n < 4000000)
            buf_add(&b, span_of(pieces[i]));
        CHECK_TRUE(pieces[i],
                   !jsonl_read(buf_span(&b), &hints, &a, &record, &err));
        CHECK_SIZE(pieces[i], err.status, STATUS_INPUT);
        arena_release(&a);
    }
}

static void test_ninjs(void)
{
    static const char line[] =
        "{\"uri\": \"https://wire.example/1\", \"headline\": \"Bridge shut\", "
        "\"byline\": \"By Ann Lee\", \"language\": \"en\", "
        "\"contentcreated\": \"2024-05-01T10:00:00Z\", "
        "\"versioncreated\": \"2024-05-02T10:00:00Z\", \"body_xhtml\": "
        "\"<p>The bridge was shut on Monday.</p><p>It opens on Friday.</p>\"}";
    struct input_hints hints = {0};
    struct arena a = {0};
    struct record record;
    struct err err = {0};

    CU_ASSERT_TRUE_FATAL(jsonl_read(span_of(line), &hints, &a, &record, &err));
    const struct document *doc = &record.documents[0];
    CHECK_SPAN("text", doc->text,
               "The bridge was shut on Monday.\n\nIt opens on Friday.");
    CHECK_SPAN("title", doc->title, "Bridge shut");
    CHECK_SPAN("date", doc->date, "2024-05-01");
    CHECK_SPAN("url", doc->url, "https://wire.example/1");
    CHECK_SIZE("authors", doc->author_count, 1);
    CHECK_SPAN("author", doc->authors[0], "Ann Lee");
    CHECK_TRUE("one", !record.cluster);
    arena_release(&a);
}

/* Of ninjs 2 and 3: lists with a role, names in two spellings. */
static void test_ninjs_lists(void)
{
    static const struct {
        const char *name, *line, *text, *title, *date;
    } rows[] = {
        {"the main one",
         "{\"by\": \"By Ann Lee\", \"firstcreated\": \"2024-05-01T10:00:00Z\", "
         "\"headlines\": [{\"role\": \"short\", \"value\": \"Shut\"}, "
         "{\"role\": "
         "\"main\", \"value\": \"Bridge shut\"}], \"bodies\": [{\"role\": "
         "\"teaser\", \"contenttype\": \"text/plain\", \"value\": \"Shut!\"}, "
         "{\"role\": \"main\", \"contenttype\": \"text/html; charset=utf-8\", "
         "\"value\": \"<p>The bridge was shut.</p>\"}]}",              "The bridge was shut.", "Bridge shut", "2024-05-01"},
        {"the first that is text",
         "{\"by\": \"Ann Lee\", \"versionCreated\": \"2024-05-02T10:00:00Z\", "
         "\"headlines\": [{\"value\": \"Bridge shut\"}], \"bodies\": "
         "[{\"contentType\": \"image/png\", \"value\": \"AAAA\"}, "
         "{\"contentType\": \"application/xhtml+xml\", \"value\": "
         "\"<p>The bridge was shut.</p>\"}, {\"value\": \"Shut!\"}]}", "The bridge was shut.", "Bridge shut", "2024-05-02"},
        {"version 1 first",
         "{\"by\": \"Ann Lee\", \"body_text\": \"The bridge was shut.\", "
         "\"headline\": \"Bridge shut\", \"bodies\": [{\"value\": "
         "\"Other.\"}], "
         "\"headlines\": [{\"value\": \"Other\"}]}",                   "The bridge was shut.", "Bridge shut", ""          },
        {"values that are none",
         "{\"by\": \"Ann Lee\", \"headlines\": 5, \"bodies\": [7, null, [], "
         "{\"role\": \"main\", \"value\": 3}, {\"value\": \"The bridge was "
         "shut.\"}]}",                                                 "The bridge was shut.", "",            ""          },
    };
    struct input_hints hints = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct record record;
        struct err err = {0};

        CU_ASSERT_TRUE_FATAL(
            jsonl_read(span_of(rows[i].line), &hints, &a, &record, &err));
        const struct document *doc = &record.documents[0];
        CHECK_SPAN(rows[i].name, doc->text, rows[i].text);
        CHECK_SPAN(rows[i].name, doc->title, rows[i].title);
        CHECK_SPAN(rows[i].name, doc->date, rows[i].date);
        CHECK_SIZE(rows[i].name, doc->author_count, 1);
        CHECK_SPAN(rows[i].name, doc->authors[0], "Ann Lee");
        arena_release(&a);
    }
}

/* One line, one report: the entries of a feed are a cluster. */
static void test_feed(void)
{
    static const char line[] =
        "{\"id\": 1, \"xml\": \"<rss><channel>"
        "<item><description>The bridge was shut.</description></item>"
        "<item><description>It opens on Friday.</description></item>"
        "</channel></rss>\"}";
    struct input_hints hints = {0};
    struct arena a = {0};
    struct record record;
    struct err err = {0};

    CU_ASSERT_TRUE_FATAL(jsonl_read(span_of(line), &hints, &a, &record, &err));
    CHECK_SIZE("documents", record.count, 2);
    CHECK_TRUE("cluster", record.cluster);
    CHECK_SPAN("second", record.documents[1].text, "It opens on Friday.");
    arena_release(&a);
}

CU_TestInfo jsonl_tests[] = {
    {"ninjs",                    test_ninjs      },
    {"ninjs with lists",         test_ninjs_lists},
    {"a feed in a record",       test_feed       },
    {"records",                  test_read       },
    {"lines that are no record", test_errors     },
    {"what a record states",     test_fields     },
    {"a date that is none",      test_bad_date   },
    {"clusters",                 test_cluster    },
    {"bombs",                    test_bombs      },
    CU_TEST_INFO_NULL
};
