#include "cli/options_set.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/completion.h"
#include "mention/calendar.h"

/* Far beyond any machine and any patience. */
static const size_t jobs_most = 1024;
static const double timeout_most = 1e6; /* [s] */

/* Where the row's field lies in the options. */
static void *field(struct option_parse *p, const struct option_row *row)
{
    return (char *)p->o + row->field;
}

bool set_true(struct option_parse *p, const struct option_row *row,
              const char *value, struct err *err)
{
    (void)value;
    (void)err;
    *(bool *)field(p, row) = true;
    return true;
}

bool set_string(struct option_parse *p, const struct option_row *row,
                const char *value, struct err *err)
{
    (void)err;
    *(const char **)field(p, row) = value;
    return true;
}

/* Any enum of ours is stored as an int by gcc and clang alike. */
bool set_constant(struct option_parse *p, const struct option_row *row,
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

static bool at_least_one(const struct option_row *row, size_t count,
                         struct err *err)
{
    return count > 0 ||
           err_set(err, STATUS_USAGE, "--%s must be at least 1", row->name);
}

bool set_count(struct option_parse *p, const struct option_row *row,
               const char *value, struct err *err)
{
    return read_count(row, value, field(p, row), err);
}

bool set_budget(struct option_parse *p, const struct option_row *row,
                const char *value, struct err *err)
{
    struct budget *b = &p->o->budget;

    b->kind = (enum budget_kind)row->constant;
    return read_count(row, value, &b->limit, err) &&
           at_least_one(row, b->limit, err);
}

/* 20, 20% and .2 are the same share; 1 is all of it. */
bool set_ratio(struct option_parse *p, const struct option_row *row,
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

bool set_redundancy(struct option_parse *p, const struct option_row *row,
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

bool set_format(struct option_parse *p, const struct option_row *row,
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

bool set_order(struct option_parse *p, const struct option_row *row,
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

bool set_vague(struct option_parse *p, const struct option_row *row,
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
bool set_when(struct option_parse *p, const struct option_row *row,
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

bool set_sandbox(struct option_parse *p, const struct option_row *row,
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

bool set_jobs(struct option_parse *p, const struct option_row *row,
              const char *value, struct err *err)
{
    if (!read_count(row, value, &p->o->jobs, err))
        return false;
    if (p->o->jobs > jobs_most)
        return err_set(err, STATUS_USAGE, "--%s must be at most %zu", row->name,
                       jobs_most);
    return true;
}

bool set_timeout(struct option_parse *p, const struct option_row *row,
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

bool set_keep_going(struct option_parse *p, const struct option_row *row,
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

bool set_keywords(struct option_parse *p, const struct option_row *row,
                  const char *value, struct err *err)
{
    p->o->report = REPORT_KEYWORDS;
    return !value || (read_count(row, value, &p->o->keywords, err) &&
                      at_least_one(row, p->o->keywords, err));
}

bool set_check(struct option_parse *p, const struct option_row *row,
               const char *value, struct err *err)
{
    (void)row;
    (void)err;
    p->o->report = REPORT_CHECK;
    p->o->check = value;
    return true;
}

bool set_from(struct option_parse *p, const struct option_row *row,
              const char *value, struct err *err)
{
    if (!input_format_find(span_of(value), &p->next.format))
        return err_set(err, STATUS_USAGE, "--%s wants %s, not '%.80s'",
                       row->name, row->argument, value);
    return true;
}

bool set_only(struct option_parse *p, const struct option_row *row,
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

bool set_completion(struct option_parse *p, const struct option_row *row,
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

bool set_title(struct option_parse *p, const struct option_row *row,
               const char *value, struct err *err)
{
    (void)row;
    (void)err;
    p->next.title = span_of(value);
    return true;
}

bool set_url(struct option_parse *p, const struct option_row *row,
             const char *value, struct err *err)
{
    (void)row;
    (void)err;
    p->next.url = span_of(value);
    return true;
}

bool set_source(struct option_parse *p, const struct option_row *row,
                const char *value, struct err *err)
{
    (void)row;
    (void)err;
    p->next.source = span_of(value);
    return true;
}

bool set_lang(struct option_parse *p, const struct option_row *row,
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

bool set_encoding(struct option_parse *p, const struct option_row *row,
                  const char *value, struct err *err)
{
    (void)row;
    (void)err;
    p->next.encoding = span_of(value);
    return true;
}

bool set_date(struct option_parse *p, const struct option_row *row,
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
