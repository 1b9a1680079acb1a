/*
 * Statements: who said what, in one pass over the article.
 *
 * Each reporting cue asks for its voice and its content: the quotation
 * before it ("…," said S), behind it (S said: "…"), the clause behind it
 * (S said that C) or before it (C, S said).  Direct and indirect statements
 * are read together, because "he" after an indirect one is its speaker.
 * A quotation without a cue takes the speaker of its paragraph, and one
 * that fills the next paragraph goes on with it.
 * Source: the order of the rules and their shares (source behind 41 %,
 * inside 38 %, before 20 % of direct quotations) are from PolNeAR,
 * E. Newell et al., LREC 2018.
 */
#include "facts/slot.h"

#include "base/utf8.h"
#include "facts/cast.h"
#include "facts/clause.h"
#include "facts/content.h"
#include "facts/speaker.h"
#include "facts/statement.h"
#include "facts/statement_pass.h"
#include "facts/voice.h"

static void hear(struct pass *p, const struct speaker *s,
                 const struct cue_at *cue)
{
    discourse_hear(&p->discourse, s);
    p->floor = cue->end;
}

/* The quotation that ends before token `at`, with a comma or ? or ! to
 * lead over to its speaker; 0: there is none. */
static uint32_t quote_before(const struct pass *p, size_t at)
{
    const struct clauses *c = p->c;
    bool comma = false;

    while (at > p->unit->first && clause_mark(c, at - 1, ',')) {
        comma = true;
        at--;
    }
    if (at == p->unit->first || !c->quote[at - 1])
        return 0;
    struct span text = c->r->mentions->at[c->quote[at - 1] - 1].text;
    return comma || !span_ends(text, SPAN(".")) ? c->quote[at - 1] : 0;
}

static bool after_quote(struct pass *p, uint32_t quote, size_t at,
                        const struct speaker *s)
{
    const struct clauses *c = p->c;
    struct span text = c->r->mentions->at[quote - 1].text;

    size_t first = content_back(c, p->unit->first, at);

    /* What others were heard to say in it is only relayed here. */
    if (!pass_opens_clause(p, quote))
        return first >= p->covered && pass_give_clause(p, first, at, s);
    if (pass_words(c, text) < QUOTE_WORDS && !p->used[quote - 1]) {
        p->used[quote - 1] = true;
        return pass_give_clause(p, first, at, s);
    }
    pass_give_quote(p, quote - 1, s);
    return true;
}

/* S said C, where C begins at token `first`; in ", who said C," it ends with
 * the aside. */
static bool give_ahead(struct pass *p, size_t first, bool aside,
                       const struct speaker *s)
{
    const struct clauses *c = p->c;
    size_t end = content_end(c, p->unit->first, first, p->unit->end);

    for (size_t i = first; aside && i < end; i++)
        if (clause_mark(c, i, ',') && !c->quote[i])
            end = i;

    if (first >= end)
        return false;
    if (!c->quote[first])
        return pass_give_clause(p, first, end, s);
    size_t behind = first;
    while (behind < p->unit->end && c->quote[behind] == c->quote[first])
        behind++;
    struct span text = c->r->mentions->at[c->quote[first] - 1].text;
    bool whole = behind >= end || clause_mark(c, behind, ',') ||
                 clause_stop(c, behind) || c->quote[behind];
    if (!whole || pass_words(c, text) < QUOTE_WORDS)
        return pass_give_clause(p, first, end, s);
    pass_give_quote(p, c->quote[first] - 1, s);
    return true;
}

/* The comma between a clause and its speaker, inside or outside the marks
 * of a quoted term. */
static bool leads_over(const struct clauses *c, size_t i)
{
    struct span word = clause_word(c, i);

    return clause_mark(c, i, ',') || clause_mark(c, i, '"') ||
           span_eq(word, SPAN("”"));
}

/* C, S said: the clause that ends before token `at`; `behind` is where the
 * attribution ends. */
