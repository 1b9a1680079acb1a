#include "output/page.h"

#include "base/utf8.h"
#include "output/fact_node.h"

enum {
    CONTEXT = 32,       /* [bytes] on each side of a loaded word */
    DATE_CONTEXT = 1000 /* [bytes] on each side of a date: the whole sentence,
                         * but not again and again where it is a book */
};

/* What another source has in its place, folded. */
static void add_variant(struct pen *pen, const struct fact_reaction *r,
                        const struct at *at, cmark_node *box)
{
    cmark_node *details = node_block(box, "</details>", "<details>"), *words;
    struct wording mine, other;

    node_words(node_block(details, "</summary>", "<summary>"),
               "Wording in source %zu", at->doc + 1);
    words = node_block(details, "</blockquote>", "<blockquote dir=\"auto\"%s>",
                       pen->lang);
    words = node_add(words, CMARK_NODE_PARAGRAPH);
    if (r->direct)
        words = node_inline(words, "</q>", "<q dir=\"auto\"%s>", pen->lang);
    wording_compare(r->quote, at->text, pen->arena, &mine, &other);
    fact_wording(pen, words, &other, "ins");
    cite_place(pen, node_block(details, "</p>", "<p class=\"meta\">"), at);
}

static void add_statement(struct pen *pen, const struct view *v,
                          const struct fact_reaction *r, cmark_node *box)
{
    cmark_node *quote = node_block(box, "</blockquote>",
                                   "<blockquote dir=\"auto\"%s>", pen->lang);
    cmark_node *words = node_add(quote, CMARK_NODE_PARAGRAPH);
    cmark_node *meta = node_block(box, "</p>", "<p class=\"meta\">");
    struct items variants = view_variants(r, pen->arena);

    if (r->direct)
        fact_phrase(pen, words, r->quote);
    else
        node_text(words, r->quote, pen->arena);
    if (r->verb.n) {
        fact_phrase(pen, meta, r->verb);
        node_words(meta, " · ");
    }
    node_words(meta, r->direct ? "direct" : "reported");
    if (r->computed) {
        node_words(meta, " · ");
        fact_computed(meta, "speaker computed");
        if (r->stated.n) {
            node_words(meta, " from ");
            fact_phrase(pen, meta, r->stated);
        }
    }
    fact_proof(pen, v, meta, &r->evidence, r->status);
    if (view_wording(v, r)) {
        node_words(meta, " ");
        node_go(meta, "compare", "v%zu", view_wording(v, r));
    }
    for (size_t i = 0; i < variants.count; i++)
        add_variant(pen, r, variants.at[i], box);
}

bool page_reactions(struct pen *pen, const struct view *v, cmark_node *to)
{
    cmark_node *cols = node_block(to, "</div>", "<div class=\"cols\">");
    size_t number = 0;

    for (size_t i = 0; i < v->speakers.count; i++) {
        const struct speaker *s = v->speakers.at[i];
        cmark_node *box = node_block(cols, "</div>", "<div class=\"speaker\">");
        cmark_node *head = node_heading(box, 3, NULL);

        if (s->name.n)
            node_text(node_inline(head, "</span>", "<span dir=\"auto\"%s>",
                                  pen->lang),
                      s->name, pen->arena);
        else
            node_words(head, "Speaker not known");
        if (s->role.n)
            fact_phrase(pen, node_block(box, "</p>", "<p class=\"meta\">"),
                        s->role);
        for (size_t k = 0; k < s->said.count; k++) {
            pen->anchor = (struct anchor){"q", "statement", ++number};
            add_statement(
                pen, v, s->said.at[k],
                node_block(box, "</div>", "<div id=\"q%zu\">", number));
        }
    }
    return number > 0;
}

/* Up to `most` bytes before and behind a word or date, in whole words and
 * within its sentence. */
static void find_context(const struct report *r, const struct at *at,
                         size_t most, struct span *before, struct span *behind)
{
    struct span whole = view_sentence(r, at).text;
    size_t from = (size_t)(at->text.p - whole.p), to = from + at->text.n;
    size_t a = from > most ? from - most : 0;
    size_t b = to + most < whole.n ? to + most : whole.n;

    while (a > 0 && a < from && whole.p[a - 1] != ' ')
        a++;
    while (b < whole.n && b > to && whole.p[b] != ' ')
        b--;
    *before = span_slice(whole, a, from);
    *behind = span_slice(whole, to, b);
}

/* The sentence of a date. */
static void add_sentence(struct pen *pen, const struct at *at, cmark_node *item)
{
    struct span whole = view_sentence(pen->report, at).text, before, behind;
    const char *end;
    cmark_node *line =
        node_block(item, "</p>", "<p dir=\"auto\"%s>", pen->lang);

    find_context(pen->report, at, DATE_CONTEXT, &before, &behind);
    end = behind.p + behind.n;
    if (before.p > whole.p)
        node_words(line, "… ");
    node_text(line, (struct span){before.p, (size_t)(end - before.p)},
              pen->arena);
    if (end < whole.p + whole.n)
        node_words(line, " …");
}

