/*
 * Results: a report as the structs of summarizer.h.
 *
 * Everything lives in the arena of the report; texts borrow from its
 * articles.
 */
#ifndef LIB_RESULT_H
#define LIB_RESULT_H

#include "lib/summarizer.h"
#include "output/report.h"

struct result {
    struct summarizer_article *articles; /* [article_count] */
    size_t article_count;
    struct summarizer_sentence *sentences; /* [sentence_count] */
    size_t sentence_count;
    struct summarizer_fact *facts; /* [fact_count], by slot */
    size_t fact_count;
};

/* Cost: O(facts and their evidence). */
struct result result_make(const struct report *r, struct arena *a);

#endif
