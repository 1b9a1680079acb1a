#define _DEFAULT_SOURCE /* sigwait, raise */
#include "cli/batch.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cli/clock.h"
#include "cli/piece.h"
#include "tests/check.h"

/* What a job does to its worker, by its first byte; all others are
 * answered with their bytes. */
static void do_job(void *run, const struct job *job, struct buf *answer)
{
    volatile size_t turns = 0;
    struct outcome outcome = {.record_failed = job->trial != TRIAL_WHOLE,
                              .last = job->failure.status};
    char act = job->bytes.n ? job->bytes.p[0] : ' ';

    (void)run;
    if (act == '9')
        _exit(99);
    if (job->trial == TRIAL_WHOLE && act == 'c')
        _exit(3);
    if (job->trial == TRIAL_WHOLE && act == 'm')
        _exit(STATUS_SYSTEM);
    if (act == 'k' && !job->again)
        raise(SIGKILL);
    if (job->trial == TRIAL_WHOLE && act == 's')
        raise(SIGSTOP);
    while (job->trial != TRIAL_NOTHING && act == 't')
        turns++;
    if (job->trial == TRIAL_WHOLE)
        piece_report(answer, SPAN(""), job->bytes);
    else
        piece_report(answer, SPAN(""), span_of(job->failure.text));
    piece_outcome(answer, &outcome);
}

struct delivery {
    struct arena arena;
    struct buf text; /* all reports, each with a line feed */
    size_t reports, failed;
    size_t wanted; /* 0: all */
};

static bool take(void *run, struct span answers)
{
    struct delivery *d = run;
    struct piece piece;

    while (piece_next(&answers, &piece)) {
        if (piece.kind == PIECE_REPORT) {
            buf_add(&d->text, piece.text);
            buf_char(&d->text, '\n');
            d->reports++;
        } else {
            d->failed += piece.outcome.record_failed;
        }
    }
    return d->wanted == 0 || d->reports < d->wanted;
}

static struct batch_plan plan_for(struct delivery *d, size_t workers)
{
    *d = (struct delivery){0};
    d->text = buf_new(&d->arena, (size_t)1 << 30);
    return (struct batch_plan){
        .workers = workers,
        .most = 8,
        .duty = {.timeout = 0, .run = d, .answer = do_job},
        .deliver = take,
    };
}

static bool add(struct batch *b, const char *text, struct err *err)
{
    struct job job = {.record = true, .bytes = span_of(text)};

    return batch_add(b, &job, err);
}

static void test_order(void)
{
    static const size_t workers[] = {1, 2, 5};

    for (size_t i = 0; i < sizeof workers / sizeof *workers; i++) {
        struct delivery d;
        struct batch_plan plan = plan_for(&d, workers[i]);
        struct arena a = {0};
        struct buf want = buf_new(&a, 1 << 20);
        struct batch *b = batch_new(&plan, &a);
        struct err err = {0};
        bool done = true;

        for (size_t n = 1000; n < 3000 && done; n++) {
            char text[24];

            snprintf(text, sizeof text, "%s%zu", n % 397 ? "" : "k", n);
            buf_add(&want, span_of(text));
            buf_char(&want, '\n');
            done = add(b, text, &err);
        }
        CHECK_TRUE("order", done && batch_drain(b, &err));
        CHECK_TRUE("order", batch_end(b) == 0);
        CHECK_TRUE("order", span_eq(buf_span(&d.text), buf_span(&want)));
        CHECK_TRUE("order", d.failed == 0);
        arena_release(&d.arena);
        arena_release(&a);
    }
}

