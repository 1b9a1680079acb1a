#include "cli/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/shortage.h"
#include "lib/guard.h"

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
    if (seconds > 0 && timer.it_value.tv_sec == 0 &&
        timer.it_value.tv_usec == 0)
        timer.it_value.tv_usec = 1;
    (void)setitimer(ITIMER_PROF, &timer, NULL);
}

static void answer_all(const struct duty *duty, struct span jobs,
                       struct worker_place *place, struct buf *answers)
{
    struct job job;

    for (size_t i = 1; chunk_next(&jobs, &job); i++) {
        atomic_fetch_add(&place->turn, 1);
        atomic_store(&place->job, i);
        set_timer(duty->timeout);
        duty->answer(duty->run, &job, answers);
    }
    atomic_store(&place->job, 0);
}

static _Noreturn void serve(const struct duty *duty, int fd,
                            struct worker_place *place)
{
    struct guard guard = {.no_memory = shortage_end_worker};
    struct arena a = {.no_memory = shortage_end_worker};
    size_t n;

    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    signal(SIGPROF, SIG_DFL);
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_DATA, memory_max);
    guard_enter(&guard);
    if (duty->begin)
        duty->begin(duty->run);
    while (read_whole(fd, &n, sizeof n)) {
        char *jobs = ARENA_NEW(&a, char, n);
        struct buf answers = buf_new(&a, answers_max);

        if (!read_whole(fd, jobs, n))
            break;
        answer_all(duty, (struct span){jobs, n}, place, &answers);
        if (answers.full)
            shortage_end_worker();
        if (!write_whole(fd, (struct span){(const char *)&answers.n,
                                           sizeof answers.n}) ||
            !write_whole(fd, buf_span(&answers)))
            break;
        arena_clear(&a);
    }
    _exit(STATUS_OK);
}

/* ---- in the program ---- */

static bool fail(struct err *err)
{
    return err_set(err, STATUS_SYSTEM, "cannot start a worker: %s",
                   strerror(errno));
}

/* Memory that a worker and the program have in common. */
static bool share(struct worker_place **place, struct err *err)
{
    int zero = *place ? -1 : open("/dev/zero", O_RDWR);
    void *p;

    if (*place)
        return true;
    if (zero < 0)
        return fail(err);
    p = mmap(NULL, sizeof **place, PROT_READ | PROT_WRITE, MAP_SHARED, zero, 0);
    close(zero);
    if (p == MAP_FAILED)
        return fail(err);
    *place = p;
    return true;
}

bool worker_start(struct worker *w, const struct duty *duty,
                  const struct worker *all, size_t count, struct err *err)
{
    pid_t program = getpid(), pid;
    int ends[2];

    if (!share(&w->place, err))
        return false;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return fail(err);
    atomic_store(&w->place->job, 0);
    pid = fork();
    if (pid == 0) {
        /* One at a job that hangs sees nothing, but goes with the program
         * that is killed. */
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != program)
            _exit(STATUS_SYSTEM);
        /* Else a worker would not see that the program is gone. */
        for (size_t i = 0; i < count; i++)
            if (all[i].pid)
                close(all[i].fd);
        close(ends[0]);
        serve(duty, ends[1], w->place);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return fail(err);
    }
    *w = (struct worker){.pid = pid, .fd = ends[0], .place = w->place};
    return true;
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

        if (put < 0 && errno != EAGAIN && errno != EWOULDBLOCK &&
            errno != EINTR)
            (void)shutdown(w->fd, SHUT_RDWR); /* receiving will tell */
        if (put < 0)
            return;
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

void worker_watch(struct worker *w, double passed, double limit)
{
    size_t turn = atomic_load(&w->place->turn);

    if (turn != w->turn || atomic_load(&w->place->job) == 0) {
        w->turn = turn;
        w->stuck = 0;
        return;
    }
    w->stuck += passed;
    if (w->stuck > limit) {
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
    size_t job = atomic_load(&w->place->job);
    bool worth = true;

    if (w->queued)
        worth = chunk_blame(w->queue[0], job ? job - 1 : 0, death);
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