static bool give_back(struct pass *p, size_t at, size_t behind,
                      const struct speaker *s)
{
    size_t end = at;
    bool comma = false;

    while (end > p->unit->first && leads_over(p->c, end - 1)) {
        end--;
        comma = comma || clause_mark(p->c, end, ',');
    }
    if (!comma)
        return false;
    size_t first = content_back(p->c, p->unit->first, end);
    /* "Officials said C, Reuters reported": the agency only relays. */
    if (first < p->covered || end <= first)
        return false;
    /* "The two, he said, have …": the longer part. */
    if (behind < p->unit->end && clause_mark(p->c, behind, ',')) {
        size_t rest = content_end(p->c, behind + 1, behind + 1, p->unit->end);

        if (rest - behind > end - first &&
            clause_ending(p->c, behind + 1) != ENDING_ACTIVE)
            return pass_give_clause(p, behind + 1, rest, s);
    }
    return pass_give_clause(p, first, end, s);
}

/* Whether nothing but a time follows the speaker at token i. */
static bool ends_clause(const struct pass *p, size_t i)
{
    return i >= p->unit->end || clause_mark(p->c, i, ',') ||
           clause_stop(p->c, i) || p->c->date[i];
}

/* Speakers behind the verb: "…," said S / C, said S. */
static bool read_inverted(struct pass *p, const struct cue_at *cue)
{
    struct voice v;

    if (cue->first == p->unit->first || cue->value & CUE_TOLD ||
        cue->kind != CUE_SAY)
        return false;
    /* "…." said S: the small letter tells, whatever mark is before it. */
    uint32_t quote = p->c->quote[cue->first - 1];
    if (!quote)
        quote = quote_before(p, cue->first);
    if (!quote && !clause_mark(p->c, cue->first - 1, ','))
        return false;
    if (!voice_behind(p->c, cue, p->unit->end, &v) ||
        !voice_can_speak(p->c, &v))
        return false;
    if (!quote && !ends_clause(p, v.end))
        return false;
    struct speaker s = speaker_find(&p->discourse, p->unit, &v);
    p->verb = clause_text(p->c, cue->first, cue->end);
    if (quote ? !after_quote(p, quote, cue->first, &s)
              : !give_back(p, cue->first, v.end, &s))
        return false;
    hear(p, &s, cue);
    return true;
}

/* According to S, C / C, according to S. */
static bool read_source(struct pass *p, const struct cue_at *cue)
{
    const struct clauses *c = p->c;
    struct voice v;

    if (!voice_behind(c, cue, p->unit->end, &v) || !voice_can_speak(c, &v))
        return false;
    struct speaker s = speaker_find(&p->discourse, p->unit, &v);
    uint32_t quote = quote_before(p, cue->first);
    size_t back = content_back(c, p->unit->first, cue->first);
    bool given;

    p->verb = clause_text(c, cue->first, cue->end);
    if (quote) {
        given = after_quote(p, quote, cue->first, &s);
    } else if (cue->first > back + 1) {
        given = back >= p->covered && pass_give_clause(p, back, cue->first, &s);
    } else {
        size_t i = v.end;

        while (i < p->unit->end && !clause_mark(c, i, ',') &&
               !clause_stop(c, i))
            i++;
        given = i < p->unit->end && give_ahead(p, i + 1, false, &s);
    }
    if (given)
        hear(p, &s, cue);
    return given;
}

/* "…, adding that C", "a statement saying C": the subject of the verb before,
 * or of the sentence. */
static struct speaker shared_speaker(struct pass *p, const struct cue_at *cue)
{
    struct voice v;

    if (pass_spoke(p))
        return p->discourse.last;
    struct speaker s = speaker_of_unit(&p->discourse, p->unit, cue->first);
    if (s.name.n == 0 && voice_opening(p->c, p->unit->first, cue->first, &v) &&
        voice_can_speak(p->c, &v))
        s = speaker_find(&p->discourse, p->unit, &v);
    return s;
}

