#include "cli/answer.h"

#include "cli/refusal.h"
#include "input/jsonl.h"

static const size_t output_max = (size_t)1 << 32; /* [bytes] of one report */

bool answer_in_json(const struct options *o)
{
    return o->set.format == OUTPUT_JSON || o->set.format == OUTPUT_JSONL;
}

bool answer_lists_sources(const struct options *o)
{
    return o->set.report == REPORT_BRIEF || o->set.report == REPORT_FACTS ||
           o->set.report == REPORT_COMPARE || o->set.report == REPORT_CHECK ||
           answer_in_json(o);
}

bool answer_has_many(const struct answerer *a)
{
    return a->o->file_count > 1 || a->o->files0 || a->feed;
}

bool answer_in_array(const struct answerer *a)
{
    return a->o->set.format == OUTPUT_JSON && !a->merged && answer_has_many(a);
}

/* An input that failed: said on standard error or, in JSON, in its place
 * in the output. */
static void answer_failure(struct answerer *a, size_t line,
                           const struct record *record, const struct err *err)
{
    struct document doc = {.file = a->name};
    struct buf out = buf_new(&a->session.work, output_max);

    a->outcome.last = err->status;
    a->outcome.broken =
        err->status == STATUS_USAGE || err->status == STATUS_SYSTEM;
    if (!answer_in_json(a->o) || a->outcome.broken ||
        (!record && !answer_in_array(a) && a->o->set.format == OUTPUT_JSON)) {
        message_error(&a->messages, a->name.p, line, err);
        return;
    }
    json_write_error(record, record ? NULL : &doc, err, &out);
    piece_report(a->out, a->name, buf_span(&out));
    if (!record)
        message_error(&a->messages, a->name.p, line, err);
}

static bool report_articles(struct answerer *a, struct article *articles,
                            size_t count, struct report *r, struct err *err)
{
    struct buf out = buf_new(&a->session.work, output_max);

    if (!session_report(&a->session, articles, count, r, err) ||
        !report_write(r, &a->session.work, &out, err))
        return false;
    if (out.full)
        return err_set(err, STATUS_SYSTEM, "the report is too large");
    piece_report(a->out, a->name, buf_span(&out));
    if (r->check)
        a->outcome.refused |= r->check->verdicts[CHECK_FOUND] < r->check->count;
    if (a->o->fails)
        a->outcome.refused |= refusal_say(
            a->o, r, &a->messages, r->merged && !r->record ? NULL : a->name.p,
            a->line, &a->session.work);
    return true;
}

/* ---- records ---- */

static void fail_record(struct answerer *a, const struct job *job,
                        const struct record *record, const struct err *err)
{
    a->outcome.record_failed = true;
    answer_failure(a, job->line, record, err);
}

/* What was odd in a record counts; in JSON its answer says it already. */
static void note_record(struct answerer *a, const struct job *job,
                        const struct record *record)
{
    bool quiet = a->messages.quiet;

    a->messages.quiet |= a->o->merge != MERGE_ALL && answer_in_json(a->o);
    for (size_t i = 0; i < record->count; i++)
        message_notes(&a->messages, job->file.name, job->line,
                      &record->documents[i]);
    a->messages.quiet = quiet;
}

static void answer_record(struct answerer *a, const struct job *job)
{
    struct record record = {0};
    struct err err = {0};
    struct report r = {.record = &record};
    struct article *articles;

    if (!jsonl_read(job->bytes, &job->file.hints, &a->session.work, &record,
                    &err)) {
        fail_record(a, job, &record, &err);
        return;
    }
    note_record(a, job, &record);
    articles = ARENA_NEW(&a->session.work, struct article, record.count + 1);
    for (size_t i = 0; i < record.count; i++)
        articles[i].doc = record.documents[i];
    r.merged = record.cluster;
    if (!report_articles(a, articles, record.count, &r, &err))
        fail_record(a, job, &record, &err);
}

/* A record that is not to be read: only its id is, if that may be. */
static void refuse_record(struct answerer *a, const struct job *job)
{
    struct record record = {0};

    if (job->trial == TRIAL_ID_ONLY)
        jsonl_read_id(job->bytes, &a->session.work, &record);
    fail_record(a, job, &record, &job->failure);
}

