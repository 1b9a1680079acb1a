/*
 * Rivals: figures of several documents for the same thing.
 *
 * A bound that another figure lies within and near is that figure ("at
 * least 12" and 14).  Figures that exclude each other are a conflict when
 * they count the same thing of the same event: tolls that each document
 * names first, or measures told in the same words or of the same two names.
 * A document that has both figures tells of two things; a toll that only
 * rises from one day's articles to the next day's is an update.  Measures
 * are compared in one unit.
 */
#ifndef FACTS_MERGE_RIVALS_H
#define FACTS_MERGE_RIVALS_H

#include "base/table.h"
#include "facts/merge.h"

struct rival {
    struct span kind; /* what it counts, as a key; empty: nothing known */
    const struct fact_number **told; /* it in each document, the first ones */
    size_t told_count;
    bool exact;  /* some document has the value itself */
    bool leads;  /* the first of its kind in some document */
    bool past;   /* of an earlier event */
    size_t next; /* 1 + earlier figure of this kind, 0: none */
};

struct rivals {
    struct merging *m;
    struct rival *at; /* [numbers] of the merged facts */
    size_t count;
    struct table past; /* sentences about an earlier time */
    struct table led;  /* kind and document whose first figure is known */
};

struct rivals rivals_begin(struct merging *m);

/* Whether a figure stands in a sentence about an earlier time. */
bool rivals_past(const struct rivals *r, const struct fact_number *n);

/* The figure of document `doc` went to merged fact `number`. */
void rivals_note(struct rivals *r, size_t doc, const struct fact_number *n,
                 uint32_t number);

/* Joins bounds with the figures near them. */
void rivals_join(struct rivals *r);

/* Sets the status of those that exclude each other, after the others'. */
void rivals_judge(struct rivals *r);

/* What is counted, without how many: a key; empty for nothing. */
struct span merge_number_kind(const struct merging *m, size_t doc,
                              const struct fact_number *n);

#endif
