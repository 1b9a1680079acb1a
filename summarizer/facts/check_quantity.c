#include <math.h>

#include "facts/checking.h"

/* A bound that cuts a number short lies this near to it: "more than 2,400"
 * for 2,496. */
static const double cut_share = .1;

/* Values that differ by less are equal: 0.3 and 3 tenths. */
const double check_fuzz = 1e-9;

bool check_equal(double a, double b)
{
    return fabs(a - b) <= check_fuzz * (fabs(a) + fabs(b));
}

/* The number that the words name, bounds or not. */
double check_centre(const struct number_value *n)
{
    if (n->has_value)
        return n->value;
    if (n->has_approx)
        return n->approx;
    return n->has_min ? n->min : n->has_max ? n->max : 0;
}

bool check_same_quantity(const struct number_value *a,
                         const struct number_value *b)
{
    return a->has_value == b->has_value && a->has_min == b->has_min &&
           a->has_max == b->has_max && a->has_approx == b->has_approx &&
           a->exclusive == b->exclusive &&
           (!a->has_value || check_equal(a->value, b->value)) &&
           (!a->has_approx || check_equal(a->approx, b->approx)) &&
           (!a->has_min || check_equal(a->min, b->min)) &&
           (!a->has_max || check_equal(a->max, b->max));
}

/* "About 2,500" stands for what rounds to it: to half of the unit of its
 * last digit that is not zero. */
static bool rounds_to(double exact, double rounded)
{
    double unit = 1;

    if (rounded <= 0 || exact <= 0 || floor(rounded) < rounded)
        return false;
    while (fmod(rounded, unit * 10) < 1 && unit < rounded)
        unit *= 10;
    return unit > 1 && fabs(exact - rounded) <= unit / 2;
}

/* "More than 2,400" for 2,496, "less than 2,500" as well. */
static bool cuts_short(const struct number_value *ours, double exact)
{
    if (ours->has_min && ours->has_max)
        return false;
    if (ours->has_min)
        return exact > ours->min && exact <= ours->min * (1 + cut_share);
    return ours->has_max && exact < ours->max &&
           exact >= ours->max * (1 - cut_share);
}

static bool spans(const struct number_value *range, double value)
{
    return range->has_min && range->has_max && value >= range->min &&
           value <= range->max;
}

/* "200 to 999" and the words "hundreds" that stand for it. */
static bool same_range(const struct number_value *a,
                       const struct number_value *b)
{
    return check_equal(a->min, b->min) && check_equal(a->max, b->max);
}

static bool is_range(const struct number_value *n)
{
    return n->has_min && n->has_max;
}

/* Whether ours is a truthful way to put an exact number. */
static bool stands_for(const struct number_value *ours, double exact)
{
    if (ours->has_approx)
        return rounds_to(exact, ours->approx) ||
               check_equal(exact, ours->approx);
    return (ours->vague && spans(ours, exact)) || cuts_short(ours, exact);
}

enum match check_match_quantity(const struct number_value *ours,
                                const struct number_value *theirs)
{
    if (check_same_quantity(ours, theirs))
        return MATCH_SAME;
    if (is_range(ours) && is_range(theirs))
        return same_range(ours, theirs) ? MATCH_SAME : MATCH_NONE;
    if (theirs->has_value && !theirs->fraction && !ours->fraction &&
        stands_for(ours, theirs->value))
        return MATCH_SAME;
    if (check_equal(check_centre(ours), check_centre(theirs)) ||
        (ours->has_max && theirs->has_max &&
         check_equal(ours->max, theirs->max)))
        return MATCH_WORDS;
    return MATCH_NONE;
}
