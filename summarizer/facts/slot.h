/*
 * Slots: from the mentions of one or several documents to their facts.
 *
 * The list of slots is in slot.c; each is one function in slot_<name>.c.
 * Statements (who said what) come first, because who and numbers lean on
 * them; then each document's slots; then merge.c joins the documents.
 */
#ifndef FACTS_SLOT_H
#define FACTS_SLOT_H

#include "base/arena.h"
#include "facts/fact.h"
#include "mention/mention.h"
#include "text/document.h"
#include "text/sentence.h"
#include "text/token.h"

struct reading { /* everything that was read in one document */
    const struct document *doc;
    const struct sentences *sentences;
    const struct tokens *tokens;
    const struct mentions *mentions;
};

/* Facts of all readings together.  `a` also gets the copies that are
 * needed.  Cost: linear in text, near-linear in mentions. */
struct facts slot_fill(const struct reading *readings, size_t count,
                       struct arena *a);

/* The statements of one document alone, in order of the text: what
 * --mentions gives as speaker and verb of its quotations. */
struct fact_reaction *statement_find(const struct reading *r, size_t *count,
                                     struct arena *a);

#endif
