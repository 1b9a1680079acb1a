#include "input/encoding.h"

#include <stdint.h>

#include "base/utf8.h"
#include "tests/check.h"

static void test_decode(void)
{
    static const struct {
        const char *name;
        struct span bytes;
        const char *named, *want;
    } rows[] = {
        {"ascii",                 {"abc", 3},                      "",           "abc"                                      },
        {"utf-8",                 {"caf\xc3\xa9", 5},              "",           "café"                                    },
        {"utf-8 mark",
         {"\xef\xbb\xbf"
          "a",
          4},
         "",                                                                     "a"                                        },
        {"utf-16 little",
         {"\xff\xfe"
          "a\0\xe9\0",
          6},
         "",                                                                     "aé"                                      },
        {"utf-16 big",            {"\xfe\xff\0a\0\xe9", 6},        "",           "aé"                                      },
        {"utf-16 pair",           {"\xff\xfe\x3d\xd8\x00\xde", 6}, "",           "😀"                                     },
        {"utf-16 lone",
         {"\xff\xfe\x3d\xd8"
          "a\0",
          6},
         "",                                                                     "\xef\xbf\xbd"
         "a"                                                                                                    },
        {"utf-16 odd",
         {"\xff\xfe"
          "a\0b",
          5},
         "",                                                                     "a\xef\xbf\xbd"                            },
        {"utf-16 unmarked",       {"a\0b\0c\0d\0e\0", 10},         "",           "abcde"                                    },
        {"utf-32",                {"\xff\xfe\0\0a\0\0\0", 8},      "",           "a"                                        },
        {"windows-1252",          {"\x93quote\x94 caf\xe9", 12},   "",           "“quote” café"                        },
        {"latin-1 is cp1252",     {"\x80\xe9", 2},                 "ISO-8859-1", "€é"                                    },
        {"named cyrillic",
         {"\xcc\xee\xf1\xea\xe2\xe0", 6},
         "windows-1251",                                                         "Москва"                             },
        {"named koi8",            {"\xed\xcf\xd3", 3},             "koi8-r",     "Мос"                                   },
        {"named sjis",            {"\x93\xfa\x96\x7b", 4},         "Shift_JIS",  "日本"                                   },
        {"mostly utf-8",
         {"\xc3\xa9\xc3\xa9\xc3\xa9 \xff b", 10},
         "",                                                                     "ééé \xef\xbf\xbd b"                    },
        {"cut short",             {"\xc3\xa9 \xe2\x80", 5},        "utf-8",      "é \xef\xbf\xbd"                          },
        {"meta",
         {"<meta charset=\"windows-1251\"><p>\xcc", 33},
         "",                                                                     "<meta charset=\"windows-1251\"><p>М"     },
        {"meta lies",
         {"<meta charset=big5><p>\xc3\xa9", 24},
         "",                                                                     "<meta charset=big5><p>é"                 },
        {"xml says",
         {"<?xml version='1.0' encoding='koi8-r'?>\xed", 40},
         "",                                                                     "<?xml version='1.0' encoding='koi8-r'?>М"},
        {"no such name declared",
         {"<meta charset=nonsense>\xe9", 24},
         "",                                                                     "<meta charset=nonsense>é"                },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct encoding_request request = {rows[i].bytes,
                                           span_of(rows[i].named), false};
        struct arena a = {0};
        struct err err = {0};
        struct repair repair;
        struct span text = {0};

        CHECK_TRUE(rows[i].name,
                   encoding_decode(&request, &a, &text, &repair, &err));
        CHECK_SPAN(rows[i].name, text, rows[i].want);
        arena_release(&a);
    }
}

