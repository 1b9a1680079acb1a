#include "cli/pipeline.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/answer.h"
#include "cli/archive.h"
#include "cli/batch.h"
#include "cli/delivery.h"
#include "cli/resource.h"
#include "cli/sandbox.h"
#include "cli/shortage.h"
#include "cli/source.h"
#include "cli/unpack.h"
#include "input/jsonl.h"

static const size_t sniffed = 4096; /* [bytes] */

/* [jobs] that go to a worker at once, unless their bytes are the limit:
 * what is done again when a worker dies stays small. */
static const size_t chunk_most = 32;

/* [s] of processor time for a record or FILE: three times what the fact
 * sheet of 16 MiB takes, the most that --max-input lets in by itself. */
static const double usual_timeout = 30;

struct run {                  /* one run of the program */
    struct arena lasting;     /* files of the options, names, workers */
    struct answerer answerer; /* makes answers, here or in a worker */
    struct batch *batch;      /* makes them in workers; NULL: here */
    struct delivery out;      /* brings them to the output */
    size_t inputs;            /* [FILEs] */
    size_t expected;          /* [FILEs] that there will be */
    int signal;               /* that stopped the run, or 0 */
};

static void stop(struct run *run, const struct err *err)
{
    delivery_stop(&run->out, err);
}

/* ---- work, here or in workers ---- */

static void begin_work(void *data)
{
    struct run *run = data;

    struct session *s = &run->answerer.session;

    s->lasting.no_memory = s->kept.no_memory = s->work.no_memory =
        shortage_end_worker;
}

static void do_work(void *data, const struct job *job, struct buf *answer)
{
    struct run *run = data;

    answer_job(&run->answerer, job, answer);
}

static bool deliver(void *data, struct span answers)
{
    struct run *run = data;

    return delivery_write(&run->out, answers);
}

/* Workers pay when there is `much` to do, and are needed for a limit. */
static void start_batch(struct run *run, bool much)
{
    const struct options *o = run->answerer.o;
    struct batch_plan plan = {
        .workers = o->jobs,
        .most = o->flush ? 1 : chunk_most,
        .deliver = deliver,
        .duty = {.timeout = o->timeout < 0 ? usual_timeout : o->timeout,
                 .no_memory = run->out.reply.no_memory,
                 .run = run,
                 .begin = begin_work,
                 .answer = do_work},
    };

    if (!run->batch && (o->timeout >= 0 || (much && o->jobs != 1)))
        run->batch = batch_new(&plan, &run->lasting);
}

static void drain(struct run *run)
{
    struct err err = {0};

    if (run->batch && !batch_drain(run->batch, &err))
        stop(run, &err);
}

static void end_batch(struct run *run)
{
    drain(run);
    if (run->batch)
        run->signal = batch_end(run->batch);
    run->batch = NULL;
}

static void submit(struct run *run, const struct job *job, bool kept)
{
    struct err err = {0};

    if (run->batch && !kept) {
        if (!batch_add(run->batch, job, &err))
            stop(run, &err);
        return;
    }
    drain(run);
    if (!run->out.broken) {
        struct buf answer = delivery_reply(&run->out);

        answer_job(&run->answerer, job, &answer);
        (void)deliver(run, buf_span(&answer));
    }
}

/* ---- inputs ---- */

/* One more is read, and how much of the input that makes; a stream has no
 * end that is known. */
static void note_share(struct run *run, const struct source *source)
{
    struct stat st;
    off_t at;
    double part = 0;

    if (!run->out.progress.on)
        return;
    run->out.progress.given++;
    at = lseek(source->fd, 0, SEEK_CUR);
    if (at > 0 && fstat(source->fd, &st) == 0 && S_ISREG(st.st_mode))
        part = (double)at / (double)st.st_size;
    run->out.progress.share =
        ((double)run->inputs - 1 + part) / (double)run->expected;
}

static bool read_lines(struct run *run, const struct input_file *file,
                       struct source *source, struct err *err)
{
    const struct options *o = run->answerer.o;

