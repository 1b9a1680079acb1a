#include "cli/options_set.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/completion.h"

/* Far beyond any machine and any patience. */
static const size_t jobs_most = 1024;
static const double timeout_most = 1e6; /* [s] */

/* Where the row's field lies in the options. */
static void *field(struct option_parse *p, const struct option_row *row)
{
    return (char *)p->o + row->field;
}

bool set_setting(struct option_parse *p, const struct option_row *row,
                 const char *value, struct err *err)
{
    return setting_set(&p->o->set, row->name, value, err);
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

bool set_count(struct option_parse *p, const struct option_row *row,
               const char *value, struct err *err)
{
    return setting_read_count(row->name, value, field(p, row), err);
}

/* --color and --progress. */
bool set_when(struct option_parse *p, const struct option_row *row,
              const char *value, struct err *err)
{
    static const struct setting_choice times[] = {
        {"auto",   WHEN_AUTO  },
        {"always", WHEN_ALWAYS},
        {"never",  WHEN_NEVER },
        {NULL,     0          }
    };
    int chosen = WHEN_AUTO;

    if (!setting_choose(row->name, value, times, &chosen, err))
        return false;
    *(enum when *)field(p, row) = (enum when)chosen;
    return true;
}

bool set_sandbox(struct option_parse *p, const struct option_row *row,
                 const char *value, struct err *err)
{
    static const struct setting_choice wishes[] = {
        {"auto", WHEN_AUTO  },
        {"on",   WHEN_ALWAYS},
        {"off",  WHEN_NEVER },
        {NULL,   0          }
    };
    int chosen = WHEN_AUTO;

    if (!setting_choose(row->name, value, wishes, &chosen, err))
        return false;
    p->o->sandbox = (enum when)chosen;
    return true;
}

bool set_jobs(struct option_parse *p, const struct option_row *row,
              const char *value, struct err *err)
{
    if (!setting_read_count(row->name, value, &p->o->jobs, err))
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
    static const struct setting_choice statuses[] = {
        {"0",  0},
        {"1",  1},
        {NULL, 0}
    };
    int chosen = 1;

    if (!setting_choose(row->name, value, statuses, &chosen, err))
        return false;
    p->o->keep_going = chosen == 0;
    return true;
}

bool set_check(struct option_parse *p, const struct option_row *row,
               const char *value, struct err *err)
{
    (void)row;
    (void)err;
    p->o->set.report = REPORT_CHECK;
    p->o->check = value;
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
