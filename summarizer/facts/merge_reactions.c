#include "facts/merge.h"

#include <assert.h>
#include <string.h>

#include "base/table.h"
#include "facts/alias.h"

enum {
    SAME = 60,   /* [percent] of the shorter one's words: translations differ */
    QUOTED = 80, /* [percent] when the speaker differs or is not known */
    TELLING = 3, /* [words] in common at least */
    RUN = 3,     /* [words] */
    CANDIDATES = 32
};

struct words {
    uint32_t *id; /* distinct, in order of first appearance anywhere */
    size_t count;
};

struct group {
    struct words words;
    struct span speaker; /* key */
    uint32_t next;       /* older one of the same speaker */
};

struct groups {
    struct table ids, speakers;
    struct group *at;  /* parallel to out->reactions */
    struct table runs; /* such words in a row of a direct quotation -> 1 + */
    uint32_t *seen;    /* [ids] reaction that last held the word, + 1 */
    size_t seen_count;
    uint32_t stamp;
};

/* The words that say something; of short quotations too few to compare. */
static struct words read_words(struct groups *g, const struct lang *lang,
                               struct span quote, struct arena *a)
{
    struct tokens t = token_split_span(quote, a);
    struct words w = {.id = ARENA_NEW(a, uint32_t, t.count + 1)};

    g->stamp++;
    for (size_t i = 0; i < t.count; i++) {
        bool fresh;

        if (t.at[i].kind == TOKEN_MARK || token_in(&lang->stopwords, &t.at[i]))
            continue;
        uint32_t *id = table_put(&g->ids, draft_key(t.at[i].text, a), &fresh);
        if (fresh) {
            *id = (uint32_t)g->seen_count;
            g->seen = arena_more(a, g->seen, g->seen_count, sizeof *g->seen);
            g->seen[g->seen_count++] = 0;
        }
        if (g->seen[*id] == g->stamp)
            continue;
        g->seen[*id] = g->stamp;
        w.id[w.count++] = *id;
    }
    return w;
}

static bool overlap(struct groups *g, const struct words *a,
                    const struct words *b, size_t percent)
{
    size_t common = 0, less = a->count < b->count ? a->count : b->count;

    g->stamp++;
    for (size_t i = 0; i < a->count; i++)
        g->seen[a->id[i]] = g->stamp;
    for (size_t i = 0; i < b->count; i++)
        common += g->seen[b->id[i]] == g->stamp;
    return common >= TELLING && 100 * common >= percent * less;
}

static struct span speaker_key(struct span speaker, struct arena *a)
{
    char key[ALIAS_KEY];
    struct name name = name_split(speaker);

    if (name.count == 0)
        return SPAN("?");
    return arena_copy(a, alias_key(name.word[name.count - 1], key));
}

/* A comma before "said", a full stop without it. */
static struct span without_stop(struct span quote)
{
    while (quote.n > 1 &&
           (quote.p[quote.n - 1] == ',' || quote.p[quote.n - 1] == '.'))
        quote.n--;
    return quote;
}

static uint32_t find_same(struct groups *g, const struct facts *out,
                          const struct fact_reaction *r, struct span speaker,
                          const struct words *w)
{
    const uint32_t *head = table_find(&g->speakers, speaker);
    uint32_t i = head ? *head - 1 : UINT32_MAX;

    if (!g->at || !out->reactions)
        return UINT32_MAX;
    for (size_t n = 0; n < CANDIDATES && i < out->reaction_count; n++) {
        const struct fact_reaction *other = &out->reactions[i];
        bool same_doc = other->evidence.at[0].doc == r->evidence.at[0].doc;

        if (span_eq_folded(without_stop(other->quote), without_stop(r->quote)))
            return i;
        if (!same_doc && overlap(g, &g->at[i].words, w, SAME))
            return i;
        i = g->at[i].next;
    }
    return UINT32_MAX;
}

/* New words in a row as a key: quotations that share one are compared. */
static struct span run_key(const struct words *w, size_t i, struct arena *a)
{
    uint32_t *copy = ARENA_NEW(a, uint32_t, RUN);

    memcpy(copy, w->id + i, RUN * sizeof *copy);
    return (struct span){(const char *)copy, RUN * sizeof *copy};
}

/* The same words in another document, whoever is said to have said them. */
static uint32_t find_quoted(struct groups *g, const struct facts *out,
                            const struct fact_reaction *r,
                            const struct words *w, struct arena *a)
{
    for (size_t i = 0; i + RUN <= w->count; i += RUN) {
        const uint32_t *at = table_find(&g->runs, run_key(w, i, a));

        if (!at)
            continue;
        const struct evidence *e = &out->reactions[*at - 1].evidence;
        if (e->at[0].doc != r->evidence.at[0].doc &&
            overlap(g, &g->at[*at - 1].words, w, QUOTED))
            return *at - 1;
    }
    return UINT32_MAX;
}

static void enter_runs(struct groups *g, const struct words *w, uint32_t index,
                       struct arena *a)
{
    for (size_t i = 0; i + RUN <= w->count; i++) {
        bool fresh;

        *table_put(&g->runs, run_key(w, i, a), &fresh) = index + 1;
    }
}

static void join(struct fact_reaction *to, const struct fact_reaction *from,
                 struct arena *a)
{
    /* The speaker is taken from the document that names one. */
    if (to->speaker.n == 0) {
        to->speaker = from->speaker;
        to->role = from->role;
        to->verb = from->verb;
        to->computed = from->computed;
        to->stated = from->stated;
    }
    merge_evidence(&to->evidence, &from->evidence, a);
}

static void place(struct merging *m, struct groups *g,
                  const struct fact_reaction *r)
{
    struct facts *out = m->out;
    struct span speaker = speaker_key(r->speaker, m->arena);
    const struct lang *lang = m->drafts[r->evidence.at[0].doc].clauses.lang;
    struct words w = read_words(g, lang, r->quote, m->arena);
    uint32_t i = find_same(g, out, r, speaker, &w);
    size_t n = out->reaction_count;
    bool fresh;

    if (i == UINT32_MAX && r->direct)
        i = find_quoted(g, out, r, &w, m->arena);
    if (i != UINT32_MAX) {
        join(&out->reactions[i], r, m->arena);
        return;
    }
    out->reactions =
        arena_more(m->arena, out->reactions, n, sizeof *out->reactions);
    g->at = arena_more(m->arena, g->at, n, sizeof *g->at);
    out->reactions[n] = *r;
    uint32_t *head = table_put(&g->speakers, speaker, &fresh);
    g->at[n] = (struct group){w, speaker, fresh ? UINT32_MAX : *head - 1};
    *head = (uint32_t)n + 1;
    if (r->direct)
        enter_runs(g, &w, (uint32_t)n, m->arena);
    out->reaction_count++;
}

void merge_reactions(struct merging *m)
{
    struct groups g = {.ids = table_new(m->arena, 256),
                       .speakers = table_new(m->arena, 32),
                       .runs = table_new(m->arena, 256)};
    struct facts *out = m->out;

    for (size_t d = 0; d < m->count; d++)
        for (size_t i = 0; i < m->drafts[d].facts.reaction_count; i++)
            place(m, &g, &m->drafts[d].facts.reactions[i]);
    for (size_t i = 0; i < out->reaction_count; i++)
        out->reactions[i].status = merge_status(m, &out->reactions[i].evidence);
}
