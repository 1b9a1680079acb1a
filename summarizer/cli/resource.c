#include "cli/resource.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/source.h"
#include "cli/terminal.h"
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
    if (!source_peek(&s, resource_max + 1, &all, &inner))
        err_set(err, STATUS_USAGE, "%s", inner.text);
    else if (all.n > resource_max)
        err_set(err, STATUS_USAGE,
                "larger than %zu bytes: no template, style sheet or list",
                resource_max);
    else
        *text = arena_copy(a, all);
    source_close(&s);
    if (err->status != STATUS_OK)
        return false;
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

/* Whether the system said that there is nothing to be had, instead of that
 * it failed: then another template must not take the place of the user's. */
static bool is_absent(void)
{
    return errno == ENOENT || errno == ENOTDIR || errno == EACCES ||
           errno == ENAMETOOLONG || errno == ELOOP;
}

/* Where the user's template of that name is, or NULL if there is none. */
static const char *find_own(const char *name, struct arena *a)
{
    const char *folder = template_folder(a);
    struct buf path = buf_new(a, 4096);

    if (!folder)
        return NULL;
    buf_add(&path, span_of(folder));
    buf_char(&path, '/');
    buf_add(&path, span_of(name));
    buf_add(&path, SPAN(".md"));
    if (path.full || (access(path.p, F_OK) != 0 && is_absent()))
        return NULL;
    return path.p;
}

bool resource_template(const char *name, struct arena *a, struct span *text,
                       struct err *err)
{
    const struct builtin *b;
    const char *own;

    if (strchr(name, '/') || span_ends(span_of(name), SPAN(".md")))
        return resource_read(name, a, text, err);
    own = find_own(name, a);
    if (own)
        return resource_read(own, a, text, err);
    b = find_builtin(span_of(name));
    if (!b)
        return err_set(err, STATUS_USAGE,
                       "no template is called '%.80s', see --list-templates",
                       name);
    *text = (struct span){b->text, b->n};
    return true;
}

/* Read as a FILE is: only its length is limited. */
static bool read_brief(const struct options *o, struct arena *a,
                       struct span *text, struct err *err)
{
    struct source s;
    struct span all;
    bool done;

    err->source = o->check;
    if (!source_open(&s, o->check, a->no_memory, err))
        return false;
    done = source_all(&s, o->max_input, &all, err);
    if (done)
        *text = arena_copy(a, all);
    source_close(&s);
    if (done)
        err->source = NULL;
    return done;
}

bool resource_fill(struct settings *set, const struct options *o,
                   struct arena *a, struct err *err)
{
    set->weights_name = o->weights;
    set->template_name = o->template_name;
    set->brief_name = o->check;
    set->color = terminal_color(o);
    set->width = terminal_width(o);
    return (!o->weights || resource_read(o->weights, a, &set->weights, err)) &&
           (!o->check || read_brief(o, a, &set->brief, err)) &&
           (!o->css || resource_read(o->css, a, &set->css, err)) &&
           (!o->template_name ||
            resource_template(o->template_name, a, &set->template_text, err));
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct names {
    const char **at;
    size_t count;
};

static void add_name(struct names *names, const char *name, struct arena *a)
{
    if (!span_ends(span_of(name), SPAN(".md")))
        return;
    names->at = arena_more(a, names->at, names->count, sizeof *names->at);
    names->at[names->count++] = arena_copy(a, span_of(name)).p;
}

/* All of the user's; false if the system fails, as errno says. */
static bool add_own(struct names *names, const char *folder, struct arena *a)
{
    DIR *dir = opendir(folder);
    struct dirent *e;
    bool done;

    if (!dir)
        return is_absent();
    while (errno = 0, (e = readdir(dir)))
        add_name(names, e->d_name, a);
    done = errno == 0;
    (void)closedir(dir);
    return done;
}

bool resource_list_templates(struct arena *a, FILE *out, struct err *err)
{
    const char *folder = template_folder(a);
    struct names names = {0};

    for (const struct builtin *b = builtins; b->name; b++)
        add_name(&names, b->name, a);
    if (folder && !add_own(&names, folder, a))
        return err_set(err, STATUS_SYSTEM, "cannot read %.100s: %s", folder,
                       strerror(errno));
    if (names.count)
        qsort(names.at, names.count, sizeof *names.at, by_name);
    for (size_t i = 0; i < names.count; i++)
        if (i == 0 || strcmp(names.at[i - 1], names.at[i]) != 0)
            fprintf(out, "%.*s\n", (int)strlen(names.at[i]) - 3, names.at[i]);
    return true;
}
