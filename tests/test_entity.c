#include "mention/mention.h"

#include "mention/finder.h"
#include "tests/check.h"

struct read {
    struct arena arena;
    struct document doc;
    struct block block;
    struct sentences sentences;
    struct tokens tokens;
    struct finds finds;
};

/* A document of one paragraph; `dateline` is a prefix of it or empty. */
static void read_text(struct read *r, const char *text, const char *dateline,
                      const struct lang *lang)
{
    size_t n = strlen(dateline);

    *r = (struct read){0};
    r->doc.text = span_of(text);
    r->doc.lang = lang;
    r->block.text = r->doc.text;
    r->block.dateline = span_upto(r->doc.text, n);
    r->block.body = span_trim(span_from(r->doc.text, n ? n + 3 : 0));
    r->doc.blocks = &r->block;
    r->doc.block_count = 1;
    r->sentences = sentence_split(&r->doc, &r->arena);
    r->tokens = token_split(&r->sentences, &r->arena);
    r->finds.arena = &r->arena;
    entity_find(&(struct finder_input){&r->doc, &r->sentences, &r->tokens},
                &r->finds);
}

static const struct mention *find(const struct read *r, const char *text)
{
    for (size_t i = 0; i < r->finds.count; i++)
        if (span_eq(r->finds.at[i].text, span_of(text)))
            return &r->finds.at[i];
    return NULL;
}

static const struct lang *english(void)
{
    return lang_find(SPAN("en"));
}

static void test_roles(void)
{
    static const struct {
        const char *text, *name, *role;
    } rows[] = {
        {"On Monday Iraqi Prime Minister Mustafa al-Kadhimi spoke.",
         "Mustafa al-Kadhimi",                                                                 "Iraqi Prime Minister"       },
        {"They met US Secretary of State Mike Pompeo in Cairo.",               "Mike Pompeo",
         "US Secretary of State"                                                                                            },
        {"The army, spokesman Peter Brown said, had left.",                    "Peter Brown",
         "spokesman"                                                                                                        },
        {"The force is led by Lt. Gen. Robert White of Ohio.",                 "Robert White",
         "Lt. Gen."                                                                                                         },
        {"Peter Brown, leader of the Farmers Party, resigned on Monday.",
         "Peter Brown",                                                                        "leader of the Farmers Party"},
        {"Peter Brown, 56, the former ambassador to Spain, resigned.",
         "Peter Brown",                                                                        "former ambassador to Spain" },
        {"Peter Brown, who was president, resigned on Monday.",                "Peter Brown",
         ""                                                                                                                 },
        {"Peter Brown, the president said, had resigned on Monday.",
         "Peter Brown",                                                                        ""                           },
        {"A Taliban spokesman, Peter Brown, denied the report.",               "Peter Brown",
         "Taliban spokesman"                                                                                                },
        {"Her lawyer, Mary Brown, denied the report.",                         "Mary Brown",   "lawyer"                     },
        {"The head of the agency, Mary Brown, denied the report.",             "Mary Brown",
         "head of the agency"                                                                                               },
        {"Last year Mr. Peter Brown moved to London.",                         "Peter Brown",  ""                           },
        {"Russia's Foreign Minister Sergei Lavrov left for Berlin.",
         "Sergei Lavrov",                                                                      "Russia's Foreign Minister"  },
        {"Brown's nephew, Peter Miller, was named on Monday.",                 "Peter Miller",
         "Brown's nephew"                                                                                                   },
        {"It is led by Maj. Gen. William Brown III of Ohio.",
         "William Brown III",                                                                  "Maj. Gen."                  },
        {"The prize went to Dean Smith of Boston.",                            "Dean Smith",   ""                           },
        {"On Monday Peter Brown, after images of a soldier went viral, fled.",
         "Peter Brown",                                                                        ""                           },
        {"Many people still quote Martin Luther King today.",
         "Martin Luther King",                                                                 ""                           },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct read r;
        const struct mention *m;

        read_text(&r, rows[i].text, "", english());
        m = find(&r, rows[i].name);
        CHECK_TRUE(rows[i].text, m && m->kind == MENTION_PERSON);
        if (m)
            CHECK_SPAN(rows[i].text, m->as.name.role, rows[i].role);
        arena_release(&r.arena);
    }
}

static void test_kinds(void)
{
    static const struct {
        const char *text, *name;
        int kind; /* -1: no mention */
    } rows[] = {
        {"The U.S. sent ships to Greece.",                             "U.S.",           MENTION_PLACE},
        {"The UK and the US agreed on Monday.",                        "UK",             MENTION_PLACE},
        {"Thousands of Iraqis fled on Monday.",                        "Iraqis",         MENTION_GROUP},
        {"A Sunni leader was arrested.",                               "Sunni",          MENTION_GROUP},
        {"It rained in Paris on Tuesday.",                             "Paris",          MENTION_PLACE},
        {"It rained in Paris on Tuesday.",                             "Tuesday",        -1           },
        {"In March it rained in Paris.",                               "March",          -1           },
        {"Troops left Iraq's Anbar province.",                         "Iraq",           MENTION_PLACE},
        {"He lives in the Czech Republic now.",                        "Czech Republic",
         MENTION_PLACE                                                                                },
        {"The United Nations sent observers.",                         "United Nations",
         MENTION_ORGANISATION                                                                         },
        {"Peter Brown left. Later Brown wrote a book. Brown was ill.", "Brown",
         MENTION_PERSON                                                                               },
        {"Later she met Secretary of State Mary Brown.",               "State",          -1           },
        {"The Prime Minister resigned on Monday.",                     "Prime Minister", -1           },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct read r;
        const struct mention *m;

        read_text(&r, rows[i].text, "", english());
        m = find(&r, rows[i].name);
        CHECK_TRUE(rows[i].text, (m ? (int)m->kind : -1) == rows[i].kind);
        arena_release(&r.arena);
    }
}

