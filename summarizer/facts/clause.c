#include "facts/clause.h"

#include "base/utf8.h"

enum { PHRASE = 128 }; /* [bytes] a cue of several words, see embed.c */

struct span clause_word(const struct clauses *c, size_t i)
{
    return c->r->tokens->at[i].text;
}

struct span clause_text(const struct clauses *c, size_t a, size_t b)
{
    struct span first = clause_word(c, a), last = clause_word(c, b - 1);

    return (struct span){first.p, (size_t)(last.p + last.n - first.p)};
}

bool clause_mark(const struct clauses *c, size_t i, char mark)
{
    struct span word = clause_word(c, i);

    return word.n == 1 && word.p[0] == mark;
}

bool clause_stop(const struct clauses *c, size_t i)
{
    return c->stop[i];
}

bool clause_dash(const struct clauses *c, size_t i)
{
    struct span word = clause_word(c, i);

    return clause_mark(c, i, '-') || span_eq(word, SPAN("–")) ||
           span_eq(word, SPAN("—")) || span_eq(word, SPAN("―"));
}

bool clause_full_stop(const struct clauses *c, size_t i)
{
    return c->stop[i] && !clause_mark(c, i, ':') && !clause_dash(c, i);
}

/* Full stops count at the end of their sentence only: within one they
 * belong to an abbreviation or to a quotation. */
static void mark_stops(struct clauses *c)
{
    const struct tokens *tokens = c->r->tokens;

    for (size_t s = 0; s < c->r->sentences->count; s++) {
        bool last = true;

        for (size_t i = tokens->first[s + 1]; i-- > tokens->first[s];) {
            struct span word = clause_word(c, i);

            last = last && tokens->at[i].kind == TOKEN_MARK;
            if (tokens->at[i].kind == TOKEN_MARK)
                c->stop[i] = clause_mark(c, i, ';') || clause_mark(c, i, ':') ||
                             clause_mark(c, i, '!') || clause_mark(c, i, '?') ||
                             clause_dash(c, i) || span_eq(word, SPAN("…")) ||
                             (last && clause_mark(c, i, '.'));
        }
    }
}

int clause_ending(const struct clauses *c, size_t i)
{
    enum { STEM = 2 }; /* [bytes] shorter words have no ending: "red" */
    const struct lexicon *endings = &c->lang->endings;
    struct span word = clause_word(c, i);

    if (c->r->tokens->at[i].kind != TOKEN_WORD || c->grammar[i] || c->name[i])
        return 0;
    for (size_t n = endings->longest; n > 0; n--) {
        const struct lexeme *e =
            n + STEM < word.n
                ? lexicon_find(endings, span_from(word, word.n - n))
                : NULL;

        if (e)
            return e->tag;
    }
    return 0;
}

bool clause_adverb(const struct clauses *c, size_t i)
{
    if (c->grammar[i])
        return c->grammar[i] == GRAMMAR_ADVERB;
    return !(c->r->tokens->at[i].flags & TOKEN_CAPITAL) &&
           clause_ending(c, i) == ENDING_ADVERB;
}

static int grammar_value(const struct clauses *c, size_t i)
{
    const struct lexeme *e =
        token_find(&c->lang->grammar, &c->r->tokens->at[i]);

    return e ? e->value : 0;
}

bool clause_infinitive(const struct clauses *c, size_t i)
{
    return c->grammar[i] == GRAMMAR_PREPOSITION && grammar_value(c, i) == 1;
}

int clause_junction(const struct clauses *c, size_t i)
{
    return c->grammar[i] == GRAMMAR_BUT ? grammar_value(c, i) : 0;
}

size_t clause_skip_name(const struct clauses *c, size_t i)
{
    uint32_t name = c->name[i];

    if (!name)
        return i + 1;
    while (i < c->r->tokens->count && c->name[i] == name)
        i++;
    return i;
}

size_t clause_token_at(const struct clauses *c, const char *p)
{
    return token_from(c->r->tokens, p);
}

