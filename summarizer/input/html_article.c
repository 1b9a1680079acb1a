#include "input/html_article.h"

#include "base/table.h"
#include "base/utf8.h"
#include "input/html_block.h"
#include "input/html_lead.h"
#include "input/html_phrase.h"
#include "input/html_prune.h"
#include "input/html_score.h"
#include "input/html_table.h"

enum {
    SHORT_ARTICLE = 250, /* [bytes] less was cut too hard: try again */
    END_LINE = 60,       /* [code points] a longer line is no end mark */
    LINK_LINE = 220,     /* [code points] nor a reference to read more */
    REPEAT_MIN = 300,    /* [bytes] shorter lines may stand twice */
    FIRST_MIN = 40,      /* [bytes] of the paragraph that tells a repeat */
    REPEAT_ALL = 1000,   /* [bytes] a block that may be a whole article */
    LINKED_BLOCK = 200   /* [code points] longer ones keep their links */
};
/* This share of the value may follow an end mark, a link line. */
static const double end_rest = .35, link_rest = .12;

struct attempt {
    const struct html_tree *tree;
    size_t all, all_bytes;     /* [blocks] of the page, their [bytes] */
    struct html_blocks blocks; /* those that are not beside the article */
    bool *keep;                /* [blocks] */
    struct span title;
    struct span *headlines; /* of all <h1> */
    size_t headline_count;
};

static unsigned traits_of(const struct attempt *t, const struct html_block *b)
{
    return t->tree->at[b->node].traits;
}

/* Share of the good text that may stand behind this line if it ends the
 * article; 0: it does not.  "Related stories" may also part the text. */
static double rest_behind(const struct attempt *t, const struct html_block *b)
{
    size_t taken;

    if (b->count >= END_LINE)
        return 0;
    if (html_phrase(b->text, LINE_END))
        return end_rest;
    if (!html_phrase_ends(b->text, LINE_LINK, &taken) &&
        !html_phrase_ends(b->text, LINE_BOILERPLATE, &taken))
        return 0;
    if (taken > 0 &&
        (taken + 2 >= b->text.n || (traits_of(t, b) & HTML_HEADING)))
        return link_rest;
    return 0;
}

/* "Related stories", "Comments" past the middle, with little behind it,
 * end the article. */
static void cut_at_end(struct attempt *t)
{
    double all = 0, seen = 0;

    for (size_t i = 0; i < t->blocks.count; i++)
        if (t->keep[i] && t->blocks.at[i].value > 0)
            all += t->blocks.at[i].value;
    for (size_t i = 0; i < t->blocks.count; i++) {
        const struct html_block *b = &t->blocks.at[i];

        if (!t->keep[i])
            continue;
        if (seen > .5 * all && all - seen < rest_behind(t, b) * all) {
            while (i < t->blocks.count)
                t->keep[i++] = false;
            return;
        }
        if (b->value > 0)
            seen += b->value;
    }
}

/* One word that is an address. */
static bool is_address(struct span s)
{
    if (memchr(s.p, ' ', s.n))
        return false;
    return span_starts(s, SPAN("http")) || span_starts(s, SPAN("www.")) ||
           memchr(s.p, '@', s.n) || span_find(s, SPAN(".com/")) != SIZE_MAX;
}

static bool has_letter(struct span s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_read(s, &at);

        if (utf8_is_alpha(c) || utf8_is_digit(c))
            return true;
    }
    return false;
}

static bool repeats_title(const struct attempt *t, const struct html_block *b)
{
    if (t->tree->at[b->node].tag == HTML_H1 || span_eq(b->text, t->title))
        return true;
    for (size_t i = 0; i < t->headline_count; i++)
        if (span_eq(b->text, t->headlines[i]))
            return true;
    return false;
}

static bool is_clutter(const struct attempt *t, const struct html_block *b)
{
    double links = html_link_share(b);

    if (links > .6 && b->count < LINKED_BLOCK)
        return true;
    if ((traits_of(t, b) & (HTML_ITEM | HTML_CELL)) && links > .4)
        return true;
    if (b->count < LINK_LINE && (links > .2 || b->count < END_LINE) &&
        (html_phrase(b->text, LINE_LINK) ||
         html_phrase(b->text, LINE_BOILERPLATE)))
        return true;
    return is_address(b->text) || !has_letter(b->text) || repeats_title(t, b);
}

/* Pages hold the text twice: for print, as data for a script, in a second
 * layout.  A block that was there, or a long one that begins with the
 * article's first, is a repeat. */
static void drop_repeats(struct attempt *t, struct arena *a)
{
    struct table seen = table_new(a, 64);
    struct span first = SPAN("");

    for (size_t i = 0; i < t->blocks.count; i++) {
        const struct html_block *b = &t->blocks.at[i];
        bool fresh = true;

        if (!t->keep[i] || b->text.n < FIRST_MIN)
            continue;
        if (b->text.n >= REPEAT_MIN)
            table_put(&seen, b->text, &fresh);
        if (!fresh || (b->text.n > REPEAT_ALL && first.n > 0 &&
                       span_starts(b->text, first)))
            t->keep[i] = false;
        else if (first.n == 0 && b->value > 0)
            first = b->text;
    }
}

