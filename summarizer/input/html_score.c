#include "input/html_score.h"

#include "input/html_css.h"

enum { LEVELS = 5 };

/* What a block is worth to its own element and to each level above. */
static const double level_weight[LEVELS] = {1, 1, .5, .25, .12};

/* A sibling joins with this share of the best score: of the same class,
 * of any class. */
static const double twin_share = .15, other_share = .3;

/* An ancestor takes over when it holds this much more, and at most this
 * share of clutter. */
static const struct {
    double more, clutter;
} cover_article = {1.5, .2}, cover_other = {1.8, .06};

int html_is_body(const struct html_node *node)
{
    struct span prop = html_value(node, HTML_ITEMPROP);

    if (span_eq(prop, SPAN("articleBody")))
        return 2;
    return (node->traits & HTML_CONTAINER) && (node->css & CSS_BODY);
}

static void add_value(const struct html_tree *tree, struct html_score *scores,
                      const struct html_block *b)
{
    uint32_t i = b->node;
    bool own = tree->at[i].traits & (HTML_PROSE | HTML_ITEM | HTML_HEADING);

    if (b->value < 0) {
        scores[i].negative -= b->value;
        return;
    }
    scores[i].positive += b->value;
    for (int level = own ? 0 : 1; level < LEVELS; level++) {
        scores[i].near += b->value * level_weight[level];
        if (tree->at[i].parent == i)
            break;
        i = tree->at[i].parent;
    }
}

struct html_score *html_score(const struct html_tree *tree,
                              const struct html_blocks *blocks, struct arena *a)
{
    struct html_score *scores = ARENA_NEW(a, struct html_score, tree->count);

    for (size_t i = 0; i < blocks->count; i++)
        add_value(tree, scores, &blocks->at[i]);
    for (uint32_t i = tree->count; i-- > 0;) {
        struct html_score *s = &scores[i];
        struct html_score *parent = &scores[tree->at[i].parent];

        if (s->best < s->near)
            s->best = s->near;
        if (parent == s)
            continue;
        parent->positive += s->positive;
        parent->negative += s->negative;
        if (parent->best < s->best)
            parent->best = s->best;
    }
    return scores;
}

static double weight_of(const struct html_node *node)
{
    int body = html_is_body(node);
    double weight = 1;

    if (body)
        weight = body == 2 ? 2 : 1.5;
    else if (node->tag == HTML_ARTICLE)
        weight = 1.2;
    if (!body && !(node->traits & HTML_ROOT) && (node->css & CSS_JUNK_PART))
        weight *= .6;
    if (node->tag == HTML_P || node->tag == HTML_PRE ||
        node->tag == HTML_BLOCKQUOTE ||
        (node->traits & (HTML_ITEM | HTML_CELL)))
        weight *= .5;
    return weight;
}

struct selection {
    const struct html_tree *tree;
    const struct html_score *scores;
    const bool *gone;
    bool *chosen;
    uint32_t top;   /* <body> */
    uint32_t best;  /* the element that won */
    double score;   /* its score */
    double holding; /* positive value of all that is chosen */
};

static void find_best(struct selection *s)
{
    uint32_t end = s->tree->at[s->top].end;

    s->best = s->top;
    for (uint32_t i = s->top; i < end;) {
        double score = s->scores[i].near;

        if (s->gone[i]) {
            i = s->tree->at[i].end;
            continue;
        }
        if (score * 2 > s->score) /* no weight is above 2 */
            score *= weight_of(&s->tree->at[i]);
        if (score > s->score) {
            s->score = score;
            s->best = i;
        }
        i++;
    }
}

/* The only element below `i`, if it is a paragraph. */
static bool wraps_one_paragraph(const struct selection *s, uint32_t i)
{
    const struct html_tree *tree = s->tree;
    bool prose = false;
    size_t children = 0;

    for (uint32_t k = i + 1; k < tree->at[i].end && children < 2;
         k = tree->at[k].end) {
        if (tree->at[k].tag == HTML_TEXT || s->gone[k])
            continue;
        children++;
        prose = tree->at[k].traits & HTML_PROSE;
    }
    return children == 1 && prose;
}

