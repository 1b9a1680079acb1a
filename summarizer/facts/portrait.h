/*
 * Portraits: how each document names and describes a person that several
 * documents name, side by side and verbatim.
 *
 * A description is the role that stands at the name ("former commander of
 * the guard"), and before the name also what qualifies it: names,
 * compounds with a hyphen and words for a part of a role ("top Tessaran
 * anti-smuggling commander").
 */
#ifndef FACTS_PORTRAIT_H
#define FACTS_PORTRAIT_H

#include "facts/compare.h"

/* Portraits of all persons that two documents and more name, where one of
 * them at least describes the person; *count of them.  Owner: `a`.
 * Cost: near-linear in the places of the persons. */
struct portrait *portrait_all(const struct facts *f,
                              const struct reading *readings, size_t *count,
                              struct arena *a);

#endif
