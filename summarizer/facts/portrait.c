#include "facts/portrait.h"

#include "facts/alias.h"
#include "facts/draft.h"

enum { REACH = 8 /* [tokens] that may qualify a role */ };

/* The role that stands at this name, or empty. */
static struct span role_at(const struct reading *r, const struct at *at)
{
    const struct mentions *m = r->mentions;

    for (size_t i = mention_from(m, at->text.p);
         i < m->count && m->at[i].text.p == at->text.p; i++)
        if (m->at[i].kind == MENTION_PERSON)
            return m->at[i].as.name.role;
    return SPAN("");
}

/* A people or another name, a word for a part of a role, a compound with a
 * hyphen. */
static bool qualifies(const struct reading *r, const struct token *t,
                      bool opening)
{
    const struct lang *lang = r->doc->lang;

    if (t->kind != TOKEN_WORD || t->flags & TOKEN_CLITIC)
        return false;
    if (t->flags & TOKEN_CAPITAL && !opening && !token_in(&lang->calendar, t))
        return true;
    return token_in(&lang->titles, t) ||
           lexicon_find(&world.demonyms, t->text) ||
           (t->text.n > 1 && memchr(t->text.p + 1, '-', t->text.n - 1));
}

/* A role with what qualifies it before it, in its sentence. */
static struct span describe(const struct reading *r, const struct at *at,
                            struct span role)
{
    size_t i = token_from(r->tokens, role.p), floor, steps = 0;

    if (at->sentence == 0 || i >= r->tokens->count)
        return role;
    floor = r->tokens->first[at->sentence - 1];
    while (i > floor && steps++ < REACH &&
           qualifies(r, &r->tokens->at[i - 1], i - 1 == floor))
        i--;
    const char *from = r->tokens->at[i].text.p;
    if (from >= role.p)
        return role;
    return (struct span){from, (size_t)(role.p + role.n - from)};
}

static void add_role(struct naming *n, struct at at, struct arena *a)
{
    for (size_t i = 0; i < n->role_count; i++)
        if (span_eq_folded(n->roles[i].text, at.text))
            return;
    n->roles = arena_more(a, n->roles, n->role_count, sizeof *n->roles);
    n->roles[n->role_count++] = at;
}

static bool is_fuller(struct span a, struct span b)
{
    size_t x = name_split(a).count, y = name_split(b).count;

    return x != y ? x > y : a.n > b.n;
}

/* What one document has of the person, from its places in the sheet. */
static void read_place(struct naming *n, const struct reading *r,
                       const struct at *at, struct arena *a)
{
    struct span role = role_at(r, at);
    struct at described = *at;

    if (n->name.text.n == 0 || is_fuller(at->text, n->name.text))
        n->name = *at;
    if (role.n == 0)
        return;
    described.text = role.p < at->text.p ? describe(r, at, role) : role;
    add_role(n, described, a);
}

static struct portrait paint(const struct facts *f, size_t who,
                             const struct reading *readings, struct arena *a)
{
    const struct evidence *e = &f->who[who].evidence;
    struct portrait p = {.who = who};

    for (size_t i = 0; i < e->count; i++) {
        size_t doc = e->at[i].doc;

        if (compare_origin(f, doc) != doc)
            continue;
        if (p.count == 0 || p.by[p.count - 1].doc != doc) {
            p.by = arena_more(a, p.by, p.count, sizeof *p.by);
            p.by[p.count++] = (struct naming){.doc = doc};
        }
        read_place(&p.by[p.count - 1], &readings[doc], &e->at[i], a);
    }
    return p;
}

static bool is_described(const struct portrait *p)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->by[i].role_count)
            return true;
    return false;
}

struct portrait *portrait_all(const struct facts *f,
                              const struct reading *readings, size_t *count,
                              struct arena *a)
{
    struct portrait *all = NULL;

    *count = 0;
    for (size_t i = 0; i < f->who_count; i++) {
        struct portrait p;

        if (f->who[i].kind != MENTION_PERSON)
            continue;
        p = paint(f, i, readings, a);
        if (p.count < 2 || !is_described(&p))
            continue;
        all = arena_more(a, all, *count, sizeof *all);
        all[(*count)++] = p;
    }
    return all;
}
