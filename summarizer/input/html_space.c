#include "input/html_space.h"

#include <stdint.h>

#include "base/utf8.h"

/* What numeric references 0x80 to 0x9f mean; 0: nothing. */
static const uint16_t windows_1252[] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

static bool is_invisible(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0,       0x1f   }, /* C0 */
        {0x7f,    0x7f   },
        {0xad,    0xad   }, /* soft hyphen */
        {0x61c,   0x61c  }, /* Arabic letter mark */
        {0x200b,  0x200f }, /* zero width, direction marks */
        {0x202a,  0x202e }, /* direction controls */
        {0x2060,  0x206f },
        {0xfeff,  0xfeff },
        {0xfff9,  0xfffb },
        {0xe0000, 0xe007f}, /* tags */
    };

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

/* Plain characters from `at` on: most of any text. */
static size_t plain_run(struct span s, size_t at)
{
    while (at < s.n && s.p[at] > ' ' && s.p[at] < 0x7f)
        at++;
    return at;
}

static size_t flush_space(struct space *space, struct buf *out)
{
    bool write = space->pending && space->begun;

    if (write)
        buf_char(out, ' ');
    space->pending = false;
    space->begun = true;
    return write;
}

size_t space_add(struct space *space, struct span text, struct buf *out)
{
    size_t written = 0;

    for (size_t at = 0; at < text.n && !out->full;) {
        size_t end = plain_run(text, at);
        uint32_t c;

        if (end > at) {
            written += flush_space(space, out) + (end - at);
            buf_add(out, span_slice(text, at, end));
            at = end;
            continue;
        }
        c = utf8_read(text, &at);
        if (c >= 0x80 && c < 0xa0)
            c = windows_1252[c - 0x80];
        if (c != 0x200b && c != 0xfeff && utf8_is_space(c)) {
            space->pending = true;
        } else if (!is_invisible(c)) {
            written += flush_space(space, out) + 1;
            buf_code_point(out, c);
        }
    }
    return written;
}
