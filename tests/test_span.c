#include "base/span.h"

#include <stdint.h>

#include "base/table.h"
#include "base/utf8.h"
#include "tests/check.h"

static void test_trim(void)
{
    static const struct {
        const char *name, *text, *want;
    } rows[] = {
        {"nothing to trim",   "abc",                  "abc"},
        {"both ends",         " \t abc\n",            "abc"},
        {"no-break space",    "\xc2\xa0 abc\xc2\xa0", "abc"},
        {"only space",        " \n ",                 ""   },
        {"empty",             "",                     ""   },
        {"inner space stays", " a b ",                "a b"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_SPAN(rows[i].name, span_trim(span_of(rows[i].text)),
                   rows[i].want);
}

static void test_find(void)
{
    CHECK_SIZE("middle", span_find(SPAN("abcabd"), SPAN("abd")), 3);
    CHECK_SIZE("none", span_find(SPAN("abcabd"), SPAN("x")), SIZE_MAX);
    CHECK_SIZE("longer", span_find(SPAN("ab"), SPAN("abc")), SIZE_MAX);
    CHECK_SIZE("no bytes at all", span_find((struct span){NULL, 0}, SPAN("a")),
               SIZE_MAX);
    CHECK_SIZE("empty needle", span_find(SPAN("ab"), SPAN("")), 0);
}

static void test_fold(void)
{
    static const struct {
        const char *a, *b;
        bool equal;
    } rows[] = {
        {"Kadhimi",      "kadhimi",      true },
        {"ÉCOLE",       "école",       true },
        {"МОСКВА", "москва", true },
        {"ΑΘΗΝΑ",   "αθηνα",   true },
        {"abc",          "abcd",         false},
        {"a",            "b",            false},
        {"İ",           "i",            true },
        {"ŁÓDŹ",      "łódź",      true },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_TRUE(rows[i].a,
                   span_eq_folded(span_of(rows[i].a), span_of(rows[i].b)) ==
                       rows[i].equal);
}

static void test_sequences(void)
{
    static const struct {
        const char *name, *bytes;
        size_t want;
    } rows[] = {
        {"ascii",             "a",                1},
        {"two",               "\xc3\xa9",         2},
        {"three",             "\xe2\x80\x9c",     3},
        {"four",              "\xf0\x9f\x98\x80", 4},
        {"overlong",          "\xc0\xaf",         0},
        {"overlong three",    "\xe0\x80\xaf",     0},
        {"surrogate",         "\xed\xa0\x80",     0},
        {"past the last",     "\xf4\x90\x80\x80", 0},
        {"cut short",         "\xe2\x80",         0},
        {"lone continuation", "\x80",             0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_SIZE(rows[i].name, utf8_sequence(span_of(rows[i].bytes), 0),
                   rows[i].want);
}

static void test_classes(void)
{
    CHECK_TRUE("zero width space", utf8_is_invisible(0x200b));
    CHECK_TRUE("direction override", utf8_is_invisible(0x202e));
    CHECK_TRUE("noncharacter", utf8_is_invisible(0x1fffe));
    CHECK_TRUE("joiner stays", !utf8_is_invisible(0x200d));
    CHECK_TRUE("letter", !utf8_is_invisible('a'));
    CHECK_TRUE("capitals", utf8_all_upper(SPAN("PORT-SAÏD, 2")));
    CHECK_TRUE("one small letter", !utf8_all_upper(SPAN("PORT SAïD")));
    CHECK_TRUE("one letter", !utf8_all_upper(SPAN("A 1")));
}

/* The quick scan of eight bytes at once stops where one that looks at each
 * byte does, for every byte at every place of a run. */
static void test_plain_until(void)
{
    char text[27];
    size_t wrong = 0, counted = 0;

    for (unsigned c = 0; c < 256; c++)
        for (size_t place = 0; place < sizeof text; place++) {
            bool plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
            struct span s = {text, sizeof text};

            memset(text, 'a' + (int)(place % 3), sizeof text);
            text[place] = (char)c;
            text[sizeof text - 1] = '!';
            if (place + 1 == sizeof text)
                continue;
            wrong += utf8_plain_until(s, place / 2) != (plain ? s.n : place);
            wrong += utf8_plain_until(s, place + 1) != s.n;
            counted += utf8_count(s) != s.n - ((c & 0xc0) == 0x80);
        }
    CHECK_SIZE("wrong stops", wrong, 0);
    CHECK_SIZE("wrong counts", counted, 0);
}

static void test_every_code_point_returns(void)
{
    size_t wrong = 0;

    for (uint32_t c = 1; c < 0x110000; c++) {
        char bytes[4];
        struct span s = {bytes, 0};
        size_t at = 0, back;

        if (c >= 0xd800 && c < 0xe000)
            continue;
        s.n = utf8_write(bytes, c);
        back = s.n;
        wrong += utf8_sequence(s, 0) != s.n || utf8_read(s, &at) != c ||
                 utf8_before(s, &back) != c || back != 0;
    }
    CHECK_SIZE("code points that do not return", wrong, 0);
}

/* The quick ways to hash and compare a folded word give what folding it
 * first gives, at every length and offset. */
static void test_folded_is_as_if_folded(void)
{
    static const char text[] =
        "Az@[`{ Kadhimi’s ÉCOLE МОСКВА İstanbul NATO-led U.S. troops 42% ok";
    size_t hashes = 0, equal = 0, wrong = 0, all = 0;

    for (size_t from = 0; from < sizeof text; from++)
        for (size_t to = from; to < sizeof text; to++) {
            struct span s = {text + from, to - from};
            char folded[256];
            struct span key;

            if (((unsigned char)text[from] & 0xc0) == 0x80 ||
                ((unsigned char)text[to] & 0xc0) == 0x80)
                continue;
            key = utf8_fold(s, folded, sizeof folded);
            all++;
            hashes += span_hash_folded(s) == span_hash(key);
            equal += utf8_folds_to(s, key);
            if (key.n) {
                folded[key.n / 2] ^= 1;
                wrong += utf8_folds_to(s, key);
            }
            wrong += utf8_folds_to(s, (struct span){key.p, key.n + 1});
        }
    CHECK_SIZE("hashes", hashes, all);
    CHECK_SIZE("equal", equal, all);
    CHECK_SIZE("taken for equal", wrong, 0);
}

CU_TestInfo span_tests[] = {
    {"trim",                                test_trim                    },
    {"find",                                test_find                    },
    {"equal but for case",                  test_fold                    },
    {"folded hash and comparison",          test_folded_is_as_if_folded  },
    {"valid sequences",                     test_sequences               },
    {"invisible characters, capitals",      test_classes                 },
    {"the quick scan stops where it must",  test_plain_until             },
    {"every code point is read as written", test_every_code_point_returns},
    CU_TEST_INFO_NULL
};
