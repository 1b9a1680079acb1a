/*
 * Articles for tests of facts: text whose names are marked by hand, so that
 * these tests do not depend on the entity model.  "[P Jo Lee]" is a person,
 * O an organisation, L a place in the gazetteer, G a group; "[P=role|Jo Lee]"
 * gives a role that must stand in the text too.  Each line is a paragraph.
 * Dates, numbers and quotations are found by their own finders.
 */
#ifndef TESTS_MARKED_H
#define TESTS_MARKED_H

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "facts/slot.h"
#include "mention/finder.h"
#include "text/lang.h"

struct marked {
    struct document doc;
    struct sentences sentences;
    struct tokens tokens;
    struct mentions mentions;
    struct reading reading;
};

struct marked_name {
    enum mention_kind kind;
    size_t start, n; /* [bytes] in the plain text */
    struct span role;
};

static inline int marked_order(const void *left, const void *right)
{
    const struct mention *a = left, *b = right;

    if (a->text.p != b->text.p)
        return a->text.p < b->text.p ? -1 : 1;
    return (a->text.n < b->text.n) - (a->text.n > b->text.n);
}

static inline enum mention_kind marked_kind(char letter)
{
    return letter == 'P'   ? MENTION_PERSON
           : letter == 'L' ? MENTION_PLACE
           : letter == 'G' ? MENTION_GROUP
                           : MENTION_ORGANISATION;
}

/* The text without its marks; what they said goes to `names`. */
static inline struct span marked_strip(const char *marked, struct arena *a,
                                       struct marked_name *names, size_t *count)
{
    struct buf b = buf_new(a, 1 << 20);

    for (const char *p = marked; *p; p++) {
        const char *end;

        if (*p != '[') {
            buf_char(&b, *p);
            continue;
        }
        struct marked_name *m = &names[(*count)++];
        *m = (struct marked_name){.kind = marked_kind(p[1])};
        end = strchr(p, ']');
        p += 2;
        if (*p == '=') {
            const char *bar = strchr(p, '|');

            m->role = (struct span){p + 1, (size_t)(bar - p - 1)};
            p = bar;
        }
        p++;
        m->start = b.n;
        m->n = (size_t)(end - p);
        buf_add(&b, (struct span){p, m->n});
        p = end;
    }
    return buf_span(&b);
}

static inline void marked_blocks(struct document *doc, struct arena *a)
{
    size_t start = 0;

    for (size_t i = 0; i <= doc->text.n; i++) {
        if (i < doc->text.n && doc->text.p[i] != '\n')
            continue;
        struct span line = span_trim(span_slice(doc->text, start, i));
        start = i + 1;
        if (line.n == 0)
            continue;
        doc->blocks =
            arena_more(a, doc->blocks, doc->block_count, sizeof *doc->blocks);
        doc->blocks[doc->block_count++] =
            (struct block){.text = line, .body = line, .kind = BLOCK_PARAGRAPH};
    }
}

static inline size_t marked_sentence(const struct sentences *s, const char *p)
{
    size_t i = 0;

    while (i + 1 < s->count && s->at[i + 1].text.p <= p)
        i++;
    return i;
}

static inline struct marked *marked_read(const char *marked, const char *date,
                                         struct arena *a)
{
    struct marked *x = ARENA_NEW(a, struct marked, 1);
    struct marked_name names[64];
    size_t count = 0;

    x->doc =
        (struct document){.lang = lang_find(SPAN("en")), .date = span_of(date)};
    x->doc.text = marked_strip(marked, a, names, &count);
    marked_blocks(&x->doc, a);
    x->sentences = sentence_split(&x->doc, a);
    x->tokens = token_split(&x->sentences, a);
    const struct finder_input in = {&x->doc, &x->sentences, &x->tokens};
    struct finds f = {.arena = a};
    date_find(&in, &f);
    number_find(&in, &f);
    quote_find(&in, &f);
    for (size_t i = 0; i < count; i++) {
        struct span text = {x->doc.text.p + names[i].start, names[i].n};
        struct mention *m = find_add(&f, names[i].kind, text,
                                     marked_sentence(&x->sentences, text.p));

        m->as.name.geography = names[i].kind == MENTION_PLACE;
        if (names[i].role.n) {
            size_t at = span_find(x->doc.text, names[i].role);

            m->as.name.role = span_slice(x->doc.text, at, at + names[i].role.n);
        }
    }
    if (f.count)
        qsort(f.at, f.count, sizeof *f.at, marked_order);
    x->mentions = (struct mentions){f.at, f.count};
    x->reading =
        (struct reading){&x->doc, &x->sentences, &x->tokens, &x->mentions};
    return x;
}

#endif
