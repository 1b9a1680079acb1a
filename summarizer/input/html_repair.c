#include "input/html_repair.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "input/html_character.h"

enum { BUCKETS = 1024 };

struct repair {
    struct span in;
    struct buf out;
    size_t at;              /* [bytes] read of `in` */
    uint32_t open[BUCKETS]; /* open elements by hash of their name */
    size_t depth;           /* open elements that nothing closes by itself */
    size_t dropped;         /* start tags left out whose end tags must be too */
    bool tags;              /* there was a tag */
    bool body;              /* there was <body>, or what begins it */
    bool comments_end;      /* not known yet that no comment ends any more */
};

struct tag {
    struct span name; /* as written */
    size_t end;       /* [bytes] behind its '>' */
    size_t cut;       /* [bytes] where the first attribute too many begins */
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c;
}

static bool is_name(struct span name, const char *want)
{
    size_t n = strlen(want);

    if (name.n != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(name.p[i]) != want[i])
            return false;
    return true;
}

static bool is_one_of(struct span name, const char *const *names)
{
    for (; *names; names++)
        if (is_name(name, *names))
            return true;
    return false;
}

/* Elements without content, and those that libxml2 closes by itself when
 * the next of their kind begins, so that they cannot pile up. */
static bool piles_up(struct span name)
{
    static const char *const never[] = {
        "p",     "br",       "img",    "input", "meta", "link",
        "li",    "td",       "tr",     "hr",    "th",   "option",
        "dt",    "dd",       "area",   "base",  "col",  "embed",
        "param", "wbr",      "source", "track", "html", "tbody",
        "thead", "colgroup", "head",   "body",  NULL};

    return !is_one_of(name, never);
}

static uint32_t *open_count(struct repair *r, struct span name)
{
    uint32_t hash = 2166136261u; /* FNV-1a */

    for (size_t i = 0; i < name.n; i++)
        hash = (hash ^ (unsigned char)lower(name.p[i])) * 16777619u;
    return &r->open[hash % BUCKETS];
}

static size_t skip_blanks(struct span s, size_t at)
{
    while (at < s.n && is_blank(s.p[at]))
        at++;
    return at;
}

/* One attribute from `at` on, up to the next one or the end of the tag. */
static size_t skip_attribute(struct span s, size_t at)
{
    while (at < s.n && !is_blank(s.p[at]) && s.p[at] != '>' && s.p[at] != '=')
        at++;
    at = skip_blanks(s, at);
    if (at == s.n || s.p[at] != '=')
        return at;
    at = skip_blanks(s, at + 1);
    if (at < s.n && (s.p[at] == '"' || s.p[at] == '\'')) {
        const char *close = memchr(s.p + at + 1, s.p[at], s.n - at - 1);

        return close ? (size_t)(close - s.p) + 1 : s.n;
    }
    while (at < s.n && !is_blank(s.p[at]) && s.p[at] != '>')
        at++;
    return at;
}

/* The tag whose name begins at `at`. */
static struct tag read_tag(struct span s, size_t at)
{
    struct tag tag = {
        {s.p + at, 0},
        0, 0
    };
    size_t attributes = 0;

    while (at < s.n && !is_blank(s.p[at]) && s.p[at] != '>' && s.p[at] != '/')
        at++;
    tag.name.n = (size_t)(s.p + at - tag.name.p);
    for (;;) {
        while (at < s.n && (is_blank(s.p[at]) || s.p[at] == '/'))
            at++;
        if (at == s.n || s.p[at] == '>')
            break;
        if (attributes++ == ATTRIBUTES_MAX)
            tag.cut = at;
        at = s.p[at] == '=' ? at + 1 : skip_attribute(s, at);
    }
    tag.end = at < s.n ? at + 1 : at;
    if (attributes <= ATTRIBUTES_MAX)
        tag.cut = tag.end;
    return tag;
}

/* Where the content of a raw text element ends: at its "</name". */
static size_t raw_end(struct span s, size_t at, struct span name)
{
    while (at < s.n) {
        const char *p = memchr(s.p + at, '<', s.n - at);

        if (!p)
            break;
        at = (size_t)(p - s.p) + 1;
        if (s.n - at > name.n && s.p[at] == '/') {
            struct span here = {s.p + at + 1, name.n};
            char want[8] = "";

            for (size_t i = 0; i < name.n && i < sizeof want - 1; i++)
                want[i] = lower(name.p[i]);
            if (is_name(here, want))
                return at - 1;
        }
    }
    return s.n;
}

static void copy(struct repair *r, size_t from, size_t to)
{
    buf_add(&r->out, span_slice(r->in, from, to));
}

static void copy_tag(struct repair *r, size_t from, const struct tag *tag)
{
    copy(r, from, tag->cut);
    if (tag->cut < tag->end)
        buf_char(&r->out, '>');
}

/* `at` is behind "<!--".  False if the comment never ends. */
static bool skip_comment(struct repair *r, size_t at)
{
    size_t first = at;

    if (!r->comments_end)
        return false;
    at -= 2;
    while (at < r->in.n) {
        const char *p = memchr(r->in.p + at, '>', r->in.n - at);
        size_t end;

        if (!p)
            break;
        end = (size_t)(p - r->in.p);
        at = end + 1;
        if (end < first)
            continue;
        if ((p[-1] == '-' && p[-2] == '-') ||
            (end >= first + 3 && p[-1] == '!' && p[-2] == '-' &&
             p[-3] == '-')) {
            r->at = at;
            return true;
        }
    }
    r->comments_end = false;
    return false;
}

