/*
 * A draft: one document's way from mentions to facts.
 *
 * Every slot reads the draft and writes its part of `facts`; merge.c joins
 * the drafts.  Lists of who hold every candidate with its score until the
 * documents are merged, because a name that is weak in one article may be
 * the evidence for one that is strong in another.
 */
#ifndef FACTS_DRAFT_H
#define FACTS_DRAFT_H

#include "base/arena.h"
#include "facts/cast.h"
#include "facts/clause.h"
#include "facts/fact.h"
#include "facts/slot.h"

struct draft {
    const struct reading *r;
    size_t doc; /* [0..] */
    struct clauses clauses;
    struct cast cast;
    struct facts facts;
    struct arena *arena;
};

/* One function per slot, in slot_<name>.c; reactions come first. */
void slot_who(struct draft *d);
void slot_what(struct draft *d);
void slot_when(struct draft *d);
void slot_where(struct draft *d);
void slot_numbers(struct draft *d);
void loaded_find(struct draft *d);

/* The place of `text`, which begins in sentence number `sentence`. */
struct at draft_at(const struct draft *d, struct span text, size_t sentence);

/* One more place for a fact. */
void evidence_add(struct evidence *e, struct at at, struct arena *a);

/* A folded copy of s in the arena, white space as single blanks: a key. */
struct span draft_key(struct span s, struct arena *a);

#endif
