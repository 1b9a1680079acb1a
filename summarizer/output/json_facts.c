#include "output/json_make.h"

static json_t *make_evidence(struct json_maker *m, const struct evidence *e)
{
    json_t *list = json_array();

    for (size_t i = 0; i < e->count; i++) {
        json_t *at = json_object();

        json_put_offsets(m, at, e->at[i].doc, e->at[i].text);
        json_put_place(m, at, e->at[i].paragraph, e->at[i].sentence);
        json_push(m, list, at);
    }
    return list;
}

/* What every fact ends with. */
static void put_end(struct json_maker *m, json_t *fact,
                    const struct evidence *e, enum fact_status status)
{
    if (m->report->merged)
        json_put(m, fact, "status", json_string(fact_status_name(status)));
    json_put(m, fact, "at", make_evidence(m, e));
}

static json_t *make_who(struct json_maker *m, const struct fact_who *w)
{
    json_t *fact = json_object(), *aliases = json_array();

    json_put(m, fact, "name", json_make_text(w->name));
    json_put(m, fact, "role", json_make_text(w->role));
    for (size_t i = 0; i < w->alias_count; i++)
        json_push(m, aliases, json_make_text(w->aliases[i]));
    json_put(m, fact, "aliases", aliases);
    json_put(m, fact, "kind", json_string(mention_kind_name(w->kind)));
    put_end(m, fact, &w->evidence, w->status);
    return fact;
}

static json_t *make_what(struct json_maker *m, const struct fact_what *w)
{
    json_t *fact = json_object();

    json_put(m, fact, "text", json_make_text(w->text));
    put_end(m, fact, &w->evidence, w->status);
    return fact;
}

static json_t *make_when(struct json_maker *m, const struct fact_when *w)
{
    json_t *fact = json_object();

    json_put(m, fact, "text", json_make_text(w->text));
    json_put(m, fact, "iso", json_make_text_or_null(w->iso));
    json_put(m, fact, "precision",
             json_string(date_precision_name(w->precision)));
    json_put(m, fact, "computed", json_boolean(w->computed));
    put_end(m, fact, &w->evidence, w->status);
    return fact;
}

static json_t *make_where(struct json_maker *m, const struct fact_where *w)
{
    char code[2] = {(char)(w->country >> 8), (char)(w->country & 0xff)};
    json_t *fact = json_object();

    json_put(m, fact, "text", json_make_text(w->text));
    json_put(m, fact, "country",
             w->country ? json_stringn(code, 2) : json_null());
    json_put(m, fact, "main", json_boolean(w->main));
    put_end(m, fact, &w->evidence, w->status);
    return fact;
}

static json_t *make_count(struct json_maker *m, const struct fact_number *n)
{
    const char *role = number_role_name(n->role);
    json_t *fact = json_object();

    json_put(m, fact, "text", json_make_text(n->text));
    json_put_quantity(m, fact, &n->number);
    json_put(m, fact, "what", json_make_text(n->what));
    json_put(m, fact, "class", json_string(unit_class_name(n->unit_class)));
    json_put(m, fact, "role", role ? json_string(role) : json_null());
    put_end(m, fact, &n->evidence, n->status);
    return fact;
}

static json_t *make_reaction(struct json_maker *m,
                             const struct fact_reaction *r)
{
    json_t *fact = json_object();

    json_put(m, fact, "speaker", json_make_text_or_null(r->speaker));
    json_put(m, fact, "role", json_make_text(r->role));
    json_put(m, fact, "verb", json_make_text(r->verb));
    json_put(m, fact, "quote", json_make_text(r->quote));
    json_put(m, fact, "direct", json_boolean(r->direct));
    if (r->computed)
        json_put(m, fact, "computed", json_true());
    put_end(m, fact, &r->evidence, r->status);
    return fact;
}

/* Item i of a slot, or NULL past the last. */
static json_t *make_item(struct json_maker *m, enum slot slot, size_t i)
{
    const struct facts *f = m->report->facts;

    switch (slot) {
    case SLOT_WHO:
        return i < f->who_count ? make_who(m, &f->who[i]) : NULL;
    case SLOT_WHAT:
        return i < f->what_count ? make_what(m, &f->what[i]) : NULL;
    case SLOT_WHEN:
        return i < f->when_count ? make_when(m, &f->when[i]) : NULL;
    case SLOT_WHERE:
        return i < f->where_count ? make_where(m, &f->where[i]) : NULL;
    case SLOT_NUMBERS:
        return i < f->number_count ? make_count(m, &f->numbers[i]) : NULL;
    case SLOT_REACTIONS:
        return i < f->reaction_count ? make_reaction(m, &f->reactions[i])
                                     : NULL;
    case SLOTS:
        break;
    }
    return NULL;
}