static void filter(struct attempt *t, struct arena *a)
{
    size_t last = t->blocks.count;

    cut_at_end(t);
    drop_repeats(t, a);
    for (size_t i = 0; i < t->blocks.count; i++)
        if (t->keep[i] && is_clutter(t, &t->blocks.at[i]))
            t->keep[i] = false;
    while (last-- > 0) { /* a heading without text below it */
        if (t->keep[last] &&
            !(traits_of(t, &t->blocks.at[last]) & HTML_HEADING))
            break;
        t->keep[last] = false;
    }
}

static void find_headlines(struct attempt *t, struct arena *a)
{
    enum { LONGEST_HEADLINE = 400, HEADLINES = 8 };

    t->headlines = ARENA_NEW(a, struct span, HEADLINES);
    for (uint32_t i = 0; i < t->tree->count && t->headline_count < HEADLINES;
         i++)
        if (t->tree->at[i].tag == HTML_H1)
            t->headlines[t->headline_count++] =
                html_text(t->tree, i, LONGEST_HEADLINE, a);
}

/* Takes the subtree at `i` back in, and nothing else of what was left out
 * around it. */
static void restore(const struct html_tree *tree, uint32_t i, bool *gone)
{
    uint32_t left = 0;

    for (uint32_t k = i; k != tree->at[k].parent; k = tree->at[k].parent)
        if (gone[k])
            left = k;
    if (left == 0)
        return;
    for (; i != left; i = tree->at[i].parent) {
        uint32_t parent = tree->at[i].parent;

        for (uint32_t k = parent + 1; k < tree->at[parent].end;
             k = tree->at[k].end)
            gone[k] = k != i;
    }
    gone[left] = false;
}

/* The article's first block, tree->count if there is none. */
static uint32_t first_node(const struct attempt *t)
{
    for (size_t i = 0; i < t->blocks.count; i++)
        if (t->keep[i] && t->blocks.at[i].value > 0)
            return t->blocks.at[i].node;
    return t->tree->count;
}

static void keep_chosen(struct attempt *t, const bool *chosen, struct arena *a)
{
    t->keep = ARENA_NEW(a, bool, t->blocks.count + 1);
    for (size_t i = 0; i < t->blocks.count; i++)
        t->keep[i] = chosen[t->blocks.at[i].node];
}

/* The standfirst joins the article. */
static void add_lead(struct attempt *t, const struct html_blocks *all,
                     bool *gone, bool *chosen, struct arena *a)
{
    const struct html_tree *tree = t->tree;
    const bool *lead = html_lead(tree, all, first_node(t), t->title, a);

    if (!lead)
        return;
    for (uint32_t i = tree->body; i < tree->count; i++)
        if (lead[i]) {
            restore(tree, i, gone);
            chosen[i] = true;
        }
    t->blocks = html_blocks(tree, tree->body, gone, a);
    keep_chosen(t, chosen, a);
}

static struct attempt try_page(const struct html_tree *tree, struct span title,
                               bool trusting, struct arena *a)
{
    struct arena *aside = arena_child(a);
    uint32_t top = tree->body;
    struct attempt t = {.tree = tree, .title = title};
    struct html_blocks all = html_blocks(tree, top, NULL, aside);
    struct html_score *scores = html_score(tree, &all, aside);
    bool *gone = html_prune(tree, top, scores, trusting, aside), *chosen;

    t.all = all.count;
    for (size_t i = 0; i < all.count; i++)
        t.all_bytes += all.at[i].text.n;
    t.blocks = html_blocks(tree, top, gone, a);
    scores = html_score(tree, &t.blocks, aside);
    chosen = html_select(tree, top, gone, scores, aside);
    keep_chosen(&t, chosen, a);
    add_lead(&t, &all, gone, chosen, a);
    find_headlines(&t, a);
    filter(&t, a);
    arena_release(aside);
    return t;
}

static size_t kept_bytes(const struct attempt *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->blocks.count; i++)
        n += t->keep[i] ? t->blocks.at[i].text.n : 0;
    return n;
}

/* Whether node i, its parent, or one of the next is such an element. */
static bool is_inside(const struct html_tree *tree, uint32_t i,
                      enum html_tag tag)
{
    for (int level = 0; level < 4; level++, i = tree->at[i].parent)
        if (tree->at[i].tag == tag)
            return true;
    return false;
}

static enum markup markup_of(const struct html_tree *tree, uint32_t i)
{
    unsigned traits = tree->at[i].traits;

    if (traits & HTML_HEADING)
        return MARKUP_HEADING;
    if (traits & HTML_ITEM)
        return MARKUP_LIST_ITEM;
    if (is_inside(tree, i, HTML_FIGCAPTION))
        return MARKUP_CAPTION;
    if (tree->at[i].tag == HTML_PRE)
        return MARKUP_PREFORMATTED;
    if (is_inside(tree, i, HTML_BLOCKQUOTE))
        return MARKUP_QUOTATION;
    return MARKUP_PARAGRAPH;
}

