#include "facts/draft.h"

#include "base/buf.h"
#include "base/table.h"

/* How far from a number its event is looked for [tokens]: a clause of news
 * is rarely longer.  REFER: how far back "them" may refer. */
enum { AHEAD = 12, BACK = 10, REFER = 80, WHAT = 10 };

struct event {
    size_t first, end; /* [tokens] its words; end 0: none */
    uint16_t tag;      /* enum event_verb */
};

static const enum unit_class class_of[] = {
    [EVENT_KILLED] = CLASS_KILLED,     [EVENT_WOUNDED] = CLASS_WOUNDED,
    [EVENT_MISSING] = CLASS_MISSING,   [EVENT_DISPLACED] = CLASS_DISPLACED,
    [EVENT_DETAINED] = CLASS_DETAINED, [EVENT_CROWD] = CLASS_CROWD,
    [EVENT_REMAINING] = CLASS_OTHER,   [EVENT_WITHDRAWN] = CLASS_OTHER,
    [EVENT_DEPLOYED] = CLASS_OTHER,    [EVENT_TOTAL] = CLASS_OTHER,
    [EVENT_PLANNED] = CLASS_OTHER,
};

static const enum number_role role_of[] = {
    [EVENT_REMAINING] = ROLE_REMAINING, [EVENT_WITHDRAWN] = ROLE_WITHDRAWN,
    [EVENT_DEPLOYED] = ROLE_DEPLOYED,   [EVENT_TOTAL] = ROLE_TOTAL,
    [EVENT_PLANNED] = ROLE_PLANNED,
};

/* The event word or phrase that begins at token i; end 0: none. */
static struct event event_at(const struct clauses *c, size_t i)
{
    size_t n;
    const struct lexeme *e =
        clause_phrase(c->r->tokens, i, &c->lang->events, &n);

    return e ? (struct event){i, i + n, e->tag} : (struct event){0};
}

static bool ends_clause(const struct clauses *c, size_t i)
{
    return clause_stop(c, i) && !clause_mark(c, i, '-');
}

static bool is_role(const struct event *e)
{
    return e->tag >= EVENT_REMAINING;
}

/* Casualty verbs say what became of those counted; what troops do is a role
 * of troops only. */
static bool fits(const struct event *e, enum unit_class unit)
{
    if (is_role(e))
        return unit == CLASS_FORCES || unit == CLASS_OTHER;
    return unit == CLASS_OTHER || unit == CLASS_PEOPLE || unit == CLASS_FORCES;
}

static struct event event_ahead(const struct clauses *c, size_t from,
                                size_t limit, enum unit_class unit)
{
    for (size_t i = from; i < limit && i < from + AHEAD; i++) {
        if (ends_clause(c, i) || c->grammar[i] == GRAMMAR_BUT ||
            (clause_mark(c, i, ',') && i > from + 2))
            break;
        /* "12 people and wounded 30": the second verb is another's. */
        if (c->grammar[i] == GRAMMAR_AND)
            break;
        struct event e = event_at(c, i);
        if (e.end && fits(&e, unit))
            return e;
    }
    return (struct event){0};
}

/* Whether those counted have a verb of their own: "12 were killed and 300
 * families got aid".  A preposition, a mark or a date behind them is none. */
static bool has_predicate(const struct clauses *c, size_t end, size_t limit)
{
    if (end < limit && c->grammar[end] == GRAMMAR_DETERMINER)
        end++; /* "dozens more were hurt" */
    if (end >= limit || c->r->tokens->at[end].kind != TOKEN_WORD ||
        c->date[end] || c->name[end])
        return false;
    uint8_t g = c->grammar[end];
    return g == 0 || g == GRAMMAR_BE || g == GRAMMAR_HAVE || g == GRAMMAR_MODAL;
}

/* Where the words that can govern the number begin: behind the "and" before
 * it when those counted have their own verb. */
static size_t own_floor(const struct clauses *c, size_t floor, size_t first,
                        size_t end, size_t limit)
{
    if (has_predicate(c, end, limit))
        for (size_t i = first; i > floor && first - i < BACK; i--)
            if (c->grammar[i - 1] == GRAMMAR_AND ||
                c->grammar[i - 1] == GRAMMAR_BUT)
                return i;
    return floor;
}

