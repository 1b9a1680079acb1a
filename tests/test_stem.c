#include "text/stem.h"

#include <string.h>

#include "tests/check.h"

static void test_stems(void)
{
    static const struct {
        const char *lang, *word, *want;
    } rows[] = {
        {"en", "Forces",       "forc"       },
        {"en", "withdrawn",    "withdrawn"  },
        {"en", "Iraq’s",     "iraq"       },
        {"en", "boys'",        "boy"        },
        {"en", "don’t",      "don't"      },
        {"en", "",             ""           },
        {"fr", "l’Élysée", "élys"      },
        {"fr", "aujourd'hui",  "aujourd'hui"},
        {"it", "dell'Europa",  "europ"      },
        {"de", "Häuser",      "haus"       },
        {"ru", "Москвы", "москв" },
        {"pl", "Wojsko",       "wojsko"     },
        {"xx", "Löwen",       "löwen"     },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        const struct lang *lang = lang_find(span_of(rows[i].lang));
        struct stemmer *s = stem_new(lang ? lang : lang_unknown(), &a);

        CHECK_SPAN(rows[i].word, stem_word(s, span_of(rows[i].word)),
                   rows[i].want);
        CHECK_SPAN("from the cache", stem_word(s, span_of(rows[i].word)),
                   rows[i].want);
        stem_free(s);
        arena_release(&a);
    }
}

/* A hundred thousand words in a cache of a third of that: what a slot held
 * before must never come back. */
static void test_cache(void)
{
    struct arena a = {0};
    struct stemmer *s = stem_new(lang_find(SPAN("en")), &a);
    size_t wrong = 0;

    for (size_t round = 0; round < 2; round++)
        for (size_t i = 0; i < 100000; i++) {
            char word[] = "axxxxxings";

            for (size_t k = 0, n = i; k < 5; k++, n /= 10)
                word[k + 1] = "bcdfghjklm"[n % 10];
            struct span stem = stem_word(s, span_of(word));
            wrong += stem.n < 5 || memcmp(stem.p, word, 5) != 0;
        }
    CHECK_SIZE("stems of another word", wrong, 0);
    stem_free(s);
    arena_release(&a);
}

/* Stems of which the word is no beginning, and words in any case: from the
 * cache they are what they were. */
static void test_recalled(void)
{
    static const char *const words[] = {
        "Happily",   "HAPPILY", "happily",   "Flies",
        "countries", "l’homme", "O'Neill's", "counterrevolutionaries"};
    struct arena a = {0};
    struct stemmer *fresh, *used = stem_new(lang_find(SPAN("en")), &a);

    for (size_t round = 0; round < 3; round++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            struct span stem = stem_word(used, span_of(words[i]));

            fresh = stem_new(lang_find(SPAN("en")), &a);
            CHECK_TRUE(words[i],
                       span_eq(stem, stem_word(fresh, span_of(words[i]))));
            stem_free(fresh);
        }
    stem_free(used);
    arena_release(&a);
}

static void test_long_words(void)
{
    struct arena a = {0};
    struct stemmer *s = stem_new(lang_find(SPAN("en")), &a);
    char word[5000];

    memset(word, 'a', sizeof word);
    for (size_t n = 20; n < sizeof word; n += 7)
        CHECK_TRUE("a stem", stem_word(s, (struct span){word, n}).n > 0);
    stem_free(s);
    arena_release(&a);
}

static void test_free_of_nothing(void)
{
    stem_free(NULL);
    CU_PASS("no crash");
}

CU_TestInfo stem_tests[] = {
    {"words of several languages", test_stems          },
    {"cache",                      test_cache          },
    {"stems from the cache",       test_recalled       },
    {"words without end",          test_long_words     },
    {"free of nothing",            test_free_of_nothing},
    CU_TEST_INFO_NULL
};
