#include "input/html_block.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "input/html_space.h"

enum {
    SENTENCE_MIN = 40, /* [code points] less is a label, a name, a menu */
    LINE_MIN = 80,     /* [code points] as much without a final stop */
    CJK_SAMPLE = 200   /* [code points] that are looked at for the script */
};
static const double cjk_extra = 1.5; /* a character says as much as 2.5 */

struct walker {
    const struct html_tree *tree;
    struct html_blocks blocks;
    struct buf text;
    struct space space;
    size_t start;     /* [bytes] of the open block in `text` */
    size_t count;     /* [code points] of it */
    size_t linked;    /* [code points] of it in links */
    uint32_t *around; /* [node]: the innermost block element, itself if so */
    size_t links;     /* open <a> */
    uint32_t anchor;  /* the open <a> that is noted, 0: none */
    size_t from;      /* [bytes] in `text` where it began in the block */
    struct arena *arena;
};

static bool ends_sentence(struct span text)
{
    static const uint16_t ends[] = {
        '.',    '!',    '?',    ':',    ';',    '"',    '\'',   ')',    ']',
        0xbb,   0x61f,  0x6d4,  0x964,  0x965,  0x2019, 0x201c, 0x201d, 0x2026,
        0x203a, 0x3002, 0x300d, 0x300f, 0xff01, 0xff09, 0xff1f};
    size_t at = text.n;
    uint32_t last = utf8_before(text, &at);

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends[i] == last)
            return true;
    return false;
}

/* Length as if all were written with an alphabet. */
static double alphabetic_length(const struct html_block *b)
{
    size_t cjk = 0, seen = 0;

    for (size_t at = 0; at < b->text.n && seen < CJK_SAMPLE; seen++)
        cjk += utf8_is_cjk(utf8_read(b->text, &at));
    return (double)b->count *
           (1 + cjk_extra * (double)cjk / (double)(seen ? seen : 1));
}

double html_link_share(const struct html_block *block)
{
    return (double)block->linked / (double)block->count;
}

static double value_of(const struct html_block *b, unsigned traits)
{
    double n, value;

    if (b->count < 2)
        return 0;
    if (html_link_share(b) > .5)
        return -.3 * (double)(b->count < 120 ? b->count : 120) - 5;
    if (traits & HTML_HEADING)
        return 0;
    n = alphabetic_length(b);
    if (n < SENTENCE_MIN)
        return -5;
    if (n < LINE_MIN && !ends_sentence(b->text))
        return 0;
    value = n - 2 * (double)b->linked;
    if (value < 0)
        return 0;
    return traits & HTML_PROSE ? value : .7 * value;
}

/* What is open of a link ends, with its block or by itself. */
static void note_link(struct walker *w)
{
    struct html_blocks *b = &w->blocks;

    if (w->anchor && w->text.n > w->from) {
        b->links =
            arena_more(w->arena, b->links, b->link_count, sizeof *b->links);
        b->links[b->link_count++] = (struct html_link){
            b->count, w->from - w->start, w->text.n - w->start, w->anchor};
    }
    w->from = w->text.n;
}

/* The open block ends; `text.n` is its length until the buffer is done. */
static void end_block(struct walker *w, uint32_t node)
{
    note_link(w);
    if (w->count > 0) {
        struct html_blocks *b = &w->blocks;

        b->at = arena_more(w->arena, b->at, b->count, sizeof *b->at);
        b->at[b->count++] = (struct html_block){
            .text = {NULL, w->text.n - w->start},
            .count = w->count,
            .linked = w->linked,
            .node = w->around[node]
        };
    }
    w->start = w->text.n;
    w->count = w->linked = 0;
    w->space = (struct space){0};
}

static void add_text(struct walker *w, uint32_t i)
{
    size_t n = space_add(&w->space, w->tree->at[i].text, &w->text);

    w->count += n;
    if (w->links && !w->tree->plain_links)
        w->linked += n;
}

static bool is_blank_text(const struct html_node *node)
{
    return node->tag == HTML_TEXT && span_trim(node->text).n == 0;
}

/* Whether only white space lies between this <br> and the next one. */
static bool is_double_break(const struct html_tree *tree, uint32_t i)
{
    uint32_t next = tree->at[i].end, end = tree->at[tree->at[i].parent].end;

    if (next < end && is_blank_text(&tree->at[next]))
        next++;
    return next < end && tree->at[next].tag == HTML_BR;
}

static void open_link(struct walker *w, uint32_t i)
{
    w->links++;
    if (!w->tree->notes_links)
        return;
    note_link(w);
    w->anchor = html_has(&w->tree->at[i], HTML_HREF) ? i : 0;
}

static void close_link(struct walker *w, uint32_t i)
{
    w->links--;
    if (w->anchor != i)
        return;
    note_link(w);
    w->anchor = 0;
}

static void enter(struct walker *w, uint32_t i)
{
    const struct html_node *node = &w->tree->at[i];

    if (node->traits & HTML_BLOCK) {
        end_block(w, node->parent);
        w->around[i] = i;
    } else {
        w->around[i] = w->around[node->parent];
    }
    if (node->tag == HTML_TEXT)
        add_text(w, i);
    if (node->tag == HTML_A)
        open_link(w, i);
    if (node->tag == HTML_BR) {
        w->space.pending = true;
        if (is_double_break(w->tree, i))
            end_block(w, i);
    }
}

static void leave(struct walker *w, uint32_t i)
{
    if (w->tree->at[i].tag == HTML_A)
        close_link(w, i);
    if (w->tree->at[i].traits & HTML_BLOCK)
        end_block(w, i);
}

static void settle(struct walker *w)
{
    const char *p = w->text.p;

    for (size_t i = 0; i < w->blocks.count; i++) {
        struct html_block *b = &w->blocks.at[i];

        b->text.p = p;
        p += b->text.n;
        b->value = value_of(b, w->tree->at[b->node].traits);
    }
}

struct html_blocks html_blocks(const struct html_tree *tree, uint32_t top,
                               const bool *gone, struct arena *a)
{
    struct walker w = {.tree = tree, .arena = a};
    uint32_t open = top, end;

    if (tree->count == 0)
        return w.blocks;
    w.text = buf_new(a, UINT32_MAX);
    w.around = ARENA_NEW(a, uint32_t, tree->count);
    w.around[tree->at[top].parent] = top;
    end = tree->at[top].end;
    for (uint32_t i = top; i < end;) {
        for (; open != top && i >= tree->at[open].end;
             open = tree->at[open].parent)
            leave(&w, open);
        if ((gone && gone[i]) || (tree->at[i].traits & HTML_META_DATA) ||
            tree->at[i].tag == HTML_HEAD) {
            i = tree->at[i].end;
            continue;
        }
        enter(&w, i);
        open = tree->at[i].end > i + 1 ? i : open;
        if (tree->at[i].end == i + 1)
            leave(&w, i);
        i++;
    }
    for (; open != top; open = tree->at[open].parent)
        leave(&w, open);
    leave(&w, top);
    settle(&w);
    return w.blocks;
}
