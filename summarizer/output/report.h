/*
 * A report: everything that the writers of this folder may print.
 *
 * What a report does not hold is NULL or zero, and is not printed.  The
 * writers change nothing and read no clock, environment or file: what a
 * template or style sheet holds is passed in.
 */
#ifndef OUTPUT_REPORT_H
#define OUTPUT_REPORT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "facts/check.h"
#include "facts/compare.h"
#include "facts/fact.h"
#include "facts/slot.h"
#include "input/jsonl.h"
#include "rank/keyword.h"
#include "rank/score.h"
#include "rank/select.h"

enum report_kind {
    REPORT_SUMMARY,
    REPORT_FACTS,
    REPORT_BRIEF,
    REPORT_KEYWORDS,
    REPORT_EXTRACT,
    REPORT_MENTIONS,
    REPORT_CHECK,
    REPORT_COMPARE
};

enum output_format {
    OUTPUT_TEXT,
    OUTPUT_MARKDOWN,
    OUTPUT_HTML,
    OUTPUT_JSON,
    OUTPUT_JSONL,
    OUTPUT_CSV
};

struct look {         /* how it should look */
    bool cite;        /* mark each sentence with its place */
    bool explain;     /* all sentences with the parts of their scores */
    bool vague_range; /* --vague=range: print 200–999 beside "hundreds" */
    bool color;       /* terminal sequences allowed */
    size_t width;     /* [columns] to wrap terminal text to; 0: never */
    const bool *only; /* [SLOTS]: sections to print; NULL: all */
    struct span template_text; /* Markdown template */
    const char *template_name; /* for messages: file or built-in name */
    struct span css;           /* style sheet of the page */
    const char *version;       /* of the program */
    bool quiet;                /* of a check, only what was not found */
    struct span options;       /* the command line, for "method" */
};

struct report {
    enum report_kind kind;
    enum output_format format;
    struct look look;
    const struct record *record;    /* of JSON Lines, NULL else: gives the id */
    bool merged;                    /* one report of all documents */
    const struct reading *readings; /* [count]; mentions may be NULL */
    const struct ranked *ranked;    /* [count] or NULL */
    size_t count;                   /* [documents] */
    const struct summary *summary;  /* or NULL */
    const struct keywords *keywords;     /* or NULL */
    const struct facts *facts;           /* or NULL */
    const struct check *check;           /* of a brief, or NULL */
    struct span check_file;              /* the brief's name */
    const struct comparison *comparison; /* of the facts, or NULL */
    const struct note *notes;            /* of the report as a whole, or NULL */
};

/* The report in its format, added to `out`.  Errors: STATUS_USAGE for an
 * unknown template tag (source, line, column) and for a format that the
 * report does not have. */
bool report_write(const struct report *r, struct arena *a, struct buf *out,
                  struct err *err) MUST_CHECK;

/* For each sentence of document `doc` the choice that begins with it, or
 * NULL.  Lives in `a`. */
const struct chosen **report_choices(const struct report *r, size_t doc,
                                     struct arena *a);

/*
 * The direct statement whose quotation begins where `quote` does, or NULL.
 * Both come in the order of the text: *next, 0 at first, only moves on.
 */
const struct fact_reaction *
report_statement(const struct fact_reaction *statements, size_t count,
                 size_t *next, struct span quote);

/* One writer per format, in its own file; report.c has the list. */
bool plain_write(const struct report *r, struct arena *a, struct buf *out,
                 struct err *err) MUST_CHECK;
bool markdown_write(const struct report *r, struct arena *a, struct buf *out,
                    struct err *err) MUST_CHECK;
bool page_write(const struct report *r, struct arena *a, struct buf *out,
                struct err *err) MUST_CHECK;
bool json_write(const struct report *r, struct arena *a, struct buf *out,
                struct err *err) MUST_CHECK;
bool csv_write(const struct report *r, struct arena *a, struct buf *out,
               struct err *err) MUST_CHECK;

/* One line {"id": …, "error": {"status": …, "message": …}}: the answer to
 * a record that failed.  `doc`, if not NULL, has the fields file, bytes and
 * format filled and is named as the source. */
void json_write_error(const struct record *record, const struct document *doc,
                      const struct err *err, struct buf *out);

#endif
