#include "facts/slot.h"

#include "base/utf8.h"
#include "facts/draft.h"
#include "facts/merge.h"
#include "facts/statement.h"

/* In order: each may lean on those before it. */
static void (*const slots[])(struct draft *) = {
    slot_who, slot_what, slot_when, slot_where, slot_numbers, loaded_find,
};

struct at draft_at(const struct draft *d, struct span text, size_t sentence)
{
    return (struct at){
        .doc = d->doc,
        .text = text,
        .paragraph = d->r->sentences->at[sentence].paragraph,
        .sentence = sentence + 1,
    };
}

void evidence_add(struct evidence *e, struct at at, struct arena *a)
{
    e->at = arena_more(a, e->at, e->count, sizeof *e->at);
    e->at[e->count++] = at;
}

struct span draft_key(struct span s, struct arena *a)
{
    char *out = ARENA_NEW(a, char, s.n + 4);
    struct span folded = utf8_fold(s, out, s.n + 4);
    size_t n = 0;

    for (size_t i = 0; i < folded.n; i++) {
        if (out[i] == '\n' || out[i] == '\t')
            out[i] = ' ';
        if (out[i] != ' ' || (n > 0 && out[n - 1] != ' '))
            out[n++] = out[i];
    }
    return (struct span){out, n};
}

static void fill_draft(struct draft *d)
{
    struct facts *f = &d->facts;

    d->clauses = clause_read(d->r, d->arena);
    d->cast = cast_build(d->r, d->arena);
    f->reactions =
        statement_read(&d->clauses, &d->cast, &f->reaction_count, d->arena);
    for (size_t i = 0; i < f->reaction_count; i++)
        f->reactions[i].evidence.at[0].doc = d->doc;
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        slots[i](d);
}

struct facts slot_fill(const struct reading *readings, size_t count,
                       struct arena *a)
{
    struct draft *drafts = ARENA_NEW(a, struct draft, count + 1);

    for (size_t i = 0; i < count; i++) {
        drafts[i] = (struct draft){.r = &readings[i], .doc = i, .arena = a};
        fill_draft(&drafts[i]);
    }
    return merge_drafts(drafts, count, a);
}
