#include "mention/number_value.h"

#include <math.h>

/* A cardinal while it is being read: total counts what earlier scales
 * closed, current what stands below the next one. */
struct cardinal {
    double total, current;
    double scale; /* last scale word */
    bool has;     /* something stands in current */
    bool hundred; /* "hundred" was the last word but for scales */
};

static bool is_tag(const struct atom *a, enum number_word tag)
{
    return a->kind == ATOM_NUMBER && a->tag == tag;
}

static bool is_scale(const struct atom *a)
{
    return is_tag(a, NUMBER_WORD_SCALE) || is_tag(a, NUMBER_WORD_HUNDRED) ||
           is_tag(a, NUMBER_WORD_DOZEN);
}

static bool is_cardinal_word(const struct atom *a)
{
    return a->kind == ATOM_NUMBER && a->tag <= NUMBER_WORD_DOZEN;
}

bool numeral_begins(const struct atom *a)
{
    if (a->kind == ATOM_DIGITS || a->kind == ATOM_VULGAR)
        return true;
    if (a->kind != ATOM_NUMBER)
        return false;
    return a->tag <= NUMBER_WORD_DOZEN || a->tag == NUMBER_WORD_FRACTION ||
           a->tag == NUMBER_WORD_ORDINAL || a->tag == NUMBER_WORD_VAGUE ||
           a->tag == NUMBER_WORD_ARTICLE || a->tag == NUMBER_WORD_SEVERAL ||
           a->tag == NUMBER_WORD_MINUS;
}

/* What an atom multiplies by, 0 if it does not. */
static double factor_of(const struct atom *a)
{
    if (is_tag(a, NUMBER_WORD_SCALE))
        return power_of_ten((int)a->value);
    if (is_tag(a, NUMBER_WORD_VAGUE))
        return a->value == -24 ? 12
               : a->value < 0  ? 0
                               : power_of_ten((int)a->value);
    return is_scale(a) ? a->value : 0;
}

/* Over one hyphen between two words: "sixty-one". */
static size_t past_dash(const struct atom *at, size_t i)
{
    return at[i].kind == ATOM_DASH && at[i].glued ? i + 1 : i;
}

/* Letters for a scale count right behind digits only (10k, 2bn); "m" is
 * the metre unless a number of money or a counted noun says otherwise,
 * which the caller knows, so here it is a scale. */
static bool scale_stands(const struct atom *at, size_t i, bool digits)
{
    if (at[i].text.n > 1 || !is_tag(&at[i], NUMBER_WORD_SCALE))
        return true;
    return digits && (at[i].glued || at[i].text.p[0] == 'k' ||
                      (at[i].capital && at[i + 1].kind != ATOM_MARK));
}

static void close_scale(struct cardinal *c, double factor)
{
    if (!c->has && c->total > 0)
        c->total *= factor; /* three lakh crore, hundred thousand million */
    else if (c->scale > 0 && factor > c->scale)
        c->total = (c->total + c->current) * factor;
    else
        c->total += (c->has ? c->current : 1) * factor;
    c->scale = factor;
    c->current = 0;
    c->has = false;
}

/* Take in one word; false if it does not go with what stands there. */
static bool cardinal_take(struct cardinal *c, const struct atom *a)
{
    double below = fmod(c->current, 100), factor;

    switch (a->tag) {
    case NUMBER_WORD_UNIT:
        if (c->has && (a->value >= 10 || a->value == 0
                           ? below != 0
                           : fmod(c->current, 10) != 0 || below == 10))
            return false;
        if (c->has && c->current == 0)
            return false;
        c->current += a->value;
        break;
    case NUMBER_WORD_TENS:
        if (c->has && below != 0)
            return false;
        c->current += a->value;
        break;
    case NUMBER_WORD_HUNDRED:
        if (c->has && c->current >= 1000)
            return false;
        c->current = (c->has ? c->current : 1) * 100;
        c->has = c->hundred = true;
        return true;
    case NUMBER_WORD_SCALE:
    case NUMBER_WORD_DOZEN:
    case NUMBER_WORD_VAGUE:
        factor = factor_of(a);
        if (factor == 0)
            return false;
        close_scale(c, factor);
        return true;
    default:
        return false;
    }
    c->has = true;
    c->hundred = false;
    return true;
}

/* Digits, with groups parted by spaces (40 000) and a fraction behind
 * (2 1/4, 2½); returns the atom behind. */
