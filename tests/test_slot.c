#include "facts/slot.h"

#include "tests/marked.h"
#include "tests/check.h"

static struct facts fill(const char *text, struct arena *a)
{
    return slot_fill(&marked_read(text, "2021-01-05", a)->reading, 1, a);
}

static void test_who(void)
{
    struct arena a = {0};
    struct facts f = fill("Prime Minister [P=Prime Minister|Omar al-Basri] "
                          "spoke. [P Basri] said that all was well. "
                          "[P al-Basri] left.",
                          &a);

    CHECK_SIZE("one person", f.who_count, 1);
    CHECK_SPAN("fullest name", f.who[0].name, "Omar al-Basri");
    CHECK_SPAN("role", f.who[0].role, "Prime Minister");
    CHECK_SIZE("other spellings", f.who[0].alias_count, 2);
    CHECK_SIZE("places", f.who[0].evidence.count, 3);
    arena_release(&a);
}

static void test_family_names_stay_apart(void)
{
    struct arena a = {0};
    struct facts f = fill("[P Anna Roe] said the road was closed. [P Peter "
                          "Roe] said that it was open.",
                          &a);

    CHECK_SIZE("two persons", f.who_count, 2);
    arena_release(&a);
}

static void test_numbers(void)
{
    static const struct {
        const char *name, *text, *unit;
        enum unit_class unit_class;
        enum number_role role;
    } rows[] = {
        {"killed",              "The blast killed 12 people on Monday.",                 "people",
         CLASS_KILLED,                                                                                           ROLE_NONE     },
        {"wounded",             "Some 30 people were wounded in the blast.",             "people",
         CLASS_WOUNDED,                                                                                          ROLE_NONE     },
        {"no unit",             "The blast killed 12 and shook the town.",               "people",
         CLASS_KILLED,                                                                                           ROLE_NONE     },
        {"remaining",           "Only hundreds of soldiers will remain in the country.",
         "soldiers",                                                                               CLASS_FORCES, ROLE_REMAINING},
        {"withdrawn",           "The army announced the withdrawal of 400 troops.",
         "troops",                                                                                 CLASS_FORCES, ROLE_WITHDRAWN},
        {"a crowd is no force", "Thousands of mourners filled the streets.",
         "mourners",                                                                               CLASS_CROWD,  ROLE_NONE     },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct facts f = fill(rows[i].text, &a);

        CHECK_SIZE(rows[i].name, f.number_count, 1);
        if (f.number_count) {
            CHECK_SPAN(rows[i].name, f.numbers[0].number.unit, rows[i].unit);
            CHECK_SIZE(rows[i].name, f.numbers[0].unit_class,
                       rows[i].unit_class);
            CHECK_SIZE(rows[i].name, f.numbers[0].role, rows[i].role);
        }
        arena_release(&a);
    }
}

/* Each number has the verb of its own clause. */
static void test_own_verb(void)
{
    static const struct {
        const char *text;
        enum unit_class first, second;
    } rows[] = {
        {"At least 12 people were killed and more than 300 families lost "
         "their homes.",                                         CLASS_KILLED, CLASS_DISPLACED},
        {"Some 400 people were evacuated and two were injured.",
         CLASS_DISPLACED,                                                               CLASS_WOUNDED  },
        {"At least 12 people were killed and 300 families received aid.",
         CLASS_KILLED,                                                                  CLASS_PEOPLE   },
        {"The actor died at 97, and 12 people were killed in a blast that "
         "wounded 30.",                                          CLASS_KILLED, CLASS_WOUNDED  },
        {"The blast killed 12 people and the number of dead then rose "
         "to 15.",                                               CLASS_KILLED, CLASS_KILLED   },
        {"The blast killed 12 people and 3 soldiers.",                    CLASS_KILLED,
         CLASS_KILLED                                                                                  },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct facts f = fill(rows[i].text, &a);

        CHECK_SIZE(rows[i].text, f.number_count, 2);
        if (f.number_count == 2) {
            CHECK_SIZE(rows[i].text, f.numbers[0].unit_class, rows[i].first);
            CHECK_SIZE(rows[i].text, f.numbers[1].unit_class, rows[i].second);
        }
        arena_release(&a);
    }
}

