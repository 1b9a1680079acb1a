#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/completion.h"
#include "cli/descriptor.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "cli/resource.h"
#include "cli/sandbox.h"
#include "cli/seed.h"
#include "cli/shortage.h"
#include "cli/version.h"
#include "lib/guard.h"

/* The command line for "method", without the name of the output: the page
 * must not depend on where it is written. */
static struct span join_options(int argc, char **argv, struct arena *a)
{
    struct buf line = buf_new(a, 4096);

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-o") == 0 || strcmp(argv[i], "--output") == 0) {
            i++;
            continue;
        }
        if (strncmp(argv[i], "-o", 2) == 0 ||
            strncmp(argv[i], "--output=", 9) == 0)
            continue;
        if (line.n)
            buf_char(&line, ' ');
        buf_add(&line, span_of(argv[i]));
    }
    return buf_span(&line);
}

static enum exit_status print_template(const struct options *o, struct arena *a,
                                       struct err *err)
{
    struct span text;

    if (!resource_template(o->template_name, a, &text, err))
        return err->status;
    fwrite(text.p, 1, text.n, stdout);
    return STATUS_OK;
}

static enum exit_status act(const struct options *o, int argc, char **argv,
                            struct arena *a, struct err *err)
{
    switch (o->action) {
    case ACTION_HELP:
    case ACTION_LONG_HELP:
        options_help(stdout, o->action == ACTION_LONG_HELP);
        return STATUS_OK;
    case ACTION_VERSION:
        version_print(stdout);
        if (o->verbose)
            sandbox_print(stdout);
        return STATUS_OK;
    case ACTION_LIST_TEMPLATES:
        return resource_list_templates(a, stdout, err) ? STATUS_OK
                                                       : err->status;
    case ACTION_PRINT_TEMPLATE:
        return print_template(o, a, err);
    case ACTION_COMPLETION:
        completion_print(stdout, o->shell);
        return STATUS_OK;
    case ACTION_REPORT:
        break;
    }
    if (o->file_count == 0 && !o->files0 && isatty(STDIN_FILENO)) {
        err_set(err, STATUS_USAGE,
                "no input: name a FILE or pipe one in, see --help");
        return STATUS_USAGE;
    }
    return pipeline_run(o, join_options(argc, argv, a), shortage_end);
}

int main(int argc, char **argv)
{
    struct guard guard = {.no_memory = shortage_end};
    struct arena arena = {.no_memory = shortage_end};
    struct messages messages = {0};
    struct options options;
    struct err err = {0};
    enum exit_status status = STATUS_USAGE;

    descriptor_fill();
    shortage_stack();
    guard_install(true);
    guard_enter(&guard);
    seed_draw();
    signal(SIGXFSZ, SIG_IGN); /* a file that gets too large is an error */
    if (options_parse(&options, argc, argv, &arena, &err))
        status = act(&options, argc, argv, &arena, &err);
    /* A report has been flushed already, and its failure been told. */
    if (status == STATUS_OK && (fflush(stdout) != 0 || ferror(stdout))) {
        status = STATUS_SYSTEM;
        err_set(&err, status, "cannot write the output: %s", strerror(errno));
    }
    if (err.status != STATUS_OK)
        message_error(&messages, NULL, 0, &err);
    arena_release(&arena);
    guard_leave(&guard);
    return (int)status;
}
