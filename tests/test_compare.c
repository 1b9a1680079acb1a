#include "facts/compare.h"

#include "facts/doubt.h"
#include "tests/marked.h"
#include "tests/check.h"

enum { DOCS_MAX = 3 };

struct compared {
    struct arena arena;
    struct reading readings[DOCS_MAX];
    size_t count;
    struct facts facts;
    struct comparison comparison;
};

static void start(struct compared *c, const char *const *texts, size_t count)
{
    *c = (struct compared){.count = count};
    for (size_t i = 0; i < count; i++)
        c->readings[i] =
            marked_read(texts[i], "2021-01-05", &c->arena)->reading;
    c->facts = slot_fill(c->readings, count, &c->arena);
    c->comparison = compare_facts(&c->facts, c->readings, count, &c->arena);
}

static void end(struct compared *c)
{
    arena_release(&c->arena);
}

static bool agrees(const struct compared *c, const char *text)
{
    for (size_t i = 0; i < c->comparison.agreement_count; i++)
        if (span_eq(compare_text(&c->facts, c->comparison.agreements[i]),
                    span_of(text)))
            return true;
    return false;
}

/* The document that alone has a fact of this text, DOCS_MAX: none. */
static size_t alone(const struct compared *c, const char *text)
{
    for (size_t i = 0; i < c->comparison.only_count; i++)
        if (span_eq(compare_text(&c->facts, c->comparison.only[i].fact),
                    span_of(text)))
            return c->comparison.only[i].doc;
    return DOCS_MAX;
}

static const char *const two[] = {
    "[P Omar al-Basri] said on Tuesday that [L Norway] will stay "
    "calm after the withdrawal of half of the soldiers.\n"
    "\"The withdrawal of more than half of the soldiers will be done in "
    "spring,\" [P Basri] told parliament.\n"
    "The garrison sleeps in tents that leak. [P Lena Moe], a baker, brought "
    "300 loaves on 3 March 2019.",
    "[P=general|Omar al-Bashri], a former general, announced on Tuesday the "
    "withdrawal of half of the soldiers.\n"
    "\"The withdrawal of more than half of the soldiers will be done in "
    "spring (in the north),\" [P al-Bashri] told parliament.\n"
    "A storm drowned nine sheep near [L Elmar].",
};

static void test_lists(void)
{
    struct compared c;

    start(&c, two, 2);
    CHECK_TRUE("date", agrees(&c, "on Tuesday"));
    CHECK_SIZE("date of one", alone(&c, "on 3 March 2019"), 0);
    CHECK_SIZE("figure of one", alone(&c, "300 loaves"), 0);
    CHECK_SIZE("place of the other", alone(&c, "Elmar"), 1);
    CHECK_SIZE("sheep", alone(&c, "nine sheep"), 1);
    CHECK_SIZE("no conflict is alone", alone(&c, "half of the soldiers"),
               DOCS_MAX);
    for (size_t i = 1; i < c.comparison.only_count; i++)
        CHECK_TRUE("by document",
                   c.comparison.only[i - 1].doc <= c.comparison.only[i].doc);
    end(&c);
}

/* No fact is in two lists, and each list is true of the places. */
static void test_lists_are_apart(void)
{
    struct compared c;

    start(&c, two, 2);
    for (size_t i = 0; i < c.comparison.agreement_count; i++) {
        struct fact_ref a = c.comparison.agreements[i];
        const struct evidence *e = compare_evidence(&c.facts, a);

        CHECK_TRUE("two documents", e->at[0].doc != e->at[e->count - 1].doc);
        CHECK_TRUE("in the sheet", a.item < compare_count(&c.facts, a.slot));
        for (size_t k = 0; k < c.comparison.only_count; k++)
            CHECK_TRUE("in one list",
                       c.comparison.only[k].fact.slot != a.slot ||
                           c.comparison.only[k].fact.item != a.item);
    }
    for (size_t k = 0; k < c.comparison.only_count; k++) {
        const struct evidence *e =
            compare_evidence(&c.facts, c.comparison.only[k].fact);

        for (size_t i = 0; i < e->count; i++)
            CHECK_SIZE("one document", e->at[i].doc, c.comparison.only[k].doc);
    }
    end(&c);
}

static void test_half_and_more_than_half(void)
{
    struct compared c;
    const struct rivalry *r;

    start(&c, two, 2);
    r = c.comparison.rivalries;
    CHECK_SIZE("one conflict", c.comparison.rivalry_count, 1);
    CHECK_SIZE("two figures", r ? r->count : 0, 2);
    for (size_t i = 0; r && i < r->count; i++) {
        const struct evidence *e = &c.facts.numbers[r->items[i]].evidence;

        CHECK_SIZE("in both", e->count, 2);
        CHECK_SIZE("the first", e->at[0].doc, 0);
        CHECK_SIZE("and the second", e->at[1].doc, 1);
    }
    end(&c);
}