static void test_one_type_per_name(void)
{
    struct read r;
    size_t seen = 0;

    read_text(&r,
              "The Rail Accident Investigation Branch (RAIB) sent a team. "
              "RAIB is in Derby. A driver spoke to RAIB on Monday.",
              "", english());
    for (size_t i = 0; i < r.finds.count; i++)
        if (span_eq(r.finds.at[i].text, SPAN("RAIB"))) {
            CHECK_SIZE("kind", r.finds.at[i].kind, MENTION_ORGANISATION);
            seen++;
        }
    CHECK_SIZE("mentions", seen, 3);
    arena_release(&r.arena);
}

static void test_datelines(void)
{
    static const struct {
        const char *dateline, *text, *place;
        uint16_t country;
    } rows[] = {
        {"BAGHDAD",     "BAGHDAD - Two men were hurt.",     "BAGHDAD",   'I' * 256 + 'Q'},
        {"MOSUL, Iraq", "MOSUL, Iraq - Two men were hurt.", "MOSUL",
         'I' * 256 + 'Q'                                                                },
        {"ST. LOUIS",   "ST. LOUIS - Two men were hurt.",   "ST. LOUIS",
         'U' * 256 + 'S'                                                                },
        {"UNHEARDOF",   "UNHEARDOF - Two men were hurt.",   "UNHEARDOF", 0              },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct read r;
        const struct mention *m;

        read_text(&r, rows[i].text, rows[i].dateline, english());
        m = find(&r, rows[i].place);
        CHECK_TRUE(rows[i].dateline, m && m->kind == MENTION_PLACE);
        if (m) {
            CHECK_TRUE(rows[i].dateline, m->as.name.dateline);
            CHECK_SIZE(rows[i].dateline, m->sentence, 0);
            CHECK_SIZE(rows[i].dateline, m->as.name.country, rows[i].country);
        }
        arena_release(&r.arena);
    }
}

static void test_places_have_countries(void)
{
    struct read r;
    const struct mention *m;

    read_text(&r, "Rain fell in Mosul, in France and in New York.", "",
              english());
    m = find(&r, "Mosul");
    CHECK_TRUE("Mosul", m && m->as.name.country == 'I' * 256 + 'Q');
    m = find(&r, "France");
    CHECK_TRUE("France", m && m->as.name.country == 'F' * 256 + 'R');
    m = find(&r, "New York");
    CHECK_TRUE("New York", m && m->as.name.geography);
    arena_release(&r.arena);
}

static void test_without_a_model(void)
{
    struct read r;

    read_text(&r, "Gestern sprach Angela Merkel in Paris mit der Presse.", "",
              lang_unknown());
    CHECK_TRUE("person", find(&r, "Angela Merkel") != NULL);
    CHECK_TRUE("place", find(&r, "Paris") != NULL);
    CHECK_TRUE("noun", find(&r, "Presse") == NULL);
    arena_release(&r.arena);
}

static void test_mentions_lie_in_their_sentences(void)
{
    static const char *const texts[] = {
        "Mr. and Mrs. Brown's sons met al-Kadhimi's aide, Gen. X, in St. "
        "Louis. \"Of course,\" said U.S. President (A. B.) Smith. U.S. U.S.",
        "' 's 's A's B's , , Dr. Dr. Dr. King King & Sons Ltd. of Of OF",
        "",
        "THE WHOLE TEXT IS IN CAPITALS AND NAMES LONDON AND JOHN SMITH.",
        "\xc3\x89mile Zola, \xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd, "
        "\xe4\xb8\xad\xe5\x9b\xbd met in Z\xc3\xbcrich.",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct read r;
        const char *end = NULL;

        read_text(&r, texts[i], "", english());
        for (size_t k = 0; k < r.finds.count; k++) {
            const struct mention *m = &r.finds.at[k];

            CHECK_TRUE(texts[i], m->sentence < r.sentences.count);
            CHECK_TRUE(texts[i],
                       span_holds(r.sentences.at[m->sentence].text, m->text));
            CHECK_TRUE(texts[i], m->text.n > 0 && (!end || m->text.p >= end));
            if (m->as.name.role.n)
                CHECK_TRUE(texts[i],
                           span_holds(r.sentences.at[m->sentence].text,
                                      m->as.name.role));
            end = m->text.p + m->text.n;
        }
        arena_release(&r.arena);
    }
}

CU_TestInfo entity_tests[] = {
    {"roles",                      test_roles                          },
    {"kinds",                      test_kinds                          },
    {"one type per name",          test_one_type_per_name              },
    {"datelines",                  test_datelines                      },
    {"places have countries",      test_places_have_countries          },
    {"a language without a model", test_without_a_model                },
    {"mentions lie in sentences",  test_mentions_lie_in_their_sentences},
    CU_TEST_INFO_NULL
};
