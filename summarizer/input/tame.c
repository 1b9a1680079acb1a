#include "input/tame.h"

#include "base/buf.h"

enum {
    MARKS_MOST = 600, /* in a paragraph; articles have up to 60 */
    DEPTH_MOST = 24   /* quotations and lists within each other */
};

static struct span take_line(struct span *s)
{
    const char *end = memchr(s->p, '\n', s->n);
    struct span line = span_upto(*s, end ? (size_t)(end - s->p) + 1 : s->n);

    *s = span_from(*s, line.n);
    return line;
}

static bool is_mark(char c)
{
    return c && strchr("[]()*_`<>!&~\\\"'", c) != NULL;
}

static bool is_punctuation(char c)
{
    return (c > ' ' && c < '0') || (c > '9' && c < 'A') ||
           (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7f);
}

static bool is_blank(struct span line)
{
    return span_trim(line).n == 0;
}

/* The end of the marker of a quotation or list item at `at`, or `at`. */
static size_t marker_end(struct span line, size_t at)
{
    size_t end = at;

    if (strchr(">-+*", line.p[at]) && line.p[at])
        return at + 1;
    while (end < line.n && end - at < 10 && line.p[end] >= '0' &&
           line.p[end] <= '9')
        end++;
    if (end > at && end < line.n && (line.p[end] == '.' || line.p[end] == ')'))
        return end + 1;
    return at;
}

/* Markers of quotations and lists at the start of the line, and where
 * they end. */
static size_t depth_of(struct span line, size_t *end, size_t most)
{
    size_t depth = 0, at = 0;

    while (at < line.n && depth < most) {
        size_t next = marker_end(line, at);

        if (next > at)
            depth++;
        else if (line.p[at] != ' ' && line.p[at] != '\t')
            break;
        at = next > at ? next : at + 1;
    }
    *end = at;
    return depth;
}

static size_t count_marks(struct span s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += is_mark(s.p[i]);
    return n;
}

static void add_escaped(struct buf *out, struct span s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (is_punctuation(s.p[i]))
            buf_char(out, '\\');
        buf_char(out, s.p[i]);
    }
}

/* One line; `wild`: its paragraph has too many marks. */
static void add_line(struct buf *out, struct span line, bool wild)
{
    size_t end;

    if (wild) {
        add_escaped(out, span_trim(line));
        buf_char(out, '\n');
    } else if (depth_of(line, &end, DEPTH_MOST) == DEPTH_MOST) {
        buf_add(out, span_upto(line, end));
        add_escaped(out, span_trim(span_from(line, end)));
        buf_char(out, '\n');
    } else {
        buf_add(out, line);
    }
}

/* The lines up to the next empty line or list item, with it: what cmark
 * may take for one paragraph. */
static struct span take_paragraph(struct span *s, bool *wild)
{
    struct span start = *s;
    size_t marks = 0, lines = 0;

    while (s->n) {
        struct span copy = *s, line = take_line(&copy);

        if (lines &&
            (span_starts(line, SPAN("- ")) || span_starts(line, SPAN("* ")) ||
             span_starts(line, SPAN("# "))))
            break;
        *s = copy;
        marks += count_marks(line);
        lines++;
        if (is_blank(line))
            break;
    }
    *wild = marks > MARKS_MOST + lines * 2;
    return span_upto(start, start.n - s->n);
}

struct span tame_markdown(struct span text, struct arena *a)
{
    struct buf out = buf_new(a, 2 * text.n + 64 + text.n / 8);

    while (text.n) {
        bool wild;
        struct span paragraph = take_paragraph(&text, &wild);

        while (paragraph.n)
            add_line(&out, take_line(&paragraph), wild);
    }
    return buf_span(&out);
}
