#include "input/url.h"

#include "base/buf.h"
#include "base/utf8.h"

struct parts { /* of a reference: RFC 3986, appendix B */
    struct span scheme;
    struct span authority, path, query, fragment;
    bool has_authority, has_query, has_fragment;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

/* Length of the scheme that `s` begins with, 0 if it names none. */
static size_t scheme_length(struct span s)
{
    size_t n = 0;

    if (s.n == 0 || !is_letter(s.p[0]))
        return 0;
    while (n < s.n &&
           (is_letter(s.p[n]) || is_digit(s.p[n]) || is_one_of(s.p[n], "+-.")))
        n++;
    return n < s.n && s.p[n] == ':' ? n : 0;
}

static bool is_web(struct span scheme)
{
    return span_eq_folded(scheme, SPAN("http")) ||
           span_eq_folded(scheme, SPAN("https"));
}

/* `s` without what browsers do not see in it. */
static struct span strip(struct span s, struct arena *a)
{
    struct buf out = buf_new(a, URL_LONGEST);

    while (s.n && (unsigned char)s.p[0] <= ' ')
        s = span_from(s, 1);
    while (s.n && (unsigned char)s.p[s.n - 1] <= ' ')
        s.n--;
    if (s.n > URL_LONGEST)
        return SPAN("");
    for (size_t i = 0; i < s.n; i++)
        if (!is_one_of(s.p[i], "\t\n\r"))
            buf_char(&out, s.p[i]);
    return out.n ? buf_span(&out) : SPAN("");
}

/* Backslashes before the query made slashes. */
static struct span turn_slashes(struct span s, struct arena *a)
{
    struct buf out = buf_new(a, URL_LONGEST);
    bool path = true;

    if (s.n == 0 || !memchr(s.p, '\\', s.n))
        return s;
    for (size_t i = 0; i < s.n; i++) {
        path = path && !is_one_of(s.p[i], "?#");
        if (path && s.p[i] == '\\')
            buf_char(&out, '/');
        else
            buf_char(&out, s.p[i]);
    }
    return buf_span(&out);
}

/* Take the part of `s` up to the first of `ends`. */
static struct span take(struct span *s, const char *ends)
{
    size_t n = 0;

    while (n < s->n && !is_one_of(s->p[n], ends))
        n++;
    struct span part = span_upto(*s, n);
    *s = span_from(*s, n);
    return part;
}

static struct parts split(struct span s)
{
    struct parts u = {.scheme = span_upto(s, scheme_length(s))};

    if (u.scheme.n)
        s = span_from(s, u.scheme.n + 1);
    u.has_authority = span_starts(s, SPAN("//"));
    if (u.has_authority) {
        s = span_from(s, 2);
        u.authority = take(&s, "/?#");
    }
    u.path = take(&s, "?#");
    u.has_query = s.n && s.p[0] == '?';
    if (u.has_query) {
        s = span_from(s, 1);
        u.query = take(&s, "#");
    }
    u.has_fragment = s.n > 0;
    if (u.has_fragment)
        u.fragment = span_from(s, 1);
    return u;
}

/* RFC 3986, section 5.2.3. */
static struct span merge(const struct parts *base, struct span path,
                         struct arena *a)
{
    struct buf out = buf_new(a, 2 * URL_LONGEST + 1);
    size_t n = base->path.n;

    while (n > 0 && base->path.p[n - 1] != '/')
        n--;
    if (base->has_authority && base->path.n == 0)
        buf_char(&out, '/');
    buf_add(&out, span_upto(base->path, n));
    buf_add(&out, path);
    return out.n ? buf_span(&out) : SPAN("");
}

/* The last segment of `out` goes, with the slash before it. */
static void drop_segment(struct buf *out)
{
    while (out->n > 0 && out->p[--out->n] != '/')
        ;
}

/* RFC 3986, section 5.2.4: its steps A to E, in this order. */
static struct span remove_dots(struct span in, struct arena *a)
{
    struct buf out = buf_new(a, 2 * URL_LONGEST + 1);

    while (in.n) {
        size_t n = 1;

        if (span_starts(in, SPAN("../"))) {
            in = span_from(in, 3);
        } else if (span_starts(in, SPAN("./")) ||
                   span_starts(in, SPAN("/./"))) {
            in = span_from(in, 2);
        } else if (span_eq(in, SPAN("/."))) {
            in = SPAN("/");
        } else if (span_starts(in, SPAN("/../"))) {
            in = span_from(in, 3);
            drop_segment(&out);
        } else if (span_eq(in, SPAN("/.."))) {
            in = SPAN("/");
            drop_segment(&out);
        } else if (span_eq(in, SPAN(".")) || span_eq(in, SPAN(".."))) {
            in = SPAN("");
        } else {
            while (n < in.n && in.p[n] != '/')
                n++;
            buf_add(&out, span_upto(in, n));
            in = span_from(in, n);
        }
    }
    return out.n ? buf_span(&out) : SPAN("");
}

/* RFC 3986, section 5.2.2. */
static struct parts transform(const struct parts *base, struct parts r,
                              struct arena *a)
{
    struct parts t = r;

