#include "input/json_mend.h"

#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"

static const uint32_t NOT_HEX = UINT32_MAX;
static const size_t ESCAPE = 6; /* [bytes] of \u0000 */

static uint32_t hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return (uint32_t)(c - '0');
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10) : NOT_HEX;
}

/* The value of the escape \uXXXX at `at`, or NOT_HEX. */
static uint32_t escape_at(struct span s, size_t at)
{
    uint32_t value = 0;

    if (s.n - at < ESCAPE || s.p[at] != '\\' || s.p[at + 1] != 'u')
        return NOT_HEX;
    for (size_t i = 2; i < ESCAPE; i++) {
        uint32_t digit = hex_digit(s.p[at + i]);

        if (digit == NOT_HEX)
            return NOT_HEX;
        value = value << 4 | digit;
    }
    return value;
}

static bool is_high(uint32_t c)
{
    return c >= 0xd800 && c < 0xdc00;
}

static bool is_low(uint32_t c)
{
    return c >= 0xdc00 && c < 0xe000;
}

/* Copy the escape at `at`; returns where it ends. */
static size_t mend_escape(struct span s, size_t at, struct buf *out,
                          struct mended *m)
{
    uint32_t c = escape_at(s, at);

    if (c == NOT_HEX) {
        size_t n = s.n - at < 2 || (unsigned char)s.p[at + 1] >= 0x80 ? 1 : 2;

        buf_add(out, span_slice(s, at, at + n));
        return at + n;
    }
    if (is_high(c) && at + ESCAPE < s.n && is_low(escape_at(s, at + ESCAPE))) {
        buf_add(out, span_slice(s, at, at + 2 * ESCAPE));
        return at + 2 * ESCAPE;
    }
    if (c == 0 || is_high(c) || is_low(c)) {
        buf_add(out, SPAN("\\ufffd"));
        m->repairs++;
    } else {
        buf_add(out, span_slice(s, at, at + ESCAPE));
    }
    return at + ESCAPE;
}

static size_t mend_byte(struct span s, size_t at, struct buf *out,
                        struct mended *m)
{
    size_t n = utf8_sequence(s, at);

    if (n == 0) {
        buf_code_point(out, UTF8_REPLACEMENT);
        m->repairs++;
        return at + 1;
    }
    if (n == 1 && (unsigned char)s.p[at] < 0x20)
        buf_char(out, ' ');
    else
        buf_add(out, span_slice(s, at, at + n));
    return at + n;
}

/* Bytes that need no look: letters, digits, blanks and most marks. */
static size_t plain_until(struct span s, size_t at, struct mended *m)
{
    while (at < s.n) {
        unsigned char c = (unsigned char)s.p[at];

        if (c < 0x20 || c >= 0x80 || c == '\\')
            break;
        m->values += c == '[' || c == '{' || c == ',';
        at++;
    }
    return at;
}

struct mended json_mend(struct span line, struct arena *a)
{
    struct mended m = {0};
    struct buf out = buf_new(a, 6 * line.n + 1);
    size_t at = span_starts(line, SPAN("\xef\xbb\xbf")) ? 3 : 0;

    buf_add(&out, SPAN(""));
    while (at < line.n) {
        size_t end = plain_until(line, at, &m);

        buf_add(&out, span_slice(line, at, end));
        if (end < line.n)
            end = line.p[end] == '\\' ? mend_escape(line, end, &out, &m)
                                      : mend_byte(line, end, &out, &m);
        at = end;
    }
    m.text = buf_span(&out);
    return m;
}
