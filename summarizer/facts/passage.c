#include "facts/passage.h"

#include <assert.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { DEPTH = 64 /* [words] by which places are sorted */ };

/* ---- words ---- */

/* Signs that change what a number says. */
static bool is_sign(struct span s)
{
    uint32_t c = utf8_peek(s, 0);

    return c == '%' || c == '$' || c == 0xa3 || c == 0xa5 ||
           (c >= 0x20a0 && c <= 0x20cf);
}

/* The word without what only some writers put into it: full stops of
 * initials, commas of numbers, an apostrophe at the end. */
static struct span normal_form(const struct token *t, char *out, size_t room)
{
    struct span folded = utf8_fold(t->text, out, room);
    bool digits = t->kind == TOKEN_NUMBER;
    size_t n = 0;

    for (size_t i = 0; i < folded.n; i++) {
        char c = out[i];

        if (!(digits && c == ',') &&
            !(!digits && (t->flags & TOKEN_DOTTED) && c == '.'))
            out[n++] = c;
    }
    while (n > 1 && (out[n - 1] == '\'' || out[n - 1] == '.'))
        n--;
    if (n > 1 && out[0] == '\'')
        return (struct span){out + 1, n - 1};
    return (struct span){out, n};
}

uint32_t passage_id(struct passages *p, const struct token *t)
{
    char out[256];
    struct span form;
    uint32_t *id;
    bool fresh;

    if (t->kind == TOKEN_MARK && !is_sign(t->text))
        return 0;
    form = normal_form(t, out, sizeof out);
    const uint32_t *known = table_find(&p->ids, form);
    if (known)
        return *known;
    id = table_put(&p->ids, arena_copy(p->arena, form), &fresh);
    *id = ++p->id_count;
    return *id;
}

static void add_words(struct passages *p, struct passage *passage)
{
    struct tokens tokens = token_split_span(passage->text, p->arena);

    passage->first = p->count;
    for (size_t i = 0; i < tokens.count; i++) {
        uint32_t id = passage_id(p, &tokens.at[i]);

        if (!id)
            continue;
        p->words = arena_more(p->arena, p->words, p->count, sizeof *p->words);
        p->words[p->count++] = (struct passage_word){
            tokens.at[i].text, id, (uint32_t)p->passage_count};
    }
    passage->end = p->count;
}

static void add_passage(struct passages *p, struct passage passage)
{
    if (passage.text.n == 0)
        return;
    add_words(p, &passage);
    if (passage.first == passage.end)
        return;
    p->at = arena_more(p->arena, p->at, p->passage_count, sizeof *p->at);
    p->at[p->passage_count++] = passage;
}

/* Lines and datelines between the sentences, up to byte `to`. */
static void add_between(struct passages *p, size_t doc, const char **from,
                        const char *to)
{
    while (*from < to) {
        const char *end = memchr(*from, '\n', (size_t)(to - *from));
        const char *stop = end ? end : to;
        struct span line = {*from, (size_t)(stop - *from)};

        if (span_trim(line).n)
            add_passage(p, (struct passage){.doc = doc, .text = line});
        *from = end ? end + 1 : to;
    }
}

/* A wording never runs from one source, or from its text, into another. */
static void add_border(struct passages *p, size_t doc)
{
    p->words = arena_more(p->arena, p->words, p->count, sizeof *p->words);
    p->words[p->count++] = (struct passage_word){
        .text = {p->readings[doc].doc->text.p, 0},
        .id = ++p->id_count,
        .passage = (uint32_t)(p->passage_count ? p->passage_count - 1 : 0)
    };
}

static void add_stated(struct passages *p, size_t d)
{
    const struct document *doc = p->readings[d].doc;
    const struct span fields[] = {doc->title, doc->site,           doc->section,
                                  doc->date,  doc->modified,       doc->url,
                                  doc->file,  span_of(doc->sha256)};
    struct buf size = buf_new(p->arena, 64);

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        add_passage(
            p, (struct passage){.doc = d, .text = fields[i], .stated = true});
        add_border(p, d);
    }
    buf_printf(&size, "%zu bytes", doc->bytes);
    add_passage(
        p, (struct passage){.doc = d, .text = buf_span(&size), .stated = true});
    add_border(p, d);
    for (size_t i = 0; i < doc->author_count; i++) {
        add_passage(p, (struct passage){
                           .doc = d, .text = doc->authors[i], .stated = true});
        add_border(p, d);
    }
}

static void add_source(struct passages *p, size_t d)
{
    const struct reading *r = &p->readings[d];
    const char *from = r->doc->text.p;

    for (size_t i = 0; i < r->sentences->count; i++) {
        const struct sentence *s = &r->sentences->at[i];

        add_between(p, d, &from, s->text.p);
        add_passage(p, (struct passage){.doc = d,
                                        .text = s->text,
                                        .sentence = i + 1,
                                        .paragraph = s->paragraph});
        from = s->text.p + s->text.n;
    }
    add_between(p, d, &from, r->doc->text.p + r->doc->text.n);
    add_border(p, d);
}

/* ---- the suffix array ---- */

struct sorting {
    size_t count;
    uint32_t *order, *rank, *other; /* [count] */
    size_t *bucket;                 /* [count + ids + 2] */
    size_t ranks;
};

