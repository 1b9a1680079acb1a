#include "output/contrast.h"

#include "tests/marked.h"
#include "tests/check.h"

enum { DOCS_MAX = 4 };

struct shown {
    struct arena arena;
    struct reading readings[DOCS_MAX];
    struct facts facts;
    struct comparison comparison;
    struct report report;
    const struct contrast *contrast;
};

static void start(struct shown *s, const char *const *texts, size_t count)
{
    *s = (struct shown){0};
    for (size_t i = 0; i < count; i++)
        s->readings[i] =
            marked_read(texts[i], "2021-01-05", &s->arena)->reading;
    s->facts = slot_fill(s->readings, count, &s->arena);
    s->comparison = compare_facts(&s->facts, s->readings, count, &s->arena);
    s->report = (struct report){.kind = REPORT_COMPARE,
                                .merged = true,
                                .readings = s->readings,
                                .count = count,
                                .facts = &s->facts,
                                .comparison = &s->comparison};
    s->contrast = view_new(&s->report, &s->arena)->contrast;
}

/* A wording with its own words between [ and ]. */
static struct span draw(const struct wording_of *w, struct arena *a)
{
    struct buf out = buf_new(a, 1 << 16);

    for (size_t i = 0; i < w->words.count; i++) {
        buf_add(&out, w->words.runs[i].own ? SPAN("[") : SPAN(""));
        buf_add(&out, w->words.runs[i].text);
        buf_add(&out, w->words.runs[i].own ? SPAN("]") : SPAN(""));
    }
    return buf_span(&out);
}

/* Of three wordings the first shows what is not in both others. */
static void test_three_wordings(void)
{
    static const char *const texts[] = {
        "\"The old harbour will open again in spring,\" [P Ana Coe] said. "
        "Bread is dear.",
        "\"The harbour will open again in spring (for ferries),\" [P Ana Coe] "
        "said. Boats are few.",
        "[P Ana Coe] said that the old harbour will open again in spring or "
        "summer. Rain fell.",
    };
    static const struct {
        const char *text;
        enum marking marking;
    } want[] = {
        {"The [old] harbour will open again in spring,",           MARKED_WHOLE},
        {"The harbour will open again in spring ([for ferries]),",
         MARKED_WHOLE                                                          },
        {"the old harbour will open again in spring [or summer]",  MARKED_NOT  },
    };
    struct shown s;

    start(&s, texts, 3);
    CHECK_SIZE("one statement", s.contrast->differing.count, 1);
    if (s.contrast->differing.count) {
        const struct differing *d = s.contrast->differing.at[0];

        CHECK_SIZE("three wordings", d->wordings.count, 3);
        CHECK_SPAN("speaker", d->reaction->speaker, "Ana Coe");
        for (size_t i = 0; i < d->wordings.count && i < 3; i++) {
            const struct wording_of *w = d->wordings.at[i];

            CHECK_SPAN("words", draw(w, &s.arena), want[i].text);
            CHECK_SIZE("marking", w->marking, want[i].marking);
            CHECK_SIZE("document", w->at.doc, i);
        }
    }
    arena_release(&s.arena);
}

static bool is_only(const struct outlet *o, const char *text)
{
    for (size_t i = 0; i < o->only.count; i++)
        if (span_eq(((const struct shared_fact *)o->only.at[i])->text,
                    span_of(text)))
            return true;
    return false;
}

static void test_trifles(void)
{
    static const struct {
        const char *name, *text, *fact;
        bool shown;
    } rows[] = {
        {"a few things",   "Both sides met in three rooms.",   "three rooms",
         false                                                                        },
        {"many things",    "Both sides met in 30 rooms.",      "30 rooms",       true },
        {"a few dead",     "The storm killed three people.",   "three people",   true },
        {"a few days",     "The storm lasted three days.",     "three days",     false},
        {"a few soldiers", "The council sent three soldiers.", "three soldiers",
         true                                                                         },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const texts[] = {rows[i].text, "Nothing was said."};
        struct shown s;

        start(&s, texts, 2);
        CHECK_TRUE(rows[i].name, is_only(s.contrast->outlets.at[0],
                                         rows[i].fact) == rows[i].shown);
        arena_release(&s.arena);
    }
}

/* Each source by its first places, however often it names something. */
static void test_places(void)
{
    static const char *const texts[] = {
        "[P=mayor|Ana Coe], the mayor, came.\nThen [P Ana Coe] spoke.\nThen "
        "[P Ana Coe] ate.\nThen [P Ana Coe] slept.",
        "On Monday [P Ana Coe] was here.",
    };
    struct shown s;

    start(&s, texts, 2);
    for (size_t i = 0; i < s.contrast->agreements.count; i++) {
        const struct shared_fact *f = s.contrast->agreements.at[i];

        if (f->slot != SLOT_WHO)
            continue;
        CHECK_SPAN("who", f->text, "Ana Coe");
        CHECK_SIZE("two and one", f->evidence.count, 3);
        CHECK_SIZE("the last", f->evidence.at[2].doc, 1);
    }
    CHECK_TRUE("agreed", s.contrast->agreements.count > 0);
    arena_release(&s.arena);
}

