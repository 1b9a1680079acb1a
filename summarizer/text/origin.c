#include "text/origin.h"

#include "base/table.h"

enum {
    NEAR = 24,  /* [words] of markup between two words of a block */
    CLOSE = 8,  /* [words] the same among the first three */
    TRIED = 64, /* [places] where a block may begin */
    NONE = 0
};

struct piece { /* a word of the bytes */
    struct span text;
    uint32_t line, column;
    uint32_t next; /* 1 + the next equal word, or NONE */
};

struct pieces {
    struct piece *at;
    size_t count;
    struct table first; /* word -> 1 + its first place at or behind the
                           cursor */
};

static bool is_word_byte(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c >= 0x80;
}

/* U+2000 to U+206F: dashes, quotation marks, spaces. */
static size_t mark_length(struct span s, size_t at)
{
    return at + 2 < s.n && (unsigned char)s.p[at] == 0xe2 &&
                   ((unsigned char)s.p[at + 1] & 0xfe) == 0x80
               ? 3
               : 0;
}

/* The next word at or behind *at, which moves behind it; empty: none. */
static struct span next_word(struct span s, size_t *at)
{
    size_t i = *at, from, mark;

    while (i < s.n) {
        if ((mark = mark_length(s, i)))
            i += mark;
        else if (is_word_byte((unsigned char)s.p[i]))
            break;
        else
            i++;
    }
    from = i;
    while (i < s.n && is_word_byte((unsigned char)s.p[i]) && !mark_length(s, i))
        i++;
    *at = i;
    return span_slice(s, from, i);
}

static void add(struct pieces *all, struct piece piece, struct arena *a)
{
    all->at = arena_more(a, all->at, all->count, sizeof *all->at);
    all->at[all->count++] = piece;
}

static struct pieces split(struct span bytes, struct arena *a)
{
    struct pieces all = {.first = table_new(a, bytes.n / 32)};
    size_t at = 0, seen = 0, begin = 0;
    uint32_t line = 1;

    for (;;) {
        struct span word = next_word(bytes, &at);
        size_t offset = (size_t)(word.p - bytes.p);

        if (word.n == 0)
            break;
        for (; seen < offset; seen++)
            if (bytes.p[seen] == '\n') {
                line++;
                begin = seen + 1;
            }
        add(&all,
            (struct piece){word, line, (uint32_t)(offset - begin + 1), NONE},
            a);
    }
    for (size_t i = all.count; i > 0; i--) {
        bool fresh;
        uint32_t *first = table_put(&all.first, all.at[i - 1].text, &fresh);

        all.at[i - 1].next = *first;
        *first = (uint32_t)i;
    }
    return all;
}

/* The equal word at most `near` words behind place i, or SIZE_MAX. */
static size_t follow(const struct pieces *all, size_t i, struct span word,
                     size_t near)
{
    for (size_t k = i; k < all->count && k < i + near; k++)
        if (span_eq(all->at[k].text, word))
            return k;
    return SIZE_MAX;
}

/* Where a block with these first words begins, at or behind the cursor. */
static size_t find_start(struct pieces *all, const struct span words[3],
                         size_t cursor)
{
    uint32_t place;
    size_t near = SIZE_MAX;
    bool fresh;

    if (words[0].n == 0 || !table_find(&all->first, words[0]))
        return SIZE_MAX;
    uint32_t *head = table_put(&all->first, words[0], &fresh);
    while (*head && *head - 1 < cursor)
        *head = all->at[*head - 1].next;
    place = *head;
    for (size_t n = 0; place && n < TRIED; n++) {
        size_t i = place - 1, k = i;

        if (near == SIZE_MAX)
            near = i;
        for (size_t w = 1; w < 3 && words[w].n && k != SIZE_MAX; w++)
            k = follow(all, k + 1, words[w], CLOSE);
        if (k != SIZE_MAX)
            return i;
        place = all->at[i].next;
    }
    return near;
}

static void map_block(struct pieces *all, struct span text, size_t *cursor,
                      struct origins *o, struct arena *a)
{
    struct span words[3];
    size_t at = 0, place;

    for (size_t i = 0; i < 3; i++)
        words[i] = next_word(text, &at);
    place = find_start(all, words, *cursor);
    if (place == SIZE_MAX)
        place = *cursor;
    for (at = 0; place < all->count;) {
        struct span word = next_word(text, &at);
        size_t found = follow(all, place, word, NEAR);

        if (word.n == 0)
            break;
        if (found != SIZE_MAX)
            place = found;
        o->at = arena_more(a, o->at, o->count, sizeof *o->at);
        o->at[o->count++] =
            (struct origin){word.p, all->at[place].line, all->at[place].column};
        if (found != SIZE_MAX && place + 1 < all->count)
            place++;
    }
    if (place > *cursor)
        *cursor = place;
}

struct origins origin_find(struct span bytes, const struct document *doc,
                           struct arena *a)
{
    struct pieces all = split(bytes, a);
    struct origins o = {0};
    size_t cursor = 0;

    for (size_t i = 0; i < doc->block_count; i++)
        map_block(&all, doc->blocks[i].text, &cursor, &o, a);
    return o;
}

struct origin origin_at(const struct origins *o, const char *p)
{
    size_t low = 0, high = o->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (o->at[middle].p < p)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == o->count)
        return low ? o->at[low - 1] : (struct origin){p, 1, 1};
    return o->at[low];
}
