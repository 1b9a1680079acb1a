/*
 * The wording of a source that is nearest to a wording of the brief.
 *
 * The sentence that shares the rarest words is found by its stems, each
 * weighted by its inverse frequency (K. Spärck Jones, 1972); then the words
 * around it are aligned by their longest common subsequence (as in
 * output/wording.h).  Matches far from all others are chance.
 */
#include <math.h>
#include <stdint.h>

#include "facts/checking.h"

enum {
    COMMON = 400, /* [sentences] a stem in more of them tells nothing */
    APART = 8     /* [words] a match farther off than this is chance */
};

uint32_t check_stem(struct checking *k, struct span word)
{
    struct span stem;
    uint32_t *number;
    bool fresh;

    if (!stem_content(k->stemmer, word, span_hash_folded(word), &stem))
        return 0;
    const uint32_t *known = table_find(&k->stem_ids, stem);
    if (known)
        return *known;
    number = table_put(&k->stem_ids, arena_copy(k->arena, stem), &fresh);
    *number = ++k->stem_count;
    return *number;
}

/* Which passages hold which stem, each once: two passes over the words. */
static void build_postings(struct checking *k)
{
    const struct passages *p = &k->passages;
    size_t *last = ARENA_NEW(k->arena, size_t, k->stem_count + 1);
    size_t total = 0;

    k->postings_at = ARENA_NEW(k->arena, size_t, k->stem_count + 2);
    for (int pass = 0; pass < 2; pass++) {
        memset(last, 0, (k->stem_count + 1) * sizeof *last);
        for (size_t i = 0; i < p->count; i++) {
            uint32_t stem = k->stem_of[p->words[i].id];

            if (!stem || last[stem] == p->words[i].passage + (size_t)1)
                continue;
            last[stem] = p->words[i].passage + (size_t)1;
            if (pass)
                k->postings[k->postings_at[stem]++] = p->words[i].passage;
            else
                k->postings_at[stem + 1]++;
        }
        if (pass)
            break;
        for (size_t s = 1; s <= (size_t)k->stem_count + 1; s++)
            k->postings_at[s] += k->postings_at[s - 1];
        total = k->postings_at[k->stem_count + 1];
        k->postings = ARENA_NEW(k->arena, uint32_t, total + 1);
    }
    /* The second pass moved each start to the next one. */
    for (size_t s = (size_t)k->stem_count + 1; s > 0; s--)
        k->postings_at[s] = k->postings_at[s - 1];
    k->postings_at[0] = 0;
}

void check_near_build(struct checking *k)
{
    const struct passages *p = &k->passages;
    bool *known = ARENA_NEW(k->arena, bool, p->id_count + 1);

    k->stem_ids = table_new(k->arena, p->id_count);
    k->stem_of = ARENA_NEW(k->arena, uint32_t, p->id_count + 1);
    for (size_t i = 0; i < p->count; i++) {
        const struct passage_word *w = &p->words[i];

        if (known[w->id] || w->text.n == 0)
            continue;
        known[w->id] = true;
        k->stem_of[w->id] = check_stem(k, w->text);
    }
    k->source_stems = k->stem_count;
    build_postings(k);
    k->score = ARENA_NEW(k->arena, double, p->passage_count + 1);
    k->grid = ARENA_NEW(k->arena, uint16_t,
                        (ALIGN_WORDS + 1) * (size_t)(ALIGN_WINDOW + 1));
}

struct at check_place(const struct checking *k, size_t i, size_t last)
{
    const struct passages *p = &k->passages;
    const struct passage *x = &p->at[p->words[i].passage];

    if (x->stated)
        return (struct at){0};
    return (struct at){
        .doc = x->doc,
        .text = passage_text(p, i, last),
        .paragraph = x->paragraph,
        .sentence = x->sentence,
    };
}

/* ---- which passage ---- */

/* Adds the weight of a stem to its passages; the best so far in *best. */
static void vote(struct checking *k, uint32_t stem, size_t *best)
{
    size_t from = k->postings_at[stem], to = k->postings_at[stem + 1];
    double all = (double)k->passages.passage_count;

    if (to == from || to - from > COMMON)
        return;
    for (size_t i = from; i < to; i++) {
        uint32_t passage = k->postings[i];

        k->score[passage] += log(1 + all / (double)(to - from));
        if (*best == SIZE_MAX || k->score[passage] > k->score[*best])
            *best = passage;
    }
}

static void forget(struct checking *k, uint32_t stem)
{
    size_t from = k->postings_at[stem], to = k->postings_at[stem + 1];

    for (size_t i = from; i < to && to - from <= COMMON; i++)
        k->score[k->postings[i]] = 0;
}

/* The number of a word's stem if a source has it, else 0. */
static uint32_t stem_of_word(struct checking *k, const struct wording *w,
                             size_t i)
{
    struct span stem;
    const uint32_t *number;

    struct span word = k->words[w->at[i]].text;

    if (!stem_content(k->stemmer, word, span_hash_folded(word), &stem))
        return 0;
    number = table_find(&k->stem_ids, stem);
    /* Those that came with the brief have no postings. */
    return number && *number <= k->source_stems ? *number : 0;
}

