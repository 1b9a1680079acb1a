#include "output/plain_compare.h"

#include "output/contrast.h"
#include "output/plain_sheet.h"
#include "output/safe.h"

/* ---- conflicts ---- */

static void put_voice(struct sheet *s, const struct voice_at *voice)
{
    struct span how = contrast_how(voice->marking, voice->reported);

    if (voice->speaker.n)
        sheet_words(s, "", voice->speaker, ",");
    else if (voice->reported)
        column_say(&s->c, "speaker not known,");
    sheet_words(s, "", how, "");
    sheet_place(s, &voice->at);
    column_end(&s->c);
}

/* A figure and its places, one a line. */
static void put_side(struct sheet *s, const struct fact_number *n)
{
    struct items voices = contrast_voices(s->v, n, s->arena);

    sheet_label(s, n->text);
    for (size_t i = 0; i < voices.count; i++)
        put_voice(s, voices.at[i]);
    column_end(&s->c);
}

static void put_disputes(struct sheet *s)
{
    const struct items *list = &s->v->disputes;

    if (list->count)
        column_heading(&s->c, "SOURCES DISAGREE");
    for (size_t i = 0; i < list->count; i++) {
        const struct dispute *d = list->at[i];
        const struct fact_number *first = d->numbers.at[0];
        struct span topic = view_topic(d->role, d->unit_class);
        struct span within = contrast_within(d, s->arena);

        s->c.indent = 2;
        sheet_words(s, "", topic.n ? topic : SPAN("number"), ":");
        sheet_words(s, "“", first->what, "”");
        column_end(&s->c);
        for (size_t k = 0; k < d->numbers.count; k++)
            put_side(s, d->numbers.at[k]);
        s->c.indent = 2;
        sheet_words(s, "More than one of these figures stands in ", within,
                    ".");
        column_end(&s->c);
    }
}

/* ---- wordings ---- */

/* What is not in every wording stands between braces. */
static void put_runs(struct sheet *s, const struct wording *w, bool quoted)
{
    struct buf out = buf_new(s->arena, SIZE_MAX / 8);

    buf_add(&out, quoted ? SPAN("“") : SPAN(""));
    for (size_t i = 0; i < w->count; i++) {
        bool own = w->runs[i].own;

        buf_add(&out, own ? SPAN("{") : SPAN(""));
        buf_add(&out, w->runs[i].text);
        buf_add(&out, own ? SPAN("}") : SPAN(""));
    }
    buf_add(&out, quoted ? SPAN("”") : SPAN(""));
    s->c.indent = 6;
    s->c.margin = "│ ";
    column_text(&s->c, safe_text(buf_span(&out), s->arena));
    column_end(&s->c);
    s->c.margin = NULL;
}

static void put_differing(struct sheet *s, const struct differing *d)
{
    struct span speaker = d->reaction->speaker;

    sheet_line(s, 2, speaker.n ? speaker : SPAN("Speaker not known"));
    column_end(&s->c);
    for (size_t i = 0; i < d->wordings.count; i++) {
        const struct wording_of *w = d->wordings.at[i];

        s->c.indent = 4;
        sheet_words(s, "", contrast_how(w->marking, true), "");
        sheet_place(s, &w->at);
        column_end(&s->c);
        put_runs(s, &w->words, w->marking == MARKED_WHOLE);
    }
}

static void put_wordings(struct sheet *s, const struct contrast *k)
{
    if (k->differing.count == 0)
        return;
    column_heading(&s->c, "THE SAME STATEMENT IN OTHER WORDS");
    s->c.indent = 2;
    column_say(&s->c, "Words between { and } are not in every wording. "
                      "Punctuation is not compared; no source is the "
                      "original.");
    column_end(&s->c);
    for (size_t i = 0; i < k->differing.count; i++) {
        buf_char(s->c.out, '\n');
        put_differing(s, k->differing.at[i]);
    }
}

/* ---- facts ---- */

static void put_fact(struct sheet *s, const struct shared_fact *f)
{
    sheet_label(s, contrast_label(f->slot));
    if (f->slot == SLOT_REACTIONS)
        sheet_words(s, "",
                    f->speaker.n ? f->speaker : SPAN("speaker not known"), ":");
    sheet_words(s, f->quoted ? "“" : "", f->text, f->quoted ? "”" : "");
    sheet_words(s, "(“", f->role, "”)");
    sheet_words(s, "– ", f->note, "");
    if (f->one_origin)
        column_say(&s->c, "– in nearly the same words, so one source");
    sheet_places(s, &f->evidence);
    column_end(&s->c);
}

