/*
 * JSON Lines: one record a line, each an article or a cluster of them.
 *
 * Record: {"id", "text" | "html" | "xml" | "markdown", "title"?, "date"?,
 * "url"?, "source"?, "lang"?}, or {"id", "lang"?, "docs": [record, …]}.
 * Of ninjs (IPTC) the keys "body_text" | "body_html" | "body_xhtml",
 * "headline", "byline", "firstcreated", "contentcreated", "versioncreated",
 * "language" and "uri" are read, the record's own first; of ninjs 2 and 3,
 * which has lists for many roles, the main one of "bodies" and "headlines"
 * (else the first that is text), and "by".  The entries of a feed in "xml"
 * are a cluster.
 * Unknown keys are ignored.  Lone surrogates, \u0000 and bad UTF-8 are
 * repaired before jansson sees the line, because it refuses all three.
 */
#ifndef INPUT_JSONL_H
#define INPUT_JSONL_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "input/input.h"
#include "text/document.h"

enum record_id { RECORD_ID_NULL, RECORD_ID_STRING, RECORD_ID_NUMBER };

struct record {
    enum record_id id_kind;
    struct span id;      /* RECORD_ID_STRING */
    long long id_number; /* RECORD_ID_NUMBER */
    struct document *documents;
    size_t count; /* at least 1; 1 unless it is a cluster */
    bool cluster; /* has "docs": one merged report */
};

/*
 * Read one line.  `hints` holds for every document of it, but title, date,
 * url, source and lang of the record win over the hints'.
 * Owner: `record` and its documents live in `a`.
 * Errors: STATUS_INPUT for a line that is no record (the id is filled if
 * it could be read), else as input_read().
 */
bool jsonl_read(struct span line, const struct input_hints *hints,
                struct arena *a, struct record *record,
                struct err *err) MUST_CHECK;

/* Whether `head` begins one record that is spread over many lines, as
 * editors and JSON tools print ninjs: its first line ends before the
 * record could. */
bool jsonl_is_spread(struct span head);

/* Only the id of a line that is not to be read, or of the start of one:
 * RECORD_ID_NULL if it cannot be told. */
void jsonl_read_id(struct span line, struct arena *a, struct record *record);

#endif