static size_t read_digits(const struct atom *at, size_t i, double *value)
{
    *value = at[i].value;
    size_t first = i++;
    if (!at[first].grouped && at[first].text.n <= 3)
        while (at[i].kind == ATOM_DIGITS && !at[i].glued && at[i].text.n >= 3 &&
               at[i].text.p[at[i].text.n > 3 ? 3 : 0] !=
                   (at[i].text.n > 3 ? ',' : 0) &&
               (at[i].text.n == 3 || at[i].text.p[3] == '.')) {
            *value = *value * 1000 + at[i].value;
            if (at[i++].text.n > 3)
                break;
        }
    return i;
}

static bool is_slash(const struct atom *a)
{
    return a->kind == ATOM_MARK && a->glued && a->text.p[0] == '/';
}

/* a/b of digits, as a share below one: 3/4, not 24/7, 9/11 or 1/2/2020. */
static bool digit_fraction(const struct atom *at, size_t i, double *value)
{
    double den;

    if (at[i].kind != ATOM_DIGITS || !is_slash(&at[i + 1]) ||
        at[i + 2].kind != ATOM_DIGITS || !at[i + 2].glued ||
        is_slash(&at[i + 3]) || at[i].grouped || at[i + 2].grouped)
        return false;
    den = at[i + 2].value;
    if (at[i].value <= 0 || at[i].value >= den)
        return false;
    if (den > 6 && den != 8 && den != 10 && den != 16 && den != 100)
        return false;
    *value = at[i].value / den;
    return true;
}

/* The words behind "point": "nought three" is .03, "seventy-one" .71. */
static size_t read_decimals(const struct atom *at, size_t i, double *value)
{
    double place = 1, sum = 0;

    for (;; i++) {
        size_t k = past_dash(at, i);
        bool tens = is_tag(&at[k], NUMBER_WORD_TENS);

        if (!tens && !is_tag(&at[k], NUMBER_WORD_UNIT))
            break;
        double digit = at[k].value;
        size_t next = past_dash(at, k + 1);
        if (tens && is_tag(&at[next], NUMBER_WORD_UNIT)) {
            digit += at[next].value;
            k = next;
        }
        place /= digit >= 10 ? 100 : 10;
        sum += digit * place;
        i = k;
    }
    *value += sum;
    return i;
}

/* "Treinta y cinco", "vingt et un": the list says whether the language
 * joins tens and units by its "and". */
static bool joins_tens(const struct atom *at, size_t i,
                       const struct cardinal *c)
{
    double below = fmod(c->current, 100);

    return is_tag(&at[i], NUMBER_WORD_AND) && at[i].value == 1 && c->has &&
           below >= 20 && fmod(below, 10) == 0 &&
           is_tag(&at[i + 1], NUMBER_WORD_UNIT) && at[i + 1].value >= 1 &&
           at[i + 1].value <= 9;
}

/* Where words go on: over a hyphen, or over "and" that joins parts of one
 * number (two hundred and two).  0: they do not. */
static size_t next_part(const struct atom *at, size_t i,
                        const struct cardinal *c, bool split)
{
    size_t k = past_dash(at, i);

    if (is_cardinal_word(&at[k]) || is_tag(&at[k], NUMBER_WORD_VAGUE))
        return k;
    if (!split && joins_tens(at, i, c))
        return i + 1;
    if (split || !is_tag(&at[i], NUMBER_WORD_AND) ||
        !is_cardinal_word(&at[i + 1]) || is_scale(&at[i + 1]))
        return 0;
    return (c->has ? c->current >= 100 && fmod(c->current, 100) == 0
                   : c->scale >= 100)
               ? i + 1
               : 0;
}

/* ^ and an exponent of digits: 10^6, 2.5^-1. */
static size_t read_power(const struct atom *at, size_t i, double *value)
{
    bool minus;
    size_t k = i + 1;

    if (at[i].kind != ATOM_MARK || at[i].text.p[0] != '^' || !at[i].glued)
        return i;
    minus = at[k].kind == ATOM_DASH;
    if (minus || (at[k].kind == ATOM_MARK && at[k].text.p[0] == '+'))
        k++;
    if (at[k].kind != ATOM_DIGITS || !at[k].glued)
        return i;
    *value = pow(*value, minus ? -at[k].value : at[k].value);
    if (!isfinite(*value))
        *value = 0;
    return k + 1;
}

static size_t read_cardinal(const struct atom *at, size_t i, bool split,
                            struct cardinal *c)
{
    bool digits = at[i].kind == ATOM_DIGITS || at[i].kind == ATOM_VULGAR;

