#include "facts/alias.h"

#include "tests/check.h"

static void test_keys(void)
{
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"Kadhimi",    "al-Khadhimi", true },
        {"Al-Kadhimi", "Kadhimi",     true },
        {"el-Sisi",    "Sisi",        true },
        {"Hussein",    "Husein",      false},
        {"Smith",      "Smit",        true },
        {"Alaska",     "Aska",        false},
        {"Lee",        "Li",          false},
        {"H",          "A",           false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char one[ALIAS_KEY], two[ALIAS_KEY];
        struct span a = alias_key(span_of(rows[i].a), one);
        struct span b = alias_key(span_of(rows[i].b), two);

        CHECK_TRUE(rows[i].a, span_eq(a, b) == rows[i].same);
    }
}

static void test_split(void)
{
    struct name name = name_split(SPAN("Sammy  Davis, Jr."));

    CHECK_SIZE("without Jr.", name.count, 2);
    CHECK_SPAN("last word", name.word[1], "Davis");
    CHECK_SIZE("empty", name_split(SPAN("")).count, 0);
    CHECK_SIZE("a suffix alone stays", name_split(SPAN("Jr.")).count, 1);
    CHECK_SIZE("at most eight words",
               name_split(SPAN("a b c d e f g h i j")).count, ALIAS_WORDS);
}

static void test_compatible(void)
{
    static const struct {
        const char *a, *b;
        bool want;
    } rows[] = {
        {"Mustafa al-Kadhimi", "Mostafa al-Kadhimi", true },
        {"J. Doe",             "Jane Doe",           true },
        {"Doe",                "Jane Doe",           true },
        {"John Doe",           "Jane Doe",           false},
        {"Ron Paul",           "Rand Paul",          false},
        {"Jon Lee",            "Ron Lee",            false},
        {"Mohammed Ali",       "Mohamed Ali",        true },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct name a = name_split(span_of(rows[i].a));
        struct name b = name_split(span_of(rows[i].b));

        CHECK_TRUE(rows[i].a, alias_compatible(&a, &b) == rows[i].want);
        CHECK_TRUE(rows[i].b, alias_compatible(&b, &a) == rows[i].want);
    }
}

static void test_initials(void)
{
    CHECK_TRUE("of and the do not count",
               alias_initials(SPAN("RAIB"),
                              SPAN("Rail Accident Investigation Branch")));
    CHECK_TRUE("full stops",
               alias_initials(SPAN("U.N."), SPAN("United Nations")));
    CHECK_TRUE("another body",
               !alias_initials(SPAN("UN"), SPAN("United Airlines")));
    CHECK_TRUE("one letter is none", !alias_initials(SPAN("U"), SPAN("Union")));
}

static void test_distance(void)
{
    static const struct {
        const char *a, *b;
        size_t want;
    } rows[] = {
        {"kadimi", "kadimi",  0},
        {"kadimi", "kadmii",  1},
        {"kadimi", "kazimi",  1},
        {"kadimi", "kadimmi", 1},
        {"abc",    "xyz",     3},
        {"",       "ab",      2},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct span a = span_of(rows[i].a), b = span_of(rows[i].b);

        CHECK_SIZE(rows[i].b, alias_distance(a, b, 9), rows[i].want);
        CHECK_SIZE("symmetric", alias_distance(b, a, 9), rows[i].want);
    }
    CHECK_SIZE("not past the limit",
               alias_distance(SPAN("abc"), SPAN("xyz"), 1), 2);
}

CU_TestInfo alias_tests[] = {
    {"spellings with one key",      test_keys      },
    {"words of a name",             test_split     },
    {"first names that can be one", test_compatible},
    {"initials",                    test_initials  },
    {"edit distance",               test_distance  },
    CU_TEST_INFO_NULL
};
