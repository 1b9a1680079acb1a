#include "text/term.h"

#include "base/table.h"
#include "text/cluster.h"

enum {
    LONG_WORD = 64, /* [bytes] */
    AHEAD = 8       /* [tokens] memory is slower than that much work */
};

/* Numbers by hash: open addressing with linear probing, at most half full.
 * What a number stands for is kept elsewhere. */
struct term_slot {
    uint32_t hash, number; /* number: + 1, 0 for an empty slot */
};

struct term_index {
    struct term_slot *at;
    size_t mask, count;
};

/* What numbers words: by the bytes of the token first, so that a word that
 * comes again is neither stemmed nor looked up twice. */
struct numbering {
    const struct lang *lang;
    struct stemmer *stemmer;
    struct terms *terms;
    struct arena *arena;     /* NULL: give no new numbers */
    struct term_index words; /* the token where a word comes first */
};

static struct term_index index_new(struct arena *a, size_t expected)
{
    struct term_index x = {0};
    size_t size = 16;

    while (size < 2 * expected)
        size *= 2;
    x.at = ARENA_NEW(a, struct term_slot, size);
    x.mask = size - 1;
    return x;
}

static void index_grow(struct term_index *x, struct arena *a)
{
    struct term_index bigger = index_new(a, x->mask + 1);

    for (size_t i = 0; i <= x->mask; i++) {
        size_t to = x->at[i].hash & bigger.mask;

        while (bigger.at[to].number)
            to = (to + 1) & bigger.mask;
        bigger.at[to] = x->at[i];
    }
    bigger.count = x->count;
    *x = bigger;
}

/* Put a number into `slot`, which is empty. */
static void index_put(struct term_index *x, struct term_slot *slot,
                      struct term_slot value, struct arena *a)
{
    *slot = value;
    if (2 * ++x->count > x->mask)
        index_grow(x, a);
}

/* Tokens of scripts without spaces are single clusters: terms are pairs. */
static bool is_cluster(const struct token *t)
{
    return t->kind == TOKEN_WORD && cluster_begins(t->text, 0);
}

static bool is_stopword(const struct numbering *n, struct span text)
{
    return lexicon_find(&n->lang->stopwords, text) != NULL;
}

static uint32_t number_stem(struct numbering *n, struct span stem)
{
    struct terms *t = n->terms;
    uint32_t hash = span_hash(stem), id;
    size_t i = hash & t->index->mask;

    for (; t->index->at[i].number; i = (i + 1) & t->index->mask) {
        id = t->index->at[i].number - 1;
        if (t->index->at[i].hash == hash && span_eq(t->stem[id], stem))
            return id;
    }
    if (!n->arena)
        return TERM_NONE;
    id = (uint32_t)t->count;
    t->stem = arena_more(n->arena, t->stem, t->count, sizeof *t->stem);
    t->stem[t->count++] = arena_copy(n->arena, stem); /* it lives on */
    index_put(t->index, &t->index->at[i], (struct term_slot){hash, id + 1},
              n->arena);
    return id;
}

static uint32_t number_word(struct numbering *n, const struct token *t)
{
    struct span stem;

    if ((t->flags & TOKEN_CLITIC) ||
        !stem_content(n->stemmer, t->text, t->hash, &stem))
        return TERM_NONE;
    return number_stem(n, stem);
}

/* Token i and the cluster glued to it, if both carry content. */
static uint32_t number_pair(struct numbering *n, const struct tokens *tokens,
                            size_t i)
{
    const struct token *t = &tokens->at[i], *u = t + 1;
    struct span pair;

    if (is_stopword(n, t->text))
        return TERM_NONE;
    if (i + 1 == tokens->count || u->text.p != t->text.p + t->text.n ||
        !is_cluster(u) || is_stopword(n, u->text))
        return TERM_NONE;
    pair = (struct span){t->text.p, t->text.n + u->text.n};
    return is_stopword(n, pair) ? TERM_NONE : number_stem(n, pair);
}

/* Terms go by the folded word.  Long words are compared as they stand: the
 * hash of a token covers their first bytes only. */
static bool is_same_word(const struct token *a, const struct token *b)
{
    return span_eq(a->text, b->text) ||
           (a->text.n < LONG_WORD && b->text.n < LONG_WORD &&
            span_eq_folded(a->text, b->text));
}

static void number_token(struct numbering *n, const struct tokens *tokens,
                         size_t i)
{
    const struct token *t = &tokens->at[i];
    uint32_t *id = n->terms->id;
    uint32_t hash = t->text.n < LONG_WORD ? t->hash : span_hash(t->text);
    struct term_slot *slot = &n->words.at[hash & n->words.mask];

    id[i] = TERM_NONE;
    if (t->kind != TOKEN_WORD)
        return;
    if (is_cluster(t)) {
        id[i] = number_pair(n, tokens, i);
        return;
    }
    while (slot->number) {
        size_t first = slot->number - 1;

        if (slot->hash == hash && is_same_word(t, &tokens->at[first])) {
            id[i] = id[first];
            return;
        }
        slot = slot == &n->words.at[n->words.mask] ? n->words.at : slot + 1;
    }
    id[i] = number_word(n, t);
    index_put(&n->words, slot, (struct term_slot){hash, (uint32_t)i + 1},
              n->arena);
}

struct terms term_count(const struct tokens *tokens, const struct lang *lang,
                        struct stemmer *stemmer, struct arena *a)
{
    struct terms terms = {.id = ARENA_NEW(a, uint32_t, tokens->count + 1),
                          .index = ARENA_NEW(a, struct term_index, 1)};
    struct numbering n = {.lang = lang,
                          .stemmer = stemmer,
                          .terms = &terms,
                          .arena = a,
                          .words = index_new(a, tokens->count / 2)};

    *terms.index = index_new(a, tokens->count / 4);
    for (size_t i = 0; i < tokens->count; i++) {
        if (i + AHEAD < tokens->count)
            stem_expect(stemmer, tokens->at[i + AHEAD].hash);
        number_token(&n, tokens, i);
    }
    terms.frequency = ARENA_NEW(a, uint32_t, terms.count);
    for (size_t i = 0; i < tokens->count; i++)
        if (terms.id[i] != TERM_NONE)
            terms.frequency[terms.id[i]]++;
    return terms;
}

void term_look_up(const struct terms *terms, const struct tokens *tokens,
                  const struct lang *lang, struct stemmer *stemmer,
                  uint32_t *ids)
{
    struct terms known = *terms;
    struct numbering n = {.lang = lang, .stemmer = stemmer, .terms = &known};

    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *t = &tokens->at[i];

        ids[i] = t->kind != TOKEN_WORD ? TERM_NONE
                 : is_cluster(t)       ? number_pair(&n, tokens, i)
                                       : number_word(&n, t);
    }
}
