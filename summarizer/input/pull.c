#include "input/pull.h"

#include <stdint.h>

#include "base/table.h"
#include "base/utf8.h"
#include "input/block.h"
#include "input/phrase.h"

enum {
    KEY = 16,   /* [bytes] the index knows of a candidate */
    LEAST = 24, /* [bytes] shorter repeats are common phrases */
    TRIES = 4   /* candidates with the same first bytes that are tried */
};

struct index {
    struct table first; /* first KEY bytes -> block + 1 */
    uint32_t *next;     /* block -> next block of the same first bytes */
    struct span *core;
    bool *repeats;
};

static bool is_edge(uint32_t c)
{
    return phrase_is_quote(c) || utf8_is_space(c) || c == '.' || c == ',' ||
           c == '!' || c == '?' || c == 0x2026 || c == 0x2018 || c == 0x2019 ||
           c == '\'';
}

/* The text without marks at its ends. */
static struct span core_of(struct span s)
{
    size_t a = 0, b = s.n;

    while (a < b) {
        size_t next = a;

        if (!is_edge(utf8_read(s, &next)))
            break;
        a = next;
    }
    while (b > a) {
        size_t start = b;

        if (!is_edge(utf8_before(s, &start)))
            break;
        b = start;
    }
    return span_slice(s, a, b);
}

static void add(struct index *x, struct span text, size_t block)
{
    struct span core = core_of(text);
    bool fresh;

    if (core.n < LEAST || core.n >= BLOCK_LONG)
        return;
    uint32_t *head = table_put(&x->first, span_upto(core, KEY), &fresh);
    x->core[block] = core;
    x->next[block] = fresh ? 0 : *head;
    *head = (uint32_t)block + 1;
}

static void look_up(struct index *x, struct span text, size_t at, size_t self)
{
    struct span rest = span_from(text, at);
    const uint32_t *head;
    uint32_t block;

    if (rest.n < LEAST)
        return;
    head = table_find(&x->first, span_upto(rest, KEY));
    block = head ? *head : 0;
    for (size_t tries = 0; block && tries < TRIES; tries++) {
        if (block - 1 != self && span_starts(rest, x->core[block - 1]))
            x->repeats[block - 1] = true;
        block = x->next[block - 1];
    }
}

/* A straight mark opens when it has no word before it. */
static bool opens(struct span s, size_t at, uint32_t c)
{
    if (c == 0x201c || c == 0xab || c == 0x201e || c == 0x300c)
        return true;
    if (c != '"')
        return false;
    if (at == 0)
        return true;
    uint32_t before = utf8_before(s, &at);
    return utf8_is_space(before) || before == '(' || before == '[';
}

/* Returns whether the text ends inside a quotation, which `open` says of
 * its start: a quotation that goes on over several blocks. */
static bool scan(struct index *x, struct span text, size_t self, bool open)
{
    bool inside = false, word = false;

    for (size_t at = 0; at < text.n;) {
        size_t start = at;
        unsigned char byte = (unsigned char)text.p[at];

        if (!inside && byte < 0x80 && byte != '"') { /* nearly all */
            at++;
            continue;
        }
        uint32_t c = utf8_read(text, &at);
        bool letter = utf8_is_alpha(c) || utf8_is_digit(c);

        if (inside && letter && !word)
            look_up(x, text, start, self);
        word = letter;
        if (phrase_is_quote(c))
            open = inside = opens(text, start, c);
    }
    return open;
}

bool *pull_find(const struct document *doc, struct arena *a)
{
    struct index x = {.first = table_new(a, doc->block_count)};

    x.next = ARENA_NEW(a, uint32_t, doc->block_count + 1);
    x.core = ARENA_NEW(a, struct span, doc->block_count + 1);
    x.repeats = ARENA_NEW(a, bool, doc->block_count + 1);
    if (doc->block_count >= UINT32_MAX)
        return x.repeats;
    for (size_t i = 0; i < doc->block_count; i++)
        add(&x, doc->blocks[i].text, i);
    if (x.first.count == 0)
        return x.repeats;
    bool *spoken = ARENA_NEW(a, bool, doc->block_count + 1), open = false;
    for (size_t i = 0; i < doc->block_count; i++) {
        spoken[i] = open;
        open = scan(&x, doc->blocks[i].text, i, open);
    }
    for (size_t i = 0; i < doc->block_count; i++)
        x.repeats[i] = x.repeats[i] && !spoken[i];
    return x.repeats;
}
