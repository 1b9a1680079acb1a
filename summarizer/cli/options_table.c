#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/completion.h"
#include "cli/options.h"
#include "mention/calendar.h"

/* Far beyond any machine and any patience. */
static const size_t jobs_most = 1024;
static const double timeout_most = 1e6; /* [s] */

/* Where the row's field lies in the options. */
static void *field(struct option_parse *p, const struct option_row *row)
{
    return (char *)p->o + row->field;
}

static bool set_true(struct option_parse *p, const struct option_row *row,
                     const char *value, struct err *err)
{
    (void)value;
    (void)err;
    *(bool *)field(p, row) = true;
    return true;
}

static bool set_string(struct option_parse *p, const struct option_row *row,
                       const char *value, struct err *err)
{
    (void)err;
    *(const char **)field(p, row) = value;
    return true;
}

/* Any enum of ours is stored as an int by gcc and clang alike. */
static bool set_constant(struct option_parse *p, const struct option_row *row,
                         const char *value, struct err *err)
{
    (void)value;
    (void)err;
    memcpy(field(p, row), &row->constant, sizeof row->constant);
    return true;
}

static bool read_count(const struct option_row *row, const char *value,
                       size_t *count, struct err *err)
{
    char *end;
    unsigned long n;

    errno = 0;
    n = strtoul(value, &end, 10);
    if (errno || end == value || *end || *value < '0' || *value > '9')
        return err_set(err, STATUS_USAGE, "--%s wants a number, not '%.80s'",
                       row->name, value);
    *count = n;
    return true;
}

static bool set_count(struct option_parse *p, const struct option_row *row,
                      const char *value, struct err *err)
{
    return read_count(row, value, field(p, row), err);
}

static bool set_budget(struct option_parse *p, const struct option_row *row,
                       const char *value, struct err *err)
{
    struct budget *b = &p->o->budget;

    b->kind = (enum budget_kind)row->constant;
    if (!read_count(row, value, &b->limit, err))
        return false;
    if (b->limit == 0)
        return err_set(err, STATUS_USAGE, "--%s must be at least 1", row->name);
    return true;
}

/* 20, 20% and .2 are the same share; 1 is all of it. */
static bool set_ratio(struct option_parse *p, const struct option_row *row,
                      const char *value, struct err *err)
{
    struct budget *b = &p->o->budget;
    char *end;
    double share = strtod(value, &end);
    bool percent = *end == '%' || share > 1;

    if (*end == '%')
        end++;
    if (percent)
        share /= 100;
    if (end == value || *end || !(share > 0 && share <= 1))
        return err_set(err, STATUS_USAGE,
                       "--%s wants a share such as 20%% or .2, not '%.80s'",
                       row->name, value);
    b->kind = BUDGET_RATIO;
    b->ratio = share;
    return true;
}

static bool set_redundancy(struct option_parse *p, const struct option_row *row,
                           const char *value, struct err *err)
{
    char *end;
    double x = strtod(value, &end);

    if (end == value || *end || !(x >= 0 && x <= 1))
        return err_set(err, STATUS_USAGE, "--%s wants 0 to 1, not '%.80s'",
                       row->name, value);
    p->o->redundancy = x;
    return true;
}

struct choice {
    const char *name;
    int value;
};

static bool choose(const struct option_row *row, const char *value,
                   const struct choice *choices, int *chosen, struct err *err)
{
    for (; choices->name; choices++)
        if (strcmp(choices->name, value) == 0) {
            *chosen = choices->value;
            return true;
        }
    return err_set(err, STATUS_USAGE, "--%s wants %s, not '%.80s'", row->name,
                   row->argument, value);
}

static bool set_format(struct option_parse *p, const struct option_row *row,
                       const char *value, struct err *err)
{
    static const struct choice formats[] = {
        {"text",     OUTPUT_TEXT    },
        {"markdown", OUTPUT_MARKDOWN},
        {"html",     OUTPUT_HTML    },
        {"json",     OUTPUT_JSON    },
        {"jsonl",    OUTPUT_JSONL   },
        {"csv",      OUTPUT_CSV     },
        {NULL,       0              }
    };
    int chosen = OUTPUT_JSON; /* --json has no argument */

    if (row->argument && !choose(row, value, formats, &chosen, err))
        return false;
    p->o->format = (enum output_format)chosen;
    p->o->format_given = true;
    return true;
}

static bool set_order(struct option_parse *p, const struct option_row *row,
                      const char *value, struct err *err)
{
    static const struct choice orders[] = {
        {"document", 0},
        {"rank",     1},
        {NULL,       0}
    };
    int chosen = 0;

    if (!choose(row, value, orders, &chosen, err))
        return false;
    p->o->by_rank = chosen;
    return true;
}

