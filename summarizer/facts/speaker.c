#include "facts/speaker.h"

#include "base/utf8.h"
#include "facts/alias.h"

/* How far back in its own sentence a pronoun may refer [tokens]. */
enum { REACH = 80, WORD = 64, PHRASE_WORDS = 14 };

struct discourse discourse_begin(const struct clauses *c,
                                 const struct cast *cast, struct arena *a)
{
    return (struct discourse){
        .c = c,
        .cast = cast,
        .arena = a,
        .focus = {ENTITY_NONE,  ENTITY_NONE, ENTITY_NONE},
        .body = ENTITY_NONE,
        .roles = table_new(a, 64),
        .last = {.entity = ENTITY_NONE},
    };
}

static const struct entity *entity_at(const struct discourse *d, uint32_t e)
{
    return &d->cast->at[e];
}

static bool fits(const struct discourse *d, uint32_t e, enum gender want)
{
    const struct entity *entity = entity_at(d, e);

    return entity->kind == MENTION_PERSON &&
           (want == GENDER_UNKNOWN || entity->gender == GENDER_UNKNOWN ||
            entity->gender == want);
}

void discourse_see(struct discourse *d, uint32_t e)
{
    const struct entity *entity = entity_at(d, e);

    if (entity->kind != MENTION_PERSON) {
        d->body = e;
        return;
    }
    d->focus[GENDER_UNKNOWN] = e;
    if (entity->gender != GENDER_FEMALE)
        d->focus[GENDER_MALE] = e;
    if (entity->gender != GENDER_MALE)
        d->focus[GENDER_FEMALE] = e;
}

static struct speaker speak_as(const struct discourse *d, uint32_t e)
{
    const struct entity *entity = entity_at(d, e);

    return (struct speaker){
        .name = entity->name, .role = entity->role, .entity = e};
}

static struct speaker compute(const struct discourse *d, uint32_t e,
                              struct span stated)
{
    struct speaker s = {.entity = ENTITY_NONE};

    if (e != ENTITY_NONE)
        s = speak_as(d, e);
    s.computed = e != ENTITY_NONE;
    s.stated = stated;
    return s;
}

/* Whether the name at token i is the subject of something: no preposition
 * before it and no possessive behind it. */
static bool is_subject(const struct clauses *c, size_t first, size_t i)
{
    size_t end = clause_skip_name(c, i);

    if (end < c->r->tokens->count && c->r->tokens->at[end].flags & TOKEN_CLITIC)
        return false;
    return i == first || (c->grammar[i - 1] != GRAMMAR_PREPOSITION &&
                          c->grammar[i - 1] != GRAMMAR_OF);
}

/* First person of this gender in the unit before token `before`. */
static uint32_t person_in_unit(const struct discourse *d,
                               const struct unit *unit, size_t before,
                               enum gender want)
{
    const struct clauses *c = d->c;
    size_t i = unit->first;

    if (before > i + REACH)
        i = before - REACH;
    for (; i < before; i = clause_skip_name(c, i)) {
        if (!c->name[i] || c->quote[i])
            continue;
        uint32_t e = d->cast->of[c->name[i] - 1];

        if (e != ENTITY_NONE && fits(d, e, want) &&
            is_subject(c, unit->first, i))
            return e;
    }
    return ENTITY_NONE;
}

static struct speaker from_pronoun(struct discourse *d, const struct unit *unit,
                                   size_t at)
{
    struct span word = clause_word(d->c, at);
    enum gender want = GENDER_UNKNOWN;

    switch (d->c->grammar[at]) {
    case GRAMMAR_HE:
        want = GENDER_MALE;
        break;
    case GRAMMAR_SHE:
        want = GENDER_FEMALE;
        break;
    case GRAMMAR_IT:
    case GRAMMAR_THEY:
        if (d->body == ENTITY_NONE && d->heard) {
            struct speaker s = d->last;

            s.computed = true;
            s.stated = word;
            return s;
        }
        return compute(d, d->body, word);
    default: /* I, we, you: the outlet or a speaker; not to be guessed */
        return compute(d, ENTITY_NONE, word);
    }
    uint32_t e = person_in_unit(d, unit, at, want);
    return compute(d, e != ENTITY_NONE ? e : d->focus[want], word);
}

