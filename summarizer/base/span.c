#include "base/span.h"

#include <stdint.h>

#include "base/utf8.h"

size_t span_find(struct span s, struct span needle)
{
    const char *p = s.p, *end;

    if (needle.n == 0)
        return 0;
    if (s.n < needle.n) /* p may be NULL, and NULL + 0 is not defined */
        return SIZE_MAX;
    end = s.p + s.n;
    while ((size_t)(end - p) >= needle.n) {
        p = memchr(p, needle.p[0], (size_t)(end - p) - needle.n + 1);
        if (!p)
            break;
        if (memcmp(p, needle.p, needle.n) == 0)
            return (size_t)(p - s.p);
        p++;
    }
    return SIZE_MAX;
}

struct span span_trim(struct span s)
{
    size_t a = 0, b = s.n;

    while (a < b) {
        size_t next = a;

        if (!utf8_is_space(utf8_read(s, &next)))
            break;
        a = next;
    }
    while (b > a) {
        size_t start = b;

        if (!utf8_is_space(utf8_before(s, &start)))
            break;
        b = start;
    }
    return span_slice(s, a, b);
}

int span_compare(struct span a, struct span b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;

    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool span_eq_folded(struct span a, struct span b)
{
    size_t i = 0, j = 0;

    while (i < a.n && j < b.n)
        if (utf8_lower(utf8_read(a, &i)) != utf8_lower(utf8_read(b, &j)))
            return false;
    return i == a.n && j == b.n;
}