const struct lexeme *clause_phrase(const struct tokens *tokens, size_t i,
                                   const struct lexicon *list, size_t *words)
{
    const struct token *first = &tokens->at[i];
    char text[PHRASE];
    size_t end[PHRASE], n = 0, at = 0;

    if (!lexicon_goes_on(list, first->hash)) {
        *words = 1;
        return first->text.n < PHRASE ? token_find(list, first) : NULL;
    }
    /* Folded once; every shorter phrase is a prefix. */
    while (n < list->words && i + n < tokens->count) {
        struct span word = tokens->at[i + n].text;

        if (at + word.n + 1 > sizeof text)
            break;
        if (n)
            text[at++] = ' ';
        at += utf8_fold(word, text + at, sizeof text - at).n;
        end[n++] = at;
    }
    for (; n > 0; n--) {
        const struct lexeme *e =
            lexicon_find(list, (struct span){text, end[n - 1]});

        if (e) {
            *words = n;
            return e;
        }
    }
    return NULL;
}

bool clause_cue(const struct clauses *c, size_t i, struct cue_at *cue)
{
    const struct tokens *tokens = c->r->tokens;
    size_t n;

    if (tokens->at[i].kind != TOKEN_WORD || c->quote[i] || c->name[i])
        return false;
    const struct lexeme *e = clause_phrase(tokens, i, &c->lang->cues, &n);
    if (!e || c->quote[i + n - 1])
        return false;
    *cue = (struct cue_at){i, i + n, e->tag, e->value};
    /* Capitals are of names and headlines, or begin the sentence. */
    return e->tag == CUE_SOURCE || !(tokens->at[i].flags & TOKEN_CAPITAL);
}

static void mark_range(const struct clauses *c, uint32_t *of, struct span text,
                       uint32_t value)
{
    const struct tokens *tokens = c->r->tokens;

    for (size_t i = clause_token_at(c, text.p);
         i < tokens->count && tokens->at[i].text.p < text.p + text.n; i++)
        if (!of[i])
            of[i] = value;
}

static void mark_mentions(struct clauses *c)
{
    for (size_t k = 0; k < c->r->mentions->count; k++) {
        const struct mention *m = &c->r->mentions->at[k];
        uint32_t value = (uint32_t)k + 1;

        if (m->kind == MENTION_QUOTE) {
            if (!m->as.quote.scare)
                mark_range(c, c->quote, m->as.quote.marked, value);
        } else if (m->kind == MENTION_DATE) {
            mark_range(c, c->date, m->text, value);
        } else if (m->kind == MENTION_NUMBER) {
            mark_range(c, c->number, m->text, value);
        } else {
            mark_range(c, c->name, m->text, value);
        }
    }
}

/* Whether a quotation goes on over the border between two sentences. */
static bool held_together(const struct clauses *c, size_t border)
{
    return border > 0 && border < c->r->tokens->count && c->quote[border] &&
           c->quote[border] == c->quote[border - 1];
}

static void find_units(struct clauses *c, struct arena *a)
{
    const struct sentences *s = c->r->sentences;
    const size_t *first = c->r->tokens->first;

    for (size_t i = 0; i < s->count; i++) {
        struct unit *last = c->unit_count ? &c->units[c->unit_count - 1] : NULL;

        if (first[i] == first[i + 1])
            continue;
        if (last && last->paragraph == s->at[i].paragraph &&
            held_together(c, first[i])) {
            last->end = first[i + 1];
            last->sentences++;
            continue;
        }
        c->units = arena_more(a, c->units, c->unit_count, sizeof *c->units);
        c->units[c->unit_count++] =
            (struct unit){first[i], first[i + 1], i, 1, s->at[i].paragraph};
    }
}

struct clauses clause_read(const struct reading *r, struct arena *a)
{
    size_t count = r->tokens->count;
    struct clauses c = {.r = r, .lang = r->doc->lang};

    c.stop = ARENA_NEW(a, bool, count + 1);
    c.grammar = ARENA_NEW(a, uint8_t, count + 1);
    c.name = ARENA_NEW(a, uint32_t, count + 1);
    c.date = ARENA_NEW(a, uint32_t, count + 1);
    c.number = ARENA_NEW(a, uint32_t, count + 1);
    c.quote = ARENA_NEW(a, uint32_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct lexeme *e =
            token_find(&c.lang->grammar, &r->tokens->at[i]);

        c.grammar[i] = e ? (uint8_t)e->tag : 0;
    }
    mark_stops(&c);
    mark_mentions(&c);
    find_units(&c, a);
    return c;
}
