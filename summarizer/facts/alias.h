/*
 * Aliases: whether two spellings can name the same person or body.
 *
 * A person is keyed by the last word of the name: in lower case, without
 * an Arabic article (al-, el-, as- …) and without h, because transliteration
 * writes both Kadhimi and Khadimi.  Two names with the same key are one
 * person when their first names are compatible: equal but for one letter,
 * one the initial of the other, or one of them missing.  Two different full
 * names that share a family name never are.
 * Source: own rules; the edit distance is Damerau's, restricted to adjacent
 * transpositions (optimal string alignment).
 */
#ifndef FACTS_ALIAS_H
#define FACTS_ALIAS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"

enum { ALIAS_WORDS = 8, ALIAS_KEY = 64 };

struct name {
    struct span word[ALIAS_WORDS]; /* without Jr., Sr., III */
    size_t count;                  /* the first words of a longer name */
};

/* The words of a name.  Cost: O(text.n). */
struct name name_split(struct span text);

/* [words] of a body's name before the legal forms at its end: two of "Acme
 * Motors Inc."; at least one. */
size_t alias_without_form(const struct name *name);

/* What the spellings of a word of a name have in common, in `out`. */
struct span alias_key(struct span word, char out[ALIAS_KEY]);

/* Whether two words are the same first name, also as an initial. */
bool alias_first_names(struct span a, struct span b);

/* Whether the names of two persons with the same key can be one: a bare
 * family name goes with any, and a name without its first word with the
 * whole one. */
bool alias_compatible(const struct name *a, const struct name *b);

/* Whether `small` ("BBC", "R.A.F.") is made of the initials of `full`;
 * words without a capital do not count. */
bool alias_initials(struct span small, struct span full);

/* The initials of the capitalised words of a name, lower case, in `out`. */
struct span alias_acronym(struct span full, char out[ALIAS_KEY]);

/* Edits (insert, delete, replace, swap neighbours) from a to b [letters],
 * at most `limit` + 1; words over 32 letters are only equal or not. */
size_t alias_distance(struct span a, struct span b, size_t limit);

#endif
