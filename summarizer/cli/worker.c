#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, ITIMER_PROF */
#include "cli/worker.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

static const size_t answers_max = (size_t)1 << 32; /* [bytes] of a chunk */

/* [bytes] of memory a worker may take.  An article of 16 MiB, the largest
 * unless --max-input says more, needs a fourth of it for a fact sheet.
 * Sanitizers reserve more than any machine has: no limit under them. */
#if defined(__SANITIZE_ADDRESS__)
static const rlim_t memory_max = RLIM_INFINITY;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
static const rlim_t memory_max = RLIM_INFINITY;
#else
static const rlim_t memory_max = (rlim_t)4 << 30;
#endif
#else
static const rlim_t memory_max = (rlim_t)4 << 30;
#endif

/* ---- in the worker ---- */

static _Noreturn void out_of_memory(void)
{
    _exit(STATUS_SYSTEM);
}

static void set_limit(int what, rlim_t most)
{
    struct rlimit limit;

    if (getrlimit(what, &limit) != 0 || limit.rlim_max < most)
        return;
    limit.rlim_cur = limit.rlim_max = most;
    (void)setrlimit(what, &limit);
}

/* Read or write all of it; false when the program is gone. */
static bool read_whole(int fd, void *bytes, size_t n)
{
    char *p = bytes;

    while (n) {
        ssize_t got = recv(fd, p, n, 0);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        p += got;
        n -= (size_t)got;
    }
    return true;
}

static bool write_whole(int fd, struct span s)
{
    while (s.n) {
        ssize_t put = send(fd, s.p, s.n, MSG_NOSIGNAL);

        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        s = span_from(s, (size_t)put);
    }
    return true;
}

/* SIGPROF, which ends the process, comes after so much work. */
static void set_timer(double seconds)
{
    struct itimerval timer = {0};

    timer.it_value.tv_sec = (time_t)seconds;
    timer.it_value.tv_usec =
        (suseconds_t)((seconds - (double)timer.it_value.tv_sec) * 1e6);
    (void)setitimer(ITIMER_PROF, &timer, NULL);
}

static void answer_all(const struct duty *duty, struct span jobs,
                       _Atomic size_t *at, struct buf *answers)
{
    struct job job;

    for (size_t i = 1; chunk_next(&jobs, &job); i++) {
        atomic_store(at, i);
        set_timer(duty->timeout);
        duty->answer(duty->run, &job, answers);
    }
    atomic_store(at, 0);
}

static _Noreturn void serve(const struct duty *duty, int fd, _Atomic size_t *at)
{
    struct arena a = {.no_memory = out_of_memory};
    size_t n;

    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    signal(SIGPROF, SIG_DFL);
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_DATA, memory_max);
    if (duty->begin)
        duty->begin(duty->run);
    while (read_whole(fd, &n, sizeof n)) {
        char *jobs = ARENA_NEW(&a, char, n);
        struct buf answers = buf_new(&a, answers_max);

        if (!read_whole(fd, jobs, n))
            break;
        answer_all(duty, (struct span){jobs, n}, at, &answers);
        if (answers.full)
            out_of_memory();
        if (!write_whole(fd, (struct span){(const char *)&answers.n,
                                           sizeof answers.n}) ||
            !write_whole(fd, buf_span(&answers)))
            break;
        arena_clear(&a);
    }
    _exit(STATUS_OK);
}

/* ---- in the program ---- */

