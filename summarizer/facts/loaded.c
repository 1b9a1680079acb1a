/*
 * Loaded words: which, where, and in whose voice.
 *
 * A word in quotation marks or in the content of a statement is the
 * speaker's; any other is the outlet's own.
 */
#include "facts/draft.h"

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

/* [tokens] in the longest loaded phrase that begins at token i. */
static size_t match(const struct tokens *tokens, size_t i,
                    const struct lexicon *loaded)
{
    size_t n;

    return clause_phrase(tokens, i, loaded, &n) ? n : 0;
}

static void add(struct draft *d, struct at at, bool quoted, struct span speaker)
{
    struct facts *f = &d->facts;

    f->loaded =
        arena_more(d->arena, f->loaded, f->loaded_count, sizeof *f->loaded);
    f->loaded[f->loaded_count++] = (struct fact_loaded){at, quoted, speaker};
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
    uint32_t *voice = find_voices(d);

    for (size_t s = 0; s < d->r->sentences->count; s++)
        for (size_t i = tokens->first[s]; i < tokens->first[s + 1]; i++) {
            size_t n = match(tokens, i, loaded);

            if (n == 0)
                continue;
            add(d, draft_at(d, range(tokens, i, n), s),
                voice[i] || d->clauses.quote[i],
                voice[i] ? d->facts.reactions[voice[i] - 1].speaker : SPAN(""));
            i += n - 1;
        }
}

static bool in_quotes(struct span text)
{
    static const char *const marks[] = {"\"", "'", "‘", "“", "«"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (span_starts(text, span_of(marks[i])))
            return true;
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
        for (size_t i = 0; i < tokens.count; i++) {
            size_t n = match(&tokens, i, &d->clauses.lang->loaded);

            if (n == 0)
                continue;
            add(d, (struct at){.doc = d->doc, .text = range(&tokens, i, n)},
                in_quotes(text), SPAN(""));
            i += n - 1;
        }
    }
}

void loaded_find(struct draft *d)
{
    read_headings(d);
    read_sentences(d);
}
