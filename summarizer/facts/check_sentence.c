#include <stdint.h>

#include "facts/checking.h"

enum {
    PIECE = 5,      /* [words] shorter ones are too common to compare */
    COMPRESSED = 2, /* [words] more in the source: a clause put shorter, not
                       a word changed */
    SENTENCE = 4,   /* [words] shorter ones say too little */
    PARAPHRASE = 4  /* [words] that a paraphrase shares with its source */
};

/* From this share of its words on a sentence is meant to be the source's;
 * below the second one it says something else. */
static const double close_share = .8, near_share = .5;

/* ---- what a difference may be ---- */

struct difference {
    const struct wording *w;
    size_t from, to;   /* words of the wording, half open */
    size_t first, end; /* words of the sources, half open */
};

static bool denies(const struct checking *k, struct span word)
{
    return lexicon_has(&k->lang->negations, word);
}

static size_t count_denials(const struct checking *k, size_t first, size_t end)
{
    size_t n = 0;

    for (size_t i = first; i < end; i++)
        n += denies(k, k->passages.words[i].text);
    return n;
}

/* Articles, auxiliaries and the like, which a writer may change. */
static bool is_light(const struct checking *k, struct span word)
{
    const struct lexeme *e = lexicon_find_folded(&k->lang->grammar, word);

    if (!e || denies(k, word))
        return false;
    return e->tag == GRAMMAR_ARTICLE || e->tag == GRAMMAR_DEFINITE ||
           e->tag == GRAMMAR_POSSESSIVE || e->tag == GRAMMAR_BE ||
           e->tag == GRAMMAR_HAVE || e->tag == GRAMMAR_THAT ||
           e->tag == GRAMMAR_AND || e->tag == GRAMMAR_WHO ||
           e->tag == GRAMMAR_RELATIVE;
}

/* The mention of the brief that holds a word, by name, number or date. */
static const struct mention *mention_of(const struct checking *k,
                                        const struct brief_word *word)
{
    enum { LOOK = 24 /* [mentions] that begin before and overlap */ };
    const struct mentions *all = k->request->brief->mentions;
    size_t low = mention_from(all, word->text.p + 1);

    for (size_t i = low; i > 0 && low - i < LOOK; i--) {
        const struct mention *m = &all->at[i - 1];

        if (m->kind != MENTION_QUOTE && m->text.p + m->text.n > word->text.p)
            return m;
    }
    return NULL;
}

/* Whether the source's words hold the same value or name. */
static bool same_mention(const struct checking *k, const struct mention *ours,
                         size_t first, size_t end)
{
    bool name = check_is_name(ours->kind);
    const struct mention *theirs;

    if (first == end)
        return false;
    theirs =
        check_mention_at(k, first, end - 1, name ? MENTION_PERSON : ours->kind);
    if (!theirs) /* a name for a pronoun or a role is checked by itself */
        return name;
    if (name)
        return check_same_name(ours->text, theirs->text);
    return ours->kind == MENTION_NUMBER
               ? check_same_number(k, ours, theirs)
               : check_same_date(&ours->as.date, &theirs->as.date);
}

static bool has_stem(struct checking *k, size_t first, size_t end,
                     uint32_t stem)
{
    for (size_t i = first; i < end; i++)
        if (k->stem_of[k->passages.words[i].id] == stem)
            return true;
    return false;
}

/* Whether words of ours stand for words of the source. */
static bool is_harmless(struct checking *k, const struct difference *d)
{
    size_t ours = 0;
    bool shorter = d->end - d->first > d->to - d->from + COMPRESSED;

    for (size_t i = d->from; i < d->to; i++) {
        const struct brief_word *word = &k->words[d->w->at[i]];
        const struct mention *m = mention_of(k, word);
        uint32_t stem;

        ours += denies(k, word->text);
        if (shorter || is_light(k, word->text) || denies(k, word->text))
            continue;
        if (m && same_mention(k, m, d->first, d->end))
            continue;
        stem = check_stem(k, word->text);
        if (!stem || !has_stem(k, d->first, d->end, stem))
            return false;
    }
    return ours == count_denials(k, d->first, d->end);
}

