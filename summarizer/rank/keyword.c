#include "rank/keyword.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/table.h"
#include "text/cluster.h"
#include "text/lang.h"

enum { LONGEST = 4 /* [terms] */, KEY_MAX = 512 /* [bytes] */ };

/* What articles are about is most often a name. */
static const double name_worth = 1.5;

struct candidate {
    struct span text, key; /* key: its stems, a space around each */
    double worth;
    double topical; /* sum over its terms, each [0..1] */
    size_t uses, terms, order;
    size_t names; /* uses in which every word has a capital */
};

struct candidates {
    struct candidate *at;
    size_t count;
    struct table by_key;
    struct arena *arena;
};

/* Where words have no spaces a term is two clusters, its token the first. */
static bool is_pair(const struct token *t)
{
    return cluster_begins(t->text, 0);
}

/* " stem stem ", so that one key lies in another only at whole stems; of
 * pairs the clusters, so that those of one phrase overlap. */
static struct span make_key(const struct ranked *r, size_t k, size_t n,
                            char out[KEY_MAX])
{
    size_t at = 0;
    bool pairs = is_pair(&r->tokens->at[k]);

    out[at++] = ' ';
    for (size_t i = k; i < k + n + pairs; i++) {
        struct span stem =
            pairs ? r->tokens->at[i].text : r->terms->stem[r->terms->id[i]];

        if (at + stem.n + 1 > KEY_MAX)
            return SPAN("");
        memcpy(out + at, stem.p, stem.n);
        at += stem.n;
        out[at++] = ' ';
    }
    return (struct span){out, at};
}

/* The candidate with the key of `found`, a new one if there is none. */
static struct candidate *find(struct candidates *c,
                              const struct candidate *found)
{
    const uint32_t *known = table_find(&c->by_key, found->key);
    struct span key;
    bool fresh;

    if (known)
        return &c->at[*known];
    key = arena_copy(c->arena, found->key);
    *table_put(&c->by_key, key, &fresh) = (uint32_t)c->count;
    c->at = arena_more(c->arena, c->at, c->count, sizeof *c->at);
    c->at[c->count] = (struct candidate){.text = found->text,
                                         .key = key,
                                         .terms = found->terms,
                                         .topical = found->topical,
                                         .order = c->count};
    return &c->at[c->count++];
}

/* One use of a candidate: found->key lasts no longer than the call. */
static void count_use(struct candidates *c, const struct candidate *found)
{
    struct candidate *k = find(c, found);

    k->worth += found->worth;
    k->names += found->names;
    k->uses++;
}

/* Whether token k + 1 follows token k with nothing but one space, or as the
 * next pair does. */
static bool adjacent(const struct tokens *t, size_t k)
{
    const char *end = t->at[k].text.p + t->at[k].text.n;

    if (is_pair(&t->at[k]))
        return t->at[k + 1].text.p == end && is_pair(&t->at[k + 1]);
    return t->at[k + 1].text.p == end + 1 && *end == ' ' &&
           !is_pair(&t->at[k + 1]);
}

/* "According to": the first of two words that name a source. */
static bool names_source(const struct ranked *r, size_t k)
{
    const struct tokens *t = r->tokens;
    struct span both = t->at[k].text;
    const struct lexeme *cue;

    if (k + 1 >= t->count)
        return false;
    both.n = (size_t)(t->at[k + 1].text.p - both.p) + t->at[k + 1].text.n;
    cue = lexicon_find_folded(&r->doc->lang->cues, both);
    return cue && cue->tag == CUE_SOURCE;
}

/* Words that carry content but are never what an article is about: verbs
 * of speech, auxiliaries, numbers and words of dates, which stop words
 * lists leave out in part. */
static bool is_dull(const struct ranked *r, size_t k)
{
    const struct lang *lang = r->doc->lang;
    struct span word = r->tokens->at[k].text;
    const struct lexeme *cue = lexicon_find_folded(&lang->cues, word);

    return (cue && cue->tag == CUE_SAY && !(cue->value & CUE_NOUN)) ||
           lexicon_has(&lang->auxiliaries, word) ||
           lexicon_has(&lang->grammar, word) ||
           lexicon_has(&lang->numbers, word) ||
           lexicon_has(&lang->calendar, word) ||
           lexicon_has(&lang->openers, word) || names_source(r, k);
}

static bool is_name(const struct ranked *r, size_t k)
{
    return r->terms->id[k] != TERM_NONE &&
           (r->tokens->at[k].flags & TOKEN_CAPITAL) != 0;
}

/* Whether a name of sentence s goes on before token k or behind the `n`
 * tokens from there: then those are only a part of it. */
static bool is_part(const struct ranked *r, size_t s, size_t k, size_t n)
{
    const struct tokens *t = r->tokens;

    return (k > t->first[s] && is_name(r, k - 1) && adjacent(t, k - 1)) ||
           (k + n < t->first[s + 1] && is_name(r, k + n) &&
            adjacent(t, k + n - 1));
}