static void test_them(void)
{
    struct arena a = {0};
    struct facts f = fill("Only hundreds of troops will remain after the "
                          "withdrawal of half of them.",
                          &a);

    CHECK_SIZE("both", f.number_count, 2);
    if (f.number_count == 2) {
        CHECK_TRUE("no point value", !f.numbers[0].number.has_value);
        CHECK_TRUE("a range", f.numbers[0].number.has_min);
        CHECK_SPAN("them are troops", f.numbers[1].number.unit, "troops");
        CHECK_SIZE("role", f.numbers[1].role, ROLE_WITHDRAWN);
    }
    arena_release(&a);
}

static void test_half_and_more_exclude_each_other(void)
{
    struct arena a = {0};
    struct facts f = fill("The withdrawal of half of the troops began. The "
                          "withdrawal of more than half of the troops began.",
                          &a);

    CHECK_SIZE("two", f.number_count, 2);
    for (size_t i = 0; i < f.number_count; i++)
        CHECK_SIZE("status", f.numbers[i].status, FACT_CONFLICT);
    arena_release(&a);
}

static void test_where(void)
{
    struct arena a = {0};
    struct facts f = fill("Snow fell in [L Bergen] on Monday. [L Norway] said "
                          "that the road was closed.",
                          &a);

    CHECK_SIZE("an actor is no place", f.where_count, 1);
    CHECK_SPAN("place", f.where[0].text, "Bergen");
    CHECK_TRUE("main", f.where[0].main);
    arena_release(&a);
}

static void test_when(void)
{
    struct arena a = {0};
    struct facts f = fill("Snow fell on Tuesday. It fell on Tuesday in Oslo. "
                          "It fell in 2012, too.",
                          &a);

    CHECK_SIZE("two dates", f.when_count, 2);
    CHECK_SPAN("with its preposition", f.when[0].text, "on Tuesday");
    CHECK_SPAN("resolved", f.when[0].iso, "2021-01-05");
    CHECK_TRUE("computed", f.when[0].computed);
    CHECK_SIZE("two places", f.when[0].evidence.count, 2);
    CHECK_TRUE("background", f.when[1].background && !f.when[0].background);
    arena_release(&a);
}

static void test_what(void)
{
    struct arena a = {0};
    struct facts f = fill("Snow has closed the main road to the north of the "
                          "country, [P Jo Lee] said.",
                          &a);

    CHECK_SPAN("without its attribution", f.what[0].text,
               "Snow has closed the main road to the north of the country");
    arena_release(&a);
}

static void test_loaded(void)
{
    struct arena a = {0};
    struct facts f = fill("The regime closed the road. [P Jo Lee] said the "
                          "terrorists had fled.",
                          &a);

    CHECK_SIZE("two words", f.loaded_count, 2);
    CHECK_TRUE("the outlet's", !f.loaded[0].quoted);
    CHECK_TRUE("the speaker's", f.loaded[1].quoted);
    CHECK_SPAN("speaker", f.loaded[1].speaker, "Jo Lee");
    arena_release(&a);
}

static void test_nothing(void)
{
    struct arena a = {0};
    struct facts f = fill("", &a);

    for (size_t i = 0; i < SLOTS; i++)
        CHECK_TRUE(slot_name((enum slot)i), f.not_stated[i]);
    arena_release(&a);
}

static void test_names_of_enums(void)
{
    for (size_t i = 0; i < CLASSES; i++)
        CHECK_TRUE("class", unit_class_name((enum unit_class)i) != NULL);
    CHECK_TRUE("no role", number_role_name(ROLE_NONE) == NULL);
    CHECK_SPAN("role", span_of(number_role_name(ROLE_PLANNED)), "planned");
    CHECK_SPAN("status", span_of(fact_status_name(FACT_CONFLICT)), "conflict");
}

CU_TestInfo slot_tests[] = {
    {"one person, three spellings",  test_who                             },
    {"one family name, two persons", test_family_names_stay_apart         },
    {"class and role of numbers",    test_numbers                         },
    {"the verb of its own clause",   test_own_verb                        },
    {"half of them",                 test_them                            },
    {"half and more than half",      test_half_and_more_exclude_each_other},
    {"where",                        test_where                           },
    {"when",                         test_when                            },
    {"what",                         test_what                            },
    {"loaded words and their voice", test_loaded                          },
    {"nothing is stated",            test_nothing                         },
    {"names of the enums",           test_names_of_enums                  },
    CU_TEST_INFO_NULL
};
