/*
 * The whole program but its processes and files: any bytes as options and
 * articles, and what comes out holds all that it promises (promise.h), is
 * the same the second time, and fails with a message or not at all.
 *
 * The input is a head of printable characters, one for each choice below,
 * of which the low bits count; then parts, each ended by the byte 0x1c: the
 * brief, template, style and weights that the head asks for, then the FILEs.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/answer.h"
#include "input/jsonl.h"
#include "output/markdown.h"
#include "tests/promise.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    CHOICES = 10, /* [bytes] of the head */
    WORDS_MAX = 48,
    FILES_MAX = 4,
    PART_END = 0x1c,
    OUTPUT_MAX = 1 << 28 /* [bytes] */
};

/* The words of the command line for each choice; NULL: none. */
static const char *const words[CHOICES][8] = {
    {"--summary", "--facts",           "--brief",                        "--keywords",                      "--extract",                       "--mentions",
     "--check=brief",                                                                                                                                                                   "--compare"               },
    {NULL,        "--to=text",         "--to=markdown",                  "--to=html",                       "--to=json",                       "--to=jsonl",
     "--to=csv",                                                                                                                                                                        "--to=json"               },
    {NULL,        "--from=html",       "--from=xml",                     "--from=markdown",                 "--from=text",
     "--from=jsonl",                                                                                                                                            NULL,                   NULL                      },
    {NULL,        "--lang=en",         "--lang=de",                      "--lang=ar",                       "--lang=zh",                       "--lang=ru",
     "--lang=th",                                                                                                                                                                       "--lang=hi"               },
    {NULL,        "-n1",               "-n1000",                         "-w30",                            "-c120",                           "-r20%",         "-w1",                  "-c100000"                },
    {NULL,        "--merge",           "--each",                         "--fail-on=conflict,unattributed",
     "--order=rank",                                                                                                                           "--quiet",       "--verbose",            "--redundancy=0"          },
    {NULL,        "--cite",            "--explain",                      "--vague=range",                   "--keep-captions",
     "--width=40",                                                                                                                                              "--color=always",       "--only=numbers,reactions"},
    {NULL,        "--date=2021-01-05", "--title=A <b>&amp;\"'* _title_",
     "--source=Out\xe2\x80\xae let",                                                                        "--url=http://a.example/2021/<x>",
     "--encoding=utf-16",                                                                                                                                       "--focus=court bridge", "--encoding=koi8-r"       },
    {NULL,        NULL,                NULL,                             NULL,                              NULL,                              NULL,            NULL,                   NULL                      }, /* template */
    {NULL,        "--cite",            NULL,                             "--merge",                         NULL,                              "--vague=range", NULL,                   "--explain"               },
};
enum { CHOICE_TEMPLATE = 8, CHOICE_STYLE = 9 };

/* Names as a hostile archive has them. */
static const char *const names[FILES_MAX] = {
    "one.html", "a <b>&\"'`*_[x](y) .txt", "javascript:alert(1)", "../\xff/4"};

static json_t *schema; /* read once, when the fuzzer starts */

struct wish { /* what one input asks for */
    char choice[CHOICES];
    struct span brief, template_text, css, weights;
    const char *template_name;
    struct span files[FILES_MAX];
    size_t file_count;
};

struct product { /* what a run gives */
    struct arena arena;
    struct options o;
    struct span *reports;
    size_t count;
    struct buf said; /* all messages, each with its end */
    struct buf all;  /* all bytes, to compare with another run */
    bool failed;
};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    schema = json_load_file("templates/summarizer.schema.json",
                            JSON_REJECT_DUPLICATES, NULL);
    assert(schema); /* started in the top folder of the project */
    return 0;
}

/* ---- from bytes to a wish ---- */

static struct span take_part(struct span *rest)
{
    size_t n = 0;

    while (n < rest->n && rest->p[n] != PART_END)
        n++;
    struct span part = span_upto(*rest, n);
    *rest = span_from(*rest, n < rest->n ? n + 1 : n);
    return part;
}

static bool asks_for_check(const struct wish *t)
{
    return (t->choice[0] & 7) == REPORT_CHECK;
}

static void choose_template(struct wish *t, struct span *rest)
{
    static const char *const own[] = {"sitrep.md", "casualties.md",
                                      "fact-sheet.md", "briefing.md"};
    size_t which = t->choice[CHOICE_TEMPLATE] & 7;

    if (which == 0 || which == 7)
        return;
    if (which <= 4) {
        t->template_name = own[which - 1];
        t->template_text = markdown_builtin(t->template_name);
    } else {
        t->template_name = "own.md";
        t->template_text = take_part(rest);
    }
}

