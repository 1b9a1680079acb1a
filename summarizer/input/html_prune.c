#include "input/html_prune.h"

#include <string.h>

#include "input/html_css.h"

/* A subtree with this share of the good text is never junk. */
static const double share_max = .3, share_max_surely = .8;
/* One that holds the headline or names itself the article's text stays
 * from this share on. */
static const double share_key = .1;

enum verdict { KEEP, JUNK, SURELY_JUNK };

static bool is_one_of(struct span value, const char *const *names)
{
    for (; *names; names++)
        if (span_eq(value, span_of(*names)))
            return true;
    return false;
}

static bool role_is_junk(const struct html_node *node)
{
    static const char *const roles[] = {
        "navigation", "complementary", "banner",  "contentinfo", "dialog",
        "search",     "menu",          "menubar", "alert",       NULL};
    static const char *const props[] = {
        "author",  "datePublished", "dateModified", "publisher", "image",
        "caption", "comment",       "headline",     NULL};
    struct span role = html_value(node, HTML_ROLE);
    struct span prop = html_value(node, HTML_ITEMPROP);

    return is_one_of(role, roles) || is_one_of(prop, props);
}

static enum verdict judge(const struct html_node *node, bool trusting)
{
    static const unsigned junk = CSS_JUNK_WORD | CSS_JUNK_PART;

    if (node->tag == HTML_TEXT || (node->traits & HTML_ROOT))
        return KEEP;
    if ((node->traits & HTML_HIDDEN) && trusting)
        return JUNK;
    if (node->traits & HTML_ASIDES)
        return node->traits & HTML_SURELY ? SURELY_JUNK : JUNK;
    if ((node->traits & HTML_PLAIN) || !trusting)
        return KEEP;
    if ((node->css & junk) && !(node->css & CSS_BODY))
        return node->css & CSS_STRONG ? SURELY_JUNK : JUNK;
    return role_is_junk(node) ? JUNK : KEEP;
}

/* Which subtrees hold an <h1> or what names itself the article's text. */
static bool *find_keys(const struct html_tree *tree, struct arena *a)
{
    bool *key = ARENA_NEW(a, bool, tree->count);

    for (uint32_t i = tree->count; i-- > 0;) {
        const struct html_node *node = &tree->at[i];

        if (!key[i] && node->tag != HTML_TEXT)
            key[i] = node->tag == HTML_H1 || html_is_body(node) > 0;
        if (key[i])
            key[node->parent] = true;
    }
    return key;
}

bool *html_prune(const struct html_tree *tree, uint32_t top,
                 const struct html_score *scores, bool trusting,
                 struct arena *a)
{
    bool *gone = ARENA_NEW(a, bool, tree->count);
    bool *key = find_keys(tree, a);
    double all = scores[top].positive < 1 ? 1 : scores[top].positive;

    for (uint32_t i = top + 1; i < tree->at[top].end;) {
        double share = scores[i].positive / all;
        enum verdict verdict = judge(&tree->at[i], trusting);

        gone[i] = verdict != KEEP &&
                  share < (verdict == JUNK ? share_max : share_max_surely) &&
                  !(share > share_key && key[i]);
        i = gone[i] ? tree->at[i].end : i + 1;
    }
    return gone;
}
