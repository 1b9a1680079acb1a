/*
 * Numerals: digits, words and their mixtures, from atoms to a value.
 *
 * "1,234.5", "two hundred and two thousand", "1.5 million", "half a
 * dozen", "two and a half", "three quarters", "2 1/4", "tens of
 * thousands", "several hundred".  Ordinals are none; what begins one is
 * read to its end, so that "twenty-first" does not count as twenty.
 */
#ifndef MENTION_NUMBER_VALUE_H
#define MENTION_NUMBER_VALUE_H

#include "mention/number_lex.h"

struct numeral {
    size_t end;    /* atom behind it [index]; start: there is none */
    bool none;     /* no quantity, but go on at `end` */
    bool vague;    /* `value` to `high` is the range of the words */
    bool fraction; /* a share: half, two thirds, 3/4 */
    bool words;    /* no digits in it */
    bool plain;    /* digits alone, no separators: may be an identifier */
    bool one;      /* the word "one" alone */
    double value, high;
    double mantissa; /* what stood before the scale */
    double hundreds; /* 100: "hundred" stands last before the scale, else 1 */
    double scale;    /* 1: no scale word */
};

/* The numeral that begins at atom `start`.  With `split`, "and" ends it
 * (between one hundred and two hundred).  Cost: linear in its length. */
struct numeral numeral_read(const struct atom *at, size_t start, bool split);

/* Whether an atom of this kind and tag can begin a numeral. */
bool numeral_begins(const struct atom *a);

#endif
