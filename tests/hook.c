/*
 * A library to be loaded before all others (LD_PRELOAD).
 *
 * Two words that no text has make the stemmer behave as a library does that
 * meets what it was not made for: "Zcrashhook" ends the process, "zhanghook"
 * never ends.  With HOOK_TELL set it says so first, on standard error.
 *
 *   HOOK_SIGNAL="rename 15"   the process gets SIGTERM when it calls
 *                             rename(2), linkat(2) or fchmod(2), just before
 *                             the call does anything
 *   HOOK_NAMED=1              the file system knows no file without a name
 */
#define _GNU_SOURCE /* RTLD_NEXT, O_TMPFILE */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <libstemmer.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int is(const sb_symbol *word, int n, const char *text)
{
    return n > 0 && strlen(text) == (size_t)n &&
           memcmp(word, text, (size_t)n) == 0;
}

/* The function that has this name without us. */
static void find(const char *name, void *function, size_t size)
{
    void *next = dlsym(RTLD_NEXT, name);

    memcpy(function, &next, size);
}

const sb_symbol *sb_stemmer_stem(struct sb_stemmer *stemmer,
                                 const sb_symbol *word, int n)
{
    const sb_symbol *(*stem)(struct sb_stemmer *, const sb_symbol *, int);
    volatile size_t turns = 0;

    if (is(word, n, "zcrashhook"))
        abort();
    if (is(word, n, "zhanghook") && getenv("HOOK_TELL"))
        (void)!write(STDERR_FILENO, "hangs\n", 6);
    while (is(word, n, "zhanghook"))
        turns++;
    find("sb_stemmer_stem", &stem, sizeof stem);
    return stem(stemmer, word, n);
}

/* Send the signal of HOOK_SIGNAL if that is for `call`. */
static void strike(const char *call)
{
    const char *plan = getenv("HOOK_SIGNAL");
    size_t n = strlen(call);

    if (plan && strncmp(plan, call, n) == 0 && plan[n] == ' ')
        (void)kill(getpid(), (int)strtol(plan + n, NULL, 10));
}

int rename(const char *from, const char *to)
{
    int (*next)(const char *, const char *);

    strike("rename");
    find("rename", &next, sizeof next);
    return next(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to,
           int flags)
{
    int (*next)(int, const char *, int, const char *, int);

    strike("linkat");
    find("linkat", &next, sizeof next);
    return next(from_folder, from, to_folder, to, flags);
}

int fchmod(int fd, mode_t mode)
{
    int (*next)(int, mode_t);

    strike("fchmod");
    find("fchmod", &next, sizeof next);
    return next(fd, mode);
}

int open(const char *name, int flags, ...)
{
    int (*next)(const char *, int, ...);
    mode_t mode = 0;
    va_list rest;

    if ((flags & O_TMPFILE) == O_TMPFILE && getenv("HOOK_NAMED")) {
        errno = EOPNOTSUPP;
        return -1;
    }
    va_start(rest, flags);
    if (flags & (O_CREAT | __O_TMPFILE))
        mode = va_arg(rest, mode_t);
    va_end(rest);
    find("open", &next, sizeof next);
    return next(name, flags, mode);
}
