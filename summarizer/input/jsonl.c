#include "input/jsonl.h"

#include <jansson.h>
#include <math.h>

#include "input/encoding.h"
#include "input/front_matter.h"
#include "input/json_mend.h"
#include "input/metadata_author.h"

enum {
    DOCUMENTS_MOST = 1000, /* in one cluster */
    VALUES_MOST = 1000000  /* in one line, commas in its text included */
};

static const struct {
    const char *key;
    enum input_format format;
} contents[] = {
    {"text",       FORMAT_TEXT    },
    {"html",       FORMAT_HTML    },
    {"xml",        FORMAT_XML     },
    {"markdown",   FORMAT_MARKDOWN},
    {"body_text",  FORMAT_TEXT    }, /* of ninjs, as the next two */
    {"body_html",  FORMAT_HTML    },
    {"body_xhtml", FORMAT_HTML    },
};

/* Of the texts in a list of ninjs 2 and 3. */
static const struct {
    const char *name;
    enum input_format format;
} media_types[] = {
    {"",                      FORMAT_TEXT    },
    {"text/plain",            FORMAT_TEXT    },
    {"text/html",             FORMAT_HTML    },
    {"text/xhtml",            FORMAT_HTML    },
    {"application/xhtml+xml", FORMAT_HTML    },
    {"text/markdown",         FORMAT_MARKDOWN},
    {"application/nitf+xml",  FORMAT_XML     },
};

/* Days in a record: the first that is there.  All but one are ninjs', in
 * the spelling of versions 1 and 2, and of 3. */
static const char *const days[] = {
    "date",           "firstcreated",   "firstCreated",  "contentcreated",
    "contentCreated", "versioncreated", "versionCreated"};

static struct span string_of(const json_t *value)
{
    if (!json_is_string(value))
        return SPAN("");
    return (struct span){json_string_value(value), json_string_length(value)};
}

static void read_id(const json_t *root, struct arena *a, struct record *record)
{
    const json_t *id = json_object_get(root, "id");
    double real = json_is_real(id) ? json_real_value(id) : 0.5;

    if (json_is_string(id)) {
        record->id_kind = RECORD_ID_STRING;
        record->id = arena_copy(a, string_of(id));
    } else if (json_is_integer(id)) {
        record->id_kind = RECORD_ID_NUMBER;
        record->id_number = json_integer_value(id);
    } else if (real == floor(real) && fabs(real) < 1e15) {
        record->id_kind = RECORD_ID_NUMBER;
        record->id_number = (long long)real;
    }
}

/* Of a text in a list; FORMAT_AUTO: it is a picture, or unknown. */
static enum input_format media_format(const json_t *item)
{
    struct span type = string_of(json_object_get(item, "contenttype"));
    const char *end;

    if (type.n == 0)
        type = string_of(json_object_get(item, "contentType"));
    end = memchr(type.p, ';', type.n); /* "; charset=utf-8" */
    type = span_trim(end ? span_upto(type, (size_t)(end - type.p)) : type);
    for (size_t i = 0; i < sizeof media_types / sizeof *media_types; i++)
        if (span_eq_folded(type, span_of(media_types[i].name)))
            return media_types[i].format;
    return FORMAT_AUTO;
}

/* Of a list of the same for many roles ("main", "caption"): the main one,
 * else the first that can be read.  Returns its format, FORMAT_AUTO if
 * there is none. */
static enum input_format find_main(const json_t *list, struct span *text)
{
    enum input_format found = FORMAT_AUTO;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        struct span value = string_of(json_object_get(item, "value"));
        struct span role = string_of(json_object_get(item, "role"));
        bool is_main = span_eq_folded(role, SPAN("main"));
        enum input_format format = media_format(item);

        if (value.n == 0 || format == FORMAT_AUTO ||
            (found != FORMAT_AUTO && !is_main))
            continue;
        *text = value;
        found = format;
        if (is_main)
            break;
    }
    return found;
}

static enum input_format find_content(const json_t *object, struct span *text)
{
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        const json_t *value = json_object_get(object, contents[i].key);

        if (!json_is_string(value))
            continue;
        *text = string_of(value);
        return contents[i].format;
    }
    return find_main(json_object_get(object, "bodies"), text);
}

