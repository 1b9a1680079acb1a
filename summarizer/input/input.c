#include "input/input.h"

#include <stdint.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "input/encoding.h"
#include "input/format.h"
#include "text/detect.h"
#include "text/lang.h"

enum { SNIFFED = 4000 }; /* [bytes] */

static bool jsonl_refuse(struct span utf8, const struct input_hints *hints,
                         struct arena *a, struct document *doc, struct err *err)
{
    (void)utf8, (void)hints, (void)a, (void)doc;
    return err_set(err, STATUS_INPUT, "JSON Lines within another format");
}

static bool text_sniff(struct span head)
{
    (void)head;
    return true;
}

/* In the order in which they are tried. */
static const struct format formats[] = {
    {FORMAT_JSONL,    jsonl_sniff,    jsonl_refuse },
    {FORMAT_XML,      xml_sniff,      NULL         },
    {FORMAT_HTML,     html_sniff,     html_read    },
    {FORMAT_MARKDOWN, markdown_sniff, markdown_read},
    {FORMAT_TEXT,     text_sniff,     text_read    },
};

enum { FORMATS = sizeof formats / sizeof *formats };

static const struct format *sniff(struct span text)
{
    struct span head = span_upto(text, text.n < SNIFFED ? text.n : SNIFFED);
    size_t i = 0;

    while (i < FORMATS - 1 && !formats[i].sniff(head))
        i++;
    return &formats[i];
}

/* The ASCII characters of UTF-16 are enough to know a format by. */
static struct span narrow(struct span bytes, char out[SNIFFED])
{
    size_t n = 0, from = (unsigned char)bytes.p[0] == 0xfe ? 3 : 2;

    for (size_t at = from; at < bytes.n && n < SNIFFED; at += 2)
        out[n++] = bytes.p[at];
    return (struct span){out, n};
}

enum input_format input_sniff(struct span bytes)
{
    char out[SNIFFED];

    if (span_starts(bytes, SPAN("\xff\xfe")) ||
        span_starts(bytes, SPAN("\xfe\xff")))
        bytes = narrow(bytes, out);
    return sniff(bytes)->id;
}

bool input_format_find(struct span name, enum input_format *format)
{
    for (int f = FORMAT_AUTO; f <= FORMAT_JSONL; f++)
        if (span_eq(name, span_of(input_format_name((enum input_format)f)))) {
            *format = (enum input_format)f;
            return true;
        }
    return false;
}

static const struct format *find_format(enum input_format id, struct span text)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (formats[i].id == id)
            return &formats[i];
    return sniff(text);
}

const struct lang *format_language(const struct document *doc,
                                   const struct input_hints *hints,
                                   struct span text)
{
    struct span code = hints->lang.n ? hints->lang : doc->declared_lang;
    const struct lang *lang;

    if (code.n == 0)
        return detect_language(text);
    lang = lang_find(code);
    return lang ? lang : lang_unknown();
}

/* One line of clean text, of its own: what was folded has one blank. */
static struct span clean_line(struct span s, struct arena *a)
{
    if (s.n == 0) /* p may be NULL */
        return SPAN("");
    struct span clean = arena_copy(a, span_trim(encoding_clean(s, a, NULL)));
    char *p = (char *)(uintptr_t)clean.p; /* made one line above */
    size_t n = 0;

    for (size_t i = 0; i < clean.n; i++) {
        bool blank = p[i] == '\n' || p[i] == '\t' || p[i] == ' ';

        if (!blank)
            p[n++] = p[i];
        else if (p[n - 1] != ' ') /* it is trimmed: n > 0 */
            p[n++] = ' ';
    }
    p[n] = '\0';
    return span_upto(clean, n);
}

static void prefer(struct span *field, struct span hint, struct arena *a)
{
    if (hint.n)
        *field = hint;
    *field = clean_line(*field, a);
}

