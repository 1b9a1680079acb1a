#include "text/token.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "tests/check.h"

/* The tokens of `text`, parted by single spaces. */
static struct span cut(const char *text, struct arena *a)
{
    struct tokens t = token_split_span(span_of(text), a);
    struct buf b = buf_new(a, 1 << 16);

    for (size_t i = 0; i < t.count; i++) {
        if (i)
            buf_char(&b, ' ');
        buf_add(&b, t.at[i].text);
    }
    return buf_span(&b);
}

static void test_cuts(void)
{
    static const struct {
        const char *name, *text, *want;
    } rows[] = {
        {"words and marks",               "So (he) left.",                                           "So ( he ) left ."                                          },
        {"possessive",                    "Iraq's and Iraq’s",                                     "Iraq 's and Iraq ’s"                                     },
        {"possessive of a plural",        "the boys' dog",                                           "the boys ' dog"                                            },
        {"contraction",                   "they don't, it's",                                        "they don't , it 's"                                        },
        {"elision",                       "l'homme d’Orsay",                                       "l'homme d’Orsay"                                         },
        {"quoted word",                   "'stop' he said",                                          "' stop ' he said"                                          },
        {"hyphens",                       "al-Kadhimi's COVID-19 test",
         "al-Kadhimi 's COVID-19 test"                                                                                                                           },
        {"loose hyphen",                  "a - b -c d-",                                             "a - b - c d -"                                             },
        {"dotted",                        "the U.S. and U.S.-led, 5 a.m. in D.C.",
         "the U.S. and U.S.-led , 5 a.m. in D.C."                                                                                                                },
        {"initial",                       "John F. Kemp",                                            "John F. Kemp"                                              },
        {"initial that ends",             "World War I.",                                            "World War I ."                                             },
        {"host",                          "see example.co.uk.",                                      "see example.co.uk ."                                       },
        {"glued sentences",               "soil.The end",                                            "soil . The end"                                            },
        {"ampersand",                     "AT&T, R & D, a&b",                                        "AT&T , R & D , a & b"                                      },
        {"numbers",                       "1,234.5 or 10:30, 5.",                                    "1,234.5 or 10:30 , 5 ."                                    },
        {"range",                         "1,500-2,000",                                             "1,500 - 2,000"                                             },
        {"unit",                          "$3.2bn 5th 50km",                                         "$ 3.2 bn 5 th 50 km"                                       },
        {"Arabic digits",                 "٣٫٥",                                                  "٣٫٥"                                                    },
        {"Han",                           "世界 你好",                                           "世 界 你 好"                                           },
        {"Han behind Latin",              "iPhone手机",                                            "iPhone 手 机"                                            },
        {"Hangul",                        "서울에서 왔다.",                                    "서울에서 왔다 ."                                     },
        {"Thai",                          "ประเทศไทย ดี",                      "ป ระ เท ศ ไท ย ดี"                   },
        {"Lao",                           "ປະເທດລາວ",                                "ປະ ເທ ດ ລາ ວ"                              },
        {"Khmer, with a consonant below", "ប្រទេសកម្ពុជា",                 "ប្រ ទេ ស ក ម្ពុ ជា"              },
        {"Burmese syllables",             "မြန်မာနိုင်ငံ သတ္တိ", "မြန် မာ နိုင် ငံ သတ္တိ"},
        {"a sign without a letter",       "ั ก",                                                 "ั ก"                                                   },
        {"Thai beside Latin",             "ร้านABCขาย",                                "ร้า น ABC ขา ย"                              },
        {"soft hyphen",
         "work\xc2\xad"
         "er",                                                                                       "work\xc2\xad"
         "er"                                                                                                                                      },
        {"nothing",                       " \n ",                                                    ""                                                          },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};

        CHECK_SPAN(rows[i].name, cut(rows[i].text, &a), rows[i].want);
        arena_release(&a);
    }
}

