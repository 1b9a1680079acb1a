#include "facts/merge.h"

#include <stdlib.h>

#include "base/table.h"
#include "text/copy.h"

static int by_place(const void *left, const void *right)
{
    const struct at *a = left, *b = right;

    if (a->doc != b->doc)
        return a->doc < b->doc ? -1 : 1;
    if (a->text.p != b->text.p)
        return a->text.p < b->text.p ? -1 : 1;
    return (a->text.n < b->text.n) - (a->text.n > b->text.n);
}

static void put_in_order(struct evidence *e)
{
    size_t kept = 0;

    if (e->count)
        qsort(e->at, e->count, sizeof *e->at, by_place);
    for (size_t i = 0; i < e->count; i++)
        if (kept == 0 || by_place(&e->at[kept - 1], &e->at[i]) != 0)
            e->at[kept++] = e->at[i];
    e->count = kept;
}

enum fact_status merge_status(const struct merging *m, struct evidence *e)
{
    put_in_order(e);
    for (size_t i = 1; i < e->count; i++)
        if (source_of(&m->sources, &e->at[i]) !=
            source_of(&m->sources, &e->at[0]))
            return FACT_AGREED;
    return FACT_SINGLE;
}

void merge_evidence(struct evidence *to, const struct evidence *from,
                    struct arena *a)
{
    for (size_t i = 0; i < from->count; i++)
        evidence_add(to, from->at[i], a);
}

static void merge_when(struct merging *m)
{
    struct table seen = table_new(m->arena, 32);
    struct facts *out = m->out;

    for (size_t d = 0; d < m->count; d++) {
        const struct facts *in = &m->drafts[d].facts;

        for (size_t i = 0; i < in->when_count; i++) {
            const struct fact_when *w = &in->when[i];
            bool fresh;
            uint32_t *at = table_put(
                &seen, w->iso.n ? w->iso : draft_key(w->text, m->arena),
                &fresh);

            if (fresh) {
                out->when = arena_more(m->arena, out->when, out->when_count,
                                       sizeof *out->when);
                *at = (uint32_t)out->when_count;
                out->when[out->when_count] = *w;
                out->when[out->when_count++].evidence =
                    (struct evidence){NULL, 0};
            }
            merge_evidence(&out->when[*at].evidence, &w->evidence, m->arena);
        }
    }
    for (size_t i = 0; i < out->when_count; i++)
        out->when[i].status = merge_status(m, &out->when[i].evidence);
}

static void merge_where(struct merging *m)
{
    struct table seen = table_new(m->arena, 32);
    struct facts *out = m->out;

    for (size_t d = 0; d < m->count; d++) {
        const struct facts *in = &m->drafts[d].facts;

        for (size_t i = 0; i < in->where_count; i++) {
            const struct fact_where *w = &in->where[i];
            bool fresh;
            uint32_t *at =
                table_put(&seen, draft_key(w->text, m->arena), &fresh);

            if (fresh) {
                out->where = arena_more(m->arena, out->where, out->where_count,
                                        sizeof *out->where);
                *at = (uint32_t)out->where_count;
                out->where[out->where_count] = *w;
                out->where[out->where_count++].evidence =
                    (struct evidence){NULL, 0};
            }
            struct fact_where *to = &out->where[*at];
            to->main = to->main || w->main;
            if (to->country == 0)
                to->country = w->country;
            merge_evidence(&to->evidence, &w->evidence, m->arena);
        }
    }
    for (size_t i = 0; i < out->where_count; i++)
        out->where[i].status = merge_status(m, &out->where[i].evidence);
}

/* How many other documents have each word of a lead, summed: what the most
 * of them tell is the most central. */
static size_t centrality(const struct merging *m, size_t doc,
                         const struct table *words)
{
    const struct draft *d = &m->drafts[doc];
    struct tokens t = token_split_span(d->facts.what[0].text, m->arena);
    size_t sum = 0, count = 0;

    for (size_t i = 0; i < t.count; i++) {
        const uint32_t *n =
            t.at[i].kind == TOKEN_MARK
                ? NULL
                : table_find(words, draft_key(t.at[i].text, m->arena));

        sum += n ? *n : 0;
        count += n != NULL;
    }
    return count ? 1000 * sum / count : 0;
}

static void count_lead_words(const struct merging *m, struct table *words)
{
    for (size_t d = 0; d < m->count; d++) {
        const struct facts *f = &m->drafts[d].facts;
        struct table own = table_new(m->arena, 32);

        if (f->what_count == 0)
            continue;
        struct tokens t = token_split_span(f->what[0].text, m->arena);
        for (size_t i = 0; i < t.count; i++) {
            struct span key = draft_key(t.at[i].text, m->arena);
            bool fresh, new_word;

            table_put(&own, key, &fresh);
            if (fresh)
                ++*table_put(words, key, &new_word);
        }
    }
}

