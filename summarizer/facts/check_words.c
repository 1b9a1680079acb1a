#include <stdint.h>

#include "base/utf8.h"
#include "facts/checking.h"

/* Phrases of the program as runs of ids; all their beginnings are keys. */
struct labels {
    struct table runs; /* ids -> enum label_end, as bits */
    uint32_t number;   /* the id that stands for any number */
};

enum label_end {
    BEGINS = 1, /* a phrase begins so */
    WHOLE = 2,  /* it is one */
    OPEN = 4    /* and the rest of the sentence is part of it */
};

static struct span key_of(const uint32_t *ids, size_t count)
{
    return (struct span){(const char *)ids, count * sizeof *ids};
}

/* ---- marks ---- */

/* Marks that part what a line says: clauses, quotations, columns. */
static bool parts_pieces(struct span mark)
{
    static const char *const marks[] = {
        ";", ":", "(", ")", "[", "]", "\"", "=", "|", "«",
        "»", "“", "”", "„", "│", "·", "–",  "—", "•",
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (span_eq(mark, span_of(marks[i])))
            return true;
    return false;
}

static bool is_mark(const struct token *t, uint32_t c)
{
    return t->kind == TOKEN_MARK && utf8_peek(t->text, 0) == c;
}

/* "s12": a sentence of the full texts on a page. */
static bool is_sentence_mark(struct span s)
{
    size_t n = 1;

    while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
        n++;
    return s.n > 1 && s.p[0] == 's' && n == s.n;
}

/* How many tokens at `i` are a place such as 1:¶2, [3], ¶4 or s5. */
static size_t place_mark(const struct tokens *all, size_t i, size_t end)
{
    const struct token *t = &all->at[i];

    if (t->kind == TOKEN_WORD && is_sentence_mark(t->text))
        return 1;

    if (is_mark(t, 0xb6) && i + 1 < end && t[1].kind == TOKEN_NUMBER)
        return 2;
    if (t->kind == TOKEN_NUMBER && i + 3 < end && is_mark(&t[1], ':') &&
        is_mark(&t[2], 0xb6) && t[3].kind == TOKEN_NUMBER)
        return 4;
    if (is_mark(t, '[') && i + 2 < end && t[1].kind == TOKEN_NUMBER &&
        is_mark(&t[2], ']'))
        return 3;
    return 0;
}

/* "..." or "…" begins at token i. */
static bool is_ellipsis(const struct tokens *all, size_t i, size_t end)
{
    return is_mark(&all->at[i], 0x2026) ||
           (is_mark(&all->at[i], '.') && i + 1 < end &&
            is_mark(&all->at[i + 1], '.'));
}

/* "1. …", "2) …", "3  …" at the start of a block count nothing. */
static bool is_enumerator(const struct checking *k, size_t s, size_t i)
{
    const struct reading *r = k->request->brief;
    const struct token *t = &r->tokens->at[i];
    const struct sentence *sentence = &r->sentences->at[s];
    struct span rest = sentence->text;

    if (!sentence->first || i != r->tokens->first[s] ||
        t->kind != TOKEN_NUMBER || t->text.p != rest.p)
        return false;
    rest = span_from(rest, t->text.n);
    return (t->flags & TOKEN_DOTTED && rest.n && rest.p[0] == ' ') ||
           span_starts(rest, SPAN(". ")) || span_starts(rest, SPAN(") ")) ||
           span_starts(rest, SPAN("  "));
}

/* "…, Jo Lee" at the end of a line: the words of a source and whose they
 * are. */
static bool names_speaker(const struct checking *k, const struct tokens *all,
                          size_t i, size_t end)
{
    enum { LONGEST = 10 /* [tokens] */ };
    size_t e = i;

    while (e < end && e < i + LONGEST && place_mark(all, e, end) == 0)
        e++;
    if (e == i || (e < end && place_mark(all, e, end) == 0))
        return false;
    const char *from = all->at[i].text.p;
    struct span last = all->at[e - 1].text;
    return check_is_speaker(
        k, (struct span){from, (size_t)(last.p + last.n - from)});
}

static void add_word(struct checking *k, const struct token *t,
                     struct brief_word *state)
{
    state->text = t->text;
    state->id = passage_id(&k->passages, t);
    if (state->id) {
        k->words = arena_more(k->arena, k->words, k->count, sizeof *k->words);
        k->words[k->count++] = *state;
        state->edge = state->gap = false;
    }
}

static void read_sentence(struct checking *k, size_t s)
{
    const struct tokens *all = k->request->brief->tokens;
    size_t end = all->first[s + 1];
    struct brief_word state = {.sentence = (uint32_t)s, .edge = true};
    /* In a list, commas part names, roles and labels. */
    bool item = k->request->kinds[k->request->brief->sentences->at[s].block] ==
                BLOCK_LIST_ITEM;

    k->first[s] = k->count;
    for (size_t i = all->first[s]; i < end; i++) {
        size_t mark = place_mark(all, i, end);

        if (mark == 0 && is_enumerator(k, s, i))
            mark = 1;
        if (mark) {
            i += mark - 1;
            state.edge = true;
            continue;
        }
        if (is_mark(&all->at[i], ',') &&
            (item || names_speaker(k, all, i + 1, end)))
            state.edge = true;
        if (is_ellipsis(all, i, end))
            state.gap = true;
        if (all->at[i].kind == TOKEN_MARK && parts_pieces(all->at[i].text))
            state.edge = true;
        add_word(k, &all->at[i], &state);
    }
}

/* ---- labels ---- */

static struct labels read_labels(struct checking *k)
{
    const struct check_request *r = k->request;
    struct labels l = {.runs = table_new(k->arena, 1024)};
    struct token any = {.text = SPAN("#\xc2\xa4"), .kind = TOKEN_WORD};

    l.number = passage_id(&k->passages, &any);
    for (size_t i = 0; i < r->label_count; i++) {
        struct tokens t = token_split_span(r->labels[i], k->arena);
        uint32_t *ids = ARENA_NEW(k->arena, uint32_t, t.count + 1);
        size_t n = 0;
        bool fresh;

        for (size_t w = 0; w < t.count; w++) {
            size_t place = place_mark(&t, w, t.count);
            uint32_t id = is_mark(&t.at[w], '#')
                              ? l.number
                              : passage_id(&k->passages, &t.at[w]);

            w += place ? place - 1 : 0;
            if (!id || place)
                continue;
            ids[n++] = id;
            *table_put(&l.runs, key_of(ids, n), &fresh) |= BEGINS;
        }
        if (n)
            *table_put(&l.runs, key_of(ids, n), &fresh) |=
                span_ends(r->labels[i], SPAN("…")) ? WHOLE | OPEN : WHOLE;
    }
    return l;
}

static bool is_number(struct span s)
{
    return s.n && s.p[0] >= '0' && s.p[0] <= '9';
}

/* How many words at `i` are a whole phrase of the program, the longest. */
static size_t label_at(const struct checking *k, const struct labels *l,
                       size_t i, size_t end)
{
    enum { LONGEST = 64 /* [words] of a phrase */ };
    uint32_t ids[LONGEST];
    size_t best = 0;

    for (size_t n = 0; i + n < end && n < LONGEST; n++) {
        const struct brief_word *w = &k->words[i + n];
        const uint32_t *flags;

        ids[n] = w->id;
        flags = table_find(&l->runs, key_of(ids, n + 1));
        if (!flags && is_number(w->text)) {
            ids[n] = l->number;
            flags = table_find(&l->runs, key_of(ids, n + 1));
        }
        if (!flags)
            break;
        if (*flags & WHOLE)
            best = *flags & OPEN ? end - i : n + 1;
    }
    return best;
}

/* A phrase of one word is one only at the edge of a piece: "killed: …". */
static bool stands_apart(const struct checking *k, size_t i, size_t n,
                         size_t end)
{
    if (n > 1 || k->words[i].edge || i + n == end)
        return true;
    return k->words[i + n].edge ||
           (i > 0 && k->words[i - 1].label &&
            k->words[i - 1].sentence == k->words[i].sentence);
}

/* Whether the sentence stands in a source as it is. */
static bool is_verbatim(const struct checking *k, size_t s)
{
    enum { LEAST = 4 /* [words] fewer may be labels that a source has too */ };
    struct wording w = check_wording(k, k->first[s], k->first[s + 1]);
    size_t place;

    return w.count >= LEAST &&
           passage_longest(&k->passages, w.ids, w.count, &place) == w.count;
}

static void mark_labels(struct checking *k, const struct labels *l, size_t s)
{
    size_t end = k->first[s + 1], n;

    if (is_verbatim(k, s))
        return; /* "Wounded people were missing": words of a source */
    for (size_t i = k->first[s]; i < end; i += n ? n : 1) {
        n = label_at(k, l, i, end);
        if (n && !stands_apart(k, i, n, end))
            n = 0;
        for (size_t w = i; w < i + n; w++)
            k->words[w].label = true;
        if (n && i + n < end)
            k->words[i + n].edge = true;
    }
}

/* "Norway, NO": the code of a country, which is checked as a name. */
static void mark_codes(struct checking *k, size_t s)
{
    size_t end = k->first[s + 1];

    for (size_t i = k->first[s] + 1; i < end; i++) {
        struct brief_word *w = &k->words[i];
        bool alone = w->edge && (i + 1 == end || w[1].edge || w[1].label);

        w->aside = alone && w->text.n == 2 && utf8_all_upper(w->text);
    }
}

/* ---- runs ---- */

struct wording check_wording(const struct checking *k, size_t first, size_t end)
{
    struct wording w = {
        ARENA_NEW(k->arena, size_t, end - first + 1),
        ARENA_NEW(k->arena, uint32_t, end - first + 1),
        0,
    };

    for (size_t i = first; i < end; i++)
        if (!k->words[i].label && !k->words[i].aside) {
            w.at[w.count] = i;
            w.ids[w.count++] = k->words[i].id;
        }
    return w;
}

static void find_runs(struct checking *k, size_t s)
{
    struct wording w = check_wording(k, k->first[s], k->first[s + 1]);

    for (size_t i = 0; i < w.count;) {
        size_t place = 0, n;

        n = passage_longest(&k->passages, w.ids + i, w.count - i, &place);
        for (size_t j = 0; j < n; j++) {
            k->words[w.at[i + j]].run = n;
            k->words[w.at[i + j]].place = place + j;
        }
        i += n ? n : 1;
    }
}

void check_read_words(struct checking *k)
{
    size_t sentences = k->request->brief->sentences->count;
    struct labels labels = read_labels(k);

    k->first = ARENA_NEW(k->arena, size_t, sentences + 1);
    for (size_t s = 0; s < sentences; s++)
        read_sentence(k, s);
    k->first[sentences] = k->count;
    check_isos(k);
    for (size_t s = 0; s < sentences; s++) {
        mark_labels(k, &labels, s);
        mark_codes(k, s);
        find_runs(k, s);
    }
}

void check_words_of(const struct checking *k, struct span text, size_t *first,
                    size_t *end)
{
    size_t low = 0, high = k->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (k->words[middle].text.p < text.p)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (low < k->count && k->words[low].text.p < text.p + text.n)
        low++;
    *end = low;
}
