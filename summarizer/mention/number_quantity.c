#include "mention/number_quantity.h"

static bool is_tag(const struct atom *a, enum number_word tag)
{
    return a->kind == ATOM_NUMBER && a->tag == tag;
}

static bool is_code(const struct atom *a, size_t longest)
{
    if (a->kind != ATOM_WORD && a->kind != ATOM_NUMBER)
        return false;
    if (a->text.n == 0 || a->text.n > longest)
        return false;
    for (size_t i = 0; i < a->text.n; i++)
        if (a->text.p[i] < 'A' || a->text.p[i] > 'Z')
            return false;
    return true;
}

/* EUR 50, RM79, Rs 500: a word of money in capitals before digits. */
static bool is_money_word(const struct atom *at, size_t i,
                          const struct lang *lang)
{
    const struct lexeme *e;

    if (at[i].kind != ATOM_WORD || !at[i].capital || at[i].text.n < 2 ||
        at[i].text.n > 3 || at[i + 1].kind != ATOM_DIGITS)
        return false;
    e = atom_find(&lang->units, &at[i]);
    return e && e->tag == CLASS_MONEY;
}

static struct span cover(const struct atom *a, const struct atom *b)
{
    return (struct span){a->text.p,
                         (size_t)(b->text.p + b->text.n - a->text.p)};
}

/* The currency before a number, with the letters around it: "$", "US$",
 * "$US", "EUR".  Returns the atom behind. */
static size_t read_currency(const struct atom *at, size_t i,
                            const struct lang *lang, struct quantity *q)
{
    size_t k = i, first = i;

    if (at[i].kind == ATOM_CURRENCY) {
        k = i + 1;
        if (is_code(&at[k], 2) && at[k].glued && at[k + 1].kind == ATOM_DIGITS)
            k++;
        if (i > 0 && is_code(&at[i - 1], 3))
            first = i - 1;
    } else if (is_money_word(at, i, lang)) {
        k = i + 1;
    } else {
        return i;
    }
    q->money = true;
    q->first = first;
    q->unit.head = cover(&at[first], &at[k - 1]);
    if (span_eq(q->unit.head, SPAN("US$")) ||
        span_eq(q->unit.head, SPAN("US $")) ||
        span_eq(q->unit.head, SPAN("$US")))
        q->unit.head = SPAN("$");
    q->unit.unit_class = CLASS_MONEY;
    q->unit.tight = q->unit.known = true;
    return k;
}

/* "100m" as a distance: digits that end in the one letter, of no money,
 * with no noun behind that it could count. */
static bool is_metres(const struct atom *at, const struct quantity *q)
{
    const struct atom *m = &at[q->n.end - 1], *next = m + 1;
    double v = q->n.mantissa;

    if (q->money || q->n.words || m->text.n != 1 || m->text.p[0] != 'm' ||
        !m->glued || q->n.scale != 1e6)
        return false;
    if (is_tag(next, NUMBER_WORD_EXTENT) || next->kind == ATOM_DASH ||
        (next->kind == ATOM_MARK && next->text.p[0] == '('))
        return true;
    if (next->kind == ATOM_WORD || is_tag(next, NUMBER_WORD_OF) ||
        next->kind == ATOM_CURRENCY)
        return false;
    /* Track and pool events, and lengths in whole metres; millions in
     * news are given with a decimal or a noun. */
    return v <= 400 && v == (double)(long)v;
}

static void make_measure(const struct atom *at, struct quantity *q,
                         enum unit_class c)
{
    q->n.value = q->n.mantissa;
    q->n.scale = 1;
    q->unit = (struct counted){.head = at[q->n.end - 1].text,
                               .unit_class = c,
                               .end = q->n.end,
                               .tight = true,
                               .known = true};
}

/* Currency sign or measure behind a number. */
static void read_suffix(const struct atom *at, struct quantity *q,
                        const struct lang *lang)
{
    const struct atom *last = &at[q->n.end - 1];
    struct counted c;

    q->end = q->n.end;
    if (q->money) {
        if (at[q->end].kind == ATOM_WORD && is_code(&at[q->end], 3) &&
            (span_eq(at[q->end].text, SPAN("US")) ||
             atom_in(&lang->units, &at[q->end])))
            q->end++; /* $500 US, $20 CAD */
        return;
    }
    if (is_metres(at, q)) {
        make_measure(at, q, CLASS_DISTANCE);
        return;
    }
    if (q->n.scale == 1e12 && last->text.n == 1) { /* 40t of rice */
        make_measure(at, q, CLASS_MASS);
        return;
    }
    if (at[q->end].kind == ATOM_CURRENCY && !q->n.words &&
        at[q->end + 1].kind != ATOM_DIGITS) {
        q->unit = (struct counted){.head = at[q->end].text,
                                   .unit_class = CLASS_MONEY,
                                   .tight = true,
                                   .known = true};
        q->money = true;
        q->end++;
        return;
    }
    c = measure_read(at, q->end, lang);
    if (c.tight) {
        q->unit = c;
        q->end = c.end;
    }
}

static struct quantity read_one(const struct atom *at, size_t i, bool split,
                                const struct lang *lang)
{
    struct quantity q = {.first = i, .end = i};
    size_t k = read_currency(at, i, lang, &q), sign = k;
    bool minus = at[k].kind == ATOM_DASH && at[k + 1].glued &&
                 at[k + 1].kind == ATOM_DIGITS && (k > i || !at[k].glued);

    if (!minus && !numeral_begins(&at[k]))
        return (struct quantity){.first = i, .end = i};
    q.n = numeral_read(at, sign, split);
    if (q.n.end == sign || q.n.none) {
        q.end = q.n.end == sign ? i : q.n.end;
        q.n.none = true;
        return q;
    }
    q.low = q.high = q.n.value;
    read_suffix(at, &q, lang);
    if (q.n.vague) {
        q.low = q.n.value;
        q.high = q.n.high;
    }
    return q;
}

