/*
 * Contrast: a comparison put in the order in which it is read, for the
 * writers of text, templates and pages.
 *
 * Some things stand in no list here, because they compare nothing; JSON has
 * them: numbers below ten of things without a class and of time ("two
 * sides"), peoples, names that are in the sheet as places too, and persons
 * whom all sources name and describe alike.
 */
#ifndef OUTPUT_CONTRAST_H
#define OUTPUT_CONTRAST_H

#include "facts/compare.h"
#include "output/view.h"
#include "output/wording.h"

struct shared_fact { /* that several sources have, or only one */
    enum slot slot;
    struct span text;    /* verbatim */
    struct span note;    /* what is computed or said of it, ours and theirs */
    struct span speaker; /* of a statement, or empty */
    struct span role;    /* of who is named, verbatim, or empty */
    bool quoted;         /* a statement in quotation marks */
    bool one_origin;     /* stands in several in nearly the same words */
    struct evidence evidence; /* the first places in each source */
};

struct voice_at { /* a place of a figure in conflict */
    struct at at;
    struct span speaker; /* or empty */
    enum marking marking;
    bool reported; /* within a statement */
};

struct wording_of { /* a statement as one source has it, no copy */
    struct at at;
    enum marking marking;
    struct wording words; /* what is own is not in every wording */
};

struct differing { /* a statement with its wordings */
    const struct fact_reaction *reaction;
    struct items wordings; /* struct wording_of, two and more */
};

struct outlet {             /* one source for itself */
    size_t number;          /* [1..] */
    struct span name;       /* of the outlet, or empty */
    struct items only;      /* struct shared_fact */
    struct items told;      /* struct at: the first sentences in its own
                               voice that no other source tells */
    size_t more;            /* [sentences] of these that are not in `told` */
    struct items own_words; /* struct fact_loaded, in its own voice */
    struct items said;      /* struct fact_loaded, in statements */
};

struct named_by {       /* a person in one source */
    size_t number;      /* [1..] */
    struct span outlet; /* or empty */
    struct at name;     /* the fullest spelling */
    struct items roles; /* struct at */
};

struct likeness { /* a person in several sources */
    struct span name;
    struct items by; /* struct named_by */
};

struct contrast {
    const struct view *view;
    struct items agreements; /* struct shared_fact */
    struct items differing;  /* struct differing */
    struct items people;     /* struct likeness */
    struct items outlets;    /* struct outlet; no copies */
};

/* Owner: `a`.  Empty for the view of a report without a comparison. */
const struct contrast *contrast_new(const struct view *v, struct arena *a);

/* struct likeness: persons whom the sources name or describe differently
 * (contrast_people.c).  The report has a comparison. */
struct items contrast_people(const struct view *v, struct arena *a);

/* The places of a figure, each with who gives it: struct voice_at. */
struct items contrast_voices(const struct view *v, const struct fact_number *n,
                             struct arena *a);

/* "source 1, source 2": the sources that have two figures and more of the
 * dispute. */
struct span contrast_within(const struct dispute *d, struct arena *a);

/* "Name", "Number" …; how a statement is given: "in quotation marks". */
struct span contrast_label(enum slot slot);
struct span contrast_how(enum marking marking, bool reported);

#endif