static void add_date(struct pen *pen, const struct view *v,
                     const struct fact_when *w, cmark_node *item)
{
    cmark_node *line = node_block(item, "</p>", "<p class=\"when\">");

    fact_time(pen, line, w->iso);
    node_words(line, " ");
    if (w->computed)
        fact_computed(line, "computed");
    else
        node_words(line, "as printed");
    if (w->evidence.count)
        add_sentence(pen, w->evidence.at, item);
    line = node_block(item, "</p>", "<p class=\"meta\">");
    fact_phrase(pen, line, w->text);
    fact_proof(pen, v, line, &w->evidence, w->status);
}

static void add_unresolved(struct pen *pen, const struct view *v,
                           cmark_node *to)
{
    cmark_node *list;

    if (v->unresolved.count == 0)
        return;
    node_heading(to, 3, "Not resolved");
    list = node_block(to, "</ul>", "<ul>");
    pen->anchor = (struct anchor){"timeline", "timeline", 0};
    for (size_t i = 0; i < v->unresolved.count; i++) {
        const struct fact_when *w = v->unresolved.at[i];
        cmark_node *item = node_block(list, "</li>", "<li>");

        fact_phrase(pen, item, w->text);
        node_words(item, " ");
        cite_all(pen, item, &w->evidence);
    }
}

bool page_timeline(struct pen *pen, const struct view *v, cmark_node *to)
{
    cmark_node *list;

    if (v->timeline.count == 0)
        return false;
    page_drawing(v, to);
    list = node_block(to, "</ol>", "<ol class=\"tl\">");
    for (size_t i = 0; i < v->timeline.count; i++) {
        const struct fact_when *w = v->timeline.at[i];

        pen->anchor = (struct anchor){"t", "date", i + 1};
        add_date(pen, v, w,
                 node_block(list, "</li>", "<li id=\"t%zu\"%s>", i + 1,
                            w->background ? " class=\"old\"" : ""));
    }
    add_unresolved(pen, v, to);
    return true;
}

bool page_background(struct pen *pen, const struct view *v, cmark_node *to)
{
    cmark_node *list = node_block(to, "</ul>", "<ul>");

    for (size_t i = 0; i < v->background.count; i++) {
        const struct at *at = v->background.at[i];
        cmark_node *item = node_block(
            list, "</li>", "<li id=\"b%zu\" dir=\"auto\"%s>", i + 1, pen->lang);

        pen->anchor = (struct anchor){"b", "background", i + 1};
        node_text(item, at->text, pen->arena);
        node_words(item, " ");
        cite_place(pen, item, at);
    }
    return v->background.count > 0;
}

static void add_word(struct pen *pen, const struct fact_loaded *l,
                     cmark_node *item)
{
    struct span before, behind;
    cmark_node *phrase =
        node_inline(item, "</q>", "<q dir=\"auto\"%s>", pen->lang);

    find_context(pen->report, &l->at, CONTEXT, &before, &behind);
    fact_piece(pen, phrase, before);
    node_text(node_add(phrase, CMARK_NODE_STRONG), l->at.text, pen->arena);
    fact_piece(pen, phrase, behind);
    if (l->speaker.n) {
        node_words(item, ", ");
        node_text(item, l->speaker, pen->arena);
    }
    if (l->cue.n) {
        node_words(item, ", after ");
        fact_phrase(pen, item, l->cue);
    }
    node_words(item, " ");
    cite_place(pen, item, &l->at);
}

/* The loaded words of one source in one voice; numbered on. */
static void add_words(struct pen *pen, const struct view *v, size_t doc,
                      bool quoted, cmark_node *box)
{
    cmark_node *list = NULL;

    for (size_t i = 0; i < v->loaded.count; i++) {
        const struct fact_loaded *l = v->loaded.at[i];

        if (l->at.doc != doc || l->quoted != quoted)
            continue;
        if (!list) {
            node_heading(
                box, 4, quoted ? "In statements" : "In the source’s own voice");
            list = node_block(box, "</ul>", "<ul>");
        }
        pen->anchor.number++;
        add_word(
            pen, l,
            node_block(list, "</li>", "<li id=\"w%zu\">", pen->anchor.number));
    }
}

bool page_language(struct pen *pen, const struct view *v, cmark_node *to)
{
    bool *has = ARENA_NEW(pen->arena, bool, v->sources.count + 1);
    cmark_node *cols;

    if (v->loaded.count == 0)
        return false;
    for (size_t i = 0; i < v->loaded.count; i++)
        has[((const struct fact_loaded *)v->loaded.at[i])->at.doc] = true;
    cols = node_block(to, "</div>", "<div class=\"cols\">");
    pen->anchor = (struct anchor){"w", "loaded word", 0};
    for (size_t i = 0; i < v->sources.count; i++) {
        cmark_node *box;

        if (!has[i])
            continue;
        box = node_block(cols, "</div>", "<div>");
        node_words(node_heading(box, 3, NULL), "Source %zu", i + 1);
        add_words(pen, v, i, false, box);
        add_words(pen, v, i, true, box);
    }
    node_words(node_block(to, "</p>", "<p class=\"meta\">"),
               "The list of words is fixed; a word on it is not wrong, only "
               "yours to decide on.");
    return true;
}
