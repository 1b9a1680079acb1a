#include "facts/draft.h"

#include "base/utf8.h"

/* Shorter first sentences are kickers and labels: measured on 26 annotated
 * articles, no lead sentence has fewer words. */
enum { LEAD_WORDS = 8 };

/* What is left of a caption: it begins small, or says that it is one. */
static bool is_caption(const struct draft *d, size_t sentence)
{
    const struct clauses *c = &d->clauses;
    size_t first = d->r->tokens->first[sentence], words;
    const struct lexeme *e =
        clause_phrase(d->r->tokens, first, &c->lang->lines, &words);

    /* "FILE - …", but not "Files were …". */
    if (e && e->tag == LINE_CAPTION &&
        (words > 1 || (first + 1 < d->r->tokens->count &&
                       d->r->tokens->at[first + 1].kind == TOKEN_MARK)))
        return true;
    return d->r->tokens->at[first].kind == TOKEN_WORD &&
           utf8_is_lower(utf8_peek(clause_word(c, first), 0)) &&
           !c->name[first];
}

static bool is_lead(const struct draft *d, size_t sentence)
{
    const size_t *first = d->r->tokens->first;
    size_t words = 0;

    if (d->clauses.quote[first[sentence]] || is_caption(d, sentence))
        return false;
    for (size_t i = first[sentence]; i < first[sentence + 1]; i++)
        words += d->r->tokens->at[i].kind != TOKEN_MARK;
    return words >= LEAD_WORDS;
}

/* The lead without the words that say who said so, where these are the
 * smaller part. */
static struct span without_attribution(const struct draft *d,
                                       struct span sentence)
{
    for (size_t i = 0; i < d->facts.reaction_count; i++) {
        const struct fact_reaction *r = &d->facts.reactions[i];

        if (r->quote.p >= sentence.p + sentence.n)
            break;
        if (!r->direct && span_holds(sentence, r->quote) &&
            r->quote.p == sentence.p && 2 * r->quote.n > sentence.n)
            return r->quote;
    }
    return sentence;
}

void slot_what(struct draft *d)
{
    const struct sentences *s = d->r->sentences;
    size_t lead = 0;

    if (s->count == 0)
        return;
    while (lead + 1 < s->count && !is_lead(d, lead))
        lead++;
    if (!is_lead(d, lead))
        lead = 0;
    struct fact_what *what = ARENA_NEW(d->arena, struct fact_what, 1);
    what->text = without_attribution(d, s->at[lead].text);
    evidence_add(&what->evidence, draft_at(d, what->text, lead), d->arena);
    d->facts.what = what;
    d->facts.what_count = 1;
}
