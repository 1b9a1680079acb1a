#include "text/lexicon.h"

#include "base/table.h"
#include "base/utf8.h"
#include "tests/check.h"
#include "text/lang.h"

static void test_find(void)
{
    const struct lang *en = lang_find(SPAN("en"));
    const struct lexeme *e = lexicon_find(&en->abbreviations, SPAN("gov"));

    CU_ASSERT_PTR_NOT_NULL_FATAL(e);
    CHECK_SIZE("tag", e->tag, ABBREVIATION_TITLE);
    CHECK_SPAN("key", lexeme_key(&en->abbreviations, e), "gov");
    CHECK_TRUE("exact", !lexicon_find(&en->abbreviations, SPAN("Gov")));
    CHECK_TRUE("folded",
               lexicon_find_folded(&en->abbreviations, SPAN("Gov")) == e);
    CHECK_TRUE("apostrophe", lexicon_has(&en->stopwords, SPAN("Don’t")));
    CHECK_TRUE("not there", !lexicon_has(&en->stopwords, SPAN("bridge")));
    CHECK_TRUE("empty", !lexicon_has(&en->stopwords, SPAN("")));
    CHECK_TRUE("two words", lexicon_has(&en->openers, SPAN("as a result")));
    CHECK_TRUE("by hash", lexicon_find_hashed(&en->abbreviations, SPAN("gov"),
                                              span_hash(SPAN("gov"))) == e);
    CHECK_TRUE("any case by hash",
               lexicon_find_word(&en->abbreviations, SPAN("GOV"),
                                 span_hash(SPAN("gov"))) == e);
}

/* A phrase must never be passed over because of its head. */
static void test_heads(void)
{
    const struct lexicon *l = &world.places;
    size_t words = 0;

    for (size_t i = 0; i <= l->mask; i++) {
        struct span key = lexeme_key(l, &l->slots[i]);
        char folded[256];

        if (key.n == 0 || !memchr(key.p, ' ', key.n))
            continue;
        struct span head = lexicon_head(utf8_fold(key, folded, sizeof folded));
        CHECK_TRUE("head", lexicon_may_head(l, span_hash(head)));
        words++;
    }
    CHECK_TRUE("phrases", words > 100);
    CHECK_TRUE("no head", !lexicon_may_head(&lang_unknown()->titles, 0));
    CHECK_SPAN("letters and digits", lexicon_head(SPAN("al-anbar")), "al");
    CHECK_SPAN("none", lexicon_head(SPAN("-x")), "");
}

static void test_no_list(void)
{
    const struct lexicon none = {0};

    CHECK_TRUE("find", !lexicon_find(&none, SPAN("a")));
    CHECK_TRUE("folded", !lexicon_find_folded(&none, SPAN("a")));
    CHECK_TRUE("has", !lexicon_has(&lang_unknown()->stopwords, SPAN("a")));
}

static void test_long_words(void)
{
    static const char word[4096] = "x";
    const struct lang *en = lang_find(SPAN("en"));

    for (size_t n = 0; n <= sizeof word; n += 13)
        CHECK_TRUE("in no list",
                   !lexicon_has(&en->stopwords, (struct span){word, n}));
}

static void check_list(const char *name, const struct lexicon *l)
{
    size_t found = 0, longest = 0;

    for (size_t i = 0; l->slots && i <= l->mask; i++) {
        const struct lexeme *e = &l->slots[i];

        if (e->n == 0)
            continue;
        longest = e->n > longest ? e->n : longest;
        found += lexicon_find(l, lexeme_key(l, e)) == e;
    }
    CHECK_SIZE(name, found, l->count);
    CHECK_SIZE(name, longest, l->longest);
}

/* Every key of every list is found, in lower case as the rules ask. */
static void test_all_lists(void)
{
    const struct lang *l;

    for (size_t i = 0; (l = lang_at(i)); i++) {
        check_list(l->code, &l->stopwords);
        check_list(l->code, &l->abbreviations);
        check_list(l->code, &l->starters);
        check_list(l->code, &l->openers);
        for (size_t k = 0; l->stopwords.count && k <= l->stopwords.mask; k++) {
            const struct lexeme *e = &l->stopwords.slots[k];

            if (e->n)
                CHECK_TRUE(l->code, lexicon_has(&l->stopwords,
                                                lexeme_key(&l->stopwords, e)));
        }
    }
}

static void check_prefixes(const char *name, const struct lexicon *l)
{
    size_t prefixes = 0, missed = 0;

    for (size_t i = 0; l->slots && i <= l->mask; i++) {
        struct span key = lexeme_key(l, &l->slots[i]);

        for (size_t n = 0; n < key.n; n++)
            if (key.p[n] == ' ') {
                prefixes++;
                missed += !lexicon_goes_on(l, span_hash(span_upto(key, n)));
            }
    }
    CHECK_SIZE(name, missed, 0);
    CHECK_SIZE(name, prefixes > 0, l->prefixes != NULL);
}

/* The filter lets all beginnings through and keeps most other words out. */
static void test_prefixes(void)
{
    const struct lexicon *lines = &lang_find(SPAN("en"))->lines;
    const struct lexicon *words = &lang_find(SPAN("en"))->stopwords;
    const struct lexicon none = {0};
    size_t passed = 0;

    for (size_t i = 0; lang_at(i); i++) {
        check_prefixes(lang_at(i)->code, &lang_at(i)->lines);
        check_prefixes(lang_at(i)->code, &lang_at(i)->openers);
        check_prefixes(lang_at(i)->code, &lang_at(i)->stopwords);
    }
    for (size_t i = 0; i <= world.places.mask; i++)
        passed += lexicon_goes_on(
            lines,
            span_hash(lexeme_key(&world.places, &world.places.slots[i])));
    CHECK_TRUE("most are kept out", passed * 4 < world.places.count);
    CHECK_TRUE("no spaces", !lexicon_goes_on(words, span_hash(SPAN("as"))));
    CHECK_TRUE("no list", !lexicon_goes_on(&none, span_hash(SPAN("as"))));
}

static void test_languages(void)
{
    CHECK_SPAN("code", span_of(lang_find(SPAN("de"))->name), "German");
    CHECK_SPAN("region", span_of(lang_find(SPAN("en-GB"))->code), "en");
    CHECK_SPAN("case", span_of(lang_find(SPAN("PT_br"))->code), "pt");
    CHECK_TRUE("none", !lang_find(SPAN("xx")));
    CHECK_TRUE("empty", !lang_find(SPAN("")));
    for (size_t i = 0; lang_at(i); i++)
        CHECK_TRUE(lang_at(i)->code,
                   lang_find(span_of(lang_at(i)->code)) == lang_at(i));
    CHECK_SPAN("unknown", span_of(lang_unknown()->code), "und");
}

CU_TestInfo lexicon_tests[] = {
    {"find",                                  test_find      },
    {"a list that a language lacks",          test_no_list   },
    {"words without end",                     test_long_words},
    {"all lists hold their keys",             test_all_lists },
    {"what keys of several words begin with", test_prefixes  },
    {"heads of phrases",                      test_heads     },
    {"languages by code",                     test_languages },
    CU_TEST_INFO_NULL
};