/* "rejected any claims": a noun after its determiner. */
static bool is_counted(const struct clauses *c, const struct cue_at *cue,
                       const struct voice *v)
{
    return cue->value & CUE_NOUN && v->end == v->first + 1 &&
           c->grammar[v->first] == GRAMMAR_DETERMINER;
}

/* "Smith say", "he claim": a plain form belongs to many, or is a noun. */
static bool is_one(const struct clauses *c, const struct cue_at *cue,
                   const struct voice *v)
{
    uint8_t g = c->grammar[v->first];
    size_t core = voice_core(c, v->first, v->end);

    if (v->shared || !(cue->value & CUE_PLAIN))
        return false;
    for (size_t i = v->first; i < cue->first; i++)
        if (c->grammar[i] == GRAMMAR_AND || c->grammar[i] == GRAMMAR_MODAL)
            return false;
    if (g == GRAMMAR_HE || g == GRAMMAR_SHE || g == GRAMMAR_IT ||
        g == GRAMMAR_ARTICLE)
        return true;
    uint32_t name = c->name[core - 1];
    return name && c->r->mentions->at[name - 1].kind == MENTION_PERSON;
}

/* "quoted the mayor as saying", "the mayor was quoted as saying": the one
 * whose words they are. */
static bool quoted_voice(const struct pass *p, const struct cue_at *cue,
                         struct voice *v)
{
    enum { REACH = 20 }; /* [tokens] */
    const struct clauses *c = p->c;
    size_t as = cue->first - 1;

    if (cue->first < p->unit->first + 3 ||
        clause_junction(c, as) != JUNCTION_TIME)
        return false;
    for (size_t i = as; i > p->unit->first && as - i < REACH; i--) {
        struct cue_at verb;

        if (!clause_cue(c, i - 1, &verb) || !(verb.value & CUE_QUOTES))
            continue;
        if (i > p->unit->first + 1 && c->grammar[i - 2] == GRAMMAR_BE)
            return voice_opening(c, p->unit->first, as, v);
        *v = (struct voice){.first = i, .end = as, .from = i};
        return i < as;
    }
    return false;
}

static bool find_voice(struct pass *p, const struct cue_at *cue,
                       struct voice *v, struct speaker *s)
{
    if (quoted_voice(p, cue, v)) {
        *s = speaker_find(&p->discourse, p->unit, v);
        return s->name.n > 0;
    }
    /* "Lee, who says C, warned": the aside has just ended. */
    if (pass_spoke(p) && clause_mark(p->c, cue->first - 1, ',') &&
        p->covered + 1 == cue->first) {
        *v = (struct voice){.first = cue->first,
                            .end = cue->first,
                            .from = cue->first,
                            .shared = true};
        *s = p->discourse.last;
        return s->name.n > 0;
    }
    if (!voice_before(p->c, p->floor, cue, v))
        return false;
    if (!v->shared && (!voice_can_speak(p->c, v) || is_counted(p->c, cue, v) ||
                       is_one(p->c, cue, v)))
        return false;
    *s = v->shared ? shared_speaker(p, cue)
                   : speaker_find(&p->discourse, p->unit, v);
    return !v->shared || s->name.n > 0;
}

/* "The mayor wrote on Friday:" at the end of a paragraph. */
static bool announces(const struct pass *p, const struct cue_at *cue)
{
    size_t end = p->unit->end;

    if (cue->kind > CUE_DEMAND || !clause_mark(p->c, end - 1, ':'))
        return false;
    for (size_t i = cue->end; i + 1 < end; i++)
        if (clause_stop(p->c, i) || p->c->quote[i])
            return false;
    return true;
}

