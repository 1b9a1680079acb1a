#include "facts/draft.h"

#include "base/table.h"
#include "facts/alias.h"

enum {
    NEAR = 7,            /* [tokens] from the preposition to the place: "in the
                            eastern Chinese city of Hangzhou" */
    DATELINE_SCORE = 100 /* before everything else */
};

struct site {
    struct fact_where fact;
    double score;
    bool located; /* once in a place, not only an actor */
};

/* "in northern Iraq", "at the airport of Basra": a preposition before the
 * name and nothing but its own adjectives between. */
static bool is_located(const struct clauses *c, size_t i)
{
    for (size_t k = i; k > 0 && i - k < NEAR; k--) {
        uint8_t g = c->grammar[k - 1];

        if (g == GRAMMAR_PREPOSITION)
            return true;
        if (c->r->tokens->at[k - 1].kind != TOKEN_WORD || c->date[k - 1] ||
            (g && g != GRAMMAR_DEFINITE && g != GRAMMAR_OF &&
             g != GRAMMAR_ARTICLE))
            return clause_mark(c, k - 1, ',') && k > 1 && c->name[k - 2];
    }
    return false;
}

/* Places of the gazetteer, and names such as "Central Station" that the
 * entity finder takes for a body. */
static bool is_place(const struct draft *d, const struct mention *m)
{
    if (m->kind == MENTION_PLACE)
        return true;
    if (m->kind != MENTION_ORGANISATION)
        return false;
    struct name words = name_split(m->text);
    return words.count > 1 &&
           lexicon_has(&d->clauses.lang->sites, words.word[words.count - 1]);
}

static bool is_actor(const struct clauses *c, size_t i)
{
    size_t end = clause_skip_name(c, i);

    return end < c->r->tokens->count &&
           c->r->tokens->at[end].flags & TOKEN_CLITIC;
}

static struct site *find_place(struct site **places, size_t *count,
                               struct table *seen, struct span text,
                               struct arena *a)
{
    bool fresh;
    uint32_t *at = table_put(seen, draft_key(text, a), &fresh);

    if (fresh) {
        *places = arena_more(a, *places, *count, sizeof **places);
        *at = (uint32_t)*count;
        (*places)[(*count)++] = (struct site){.fact = {.text = text}};
    }
    return &(*places)[*at];
}

static void read_place(struct draft *d, const struct mention *m, struct site *p)
{
    const struct clauses *c = &d->clauses;
    size_t i = clause_token_at(c, m->text.p);
    size_t paragraph = d->r->sentences->at[m->sentence].paragraph;

    p->fact.country = m->as.name.country;
    evidence_add(&p->fact.evidence, draft_at(d, m->text, m->sentence),
                 d->arena);
    if (m->as.name.dateline) {
        p->located = p->fact.main = true;
        p->score += DATELINE_SCORE;
    } else if (i < c->r->tokens->count && is_located(c, i) && !is_actor(c, i)) {
        p->located = true;
        p->score += 1 + (paragraph <= 3 ? 3 : 0);
        p->fact.main = p->fact.main || paragraph == 1;
    }
}

static void read_datelines(struct draft *d, struct site **places, size_t *count,
                           struct table *seen)
{
    const struct document *doc = d->r->doc;

    for (size_t i = 0; i < doc->block_count; i++) {
        struct span text = doc->blocks[i].dateline;

        if (text.n == 0)
            continue;
        struct site *p = find_place(places, count, seen, text, d->arena);
        p->located = p->fact.main = true;
        p->score += DATELINE_SCORE;
        evidence_add(&p->fact.evidence,
                     (struct at){.doc = d->doc, .text = text}, d->arena);
        return;
    }
}

/* Insertion sort by score: stable, and few places in any article. */
static void sort_places(struct site *places, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct site p = places[i];
        size_t k = i;

        for (; k > 0 && places[k - 1].score < p.score; k--)
            places[k] = places[k - 1];
        places[k] = p;
    }
}

void slot_where(struct draft *d)
{
    const struct mentions *mentions = d->r->mentions;
    struct table seen = table_new(d->arena, 16);
    struct site *places = NULL;
    size_t count = 0, kept = 0;

    read_datelines(d, &places, &count, &seen);
    for (size_t i = 0; i < mentions->count; i++)
        if (is_place(d, &mentions->at[i]))
            read_place(d, &mentions->at[i],
                       find_place(&places, &count, &seen, mentions->at[i].text,
                                  d->arena));
    for (size_t i = 0; i < count; i++)
        if (places[i].located)
            places[kept++] = places[i];
    sort_places(places, kept);
    d->facts.where = ARENA_NEW(d->arena, struct fact_where, kept + 1);
    for (size_t i = 0; i < kept; i++)
        d->facts.where[i] = places[i].fact;
    d->facts.where_count = kept;
}
