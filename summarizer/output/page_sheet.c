#include "output/page.h"

#include "output/fact_node.h"

static void add_who(struct pen *pen, const struct view *v, const void *fact,
                    cmark_node *item)
{
    const struct fact_who *who = fact;

    node_text(node_add(item, CMARK_NODE_STRONG), who->name, pen->arena);
    if (who->role.n) {
        node_words(item, ", ");
        fact_phrase(pen, item, who->role);
    }
    for (size_t i = 0; i < who->alias_count; i++) {
        node_words(item, i ? ", " : "; also ");
        fact_phrase(pen, item, who->aliases[i]);
    }
    if (who->alias_count) {
        node_words(item, " ");
        fact_computed(item, "merged, computed");
    }
    fact_proof(pen, v, item, &who->evidence, who->status);
}

static void add_what(struct pen *pen, const struct view *v, const void *fact,
                     cmark_node *item)
{
    const struct fact_what *what = fact;

    node_text(node_inline(item, "</span>", "<span dir=\"auto\"%s>", pen->lang),
              what->text, pen->arena);
    fact_proof(pen, v, item, &what->evidence, what->status);
}

static void add_when(struct pen *pen, const struct view *v, const void *fact,
                     cmark_node *item)
{
    const struct fact_when *when = fact;

    fact_phrase(pen, item, when->text);
    node_words(item, ": ");
    fact_time(pen, item, when->iso);
    node_words(item, ", %s", date_precision_name(when->precision));
    if (when->computed) {
        node_words(item, ", ");
        fact_computed(item, "computed");
    }
    fact_proof(pen, v, item, &when->evidence, when->status);
}

static bool is_unresolved(const void *fact)
{
    const struct fact_when *when = fact;

    return when->iso.n == 0;
}

/* In one paragraph: only where they stand is known of them. */
static void add_unresolved(struct pen *pen, const struct items *dates,
                           cmark_node *list)
{
    cmark_node *item = NULL;

    for (size_t i = 0; i < dates->count; i++) {
        const struct fact_when *when = dates->at[i];

        if (!is_unresolved(when))
            continue;
        if (!item) {
            item = node_block(list, "</li>", "<li>");
            node_words(node_inline(item, "</span>", "<span class=\"st open\">"),
                       "not resolved");
            node_words(item, ":");
        }
        node_words(item, " ");
        fact_phrase(pen, item, when->text);
        node_words(item, " ");
        cite_all(pen, item, &when->evidence);
    }
}

static void add_where(struct pen *pen, const struct view *v, const void *fact,
                      cmark_node *item)
{
    const struct fact_where *where = fact;
    struct span country = view_country(where->country, pen->arena);

    node_text(node_add(item, CMARK_NODE_STRONG), where->text, pen->arena);
    if (country.n) {
        node_words(item, ", %s ", country.p);
        fact_computed(item, "computed");
    }
    if (where->main)
        node_words(item, ", place of the event or of the report");
    fact_proof(pen, v, item, &where->evidence, where->status);
}

/* The words that say what is counted, with the number in bold. */
static void add_in_context(struct pen *pen, const struct fact_number *n,
                           cmark_node *item)
{
    size_t from = (size_t)(n->text.p - n->what.p);
    cmark_node *phrase =
        node_inline(item, "</q>", "<q dir=\"auto\"%s>", pen->lang);

    fact_piece(pen, phrase, span_upto(n->what, from));
    fact_piece(pen, node_add(phrase, CMARK_NODE_STRONG), n->text);
    fact_piece(pen, phrase, span_from(n->what, from + n->text.n));
}

static void add_number(struct pen *pen, const struct view *v, const void *fact,
                       cmark_node *item)
{
    const struct fact_number *n = fact;
    struct span topic = view_topic(n->role, n->unit_class);
    struct span range = view_range(v, n, pen->arena);

    if (topic.n) {
        node_text(item, topic, pen->arena);
        node_words(item, ": ");
    }
    if (n->what.n && span_holds(n->what, n->text)) {
        add_in_context(pen, n, item);
    } else {
        fact_phrase(pen, item, n->text);
        if (n->what.n) {
            node_words(item, ", ");
            fact_phrase(pen, item, n->what);
        }
    }
    if (range.n) {
        node_words(item, ", range ");
        node_text(item, range, pen->arena);
        node_words(item, " ");
        fact_computed(item, "computed");
    }
    fact_proof(pen, v, item, &n->evidence, n->status);
}

static void add_gap(struct pen *pen, const struct view *v, const void *fact,
                    cmark_node *item)
{
    (void)v;
    node_text(item, *(const struct span *)fact, pen->arena);
}

struct group {
    const char *id, *title;
    const struct items *items;
    void (*add)(struct pen *, const struct view *, const void *, cmark_node *);
};

static bool add_group(struct pen *pen, const struct view *v,
                      const struct group *g, cmark_node *sheet)
{
    cmark_node *box, *list;

    if (g->items->count == 0)
        return false;
    pen->anchor = (struct anchor){g->id, g->id, 0};
    box = node_block(sheet, "</div>", "<div id=\"%s\">", g->id);
    node_heading(box, 3, g->title);
    list = node_block(box, "</ul>", "<ul>");
    for (size_t i = 0; i < g->items->count; i++)
        if (g->add != add_when || !is_unresolved(g->items->at[i]))
            g->add(pen, v, g->items->at[i], node_block(list, "</li>", "<li>"));
    if (g->add == add_when)
        add_unresolved(pen, g->items, list);
    return true;
}

bool page_sheet(struct pen *pen, const struct view *v, cmark_node *to)
{
    const struct group groups[] = {
        {"who",        "Who",           &v->who,        add_who   },
        {"what",       "What",          &v->what,       add_what  },
        {"when",       "When",          &v->when,       add_when  },
        {"earlier",    "Earlier",       &v->earlier,    add_when  },
        {"where",      "Where",         &v->where,      add_where },
        {"troops",     "Troop numbers", &v->troops,     add_number},
        {"numbers",    "Other numbers", &v->others,     add_number},
        {"not-stated", "Not stated",    &v->not_stated, add_gap   },
    };
    cmark_node *sheet = node_block(to, "</div>", "<div class=\"sheet\">");
    bool any = false;

    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        any |= add_group(pen, v, &groups[i], sheet);
    return any;
}