static void test_refused(void)
{
    static const struct {
        const char *name;
        struct span bytes;
        const char *named;
        enum exit_status status;
        const char *text;
    } rows[] = {
        {"empty",               {"", 0},   "", STATUS_NOTHING, "the input is empty"},
        {"pdf",
         {"%PDF-1.7\nabc", 12},
         "",                                   STATUS_NOTHING,
         "the input is a PDF file, not text"                                       },
        {"gzip",
         {"\x1f\x8b\x08", 3},
         "",                                   STATUS_NOTHING,
         "the input is a gzip archive, not text"                                   },
        {"zip",
         {"PK\x03\x04", 4},
         "",                                   STATUS_NOTHING,
         "the input is a zip archive, not text"                                    },
        {"control",
         {"\1\2\3\4\5\6\7\1\2\3\4ab", 13},
         "",                                   STATUS_NOTHING,
         "the input is binary, not text"                                           },
        {"unknown name",
         {"abc", 3},
         "klingon-8",                          STATUS_USAGE,
         "unknown encoding 'klingon-8'"                                            },
        {"name with an option",
         {"abc", 3},
         "latin2//IGNORE",                     STATUS_USAGE,
         "unknown encoding 'latin2//IGNORE'"                                       },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct encoding_request request = {rows[i].bytes,
                                           span_of(rows[i].named), false};
        struct arena a = {0};
        struct err err = {0};
        struct repair repair;
        struct span text;

        CHECK_TRUE(rows[i].name,
                   !encoding_decode(&request, &a, &text, &repair, &err));
        CHECK_SIZE(rows[i].name, err.status, rows[i].status);
        CHECK_SPAN(rows[i].name, span_of(err.text), rows[i].text);
        arena_release(&a);
    }
}

static void test_clean(void)
{
    static const struct {
        const char *name;
        struct span bytes;
        const char *want;
        size_t replaced, dropped;
    } rows[] = {
        {"clean",           {"a\tb\n", 4},          "a\tb\n",                   0, 0},
        {"line ends",       {"a\r\nb\rc\n", 7},     "a\nb\nc\n",                0, 0},
        {"other line ends",
         {"a\xc2\x85"
          "b\xe2\x80\xa8"
          "c\f",
          9},
         "a\nb\nc\n",                                                           0,
         0                                                                          },
        {"controls",        {"a\0b\x1b[1m\x7f", 8}, "ab[1m",                    0, 3},
        {"bidi",
         {"a\xe2\x80\xae"
          "b\xe2\x81\xa6",
          8},
         "ab",                                                                  0,
         2                                                                          },
        {"zero width",
         {"so\xc2\xad"
          "ft\xe2\x80\x8b",
          9},
         "soft",                                                                0,
         2                                                                          },
        {"joiners stay",
         {"\xe0\xa4\x95\xe2\x80\x8d", 6},
         "\xe0\xa4\x95\xe2\x80\x8d",                                            0,
         0                                                                          },
        {"noncharacter",    {"a\xef\xbf\xbf", 4},   "a",                        0, 1},
        {"bad bytes",
         {"a\xff"
          "b\xc0\xaf",
          5},
         "a\xef\xbf\xbd"
         "b\xef\xbf\xbd\xef\xbf\xbd",                                           3,
         0                                                                          },
        {"surrogate",       {"\xed\xa0\x80", 3},    "\xef\xbf\xbd\xef\xbf\xbd", 2, 0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct repair repair = {0};

        CHECK_SPAN(rows[i].name, encoding_clean(rows[i].bytes, &a, &repair),
                   rows[i].want);
        CHECK_SIZE(rows[i].name, repair.replaced, rows[i].replaced);
        CHECK_SIZE(rows[i].name, repair.dropped, rows[i].dropped);
        arena_release(&a);
    }
}

static void test_clean_twice_is_clean_once(void)
{
    static const char all[] = "a\r\n\xc2\x85\xff\xe2\x80\xae\xe2\x80\xed\xa0";
    struct arena a = {0};

    for (size_t from = 0; from < sizeof all; from++)
        for (size_t to = from; to < sizeof all; to++) {
            struct span s = {all + from, to - from};
            struct span once = encoding_clean(s, &a, NULL);
            struct span twice = encoding_clean(once, &a, NULL);

            CHECK_TRUE("slice", span_eq(once, twice));
            for (size_t at = 0; at < once.n;) {
                size_t n = utf8_sequence(once, at);

                CHECK_TRUE("valid", n > 0);
                at += n ? n : 1;
            }
        }
    arena_release(&a);
}

CU_TestInfo encoding_tests[] = {
    {"bytes to text",                   test_decode                   },
    {"what is refused",                 test_refused                  },
    {"what is mended",                  test_clean                    },
    {"cleaning twice is cleaning once", test_clean_twice_is_clean_once},
    CU_TEST_INFO_NULL
};
