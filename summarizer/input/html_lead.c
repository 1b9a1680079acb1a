#include "input/html_lead.h"

#include "base/utf8.h"
#include "input/html_css.h"

enum {
    LEVELS = 3,      /* of elements around a block that may name it */
    LEAD_MIN = 120,  /* [code points] less is a second headline */
    LEAD_MAX = 1000, /* [code points] */
    LEAD_BLOCKS = 4, /* more are no standfirst but a list */
    SAME_MIN = 50,   /* [bytes] that agree with the page's description */
    DESCRIPTIONS = 4,
    LONGEST_TITLE = 400 /* [bytes] */
};

struct seeker {
    const struct html_tree *tree;
    const struct html_blocks *blocks;
    struct span descriptions[DESCRIPTIONS]; /* what the page says of itself */
    size_t description_count;
};

static void find_descriptions(struct seeker *s, struct arena *a)
{
    static const char *const names[] = {"description", "og:description",
                                        "twitter:description"};
    static const enum html_attribute keys[] = {HTML_NAME, HTML_PROPERTY};

    for (uint32_t i = 0; i < s->tree->count; i++) {
        const struct html_node *node = &s->tree->at[i];
        bool names_it = false;

        if (node->tag != HTML_META || s->description_count == DESCRIPTIONS)
            continue;
        for (size_t k = 0; k < 2 * sizeof names / sizeof *names; k++)
            names_it = names_it || span_eq_folded(html_value(node, keys[k % 2]),
                                                  span_of(names[k / 2]));
        if (names_it)
            s->descriptions[s->description_count++] =
                html_plain(html_value(node, HTML_CONTENT), LEAD_MAX, a);
    }
}

/* Whether one of the descriptions begins as the block does, or is all of
 * it: they may be cut short. */
static bool is_described(const struct seeker *s, struct span text)
{
    for (size_t i = 0; i < s->description_count; i++) {
        struct span d = s->descriptions[i];
        size_t n = 0;

        while (n < d.n && n < text.n && d.p[n] == text.p[n])
            n++;
        if (n >= SAME_MIN)
            return true;
    }
    return false;
}

static bool is_named(const struct seeker *s, uint32_t i)
{
    for (int level = 0; level < LEVELS; level++, i = s->tree->at[i].parent) {
        const struct html_node *node = &s->tree->at[i];

        if ((node->traits & HTML_ROOT) || node->tag == HTML_ARTICLE)
            return false;
        if ((node->css & CSS_LEAD) ||
            span_eq(html_value(node, HTML_ITEMPROP), SPAN("description")))
            return true;
    }
    return false;
}

static bool is_lead(const struct seeker *s, const struct html_block *b)
{
    if (b->count < LEAD_MIN || b->count > LEAD_MAX || html_link_share(b) > .3)
        return false;
    return is_described(s, b->text) || is_named(s, b->node);
}

/* The block behind the headline: behind the last <h1> before the article,
 * or what repeats the title; SIZE_MAX if there is none. */
static size_t behind_headline(const struct seeker *s, uint32_t first,
                              struct span title)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; i < s->blocks->count; i++) {
        const struct html_block *b = &s->blocks->at[i];

        if (b->node >= first)
            break;
        if (s->tree->at[b->node].tag == HTML_H1 ||
            (title.n > 0 && span_eq(b->text, title)))
            found = i + 1;
    }
    return found;
}

bool *html_lead(const struct html_tree *tree, const struct html_blocks *blocks,
                uint32_t first, struct span title, struct arena *a)
{
    struct seeker s = {.tree = tree, .blocks = blocks};
    size_t i, count = 0;
    bool *lead = NULL;

    i = behind_headline(&s, first, title);
    if (i == SIZE_MAX)
        return NULL;
    find_descriptions(&s, a);
    for (; i < blocks->count && blocks->at[i].node < first; i++) {
        if (!is_lead(&s, &blocks->at[i]))
            continue;
        if (!lead)
            lead = ARENA_NEW(a, bool, tree->count);
        lead[blocks->at[i].node] = true;
        if (++count > LEAD_BLOCKS)
            return NULL;
    }
    return lead;
}
