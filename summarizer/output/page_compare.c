#include "output/contrast.h"
#include "output/fact_node.h"
#include "output/page.h"

static void add_source_name(struct pen *pen, size_t number, struct span name,
                            cmark_node *to)
{
    node_words(to, name.n ? "Source %zu, " : "Source %zu", number);
    node_text(to, name, pen->arena);
}

/* ---- persons ---- */

static void add_named(struct pen *pen, const struct named_by *by,
                      cmark_node *list)
{
    cmark_node *side = node_block(list, "</li>", "<li>"), *line;

    add_source_name(pen, by->number, by->outlet, node_heading(side, 4, NULL));
    line = node_block(side, "</p>", "<p>");
    fact_phrase(pen, line, by->name.text);
    if (by->roles.count == 0) {
        node_words(line, ", not described ");
        cite_place(pen, line, &by->name);
    }
    for (size_t i = 0; i < by->roles.count; i++) {
        const struct at *role = by->roles.at[i];

        line = node_block(side, "</p>", "<p>");
        fact_phrase(pen, line, role->text);
        node_words(line, " ");
        cite_place(pen, line, role);
    }
}

bool page_people(struct pen *pen, const struct view *v, cmark_node *to)
{
    const struct items *people = &v->contrast->people;

    for (size_t i = 0; i < people->count; i++) {
        const struct likeness *l = people->at[i];
        cmark_node *box =
            node_block(to, "</div>", "<div id=\"n%zu\" class=\"pair\">", i + 1);
        cmark_node *list;

        pen->anchor = (struct anchor){"n", "naming", i + 1};
        node_text(node_heading(box, 3, NULL), l->name, pen->arena);
        list = node_block(box, "</ul>", "<ul>");
        for (size_t k = 0; k < l->by.count; k++)
            add_named(pen, l->by.at[k], list);
    }
    return people->count > 0;
}

/* ---- facts ---- */

static void add_fact(struct pen *pen, const struct shared_fact *f,
                     cmark_node *list)
{
    cmark_node *item = node_block(list, "</li>", "<li>");

    if (f->slot == SLOT_REACTIONS) {
        if (f->speaker.n)
            node_text(item, f->speaker, pen->arena);
        else
            node_words(item, "Speaker not known");
        node_words(item, ": ");
    }
    if (f->quoted)
        fact_phrase(pen, item, f->text);
    else
        node_text(
            node_inline(item, "</span>", "<span dir=\"auto\"%s>", pen->lang),
            f->text, pen->arena);
    if (f->role.n) {
        node_words(item, ", ");
        fact_phrase(pen, item, f->role);
    }
    if (f->note.n) {
        node_words(item, ", ");
        node_text(item, f->note, pen->arena);
    }
    if (f->one_origin)
        node_words(item, "; in nearly the same words, so one source");
    node_words(item, " ");
    cite_all(pen, item, &f->evidence);
}

/* The facts of one slot under its name, as the fact sheet has them. */
static void add_slot(struct pen *pen, const struct items *facts, enum slot slot,
                     cmark_node *sheet)
{
    cmark_node *row = NULL, *list = NULL;

    for (size_t i = 0; i < facts->count; i++) {
        const struct shared_fact *f = facts->at[i];

        if (f->slot != slot)
            continue;
        if (!row) {
            row = node_block(sheet, "</div>", "<div>");
            node_words(node_heading(row, 3, NULL), "%s",
                       contrast_label(slot).p);
            list = node_block(row, "</ul>", "<ul>");
        }
        add_fact(pen, f, list);
    }
}

static void add_slots(struct pen *pen, const struct items *facts,
                      cmark_node *sheet)
{
    for (enum slot s = 0; s < SLOTS; s++)
        add_slot(pen, facts, s, sheet);
}

bool page_agreements(struct pen *pen, const struct view *v, cmark_node *to)
{
    const struct items *facts = &v->contrast->agreements;

    pen->anchor = (struct anchor){"agreed", "agreed", 0};
    add_slots(pen, facts, node_block(to, "</div>", "<div class=\"sheet\">"));
    return facts->count > 0;
}

/* ---- each source for itself ---- */

static void add_sentences(struct pen *pen, const struct outlet *o,
                          cmark_node *sheet)
{
    const struct items *told = &o->told;
    cmark_node *row, *list;

    if (told->count == 0)
        return;
    row = node_block(sheet, "</div>", "<div>");
    node_words(node_heading(row, 3, NULL), "In its own words");
    list = node_block(row, "</ul>", "<ul>");
    for (size_t i = 0; i < told->count; i++) {
        const struct at *at = told->at[i];
        cmark_node *item =
            node_block(list, "</li>", "<li dir=\"auto\"%s>", pen->lang);

        node_text(item, at->text, pen->arena);
        node_words(item, " ");
        cite_place(pen, item, at);
    }
    if (o->more)
        node_words(node_block(row, "</p>", "<p class=\"meta\">"),
                   "and %zu more; JSON has them", o->more);
}

bool page_only_in(struct pen *pen, const struct view *v, cmark_node *to)
{
    const struct items *outlets = &v->contrast->outlets;
    bool any = false;

    for (size_t i = 0; i < outlets->count; i++) {
        const struct outlet *o = outlets->at[i];
        cmark_node *box, *sheet;

        if (o->only.count + o->told.count == 0)
            continue;
        any = true;
        box = node_block(to, "</div>", "<div id=\"o%zu\">", o->number);
        add_source_name(pen, o->number, o->name, node_heading(box, 3, NULL));
        pen->anchor = (struct anchor){"o", "only in source", o->number};
        sheet = node_block(box, "</div>", "<div class=\"sheet\">");
        add_slots(pen, &o->only, sheet);
        add_sentences(pen, o, sheet);
    }
    return any;
}

/* ---- loaded words ---- */

bool page_loaded(struct pen *pen, const struct view *v, cmark_node *to)
{
    const struct items *outlets = &v->contrast->outlets;
    bool any = page_language(pen, v, to);

    for (size_t i = 0; i < outlets->count && any; i++) {
        const struct outlet *o = outlets->at[i];
        cmark_node *line;

        if (o->own_words.count + o->said.count)
            continue;
        line = node_block(to, "</p>", "<p class=\"meta\">");
        add_source_name(pen, o->number, o->name, line);
        node_words(line, ": none of the list.");
    }
    return any;
}
