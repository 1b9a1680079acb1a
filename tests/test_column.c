#include "output/column.h"

#include "base/utf8.h"
#include "tests/check.h"

static void test_widths(void)
{
    static const struct {
        const char *text;
        size_t want;
    } rows[] = {
        {"",                         0 },
        {"harbour",                  7 },
        {"Größe",                  5 },
        {"Gro\xcc\x88\xc3\x9f"
         "e",               5 }, /* o with a combining mark */
        {"港湾",                   4 },
        {"ソウル、서울",       12},
        {"ＡＢ",                   4 },
        {"a\xef\xb8\x8f",            1 }, /* variation selector */
        {"\xf0\x9f\x9a\xa2",         2 }, /* ship */
        {"\xd8\xa8\xd9\x8e",         1 }, /* Arabic letter with a vowel */
        {"\xe0\xa4\x95\xe0\xa5\x8d", 1 }, /* Devanagari with virama */
        {"“12 – 14”",          9 },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_SIZE(rows[i].text, column_width(span_of(rows[i].text)),
                   rows[i].want);
}

static void test_wrapping(void)
{
    static const struct {
        const char *name, *text;
        size_t width, indent;
        const char *want;
    } rows[] = {
        {"fits",             "one two",                7,  0, "one two\n"              },
        {"one too many",     "one two",                6,  0, "one\ntwo\n"             },
        {"white space",      "  one\n\t two  ",        20, 0, "one two\n"              },
        {"indent",           "one two six",            9,  2, "  one two\n  six\n"     },
        {"no width",         "one two three four",     0,  3, "   one two three four\n"},
        {"a long word",      "go https://a.example x", 8,  2,
         "  go\n  https://a.example\n  x\n"                                            },
        {"nothing",          " \n ",                   9,  2, ""                       },
        {"between Han",      "港湾被毁",           4,  0, "港湾\n被毁\n"       },
        {"odd width",        "港湾被毁",           5,  0, "港湾\n被毁\n"       },
        {"no stop first",    "港湾。毁",           5,  0, "港\n湾。\n毁\n"     },
        {"no opening last",  "港「湾」",           5,  0, "港\n「湾」\n"       },
        {"Han and Latin",    "港A湾",                3,  0, "港A\n湾\n"            },
        {"Hangul",           "서울 항구",          5,  0, "서울\n항구\n"       },
        {"combining is not", "o\xcc\x88o\xcc\x88 u",   4,  0,
         "o\xcc\x88o\xcc\x88 u\n"                                                      },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct buf out = buf_new(&a, 4096);
        struct column c = {
            .out = &out, .width = rows[i].width, .indent = rows[i].indent};

        buf_add(&out, SPAN(""));
        column_text(&c, span_of(rows[i].text));
        column_end(&c);
        CHECK_SPAN(rows[i].name, buf_span(&out), rows[i].want);
        arena_release(&a);
    }
}

static void test_pieces(void)
{
    struct arena a = {0};
    struct buf out = buf_new(&a, 4096);
    struct column c = {.out = &out, .width = 18};

    column_say(&c, "The text.");
    c.apart = 1;
    column_piece(&c, SPAN("= agreed"), LOOK_PLAIN);
    column_piece(&c, SPAN("[1:¶2]"), LOOK_DIM);
    column_end(&c);
    c.apart = 5;
    column_piece(&c, SPAN("a"), LOOK_BOLD);
    column_end(&c);
    CHECK_SPAN("a piece is not broken", buf_span(&out),
               "The text.\n= agreed [1:¶2]\na\n");
    arena_release(&a);
}

static void test_labels(void)
{
    static const struct {
        const char *name, *label;
        size_t width;
        const char *want;
    } rows[] = {
        {"beside",              "Ana",                        80, "  Ana                        the mayor\n"},
        {"too long",            "The Port Authority of Alba", 80,
         "  The Port Authority of Alba\n"
         "                             the mayor\n"                                                         },
        {"narrow",              "Ana",                        24, "  Ana   the mayor\n"                     },
        {"too long and narrow", "The Port Authority",         18,
         "  The Port\n  Authority\n      the mayor\n"                                                       },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct buf out = buf_new(&a, 4096);
        struct column c = {.out = &out, .width = rows[i].width};

        column_label(&c, span_of(rows[i].label));
        column_say(&c, "the mayor");
        column_end(&c);
        CHECK_SPAN(rows[i].name, buf_span(&out), rows[i].want);
        arena_release(&a);
    }
}

static void test_margin(void)
{
    struct arena a = {0};
    struct buf out = buf_new(&a, 4096);
    struct column c = {.out = &out, .width = 13, .indent = 4, .margin = "| "};

    column_say(&c, "We will build it.");
    column_end(&c);
    CHECK_SPAN("on each line", buf_span(&out), "  | We will\n  | build it.\n");
    arena_release(&a);
}

static void test_colour(void)
{
    for (int color = 0; color < 2; color++) {
        struct arena a = {0};
        struct buf out = buf_new(&a, 4096);
        struct column c = {.out = &out, .width = 40, .color = color};

        column_heading(&c, "WHO");
        column_say(&c, "Ana");
        column_piece(&c, SPAN("[1]"), LOOK_DIM);
        column_end(&c);
        CHECK_SPAN("colour", buf_span(&out),
                   color ? "\n\033[1mWHO\033[0m\nAna \033[2m[1]\033[0m\n"
                         : "\nWHO\nAna [1]\n");
        arena_release(&a);
    }
}

/* For any width: lines keep it but for single words, and no word is lost,
 * torn or moved. */
static void check_lines(const char *text, size_t width)
{
    struct arena a = {0};
    struct buf out = buf_new(&a, 4096), flat = buf_new(&a, 4096);
    struct column c = {.out = &out, .width = width, .indent = 2};
    struct span rest;

    column_text(&c, span_of(text));
    column_end(&c);
    rest = buf_span(&out);
    while (rest.n) {
        size_t n = span_find(rest, SPAN("\n"));
        struct span line = span_upto(rest, n);

        CHECK_TRUE(text, column_width(line) <= width ||
                             span_find(span_trim(line), SPAN(" ")) == SIZE_MAX);
        buf_add(&flat, flat.n ? SPAN(" ") : SPAN(""));
        buf_add(&flat, span_trim(line));
        rest = span_from(rest, n + 1);
    }
    CHECK_SPAN("all words", buf_span(&flat), text);
    arena_release(&a);
}

static void test_properties(void)
{
    static const char *const texts[] = {
        "A storm destroyed the old harbour of Port Alba on Monday.",
        "Größe über alles, wide-ranging https://a.example/long/address x",
        "a b c d e f g h i j k l m n o p",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t width = 4; width < 80; width += 3)
            check_lines(texts[i], width);
}

CU_TestInfo column_tests[] = {
    {"widths in cells",                           test_widths    },
    {"where lines break",                         test_wrapping  },
    {"pieces",                                    test_pieces    },
    {"labels",                                    test_labels    },
    {"a margin",                                  test_margin    },
    {"colour only if it is allowed",              test_colour    },
    {"lines keep their width, words their order", test_properties},
    CU_TEST_INFO_NULL
};
