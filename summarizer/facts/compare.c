#include "facts/compare.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/table.h"
#include "facts/draft.h"
#include "facts/portrait.h"
#include "facts/told.h"

size_t compare_origin(const struct facts *f, size_t doc)
{
    if (!f->duplicate_of || f->duplicate_of[doc] == SIZE_MAX)
        return doc;
    return f->duplicate_of[doc];
}

size_t compare_count(const struct facts *f, enum slot slot)
{
    switch (slot) {
    case SLOT_WHO:
        return f->who_count;
    case SLOT_WHAT:
        return f->what_count;
    case SLOT_WHEN:
        return f->when_count;
    case SLOT_WHERE:
        return f->where_count;
    case SLOT_NUMBERS:
        return f->number_count;
    case SLOT_REACTIONS:
        return f->reaction_count;
    case SLOTS:
        break;
    }
    return 0;
}

struct span compare_text(const struct facts *f, struct fact_ref fact)
{
    switch (fact.slot) {
    case SLOT_WHO:
        return f->who[fact.item].name;
    case SLOT_WHAT:
        return f->what[fact.item].text;
    case SLOT_WHEN:
        return f->when[fact.item].text;
    case SLOT_WHERE:
        return f->where[fact.item].text;
    case SLOT_NUMBERS:
        return f->numbers[fact.item].text;
    case SLOT_REACTIONS:
    case SLOTS:
        break;
    }
    return f->reactions[fact.item].quote;
}

const struct evidence *compare_evidence(const struct facts *f,
                                        struct fact_ref fact)
{
    switch (fact.slot) {
    case SLOT_WHO:
        return &f->who[fact.item].evidence;
    case SLOT_WHAT:
        return &f->what[fact.item].evidence;
    case SLOT_WHEN:
        return &f->when[fact.item].evidence;
    case SLOT_WHERE:
        return &f->where[fact.item].evidence;
    case SLOT_NUMBERS:
        return &f->numbers[fact.item].evidence;
    case SLOT_REACTIONS:
    case SLOTS:
        break;
    }
    return &f->reactions[fact.item].evidence;
}

/* ---- conflicts ---- */

static bool is_casualty(const struct fact_number *n)
{
    return n->unit_class >= CLASS_KILLED && n->unit_class <= CLASS_CROWD;
}

/* What is counted: figures of one key that are in conflict exclude each
 * other.  The same parts as merge_number_kind() has. */
static struct span rivalry_key(const struct fact_number *n, struct arena *a)
{
    struct buf key = buf_new(a, 512);
    struct span unit = draft_key(n->number.unit, a);

    buf_printf(&key, "%d %d %d ", (int)n->unit_class, (int)n->role,
               n->number.fraction);
    if ((n->number.fraction && n->role != ROLE_NONE) || is_casualty(n))
        return buf_span(&key);
    if (unit.n > 3 && span_ends(unit, SPAN("s")))
        unit.n--;
    buf_add(&key, unit);
    return buf_span(&key);
}

struct rivalry *compare_rivalries(const struct facts *f, size_t *count,
                                  struct arena *a)
{
    struct table seen = table_new(a, 16);
    struct rivalry *all = ARENA_NEW(a, struct rivalry, f->number_count + 1);

    *count = 0;
    for (size_t i = 0; i < f->number_count; i++) {
        bool fresh;

        if (f->numbers[i].status != FACT_CONFLICT)
            continue;
        uint32_t *at = table_put(&seen, rivalry_key(&f->numbers[i], a), &fresh);
        if (fresh) {
            *at = (uint32_t)*count;
            all[(*count)++] = (struct rivalry){.what = f->numbers[i].what};
        }
        struct rivalry *r = &all[*at];
        r->items = arena_more(a, r->items, r->count, sizeof *r->items);
        r->items[r->count++] = i;
    }
    return all;
}

/* ---- agreements and the rest ---- */

/* [percent] as told_share() has it.  PARTLY: of 101 sentences below it, in
 * seven groups of three or four news articles, five were told by another
 * article in other words; of the 24 from there to 40, more than half.  A
 * lead tells many things at once, so less of it is in any place of another
 * article; a quotation in other words is another one.  MOSTLY is what
 * merge_reactions.c takes. */
