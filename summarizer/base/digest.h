/*
 * SHA-256 of bytes: names a source beyond doubt, and the style sheet in
 * the page's Content-Security-Policy.  Source: FIPS 180-4, by nettle.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/span.h"

enum { DIGEST_BYTES = 32, DIGEST_HEX = 64, DIGEST_BASE64 = 44 };

/* 64 lower-case hexadecimal digits and a NUL.  Cost: O(s.n). */
void digest_hex(struct span s, char out[DIGEST_HEX + 1]);

/* The same digest in base64 (RFC 4648, padded) and a NUL. */
void digest_base64(struct span s, char out[DIGEST_BASE64 + 1]);

#endif
