#include "text/term.h"

#include "base/buf.h"
#include "tests/check.h"

struct counted {
    struct tokens tokens;
    struct terms terms;
    struct stemmer *stemmer;
    const struct lang *lang;
};

static struct counted count_terms(const char *text, const char *lang,
                                  struct arena *a)
{
    struct counted c = {.lang = lang_find(span_of(lang))};

    c.tokens = token_split_span(span_of(text), a);
    c.stemmer = stem_new(c.lang, a);
    c.terms = term_count(&c.tokens, c.lang, c.stemmer, a);
    return c;
}

static void test_terms(void)
{
    static const struct {
        const char *lang, *text, *want; /* stem:frequency … */
    } rows[] = {
        {"en", "The forces of the force left in 2021.",       "forc:2 left:1 "                                        },
        {"en", "Iraq's army, IRAQ’s Army and Iraq",         "iraq:3 armi:2 "                                        },
        {"en", "It's a b c. They don't!",                     ""                                                      },
        {"fr", "L’armée et l’Armée",                    "armé:2 "                                              },
        {"de", "Die Häuser und das Haus",                    "haus:2 "                                               },
        {"zh", "北京的北京人",                          "北京:2 京人:1 "                                    },
        {"ja", "東京の東京湾",                          "東京:2 京湾:1 "                                    },
        {"th", "สะพานใหม่ สะพาน", "สะพา:2 พาน:2 นให:1 ใหม่:1 "},
        {"en", "",                                            ""                                                      },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct counted c = count_terms(rows[i].text, rows[i].lang, &a);
        struct buf b = buf_new(&a, 1000);

        for (size_t k = 0; k < c.terms.count; k++) {
            buf_add(&b, c.terms.stem[k]);
            buf_printf(&b, ":%u ", c.terms.frequency[k]);
        }
        CHECK_SPAN(rows[i].text, buf_span(&b), rows[i].want);
        stem_free(c.stemmer);
        arena_release(&a);
    }
}

static void test_numbers_fit(void)
{
    struct arena a = {0};
    struct counted c = count_terms(
        "Troops left the base. The base of the troops is empty, and the "
        "empty base was sold to a trooper’s friend.",
        "en", &a);
    size_t sum = 0, named = 0, next = 0;

    for (size_t i = 0; i < c.terms.count; i++)
        sum += c.terms.frequency[i];
    for (size_t i = 0; i < c.tokens.count; i++) {
        uint32_t id = c.terms.id[i];

        if (id == TERM_NONE)
            continue;
        named++;
        CU_ASSERT(id < c.terms.count);
        CU_ASSERT(id <= next); /* in order of first appearance */
        next += id == next;
        CHECK_TRUE("stem of its token",
                   span_eq(c.terms.stem[id],
                           stem_word(c.stemmer, c.tokens.at[i].text)));
    }
    CHECK_SIZE("frequencies", sum, named);
    CHECK_SIZE("all numbers given", next, c.terms.count);
    stem_free(c.stemmer);
    arena_release(&a);
}

static void test_look_up(void)
{
    struct arena a = {0};
    struct counted c = count_terms("Troops left the base.", "en", &a);
    struct tokens query = token_split_span(SPAN("the bases of a Queen"), &a);
    uint32_t ids[5];

    CHECK_SIZE("tokens", query.count, 5);
    term_look_up(&c.terms, &query, c.lang, c.stemmer, ids);
    CHECK_SIZE("stop word", ids[0], TERM_NONE);
    CHECK_SIZE("known", ids[1], c.terms.id[3]);
    CHECK_SIZE("unknown", ids[4], TERM_NONE);
    stem_free(c.stemmer);
    arena_release(&a);
}

/* Long words that differ behind their hash, among ten thousand others. */
static void test_many_words(void)
{
    enum { WORDS = 10000 };
    struct arena a = {0};
    struct buf b = buf_new(&a, (size_t)1 << 24);
    char head[201] = {0};

    memset(head, 'k', 200);
    for (size_t i = 0; i < WORDS; i++) {
        if (i % 2)
            buf_add(&b, span_of(head));
        buf_printf(&b, "z%zux Z%zuX ", i, i);
    }
    struct counted c = count_terms(b.p, "en", &a);
    CHECK_SIZE("terms", c.terms.count, WORDS + WORDS / 2);
    for (size_t i = 0; i + 1 < c.tokens.count; i += 2)
        if (c.tokens.at[i].text.n < 100)
            CU_ASSERT(c.terms.id[i] == c.terms.id[i + 1]);
    stem_free(c.stemmer);
    arena_release(&a);
}

CU_TestInfo term_tests[] = {
    {"stems and frequencies",          test_terms      },
    {"numbers and frequencies agree",  test_numbers_fit},
    {"many words, and long ones",      test_many_words },
    {"other text in the same numbers", test_look_up    },
    CU_TEST_INFO_NULL
};
