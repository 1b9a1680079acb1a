#include "facts/merge.h"

#include <assert.h>

#include "base/buf.h"
#include "base/table.h"
#include "facts/alias.h"

/* Below this score a name is only mentioned: the sum of the weights in
 * slot_who.c that gives the best F1 on 26 annotated articles. */
static const double keep = 2.4;
/* Two independent documents that name somebody once each score 2. */
static const double keep_agreed = 2.0;
enum {
    MOST = 14,
    BEARERS = 16,
    SPELLINGS = 24,
    PLACES = 8 /* [places] that are looked at for what stands before */
};

struct group {
    struct fact_who who;
    uint32_t next; /* older group with the same key; UINT32_MAX: none */
};

struct groups {
    struct group *at;
    size_t count;
    struct table keys; /* of family names, folded names of bodies -> 1 + */
};

/* A body by its words in lower case, without small ones, full stops and the
 * legal form:
 * "Committee of the Red Cross", "Committee for the Red Cross". */
static struct span body_key(const struct lang *lang, struct span text,
                            struct arena *a)
{
    struct name name = name_split(text);
    struct buf b = buf_new(a, 512);

    name.count = alias_without_form(&name);
    for (size_t i = 0; i < name.count; i++) {
        struct span word = draft_key(name.word[i], a);

        if (name.count > 1 && lexicon_find(&lang->grammar, word))
            continue;
        for (size_t k = 0; k < word.n; k++)
            if (word.p[k] != '.')
                buf_add(&b, span_slice(word, k, k + 1));
        buf_add(&b, SPAN(" "));
    }
    return buf_span(&b);
}

static struct span key_of(const struct lang *lang, const struct fact_who *w,
                          struct arena *a)
{
    char key[ALIAS_KEY];
    struct name name = name_split(w->name);

    if (w->kind != MENTION_PERSON || name.count == 0)
        return body_key(lang, w->name, a);
    return arena_copy(a, alias_key(name.word[name.count - 1], key));
}

/* The same with the first two words as their initials: "United Nations
 * Security Council", "U.N. Security Council".  Empty for shorter names. */
static struct span short_key(const struct lang *lang, const struct fact_who *w,
                             struct arena *a)
{
    struct name name = name_split(w->name);
    char initials[ALIAS_KEY];
    struct buf b = buf_new(a, 512);

    if (w->kind != MENTION_ORGANISATION || name.count < 4)
        return SPAN("");
    size_t n = (size_t)(name.word[2].p - w->name.p);
    struct span lead = alias_acronym(span_upto(w->name, n), initials);
    if (lead.n != 2)
        return SPAN("");
    buf_add(&b, lead);
    buf_add(&b, SPAN(" "));
    buf_add(&b, body_key(lang, span_from(w->name, n), a));
    return buf_span(&b);
}

static bool same(const struct fact_who *a, const struct fact_who *b)
{
    struct name x = name_split(a->name), y = name_split(b->name);

    if ((a->kind == MENTION_PERSON) != (b->kind == MENTION_PERSON))
        return span_eq_folded(a->name, b->name);
    return a->kind != MENTION_PERSON || alias_compatible(&x, &y);
}

static uint32_t find_group(const struct groups *g, struct span key,
                           const struct fact_who *w)
{
    const uint32_t *head = table_find(&g->keys, key);
    uint32_t i = head ? *head - 1 : UINT32_MAX;

    for (size_t n = 0; n < BEARERS && i < g->count; n++) {
        if (same(&g->at[i].who, w))
            return i;
        i = g->at[i].next;
    }
    return UINT32_MAX;
}

/* The word before the last of three and more is a key as well: "Laura
 * Chinchilla Miranda" is Laura Chinchilla elsewhere.  Empty: there is none. */
static struct span second_key(const struct fact_who *w, struct arena *a)
{
    char key[ALIAS_KEY];
    struct name name = name_split(w->name);

    if (w->kind != MENTION_PERSON || name.count < 3)
        return SPAN("");
    return arena_copy(a, alias_key(name.word[name.count - 2], key));
}

/* "British" + "Transport Police": a body with the people or place that
 * stands right before its name, as a key; empty: there is none. */
static struct span wide_key(const struct draft *d, const struct fact_who *w,
                            struct arena *a)
{
    const struct clauses *c = &d->clauses;

    if (w->kind != MENTION_ORGANISATION)
        return SPAN("");
    for (size_t k = 0; k < w->evidence.count && k < PLACES; k++) {
        size_t i = clause_token_at(c, w->evidence.at[k].text.p), from = i;
        const struct mention *m;

        if (i == 0 || i >= c->r->tokens->count || !c->name[i - 1] ||
            c->r->tokens->at[i].flags & TOKEN_GLUED)
            continue;
        m = &c->r->mentions->at[c->name[i - 1] - 1];
        if (m->kind != MENTION_GROUP && m->kind != MENTION_PLACE)
            continue;
        while (from > 0 && c->name[from - 1] == c->name[i - 1])
            from--;
        return body_key(c->lang, clause_text(c, from, clause_skip_name(c, i)),
                        a);
    }
    return SPAN("");
}

/* A body is also found by its other names and its acronym. */
static uint32_t find_any(const struct groups *g, const struct draft *d,
                         const struct fact_who *w, struct arena *a)
{
    const struct lang *lang = d->clauses.lang;
    uint32_t i = find_group(g, key_of(lang, w, a), w);

    if (i == UINT32_MAX)
        i = find_group(g, short_key(lang, w, a), w);
    if (i == UINT32_MAX)
        i = find_group(g, wide_key(d, w, a), w);

    if (i == UINT32_MAX)
        i = find_group(g, second_key(w, a), w);
    for (size_t k = 0; i == UINT32_MAX && k < w->alias_count; k++)
        if (w->kind == MENTION_ORGANISATION)
            i = find_group(g, body_key(lang, w->aliases[k], a), w);
    return i;
}