static struct span fold_word(struct span word, char out[WORD])
{
    return utf8_fold(word, out, WORD);
}

/* Whether the phrase is definite: "the minister". */
static bool is_definite(const struct clauses *c, size_t first)
{
    return c->grammar[first] == GRAMMAR_DEFINITE;
}

/* "the minister", "the company": somebody who was named before. */
static uint32_t find_referent(const struct discourse *d, size_t first,
                              size_t core)
{
    const struct clauses *c = d->c;
    char folded[WORD];

    if (!is_definite(c, first) || core < first + 2)
        return ENTITY_NONE;
    for (size_t i = first; i < core; i++)
        if (c->r->tokens->at[i].flags & TOKEN_CLITIC)
            return ENTITY_NONE;
    const uint32_t *e =
        table_find(&d->roles, fold_word(clause_word(c, core - 1), folded));
    if (e)
        return *e - 1;
    if (core == first + 2 &&
        token_in(&c->lang->bodies, &c->r->tokens->at[core - 1]))
        return d->body;
    return ENTITY_NONE;
}

static uint32_t head_entity(const struct discourse *d, size_t first,
                            size_t core)
{
    const struct clauses *c = d->c;
    uint32_t name = c->name[core - 1];

    if (!name || core <= first)
        return ENTITY_NONE;
    return d->cast->of[name - 1];
}

/* "A statement from the ministry": whom it is from, unless the head can
 * speak itself ("an official from the ministry"). */
static uint32_t find_origin(const struct discourse *d, size_t core, size_t end)
{
    const struct clauses *c = d->c;

    if (core + 1 >= end || c->grammar[core] != GRAMMAR_PREPOSITION ||
        voice_source_noun(c, core - 1))
        return ENTITY_NONE;
    uint32_t e = head_entity(d, core + 1, voice_core(c, core + 1, end));
    if (e != ENTITY_NONE && d->cast->at[e].kind == MENTION_PLACE)
        return ENTITY_NONE;
    return e != ENTITY_NONE
               ? e
               : find_referent(d, core + 1, voice_core(c, core + 1, end));
}

static struct span phrase_text(const struct clauses *c, size_t first,
                               size_t end)
{
    size_t limit = first + PHRASE_WORDS;

    return clause_text(c, first, end < limit ? end : limit);
}

/* The office in "the bank's director": the words behind the owner or the
 * article, when they end in a title; else empty. */
static struct span office(const struct clauses *c, size_t first, size_t end)
{
    size_t from = first;

    if (end <= first || !token_in(&c->lang->titles, &c->r->tokens->at[end - 1]))
        return SPAN("");
    for (size_t i = first; i < end; i++) {
        uint8_t g = c->grammar[i];

        if (c->r->tokens->at[i].flags & TOKEN_CLITIC ||
            (i == first && (g == GRAMMAR_DEFINITE || g == GRAMMAR_ARTICLE ||
                            g == GRAMMAR_POSSESSIVE)))
            from = i + 1;
    }
    return from < end ? clause_text(c, from, end) : SPAN("");
}

/* "A spokesman, Jo Lee": the person with the role of the phrase. */
static struct speaker speak_in_office(const struct discourse *d,
                                      const struct voice *v)
{
    const struct clauses *c = d->c;
    struct speaker s = {.entity = ENTITY_NONE};

    if (v->person)
        s = speak_as(d, d->cast->of[v->person - 1]);
    else
        s.name = clause_text(c, v->named, v->named_end);
    if (s.role.n == 0)
        s.role = office(c, v->first, v->end);
    return s;
}

/* "Its annual report": what it belongs to speaks, as far as that is known,
 * and a pronoun that nobody can resolve is not shown. */
