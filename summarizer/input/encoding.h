/*
 * Encodings: bytes of any kind in, clean UTF-8 out.
 *
 * Source: WHATWG Encoding Standard for the order (byte order mark, user,
 * declaration) and the names (iso-8859-1 means windows-1252, gb2312 means
 * gb18030 …), with one difference: what is valid UTF-8 is UTF-8 even if
 * another name is declared.  Why: wrong declarations are common, and text
 * of another encoding is almost never valid UTF-8 by chance.
 * windows-1252, UTF-16 and UTF-32 are decoded here; the rest by iconv(3),
 * which may open files of the system.
 */
#ifndef INPUT_ENCODING_H
#define INPUT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

struct repair {      /* what was mended */
    size_t replaced; /* [sequences] that are no characters: now U+FFFD */
    size_t dropped;  /* [characters] control, bidi, zero width */
    size_t controls; /* [characters] of these, C0 and C1: a sign of binary */
};

/*
 * `bytes` as clean text (see encoding_clean).  `named`: what the user says
 * of the encoding, or empty.  `unicode`: they are UTF-8 whatever they say.
 * Owner: the text lives in `a`.
 * Errors: STATUS_NOTHING for empty and binary input (PDF, archives,
 * pictures), STATUS_USAGE for a name that iconv does not know.
 * Cost: O(bytes.n).
 */
struct encoding_request {
    struct span bytes, named;
    bool unicode;
};
bool encoding_decode(const struct encoding_request *request, struct arena *a,
                     struct span *text, struct repair *repair,
                     struct err *err) MUST_CHECK;

/*
 * `s` as valid UTF-8 that is safe to show: bytes that are no character
 * become U+FFFD; CR, CR LF, form feed, U+0085, U+2028 and U+2029 become
 * LF; other control characters but the tab, bidi controls, zero-width
 * characters but the joiners (which scripts need), soft hyphens, tags and
 * noncharacters go.  Adds to `repair`, which may be NULL.
 * Owner: lives in `a`, or is `s` itself if that is clean.
 * Cost: O(s.n).
 */
struct span encoding_clean(struct span s, struct arena *a,
                           struct repair *repair);

/* The same for a text with places in it: `places`, `count` ascending
 * offsets [bytes], become those of the same characters in the result. */
struct span encoding_clean_places(struct span s, size_t *places, size_t count,
                                  struct arena *a);

/* Whether text can be decoded from the encoding of that name. */
bool encoding_is_known(struct span name);

/* What an XML declaration or a meta element in the first 1,024 bytes says
 * of the encoding, or empty. */
struct span encoding_declared(struct span bytes);

#endif
