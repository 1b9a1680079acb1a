#include "base/err.h"

#include "tests/check.h"

enum { MOST = sizeof((struct err){0}).text - 1 };

static void test_quoted(void)
{
    static const struct {
        const char *name, *quoted, *want;
    } rows[] = {
        {"plain",    "caf\xc3\xa9", "caf\xc3\xa9"},
        {"no UTF-8", "caf\xe9!",    "caf?!"      },
        {"escape",   "\x1b[2J",     "?[2J"       },
        {"C1",
         "\xc2\x9b"
         "2J",                      "?2J"        },
        {"bidi",
         "a\xe2\x80\xae"
         "b",                       "a?b"        },
        {"half",     "a\xe2\x80",   "a??"        },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};

        CHECK_TRUE(rows[i].name,
                   !err_set(&err, STATUS_USAGE, "%s", rows[i].quoted));
        CHECK_SPAN(rows[i].name, span_of(err.text), rows[i].want);
    }
}

/* The room ends in the middle of a character: all of it goes. */
static void test_cut(void)
{
    char text[2 * MOST + 1];

    for (size_t before = 0; before < 4; before++) {
        struct err err = {0};
        size_t n = before;

        memset(text, 'x', before);
        for (; n + 3 < sizeof text; n += 3)
            memcpy(text + n, "\xe2\x82\xac", 3);
        text[n] = '\0';
        CHECK_TRUE("set", !err_set(&err, STATUS_USAGE, "%s", text));
        CHECK_SIZE("whole characters", (strlen(err.text) - before) % 3, 0);
        CHECK_TRUE("as many as fit", strlen(err.text) > MOST - 3);
        CHECK_TRUE("of the text",
                   memcmp(err.text, text, strlen(err.text)) == 0);
    }
}

static void test_first(void)
{
    struct err err = {0};

    CHECK_TRUE("first", !err_set(&err, STATUS_INPUT, "one"));
    CHECK_TRUE("second", !err_set(&err, STATUS_USAGE, "two"));
    CHECK_SPAN("stays", span_of(err.text), "one");
    CHECK_SIZE("status", err.status, STATUS_INPUT);
}

CU_TestInfo err_tests[] = {
    {"what is quoted steers nothing", test_quoted},
    {"a text that is too long",       test_cut   },
    {"the first error stays",         test_first },
    CU_TEST_INFO_NULL
};