static void enter(struct groups *g, struct span key, uint32_t index)
{
    bool fresh;

    if (key.n == 0)
        return;
    uint32_t *head = table_put(&g->keys, key, &fresh);

    if (fresh)
        *head = index + 1;
    else if (*head != index + 1 && g->at[index].next == UINT32_MAX) {
        g->at[index].next = *head - 1;
        *head = index + 1;
    }
}

static void add_spelling(struct fact_who *w, struct span text, struct arena *a)
{
    if (span_eq(w->name, text) || w->alias_count >= SPELLINGS)
        return;
    for (size_t i = 0; i < w->alias_count; i++)
        if (span_eq(w->aliases[i], text))
            return;
    w->aliases = arena_more(a, w->aliases, w->alias_count, sizeof *w->aliases);
    w->aliases[w->alias_count++] = text;
}

/* Spellings of `w` that end as `family` does. */
static size_t votes_of(const struct fact_who *w, struct span family)
{
    size_t votes = span_ends(w->name, family);

    for (size_t i = 0; i < w->alias_count; i++)
        votes += span_ends(w->aliases[i], family);
    return votes;
}

/* The family name without an article before its hyphen: "Kadhimi". */
static struct span family_of(const struct name *name)
{
    struct span word = name->word[name->count - 1];

    for (size_t i = word.n; i-- > 1;)
        if (word.p[i] == '-')
            return span_from(word, i + 1);
    return word;
}

/* Whether `from` has the better name: a fuller one, or, of two that are as
 * full, the one whose family name more spellings share. */
static bool names_better(const struct fact_who *to, const struct fact_who *from)
{
    struct name x = name_split(to->name), y = name_split(from->name);

    if (to->kind != MENTION_PERSON || x.count == 0 || y.count == 0)
        return false;
    if (x.count != y.count)
        return y.count > x.count;
    struct span old = family_of(&x), new = family_of(&y);
    return votes_of(to, new) + votes_of(from, new) >
           votes_of(to, old) + votes_of(from, old);
}

static void join(struct fact_who *to, const struct fact_who *from,
                 struct arena *a)
{
    struct span old = to->name;

    if (names_better(to, from)) {
        to->name = from->name;
        add_spelling(to, old, a);
    } else {
        add_spelling(to, from->name, a);
    }
    for (size_t i = 0; i < from->alias_count; i++)
        add_spelling(to, from->aliases[i], a);
    if (to->role.n == 0)
        to->role = from->role;
    /* Whom several documents name is somebody in the event. */
    bool body =
        from->kind == MENTION_PERSON || from->kind == MENTION_ORGANISATION;
    double both = to->evidence.count && (body || from->score > 0) ? 1 : 0;
    to->score = (from->score > to->score ? from->score : to->score) + both;
    merge_evidence(&to->evidence, &from->evidence, a);
}

static void place(struct groups *g, const struct draft *d,
                  const struct fact_who *w, struct arena *a)
{
    const struct lang *lang = d->clauses.lang;
    uint32_t i = find_any(g, d, w, a);

    if (i == UINT32_MAX) {
        g->at = arena_more(a, g->at, g->count, sizeof *g->at);
        i = (uint32_t)g->count++;
        g->at[i] = (struct group){
            .who = {.name = w->name, .role = w->role, .kind = w->kind},
            .next = UINT32_MAX
        };
    }
    assert(g->at);
    join(&g->at[i].who, w, a);
    enter(g, key_of(lang, w, a), i);
    enter(g, second_key(w, a), i);
    enter(g, short_key(lang, w, a), i);
    enter(g, wide_key(d, w, a), i);
    for (size_t k = 0; k < w->alias_count; k++)
        if (w->kind == MENTION_ORGANISATION)
            enter(g, body_key(lang, w->aliases[k], a), i);
}

/* Full names before bare ones, so that a bare one finds its bearer. */
static void place_all(const struct merging *m, struct groups *g, bool full)
{
    for (size_t d = 0; d < m->count; d++) {
        const struct facts *f = &m->drafts[d].facts;

        for (size_t i = 0; i < f->who_count; i++)
            if ((name_split(f->who[i].name).count > 1) == full)
                place(g, &m->drafts[d], &f->who[i], m->arena);
    }
}

/* Whether two documents name somebody, copies aside: also in a sentence that
 * they share, for both thought it worth printing. */
static bool named_twice(const struct merging *m, const struct evidence *e)
{
    for (size_t i = 0; i < e->count; i++) {
        size_t doc = e->at[i].doc;

        if (doc != e->at[0].doc && m->out->duplicate_of[doc] == SIZE_MAX)
            return true;
    }
    return false;
}

void merge_who(struct merging *m)
{
    struct groups g = {.keys = table_new(m->arena, 64)};
    struct facts *out = m->out;
    size_t most = m->count > 1 ? 3 * (size_t)MOST : MOST;

    place_all(m, &g, true);
    place_all(m, &g, false);
    out->who = ARENA_NEW(m->arena, struct fact_who, most + 1);
    for (size_t i = 0; i < g.count; i++) {
        struct fact_who w = g.at[i].who;
        size_t k = out->who_count;

        w.status = merge_status(m, &w.evidence);
        if (w.score < (named_twice(m, &w.evidence) ? keep_agreed : keep))
            continue;
        for (; k > 0 && out->who[k - 1].score < w.score; k--)
            if (k < most)
                out->who[k] = out->who[k - 1];
        if (k >= most)
            continue;
        out->who[k] = w;
        out->who_count += out->who_count < most;
    }
}
