/*
 * Clusters: what stands for a word's part in scripts that put no spaces
 * between words.
 *
 * A Han or kana character is one; in Thai, Lao, Khmer and Burmese it is a
 * consonant with the signs around, above and below it, which no reader
 * would part.  Two neighbours are a term (term.h), which finds what is
 * spoken of about as well as words do, without a dictionary.
 * Source: Theeramunkong et al., "Character cluster based Thai information
 * retrieval" (2000), with a consonant that ends a syllable as a cluster of
 * its own; for Burmese the syllables of Ye Kyaw Thu's sylbreak; for Han
 * pairs Nie and Ren, "Chinese information retrieval: using characters or
 * words?" (1999).
 */
#ifndef TEXT_CLUSTER_H
#define TEXT_CLUSTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/utf8.h"

/* Whether `c` belongs to a script without spaces (digits and stops do
 * not); Hangul has spaces. */
bool cluster_has(uint32_t c);

/* The same for the character at s.p[at], where most bytes say no. */
static inline bool cluster_begins(struct span s, size_t at)
{
    return at < s.n && (unsigned char)s.p[at] >= 0xe0 &&
           cluster_has(utf8_peek(s, at));
}

/* The end of the cluster that begins at `at` [bytes]; `at` if none does. */
size_t cluster_end(struct span s, size_t at);

/* How much of a word a cluster is [quarters]: two characters of Han or
 * kana, and four of the other scripts, are about one. */
size_t cluster_quarters(struct span cluster);

#endif
