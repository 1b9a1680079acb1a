#include "output/plain_facts.h"

#include <stdint.h>
#include <stdio.h>

#include "output/column.h"

/* The state of one sheet: where it goes and what it is about. */
struct sheet {
    struct column c;
    const struct report *r;
    const struct facts *f;
};

static bool wanted(const struct sheet *s, enum slot slot, size_t count)
{
    return count > 0 && (!s->r->look.only || s->r->look.only[slot]);
}

static void put_quoted(struct sheet *s, struct span text)
{
    struct buf quoted = buf_new(s->c.out->arena, 1 << 16);

    buf_add(&quoted, SPAN("\342\200\234"));
    buf_add(&quoted, text);
    buf_add(&quoted, SPAN("\342\200\235"));
    column_text(&s->c, buf_span(&quoted));
}

/* Status in words and the places, each once. */
static void put_places(struct sheet *s, const struct evidence *e,
                       enum fact_status status)
{
    size_t last_doc = SIZE_MAX, last_paragraph = 0;

    if (s->r->merged && status == FACT_AGREED)
        column_say(&s->c, "= agreed");
    else if (s->r->merged && status == FACT_CONFLICT)
        column_say(&s->c, "! conflict");
    else if (s->r->merged)
        column_say(&s->c, "one source");
    for (size_t i = 0; i < e->count; i++) {
        const struct at *at = &e->at[i];
        char place[48];

        if (at->doc == last_doc && at->paragraph == last_paragraph)
            continue;
        last_doc = at->doc;
        last_paragraph = at->paragraph;
        if (at->paragraph)
            snprintf(place, sizeof place, "[%zu:\302\266%zu]", at->doc + 1,
                     at->paragraph);
        else
            snprintf(place, sizeof place, "[%zu]", at->doc + 1);
        column_place(&s->c, span_of(place));
    }
    column_end(&s->c);
}

static void put_who(struct sheet *s)
{
    column_heading(&s->c, "WHO");
    for (size_t i = 0; i < s->f->who_count; i++) {
        const struct fact_who *w = &s->f->who[i];

        column_label(&s->c, w->name);
        if (w->role.n)
            put_quoted(s, w->role);
        for (size_t k = 0; k < w->alias_count; k++) {
            column_say(&s->c, k == 0 ? "also" : "or");
            put_quoted(s, w->aliases[k]);
        }
        if (w->alias_count)
            column_say(&s->c, "(merged, computed)");
        put_places(s, &w->evidence, w->status);
    }
}

static void put_what(struct sheet *s)
{
    column_heading(&s->c, "WHAT");
    for (size_t i = 0; i < s->f->what_count; i++) {
        s->c.indent = 2;
        column_text(&s->c, s->f->what[i].text);
        put_places(s, &s->f->what[i].evidence, s->f->what[i].status);
    }
}

static void put_when(struct sheet *s)
{
    column_heading(&s->c, "WHEN");
    for (size_t i = 0; i < s->f->when_count; i++) {
        const struct fact_when *w = &s->f->when[i];

        column_label(&s->c, w->iso.n ? w->iso : SPAN("not resolved"));
        put_quoted(s, w->text);
        if (w->iso.n && w->precision != PRECISION_DAY)
            column_say(&s->c, date_precision_name(w->precision));
        if (w->computed)
            column_say(&s->c, "(computed)");
        put_places(s, &w->evidence, w->status);
    }
}

static void put_where(struct sheet *s)
{
    column_heading(&s->c, "WHERE");
    for (size_t i = 0; i < s->f->where_count; i++) {
        const struct fact_where *w = &s->f->where[i];
        char code[2] = {(char)(w->country >> 8), (char)(w->country & 0xff)};

        column_label(&s->c, w->text);
        if (w->country)
            column_text(&s->c, (struct span){code, 2});
        if (w->main)
            column_say(&s->c, "main place");
        put_places(s, &w->evidence, w->status);
    }
}

static void put_range(struct sheet *s, const struct number_value *n)
{
    char text[96];

    if (!n->vague || !s->r->look.vague_range || !n->has_min || !n->has_max)
        return;
    snprintf(text, sizeof text, "range %.0f\342\200\223%.0f (computed)", n->min,
             n->max);
    column_say(&s->c, text);
}

static void put_numbers(struct sheet *s)
{
    column_heading(&s->c, "NUMBERS");
    for (size_t i = 0; i < s->f->number_count; i++) {
        const struct fact_number *n = &s->f->numbers[i];
        const char *role = number_role_name(n->role);

        column_label(&s->c, n->text);
        column_say(&s->c, role ? role : unit_class_name(n->unit_class));
        if (n->what.n)
            put_quoted(s, n->what);
        put_range(s, &n->number);
        put_places(s, &n->evidence, n->status);
    }
}