static bool read_wish(struct span rest, struct wish *t)
{
    if (rest.n < CHOICES)
        return false;
    memcpy(t->choice, rest.p, CHOICES);
    rest = span_from(rest, CHOICES);
    if (asks_for_check(t))
        t->brief = take_part(&rest);
    choose_template(t, &rest);
    if (t->choice[CHOICE_STYLE] & 2)
        t->css = take_part(&rest);
    if (t->choice[CHOICE_STYLE] & 4)
        t->weights = take_part(&rest);
    while (t->file_count + 1 < FILES_MAX && memchr(rest.p, PART_END, rest.n))
        t->files[t->file_count++] = take_part(&rest);
    t->files[t->file_count++] = rest;
    return true;
}

/* ---- the road of the pipeline, without its processes ---- */

static bool parse(const struct wish *t, struct product *p)
{
    char **argv = ARENA_NEW(&p->arena, char *, WORDS_MAX);
    int argc = 0;
    struct err err = {0};

    argv[argc++] = (char *)"summarizer";
    for (size_t i = 0; i < CHOICES; i++) {
        const char *word = words[i][t->choice[i] & 7];

        if (word)
            argv[argc++] = (char *)word;
    }
    argv[argc++] = (char *)"--";
    for (size_t i = 0; i < t->file_count; i++)
        argv[argc++] = (char *)names[i];
    if (options_parse(&p->o, argc, argv, &p->arena, &err))
        return true;
    assert(err.status == STATUS_USAGE && err.text[0]);
    return false;
}

static void take_pieces(struct product *p, struct answerer *a,
                        struct span answer)
{
    struct piece piece;

    while (piece_next(&answer, &piece)) {
        struct span text = arena_copy(&p->arena, piece.text);

        if (piece.kind == PIECE_MESSAGE)
            buf_add(&p->said, text);
        if (piece.kind == PIECE_OUTCOME)
            p->failed |=
                piece.outcome.input_failed || piece.outcome.record_failed;
        if (piece.kind == PIECE_REPORT) {
            p->reports =
                arena_more(&p->arena, p->reports, p->count, sizeof *p->reports);
            p->reports[p->count++] = text;
        }
        if (piece.kind != PIECE_OUTCOME)
            buf_add(&p->all, text);
    }
    assert(answer.n == 0 && a->out == NULL);
}

static void answer(struct product *p, struct answerer *a, const struct job *job)
{
    struct buf out = buf_new(&p->arena, OUTPUT_MAX);

    if (a->outcome.broken)
        return;
    if (job)
        answer_job(a, job, &out);
    else
        answer_merged(a, &out);
    take_pieces(p, a, buf_span(&out));
}

static void answer_lines(struct product *p, struct answerer *a, struct job *job)
{
    struct span rest = job->bytes;

    while (rest.n) {
        const char *feed = memchr(rest.p, '\n', rest.n);
        size_t n = feed ? (size_t)(feed - rest.p) : rest.n;

        job->bytes = span_upto(rest, n);
        job->line++;
        rest = span_from(rest, feed ? n + 1 : n);
        if (span_trim(job->bytes).n)
            answer(p, a, job);
    }
}

static void answer_file(struct product *p, struct answerer *a,
                        const struct input_file *file, struct span bytes)
{
    struct job job = {.file = *file, .bytes = bytes};
    enum input_format format = file->hints.format;
    bool sniffed = format == FORMAT_AUTO;

    job.file.hints.digest = answer_lists_sources(&p->o);
    if (sniffed)
        format = input_sniff(span_upto(bytes, bytes.n < 4096 ? bytes.n : 4096));
    job.record = format == FORMAT_JSONL;
    job.line = job.record && sniffed && jsonl_is_spread(bytes);
    if (job.record && job.line == 0)
        answer_lines(p, a, &job);
    else
        answer(p, a, &job);
}

/* What the options would have read from files is here. */
static struct settings make_settings(const struct wish *t,
                                     const struct product *p)
{
    struct settings set = p->o.set;

    set.color = p->o.color == WHEN_ALWAYS;
    if (set.width == SIZE_MAX)
        set.width = 0;
    set.weights = t->weights;
    set.weights_name = t->weights.n ? "weights" : NULL;
    set.css = t->css;
    set.template_text = t->template_text;
    set.template_name = t->template_name;
    set.brief = t->brief;
    set.brief_name = asks_for_check(t) ? "brief" : NULL;
    return set;
}

