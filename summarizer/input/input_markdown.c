/*
 * Markdown, through cmark's tree: walked with its iterator, never by
 * recursion.  Code and raw HTML are dropped and counted, pictures are
 * captions, the words of links stay, their targets if they are asked for.
 */
#include <cmark.h>
#include <stdint.h>

#include "base/buf.h"
#include "input/block.h"
#include "input/encoding.h"
#include "input/format.h"
#include "input/front_matter.h"
#include "input/link.h"
#include "input/tame.h"

struct reading {
    struct document *doc;
    struct arena *arena;
    struct draft *drafts;
    size_t count;
    struct buf text, alt;
    size_t images; /* within each other */
    size_t quotes, items;
    size_t headings, paragraphs;
    bool taken;        /* the title's heading was read */
    bool whole;        /* of the hints: code stays */
    bool links;        /* of the hints: they are noted */
    struct draft open; /* the block that is read: its links */
    size_t from;       /* [bytes] of `text` before the open link */
};

static void add_draft(struct reading *r, struct span text, enum markup markup,
                      const struct draft *links)
{
    struct draft draft = {.markup = markup};

    if (text.n == 0 || span_trim(text).n == 0)
        return;
    if (links)
        draft.links = links->links, draft.link_count = links->link_count;
    draft.text = arena_copy(r->arena, text);
    r->drafts = arena_more(r->arena, r->drafts, r->count, sizeof *r->drafts);
    r->drafts[r->count++] = draft;
}

static void add_text(struct reading *r, const char *s)
{
    buf_add(r->images ? &r->alt : &r->text, s ? span_of(s) : SPAN(""));
}

static void drop(struct reading *r, cmark_node *node)
{
    const char *s = cmark_node_get_literal(node);

    if (r->whole && s) {
        add_draft(r, span_of(s), MARKUP_PARAGRAPH, NULL);
        return;
    }
    r->doc->intake.dropped++;
    r->doc->intake.dropped_bytes += s ? strlen(s) : 0;
}

/* The first heading is the title, unless prose stands before one that is
 * not of the first level. */
static enum markup heading_markup(struct reading *r, cmark_node *node)
{
    if (r->taken || (r->paragraphs && cmark_node_get_heading_level(node) != 1))
        return MARKUP_HEADING;
    r->taken = true;
    return MARKUP_TITLE;
}

static void end_block(struct reading *r, cmark_node *node)
{
    enum markup markup = MARKUP_PARAGRAPH;
    struct span all = buf_span(&r->text);
    struct span text = all.n ? span_trim(all) : SPAN("");

    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
        markup = text.n ? heading_markup(r, node) : MARKUP_HEADING;
    else if (r->items)
        markup = MARKUP_LIST_ITEM;
    else if (r->quotes)
        markup = MARKUP_QUOTATION;
    if (markup == MARKUP_TITLE && r->doc->title.n == 0)
        r->doc->title = arena_copy(
            r->arena, span_trim(encoding_clean(text, r->arena, NULL)));
    r->paragraphs += markup != MARKUP_TITLE && text.n > 0;
    add_draft(r, all, markup, &r->open);
    r->open = (struct draft){0};
    r->text.n = 0;
    add_draft(r, buf_span(&r->alt), MARKUP_CAPTION, NULL);
    r->alt.n = 0;
}

static void enter(struct reading *r, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        r->quotes++;
        break;
    case CMARK_NODE_ITEM:
        r->items++;
        break;
    case CMARK_NODE_IMAGE:
        r->images++;
        break;
    case CMARK_NODE_LINK:
        r->from = r->text.n;
        break;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
        drop(r, node);
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        add_text(r, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        add_text(r, " ");
        break;
    case CMARK_NODE_LINEBREAK:
        add_text(r, "\n");
        break;
    default:
        break;
    }
}

/* No link holds another one (CommonMark 0.30, section 6.3). */
static void end_link(struct reading *r, cmark_node *node)
{
    const char *url = cmark_node_get_url(node);

    if (r->links && url)
        link_note(&r->open, r->from, r->text.n,
                  arena_copy(r->arena, span_of(url)), r->arena);
}

static void leave(struct reading *r, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        r->quotes--;
        break;
    case CMARK_NODE_ITEM:
        r->items--;
        break;
    case CMARK_NODE_IMAGE:
        r->images--;
        add_text(r, r->images ? "" : NULL);
        break;
    case CMARK_NODE_LINK:
        end_link(r, node);
        break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
        end_block(r, node);
        break;
    default:
        break;
    }
}

static void walk(struct reading *r, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event == CMARK_EVENT_ENTER)
            enter(r, node);
        else
            leave(r, node);
    }
    cmark_iter_free(iter);
}

bool markdown_read(struct span utf8, const struct input_hints *hints,
                   struct arena *a, struct document *doc, struct err *err)
{
    struct reading r = {
        .doc = doc, .arena = a, .whole = hints->whole, .links = hints->links};
    size_t used = 0;
    struct link_origin origin = {.used = &used};
    struct span body = front_matter_read(utf8, a, doc);
    struct span tame = tame_markdown(body, a);
    /* A reference may stand for more text than itself, never for more
     * than a link's words: entities shrink. */
    r.text = buf_new(a, 4 * tame.n + 64);
    r.alt = buf_new(a, 4 * tame.n + 64);
    cmark_node *root = cmark_parse_document(tame.p, tame.n, CMARK_OPT_DEFAULT);

    walk(&r, root);
    cmark_node_free(root);
    if (doc->title.n == 0 && hints->title.n)
        doc->title = hints->title;
    origin.base = hints->url.n ? hints->url : doc->url;
    if (hints->links)
        link_resolve(r.drafts, r.count, origin, a, doc);
    block_build(r.drafts, r.count, hints, a, doc);
    if (doc->block_count == 0)
        return err_set(err, STATUS_NOTHING, "no text in the input");
    return true;
}
