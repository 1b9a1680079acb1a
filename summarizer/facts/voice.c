#include "facts/voice.h"

#include "base/utf8.h"

/* News writes short clauses: 97 % of the subjects of reporting verbs in 919
 * annotated articles begin at most 40 words before the verb. */
enum { REACH = 40, PARTS = 8, PHRASE_WORDS = 16, ASIDE = 30 };

struct parts { /* of a noun phrase, between commas */
    size_t first[PARTS], end[PARTS];
    size_t count;
};

static bool is_pronoun(const struct clauses *c, size_t i)
{
    uint8_t g = c->grammar[i];

    return g == GRAMMAR_HE || g == GRAMMAR_SHE || g == GRAMMAR_IT ||
           g == GRAMMAR_THEY || g == GRAMMAR_SELF;
}

static bool is_preposition(uint8_t g)
{
    return g == GRAMMAR_PREPOSITION || g == GRAMMAR_OF;
}

static bool is_upper(const struct clauses *c, size_t i)
{
    return c->r->tokens->at[i].flags & TOKEN_CAPITAL;
}

static bool opens_phrase(const struct clauses *c, size_t i)
{
    uint8_t g = c->grammar[i];

    return is_pronoun(c, i) || g == GRAMMAR_ARTICLE || g == GRAMMAR_DEFINITE ||
           g == GRAMMAR_POSSESSIVE || g == GRAMMAR_DETERMINER || is_upper(c, i);
}

static bool is_participle(const struct clauses *c, const struct cue_at *cue)
{
    return clause_ending(c, cue->first) == ENDING_ACTIVE;
}

/* Back over "has also", "would later": the end of what stands before them.
 * False when the verb has no voice of its own. */
static bool skip_auxiliaries(const struct clauses *c, size_t floor,
                             const struct cue_at *cue, size_t *end)
{
    bool participle = is_participle(c, cue);
    size_t i = cue->first;

    for (; i > floor; i--) {
        uint8_t g = c->grammar[i - 1];

        if (g == GRAMMAR_BE) {
            if (!participle)
                return false;
        } else if (g != GRAMMAR_HAVE && g != GRAMMAR_MODAL &&
                   !clause_adverb(c, i - 1)) {
            break;
        }
    }
    *end = i;
    return i > floor;
}

/* Whether the "and" at i joins two names and not two clauses. */
static bool joins_names(const struct clauses *c, size_t i)
{
    return i > 0 && c->name[i - 1] && (c->name[i + 1] || is_upper(c, i + 1));
}

static bool begins_clause(const struct clauses *c, size_t i, size_t end)
{
    uint8_t g = c->grammar[i];

    if (c->quote[i] || clause_stop(c, i))
        return true;
    if (g == GRAMMAR_BUT || g == GRAMMAR_THAT || g == GRAMMAR_WHETHER)
        return true;
    return g == GRAMMAR_AND && i + 1 < end && opens_phrase(c, i + 1) &&
           !joins_names(c, i);
}

static size_t clause_start(const struct clauses *c, size_t floor, size_t end)
{
    bool aside = clause_mark(c, end - 1, ',');
    size_t i = end;

    for (; i > floor && end - i < REACH; i--) {
        uint8_t g = c->grammar[i - 1];

        if (begins_clause(c, i - 1, end))
            break;
        /* "the man who the army said": but "X, who leads Y, said" */
        if (!aside && (g == GRAMMAR_WHO || g == GRAMMAR_RELATIVE))
            break;
    }
    return i;
}

static struct parts split_parts(const struct clauses *c, size_t first,
                                size_t end)
{
    struct parts parts = {.count = 0};
    size_t start = first;

    for (size_t i = first; i <= end && parts.count < PARTS; i++) {
        if (i < end && !clause_mark(c, i, ','))
            continue;
        if (i > start) {
            parts.first[parts.count] = start;
            parts.end[parts.count++] = i;
        }
        start = i + 1;
    }
    return parts;
}

static bool is_circumstance(const struct clauses *c, size_t first, size_t end)
{
    uint8_t g = c->grammar[first];

    if (is_preposition(g) || g == GRAMMAR_BUT || g == GRAMMAR_AND ||
        c->date[first] || clause_adverb(c, first))
        return true;
    return end - first >= 2 && clause_ending(c, first) != 0;
}