/* The words of the source that stand for our words [from, to). */
static struct difference differ(const struct wording *w,
                                const struct alignment *al, size_t from,
                                size_t to)
{
    size_t n = to - from;
    struct difference d = {w, from, to, al->first, al->last + 1};

    if (from > 0)
        d.first = al->to[from - 1] + 1;
    if (to < w->count)
        d.end = al->to[to];
    /* At the ends as many words as ours are. */
    if (from == 0)
        d.first = d.end - al->first > n ? d.end - n : al->first;
    if (to == w->count && d.end - d.first > n)
        d.end = d.first + n;
    return d;
}

static bool is_changed(struct checking *k, const struct wording *w,
                       const struct alignment *al)
{
    for (size_t i = 0; i <= w->count;) {
        size_t from = i;
        struct difference d;

        while (i < w->count && al->to[i] == SIZE_MAX)
            i++;
        /* Before the first word of ours nothing is left out. */
        if (i > from || (i > 0 && i < w->count)) {
            d = differ(w, al, from, i);
            if (d.end > d.first || d.to > d.from)
                if (!is_harmless(k, &d))
                    return true;
        }
        i++;
    }
    return false;
}

/* ---- sentences ---- */

static double share(const struct alignment *al, const struct wording *w)
{
    return w->count ? (double)al->matched / (double)w->count : 0;
}

static struct span text_of(const struct checking *k, const struct wording *w)
{
    const struct span a = k->words[w->at[0]].text;
    const struct span b = k->words[w->at[w->count - 1]].text;

    return (struct span){a.p, (size_t)(b.p + b.n - a.p)};
}

/* Whether the words are those of a quotation that was reported. */
static bool is_faulty(const struct checking *k, const struct wording *w)
{
    size_t n = 0;

    for (size_t i = 0; i < w->count; i++)
        n += k->words[w->at[i]].faulty;
    return n * 10 >= w->count * 8;
}

static void report(struct checking *k, const struct wording *w,
                   const struct alignment *al, enum check_verdict verdict)
{
    if (is_faulty(k, w))
        return;
    struct check_item *item = check_add(k, CHECK_SENTENCE, text_of(k, w));

    item->verdict = verdict;
    check_nearest(k, item, al);
}

/* Some words in one run of a source: its place, or SIZE_MAX. */
static size_t find_run(const struct checking *k, const struct wording *w)
{
    size_t place = SIZE_MAX;

    if (w->count == 0 ||
        passage_longest(&k->passages, w->ids, w->count, &place) < w->count)
        return SIZE_MAX;
    return place;
}

/* Whether the words are nothing but metadata of the sources in a row:
 * outlet, title, author, date. */
static bool is_stated(const struct checking *k, const struct wording *w)
{
    const struct passages *p = &k->passages;
    size_t place = 0, n;

    for (size_t i = 0; i < w->count; i += n) {
        n = passage_longest(p, w->ids + i, w->count - i, &place);
        if (n == 0 || !p->at[p->words[place].passage].stated)
            return false;
    }
    return true;
}

/* Words [from, end) of the wording. */
static struct wording piece_of(const struct wording *w, size_t from, size_t end)
{
    return (struct wording){w->at + from, w->ids + from, end - from};
}

/* The end of the piece that begins at word `i`. */
static size_t next_piece(const struct checking *k, const struct wording *w,
                         size_t i)
{
    size_t e = i + 1;

    while (e < w->count && !k->words[w->at[e]].edge)
        e++;
    return e;
}

/* Whether the piece is a number that a comma alone parts from the word before
 * it, as an age is, and no source has it behind that word: by itself any
 * number would be found somewhere. */
static bool is_stray_number(const struct checking *k, const struct wording *w,
                            size_t from, size_t end)
{
    const struct brief_word *word = &k->words[w->at[from]];
    struct wording pair;
    struct span gap;

    if (from == 0 || end != from + 1 || w->at[from - 1] + 1 != w->at[from] ||
        word->text.p[0] < '0' || word->text.p[0] > '9')
        return false;
    gap.p = word[-1].text.p + word[-1].text.n;
    gap.n = (size_t)(word->text.p - gap.p);
    pair = piece_of(w, from - 1, end);
    return span_eq(span_trim(gap), SPAN(",")) && find_run(k, &pair) == SIZE_MAX;
}