/* The links of block i, from *next of all on, as those of `draft`. */
static void note_links(const struct attempt *t, size_t i, size_t *next,
                       struct draft *draft, struct arena *a)
{
    const struct html_blocks *b = &t->blocks;

    for (; *next < b->link_count && b->links[*next].block <= i; ++*next) {
        const struct html_link *link = &b->links[*next];

        if (link->block == i)
            link_note(draft, link->start, link->end,
                      html_value(&t->tree->at[link->node], HTML_HREF), a);
    }
}

static struct html_article finish(const struct attempt *t, struct arena *a)
{
    struct html_article article = {0};
    const struct cell *cells = html_cells(t->tree, &t->blocks, t->keep, a);
    size_t link = 0;

    article.drafts = ARENA_NEW(a, struct draft, t->blocks.count + 1);
    for (size_t i = 0; i < t->blocks.count; i++) {
        const struct html_block *b = &t->blocks.at[i];

        if (!t->keep[i])
            continue;
        article.bytes += b->text.n;
        article.drafts[article.count] = (struct draft){
            .text = b->text,
            .markup =
                cells[i].table ? MARKUP_CELL : markup_of(t->tree, b->node),
            .cell = cells[i]};
        note_links(t, i, &link, &article.drafts[article.count++], a);
    }
    article.dropped = t->all > article.count ? t->all - article.count : 0;
    article.dropped_bytes =
        t->all_bytes > article.bytes ? t->all_bytes - article.bytes : 0;
    return article;
}

/* A gallery has no text but its captions. */
static struct attempt try_captions(const struct html_tree *tree,
                                   struct span title, struct arena *a)
{
    struct attempt t = {.tree = tree, .title = title};

    t.blocks = html_blocks(tree, tree->body, NULL, a);
    t.all = t.blocks.count;
    t.keep = ARENA_NEW(a, bool, t.blocks.count + 1);
    for (size_t i = 0; i < t.blocks.count; i++) {
        t.all_bytes += t.blocks.at[i].text.n;
        t.keep[i] = is_inside(tree, t.blocks.at[i].node, HTML_FIGCAPTION);
    }
    filter(&t, a);
    return t;
}

/* The article's text as JSON-LD has it: text, or a piece of HTML; instead
 * of what was tried. */
static bool read_body(struct span body, struct attempt *t, struct arena *a)
{
    struct html_tree *tree = ARENA_NEW(a, struct html_tree, 1);
    struct err ignored = {0};

    if (!html_parse(body, a, tree, &ignored) || tree->count == 0)
        return false;
    tree->notes_links = t->tree->notes_links;
    *t = (struct attempt){.tree = tree};
    t->blocks = html_blocks(tree, tree->body, NULL, a);
    t->keep = ARENA_NEW(a, bool, t->blocks.count + 1);
    for (size_t i = 0; i < t->blocks.count; i++)
        t->keep[i] = true;
    return true;
}

struct html_article html_article(const struct html_tree *tree,
                                 struct span title, struct span body,
                                 struct arena *a)
{
    struct attempt first, second;

    if (tree->count == 0)
        return (struct html_article){0};
    first = try_page(tree, title, true, a);
    if (kept_bytes(&first) < SHORT_ARTICLE) {
        second = try_page(tree, title, false, a);
        if (kept_bytes(&second) > 2 * kept_bytes(&first))
            first = second;
    }
    if (kept_bytes(&first) == 0)
        first = try_captions(tree, title, a);
    second = first;
    if (kept_bytes(&first) * 2 < body.n && read_body(body, &second, a) &&
        kept_bytes(&second) > 2 * kept_bytes(&first))
        first = second;
    return finish(&first, a);
}

/* All blocks of a page. */
static struct attempt take_page(const struct html_tree *tree, struct span title,
                                struct arena *a)
{
    struct attempt t = {.tree = tree, .title = title};

    t.blocks = html_blocks(tree, tree->body, NULL, a);
    t.keep = ARENA_NEW(a, bool, t.blocks.count + 1);
    t.all = t.blocks.count;
    for (size_t i = 0; i < t.blocks.count; i++) {
        t.keep[i] = true;
        t.all_bytes += t.blocks.at[i].text.n;
    }
    return t;
}

struct html_article html_whole(const struct html_tree *tree, struct span title,
                               struct arena *a)
{
    struct attempt t;

    if (tree->count == 0)
        return (struct html_article){0};
    t = take_page(tree, title, a);
    filter(&t, a);
    return finish(&t, a);
}

struct html_article html_every(const struct html_tree *tree, struct arena *a)
{
    struct attempt t;

    if (tree->count == 0)
        return (struct html_article){0};
    t = take_page(tree, SPAN(""), a);
    return finish(&t, a);
}

void html_article_links(const struct html_tree *tree,
                        struct html_article *article, struct link_origin origin,
                        struct arena *a, struct document *doc)
{
    struct span base;

    if (!tree->notes_links)
        return;
    if (html_base(tree, &base))
        link_rebase(&origin, base, a);
    link_resolve(article->drafts, article->count, origin, a, doc);
}
