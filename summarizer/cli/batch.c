#include "cli/batch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "cli/clock.h"

enum {
    CHUNK_BYTES = 1 << 15, /* a chunk is full: 5 ms of work, measured */
    AHEAD = 64,            /* chunks on their way, for each worker */
    HELD_MOST = 24 << 20,  /* [bytes] of jobs and answers on their way */
    TICK = 200             /* [ms] between two looks at signals and limits */
};

/* By the clock a job may take so many times what it may compute: machines
 * are shared, and the outcome should not depend on who else uses them. */
static const double patience = 10;

static const int stopping[] = {SIGINT, SIGTERM};

struct batch {
    struct batch_plan plan;
    struct arena *arena;
    struct worker *workers;
    struct pollfd *polls;       /* one for each worker, one for the input */
    struct chunk *first, *last; /* in order, delivered from the front */
    struct chunk *open;         /* is being filled, or NULL */
    struct chunk *spare;        /* empty ones */
    size_t chunks;              /* from first to last */
    double looked;              /* [s] when workers were watched last */
    bool stopped;
    struct err err;
    sigset_t held, before; /* signals held back, by this and before */
    int signal;            /* that stopped it */
};

/* Hold the signals back, but those that are ignored: nohup(1). */
static void hold_signals(struct batch *b)
{
    sigprocmask(SIG_SETMASK, NULL, &b->before);
    sigemptyset(&b->held);
    for (size_t i = 0; i < sizeof stopping / sizeof *stopping; i++) {
        struct sigaction action;

        if (sigaction(stopping[i], NULL, &action) == 0 &&
            action.sa_handler != SIG_IGN &&
            sigismember(&b->before, stopping[i]) == 0)
            sigaddset(&b->held, stopping[i]);
    }
    sigprocmask(SIG_BLOCK, &b->held, NULL);
}

static size_t count_processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);

    return n > 1 ? (size_t)n : 1;
}

struct batch *batch_new(const struct batch_plan *plan, struct arena *a)
{
    struct batch *b = ARENA_NEW(a, struct batch, 1);

    b->plan = *plan;
    b->arena = a;
    if (b->plan.workers == 0)
        b->plan.workers = count_processors();
    b->workers = ARENA_NEW(a, struct worker, b->plan.workers);
    b->polls = ARENA_NEW(a, struct pollfd, b->plan.workers + 1);
    hold_signals(b);
    return b;
}

/* ---- chunks ---- */

static void append(struct batch *b, struct chunk *c)
{
    if (b->last)
        b->last->next = c;
    else
        b->first = c;
    b->last = c;
    b->chunks++;
}

static void close_open(struct batch *b)
{
    if (!b->open)
        return;
    append(b, b->open);
    b->open = NULL;
}

static struct chunk *open_chunk(struct batch *b)
{
    if (!b->open) {
        b->open = b->spare ? b->spare : ARENA_NEW(b->arena, struct chunk, 1);
        b->spare = b->open->next;
        chunk_clear(b->open, b->plan.duty.no_memory);
    }
    return b->open;
}

/* Give away what is answered, in order. */
static void deliver(struct batch *b)
{
    while (!b->stopped && b->first && b->first->state == CHUNK_DONE) {
        struct chunk *c = b->first;

        if (!b->plan.deliver(b->plan.duty.run, c->answers))
            b->stopped = true;
        b->first = c->next;
        if (!b->first)
            b->last = NULL;
        b->chunks--;
        chunk_clear(c, b->plan.duty.no_memory);
        c->next = b->spare;
        b->spare = c;
    }
}

static bool too_much(const struct batch *b)
{
    size_t held = 0;

    if (b->chunks >= AHEAD * b->plan.workers)
        return true;
    for (const struct chunk *c = b->first; c; c = c->next)
        held += chunk_size(c);
    return held > HELD_MOST;
}

/* ---- workers ---- */

/* One without work, else a new one, else one with room in its queue. */
static struct worker *find_worker(struct batch *b)
{
    struct worker *none = NULL, *roomy = NULL;
    bool any = false;

    for (size_t i = 0; i < b->plan.workers; i++) {
        struct worker *w = &b->workers[i];

        if (!w->pid)
            none = none ? none : w;
        else if (w->queued == 0)
            return w;
        else if (w->queued < WORKER_QUEUE && !worker_has_more(w) && !roomy)
            roomy = w;
        any = any || w->pid;
    }
    if (none) {
        struct err err = {0};

        if (worker_start(none, &b->plan.duty, b->workers, b->plan.workers,
                         &err))
            return none;
        if (!any) {
            b->err = err;
            b->stopped = true;
        }
    }
    return roomy;
}

