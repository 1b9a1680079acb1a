#include <math.h>

#include "output/json_make.h"
#include "output/report.h"

/* Scores are sums of a few small products: more digits are noise. */
static json_t *make_score(double value)
{
    return json_real(round(value * 1e6) / 1e6);
}

static json_t *make_id(const struct record *r)
{
    if (!r || r->id_kind == RECORD_ID_NULL)
        return json_null();
    if (r->id_kind == RECORD_ID_NUMBER)
        return json_integer(r->id_number);
    return json_make_text(r->id);
}

static json_t *make_source(struct json_maker *m, const struct document *doc)
{
    json_t *o = json_object();

    json_put(m, o, "file", json_make_text_or_null(doc->file));
    json_put(m, o, "bytes", json_make_size(doc->bytes));
    json_put(m, o, "sha256",
             doc->sha256[0] ? json_string(doc->sha256) : json_null());
    json_put(m, o, "format", json_string(input_format_name(doc->format)));
    return o;
}

/* What the parts of the text are: headings, list items, captions. */
static json_t *make_blocks(struct json_maker *m, const struct document *doc)
{
    json_t *list = json_array();

    for (size_t i = 0; i < doc->block_count; i++) {
        const struct block *b = &doc->blocks[i];
        size_t start = (size_t)(b->text.p - doc->text.p);
        json_t *o = json_object();

        json_put(m, o, "kind", json_string(block_kind_name(b->kind)));
        json_put(m, o, "start", json_make_size(start));
        json_put(m, o, "end", json_make_size(start + b->text.n));
        if (b->cell.table) {
            json_put(m, o, "table", json_make_size(b->cell.table));
            json_put(m, o, "row", json_make_size(b->cell.row));
            json_put(m, o, "column", json_make_size(b->cell.column));
        }
        json_push(m, list, o);
    }
    return list;
}

/* Where the text led elsewhere. */
static json_t *make_links(struct json_maker *m, const struct document *doc)
{
    json_t *list = json_array();

    for (size_t i = 0; i < doc->link_count; i++) {
        const struct link *link = &doc->links[i];
        size_t start = (size_t)(link->text.p - doc->text.p);
        json_t *o = json_object();

        json_put(m, o, "start", json_make_size(start));
        json_put(m, o, "end", json_make_size(start + link->text.n));
        json_put(m, o, "text", json_make_text(link->text));
        json_put(m, o, "url", json_make_text(link->target));
        json_put(m, o, "block", json_make_size(link->block));
        json_push(m, list, o);
    }
    return list;
}

static void put_document(struct json_maker *m, json_t *o,
                         const struct document *doc)
{
    json_t *authors = json_array();

    json_put(m, o, "title", json_make_text_or_null(doc->title));
    for (size_t i = 0; i < doc->author_count; i++)
        json_push(m, authors, json_make_text(doc->authors[i]));
    json_put(m, o, "authors", authors);
    json_put(m, o, "date", json_make_text_or_null(doc->date));
    json_put(m, o, "modified", json_make_text_or_null(doc->modified));
    json_put(m, o, "site", json_make_text_or_null(doc->site));
    json_put(m, o, "url", json_make_text_or_null(doc->url));
    json_put(m, o, "lang", json_string(doc->lang->code));
    json_put(m, o, "source", make_source(m, doc));
    if (m->report->kind == REPORT_EXTRACT) {
        json_put(m, o, "text", json_make_text(doc->text));
        json_put(m, o, "blocks", make_blocks(m, doc));
        if (doc->linked)
            json_put(m, o, "links", make_links(m, doc));
    }
}

static json_t *make_documents(struct json_maker *m)
{
    const struct report *r = m->report;
    json_t *list = json_array();

    for (size_t d = 0; d < r->count; d++) {
        json_t *o = json_object();

        put_document(m, o, r->readings[d].doc);
        if (r->facts && r->facts->duplicate_of &&
            r->facts->duplicate_of[d] != SIZE_MAX)
            json_put(m, o, "duplicate_of",
                     json_make_size(r->facts->duplicate_of[d]));
        json_push(m, list, o);
    }
    return list;
}

static json_t *make_sentence(struct json_maker *m, size_t doc, size_t sentence,
                             struct span text, double score)
{
    const struct sentence *s =
        &m->report->readings[doc].sentences->at[sentence];
    json_t *o = json_object();

    json_put(m, o, "text", json_make_text(text));
    json_put_offsets(m, o, doc, text);
    json_put_place(m, o, s->paragraph, sentence + 1);
    json_put(m, o, "score", make_score(score));
    return o;
}

static json_t *make_summary(struct json_maker *m)
{
    const struct summary *s = m->report->summary;
    json_t *list = json_array();

    for (size_t i = 0; i < s->count; i++)
        json_push(m, list,
                  make_sentence(m, s->at[i].doc, s->at[i].sentence,
                                s->at[i].text, s->at[i].score));
    return list;
}

