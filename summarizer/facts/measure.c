#include "facts/measure.h"

static const struct {
    enum quantity quantity;
    double factor;
} measures[] = {
    [7] = {QUANTITY_LENGTH, 1000          },
      [8] = {QUANTITY_LENGTH, 1             },
    [9] = {QUANTITY_LENGTH, 1609.344      },
      [10] = {QUANTITY_LENGTH, .01           },
    [11] = {QUANTITY_LENGTH, .001          },
      [12] = {QUANTITY_LENGTH, .3048         },
    [13] = {QUANTITY_LENGTH, .0254         },
      [14] = {QUANTITY_LENGTH, .9144         },
    [15] = {QUANTITY_MASS,   1             },
      [16] = {QUANTITY_MASS,   .001          },
    [17] = {QUANTITY_MASS,   1000          },
      [18] = {QUANTITY_MASS,   1000          },
    [19] = {QUANTITY_MASS,   .45359237     },
      [20] = {QUANTITY_MASS,   .028349523125 },
    [21] = {QUANTITY_SPEED,  1.609344      },
      [22] = {QUANTITY_SPEED,  1             },
    [23] = {QUANTITY_AREA,   1e4           },
      [24] = {QUANTITY_AREA,   4046.8564224  },
    [25] = {QUANTITY_AREA,   1e6           },
      [26] = {QUANTITY_AREA,   2589988.110336},
    [27] = {QUANTITY_TIME,   3600          },
      [28] = {QUANTITY_TIME,   60            },
    [29] = {QUANTITY_TIME,   1             },
      [30] = {QUANTITY_TIME,   86400         },
    [31] = {QUANTITY_TIME,   7 * 86400.    },
};

static size_t code_of(const struct lang *lang, struct span unit)
{
    const struct lexeme *e = lexicon_find_folded(&lang->measures, unit);

    return e && e->value > 0 &&
                   (size_t)e->value < sizeof measures / sizeof *measures
               ? (size_t)e->value
               : 0;
}

enum quantity measure_of(const struct lang *lang, struct span unit)
{
    return measures[code_of(lang, unit)].quantity;
}

struct number_value measure_scaled(const struct lang *lang,
                                   const struct number_value *v)
{
    size_t code = code_of(lang, v->unit);
    struct number_value out = *v;

    if (measures[code].quantity == QUANTITY_NONE)
        return out;
    out.value *= measures[code].factor;
    out.min *= measures[code].factor;
    out.max *= measures[code].factor;
    out.approx *= measures[code].factor;
    return out;
}
