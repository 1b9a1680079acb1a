/*
 * Units: what may be chosen for a summary alone.
 *
 * A unit is a sentence, or the run of sentences over which a quotation
 * goes, so that no quotation mark is left without its partner.  Marks that
 * count are the double ones (" “ ” „ « » 「 」 『 』); single ones are
 * apostrophes too often.  A straight mark opens at the start of a word and
 * closes elsewhere (by adjacency, because parity toggling wrecks everything
 * behind one lost mark).
 */
#ifndef RANK_UNIT_H
#define RANK_UNIT_H

#include "base/arena.h"
#include "rank/score.h"

enum unit_tier { /* worse ones are taken when the better ones are used up */
                 UNIT_GOOD,
                 UNIT_FRAGMENT,   /* fewer words than the weight "fragment" */
                 UNIT_UNBALANCED, /* a quotation mark without its partner */
};

struct unit {
    size_t doc, first, count; /* document, first sentence, sentences */
    struct span text;
    enum unit_tier tier;
    bool leans;   /* opens with he, this, the two …, not at the start */
    bool joins;   /* opens with but, however …, not at the start */
    size_t words; /* as wc -w counts */
    size_t chars; /* [code points] and one line feed */
    double base;  /* mean of the sentences' scores */
};

struct units {
    struct unit *at; /* in order of the documents */
    size_t count;
    size_t available; /* those that are not UNIT_UNBALANCED */
};

/* Units of all documents.  Cost: linear. */
struct units unit_find(const struct ranked *documents, size_t count,
                       double fragment, struct arena *a);

#endif
