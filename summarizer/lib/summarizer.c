#include "lib/summarizer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/jsonl.h"
#include "lib/guard.h"
#include "lib/result.h"
#include "lib/session.h"
#include "output/markdown.h"

static const size_t output_max = (size_t)1 << 32; /* [bytes] of one report */

struct held { /* a value that was set */
    struct held *next;
    char *value;
    char name[]; /* of the setting */
};

struct summarizer {
    struct settings set; /* its strings are held */
    struct held *held;
    struct session session;
    bool started; /* the session knows the settings */
    bool reported;
    struct report report;
    struct result result;
    struct err err;    /* of the last call */
    char message[400]; /* the same in words */
};

const char *summarizer_version(void)
{
    return VERSION;
}

/* ---- what went wrong ---- */

static enum summarizer_status fail(struct summarizer *s)
{
    const struct err *e = &s->err;

    if (e->source && e->line)
        snprintf(s->message, sizeof s->message, "%.100s:%zu:%zu: %s", e->source,
                 e->line, e->column, e->text);
    else
        snprintf(s->message, sizeof s->message, "%s", e->text);
    return (enum summarizer_status)e->status;
}

static void begin(struct summarizer *s)
{
    s->err = (struct err){0};
    s->message[0] = '\0';
}

/* ---- life ---- */

struct summarizer *summarizer_new(void)
{
    struct summarizer *s = calloc(1, sizeof *s);

    if (!s)
        return NULL;
    guard_install(false);
    s->set = setting_defaults();
    return s;
}

static void free_held(struct held *h)
{
    free(h->value);
    free(h);
}

void summarizer_free(struct summarizer *s)
{
    if (!s)
        return;
    session_end(&s->session);
    while (s->held) {
        struct held *next = s->held->next;

        free_held(s->held);
        s->held = next;
    }
    free(s);
}

/* The report at hand is gone. */
static void drop_report(struct summarizer *s)
{
    s->reported = false;
    session_done(&s->session);
}

void summarizer_clear(struct summarizer *s)
{
    begin(s);
    drop_report(s);
    session_forget(&s->session);
}

/* Memory ran out somewhere: nothing but the settings is whole. */
static enum summarizer_status give_up(struct summarizer *s)
{
    session_end(&s->session);
    s->started = s->reported = false;
    if (s->err.status != STATUS_SYSTEM) {
        begin(s);
        (void)err_set(&s->err, STATUS_SYSTEM, "out of memory");
    }
    return fail(s);
}

/* Do `work`, which false ends with an error in s->err. */
static enum summarizer_status
run_guarded(struct summarizer *s,
            bool (*work)(struct summarizer *s, void *data), void *data)
{
    struct guard guard = {.no_memory = NULL};
    bool done;

    begin(s);
    if (setjmp(guard.back))
        return give_up(s);
    guard_enter(&guard);
    done = work(s, data);
    guard_leave(&guard);
    if (s->err.status == STATUS_SYSTEM)
        return give_up(s);
    return done ? SUMMARIZER_OK : fail(s);
}

/* ---- settings ---- */

/* A value, to be kept until `name` is set again. */
static struct held *hold(const char *name, const char *value)
{
    size_t n = strlen(name) + 1;
    struct held *h = malloc(sizeof *h + n);

    if (!h)
        return NULL;
    *h = (struct held){.value = value ? strdup(value) : NULL};
    memcpy(h->name, name, n);
    if (value && !h->value) {
        free(h);
        return NULL;
    }
    return h;
}

/* In the place of what was held by that name. */
static void keep(struct summarizer *s, struct held *h)
{
    struct held **at = &s->held, *old;

    while (*at && strcmp((*at)->name, h->name) != 0)
        at = &(*at)->next;
    old = *at;
    h->next = old ? old->next : NULL;
    *at = h;
    if (old)
        free_held(old);
}

/* The name of a built-in template stands for its text. */
static bool find_template(struct settings *set, struct err *err)
{
    struct span name = set->template_text;
    char file[64]; /* none has a longer name */

    set->template_name = "template";
    if (span_find(name, SPAN("{{")) < name.n ||
        span_find(name, SPAN("\n")) < name.n)
        return true;
    if (name.n + sizeof ".md" <= sizeof file) {
        memcpy(file, name.p, name.n);
        memcpy(file + name.n, ".md", sizeof ".md");
        set->template_text = markdown_builtin(file);
        if (set->template_text.n)
            return true;
    }
    return err_set(err, STATUS_USAGE, "no template is called '%.*s'",
                   name.n < 80 ? (int)name.n : 80, name.p);
}

enum summarizer_status summarizer_set(struct summarizer *s, const char *name,
                                      const char *value)
{
    struct settings set = s->set;
    struct held *h = hold(name, value);

    begin(s);
    drop_report(s);
    if (!h)
        return give_up(s);
    if (!setting_set(&set, name, h->value, &s->err) ||
        (strcmp(name, "template") == 0 && !find_template(&set, &s->err))) {
        free_held(h);
        return fail(s);
    }
    keep(s, h);
    s->set = set;
    s->started = false;
    return SUMMARIZER_OK;
}

