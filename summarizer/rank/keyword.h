/*
 * Key terms: the words and short phrases that an article is about.
 *
 * A candidate is a run of one to four adjacent terms within a sentence,
 * without stop words, verbs of speech, numbers, words of dates or marks
 * between them; of a name (words with a capital) only the whole is one.
 * Its score is the sum over its occurrences of 1/sqrt(1 + sentence), half
 * as much again for a name, and else times how much its words say about a
 * topic (corpus/<code>/general.tsv: "year" and "people" little).  A name of
 * several words has that of its most used word too; another phrase has it times
 * the number of its terms when it occurs twice, and halved when it does not.  A
 * candidate that shares its edge with a better one, lies in it or around it is
 * left out. Source: Rose et al., RAKE (2010), with position in place of degree;
 * for general words Church, "Empirical estimates of adaptation" (2000).
 */
#ifndef RANK_KEYWORD_H
#define RANK_KEYWORD_H

#include "base/arena.h"
#include "base/span.h"
#include "rank/score.h"

struct keyword {
    struct span text; /* as it stands in the text where it comes first */
    double score;     /* [0..1], 1 is the best */
};

struct keywords {
    struct keyword *at; /* best first */
    size_t count;
};

/* The `limit` best terms of all documents together.  Cost: linear in the
 * text, O(limit * candidates) in the worst case for the choice. */
struct keywords keyword_find(const struct ranked *documents, size_t count,
                             size_t limit, struct arena *a);

#endif