static bool set_vague(struct option_parse *p, const struct option_row *row,
                      const char *value, struct err *err)
{
    static const struct choice ways[] = {
        {"words", 0},
        {"range", 1},
        {NULL,    0}
    };
    int chosen = 0;

    if (!choose(row, value, ways, &chosen, err))
        return false;
    p->o->vague_range = chosen;
    return true;
}

/* --color and --progress. */
static bool set_when(struct option_parse *p, const struct option_row *row,
                     const char *value, struct err *err)
{
    static const struct choice times[] = {
        {"auto",   WHEN_AUTO  },
        {"always", WHEN_ALWAYS},
        {"never",  WHEN_NEVER },
        {NULL,     0          }
    };
    int chosen = WHEN_AUTO;

    if (!choose(row, value, times, &chosen, err))
        return false;
    *(enum when *)field(p, row) = (enum when)chosen;
    return true;
}

static bool set_sandbox(struct option_parse *p, const struct option_row *row,
                        const char *value, struct err *err)
{
    static const struct choice wishes[] = {
        {"auto", WHEN_AUTO  },
        {"on",   WHEN_ALWAYS},
        {"off",  WHEN_NEVER },
        {NULL,   0          }
    };
    int chosen = WHEN_AUTO;

    if (!choose(row, value, wishes, &chosen, err))
        return false;
    p->o->sandbox = (enum when)chosen;
    return true;
}

static bool set_jobs(struct option_parse *p, const struct option_row *row,
                     const char *value, struct err *err)
{
    if (!read_count(row, value, &p->o->jobs, err))
        return false;
    if (p->o->jobs > jobs_most)
        return err_set(err, STATUS_USAGE, "--%s must be at most %zu", row->name,
                       jobs_most);
    return true;
}

static bool set_timeout(struct option_parse *p, const struct option_row *row,
                        const char *value, struct err *err)
{
    char *end;
    double x = strtod(value, &end);

    if (end == value || *end || !(x >= 0 && x <= timeout_most))
        return err_set(err, STATUS_USAGE, "--%s wants seconds, not '%.80s'",
                       row->name, value);
    p->o->timeout = x;
    return true;
}

static bool set_keep_going(struct option_parse *p, const struct option_row *row,
                           const char *value, struct err *err)
{
    static const struct choice statuses[] = {
        {"0",  0},
        {"1",  1},
        {NULL, 0}
    };
    int chosen = 1;

    if (!choose(row, value, statuses, &chosen, err))
        return false;
    p->o->keep_going = chosen == 0;
    return true;
}

static bool set_keywords(struct option_parse *p, const struct option_row *row,
                         const char *value, struct err *err)
{
    p->o->report = REPORT_KEYWORDS;
    return !value || read_count(row, value, &p->o->keywords, err);
}

static bool set_from(struct option_parse *p, const struct option_row *row,
                     const char *value, struct err *err)
{
    if (!input_format_find(span_of(value), &p->next.format))
        return err_set(err, STATUS_USAGE, "--%s wants %s, not '%.80s'",
                       row->name, row->argument, value);
    return true;
}

static bool set_only(struct option_parse *p, const struct option_row *row,
                     const char *value, struct err *err)
{
    p->o->some_sections = true;
    while (*value) {
        size_t n = strcspn(value, ",");
        enum slot s = 0;

        while (s < SLOTS &&
               !span_eq(span_of(slot_name(s)), (struct span){value, n}))
            s++;
        if (s == SLOTS)
            return err_set(err, STATUS_USAGE,
                           "--%s: no section is called '%.*s'", row->name,
                           n < 80 ? (int)n : 80, value);
        p->o->only[s] = true;
        value += n + (value[n] == ',');
    }
    return true;
}

static bool set_completion(struct option_parse *p, const struct option_row *row,
                           const char *value, struct err *err)
{
    if (!completion_knows(value))
        return err_set(err, STATUS_USAGE, "--%s wants %s, not '%.80s'",
                       row->name, row->argument, value);
    p->o->shell = value;
    p->o->action = ACTION_COMPLETION;
    return true;
}

/* ---- facts about the files ---- */

static bool set_title(struct option_parse *p, const struct option_row *row,
                      const char *value, struct err *err)
{
    (void)row;
    (void)err;
    p->next.title = span_of(value);
    return true;
}

static bool set_url(struct option_parse *p, const struct option_row *row,
                    const char *value, struct err *err)
{
    (void)row;
    (void)err;
    p->next.url = span_of(value);
    return true;
}