enum { LEAD = 20, PARTLY = 30, MOSTLY = 60 };

struct comparing {
    const struct facts *f;
    const size_t *origin; /* [documents] */
    struct told *told;
    struct arena *arena;
    struct comparison *out;
};

/* The only origin of a fact's places, SIZE_MAX: there are several. */
static size_t only_origin(const struct comparing *c, struct fact_ref fact)
{
    const struct evidence *e = compare_evidence(c->f, fact);
    size_t first = e->count ? c->origin[e->at[0].doc] : SIZE_MAX;

    for (size_t i = 1; i < e->count; i++)
        if (c->origin[e->at[i].doc] != first)
            return SIZE_MAX;
    return first;
}

static bool is_comparable(const struct comparing *c, struct fact_ref fact)
{
    if (fact.slot == SLOT_WHEN)
        return c->f->when[fact.item].iso.n > 0;
    return fact.slot != SLOT_NUMBERS ||
           c->f->numbers[fact.item].status != FACT_CONFLICT;
}

static bool is_told_who(const struct comparing *c, size_t origin,
                        const struct fact_who *w)
{
    for (size_t i = 0; i < w->alias_count; i++)
        if (told_name(c->told, origin, w->aliases[i]))
            return true;
    return told_name(c->told, origin, w->name);
}

static bool is_told_where(const struct comparing *c, size_t origin,
                          const struct fact_where *w)
{
    const struct lexeme *place = lexicon_find(&world.places, w->text);

    if (place && place->tag == PLACE_COUNTRY &&
        told_country(c->told, origin, (uint16_t)place->value))
        return true;
    return told_name(c->told, origin, w->text);
}

static bool is_person(const struct facts *f, struct span name)
{
    for (size_t i = 0; i < f->who_count; i++)
        if (f->who[i].kind == MENTION_PERSON && span_eq(f->who[i].name, name))
            return true;
    return false;
}

/* What a person says whom no other document names is not told there. */
static bool is_told_statement(const struct comparing *c, size_t origin,
                              const struct fact_reaction *r)
{
    if (is_person(c->f, r->speaker) && !told_name(c->told, origin, r->speaker))
        return false;
    return told_share(c->told, origin, r->quote) >=
           (r->direct ? MOSTLY : PARTLY);
}

/* Whether a document of another origin tells the same, in the sheet or
 * not. */
static bool is_told(const struct comparing *c, size_t origin,
                    struct fact_ref fact)
{
    const struct facts *f = c->f;

    switch (fact.slot) {
    case SLOT_WHO:
        return is_told_who(c, origin, &f->who[fact.item]);
    case SLOT_WHAT:
        return told_share(c->told, origin, f->what[fact.item].text) >= LEAD;
    case SLOT_WHEN:
        return told_date(c->told, origin, f->when[fact.item].iso);
    case SLOT_WHERE:
        return is_told_where(c, origin, &f->where[fact.item]);
    case SLOT_NUMBERS:
        return told_number(c->told, origin, &f->numbers[fact.item].number);
    case SLOT_REACTIONS:
        return is_told_statement(c, origin, &f->reactions[fact.item]);
    case SLOTS:
        break;
    }
    return true;
}

static void add_fact(struct comparing *c, struct fact_ref fact)
{
    struct comparison *out = c->out;
    size_t origin = only_origin(c, fact);

    if (!is_comparable(c, fact))
        return;
    if (origin == SIZE_MAX) {
        out->agreements =
            arena_more(c->arena, out->agreements, out->agreement_count,
                       sizeof *out->agreements);
        out->agreements[out->agreement_count++] = fact;
    } else if (!is_told(c, origin, fact)) {
        out->only =
            arena_more(c->arena, out->only, out->only_count, sizeof *out->only);
        out->only[out->only_count++] = (struct only_in){origin, fact};
    }
}

/* ---- sentences ---- */

