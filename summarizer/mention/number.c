#include "mention/finder.h"
#include "mention/number_bound.h"
#include "mention/number_kind.h"

struct reader {
    const struct lang *lang;
    struct finds *finds;
    size_t sentence;
    const struct atom *at;
    size_t floor; /* first atom that no mention holds yet [index] */
};

static bool is_tag(const struct atom *a, enum number_word tag)
{
    return a->kind == ATOM_NUMBER && a->tag == tag;
}

/* Value and bounds of a single number. */
static void set_bound(struct number_value *v, double value, enum modifier tag)
{
    switch (tag) {
    case MODIFIER_ABOVE:
    case MODIFIER_MIN:
        v->has_min = true;
        v->min = value;
        break;
    case MODIFIER_BELOW:
    case MODIFIER_MAX:
        v->has_max = true;
        v->max = value;
        break;
    case MODIFIER_APPROX:
        v->has_approx = true;
        v->approx = value;
        break;
    default:
        v->has_value = true;
        v->value = value;
    }
    v->exclusive = tag == MODIFIER_ABOVE || tag == MODIFIER_BELOW;
}

/* What a dashed pair is when a noun of games or none follows: a score. */
static bool is_score(const struct quantity *q, const struct counted *c)
{
    if (!q->dashed || q->high > 200)
        return false;
    return q->falls || c->unit_class == CLASS_SCORE || c->head.n == 0;
}

static void set_value(struct number_value *v, const struct quantity *q,
                      const struct counted *c, enum modifier tag)
{
    *v = (struct number_value){.vague = q->n.vague,
                               .fraction = q->n.fraction,
                               .unit = c->head,
                               .unit_class = c->unit_class};
    if (is_score(q, c)) {
        v->unit = SPAN("score");
        v->unit_class = CLASS_SCORE;
    } else if (q->range || q->n.vague) {
        v->has_min = v->has_max = true;
        v->min = q->low;
        v->max = q->high;
    } else {
        set_bound(v, q->n.value, tag);
    }
}

static void add(struct reader *r, size_t first, size_t end,
                const struct number_value *v)
{
    const char *p = r->at[first].text.p;
    const char *q = r->at[end - 1].text.p + r->at[end - 1].text.n;

    /* The unit of "11-year" may end inside its atom; the text does not. */
    find_add(r->finds, MENTION_NUMBER, (struct span){p, (size_t)(q - p)},
             r->sentence)
        ->as.number = *v;
    r->floor = end;
}

/* "an hour", "a mile" where a bound makes it a quantity: "as long as a
 * year", "more than an hour".  Returns the atom behind, or i. */
static size_t read_article(struct reader *r, size_t i)
{
    struct counted c = measure_read(r->at, i + 1, r->lang);
    struct bound b;
    struct number_value v = {0};

    if (!c.tight || r->at[i + 1].glued)
        return i;
    b = bound_before(r->at, i, r->floor, r->lang);
    if (b.tag == 0 || b.tag == MODIFIER_PLAIN || b.tag == MODIFIER_APPROX)
        return i;
    set_bound(&v, 1, b.tag);
    v.unit = c.head;
    v.unit_class = c.unit_class;
    add(r, b.edge, c.end, &v);
    return c.end;
}

/* Whether "of" behind the number leads to what is counted: always behind
 * hundreds, half, a pair, a million; else only "two of the men", "two of them".
 */
static bool of_counts(const struct atom *at, const struct quantity *q)
{
    size_t k = q->end;

    if (q->n.vague || q->n.fraction || q->n.scale > 1 ||
        is_tag(&at[q->n.end - 1], NUMBER_WORD_DOZEN))
        return true;
    return is_tag(&at[k + 1], NUMBER_WORD_OTHER) ||
           is_tag(&at[k + 1], NUMBER_WORD_PRONOUN);
}

/* "30 years old", "31 years-old" behind a duration. */
static bool is_age_behind(const struct atom *at, size_t k)
{
    if (at[k].kind == ATOM_DASH && at[k].glued)
        k++;
    return is_tag(&at[k], NUMBER_WORD_EXTENT) && at[k].value == 1;
}

static struct counted unit_of(const struct reader *r, const struct quantity *q)
{
    const struct atom *at = r->at;
    struct counted c = q->unit;
    size_t k = q->end;

