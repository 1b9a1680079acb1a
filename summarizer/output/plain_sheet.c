#include "output/plain_sheet.h"

#include <stdint.h>

#include "output/safe.h"

enum { MARKS_MAX = 12 }; /* more places say nothing; JSON has them all */

void sheet_words(struct sheet *s, const char *before, struct span words,
                 const char *behind)
{
    struct buf out = buf_new(s->arena, SIZE_MAX / 8);

    buf_add(&out, span_of(before));
    buf_add(&out, safe_text(words, s->arena));
    buf_add(&out, span_of(behind));
    if (words.n)
        column_text(&s->c, buf_span(&out));
}

void sheet_label(struct sheet *s, struct span label)
{
    column_label(&s->c, safe_text(label, s->arena));
}

void sheet_place(struct sheet *s, const struct at *at)
{
    struct buf out = buf_new(s->arena, 64);

    if (at->paragraph)
        buf_printf(&out, "[%zu:¶%zu]", at->doc + 1, at->paragraph);
    else
        buf_printf(&out, "[%zu]", at->doc + 1);
    column_piece(&s->c, buf_span(&out), LOOK_DIM);
}

void sheet_places(struct sheet *s, const struct evidence *e)
{
    const struct at *last = NULL;
    struct buf more = buf_new(s->arena, 64);
    size_t marks = 0;

    for (size_t i = 0; i < e->count; i++) {
        const struct at *at = &e->at[i];

        if (last && last->doc == at->doc && last->paragraph == at->paragraph)
            continue;
        last = at;
        if (marks++ < MARKS_MAX)
            sheet_place(s, at);
    }
    if (marks <= MARKS_MAX)
        return;
    buf_printf(&more, "and %zu more", marks - MARKS_MAX);
    column_piece(&s->c, buf_span(&more), LOOK_DIM);
}

void sheet_line(struct sheet *s, size_t indent, struct span words)
{
    s->c.indent = indent;
    sheet_words(s, "", words, "");
}

void sheet_quote(struct sheet *s, struct span words, bool direct)
{
    s->c.indent = 6;
    s->c.margin = "│ ";
    sheet_words(s, direct ? "“" : "", words, direct ? "”" : "");
    column_end(&s->c);
    s->c.margin = NULL;
}

static void put_source(struct sheet *s, const struct source *source)
{
    const struct document *doc = source->doc;
    struct buf number = buf_new(s->arena, 32);

    s->c.indent = 2;
    buf_printf(&number, "%zu ", source->number);
    column_piece(&s->c, buf_span(&number), LOOK_PLAIN);
    s->c.indent = 5;
    sheet_words(s, "", doc->site, doc->title.n ? ":" : ",");
    sheet_words(s, "“", doc->title, "”,");
    for (size_t i = 0; i < doc->author_count; i++)
        sheet_words(s, "", doc->authors[i], ",");
    sheet_words(s, "", doc->date,
                doc->date_given ? " (set by the user)," : ",");
    sheet_words(s, "modified ", doc->modified, ",");
    sheet_words(s, "", doc->file, ",");
    sheet_words(s, "", view_count(doc->bytes, s->arena), " bytes");
    if (source->copy_of)
        sheet_words(s, "; a copy of source ",
                    view_count(source->copy_of, s->arena), "");
    column_end(&s->c);
    sheet_words(s, "", doc->url, "");
    column_end(&s->c);
    if (doc->sha256[0])
        sheet_words(s, "sha256 ", span_of(doc->sha256), "");
    column_end(&s->c);
}

void sheet_sources(struct sheet *s)
{
    column_heading(&s->c, "SOURCES");
    for (size_t i = 0; i < s->v->sources.count; i++)
        put_source(s, s->v->sources.at[i]);
    buf_char(s->c.out, '\n');
    s->c.indent = 0;
    column_say(&s->c, "Verbatim; no text is generated. What is computed is "
                      "labelled. Reported, not verified.");
    column_end(&s->c);
}

void sheet_top(struct sheet *s)
{
    const struct view *v = s->v;
    struct buf count = buf_new(s->arena, 128);

    column_title(&s->c, safe_text(v->title, s->arena));
    column_end(&s->c);
    if (v->as_of.n)
        sheet_words(s, "As of ", v->as_of,
                    v->as_of_given ? " (set by the user)." : ".");
    else
        column_say(&s->c, "As of: date not stated.");
    buf_printf(&count, "%zu source%s", v->sources.count,
               v->sources.count == 1 ? "" : "s");
    if (v->merged)
        buf_printf(&count, ", %zu independent", v->independent);
    buf_add(&count, SPAN("; [1:¶2] means source 1, paragraph 2."));
    column_text(&s->c, buf_span(&count));
    column_end(&s->c);
}