/* Marks the sentences that these places touch. */
static void mark_sentences(bool **marked, const struct reading *readings,
                           const struct evidence *e)
{
    for (size_t i = 0; i < e->count; i++) {
        const struct at *at = &e->at[i];
        const struct sentences *all = readings[at->doc].sentences;

        if (at->sentence == 0)
            continue;
        for (size_t s = at->sentence - 1;
             s < all->count && all->at[s].text.p < at->text.p + at->text.n; s++)
            marked[at->doc][s] = true;
    }
}

/* Statements and leads are facts, which have lists of their own. */
static bool **find_voiced(const struct facts *f, const struct reading *readings,
                          size_t count, struct arena *a)
{
    bool **marked = ARENA_NEW(a, bool *, count + 1);

    for (size_t d = 0; d < count; d++)
        marked[d] = ARENA_NEW(a, bool, readings[d].sentences->count + 1);
    for (size_t i = 0; i < f->reaction_count; i++)
        mark_sentences(marked, readings, &f->reactions[i].evidence);
    for (size_t i = 0; i < f->what_count; i++)
        mark_sentences(marked, readings, &f->what[i].evidence);
    return marked;
}

static void add_sentences(struct comparing *c, const struct reading *r,
                          size_t doc, const bool *voiced)
{
    struct comparison *out = c->out;

    for (size_t i = 0; i < r->sentences->count; i++) {
        const struct sentence *s = &r->sentences->at[i];

        if (voiced[i] || told_share(c->told, doc, s->text) >= PARTLY)
            continue;
        out->told_only =
            arena_more(c->arena, out->told_only, out->told_only_count,
                       sizeof *out->told_only);
        out->told_only[out->told_only_count++] =
            (struct at){doc, s->text, s->paragraph, i + 1};
    }
}

static int by_document(const void *left, const void *right)
{
    const struct only_in *a = left, *b = right;

    if (a->doc != b->doc)
        return a->doc < b->doc ? -1 : 1;
    if (a->fact.slot != b->fact.slot)
        return a->fact.slot < b->fact.slot ? -1 : 1;
    return (a->fact.item > b->fact.item) - (a->fact.item < b->fact.item);
}

struct comparison compare_facts(const struct facts *f,
                                const struct reading *readings, size_t count,
                                struct arena *a)
{
    struct comparison out = {0};
    size_t *origin = ARENA_NEW(a, size_t, count + 1);
    struct comparing c = {.f = f, .origin = origin, .arena = a, .out = &out};
    bool **voiced = find_voiced(f, readings, count, a);

    for (size_t d = 0; d < count; d++)
        origin[d] = compare_origin(f, d);
    c.told = told_read(readings, origin, count, a);
    for (enum slot s = 0; s < SLOTS; s++)
        for (size_t i = 0; i < compare_count(f, s); i++)
            add_fact(&c, (struct fact_ref){s, i});
    if (out.only_count)
        qsort(out.only, out.only_count, sizeof *out.only, by_document);
    for (size_t d = 0; d < count; d++)
        if (origin[d] == d)
            add_sentences(&c, &readings[d], d, voiced[d]);
    told_free(c.told);
    out.rivalries = compare_rivalries(f, &out.rivalry_count, a);
    out.portraits = portrait_all(f, readings, &out.portrait_count, a);
    return out;
}

/* ---- marking ---- */

enum {
    QUOTE_REACH = 64, /* [mentions] from the opening mark to the text */
    WHOLE = 90        /* [percent] of a text that is all quoted: a statement
                         may hold the comma or "he said" around its marks */
};

enum marking compare_marking(const struct reading *r, const struct at *at)
{
    const struct mentions *m = r->mentions;
    const char *end = at->text.p + at->text.n;
    size_t low = m ? mention_from(m, end) : 0, marked = 0, steps = 0;

    for (; low > 0 && steps < QUOTE_REACH; low--) {
        const struct mention *q = &m->at[low - 1];
        const char *from = q->text.p, *to = q->text.p + q->text.n;

        steps += from < at->text.p;
        if (q->kind != MENTION_QUOTE || to <= at->text.p)
            continue;
        from = from < at->text.p ? at->text.p : from;
        to = to > end ? end : to;
        marked += (size_t)(to - from);
    }
    if (marked == 0)
        return MARKED_NOT;
    return 100 * marked >= WHOLE * at->text.n ? MARKED_WHOLE : MARKED_PART;
}