static void test_hostile_jobs(void)
{
    static const struct {
        const char *job;
        const char *answer;
        size_t failed;
        double most; /* [s] */
    } rows[] = {
        {"killed from outside", "killed from outside",                0, 5 },
        {"crash",               "a worker ended while it read this",  1, 5 },
        {"memory",              "this takes too much memory",         1, 5 },
        {"turns for ever",      "this takes too long, see --timeout", 1, 30},
        {"stops",               "this takes too long, see --timeout", 1, 30},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct delivery d;
        struct batch_plan plan = plan_for(&d, 2);
        struct arena a = {0};
        struct buf want = buf_new(&a, 1 << 16);
        double begun = clock_seconds();
        struct err err = {0};

        plan.duty.timeout = 0.1;
        struct batch *b = batch_new(&plan, &a);
        for (size_t n = 0; n < 100; n++) {
            bool hostile = n == 13;

            CHECK_TRUE(rows[i].job, add(b, hostile ? rows[i].job : "a", &err));
            buf_add(&want, hostile ? span_of(rows[i].answer) : SPAN("a"));
            buf_char(&want, '\n');
        }
        CHECK_TRUE(rows[i].job, batch_drain(b, &err));
        CHECK_TRUE(rows[i].job, batch_end(b) == 0);
        CHECK_TRUE(rows[i].job, span_eq(buf_span(&d.text), buf_span(&want)));
        CHECK_TRUE(rows[i].job, d.failed == rows[i].failed);
        CHECK_TRUE(rows[i].job, clock_seconds() - begun < rows[i].most);
        arena_release(&d.arena);
        arena_release(&a);
    }
}

static void test_all_die(void)
{
    struct delivery d;
    struct batch_plan plan = plan_for(&d, 3);
    struct arena a = {0};
    struct batch *b = batch_new(&plan, &a);
    struct err err = {0};

    CHECK_TRUE("all die", add(b, "9", &err));
    CHECK_TRUE("all die", !batch_drain(b, &err));
    CHECK_TRUE("all die", err.status == STATUS_SYSTEM);
    CHECK_TRUE("all die", batch_end(b) == 0);
    CHECK_TRUE("all die", d.reports == 0);
    arena_release(&d.arena);
    arena_release(&a);
}

static void test_enough(void)
{
    struct delivery d;
    struct batch_plan plan = plan_for(&d, 2);
    struct arena a = {0};
    struct batch *b = batch_new(&plan, &a);
    struct err err = {0};
    size_t added = 0;

    d.wanted = 20;
    while (added < 1000000 && add(b, "a", &err))
        added++;
    CHECK_TRUE("enough", added < 1000000);
    CHECK_TRUE("enough", !batch_drain(b, &err));
    CHECK_TRUE("enough", err.status == STATUS_OK);
    CHECK_TRUE("enough", batch_end(b) == 0);
    CHECK_TRUE("enough", d.reports >= 20 && d.reports < 20 + 8);
    arena_release(&d.arena);
    arena_release(&a);
}

static void test_signal(void)
{
    struct delivery d;
    struct batch_plan plan = plan_for(&d, 2);
    struct arena a = {0};
    struct err err = {0};
    sigset_t term, now;
    int got = 0;

    struct batch *b = batch_new(&plan, &a);
    CHECK_TRUE("signal", add(b, "a", &err));
    raise(SIGTERM);
    CHECK_TRUE("signal", !batch_drain(b, &err));
    CHECK_TRUE("signal", err.status == STATUS_OK);
    CHECK_TRUE("signal", batch_end(b) == SIGTERM);
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    CHECK_TRUE("signal", sigwait(&term, &got) == 0 && got == SIGTERM);
    sigprocmask(SIG_UNBLOCK, &term, NULL);
    sigprocmask(SIG_SETMASK, NULL, &now);
    CHECK_TRUE("signal", sigismember(&now, SIGTERM) == 0);
    arena_release(&d.arena);
    arena_release(&a);
}

/* Whether jobs wait only until the input has nothing more for now. */
static void test_wait(void)
{
    struct delivery d;
    struct batch_plan plan = plan_for(&d, 2);
    struct arena a = {0};
    struct err err = {0};
    int ends[2];

    CU_ASSERT_FATAL(pipe(ends) == 0);
    struct batch *b = batch_new(&plan, &a);
    d.wanted = 1;
    CHECK_TRUE("wait", add(b, "a", &err));
    CHECK_TRUE("wait", d.reports == 0);
    CHECK_TRUE("wait", !batch_wait(b, ends[0])); /* nothing ever comes */
    CHECK_TRUE("wait", d.reports == 1);
    CHECK_TRUE("wait", batch_end(b) == 0);

    b = batch_new(&plan, &a);
    CHECK_TRUE("wait", write(ends[1], "x", 1) == 1);
    CHECK_TRUE("wait", batch_wait(b, ends[0]));
    CHECK_TRUE("wait", batch_end(b) == 0);
    close(ends[0]);
    close(ends[1]);
    arena_release(&d.arena);
    arena_release(&a);
}