/* Make the session know the settings; its articles go on waiting. */
static bool start(struct summarizer *s)
{
    struct settings set = s->set;
    struct session *session = &s->session;
    struct arena kept = session->kept;
    struct article *articles = session->articles;
    size_t count = session->count;

    if (s->started)
        return true;
    if (!setting_complete(&set, &s->err))
        return false;
    session->kept = (struct arena){0};
    session_end(session);
    session_start(session, &set, SPAN(""), guard_end);
    if (kept.no_memory)
        session->kept = kept;
    session->articles = articles;
    session->count = count;
    s->started = true;
    return true;
}

/* ---- articles ---- */

/* What documents borrow from hints must last as long as they do. */
static struct input_hints lasting_hints(const struct settings *set,
                                        struct arena *a)
{
    struct input_hints h = set->hints;

    h.file = SPAN("-");
    h.encoding = arena_copy(a, h.encoding);
    h.lang = arena_copy(a, h.lang);
    h.title = arena_copy(a, h.title);
    h.url = arena_copy(a, h.url);
    h.source = arena_copy(a, h.source);
    h.date = arena_copy(a, h.date);
    h.digest = true;
    return h;
}

static bool read_record(struct summarizer *s, struct span bytes,
                        const struct input_hints *hints)
{
    struct session *session = &s->session;
    struct record record = {0};

    if (!jsonl_read(bytes, hints, &session->kept, &record, &s->err))
        return false;
    for (size_t i = 0; i < record.count; i++)
        session_keep(session, &record.documents[i]);
    return true;
}

static bool read_input(struct summarizer *s, void *data)
{
    struct session *session = &s->session;
    const struct span *bytes = data;
    struct input_hints hints;
    struct documents docs;

    if (!start(s))
        return false;
    hints = lasting_hints(&s->set, &session->kept);
    if (hints.format == FORMAT_JSONL ||
        (hints.format == FORMAT_AUTO && input_sniff(*bytes) == FORMAT_JSONL))
        return read_record(s, *bytes, &hints);
    if (!input_read_all(*bytes, &hints, &session->kept, &docs, &s->err))
        return false;
    for (size_t i = 0; i < docs.count; i++)
        session_keep(session, &docs.at[i]);
    return true;
}

enum summarizer_status summarizer_add(struct summarizer *s, const void *bytes,
                                      size_t n)
{
    struct span all = {n ? bytes : "", n};
    struct input_hints *next = &s->set.hints;
    enum summarizer_status status;

    drop_report(s);
    status = run_guarded(s, read_input, &all);
    next->title = next->url = next->source = SPAN("");
    return status;
}

size_t summarizer_count(const struct summarizer *s)
{
    return s->session.count;
}

struct summarizer_text summarizer_note(const struct summarizer *s, size_t i,
                                       size_t n)
{
    const struct note *note =
        i < s->session.count ? s->session.articles[i].doc.notes : NULL;

    for (; note && n > 0; n--)
        note = note->next;
    return note ? (struct summarizer_text){note->text.p, note->text.n}
                : (struct summarizer_text){0};
}

/* ---- reports ---- */

struct range {
    size_t first, count; /* [articles] */
};

static bool make_report(struct summarizer *s, void *data)
{
    const struct range *range = data;
    struct session *session = &s->session;

    if (!start(s))
        return false;
    s->report = (struct report){.merged = range->count > 1};
    if (!session_report(session, session->articles + range->first, range->count,
                        &s->report, &s->err))
        return false;
    s->result = result_make(&s->report, &session->work);
    s->reported = true;
    return true;
}

enum summarizer_status summarizer_report(struct summarizer *s, size_t first,
                                         size_t count)
{
    struct range range = {first, count};

    drop_report(s);
    if (count == 0 || first > s->session.count ||
        count > s->session.count - first) {
        begin(s);
        (void)err_set(&s->err, STATUS_USAGE, "no such articles wait");
        return fail(s);
    }
    return run_guarded(s, make_report, &range);
}

static bool write_report(struct summarizer *s, void *data)
{
    struct summarizer_text *text = data;
    struct buf out = buf_new(&s->session.work, output_max);

    if (!report_write(&s->report, &s->session.work, &out, &s->err))
        return false;
    if (out.full)
        return err_set(&s->err, STATUS_SYSTEM, "the report is too large");
    *text = (struct summarizer_text){out.p, out.n};
    return true;
}

enum summarizer_status summarizer_write(struct summarizer *s,
                                        struct summarizer_text *text)
{
    *text = (struct summarizer_text){0};
    if (!s->reported) {
        begin(s);
        (void)err_set(&s->err, STATUS_USAGE, "there is no report");
        return fail(s);
    }
    return run_guarded(s, write_report, text);
}

const struct summarizer_article *summarizer_article(const struct summarizer *s,
                                                    size_t i)
{
    return s->reported && i < s->result.article_count ? &s->result.articles[i]
                                                      : NULL;
}

const struct summarizer_sentence *
summarizer_sentence(const struct summarizer *s, size_t i)
{
    return s->reported && i < s->result.sentence_count ? &s->result.sentences[i]
                                                       : NULL;
}

const struct summarizer_fact *summarizer_fact(const struct summarizer *s,
                                              size_t i)
{
    return s->reported && i < s->result.fact_count ? &s->result.facts[i] : NULL;
}

const char *summarizer_message(const struct summarizer *s)
{
    return s->message;
}
