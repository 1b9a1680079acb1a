#include <jansson.h>

#include "input/input.h"
#include "lib/maker.h"
#include "output/report.h"
#include "tests/checked.h"
#include "tests/check.h"
#include "tests/file.h"
#include "tests/sample.h"
#include "tests/schema.h"

struct fixture {
    struct arena arena;
    json_t *schema;
};

static void fixture_start(struct fixture *f)
{
    struct span text;

    *f = (struct fixture){0};
    text = file_read("templates/summarizer.schema.json", &f->arena);
    f->schema = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, NULL);
    CHECK_TRUE("the schema is JSON", f->schema != NULL);
}

static void fixture_end(struct fixture *f)
{
    json_decref(f->schema);
    arena_release(&f->arena);
}

static bool is_valid(const struct fixture *f, struct span text,
                     struct verdict *v)
{
    json_t *value = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, NULL);
    bool good = false;

    *v = (struct verdict){.definitions = json_object_get(f->schema, "$defs"),
                          .good = true};
    if (value)
        good = schema_check(v, f->schema, value, "");
    else
        schema_refuse(v, "", "is no JSON");
    json_decref(value);
    return good;
}

static void validate(const struct fixture *f, const char *name,
                     struct span text)
{
    struct verdict v;
    char row[512];

    is_valid(f, text, &v);
    snprintf(row, sizeof row, "%s: %s: %s", name, v.path, v.what);
    CHECK_TRUE(row, v.good);
}

#define DOCUMENT                                                               \
    "\"id\":null,\"title\":null,\"authors\":[],\"date\":null,"                 \
    "\"modified\":null,\"site\":null,\"url\":null,\"lang\":\"en\","            \
    "\"source\":{\"file\":\"a\",\"bytes\":1,\"sha256\":null,"                  \
    "\"format\":\"text\"},\"warnings\":[]"

