#include "facts/merge.h"

#include "tests/marked.h"
#include "tests/check.h"

static struct facts fill(const char *const *texts, size_t count,
                         struct arena *a)
{
    struct reading *r = ARENA_NEW(a, struct reading, count);

    for (size_t i = 0; i < count; i++)
        r[i] = marked_read(texts[i], "2021-01-05", a)->reading;
    return slot_fill(r, count, a);
}

static const char *const two[] = {
    "[P Omar al-Basri] said on Tuesday that 12 people were killed in "
    "[L Oslo]. \"We will find out what happened here,\" he said.",
    "The blast killed at least 12 people, [P Omar al-Bashri] told reporters. "
    "\"We will find out what has happened here,\" [P al-Bashri] said on "
    "Tuesday. Thirty houses in [L Oslo] burned.",
};

static void test_agreed(void)
{
    struct arena a = {0};
    struct facts f = fill(two, 2, &a);

    CHECK_SIZE("one person", f.who_count, 1);
    CHECK_SIZE("who", f.who[0].status, FACT_AGREED);
    CHECK_SIZE("when", f.when[0].status, FACT_AGREED);
    CHECK_SIZE("where", f.where[0].status, FACT_AGREED);
    CHECK_SIZE("killed", f.numbers[0].status, FACT_AGREED);
    CHECK_SIZE("houses", f.numbers[f.number_count - 1].status, FACT_SINGLE);
    CHECK_SIZE("a lead for each", f.what_count, 2);
    arena_release(&a);
}

static void test_quotations_in_other_words(void)
{
    struct arena a = {0};
    struct facts f = fill(two, 2, &a);
    size_t agreed = 0;

    for (size_t i = 0; i < f.reaction_count; i++)
        agreed += f.reactions[i].direct &&
                  f.reactions[i].status == FACT_AGREED &&
                  f.reactions[i].evidence.count == 2;
    CHECK_SIZE("joined", agreed, 1);
    arena_release(&a);
}

static void test_copies(void)
{
    static const char *const texts[] = {
        "Snow closed the main road to the north on Tuesday and left more "
        "than forty drivers in their cars for a whole night. Nobody was hurt.",
        "Snow closed the main road to the north on Tuesday and left more "
        "than forty drivers in their cars for a whole night.",
        "Ice closed the railway to the south on Tuesday.",
    };
    struct arena a = {0};
    struct facts f = fill(texts, 3, &a);

    CHECK_SIZE("the first is none", f.duplicate_of[0], SIZE_MAX);
    CHECK_SIZE("a shortened copy", f.duplicate_of[1], 0);
    CHECK_SIZE("another article", f.duplicate_of[2], SIZE_MAX);
    for (size_t i = 0; i < f.number_count; i++)
        CHECK_SIZE("a copy is no second source", f.numbers[i].status,
                   FACT_SINGLE);
    CHECK_SIZE("a lead for each source", f.what_count, 2);
    arena_release(&a);
}

static void test_family_names_stay_apart(void)
{
    static const char *const texts[] = {
        "[P Anna Roe] said that the road was closed.",
        "[P Peter Roe] said that the railway was open.",
    };
    struct arena a = {0};
    struct facts f = fill(texts, 2, &a);

    CHECK_SIZE("two persons", f.who_count, 2);
    for (size_t i = 0; i < f.who_count; i++)
        CHECK_SIZE("single", f.who[i].status, FACT_SINGLE);
    arena_release(&a);
}

