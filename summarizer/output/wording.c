#include "output/wording.h"

#include "base/utf8.h"

enum {
    WORDS_MAX = 400
}; /* [words] that are compared one by one: a table of
      160,000 cells; statements have about 25 */

struct words {
    struct span *at;
    bool *common;
    size_t count;
};

/* The next word behind *at, which moves; empty at the end.  Han and kana
 * are one word a character; an apostrophe within a word belongs to it. */
static struct span next_word(struct span s, size_t *at)
{
    size_t begin = s.n, end = s.n;

    while (*at < s.n) {
        size_t here = *at;
        uint32_t c = utf8_read(s, at);

        if (utf8_is_alpha(c) || utf8_is_digit(c)) {
            if (begin == s.n)
                begin = here;
            end = *at;
            if (utf8_is_cjk(c))
                break;
        } else if (begin < s.n && end < here) {
            break; /* a second mark */
        } else if (begin < s.n && c != '\'' && c != 0x2019) {
            break;
        }
    }
    *at = begin < s.n ? end : s.n;
    return span_slice(s, begin, end);
}

static bool same_word(struct span a, struct span b)
{
    size_t i = 0, k = 0;

    while (i < a.n && k < b.n) {
        uint32_t x = utf8_lower(utf8_read(a, &i));
        uint32_t y = utf8_lower(utf8_read(b, &k));

        if (x != y &&
            !((x == '\'' || x == 0x2019) && (y == '\'' || y == 0x2019)))
            return false;
    }
    return i == a.n && k == b.n;
}

bool wording_same(struct span a, struct span b)
{
    size_t i = 0, k = 0;

    for (;;) {
        struct span x = next_word(a, &i), y = next_word(b, &k);

        if (x.n == 0 || y.n == 0)
            return x.n == y.n;
        if (!same_word(x, y))
            return false;
    }
}

static struct words find_words(struct span s, struct arena *a)
{
    struct words w = {NULL, NULL, 0};
    struct span word;

    for (size_t at = 0; (word = next_word(s, &at)).n;) {
        w.at = arena_more(a, w.at, w.count, sizeof *w.at);
        w.at[w.count++] = word;
    }
    w.common = ARENA_NEW(a, bool, w.count + 1);
    return w;
}

/* Words from..to of both that are the same, in order, as many as can be. */
static void mark_longest(struct words *a, struct words *b, size_t from,
                         size_t a_end, size_t b_end, struct arena *arena)
{
    size_t n = a_end - from, m = b_end - from, i = 0, k = 0;
    uint16_t *table; /* [n + 1][m + 1]: longest of what is behind */

    if (n == 0 || m == 0 || n > WORDS_MAX || m > WORDS_MAX)
        return;
    table = ARENA_NEW(arena, uint16_t, (n + 1) * (m + 1));
    for (size_t x = n; x-- > 0;)
        for (size_t y = m; y-- > 0;) {
            uint16_t down = table[(x + 1) * (m + 1) + y];
            uint16_t right = table[x * (m + 1) + y + 1];

            table[x * (m + 1) + y] =
                same_word(a->at[from + x], b->at[from + y])
                    ? (uint16_t)(table[(x + 1) * (m + 1) + y + 1] + 1)
                : down > right ? down
                               : right;
        }
    while (i < n && k < m) {
        if (same_word(a->at[from + i], b->at[from + k])) {
            a->common[from + i++] = true;
            b->common[from + k++] = true;
        } else if (table[(i + 1) * (m + 1) + k] >= table[i * (m + 1) + k + 1]) {
            i++;
        } else {
            k++;
        }
    }
}

/* Whether a common word has words of its own side before and behind it. */
static bool is_island(const struct words *w, size_t i)
{
    return i > 0 && i + 1 < w->count && !w->common[i - 1] && !w->common[i + 1];
}

/* Common words come in pairs, in the same order. */
static void drop_islands(struct words *a, struct words *b)
{
    size_t k = 0;

    for (size_t i = 0; i < a->count; i++) {
        if (!a->common[i])
            continue;
        while (!b->common[k])
            k++;
        if (is_island(a, i) && is_island(b, k))
            a->common[i] = b->common[k] = false;
        k++;
    }
}

static void add_run(struct wording *w, struct span text, bool own,
                    struct arena *a)
{
    if (text.n == 0)
        return;
    w->runs = arena_more(a, w->runs, w->count, sizeof *w->runs);
    w->runs[w->count++] = (struct wording_run){text, own};
}

static struct wording make_runs(struct span text, const struct words *w,
                                struct arena *a)
{
    struct wording out = {NULL, 0};
    size_t done = 0; /* [bytes] */

    for (size_t i = 0; i < w->count;) {
        size_t first = i, begin, end;

        if (w->common[i]) {
            i++;
            continue;
        }
        while (i < w->count && !w->common[i])
            i++;
        begin = (size_t)(w->at[first].p - text.p);
        end = (size_t)(w->at[i - 1].p - text.p) + w->at[i - 1].n;
        add_run(&out, span_slice(text, done, begin), false, a);
        add_run(&out, span_slice(text, begin, end), true, a);
        done = end;
    }
    add_run(&out, span_from(text, done), false, a);
    return out;
}

void wording_compare(struct span a, struct span b, struct arena *arena,
                     struct wording *of_a, struct wording *of_b)
{
    struct words x = find_words(a, arena), y = find_words(b, arena);
    size_t from = 0, i = x.count, k = y.count;

    for (; from < i && from < k && same_word(x.at[from], y.at[from]); from++)
        x.common[from] = y.common[from] = true;
    while (i > from && k > from && same_word(x.at[i - 1], y.at[k - 1]))
        x.common[--i] = y.common[--k] = true;
    mark_longest(&x, &y, from, i, k, arena);
    drop_islands(&x, &y);
    *of_a = make_runs(a, &x, arena);
    *of_b = make_runs(b, &y, arena);
}
