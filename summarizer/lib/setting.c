#include "lib/setting.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mention/calendar.h"

/* A bottom line and four highlights: situation reports have two to five. */
static const size_t brief_length = 5;   /* [sentences] */
static const size_t summary_length = 3; /* [sentences] */
static const size_t keyword_count = 8;

struct setting {
    const char *name;
    bool (*apply)(struct settings *s, const struct setting *row,
                  const char *value, struct err *err);
    size_t field; /* offset in struct settings, for set_* of a field [bytes] */
    int constant; /* what apply() stores, if it stores a constant */
};

bool setting_read_count(const char *name, const char *value, size_t *count,
                        struct err *err)
{
    char *end;
    unsigned long n;

    errno = 0;
    n = strtoul(value, &end, 10);
    if (errno || end == value || *end || *value < '0' || *value > '9')
        return err_set(err, STATUS_USAGE, "--%s wants a number, not '%.80s'",
                       name, value);
    *count = n;
    return true;
}

/* "document|rank" */
static void list_choices(const struct setting_choice *choices, char *text,
                         size_t room)
{
    size_t n = 0;

    for (size_t i = 0; choices[i].name; i++) {
        size_t length = strlen(choices[i].name);

        if (n + length + 2 > room)
            break;
        if (n)
            text[n++] = '|';
        memcpy(text + n, choices[i].name, length);
        n += length;
    }
    text[n] = '\0';
}

bool setting_choose(const char *name, const char *value,
                    const struct setting_choice *choices, int *chosen,
                    struct err *err)
{
    char all[80];

    for (size_t i = 0; choices[i].name; i++)
        if (strcmp(choices[i].name, value) == 0) {
            *chosen = choices[i].value;
            return true;
        }
    list_choices(choices, all, sizeof all);
    return err_set(err, STATUS_USAGE, "--%s wants %s, not '%.80s'", name, all,
                   value);
}

/* ---- one function for each kind of setting ---- */

static void *field(struct settings *s, const struct setting *row)
{
    return (char *)s + row->field;
}

static bool set_true(struct settings *s, const struct setting *row,
                     const char *value, struct err *err)
{
    (void)value;
    (void)err;
    *(bool *)field(s, row) = true;
    return true;
}

static bool set_span(struct settings *s, const struct setting *row,
                     const char *value, struct err *err)
{
    (void)err;
    *(struct span *)field(s, row) = span_of(value);
    return true;
}

static bool set_count(struct settings *s, const struct setting *row,
                      const char *value, struct err *err)
{
    return setting_read_count(row->name, value, field(s, row), err);
}

static bool read_amount(const struct setting *row, const char *value,
                        size_t *count, struct err *err)
{
    if (!setting_read_count(row->name, value, count, err))
        return false;
    if (*count == 0)
        return err_set(err, STATUS_USAGE, "--%s must be at least 1", row->name);
    return true;
}

static bool set_report(struct settings *s, const struct setting *row,
                       const char *value, struct err *err)
{
    s->report = (enum report_kind)row->constant;
    if (s->report == REPORT_KEYWORDS && value)
        return read_amount(row, value, &s->keywords, err);
    return true;
}

static bool set_brief(struct settings *s, const struct setting *row,
                      const char *value, struct err *err)
{
    (void)row;
    (void)err;
    s->report = REPORT_CHECK;
    s->brief = span_of(value);
    return true;
}

static bool set_budget(struct settings *s, const struct setting *row,
                       const char *value, struct err *err)
{
    s->budget.kind = (enum budget_kind)row->constant;
    return read_amount(row, value, &s->budget.limit, err);
}

/* 20, 20% and .2 are the same share; 1 is all of it. */
static bool set_ratio(struct settings *s, const struct setting *row,
                      const char *value, struct err *err)
{
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
    s->budget.kind = BUDGET_RATIO;
    s->budget.ratio = share;
    return true;
}

static bool set_redundancy(struct settings *s, const struct setting *row,
                           const char *value, struct err *err)
{
    char *end;
    double x = strtod(value, &end);

    if (end == value || *end || !(x >= 0 && x <= 1))
        return err_set(err, STATUS_USAGE, "--%s wants 0 to 1, not '%.80s'",
                       row->name, value);
    s->redundancy = x;
    return true;
}