/* The first figure of each document, its status in the merged sheet. */
static void test_tolls(void)
{
    static const struct {
        const char *first, *second;
        size_t facts;
        enum fact_status status;
    } rows[] = {
        {"The blast killed 12 people in the town.",
         "The blast in the town killed 14 people, officials said.",                     2,
         FACT_CONFLICT                                                                                  },
        {"Nine people are missing.",                "Seven people are missing.",        2,
         FACT_CONFLICT                                                                                  },
        {"The blast killed 12 people in the town.",
         "The bomb left 14 dead in the town.",                                          2, FACT_CONFLICT},
        {"The blast killed at least 12 people.",    "The blast killed 14 people.",
         1,                                                                                FACT_AGREED  },
        {"The blast killed 12 people.",             "The blast wounded 14 people.",     2,
         FACT_SINGLE                                                                                    },
        {"The blast killed 12 people.",
         "Twelve people were killed. A blast in 2012 killed 14 people.",                2,
         FACT_AGREED                                                                                    },
        {"The blast killed 12 people.",
         "Twelve people were killed at first; by night 14 people were "
         "killed.",                                                                     2, FACT_AGREED  },
        {"The blast killed 12 people.",             "The blast killed three soldiers.", 2,
         FACT_SINGLE                                                                                    },
        {"The town lies 30 miles from the sea.",
         "The bus came 35 miles on Sunday.",                                            2, FACT_SINGLE  },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *texts[] = {rows[i].first, rows[i].second};
        struct arena a = {0};
        struct facts f = fill(texts, 2, &a);

        CHECK_SIZE(rows[i].second, f.number_count, rows[i].facts);
        CHECK_SIZE(rows[i].second, f.numbers[0].status, rows[i].status);
        arena_release(&a);
    }
}

static void test_leads(void)
{
    static const char *const texts[] = {
        "Snow closed the main road to the northern valley on Tuesday night.",
        "Snow closed the main road to the northern valley, police said.",
        "The council of the southern city chose a new mayor after long talks.",
    };
    struct arena a = {0};
    struct facts f = fill(texts, 3, &a);
    size_t agreed = 0;

    CHECK_SIZE("a lead for each source", f.what_count, 3);
    for (size_t i = 0; i < f.what_count; i++) {
        agreed += f.what[i].status == FACT_AGREED;
        CHECK_TRUE("agreed by two or single",
                   (f.what[i].status == FACT_AGREED) ==
                       (f.what[i].evidence.count == 2));
    }
    CHECK_SIZE("two of them", agreed, 2);
    arena_release(&a);
}

/* One sentence of an agency in two articles is one source. */
static void test_agency_sentence(void)
{
    static const char *const texts[] = {
        "Thirty houses in the old quarter of the town burned down on Monday, "
        "the fire service said. Ice closed the railway to the south.",
        "Thirty houses in the old quarter of the town burned down on Monday, "
        "the fire service said. The mayor spoke of a black day for all who "
        "live there, and schools will be shut for the rest of the week.",
    };
    struct arena a = {0};
    struct facts f = fill(texts, 2, &a);

    CHECK_SIZE("no copy", f.duplicate_of[1], SIZE_MAX);
    CHECK_SIZE("two places", f.numbers[0].evidence.count, 2);
    CHECK_SIZE("one source", f.numbers[0].status, FACT_SINGLE);
    arena_release(&a);
}

/* Agency copy in other words: two articles that share a good part of their
 * sentences have them from one text; a speaker is heard by many. */
static void test_rewritten_copy(void)
{
    static const char *const texts[] = {
        "Thirty houses in the old quarter of the town burned down on Monday, "
        "the fire service said. Ice closed the railway to the south. The "
        "mayor opened two schools for all who had lost their homes there.",
        "Some thirty houses in the old quarter of the town burned down, the "
        "fire service said. The mayor opened two schools for those who had "
        "lost their homes there. Trains ran late in the whole north.",
        "\"We have lost our homes and all that was in them,\" said "
        "[P Jo Lee]. A man was hurt.",
        "[P Jo Lee] said: \"We have lost our homes and all that was in "
        "them.\" No bus ran that day.",
    };
    struct arena a = {0};
    struct facts f = fill(texts, 2, &a);

    CHECK_SIZE("no copy", f.duplicate_of[1], SIZE_MAX);
    for (size_t i = 0; i < f.number_count; i++)
        CHECK_SIZE("one source", f.numbers[i].status, FACT_SINGLE);
    f = fill(texts + 2, 2, &a);
    CHECK_SIZE("one quotation", f.reaction_count, 1);
    CHECK_SIZE("two who heard it", f.reactions[0].status, FACT_AGREED);
    arena_release(&a);
}