/* The checker itself: what must not pass. */
static void test_mistakes(void)
{
    static const struct {
        const char *name, *text, *path, *what;
    } rows[] = {
        {"missing",     "{\"id\":1}",                                          "",                  "title"     },
        {"enum",        "{" DOCUMENT ",\"facts\":{\"not_stated\":[\"why\"]}}",
         ".facts.not_stated[0]",                                                                    "enum"      },
        {"type",        "{" DOCUMENT ",\"loaded\":{}}",                        ".loaded",           "type"      },
        {"other",       "{" DOCUMENT ",\"loadde\":[]}",                        ".loadde",
         "is not in the schema"                                                                                 },
        {"limit",
         "{\"id\":\"x\",\"error\":{\"status\":0,"
         "\"message\":\"no\"}}",                                               ".error.status",     "minimum"   },
        {"empty",       "{" DOCUMENT ",\"warnings\":[\"\"]}",                  "",                  "is no JSON"},
        {"no evidence",
         "{" DOCUMENT ",\"facts\":{\"not_stated\":[],"
         "\"what\":[{\"text\":\"x\",\"at\":[]}]}}",                            ".facts.what[0].at", "minItems"  },
        {"in a list",   "[{" DOCUMENT "},{\"id\":null,\"error\":7}]",          "[1].error",
         "type"                                                                                                 },
    };
    struct fixture f;
    struct verdict v;

    fixture_start(&f);
    validate(&f, "the frame of the rows", SPAN("{" DOCUMENT "}"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CHECK_TRUE(rows[i].name, !is_valid(&f, span_of(rows[i].text), &v));
        CHECK_SPAN(rows[i].name, span_of(v.path), rows[i].path);
        CHECK_SPAN(rows[i].name, span_of(v.what), rows[i].what);
    }
    fixture_end(&f);
}

static const enum report_kind kinds[] = {
    REPORT_SUMMARY, REPORT_FACTS,    REPORT_BRIEF,  REPORT_KEYWORDS,
    REPORT_EXTRACT, REPORT_MENTIONS, REPORT_COMPARE};

enum { KINDS = sizeof kinds / sizeof *kinds, ARTICLES = 3 };

static void read_articles(struct article *articles, struct arena *a)
{
    static const char *const names[ARTICLES] = {
        "corpus/articles/troops-capital.txt",
        "corpus/articles/troops-wire.html",
        "corpus/articles/troops-gazette.md"};

    for (size_t i = 0; i < ARTICLES; i++) {
        struct input_hints hints = {.file = span_of(names[i]), .digest = true};
        struct err err = {0};

        memset(&articles[i], 0, sizeof articles[i]);
        CHECK_TRUE(names[i], input_read(file_read(names[i], a), &hints, a,
                                        &articles[i].doc, &err));
    }
}

/* Every kind of report on `count` articles, as the program makes it. */
static void validate_reports(struct fixture *f, size_t count,
                             enum output_format format)
{
    for (size_t k = 0; k < KINDS; k++) {
        if (kinds[k] == REPORT_COMPARE && count < 2)
            continue;
        struct settings set = {.report = kinds[k], .format = format};
        struct maker m = {.set = &set, .look = {.explain = true}};
        struct buf out = buf_new(&f->arena, SAMPLE_OUTPUT_MAX);
        struct article articles[ARTICLES];
        struct report r = {.merged = count > 1};
        struct err err = {0};

        set.budget.limit = 4;
        set.keywords = 5;
        m.kits.arena = &f->arena;
        m.kits.weights = SPAN("");
        read_articles(articles, &f->arena);
        CHECK_TRUE("a report",
                   maker_report(&m, articles, count, &r, &f->arena, &err) &&
                       report_write(&r, &f->arena, &out, &err));
        CHECK_SPAN("no error", span_of(err.text), "");
        validate(f, count > 1 ? "merged" : "single", buf_span(&out));
        kits_release(&m.kits);
    }
}

static void test_reports(void)
{
    struct fixture f;

    fixture_start(&f);
    validate_reports(&f, 1, OUTPUT_JSON);
    validate_reports(&f, 1, OUTPUT_JSONL);
    validate_reports(&f, ARTICLES, OUTPUT_JSON);
    fixture_end(&f);
}

/* Every slot filled, and the sections that a user picks. */
static void test_samples(void)
{
    static const bool only[SLOTS] = {[SLOT_NUMBERS] = true};
    struct fixture f;

    fixture_start(&f);
    for (size_t k = 0; k < 2; k++) {
        struct sample s = {0};
        struct buf out = buf_new(&s.arena, SAMPLE_OUTPUT_MAX);
        struct err err = {0};

        sample_storm(&s);
        sample_report(&s, REPORT_FACTS, OUTPUT_JSON);
        s.report.look.only = k ? only : NULL;
        CHECK_TRUE("written", report_write(&s.report, &s.arena, &out, &err));
        validate(&f, k ? "picked" : "storm", buf_span(&out));
        arena_release(&s.arena);
    }
    fixture_end(&f);
}

static void test_failures(void)
{
    const struct document doc = {
        .file = SPAN("x.txt"), .bytes = 3, .format = FORMAT_TEXT};
    const struct record named = {.id_kind = RECORD_ID_STRING, .id = SPAN("a")};
    struct fixture f;
    struct err err = {0};

    fixture_start(&f);
    CHECK_TRUE("an error", !err_set(&err, STATUS_NOTHING, "no text"));
    for (size_t k = 0; k < 4; k++) {
        struct buf out = buf_new(&f.arena, 4096);

        json_write_error(k & 1 ? &named : NULL, k & 2 ? &doc : NULL, &err,
                         &out);
        validate(&f, "failure", buf_span(&out));
    }
    fixture_end(&f);
}

static void test_checks(void)
{
    static const char *const sources[] = {
        "The army sent 250 soldiers, Jo Lee said on 3 March 2020.", NULL};
    struct span brief = SPAN("\"The army sent 350 soldiers,\" said Jo Lee. "
                             "Nobody in the town will ever know.");
    struct checked c = {0};
    struct fixture f;
    struct err err = {0};

    fixture_start(&f);
    struct buf out = buf_new(&f.arena, 1 << 16);
    checked_sources(&c, sources, "2021-01-05", &f.arena);
    CHECK_TRUE("checked", checked_run(&c, brief, &f.arena));
    c.report.kind = REPORT_CHECK;
    c.report.format = OUTPUT_JSON;
    c.report.merged = true;
    CHECK_TRUE("written", report_write(&c.report, &f.arena, &out, &err));
    CHECK_TRUE("items",
               span_find(buf_span(&out), SPAN("\"reworded\"")) != SIZE_MAX);
    validate(&f, "check", buf_span(&out));
    fixture_end(&f);
}

static void test_links(void)
{
    struct input_hints hints = {.format = FORMAT_MARKDOWN, .links = true};
    struct document doc;
    struct reading reading = {.doc = &doc};
    struct report r = {.kind = REPORT_EXTRACT,
                       .format = OUTPUT_JSON,
                       .readings = &reading,
                       .count = 1};
    struct fixture f;
    struct err err = {0};

    fixture_start(&f);
    for (size_t k = 0; k < 2; k++) {
        struct buf out = buf_new(&f.arena, 1 << 16);

        CHECK_TRUE("read", input_read(k ? SPAN("One [two](http://n.example).\n")
                                        : SPAN("One two.\n"),
                                      &hints, &f.arena, &doc, &err));
        r.merged = k == 1;
        CHECK_TRUE("written", report_write(&r, &f.arena, &out, &err));
        CHECK_TRUE("links",
                   span_find(buf_span(&out), SPAN("\"links\"")) != SIZE_MAX);
        validate(&f, "links", buf_span(&out));
    }
    fixture_end(&f);
}

CU_TestInfo schema_tests[] = {
    {"what the schema refuses",         test_mistakes},
    {"reports on articles",             test_reports },
    {"reports with everything in them", test_samples },
    {"failures",                        test_failures},
    {"checks",                          test_checks  },
    {"links",                           test_links   },
    CU_TEST_INFO_NULL
};
