#include "input/format.h"

#include <stdint.h>

enum {
    TAGS_ENOUGH = 4, /* known tags in text that does not begin with one */
    LINES_ENOUGH = 2 /* lines with Markdown's marks */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c | 0x20);
    return c;
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

static struct span skip_blank(struct span s)
{
    size_t at = span_starts(s, SPAN("\xef\xbb\xbf")) ? 3 : 0;

    while (at < s.n && is_blank(s.p[at]))
        at++;
    return span_from(s, at);
}

static bool starts_folded(struct span s, struct span head)
{
    if (s.n < head.n)
        return false;
    for (size_t i = 0; i < head.n; i++)
        if (lower(s.p[i]) != head.p[i])
            return false;
    return true;
}

/* Behind the first `end` in s; nothing if there is none. */
static struct span behind(struct span s, struct span end)
{
    size_t at = span_find(s, end);

    return span_from(s, at == SIZE_MAX ? s.n : at + end.n);
}

/* The first element: behind white space, comments, processing
 * instructions and, if it may not speak itself, a document type. */
static struct span first_tag(struct span s)
{
    for (;;) {
        s = skip_blank(s);
        if (span_starts(s, SPAN("<!--")))
            s = behind(s, SPAN("-->"));
        else if (span_starts(s, SPAN("<?")))
            s = behind(s, SPAN("?>"));
        else if (starts_folded(s, SPAN("<!doctype")) &&
                 !starts_folded(s, SPAN("<!doctype html")))
            s = behind(s, SPAN(">"));
        else
            return s;
    }
}

static bool is_name_char(char c)
{
    return is_letter(c) || c == ':' || (c >= '0' && c <= '9');
}

/* The name in "<name" or "</name" at the start of s, or nothing. */
static struct span tag_name(struct span s)
{
    size_t n = 0;

    if (s.n < 3 || s.p[0] != '<')
        return SPAN("");
    s = span_from(s, s.p[1] == '/' ? 2 : 1);
    while (n < s.n && is_name_char(s.p[n]))
        n++;
    if (n == s.n || !(is_blank(s.p[n]) || s.p[n] == '>' || s.p[n] == '/'))
        return SPAN("");
    return span_upto(s, n);
}

static bool is_one_of(struct span name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (name.n == strlen(names[i]) &&
            starts_folded(name, span_of(names[i])))
            return true;
    return false;
}

/* Whether s begins with the tag of one of the names. */
static bool is_tag(struct span s, const char *const *names, size_t count)
{
    return is_one_of(tag_name(s), names, count);
}

/* The name of a tag behind its prefix: <atom:feed>. */
static struct span local_name(struct span s)
{
    struct span name = tag_name(s);
    size_t colon = span_find(name, SPAN(":"));

    return colon < name.n ? span_from(name, colon + 1) : name;
}

static bool is_html_tag(struct span s)
{
    static const char *const names[] = {
        "html",    "head",   "body",       "meta",   "title", "link",
        "script",  "style",  "base",       "div",    "p",     "article",
        "section", "main",   "header",     "footer", "nav",   "aside",
        "h1",      "h2",     "h3",         "h4",     "span",  "a",
        "b",       "i",      "em",         "strong", "ul",    "ol",
        "li",      "table",  "tr",         "td",     "br",    "hr",
        "img",     "figure", "blockquote", "center", "font",  "iframe",
        "noscript"};

    return is_tag(s, names, sizeof names / sizeof *names);
}

bool html_sniff(struct span head)
{
    struct span s = first_tag(head);
    size_t tags = 0;

    if (starts_folded(s, SPAN("<!doctype html")) || is_html_tag(s))
        return true;
    /* Words first: a fragment, unless it is text that shows some tags. */
    for (s = head; s.n;) {
        const char *next = memchr(s.p, '<', s.n);

        if (!next)
            break;
        s = span_from(s, (size_t)(next - s.p));
        tags += is_html_tag(s);
        s = span_from(s, 1);
    }
    return tags >= TAGS_ENOUGH && tags * 1000 >= head.n;
}

/* "<!DOCTYPE rss [": HTML declares nothing in its document type. */
static bool has_declarations(struct span s)
{
    const char *open = s.n ? memchr(s.p, '[', s.n) : NULL;
    const char *end = s.n ? memchr(s.p, '>', s.n) : NULL;

    return starts_folded(s, SPAN("<!doctype")) && open && (!end || open < end);
}