bool worker_start(struct worker *w, const struct duty *duty,
                  const struct worker *all, size_t count, struct err *err)
{
    _Atomic size_t *at = w->at;
    int ends[2];
    pid_t pid;

    if (!at) {
        at = mmap(NULL, sizeof *at, PROT_READ | PROT_WRITE,
                  MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (at == MAP_FAILED)
            return err_set(err, STATUS_SYSTEM, "cannot start a worker: %s",
                           strerror(errno));
        w->at = at;
    }
    atomic_store(at, 0);
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return err_set(err, STATUS_SYSTEM, "cannot start a worker: %s",
                       strerror(errno));
    pid = fork();
    if (pid == 0) {
        /* Else a worker would not see that the program is gone. */
        for (size_t i = 0; i < count; i++)
            if (all[i].pid)
                close(all[i].fd);
        close(ends[0]);
        serve(duty, ends[1], at);
    }
    close(ends[1]);
    *w = (struct worker){.pid = pid, .fd = ends[0], .at = at};
    if (pid > 0)
        return true;
    close(ends[0]);
    w->pid = 0;
    return err_set(err, STATUS_SYSTEM, "cannot start a worker: %s",
                   strerror(errno));
}

void worker_hand(struct worker *w, struct chunk *c)
{
    w->queue[w->queued++] = c;
    w->sent = 0;
    c->state = CHUNK_HANDED;
}

bool worker_has_more(const struct worker *w)
{
    return w->queued > 0 &&
           w->sent < sizeof(size_t) + w->queue[w->queued - 1]->jobs.n;
}

void worker_send(struct worker *w)
{
    while (worker_has_more(w)) {
        const struct chunk *c = w->queue[w->queued - 1];
        struct span head = {(const char *)&c->jobs.n, sizeof c->jobs.n};
        struct span s = w->sent < head.n
                            ? span_from(head, w->sent)
                            : span_from(buf_span(&c->jobs), w->sent - head.n);
        ssize_t put = send(w->fd, s.p, s.n, MSG_NOSIGNAL | MSG_DONTWAIT);

        if (put < 0)
            return; /* full, or dead: receiving will tell */
        w->sent += (size_t)put;
    }
}

/* The first chunk of the queue is answered. */
static void finish(struct worker *w)
{
    struct chunk *c = w->queue[0];

    c->answers = (struct span){w->answers, w->size};
    c->state = CHUNK_DONE;
    w->queue[0] = w->queue[1];
    w->queued--;
    w->answers = NULL;
    w->head_read = w->read = w->size = 0;
}

/* Where the next bytes belong: the size of the answers, then they. */
static bool make_room(struct worker *w, char **to, size_t *n)
{
    if (w->queued == 0)
        return false;
    if (w->head_read < sizeof w->size) {
        *to = (char *)&w->size + w->head_read;
        *n = sizeof w->size - w->head_read;
        return true;
    }
    if (w->size > answers_max || w->size == 0)
        return false;
    if (!w->answers)
        w->answers = ARENA_NEW(&w->queue[0]->arena, char, w->size);
    *to = w->answers + w->read;
    *n = w->size - w->read;
    return true;
}

bool worker_receive(struct worker *w)
{
    char *to, nothing;
    size_t n;

    for (;;) {
        bool room = make_room(w, &to, &n);
        ssize_t got =
            recv(w->fd, room ? to : &nothing, room ? n : 1, MSG_DONTWAIT);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno == EAGAIN || errno == EWOULDBLOCK;
        if (got == 0 || !room)
            return false;
        if (w->head_read < sizeof w->size) {
            w->head_read += (size_t)got;
            continue;
        }
        w->read += (size_t)got;
        if (w->read == w->size)
            finish(w);
    }
}

void worker_watch(struct worker *w, double now, double limit)
{
    size_t at = atomic_load(w->at);

    if (at == 0 || at != w->seen) {
        w->seen = at;
        w->since = now;
    } else if (now - w->since > limit) {
        w->overdue = true;
        kill(w->pid, SIGKILL);
    }
}

/* The worker is dead, or as good as dead: answers that are none. */
static enum death collect(struct worker *w)
{
    int status = 0;

    kill(w->pid, SIGKILL);
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
        ;
    close(w->fd);
    w->pid = 0;
    if (w->overdue || (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF))
        return DEATH_TIME;
    if (WIFEXITED(status) && WEXITSTATUS(status) == STATUS_SYSTEM)
        return DEATH_MEMORY;
    return DEATH_CRASH;
}

bool worker_bury(struct worker *w)
{
    enum death death = collect(w);
    size_t at = atomic_load(w->at);
    bool worth = true;

    if (w->queued)
        worth = chunk_blame(w->queue[0], at ? at - 1 : 0, death);
    for (size_t i = 0; i < w->queued; i++)
        w->queue[i]->state = CHUNK_READY;
    w->queued = 0;
    return worth;
}

void worker_stop(struct worker *w)
{
    if (!w->pid)
        return;
    (void)collect(w);
    w->queued = 0;
}