/* How much a term says about what an article is about [0..1]. */
static double topical(const struct ranked *r, size_t k)
{
    const struct lexeme *general =
        lexicon_find(&r->doc->lang->general, r->terms->stem[r->terms->id[k]]);

    return general ? general->value / 100.0 : 1;
}

/* All runs that begin at token k of sentence s. */
static void read_runs(const struct ranked *r, size_t s, size_t k,
                      struct candidates *c)
{
    const struct tokens *t = r->tokens;
    struct candidate found = {.names = 1, .worth = 1 / sqrt(1 + (double)s)};

    found.text.p = t->at[k].text.p;
    for (size_t n = 1; n <= LONGEST && k + n <= t->first[s + 1]; n++) {
        struct span last = t->at[k + n - 1].text;
        char bytes[KEY_MAX];

        if (r->terms->id[k + n - 1] == TERM_NONE || is_dull(r, k + n - 1) ||
            (n > 1 && !adjacent(t, k + n - 2)))
            break;
        found.names = found.names && is_name(r, k + n - 1);
        found.terms = n;
        found.topical += topical(r, k + n - 1);
        found.key = make_key(r, k, n, bytes);
        if (is_pair(&t->at[k]))
            last = t->at[k + n].text; /* the other half of the term */
        found.text.n = (size_t)(last.p + last.n - found.text.p);
        if (found.key.n && !(found.names && is_part(r, s, k, n)))
            count_use(c, &found);
    }
}

/* A phrase that comes once is most often no term, unless it is a name; a
 * word that has a capital half the time begins sentences. */
static void weigh(struct candidate *k)
{
    bool name = 2 * k->names > k->uses;

    k->worth *= name ? name_worth : k->topical / (double)k->terms;
    if (k->terms > 1)
        k->worth *= k->uses > 1 ? (double)k->terms : name ? 1 : .5;
}

/* Most of the uses of a name are of one of its words: Ms Dasko, Dasko. */
static double worth_of_words(const struct candidates *c, struct span key)
{
    double most = 0;

    for (size_t begin = 0, at = 1; at < key.n; at++) {
        const uint32_t *word;

        if (key.p[at] != ' ')
            continue;
        word = table_find(&c->by_key, span_slice(key, begin, at + 1));
        if (word && c->at[*word].terms == 1)
            most = fmax(most, c->at[*word].worth);
        begin = at;
    }
    return most;
}

static int by_worth(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;

    if (x->worth > y->worth || x->worth < y->worth)
        return x->worth > y->worth ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

/* The first or the last stem of a key, a space on both sides. */
static struct span edge(struct span key, bool last)
{
    size_t n = 1;

    if (last) {
        while (key.p[key.n - 1 - n] != ' ')
            n++;
        return span_from(key, key.n - 1 - n);
    }
    while (key.p[n] != ' ')
        n++;
    return span_upto(key, n + 1);
}

/* One inside the other, or the end of one the beginning of the other: two
 * pieces of one phrase. */
static bool overlaps(struct span key, const struct span *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (span_find(keys[i], key) != SIZE_MAX ||
            span_find(key, keys[i]) != SIZE_MAX ||
            span_eq(edge(key, false), edge(keys[i], true)) ||
            span_eq(edge(key, true), edge(keys[i], false)))
            return true;
    return false;
}

struct keywords keyword_find(const struct ranked *documents, size_t count,
                             size_t limit, struct arena *a)
{
    struct candidates c = {.arena = a, .by_key = table_new(a, 256)};
    struct keywords words = {0};

    for (size_t d = 0; d < count; d++) {
        const struct ranked *r = &documents[d];

        for (size_t s = 0; s < r->sentences->count; s++)
            for (size_t k = r->tokens->first[s]; k < r->tokens->first[s + 1];
                 k++)
                read_runs(r, s, k, &c);
    }
    for (size_t i = 0; i < c.count; i++)
        if (c.at[i].terms > 1 && c.at[i].names == c.at[i].uses)
            c.at[i].worth += worth_of_words(&c, c.at[i].key);
    for (size_t i = 0; i < c.count; i++)
        weigh(&c.at[i]);
    if (c.count)
        qsort(c.at, c.count, sizeof *c.at, by_worth);
    if (limit > c.count)
        limit = c.count;
    words.at = ARENA_NEW(a, struct keyword, limit + 1);
    struct span *keys = ARENA_NEW(a, struct span, limit + 1);
    for (size_t i = 0; i < c.count && words.count < limit; i++) {
        if (overlaps(c.at[i].key, keys, words.count))
            continue;
        keys[words.count] = c.at[i].key;
        words.at[words.count++] =
            (struct keyword){c.at[i].text, c.at[i].worth / c.at[0].worth};
    }
    return words;
}
