#include "output/plain_facts.h"

#include "output/plain_sheet.h"
#include "output/safe.h"

/* What an item ends with: status in words, with a sign, and the places. */
static void put_proof(struct sheet *s, const struct evidence *e,
                      enum fact_status status)
{
    static const char *const signs[] = {
        [FACT_SINGLE] = "", [FACT_AGREED] = "= ", [FACT_CONFLICT] = "! "};
    struct span words = view_status(s->v, status);
    struct buf out = buf_new(s->arena, 64);

    s->c.apart = 1;
    if (words.n) {
        buf_add(&out, span_of(signs[status]));
        buf_add(&out, words);
        column_piece(&s->c, buf_span(&out),
                     status == FACT_CONFLICT ? LOOK_BOLD : LOOK_PLAIN);
    }
    sheet_places(s, e);
    column_end(&s->c);
}

static void put_sentence(struct sheet *s, const struct at *at)
{
    sheet_line(s, 2, at->text);
    sheet_place(s, at);
    column_end(&s->c);
}

static void put_sentences(struct sheet *s, const char *heading,
                          const struct items *list)
{
    if (list->count)
        column_heading(&s->c, heading);
    for (size_t i = 0; i < list->count; i++)
        put_sentence(s, list->at[i]);
}

static void put_who(struct sheet *s)
{
    const struct items *list = &s->v->who;

    if (list->count)
        column_heading(&s->c, "WHO");
    for (size_t i = 0; i < list->count; i++) {
        const struct fact_who *w = list->at[i];

        sheet_label(s, w->name);
        sheet_words(s, "“", w->role, w->alias_count ? "”;" : "”");
        for (size_t k = 0; k < w->alias_count; k++) {
            if (k == 0)
                column_say(&s->c, "also");
            sheet_words(s, "“", w->aliases[k],
                        k + 1 < w->alias_count ? "”," : "”");
        }
        if (w->alias_count)
            column_say(&s->c, "(merged, computed)");
        put_proof(s, &w->evidence, w->status);
    }
}

static void put_what(struct sheet *s)
{
    const struct items *list = &s->v->what;

    if (list->count)
        column_heading(&s->c, "WHAT");
    for (size_t i = 0; i < list->count; i++) {
        const struct fact_what *w = list->at[i];

        sheet_line(s, 2, w->text);
        put_proof(s, &w->evidence, w->status);
    }
}

static void put_date(struct sheet *s, const struct fact_when *w)
{
    sheet_label(s, w->iso.n ? w->iso : SPAN("not resolved"));
    sheet_words(s, "“", w->text, "”");
    if (w->iso.n && w->precision != PRECISION_DAY &&
        w->precision != PRECISION_NONE)
        column_say(&s->c, date_precision_name(w->precision));
    if (w->computed)
        column_say(&s->c, "(computed)");
    if (w->background)
        column_say(&s->c, "background");
    put_proof(s, &w->evidence, w->status);
}

/* In one paragraph: nothing else is known of them. */
static void put_unresolved(struct sheet *s)
{
    const struct items *list = &s->v->unresolved;

    if (list->count)
        sheet_label(s, SPAN("not resolved"));
    for (size_t i = 0; i < list->count; i++) {
        const struct fact_when *w = list->at[i];

        sheet_words(s, "“", w->text, "”");
        sheet_places(s, &w->evidence);
    }
    column_end(&s->c);
}

/* Oldest first, then those that are not resolved. */
static void put_when(struct sheet *s)
{
    const struct items *list = &s->v->timeline;

    if (list->count + s->v->unresolved.count)
        column_heading(&s->c, "WHEN");
    for (size_t i = 0; i < list->count; i++)
        put_date(s, list->at[i]);
    put_unresolved(s);
}

static void put_where(struct sheet *s)
{
    const struct items *list = &s->v->where;

    if (list->count)
        column_heading(&s->c, "WHERE");
    for (size_t i = 0; i < list->count; i++) {
        const struct fact_where *w = list->at[i];
        struct span country = view_country(w->country, s->arena);

        sheet_label(s, w->text);
        if (country.n)
            sheet_words(s, "", country,
                        w->main ? " (computed)," : " (computed)");
        if (w->main)
            column_say(&s->c, "place of the event or of the report");
        put_proof(s, &w->evidence, w->status);
    }
}

/* Who gives a number: a speaker or the source. */
static void put_voice(struct sheet *s, const struct fact_number *n)
{
    const struct fact_reaction *by = view_said_by(s->v, n);

    if (by && by->speaker.n)
        sheet_words(s, "said by ", by->speaker,
                    by->direct ? ", in quotation marks" : "");
    else
        column_say(&s->c, "the source’s own words");
}

static void put_number(struct sheet *s, const struct fact_number *n)
{
    struct span topic = view_topic(n->role, n->unit_class);
    struct span range = view_range(s->v, n, s->arena);

    sheet_label(s, n->text);
    sheet_words(s, "", topic, n->what.n ? ":" : ";");
    sheet_words(s, "“", n->what, "”;");
    sheet_words(s, "range ", range, " (computed);");
    put_voice(s, n);
    put_proof(s, &n->evidence, n->status);
}