/* order, which is sorted by what stands `width` words on, by rank. */
static void sort_by_rank(struct sorting *s, const uint32_t *shifted)
{
    memset(s->bucket, 0, (s->ranks + 2) * sizeof *s->bucket);
    for (size_t i = 0; i < s->count; i++)
        s->bucket[s->rank[i] + 1]++;
    for (size_t i = 1; i <= s->ranks + 1; i++)
        s->bucket[i] += s->bucket[i - 1];
    for (size_t i = 0; i < s->count; i++)
        s->order[s->bucket[s->rank[shifted[i]]]++] = shifted[i];
}

static uint32_t rank_behind(const struct sorting *s, size_t i, size_t width)
{
    return i + width < s->count ? s->rank[i + width] + 1 : 0;
}

/* New ranks from pairs of old ones; false: all differ. */
static bool rank_again(struct sorting *s, size_t width)
{
    uint32_t rank = 0;

    for (size_t i = 0; i < s->count; i++) {
        uint32_t a = s->order[i];

        if (i > 0) {
            uint32_t b = s->order[i - 1];

            rank += s->rank[a] != s->rank[b] ||
                    rank_behind(s, a, width) != rank_behind(s, b, width);
        }
        s->other[a] = rank;
    }
    uint32_t *swap = s->rank;
    s->rank = s->other;
    s->other = swap;
    s->ranks = (size_t)rank + 1;
    return s->ranks < s->count;
}

static void double_width(struct sorting *s, size_t width, uint32_t *shifted)
{
    size_t n = 0;

    /* What ends first is smallest. */
    for (size_t i = s->count > width ? s->count - width : 0; i < s->count; i++)
        shifted[n++] = (uint32_t)i;
    for (size_t i = 0; i < s->count; i++)
        if (s->order[i] >= width)
            shifted[n++] = s->order[i] - (uint32_t)width;
    sort_by_rank(s, shifted);
}

static uint32_t *sort_places(const struct passages *p, struct arena *a)
{
    size_t n = p->count;
    struct sorting s = {
        .count = n,
        .order = ARENA_NEW(a, uint32_t, n + 1),
        .rank = ARENA_NEW(a, uint32_t, n + 1),
        .other = ARENA_NEW(a, uint32_t, n + 1),
        .bucket = ARENA_NEW(a, size_t, n + p->id_count + 4),
        .ranks = (size_t)p->id_count + 1,
    };
    uint32_t *shifted = ARENA_NEW(a, uint32_t, n + 1);

    for (size_t i = 0; i < n; i++) {
        s.rank[i] = p->words[i].id;
        shifted[i] = (uint32_t)i;
    }
    sort_by_rank(&s, shifted);
    for (size_t width = 1; width < DEPTH; width *= 2) {
        double_width(&s, width, shifted);
        if (!rank_again(&s, width))
            break;
    }
    return s.order;
}

struct passages passage_index(const struct reading *readings, size_t count,
                              struct arena *a)
{
    struct passages p = {.readings = readings,
                         .readings_count = count,
                         .ids = table_new(a, 1024),
                         .arena = a};

    for (size_t d = 0; d < count; d++)
        add_source(&p, d);
    for (size_t d = 0; d < count; d++)
        add_stated(&p, d);
    p.order = sort_places(&p, a);
    return p;
}

/* ---- questions ---- */

/* How many words at `place` are those of ids; the sign tells which side is
 * greater behind them, 0: ids end there. */
static size_t compare(const struct passages *p, size_t place,
                      const uint32_t *ids, size_t count, int *sign)
{
    size_t n = 0;

    while (n < count && place + n < p->count &&
           p->words[place + n].id == ids[n])
        n++;
    *sign = 0;
    if (n < count)
        *sign =
            place + n == p->count || p->words[place + n].id < ids[n] ? -1 : 1;
    return n;
}

size_t passage_longest(const struct passages *p, const uint32_t *ids,
                       size_t count, size_t *place)
{
    size_t low = 0, high = p->count, best = 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2, at = p->order[middle], n;
        int sign;

        n = compare(p, at, ids, count, &sign);
        if (n > best) {
            best = n;
            *place = at;
        }
        if (sign == 0)
            return best;
        if (sign < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return best;
}

size_t passage_all(const struct passages *p, const uint32_t *ids, size_t count,
                   size_t *first)
{
    size_t n = count < DEPTH ? count : DEPTH, low = 0, high = p->count, end;
    int sign;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        compare(p, p->order[middle], ids, n, &sign);
        if (sign < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    end = p->count;
    for (high = low; high < end;) {
        size_t middle = high + (end - high) / 2;

        compare(p, p->order[middle], ids, n, &sign);
        if (sign == 0)
            high = middle + 1;
        else
            end = middle;
    }
    return high - low;
}

bool passage_is(const struct passages *p, size_t place, const uint32_t *ids,
                size_t count)
{
    int sign;

    return compare(p, place, ids, count, &sign) == count;
}

size_t passage_word_at(const struct passages *all, size_t doc, const char *p)
{
    size_t low = 0, high = all->passage_count;

    while (low < high) { /* the first passage that ends behind p */
        size_t middle = low + (high - low) / 2;
        const struct passage *x = &all->at[middle];

        if (!x->stated &&
            (x->doc < doc || (x->doc == doc && x->text.p + x->text.n <= p)))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == all->passage_count)
        return all->count;
    size_t i = all->at[low].first;
    while (i < all->at[low].end && all->words[i].text.p < p)
        i++;
    return i;
}

struct span passage_text(const struct passages *p, size_t first, size_t last)
{
    struct span a = p->words[first].text, b = p->words[last].text;

    assert(b.p + b.n >= a.p);
    return (struct span){a.p, (size_t)(b.p + b.n - a.p)};
}
