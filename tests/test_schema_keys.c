#include <stdlib.h>

#include "cli/answer.h"
#include "cli/options.h"
#include "cli/resource.h"
#include "tests/check.h"
#include "tests/file.h"
#include "tests/schema.h"

/*
 * The schema in both directions: what the program answers, to every report
 * on every kind of input, is valid, and there is nothing in the schema that
 * none of these answers has; the manual describes what is in the schema and
 * nothing else.
 */

#define TOP "corpus/articles/"

struct fixture {
    struct arena arena;
    json_t *schema;
    json_t *met; /* as in struct verdict, of all answers */
};

static void fixture_start(struct fixture *f)
{
    struct span text;

    *f = (struct fixture){.met = json_object()};
    text = file_read("templates/summarizer.schema.json", &f->arena);
    f->schema = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, NULL);
    CHECK_TRUE("the schema is JSON", f->schema != NULL);
}

static void fixture_end(struct fixture *f)
{
    json_decref(f->schema);
    json_decref(f->met);
    arena_release(&f->arena);
}

static void validate(const struct fixture *f, const char *name,
                     struct span text)
{
    struct verdict v = {.definitions = json_object_get(f->schema, "$defs"),
                        .good = true,
                        .met = f->met};
    json_t *value = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, NULL);
    char row[512];

    if (value)
        schema_check(&v, f->schema, value, "");
    else
        schema_refuse(&v, "", "is no JSON");
    json_decref(value);
    snprintf(row, sizeof row, "%s: %s: %s", name, v.path, v.what);
    CHECK_TRUE(row, v.good);
}

struct run { /* of the program, but for reading and writing */
    struct arena arena;
    struct options options;
    struct answerer answerer;
};

static void run_start(struct run *r, const char *const *words)
{
    char *argv[12] = {(char *)"summarizer"};
    struct settings set;
    struct err err = {0};
    int argc = 1;

    *r = (struct run){0};
    for (; words[argc - 1]; argc++)
        argv[argc] = (char *)words[argc - 1];
    CHECK_TRUE("options",
               options_parse(&r->options, argc, argv, &r->arena, &err));
    r->answerer.o = &r->options;
    r->answerer.messages.quiet = true;
    set = r->options.set;
    CHECK_TRUE("files", resource_fill(&set, &r->options, &r->arena, &err));
    CHECK_SPAN("no error", span_of(err.text), "");
    session_start(&r->answerer.session, &set, SPAN(""), NULL);
}

static void run_end(struct run *r)
{
    session_end(&r->answerer.session);
    arena_release(&r->arena);
}

/* Validate all reports of an answer; returns how many there are. */
static size_t validate_answer(struct fixture *f, const char *name,
                              const struct buf *answer)
{
    struct span rest = buf_span(answer);
    struct piece piece;
    size_t reports = 0;

    while (piece_next(&rest, &piece))
        if (piece.kind == PIECE_REPORT) {
            validate(f, name, piece.text);
            reports++;
        }
    return reports;
}

static struct job job_of(const struct run *r, const char *name, bool record,
                         struct span bytes)
{
    struct job job = {
        .file = {.name = name, .hints = r->options.set.hints},
        .record = record,
        .line = record,
        .bytes = bytes
    };

    job.file.hints.file = span_of(name);
    job.file.hints.digest = true;
    return job;
}

/* A FILE, or each line of one as a record. */
static size_t answer_file(struct fixture *f, struct run *r, const char *name)
{
    bool records = span_ends(span_of(name), SPAN(".jsonl"));
    struct span rest = file_read(name, &r->arena);
    size_t reports = 0;

    while (rest.n) {
        const char *end = records ? memchr(rest.p, '\n', rest.n) : NULL;
        size_t n = end ? (size_t)(end - rest.p) + 1 : rest.n;
        struct buf out = buf_new(&r->arena, SIZE_MAX / 8);
        struct job job = job_of(r, name, records, span_upto(rest, n));

        answer_job(&r->answerer, &job, &out);
        reports += validate_answer(f, name, &out);
        rest = span_from(rest, n);
    }
    return reports;
}

static const char *const inputs[] = {
    TOP "flood-river.txt",      TOP "health-clinic.md",
    TOP "troops-wire.html",     TOP "coast-feed.rss",
    TOP "council-feed.atom",    TOP "flood-message.newsml",
    TOP "rail-wire.nitf",       TOP "records.jsonl",
    TOP "science-seagrass.txt", TOP "verkehr-bruecke.txt",
};

