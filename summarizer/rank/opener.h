/*
 * Openers: how a sentence begins, if its first words lean on the sentence
 * before (he, but, the two) or are a speaker's own voice (I, we).
 */
#ifndef RANK_OPENER_H
#define RANK_OPENER_H

#include "rank/score.h"
#include "text/lang.h"

/* The kind of the longest entry of the language's list that sentence i
 * begins with, marks skipped; 0 if there is none. */
enum opener opener_of(const struct ranked *r, size_t i);

/* The kind of a word by itself, 0 if it is in no list. */
enum opener opener_word(const struct lang *lang, struct span word);

enum opener opener_token(const struct lang *lang, const struct token *t);

/* Pronouns and demonstratives: what they stand for is not in the sentence.
 * (A sentence that opens with "But" can be read alone.) */
bool opener_leans(enum opener o);

#endif
