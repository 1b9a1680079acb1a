/*
 * The score of a sentence: a weighted sum of named features.
 *
 * Features are rows of the table in score.c; their weights come from
 * corpus/<code>/weights.tsv (feature, weight for one article, weight for
 * merged articles) or from a file of the user.  What depends on the other
 * sentences of the summary, coverage and redundancy, is in choice.h.
 * Source: position (Edmundson, "New methods in automatic extracting",
 * 1969; Lin and Hovy, 1997), centroid (Radev et al., MEAD, 2004), word
 * probability (Nenkova and Vanderwende, SumBasic, 2005), title (Edmundson);
 * what the title says, how a sentence begins, and the rest were measured on
 * 4,356 news articles (summarizer/train/learn.h).  What all of them gain
 * over the lead, on articles learned from and not, stands in
 * corpus/README.md.
 */
#ifndef RANK_SCORE_H
#define RANK_SCORE_H

#include "base/arena.h"
#include "base/err.h"
#include "rank/vector.h"
#include "text/document.h"
#include "text/sentence.h"
#include "text/term.h"
#include "text/token.h"

struct ranked { /* one document that takes part */
    const struct document *doc;
    const struct sentences *sentences;
    const struct tokens *tokens;
    const struct terms *terms;
    const uint32_t *title; /* its terms; TERM_NONE: not in the text */
    size_t title_count;
    const uint32_t *focus; /* terms to favour, likewise */
    size_t focus_count;
    const struct vectors *vectors;
    const struct scores *scores; /* of score_all() */
};

struct scores {
    const char *const *names; /* [parts]: of the features, static */
    size_t parts;
    double *value; /* [sentences * parts]: weight times feature */
    double *total; /* [sentences]: sum of its parts */
    size_t count;  /* [sentences] */
};

enum score_use { SCORE_SINGLE, SCORE_MERGED }; /* which weights */

struct weights; /* of features and of the choice, for both uses */

/* The weights of a language; of English where it has none. */
struct weights *weights_new(const struct lang *lang, struct arena *a);

/* Lines "feature<TAB>weight[<TAB>merged weight]" on top of those there; a
 * weight is between minus and plus one million, one that is an exponent
 * ("dilution", "share") between minus and plus ten.
 * Errors: STATUS_USAGE with the line for a bad one. */
bool weights_read(struct weights *w, struct span text,
                  struct err *err) MUST_CHECK;

/* The weight of row `feature` of the table (feature.h).  Cost: O(1). */
double weights_of(const struct weights *w, size_t feature, enum score_use use);

/* The weight called `name`, which must exist: of a feature, or "coverage",
 * "redundancy" and "fragment" of the choice. */
double weights_get(const struct weights *w, const char *name,
                   enum score_use use);

/* Scores of all sentences; r->scores is not read.  Cost: linear. */
struct scores score_all(const struct ranked *r, const struct weights *weights,
                        enum score_use use, struct arena *a);

#endif