size_t voice_core(const struct clauses *c, size_t first, size_t end)
{
    for (size_t i = first + 1; i < end; i++) {
        uint8_t g = c->grammar[i];

        if (c->name[i] && c->name[i] == c->name[i - 1])
            continue;
        if (is_preposition(g) || g == GRAMMAR_WHO || g == GRAMMAR_RELATIVE ||
            clause_mark(c, i, '('))
            return i;
    }
    return end;
}

static bool is_one_person(const struct clauses *c, size_t first, size_t end)
{
    uint32_t name = c->name[first];

    return name && c->r->mentions->at[name - 1].kind == MENTION_PERSON &&
           clause_skip_name(c, first) == end;
}

static bool take_part(const struct clauses *c, const struct parts *parts,
                      size_t k, struct voice *v)
{
    v->first = parts->first[k];
    v->end = parts->end[k];
    if (k + 1 < parts->count &&
        is_one_person(c, parts->first[k + 1], parts->end[k + 1])) {
        size_t core = voice_core(c, v->first, v->end);
        uint32_t head = c->name[core - 1];

        if (!head || c->r->mentions->at[head - 1].kind != MENTION_PERSON)
            v->person = c->name[parts->first[k + 1]];
    }
    return v->end > v->first;
}

/* "On Tuesday the minister", "At a rally in Ohio Mr Smith": the phrase
 * behind the circumstance. */
static bool cut_circumstance(const struct clauses *c, struct voice *v)
{
    size_t i = v->end;
    uint32_t last = c->name[v->end - 1];

    while (v->first < v->end &&
           (c->date[v->first] || clause_adverb(c, v->first) ||
            c->grammar[v->first] == GRAMMAR_AND))
        v->first++;
    if (v->first == v->end)
        return false;
    if (c->grammar[v->first] != GRAMMAR_PREPOSITION)
        return true;
    if (last) {
        while (i > v->first && c->name[i - 1] == last)
            i--;
    } else {
        while (i > v->first && !opens_phrase(c, i))
            i--;
    }
    if (i <= v->first + 1 || i >= v->end)
        return false;
    v->first = i;
    return true;
}

/* Whether the core of the phrase is a person's name or ends in one. */
static bool ends_in_person(const struct clauses *c, size_t first, size_t end)
{
    uint32_t name = c->name[voice_core(c, first, end) - 1];

    return name && !is_circumstance(c, first, end) &&
           c->r->mentions->at[name - 1].kind == MENTION_PERSON;
}

/* "The mayor — who is a friend of hers — said": where the first dash is. */
static size_t before_dash(const struct clauses *c, size_t floor, size_t dash)
{
    size_t i = dash;

    while (i > floor && clause_dash(c, i - 1)) /* "--" */
        i--;
    for (; i > floor && dash - i < REACH; i--)
        if (clause_dash(c, i - 1)) {
            while (i > floor && clause_dash(c, i - 1))
                i--;
            return i;
        }
    return floor;
}

/* What an aside behind a subject begins with: "X, who …, said", "X, after
 * …, said". */
static bool opens_aside(const struct clauses *c, size_t i)
{
    uint8_t g = c->grammar[i];

    return g == GRAMMAR_WHO || g == GRAMMAR_RELATIVE ||
           (g == GRAMMAR_BUT && clause_junction(c, i) > JUNCTION_BUT);
}

/* The name before an aside that ends with the comma before the verb, as far
 * as its sentence or main clause begins with it. */
static bool take_before_aside(const struct clauses *c, size_t floor, size_t end,
                              struct voice *v)
{
    size_t i = end > floor + ASIDE ? end - ASIDE : floor;

    for (; i + 2 < end; i++) {
        size_t first = i;

        if (!clause_mark(c, i, ',') || !opens_aside(c, i + 1))
            continue;
        while (first > floor && c->name[first - 1] &&
               c->name[first - 1] == c->name[i - 1])
            first--;
        if (first == i || (first > floor && !clause_mark(c, first - 1, ',') &&
                           !clause_stop(c, first - 1) &&
                           c->grammar[first - 1] != GRAMMAR_AND &&
                           c->grammar[first - 1] != GRAMMAR_BUT))
            continue;
        *v = (struct voice){.first = first, .end = i, .from = first};
        return true;
    }
    return false;
}

