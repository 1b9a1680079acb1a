/*
 * A borrowed run of UTF-8 bytes.  Not NUL-terminated, never owned.
 * Every span of an article points into the text of its document, so its
 * byte offset is its citation: s.p - document.text.p.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct span {
    const char *p;
    size_t n; /* [bytes] */
};

#define SPAN(lit) ((struct span){(lit), sizeof(lit) - 1})

/* The bytes of a NUL-terminated string, without the NUL. */
static inline struct span span_of(const char *s)
{
    return (struct span){s, strlen(s)};
}

static inline bool span_eq(struct span a, struct span b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* The bytes of s from offset n on; n <= s.n. */
static inline struct span span_from(struct span s, size_t n)
{
    return (struct span){n ? s.p + n : s.p, s.n - n};
}

/* The first n bytes of s; n <= s.n. */
static inline struct span span_upto(struct span s, size_t n)
{
    return (struct span){s.p, n};
}

/* The bytes from offset a to offset b; a <= b <= s.n. */
static inline struct span span_slice(struct span s, size_t a, size_t b)
{
    return (struct span){a ? s.p + a : s.p, b - a};
}

static inline bool span_starts(struct span s, struct span head)
{
    return s.n >= head.n && span_eq(span_upto(s, head.n), head);
}

static inline bool span_ends(struct span s, struct span tail)
{
    return s.n >= tail.n && span_eq(span_from(s, s.n - tail.n), tail);
}

/* Whether `inner` lies within the bytes of `outer` (same text). */
static inline bool span_holds(struct span outer, struct span inner)
{
    return inner.p >= outer.p && inner.p + inner.n <= outer.p + outer.n;
}

/* Where `needle` begins in s [bytes], or SIZE_MAX.  Cost: O(s.n) as long
 * as its first byte is rare (memchr, then memcmp). */
size_t span_find(struct span s, struct span needle);

/* s without ASCII and Unicode white space at its ends. */
struct span span_trim(struct span s);

/* Less than, equal to or greater than zero, by bytes. */
int span_compare(struct span a, struct span b);

/* Equal but for the case of letters (utf8_lower). */
bool span_eq_folded(struct span a, struct span b);

#endif