/* `value` NULL: --json, which is --to=json. */
static bool set_format(struct settings *s, const struct setting *row,
                       const char *value, struct err *err)
{
    static const struct setting_choice formats[] = {
        {"text",     OUTPUT_TEXT    },
        {"markdown", OUTPUT_MARKDOWN},
        {"html",     OUTPUT_HTML    },
        {"json",     OUTPUT_JSON    },
        {"jsonl",    OUTPUT_JSONL   },
        {"csv",      OUTPUT_CSV     },
        {NULL,       0              }
    };
    int chosen = row->constant;

    if (value && !setting_choose(row->name, value, formats, &chosen, err))
        return false;
    s->format = (enum output_format)chosen;
    s->format_given = true;
    return true;
}

/* One of two words: whether it is the second. */
static bool set_second(struct settings *s, const struct setting *row,
                       const char *value, const char *const words[2],
                       struct err *err)
{
    const struct setting_choice choices[] = {
        {words[0], 0},
        {words[1], 1},
        {NULL,     0}
    };
    int chosen = 0;

    if (!setting_choose(row->name, value, choices, &chosen, err))
        return false;
    *(bool *)field(s, row) = chosen;
    return true;
}

static bool set_order(struct settings *s, const struct setting *row,
                      const char *value, struct err *err)
{
    static const char *const words[] = {"document", "rank"};

    return set_second(s, row, value, words, err);
}

static bool set_vague(struct settings *s, const struct setting *row,
                      const char *value, struct err *err)
{
    static const char *const words[] = {"words", "range"};

    return set_second(s, row, value, words, err);
}

static bool set_only(struct settings *s, const struct setting *row,
                     const char *value, struct err *err)
{
    s->some_sections = true;
    while (*value) {
        size_t n = strcspn(value, ",");
        enum slot slot = 0;

        while (slot < SLOTS &&
               !span_eq(span_of(slot_name(slot)), (struct span){value, n}))
            slot++;
        if (slot == SLOTS)
            return err_set(err, STATUS_USAGE,
                           "--%s: no section is called '%.*s'", row->name,
                           n < 80 ? (int)n : 80, value);
        s->only[slot] = true;
        value += n + (value[n] == ',');
    }
    return true;
}

static bool set_from(struct settings *s, const struct setting *row,
                     const char *value, struct err *err)
{
    if (!input_format_find(span_of(value), &s->hints.format))
        return err_set(err, STATUS_USAGE, "--%s wants %s, not '%.80s'",
                       row->name, "auto|html|xml|markdown|text|jsonl", value);
    return true;
}

static bool set_lang(struct settings *s, const struct setting *row,
                     const char *value, struct err *err)
{
    if (strcmp(value, "auto") == 0) {
        s->hints.lang = SPAN("");
        return true;
    }
    if (!lang_find(span_of(value)))
        return err_set(err, STATUS_USAGE, "--%s: '%.40s' is not known",
                       row->name, value);
    s->hints.lang = span_of(value);
    return true;
}

static bool set_date(struct settings *s, const struct setting *row,
                     const char *value, struct err *err)
{
    int32_t day;

    if (!calendar_parse(span_of(value), &day))
        return err_set(err, STATUS_USAGE,
                       "--%s wants a day as YYYY-MM-DD, not '%.80s'", row->name,
                       value);
    s->hints.date = span_of(value);
    return true;
}

/* ---- the table ---- */

#define AT(name) offsetof(struct settings, name)