static bool same_speaker(const struct fact_reaction *a,
                         const struct fact_reaction *b)
{
    return span_eq(a->speaker, b->speaker);
}

static void put_reaction(struct sheet *s, const struct fact_reaction *r)
{
    s->c.indent = 4;
    if (r->verb.n)
        put_quoted(s, r->verb);
    column_say(&s->c, r->direct ? "direct," : "reported,");
    if (r->computed)
        column_say(&s->c, "speaker computed,");
    put_places(s, &r->evidence, r->status);
    s->c.indent = 6;
    s->c.margin = "\342\224\202 ";
    column_text(&s->c, r->quote);
    column_end(&s->c);
    s->c.margin = NULL;
}

/* Speakers in order of their first statement, all of theirs together. */
static void put_reactions(struct sheet *s)
{
    bool *done = ARENA_NEW(s->c.out->arena, bool, s->f->reaction_count);

    column_heading(&s->c, "REACTIONS");
    for (size_t i = 0; i < s->f->reaction_count; i++) {
        const struct fact_reaction *first = &s->f->reactions[i];

        if (done[i])
            continue;
        s->c.indent = 2;
        column_text(&s->c, first->speaker.n ? first->speaker
                                            : SPAN("Speaker not stated"));
        if (first->role.n)
            put_quoted(s, first->role);
        column_end(&s->c);
        for (size_t k = i; k < s->f->reaction_count; k++)
            if (!done[k] && same_speaker(first, &s->f->reactions[k])) {
                put_reaction(s, &s->f->reactions[k]);
                done[k] = true;
            }
    }
}

static void put_not_stated(struct sheet *s)
{
    bool any = false;

    for (enum slot k = 0; k < SLOTS; k++)
        if (s->f->not_stated[k] && (!s->r->look.only || s->r->look.only[k])) {
            if (!any)
                column_heading(&s->c, "NOT STATED");
            any = true;
            s->c.indent = 2;
            column_say(&s->c, slot_name(k));
            column_end(&s->c);
        }
}

static void put_sources(struct sheet *s)
{
    column_heading(&s->c, "SOURCES");
    for (size_t d = 0; d < s->r->count; d++) {
        const struct document *doc = s->r->readings[d].doc;
        char text[64];

        s->c.indent = 2;
        snprintf(text, sizeof text, "%zu", d + 1);
        column_say(&s->c, text);
        s->c.indent = 5;
        column_text(&s->c, doc->title);
        column_text(&s->c, doc->site);
        column_text(&s->c, doc->date);
        column_text(&s->c, doc->file);
        snprintf(text, sizeof text, "%zu bytes", doc->bytes);
        column_say(&s->c, text);
        if (doc->sha256[0]) {
            column_say(&s->c, "sha256");
            column_say(&s->c, doc->sha256);
        }
        column_end(&s->c);
    }
    buf_add(s->c.out, SPAN("\nVerbatim; no text is generated.  What is "
                           "computed is labelled.  Not verified.\n"));
}

static void put_top(struct sheet *s)
{
    const struct document *doc = s->r->readings[0].doc;

    s->c.indent = 0;
    if (doc->title.n) {
        column_text(&s->c, doc->title);
        column_end(&s->c);
    }
    for (size_t i = 0; s->r->summary && i < s->r->summary->count; i++) {
        column_text(&s->c, s->r->summary->at[i].text);
        column_end(&s->c);
    }
}

void plain_facts(const struct report *r, struct arena *a, struct buf *out)
{
    struct sheet s = {.r = r, .f = r->facts};

    (void)a;
    s.c = (struct column){
        .out = out, .width = r->look.width, .color = r->look.color};
    put_top(&s);
    if (wanted(&s, SLOT_WHO, s.f->who_count))
        put_who(&s);
    if (wanted(&s, SLOT_WHAT, s.f->what_count))
        put_what(&s);
    if (wanted(&s, SLOT_WHEN, s.f->when_count))
        put_when(&s);
    if (wanted(&s, SLOT_WHERE, s.f->where_count))
        put_where(&s);
    if (wanted(&s, SLOT_NUMBERS, s.f->number_count))
        put_numbers(&s);
    if (wanted(&s, SLOT_REACTIONS, s.f->reaction_count))
        put_reactions(&s);
    put_not_stated(&s);
    put_sources(&s);
}