static bool take_phrase(const struct clauses *c, size_t floor, size_t end,
                        struct voice *v)
{
    if (clause_dash(c, end - 1))
        end = before_dash(c, floor, end - 1);
    if (end <= floor)
        return false;
    bool comma = clause_mark(c, end - 1, ',');

    if (comma && take_before_aside(c, floor, end, v))
        return true;
    v->from = clause_start(c, floor, end);
    struct parts parts = split_parts(c, v->from, end);
    if (parts.count == 0)
        return false;
    if (!comma || parts.count == 1)
        return take_part(c, &parts, parts.count - 1, v) &&
               cut_circumstance(c, v);
    for (size_t k = parts.count; k-- > 0;)
        if (ends_in_person(c, parts.first[k], parts.end[k]))
            return take_part(c, &parts, k, v);
    for (size_t k = 0; k < parts.count; k++)
        if (!is_circumstance(c, parts.first[k], parts.end[k]))
            return take_part(c, &parts, k, v);
    return false;
}

static bool take_shared(struct voice *v, size_t at)
{
    *v = (struct voice){.first = at, .end = at, .from = at, .shared = true};
    return true;
}

/* "is saying", "has been calling for". */
static bool progressive(const struct clauses *c, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (c->grammar[i] == GRAMMAR_BE)
            return true;
    return false;
}

/* "confirmed it, told Reuters": no name of a person before the comma, and
 * another verb of the sentence before that. */
static bool goes_on(const struct clauses *c, const struct voice *v, size_t end)
{
    uint32_t name = c->name[voice_core(c, v->first, v->end) - 1];

    return !v->person && clause_mark(c, end - 1, ',') &&
           (!name || c->r->mentions->at[name - 1].kind != MENTION_PERSON);
}

/* Words right before a verb that show it to be a noun or an infinitive. */
static bool forbids_voice(const struct clauses *c, size_t i)
{
    uint8_t g = c->grammar[i];

    return g == GRAMMAR_ARTICLE || g == GRAMMAR_DEFINITE ||
           g == GRAMMAR_POSSESSIVE || is_preposition(g) || g == GRAMMAR_OR ||
           g == GRAMMAR_THAT || g == GRAMMAR_WHETHER || c->quote[i] ||
           (clause_stop(c, i) && !clause_dash(c, i));
}

/* "the man who said", "Smith, who said": what stands before the relative. */
static bool take_antecedent(const struct clauses *c, size_t floor, size_t end,
                            struct voice *v)
{
    end--;
    while (end > floor && clause_mark(c, end - 1, ','))
        end--;
    return end > floor && take_phrase(c, floor, end, v);
}

bool voice_before(const struct clauses *c, size_t floor,
                  const struct cue_at *cue, struct voice *v)
{
    size_t end;

    *v = (struct voice){0};
    if (cue->first <= floor || !skip_auxiliaries(c, floor, cue, &end))
        return false;
    uint8_t g = c->grammar[end - 1];
    if (is_participle(c, cue) && !progressive(c, end, cue->first))
        return take_shared(v, end - 1);
    if (is_pronoun(c, end - 1)) {
        *v = (struct voice){.first = end - 1, .end = end};
        v->from = clause_start(c, floor, end);
        return true;
    }
    if (g == GRAMMAR_AND || g == GRAMMAR_BUT)
        return take_shared(v, end - 1);
    if (g == GRAMMAR_WHO || g == GRAMMAR_RELATIVE)
        return take_antecedent(c, floor, end, v);
    if (forbids_voice(c, end - 1) || !take_phrase(c, floor, end, v))
        return false;
    if (v->first == floor && goes_on(c, v, end))
        return take_shared(v, end - 1);
    return true;
}

static bool ends_phrase(uint8_t g)
{
    return g == GRAMMAR_BE || g == GRAMMAR_HAVE || g == GRAMMAR_MODAL ||
           g == GRAMMAR_PREPOSITION || g == GRAMMAR_WHO ||
           g == GRAMMAR_RELATIVE || g == GRAMMAR_BUT || g == GRAMMAR_THAT;
}