    if (c.head.n) {
        c.end = q->end;
        c.age |= c.unit_class == CLASS_DURATION && is_age_behind(at, k);
        return c;
    }
    if (q->n.fraction && is_tag(&at[k], NUMBER_WORD_ARTICLE))
        k++; /* half a mile */
    if (!is_tag(&at[k], NUMBER_WORD_OF) || of_counts(at, q))
        c = counted_read(at, k, q->n.one, r->lang);
    if (c.head.n == 0)
        c = (struct counted){.end = q->end};
    return c;
}

/* Put down the quantity with its bounds; returns the atom behind. */
static size_t emit(struct reader *r, const struct quantity *q, struct counted c,
                   struct bound before)
{
    struct bound behind = bound_behind(r->at, q->end, r->lang);
    size_t first = before.edge, end = q->end;
    struct number_value v;

    if (behind.tag && c.head.n == 0)
        c = counted_read(r->at, behind.edge, false, r->lang);
    else if (c.head.n)
        behind = bound_behind(r->at, c.end, r->lang);
    set_value(&v, q, &c, behind.tag ? behind.tag : before.tag);
    if (q->range && first > r->floor &&
        (is_tag(&r->at[first - 1], NUMBER_WORD_BETWEEN) ||
         is_tag(&r->at[first - 1], NUMBER_WORD_FROM)))
        first--;
    if (c.end > end && !is_score(q, &c))
        end = c.end;
    if (behind.edge > end)
        end = behind.edge;
    add(r, first, end, &v);
    return end;
}

/* The quantity at atom i, if there is one; returns where to go on. */
static size_t read_at(struct reader *r, size_t i)
{
    struct quantity q = quantity_read(r->at, i, r->lang);

    if (q.end == i)
        return is_tag(&r->at[i], NUMBER_WORD_ARTICLE) ? read_article(r, i) : i;
    if (q.n.none)
        return q.end;
    if (q.first < r->floor)
        q.first = i;
    struct bound before = bound_before(r->at, q.first, r->floor, r->lang);
    struct counted c = unit_of(r, &q);
    bool bound = before.tag && before.tag != MODIFIER_PLAIN;
    size_t past = number_reject(r->at, &q, &c, bound, r->lang);
    return past ? past : emit(r, &q, c, before);
}

/* Where a number may begin; every other atom is passed over. */
static bool may_begin(const struct atom *at, size_t i)
{
    const struct atom *a = &at[i];

    if (a->kind == ATOM_DASH)
        return at[i + 1].kind == ATOM_DIGITS && at[i + 1].glued && !a->glued;
    if (a->kind == ATOM_WORD)
        return at[i + 1].kind == ATOM_DIGITS && a->capital && a->text.n <= 3;
    return a->kind == ATOM_CURRENCY || numeral_begins(a);
}

static void read_atoms(struct reader *r, const struct atoms *atoms)
{
    r->at = atoms->at;
    r->floor = 1;
    for (size_t i = 1; i + 1 < atoms->count;) {
        size_t next = may_begin(atoms->at, i) ? read_at(r, i) : i;

        i = next > i ? next : i + 1;
    }
}

/* The dates that keep their numbers: "2 January", but not "two days". */
static struct mention *dates_of(const struct finds *f, size_t *count)
{
    struct mention *dates = ARENA_NEW(f->arena, struct mention, f->count + 1);
    size_t n = 0;

    for (size_t i = 0; i < f->count; i++)
        if (f->at[i].kind == MENTION_DATE &&
            (f->at[i].as.date.type == TIMEX_DATE ||
             f->at[i].as.date.type == TIMEX_TIME))
            dates[n++] = f->at[i];
    *count = n;
    return dates;
}

void number_find(const struct finder_input *in, struct finds *f)
{
    struct atom room[ATOM_ROOM];
    struct lexing x = {.tokens = in->tokens, .lang = in->doc->lang};
    struct reader r = {.lang = in->doc->lang, .finds = f};

    x.dates = dates_of(f, &x.date_count);
    for (size_t s = 0; s < in->sentences->count; s++) {
        size_t end = in->tokens->first[s + 1];

        r.sentence = s;
        for (size_t i = in->tokens->first[s]; i < end; i += ATOM_RUN) {
            struct atoms atoms = atom_split(
                &x, i, end - i < ATOM_RUN ? end : i + ATOM_RUN, room);

            read_atoms(&r, &atoms);
        }
    }
}
