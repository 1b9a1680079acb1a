#include "base/table.h"
#include "base/utf8.h"
#include "mention/entity_name.h"

/*
 * One type per name and document.  Source: one sense per discourse (Gale,
 * Church and Yarowsky, 1992), which holds for names in news but for cities
 * that stand for their governments.
 */

struct tally {
    size_t votes[ENTITIES];
    bool surname; /* last word of a person's name of several words */
    bool fixed;   /* an acronym: type of what it is short for */
    enum entity_type type;
};

struct tallies {
    struct table index;
    struct tally *at;
    size_t count;
    struct arena *arena;
};

static struct tally *tally_of(struct tallies *t, struct span text)
{
    bool fresh;
    uint32_t *slot = table_put(&t->index, text, &fresh);

    if (fresh) {
        *slot = (uint32_t)t->count;
        t->at = arena_more(t->arena, t->at, t->count, sizeof *t->at);
        t->at[t->count++] = (struct tally){0};
    }
    return &t->at[*slot];
}

/* "al-Kadhimi" and "Kadhimi" are one surname. */
static struct span bare(struct span text)
{
    if (text.n > 4 && text.p[2] == '-' &&
        (text.p[0] == 'a' || text.p[0] == 'e' || text.p[0] == 'A'))
        return span_from(text, 3);
    return text;
}

static struct span text_of(const struct token *tokens, const struct name *n)
{
    return entity_text(tokens, n->from, n->to);
}

static void count_votes(const struct token *tokens, const struct names *names,
                        struct tallies *t)
{
    for (size_t i = 0; i < names->count; i++) {
        const struct name *n = &names->at[i];

        if (n->dropped)
            continue;
        tally_of(t, text_of(tokens, n))->votes[n->type]++;
        if (n->type == ENTITY_PER && n->to - n->from > 1)
            tally_of(t, bare(tokens[n->to - 1].text))->surname = true;
    }
}

static enum entity_type most_votes(const struct tally *t, enum entity_type own)
{
    enum entity_type best = own;

    for (size_t k = 0; k < ENTITIES; k++)
        if (t->votes[k] > t->votes[best])
            best = (enum entity_type)k;
    return best;
}

static enum entity_type settled(struct tallies *t, struct span text,
                                const struct name *n)
{
    struct tally *own = tally_of(t, text);
    bool one = n->to - n->from == 1, surname = own->surname;
    const struct lexeme *place = entity_place(text);
    bool country = place && place->tag == PLACE_COUNTRY;

    if (own->fixed)
        return own->type;
    if (one && !surname)
        surname = tally_of(t, bare(text))->surname;
    own = tally_of(t, text);
    if (one && surname &&
        !(country && own->votes[ENTITY_LOC] > own->votes[ENTITY_PER]))
        return entity_is_demonym(text) && !own->votes[ENTITY_PER] ? ENTITY_MISC
                                                                  : ENTITY_PER;
    if (country)
        return ENTITY_LOC;
    if (one && entity_is_demonym(text))
        return ENTITY_MISC;
    return most_votes(own, n->type);
}

/* Words that the document writes small somewhere. */
static struct table small_words(const struct tokens *tokens, struct arena *a)
{
    struct table t = table_new(a, tokens->count / 4 + 16);
    bool fresh;

    for (size_t i = 0; i < tokens->count; i++)
        if (tokens->at[i].kind == TOKEN_WORD &&
            !(tokens->at[i].flags & TOKEN_CAPITAL))
            *table_put(&t, tokens->at[i].text, &fresh) = 1;
    return t;
}

static bool is_small(const struct table *small, struct span text)
{
    char folded[128];

    return table_find(small, utf8_fold(text, folded, sizeof folded)) != NULL;
}

