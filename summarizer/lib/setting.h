/*
 * Settings: what shapes a report, by the names of the command's options.
 *
 * The table in setting.c is the only place where a setting is named with
 * what it does.  The command's options and summarizer_set() both come
 * here; what files hold (weights, style sheet, template, brief) is passed
 * in as text, because nothing here reads one.
 */
#ifndef LIB_SETTING_H
#define LIB_SETTING_H

#include "base/err.h"
#include "base/span.h"
#include "facts/fact.h"
#include "input/input.h"
#include "output/report.h"
#include "rank/select.h"

struct settings {
    enum report_kind report;
    struct budget budget; /* limit 0: as many as the report has by itself */
    size_t keywords;      /* how many */

    double redundancy; /* < 0: as measured */
    bool by_rank;
    struct span focus; /* words to favour, or empty */
    bool only[SLOTS];
    bool some_sections; /* "only" was set */

    bool format_given;
    enum output_format format;
    bool cite, explain, vague_range, quiet, color;
    size_t width; /* [columns], SIZE_MAX: as the report has by itself */

    struct input_hints hints; /* for the next input */

    /* Texts and the names they have in messages; NULL: there is none. */
    struct span weights, template_text, css, brief;
    const char *weights_name, *template_name, *brief_name;
};

/* As they are before anything is set. */
struct settings setting_defaults(void);

/*
 * Set what is called `name`, a long option without its dashes, to `value`
 * (NULL: none is given).  Strings are borrowed.
 * Errors: STATUS_USAGE, also for a name that is not known.
 */
bool setting_set(struct settings *s, const char *name, const char *value,
                 struct err *err) MUST_CHECK;

/* Fill in what depends on the report: format and length.  Errors:
 * STATUS_USAGE for what does not go together. */
bool setting_complete(struct settings *s, struct err *err) MUST_CHECK;

/* ---- values, for other tables of options ---- */

/* Decimal digits and nothing else.  Errors: STATUS_USAGE. */
bool setting_read_count(const char *name, const char *value, size_t *count,
                        struct err *err) MUST_CHECK;

struct setting_choice {
    const char *name; /* NULL ends the list */
    int value;
};

/* One of a list of words.  Errors: STATUS_USAGE, naming all of them. */
bool setting_choose(const char *name, const char *value,
                    const struct setting_choice *choices, int *chosen,
                    struct err *err) MUST_CHECK;

#endif
