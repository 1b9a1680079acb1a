/*
 * Merging: the facts of several documents as one sheet.
 *
 * A fact that two independent documents state is agreed; a document whose
 * word shingles lie to 80 % in another one is a copy of it and counts for
 * nothing (A. Broder, "On the resemblance and containment of documents",
 * 1997; containment, because copies are shortened and extended).  Values
 * that exclude each other are a conflict only when they count the same
 * thing and event.  With one document the same pass joins what it states
 * twice.
 */
#ifndef FACTS_MERGE_H
#define FACTS_MERGE_H

#include "facts/draft.h"
#include "facts/merge_source.h"

/* Owner: `a`.  Cost: near-linear in the facts; pairs of documents are
 * compared by at most a thousand shingles each. */
struct facts merge_drafts(const struct draft *drafts, size_t count,
                          struct arena *a);

/* The steps, one file each.  `out->duplicate_of` is filled before. */
struct merging {
    const struct draft *drafts;
    size_t count;
    struct facts *out;
    struct sources sources;
    struct arena *arena;
};

void merge_who(struct merging *m);
void merge_numbers(struct merging *m);
void merge_reactions(struct merging *m);

/* Agreed when it has two sources.  Puts the places in order on the way, each
 * once. */
enum fact_status merge_status(const struct merging *m, struct evidence *e);

/* The places of `from` behind those of `to`. */
void merge_evidence(struct evidence *to, const struct evidence *from,
                    struct arena *a);

#endif
