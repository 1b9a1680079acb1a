#include "facts/told.h"

#include "tests/marked.h"
#include "tests/check.h"

/* Two documents read; what the second tells is asked of the first. */
struct pair {
    struct arena arena;
    struct reading readings[2];
    size_t origin[2];
    struct told *told;
};

static void pair_start(struct pair *p, const char *first, const char *second,
                       bool copy)
{
    *p = (struct pair){
        .origin = {0, copy ? 0 : 1}
    };
    p->readings[0] = marked_read(first, "2021-01-05", &p->arena)->reading;
    p->readings[1] = marked_read(second, "2021-01-05", &p->arena)->reading;
    p->told = told_read(p->readings, p->origin, 2, &p->arena);
}

static void pair_end(struct pair *p)
{
    told_free(p->told);
    arena_release(&p->arena);
}

static const struct {
    const char *name, *second, *asked;
    bool told;
} names[] = {
    {"there",              "He met Anna Roe.",       "Anna Roe",  true },
    {"any case",           "ANNA ROE came.",         "Anna Roe",  true },
    {"over two lines",     "Anna\nRoe",              "Anna Roe",  true },
    {"another first name", "Peter Roe came.",        "Anna Roe",  false},
    {"its parts apart",    "Anna, daughter of Roe.", "Anna Roe",  false},
    {"a longer name",      "The port of Elmar Bay.", "Elmar",     true },
    {"part of a word",     "The Elmarians came.",    "Elmar",     false},
    {"at the very end",    "He went to Elmar",       "Elmar Bay", false},
    {"no words",           "He went to Elmar",       "",          false},
};

static void test_names(void)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct pair p;

        pair_start(&p, "Anna Roe went to Elmar Bay.", names[i].second, false);
        CHECK_TRUE(names[i].name,
                   told_name(p.told, 0, span_of(names[i].asked)) ==
                       names[i].told);
        pair_end(&p);
    }
}

static void test_copies_tell_nothing(void)
{
    struct pair p;

    pair_start(&p, "Anna Roe came in May 2019.", "Anna Roe came in May 2019.",
               true);
    CHECK_TRUE("name", !told_name(p.told, 0, SPAN("Anna Roe")));
    CHECK_TRUE("date", !told_date(p.told, 0, SPAN("2019-05")));
    CHECK_SIZE("words",
               told_share(p.told, 0, SPAN("Anna Roe came in May 2019")), 0);
    pair_end(&p);
}

static const struct {
    const char *name, *second, *iso;
    bool told;
} dates[] = {
    {"the same day",   "It began on 3 January 2020.", "2020-01-03", true },
    {"computed",       "It began on Monday.",         "2021-01-04", true },
    {"its month",      "It began on 3 January 2020.", "2020-01",    true },
    {"its year",       "It began on 3 January 2020.", "2020",       true },
    {"a day of it",    "It began in January 2020.",   "2020-01-03", false},
    {"another day",    "It began on 4 January 2020.", "2020-01-03", false},
    {"another year",   "It began in 2019.",           "2020",       false},
    {"no date at all", "It began.",                   "2020",       false},
};

static void test_dates(void)
{
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct pair p;

        pair_start(&p, "It was long ago.", dates[i].second, false);
        CHECK_TRUE(dates[i].name, told_date(p.told, 0, span_of(dates[i].iso)) ==
                                      dates[i].told);
        pair_end(&p);
    }
}

static const struct {
    const char *name, *first, *second;
    bool told;
} numbers[] = {
    {"the same",      "12 people came.",      "There were 12 people.",    true },
    {"in words",      "12 people came.",      "Twelve people came.",      true },
    {"of one class",  "12 soldiers came.",    "12 troops came.",          true },
    {"singular",      "1 ship sank.",         "They lost one ship.",      true },
    {"a bound",       "12 people came.",      "At least 12 people came.", true },
    {"another value", "12 people came.",      "13 people came.",          false},
    {"another noun",  "12 loaves lay there.", "12 boats lay there.",      false},
};

