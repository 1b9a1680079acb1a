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

/* Code point at *at, which moves behind it.  *at < s.n.  A byte that can
 * begin nothing reads as U+FFFD and moves by one, so no loop hangs. */
uint32_t utf8_read(struct span s, size_t *at);

/* Code point that ends before *at, which moves to its start.  *at > 0. */
uint32_t utf8_before(struct span s, size_t *at);

/* Code point at `at`, or 0 at the end of s. */
uint32_t utf8_peek(struct span s, size_t at);

/* Write `c` to `out`, at most 4 bytes; returns their number. */
size_t utf8_write(char *out, uint32_t c);

/* Number of code points in s.  Cost: O(s.n). */
size_t utf8_count(struct span s);

bool utf8_is_upper(uint32_t c);
bool utf8_is_lower(uint32_t c);
bool utf8_is_alpha(uint32_t c); /* any letter, also of caseless scripts */
bool utf8_is_digit(uint32_t c); /* ASCII, Arabic-Indic, Devanagari */
bool utf8_is_space(uint32_t c); /* white space, no-break and zero width */
bool utf8_is_cjk(uint32_t c);   /* Han, kana, Hangul: no spaces or wide */

/* Lower case of one code point; itself where it has none.  Cyrillic,
 * Greek, Armenian and Latin only, one to one. */
uint32_t utf8_lower(uint32_t c);

/* Lower case of s into `out` (at most `room` bytes, whole characters),
 * typographic apostrophes as '.  Returns the span written; shorter than s
 * when it did not fit. */
struct span utf8_fold(struct span s, char *out, size_t room);

/* Whether utf8_fold(s) is `key`. */
bool utf8_folds_to(struct span s, struct span key);

#endif