    while (!run->out.broken) {
        struct job job = {.file = *file, .record = true};
        enum source_line got =
            source_read_line(source, o->max_input, &job.bytes, err);

        if (got == LINE_NONE || got == LINE_FAILED)
            return got == LINE_NONE;
        job.line = source->line;
        if (got == LINE_TOO_LONG) {
            job.trial = TRIAL_ID_ONLY;
            err_set(&job.failure, STATUS_INPUT,
                    "line larger than %zu bytes, see --max-input",
                    o->max_input);
        } else if (span_trim(job.bytes).n == 0) {
            continue;
        }
        note_share(run, source);
        submit(run, &job, o->merge == MERGE_ALL);
    }
    return true;
}

/* An article, or a record that is spread over many lines. */
static bool read_whole(struct run *run, struct job *job, struct source *source,
                       struct err *err)
{
    const struct options *o = run->answerer.o;

    if (!source_all(source, o->max_input, &job->bytes, err))
        return false;
    note_share(run, source);
    submit(run, job,
           job->record ? o->merge == MERGE_ALL : run->answerer.merged);
    return true;
}

/* The pages of an archive, here: workers would not know their names. */
static bool read_archive(struct run *run, const struct input_file *file,
                         struct source *source, struct err *err)
{
    struct arena arena = {.no_memory = run->out.reply.no_memory};
    struct archive archive = {source, &arena, run->answerer.o->max_input, 0, 0};
    struct archive_page page;

    run->answerer.feed = true;
    run->answerer.merged = run->answerer.o->merge == MERGE_ALL;
    while (!run->out.broken && archive_next(&archive, &page, err)) {
        struct job job = archive_job(&archive, &page, file);

        note_share(run, source);
        submit(run, &job, true);
    }
    arena_release(&arena);
    if (archive.pages == 0 && err->status == STATUS_OK)
        err_set(err, STATUS_NOTHING, "no HTML page in the archive");
    return err->status == STATUS_OK;
}

/* A stream of records may wait for the answer to its first line. */
static bool is_lines(struct source *source, const struct input_hints *hints,
                     bool *lines, struct err *err)
{
    struct span head;

    /* No record is shorter than the mark of a packed one. */
    if (!source_peek(source, PACKING_MARK, &head, err))
        return false;
    *lines = hints->format == FORMAT_JSONL;
    if (hints->format != FORMAT_AUTO)
        return true;
    if (head.n == 0 || head.p[0] != '{' || !memchr(head.p, '\n', head.n))
        if (!source_peek(source, sniffed, &head, err))
            return false;
    *lines = input_sniff(head) == FORMAT_JSONL;
    return true;
}

static bool read_source(struct run *run, const struct input_file *file,
                        struct source *source, struct err *err)
{
    const struct options *o = run->answerer.o;
    struct job whole = {.file = *file};
    bool lines;

    if (!is_lines(source, &file->hints, &lines, err))
        return false;
    if (!lines && file->hints.format == FORMAT_AUTO && archive_sniff(source))
        return read_archive(run, file, source, err);
    if (lines ? o->merge != MERGE_ALL : !run->answerer.merged)
        start_batch(run, lines || run->expected > 1);
    if (run->batch) {
        source->wait = batch_wait;
        source->waiter = run->batch;
    }
    whole.record = lines && file->hints.format == FORMAT_AUTO &&
                   jsonl_is_spread(source_unread(source));
    whole.line = whole.record;
    return lines && !whole.record ? read_lines(run, file, source, err)
                                  : read_whole(run, &whole, source, err);
}

static void read_input(struct run *run, const struct input_file *file)
{
    const struct options *o = run->answerer.o;
    struct job job = {.file = *file, .trial = TRIAL_NOTHING};
    struct source source;
    bool done;

    run->inputs++;
    job.file.hints.digest = answer_lists_sources(o);
    done = source_open(&source, file->name, run->out.reply.no_memory,
                       &job.failure);
    if (done) {
        done = read_source(run, &job.file, &source, &job.failure);
        source_close(&source);
    }
    if (!done && !run->out.broken)
        submit(run, &job, run->answerer.merged);
}