    if (r.scheme.n && span_eq_folded(r.scheme, base->scheme))
        r.scheme = SPAN("");
    if (r.scheme.n || r.has_authority) {
        if (r.scheme.n == 0)
            t.scheme = base->scheme;
        t.path = remove_dots(r.path, a);
        return t;
    }
    t = *base;
    t.has_fragment = r.has_fragment;
    t.fragment = r.fragment;
    if (r.path.n == 0 && !r.has_query)
        return t;
    t.has_query = r.has_query;
    t.query = r.query;
    if (r.path.n > 0)
        t.path = remove_dots(
            r.path.p[0] == '/' ? r.path : merge(base, r.path, a), a);
    return t;
}

static bool is_hex(struct span s, size_t at)
{
    return at < s.n && is_one_of(s.p[at], "0123456789abcdefABCDEF");
}

/* Add `s`; what is neither unreserved, nor a sub-delim, nor one of `more`
 * (RFC 3986, section 2) is percent-encoded. */
static void encode(struct buf *out, struct span s, const char *more)
{
    static const char digits[] = "0123456789ABCDEF";

    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        unsigned char byte = (unsigned char)c;

        if (is_letter(c) || is_digit(c) || is_one_of(c, "-._~!$&'()*+,;=") ||
            is_one_of(c, more) ||
            (c == '%' && is_hex(s, i + 1) && is_hex(s, i + 2))) {
            buf_char(out, c);
            continue;
        }
        buf_char(out, '%');
        buf_char(out, digits[byte >> 4]);
        buf_char(out, digits[byte & 15]);
    }
}

/* Letters beyond ASCII stay in a host. */
static void add_authority(struct buf *out, struct span s)
{
    for (size_t i = 0; i < s.n;) {
        size_t n = utf8_sequence(s, i), at = i;
        bool wide = n > 1;
        uint32_t c = wide ? utf8_read(s, &at) : 0;

        n = n ? n : 1;
        if (wide && !utf8_is_space(c) && !utf8_is_invisible(c))
            buf_add(out, span_slice(s, i, i + n));
        else
            encode(out, span_slice(s, i, i + n), ":[]@");
        i += n;
    }
}

/* RFC 3986, section 5.3. */
static struct span compose(const struct parts *u, struct arena *a)
{
    struct buf out = buf_new(a, URL_LONGEST);

    for (size_t i = 0; i < u->scheme.n; i++)
        buf_code_point(&out, utf8_lower((unsigned char)u->scheme.p[i]));
    buf_char(&out, ':');
    if (u->has_authority) {
        buf_add(&out, SPAN("//"));
        add_authority(&out, u->authority);
    }
    encode(&out, u->path, ":@/");
    if (u->has_query) {
        buf_char(&out, '?');
        encode(&out, u->query, ":@/?");
    }
    if (u->has_fragment) {
        buf_char(&out, '#');
        encode(&out, u->fragment, ":@/?");
    }
    return out.full ? SPAN("") : buf_span(&out);
}

struct span url_resolve(struct span base, struct span reference,
                        struct arena *a)
{
    struct arena scratch = {.no_memory = a->no_memory};
    struct span from = strip(base, &scratch), to = strip(reference, &scratch);
    struct span scheme = span_upto(to, scheme_length(to)), url = SPAN("");
    struct parts root = split(from), target;

    if (scheme.n == 0)
        scheme = root.scheme;
    if (is_web(root.scheme))
        root = split(turn_slashes(from, &scratch));
    if (is_web(scheme))
        to = turn_slashes(to, &scratch);
    if (scheme.n && reference.n <= URL_LONGEST) {
        target = transform(&root, split(to), &scratch);
        url = arena_copy(a, compose(&target, &scratch));
    }
    arena_release(&scratch);
    return url;
}

bool url_is_relative(struct span reference)
{
    while (reference.n && (unsigned char)reference.p[0] <= ' ')
        reference = span_from(reference, 1);
    return scheme_length(reference) == 0;
}

/* A host, perhaps with a port, and nothing before it. */
static bool has_host(struct span authority)
{
    for (size_t i = 0; i < authority.n; i++) {
        char c = authority.p[i];

        if (!is_letter(c) && !is_digit(c) && (unsigned char)c < 0x80 &&
            !is_one_of(c, ".-_:[]"))
            return false;
    }
    return authority.n > 0 && authority.p[0] != ':';
}

bool url_is_link(struct span url)
{
    struct parts u = split(url);
    const char *at;

    if (span_eq(u.scheme, SPAN("http")) || span_eq(u.scheme, SPAN("https")))
        return has_host(u.authority);
    if (!span_eq(u.scheme, SPAN("mailto")) || u.has_authority)
        return false;
    at = u.path.n ? memchr(u.path.p, '@', u.path.n) : NULL;
    return at && at > u.path.p && at + 1 < u.path.p + u.path.n;
}
