/*
 * Doubts: what in a sheet a careful editor would want to be stopped by.
 */
#ifndef FACTS_DOUBT_H
#define FACTS_DOUBT_H

#include "facts/fact.h"
#include "facts/slot.h"

enum doubt {
    DOUBT_CONFLICT,     /* figures exclude each other */
    DOUBT_UNATTRIBUTED, /* a statement whose speaker is not known */
    DOUBT_DATE,         /* a date that names a day, week or month and was not
                           resolved; "in the coming days" names none */
    DOUBTS
};

struct doubtful {     /* one case of it */
    struct span text; /* verbatim */
    struct at at;     /* where it stands first */
    bool goes_on;     /* the next one belongs to the same case */
};

struct doubts {
    struct doubtful *at;
    size_t count; /* [places] */
    size_t cases; /* a conflict is one case with several figures */
};

/* Owner: `a`.  Cost: linear in the facts, logarithmic in the mentions. */
struct doubts doubt_find(enum doubt doubt, const struct facts *f,
                         const struct reading *readings, struct arena *a);

/* "conflict", "unattributed", "unresolved-date".  Static. */
const char *doubt_name(enum doubt doubt);

#endif