static void take(struct span *hint, const json_t *object, const char *key)
{
    struct span value = string_of(json_object_get(object, key));

    if (value.n)
        *hint = value;
}

/* The record's own day, or what is stated instead of one. */
static struct span find_day(const json_t *object, struct span *stated)
{
    *stated = SPAN("");
    for (size_t i = 0; i < sizeof days / sizeof *days && !stated->n; i++)
        *stated = string_of(json_object_get(object, days[i]));
    return front_matter_day(*stated);
}

/* ninjs' names first, so that the record's own win. */
static void take_hints(const json_t *object, struct input_hints *hints)
{
    struct span uri = string_of(json_object_get(object, "uri"));

    (void)find_main(json_object_get(object, "headlines"), &hints->title);
    if (span_starts(uri, SPAN("http")))
        hints->url = uri;
    take(&hints->title, object, "headline");
    take(&hints->lang, object, "language");
    take(&hints->title, object, "title");
    take(&hints->url, object, "url");
    take(&hints->source, object, "source");
    take(&hints->lang, object, "lang");
    hints->unicode = true;
    hints->encoding = SPAN("");
}

/* Quotes the date as it is stated, or 40 bytes of it, whole characters. */
static void note_date(struct document *doc, struct span stated, struct arena *a)
{
    size_t n = stated.n < 40 ? stated.n : 40;

    while (n > 0 && n < stated.n && ((unsigned char)stated.p[n] & 0xc0) == 0x80)
        n--;
    document_note(doc, a, "the date '%.*s' is no YYYY-MM-DD", (int)n, stated.p);
}

static bool read_documents(const json_t *object, const struct input_hints *from,
                           struct arena *a, struct documents *docs,
                           struct err *err)
{
    struct input_hints hints = *from;
    struct span text, stated, day, byline;

    *docs = (struct documents){0};
    if (!json_is_object(object))
        return err_set(err, STATUS_INPUT, "record is no JSON object");
    hints.format = find_content(object, &text);
    if (hints.format == FORMAT_AUTO)
        return err_set(err, STATUS_INPUT, "record has no text");
    take_hints(object, &hints);
    day = find_day(object, &stated);
    byline = string_of(json_object_get(object, "byline"));
    if (byline.n == 0)
        byline = string_of(json_object_get(object, "by"));
    if (day.n)
        hints.date = day;
    if (!input_read_all(text, &hints, a, docs, err))
        return false;
    for (size_t i = 0; i < docs->count; i++) {
        if (day.n)
            docs->at[i].date_given = false;
        if (docs->at[i].author_count == 0)
            author_add(encoding_clean(byline, a, NULL), a, &docs->at[i]);
    }
    if (stated.n && !day.n)
        note_date(&docs->at[0], stated, a);
    return true;
}

static void add_documents(struct record *record, const struct documents *docs,
                          struct arena *a)
{
    for (size_t i = 0; i < docs->count; i++) {
        record->documents = arena_more(a, record->documents, record->count,
                                       sizeof *record->documents);
        record->documents[record->count++] = docs->at[i];
    }
}

/* A cluster is read as far as it can be: a document without text is left
 * out with a note, as long as there is another. */
static bool read_cluster(const json_t *docs, const struct input_hints *hints,
                         struct arena *a, struct record *record,
                         struct err *err)
{
    size_t n = json_array_size(docs), skipped = 0;

    if (n > DOCUMENTS_MOST)
        return err_set(err, STATUS_INPUT, "more than %d documents in a record",
                       (int)DOCUMENTS_MOST);
    record->cluster = true;
    for (size_t i = 0; i < n; i++) {
        struct documents some;
        struct err one = {0};

        if (read_documents(json_array_get(docs, i), hints, a, &some, &one)) {
            add_documents(record, &some, a);
        } else if (one.status == STATUS_NOTHING) {
            skipped++;
        } else {
            return err_set(err, one.status, "document %zu: %.200s", i + 1,
                           one.text);
        }
    }
    if (record->count == 0)
        return err_set(err, STATUS_NOTHING, "record has no text");
    if (skipped)
        document_note(&record->documents[0], a,
                      "%zu of %zu documents of the record have no text",
                      skipped, n);
    return true;
}