static void put_numbers(struct sheet *s)
{
    const struct items *lists[] = {&s->v->troops, &s->v->others};

    if (lists[0]->count + lists[1]->count)
        column_heading(&s->c, "NUMBERS");
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < lists[k]->count; i++)
            put_number(s, lists[k]->at[i]);
}

static void put_statement(struct sheet *s, const struct fact_reaction *r)
{
    struct items variants = view_variants(r, s->arena);

    s->c.indent = 4;
    sheet_words(s, "“", r->verb, "”,");
    column_say(&s->c, r->direct ? "direct" : "reported");
    if (r->computed && r->stated.n)
        sheet_words(s, "(speaker computed from “", r->stated, "”)");
    else if (r->computed)
        column_say(&s->c, "(speaker computed)");
    put_proof(s, &r->evidence, r->status);
    sheet_quote(s, r->quote, r->direct);
    for (size_t i = 0; i < variants.count; i++) {
        const struct at *at = variants.at[i];

        s->c.indent = 4;
        column_say(&s->c, "other wording");
        sheet_place(s, at);
        column_end(&s->c);
        sheet_quote(s, at->text, r->direct);
    }
}

static void put_reactions(struct sheet *s)
{
    if (s->v->speakers.count)
        column_heading(&s->c, "REACTIONS");
    for (size_t i = 0; i < s->v->speakers.count; i++) {
        const struct speaker *speaker = s->v->speakers.at[i];

        if (i)
            buf_char(s->c.out, '\n');
        sheet_line(s, 2,
                   speaker->name.n ? speaker->name : SPAN("Speaker not known"));
        sheet_words(s, "(“", speaker->role, "”)");
        column_end(&s->c);
        for (size_t k = 0; k < speaker->said.count; k++)
            put_statement(s, speaker->said.at[k]);
    }
}

/* What is counted and what became of it, in bold: "soldiers, killed". */
static void put_matter(struct sheet *s, const struct dispute *d)
{
    struct span topic = view_topic(d->role, d->unit_class);
    struct span counted = view_counted(s->v, d, s->arena);
    struct buf out = buf_new(s->arena, SIZE_MAX / 8);

    buf_add(&out, safe_text(counted, s->arena));
    if (counted.n && topic.n)
        buf_add(&out, SPAN(", "));
    buf_add(&out, counted.n || topic.n ? topic : SPAN("number"));
    s->c.indent = 2;
    column_title(&s->c, buf_span(&out));
    column_end(&s->c);
}

static void put_disputes(struct sheet *s)
{
    if (s->v->disputes.count)
        column_heading(&s->c, s->v->merged
                                  ? "SOURCES DISAGREE"
                                  : "THE SOURCE DISAGREES WITH ITSELF");
    for (size_t i = 0; i < s->v->disputes.count; i++) {
        const struct dispute *d = s->v->disputes.at[i];

        put_matter(s, d);
        for (size_t k = 0; k < d->numbers.count; k++) {
            const struct fact_number *n = d->numbers.at[k];

            s->c.indent = 4;
            sheet_words(s, "“", n->text, "”;");
            put_voice(s, n);
            sheet_places(s, &n->evidence);
            column_end(&s->c);
        }
    }
}

static void put_loaded(struct sheet *s)
{
    const struct items *list = &s->v->loaded;

    if (list->count)
        column_heading(&s->c, "LANGUAGE NOTES");
    for (size_t i = 0; i < list->count; i++) {
        const struct fact_loaded *l = list->at[i];

        sheet_label(s, l->at.text);
        column_say(&s->c,
                   l->quoted ? "in a statement" : "in the source’s own voice");
        sheet_words(s, "of ", l->speaker, "");
        sheet_words(s, "after “", l->cue, "”");
        sheet_place(s, &l->at);
        column_end(&s->c);
    }
}

static void put_not_stated(struct sheet *s)
{
    const struct items *list = &s->v->not_stated;

    if (list->count)
        column_heading(&s->c, "NOT STATED");
    for (size_t i = 0; i < list->count; i++) {
        sheet_line(s, 2, *(const struct span *)list->at[i]);
        column_end(&s->c);
    }
}

void plain_facts(const struct report *r, struct arena *a, struct buf *out)
{
    struct sheet s = {.v = view_new(r, a), .arena = a};

    s.c = (struct column){
        .out = out, .width = r->look.width, .color = r->look.color};
    sheet_top(&s);
    for (size_t i = 0; i < s.v->bottom.count; i++) {
        buf_char(s.c.out, '\n');
        put_sentence(&s, s.v->bottom.at[i]);
    }
    if (r->kind == REPORT_BRIEF)
        put_sentences(&s, "HIGHLIGHTS", &s.v->highlights);
    put_who(&s);
    put_what(&s);
    put_when(&s);
    put_where(&s);
    put_numbers(&s);
    put_reactions(&s);
    put_disputes(&s);
    if (r->kind == REPORT_BRIEF) {
        put_sentences(&s, "BACKGROUND", &s.v->background);
        put_loaded(&s);
    }
    put_not_stated(&s);
    sheet_sources(&s);
}
