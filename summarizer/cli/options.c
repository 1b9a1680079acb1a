#include "cli/options.h"

#include <getopt.h>
#include <string.h>

enum { CODE = 1000 /* + row: what getopt_long() gives for a long option */ };

static const size_t default_max_input = 16u << 20; /* [bytes] */

/* getopt's two descriptions of the table. */
static void describe(struct option *longs, char *shorts)
{
    size_t n = 0;

    *shorts++ = '-'; /* FILEs come in order, as code 1 */
    *shorts++ = ':'; /* a missing argument is ':' */
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];

        if (row->letter) {
            *shorts++ = row->letter;
            if (row->argument)
                *shorts++ = ':';
        }
        if (!row->name)
            continue;
        longs[n++] = (struct option){
            .name = row->name,
            .has_arg = row->optional   ? optional_argument
                       : row->argument ? required_argument
                                       : no_argument,
            .val = CODE + (int)i,
        };
    }
    *shorts = '\0';
    longs[n] = (struct option){0};
}

static const struct option_row *find_row(int code)
{
    if (code >= CODE)
        return &option_rows[code - CODE];
    for (size_t i = 0; i < option_row_count; i++)
        if (option_rows[i].letter == code)
            return &option_rows[i];
    return NULL;
}

/* Standard input can be the brief or a FILE, not both. */
static bool pick_check(struct options *o, struct err *err)
{
    bool takes_input = o->file_count == 0 && !o->files0;

    if (o->set.report != REPORT_CHECK)
        return true;
    for (size_t i = 0; i < o->file_count; i++)
        takes_input |= strcmp(o->files[i].name, "-") == 0;
    if (takes_input && strcmp(o->check, "-") == 0)
        return err_set(err, STATUS_USAGE,
                       "--check=- reads standard input: name the FILEs");
    if (o->merge == MERGE_NONE)
        return err_set(err, STATUS_USAGE, "--check does not go with --each");
    o->merge = MERGE_ALL;
    return true;
}

/* "https://…" as a FILE: it is never fetched, so say what would be. */
static bool is_url(const char *name)
{
    return strncmp(name, "http://", 7) == 0 ||
           strncmp(name, "https://", 8) == 0;
}

static bool add_file(struct option_parse *p, const char *name, struct err *err)
{
    struct options *o = p->o;
    struct input_hints *hints = &o->set.hints;

    if (is_url(name))
        return err_set(err, STATUS_USAGE,
                       "nothing is fetched: curl -sL '%.120s' | summarizer "
                       "-u URL -",
                       name);
    hints->file = span_of(name);
    o->files = arena_more(p->arena, o->files, o->file_count, sizeof *o->files);
    o->files[o->file_count++] = (struct input_file){name, *hints};
    hints->title = hints->url = hints->source = SPAN("");
    return true;
}

/* How many long options begin as `word` does. */
static size_t count_meant(const char *word)
{
    size_t n = strcspn(word, "="), count = 0;

    for (size_t i = 0; i < option_row_count; i++)
        if (option_rows[i].name && n > 2 && strncmp(word, "--", 2) == 0 &&
            strncmp(option_rows[i].name, word + 2, n - 2) == 0)
            count++;
    return count;
}

/* getopt_long() says with optopt what it stopped at: a letter, the code of a
 * long option, or 0. */
static bool refuse(int code, const char *word, struct err *err)
{
    const struct option_row *row = code == ':' ? find_row(optopt) : NULL;

    if (row)
        return err_set(err, STATUS_USAGE, "'%.80s' wants %s", word,
                       row->argument);
    if (optopt >= CODE)
        return err_set(err, STATUS_USAGE, "--%s takes no value: '%.80s'",
                       option_rows[optopt - CODE].name, word);
    if (optopt)
        return err_set(err, STATUS_USAGE, "unknown option '-%c', see --help",
                       optopt > 0 && optopt < 128 ? optopt : '?');
    if (count_meant(word) > 1)
        return err_set(err, STATUS_USAGE,
                       "'%.80s' begins several options, see --help", word);
    return err_set(err, STATUS_USAGE, "unknown option '%.80s', see --help",
                   word);
}

static bool read_words(struct option_parse *p, int argc, char **argv,
                       struct err *err)
{
    struct option *longs =
        ARENA_NEW(p->arena, struct option, option_row_count + 1);
    char *shorts = ARENA_NEW(p->arena, char, 2 * option_row_count + 3);
    int code;