    if (digits) {
        double part;

        if (digit_fraction(at, i, &c->current)) {
            i += 3;
        } else {
            i = read_digits(at, i, &c->current);
            i = read_power(at, i, &c->current);
            if (digit_fraction(at, i, &part) && !at[i].glued) {
                c->current += part;
                i += 3;
            } else if (at[i].kind == ATOM_VULGAR && c->current >= 1) {
                c->current += at[i++].value;
            }
        }
        c->has = true;
    } else if (!cardinal_take(c, &at[i++])) {
        return i - 1;
    }
    for (;;) {
        size_t k = next_part(at, i, c, split);

        if (k == 0 || !scale_stands(at, k, digits))
            break;
        if (digits && factor_of(&at[k]) == 0)
            break;
        if (!cardinal_take(c, &at[k]))
            break;
        i = k + 1;
    }
    return i;
}

/* "half", "half a million", "half-a-dozen", "half-million". */
static size_t read_half(const struct atom *at, size_t i, struct numeral *n)
{
    size_t k = past_dash(at, i + 1);

    if (is_tag(&at[k], NUMBER_WORD_ARTICLE))
        k = past_dash(at, k + 1);
    n->value = n->mantissa = 1 / at[i].value;
    if (factor_of(&at[k]) > 0 && scale_stands(at, k, false)) {
        n->scale = factor_of(&at[k]);
        n->value *= n->scale;
        return k + 1;
    }
    n->fraction = true;
    return i + 1;
}

/* "tens of thousands", "hundreds of thousands", "dozens". */
static size_t read_vague(const struct atom *at, size_t i, struct numeral *n)
{
    double low = at[i].value, scale = 1;

    for (; is_tag(&at[i + 1], NUMBER_WORD_OF) &&
           is_tag(&at[i + 2], NUMBER_WORD_VAGUE) && at[i + 2].value > 0;
         i += 2)
        scale *= power_of_ten((int)at[i + 2].value);
    n->vague = true;
    if (low < 0) {
        n->value = -low * scale;
        n->high = scale == 1 ? 99 : 100 * scale - 1;
    } else {
        n->value = 2 * power_of_ten((int)low) * scale;
        n->high = 10 * power_of_ten((int)low) * scale - 1;
    }
    return i + 1;
}

/* "several hundred", "a few thousand": up to the next power of ten. */
static size_t read_several(const struct atom *at, size_t i, struct numeral *n)
{
    double low = at[i].value, scale = factor_of(&at[i + 1]);

    if (scale == 0 || !scale_stands(at, i + 1, false))
        return i;
    for (i += 2;
         is_tag(&at[i], NUMBER_WORD_SCALE) && scale_stands(at, i, false); i++)
        scale *= factor_of(&at[i]);
    n->vague = true;
    n->value = low * scale;
    n->high = 10 * scale - 1;
    return i;
}

/* Denominator behind a numerator: "two thirds", "one-fifth"; singular only
 * after one.  0: none. */
static double denominator_of(const struct atom *a, bool one)
{
    if (is_tag(a, NUMBER_WORD_FRACTION))
        return a->value;
    return is_tag(a, NUMBER_WORD_ORDINAL) && one && a->value >= 3 ? a->value
                                                                  : 0;
}

/* "and a half", "and three quarters" behind a number. */
static size_t read_and_part(const struct atom *at, size_t i, double *part)
{
    struct cardinal c = {0};
    double den;
    size_t k = i + 1;

    if (!is_tag(&at[i], NUMBER_WORD_AND) || at[k].kind != ATOM_NUMBER)
        return i;
    if (at[k].tag == NUMBER_WORD_ARTICLE) {
        c.current = 1;
        k++;
    } else if (at[k].tag <= NUMBER_WORD_TENS) {
        k = read_cardinal(at, k, true, &c);
        k = past_dash(at, k);
    } else {
        return i;
    }
    den = denominator_of(&at[k], c.current == 1);
    if (den == 0)
        return i;
    *part = c.current / den;
    return k + 1;
}