/* With --merge the documents of all records join the others. */
static void keep_record(struct answerer *a, const struct job *job)
{
    struct record record = {0};
    struct err err = {0};

    if (!jsonl_read(job->bytes, &job->file.hints, &a->session.kept, &record,
                    &err)) {
        a->outcome.record_failed = true;
        message_error(&a->messages, job->file.name, job->line, &err);
        return;
    }
    note_record(a, job, &record);
    for (size_t i = 0; i < record.count; i++)
        session_keep(&a->session, &record.documents[i]);
}

/* ---- FILEs ---- */

/* "feed.xml: Ferry fares to rise", in the words of one line. */
static struct span entry_name(struct answerer *a, struct span file,
                              const struct document *doc)
{
    struct buf name = buf_new(&a->session.work, 4096);

    buf_add(&name, file);
    if (doc->title.n) {
        buf_add(&name, SPAN(": "));
        buf_add(&name, doc->title);
    }
    return buf_span(&name);
}

/* Articles of a feed are reported one by one, as records are, and so are
 * the FILEs behind it. */
static void report_feed(struct answerer *a, const struct documents *docs)
{
    struct span file = a->name;
    /* Articles live on in there, what each report needs dies with it. */
    struct arena documents = a->session.work;

    a->feed = true;
    a->merged = false;
    piece_feed(a->out);
    a->session.work = (struct arena){.no_memory = documents.no_memory};
    for (size_t i = 0; i < docs->count && !a->outcome.broken; i++) {
        struct article art = {.doc = docs->at[i]};
        struct report r = {0};
        struct err err = {0};

        a->name = entry_name(a, file, &docs->at[i]);
        if (!report_articles(a, &art, 1, &r, &err)) {
            a->outcome.record_failed = true;
            answer_failure(a, 0, NULL, &err);
        }
        session_done(&a->session);
    }
    arena_release(&a->session.work);
    a->session.work = documents;
    a->name = file;
}

static bool read_article(struct answerer *a, const struct job *job,
                         struct err *err)
{
    struct arena *arena = a->merged ? &a->session.kept : &a->session.work;
    struct documents docs;
    struct report r = {0};

    if (!input_read_all(job->bytes, &job->file.hints, arena, &docs, err))
        return false;
    for (size_t i = 0; i < docs.count; i++)
        message_notes(&a->messages, job->file.name, 0, &docs.at[i]);
    if (docs.feed && a->o->merge != MERGE_ALL &&
        a->o->set.report != REPORT_COMPARE) {
        report_feed(a, &docs);
    } else if (a->merged) {
        for (size_t i = 0; i < docs.count; i++)
            session_keep(&a->session, &docs.at[i]);
    } else {
        struct article art = {.doc = docs.at[0]};

        return report_articles(a, &art, 1, &r, err);
    }
    return true;
}

static void answer_article(struct answerer *a, const struct job *job)
{
    struct err err = job->failure;

    if (err.status == STATUS_OK && read_article(a, job, &err))
        return;
    if (job->page)
        a->outcome.record_failed = true;
    else
        a->outcome.input_failed = true;
    answer_failure(a, 0, NULL, &err);
}

/* ---- both ---- */

static void begin(struct answerer *a, struct span name, struct buf *out)
{
    a->name = name;
    a->out = a->messages.to = out;
    a->outcome = (struct outcome){0};
    a->messages.notes = 0;
}

static void end(struct answerer *a)
{
    a->outcome.notes = a->messages.notes;
    piece_outcome(a->out, &a->outcome);
    a->out = a->messages.to = NULL;
    session_done(&a->session);
}

void answer_job(struct answerer *a, const struct job *job, struct buf *out)
{
    begin(a, span_of(job->file.name), out);
    a->line = job->record ? job->line : 0;
    if (!job->record)
        answer_article(a, job);
    else if (job->trial != TRIAL_WHOLE)
        refuse_record(a, job);
    else if (a->o->merge == MERGE_ALL)
        keep_record(a, job);
    else
        answer_record(a, job);
    end(a);
}

void answer_merged(struct answerer *a, struct buf *out)
{
    struct report r = {0};
    struct err err = {0};

    begin(a, a->session.articles[0].doc.file, out);
    a->line = 0;
    r.merged = a->session.count > 1 || a->o->merge == MERGE_ALL;
    if (a->o->set.report == REPORT_COMPARE && a->session.count < 2)
        err_set(&err, STATUS_USAGE, "--compare wants two articles or more");
    if (err.status != STATUS_OK ||
        !report_articles(a, a->session.articles, a->session.count, &r, &err)) {
        a->outcome.input_failed = true;
        a->outcome.last = err.status;
        message_error(&a->messages, NULL, 0, &err);
    }
    end(a);
}
