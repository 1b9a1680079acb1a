#include <stdint.h>

#include "facts/checking.h"

enum {
    PLACES = 32,  /* of one wording that are looked at */
    STATEMENT = 5 /* [words] fewer are a term or a title */
};

/* Less of it than this in the nearest wording: it is missing. */
static const double near_share = .5;

/* All places of the words from `first` to `end`; the number of them. */
static size_t find_all(const struct checking *k, size_t first, size_t end,
                       size_t places[PLACES])
{
    uint32_t *ids = ARENA_NEW(k->arena, uint32_t, end - first + 1);
    size_t n = 0, at, count;

    for (size_t i = first; i < end; i++)
        ids[i - first] = k->words[i].id;
    count = passage_all(&k->passages, ids, end - first, &at);
    for (size_t i = at; i < at + count && n < PLACES; i++)
        if (passage_is(&k->passages, k->passages.order[i], ids, end - first))
            places[n++] = k->passages.order[i];
    return n;
}

/* The earliest place in a text, else in the metadata. */
static size_t first_place(const struct checking *k, const size_t *places,
                          size_t count)
{
    size_t best = places[0];

    for (size_t i = 1; i < count; i++)
        if (places[i] < best) /* metadata stand behind all texts */
            best = places[i];
    (void)k;
    return best;
}

/* The end of the piece that begins at word `i`: an ellipsis ends it. */
static size_t piece_end(const struct checking *k, size_t i, size_t end)
{
    size_t e = i + 1;

    while (e < end && !k->words[e].gap)
        e++;
    return e;
}

/* Every piece stands in a source; `places` are those of the longest. */
static bool find_pieces(const struct checking *k, size_t first, size_t end,
                        size_t places[PLACES], size_t *count)
{
    size_t longest = 0;

    *count = 0;
    for (size_t i = first, e; i < end; i = e) {
        size_t found[PLACES], n;

        e = piece_end(k, i, end);
        n = find_all(k, i, e, found);
        if (n == 0)
            return false;
        if (e - i > longest) {
            longest = e - i;
            *count = n;
            memcpy(places, found, n * sizeof *found);
        }
    }
    return longest > 0;
}

static void check_words(struct checking *k, struct span text, size_t first,
                        size_t end)
{
    struct check_item *item = check_add(k, CHECK_QUOTE, text);
    size_t places[PLACES], count, at;

    if (find_pieces(k, first, end, places, &count)) {
        at = first_place(k, places, count);
        for (size_t i = first; i < end; i++)
            k->words[i].quoted = true;
        check_found(k, item, at, at + piece_end(k, first, end) - first - 1);
        if ((end - first >= STATEMENT &&
             !check_speaker(k, text, places, count, item)) ||
            check_cut_denial(k, places, count, end - first, item))
            item->verdict = CHECK_REWORDED;
        return;
    }
    struct span letters = check_letters(k, text);
    if (letters.n) {
        item->verdict = CHECK_FOUND;
        for (size_t i = first; i < end; i++)
            k->words[i].quoted = true;
        return;
    }
    struct wording w = check_wording(k, first, end);
    struct alignment al = check_near(k, &w);

    for (size_t i = first; i < end; i++)
        k->words[i].faulty = true;

    if ((double)al.matched >= near_share * (double)w.count && al.matched > 1) {
        item->verdict = CHECK_REWORDED;
        check_nearest(k, item, &al);
    } else if (al.matched > 1) {
        check_nearest(k, item, &al);
    }
}

/* Words that stand as a quotation by their block alone. */
static void check_block(struct checking *k, struct span text)
{
    size_t first, end, places[PLACES];

    check_words_of(k, text, &first, &end);
    if (first == end)
        return;
    if (find_all(k, first, end, places) > 0) {
        check_words(k, text, first, end);
        return;
    }
    while (first < end && k->words[first].label)
        first++;
    while (end > first && k->words[end - 1].label)
        end--;
    if (end - first < STATEMENT)
        return;
    const struct brief_word *a = &k->words[first], *b = &k->words[end - 1];
    text =
        (struct span){a->text.p, (size_t)(b->text.p + b->text.n - a->text.p)};
    check_words(k, text, first, end);
    for (size_t i = first; i < end; i++)
        k->stated[k->words[i].sentence] = true;
}

/* Whether a quotation in marks begins in the block. */
static bool has_marks(const struct mentions *all, size_t *next,
                      struct span block)
{
    bool has = false;

    while (*next < all->count && all->at[*next].text.p < block.p + block.n) {
        has |= all->at[*next].kind == MENTION_QUOTE &&
               all->at[*next].text.p >= block.p;
        ++*next;
    }
    return has;
}

/* Labels in quotation marks, as the notes below a page have them. */
static bool is_own(const struct checking *k, size_t first, size_t end)
{
    size_t places[PLACES];

    for (size_t i = first; i < end; i++)
        if (!k->words[i].label)
            return false;
    return find_all(k, first, end, places) == 0;
}

/* A mark that was not closed takes in what stands behind the quotation:
 * labels, and in a list the name of the speaker. */
static size_t cut_open(const struct checking *k, size_t first, size_t end)
{
    size_t places[PLACES], e = first + 1;

    while (end > first && k->words[end - 1].label)
        end--;
    if (first == end || find_all(k, first, end, places) > 0)
        return end;
    while (e < end && !k->words[e].edge && !k->words[e].label)
        e++;
    return e;
}

void check_quotes(struct checking *k)
{
    const struct reading *brief = k->request->brief;
    size_t next = 0;

    for (size_t i = 0; i < brief->mentions->count; i++) {
        const struct mention *m = &brief->mentions->at[i];
        size_t first, end;

        if (m->kind != MENTION_QUOTE)
            continue;
        check_words_of(k, m->text, &first, &end);
        if (m->as.quote.open)
            end = cut_open(k, first, end);
        if (first == end || is_own(k, first, end))
            continue;
        check_words(k, m->text, first, end);
        k->stated[m->sentence] = true;
    }
    for (size_t i = 0; i < brief->doc->block_count; i++) {
        bool marks =
            has_marks(brief->mentions, &next, brief->doc->blocks[i].text);

        if (!marks && k->request->kinds[i] == BLOCK_QUOTATION)
            check_block(k, brief->doc->blocks[i].text);
    }
}
