/*
 * What every document must hold to, for unit and fuzz tests alike: the
 * text is valid UTF-8 without control characters; blocks are trimmed, not
 * empty, lie in it in order and without overlap, and hold every character
 * that is no white space; body and dateline lie in their block; so do links,
 * which are trimmed, not empty, in order, without overlap, and lead to what
 * is a link.
 */
#ifndef TESTS_ARTICLE_H
#define TESTS_ARTICLE_H

#include "base/utf8.h"
#include "input/input.h"
#include "input/url.h"

static inline const char *text_fault(struct span text)
{
    for (size_t at = 0; at < text.n;) {
        size_t n = utf8_sequence(text, at);

        if (n == 0)
            return "text is not UTF-8";
        if ((unsigned char)text.p[at] < 0x20 && text.p[at] != '\n' &&
            text.p[at] != '\t')
            return "control character in the text";
        at += n;
    }
    return NULL;
}

static inline const char *block_fault(const struct block *b)
{
    if (b->text.n == 0 || !span_eq(span_trim(b->text), b->text))
        return "block is empty or not trimmed";
    if (!span_holds(b->text, b->body) || b->body.n == 0)
        return "body outside its block";
    if (b->dateline.n && !span_holds(b->text, b->dateline))
        return "dateline outside its block";
    if (b->dateline.n && b->body.p != b->text.p &&
        b->dateline.p + b->dateline.n > b->body.p)
        return "dateline inside the body";
    return NULL;
}

static inline const char *link_fault(const struct document *doc)
{
    const char *at = doc->text.p;

    for (size_t i = 0; i < doc->link_count; i++) {
        const struct link *l = &doc->links[i];

        if (l->block >= doc->block_count ||
            !span_holds(doc->blocks[l->block].text, l->text))
            return "link outside its block";
        if (l->text.p < at)
            return "links out of order";
        if (l->text.n == 0 || !span_eq(span_trim(l->text), l->text))
            return "link is empty or not trimmed";
        if (!url_is_link(l->target) || l->target.n > URL_LONGEST ||
            text_fault(l->target))
            return "target is no URL";
        at = l->text.p + l->text.n;
    }
    return doc->linked || doc->link_count == 0 ? NULL : "links unasked";
}

/* NULL if all is well, else what is wrong. */
static inline const char *article_fault(const struct document *doc)
{
    const char *at = doc->text.p, *end = doc->text.p + doc->text.n, *fault;

    if (!doc->lang)
        return "no language";
    fault = text_fault(doc->text);
    for (size_t i = 0; i < doc->block_count && !fault; i++) {
        const struct block *b = &doc->blocks[i];

        if (b->text.p < at || b->text.p + b->text.n > end)
            return "block out of order or outside the text";
        if (span_trim((struct span){at, (size_t)(b->text.p - at)}).n)
            return "text between the blocks";
        at = b->text.p + b->text.n;
        fault = block_fault(b);
    }
    if (!fault && span_trim((struct span){at, (size_t)(end - at)}).n)
        return "text behind the blocks";
    if (!fault && doc->intake.kept != doc->block_count)
        return "kept blocks miscounted";
    return fault ? fault : link_fault(doc);
}

#endif
