#include "input/encoding.h"

#include <stdint.h>

enum { DECLARED_WITHIN = 1024 }; /* [bytes] HTML Standard, 13.2.3.2 */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c | 0x20);
    return c;
}

/* Where `needle` (lower case) begins in s in any case, or SIZE_MAX. */
static size_t find_folded(struct span s, struct span needle)
{
    for (size_t at = 0; at + needle.n <= s.n; at++) {
        size_t n = 0;

        while (n < needle.n && lower(s.p[at + n]) == needle.p[n])
            n++;
        if (n == needle.n)
            return at;
    }
    return SIZE_MAX;
}

/* The value behind an equals sign at the start of s, quoted or not. */
static struct span value(struct span s)
{
    size_t at = 0, end;

    while (at < s.n && is_space(s.p[at]))
        at++;
    if (at == s.n || s.p[at] != '=')
        return SPAN("");
    at++;
    while (at < s.n && (is_space(s.p[at]) || s.p[at] == '"' || s.p[at] == '\''))
        at++;
    for (end = at; end < s.n; end++)
        if (is_space(s.p[end]) || strchr("\"';>/?", s.p[end]))
            break;
    return span_slice(s, at, end);
}

struct span encoding_declared(struct span bytes)
{
    struct span head =
        span_upto(bytes, bytes.n < DECLARED_WITHIN ? bytes.n : DECLARED_WITHIN);
    size_t at = 0;

    while (at < head.n && is_space(head.p[at]))
        at++;
    head = span_from(head, at);
    if (span_starts(head, SPAN("<?xml"))) {
        size_t end = span_find(head, SPAN("?>"));
        struct span line = span_upto(head, end == SIZE_MAX ? head.n : end);
        size_t name = find_folded(line, SPAN("encoding"));

        if (name != SIZE_MAX)
            return value(span_from(line, name + 8));
    }
    if (head.n == 0 || head.p[0] != '<')
        return SPAN("");
    for (;;) {
        size_t tag = find_folded(head, SPAN("<meta"));
        if (tag == SIZE_MAX)
            return SPAN("");
        head = span_from(head, tag + 5);
        size_t end = span_find(head, SPAN(">"));
        struct span inner = span_upto(head, end == SIZE_MAX ? head.n : end);
        size_t name = find_folded(inner, SPAN("charset"));
        if (name != SIZE_MAX && value(span_from(inner, name + 7)).n)
            return value(span_from(inner, name + 7));
    }
}