static void hand_out(struct batch *b)
{
    for (struct chunk *c = b->first; c && !b->stopped; c = c->next) {
        struct worker *w;

        if (c->state != CHUNK_READY)
            continue;
        w = find_worker(b);
        if (!w)
            return;
        worker_hand(w, c);
        worker_send(w);
    }
}

static void bury(struct batch *b, struct worker *w)
{
    if (worker_bury(w))
        return;
    b->stopped = true;
    err_set(&b->err, STATUS_SYSTEM, "workers end before they have begun");
}

static void look_for_signals(struct batch *b)
{
    sigset_t pending;

    if (sigpending(&pending) != 0)
        return;
    for (size_t i = 0; i < sizeof stopping / sizeof *stopping; i++)
        if (sigismember(&b->held, stopping[i]) == 1 &&
            sigismember(&pending, stopping[i]) == 1) {
            b->signal = stopping[i];
            b->stopped = true;
        }
}

/* Time for which nobody looked, because the program was stopped or could
 * not write, is not held against a worker. */
static void look_for_stuck(struct batch *b)
{
    double limit = b->plan.duty.timeout * patience, now, passed;

    if (limit <= 0)
        return;
    now = clock_seconds();
    passed = now - b->looked;
    if (passed > 5.0 * TICK / 1000)
        passed = 5.0 * TICK / 1000;
    b->looked = now;
    for (size_t i = 0; i < b->plan.workers; i++)
        if (b->workers[i].pid)
            worker_watch(&b->workers[i], passed, limit);
}

/* Wait at most `timeout` [ms] for workers or for `fd` (-1: none), and serve
 * them.  Whether `fd` can be read. */
static bool serve(struct batch *b, int fd, int timeout)
{
    size_t n = b->plan.workers;

    hand_out(b);
    for (size_t i = 0; i < n; i++) {
        const struct worker *w = &b->workers[i];

        b->polls[i] = (struct pollfd){.fd = w->pid ? w->fd : -1};
        b->polls[i].events = POLLIN;
        if (worker_has_more(w))
            b->polls[i].events |= POLLOUT;
    }
    b->polls[n] = (struct pollfd){.fd = fd, .events = POLLIN};
    if (b->stopped || poll(b->polls, (nfds_t)n + 1, timeout) < 0)
        return false;
    for (size_t i = 0; i < n; i++) {
        struct worker *w = &b->workers[i];

        if (b->polls[i].revents & POLLOUT)
            worker_send(w);
        if (b->polls[i].revents & ~POLLOUT && !worker_receive(w))
            bury(b, w);
    }
    look_for_stuck(b);
    look_for_signals(b);
    hand_out(b);
    deliver(b);
    return b->polls[n].revents != 0;
}

static bool going(struct batch *b, struct err *err)
{
    if (!b->stopped)
        return true;
    if (b->err.status != STATUS_OK && err->status == STATUS_OK)
        *err = b->err;
    return false;
}

bool batch_add(struct batch *b, const struct job *job, struct err *err)
{
    struct chunk *c = open_chunk(b);

    chunk_add(c, job);
    if (c->count < b->plan.most && c->jobs.n < CHUNK_BYTES)
        return going(b, err);
    close_open(b);
    (void)serve(b, -1, 0);
    while (!b->stopped && too_much(b))
        (void)serve(b, -1, TICK);
    return going(b, err);
}

bool batch_drain(struct batch *b, struct err *err)
{
    close_open(b);
    while (!b->stopped && b->first)
        (void)serve(b, -1, TICK);
    return going(b, err);
}

bool batch_wait(void *batch, int fd)
{
    struct batch *b = batch;

    if (!b->stopped && serve(b, fd, 0))
        return true;
    /* The input has nothing more for now: no chunk waits for it. */
    close_open(b);
    while (!b->stopped)
        if (serve(b, fd, TICK))
            return true;
    return false;
}

int batch_end(struct batch *b)
{
    for (size_t i = 0; i < b->plan.workers; i++)
        worker_stop(&b->workers[i]);
    for (struct chunk *c = b->first; c; c = c->next)
        arena_release(&c->arena);
    for (struct chunk *c = b->spare; c; c = c->next)
        arena_release(&c->arena);
    if (b->open)
        arena_release(&b->open->arena);
    if (!b->signal)
        sigprocmask(SIG_SETMASK, &b->before, NULL);
    return b->signal;
}

void batch_let_through(int number)
{
    sigset_t held;

    sigemptyset(&held);
    sigaddset(&held, number);
    sigprocmask(SIG_UNBLOCK, &held, NULL);
}
