#include "cli/resource.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "cli/source.h"
#include "output/builtin.h"

static const size_t resource_max = 1u << 20; /* [bytes] */

bool resource_read(const char *name, struct arena *a, struct span *text,
                   struct err *err)
{
    struct err inner = {0};
    struct source s;
    struct span all;

    err->source = name;
    if (!source_open(&s, name, a->no_memory, &inner))
        return err_set(err, STATUS_USAGE, "%s", inner.text);
    if (!source_all(&s, resource_max, &all, &inner)) {
        source_close(&s);
        return err_set(err, STATUS_USAGE, "%s", inner.text);
    }
    *text = arena_copy(a, all);
    source_close(&s);
    err->source = NULL;
    return true;
}

static const struct builtin *find_builtin(struct span name)
{
    for (const struct builtin *b = builtins; b->name; b++)
        if (span_ends(span_of(b->name), SPAN(".md")) &&
            span_eq(span_upto(span_of(b->name), strlen(b->name) - 3), name))
            return b;
    return NULL;
}

/* $XDG_DATA_HOME/summarizer/templates, or NULL without a home. */
static const char *template_folder(struct arena *a)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    struct buf path = buf_new(a, 4096);

    if (data && data[0] == '/') {
        buf_add(&path, span_of(data));
    } else if (home && home[0]) {
        buf_add(&path, span_of(home));
        buf_add(&path, SPAN("/.local/share"));
    } else {
        return NULL;
    }
    buf_add(&path, SPAN("/summarizer/templates"));
    return path.full ? NULL : path.p;
}

/* The user's template of that name, or false if there is none. */
static bool read_own(const char *name, struct arena *a, struct span *text)
{
    const char *folder = template_folder(a);
    struct err ignored = {0};
    struct buf path = buf_new(a, 4096);

    if (!folder)
        return false;
    buf_add(&path, span_of(folder));
    buf_char(&path, '/');
    buf_add(&path, span_of(name));
    buf_add(&path, SPAN(".md"));
    return !path.full && resource_read(path.p, a, text, &ignored);
}

bool resource_template(const char *name, struct arena *a, struct span *text,
                       struct err *err)
{
    const struct builtin *b;

    if (strchr(name, '/') || span_ends(span_of(name), SPAN(".md")))
        return resource_read(name, a, text, err);
    if (read_own(name, a, text))
        return true;
    b = find_builtin(span_of(name));
    if (!b)
        return err_set(err, STATUS_USAGE,
                       "no template is called '%.80s', see --list-templates",
                       name);
    *text = (struct span){b->text, b->n};
    return true;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void resource_list_templates(struct arena *a, FILE *out)
{
    const char *folder = template_folder(a);
    DIR *dir = folder ? opendir(folder) : NULL;
    const char **names = NULL;
    size_t count = 0;

    for (const struct builtin *b = builtins; b->name; b++)
        if (span_ends(span_of(b->name), SPAN(".md"))) {
            names = arena_more(a, names, count, sizeof *names);
            names[count++] = arena_copy(a, span_of(b->name)).p;
        }
    for (struct dirent *e; dir && (e = readdir(dir));)
        if (span_ends(span_of(e->d_name), SPAN(".md"))) {
            names = arena_more(a, names, count, sizeof *names);
            names[count++] = arena_copy(a, span_of(e->d_name)).p;
        }
    if (dir)
        closedir(dir);
    if (count)
        qsort(names, count, sizeof *names, by_name);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || strcmp(names[i - 1], names[i]) != 0)
            fprintf(out, "%.*s\n", (int)strlen(names[i]) - 3, names[i]);
}
