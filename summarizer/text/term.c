#include "text/term.h"

#include "base/table.h"
#include "text/cluster.h"

/* What numbers words: by the bytes of the token first, so that a word that
 * comes again is neither folded nor stemmed nor looked up twice. */
struct numbering {
    struct table words; /* token as it stands -> id + 1, 0: no term */
    struct table stems; /* stem -> id */
    const struct lang *lang;
    struct stemmer *stemmer;
    struct arena *arena;
    struct terms *terms; /* NULL: give no new numbers */
};

/* Tokens of scripts without spaces are single clusters. */
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
    bool fresh;

    if (!n->terms) {
        const uint32_t *known = table_find(&n->stems, stem);

        return known ? *known : TERM_NONE;
    }
    stem = arena_copy(n->arena, stem); /* the cache may forget it */
    uint32_t *id = table_put(&n->stems, stem, &fresh);
    if (fresh) {
        *id = (uint32_t)n->terms->count;
        n->terms->stem = arena_more(n->arena, n->terms->stem, n->terms->count,
                                    sizeof *n->terms->stem);
        n->terms->stem[n->terms->count++] = stem;
    }
    return *id;
}

static uint32_t number_word(struct numbering *n, const struct token *t)
{
    struct span stem;

    if ((t->flags & TOKEN_CLITIC) || !stem_content(n->stemmer, t->text, &stem))
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

static uint32_t number_token(struct numbering *n, const struct tokens *tokens,
                             size_t i)
{
    const struct token *t = &tokens->at[i];
    bool fresh;

    if (t->kind != TOKEN_WORD)
        return TERM_NONE;
    if (is_cluster(t))
        return number_pair(n, tokens, i);
    uint32_t *known = table_put(&n->words, t->text, &fresh);
    if (fresh) {
        uint32_t id = number_word(n, t);

        *known = id + 1; /* TERM_NONE + 1 is 0 */
    }
    return *known - 1;
}

struct terms term_count(const struct tokens *tokens, const struct lang *lang,
                        struct stemmer *stemmer, struct arena *a)
{
    struct terms terms = {0};
    struct numbering n = {.words = table_new(a, tokens->count / 2),
                          .stems = table_new(a, tokens->count / 4),
                          .lang = lang,
                          .stemmer = stemmer,
                          .arena = a,
                          .terms = &terms};

    terms.id = ARENA_NEW(a, uint32_t, tokens->count);
    for (size_t i = 0; i < tokens->count; i++)
        terms.id[i] = number_token(&n, tokens, i);
    terms.frequency = ARENA_NEW(a, uint32_t, terms.count);
    for (size_t i = 0; i < tokens->count; i++)
        if (terms.id[i] != TERM_NONE)
            terms.frequency[terms.id[i]]++;
    return terms;
}

void term_look_up(const struct terms *terms, const struct tokens *tokens,
                  const struct lang *lang, struct stemmer *stemmer,
                  struct arena *scratch, uint32_t *ids)
{
    struct numbering n = {.words = table_new(scratch, tokens->count),
                          .stems = table_new(scratch, terms->count),
                          .lang = lang,
                          .stemmer = stemmer,
                          .arena = scratch};
    bool fresh;

    for (size_t i = 0; i < terms->count; i++)
        *table_put(&n.stems, terms->stem[i], &fresh) = (uint32_t)i;
    for (size_t i = 0; i < tokens->count; i++)
        ids[i] = number_token(&n, tokens, i);
}