static bool count(void *run, struct span answers)
{
    struct delivery *d = run;
    struct piece piece;

    while (piece_next(&answers, &piece))
        d->reports += piece.kind == PIECE_REPORT && piece.text.n == 1 << 20;
    return true;
}

/* More than sockets hold, both ways, and more than may be held. */
static void test_bounded_memory(void)
{
    struct delivery d;
    struct batch_plan plan = plan_for(&d, 2);
    struct arena a = {0};
    struct err err = {0};
    struct rusage before, after;
    struct job job = {
        .bytes = {ARENA_NEW(&a, char, 1 << 20), 1 << 20}
    };
    size_t n = 0;

    plan.deliver = count;
    getrusage(RUSAGE_SELF, &before);
    struct batch *b = batch_new(&plan, &a);
    while (n < 600 && batch_add(b, &job, &err))
        n++;
    CHECK_TRUE("bounded memory", batch_drain(b, &err));
    CHECK_TRUE("bounded memory", batch_end(b) == 0);
    CHECK_TRUE("bounded memory", d.reports == 600);
    getrusage(RUSAGE_SELF, &after);
    /* 24 MiB are held, twice that while buffers grow, and what is free
     * again is kept for a while by the address sanitizer: 256 MiB. */
    CHECK_TRUE("bounded memory",
               after.ru_maxrss - before.ru_maxrss < 400 << 10);
    arena_release(&d.arena);
    arena_release(&a);
}

static void test_pieces(void)
{
    struct arena a = {0};
    struct buf out = buf_new(&a, 4096);
    struct outcome outcome = {.record_failed = true, .notes = 7};
    struct piece piece;

    piece_report(&out, SPAN("name"), SPAN("text"));
    piece_message(&out, SPAN("said\n"));
    piece_outcome(&out, &outcome);
    struct span all = buf_span(&out), rest = all;
    CHECK_TRUE("pieces",
               piece_next(&rest, &piece) && piece.kind == PIECE_REPORT);
    CHECK_SPAN("pieces", piece.name, "name");
    CHECK_SPAN("pieces", piece.text, "text");
    CHECK_TRUE("pieces",
               piece_next(&rest, &piece) && piece.kind == PIECE_MESSAGE);
    CHECK_SPAN("pieces", piece.text, "said\n");
    CHECK_TRUE("pieces",
               piece_next(&rest, &piece) && piece.kind == PIECE_OUTCOME);
    CHECK_TRUE("pieces",
               piece.outcome.record_failed && piece.outcome.notes == 7);
    CHECK_TRUE("pieces", !piece_next(&rest, &piece));
    /* Cut anywhere, no piece is read past the end. */
    for (size_t n = 0; n < all.n; n++) {
        size_t pieces = 0;

        rest = span_upto(all, n);
        while (piece_next(&rest, &piece)) {
            CHECK_TRUE("pieces", piece.text.p + piece.text.n <= all.p + n);
            pieces++;
        }
        CHECK_TRUE("pieces", pieces < 3);
    }
    arena_release(&a);
}

CU_TestInfo batch_tests[] = {
    {"answers come in order, for any number of workers", test_order         },
    {"a hostile job costs itself",                       test_hostile_jobs  },
    {"workers that always die end the batch",            test_all_die       },
    {"deliver() ends the batch",                         test_enough        },
    {"a signal ends the batch",                          test_signal        },
    {"a chunk does not wait for more input",             test_wait          },
    {"memory is bounded",                                test_bounded_memory},
    {"pieces",                                           test_pieces        },
    CU_TEST_INFO_NULL
};
