/*
 * The command line, as values.
 *
 * The table in options_table.c is the only place where an option is named:
 * the parser, --help and the check of the manual read it.  Strings are
 * borrowed from argv, arrays live in the arena of options_parse().
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "facts/doubt.h"
#include "lib/setting.h"

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };
enum merge { MERGE_BY_REPORT, MERGE_ALL, MERGE_NONE };
enum action {
    ACTION_REPORT,
    ACTION_HELP,
    ACTION_LONG_HELP,
    ACTION_VERSION,
    ACTION_PRINT_TEMPLATE,
    ACTION_LIST_TEMPLATES,
    ACTION_COMPLETION
};

struct input_file {
    const char *name; /* "-": standard input */
    struct input_hints hints;
};

struct options {
    enum action action;
    const char *shell;   /* to complete for */
    struct settings set; /* its hints: for standard input and the files of
                            --files0-from */

    struct input_file *files;
    size_t file_count;
    const char *files0; /* file of NUL-separated names, or NULL */
    enum merge merge;
    size_t max_input; /* [bytes] of an article */

    const char *weights, *css; /* file names, or NULL */
    const char *template_name; /* name or file, NULL: the report's own */
    const char *check;         /* the brief, or NULL; "-": standard input */
    const char *output;        /* file name, NULL: standard output */
    enum when color;

    size_t jobs;    /* processes; 0: as many as processors, if it pays */
    double timeout; /* [s] for one record or FILE; < 0: not said */
    enum when progress;
    enum when sandbox; /* always: must be on */

    bool fail_on[DOUBTS];
    bool fails; /* --fail-on was said */

    bool flush, keep_going, verbose, strict;
};

enum option_group {
    GROUP_REPORT,
    GROUP_LENGTH,
    GROUP_INPUT,
    GROUP_SELECTION,
    GROUP_OUTPUT,
    GROUP_BATCH,
    GROUP_OTHER,
    OPTION_GROUPS
};

/* While the words are read: o->set.hints are those of the next FILE. */
struct option_parse {
    struct options *o;
    struct arena *arena;
};

struct option_row {
    char letter;          /* 0: none */
    const char *name;     /* without the dashes */
    const char *argument; /* as in the manual, NULL: takes none */
    bool optional;        /* the argument may be left out (--name=N) */
    enum option_group group;
    bool (*apply)(struct option_parse *p, const struct option_row *row,
                  const char *value, struct err *err);
    size_t field; /* offset in struct options, for set_* functions [bytes] */
    int constant; /* what apply() stores, if it stores a constant */
    const char *help;
};

extern const struct option_row option_rows[];
extern const size_t option_row_count;

/* --fail-on: its setter, and whether it goes with the report. */
bool options_fail(struct option_parse *p, const struct option_row *row,
                  const char *value, struct err *err);
bool options_check_fail_on(const struct options *o, struct err *err) MUST_CHECK;

/* Errors: STATUS_USAGE. */
bool options_parse(struct options *o, int argc, char **argv, struct arena *a,
                   struct err *err) MUST_CHECK;

/* Short: one line for each of the commonest.  Long: all of them. */
void options_help(FILE *out, bool whole);

/* Whether the FILEs make one report.  One FILE makes no report of several,
 * but for what compares them. */
bool options_merge(const struct options *o);

#endif
