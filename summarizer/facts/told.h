/*
 * Told: what documents tell anywhere in their text, whether or not it came
 * into the sheet.
 *
 * A fact that the sheet has from one document alone is not only in that
 * one: another may name the place in passing, count the same with another
 * noun, or tell a statement in its own voice.  To say "only in" of these
 * would be untrue, so each is looked for in the text of the others.
 *
 * Source: an inverted index of tokens (C. Manning, P. Raghavan, H. Schuetze,
 * "Introduction to Information Retrieval", 2008, section 1.2), of which
 * chains are followed for a fixed number of steps.  What is too frequent to
 * be looked through counts as told: silence is no untruth.
 */
#ifndef FACTS_TOLD_H
#define FACTS_TOLD_H

#include "facts/fact.h"
#include "facts/slot.h"

struct told;

/*
 * Reads all documents.  `origin` [count] is the document that each one is a
 * copy of, or itself: a copy tells what its original does.
 * Owner: `a`, but told_free() ends it; borrows from the readings.
 * Cost: linear in the tokens.
 */
struct told *told_read(const struct reading *readings, const size_t *origin,
                       size_t count, struct arena *a);

void told_free(struct told *t);

/* Whether a document that is not of this origin … */

/* … has these words in a row, in any case. */
bool told_name(const struct told *t, size_t origin, struct span name);

/* … names this country by any of its names. */
bool told_country(const struct told *t, size_t origin, uint16_t country);

/* … names this date, or one within it: 2020-01-03 tells 2020-01. */
bool told_date(const struct told *t, size_t origin, struct span iso);

/* … has the same figure with the same noun or class of noun. */
bool told_number(const struct told *t, size_t origin,
                 const struct number_value *number);

/* How much of the content words of a text, by their stems, stands in three
 * sentences in a row of a document that is not of this origin, at best
 * [percent]: one writer's sentence is two of another.  A word counts the
 * more, the fewer sentences have it.  100 for a text that has too few words
 * for the answer to mean anything. */
size_t told_share(struct told *t, size_t origin, struct span text);

#endif