/* Figures in conflict stand together only with those of their own thing. */
static void test_conflicts_apart(void)
{
    static const char *const texts[] = {
        "The blast killed 12 people in the town. Nine people are missing.",
        "The blast in the town killed 14 people. Seven people are missing.",
    };
    struct compared c;

    start(&c, texts, 2);
    CHECK_SIZE("two conflicts", c.comparison.rivalry_count, 2);
    for (size_t i = 0; i < c.comparison.rivalry_count; i++) {
        const struct rivalry *r = &c.comparison.rivalries[i];

        CHECK_SIZE("two each", r->count, 2);
        CHECK_SIZE("of one class", c.facts.numbers[r->items[0]].unit_class,
                   c.facts.numbers[r->items[1]].unit_class);
    }
    end(&c);
}

/* The first fact of the first document, and whether it is only there. */
static void test_told_elsewhere(void)
{
    static const struct {
        const char *name, *first, *second, *fact;
        size_t doc;
    } rows[] = {
        {"a place in passing",     "A fire burned in [L Elmar].",
         "The road from Elmar is closed.",                                                           "Elmar",              DOCS_MAX},
        {"a place alone",          "A fire burned in [L Elmar].",         "The road is closed.",
         "Elmar",                                                                                                          0       },
        {"a country of two names", "The [L US] sent ships to [L Elmar].",
         "The [L United States] sent ships.",                                                        "US",                 DOCS_MAX},
        {"a date within",          "It ended in May 2019.",               "It ended on 4 May 2019.",
         "in May 2019",                                                                                                    DOCS_MAX},
        {"no date that is open",   "It will end in the coming days.",
         "It will end some day.",                                                                    "in the coming days", DOCS_MAX},
        {"the same figure",        "The fire burned 40 houses.",
         "Forty houses are gone.",                                                                   "40 houses",          DOCS_MAX},
        {"another figure",         "The fire burned 40 houses.",
         "Sixty barns are gone.",                                                                    "40 houses",          0       },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const texts[] = {rows[i].first, rows[i].second};
        struct compared c;

        start(&c, texts, 2);
        CHECK_SIZE(rows[i].name, alone(&c, rows[i].fact), rows[i].doc);
        end(&c);
    }
}

static bool tells(const struct compared *c, size_t doc, const char *words)
{
    for (size_t i = 0; i < c->comparison.told_only_count; i++)
        if (c->comparison.told_only[i].doc == doc &&
            span_find(c->comparison.told_only[i].text, span_of(words)) !=
                SIZE_MAX)
            return true;
    return false;
}

static void test_own_sentences(void)
{
    struct compared c;

    start(&c, two, 2);
    CHECK_TRUE("of the first", tells(&c, 0, "tents that leak"));
    CHECK_TRUE("of the second", tells(&c, 1, "drowned nine sheep"));
    CHECK_TRUE("no statement", !tells(&c, 0, "in spring"));
    CHECK_TRUE("not what both tell", !tells(&c, 1, "half of the soldiers"));
    end(&c);
}

static void test_copies(void)
{
    static const char *const texts[] = {
        "Snow closed the main road to the north on Tuesday and left more "
        "than forty drivers in their cars for a whole night. Nobody was hurt.",
        "Snow closed the main road to the north on Tuesday and left more "
        "than forty drivers in their cars for a whole night.",
        "A thaw flooded the railway to the south.",
    };
    struct compared c;

    start(&c, texts, 3);
    CHECK_SIZE("origin", compare_origin(&c.facts, 1), 0);
    CHECK_SIZE("its own", compare_origin(&c.facts, 2), 2);
    CHECK_SIZE("a copy agrees with nobody", c.comparison.agreement_count, 0);
    CHECK_SIZE("alone, in the original", alone(&c, "on Tuesday"), 0);
    for (size_t i = 0; i < c.comparison.told_only_count; i++)
        CHECK_TRUE("no sentence of a copy", c.comparison.told_only[i].doc != 1);
    end(&c);
}

static void test_portraits(void)
{
    static const char *const texts[] = {
        "The top [G Norwegian] anti-smuggling commander [P=commander|Aron "
        "Vale] died.",
        "He knew [P=former head of the harbour guard|Aron Vale], former head "
        "of the harbour guard. [P Vale] was old.",
    };
    struct compared c;
    const struct portrait *p;

    start(&c, texts, 2);
    p = c.comparison.portraits;
    CHECK_SIZE("one person", c.comparison.portrait_count, 1);
    CHECK_SIZE("by two", p->count, 2);
    CHECK_SIZE("described", p->by[0].role_count, 1);
    CHECK_SPAN("what qualifies the role", p->by[0].roles[0].text,
               "top Norwegian anti-smuggling commander");
    CHECK_SPAN("behind the name", p->by[1].roles[0].text,
               "former head of the harbour guard");
    CHECK_SPAN("the fullest name", p->by[1].name.text, "Aron Vale");
    end(&c);
}