/* The passage that shares most with the wording, or SIZE_MAX. */
static size_t find_passage(struct checking *k, const struct wording *w,
                           size_t count)
{
    size_t best = SIZE_MAX, longest = 0, place = 0;

    for (size_t i = 0; i < count; i++) {
        uint32_t stem = stem_of_word(k, w, i);

        if (stem)
            vote(k, stem, &best);
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t stem = stem_of_word(k, w, i);

        if (stem)
            forget(k, stem);
    }
    /* Function words alone: the longest run must do. */
    for (size_t i = 0; i < count && best == SIZE_MAX; i++) {
        size_t n = passage_longest(&k->passages, w->ids + i, count - i, &place);

        if (n > longest && n > 2) {
            longest = n;
            best = k->passages.words[place].passage;
        }
    }
    return best;
}

/* ---- the alignment ---- */

static void fill_grid(struct checking *k, const uint32_t *ids, size_t n,
                      size_t from, size_t m)
{
    const struct passage_word *words = k->passages.words + from;
    size_t row = m + 1;

    memset(k->grid, 0, row * sizeof *k->grid);
    for (size_t i = 1; i <= n; i++) {
        uint16_t *now = k->grid + i * row, *above = now - row;

        now[0] = 0;
        for (size_t j = 1; j <= m; j++) {
            uint16_t best = above[j] > now[j - 1] ? above[j] : now[j - 1];

            if (ids[i - 1] == words[j - 1].id)
                best = (uint16_t)(above[j - 1] + 1);
            now[j] = best;
        }
    }
}

static void trace(struct checking *k, const uint32_t *ids, size_t n,
                  size_t from, size_t m, size_t *to)
{
    const struct passage_word *words = k->passages.words + from;
    size_t row = m + 1, i = n, j = m;

    for (size_t w = 0; w < n; w++)
        to[w] = SIZE_MAX;
    while (i > 0 && j > 0) {
        const uint16_t *now = k->grid + i * row + j;

        if (ids[i - 1] == words[j - 1].id) {
            to[--i] = from + --j;
        } else if (now[-1] >= now[-(ptrdiff_t)row]) {
            j--;
        } else {
            i--;
        }
    }
}

/* Matches at the ends that stand far from the others go. */
static void drop_chance(size_t *to, size_t n)
{
    size_t before = SIZE_MAX, middle = 0, seen = 0, matched = 0;

    for (size_t i = 0; i < n; i++)
        matched += to[i] != SIZE_MAX;
    for (size_t i = 0; i < n && seen <= matched / 2; i++)
        if (to[i] != SIZE_MAX) {
            seen++;
            middle = i;
        }
    before = to[middle];
    for (size_t i = middle; i-- > 0;)
        if (to[i] != SIZE_MAX) {
            if (before == SIZE_MAX || before - to[i] > APART)
                before = to[i] = SIZE_MAX;
            else
                before = to[i];
        }
    before = to[middle];
    for (size_t i = middle + 1; i < n; i++)
        if (to[i] != SIZE_MAX) {
            if (before == SIZE_MAX || to[i] - before > APART)
                before = to[i] = SIZE_MAX;
            else
                before = to[i];
        }
}

/* First and last, with the words that stand for what has no match. */
static void measure(struct alignment *al, size_t n, size_t from, size_t end)
{
    size_t head = 0, tail = 0;

    al->matched = 0;
    for (size_t i = 0; i < n; i++) {
        if (al->to[i] == SIZE_MAX) {
            tail++;
            continue;
        }
        if (al->matched++ == 0) {
            head = i;
            al->first = al->to[i];
        }
        al->last = al->to[i];
        tail = 0;
    }
    al->first -= al->first - from < head ? al->first - from : head;
    al->last += end - 1 - al->last < tail ? end - 1 - al->last : tail;
}

struct alignment check_near(struct checking *k, const struct wording *w)
{
    const struct passages *p = &k->passages;
    size_t n = w->count < ALIGN_WORDS ? w->count : ALIGN_WORDS;
    size_t passage = find_passage(k, w, n);
    struct alignment al = {.to = ARENA_NEW(k->arena, size_t, w->count + 1)};
    size_t from, end;

    for (size_t i = 0; i < w->count; i++)
        al.to[i] = SIZE_MAX;
    if (passage == SIZE_MAX)
        return al;
    from = p->at[passage].first;
    end = p->at[passage].end;
    /* The wording may go on in the sentences beside it. */
    while (from > 0 && p->at[passage].first - from < n &&
           p->words[from - 1].text.n)
        from--;
    while (end < p->count && end - p->at[passage].end < n &&
           p->words[end].text.n)
        end++;
    if (end - from > ALIGN_WINDOW)
        end = from + ALIGN_WINDOW;
    fill_grid(k, w->ids, n, from, end - from);
    trace(k, w->ids, n, from, end - from, al.to);
    drop_chance(al.to, n);
    measure(&al, n, from, end);
    return al;
}
