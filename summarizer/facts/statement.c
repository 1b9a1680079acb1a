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
#include "facts/voice.h"

enum {
    QUOTE_WORDS = 5, /* shorter ones are terms and titles, no statements */
    CLAUSE_WORDS = 3
};

struct pass {
    const struct clauses *c;
    struct arena *arena;
    struct discourse discourse;
    const struct unit *unit;
    size_t floor;     /* [tokens] behind the last cue of the unit */
    size_t covered;   /* [tokens] behind the last indirect content */
    struct span verb; /* of the last statement */
    size_t spoke_in;  /* [paragraphs] of the last statement */
    size_t quoted_in; /* [paragraphs] of the last direct quotation */
    size_t before;    /* statements before this unit */
    bool *used;       /* [mentions] quotations that are given out */
    struct fact_reaction *out;
    size_t count;
};

static size_t count_words(const struct clauses *c, struct span text)
{
    size_t words = 0;

    for (size_t i = clause_token_at(c, text.p);
         i < c->r->tokens->count &&
         c->r->tokens->at[i].text.p < text.p + text.n;
         i++)
        words += c->r->tokens->at[i].kind != TOKEN_MARK;
    return words;
}

static void give(struct pass *p, struct span quote, bool direct,
                 const struct speaker *s)
{
    const struct sentences *sentences = p->c->r->sentences;
    struct at *at = arena_more(p->arena, NULL, 0, sizeof *at);
    size_t i = p->unit->sentence;

    while (i + 1 < p->unit->sentence + p->unit->sentences &&
           sentences->at[i + 1].text.p <= quote.p)
        i++;
    *at = (struct at){.text = quote,
                      .paragraph = sentences->at[i].paragraph,
                      .sentence = i + 1};
    p->out = arena_more(p->arena, p->out, p->count, sizeof *p->out);
    p->out[p->count++] = (struct fact_reaction){
        .speaker = s->name,
        .role = s->role,
        .verb = p->verb,
        .quote = quote,
        .direct = direct,
        .computed = s->computed,
        .stated = s->stated,
        .evidence = {at, 1},
    };
    p->spoke_in = p->unit->paragraph;
    if (direct)
        p->quoted_in = p->unit->paragraph;
}

static void give_quote(struct pass *p, uint32_t mention,
                       const struct speaker *s)
{
    const struct mention *m = &p->c->r->mentions->at[mention];

    if (p->used[mention])
        return;
    p->used[mention] = true;
    give(p, m->text, true, s);
}

/* All quotations within these tokens are part of an indirect statement. */
static void use_quotes(struct pass *p, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (p->c->quote[i])
            p->used[p->c->quote[i] - 1] = true;
}

static bool give_clause(struct pass *p, size_t first, size_t end,
                        const struct speaker *s)
{
    struct span text = content_text(p->c, &first, &end);

    if (text.n == 0 || count_words(p->c, text) < CLAUSE_WORDS)
        return false;
    use_quotes(p, first, end);
    give(p, text, false, s);
    if (end > p->covered)
        p->covered = end;
    return true;
}

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

/* Whether a quotation begins its clause, so that all of it is quoted. */
static bool opens_clause(const struct pass *p, uint32_t quote)
{
    const struct clauses *c = p->c;
    size_t first =
        clause_token_at(c, c->r->mentions->at[quote - 1].as.quote.marked.p);

    return first <= p->unit->first || clause_mark(c, first - 1, ',') ||
           clause_stop(c, first - 1) || c->quote[first - 1];
}

static bool after_quote(struct pass *p, uint32_t quote, size_t at,
                        const struct speaker *s)
{
    const struct clauses *c = p->c;
    struct span text = c->r->mentions->at[quote - 1].text;

    size_t first = content_back(c, p->unit->first, at);

    /* What others were heard to say in it is only relayed here. */
    if (!opens_clause(p, quote))
        return first >= p->covered && give_clause(p, first, at, s);
    if (count_words(c, text) < QUOTE_WORDS && !p->used[quote - 1]) {
        p->used[quote - 1] = true;
        return give_clause(p, first, at, s);
    }
    give_quote(p, quote - 1, s);
    return true;
}

/* S said C, where C begins at token `first`. */
static bool give_ahead(struct pass *p, size_t first, const struct speaker *s)
{
    const struct clauses *c = p->c;
    size_t end = content_end(c, first, p->unit->end);

    if (first >= end)
        return false;
    if (!c->quote[first])
        return give_clause(p, first, end, s);
    size_t behind = first;
    while (behind < p->unit->end && c->quote[behind] == c->quote[first])
        behind++;
    struct span text = c->r->mentions->at[c->quote[first] - 1].text;
    bool whole = behind >= end || clause_mark(c, behind, ',') ||
                 clause_stop(c, behind) || c->quote[behind];
    if (!whole || count_words(c, text) < QUOTE_WORDS)
        return give_clause(p, first, end, s);
    give_quote(p, c->quote[first] - 1, s);
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
        size_t rest = content_end(p->c, behind + 1, p->unit->end);

        if (rest - behind > end - first)
            return give_clause(p, behind + 1, rest, s);
    }
    return give_clause(p, first, end, s);
}