/* ", who also said": the subject stands before a comma and "who". */
static bool in_aside(const struct pass *p, const struct cue_at *cue)
{
    const struct clauses *c = p->c;
    size_t i = cue->first;

    while (i > p->unit->first + 1 && clause_adverb(c, i - 1))
        i--;
    return i > p->unit->first + 1 && c->grammar[i - 1] == GRAMMAR_WHO &&
           clause_mark(c, i - 2, ',');
}

static bool read_plain(struct pass *p, const struct cue_at *cue)
{
    const struct clauses *c = p->c;
    struct content ahead;
    struct speaker s;
    struct voice v;

    if (!find_voice(p, cue, &v, &s))
        return false;
    uint32_t quote = v.shared ? 0 : quote_before(p, v.first);
    struct span verb = p->verb;
    bool given;

    p->verb = clause_text(c, cue->first, cue->end);
    if (quote && (cue->kind <= CUE_DEMAND || c->quote[v.first - 1]))
        given = after_quote(p, quote, v.first, &s);
    else if (content_ahead(c, cue, p->unit->end, &ahead))
        given = give_ahead(p, ahead.first, in_aside(p, cue), &s);
    else
        given = !v.shared && cue->kind != CUE_WEAK && ahead.closed &&
                give_back(p, v.first, cue->end, &s);
    if (given) {
        hear(p, &s, cue);
        return true;
    }
    if (!v.shared && announces(p, cue)) {
        p->announced = s;
        p->announced_in = p->unit->paragraph;
    }
    p->verb = verb;
    return false;
}

static bool read_cue(struct pass *p, const struct cue_at *cue)
{
    if (cue->kind == CUE_SOURCE)
        return read_source(p, cue);
    /* What somebody is said to think or want is part of what is said. */
    if (cue->first < p->covered && cue->kind != CUE_SAY)
        return false;
    return read_inverted(p, cue) || read_plain(p, cue);
}

/* "Reuters reported that officials said C": the agency only relays, so C is
 * the officials' alone. */
static void drop_relays(struct pass *p)
{
    size_t kept = p->before;

    for (size_t i = p->before; i < p->count; i++) {
        const struct fact_reaction *r = &p->out[i];
        const struct lexeme *e =
            r->direct ? NULL : lexicon_find_folded(&world.names, r->speaker);
        bool relay = false;

        for (size_t k = p->before; k < p->count && !relay; k++)
            relay = e && e->tag == NAME_AGENCY && k != i &&
                    p->out[k].quote.n < r->quote.n &&
                    span_holds(r->quote, p->out[k].quote);
        if (!relay)
            p->out[kept++] = *r;
    }
    p->count = kept;
}

static void read_unit(struct pass *p, const struct unit *u)
{
    struct cue_at cue;

    p->unit = u;
    p->floor = p->covered = u->first;
    p->before = p->count;
    for (size_t i = u->first; i < u->end;)
        i = clause_cue(p->c, i, &cue) && read_cue(p, &cue) ? cue.end : i + 1;
    loose_read(p);
    drop_relays(p);
    if (!pass_spoke(p)) {
        struct speaker s = speaker_of_unit(&p->discourse, u, u->end);

        if (s.entity != ENTITY_NONE)
            discourse_see(&p->discourse, s.entity);
    }
    discourse_pass(&p->discourse, u);
}

struct fact_reaction *statement_find(const struct reading *r, size_t *count,
                                     struct arena *a)
{
    struct clauses clauses = clause_read(r, a);
    struct cast cast = cast_build(r, a);

    return statement_read(&clauses, &cast, count, a);
}

struct fact_reaction *statement_read(const struct clauses *c,
                                     const struct cast *cast, size_t *count,
                                     struct arena *a)
{
    struct pass p = {.c = c,
                     .arena = a,
                     .discourse = discourse_begin(c, cast, a),
                     .used = ARENA_NEW(a, bool, c->r->mentions->count + 1)};

    for (size_t i = 0; i < c->unit_count; i++)
        read_unit(&p, &c->units[i]);
    *count = p.count;
    return p.out;
}
