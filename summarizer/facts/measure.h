/*
 * Measures in one unit: so that miles and kilometres can be compared.
 *
 * The codes are those of the list `measures` of a language.  Factors are
 * exact by definition: the international yard and pound agreement (1959)
 * and the SI brochure; a ton without a word about which is the metric one,
 * 10 % more than the short one.
 */
#ifndef FACTS_MEASURE_H
#define FACTS_MEASURE_H

#include <stdbool.h>

#include "facts/fact.h"

enum quantity {
    QUANTITY_NONE,
    QUANTITY_LENGTH, /* [m] */
    QUANTITY_MASS,   /* [kg] */
    QUANTITY_SPEED,  /* [km/h] */
    QUANTITY_AREA,   /* [m²] */
    QUANTITY_TIME    /* [s] */
};

/* What a unit measures; QUANTITY_NONE: it has no factor. */
enum quantity measure_of(const struct lang *lang, struct span unit);

/* The value in the unit of its quantity; as it is when that has none. */
struct number_value measure_scaled(const struct lang *lang,
                                   const struct number_value *v);

#endif
