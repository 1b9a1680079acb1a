/*
 * Contents: what is said, as a range of tokens around a reporting cue.
 */
#ifndef FACTS_CONTENT_H
#define FACTS_CONTENT_H

#include "facts/clause.h"

struct content {
    size_t first; /* [tokens] where the words said begin */
    bool that;    /* "that", "whether" or "to" led over to them */
    bool closed;  /* nothing but time and place stands behind the cue */
};

/* Where the content behind a cue begins, before token `limit`: behind the
 * one who is told, the time and place, and "that".  False: there is none,
 * or what stands there is nothing that this kind of cue reports. */
bool content_ahead(const struct clauses *c, const struct cue_at *cue,
                   size_t limit, struct content *content);

/* The end of the content that begins at `first`: the end of its sentence,
 * the next verb that the same voice governs (", adding that …"), another's
 * clause (", but she …"), or that of its own when it is no main clause
 * ("While S said C, …"); `floor` is the first token of the sentence. */
size_t content_end(const struct clauses *c, size_t floor, size_t first,
                   size_t limit);

/* The start of the clause that ends before token `end`. */
size_t content_back(const struct clauses *c, size_t floor, size_t end);

/* The words of [*first, *end) without marks, conjunctions and quotation
 * marks at their ends; moves both.  Empty when nothing is left. */
struct span content_text(const struct clauses *c, size_t *first, size_t *end);

#endif
