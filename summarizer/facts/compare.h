/*
 * Comparing: what several documents agree on, where they exclude each
 * other, what only one of them has, and how each names and describes the
 * persons that they share.
 *
 * It reads the merged sheet, so a fact is here what it is there; a copy of
 * a document stands for its original.  Dates that were not resolved are in
 * no list, because "in the coming days" of two documents need not be the
 * same days.  What another document tells without its being in the sheet
 * (told.h) is in no list either: it is neither agreed nor only in one.
 */
#ifndef FACTS_COMPARE_H
#define FACTS_COMPARE_H

#include "facts/fact.h"
#include "facts/slot.h"

struct fact_ref { /* a fact of the sheet */
    enum slot slot;
    size_t item; /* [0..] in its list */
};

struct rivalry {      /* figures that exclude each other */
    struct span what; /* that is counted, in the words of the first */
    size_t *items;    /* of facts.numbers, as the sheet has them */
    size_t count;     /* two and more */
};

struct only_in {
    size_t doc; /* the original, where it has copies */
    struct fact_ref fact;
};

struct naming { /* of a person by one document */
    size_t doc;
    struct at name;   /* the fullest spelling that it has */
    struct at *roles; /* different descriptions, in order of appearance */
    size_t role_count;
};

struct portrait { /* of a person that several documents name */
    size_t who;   /* of facts.who */
    struct naming *by;
    size_t count; /* [documents] two and more, in order; no copies */
};

enum marking {               /* whose words a wording is */
               MARKED_NOT,   /* the document's own, that report a statement */
               MARKED_PART,  /* in part in quotation marks */
               MARKED_WHOLE, /* in quotation marks */
};

struct comparison {
    struct rivalry *rivalries;
    size_t rivalry_count;
    struct fact_ref *agreements; /* by slot, in the order of the sheet */
    size_t agreement_count;
    struct only_in *only; /* by document, then slot */
    size_t only_count;
    struct portrait *portraits;
    size_t portrait_count;
    struct at *told_only; /* sentences of the document's own voice of which
                             no other one tells much; by document */
    size_t told_only_count;
};

/* Owner: `a`.  `f` are the facts of these readings.  Cost: near-linear in
 * the facts and the tokens. */
struct comparison compare_facts(const struct facts *f,
                                const struct reading *readings, size_t count,
                                struct arena *a);

/* Figures in conflict, those of one thing together; *count of them. */
struct rivalry *compare_rivalries(const struct facts *f, size_t *count,
                                  struct arena *a);

/* The document that this one is a copy of, or itself. */
size_t compare_origin(const struct facts *f, size_t doc);

/* Facts of a slot; the words and the places of one of them. */
size_t compare_count(const struct facts *f, enum slot slot);
struct span compare_text(const struct facts *f, struct fact_ref fact);
const struct evidence *compare_evidence(const struct facts *f,
                                        struct fact_ref fact);

/* Whether the words at a place stand in quotation marks; not, where no
 * mentions were looked for.  Cost: the
 * logarithm of the mentions, and those in and shortly before the words. */
enum marking compare_marking(const struct reading *r, const struct at *at);

#endif