static struct event event_back(const struct clauses *c, size_t floor,
                               size_t from, enum unit_class unit)
{
    for (size_t i = from; i > floor && from - i < BACK; i--) {
        if (ends_clause(c, i - 1))
            break;
        struct event e = event_at(c, i - 1);
        if (e.end && e.end <= from && fits(&e, unit))
            return e;
    }
    return (struct event){0};
}

/* "withdrawal of half of them", "killing 12": right before the number. */
static struct event event_close(const struct clauses *c, size_t floor,
                                size_t from, enum unit_class unit)
{
    size_t near = from > floor + 3 ? from - 3 : floor;

    return event_back(c, near, from, unit);
}

static struct event find_event(const struct clauses *c, size_t first,
                               size_t end, const size_t sentence[2],
                               enum unit_class unit)
{
    struct event e = {0};
    size_t floor = own_floor(c, sentence[0], first, end, sentence[1]);

    /* The unit itself may be the event: "12 dead", "30 wounded". */
    for (size_t i = first; i < end && !e.end; i++) {
        e = event_at(c, i);
        if (e.end > end || (e.end && !fits(&e, unit)))
            e.end = 0;
    }
    if (!e.end)
        e = event_close(c, floor, first, unit);
    if (!e.end)
        e = event_ahead(c, end, sentence[1], unit);
    if (!e.end)
        e = event_back(c, floor, first, unit);
    return e;
}

/* The unit of "half of them": the troops that were counted last, else the
 * nearest troops, people or vehicles that stand before it. */
static struct span find_referent(const struct clauses *c, size_t before,
                                 enum unit_class *unit)
{
    for (size_t i = before; i > 0 && before - i < REFER; i--) {
        const struct mention *m =
            c->number[i - 1] ? &c->r->mentions->at[c->number[i - 1] - 1] : NULL;

        if (m && m->as.number.unit_class == CLASS_FORCES) {
            *unit = CLASS_FORCES;
            return m->as.number.unit;
        }
    }
    for (size_t i = before; i > 0 && before - i < REFER; i--) {
        struct span word = clause_word(c, i - 1);
        const struct lexeme *e = lexicon_find_folded(&c->lang->units, word);

        if (e && (e->tag == CLASS_FORCES || e->tag == CLASS_PEOPLE ||
                  e->tag == CLASS_VEHICLES || e->tag == CLASS_WEAPONS)) {
            *unit = (enum unit_class)e->tag;
            return word;
        }
    }
    return SPAN("");
}

static bool is_anaphor(const struct clauses *c, struct span unit)
{
    const struct lexeme *e = lexicon_find_folded(&c->lang->grammar, unit);

    return e && (e->tag == GRAMMAR_THEY || e->tag == GRAMMAR_IT ||
                 e->tag == GRAMMAR_DETERMINER);
}

/* Whether token `i` is a mark between two numbers, with no blank: "8-12". */
static bool joins_numbers(const struct clauses *c, size_t i)
{
    const struct token *t = &c->r->tokens->at[i];

    return t[-1].kind == TOKEN_NUMBER && t->kind == TOKEN_MARK &&
           t[1].kind == TOKEN_NUMBER &&
           t[-1].text.p + t[-1].text.n == t->text.p &&
           t->text.p + t->text.n == t[1].text.p;
}

/* Whether a cut before token `i` would go through a figure: "8|-12 hours",
 * "3-|1", "between £689| and £779". */
static bool cuts_figure(const struct clauses *c, size_t i, size_t floor,
                        size_t limit)
{
    if (i <= floor || i >= limit)
        return false;
    return (c->number[i] && c->number[i] == c->number[i - 1]) ||
           (i + 1 < limit && joins_numbers(c, i)) ||
           (i > floor + 1 && joins_numbers(c, i - 1));
}

/* From `a` to the end of the clause, without function words at the end. */
static size_t clause_behind(const struct clauses *c, size_t a, size_t limit)
{
    size_t b = a;

    for (; b < limit && b < a + WHAT && !ends_clause(c, b); b++)
        if (clause_mark(c, b, ',') && b > a + 1)
            break;
    while (cuts_figure(c, b, a, limit))
        b--;
    while (b > a &&
           (c->grammar[b - 1] || c->r->tokens->at[b - 1].kind == TOKEN_MARK))
        b--;
    return b;
}