/* False: such a command line is refused. */
static bool run(const struct wish *t, bool extract, struct product *p)
{
    struct answerer a = {.o = &p->o};
    struct settings set;

    *p = (struct product){0};
    p->said = buf_new(&p->arena, OUTPUT_MAX);
    p->all = buf_new(&p->arena, OUTPUT_MAX);
    if (!parse(t, p))
        return false;
    if (extract) {
        p->o.set.report = REPORT_EXTRACT;
        p->o.set.format = OUTPUT_JSON;
        p->o.merge = MERGE_ALL;
        p->o.fails = false;
    }
    set = make_settings(t, p);
    a.messages = (struct messages){.quiet = set.quiet, .verbose = p->o.verbose};
    a.merged = options_merge(&p->o);
    session_start(&a.session, &set, SPAN("--fuzz <b>"), NULL);
    for (size_t i = 0; i < p->o.file_count; i++)
        answer_file(p, &a, &p->o.files[i], t->files[i]);
    if (a.session.count)
        answer(p, &a, NULL);
    session_end(&a.session);
    return true;
}

/* ---- what holds ---- */

/* The texts of all documents, in the order of the FILEs. */
static struct told read_texts(const struct wish *t, struct product *p)
{
    struct told told = {.schema = schema, .arena = &p->arena};
    struct span *at = NULL;
    json_t *root, *docs;

    if (!run(t, true, p) || p->count != 1)
        return told;
    root = json_loadb(p->reports[0].p, p->reports[0].n, 0, NULL);
    docs = json_object_get(root, "documents");
    for (size_t i = 0; i < json_array_size(docs); i++) {
        const json_t *text = json_object_get(json_array_get(docs, i), "text");
        struct span s = {json_string_value(text), json_string_length(text)};

        assert(json_is_string(text));
        at = arena_more(&p->arena, at, i, sizeof *at);
        at[i] = arena_copy(&p->arena, s);
        told.count = i + 1;
    }
    told.at = at;
    json_decref(root);
    return told;
}

static const char *find_fault(const struct wish *t, const struct product *p,
                              struct span report, const struct told *told)
{
    switch (p->o.set.format) {
    case OUTPUT_TEXT:
        return promise_text(report, p->o.color == WHEN_ALWAYS);
    case OUTPUT_MARKDOWN: /* what a template holds is its author's own */
        return t->choice[CHOICE_TEMPLATE] & 4 ? promise_text(report, false)
                                              : promise_sheet(report);
    case OUTPUT_HTML:
        return promise_page(report, told->arena);
    case OUTPUT_JSON:
    case OUTPUT_JSONL:
        return promise_json(report, told);
    case OUTPUT_CSV:
        return promise_table(report, told);
    }
    return NULL;
}

static void fail(const char *fault, struct span report)
{
    if (!fault)
        return;
    fprintf(stderr, "%s in:\n%.*s\n", fault, (int)report.n, report.p);
    abort();
}

static void check_messages(const struct product *p)
{
    struct span rest = buf_span(&p->said);

    fail(promise_text(rest, false), rest);
    while (rest.n) {
        size_t n = span_find(rest, SPAN("\n"));

        if (n == SIZE_MAX || !span_starts(rest, SPAN("summarizer: ")) ||
            n <= strlen("summarizer: "))
            fail("message", rest);
        rest = span_from(rest, n + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wish t = {0};
    struct product p, again = {0}, extracted = {0};
    struct told told;

    if (!read_wish((struct span){(const char *)data, size}, &t))
        return 0;
    if (run(&t, false, &p)) {
        told = (struct told){.schema = schema, .arena = &extracted.arena};
        if (p.o.set.format == OUTPUT_JSON || p.o.set.format == OUTPUT_JSONL ||
            p.o.set.format == OUTPUT_CSV)
            told = read_texts(&t, &extracted);
        for (size_t i = 0; i < p.count; i++)
            fail(find_fault(&t, &p, p.reports[i], &told), p.reports[i]);
        check_messages(&p);
        if (p.failed && p.count == 0 && p.said.n == 0)
            fail("failure without a word", SPAN(""));
        (void)run(&t, false, &again);
        if (!span_eq(buf_span(&p.all), buf_span(&again.all)))
            fail("another output the second time", buf_span(&p.all));
    }
    arena_release(&p.arena);
    arena_release(&again.arena);
    arena_release(&extracted.arena);
    return 0;
}
