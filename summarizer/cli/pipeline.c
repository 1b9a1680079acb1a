#include "cli/pipeline.h"

#include <string.h>

#include "cli/maker.h"
#include "cli/message.h"
#include "cli/resource.h"
#include "cli/sink.h"
#include "cli/source.h"
#include "cli/terminal.h"
#include "input/jsonl.h"

static const size_t output_max = (size_t)1 << 32; /* [bytes] of one report */
static const size_t sniffed = 4096;               /* [bytes] */

struct run { /* one run of the program */
    const struct options *o;
    struct arena lasting; /* lives as long as the run */
    struct arena work;    /* cleared after every report */
    struct maker maker;
    struct sink sink;
    struct messages messages;
    bool merged;           /* the FILEs make one report */
    bool feed;             /* a FILE held several articles */
    struct article *merge; /* the FILEs read so far, if merged */
    size_t merge_count;
    size_t written;        /* [reports] */
    size_t inputs, failed; /* [FILEs] */
    bool records_failed;
    enum exit_status last; /* of the input that failed last */
    bool broken;           /* nothing more can be written */
};

/* ---- from a report to the output ---- */

static bool in_json(const struct run *run)
{
    return run->o->format == OUTPUT_JSON || run->o->format == OUTPUT_JSONL;
}

static bool has_many(const struct run *run)
{
    return run->o->file_count > 1 || run->o->files0 || run->feed;
}

static bool in_array(const struct run *run)
{
    return run->o->format == OUTPUT_JSON && !run->merged && has_many(run);
}

/* What stands before a report: "[", ",", or "==> NAME <==". */
static void put_separator(struct run *run, const char *name, struct buf *out)
{
    if (in_array(run))
        buf_add(out, run->written ? SPAN(",\n") : SPAN("[\n"));
    if (in_json(run) || run->o->format == OUTPUT_CSV || !has_many(run) ||
        !name || run->merged || run->o->quiet)
        return;
    if (run->written)
        buf_char(out, '\n');
    if (run->o->format != OUTPUT_HTML) {
        buf_add(out, SPAN("==> "));
        buf_add(out, span_of(name));
        buf_add(out, SPAN(" <==\n"));
    }
}

static void send(struct run *run, const struct buf *out, const char *name)
{
    struct err err = {0};

    if (out->full)
        err_set(&err, STATUS_SYSTEM, "the report is too large");
    else if (sink_write(&run->sink, buf_span(out), &err) &&
             (!run->o->flush || sink_flush(&run->sink, &err))) {
        run->written++;
        return;
    }
    message_error(&run->messages, name, 0, &err);
    run->last = err.status;
    run->broken = true;
}

/* An input that failed: said on standard error or, in JSON, in its place
 * in the output. */
static void answer_failure(struct run *run, const char *name, size_t line,
                           const struct record *record, const struct err *err)
{
    struct document doc = {.file = span_of(name)};

    run->last = err->status;
    if (err->status == STATUS_USAGE || err->status == STATUS_SYSTEM)
        run->broken = true;
    if (!in_json(run) || run->broken ||
        (!record && !in_array(run) && run->o->format == OUTPUT_JSON)) {
        message_error(&run->messages, name, line, err);
        return;
    }
    struct buf out = buf_new(&run->work, output_max);
    put_separator(run, name, &out);
    json_write_error(record, record ? NULL : &doc, err, &out);
    if (!record)
        message_error(&run->messages, name, line, err);
    send(run, &out, name);
}

static bool report_articles(struct run *run, struct article *articles,
                            size_t count, const char *name,
                            const struct record *record, bool merged,
                            struct err *err)
{
    struct buf out = buf_new(&run->work, output_max);
    struct report r = {.record = record, .merged = merged};

    if (!maker_report(&run->maker, articles, count, &r, &run->work, err))
        return false;
    put_separator(run, name, &out);
    if (!report_write(&r, &run->work, &out, err))
        return false;
    send(run, &out, name);
    return true;
}

/* ---- inputs ---- */

static void read_record(struct run *run, const struct input_file *file,
                        struct span line, size_t number)
{
    struct record record = {0};
    struct err err = {0};
    bool done = jsonl_read(line, &file->hints, &run->work, &record, &err);

    if (done) {
        struct article *articles =
            ARENA_NEW(&run->work, struct article, record.count + 1);

        for (size_t i = 0; i < record.count; i++)
            articles[i].doc = record.documents[i];
        done = record.count > 0 ||
               err_set(&err, STATUS_NOTHING, "no document in the record");
        done = done && report_articles(run, articles, record.count, file->name,
                                       &record, record.cluster, &err);
    }
    if (!done) {
        run->records_failed = true;
        answer_failure(run, file->name, number, &record, &err);
    }
    arena_clear(&run->work);
}

