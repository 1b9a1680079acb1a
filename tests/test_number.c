#include <math.h>

#include "base/utf8.h"
#include "mention/finder.h"
#include "tests/check.h"

struct reading {
    struct document doc;
    struct block block;
    struct sentences sentences;
    struct tokens tokens;
    struct finds finds;
};

static void read_span(struct reading *r, struct span text, struct arena *a)
{
    *r = (struct reading){.finds = {.arena = a}};
    r->doc.text = text;
    r->doc.lang = lang_find(SPAN("en"));
    r->block =
        (struct block){.text = text, .body = text, .kind = BLOCK_PARAGRAPH};
    r->doc.blocks = &r->block;
    r->doc.block_count = 1;
    r->sentences = sentence_split(&r->doc, a);
    r->tokens = token_split(&r->sentences, a);
}

static void find(struct reading *r)
{
    const struct finder_input in = {&r->doc, &r->sentences, &r->tokens};

    number_find(&in, &r->finds);
}

enum { EXACT, MIN, ABOVE, MAX, BELOW, APPROX, RANGE, VAGUE };

static bool same(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

static bool is_bound(const struct number_value *v, int bound, double value)
{
    bool exclusive = bound == ABOVE || bound == BELOW;

    if (v->exclusive != exclusive || v->vague != (bound == VAGUE))
        return false;
    if (bound == EXACT)
        return v->has_value && !v->has_min && !v->has_max && !v->has_approx &&
               same(v->value, value);
    if (bound == APPROX)
        return v->has_approx && !v->has_value && same(v->approx, value);
    if (bound == MAX || bound == BELOW)
        return v->has_max && !v->has_min && same(v->max, value);
    if (bound == MIN || bound == ABOVE)
        return v->has_min && !v->has_max && same(v->min, value);
    return v->has_min && v->has_max && !v->has_value && same(v->min, value);
}

static void test_rows(void)
{
    static const struct {
        const char *sentence, *text;
        int bound;
        double value;
        const char *unit;
        enum unit_class unit_class;
    } rows[] = {
        {"The blast killed 12 people.",                 "12 people",                     EXACT,  12,      "people",
         CLASS_PEOPLE                                                                                                                   },
        {"At least 12 people died.",                    "At least 12 people",            MIN,    12,      "people",
         CLASS_PEOPLE                                                                                                                   },
        {"It killed more than 300 soldiers.",           "more than 300 soldiers",        ABOVE,
         300,                                                                                             "soldiers",     CLASS_FORCES  },
        {"Up to 40 ships sank.",                        "Up to 40 ships",                MAX,    40,      "ships",
         CLASS_VEHICLES                                                                                                                 },
        {"Fewer than 20 votes decided it.",             "Fewer than 20 votes",           BELOW,  20,
         "votes",                                                                                                         CLASS_VOTES   },
        {"Some 200 villagers fled.",                    "Some 200 villagers",            APPROX, 200,
         "villagers",                                                                                                     CLASS_PEOPLE  },
        {"No more than 15 guards stayed.",              "No more than 15 guards",        MAX,    15,
         "guards",                                                                                                        CLASS_FORCES  },
        {"It took 50 years or more.",                   "50 years or more",              MIN,    50,      "years",
         CLASS_DURATION                                                                                                                 },
        {"They found 500+ rifles.",                     "500+ rifles",                   MIN,    500,     "rifles",
         CLASS_WEAPONS                                                                                                                  },
        {"It left 30 or so wounded.",                   "30 or so wounded",              APPROX, 30,      "wounded",
         CLASS_WOUNDED                                                                                                                  },
        {"Only hundreds of US troops remain.",          "Only hundreds of US troops",
         VAGUE,                                                                                  200,     "troops",       CLASS_FORCES  },
        {"Thousands of Iraqi mourners came.",           "Thousands of Iraqi mourners",
         VAGUE,                                                                                  2000,    "mourners",     CLASS_CROWD   },
        {"Several hundred citizens left.",              "Several hundred citizens",      VAGUE,
         300,                                                                                             "citizens",     CLASS_PEOPLE  },
        {"More than half of those forces left.",
         "More than half of those forces",                                               ABOVE,  .5,      "forces",       CLASS_FORCES  },
        {"He sent half of them away.",                  "half of them",                  EXACT,  .5,      "them",
         CLASS_OTHER                                                                                                                    },
        {"Two thirds of the voters agreed.",            "Two thirds of the voters",      EXACT,
         2 / 3.,                                                                                          "voters",       CLASS_VOTES   },
        {"They cut two of the cables.",                 "two of the cables",             EXACT,  2,       "cables",
         CLASS_OTHER                                                                                                                    },
        {"Half of the Relief Force enters the town.",
         "Half of the Relief Force",                                                     EXACT,  .5,      "Force",        CLASS_FORCES  },
        {"They freed 21 of the hostages.",              "21 of the hostages",            EXACT,  21,
         "hostages",                                                                                                      CLASS_MISSING },
        {"A pair of young soldiers fell.",              "A pair of young soldiers",      EXACT,  2,
         "soldiers",                                                                                                      CLASS_FORCES  },
        {"Two senior Western security sources spoke.",
         "Two senior Western security sources",                                          EXACT,  2,       "sources",
         CLASS_OTHER                                                                                                                    },
        {"He hired 12 police officers.",                "12 police officers",            EXACT,  12,
         "officers",                                                                                                      CLASS_FORCES  },
        {"They shot one elderly man.",                  "one elderly man",               EXACT,  1,       "man",
         CLASS_PEOPLE                                                                                                                   },
        {"It ended an 11-year lull.",                   "11-year lull",                  EXACT,  11,      "year",
         CLASS_DURATION                                                                                                                 },
        {"Prices rose 4.5 percent.",                    "4.5 percent",                   EXACT,  4.5,     "%",
         CLASS_PERCENT                                                                                                                  },
        {"Prices rose four per cent.",                  "four per cent",                 EXACT,  4,       "%",
         CLASS_PERCENT                                                                                                                  },
        {"Prices rose by 3%.",                          "3%",                            EXACT,  3,       "%",            CLASS_PERCENT },
        {"It cost $1.5 million.",                       "$1.5 million",                  EXACT,  1.5e6,   "$",
         CLASS_MONEY                                                                                                                    },
        {"It cost US$20.",                              "US$20",                         EXACT,  20,      "$",            CLASS_MONEY   },
        {"It cost nearly £2bn.",                       "nearly £2bn",                  APPROX, 2e9,     "£",           CLASS_MONEY   },
        {"It cost 400m euros.",                         "400m euros",                    EXACT,  4e8,     "euros",        CLASS_MONEY   },
        {"It cost EUR50m.",                             "EUR50m",                        EXACT,  5e7,     "EUR",          CLASS_MONEY   },
        {"Losses of $2-$3.8 trillion loom.",            "$2-$3.8 trillion",              RANGE,  2e12,
         "$",                                                                                                             CLASS_MONEY   },
        {"It costs between $1 billion and $3 billion.",
         "between $1 billion and $3 billion",                                            RANGE,  1e9,     "$",            CLASS_MONEY   },
        {"It costs $200 to $4 million.",                "$200 to $4 million",            RANGE,  200,     "$",
         CLASS_MONEY                                                                                                                    },
        {"It sent 100-120 troops.",                     "100-120 troops",                RANGE,  100,     "troops",
         CLASS_FORCES                                                                                                                   },
        {"It may take four to five thousand men.",      "four to five thousand men",
         RANGE,                                                                                  4000,    "men",          CLASS_PEOPLE  },
        {"It fell between 8% and 15.5%.",               "between 8% and 15.5%",          RANGE,  8,       "%",
         CLASS_PERCENT                                                                                                                  },
        {"It grew from 10 to 20 percent.",              "from 10 to 20 percent",         RANGE,  10,
         "%",                                                                                                             CLASS_PERCENT },
        {"It lies 600 square miles north.",             "600 square miles",              EXACT,  600,
         "square miles",                                                                                                  CLASS_AREA    },
        {"He ran the 100m.",                            "100m",                          EXACT,  100,     "m",            CLASS_DISTANCE},
        {"A 37m (121ft) mast fell.",                    "37m",                           EXACT,  37,      "m",            CLASS_DISTANCE},
        {"They won 3-1.",                               "3-1",                           EXACT,  0,       "score",        CLASS_SCORE   },
        {"It is a 400-year-old church.",                "400-year-old church",           EXACT,  400,
         "year",                                                                                                          CLASS_DURATION},
        {"It lasted as long as a year.",                "as long as a year",             MAX,    1,       "year",
         CLASS_DURATION                                                                                                                 },
        {"It killed 12.",                               "12",                            EXACT,  12,      "",             CLASS_OTHER   },
        {"A half-million people fled.",                 "A half-million people",         EXACT,  5e5,
         "people",                                                                                                        CLASS_PEOPLE  },
        {"Half-a-dozen men fled.",                      "Half-a-dozen men",              EXACT,  6,       "men",
         CLASS_PEOPLE                                                                                                                   },
        {"A quarter-million people fled.",              "A quarter-million people",      EXACT,
         25e4,                                                                                            "people",       CLASS_PEOPLE  },
        {"A quarter of a million people fled.",         "A quarter of a million people",
         EXACT,                                                                                  25e4,    "people",       CLASS_PEOPLE  },
        {"Three quarters of a million people fled.",
         "Three quarters of a million people",                                           EXACT,  75e4,    "people",
         CLASS_PEOPLE                                                                                                                   },
        {"A half of the men fled.",                     "A half of the men",             EXACT,  .5,      "men",
         CLASS_PEOPLE                                                                                                                   },
        {"Two to three hundred men fled.",              "Two to three hundred men",      RANGE,
         200,                                                                                             "men",          CLASS_PEOPLE  },
        {"One to two hundred thousand men fled.",
         "One to two hundred thousand men",                                              RANGE,  1e5,     "men",          CLASS_PEOPLE  },
        {"Forty to two hundred thousand men fled.",
         "Forty to two hundred thousand men",                                            RANGE,  4e4,     "men",          CLASS_PEOPLE  },
        {"It takes from one to one hundred men.",       "from one to one hundred men",
         RANGE,                                                                                  1,       "men",          CLASS_PEOPLE  },
        {"Two or three hundred men fled.",              "Two or three hundred men",      RANGE,
         200,                                                                                             "men",          CLASS_PEOPLE  },
        {"It takes two or three dozen men.",            "two or three dozen men",        RANGE,
         24,                                                                                              "men",          CLASS_PEOPLE  },
        {"It cost $500 US.",                            "$500 US",                       EXACT,  500,     "$",            CLASS_MONEY   },
        {"It cost $20 CAD.",                            "$20 CAD",                       EXACT,  20,      "$",            CLASS_MONEY   },
        {"It cost US$5m.",                              "US$5m",                         EXACT,  5e6,     "$",            CLASS_MONEY   },
        {"It cost 300€.",                             "300€",                        EXACT,  300,     "€",          CLASS_MONEY   },
        {"They ate 40t of rice.",                       "40t",                           EXACT,  40,      "t",            CLASS_MASS    },
        {"It fell from 208 pounds to 193.",             "from 208 pounds to 193",        RANGE,
         193,                                                                                             "pounds",       CLASS_OTHER   },
        {"It fell to -12 degrees.",                     "-12 degrees",                   EXACT,  -12,     "degrees",
         CLASS_OTHER                                                                                                                    },
        {"It sold 3.2e6 cars.",                         "3.2e6 cars",                    EXACT,  3.2e6,   "cars",
         CLASS_VEHICLES                                                                                                                 },
        {"It sold 2E+3 cars.",                          "2E+3 cars",                     EXACT,  2000,    "cars",
         CLASS_VEHICLES                                                                                                                 },
        {"It weighs 10^-3 grams.",                      "10^-3 grams",                   EXACT,  1e-3,    "grams",
         CLASS_MASS                                                                                                                     },
        {"They ate 2 1/4 tonnes.",                      "2 1/4 tonnes",                  EXACT,  2.25,    "tonnes",
         CLASS_MASS                                                                                                                     },
        {"They ate 2½ tonnes.",                        "2½ tonnes",                    EXACT,  2.5,     "tonnes",       CLASS_MASS    },
        {"He ran ⅝ miles.",                           "⅝ miles",                     EXACT,  .625,    "miles",        CLASS_DISTANCE},
        {"He ran half a mile.",                         "half a mile",                   EXACT,  .5,      "mile",
         CLASS_DISTANCE                                                                                                                 },
        {"Three of the #men fled.",                     "Three of the #men",             EXACT,  3,       "men",
         CLASS_PEOPLE                                                                                                                   },
        {"It saved 40 of the ship's men.",              "40 of the ship's men",          EXACT,  40,
         "men",                                                                                                           CLASS_PEOPLE  },
        {"Some 40 000 men fled.",                       "Some 40 000 men",               APPROX, 4e4,     "men",
         CLASS_PEOPLE                                                                                                                   },
        {"It moved 40 000.5 tonnes.",                   "40 000.5 tonnes",               EXACT,  40000.5,
         "tonnes",                                                                                                        CLASS_MASS    },
        {"It cost 1.234.567 euros.",                    "1.234.567 euros",               EXACT,  1234567, "euros",
         CLASS_MONEY                                                                                                                    },
        {"It cost 1,23,456 rupees.",                    "1,23,456 rupees",               EXACT,  123456,  "rupees",
         CLASS_MONEY                                                                                                                    },
        {"It weighs 3,5 kg.",                           "3,5 kg",                        EXACT,  3.5,     "kg",           CLASS_MASS    },
        {"It cost three lakh crore rupees.",            "three lakh crore rupees",       EXACT,
         3e12,                                                                                            "rupees",       CLASS_MONEY   },
        {"12+ people fled.",                            "12+ people",                    MIN,    12,      "people",       CLASS_PEOPLE  },
        {"40 or more men fled.",                        "40 or more men",                MIN,    40,      "men",
         CLASS_PEOPLE                                                                                                                   },
        {"Now >5 men are there.",                       ">5 men",                        ABOVE,  5,       "men",          CLASS_PEOPLE  },
        {"Now <7 men are there.",                       "<7 men",                        BELOW,  7,       "men",          CLASS_PEOPLE  },
        {"Now ~30 men are there.",                      "~30 men",                       APPROX, 30,      "men",          CLASS_PEOPLE  },
        {"Now ≥4 men are there.",                     "≥4 men",                      MIN,    4,       "men",          CLASS_PEOPLE  },
        {"Now ≤9 men are there.",                     "≤9 men",                      MAX,    9,       "men",          CLASS_PEOPLE  },
        {"Nought point three per cent left.",           "Nought point three per cent",
         EXACT,                                                                                  .3,      "%",            CLASS_PERCENT },
        {"A 10-km-long queue formed.",                  "10-km-long",                    EXACT,  10,      "km",
         CLASS_DISTANCE                                                                                                                 },
        {"They paid a 12-percent-higher price.",        "12-percent-higher price",
         EXACT,                                                                                  12,      "%",            CLASS_OTHER   },
        {"It was a five-percentage-point rise.",        "five-percentage-point rise",
         EXACT,                                                                                  5,       "percentage",   CLASS_PERCENT },
        {"It takes two to one hundred and three men.",
         "two to one hundred and three men",                                             RANGE,  2,       "men",          CLASS_PEOPLE  },
        {"About 2.6 million Palestinians live there.",
         "About 2.6 million Palestinians",                                               APPROX, 2.6e6,   "Palestinians",
         CLASS_OTHER                                                                                                                    },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct reading r;

        read_span(&r, span_of(rows[i].sentence), &a);
        find(&r);
        CHECK_TRUE(rows[i].sentence, r.finds.count >= 1);
        if (r.finds.count) {
            const struct mention *m = &r.finds.at[0];
            const struct number_value *v = &m->as.number;

            CHECK_SPAN(rows[i].sentence, m->text, rows[i].text);
            CHECK_SPAN(rows[i].sentence, v->unit, rows[i].unit);
            if (rows[i].unit_class != CLASS_OTHER)
                CHECK_SIZE(rows[i].sentence, v->unit_class, rows[i].unit_class);
            if (rows[i].unit_class != CLASS_SCORE)
                CHECK_TRUE(rows[i].sentence,
                           is_bound(v, rows[i].bound, rows[i].value));
        }
        arena_release(&a);
    }
}

static void test_none(void)
{
    static const char *const rows[] = {
        "He lives at Highway 61.",
        "A Boeing 737 crashed.",
        "See pages 12 and 13.",
        "Posts 542 and 543 were hit.",
        "Jane Doe, 56, was there.",
        "The 31-year-old left.",
        "He is 30 years old.",
        "He came first and she second.",
        "It was the 22nd time.",
        "It began in the 1990s.",
        "One of them left.",
        "No one knew which one.",
        "Call 555-0123-456.",
        "It opened at 10 a.m. sharp.",
        "He left at 10:45 sharp.",
        "World War Two ended.",
        "In the second half they scored.",
        "A third man fled.",
        "He said a few words to a million.",
        "They died in 2015.",
        "It was open 24/7.",
        "He scores and tens the guitar.",
        "Version 1.2.3 is out.",
        "The 2-year old slept.",
        "Aged 16 to 24, they left.",
        "The odds are 10-to-1 against it.",
        "They lost the quarter-final.",
        "His half-brother left.",
        "A boy five years old slept.",
        "COVID-19 closed it.",
        "He was #4.",
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct reading r;

        read_span(&r, span_of(rows[i]), &a);
        find(&r);
        if (i != 18) /* "a million" is one, "a few words" is none */
            CHECK_SIZE(rows[i], r.finds.count, 0);
        arena_release(&a);
    }
}

static void test_dates(void)
{
    struct arena a = {0};
    struct reading r;
    struct span text = SPAN("On 12 people and 13 people.");

    read_span(&r, text, &a);
    find_add(&r.finds, MENTION_DATE, span_slice(text, 3, 5), 0);
    find(&r);
    CHECK_SIZE("a date keeps its number", r.finds.count, 2);
    CHECK_SPAN("the other is found", r.finds.at[1].text, "13 people");
    arena_clear(&a);
    read_span(&r, text, &a);
    find_add(&r.finds, MENTION_DATE, span_slice(text, 3, 12), 0)->as.date.type =
        TIMEX_DURATION;
    find(&r);
    CHECK_SIZE("a duration does not", r.finds.count, 3);
    arena_release(&a);
}

static void test_conversion(void)
{
    struct arena a = {0};
    struct reading r;

    read_span(&r, SPAN("It cost $11 million (9 million euros) in all."), &a);
    find(&r);
    CHECK_SIZE("two amounts", r.finds.count, 2);
    CHECK_SPAN("second", r.finds.at[1].text, "9 million euros");
    arena_release(&a);
}

/* Mentions lie in their sentences, in order, at the edges of characters;
 * a text of one long sentence is read in linear time. */
static void test_long(void)
{
    enum { TIMES = 20000 };
    static const struct span piece = {"at least 12 “é” men — 3.5 % to $7m, ",
                                      sizeof("at least 12 “é” men — 3.5 % "
                                             "to $7m, ") -
                                          1};
    struct arena a = {0};
    struct reading r;
    char *text = ARENA_NEW(&a, char, TIMES *piece.n);
    size_t wrong = 0;

    for (size_t i = 0; i < TIMES; i++)
        for (size_t k = 0; k < piece.n; k++)
            text[i * piece.n + k] = piece.p[k];
    read_span(&r, (struct span){text, TIMES * piece.n}, &a);
    find(&r);
    CHECK_TRUE("found", r.finds.count >= TIMES);
    for (size_t i = 0; i < r.finds.count; i++) {
        const struct mention *m = &r.finds.at[i];

        wrong += !span_holds(r.sentences.at[m->sentence].text, m->text) ||
                 utf8_sequence(m->text, 0) == 0 ||
                 (i > 0 && m->text.p < m[-1].text.p + m[-1].text.n);
    }
    CHECK_SIZE("in place and order", wrong, 0);
    arena_release(&a);
}

static void test_unknown_language(void)
{
    struct arena a = {0};
    struct reading r;

    read_span(&r, SPAN("Xyz 12 abc 3.5 %."), &a);
    r.doc.lang = lang_unknown();
    find(&r);
    CHECK_SIZE("digits are known everywhere", r.finds.count, 2);
    arena_release(&a);
}

CU_TestInfo number_tests[] = {
    {"table of quantities",      test_rows            },
    {"what is no quantity",      test_none            },
    {"dates keep their numbers", test_dates           },
    {"conversions",              test_conversion      },
    {"long text",                test_long            },
    {"a language without lists", test_unknown_language},
    CU_TEST_INFO_NULL
};
