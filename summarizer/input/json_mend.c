#include "input/json_mend.h"

#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"

static const uint32_t NOT_HEX = UINT32_MAX;
static const size_t ESCAPE = 6;        /* [bytes] of \u0000 */
static const size_t COUNTED = 1 << 16; /* [bytes] of a line that may hold
                                          more values than are read */

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

/* [bytes] of the escape at `at` if it may stay as it is, else 0. */
static size_t fine_escape(struct span s, size_t at)
{
    uint32_t c = escape_at(s, at);

    if (c == NOT_HEX)
        return s.n - at < 2 || (unsigned char)s.p[at + 1] >= 0x80 ? 1 : 2;
    if (is_high(c) && at + ESCAPE < s.n && is_low(escape_at(s, at + ESCAPE)))
        return 2 * ESCAPE;
    return c == 0 || is_high(c) || is_low(c) ? 0 : ESCAPE;
}

/* [bytes] of the character at `at` if it may stay as it is, else 0. */
static size_t fine_byte(struct span s, size_t at)
{
    return (unsigned char)s.p[at] < 0x20 ? 0 : utf8_sequence(s, at);
}

/* The first byte from `at` on that must be mended. */
static size_t fine_until(struct span s, size_t at)
{
    while (at < s.n) {
        size_t n;

        at = utf8_plain_until(s, at);
        if (at == s.n)
            break;
        n = s.p[at] == '\\' ? fine_escape(s, at) : fine_byte(s, at);
        if (n == 0)
            break;
        at += n;
    }
    return at;
}

/* Mend what begins at `at`; returns where it ends. */
static size_t mend(struct span s, size_t at, struct mended *m, struct buf *out)
{
    if (s.p[at] == '\\') {
        buf_add(out, SPAN("\\ufffd"));
        m->repairs++;
        return at + ESCAPE;
    }
    if ((unsigned char)s.p[at] < 0x20) {
        buf_char(out, ' ');
    } else {
        buf_code_point(out, UTF8_REPLACEMENT);
        m->repairs++;
    }
    return at + 1;
}

static size_t count_values(struct span s)
{
    size_t n = 1;

    if (s.n <= COUNTED)
        return s.n;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == '[' || s.p[i] == '{' || s.p[i] == ',';
    return n;
}

struct mended json_mend(struct span line, struct arena *a)
{
    size_t begin = span_starts(line, SPAN("\xef\xbb\xbf")) ? 3 : 0, end;
    struct mended m = {.text = span_from(line, begin),
                       .values = count_values(line)};
    struct buf out;

    end = fine_until(line, begin);
    if (end == line.n)
        return m;
    out = buf_new(a, 6 * line.n + 1);
    while (begin < line.n) {
        buf_add(&out, span_slice(line, begin, end));
        begin = end < line.n ? mend(line, end, &m, &out) : end;
        end = fine_until(line, begin);
    }
    m.text = buf_span(&out);
    return m;
}