static void raw_text(struct repair *r, const struct tag *tag, size_t from)
{
    size_t end = raw_end(r->in, tag->end, tag->name);
    struct span head = span_slice(r->in, from, tag->end);

    if (is_name(tag->name, "script") &&
        span_find(head, SPAN("ld+json")) == SIZE_MAX) {
        struct tag close = read_tag(r->in, end + 2 < r->in.n ? end + 2 : end);

        r->at = close.end;
        return;
    }
    copy_tag(r, from, tag);
    if (!is_name(tag->name, "style"))
        copy(r, tag->end, end);
    r->at = end;
    *open_count(r, tag->name) += 1;
}

/* Elements of HTML 5 end the head, which libxml2 does not know. */
static void begin_body(struct repair *r, struct span name)
{
    static const char *const parts[] = {"article", "section", "main",
                                        "header",  "footer",  "nav",
                                        "aside",   "figure",  NULL};

    if (r->body)
        return;
    r->body = is_name(name, "body");
    if (!r->body && is_one_of(name, parts)) {
        buf_add(&r->out, SPAN("<body>"));
        r->body = true;
    }
}

static void start_tag(struct repair *r)
{
    static const char *const raw[] = {"script", "style", NULL};
    size_t from = r->at;
    struct tag tag = read_tag(r->in, from + 1);
    bool piles = piles_up(tag.name);

    r->tags = true;
    r->at = tag.end;
    if (is_one_of(tag.name, raw)) {
        raw_text(r, &tag, from);
        return;
    }
    if (piles && r->depth >= DEPTH_MAX) {
        r->dropped++;
        return;
    }
    begin_body(r, tag.name);
    copy_tag(r, from, &tag);
    *open_count(r, tag.name) += 1;
    r->depth += piles;
}

static void end_tag(struct repair *r)
{
    size_t from = r->at;
    struct tag tag = read_tag(r->in, from + 2);
    uint32_t *open = open_count(r, tag.name);

    r->tags = true;
    r->at = tag.end;
    if (is_name(tag.name, "br")) {
        buf_add(&r->out, SPAN("<br>"));
        return;
    }
    if (piles_up(tag.name)) {
        if (r->dropped > 0) {
            r->dropped--;
            return;
        }
        if (*open == 0)
            return;
        r->depth -= r->depth > 0;
    }
    if (*open == 0)
        return;
    *open -= 1;
    buf_add(&r->out, SPAN("</"));
    buf_add(&r->out, tag.name);
    buf_char(&r->out, '>');
}

/* At a '<'. */
static void markup(struct repair *r)
{
    struct span s = span_from(r->in, r->at);

    if (span_starts(s, SPAN("<!--"))) {
        if (!skip_comment(r, r->at + 4))
            r->at += 4;
    } else if (s.n > 1 && is_letter(s.p[1])) {
        start_tag(r);
    } else if (s.n > 2 && s.p[1] == '/' && is_letter(s.p[2])) {
        end_tag(r);
    } else {
        buf_char(&r->out, '<');
        r->at++;
    }
}

/* Text without '<', its characters put in. */
static void text(struct repair *r, size_t end)
{
    while (r->at < end) {
        const char *p = memchr(r->in.p + r->at, '&', end - r->at);
        size_t amp = p ? (size_t)(p - r->in.p) : end;
        size_t taken;

        copy(r, r->at, amp);
        r->at = amp;
        if (amp == end)
            return;
        taken = html_character(span_slice(r->in, amp + 1, end), &r->out);
        if (taken == 0)
            buf_char(&r->out, '&');
        r->at += 1 + taken;
    }
}

/* The empty lines of plain text part paragraphs. */
static struct span mark_paragraphs(struct span s, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 8);

    buf_add(&out, SPAN("<p>"));
    for (size_t at = 0; at < s.n;) {
        const char *p = memchr(s.p + at, '\n', s.n - at);
        size_t end = p ? (size_t)(p - s.p) + 1 : s.n;
        size_t next = end;

        buf_add(&out, span_slice(s, at, end));
        while (next < s.n && is_blank(s.p[next]))
            next++;
        if (memchr(s.p + end, '\n', next - end))
            buf_add(&out, SPAN("<p>"));
        at = next;
    }
    return buf_span(&out);
}

struct span html_repair(struct span html, struct arena *a)
{
    struct repair *r = ARENA_NEW(a, struct repair, 1);

    r->in = html;
    r->out = buf_new(a, SIZE_MAX / 8);
    r->comments_end = true;
    while (r->at < html.n) {
        const char *p = memchr(html.p + r->at, '<', html.n - r->at);
        size_t end = p ? (size_t)(p - html.p) : html.n;

        text(r, end);
        if (p)
            markup(r);
    }
    if (!r->tags)
        return mark_paragraphs(buf_span(&r->out), a);
    return buf_span(&r->out);
}
