#include "facts/statement_pass.h"

enum { CLAUSE_WORDS = 3 };

size_t pass_words(const struct clauses *c, struct span text)
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

void pass_give_quote(struct pass *p, uint32_t mention, const struct speaker *s)
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

bool pass_give_clause(struct pass *p, size_t first, size_t end,
                      const struct speaker *s)
{
    struct span text = content_text(p->c, &first, &end);

    if (text.n == 0 || pass_words(p->c, text) < CLAUSE_WORDS)
        return false;
    use_quotes(p, first, end);
    give(p, text, false, s);
    if (end > p->covered)
        p->covered = end;
    return true;
}

/* Whether a quotation begins its clause, so that all of it is quoted. */
bool pass_opens_clause(const struct pass *p, uint32_t quote)
{
    const struct clauses *c = p->c;
    size_t first =
        clause_token_at(c, c->r->mentions->at[quote - 1].as.quote.marked.p);

    return first <= p->unit->first || clause_mark(c, first - 1, ',') ||
           clause_stop(c, first - 1) || c->quote[first - 1];
}

bool pass_spoke(const struct pass *p)
{
    return p->count > p->before;
}