static void answer_each(struct fixture *f)
{
    static const char *const reports[][4] = {
        {"--summary",    "-t", "jsonl"},
        {"--explain",    "-t", "jsonl"},
        {"--facts",      "-t", "jsonl"},
        {"--brief",      "-t", "json" },
        {"--keywords=3", "-t", "jsonl"},
        {"--extract",    "-t", "json" },
        {"--mentions",   "-t", "jsonl"},
    };

    for (size_t k = 0; k < sizeof reports / sizeof *reports; k++)
        for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
            struct run r;

            run_start(&r, reports[k]);
            CHECK_TRUE(inputs[i], answer_file(f, &r, inputs[i]) > 0);
            run_end(&r);
        }
}

static void answer_together(struct fixture *f)
{
    static const char *const reports[][8] = {
        {"--compare",  "--json" },
        {"--facts",    "--json" },
        {"--brief",    "--json" },
        {"--extract",  "--links", "--merge", "--json"},
        {"--mentions",    "--merge",             "--json"},
        {"--keywords","--merge","--json"},
        {"--explain", "--merge",  "--json"},
        {"--check=" TOP "troops-mandate.html",            "--json"          },
    };
    static const char *const troops[] = {
        TOP "troops-capital.txt", TOP "troops-wire.html",
        TOP "troops-agency.txt",  TOP "troops-gazette.md",
        TOP "troops-north.md",    TOP "rail-wire.nitf"};

    for (size_t k = 0; k < sizeof reports / sizeof *reports; k++) {
        struct run r;

        run_start(&r, reports[k]);
        struct buf out = buf_new(&r.arena, SIZE_MAX / 8);
        r.answerer.merged = true;
        for (size_t i = 0; i < sizeof troops / sizeof *troops; i++)
            CHECK_SIZE("kept", answer_file(f, &r, troops[i]), 0);
        answer_merged(&r.answerer, &out);
        CHECK_SIZE(reports[k][0], validate_answer(f, reports[k][0], &out), 1);
        run_end(&r);
    }
}

/* Clusters, ninjs, copies, what is odd and what fails. */
static void answer_records(struct fixture *f)
{
    static const char *const compare[] = {"--compare", "-t", "jsonl", NULL};
    static const char *const facts[] = {"--facts", "-t", "jsonl", NULL};
    static const char *const text[] = {"--extract", "--links", "-t", "jsonl",
                                       NULL};
    static const char *const plain[] = {"--json", "a", "b", NULL};
    static const struct {
        const char *const *words, *record;
    } rows[] = {
        {compare,
         "{\"id\": 1, \"docs\": [{\"text\": \"The army withdrew 250 soldiers "
         "from Baghdad on 5 January 2021, the general said. He condemned the "
         "occupiers.\"}, {\"text\": \"The army withdrew 350 soldiers from "
         "Baghdad on 5 January 2021, the general said.\"}]}"               },
        {facts,
         "{\"docs\": [{\"text\": \"The ferry Nora sank off Larnholm on 4 May "
         "2020 and 12 people were saved.\"}, {\"text\": \"The ferry Nora sank "
         "off Larnholm on 4 May 2020 and 12 people were saved.\"}]}"       },
        {text,
         "{\"html\": \"<article><h1>The vote</h1><p>The <a "
         "href=https://example.org/islands>islands</a> voted on "
         "Sunday on the new ferry, and the council counted the votes by hand "
         "until late at night.<table><tr><th>Island<th>For<tr><td>Big"
         "<td>2,014</table><p>The council will meet on Tuesday to decide what "
         "to do with the result.</article>\"}"                             },
        {facts,   "{\"id\": \"x\", \"text\": \"\"}"                        },
        {facts,
         "{\"body_text\": \"It sank on Monday.\", \"headline\": \"Ferry\"}"},
        {facts,   "[]"                                                     },
    };
    struct run r;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        run_start(&r, rows[i].words);
        struct buf out = buf_new(&r.arena, SIZE_MAX / 8);
        struct job job = job_of(&r, "stream", true, span_of(rows[i].record));

        answer_job(&r.answerer, &job, &out);
        CHECK_SIZE(rows[i].record, validate_answer(f, rows[i].record, &out), 1);
        run_end(&r);
    }
    run_start(&r, plain);
    struct buf out = buf_new(&r.arena, SIZE_MAX / 8);
    struct job job = job_of(&r, "a", false, SPAN("%PDF-1.4"));
    answer_job(&r.answerer, &job, &out);
    CHECK_SIZE("a failure within an array", validate_answer(f, "a", &out), 1);
    run_end(&r);
}

/* Call `take` for each property of the schema. */
static void each_property(const json_t *schema,
                          void (*take)(void *, const json_t *, const char *),
                          void *data)
{
    const json_t *own = json_object_get(schema, "properties"), *inner;
    const char *key;
    size_t i;

    json_object_foreach((json_t *)own, key, inner) take(data, own, key);
    if (json_is_array(schema))
        json_array_foreach(schema, i, inner) each_property(inner, take, data);
    json_object_foreach((json_t *)schema, key, inner)
        each_property(inner, take, data);
}