static json_t *make_parts(struct json_maker *m, const struct scores *scores,
                          size_t sentence, const struct chosen *chosen)
{
    json_t *parts = json_object();

    for (size_t p = 0; p < scores->parts; p++) {
        double value = scores->value[sentence * scores->parts + p];

        if (value < 0 || value > 0)
            json_put(m, parts, scores->names[p], make_score(value));
    }
    if (chosen) {
        json_put(m, parts, "coverage", make_score(chosen->coverage));
        json_put(m, parts, "redundancy", make_score(chosen->redundancy));
        json_put(m, parts, "context", make_score(chosen->context));
    }
    return parts;
}

static json_t *make_explanation(struct json_maker *m, struct arena *a)
{
    const struct report *r = m->report;
    json_t *list = json_array();

    for (size_t d = 0; d < r->count; d++) {
        const struct scores *scores = r->ranked[d].scores;
        const struct chosen **chosen = report_choices(r, d, a);

        for (size_t i = 0; i < scores->count; i++) {
            const struct chosen *c = chosen[i];
            double score = scores->total[i];
            json_t *o;

            if (c)
                score += c->coverage + c->redundancy + c->context;
            o = make_sentence(m, d, i, r->readings[d].sentences->at[i].text,
                              score);
            json_put(m, o, "parts", make_parts(m, scores, i, c));
            json_push(m, list, o);
        }
    }
    return list;
}

static json_t *make_keywords(struct json_maker *m)
{
    const struct keywords *k = m->report->keywords;
    json_t *list = json_array();

    for (size_t i = 0; i < k->count; i++) {
        json_t *o = json_object();

        json_put(m, o, "text", json_make_text(k->at[i].text));
        json_put(m, o, "score", make_score(k->at[i].score));
        json_push(m, list, o);
    }
    return list;
}

static void push_notes(struct json_maker *m, json_t *list,
                       const struct note *note)
{
    for (; note; note = note->next)
        json_push(m, list, json_make_text(note->text));
}

static json_t *make_warnings(struct json_maker *m)
{
    const struct report *r = m->report;
    json_t *list = json_array();

    for (size_t d = 0; d < r->count; d++)
        push_notes(m, list, r->readings[d].doc->notes);
    push_notes(m, list, r->notes);
    return list;
}

static json_t *make_report(struct json_maker *m, struct arena *a)
{
    const struct report *r = m->report;
    json_t *root = json_object();

    json_put(m, root, "id", make_id(r->record));
    if (r->merged)
        json_put(m, root, "documents", make_documents(m));
    else
        put_document(m, root, r->readings[0].doc);
    if (r->summary)
        json_put(m, root, "summary", make_summary(m));
    if (r->summary && r->look.explain)
        json_put(m, root, "sentences", make_explanation(m, a));
    if (r->keywords)
        json_put(m, root, "keywords", make_keywords(m));
    if (r->kind == REPORT_MENTIONS)
        json_put(m, root, "mentions", json_make_mentions(m, a));
    if (r->check)
        json_put(m, root, "check", json_make_check(m));
    if (r->facts && r->kind != REPORT_CHECK) {
        json_put(m, root, "facts", json_make_facts(m));
        json_put(m, root, "loaded", json_make_loaded(m));
    }
    if (r->comparison)
        json_put(m, root, "compare", json_make_compare(m, a));
    json_put(m, root, "warnings", make_warnings(m));
    return root;
}

static int add_piece(const char *bytes, size_t n, void *out)
{
    buf_add(out, (struct span){bytes, n});
    return 0;
}

static bool write_tree(const json_t *root, size_t flags, struct buf *out)
{
    return json_dump_callback(root, add_piece, out,
                              flags | JSON_REAL_PRECISION(12)) == 0;
}

bool json_write(const struct report *r, struct arena *a, struct buf *out,
                struct err *err)
{
    struct json_maker m = {.report = r};
    json_t *root = make_report(&m, a);
    bool done =
        root && !m.failed &&
        write_tree(root,
                   r->format == OUTPUT_JSON ? JSON_INDENT(2) : JSON_COMPACT,
                   out);

    json_decref(root);
    if (!done)
        return err_set(err, STATUS_SYSTEM, "out of memory");
    buf_char(out, '\n');
    return true;
}

void json_write_error(const struct record *record, const struct document *doc,
                      const struct err *err, struct buf *out)
{
    struct json_maker m = {0};
    json_t *root = json_object(), *error = json_object();

    json_put(&m, root, "id", make_id(record));
    if (doc)
        json_put(&m, root, "source", make_source(&m, doc));
    json_put(&m, error, "status", json_integer(err->status));
    json_put(&m, error, "message", json_string(err->text));
    json_put(&m, root, "error", error);
    if (!root || m.failed || !write_tree(root, JSON_COMPACT, out))
        buf_add(out, SPAN("{\"id\": null, \"error\": {\"status\": 5, "
                          "\"message\": \"out of memory\"}}"));
    json_decref(root);
    buf_char(out, '\n');
}