/* A word that has its capital from the start of the sentence only. */
static bool is_opener(const struct finder_input *in, const struct name *n,
                      const struct table *small)
{
    struct span text = text_of(in->tokens->at, n);

    if (n->to - n->from != 1 || n->from != in->tokens->first[n->sentence])
        return false;
    if (token_in(&in->doc->lang->stopwords, &in->tokens->at[n->from]) &&
        !(in->tokens->at[n->from].flags & (TOKEN_DOTTED | TOKEN_UPPER)))
        return true;
    return !entity_place(text) && !entity_is_demonym(text) &&
           is_small(small, text);
}

/* Capital letters at the starts of words and behind hyphens, folded. */
static size_t initials(const struct token *tokens, const struct name *n,
                       bool all, char *out, size_t room)
{
    size_t count = 0;

    for (size_t i = n->from; i < n->to; i++) {
        struct span text = tokens[i].text;
        bool start = true;

        for (size_t k = 0; k < text.n && count < room; k++) {
            char c = text.p[k];

            if (start && (all || (c >= 'A' && c <= 'Z')))
                out[count++] = (char)(c | 32);
            start = c == '-';
        }
    }
    return count;
}

static bool is_short_for(const struct token *acronym,
                         const struct token *tokens, const struct name *n)
{
    char letters[12], first[12];
    size_t count = 0;

    for (size_t k = 0; k < acronym->text.n; k++) {
        char c = acronym->text.p[k];

        if (c == '.')
            continue;
        if (count == sizeof letters ||
            !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')))
            return false;
        letters[count++] = (char)(c | 32);
    }
    for (int all = 0; all < 2; all++) {
        size_t k = initials(tokens, n, all, first, sizeof first);

        if (count > 1 &&
            span_eq((struct span){letters, count}, (struct span){first, k}))
            return true;
    }
    return false;
}

/* "Rail Accident Investigation Branch (RAIB)". */
static bool has_acronym(const struct finder_input *in, const struct name *n)
{
    const struct token *t = in->tokens->at;
    size_t end = in->tokens->first[n->sentence + 1];

    return n->to + 2 < end && n->to - n->from > 1 &&
           span_eq(t[n->to].text, SPAN("(")) &&
           span_eq(t[n->to + 2].text, SPAN(")")) &&
           t[n->to + 1].kind == TOKEN_WORD && is_short_for(&t[n->to + 1], t, n);
}

static void push(struct names *out, struct name n)
{
    out->at = arena_more(out->arena, out->at, out->count, sizeof n);
    out->at[out->count++] = n;
}

/* Ties the type of an acronym to that of its long form. */
static void tie_acronym(const struct finder_input *in, const struct name *n,
                        struct tallies *tallies)
{
    struct tally *t;

    if (!has_acronym(in, n))
        return;
    t = tally_of(tallies, in->tokens->at[n->to + 1].text);
    t->fixed = true;
    t->type = n->type;
}

static bool is_capital(const struct token *t)
{
    return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL;
}

/* A token that has no label here, but is a name elsewhere in the document:
 * an acronym that was explained, a surname, the same word. */
static bool is_known(const struct finder_input *in, size_t sentence, size_t i,
                     const struct tallies *t, struct name *out)
{
    const struct token *tokens = in->tokens->at;
    const struct tally *known;
    const uint32_t *slot;

    if (t->count == 0 || !is_capital(&tokens[i]))
        return false;
    slot = table_find(&t->index, tokens[i].text);
    if (!slot)
        slot = table_find(&t->index, bare(tokens[i].text));
    if (!slot)
        return false;
    if ((i > in->tokens->first[sentence] && is_capital(&tokens[i - 1])) ||
        (i + 1 < in->tokens->first[sentence + 1] && is_capital(&tokens[i + 1])))
        return false;
    known = t->at + *slot;
    *out = (struct name){.from = i, .to = i + 1, .sentence = sentence};
    out->type = known->fixed     ? known->type
                : known->surname ? ENTITY_PER
                                 : most_votes(known, ENTITY_MISC);
    /* The first word of a sentence has its capital anyway. */
    return known->fixed || known->surname ||
           (i > in->tokens->first[sentence] && known->votes[out->type] > 0);
}

/* "Garba Shehu", taken for a body, when Shehu is a person elsewhere. */
static bool is_bearer(const struct finder_input *in, const struct name *n,
                      const struct tallies *t)
{
    const struct token *last = &in->tokens->at[n->to - 1];
    const uint32_t *slot = table_find(&t->index, last->text);

    if (n->type != ENTITY_ORG || n->to < n->from + 2 || !slot || !t->at ||
        t->at[*slot].votes[ENTITY_PER] <= t->at[*slot].votes[ENTITY_ORG])
        return false;
    for (size_t i = n->from; i < n->to; i++)
        if (!(in->tokens->at[i].flags & TOKEN_CAPITAL) ||
            token_in(&in->doc->lang->bodies, &in->tokens->at[i]) ||
            entity_place(in->tokens->at[i].text) ||
            entity_is_demonym(in->tokens->at[i].text))
            return false;
    return true;
}

/* The "and" of a name whose parts are names elsewhere in the document: "Acme
 * and Lund Motors" are two.  n->to: there is none. */
static size_t pair_joint(const struct finder_input *in, const struct name *n,
                         const struct tallies *t)
{
    const struct token *tokens = in->tokens->at;

    for (size_t i = n->from + 1; i + 1 < n->to; i++) {
        const struct lexeme *e =
            token_find(&in->doc->lang->grammar, &tokens[i]);

        if (e && e->tag == GRAMMAR_AND &&
            (table_find(&t->index, entity_text(tokens, n->from, i)) ||
             table_find(&t->index, entity_text(tokens, i + 1, n->to))))
            return i;
    }
    return n->to;
}

/* All names again, pairs as two. */
static void part_pairs(const struct finder_input *in, struct names *names,
                       const struct tallies *t)
{
    struct names out = {.arena = names->arena};

    for (size_t i = 0; i < names->count; i++) {
        struct name n = names->at[i];
        size_t joint = n.type == ENTITY_ORG ? pair_joint(in, &n, t) : n.to;

        if (joint < n.to) {
            struct name head = n;

            head.to = joint;
            n.from = joint + 1;
            push(&out, head);
        }
        push(&out, n);
    }
    *names = out;
}

/* All names again, with those that the labels missed. */
static void add_known(const struct finder_input *in, struct names *names,
                      const struct tallies *t, const struct table *small)
{
    struct names out = {.arena = names->arena};
    size_t k = 0;

    for (size_t s = 0; s < in->sentences->count; s++) {
        size_t i = in->tokens->first[s];

        while (i < in->tokens->first[s + 1]) {
            struct name n;

            if (k < names->count && names->at[k].from == i) {
                push(&out, names->at[k]);
                i = names->at[k++].to;
                continue;
            }
            if (is_known(in, s, i, t, &n)) {
                n.dropped = is_opener(in, &n, small);
                push(&out, n);
            }
            i++;
        }
    }
    *names = out;
}

void entity_settle(const struct finder_input *in, struct names *names)
{
    struct arena *scratch = arena_child(names->arena);
    struct tallies t = {.index = table_new(scratch, 64), .arena = scratch};
    struct table small = small_words(in->tokens, scratch);

    for (size_t i = 0; i < names->count; i++)
        names->at[i].dropped = is_opener(in, &names->at[i], &small);
    for (size_t i = 0; i < names->count; i++)
        tie_acronym(in, &names->at[i], &t);
    count_votes(in->tokens->at, names, &t);
    part_pairs(in, names, &t);
    add_known(in, names, &t, &small);
    for (size_t i = 0; i < names->count; i++) {
        struct name *n = &names->at[i];

        n->type = is_bearer(in, n, &t)
                      ? ENTITY_PER
                      : settled(&t, text_of(in->tokens->at, n), n);
    }
    arena_release(scratch);
}