static void test_many_sentences(void)
{
    static const char *const texts[] = {
        "Bakers knead heavy dough. Sailors mend torn nets. Farmers plough "
        "stony fields. Miners haul black coal. Weavers spin coarse wool. "
        "Tanners cure raw hides. Coopers bend oak staves. Masons dress hard "
        "granite. Smiths temper thin blades. Potters glaze tall jars. Millers "
        "grind yellow maize. Brewers boil bitter hops. Glaziers cut clear "
        "panes. Joiners plane long boards.",
        "Nothing was said.",
    };
    struct shown s;
    const struct outlet *o;

    start(&s, texts, 2);
    o = s.contrast->outlets.at[0];
    CHECK_SIZE("all of them", o->told.count + o->more,
               s.comparison.told_only_count);
    CHECK_SIZE("not too many", o->told.count, 12);
    CHECK_TRUE("the others are counted", o->more > 0);
    arena_release(&s.arena);
}

static const struct fact_number *number(struct arena *a, size_t doc)
{
    struct fact_number *n = ARENA_NEW(a, struct fact_number, 1);

    n->evidence.at = ARENA_NEW(a, struct at, 2);
    n->evidence.count = 2;
    n->evidence.at[0].doc = doc;
    n->evidence.at[1].doc = doc + 1;
    return n;
}

/* Sources that have several of the figures, each once. */
static void test_within(void)
{
    struct arena a = {0};
    struct dispute d = {0};

    items_add(&d.numbers, number(&a, 0), &a);
    CHECK_SPAN("one figure", contrast_within(&d, &a), "");
    items_add(&d.numbers, number(&a, 2), &a);
    CHECK_SPAN("apart", contrast_within(&d, &a), "");
    items_add(&d.numbers, number(&a, 1), &a);
    CHECK_SPAN("overlapping", contrast_within(&d, &a), "source 2, source 3");
    items_add(&d.numbers, number(&a, 1), &a);
    CHECK_SPAN("each once", contrast_within(&d, &a), "source 2, source 3");
    arena_release(&a);
}

/* The words for where a wording stands. */
static void test_how(void)
{
    CHECK_SPAN("all", contrast_how(MARKED_WHOLE, false), "in quotation marks");
    CHECK_SPAN("reported", contrast_how(MARKED_NOT, true), "reported");
    CHECK_SPAN("own", contrast_how(MARKED_NOT, false),
               "the source’s own words");
}

/* Persons whom all name and describe alike are not compared. */
static void test_people(void)
{
    static const struct {
        const char *name, *second;
        size_t count;
    } rows[] = {
        {"alike",                  "[P=mayor|Ana Coe], the mayor, slept.",               0},
        {"without the first name", "[P=mayor|Coe], the mayor, slept.",                   0},
        {"a people more",          "[P=Danish mayor|Ana Coe], the Danish mayor, slept.",
         0                                                                                },
        {"another role",           "[P=tyrant|Ana Coe], the tyrant, slept.",             1},
        {"another spelling",       "[P=mayor|Ana Koe], the mayor, slept.",               0},
        {"not described",          "In bed [P Ana Coe] slept.",                          0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const texts[] = {"[P=mayor|Ana Coe], the mayor, came.",
                                     rows[i].second};
        struct shown s;

        start(&s, texts, 2);
        CHECK_SIZE(rows[i].name, s.contrast->people.count, rows[i].count);
        arena_release(&s.arena);
    }
}

static void test_without_comparison(void)
{
    struct shown s;
    const char *const texts[] = {"Bread is dear.", "Rain fell."};

    start(&s, texts, 2);
    s.report.comparison = NULL;
    s.contrast = view_new(&s.report, &s.arena)->contrast;
    CHECK_TRUE("empty", s.contrast && s.contrast->outlets.count == 0);
    arena_release(&s.arena);
}

CU_TestInfo contrast_tests[] = {
    {"three wordings of one statement", test_three_wordings    },
    {"what compares nothing",           test_trifles           },
    {"first places of each source",     test_places            },
    {"many sentences of one's own",     test_many_sentences    },
    {"sources with several figures",    test_within            },
    {"whose words",                     test_how               },
    {"persons named differently",       test_people            },
    {"no comparison",                   test_without_comparison},
    CU_TEST_INFO_NULL
};
