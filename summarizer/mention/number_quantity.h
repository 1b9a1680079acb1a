/*
 * Quantities: a numeral or a range of two, with its currency or measure.
 */
#ifndef MENTION_NUMBER_QUANTITY_H
#define MENTION_NUMBER_QUANTITY_H

#include "mention/number_unit.h"
#include "mention/number_value.h"

struct quantity {
    size_t first, end; /* atoms, from currency to measure [index] */
    struct numeral n;
    double low, high;    /* of a range or of vague words */
    bool range;          /* 10 to 20 */
    bool dashed;         /* 10-20: a range or a score */
    bool falls;          /* the first end is not below the second: 3-1 */
    bool money;          /* unit is a currency sign or code */
    struct counted unit; /* money, or a measure right behind; may be empty */
};

/* The quantity at atom i, `end` == i: there is none. */
struct quantity quantity_read(const struct atom *at, size_t i,
                              const struct lang *lang);

#endif