/* Whether all pieces are verbatim; pieces that are nearly so are reported
 * when `tell`. */
static bool check_pieces(struct checking *k, const struct wording *w, bool tell)
{
    bool all = true;

    for (size_t i = 0, e; i < w->count; i = e) {
        struct wording piece;
        struct alignment al;

        e = next_piece(k, w, i);
        piece = piece_of(w, i, e);
        if (is_stray_number(k, w, i, e)) {
            all = false;
            continue;
        }
        if (find_run(k, &piece) != SIZE_MAX || is_stated(k, &piece) ||
            check_letters(k, text_of(k, &piece)).n > 0)
            continue;
        all = false;
        if (!tell || piece.count < PIECE)
            continue;
        al = check_near(k, &piece);
        if (share(&al, &piece) >= close_share && is_changed(k, &piece, &al))
            report(k, &piece, &al, CHECK_REWORDED);
    }
    return all;
}

/* A paraphrase that denies what the source says, or says what it denies. */
static bool is_contrary(struct checking *k, const struct wording *w,
                        const struct alignment *al)
{
    size_t ours = 0, content = 0, shared = 0;

    for (size_t i = 0; i < w->count; i++) {
        struct span word = k->words[w->at[i]].text;
        uint32_t stem = check_stem(k, word);

        ours += denies(k, word);
        content += stem != 0;
        shared += stem && has_stem(k, al->first, al->last + 1, stem);
    }
    return shared >= PARAPHRASE && shared * 10 >= content * 6 &&
           (ours > 0) != (count_denials(k, al->first, al->last + 1) > 0);
}

/* A heading names, it does not say. */
static bool is_heading(const struct checking *k, size_t s)
{
    const struct reading *r = k->request->brief;
    enum block_kind kind = k->request->kinds[r->sentences->at[s].block];

    return kind == BLOCK_TITLE || kind == BLOCK_HEADING;
}

static void check_loose(struct checking *k, size_t s, const struct wording *w,
                        const struct alignment *al)
{
    if (al->matched > 1 && is_contrary(k, w, al)) {
        report(k, w, al, CHECK_REWORDED);
        return;
    }
    if (k->stated[s] || w->count < SENTENCE || is_heading(k, s))
        return;
    report(k, w, al,
           share(al, w) >= near_share ? CHECK_REWORDED : CHECK_MISSING);
}

static void check_one(struct checking *k, size_t s)
{
    struct wording w = check_wording(k, k->first[s], k->first[s + 1]);
    size_t place = find_run(k, &w), before = k->out.count;
    struct alignment al;

    if (w.count == 0)
        return;
    if (place != SIZE_MAX) {
        if (!k->stated[s] && w.count >= SENTENCE && !is_heading(k, s))
            check_found(k, check_add(k, CHECK_SENTENCE, text_of(k, &w)), place,
                        place + w.count - 1);
        return;
    }
    if (check_pieces(k, &w, false))
        return;
    al = check_near(k, &w);
    if (share(&al, &w) >= close_share && w.count >= SENTENCE) {
        if (is_changed(k, &w, &al))
            report(k, &w, &al, CHECK_REWORDED);
        else if (!k->stated[s])
            report(k, &w, &al, CHECK_FOUND);
        return;
    }
    check_pieces(k, &w, true);
    if (k->out.count == before)
        check_loose(k, s, &w, &al);
}

/* Whether the program's own words stand in the sentence. */
static bool has_label(const struct checking *k, size_t s)
{
    for (size_t i = k->first[s]; i < k->first[s + 1]; i++)
        if (k->words[i].label)
            return true;
    return false;
}

void check_copies(struct checking *k)
{
    size_t count = k->request->brief->sentences->count;

    k->copied = ARENA_NEW(k->arena, bool, count + 1);
    for (size_t s = 0; s < count; s++) {
        struct wording w = check_wording(k, k->first[s], k->first[s + 1]);

        k->copied[s] = find_run(k, &w) != SIZE_MAX ||
                       (has_label(k, s) && check_pieces(k, &w, false));
    }
}

void check_sentences(struct checking *k)
{
    for (size_t s = 0; s < k->request->brief->sentences->count; s++)
        check_one(k, s);
}
