#define _GNU_SOURCE /* O_TMPFILE, on_exit(3).  NOLINT(bugprone-reserved-*) */
#include "cli/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/folder.h"

enum {
    SUFFIX = 8,        /* [bytes] of ".XXXXXX", NUL included */
    LINK_ROOM = 32,    /* [bytes] of "/proc/self/fd/" and a number */
    NAMES_TRIED = 100, /* temporary ones; more are not all taken by chance */
    STACK = 1 << 16    /* [bytes] for a handler: the frame of a signal holds
                        * all registers, with AMX 11 KiB (signal(7)) */
};

/* ---- signals ---- */

/* All but those that a mistake raises, which cannot wait. */
static void hold_signals(sigset_t *before)
{
    static const int at_once[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGSYS};
    sigset_t all;

    sigfillset(&all);
    for (size_t i = 0; i < sizeof at_once / sizeof *at_once; i++)
        sigdelset(&all, at_once[i]);
    sigprocmask(SIG_SETMASK, &all, before);
}

static void let_signals(const sigset_t *before)
{
    int why = errno;

    sigprocmask(SIG_SETMASK, before, NULL);
    errno = why;
}

/* ---- a temporary name is taken away ---- */

/* What a handler must know.  It stands at the low end of the alternate
 * stack, where a handler finds it without a global variable: a stack
 * grows from its high end.  It stays until the process ends. */
struct keeper {
    pid_t owner; /* workers are not */
    char path[]; /* "": there is nothing to take away any more */
};

static void take_away(const struct keeper *k)
{
    if (k->path[0] && k->owner == getpid())
        (void)unlink(k->path);
}

static void at_exit(int status, void *keeper)
{
    (void)status;
    take_away(keeper);
}

static void at_signal(int number)
{
    stack_t stack;

    if (sigaltstack(NULL, &stack) == 0 && stack.ss_sp)
        take_away(stack.ss_sp);
    (void)raise(number); /* it ends the process when this returns */
}

/* Signals that are ignored stay ignored: nohup(1). */
static void watch_signals(void)
{
    static const int ending[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGPIPE, SIGTERM,
                                 SIGXCPU, SIGABRT, SIGSEGV, SIGBUS};
    struct sigaction action = {.sa_handler = at_signal,
                               .sa_flags = SA_ONSTACK | (int)SA_RESETHAND};

    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        struct sigaction old;

        if (sigaction(ending[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
            (void)sigaction(ending[i], &action, NULL);
    }
}

/* Have `path` taken away if the process ends; NULL: no memory. */
static struct keeper *keeper_new(const char *path)
{
    size_t n = strlen(path) + 1;
    struct keeper *k = calloc(1, sizeof *k + n + STACK);
    stack_t stack = {.ss_sp = k, .ss_size = sizeof *k + n + STACK};

    if (!k)
        return NULL;
    k->owner = getpid();
    memcpy(k->path, path, n);
    if (on_exit(at_exit, k) != 0) {
        free(k);
        return NULL;
    }
    if (sigaltstack(&stack, NULL) == 0)
        watch_signals();
    return k;
}

/* ---- a file without a name ---- */

/* The path by which linkat() finds the file that is open as `fd`. */
static void find_link(int fd, char path[LINK_ROOM])
{
    (void)snprintf(path, LINK_ROOM, "/proc/self/fd/%d", fd);
}

static int open_nameless(const char *name)
{
    char folder[FOLDER_ROOM], path[LINK_ROOM];
    struct stat file, linked;
    int fd = folder_of(name, folder)
                 ? open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600)
                 : -1;

    if (fd < 0)
        return -1;
    /* It must be known now whether it can get a name later. */
    find_link(fd, path);
    if (fstat(fd, &file) == 0 && stat(path, &linked) == 0 &&
        file.st_dev == linked.st_dev && file.st_ino == linked.st_ino)
        return fd;
    close(fd);
    return -1;
}

static bool link_as(const char *path, const char *name)
{
    return linkat(AT_FDCWD, path, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
}

/* Link to a name that is free, then rename over the one that is not. */
static bool replace(const struct draft *d, const char *path)
{
    char *suffix = d->other + strlen(d->name);
    unsigned long number = (unsigned long)getpid();
    bool done = false;

    errno = EEXIST;
    for (int i = 0; i < NAMES_TRIED && !done && errno == EEXIST; i++) {
        (void)snprintf(suffix, SUFFIX, ".%06lx", number++ & 0xffffff);
        done = link_as(path, d->other);
    }
    if (done && rename(d->other, d->name) != 0) {
        int why = errno;

        (void)unlink(d->other);
        errno = why;
        done = false;
    }
    return done;
}

static bool give_name(const struct draft *d)
{
    char path[LINK_ROOM];

    find_link(d->fd, path);
    return link_as(path, d->name) || (errno == EEXIST && replace(d, path));
}

/* ---- a file with a temporary name ---- */

static int open_named(struct draft *d)
{
    sigset_t before;
    int fd;

    hold_signals(&before);
    fd = mkstemp(d->other);
    d->keeper = fd < 0 ? NULL : keeper_new(d->other);
    if (fd >= 0 && !d->keeper) {
        close(fd);
        (void)unlink(d->other);
        fd = -1;
        errno = ENOMEM;
    }
    let_signals(&before);
    return fd;
}

/* ---- both ---- */

/* Close it; what has no other name than a temporary one is gone. */
static void give_up(struct draft *d)
{
    int why = errno;

    if (d->keeper && d->keeper->path[0])
        (void)unlink(d->keeper->path);
    if (d->keeper)
        d->keeper->path[0] = '\0';
    close(d->fd);
    d->fd = -1;
    errno = why;
}

/* The mode that a new file would get, or that of the file it replaces. */
static mode_t mode_for(const struct stat *old)
{
    mode_t mask = umask(0);

    umask(mask);
    return old ? old->st_mode & 0777 : 0666 & ~mask;
}

/* A stream into the file that is open as d->fd. */
static FILE *open_stream(const struct draft *d, const struct stat *old)
{
    /* Closing the stream tells of what could not be written, and the file
     * gets its name after that. */
    int fd = fcntl(d->fd, F_DUPFD_CLOEXEC, 0);
    FILE *out = NULL;
    int why;

    if (fd < 0)
        return NULL;
    if (fchmod(fd, mode_for(old)) == 0)
        out = fdopen(fd, "w");
    if (!out) {
        why = errno;
        close(fd);
        errno = why;
    }
    return out;
}

FILE *draft_open(struct draft *d, const char *name, const struct stat *old,
                 struct arena *a)
{
    size_t n = strlen(name);
    FILE *out;

    *d = (struct draft){.name = name, .other = ARENA_NEW(a, char, n + SUFFIX)};
    memcpy(d->other, name, n);
    memcpy(d->other + n, ".XXXXXX", SUFFIX);
    d->fd = open_nameless(name);
    if (d->fd < 0)
        d->fd = open_named(d);
    if (d->fd < 0)
        return NULL;
    out = open_stream(d, old);
    if (!out)
        give_up(d);
    return out;
}

bool draft_keep(struct draft *d, FILE *out)
{
    sigset_t before;
    bool done;

    if (fclose(out) != 0) {
        give_up(d);
        return false;
    }
    hold_signals(&before);
    done = d->keeper ? rename(d->keeper->path, d->name) == 0 : give_name(d);
    if (done && d->keeper)
        d->keeper->path[0] = '\0';
    give_up(d);
    let_signals(&before);
    return done;
}

void draft_drop(struct draft *d, FILE *out)
{
    (void)fclose(out);
    give_up(d);
}