static bool has_element(const struct selection *s, uint32_t i)
{
    const struct html_tree *tree = s->tree;

    for (uint32_t k = i + 1; k < tree->at[i].end; k = tree->at[k].end)
        if (tree->at[k].tag != HTML_TEXT && !s->gone[k])
            return true;
    return false;
}

static bool same_class(const struct html_node *a, const struct html_node *b)
{
    struct span x = html_value(a, HTML_CLASS), y = html_value(b, HTML_CLASS);

    return (x.p == NULL) == (y.p == NULL) && span_eq(x, y);
}

/* Whether `i` is part of the article that `current` belongs to. */
static bool joins(const struct selection *s, uint32_t i, uint32_t current,
                  int level)
{
    const struct html_node *node = &s->tree->at[i];
    const struct html_score *score = &s->scores[i];

    if (score->positive <= 0)
        return false;
    if (score->best >= other_share * s->score)
        return true;
    if (score->best >= twin_share * s->score &&
        same_class(node, &s->tree->at[current]))
        return true;
    if (level > 1)
        return false;
    if (node->traits & HTML_PROSE)
        return true;
    if (score->positive >= 60 && (node->traits & HTML_BLOCK) &&
        !has_element(s, i))
        return true;
    return wraps_one_paragraph(s, i);
}

static void choose(struct selection *s, uint32_t i)
{
    if (!s->chosen[i])
        s->holding += s->scores[i].positive;
    s->chosen[i] = true;
}

/* Siblings of `current` that join, and headings, paragraphs and lists
 * between the first and the last of them. */
static void choose_siblings(struct selection *s, uint32_t current, int level,
                            bool *accepted)
{
    const struct html_tree *tree = s->tree;
    uint32_t parent = tree->at[current].parent;
    uint32_t first = current, last = current;

    for (uint32_t i = parent + 1; i < tree->at[parent].end;
         i = tree->at[i].end) {
        if (tree->at[i].tag == HTML_TEXT || s->gone[i])
            continue;
        accepted[i] = i == current || joins(s, i, current, level);
        if (!accepted[i])
            continue;
        first = i < first ? i : first;
        last = i;
    }
    for (uint32_t i = first; i <= last; i = tree->at[i].end) {
        unsigned filler = HTML_HEADING | HTML_PROSE | HTML_LIST;

        if (tree->at[i].tag == HTML_TEXT || s->gone[i] || i == current)
            continue;
        if (accepted[i] || (tree->at[i].traits & filler))
            choose(s, i);
    }
}

static void climb(struct selection *s, struct arena *a)
{
    bool *accepted = ARENA_NEW(a, bool, s->tree->count);
    uint32_t current = s->best;

    choose(s, s->best);
    for (int level = 0; level < LEVELS && current != s->top; level++) {
        choose_siblings(s, current, level, accepted);
        current = s->tree->at[current].parent;
    }
}

/* An ancestor that holds much more of the article, and little else. */
static void cover(struct selection *s)
{
    for (uint32_t i = s->best; i != s->top;) {
        const struct html_score *score;
        bool article;
        double clutter;

        i = s->tree->at[i].parent;
        if (i == s->top)
            return;
        score = &s->scores[i];
        article =
            html_is_body(&s->tree->at[i]) || s->tree->at[i].tag == HTML_ARTICLE;
        clutter = score->negative / (score->positive < 1 ? 1 : score->positive);
        if (clutter >= (article ? cover_article : cover_other).clutter ||
            score->positive <=
                s->holding * (article ? cover_article : cover_other).more)
            continue;
        s->chosen[i] = true;
        s->holding = score->positive;
    }
}

bool *html_select(const struct html_tree *tree, uint32_t top, const bool *gone,
                  const struct html_score *scores, struct arena *a)
{
    struct selection s = {
        .tree = tree, .scores = scores, .gone = gone, .top = top};

    s.chosen = ARENA_NEW(a, bool, tree->count);
    find_best(&s);
    climb(&s, a);
    cover(&s);
    for (uint32_t i = top + 1; i < tree->at[top].end; i++)
        s.chosen[i] = s.chosen[i] || s.chosen[tree->at[i].parent];
    return s.chosen;
}