/* Atom behind what joins two ends of a range, 0 if nothing does. */
static size_t past_join(const struct atom *at, const struct quantity *a,
                        bool between, bool from)
{
    const struct atom *join = &at[a->end];
    bool words = a->n.words;

    if (join->kind == ATOM_DASH)
        return at[a->end + 1].kind == ATOM_END ||
                       (!join->glued && at[a->end + 1].glued)
                   ? 0
                   : a->end + 1;
    if (is_tag(join, NUMBER_WORD_TO) ||
        (is_tag(join, NUMBER_WORD_AND) && between) ||
        (is_tag(join, NUMBER_WORD_OR) && words && !from))
        return a->end + 1;
    return 0;
}

static bool same_unit(const struct quantity *a, const struct quantity *b)
{
    if (a->unit.head.n == 0)
        return true;
    return b->unit.head.n > 0 && a->unit.unit_class == b->unit.unit_class &&
           (span_eq_folded(a->unit.head, b->unit.head) ||
            a->unit.unit_class == CLASS_DURATION);
}

/* "$2-$3.8 trillion", "two to three hundred thousand": the scale is of both;
 * not "$200 to $4 million", where the first is larger as it stands, nor "one
 * to one hundred". */
static double shared_low(const struct quantity *a, const struct quantity *b)
{
    double low = a->n.value;

    if (a->n.scale > 1 || low <= 0)
        return low;
    if (b->n.hundreds > 1 && low * b->n.hundreds < b->n.mantissa)
        return low * b->n.hundreds * b->n.scale;
    if (b->n.scale > 1 && low < 1000 && low <= b->n.mantissa)
        return low * b->n.scale;
    return low;
}

/* Units that let two numbers be the ends of one range. */
static bool units_agree(const struct atom *at, const struct quantity *a,
                        const struct quantity *b, bool introduced,
                        const struct lang *lang)
{
    if (same_unit(a, b))
        return true;
    return introduced && !a->money && b->unit.head.n == 0 &&
           counted_stops(&at[b->end], lang); /* from 208 pounds to 193 */
}

static bool is_range(const struct atom *at, const struct quantity *a,
                     const struct quantity *b, bool introduced)
{
    const struct atom *join = &at[a->end];
    bool rises = shared_low(a, b) < b->n.value;

    if (join->kind == ATOM_DASH && join->glued)
        return !b->n.words || a->n.words;
    if (join->kind == ATOM_DASH)
        return rises;
    if (is_tag(join, NUMBER_WORD_OR))
        return rises && b->n.value <= 3 * shared_low(a, b) + 2;
    if (introduced)
        return true;
    return rises && ((a->unit.head.n > 0) == (b->unit.head.n > 0) ||
                     (a->unit.head.n == 0 && !b->money));
}

/* Whether b is a number that may end a range at all. */
static bool is_end(const struct quantity *a, const struct quantity *b)
{
    return b->end > b->first && !b->n.none && !b->n.vague && !b->n.one &&
           b->n.fraction == a->n.fraction;
}

static void join_range(const struct atom *at, struct quantity *a,
                       const struct quantity *b)
{
    double low = shared_low(a, b), high = b->n.value;

    a->dashed = at[a->end].kind == ATOM_DASH && at[a->end].glued &&
                at[a->end + 1].glued && a->n.plain && b->n.plain;
    a->range = true;
    a->falls = low >= high;
    a->low = low < high ? low : high;
    a->high = low < high ? high : low;
    if (b->unit.head.n && !a->money)
        a->unit = b->unit;
    a->money |= b->money;
    a->end = b->end;
    a->n.plain = false;
}

/* a over b with nothing counted behind: a share. */
static void divide(const struct atom *at, struct quantity *q,
                   const struct lang *lang)
{
    struct quantity b;

    if (!is_tag(&at[q->end], NUMBER_WORD_OVER) || q->unit.head.n || q->n.vague)
        return;
    b = read_one(at, q->end + 1, false, lang);
    if (b.end == b.first || b.n.none || b.unit.head.n || b.n.value == 0 ||
        at[b.end].kind == ATOM_WORD || at[b.end].kind == ATOM_NUMBER)
        return;
    q->n.value = q->low = q->high = q->n.value / b.n.value;
    q->n.one = q->n.plain = false;
    q->end = b.end;
}

struct quantity quantity_read(const struct atom *at, size_t i,
                              const struct lang *lang)
{
    struct quantity a, b;
    bool between, from;
    size_t k;

    a = read_one(at, i, false, lang);
    if (a.end == i || a.n.none)
        return a;
    between = a.first > 0 && is_tag(&at[a.first - 1], NUMBER_WORD_BETWEEN);
    from = a.first > 0 && is_tag(&at[a.first - 1], NUMBER_WORD_FROM);
    if (between)
        a = read_one(at, i, true, lang);
    k = a.n.vague ? 0 : past_join(at, &a, between, from);
    if (k) {
        b = read_one(at, k, false, lang);
        if (is_end(&a, &b) && units_agree(at, &a, &b, between || from, lang) &&
            is_range(at, &a, &b, between || from))
            join_range(at, &a, &b);
    }
    if (!a.range)
        divide(at, &a, lang);
    return a;
}