json_t *json_make_facts(struct json_maker *m)
{
    const struct facts *f = m->report->facts;
    json_t *facts = json_object(), *not_stated = json_array();

    for (enum slot s = 0; s < SLOTS; s++) {
        json_t *list, *item;

        if (m->report->look.only && !m->report->look.only[s])
            continue;
        list = json_array();
        for (size_t i = 0; (item = make_item(m, s, i)); i++)
            json_push(m, list, item);
        json_put(m, facts, slot_name(s), list);
        if (f->not_stated[s])
            json_push(m, not_stated, json_string(slot_name(s)));
    }
    json_put(m, facts, "not_stated", not_stated);
    return facts;
}

json_t *json_make_loaded(struct json_maker *m)
{
    const struct facts *f = m->report->facts;
    json_t *list = json_array();

    for (size_t i = 0; i < f->loaded_count; i++) {
        const struct fact_loaded *l = &f->loaded[i];
        json_t *word = json_object();

        json_put(m, word, "text", json_make_text(l->at.text));
        json_put_offsets(m, word, l->at.doc, l->at.text);
        json_put(m, word, "voice",
                 json_string(l->quoted ? "quoted" : "outlet"));
        if (l->speaker.n)
            json_put(m, word, "speaker", json_make_text(l->speaker));
        if (l->cue.n)
            json_put(m, word, "cue", json_make_text(l->cue));
        json_push(m, list, word);
    }
    return list;
}

/* ---- mentions ---- */

static void put_date(struct json_maker *m, json_t *o,
                     const struct date_value *d)
{
    json_put(m, o, "type", json_string(timex_type_name(d->type)));
    json_put(m, o, "value", json_make_text_or_null(d->value));
    json_put(m, o, "precision", json_string(date_precision_name(d->precision)));
    json_put(m, o, "computed", json_boolean(d->computed));
}

static void put_quote(struct json_maker *m, json_t *o,
                      const struct fact_reaction *r)
{
    json_put(m, o, "speaker",
             r ? json_make_text_or_null(r->speaker) : json_null());
    json_put(m, o, "verb", r ? json_make_text_or_null(r->verb) : json_null());
    json_put(m, o, "direct", json_boolean(r != NULL));
}

static json_t *make_mention(struct json_maker *m, size_t doc,
                            const struct mention *k)
{
    const struct sentences *s = m->report->readings[doc].sentences;
    json_t *o = json_object();

    json_put(m, o, "kind", json_string(mention_kind_name(k->kind)));
    json_put(m, o, "text", json_make_text(k->text));
    json_put_offsets(m, o, doc, k->text);
    if (k->sentence < s->count &&
        span_holds(s->at[k->sentence].text, span_upto(k->text, 0)))
        json_put_place(m, o, s->at[k->sentence].paragraph, k->sentence + 1);
    else
        json_put_place(m, o, 0, 0);
    if (k->kind == MENTION_DATE)
        put_date(m, o, &k->as.date);
    else if (k->kind == MENTION_NUMBER)
        json_put_quantity(m, o, &k->as.number);
    else if (k->kind != MENTION_QUOTE && k->as.name.role.n)
        json_put(m, o, "role", json_make_text(k->as.name.role));
    return o;
}

json_t *json_make_mentions(struct json_maker *m, struct arena *a)
{
    json_t *list = json_array();

    for (size_t d = 0; d < m->report->count; d++) {
        const struct reading *r = &m->report->readings[d];
        size_t count, next = 0;
        const struct fact_reaction *statements = statement_find(r, &count, a);

        for (size_t i = 0; i < r->mentions->count; i++) {
            const struct mention *k = &r->mentions->at[i];
            json_t *o = make_mention(m, d, k);

            if (k->kind == MENTION_QUOTE)
                put_quote(m, o,
                          report_statement(statements, count, &next, k->text));
            json_push(m, list, o);
        }
    }
    return list;
}