static void apply_hints(struct document *doc, const struct input_hints *hints,
                        struct arena *a)
{
    prefer(&doc->title, hints->title, a);
    prefer(&doc->url, hints->url, a);
    prefer(&doc->site, hints->source, a);
    prefer(&doc->date, hints->date, a);
    prefer(&doc->section, SPAN(""), a);
    prefer(&doc->modified, SPAN(""), a);
    prefer(&doc->declared_lang, SPAN(""), a);
    prefer(&doc->file, hints->file, a);
    doc->date_given = hints->date.n > 0;
    for (size_t i = 0; i < doc->author_count; i++)
        doc->authors[i] = clean_line(doc->authors[i], a);
}

static void keep_captions(struct document *doc)
{
    memset(doc->intake.by_kind, 0, sizeof doc->intake.by_kind);
    doc->intake.by_kind[BLOCK_PARAGRAPH] = doc->block_count;
    for (size_t i = 0; i < doc->block_count; i++) {
        struct block *b = &doc->blocks[i];

        b->kind = BLOCK_PARAGRAPH;
        b->body = b->text;
        b->dateline = (struct span){b->text.p, 0};
    }
}

static void note_repair(struct document *doc, const struct repair *repair,
                        struct arena *a)
{
    if (repair->replaced)
        document_note(doc, a, "%zu broken character%s replaced by U+FFFD",
                      repair->replaced, repair->replaced == 1 ? "" : "s");
    if (repair->dropped)
        document_note(doc, a, "%zu control or invisible character%s left out",
                      repair->dropped, repair->dropped == 1 ? "" : "s");
}

/* What is true of all documents of a source. */
static void complete(const struct documents *docs, const struct document *from,
                     const struct input_hints *hints, struct arena *a)
{
    struct input_hints own = *hints;

    if (docs->feed)
        own.title = own.url = SPAN("");
    for (size_t i = 0; i < docs->count; i++) {
        struct document *doc = &docs->at[i];

        doc->format = from->format;
        doc->bytes = from->bytes;
        memcpy(doc->sha256, from->sha256, sizeof doc->sha256);
        apply_hints(doc, &own, a);
        doc->linked = hints->links;
        if (hints->keep_captions)
            keep_captions(doc);
    }
}

/* `first` come before the notes of the first document. */
static void prepend_notes(struct documents *docs, struct note *first)
{
    struct note **last = &first;

    while (*last)
        last = &(*last)->next;
    *last = docs->at[0].notes;
    docs->at[0].notes = first;
}

bool input_read_all(struct span bytes, const struct input_hints *hints,
                    struct arena *a, struct documents *docs, struct err *err)
{
    struct encoding_request request = {bytes, hints->encoding, hints->unicode};
    struct document source = {.lang = lang_unknown(), .bytes = bytes.n};
    struct repair repair;
    struct span text;

    *docs = (struct documents){0};
    if (!encoding_decode(&request, a, &text, &repair, err))
        return false;
    const struct format *format = find_format(hints->format, text);
    /* Of a page only copies are kept. */
    if (format->id != FORMAT_HTML &&
        (text.p == bytes.p || span_holds(bytes, text)))
        text = arena_copy(a, text);
    source.format = format->id;
    if (hints->digest)
        digest_hex(bytes, source.sha256);
    if (format->read) {
        docs->count = 1;
        docs->at = ARENA_NEW(a, struct document, 1);
        *docs->at = source;
        docs->at->title = clean_line(hints->title, a);
        docs->at->date = hints->date;
    }
    if (format->read ? !format->read(text, hints, a, docs->at, err)
                     : !xml_read(text, hints, a, docs, err))
        return false;
    note_repair(&source, &repair, a);
    prepend_notes(docs, source.notes);
    complete(docs, &source, hints, a);
    return true;
}

bool input_read(struct span bytes, const struct input_hints *hints,
                struct arena *a, struct document *doc, struct err *err)
{
    struct documents docs;

    *doc = (struct document){.lang = lang_unknown(), .bytes = bytes.n};
    if (!input_read_all(bytes, hints, a, &docs, err))
        return false;
    *doc = docs.at[0];
    if (docs.count > 1)
        document_note(doc, a, "%zu more articles in it are not read",
                      docs.count - 1);
    return true;
}
