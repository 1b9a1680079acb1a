/*
 * The object "compare" of a report with a comparison: indices into "facts",
 * and places with their text.
 */
#include "output/json_make.h"
#include "output/view.h"

static bool is_wanted(const struct json_maker *m, enum slot slot)
{
    return !m->report->look.only || m->report->look.only[slot];
}

static json_t *make_place(struct json_maker *m, const struct at *at)
{
    json_t *o = json_object();

    json_put(m, o, "text", json_make_text(at->text));
    json_put_offsets(m, o, at->doc, at->text);
    json_put_place(m, o, at->paragraph, at->sentence);
    return o;
}

static void put_fact(struct json_maker *m, json_t *o, struct fact_ref fact)
{
    json_put(m, o, "slot", json_string(slot_name(fact.slot)));
    json_put(m, o, "item", json_make_size(fact.item));
}

static json_t *make_conflicts(struct json_maker *m)
{
    const struct comparison *k = m->report->comparison;
    json_t *list = json_array();

    for (size_t i = 0; i < k->rivalry_count && is_wanted(m, SLOT_NUMBERS);
         i++) {
        const struct rivalry *r = &k->rivalries[i];
        json_t *o = json_object(), *items = json_array();

        for (size_t n = 0; n < r->count; n++)
            json_push(m, items, json_make_size(r->items[n]));
        json_put(m, o, "what", json_make_text(r->what));
        json_put(m, o, "slot", json_string(slot_name(SLOT_NUMBERS)));
        json_put(m, o, "items", items);
        json_push(m, list, o);
    }
    return list;
}

static json_t *make_wording(struct json_maker *m, const struct at *at)
{
    static const char *const names[] = {
        [MARKED_NOT] = "none", [MARKED_PART] = "part", [MARKED_WHOLE] = "all"};
    const struct reading *r = &m->report->readings[at->doc];
    json_t *o = make_place(m, at);

    json_put(m, o, "marked", json_string(names[compare_marking(r, at)]));
    return o;
}

/* The statement as its first document and these others have it. */
static json_t *make_variant(struct json_maker *m, size_t item,
                            const struct items *others)
{
    const struct fact_reaction *r = &m->report->facts->reactions[item];
    json_t *o = json_object(), *wordings = json_array();
    struct at first = r->evidence.at[0];

    first.text = r->quote;
    json_push(m, wordings, make_wording(m, &first));
    for (size_t i = 0; i < others->count; i++)
        json_push(m, wordings, make_wording(m, others->at[i]));
    json_put(m, o, "speaker", json_make_text_or_null(r->speaker));
    json_put(m, o, "item", json_make_size(item));
    json_put(m, o, "wordings", wordings);
    return o;
}

/* The wordings of documents that are no copies. */
static struct items find_wordings(const struct facts *f,
                                  const struct fact_reaction *r,
                                  struct arena *a)
{
    struct items all = view_variants(r, a), own = {NULL, 0};

    for (size_t i = 0; i < all.count; i++) {
        size_t doc = ((const struct at *)all.at[i])->doc;

        if (compare_origin(f, doc) == doc)
            items_add(&own, all.at[i], a);
    }
    return own;
}

static json_t *make_variants(struct json_maker *m, struct arena *a)
{
    const struct facts *f = m->report->facts;
    json_t *list = json_array();

    for (size_t i = 0; i < f->reaction_count && is_wanted(m, SLOT_REACTIONS);
         i++) {
        struct items others = find_wordings(f, &f->reactions[i], a);

        if (others.count)
            json_push(m, list, make_variant(m, i, &others));
    }
    return list;
}

static json_t *make_agreements(struct json_maker *m)
{
    const struct comparison *k = m->report->comparison;
    json_t *list = json_array();

    for (size_t i = 0; i < k->agreement_count; i++) {
        json_t *o;

        if (!is_wanted(m, k->agreements[i].slot))
            continue;
        o = json_object();
        put_fact(m, o, k->agreements[i]);
        json_push(m, list, o);
    }
    return list;
}

static json_t *make_only_in(struct json_maker *m)
{
    const struct comparison *k = m->report->comparison;
    json_t *list = json_array();

    for (size_t i = 0; i < k->only_count; i++) {
        json_t *o;

        if (!is_wanted(m, k->only[i].fact.slot))
            continue;
        o = json_object();
        json_put(m, o, "doc", json_make_size(k->only[i].doc));
        put_fact(m, o, k->only[i].fact);
        json_push(m, list, o);
    }
    return list;
}

static json_t *make_sentences(struct json_maker *m)
{
    const struct comparison *k = m->report->comparison;
    json_t *list = json_array();

    for (size_t i = 0; i < k->told_only_count; i++)
        json_push(m, list, make_place(m, &k->told_only[i]));
    return list;
}

static json_t *make_naming(struct json_maker *m, const struct naming *n)
{
    json_t *o = json_object(), *roles = json_array();

    for (size_t i = 0; i < n->role_count; i++)
        json_push(m, roles, make_place(m, &n->roles[i]));
    json_put(m, o, "name", make_place(m, &n->name));
    json_put(m, o, "roles", roles);
    return o;
}

static json_t *make_people(struct json_maker *m)
{
    const struct comparison *k = m->report->comparison;
    json_t *list = json_array();

    for (size_t i = 0; i < k->portrait_count && is_wanted(m, SLOT_WHO); i++) {
        const struct portrait *p = &k->portraits[i];
        json_t *o = json_object(), *by = json_array();

        for (size_t n = 0; n < p->count; n++)
            json_push(m, by, make_naming(m, &p->by[n]));
        json_put(m, o, "item", json_make_size(p->who));
        json_put(m, o, "by", by);
        json_push(m, list, o);
    }
    return list;
}

json_t *json_make_compare(struct json_maker *m, struct arena *a)
{
    json_t *o = json_object();

    json_put(m, o, "conflicts", make_conflicts(m));
    json_put(m, o, "variants", make_variants(m, a));
    json_put(m, o, "agreements", make_agreements(m));
    json_put(m, o, "only_in", make_only_in(m));
    json_put(m, o, "people", make_people(m));
    if (!m->report->look.only)
        json_put(m, o, "sentences", make_sentences(m));
    return o;
}