static struct speaker speak_for_owner(const struct discourse *d, size_t first,
                                      size_t end)
{
    const struct clauses *c = d->c;
    struct speaker s = {.entity = ENTITY_NONE};

    if (!voice_source_noun(c, voice_core(c, first, end) - 1) &&
        d->body != ENTITY_NONE)
        return compute(d, d->body, phrase_text(c, first, end));
    s.name = phrase_text(c, first + 1, end);
    return s;
}

/* Whether the word at i is the possessive of a thing: "its". */
static bool owned_by_thing(const struct clauses *c, size_t i)
{
    enum { THING = 1 }; /* value in lang.grammar */
    const struct lexeme *e =
        token_find(&c->lang->grammar, &c->r->tokens->at[i]);

    return e && e->tag == GRAMMAR_POSSESSIVE && e->value == THING;
}

struct speaker speaker_find(struct discourse *d, const struct unit *unit,
                            const struct voice *v)
{
    const struct clauses *c = d->c;

    if (v->shared)
        return d->last;
    if (v->person || v->named_end)
        return speak_in_office(d, v);
    size_t core = voice_core(c, v->first, v->end);
    uint8_t g = c->grammar[v->first];
    if (core == v->first + 1 && g >= GRAMMAR_HE && g <= GRAMMAR_SELF)
        return from_pronoun(d, unit, v->first);
    uint32_t e = head_entity(d, v->first, core);
    if (e != ENTITY_NONE)
        return speak_as(d, e);
    if (core == v->first + 1 &&
        c->r->tokens->at[v->first].flags & TOKEN_CAPITAL)
        e = cast_bearer(d->cast, clause_word(c, v->first));
    if (e != ENTITY_NONE)
        return speak_as(d, e);
    e = find_referent(d, v->first, core);
    if (e != ENTITY_NONE)
        return compute(d, e, phrase_text(c, v->first, core));
    e = find_origin(d, core, v->end);
    if (e != ENTITY_NONE)
        return compute(d, e, phrase_text(c, v->first, v->end));
    if (core > v->first + 1 && owned_by_thing(c, v->first))
        return speak_for_owner(d, v->first, v->end);
    return (struct speaker){.name = phrase_text(c, v->first, v->end),
                            .entity = ENTITY_NONE};
}

void discourse_hear(struct discourse *d, const struct speaker *s)
{
    d->last = *s;
    d->heard = s->name.n > 0;
    if (s->entity != ENTITY_NONE)
        discourse_see(d, s->entity);
}

static void learn_role(struct discourse *d, const struct mention *m, uint32_t e)
{
    struct name words = name_split(m->as.name.role);
    char folded[WORD];

    for (size_t i = 0; i < words.count; i++) {
        bool fresh;

        if (!lexicon_has(&d->c->lang->titles, words.word[i]))
            continue;
        struct span key =
            arena_copy(d->arena, fold_word(words.word[i], folded));
        *table_put(&d->roles, key, &fresh) = e + 1;
    }
}

void discourse_pass(struct discourse *d, const struct unit *unit)
{
    const struct mentions *m = d->c->r->mentions;

    for (; d->passed < m->count &&
           m->at[d->passed].sentence < unit->sentence + unit->sentences;
         d->passed++) {
        uint32_t e = d->cast->of[d->passed];

        if (e != ENTITY_NONE)
            learn_role(d, &m->at[d->passed], e);
    }
}

struct speaker speaker_of_unit(struct discourse *d, const struct unit *unit,
                               size_t before)
{
    const struct clauses *c = d->c;
    uint8_t g = c->grammar[unit->first];

    if (before > unit->first && (g == GRAMMAR_HE || g == GRAMMAR_SHE))
        return from_pronoun(d, unit, unit->first);
    uint32_t e = person_in_unit(d, unit, before, GENDER_UNKNOWN);
    if (e == ENTITY_NONE)
        return (struct speaker){.entity = ENTITY_NONE};
    return speak_as(d, e);
}