static size_t clause_before(const struct clauses *c, size_t floor, size_t b)
{
    size_t a = b;

    while (a > floor && b - a < WHAT && !ends_clause(c, a - 1) &&
           !clause_mark(c, a - 1, ','))
        a--;
    while (cuts_figure(c, a, floor, b))
        a--;
    return a;
}

/* The words that say what is counted: from the event, or else from the start
 * of the clause, over the number to the end of the clause. */
static struct span find_what(const struct clauses *c, size_t first, size_t end,
                             const size_t sentence[2], const struct event *e)
{
    size_t a = e->end && e->first < first ? e->first : first;
    size_t b = clause_behind(c, end, sentence[1]);

    if (!e->end)
        a = clause_before(c, sentence[0], first);
    if (e->end > b)
        b = e->end;
    if (b < end)
        b = end;
    return b > a ? clause_text(c, a, b) : SPAN("");
}

/* Only people, troops and what has no class can be killed or deployed. */
static bool has_event(enum unit_class unit)
{
    return unit == CLASS_OTHER || unit == CLASS_PEOPLE || unit == CLASS_FORCES;
}

static void set_class(struct fact_number *n, const struct event *e)
{
    bool people = span_eq(n->number.unit, SPAN("people"));

    if (!e->end)
        return;
    if (is_role(e))
        n->role = n->unit_class == CLASS_FORCES ? role_of[e->tag] : ROLE_NONE;
    else if (n->unit_class != CLASS_OTHER || people)
        n->unit_class = class_of[e->tag];
}

/* "Died at 97", "killed in 3": no count of anybody stands alone behind a
 * preposition but "to" ("rose to 12"). */
static bool is_count_alone(const struct clauses *c, size_t first)
{
    return first == 0 || c->grammar[first - 1] != GRAMMAR_PREPOSITION ||
           clause_infinitive(c, first - 1);
}

static bool read_number(const struct draft *d, const struct mention *m,
                        struct fact_number *n)
{
    const struct clauses *c = &d->clauses;
    const size_t *sentence = &d->r->tokens->first[m->sentence];
    size_t first = clause_token_at(c, m->text.p);
    size_t end = clause_token_at(c, m->text.p + m->text.n);

    *n = (struct fact_number){.text = m->text, .number = m->as.number};
    n->unit_class = n->number.unit_class;
    if (is_anaphor(c, n->number.unit)) {
        struct span unit = find_referent(c, first, &n->unit_class);

        if (unit.n)
            n->number.unit = unit;
        n->number.unit_class = n->unit_class;
    }
    struct event e = {0};
    if (has_event(n->unit_class))
        e = find_event(c, first, end, sentence, n->unit_class);
    if (n->number.unit.n == 0) {
        if (!e.end || is_role(&e) || !is_count_alone(c, first))
            return false;
        n->number.unit = SPAN("people");
    }
    set_class(n, &e);
    n->what = find_what(c, first, end, sentence, &e);
    return true;
}

/* Numbers with one key are one fact with several places. */
static struct span number_key(const struct fact_number *n, struct arena *a)
{
    struct buf b = buf_new(a, 512);
    const struct number_value *v = &n->number;

    buf_printf(&b, "%d %d %d%d%d%d%d %.9g %.9g %.9g %.9g ", (int)n->unit_class,
               (int)n->role, v->has_value, v->has_min, v->has_max,
               v->has_approx, v->exclusive, v->value, v->min, v->max,
               v->approx);
    buf_add(&b, draft_key(v->unit, a));
    return buf_span(&b);
}

void slot_numbers(struct draft *d)
{
    const struct mentions *mentions = d->r->mentions;
    struct facts *f = &d->facts;
    struct table seen = table_new(d->arena, 32);

    for (size_t i = 0; i < mentions->count; i++) {
        const struct mention *m = &mentions->at[i];
        struct fact_number n;
        bool fresh;

        if (m->kind != MENTION_NUMBER || !read_number(d, m, &n))
            continue;
        uint32_t *at = table_put(&seen, number_key(&n, d->arena), &fresh);
        if (fresh) {
            f->numbers = arena_more(d->arena, f->numbers, f->number_count,
                                    sizeof *f->numbers);
            *at = (uint32_t)f->number_count;
            f->numbers[f->number_count++] = n;
        }
        evidence_add(&f->numbers[*at].evidence,
                     draft_at(d, m->text, m->sentence), d->arena);
    }
}
