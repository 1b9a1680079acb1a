#include "facts/merge_source.h"

#include "base/table.h"

enum {
    RUN = 3, /* [words] */
    /* Of documents that know nothing of each other: [percent] of the runs
     * of the shorter sentence, and how many at least: "Police said on
     * Monday" is chance. */
    ALIKE = 95,
    ALIKE_RUNS = 8,
    /* The same between documents that share so much [percent of the
     * sentences of the shorter one]. */
    RELATED = 30,
    RELATED_SENTENCES = 2,
    AKIN = 45,
    AKIN_RUNS = 3
};

struct run {
    uint32_t word[RUN]; /* hashes */
};

struct match { /* of a sentence with the best one of an earlier document */
    size_t runs, plain; /* in it, and those outside quotation marks */
    size_t like;        /* [sentences] 1 + the other, 0: none */
    size_t shared, shared_plain;
    size_t doc;
};

struct search {
    const struct draft *drafts;
    struct arena *arena;
    struct table seen; /* run -> 1 + sentence that had it first */
    size_t *first;     /* [documents] */
    struct match *at;  /* [sentences] */
    size_t *votes;     /* [sentences] runs of the present one */
    size_t *voted;     /* [runs] sentences with votes */
    size_t voted_count;
};

/* The run that ends with the last of so many words. */
static struct run run_of(const struct token *const *last, size_t words)
{
    struct run r;

    for (size_t k = 0; k < RUN; k++)
        r.word[k] = last[(words + k) % RUN]->hash;
    return r;
}

static void vote(struct search *s, const struct run *run, size_t doc)
{
    const uint32_t *at =
        table_find(&s->seen, (struct span){(const char *)run, sizeof *run});

    if (!at || s->at[*at - 1].doc == doc)
        return;
    if (s->votes[*at - 1]++ == 0)
        s->voted[s->voted_count++] = *at - 1;
}

/* Each run of a sentence, once to vote and once to be entered. */
static void read_runs(struct search *s, size_t doc, size_t sentence,
                      bool plain_only, bool enter)
{
    const struct draft *d = &s->drafts[doc];
    const struct tokens *t = d->r->tokens;
    size_t own = s->first[doc] + sentence;
    const struct token *last[RUN];
    size_t words = 0, quoted = 0;

    for (size_t i = t->first[sentence]; i < t->first[sentence + 1]; i++) {
        if (t->at[i].kind == TOKEN_MARK)
            continue;
        last[words++ % RUN] = &t->at[i];
        quoted = d->clauses.quote[i] ? words : quoted;
        bool plain = quoted == 0 || words >= quoted + RUN;
        if (words < RUN || (plain_only && !plain))
            continue;
        struct run run = run_of(last, words);
        if (enter) {
            struct run *key = ARENA_NEW(s->arena, struct run, 1);
            bool fresh;

            *key = run;
            uint32_t *at = table_put(
                &s->seen, (struct span){(const char *)key, sizeof *key},
                &fresh);
            if (fresh)
                *at = (uint32_t)own + 1;
            s->at[own].runs++;
            s->at[own].plain += plain;
        } else {
            vote(s, &run, doc);
        }
    }
}

/* The sentence with the most votes, which are cleared; the first of equals. */
static size_t count_votes(struct search *s, size_t *like)
{
    size_t most = 0;

    for (size_t i = 0; i < s->voted_count; i++) {
        size_t k = s->voted[i];

        if (s->votes[k] > most || (s->votes[k] == most && k + 1 < *like)) {
            most = s->votes[k];
            *like = k + 1;
        }
        s->votes[k] = 0;
    }
    s->voted_count = 0;
    return most;
}

static void read_sentence(struct search *s, size_t doc, size_t sentence)
{
    struct match *m = &s->at[s->first[doc] + sentence];
    size_t like = 0;

    m->doc = doc;
    read_runs(s, doc, sentence, false, false);
    m->shared = count_votes(s, &m->like);
    read_runs(s, doc, sentence, true, false);
    m->shared_plain = count_votes(s, &like);
    if (like != m->like)
        m->shared_plain = 0;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Whether most words outside quotation marks are the same. */
static bool is_told_alike(const struct search *s, const struct match *m,
                          size_t runs, size_t percent)
{
    if (m->like == 0)
        return false;
    size_t less = smaller(m->plain, s->at[m->like - 1].plain);
    return m->shared_plain >= runs && 100 * m->shared_plain >= percent * less;
}

/* The same with the words of speakers. */
static bool is_akin(const struct search *s, const struct match *m)
{
    if (m->like == 0)
        return false;
    size_t less = smaller(m->runs, s->at[m->like - 1].runs);
    return m->shared >= AKIN_RUNS && 100 * m->shared >= AKIN * less;
}

/* Which pairs of documents share so many sentences that one text is behind
 * both, in a square. */
static bool *find_related(const struct search *s, size_t docs, size_t sentences)
{
    size_t *shared = ARENA_NEW(s->arena, size_t, docs * docs + 1);
    bool *related = ARENA_NEW(s->arena, bool, docs *docs + 1);

    for (size_t i = 0; i < sentences; i++)
        if (is_told_alike(s, &s->at[i], AKIN_RUNS, AKIN))
            shared[s->at[i].doc * docs + s->at[s->at[i].like - 1].doc]++;
    for (size_t d = 0; d < docs; d++)
        for (size_t e = 0; e < d; e++) {
            size_t less = smaller(s->drafts[d].r->sentences->count,
                                  s->drafts[e].r->sentences->count);

            related[d * docs + e] =
                shared[d * docs + e] >= RELATED_SENTENCES &&
                100 * shared[d * docs + e] >= RELATED * less;
        }
    return related;
}

static struct search begin(const struct draft *drafts, size_t count,
                           struct arena *a, size_t *sentences)
{
    struct search s = {.drafts = drafts, .arena = a};
    size_t words = 0;

    s.first = ARENA_NEW(a, size_t, count + 1);
    for (size_t d = 0; d < count; d++) {
        s.first[d] = *sentences;
        *sentences += drafts[d].r->sentences->count;
        words += drafts[d].r->tokens->count;
    }
    s.at = ARENA_NEW(a, struct match, *sentences + 1);
    s.votes = ARENA_NEW(a, size_t, *sentences + 1);
    s.voted = ARENA_NEW(a, size_t, *sentences + 1);
    s.seen = table_new(a, words);
    return s;
}

struct sources source_find(const struct draft *drafts, size_t count,
                           const size_t *copy_of, struct arena *a)
{
    size_t total = 0;
    struct search s = begin(drafts, count, a, &total);
    size_t *of = ARENA_NEW(a, size_t, total + 1);

    for (size_t d = 0; d < count; d++)
        for (size_t i = 0; i < drafts[d].r->sentences->count; i++) {
            read_sentence(&s, d, i);
            read_runs(&s, d, i, false, true);
        }
    bool *related = find_related(&s, count, total);
    for (size_t i = 0; i < total; i++) {
        const struct match *m = &s.at[i];

        of[i] = copy_of[m->doc] != SIZE_MAX ? copy_of[m->doc] : m->doc;
        if (is_told_alike(&s, m, ALIKE_RUNS, ALIKE) ||
            (is_akin(&s, m) && related[m->doc * count + s.at[m->like - 1].doc]))
            of[i] = of[m->like - 1];
    }
    return (struct sources){s.first, of};
}

size_t source_of(const struct sources *s, const struct at *at)
{
    return s->of[s->first[at->doc] + (at->sentence ? at->sentence - 1 : 0)];
}
