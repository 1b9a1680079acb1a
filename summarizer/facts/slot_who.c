#include "facts/draft.h"

#include "base/table.h"
#include "facts/alias.h"

/* Marks the entities that speak, by the name that the reactions use. */
static bool *find_speakers(const struct draft *d)
{
    const struct cast *cast = &d->cast;
    bool *speaks = ARENA_NEW(d->arena, bool, cast->count + 1);
    struct table names = table_new(d->arena, cast->count);
    bool fresh;

    for (size_t i = 0; i < cast->count; i++)
        *table_put(&names, cast->at[i].name, &fresh) = (uint32_t)i;
    for (size_t i = 0; i < d->facts.reaction_count; i++) {
        struct span speaker = d->facts.reactions[i].speaker;
        const uint32_t *e = speaker.n ? table_find(&names, speaker) : NULL;

        if (e)
            speaks[*e] = true;
    }
    return speaks;
}

/* Weights: tuned once on 14 annotated articles, checked on 12 others. */
static double score(const struct draft *d, const struct entity *e, bool speaks)
{
    const struct mention *first = &d->r->mentions->at[e->first];
    size_t paragraph = d->r->sentences->at[first->sentence].paragraph;
    size_t words = name_split(e->name).count;
    double s = (double)e->mentions;

    s += speaks ? 2 : 0;
    s += e->role.n ? 1.5 : 0;
    s += paragraph == 1 ? 1.5 : paragraph <= 3 ? .5 : 0;
    if (e->kind == MENTION_PERSON && words > 1)
        s += 1;
    if (words == 1 && !speaks && e->kind != MENTION_ORGANISATION)
        s -= 1;
    return s;
}

/* Countries, peoples and buildings are somebody only when they speak. */
static bool is_somebody(const struct draft *d, const struct entity *e)
{
    struct name words = name_split(e->name);

    if (e->kind == MENTION_ORGANISATION)
        return words.count == 0 || !lexicon_has(&d->clauses.lang->sites,
                                                words.word[words.count - 1]);
    return e->kind == MENTION_PERSON;
}

/* Whether the word at i can stand in the role of a body: an adjective, a
 * noun, a people. */
static bool is_role_word(const struct clauses *c, size_t i)
{
    const struct token *t = &c->r->tokens->at[i];
    uint32_t name = c->name[i];

    if (t->kind != TOKEN_WORD || t->flags & TOKEN_CLITIC || c->grammar[i] ||
        c->date[i] || c->number[i] || c->quote[i])
        return false;
    return !token_in(&c->lang->cues, t) &&
           (!name || c->r->mentions->at[name - 1].kind == MENTION_GROUP);
}

/* "The militant group Red Dawn", "German airline Hansa": what a body is, in
 * the words right before its name; empty: nothing. */
static struct span body_role(const struct draft *d, const struct mention *m)
{
    enum { WORDS = 4 };
    const struct clauses *c = &d->clauses;
    size_t i = clause_token_at(c, m->text.p), from = i;
    size_t floor = d->r->tokens->first[m->sentence];

    /* A noun that can be counted: "red" is part of names of bodies too. */
    if (i == floor || c->name[i - 1] ||
        !token_in(&c->lang->bodies, &c->r->tokens->at[i - 1]) ||
        !token_in(&c->lang->units, &c->r->tokens->at[i - 1]) ||
        (c->r->tokens->at[i - 1].flags & TOKEN_CAPITAL && i > floor + 1))
        return SPAN("");
    while (from > floor && i - from < WORDS && is_role_word(c, from - 1))
        from--;
    return from < i ? clause_text(c, from, i) : SPAN("");
}

/* Roles of bodies, from the first mention that tells one. */
static void find_body_roles(const struct draft *d, struct fact_who *who)
{
    for (size_t i = 0; i < d->r->mentions->count; i++) {
        uint32_t e = d->cast.of[i];

        if (e == ENTITY_NONE || who[e].role.n ||
            d->r->mentions->at[i].kind != MENTION_ORGANISATION)
            continue;
        who[e].role = body_role(d, &d->r->mentions->at[i]);
    }
}

void slot_who(struct draft *d)
{
    const struct mentions *mentions = d->r->mentions;
    struct fact_who *who =
        ARENA_NEW(d->arena, struct fact_who, d->cast.count + 1);
    bool *speaks = find_speakers(d);

    for (size_t i = 0; i < d->cast.count; i++) {
        const struct entity *e = &d->cast.at[i];

        who[i] = (struct fact_who){.name = e->name,
                                   .role = e->role,
                                   .kind = e->kind,
                                   .score = score(d, e, speaks[i])};
        for (size_t k = 0; k < e->form_count; k++)
            if (!span_eq(e->forms[k], e->name)) {
                who[i].aliases =
                    arena_more(d->arena, who[i].aliases, who[i].alias_count,
                               sizeof *who[i].aliases);
                who[i].aliases[who[i].alias_count++] = e->forms[k];
            }
        if (!speaks[i] && !is_somebody(d, e))
            who[i].score = 0;
    }
    for (size_t i = 0; i < mentions->count; i++)
        if (d->cast.of[i] != ENTITY_NONE)
            evidence_add(
                &who[d->cast.of[i]].evidence,
                draft_at(d, mentions->at[i].text, mentions->at[i].sentence),
                d->arena);
    find_body_roles(d, who);
    d->facts.who = who;
    d->facts.who_count = d->cast.count;
}
