#include "base/digest.h"

#include <nettle/sha2.h>
#include <stdint.h>

static void digest(struct span s, uint8_t out[DIGEST_BYTES])
{
    struct sha256_ctx context;

    sha256_init(&context);
    sha256_update(&context, s.n, (const uint8_t *)s.p);
    sha256_digest(&context, DIGEST_BYTES, out);
}

void digest_hex(struct span s, char out[DIGEST_HEX + 1])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t bytes[DIGEST_BYTES];

    digest(s, bytes);
    for (size_t i = 0; i < DIGEST_BYTES; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[DIGEST_HEX] = '\0';
}

void digest_base64(struct span s, char out[DIGEST_BASE64 + 1])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    uint8_t bytes[DIGEST_BYTES + 1] = {0}; /* padded to whole groups */

    digest(s, bytes);
    for (size_t i = 0; i < DIGEST_BASE64 / 4; i++) {
        const uint8_t *b = bytes + 3 * i;

        out[4 * i] = digits[b[0] >> 2];
        out[4 * i + 1] = digits[(b[0] & 3) << 4 | b[1] >> 4];
        out[4 * i + 2] = digits[(b[1] & 15) << 2 | b[2] >> 6];
        out[4 * i + 3] = digits[b[2] & 63];
    }
    out[DIGEST_BASE64 - 1] = '=';
    out[DIGEST_BASE64] = '\0';
}
