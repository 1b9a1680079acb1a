/*
 * What the options do: one function a kind, for the table of options.
 *
 * Each stores `value` (NULL: the option takes none) in p->o or, what holds
 * for the files that follow, in p->next.  Errors: STATUS_USAGE.
 */
#ifndef CLI_OPTIONS_SET_H
#define CLI_OPTIONS_SET_H

#include "cli/options.h"

typedef bool option_setter(struct option_parse *p, const struct option_row *row,
                           const char *value, struct err *err);

option_setter set_constant, set_keywords, set_check, set_budget, set_ratio,
    set_from, set_lang, set_encoding, set_date, set_url, set_title, set_source,
    set_string, set_count, set_true, set_order, set_redundancy, set_only,
    set_format, set_vague, set_when, set_jobs, set_timeout, set_keep_going,
    set_sandbox, set_completion;

#endif
