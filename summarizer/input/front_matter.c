#include "input/front_matter.h"

#include <stddef.h>

enum { LINES_MOST = 200 }; /* longer: a rule at the start of a text */

static struct span take_line(struct span *s)
{
    const char *end = memchr(s->p, '\n', s->n);
    struct span line = span_upto(*s, end ? (size_t)(end - s->p) : s->n);

    *s = span_from(*s, end ? line.n + 1 : line.n);
    return line;
}

static bool is_rule(struct span line, bool last)
{
    line = span_trim(line);
    return span_eq(line, SPAN("---")) || (last && span_eq(line, SPAN("...")));
}

/* The lines between the rules; false if there are no two rules. */
static bool find_block(struct span text, struct span *block, struct span *rest)
{
    struct span s = text;

    if (!is_rule(take_line(&s), false))
        return false;
    const char *start = s.p;
    for (size_t n = 0; n < LINES_MOST && s.n; n++) {
        struct span line = take_line(&s);

        if (!is_rule(line, true))
            continue;
        *block = (struct span){start, (size_t)(line.p - start)};
        *rest = s;
        return memchr(block->p, ':', block->n) != NULL;
    }
    return false;
}

static struct span unquote(struct span s)
{
    s = span_trim(s);
    if (s.n > 1 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0])
        return span_trim(span_slice(s, 1, s.n - 1));
    return s;
}

static int two_digits(const char *p)
{
    return (p[0] - '0') * 10 + p[1] - '0';
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return days[month - 1] + (month == 2 && leap);
}

struct span front_matter_day(struct span v)
{
    static const char form[] = "dddd-dd-dd";

    if (v.n < 10)
        return SPAN("");
    for (size_t i = 0; i < 10; i++) {
        bool digit = v.p[i] >= '0' && v.p[i] <= '9';

        if (form[i] == 'd' ? !digit : v.p[i] != '-')
            return SPAN("");
    }
    int year = two_digits(v.p) * 100 + two_digits(v.p + 2);
    int month = two_digits(v.p + 5), day = two_digits(v.p + 8);
    if (month < 1 || month > 12 || day < 1 || day > days_in(year, month) ||
        (v.n > 10 && v.p[10] >= '0' && v.p[10] <= '9'))
        return SPAN("");
    return span_upto(v, 10);
}

static void add_author(struct document *doc, struct span name, struct arena *a)
{
    if (span_starts(name, SPAN("name:")))
        name = span_from(name, 5);
    name = unquote(name);
    if (name.n == 0)
        return;
    doc->authors =
        arena_more(a, doc->authors, doc->author_count, sizeof *doc->authors);
    doc->authors[doc->author_count++] = name;
}

static void add_authors(struct document *doc, struct span v, struct arena *a)
{
    if (v.n < 2 || v.p[0] != '[' || v.p[v.n - 1] != ']') {
        add_author(doc, v, a);
        return;
    }
    v = span_slice(v, 1, v.n - 1);
    while (v.n) {
        const char *comma = memchr(v.p, ',', v.n);
        size_t n = comma ? (size_t)(comma - v.p) : v.n;

        add_author(doc, span_upto(v, n), a);
        v = span_from(v, comma ? n + 1 : n);
    }
}

static const struct {
    struct span key;
    size_t field;
} fields[] = {
    {{"title", 5},          offsetof(struct document, title)        },
    {{"headline", 8},       offsetof(struct document, title)        },
    {{"url", 3},            offsetof(struct document, url)          },
    {{"link", 4},           offsetof(struct document, url)          },
    {{"canonical", 9},      offsetof(struct document, url)          },
    {{"canonical_url", 13}, offsetof(struct document, url)          },
    {{"lang", 4},           offsetof(struct document, declared_lang)},
    {{"language", 8},       offsetof(struct document, declared_lang)},
    {{"locale", 6},         offsetof(struct document, declared_lang)},
    {{"site", 4},           offsetof(struct document, site)         },
    {{"source", 6},         offsetof(struct document, site)         },
    {{"publisher", 9},      offsetof(struct document, site)         },
    {{"section", 7},        offsetof(struct document, section)      },
    {{"category", 8},       offsetof(struct document, section)      },
};

static bool is_author_key(struct span key)
{
    return span_eq_folded(key, SPAN("author")) ||
           span_eq_folded(key, SPAN("authors")) ||
           span_eq_folded(key, SPAN("by")) ||
           span_eq_folded(key, SPAN("byline"));
}

static void set_field(struct document *doc, struct span key, struct span value)
{
    struct span day = front_matter_day(value);

    if (span_eq_folded(key, SPAN("date")) ||
        span_eq_folded(key, SPAN("published"))) {
        if (doc->date.n == 0)
            doc->date = day;
        return;
    }
    if (span_eq_folded(key, SPAN("modified")) ||
        span_eq_folded(key, SPAN("updated")) ||
        span_eq_folded(key, SPAN("lastmod")))
        doc->modified = day;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct span *field = (struct span *)((char *)doc + fields[i].field);

        if (span_eq_folded(key, fields[i].key) && field->n == 0)
            *field = value;
    }
}

struct span front_matter_read(struct span text, struct arena *a,
                              struct document *doc)
{
    struct span block, rest;
    bool authors = false;

    if (!find_block(text, &block, &rest))
        return text;
    while (block.n) {
        struct span line = take_line(&block), bare = span_trim(line);
        const char *colon = memchr(line.p, ':', line.n);

        if (span_starts(bare, SPAN("- "))) {
            if (authors)
                add_author(doc, span_trim(span_from(bare, 2)), a);
            continue;
        }
        if (!colon || bare.n == 0 || line.p[0] == ' ' || line.p[0] == '\t')
            continue;
        struct span key = span_trim(span_upto(line, (size_t)(colon - line.p)));
        struct span value = unquote(span_from(line, key.n + 1));
        authors = is_author_key(key);
        if (authors && value.n)
            add_authors(doc, value, a);
        else if (!authors && value.n)
            set_field(doc, key, value);
    }
    return rest;
}
