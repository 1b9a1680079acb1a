/*
 * What the options do: one function a kind, for the table of options.
 *
 * Each stores `value` (NULL: the option takes none) in p->o; what shapes a
 * report goes to lib/setting.h by the option's name.  Errors: STATUS_USAGE.
 */
#ifndef CLI_OPTIONS_SET_H
#define CLI_OPTIONS_SET_H

#include "cli/options.h"

typedef bool option_setter(struct option_parse *p, const struct option_row *row,
                           const char *value, struct err *err);

option_setter set_setting, set_constant, set_check, set_string, set_count,
    set_true, set_when, set_jobs, set_timeout, set_keep_going, set_sandbox,
    set_completion;

#endif
