/*
 * The score of a sentence: a weighted sum of named features.
 *
 * Features are rows of the table in score.c; their weights come from
 * corpus/<code>/weights.tsv or a file of the user.  Source: the formula V3
 * of the measurements described in corpus/README.md (TF-IDF-like
 * centrality, position, length, opening); the greedy part, coverage and
 * redundancy, is in select.h.
 */
#ifndef RANK_SCORE_H
#define RANK_SCORE_H

#include "base/arena.h"
#include "base/err.h"
#include "text/document.h"
#include "text/sentence.h"
#include "text/term.h"
#include "text/token.h"

enum { SCORE_PARTS_MAX = 40 };

struct scores {
    const char *const *names; /* [parts]: of the features, static */
    size_t parts;
    double *value; /* [sentences * parts]: weight times feature */
    double *total; /* [sentences]: sum of its parts */
    size_t count;  /* [sentences] */
};

/* Weights by feature: what `text` (TSV: feature, weight) says on top of
 * the language's own.  Errors: STATUS_USAGE with line for a bad line. */
struct weights;
struct weights *weights_new(const struct lang *lang, struct arena *a);
bool weights_read(struct weights *w, struct span text,
                  struct err *err) MUST_CHECK;

struct scores score_all(const struct document *doc,
                        const struct sentences *sentences,
                        const struct tokens *tokens, const struct terms *terms,
                        const struct weights *weights, struct arena *a);

#endif
