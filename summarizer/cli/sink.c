#include "cli/sink.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static bool fail(struct err *err, const char *name)
{
    return err_set(err, STATUS_SYSTEM, "cannot write %.120s: %s",
                   name ? name : "the output", strerror(errno));
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
    s->draft = !exists || S_ISREG(st.st_mode);
    s->out = s->draft ? draft_open(&s->file, name, exists ? &st : NULL, a)
                      : fopen(name, "w");
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
    if (s->draft && done && keep)
        return draft_keep(&s->file, s->out) || fail(err, s->name);
    if (s->draft)
        draft_drop(&s->file, s->out);
    else if (s->out != stdout && fclose(s->out) != 0 && done)
        done = fail(err, s->name);
    return done;
}
