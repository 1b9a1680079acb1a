#include "mention/mention.h"

#include "tests/check.h"

static const char text[] =
    "President Ana Lopez said on Tuesday that 12 soldiers had died in Lima "
    "since January 3, 2020. \"We will find who did this,\" she said at 6 p.m. "
    "on Monday. About 40 Peruvians, 3 of them children, left for Chile two "
    "days later.";

static struct mentions find_all(struct sentences *sentences, struct arena *a)
{
    struct document doc = {.text = SPAN(text),
                           .date = SPAN("2021-01-05"),
                           .lang = lang_find(SPAN("en"))};

    doc.blocks = ARENA_NEW(a, struct block, 1);
    doc.blocks[0] = (struct block){.text = doc.text, .body = doc.text};
    doc.block_count = 1;
    *sentences = sentence_split(&doc, a);
    struct tokens tokens = token_split(sentences, a);
    return mention_find(&doc, sentences, &tokens, a);
}

static void test_names(void)
{
    for (int i = 0; i < MENTION_KINDS; i++)
        for (int k = 0; k < i; k++)
            CHECK_TRUE(mention_kind_name((enum mention_kind)i),
                       strcmp(mention_kind_name((enum mention_kind)i),
                              mention_kind_name((enum mention_kind)k)) != 0);
    CHECK_SPAN("kind", span_of(mention_kind_name(MENTION_DATE)), "date");
    CHECK_SPAN("type", span_of(timex_type_name(TIMEX_SET)), "SET");
    CHECK_SPAN("precision", span_of(date_precision_name(PRECISION_WEEKEND)),
               "weekend");
    CHECK_SPAN("none", span_of(date_precision_name(PRECISION_NONE)), "none");
}

static void test_order(void)
{
    struct arena a = {0};
    struct sentences sentences;
    struct mentions m = find_all(&sentences, &a);

    for (size_t i = 0; i < m.count; i++) {
        struct span t = m.at[i].text;

        CHECK_TRUE("inside the text",
                   t.p >= text && t.n && t.p + t.n <= text + sizeof text - 1);
        CHECK_TRUE("in its sentence",
                   m.at[i].kind == MENTION_QUOTE ||
                       span_holds(sentences.at[m.at[i].sentence].text, t));
        if (i == 0)
            continue;
        struct span before = m.at[i - 1].text;
        CHECK_TRUE("by place, longer first",
                   before.p < t.p || (before.p == t.p && before.n >= t.n));
    }
    arena_release(&a);
}

static void test_every_finder_runs(void)
{
    struct arena a = {0};
    struct sentences sentences;
    struct mentions m = find_all(&sentences, &a);
    size_t dates = 0, numbers = 0, quotes = 0;

    for (size_t i = 0; i < m.count; i++) {
        dates += m.at[i].kind == MENTION_DATE;
        numbers += m.at[i].kind == MENTION_NUMBER;
        quotes += m.at[i].kind == MENTION_QUOTE;
    }
    CHECK_SIZE("dates", dates, 5);
    CHECK_SIZE("numbers", numbers, 3);
    CHECK_SIZE("quotations", quotes, 1);
    arena_release(&a);
}

static void test_same_twice(void)
{
    struct arena a = {0};
    struct sentences sentences;
    struct mentions m = find_all(&sentences, &a), n = find_all(&sentences, &a);

    CHECK_SIZE("as many", m.count, n.count);
    for (size_t i = 0; i < m.count && i < n.count; i++)
        CHECK_TRUE("the same", m.at[i].kind == n.at[i].kind &&
                                   m.at[i].text.p == n.at[i].text.p &&
                                   m.at[i].text.n == n.at[i].text.n);
    arena_release(&a);
}

CU_TestInfo mention_tests[] = {
    {"names of kinds, types, precisions", test_names            },
    {"order and place",                   test_order            },
    {"every finder runs",                 test_every_finder_runs},
    {"same input, same mentions",         test_same_twice       },
    CU_TEST_INFO_NULL
};