static void keep_document(struct run *run, const struct document *doc)
{
    run->merge = arena_more(&run->lasting, run->merge, run->merge_count,
                            sizeof *run->merge);
    run->merge[run->merge_count++] = (struct article){.doc = *doc};
}

/* With --merge the documents of all records join the others. */
static void keep_record(struct run *run, const struct input_file *file,
                        struct span line, size_t number)
{
    struct record record = {0};
    struct err err = {0};

    if (!jsonl_read(line, &file->hints, &run->lasting, &record, &err)) {
        run->records_failed = true;
        message_error(&run->messages, file->name, number, &err);
        return;
    }
    for (size_t i = 0; i < record.count; i++)
        keep_document(run, &record.documents[i]);
}

static bool read_lines(struct run *run, const struct input_file *file,
                       struct source *source, struct err *err)
{
    struct span line;

    for (;;) {
        switch (source_read_line(source, run->o->max_input, &line, err)) {
        case LINE_NONE:
            return true;
        case LINE_FAILED:
            return false;
        case LINE_TOO_LONG: {
            struct record none = {0};
            struct err large = {0};

            err_set(&large, STATUS_INPUT,
                    "line larger than %zu bytes, see --max-input",
                    run->o->max_input);
            run->records_failed = true;
            answer_failure(run, file->name, source->line, &none, &large);
            break;
        }
        case LINE_READ:
            if (span_trim(line).n == 0)
                break;
            if (run->o->merge == MERGE_ALL)
                keep_record(run, file, line, source->line);
            else
                read_record(run, file, line, source->line);
            break;
        }
        if (run->broken)
            return true;
    }
}

/* "feed.xml: Ferry fares to rise", in the words of one line. */
static const char *entry_name(struct run *run, const char *file,
                              const struct document *doc)
{
    struct buf name = buf_new(&run->work, 4096);

    buf_add(&name, span_of(file));
    if (doc->title.n) {
        buf_add(&name, SPAN(": "));
        buf_add(&name, doc->title);
    }
    return name.p;
}

/* Articles of a feed are reported one by one, as records are, and so are
 * the FILEs behind it. */
static bool report_feed(struct run *run, const struct input_file *file,
                        const struct documents *docs)
{
    run->feed = true;
    run->merged = false;
    for (size_t i = 0; i < docs->count && !run->broken; i++) {
        struct article art = {.doc = docs->at[i]};
        const char *name = entry_name(run, file->name, &docs->at[i]);
        struct err err = {0};

        if (report_articles(run, &art, 1, name, NULL, false, &err))
            continue;
        run->records_failed = true;
        answer_failure(run, name, 0, NULL, &err);
    }
    return true;
}

static bool read_article(struct run *run, const struct input_file *file,
                         struct source *source, struct err *err)
{
    struct arena *a = run->merged ? &run->lasting : &run->work;
    struct documents docs;
    struct span all;

    if (!source_all(source, run->o->max_input, &all, err) ||
        !input_read_all(all, &file->hints, a, &docs, err))
        return false;
    for (size_t i = 0; i < docs.count; i++)
        message_notes(&run->messages, file->name, &docs.at[i]);
    if (docs.feed && run->o->merge != MERGE_ALL)
        return report_feed(run, file, &docs);
    if (!run->merged) {
        struct article art = {.doc = docs.at[0]};

        return report_articles(run, &art, 1, file->name, NULL, false, err);
    }
    for (size_t i = 0; i < docs.count; i++)
        keep_document(run, &docs.at[i]);
    return true;
}

static void read_input(struct run *run, const struct input_file *file)
{
    struct input_file f = *file;
    struct err err = {0};
    struct source source;
    struct span head;
    bool done;

    run->inputs++;
    f.hints.digest = run->o->report == REPORT_BRIEF ||
                     run->o->report == REPORT_FACTS || in_json(run);
    done = source_open(&source, f.name, run->work.no_memory, &err);
    if (done) {
        done = source_peek(&source, sniffed, &head, &err);
        if (done && (f.hints.format == FORMAT_JSONL ||
                     (f.hints.format == FORMAT_AUTO &&
                      input_sniff(head) == FORMAT_JSONL)))
            done = read_lines(run, &f, &source, &err);
        else if (done)
            done = read_article(run, &f, &source, &err);
        source_close(&source);
    }
    if (!done) {
        run->failed++;
        answer_failure(run, f.name, 0, NULL, &err);
    }
    arena_clear(&run->work);
}

