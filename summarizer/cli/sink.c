#define _DEFAULT_SOURCE /* on_exit(3).  NOLINT(bugprone-reserved-*) */
#include "cli/sink.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(struct err *err, const char *name)
{
    return err_set(err, STATUS_SYSTEM, "cannot write %.120s: %s",
                   name ? name : "the output", strerror(errno));
}

/* The mode that a new file would get, or that of the file it replaces. */
static mode_t mode_for(const struct stat *old)
{
    mode_t mask = umask(0);

    umask(mask);
    return old ? old->st_mode & 0777 : 0666 & ~mask;
}

/* Memory may run out anywhere, and then nobody comes back to sink_close().
 * The name is empty when there is nothing to throw away any more. */
static void throw_away(int status, void *name)
{
    char *path = name;

    (void)status;
    if (path[0])
        unlink(path);
    free(path);
}

/* A copy of `path`: it outlives all arenas, until the program ends. */
static char *register_temporary(const char *path)
{
    char *copy = strdup(path);

    if (copy && on_exit(throw_away, copy) == 0)
        return copy;
    free(copy);
    return NULL;
}

static bool open_temporary(struct sink *s, const struct stat *old,
                           struct arena *a, struct err *err)
{
    size_t n = strlen(s->name);
    char *path = ARENA_NEW(a, char, n + 8);
    int fd;

    memcpy(path, s->name, n);
    memcpy(path + n, ".XXXXXX", 8);
    fd = mkstemp(path);
    if (fd < 0)
        return fail(err, s->name);
    s->temporary = register_temporary(path);
    if (!s->temporary || fchmod(fd, mode_for(old)) != 0 ||
        !(s->out = fdopen(fd, "w"))) {
        fail(err, s->name);
        close(fd);
        unlink(path);
        if (s->temporary)
            s->temporary[0] = '\0';
        return false;
    }
    return true;
}

bool sink_open(struct sink *s, const char *name, struct arena *a,
               struct err *err)
{
    struct stat st;
    bool exists;

    *s = (struct sink){.out = stdout};
    if (!name || strcmp(name, "-") == 0)
        return true;
    s->name = name;
    exists = stat(name, &st) == 0;
    if (!exists || S_ISREG(st.st_mode))
        return open_temporary(s, exists ? &st : NULL, a, err);
    s->out = fopen(name, "w");
    return s->out || fail(err, name);
}

bool sink_write(struct sink *s, struct span bytes, struct err *err)
{
    if (fwrite(bytes.p, 1, bytes.n, s->out) != bytes.n)
        return fail(err, s->name);
    return true;
}

bool sink_flush(struct sink *s, struct err *err)
{
    return fflush(s->out) == 0 || fail(err, s->name);
}

bool sink_close(struct sink *s, bool keep, struct err *err)
{
    bool done = fflush(s->out) == 0 && !ferror(s->out);

    if (!done)
        fail(err, s->name);
    if (s->out != stdout && fclose(s->out) != 0 && done)
        done = fail(err, s->name);
    if (!s->temporary)
        return done;
    if (done && keep && rename(s->temporary, s->name) != 0)
        done = fail(err, s->name);
    if (!done || !keep)
        unlink(s->temporary);
    s->temporary[0] = '\0';
    return done;
}
