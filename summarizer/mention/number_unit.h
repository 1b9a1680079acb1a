/*
 * What a number counts: the head noun behind it.
 *
 * The noun phrase ends at a mark, a stop word, a verb of speech or of an
 * event; its head is the last of the first run of plural nouns ("two senior
 * security sources", "several police cars"), or a unit of measure right
 * behind the number ("50 foot building lots").
 */
#ifndef MENTION_NUMBER_UNIT_H
#define MENTION_NUMBER_UNIT_H

#include "mention/number_lex.h"

struct counted {
    struct span head; /* empty: none */
    enum unit_class unit_class;
    size_t end;  /* atom behind the phrase [index] */
    bool tight;  /* a measure, a currency or a percentage right behind */
    bool age;    /* "31-year-old" */
    bool hyphen; /* joined to the number: "11-year" */
    bool known;  /* the head is in lang.units */
    bool plural; /* it is no singular as far as can be seen */
    bool of;     /* reached over "of" */
};

/* A measure right behind the number: %, km, "per cent", "square miles". */
struct counted measure_read(const struct atom *at, size_t i,
                            const struct lang *lang);

/* Any counted noun behind the number; `single` if the number is one. */
struct counted counted_read(const struct atom *at, size_t i, bool single,
                            const struct lang *lang);

/* Whether a word can be no part of a noun phrase behind a number. */
bool counted_stops(const struct atom *a, const struct lang *lang);

#endif