static void put_facts(struct sheet *s, const struct items *list)
{
    for (size_t i = 0; i < list->count; i++)
        put_fact(s, list->at[i]);
}

/* ---- persons ---- */

static void put_source_name(struct sheet *s, size_t number, struct span name)
{
    struct buf out = buf_new(s->arena, SIZE_MAX / 8);

    buf_printf(&out, "source %zu", number);
    if (name.n) {
        buf_add(&out, SPAN(", "));
        buf_add(&out, name);
    }
    sheet_label(s, buf_span(&out));
}

static void put_naming(struct sheet *s, const struct named_by *by)
{
    put_source_name(s, by->number, by->outlet);
    sheet_words(s, "“", by->name.text, by->roles.count ? "”:" : "”");
    for (size_t i = 0; i < by->roles.count; i++) {
        const struct at *role = by->roles.at[i];

        sheet_words(s, "“", role->text, "”");
        sheet_place(s, role);
    }
    if (by->roles.count == 0) {
        column_say(&s->c, "not described");
        sheet_place(s, &by->name);
    }
    column_end(&s->c);
}

static void put_people(struct sheet *s, const struct contrast *k)
{
    if (k->people.count)
        column_heading(&s->c, "HOW EACH NAMES AND DESCRIBES");
    for (size_t i = 0; i < k->people.count; i++) {
        const struct likeness *l = k->people.at[i];

        sheet_line(s, 2, l->name);
        column_end(&s->c);
        for (size_t n = 0; n < l->by.count; n++)
            put_naming(s, l->by.at[n]);
    }
}

/* ---- each source for itself ---- */

static void put_only(struct sheet *s, const struct outlet *o)
{
    struct buf heading = buf_new(s->arena, 64);

    buf_printf(&heading, "ONLY IN SOURCE %zu", o->number);
    buf_char(&heading, '\0');
    if (o->only.count + o->told.count)
        column_heading(&s->c, heading.p);
    put_facts(s, &o->only);
    for (size_t i = 0; i < o->told.count; i++) {
        const struct at *at = o->told.at[i];

        sheet_label(s, SPAN("Its own words"));
        sheet_words(s, "", at->text, "");
        sheet_place(s, at);
        column_end(&s->c);
    }
    s->c.indent = 2;
    if (o->more)
        sheet_words(s, "and ", view_count(o->more, s->arena),
                    " more sentences in its own words; JSON has them");
    column_end(&s->c);
}

static void put_words_of(struct sheet *s, const struct items *list,
                         const char *label)
{
    if (list->count)
        sheet_label(s, span_of(label));
    for (size_t i = 0; i < list->count; i++) {
        const struct fact_loaded *l = list->at[i];

        sheet_words(s, "“", l->at.text, "”");
        sheet_words(s, "of ", l->speaker, "");
        sheet_words(s, "(after “", l->cue, "”)");
        sheet_place(s, &l->at);
    }
    column_end(&s->c);
}

/* Every source, those without such words too: that is a finding. */
static void put_loaded(struct sheet *s, const struct contrast *k)
{
    if (s->v->loaded.count)
        column_heading(&s->c, "LOADED WORDS");
    for (size_t i = 0; i < k->outlets.count && s->v->loaded.count; i++) {
        const struct outlet *o = k->outlets.at[i];

        s->c.indent = 2;
        sheet_words(s, "source ", view_count(o->number, s->arena),
                    o->name.n ? "," : "");
        sheet_words(s, "", o->name, "");
        if (o->own_words.count + o->said.count == 0)
            column_say(&s->c, "– none of the list");
        column_end(&s->c);
        put_words_of(s, &o->own_words, "in its own voice");
        put_words_of(s, &o->said, "in statements");
    }
}

void plain_compare(const struct report *r, struct arena *a, struct buf *out)
{
    struct sheet s = {.v = view_new(r, a), .arena = a};
    const struct contrast *k = s.v->contrast;

    s.c = (struct column){
        .out = out, .width = r->look.width, .color = r->look.color};
    sheet_top(&s);
    put_disputes(&s);
    put_wordings(&s, k);
    put_people(&s, k);
    if (k->agreements.count)
        column_heading(&s.c, "AGREED");
    put_facts(&s, &k->agreements);
    for (size_t i = 0; i < k->outlets.count; i++)
        put_only(&s, k->outlets.at[i]);
    put_loaded(&s, k);
    sheet_sources(&s);
}