static void test_flags(void)
{
    static const struct {
        const char *text;
        unsigned kind, flags;
    } rows[] = {
        {"dog",         TOKEN_WORD,   0                                         },
        {"Dog",         TOKEN_WORD,   TOKEN_CAPITAL                             },
        {"NATO",        TOKEN_WORD,   TOKEN_CAPITAL | TOKEN_UPPER               },
        {"Élan",       TOKEN_WORD,   TOKEN_CAPITAL                             },
        {"I",           TOKEN_WORD,   TOKEN_CAPITAL                             },
        {"al-Kadhimi",  TOKEN_WORD,   TOKEN_CAPITAL                             },
        {"ash-Shami",   TOKEN_WORD,   TOKEN_CAPITAL                             },
        {"d’Estaing", TOKEN_WORD,   TOKEN_CAPITAL                             },
        {"O'Neill",     TOKEN_WORD,   TOKEN_CAPITAL                             },
        {"ex-Marine",   TOKEN_WORD,   0                                         },
        {"pro-Europe",  TOKEN_WORD,   0                                         },
        {"iPhone",      TOKEN_WORD,   0                                         },
        {"F-16",        TOKEN_WORD,   TOKEN_CAPITAL | TOKEN_DIGIT               },
        {"U.S.",        TOKEN_WORD,   TOKEN_CAPITAL | TOKEN_UPPER | TOKEN_DOTTED},
        {"12",          TOKEN_NUMBER, TOKEN_DIGIT                               },
        {"3.5",         TOKEN_NUMBER, TOKEN_DIGIT | TOKEN_DOTTED                },
        {"%",           TOKEN_MARK,   0                                         },
        {"世",         TOKEN_WORD,   0                                         },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct tokens t = token_split_span(span_of(rows[i].text), &a);

        CHECK_SIZE(rows[i].text, t.count, 1);
        CHECK_SIZE(rows[i].text, t.at[0].kind, rows[i].kind);
        CHECK_SIZE(rows[i].text, t.at[0].flags, rows[i].flags);
        arena_release(&a);
    }
}

static void test_glue(void)
{
    struct arena a = {0};
    struct tokens t = token_split_span(SPAN("The king's 5th."), &a);

    CHECK_SIZE("count", t.count, 6);
    CHECK_SIZE("first", t.at[0].flags & TOKEN_GLUED, 0);
    CHECK_SIZE("behind a space", t.at[1].flags & TOKEN_GLUED, 0);
    CHECK_SIZE("clitic", t.at[2].flags, TOKEN_GLUED | TOKEN_CLITIC);
    CHECK_SIZE("suffix", t.at[4].flags, TOKEN_GLUED);
    CHECK_SIZE("stop", t.at[5].flags, TOKEN_GLUED);
    arena_release(&a);
}

static void test_first(void)
{
    struct arena a = {0};
    struct sentence at[] = {{.text = SPAN("One two.")},
                            {.text = SPAN("")},
                            {.text = SPAN("Three.")}};
    struct sentences s = {.at = at, .count = 3};
    struct tokens t = token_split(&s, &a);

    CHECK_SIZE("first sentence", t.first[0], 0);
    CHECK_SIZE("empty sentence", t.first[1], 3);
    CHECK_SIZE("third sentence", t.first[2], 3);
    CHECK_SIZE("end", t.first[3], t.count);
    CHECK_SIZE("count", t.count, 5);
    arena_release(&a);
}

/* Tokens cover every character that is no space, in order. */
static void test_cover(void)
{
    static const char *const pieces[] = {
        "a", "B", ".", "'",  "’",   "s",    "-",  "1",
        ",", " ", "&", "世", "é",   "U.S.", "\n", "%",
        "ไ", "ა", "٣", ":",  "al-", "😀",    "S",  "\xc2\xa0"};
    unsigned seed = 7;

    for (size_t round = 0; round < 300; round++) {
        struct arena a = {0};
        struct buf b = buf_new(&a, 1 << 12);
        size_t at = 0;

        for (size_t i = 0; i < 60; i++) {
            seed = seed * 1103515245u + 12345u;
            buf_add(
                &b,
                span_of(
                    pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]));
        }
        struct span text = buf_span(&b);
        struct tokens t = token_split_span(text, &a);
        for (size_t i = 0; i < t.count; i++) {
            size_t start = (size_t)(t.at[i].text.p - text.p);

            CU_ASSERT(start >= at && t.at[i].text.n > 0);
            CHECK_SIZE("only space between",
                       span_trim(span_slice(text, at, start)).n, 0);
            CHECK_TRUE("glued", (start == at && i > 0) ==
                                    ((t.at[i].flags & TOKEN_GLUED) != 0));
            at = start + t.at[i].text.n;
        }
        CHECK_SIZE("only space behind", span_trim(span_from(text, at)).n, 0);
        arena_release(&a);
    }
}

CU_TestInfo token_tests[] = {
    {"where words are cut",            test_cuts },
    {"kinds and flags",                test_flags},
    {"what stands without a space",    test_glue },
    {"first token of each sentence",   test_first},
    {"all but white space is covered", test_cover},
    CU_TEST_INFO_NULL
};