static bool read_names(struct run *run, struct err *err)
{
    struct source source;
    struct span names;
    bool done;

    if (!source_open(&source, run->o->files0, run->work.no_memory, err))
        return false;
    done = source_all(&source, (size_t)1 << 30, &names, err);
    if (done)
        names = arena_copy(&run->lasting, names);
    source_close(&source);
    while (done && names.n && !run->broken) {
        struct input_file file = {.name = names.p, .hints = run->o->hints};
        size_t n = strlen(names.p); /* the copy ends in a NUL */

        file.hints.file = span_of(file.name);
        if (n)
            read_input(run, &file);
        names = span_from(names, n < names.n ? n + 1 : n);
    }
    return done;
}

static void read_all(struct run *run)
{
    const struct options *o = run->o;
    struct err err = {0};

    for (size_t i = 0; i < o->file_count && !run->broken; i++)
        read_input(run, &o->files[i]);
    if (o->files0 && !read_names(run, &err)) {
        message_error(&run->messages, o->files0, 0, &err);
        run->inputs++;
        run->failed++;
        run->last = err.status;
    }
    if (o->file_count == 0 && !o->files0) {
        struct input_file in = {.name = "-", .hints = o->hints};

        read_input(run, &in);
    }
    if (run->merge_count && !run->broken) {
        struct err failed = {0};

        if (!report_articles(
                run, run->merge, run->merge_count, run->merge[0].doc.file.p,
                NULL, run->merge_count > 1 || o->merge == MERGE_ALL, &failed)) {
            run->failed = run->inputs;
            message_error(&run->messages, NULL, 0, &failed);
            run->last = failed.status;
        }
    }
}

/* ---- start and end ---- */

static bool read_resources(struct run *run, struct err *err)
{
    const struct options *o = run->o;

    run->maker.kits.weights_name = o->weights;
    if (o->weights && !resource_read(o->weights, &run->lasting,
                                     &run->maker.kits.weights, err))
        return false;
    if (o->css &&
        !resource_read(o->css, &run->lasting, &run->maker.look.css, err))
        return false;
    if (o->template_name) {
        run->maker.look.template_name = o->template_name;
        return resource_template(o->template_name, &run->lasting,
                                 &run->maker.look.template_text, err);
    }
    return true;
}

static void set_look(struct run *run, struct span options)
{
    const struct options *o = run->o;

    run->maker.look.cite = o->cite;
    run->maker.look.explain = o->explain;
    run->maker.look.vague_range = o->vague_range;
    run->maker.look.only = o->some_sections ? o->only : NULL;
    run->maker.look.version = VERSION;
    run->maker.look.options = options;
    run->maker.look.color = terminal_color(o);
    run->maker.look.width = terminal_width(o);
}

static enum exit_status status_of(const struct run *run)
{
    if (run->broken)
        return run->last;
    if (run->failed && run->inputs == 1)
        return run->last;
    if (run->failed)
        return run->failed == run->inputs && run->merged && run->inputs == 1
                   ? run->last
                   : STATUS_INPUT;
    if (run->records_failed && !run->o->keep_going)
        return STATUS_INPUT;
    if (run->o->strict && run->messages.notes)
        return STATUS_REFUSED;
    return STATUS_OK;
}

enum exit_status pipeline_run(const struct options *o, struct span options,
                              void (*no_memory)(void))
{
    struct run run = {.o = o, .maker = {.o = o}};
    struct err err = {0};
    enum exit_status status;

    run.lasting.no_memory = run.work.no_memory = no_memory;
    run.maker.kits.arena = &run.lasting;
    run.messages = (struct messages){.quiet = o->quiet, .verbose = o->verbose};
    run.merged = o->merge == MERGE_ALL ||
                 (o->merge == MERGE_BY_REPORT &&
                  (o->report == REPORT_FACTS || o->report == REPORT_BRIEF));
    set_look(&run, options);
    if (!read_resources(&run, &err) ||
        !sink_open(&run.sink, o->output, &run.lasting, &err)) {
        message_error(&run.messages, err.source, 0, &err);
        arena_release(&run.lasting);
        return err.status;
    }
    read_all(&run);
    if (in_array(&run) && !run.broken &&
        !sink_write(&run.sink, run.written ? SPAN("]\n") : SPAN("[]\n"), &err))
        run.broken = true;
    status = status_of(&run);
    /* A file that would hold nothing is not made. */
    if (!sink_close(&run.sink, run.written > 0 && !run.broken, &err)) {
        message_error(&run.messages, NULL, 0, &err);
        status = STATUS_SYSTEM;
    }
    kits_release(&run.maker.kits);
    arena_release(&run.work);
    arena_release(&run.lasting);
    return status;
}