/* The words of a lead that say something, in `seen`: how many new ones. */
static size_t lead_words(const struct merging *m, const struct fact_what *w,
                         struct table *seen)
{
    const struct lang *lang = m->drafts[w->evidence.at[0].doc].clauses.lang;
    struct tokens t = token_split_span(w->text, m->arena);
    size_t count = 0;

    for (size_t i = 0; i < t.count; i++) {
        bool fresh;

        if (t.at[i].kind == TOKEN_MARK || token_in(&lang->stopwords, &t.at[i]))
            continue;
        table_put(seen, draft_key(t.at[i].text, m->arena), &fresh);
        count += fresh;
    }
    return count;
}

/* Whether two leads tell the same: most words of the shorter are in the
 * other. */
static bool tell_the_same(const struct merging *m, const struct fact_what *a,
                          const struct fact_what *b)
{
    enum { SHARED = 4, SHARE = 50 /* [percent] */ };
    struct table one = table_new(m->arena, 32);
    struct table other = table_new(m->arena, 32);
    size_t x = lead_words(m, a, &one), y = lead_words(m, b, &other);
    size_t shared = y - lead_words(m, b, &one);

    return shared >= SHARED && 100 * shared >= SHARE * (x < y ? x : y);
}

/* Leads of independent documents; those of copies are out before. */
static void agree_on_what(struct merging *m)
{
    enum { LEADS = 64 }; /* that are compared with each other */
    struct facts *out = m->out;
    size_t count = out->what_count < LEADS ? out->what_count : LEADS;
    struct evidence *own = ARENA_NEW(m->arena, struct evidence, count + 1);

    for (size_t i = 0; i < count; i++)
        merge_evidence(&own[i], &out->what[i].evidence, m->arena);
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            struct fact_what *a = &out->what[i], *b = &out->what[k];

            if (!tell_the_same(m, a, b))
                continue;
            merge_evidence(&a->evidence, &own[k], m->arena);
            merge_evidence(&b->evidence, &own[i], m->arena);
        }
    for (size_t i = 0; i < out->what_count; i++)
        out->what[i].status = merge_status(m, &out->what[i].evidence);
}

static void merge_what(struct merging *m)
{
    struct facts *out = m->out;
    struct table words = table_new(m->arena, 64);
    size_t *rank = ARENA_NEW(m->arena, size_t, m->count + 1);

    out->what = ARENA_NEW(m->arena, struct fact_what, m->count + 1);
    if (m->count > 1)
        count_lead_words(m, &words);
    for (size_t d = 0; d < m->count; d++) {
        size_t k = out->what_count, central;

        if (m->drafts[d].facts.what_count == 0 ||
            out->duplicate_of[d] != SIZE_MAX)
            continue;
        central = m->count > 1 ? centrality(m, d, &words) : 0;
        for (; k > 0 && rank[k - 1] < central; k--) {
            out->what[k] = out->what[k - 1];
            rank[k] = rank[k - 1];
        }
        out->what[k] = m->drafts[d].facts.what[0];
        rank[k] = central;
        out->what_count++;
    }
    agree_on_what(m);
}

static void merge_loaded(struct merging *m)
{
    struct facts *out = m->out;

    for (size_t d = 0; d < m->count; d++)
        for (size_t i = 0; i < m->drafts[d].facts.loaded_count; i++) {
            out->loaded = arena_more(m->arena, out->loaded, out->loaded_count,
                                     sizeof *out->loaded);
            out->loaded[out->loaded_count++] = m->drafts[d].facts.loaded[i];
        }
}

static size_t *find_copies(const struct draft *drafts, size_t count,
                           struct arena *a)
{
    const struct tokens **tokens =
        ARENA_NEW(a, const struct tokens *, count + 1);

    for (size_t d = 0; d < count; d++)
        tokens[d] = drafts[d].r->tokens;
    return copy_find(tokens, count, a);
}

struct facts merge_drafts(const struct draft *drafts, size_t count,
                          struct arena *a)
{
    struct facts out = {0};
    struct merging m = {
        .drafts = drafts, .count = count, .out = &out, .arena = a};

    out.duplicate_of = find_copies(drafts, count, a);
    m.sources = source_find(drafts, count, out.duplicate_of, a);
    merge_who(&m);
    merge_what(&m);
    merge_when(&m);
    merge_where(&m);
    merge_numbers(&m);
    merge_reactions(&m);
    merge_loaded(&m);
    out.not_stated[SLOT_WHO] = out.who_count == 0;
    out.not_stated[SLOT_WHAT] = out.what_count == 0;
    out.not_stated[SLOT_WHEN] = out.when_count == 0;
    out.not_stated[SLOT_WHERE] = out.where_count == 0;
    out.not_stated[SLOT_NUMBERS] = out.number_count == 0;
    out.not_stated[SLOT_REACTIONS] = out.reaction_count == 0;
    return out;
}
