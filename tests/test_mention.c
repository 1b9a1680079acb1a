#include "mention/mention.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "input/input.h"
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

static bool at_edge(struct span s, size_t at)
{
    return at == s.n || ((unsigned char)s.p[at] & 0xc0) != 0x80;
}

/* NULL if a mention is what mention.h promises, else what is wrong. */
static const char *mention_fault(const struct document *doc,
                                 const struct sentences *sentences,
                                 const struct mention *m)
{
    size_t at = (size_t)(m->text.p - doc->text.p);
    struct span role;

    if (m->text.n == 0 || !span_holds(doc->text, m->text))
        return "outside the text";
    if (!at_edge(doc->text, at) || !at_edge(doc->text, at + m->text.n))
        return "cuts a character";
    if (m->sentence >= sentences->count)
        return "in no sentence";
    struct span sentence = sentences->at[m->sentence].text;
    if (m->kind == MENTION_QUOTE)
        return span_holds(m->as.quote.marked, m->text) &&
                       span_holds(doc->text, m->as.quote.marked)
                   ? NULL
                   : "outside its marks";
    /* The place of a dateline stands before the first sentence. */
    if (m->kind == MENTION_PLACE && !span_holds(sentence, m->text))
        return m->text.p < sentence.p ? NULL : "place outside its sentence";
    if (!span_holds(sentence, m->text))
        return "outside its sentence";
    role = m->kind <= MENTION_GROUP ? m->as.name.role : SPAN("");
    return role.n == 0 || span_holds(sentence, role)
               ? NULL
               : "role outside its sentence";
}

static void check_mentions(const char *name, const struct document *doc,
                           size_t kinds[MENTION_KINDS], struct arena *a)
{
    struct sentences sentences = sentence_split(doc, a);
    struct tokens tokens = token_split(&sentences, a);
    struct mentions m = mention_find(doc, &sentences, &tokens, a);

    for (size_t i = 0; i < m.count; i++) {
        const char *fault = mention_fault(doc, &sentences, &m.at[i]);

        if (fault)
            fprintf(stderr, "%s: %s\n", name, fault);
        CHECK_TRUE(name, fault == NULL);
        kinds[m.at[i].kind]++;
    }
}

static struct span read_file(const char *name, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 24);
    char path[256], piece[4096];
    size_t n;

    snprintf(path, sizeof path, "corpus/articles/%s", name);
    FILE *f = fopen(path, "rb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(f);
    while ((n = fread(piece, 1, sizeof piece, f)) > 0)
        buf_add(&b, (struct span){piece, n});
    fclose(f);
    return buf_span(&b);
}

/* Every kind of mention, in every format and two languages; each text also
 * as the language of each list, since a reader may be told the wrong one. */
static void test_articles(void)
{
    static const char *const names[] = {
        "business-ferry.html", "court-bridge.txt",     "election-council.md",
        "flood-river.txt",     "flood-update.html",    "health-clinic.md",
        "obituary-keeper.txt", "science-seagrass.txt", "strike-rail.txt",
        "troops-capital.txt",  "troops-gazette.md",    "troops-wire.html",
        "verkehr-bruecke.txt"};
    static const char *const codes[] = {"",   "de", "fr", "es", "it",
                                        "pt", "nl", "ru", "ar", "zh"};
    size_t kinds[MENTION_KINDS] = {0};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; k < sizeof codes / sizeof *codes; k++) {
            struct arena a = {0};
            struct document doc;
            struct input_hints hints = {.lang = span_of(codes[k])};
            struct err err = {0};

            CU_ASSERT_TRUE_FATAL(
                input_read(read_file(names[i], &a), &hints, &a, &doc, &err));
            check_mentions(names[i], &doc, kinds, &a);
            arena_release(&a);
        }
    for (int k = 0; k < MENTION_KINDS; k++)
        CHECK_TRUE(mention_kind_name((enum mention_kind)k), kinds[k] > 0);
}

CU_TestInfo mention_tests[] = {
    {"names of kinds, types, precisions", test_names            },
    {"order and place",                   test_order            },
    {"every finder runs",                 test_every_finder_runs},
    {"articles, in all languages",        test_articles         },
    {"same input, same mentions",         test_same_twice       },
    CU_TEST_INFO_NULL
};
