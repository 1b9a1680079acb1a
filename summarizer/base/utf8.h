/*
 * UTF-8 and the few properties of characters that news text needs.
 *
 * Text inside the program is valid UTF-8 (input/encoding repairs it once,
 * at the door), so the readers here trust it; utf8_sequence() is the one
 * that does not.  Letters and case: Latin, Greek, Cyrillic and Armenian
 * have case; everything else above U+0080 that is not punctuation, space
 * or a sign counts as a letter.  Source: Unicode 15 blocks; checked
 * against its derived properties for the scripts named here only.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

enum { UTF8_REPLACEMENT = 0xfffd };

/* Length of the valid sequence that begins at s.p[at] [bytes], 0 if there
 * is none (RFC 3629: no overlong forms, surrogates or values past
 * U+10FFFF).  at < s.n. */
size_t utf8_sequence(struct span s, size_t at);

/* utf8_read() of what is no ASCII. */
uint32_t utf8_read_long(struct span s, size_t *at);

/* Code point at *at, which moves behind it.  *at < s.n.  A byte that can
 * begin nothing reads as U+FFFD and moves by one, so no loop hangs. */
static inline uint32_t utf8_read(struct span s, size_t *at)
{
    unsigned char c = (unsigned char)s.p[*at];

    if (c >= 0x80)
        return utf8_read_long(s, at);
    *at += 1;
    return c;
}

/* Code point that ends before *at, which moves to its start.  *at > 0. */
uint32_t utf8_before(struct span s, size_t *at);

/* Code point at `at`, or 0 at the end of s. */
static inline uint32_t utf8_peek(struct span s, size_t at)
{
    return at < s.n ? utf8_read(s, &at) : 0;
}

/* Write `c` to `out`, at most 4 bytes; returns their number. */
size_t utf8_write(char *out, uint32_t c);

/* The first byte of s from `at` on that is a control character, DEL, a
 * quotation mark ("), a backslash or beyond ASCII, or s.n: all that cleaning
 * and mending must look at.  Eight bytes a step. */
size_t utf8_plain_until(struct span s, size_t at);

/* Number of code points in s.  Cost: O(s.n). */
size_t utf8_count(struct span s);

/* Properties of characters beyond ASCII, for the functions below. */
bool utf8_wide_upper(uint32_t c);
bool utf8_wide_lower(uint32_t c);
bool utf8_wide_alpha(uint32_t c);
bool utf8_wide_digit(uint32_t c);
bool utf8_wide_space(uint32_t c);
uint32_t utf8_wide_to_lower(uint32_t c);

static inline bool utf8_is_upper(uint32_t c)
{
    return c < 0x80 ? c - 'A' < 26 : utf8_wide_upper(c);
}

static inline bool utf8_is_lower(uint32_t c)
{
    return c < 0x80 ? c - 'a' < 26 : utf8_wide_lower(c);
}

/* Any letter, also of caseless scripts. */
static inline bool utf8_is_alpha(uint32_t c)
{
    return c < 0x80 ? (c | 0x20) - 'a' < 26 : utf8_wide_alpha(c);
}

/* ASCII, Arabic-Indic, Devanagari. */
static inline bool utf8_is_digit(uint32_t c)
{
    return c < 0x80 ? c - '0' < 10 : utf8_wide_digit(c);
}

/* White space, no-break and zero width. */
static inline bool utf8_is_space(uint32_t c)
{
    return c < 0x80 ? c == ' ' || c - 9 < 5 : utf8_wide_space(c);
}

/* Shows nothing and may mislead: soft hyphen, zero width space, direction
 * marks, embeddings, isolates, word joiner and invisible operators, byte
 * order mark, annotation marks, tags, noncharacters.  Source: Unicode 15,
 * Default_Ignorable_Code_Point and Bidi_Control, UTR #36 section 3.5;
 * joiners, variation selectors and fillers are not among them, because
 * scripts and emoji need them. */
bool utf8_is_invisible(uint32_t c);

/* Whether what begins at s.p[at] must not be shown as it is: bytes that are
 * no character, a control character, a line or paragraph separator, or what
 * is invisible.  *n is its length [bytes], 1 for a byte that is none. */
bool utf8_is_hostile(struct span s, size_t at, size_t *n);

/* Make a text that quotes what came from outside fit to be shown: each of
 * what is hostile becomes '?'.  `cut`: the text did not fit its room, and the
 * half of a character at its end goes. */
void utf8_disarm(char *text, bool cut);

/* Whether s holds two or more letters with case, all of them capitals. */
bool utf8_all_upper(struct span s);

/* Lower case of one code point; itself where it has none.  Cyrillic,
 * Greek, Armenian and Latin only, one to one. */
static inline uint32_t utf8_lower(uint32_t c)
{
    return c < 0x80 ? c + (c - 'A' < 26 ? 0x20 : 0) : utf8_wide_to_lower(c);
}

bool utf8_is_cjk(uint32_t c); /* Han, kana, Hangul: no spaces or wide */

/* Lower case of s into `out` (at most `room` bytes, whole characters),
 * typographic apostrophes as '.  Returns the span written; shorter than s
 * when it did not fit. */
struct span utf8_fold(struct span s, char *out, size_t room);

/* Whether utf8_fold(s) is `key`. */
bool utf8_folds_to(struct span s, struct span key);

#endif
