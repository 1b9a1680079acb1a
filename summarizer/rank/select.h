/*
 * Selection: which sentences make the summary.
 *
 * A unit is what may be chosen alone: a sentence, or the sentences that a
 * quotation runs over, so that no quotation mark is left without its
 * partner.  Greedy: the unit with the best score plus coverage of terms
 * not yet covered minus likeness to what is chosen (maximal marginal
 * relevance: Carbonell and Goldstein, 1998; coverage: Filatova and
 * Hatzivassiloglou, 2004), until the budget is full.
 */
#ifndef RANK_SELECT_H
#define RANK_SELECT_H

#include "base/arena.h"
#include "base/span.h"
#include "rank/score.h"
#include "text/document.h"
#include "text/sentence.h"
#include "text/term.h"

enum budget_kind { BUDGET_SENTENCES, BUDGET_WORDS, BUDGET_CHARS, BUDGET_RATIO };

struct budget {
    enum budget_kind kind;
    size_t limit; /* [units], [words] or [code points] */
    double ratio; /* [0..1] of the units, BUDGET_RATIO */
};

struct selection { /* how to choose */
    struct budget budget;
    double redundancy; /* [0..1]: 1 allows any likeness */
    bool by_rank;      /* output in order of choice, not of the text */
    struct span focus; /* words to favour, or empty */
};

struct ranked { /* one document that takes part */
    const struct document *doc;
    const struct sentences *sentences;
    const struct tokens *tokens;
    const struct terms *terms;
    const struct scores *scores;
};

struct chosen {
    size_t doc;       /* [0..] */
    size_t sentence;  /* index of the unit's first sentence */
    size_t sentences; /* how many it has */
    struct span text;
    double score; /* when it was chosen */
};

struct summary {
    struct chosen *at; /* in order of output */
    size_t count;
    size_t available; /* [units] there were to choose from */
};

/* One summary from `count` documents.  Owner: lives in `a`. */
struct summary select_best(const struct ranked *documents, size_t count,
                           const struct selection *how, struct arena *a);

#endif
