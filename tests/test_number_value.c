#include "mention/number_value.h"

#include <math.h>

#include "tests/check.h"

/* A scale of measurement: the last bits of powers and thirds may differ. */
#define NEAR(a, b) (fabs((a) - (b)) <= 1e-9 * fmax(1, fabs(b)))

static struct numeral read_in(const char *code, const char *text,
                              struct arena *a)
{
    struct tokens tokens = token_split_span(span_of(text), a);
    struct lexing x = {.tokens = &tokens, .lang = lang_find(span_of(code))};
    struct atom *room = ARENA_NEW(a, struct atom, ATOM_ROOM);
    struct atoms atoms = atom_split(&x, 0, tokens.count, room);

    return numeral_read(atoms.at, 1, false);
}

static struct numeral read_text(const char *text, struct arena *a)
{
    return read_in("en", text, a);
}

static void test_languages(void)
{
    static const struct {
        const char *code, *text;
        double value;
    } rows[] = {
        {"de", "zweihundertfünfzig",       250   },
        {"de", "zwanzigtausend",            20000 },
        {"de", "dreihunderttausend",        300000},
        {"de", "2,5 Millionen",             2.5e6 },
        {"de", "zwei Milliarden",           2e9   },
        {"fr", "vingt et un",               21    },
        {"fr", "quatre-vingt-dix-sept",     97    },
        {"fr", "deux cent mille",           200000},
        {"fr", "trois milliards",           3e9   },
        {"es", "treinta y cinco",           35    },
        {"es", "ciento treinta y dos",      132   },
        {"es", "doscientos mil",            200000},
        {"es", "dos mil millones",          2e9   },
        {"it", "centocinquanta",            150   },
        {"it", "ventimila",                 20000 },
        {"it", "tre milioni",               3e6   },
        {"pt", "cento e vinte e cinco",     125   },
        {"pt", "dois mil e trezentos",      2300  },
        {"pt", "dez milhões",              1e7   },
        {"nl", "tweeëntwintig",            22    },
        {"nl", "honderdvijftig",            150   },
        {"nl", "tienduizend",               10000 },
        {"nl", "vijf miljard",              5e9   },
        {"ru", "сорок два",         42    },
        {"ru", "пятьсот тысяч", 500000},
        {"ru", "три миллиона",   3e6   },
        {"ru", "шестидесяти",    60    },
        {"ar", "خمسمئة ألف",       500000},
        {"ar", "ثلاثة ملايين",   3e6   },
        {"ar", "ثلاثين",              30    },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct numeral n = read_in(rows[i].code, rows[i].text, &a);

        CHECK_TRUE(rows[i].text, NEAR(n.value, rows[i].value));
        arena_release(&a);
    }
}

static void test_values(void)
{
    static const struct {
        const char *text;
        double value;
        bool fraction;
    } rows[] = {
        {"7",                                         7,       false},
        {"1,234,567",                                 1234567, false},
        {"12,34,567",                                 1234567, false},
        {"1,234.5",                                   1234.5,  false},
        {".75",                                       .75,     false},
        {"40 000",                                    40000,   false},
        {"1.5e3",                                     1500,    false},
        {"10^6",                                      1e6,     false},
        {"2.5^-1",                                    .4,      false},
        {"10k",                                       10000,   false},
        {"2bn",                                       2e9,     false},
        {"1.5 million",                               1.5e6,   false},
        {"4 hundred million",                         4e8,     false},
        {"3 lakh crore",                              3e12,    false},
        {"seventeen",                                 17,      false},
        {"twenty-one",                                21,      false},
        {"ninety nine",                               99,      false},
        {"a hundred",                                 100,     false},
        {"a hundred and one",                         101,     false},
        {"two hundred and two thousand",              202000,  false},
        {"three hundred and forty-two thousand",      342000,  false},
        {"two thousand and two hundred",              2200,    false},
        {"one million two hundred thousand and five", 1200005, false},
        {"a dozen",                                   12,      false},
        {"two dozen",                                 24,      false},
        {"half a dozen",                              6,       false},
        {"half a million",                            5e5,     false},
        {"half-million",                              5e5,     false},
        {"two and a half",                            2.5,     false},
        {"two and a half million",                    2.5e6,   false},
        {"a million and a half",                      1.5e6,   false},
        {"twenty and three fifths",                   20.6,    false},
        {"2 1/4",                                     2.25,    false},
        {"2½",                                       2.5,     false},
        {"five point two",                            5.2,     false},
        {"nought point nought three",                 .03,     false},
        {"six point seventy-one",                     6.71,    false},
        {"minus five",                                -5,      false},
        {"-5",                                        -5,      false},
        {"half",                                      .5,      true },
        {"a third",                                   1 / 3.,  true },
        {"one fifth",                                 .2,      true },
        {"two-thirds",                                2 / 3.,  true },
        {"three quarters",                            .75,     true },
        {"3/4",                                       .75,     true },
        {"½",                                        .5,      true },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct numeral n = read_text(rows[i].text, &a);

        CHECK_TRUE(rows[i].text, n.end > 1 && !n.none && !n.vague);
        CHECK_TRUE(rows[i].text, NEAR(n.value, rows[i].value));
        CHECK_TRUE(rows[i].text, n.fraction == rows[i].fraction);
        arena_release(&a);
    }
}

static void test_vague(void)
{
    static const struct {
        const char *text;
        double low, high;
    } rows[] = {
        {"dozens",                24,     99     },
        {"scores",                40,     99     },
        {"hundreds",              200,    999    },
        {"thousands",             2000,   9999   },
        {"tens of thousands",     20000,  99999  },
        {"hundreds of thousands", 200000, 999999 },
        {"millions",              2e6,    9999999},
        {"several hundred",       300,    999    },
        {"a few thousand",        2000,   9999   },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct numeral n = read_text(rows[i].text, &a);

        CHECK_TRUE(rows[i].text, n.vague);
        CHECK_TRUE(rows[i].text, NEAR(n.value, rows[i].low));
        CHECK_TRUE(rows[i].text, NEAR(n.high, rows[i].high));
        arena_release(&a);
    }
}

static void test_none(void)
{
    static const char *const rows[] = {"second",      "twenty-first", "a man",
                                       "several men", "1.2.3",        "word"};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct numeral n = read_text(rows[i], &a);

        CHECK_TRUE(rows[i], n.none || n.end == 1);
        arena_release(&a);
    }
}

static void test_digits(void)
{
    static const struct {
        const char *text;
        char point;
        bool holds;
        double value;
    } rows[] = {
        {"1,234",     '.', true,  1234   },
        {"1.234",     ',', true,  1234   },
        {"1.234",     '.', true,  1.234  },
        {"1,5",       '.', true,  1.5    },
        {"1.234.567", '.', true,  1234567},
        {"1.234,5",   ',', true,  1234.5 },
        {"1.2.3",     '.', false, 0      },
        {"1,2,3",     '.', false, 0      },
        {"1,234,56",  '.', false, 0      },
        {"0.1",       '.', true,  .1     },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double v = 0;
        bool ok = digits_value(span_of(rows[i].text), rows[i].point, &v);

        CHECK_TRUE(rows[i].text, ok == rows[i].holds);
        CHECK_TRUE(rows[i].text, !ok || NEAR(v, rows[i].value));
    }
}

CU_TestInfo number_value_tests[] = {
    {"values",                          test_values   },
    {"vague words and ranges",          test_vague    },
    {"ordinals and words",              test_none     },
    {"digits",                          test_digits   },
    {"number words of other languages", test_languages},
    CU_TEST_INFO_NULL
};