static void check_met(void *data, const json_t *properties, const char *key)
{
    const struct fixture *f = data;
    char name[SCHEMA_NAME], *others = json_dumps(properties, JSON_COMPACT),
                            row[256];

    schema_name(properties, key, name);
    snprintf(row, sizeof row, "no answer has %s of %.160s", key, others);
    CHECK_TRUE(row, json_object_get(f->met, name) != NULL);
    free(others);
}

static void test_answers(void)
{
    struct fixture f;

    fixture_start(&f);
    answer_each(&f);
    answer_together(&f);
    answer_records(&f);
    each_property(f.schema, check_met, &f);
    fixture_end(&f);
}

/* ---- the manual ---- */

static bool is_key(struct span word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!(word.p[i] >= 'a' && word.p[i] <= 'z') &&
            !(word.p[i] >= '0' && word.p[i] <= '9') && word.p[i] != '_')
            return false;
    return word.n > 0;
}

/* The words behind Cm in a line of mdoc, up to the next macro. */
static void take_keys(struct span line, json_t *keys)
{
    bool key = false;

    while (line.n) {
        const char *space = memchr(line.p, ' ', line.n);
        size_t n = space ? (size_t)(space - line.p) : line.n;
        struct span word = span_upto(line, n);
        char name[64];

        if (span_ends(word, SPAN("Cm")))
            key = true;
        else if (word.p[0] >= 'A' && word.p[0] <= 'Z')
            key = false;
        else if (key && is_key(word)) {
            snprintf(name, sizeof name, "%.*s", (int)word.n, word.p);
            json_object_set_new(keys, name, json_true());
        }
        line = span_from(line, space ? n + 1 : n);
    }
}

/* Of all sections but those on what is read. */
static json_t *documented(struct span text)
{
    json_t *keys = json_object();
    bool on = false;

    while (text.n) {
        const char *end = memchr(text.p, '\n', text.n);
        size_t n = end ? (size_t)(end - text.p) : text.n;
        struct span line = span_upto(text, n);

        if (span_starts(line, SPAN(".Ss The text")) ||
            span_eq(line, SPAN(".Sh OUTPUT")))
            on = true;
        else if (span_starts(line, SPAN(".Sh ")))
            on = false;
        if (on && (span_starts(line, SPAN(".Cm")) ||
                   span_starts(line, SPAN(".It Cm"))))
            take_keys(line, keys);
        text = span_from(text, end ? n + 1 : n);
    }
    return keys;
}

static void check_documented(void *keys, const json_t *properties,
                             const char *key)
{
    (void)properties;
    CHECK_TRUE(key, json_object_get(keys, key) != NULL);
}

static void add_key(void *keys, const json_t *properties, const char *key)
{
    (void)properties;
    json_object_set_new(keys, key, json_true());
}

static void test_manual(void)
{
    struct fixture f;
    json_t *own = json_object(), *manual, *value;
    const char *key;

    fixture_start(&f);
    manual = documented(file_read("man/summarizer-json.5", &f.arena));
    each_property(f.schema, check_documented, manual);
    each_property(f.schema, add_key, own);
    json_object_foreach(manual, key, value)
        CHECK_TRUE(key, json_object_get(own, key) != NULL);
    json_decref(own);
    json_decref(manual);
    fixture_end(&f);
}

/* Places that list the formats by hand. */
static void test_formats(void)
{
    const struct option_row *from = option_rows;
    struct settings set = setting_defaults();
    struct err err = {0};
    struct fixture f;

    while (!from->name || strcmp(from->name, "from") != 0)
        from++;
    fixture_start(&f);
    CHECK_TRUE("refused", !setting_set(&set, "from", "x", &err));
    for (int i = FORMAT_AUTO; i <= FORMAT_JSONL; i++) {
        const char *name = input_format_name((enum input_format)i);
        json_t *value = json_pack("{s:n,s:i,s:n,s:s}", "file", "bytes", 1,
                                  "sha256", "format", name);
        struct verdict v = {.definitions = json_object_get(f.schema, "$defs"),
                            .good = true};

        CHECK_TRUE(name,
                   schema_check(&v, json_object_get(v.definitions, "source"),
                                value, ""));
        CHECK_TRUE(name, strstr(from->argument, name) != NULL);
        CHECK_TRUE(name, strstr(err.text, name) != NULL);
        json_decref(value);
    }
    fixture_end(&f);
}

CU_TestInfo schema_keys_tests[] = {
    {"answers have all of the schema",        test_answers},
    {"the manual has the keys of the schema", test_manual },
    {"formats are the same everywhere",       test_formats},
    CU_TEST_INFO_NULL
};