/* Figures of one thing: units, counts, bounds and days. */
static void test_figures(void)
{
    static const struct {
        size_t facts;
        enum fact_status status;
        const char *first, *second;
    } rows[] = {
        {1, FACT_AGREED,   "The rocket fell 1,180 km east of Cape Lund.",
         "The rocket fell about 735 miles east of Cape Lund."                                        },
        {2, FACT_SINGLE,   "The rocket fell 1,180 km east of Cape Lund.",
         "The plane flew 735 miles to the north."                                                    },
        {2, FACT_AGREED,   "Rebels freed 21 of the more than 270 girls.",
         "The 21 schoolgirls came home."                                                             },
        {3, FACT_SINGLE,   "Two of the 12 men fled.",                      "The two dogs were found."},
        {1, FACT_AGREED,   "One was killed and dozens more were injured.",
         "In all 51 people were injured."                                                            },
        {2, FACT_CONFLICT, "Acme made a $38 billion bid for Lund Motors.",
         "The talks hang on the $47 billion that Acme pays Lund Motors."                             },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *texts[] = {rows[i].first, rows[i].second};
        struct arena a = {0};
        struct facts f = fill(texts, 2, &a);

        CHECK_SIZE(rows[i].second, f.number_count, rows[i].facts);
        CHECK_SIZE(rows[i].second, f.numbers[0].status, rows[i].status);
        arena_release(&a);
    }
}

/* "12 dead" on Tuesday and "14 dead" on Wednesday: an update. */
static void test_later_tolls(void)
{
    static const char *const texts[] = {
        "The blast killed 12 people in the town.",
        "The blast in the town killed 14 people, officials said.",
    };
    static const struct {
        const char *first, *second;
        enum fact_status status;
    } days[] = {
        {"2021-01-05", "2021-01-05", FACT_CONFLICT},
        {"2021-01-05", "2021-01-06", FACT_SINGLE  },
        {"2021-01-06", "2021-01-05", FACT_CONFLICT},
    };

    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct arena a = {0};
        struct reading r[] = {
            marked_read(texts[0], days[i].first, &a)->reading,
            marked_read(texts[1], days[i].second, &a)->reading,
        };
        struct facts f = slot_fill(r, 2, &a);

        CHECK_SIZE(days[i].second, f.numbers[0].status, days[i].status);
        arena_release(&a);
    }
}

static void test_bodies(void)
{
    static const struct {
        size_t who;
        const char *first, *second;
    } rows[] = {
        {1, "[O Acme Motors Inc] said it would close.",
         "[O Acme Motors] said it would close."              },
        {1, "[O Committee for the Old Town] said it would close.",
         "[O Committee of the Old Town] said it would close."},
        {1, "[O Northern Alliance Road Council] said it would close.",
         "[O N.A. Road Council] said it would close."        },
        {2, "[O Road Council] said it would close.",
         "[O Rail Council] said it would close."             },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *texts[] = {rows[i].first, rows[i].second};
        struct arena a = {0};
        struct facts f = fill(texts, 2, &a);

        CHECK_SIZE(rows[i].second, f.who_count, rows[i].who);
        arena_release(&a);
    }
}

/* Each fact has evidence, in order of the documents, in their texts. */
static void test_evidence(void)
{
    struct arena a = {0};
    struct facts f = fill(two, 2, &a);

    for (size_t i = 0; i < f.who_count; i++) {
        const struct evidence *e = &f.who[i].evidence;

        CHECK_TRUE("some", e->count > 0);
        for (size_t k = 1; k < e->count; k++)
            CHECK_TRUE("in order", e->at[k - 1].doc <= e->at[k].doc);
    }
    for (size_t i = 0; i < f.reaction_count; i++)
        for (size_t k = 0; k < f.reactions[i].evidence.count; k++)
            CHECK_TRUE("sentence known",
                       f.reactions[i].evidence.at[k].sentence > 0);
    arena_release(&a);
}

CU_TestInfo merge_tests[] = {
    {"two documents agree",          test_agreed                   },
    {"quotations in other words",    test_quotations_in_other_words},
    {"copies count once",            test_copies                   },
    {"one family name, two persons", test_family_names_stay_apart  },
    {"tolls of one event",           test_tolls                    },
    {"leads that tell the same",     test_leads                    },
    {"one sentence, one source",     test_agency_sentence          },
    {"one text, rewritten",          test_rewritten_copy           },
    {"figures of one thing",         test_figures                  },
    {"tolls of two days",            test_later_tolls              },
    {"names of bodies",              test_bodies                   },
    {"evidence",                     test_evidence                 },
    CU_TEST_INFO_NULL
};