bool xml_sniff(struct span head)
{
    static const char *const roots[] = {
        "rss",         "feed",   "rdf:rdf",       "nitf",
        "newsitem",    "newsml", "newsmessage",   "packageitem",
        "conceptitem", "urlset", "knowledgeitem", "channel"};
    struct span s = first_tag(head), start = skip_blank(head);

    if (span_starts(start, SPAN("<?xml")))
        start = skip_blank(behind(start, SPAN("?>")));
    if (has_declarations(start))
        return true;
    start = skip_blank(head);
    if (is_tag(s, roots, sizeof roots / sizeof *roots) ||
        is_one_of(local_name(s), roots, sizeof roots / sizeof *roots))
        return true;
    return starts_folded(start, SPAN("<?xml")) && !is_html_tag(s) &&
           !starts_folded(s, SPAN("<!doctype html"));
}

bool jsonl_sniff(struct span head)
{
    struct span s = skip_blank(head);

    if (s.n == 0 || s.p[0] != '{')
        return false;
    s = skip_blank(span_from(s, 1));
    if (s.n == 0 || s.p[0] != '"')
        return s.n > 0 && s.p[0] == '}';
    size_t at = 1;
    while (at < s.n && s.p[at] != '"')
        at += s.p[at] == '\\' ? 2 : 1;
    if (at >= s.n)
        return false;
    s = skip_blank(span_from(s, at + 1));
    return s.n > 0 && s.p[0] == ':';
}

static struct span take_line(struct span *s)
{
    const char *end = memchr(s->p, '\n', s->n);
    struct span line = span_upto(*s, end ? (size_t)(end - s->p) : s->n);

    *s = span_from(*s, end ? line.n + 1 : line.n);
    return line;
}

static bool is_front_matter(struct span head)
{
    struct span s = head, line = take_line(&s);
    size_t keys = 0;

    if (!span_eq(span_trim(line), SPAN("---")))
        return false;
    while (s.n) {
        line = take_line(&s);
        struct span bare = span_trim(line);

        if (span_eq(bare, SPAN("---")) || span_eq(bare, SPAN("...")))
            return keys > 0;
        if (bare.n == 0)
            return false;
        keys += is_letter(line.p[0]) && memchr(line.p, ':', line.n);
    }
    return false;
}

static bool is_atx(struct span line)
{
    size_t n = 0;

    while (n < line.n && line.p[n] == '#')
        n++;
    return n > 0 && n < 7 && n + 1 < line.n && line.p[n] == ' ' &&
           line.p[n + 1] != ' ';
}

static bool is_underline(struct span line)
{
    size_t n = 0;

    line = span_trim(line);
    while (n < line.n && (line.p[n] == '=' || line.p[n] == '-'))
        n++;
    return n == line.n && n > 3;
}

/* A link, an image or strong emphasis. */
static bool has_marks(struct span line)
{
    size_t link = span_find(line, SPAN("](")),
           strong = span_find(line, SPAN("**"));

    if (link != SIZE_MAX && memchr(line.p, '[', link) &&
        memchr(line.p + link, ')', line.n - link))
        return true;
    if (strong == SIZE_MAX)
        return false;
    struct span rest = span_from(line, strong + 2);
    size_t end = span_find(rest, SPAN("**"));
    return end != SIZE_MAX && end > 0 && !is_blank(rest.p[0]) &&
           !is_blank(rest.p[end - 1]) && is_letter(rest.p[0]);
}

bool markdown_sniff(struct span head)
{
    struct span s = head, line, before = {0};
    size_t lines = 0;
    bool first = true, title = false;

    if (is_front_matter(head))
        return true;
    while (s.n) {
        line = take_line(&s);
        if (span_trim(line).n == 0) {
            if (title)
                return true;
            before = (struct span){0};
            continue;
        }
        /* "# Title" and an empty line begin the page. */
        title = first && is_atx(line);
        first = false;
        lines +=
            is_atx(line) || has_marks(line) || (before.n && is_underline(line));
        before = is_underline(line) ? (struct span){0} : line;
    }
    return lines >= LINES_ENOUGH;
}