    describe(longs, shorts);
    optind = 0; /* forget what is left of the words of another call */
    while ((code = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        const struct option_row *row;

        if (code == 1) {
            if (!add_file(p, optarg, err))
                return false;
            continue;
        }
        row = code == '?' || code == ':' ? NULL : find_row(code);
        if (!row)
            return refuse(code, argv[optind - 1], err);
        if (row->name && strcmp(row->name, "print-template") == 0)
            p->o->action = ACTION_PRINT_TEMPLATE;
        if (!row->apply(p, row, optarg, err))
            return false;
    }
    for (; optind < argc; optind++)
        if (!add_file(p, argv[optind], err))
            return false;
    return true;
}

/* The extension of the output says which, if nothing else does. */
static void pick_format(struct options *o)
{
    static const struct {
        const char *extension;
        enum output_format format;
    } rows[] = {
        {".txt",      OUTPUT_TEXT    },
        {".md",       OUTPUT_MARKDOWN},
        {".html",     OUTPUT_HTML    },
        {".htm",      OUTPUT_HTML    },
        {".json",     OUTPUT_JSON    },
        {".jsonl",    OUTPUT_JSONL   },
        {".ndjson",   OUTPUT_JSONL   },
        {".csv",      OUTPUT_CSV     },
        {".markdown", OUTPUT_MARKDOWN},
    };

    for (size_t i = 0;
         !o->set.format_given && o->output && i < sizeof rows / sizeof *rows;
         i++)
        if (span_ends(span_of(o->output), span_of(rows[i].extension))) {
            o->set.format = rows[i].format;
            o->set.format_given = true;
        }
}

bool options_parse(struct options *o, int argc, char **argv, struct arena *a,
                   struct err *err)
{
    struct option_parse p = {.o = o, .arena = a};

    *o = (struct options){
        .set = setting_defaults(),
        .max_input = default_max_input,
        .timeout = -1,
    };
    if (!read_words(&p, argc, argv, err))
        return false;
    /* These two hold for every file, wherever they stand. */
    for (size_t i = 0; i < o->file_count; i++) {
        o->files[i].hints.keep_captions = o->set.hints.keep_captions;
        o->files[i].hints.links = o->set.hints.links;
    }
    o->set.hints.file = SPAN("-");
    if (o->set.report == REPORT_COMPARE && o->merge == MERGE_NONE)
        return err_set(err, STATUS_USAGE, "--compare does not go with --each");
    pick_format(o);
    return options_check_fail_on(o, err) && pick_check(o, err) &&
           setting_complete(&o->set, err);
}

/* "-n, --sentences=N" and what it does, in two columns. */
static void print_row(FILE *out, const struct option_row *row)
{
    char names[64];
    int n;

    if (row->letter && row->name)
        n = snprintf(names, sizeof names, "-%c, --%s", row->letter, row->name);
    else if (row->letter)
        n = snprintf(names, sizeof names, "-%c", row->letter);
    else
        n = snprintf(names, sizeof names, "    --%s", row->name);
    if (row->argument)
        snprintf(names + n, sizeof names - (size_t)n,
                 row->optional ? "[=%s]" : "=%s", row->argument);
    if (strlen(names) > 27)
        fprintf(out, "  %s\n  %-27s %s\n", names, "", row->help);
    else
        fprintf(out, "  %-27s %s\n", names, row->help);
}

void options_help(FILE *out, bool whole)
{
    static const char *const groups[] = {
        [GROUP_REPORT] = "Report", [GROUP_LENGTH] = "Length",
        [GROUP_INPUT] = "Input",   [GROUP_SELECTION] = "Selection",
        [GROUP_OUTPUT] = "Output", [GROUP_BATCH] = "Batch",
        [GROUP_OTHER] = "Other",
    };
    enum option_group group = OPTION_GROUPS;

    fputs("usage: summarizer [OPTION]... [FILE]...\n"
          "Key sentences, fact sheet and briefing of news articles.\n"
          "FILE is a page, text, Markdown, a feed, a wire's message, a web "
          "archive or\nJSON Lines, known by its bytes; - is standard input.\n",
          out);
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];

        if (!whole && !row->letter && row->group != GROUP_REPORT)
            continue;
        if (row->group != group)
            fprintf(out, "\n%s:\n", groups[row->group]);
        group = row->group;
        print_row(out, row);
    }
    if (!whole)
        fputs("\nAll options: summarizer --help, man summarizer\n", out);
}

bool options_merge(const struct options *o)
{
    if (o->merge != MERGE_BY_REPORT)
        return o->merge == MERGE_ALL;
    return o->set.report == REPORT_COMPARE ||
           ((o->file_count > 1 || o->files0) &&
            (o->set.report == REPORT_FACTS || o->set.report == REPORT_BRIEF));
}