static size_t count_names(struct span names)
{
    size_t n = 0;

    for (size_t i = 0; i < names.n; i++)
        n += names.p[i] == '\0';
    return n;
}

static bool read_names(struct run *run, struct err *err)
{
    const struct options *o = run->answerer.o;
    struct arena *a = &run->lasting;
    struct source source;
    struct span names;
    bool done;

    if (!source_open(&source, o->files0, a->no_memory, err))
        return false;
    done = source_all(&source, (size_t)1 << 30, &names, err);
    if (done)
        names = arena_copy(a, names);
    source_close(&source);
    run->expected += done ? count_names(names) : 0;
    while (done && names.n && !run->out.broken) {
        struct input_file file = {.name = names.p, .hints = o->set.hints};
        size_t n = strlen(names.p); /* the copy ends in a NUL */

        file.hints.file = span_of(file.name);
        if (n)
            read_input(run, &file);
        names = span_from(names, n < names.n ? n + 1 : n);
    }
    return done;
}

static void merge_all(struct run *run)
{
    struct buf answer = delivery_reply(&run->out);

    drain(run);
    if (run->out.broken)
        return;
    answer_merged(&run->answerer, &answer);
    (void)deliver(run, buf_span(&answer));
    if (run->answerer.outcome.input_failed)
        run->out.failed = run->inputs;
}

static void read_all(struct run *run)
{
    const struct options *o = run->answerer.o;
    struct err err = {0};

    run->expected = o->file_count;
    for (size_t i = 0; i < o->file_count && !run->out.broken; i++)
        read_input(run, &o->files[i]);
    if (o->files0) {
        end_batch(run); /* its workers would not know the names */
        if (!run->out.broken && !read_names(run, &err)) {
            message_error(&run->answerer.messages, o->files0, 0, &err);
            run->inputs++;
            run->out.failed++;
            run->out.last = err.status;
        }
    }
    if (o->file_count == 0 && !o->files0) {
        struct input_file in = {.name = "-", .hints = o->set.hints};

        run->expected = 1;
        read_input(run, &in);
    }
    if (run->answerer.session.count)
        merge_all(run);
    end_batch(run);
}

/* ---- start and end ---- */

static void start(struct run *run, const struct options *o,
                  void (*no_memory)(void))
{
    struct answerer *a = &run->answerer;

    *run = (struct run){.out.progress = progress_start(o->progress)};
    run->out.answerer = a;
    a->o = o;
    run->lasting.no_memory = no_memory;
    run->out.reply.no_memory = no_memory;
    a->messages =
        (struct messages){.quiet = o->set.quiet, .verbose = o->verbose};
    a->merged = options_merge(o);
}

static enum exit_status status_of(const struct run *run)
{
    const struct options *o = run->answerer.o;

    if (run->out.broken)
        return run->out.last;
    if (run->out.failed && run->inputs == 1)
        return run->out.last;
    if (run->out.failed)
        return STATUS_INPUT;
    if (run->out.records_failed && !o->keep_going)
        return STATUS_INPUT;
    if (run->out.refused || (o->strict && run->out.notes))
        return STATUS_REFUSED;
    return STATUS_OK;
}

static void release(struct run *run)
{
    session_end(&run->answerer.session);
    arena_release(&run->lasting);
    arena_release(&run->out.reply);
}

enum exit_status pipeline_run(const struct options *o, struct span options,
                              void (*no_memory)(void))
{
    struct run run;
    struct settings set = o->set;
    struct err err = {0};
    enum exit_status status;

    start(&run, o, no_memory);
    if (!resource_fill(&set, o, &run.lasting, &err) ||
        !sink_open(&run.out.sink, o->output, &run.lasting, &err) ||
        !sandbox_enter(o, &err)) {
        stop(&run, &err);
        release(&run);
        return err.status;
    }
    session_start(&run.answerer.session, &set, options, no_memory);
    read_all(&run);
    status = delivery_end(&run.out) ? status_of(&run) : STATUS_SYSTEM;
    release(&run);
    if (run.signal)
        batch_let_through(run.signal);
    return status;
}
