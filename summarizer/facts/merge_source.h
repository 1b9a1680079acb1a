/*
 * Sources: which sentences of several documents are one text.
 *
 * Agencies write and papers cut: a sentence that stands in two articles,
 * word for word or nearly, has one source, and what it states is stated
 * once.  A sentence is taken from an earlier document when most of its
 * runs of three words stand in one sentence there.  Words in quotation
 * marks do not count, because a speaker is heard by many; between two
 * documents that share several sentences fewer runs are enough, and
 * quotations count.
 * Source: A. Broder, "On the resemblance and containment of documents"
 * (1997), here for sentences; the shares were measured on agency copies
 * in nine clusters of 38 articles: independent articles share no sentence
 * above them.
 */
#ifndef FACTS_MERGE_SOURCE_H
#define FACTS_MERGE_SOURCE_H

#include "facts/draft.h"

struct sources {
    const size_t *first; /* [documents] index of its first sentence */
    size_t *of;          /* [sentences of all documents]: the document that
                            has it first */
};

/* `copy_of` [documents]: the document that each one is a copy of, SIZE_MAX
 * for none.  Owner: `a`.  Cost: linear in the words. */
struct sources source_find(const struct draft *drafts, size_t count,
                           const size_t *copy_of, struct arena *a);

/* The document that a fact's place comes from.  A place outside the
 * sentences, such as a dateline, goes with its document's first sentence. */
size_t source_of(const struct sources *s, const struct at *at);

#endif
