/*
 * A report put in the order in which it is read: what the fact sheet, a
 * template and the page have in common.
 *
 * Nothing is copied: the lists point to the report's facts.  Sections that
 * look.only leaves out are empty here, and `shown` says so.
 */
#ifndef OUTPUT_VIEW_H
#define OUTPUT_VIEW_H

#include "base/arena.h"
#include "base/span.h"
#include "facts/fact.h"
#include "output/report.h"

struct items {
    const void **at;
    size_t count;
};

/* One more at the end. */
void items_add(struct items *list, const void *item, struct arena *a);

struct speaker {            /* all that one of them said, in order */
    struct span name, role; /* name empty: not known */
    struct items said;      /* of struct fact_reaction */
};

struct dispute { /* numbers that exclude each other */
    enum unit_class unit_class;
    enum number_role role;
    struct items numbers; /* of struct fact_number */
};

struct quoted { /* where a statement stands */
    struct at at;
    const struct fact_reaction *reaction;
};

struct source {    /* of the list of sources */
    size_t number; /* [1..] */
    const struct document *doc;
    size_t copy_of; /* [1..], 0: of none */
};

struct view {
    const struct report *report;
    const struct facts *facts; /* never NULL */
    struct span title;
    struct span as_of;  /* YYYY-MM-DD of the latest source, or empty */
    bool as_of_given;   /* by the user */
    size_t independent; /* [documents] that are no copies */
    bool shown[SLOTS];
    bool selected, whole;              /* look.only is given, or not */
    bool merged;                       /* several sources */
    struct items bottom;               /* struct at: one sentence or none */
    struct items highlights;           /* struct at */
    struct items chosen;               /* struct at: the whole summary */
    struct items who, what, where;     /* struct fact_who … */
    struct items when, earlier;        /* struct fact_when */
    struct items timeline, unresolved; /* struct fact_when */
    struct items numbers;              /* struct fact_number: all … */
    struct items troops, others;       /* … and parted in two */
    struct items casualties, money;    /* those of `others` */
    struct items figures;              /* the few that open a page */
    struct items disputes;             /* struct dispute */
    struct items reactions;            /* struct fact_reaction */
    struct items speakers;             /* struct speaker */
    struct items background;           /* struct at: whole sentences */
    struct items wordings;   /* struct fact_reaction: those with variants */
    size_t *wording;         /* [reactions]: which of them it is [1..], or 0 */
    struct items loaded;     /* struct fact_loaded */
    struct items keywords;   /* struct keyword */
    struct items not_stated; /* struct span */
    struct items sources;    /* struct source */
    struct quoted *quoted;   /* by document and place */
    size_t quoted_count;
    const struct contrast *contrast; /* never NULL; see contrast.h */
};

/* Owner: lives in `a`, borrows from `r`. */
const struct view *view_new(const struct report *r, struct arena *a);

/* The statement that a place lies in, or NULL. */
const struct fact_reaction *view_statement_at(const struct view *v,
                                              const struct at *at);

/* The title of the first source that has one; else what happened, in the
 * words of the lead, or the first sentence, both cut to whole words, or the
 * file's name. */
struct span view_title(const struct report *r, const struct facts *f,
                       struct arena *a);

/* Who is quoted with this number, or NULL: the source's own words. */
const struct fact_reaction *view_said_by(const struct view *v,
                                         const struct fact_number *number);

/* "200–999" for "hundreds", if look.vague_range asks for it; or empty. */
struct span view_range(const struct view *v, const struct fact_number *number,
                       struct arena *a);

/* How many, as the text says it: "Only a few hundred" of "Only a few hundred
 * foreign soldiers"; the whole text where no number is told apart. */
struct span view_amount(const struct view *v, const struct fact_number *number,
                        struct arena *a);

/* What the numbers of a dispute count, in the fullest words of a source:
 * "foreign soldiers"; empty where none says it. */
struct span view_counted(const struct view *v, const struct dispute *d,
                         struct arena *a);

/* "agreed", "one source", "conflict"; empty where one source stands
 * alone. */
struct span view_status(const struct view *v, enum fact_status status);

/* The sentence that holds all of `at`, or `at` where there is none. */
struct at view_sentence(const struct report *r, const struct at *at);

/* "withdrawn", "killed", "money": what a number is about, or empty. */
struct span view_topic(enum number_role role, enum unit_class unit_class);

/* The code "IQ" of a country as in enum place, or empty. */
struct span view_country(uint16_t country, struct arena *a);

/* Of v->disputes, those about the dead, wounded, missing, displaced and
 * detained: struct dispute. */
struct items view_casualty_disputes(const struct view *v, struct arena *a);

bool view_is_casualty(enum unit_class unit_class);

/* The same statement in other words by other sources: struct at.  Marks
 * and capitals do not make other words. */
struct items view_variants(const struct fact_reaction *r, struct arena *a);

/* Which of v->wordings a statement is [1..], 0: none. */
size_t view_wording(const struct view *v, const struct fact_reaction *r);

/* 3027 as "3,027". */
struct span view_count(size_t n, struct arena *a);

#endif
