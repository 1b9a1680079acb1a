/*
 * Loaded words: which, where, and in whose voice.
 *
 * A word in quotation marks or in the content of a statement is the
 * speaker's; any other is the outlet's own.  In "condemned the occupiers" it
 * is not said whose word it is: it counts as the outlet's, with the verb.
 */
#include "facts/draft.h"

enum { REACH = 8 /* [tokens] from a verb to the end of its object */ };

/* The reaction in whose words each token lies, 1 + index; the innermost
 * one, because it comes later. */
static uint32_t *find_voices(const struct draft *d)
{
    const struct tokens *tokens = d->r->tokens;
    uint32_t *voice = ARENA_NEW(d->arena, uint32_t, tokens->count + 1);

    for (size_t k = 0; k < d->facts.reaction_count; k++) {
        struct span q = d->facts.reactions[k].quote;

        for (size_t i = clause_token_at(&d->clauses, q.p);
             i < tokens->count && tokens->at[i].text.p < q.p + q.n; i++)
            voice[i] = (uint32_t)k + 1;
    }
    return voice;
}

/* Whether each token lies in quotation marks, those of terms too. */
static bool *find_quoted(const struct draft *d)
{
    const struct tokens *tokens = d->r->tokens;
    bool *quoted = ARENA_NEW(d->arena, bool, tokens->count + 1);

    for (size_t k = 0; k < d->r->mentions->count; k++) {
        const struct mention *m = &d->r->mentions->at[k];
        const char *end = m->text.p + m->text.n;

        if (m->kind != MENTION_QUOTE)
            continue;
        for (size_t i = clause_token_at(&d->clauses, m->text.p);
             i < tokens->count && tokens->at[i].text.p < end; i++)
            quoted[i] = true;
    }
    return quoted;
}

/* [tokens] in the longest loaded phrase that begins at token i. */
static size_t match(const struct tokens *tokens, size_t i,
                    const struct lexicon *loaded)
{
    size_t n;

    return clause_phrase(tokens, i, loaded, &n) ? n : 0;
}

static void add(struct draft *d, const struct fact_loaded *word)
{
    struct facts *f = &d->facts;

    f->loaded =
        arena_more(d->arena, f->loaded, f->loaded_count, sizeof *f->loaded);
    f->loaded[f->loaded_count++] = *word;
}

/* "The Global Terrorism Index": a body's name is not the outlet's choice. */
static bool is_in_name(const struct draft *d, size_t i)
{
    uint32_t name = d->clauses.name[i];
    const struct mention *m = name ? &d->r->mentions->at[name - 1] : NULL;

    return m && (m->kind == MENTION_ORGANISATION || m->kind == MENTION_PLACE);
}

/* Whether no object of a verb goes on behind token i. */
static bool ends_object(const struct clauses *c, size_t i)
{
    uint8_t g = c->grammar[i];

    return clause_stop(c, i) || clause_mark(c, i, ',') || g == GRAMMAR_BUT ||
           g == GRAMMAR_WHO || g == GRAMMAR_RELATIVE || g == GRAMMAR_BE ||
           g == GRAMMAR_HAVE || g == GRAMMAR_MODAL;
}

/* The reporting verb in whose object token i is, or empty. */
static struct span find_cue(const struct clauses *c, size_t floor, size_t i)
{
    struct cue_at cue;

    for (size_t k = i; k > floor && i - k < REACH; k--) {
        if (ends_object(c, k - 1))
            break;
        if (clause_cue(c, k - 1, &cue) && cue.end <= i &&
            cue.kind != CUE_SOURCE && !(cue.value & CUE_NOUN))
            return clause_text(c, cue.first, cue.end);
    }
    return SPAN("");
}

static struct span range(const struct tokens *tokens, size_t i, size_t n)
{
    struct span first = tokens->at[i].text, last = tokens->at[i + n - 1].text;

    return (struct span){first.p, (size_t)(last.p + last.n - first.p)};
}

static void read_sentences(struct draft *d)
{
    const struct tokens *tokens = d->r->tokens;
    const struct lexicon *loaded = &d->clauses.lang->loaded;
    const uint32_t *voice = find_voices(d);
    const bool *quoted = find_quoted(d);

    for (size_t s = 0; s < d->r->sentences->count; s++)
        for (size_t i = tokens->first[s]; i < tokens->first[s + 1]; i++) {
            size_t n = match(tokens, i, loaded);
            struct fact_loaded word;

            if (n == 0 || is_in_name(d, i))
                continue;
            word =
                (struct fact_loaded){.at = draft_at(d, range(tokens, i, n), s),
                                     .quoted = voice[i] || quoted[i]};
            if (voice[i])
                word.speaker = d->facts.reactions[voice[i] - 1].speaker;
            if (!word.quoted)
                word.cue = find_cue(&d->clauses, tokens->first[s], i);
            add(d, &word);
            i += n - 1;
        }
}

/* Whether a token is a quotation mark; an apostrophe is none. */
static bool is_quote(const struct token *t, bool inside)
{
    static const char *const marks[] = {"\"", "“", "”",  "„",  "«", "»",
                                        "‹",  "›", "「", "」", "‘", "‚"};
    static const char *const either[] = {"'", "’"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (span_eq(t->text, span_of(marks[i])))
            return true;
    for (size_t i = 0; i < sizeof either / sizeof *either; i++)
        if (span_eq(t->text, span_of(either[i])))
            return inside || !(t->flags & TOKEN_GLUED);
    return false;
}

/* Headlines and cross-headings are no sentences, but the outlet's words. */
static void read_headings(struct draft *d)
{
    const struct document *doc = d->r->doc;

    for (size_t b = 0; b < doc->block_count; b++) {
        struct span text = doc->blocks[b].text;

        if (doc->blocks[b].kind != BLOCK_TITLE &&
            doc->blocks[b].kind != BLOCK_HEADING)
            continue;
        struct tokens tokens = token_split_span(text, d->arena);
        bool quoted = false;
        for (size_t i = 0; i < tokens.count; i++) {
            quoted ^= is_quote(&tokens.at[i], quoted);
            size_t n = match(&tokens, i, &d->clauses.lang->loaded);

            if (n == 0)
                continue;
            struct at at = {.doc = d->doc, .text = range(&tokens, i, n)};
            add(d, &(struct fact_loaded){.at = at, .quoted = quoted});
            i += n - 1;
        }
    }
}

void loaded_find(struct draft *d)
{
    read_headings(d);
    read_sentences(d);
}