static void test_no_portraits(void)
{
    static const struct {
        const char *name, *first, *second;
        size_t count;
    } rows[] = {
        {"one document",   "[P=mayor|Ana Coe], mayor, spoke. [P Coe] left.",
         "Nobody spoke.",                                                                         0},
        {"not described",  "[P Ana Coe] spoke.",                             "[P Ana Coe] left.", 0},
        {"described once", "[P=mayor|Ana Coe], mayor, spoke.",
         "[P Ana Coe] left.",                                                                     1},
        {"a body",         "[O=agency|Coe Bank], an agency, spoke.",
         "[O Coe Bank] left.",                                                                    0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const texts[] = {rows[i].first, rows[i].second};
        struct compared c;

        start(&c, texts, 2);
        CHECK_SIZE(rows[i].name, c.comparison.portrait_count, rows[i].count);
        end(&c);
    }
}

static void test_marking(void)
{
    static const struct {
        const char *name, *text, *words;
        enum marking marking;
    } rows[] = {
        {"none",          "He said that they will all go home.",                "they will all go home",
         MARKED_NOT                                                                                                  },
        {"all",           "\"They will all go home now,\" he said.",
         "They will all go home now,",                                                                   MARKED_WHOLE},
        {"part",          "He said that they \"will all go home at once.\"",
         "they \"will all go home at once",                                                              MARKED_PART },
        {"a word within", "\"They will all go home now,\" he said.",            "all",
         MARKED_WHOLE                                                                                                },
        {"before",        "They left. \"They will all go home now,\" he said.",
         "They left",                                                                                    MARKED_NOT  },
        {"behind",        "\"They will all go home now,\" he said. They left.",
         "They left",                                                                                    MARKED_NOT  },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct reading r = marked_read(rows[i].text, "2021-01-05", &a)->reading;
        size_t from = span_find(r.doc->text, span_of(rows[i].words));
        struct at at = {.text = span_slice(r.doc->text, from,
                                           from + strlen(rows[i].words))};

        CHECK_SIZE(rows[i].name, compare_marking(&r, &at), rows[i].marking);
        r.mentions = NULL;
        CHECK_SIZE("without mentions", compare_marking(&r, &at), MARKED_NOT);
        arena_release(&a);
    }
}

/* ---- doubts ---- */

static void test_doubts(void)
{
    static const struct {
        const char *name, *text;
        enum doubt doubt;
        size_t cases;
    } rows[] = {
        {"a conflict within",
         "Half of the soldiers will leave, he said. "
         "\"More than half of the soldiers will leave in "
         "spring,\" he told parliament.",                                             DOUBT_CONFLICT,     1},
        {"no conflict",       "Half of the soldiers will leave, he said.",
         DOUBT_CONFLICT,                                                                                  0},
        {"no speaker",        "\"They will all go home at once.\"",                   DOUBT_UNATTRIBUTED,
         1                                                                                                 },
        {"a speaker",         "\"They will all go home at once,\" [P Ana Coe] said.",
         DOUBT_UNATTRIBUTED,                                                                              0},
        {"a weekday",         "It began on Tuesday.",                                 DOUBT_DATE,         1},
        {"a day of no year",  "It began on June 12.",                                 DOUBT_DATE,         1},
        {"a date",            "It began on 12 June 2019.",                            DOUBT_DATE,         0},
        {"no day is named",   "It will begin in the coming days.",                    DOUBT_DATE,         0},
        {"a span",            "It began a few days ago.",                             DOUBT_DATE,         0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct reading r = marked_read(rows[i].text, "", &a)->reading;
        struct facts f = slot_fill(&r, 1, &a);
        struct doubts d = doubt_find(rows[i].doubt, &f, &r, &a);

        CHECK_SIZE(rows[i].name, d.cases, rows[i].cases);
        if (d.count)
            CHECK_TRUE("the last ends its case", !d.at[d.count - 1].goes_on);
        arena_release(&a);
    }
}

CU_TestInfo compare_tests[] = {
    {"what both have and what one",         test_lists                  },
    {"lists are apart and true",            test_lists_are_apart        },
    {"half and more than half in both",     test_half_and_more_than_half},
    {"conflicts of different things",       test_conflicts_apart        },
    {"what is told elsewhere",              test_told_elsewhere         },
    {"sentences of one's own",              test_own_sentences          },
    {"copies",                              test_copies                 },
    {"names and descriptions side by side", test_portraits              },
    {"nothing to compare of a person",      test_no_portraits           },
    {"in quotation marks or not",           test_marking                },
    {"doubts",                              test_doubts                 },
    CU_TEST_INFO_NULL
};