/* What follows a cardinal and changes it: decimals, fractions. */
static size_t read_tail(const struct atom *at, size_t i, struct numeral *n)
{
    size_t k = past_dash(at, i);
    double den = denominator_of(&at[k], n->one), part;

    if (is_tag(&at[i], NUMBER_WORD_POINT) && at[i].text.n > 1 &&
        is_cardinal_word(&at[i + 1]) && !is_scale(&at[i + 1]))
        i = read_decimals(at, i + 1, &n->value);
    else if (den > 0 && n->words) {
        n->value /= den;
        n->fraction = n->value < 1;
        n->one = false;
        return k + 1;
    } else if (is_tag(&at[k], NUMBER_WORD_ORDINAL) && n->words) {
        n->none = true; /* twenty-first */
        return k + 1;
    } else if ((k = read_and_part(at, i, &part)) != i) {
        n->value += n->scale > 1 ? part * n->scale : part;
        i = k;
    } else {
        return i;
    }
    n->one = false;
    if (n->scale == 1 && is_tag(&at[i], NUMBER_WORD_SCALE) &&
        scale_stands(at, i, false)) {
        n->scale = factor_of(&at[i]);
        n->value *= n->scale;
        i++;
    }
    return i;
}

static size_t read_plain(const struct atom *at, size_t start, bool split,
                         struct numeral *n)
{
    struct cardinal c = {0};
    size_t i = read_cardinal(at, start, split, &c);

    n->words = at[start].kind == ATOM_NUMBER;
    n->plain =
        at[start].kind == ATOM_DIGITS && !at[start].grouped && i == start + 1;
    n->value = c.total + c.current;
    n->scale = c.scale > 0 ? c.scale : 1;
    n->mantissa = n->value / n->scale;
    n->hundreds = c.hundred ? 100 : 1;
    n->one = i == start + 1 && n->words && n->value == 1;
    n->fraction = !n->words && n->value > 0 && n->value < 1 &&
                  (at[start].kind == ATOM_VULGAR || is_slash(&at[start + 1]));
    return i > start ? read_tail(at, i, n) : i;
}

/* "a hundred", "a dozen", "a pair", "a third", "a half-million", "a few
 * hundred". */
static size_t read_article(const struct atom *at, size_t i, struct numeral *n)
{
    const struct atom *next = &at[i + 1];
    double den = denominator_of(next, true);

    if (is_tag(next, NUMBER_WORD_SEVERAL)) {
        size_t end = read_several(at, i + 1, n);
        return end == i + 1 ? i : end;
    }
    if (is_tag(next, NUMBER_WORD_HUNDRED) ||
        (is_scale(next) && scale_stands(at, i + 1, false))) {
        n->words = true;
        i = read_plain(at, i + 1, false, n);
        n->one = false;
        return i;
    }
    if (is_tag(next, NUMBER_WORD_FRACTION))
        return read_half(at, i + 1, n);
    if (den == 0)
        return i;
    n->value = 1 / den;
    n->fraction = true;
    return i + 2;
}

static size_t read_sign(const struct atom *at, size_t i, struct numeral *n)
{
    size_t k = past_dash(at, i + 1), end;

    if (at[k].kind != ATOM_DIGITS && !is_cardinal_word(&at[k]))
        return i;
    end = read_plain(at, k, false, n);
    n->value = -n->value;
    n->mantissa = -n->mantissa;
    n->one = false;
    return end;
}

/* "a quarter of a million", "two thirds of a billion"; behind a share. */
static size_t read_share_of(const struct atom *at, size_t i, struct numeral *n)
{
    if (!is_tag(&at[i], NUMBER_WORD_OF) ||
        !is_tag(&at[i + 1], NUMBER_WORD_ARTICLE) ||
        !is_tag(&at[i + 2], NUMBER_WORD_SCALE) ||
        !scale_stands(at, i + 2, false))
        return i;
    n->mantissa = n->value;
    n->scale = factor_of(&at[i + 2]);
    n->value *= n->scale;
    n->fraction = false;
    return i + 3;
}

struct numeral numeral_read(const struct atom *at, size_t start, bool split)
{
    struct numeral n = {.end = start, .scale = 1};
    const struct atom *a = &at[start];

    if (a->kind == ATOM_DIGITS || a->kind == ATOM_VULGAR || is_cardinal_word(a))
        n.end = scale_stands(at, start, false)
                    ? read_plain(at, start, split, &n)
                    : start;
    else if (is_tag(a, NUMBER_WORD_FRACTION))
        n.end = read_half(at, start, &n);
    else if (is_tag(a, NUMBER_WORD_VAGUE))
        n.end = read_vague(at, start, &n);
    else if (is_tag(a, NUMBER_WORD_SEVERAL))
        n.end = read_several(at, start, &n);
    else if (is_tag(a, NUMBER_WORD_ARTICLE))
        n.end = read_article(at, start, &n);
    else if (is_tag(a, NUMBER_WORD_MINUS) || a->kind == ATOM_DASH)
        n.end = read_sign(at, start, &n);
    if (n.fraction)
        n.end = read_share_of(at, n.end, &n);
    return n;
}
