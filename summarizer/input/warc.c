#include "input/warc.h"

#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Without blanks at its ends; headers are bytes, not always UTF-8. */
static struct span trim(struct span s)
{
    while (s.n > 0 && (unsigned char)s.p[s.n - 1] <= ' ')
        s.n--;
    while (s.n > 0 && (unsigned char)s.p[0] <= ' ')
        s = span_from(s, 1);
    return s;
}

static struct span take_line(struct span *s)
{
    size_t n = span_find(*s, SPAN("\n"));
    struct span line = span_upto(*s, n < s->n ? n : s->n);

    *s = span_from(*s, n < s->n ? n + 1 : s->n);
    return trim(line);
}

/* "Name: value"; false for another line. */
static bool split(struct span line, struct span *name, struct span *value)
{
    size_t colon = span_find(line, SPAN(":"));

    if (colon >= line.n)
        return false;
    *name = trim(span_upto(line, colon));
    *value = trim(span_from(line, colon + 1));
    return true;
}

/* A number of base 10 or 16 at the start of `s`; false: none, or one that
 * no file can hold. */
static bool read_size(struct span s, unsigned base, size_t *size)
{
    size_t i;

    *size = 0;
    for (i = 0; i < s.n; i++) {
        char c = s.p[i];
        unsigned digit = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
                         : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
                         : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10
                                                : base;

        if (digit >= base)
            break;
        if (*size > (SIZE_MAX >> 8))
            return false;
        *size = *size * base + digit;
    }
    return i > 0;
}

/* Behind the empty line that ends a header, or SIZE_MAX. */
static size_t header_end(struct span s)
{
    size_t crlf = span_find(s, SPAN("\r\n\r\n"));
    size_t lf = span_find(s, SPAN("\n\n"));

    if (crlf < lf)
        return crlf + 4;
    return lf == SIZE_MAX ? SIZE_MAX : lf + 2;
}

static void read_field(struct warc_record *r, struct span name,
                       struct span value, bool *sized)
{
    if (span_eq_folded(name, SPAN("WARC-Type"))) {
        r->response = span_eq_folded(value, SPAN("response"));
        r->page = r->response || span_eq_folded(value, SPAN("resource"));
    } else if (span_eq_folded(name, SPAN("WARC-Target-URI"))) {
        r->uri = value;
        if (value.n > 1 && value.p[0] == '<') /* WARC 1.0 has brackets */
            r->uri = span_slice(value, 1, value.n - 1);
    } else if (span_eq_folded(name, SPAN("Content-Type"))) {
        r->kind = value;
    } else if (span_eq_folded(name, SPAN("Content-Length"))) {
        *sized = read_size(value, 10, &r->block);
    }
}

bool warc_header(struct span head, struct warc_record *record)
{
    struct span name, value, lines;
    bool sized = false;

    *record = (struct warc_record){.header = header_end(head)};
    if (!span_starts(head, SPAN("WARC/")) || record->header == SIZE_MAX)
        return false;
    lines = span_upto(head, record->header);
    take_line(&lines);
    while (lines.n > 0)
        if (split(take_line(&lines), &name, &value))
            read_field(record, name, value, &sized);
    return sized;
}

static bool starts_folded(struct span s, struct span head)
{
    return s.n >= head.n && span_eq_folded(span_upto(s, head.n), head);
}

static bool is_page(struct span kind)
{
    return starts_folded(kind, SPAN("text/html")) ||
           starts_folded(kind, SPAN("application/xhtml+xml"));
}

static struct span charset_of(struct span kind)
{
    size_t at = span_find(kind, SPAN("charset="));
    struct span name;

    if (at == SIZE_MAX)
        return SPAN("");
    name = span_from(kind, at + 8);
    at = span_find(name, SPAN(";"));
    name = trim(span_upto(name, at < name.n ? at : name.n));
    if (name.n > 1 && (name.p[0] == '"' || name.p[0] == '\''))
        name = span_slice(name, 1, name.n - 1);
    return name;
}

/* RFC 9112, section 7.1.  What is cut short is read as far as it goes;
 * what was never in chunks, although it says so, stays. */
static struct span join_chunks(struct span s, struct arena *a)
{
    struct buf out = buf_new(a, s.n + 1);
    struct span whole = s;
    size_t size;

    while (s.n > 0) {
        if (!read_size(take_line(&s), 16, &size))
            return out.n ? buf_span(&out) : whole;
        if (size == 0)
            break;
        size = size < s.n ? size : s.n;
        buf_add(&out, span_upto(s, size));
        s = span_from(s, size);
        take_line(&s);
    }
    return buf_span(&out);
}

static bool is_ok(struct span line)
{
    size_t blank = span_find(line, SPAN(" "));

    return span_starts(line, SPAN("HTTP/")) && blank < line.n &&
           span_starts(span_from(line, blank), SPAN(" 200"));
}

static bool read_answer(struct span block, struct arena *a,
                        struct warc_page *page)
{
    size_t end = header_end(block);
    struct span lines, name, value;
    bool html = false, chunks = false, known = true;

    if (end == SIZE_MAX)
        return false;
    lines = span_upto(block, end);
    if (!is_ok(take_line(&lines)))
        return false;
    while (lines.n > 0) {
        if (!split(take_line(&lines), &name, &value))
            continue;
        if (span_eq_folded(name, SPAN("Content-Type"))) {
            html = is_page(value);
            page->charset = charset_of(value);
        } else if (span_eq_folded(name, SPAN("Transfer-Encoding"))) {
            chunks = span_eq_folded(value, SPAN("chunked"));
        } else if (span_eq_folded(name, SPAN("Content-Encoding"))) {
            page->packed = span_eq_folded(value, SPAN("gzip")) ||
                           span_eq_folded(value, SPAN("x-gzip"));
            known = page->packed || span_eq_folded(value, SPAN("identity"));
        }
    }
    page->body = span_from(block, end);
    if (chunks)
        page->body = join_chunks(page->body, a);
    return html && known;
}

bool warc_page(const struct warc_record *record, struct span block,
               struct arena *a, struct warc_page *page)
{
    *page = (struct warc_page){.body = block, .charset = SPAN("")};
    if (record->response)
        return read_answer(block, a, page);
    page->charset = charset_of(record->kind);
    return record->page && is_page(record->kind);
}
