/*
 * The counters of the coverage flavour, of processes that end before they
 * could write them: workers, which the program kills when they have given
 * their last answer, and what ends with _exit(2).  The linker puts these
 * functions before send(2) and _exit(2) (see the Makefile), so that the
 * program itself knows nothing of it.
 */
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

extern void __gcov_dump(void);
extern void __gcov_reset(void);
extern void __real__exit(int status) __attribute__((noreturn));
extern ssize_t __real_send(int fd, const void *bytes, size_t n, int flags);

void __wrap__exit(int status) __attribute__((noreturn));
ssize_t __wrap_send(int fd, const void *bytes, size_t n, int flags);

static pid_t program; /* the process that others are forked from */

__attribute__((constructor)) static void begin(void)
{
    program = getpid();
}

/* Where files may not grow, libgcov would empty those it has. */
static bool may_write(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return true;
    limit.rlim_cur = limit.rlim_max = RLIM_INFINITY;
    return setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

/* Before libgcov's own, which has a priority: it must find no files, and
 * there is nobody to whom to complain of it. */
__attribute__((destructor)) static void end(void)
{
    if (may_write())
        return;
    setenv("GCOV_PREFIX", "/dev/null", 1);
    close(STDERR_FILENO);
}

/* Whole: a signal that ends the process has to wait. */
static void flush(void)
{
    sigset_t all, old;

    if (!may_write())
        return;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &old);
    __gcov_dump();
    __gcov_reset();
    sigprocmask(SIG_SETMASK, &old, NULL);
}

void __wrap__exit(int status)
{
    flush();
    __real__exit(status);
}

/* A worker may be killed as soon as its answers are here; they begin with
 * their size. */
ssize_t __wrap_send(int fd, const void *bytes, size_t n, int flags)
{
    if (getpid() != program && n == sizeof(size_t))
        flush();
    return __real_send(fd, bytes, n, flags);
}
