#include "output/safe.h"

#include "base/buf.h"
#include "base/utf8.h"

/* White space of any script, and control characters. */
static bool is_blank(uint32_t c)
{
    return c <= 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
           c == 0x202f || c == 0x205f || c == 0x3000;
}

/* utf8_read() trusts its text; a template, a file name or a style sheet
 * may hold anything. */
static uint32_t read_any(struct span s, size_t *at)
{
    if (utf8_sequence(s, *at))
        return utf8_read(s, at);
    ++*at;
    return UTF8_REPLACEMENT;
}

static struct span finish(struct buf *b)
{
    buf_char(b, '\0');
    return span_upto(buf_span(b), b->n - 1);
}

struct span safe_text(struct span s, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 8);
    bool space = false;

    for (size_t i = 0; i < s.n;) {
        uint32_t c = read_any(s, &i);

        if (is_blank(c)) {
            space = true;
        } else if (!utf8_is_invisible(c)) {
            if (space && out.n)
                buf_char(&out, ' ');
            space = false;
            buf_code_point(&out, c);
        }
    }
    return finish(&out);
}

static bool is_alnum(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

static void add_percent(struct buf *out, unsigned char c)
{
    static const char hex[] = "0123456789ABCDEF";

    buf_char(out, '%');
    buf_char(out, hex[c >> 4]);
    buf_char(out, hex[c & 15]);
}

static bool is_one_of(unsigned char c, const char *set)
{
    return c && strchr(set, c);
}

/* Length of "http://" or "https://" in any case, 0 if it is neither. */
static size_t scheme_length(struct span url)
{
    static const char *const schemes[] = {"https://", "http://"};

    for (size_t i = 0; i < 2; i++) {
        size_t n = strlen(schemes[i]);

        if (url.n > n && span_eq_folded(span_upto(url, n), span_of(schemes[i])))
            return n;
    }
    return 0;
}

/* A host of letters, digits and the like, and no user name before it: what
 * stands before an @ may pose as the host. */
static bool has_host(struct span rest)
{
    size_t n = 0;

    while (n < rest.n && !is_one_of((unsigned char)rest.p[n], "/?#")) {
        unsigned char c = (unsigned char)rest.p[n];

        if (!is_alnum(c) && c < 0x80 && !is_one_of(c, ".-_:[]"))
            return false;
        n++;
    }
    return n > 0 && rest.p[0] != ':';
}

static bool is_hex(struct span s, size_t at)
{
    return at < s.n &&
           is_one_of((unsigned char)s.p[at], "0123456789abcdefABCDEF");
}

/* Whether byte i of a URL may stay as it is (WHATWG URL, 4.3): brackets in
 * a host alone, a sharp once, a percent sign before two digits. */
static bool is_plain(struct span url, size_t i, bool host, bool fragment)
{
    unsigned char c = (unsigned char)url.p[i];

    switch (c) {
    case '[':
    case ']':
        return host;
    case '#':
        return !fragment;
    case '%':
        return is_hex(url, i + 1) && is_hex(url, i + 2);
    default:
        return is_alnum(c) || is_one_of(c, "-._~:/?@$&+,=");
    }
}

/* What stands behind the scheme, `head` bytes of `url`. */
static void add_rest(struct buf *out, struct span url, size_t head, bool host)
{
    bool entity = false; /* Markdown would read &copy; as a character */
    bool fragment = false;

    for (size_t i = head; i < url.n; i++) {
        unsigned char c = (unsigned char)url.p[i];

        host = host && !is_one_of(c, "/?#");
        if (is_plain(url, i, host, fragment) || (c == ';' && !entity))
            buf_char(out, (char)c);
        else
            add_percent(out, c);
        fragment = fragment || c == '#';
        entity = c == '&' || (entity && (is_alnum(c) || c == '#'));
    }
}

struct span safe_url(struct span url, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 8);

    url = span_trim(url);
    size_t head = scheme_length(url);
    if (head == 0 || !has_host(span_from(url, head)))
        return SPAN("");
    buf_add(&out, head == 8 ? SPAN("https://") : SPAN("http://"));
    add_rest(&out, url, head, true);
    return finish(&out);
}

struct span safe_mail(struct span url, struct arena *a)
{
    static const struct span scheme = {"mailto:", 7};
    struct buf out = buf_new(a, SIZE_MAX / 8);

    url = span_trim(url);
    if (url.n <= scheme.n ||
        !span_eq_folded(span_upto(url, scheme.n), scheme) ||
        !memchr(url.p, '@', url.n))
        return SPAN("");
    buf_add(&out, scheme);
    add_rest(&out, url, scheme.n, false);
    return finish(&out);
}

struct span safe_file(struct span name, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 8);

    for (size_t i = 0; i < name.n;) {
        size_t from = i;
        uint32_t c = read_any(name, &i);
        bool plain = c < 0x80 ? is_alnum((unsigned char)c) ||
                                    is_one_of((unsigned char)c, "-._~/")
                              : utf8_sequence(name, from) && !is_blank(c) &&
                                    !utf8_is_invisible(c);

        if (from == 1 && c == '/' && name.p[0] == '/')
            plain = false; /* "//x" would be a host */
        if (plain)
            buf_add(&out, span_slice(name, from, i));
        else
            for (; from < i; from++)
                add_percent(&out, (unsigned char)name.p[from]);
    }
    if (out.n == 0)
        buf_char(&out, '-');
    return finish(&out);
}

struct span safe_style(struct span css, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 8);

    for (size_t i = 0; i < css.n;) {
        uint32_t c = read_any(css, &i);

        if (c == '\r') {
            if (i < css.n && css.p[i] == '\n')
                continue;
            c = '\n';
        }
        buf_code_point(&out, c ? c : UTF8_REPLACEMENT);
    }
    return finish(&out);
}
