#include "base/utf8.h"
#include "facts/statement_pass.h"

/* "…" ― Ada Lund: a name behind a dash, and nothing behind the name.  The
 * line may be a sentence of its own in the same paragraph. */
static bool find_signature(struct pass *p, size_t end, struct speaker *s)
{
    const struct clauses *c = p->c;
    const struct unit *u = p->unit;
    const struct unit *last = c->units + c->unit_count - 1;
    struct cue_at dash = {.first = end, .end = end};
    struct voice v;

    if (u < last && end == u->end && u[1].paragraph == u->paragraph)
        u++;
    while (dash.end < u->end && clause_dash(c, dash.end))
        dash.end++;
    if (dash.end == end || !voice_behind(c, &dash, u->end, &v) ||
        !c->name[v.first] || clause_skip_name(c, v.first) != v.end ||
        (v.end < u->end && !clause_stop(c, v.end) &&
         !clause_mark(c, v.end, ',')))
        return false;
    *s = speaker_find(&p->discourse, u, &v);
    return s->name.n > 0;
}

/* Who speaks a quotation that has no cue of its own. */
static struct speaker loose_speaker(struct pass *p, size_t first, size_t end)
{
    struct speaker s = {.entity = ENTITY_NONE};
    const struct unit *u = p->unit;

    if (find_signature(p, end, &s))
        return s;
    if (pass_spoke(p))
        return p->discourse.last;
    if (first == u->first && p->announced_in &&
        p->announced_in + 1 == u->paragraph)
        return p->announced;
    if (first > u->first) /* "The mayor was blunt: …" */
        return speaker_of_unit(&p->discourse, u, first);
    bool runs_on =
        end == u->end && p->spoke_in && p->spoke_in + 1 == u->paragraph;
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

    if (p->used[quote - 1] || pass_words(c, m->text) < QUOTE_WORDS ||
        !pass_opens_clause(p, quote))
        return;
    struct speaker s = loose_speaker(p, first, end);
    if (s.name.n == 0 &&
        (first > p->unit->first || !utf8_is_upper(utf8_peek(m->text, 0))))
        return;
    if (!pass_spoke(p))
        p->verb = SPAN("");
    pass_give_quote(p, quote - 1, &s);
    if (s.name.n)
        discourse_hear(&p->discourse, &s);
}

void loose_read(struct pass *p)
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