static const struct setting settings[] = {
    {"summary",       set_report,     0,                       REPORT_SUMMARY  },
    {"facts",         set_report,     0,                       REPORT_FACTS    },
    {"brief",         set_report,     0,                       REPORT_BRIEF    },
    {"keywords",      set_report,     0,                       REPORT_KEYWORDS },
    {"extract",       set_report,     0,                       REPORT_EXTRACT  },
    {"mentions",      set_report,     0,                       REPORT_MENTIONS },
    {"compare",       set_report,     0,                       REPORT_COMPARE  },
    {"check",         set_brief,      0,                       0               },
    {"sentences",     set_budget,     0,                       BUDGET_SENTENCES},
    {"words",         set_budget,     0,                       BUDGET_WORDS    },
    {"chars",         set_budget,     0,                       BUDGET_CHARS    },
    {"ratio",         set_ratio,      0,                       0               },
    {"from",          set_from,       0,                       0               },
    {"lang",          set_lang,       0,                       0               },
    {"encoding",      set_span,       AT(hints.encoding),      0               },
    {"date",          set_date,       0,                       0               },
    {"url",           set_span,       AT(hints.url),           0               },
    {"title",         set_span,       AT(hints.title),         0               },
    {"source",        set_span,       AT(hints.source),        0               },
    {"keep-captions", set_true,       AT(hints.keep_captions), 0               },
    {"links",         set_true,       AT(hints.links),         0               },
    {"focus",         set_span,       AT(focus),               0               },
    {"order",         set_order,      AT(by_rank),             0               },
    {"redundancy",    set_redundancy, 0,                       0               },
    {"weights",       set_span,       AT(weights),             0               },
    {"only",          set_only,       0,                       0               },
    {"to",            set_format,     0,                       0               },
    {"json",          set_format,     0,                       OUTPUT_JSON     },
    {"template",      set_span,       AT(template_text),       0               },
    {"css",           set_span,       AT(css),                 0               },
    {"cite",          set_true,       AT(cite),                0               },
    {"explain",       set_true,       AT(explain),             0               },
    {"vague",         set_vague,      AT(vague_range),         0               },
    {"width",         set_count,      AT(width),               0               },
    {"quiet",         set_true,       AT(quiet),               0               },
};

struct settings setting_defaults(void)
{
    return (struct settings){
        .budget = {.kind = BUDGET_SENTENCES},
        .keywords = keyword_count,
        .redundancy = -1,
        .width = SIZE_MAX,
    };
}

/* Whether the setting can do without a value, or must. */
static bool takes_value(const struct setting *row)
{
    return row->apply != set_true &&
           (row->apply != set_report || row->constant == REPORT_KEYWORDS) &&
           (row->apply != set_format || row->constant == 0);
}

bool setting_set(struct settings *s, const char *name, const char *value,
                 struct err *err)
{
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        const struct setting *row = &settings[i];

        if (strcmp(row->name, name) != 0)
            continue;
        if (value && !takes_value(row))
            return err_set(err, STATUS_USAGE, "--%s takes no value", name);
        if (!value && takes_value(row) && row->apply != set_report)
            return err_set(err, STATUS_USAGE, "--%s wants a value", name);
        return row->apply(s, row, value, err);
    }
    return err_set(err, STATUS_USAGE, "no setting is called '%.80s'", name);
}

bool setting_complete(struct settings *s, struct err *err)
{
    static const enum output_format own[] = {
        [REPORT_SUMMARY] = OUTPUT_TEXT, [REPORT_FACTS] = OUTPUT_MARKDOWN,
        [REPORT_BRIEF] = OUTPUT_HTML,   [REPORT_KEYWORDS] = OUTPUT_TEXT,
        [REPORT_EXTRACT] = OUTPUT_TEXT, [REPORT_MENTIONS] = OUTPUT_TEXT,
        [REPORT_CHECK] = OUTPUT_TEXT,   [REPORT_COMPARE] = OUTPUT_TEXT,
    };

    if (s->budget.limit == 0 && s->budget.kind == BUDGET_SENTENCES)
        s->budget.limit =
            s->report == REPORT_BRIEF ? brief_length : summary_length;
    if (!s->format_given)
        s->format = own[s->report];
    if (s->format == OUTPUT_CSV && s->report != REPORT_FACTS &&
        s->report != REPORT_MENTIONS)
        return err_set(err, STATUS_USAGE,
                       "--to=csv goes with --facts or --mentions");
    if (s->report == REPORT_MENTIONS &&
        (s->format == OUTPUT_MARKDOWN || s->format == OUTPUT_HTML))
        return err_set(err, STATUS_USAGE,
                       "--mentions goes with text, json, jsonl or csv");
    return true;
}