static bool set_source(struct option_parse *p, const struct option_row *row,
                       const char *value, struct err *err)
{
    (void)row;
    (void)err;
    p->next.source = span_of(value);
    return true;
}

static bool set_lang(struct option_parse *p, const struct option_row *row,
                     const char *value, struct err *err)
{
    if (strcmp(value, "auto") == 0) {
        p->next.lang = SPAN("");
        return true;
    }
    if (!lang_find(span_of(value)))
        return err_set(err, STATUS_USAGE, "--%s: '%.40s' is not known",
                       row->name, value);
    p->next.lang = span_of(value);
    return true;
}

static bool set_encoding(struct option_parse *p, const struct option_row *row,
                         const char *value, struct err *err)
{
    (void)row;
    (void)err;
    p->next.encoding = span_of(value);
    return true;
}

static bool set_date(struct option_parse *p, const struct option_row *row,
                     const char *value, struct err *err)
{
    int32_t day;

    if (!calendar_parse(span_of(value), &day))
        return err_set(err, STATUS_USAGE,
                       "--%s wants a day as YYYY-MM-DD, not '%.80s'", row->name,
                       value);
    p->next.date = span_of(value);
    return true;
}

#define AT(name) offsetof(struct options, name)

/* One row is one or two lines, without columns: a new one changes no other. */
/* clang-format off */
const struct option_row option_rows[] = {
    {0, "summary", NULL, false, GROUP_REPORT, set_constant, AT(report),
     REPORT_SUMMARY, "the key sentences (the default)"},
    {0, "facts", NULL, false, GROUP_REPORT, set_constant, AT(report),
     REPORT_FACTS, "the facts: who, what, when, where, numbers ..."},
    {'b', "brief", NULL, false, GROUP_REPORT, set_constant, AT(report),
     REPORT_BRIEF, "the briefing: one HTML page with every source"},
    {0, "keywords", "N", true, GROUP_REPORT, set_keywords, 0, 0,
     "the N best key terms (8)"},
    {0, "extract", NULL, false, GROUP_REPORT, set_constant, AT(report),
     REPORT_EXTRACT, "the article's text as it was read"},
    {0, "mentions", NULL, false, GROUP_REPORT, set_constant, AT(report),
     REPORT_MENTIONS, "every name, date, number and quotation found"},
    {0, "compare", NULL, false, GROUP_REPORT, set_constant, AT(report),
     REPORT_COMPARE, "where articles agree, differ or stand alone"},

    {'n', "sentences", "N", false, GROUP_LENGTH, set_budget, 0,
     BUDGET_SENTENCES, "at most N sentences (3)"},
    {'w', "words", "N", false, GROUP_LENGTH, set_budget, 0, BUDGET_WORDS,
     "at most N words"},
    {'c', "chars", "N", false, GROUP_LENGTH, set_budget, 0, BUDGET_CHARS,
     "at most N characters, line feeds included"},
    {'r', "ratio", "P", false, GROUP_LENGTH, set_ratio, 0, 0,
     "at most this share: 20, 20% or .2"},

    {'f', "from", "auto|html|xml|markdown|text|jsonl", false, GROUP_INPUT,
     set_from, 0, 0, "format of the files that follow"},
    {'l', "lang", "auto|CODE", false, GROUP_INPUT, set_lang, 0, 0,
     "language of the files that follow"},
    {0, "encoding", "NAME", false, GROUP_INPUT, set_encoding, 0, 0,
     "character encoding of the files that follow"},
    {0, "date", "YYYY-MM-DD", false, GROUP_INPUT, set_date, 0, 0,
     "date of the files that follow"},
    {'u', "url", "URL", false, GROUP_INPUT, set_url, 0, 0,
     "where the next file is from; never fetched"},
    {0, "title", "TITLE", false, GROUP_INPUT, set_title, 0, 0,
     "title of the next file"},
    {0, "source", "NAME", false, GROUP_INPUT, set_source, 0, 0,
     "outlet of the next file"},
    {0, "merge", NULL, false, GROUP_INPUT, set_constant, AT(merge), MERGE_ALL,
     "one report for all files"},
    {0, "each", NULL, false, GROUP_INPUT, set_constant, AT(merge), MERGE_NONE,
     "one report per file"},
    {0, "files0-from", "FILE", false, GROUP_INPUT, set_string, AT(files0), 0,
     "names in FILE, each ended by a NUL"},
    {0, "max-input", "BYTES", false, GROUP_INPUT, set_count, AT(max_input), 0,
     "refuse a larger article (16777216)"},
    {0, "keep-captions", NULL, false, GROUP_INPUT, set_true,
     AT(hints.keep_captions), 0, "take every block for sentences"},

    {0, "focus", "WORDS", false, GROUP_SELECTION, set_string, AT(focus), 0,
     "favour sentences about these words"},
    {0, "order", "document|rank", false, GROUP_SELECTION, set_order, 0, 0,
     "order of the sentences (document)"},
    {0, "redundancy", "X", false, GROUP_SELECTION, set_redundancy, 0, 0,
     "what two sentences may share, 0 to 1 (.65)"},
    {0, "weights", "FILE", false, GROUP_SELECTION, set_string, AT(weights), 0,
     "feature weights over the built-in ones"},
    {0, "only", "SECTION,...", false, GROUP_SELECTION, set_only, 0, 0,
     "these sections of the fact sheet only"},

    {'t', "to", "text|markdown|html|json|jsonl|csv", false, GROUP_OUTPUT,
     set_format, 0, 0, "format of the output"},
    {0, "json", NULL, false, GROUP_OUTPUT, set_format, 0, 0,
     "the same as --to=json"},
    {'o', "output", "FILE", false, GROUP_OUTPUT, set_string, AT(output), 0,
     "write to FILE; its extension picks the format"},
    {'T', "template", "NAME|FILE", false, GROUP_OUTPUT, set_string,
     AT(template_name), 0, "Markdown template of the fact sheet"},
    {0, "print-template", "NAME", false, GROUP_OUTPUT, set_string,
     AT(template_name), 0, "print a template and exit"},
    {0, "list-templates", NULL, false, GROUP_OUTPUT, set_constant, AT(action),
     ACTION_LIST_TEMPLATES, "list the templates and exit"},
    {0, "css", "FILE", false, GROUP_OUTPUT, set_string, AT(css), 0,
     "style sheet put into the page"},
    {0, "cite", NULL, false, GROUP_OUTPUT, set_true, AT(cite), 0,
     "mark each sentence with its place"},
    {0, "explain", NULL, false, GROUP_OUTPUT, set_true, AT(explain), 0,
     "every sentence with the parts of its score"},
    {0, "vague", "words|range", false, GROUP_OUTPUT, set_vague, 0, 0,
     "\"hundreds\" in words, or with its range"},
    {0, "color", "auto|always|never", false, GROUP_OUTPUT, set_when, AT(color),
     0, "colour on a terminal (auto)"},
    {0, "width", "N", false, GROUP_OUTPUT, set_count, AT(width), 0,
     "wrap text to N columns; 0 never wraps"},

    {'j', "jobs", "N", false, GROUP_BATCH, set_jobs, 0, 0,
     "worker processes (as many as processors)"},
    {0, "timeout", "SECONDS", false, GROUP_BATCH, set_timeout, 0, 0,
     "limit for one record or FILE (30)"},
    {0, "progress", "auto|always|never", false, GROUP_BATCH, set_when,
     AT(progress), 0, "say on standard error how far it is (auto)"},
    {0, "flush", NULL, false, GROUP_BATCH, set_true, AT(flush), 0,
     "write each record at once"},
    {0, "keep-going-status", "0|1", false, GROUP_BATCH, set_keep_going, 0, 0,
     "exit status when single records failed (1)"},

    {0, "sandbox", "auto|on|off", false, GROUP_OTHER, set_sandbox, 0, 0,
     "give up what the work does not need (auto)"},
    {0, "completion", "bash|zsh|fish", false, GROUP_OTHER, set_completion, 0, 0,
     "print the completion for a shell and exit"},
    {0, "strict", NULL, false, GROUP_OTHER, set_true, AT(strict), 0,
     "exit with 4 if anything odd was met"},
    {0, "fail-on", "DOUBT,...", false, GROUP_OTHER, options_fail, 0, 0,
     "exit with 4 at a conflict, unattributed, unresolved-date"},
    {'q', "quiet", NULL, false, GROUP_OTHER, set_true, AT(quiet), 0,
     "no warnings, no names above texts"},
    {'v', "verbose", NULL, false, GROUP_OTHER, set_true, AT(verbose), 0,
     "say what was kept and what was not"},
    {'h', NULL, NULL, false, GROUP_OTHER, set_constant, AT(action), ACTION_HELP,
     "print the commonest options and exit"},
    {0, "help", NULL, false, GROUP_OTHER, set_constant, AT(action),
     ACTION_LONG_HELP, "print all options and exit"},
    {'V', "version", NULL, false, GROUP_OTHER, set_constant, AT(action),
     ACTION_VERSION, "print name, version and libraries and exit"},
};
/* clang-format on */

const size_t option_row_count = sizeof option_rows / sizeof *option_rows;
