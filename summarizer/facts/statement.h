/*
 * Statements of an article whose clauses and cast are known already;
 * statement_find() in slot.h does it from the mentions alone.
 */
#ifndef FACTS_STATEMENT_H
#define FACTS_STATEMENT_H

#include "facts/cast.h"
#include "facts/clause.h"
#include "facts/fact.h"

/* In order of the text of their cues.  Owner: `a`.  Cost: linear; what is
 * looked at around one cue is bounded. */
struct fact_reaction *statement_read(const struct clauses *c,
                                     const struct cast *cast, size_t *count,
                                     struct arena *a);

#endif