static bool ends_inverted(const struct clauses *c, size_t i, size_t first)
{
    if (c->name[i] && i > first && c->name[i] == c->name[i - 1])
        return false;
    /* "Said Lee's lawyer": no verb stands in an inverted subject. */
    if (i > first && c->r->tokens->at[i].flags & TOKEN_CLITIC)
        return false;
    if (c->quote[i] || c->date[i] || clause_stop(c, i) ||
        clause_mark(c, i, ','))
        return true;
    return ends_phrase(c->grammar[i]);
}

/* "Said the bank's director, Jo Lund.": two to four capitals between marks,
 * behind an office, whatever a part of them is elsewhere. */
static void take_unknown_name(const struct clauses *c, size_t comma,
                              size_t limit, struct voice *v)
{
    enum { SHORTEST = 2, LONGEST = 4 };
    size_t i = comma + 1;

    if (!token_in(&c->lang->titles, &c->r->tokens->at[comma - 1]))
        return;
    while (i < limit && i <= comma + LONGEST && is_upper(c, i) &&
           c->grammar[i] == 0 && !c->date[i])
        i++;
    if (i < comma + 1 + SHORTEST ||
        (i < limit && !clause_stop(c, i) && !clause_mark(c, i, ',')))
        return;
    v->named = comma + 1;
    v->named_end = i;
}

bool voice_behind(const struct clauses *c, const struct cue_at *cue,
                  size_t limit, struct voice *v)
{
    size_t i = cue->end;

    *v = (struct voice){.first = i, .end = i, .from = cue->first};
    while (i < limit && i - v->first < PHRASE_WORDS &&
           !ends_inverted(c, i, v->first))
        i++;
    v->end = i;
    if (i == v->first || (is_pronoun(c, v->first) && i > v->first + 1))
        return false;
    /* "a spokesman, Jo Lee," */
    if (i + 1 < limit && clause_mark(c, i, ',') && c->name[i + 1] &&
        is_one_person(c, i + 1, clause_skip_name(c, i + 1)) && !c->name[i - 1])
        v->person = c->name[i + 1];
    else if (i + 1 < limit && clause_mark(c, i, ',') && !c->name[i - 1])
        take_unknown_name(c, i, limit, v);
    return true;
}

bool voice_opening(const struct clauses *c, size_t first, size_t limit,
                   struct voice *v)
{
    *v = (struct voice){.first = first, .end = first, .from = first};
    for (size_t i = first; i < limit && i < first + PHRASE_WORDS; i++) {
        uint8_t g = c->grammar[i];

        if (clause_stop(c, i) || c->quote[i])
            break;
        if (g != GRAMMAR_BE && g != GRAMMAR_HAVE && g != GRAMMAR_MODAL)
            continue;
        v->end = i;
        return i > first && !is_circumstance(c, first, i);
    }
    return false;
}

bool voice_source_noun(const struct clauses *c, size_t i)
{
    const struct lexeme *unit =
        token_find(&c->lang->units, &c->r->tokens->at[i]);

    if (unit && (unit->tag == CLASS_PEOPLE || unit->tag == CLASS_FORCES))
        return true;
    return token_in(&c->lang->titles, &c->r->tokens->at[i]) ||
           token_in(&c->lang->bodies, &c->r->tokens->at[i]);
}

/* Phrases of the right shape though no word of them is known: "others",
 * a capitalised word, "the resolution". */
static bool looks_like_speaker(const struct clauses *c, size_t first)
{
    return c->grammar[first] == GRAMMAR_DETERMINER ||
           (c->grammar[first] == 0 && is_upper(c, first));
}

bool voice_can_speak(const struct clauses *c, const struct voice *v)
{
    size_t core = voice_core(c, v->first, v->end);

    if (v->person || is_pronoun(c, v->first))
        return true;
    if (v->end - v->first > PHRASE_WORDS ||
        clause_ending(c, v->first) == ENDING_ACTIVE)
        return false;
    for (size_t i = v->first; i < v->end; i++)
        if (c->name[i] || voice_source_noun(c, i))
            return true;
    return core == v->first + 1 ? looks_like_speaker(c, v->first)
                                : opens_phrase(c, v->first);
}