/* Speakers behind the verb: "…," said S / C, said S. */
static bool read_inverted(struct pass *p, const struct cue_at *cue)
{
    struct voice v;

    if (cue->first == p->unit->first || cue->value & CUE_TOLD ||
        cue->kind != CUE_SAY)
        return false;
    uint32_t quote = quote_before(p, cue->first);
    if (!quote && !clause_mark(p->c, cue->first - 1, ','))
        return false;
    if (!voice_behind(p->c, cue, p->unit->end, &v) ||
        !voice_can_speak(p->c, &v))
        return false;
    if (!quote && v.end < p->unit->end && !clause_mark(p->c, v.end, ',') &&
        !clause_stop(p->c, v.end) && !p->c->date[v.end])
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
        given = back >= p->covered && give_clause(p, back, cue->first, &s);
    } else {
        size_t i = v.end;

        while (i < p->unit->end && !clause_mark(c, i, ',') &&
               !clause_stop(c, i))
            i++;
        given = i < p->unit->end && give_ahead(p, i + 1, &s);
    }
    if (given)
        hear(p, &s, cue);
    return given;
}

static bool spoke(const struct pass *p)
{
    return p->count > p->before;
}

/* "…, adding that C", "a statement saying C": the subject of the verb before,
 * or of the sentence. */
static struct speaker shared_speaker(struct pass *p, const struct cue_at *cue)
{
    struct voice v;

    if (spoke(p))
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

static bool find_voice(struct pass *p, const struct cue_at *cue,
                       struct voice *v, struct speaker *s)
{
    if (!voice_before(p->c, p->floor, cue, v))
        return false;
    if (!v->shared && (!voice_can_speak(p->c, v) || is_counted(p->c, cue, v)))
        return false;
    *s = v->shared ? shared_speaker(p, cue)
                   : speaker_find(&p->discourse, p->unit, v);
    return !v->shared || s->name.n > 0;
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
    if (quote && cue->kind <= CUE_DEMAND)
        given = after_quote(p, quote, v.first, &s);
    else if (content_ahead(c, cue, p->unit->end, &ahead))
        given = give_ahead(p, ahead.first, &s);
    else
        given = !v.shared && cue->kind != CUE_WEAK && ahead.closed &&
                give_back(p, v.first, cue->end, &s);
    if (given)
        hear(p, &s, cue);
    else
        p->verb = verb;
    return given;
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

/* Who speaks a quotation that has no cue of its own. */
static struct speaker loose_speaker(struct pass *p, size_t first, size_t end)
{
    struct speaker none = {.entity = ENTITY_NONE}, s = none;
    const struct unit *u = p->unit;

    if (spoke(p))
        return p->discourse.last;
    if (first > u->first) /* "The mayor was blunt: …" */
        return speaker_of_unit(&p->discourse, u, first);
    bool runs_on =
        end == u->end && p->quoted_in && p->quoted_in + 1 == u->paragraph;
    bool follows = u > p->c->units && u[-1].paragraph == u->paragraph;
    if (p->spoke_in == u->paragraph || (runs_on && !follows))
        s = p->discourse.last;
    else if (follows)
        s = speaker_of_unit(&p->discourse, u - 1, u->first);
    s.computed = s.name.n > 0;
    return s;
}

static void read_loose(struct pass *p, uint32_t quote, size_t first, size_t end)
{
    const struct clauses *c = p->c;
    const struct mention *m = &c->r->mentions->at[quote - 1];

    if (p->used[quote - 1] || count_words(c, m->text) < QUOTE_WORDS ||
        !opens_clause(p, quote))
        return;
    struct speaker s = loose_speaker(p, first, end);
    if (s.name.n == 0 &&
        (first > p->unit->first || !utf8_is_upper(utf8_peek(m->text, 0))))
        return;
    if (!spoke(p))
        p->verb = SPAN("");
    give_quote(p, quote - 1, &s);
    if (s.name.n)
        discourse_hear(&p->discourse, &s);
}

static void read_loose_quotes(struct pass *p)
{
    const struct unit *u = p->unit;

    for (size_t i = u->first; i < u->end;) {
        size_t end = i + 1;
        uint32_t quote = p->c->quote[i];

        while (quote && end < u->end && p->c->quote[end] == quote)
            end++;
        if (quote)
            read_loose(p, quote, i, end);
        i = end;
    }
}

static void read_unit(struct pass *p, const struct unit *u)
{
    struct cue_at cue;

    p->unit = u;
    p->floor = p->covered = u->first;
    p->before = p->count;
    for (size_t i = u->first; i < u->end;)
        i = clause_cue(p->c, i, &cue) && read_cue(p, &cue) ? cue.end : i + 1;
    read_loose_quotes(p);
    if (!spoke(p)) {
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