static bool read_record(const json_t *root, const struct input_hints *from,
                        struct arena *a, struct record *record, struct err *err)
{
    struct input_hints hints = *from;
    const json_t *docs = json_object_get(root, "docs");

    if (json_is_array(docs)) {
        take(&hints.lang, root, "lang");
        return read_cluster(docs, &hints, a, record, err);
    }
    struct documents some;
    if (!read_documents(root, &hints, a, &some, err))
        return false;
    add_documents(record, &some, a);
    record->cluster = some.count > 1; /* a feed */
    return true;
}

/* Integers past 64 bits are read as reals: keys that nobody asks for must
 * not spoil the record. */
static json_t *load(struct span line, json_error_t *error)
{
    size_t flags = JSON_ALLOW_NUL;
    json_t *root = json_loadb(line.p, line.n, flags, error);

    if (!root && json_error_code(error) == json_error_numeric_overflow)
        root =
            json_loadb(line.p, line.n, flags | JSON_DECODE_INT_AS_REAL, error);
    return root;
}

static struct span skip_blank(struct span s)
{
    while (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
        s = span_from(s, 1);
    return s;
}

/* The value at the start of s alone, or NULL. */
static json_t *first_value(struct span s)
{
    json_error_t error;

    return json_loadb(s.p, s.n, JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK,
                      &error);
}

/* The id of a line that is broken further on, if it comes first. */
static void rescue_id(struct span line, struct arena *a, struct record *record)
{
    struct span s = skip_blank(line);

    if (!span_starts(s, SPAN("{")))
        return;
    s = skip_blank(span_from(s, 1));
    if (!span_starts(s, SPAN("\"id\"")))
        return;
    s = skip_blank(span_from(s, 4));
    if (!span_starts(s, SPAN(":")))
        return;
    s = skip_blank(span_from(s, 1));
    /* A number that the line cuts short may not be whole. */
    const char *end = memchr(s.p, ',', s.n);
    if (!end || s.n == 0 ||
        (s.p[0] != '"' && s.p[0] != '-' && (s.p[0] < '0' || s.p[0] > '9')))
        return;
    json_t *id = first_value(s), *holder = json_object();
    if (id && holder && json_object_set_new(holder, "id", id) == 0)
        read_id(holder, a, record);
    json_decref(holder);
}

void jsonl_read_id(struct span line, struct arena *a, struct record *record)
{
    json_error_t error;
    struct mended mended = json_mend(line, a);
    json_t *root =
        mended.values > VALUES_MOST ? NULL : load(mended.text, &error);

    *record = (struct record){0};
    if (json_is_object(root))
        read_id(root, a, record);
    else if (!root)
        rescue_id(mended.text, a, record);
    json_decref(root);
}

bool jsonl_is_spread(struct span head)
{
    struct span first;
    size_t n;

    head = span_trim(head);
    n = span_find(head, SPAN("\n"));
    if (n >= head.n)
        return false;
    first = span_trim(span_upto(head, n));
    return span_ends(first, SPAN("{")) || span_ends(first, SPAN("[")) ||
           span_ends(first, SPAN(","));
}

bool jsonl_read(struct span line, const struct input_hints *hints,
                struct arena *a, struct record *record, struct err *err)
{
    struct encoding_request request = {line, hints->encoding, hints->unicode};
    struct repair repair;
    json_error_t error;

    *record = (struct record){0};
    if (hints->encoding.n && !encoding_decode(&request, a, &line, &repair, err))
        return false;
    struct mended mended = json_mend(line, a);
    if (mended.values > VALUES_MOST)
        return err_set(err, STATUS_INPUT, "line holds too many values");
    json_t *root = load(mended.text, &error);
    if (!json_is_object(root)) {
        if (root)
            err_set(err, STATUS_INPUT, "line is no JSON object");
        else
            err_set(err, STATUS_INPUT, "line is no JSON object: %.100s",
                    error.text);
        if (!root)
            rescue_id(mended.text, a, record);
        json_decref(root);
        return false;
    }
    read_id(root, a, record);
    bool done = read_record(root, hints, a, record, err);
    json_decref(root);
    if (done && mended.repairs)
        document_note(&record->documents[0], a,
                      "%zu character%s that JSON does not allow replaced",
                      mended.repairs, mended.repairs == 1 ? "" : "s");
    return done;
}
