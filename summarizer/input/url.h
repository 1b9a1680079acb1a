/*
 * URLs: a reference as a page or a feed writes it, made absolute.
 *
 * Source: RFC 3986, section 5.2, in its lenient reading (5.2.2: a scheme
 * that is the base's own counts as none) and appendix B.  Before that, as
 * browsers do (WHATWG URL Standard, 4.4): controls and spaces at the ends
 * go, tabs and line ends anywhere; in the web's schemes a backslash before
 * the query is a slash.  Bytes that no URI may hold are percent-encoded
 * (RFC 3987, section 3.1), but for the letters of a host, which have an
 * encoding of their own that is not made here (RFC 5890).
 */
#ifndef INPUT_URL_H
#define INPUT_URL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"

/* [bytes] of a reference, a base and of what they make; more is none.
 * Source: RFC 9110, section 4.1 (what all should be able to read). */
enum { URL_LONGEST = 8000 };

/*
 * `reference` as seen from `base`, which may be empty.  Both may be any
 * bytes.  Empty: it is relative and there is no base, or it is too long.
 * Owner: lives in `a`.  Cost: O(base.n + reference.n).
 */
struct span url_resolve(struct span base, struct span reference,
                        struct arena *a);

/* Whether `reference` names no scheme: it needs a base. */
bool url_is_relative(struct span reference);

/*
 * Whether a resolved URL leads somewhere on the web or to a mailbox: http
 * and https with a host and without a user name, which may pose as the
 * host; mailto with an address.
 */
bool url_is_link(struct span url);

#endif