static void test_numbers(void)
{
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        const struct mentions *m;
        struct pair p;

        pair_start(&p, numbers[i].first, numbers[i].second, false);
        m = p.readings[0].mentions;
        CHECK_SIZE(numbers[i].name, m->count, 1);
        if (m->count)
            CHECK_TRUE(numbers[i].name,
                       told_number(p.told, 0, &m->at[0].as.number) ==
                           numbers[i].told);
        pair_end(&p);
    }
}

static void test_countries(void)
{
    struct pair p;

    pair_start(&p, "It is far.", "He left the [L United States] for [L Elmar].",
               false);
    CHECK_TRUE("by another name", told_country(p.told, 0, 'U' * 256 + 'S'));
    CHECK_TRUE("another", !told_country(p.told, 0, 'N' * 256 + 'O'));
    CHECK_TRUE("none", !told_country(p.told, 0, 0));
    pair_end(&p);
}

static const struct {
    const char *name, *second;
    size_t least, most; /* [percent] */
} shares[] = {
    {"word for word",    "The ferry sank off the northern island at night.",   100,
     100                                                                              },
    {"other forms",      "Ferries sank off northern islands in those nights.", 100,
     100                                                                              },
    {"in two sentences", "A ferry sank. It was off the northern island.",      50,
     99                                                                               },
    {"nothing of it",    "Farmers sold their wheat.",                          0,   0 },
    {"one word of many", "The ferry was painted green last summer.",           1,   40},
    {"far apart",
     "The ferry was new. Its crew had trained. Its captain was old. Its cook "
     "was young. The island has no harbour.",                                  1,   50},
};

static void test_shares(void)
{
    static const char text[] =
        "The ferry sank off the northern island at night.";

    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        struct pair p;
        size_t share;

        pair_start(&p, text, shares[i].second, false);
        share = told_share(p.told, 0, span_of(text));
        CHECK_TRUE(shares[i].name, share >= shares[i].least);
        CHECK_TRUE(shares[i].name, share <= shares[i].most);
        CHECK_SIZE("asked again", told_share(p.told, 0, span_of(text)), share);
        CHECK_SIZE("too short to tell", told_share(p.told, 0, SPAN("It sank.")),
                   100);
        pair_end(&p);
    }
}

/* A word that nearly all have says less than one that few have. */
static void test_rare_words_count_more(void)
{
    static const char first[] = "The harbour of the town sank a schooner.";
    struct pair p;
    size_t common, rare;

    pair_start(&p, first,
               "The harbour of the town is old. The harbour of the town is "
               "deep. The harbour of the town is full.",
               false);
    common = told_share(p.told, 0, span_of(first));
    pair_end(&p);
    pair_start(&p, first,
               "A schooner sank. The harbour is old. The harbour is deep. The "
               "harbour is full.",
               false);
    rare = told_share(p.told, 0, SPAN("The harbour sank a schooner."));
    CHECK_TRUE("more", rare > common);
    pair_end(&p);
}

/* What stands everywhere is not followed to its end, and counts as told. */
static void test_frequent_names(void)
{
    struct arena a = {0};
    struct buf many = buf_new(&a, 1 << 20);
    struct pair p;

    for (size_t i = 0; i < 2000; i++)
        buf_add(&many, SPAN("Elmar is old. "));
    buf_char(&many, '\0');
    pair_start(&p, many.p, "Nothing is said here.", false);
    CHECK_TRUE("told", told_name(p.told, 0, SPAN("Elmar")));
    pair_end(&p);
    arena_release(&a);
}

CU_TestInfo told_tests[] = {
    {"names",                     test_names                },
    {"copies tell nothing",       test_copies_tell_nothing  },
    {"dates",                     test_dates                },
    {"numbers",                   test_numbers              },
    {"countries",                 test_countries            },
    {"shares of words",           test_shares               },
    {"rare words count for more", test_rare_words_count_more},
    {"frequent names",            test_frequent_names       },
    CU_TEST_INFO_NULL
};
