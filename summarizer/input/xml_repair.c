#include "input/xml_repair.h"

#include <libxml/HTMLparser.h>
#include <stdint.h>

#include "base/buf.h"

enum {
    ATTRIBUTES_MAX = 500, /* of one tag; real ones have up to 30 */
    LONGEST_NAME = 32     /* [bytes] of an entity; HTML's have up to 8 */
};

struct repair_run {
    struct span xml;
    size_t at;
    struct buf out;
    size_t repairs;
};

static struct span rest_of(const struct repair_run *r)
{
    return span_from(r->xml, r->at);
}

/* Copy up to the offset `end`. */
static void copy_to(struct repair_run *r, size_t end)
{
    buf_add(&r->out, span_slice(r->xml, r->at, end));
    r->at = end;
}

/* Leave out up to `end`, but for line feeds. */
static void skip_to(struct repair_run *r, size_t end)
{
    for (; r->at < end; r->at++)
        if (r->xml.p[r->at] == '\n')
            buf_char(&r->out, '\n');
}

/* The offset behind the next `mark`, or the end. */
static size_t behind(const struct repair_run *r, struct span mark)
{
    size_t n = span_find(rest_of(r), mark);

    return n == SIZE_MAX ? r->xml.n : r->at + n + mark.n;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
}

/* The name in "&name;" at the start of s, or empty. */
static struct span entity_name(struct span s)
{
    size_t n = 1;

    while (n < s.n && n <= LONGEST_NAME && (is_name_char(s.p[n])))
        n++;
    return n > 1 && n < s.n && s.p[n] == ';' ? span_slice(s, 1, n) : SPAN("");
}

static unsigned digit_value(char c, unsigned base)
{
    unsigned value = base;

    if (is_digit(c))
        value = (unsigned)(c - '0');
    else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        value = (unsigned)((c | 0x20) - 'a') + 10;
    return value;
}

/* XML 1.0, section 2.2. */
static bool is_char(uint32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    return c <= 0x10ffff && (c < 0xd800 || c > 0xdfff) && c != 0xfffe &&
           c != 0xffff;
}

/* The length of "&#38;" or "&#x26;" at the start of s, 0 if it is none;
 * `c`: its character, 0 if XML forbids it. */
static size_t number_reference(struct span s, uint32_t *c)
{
    unsigned base = s.n > 2 && s.p[2] == 'x' ? 16 : 10;
    size_t start = base == 16 ? 3 : 2, n = start;

    *c = 0;
    if (s.n < 4 || s.p[1] != '#')
        return 0;
    for (; n < s.n && digit_value(s.p[n], base) < base; n++)
        if (*c <= 0x10ffff)
            *c = *c * base + digit_value(s.p[n], base);
    if (n == start || n == s.n || s.p[n] != ';')
        return 0;
    *c = is_char(*c) ? *c : 0;
    return n + 1;
}

static bool is_xml_entity(struct span name)
{
    return span_eq(name, SPAN("amp")) || span_eq(name, SPAN("lt")) ||
           span_eq(name, SPAN("gt")) || span_eq(name, SPAN("quot")) ||
           span_eq(name, SPAN("apos"));
}

static void mend_name(struct repair_run *r, struct span name)
{
    char text[LONGEST_NAME + 2] = {0};
    const htmlEntityDesc *entity;

    memcpy(text, name.p, name.n);
    entity = name.n ? htmlEntityLookup((const xmlChar *)text) : NULL;
    r->repairs++;
    if (!entity) {
        buf_add(&r->out, SPAN("&amp;"));
        r->at++;
        return;
    }
    buf_code_point(&r->out, entity->value);
    r->at += name.n + 2;
}

static void read_reference(struct repair_run *r)
{
    struct span s = rest_of(r), name = entity_name(s);
    uint32_t c;
    size_t n = number_reference(s, &c);

    if (is_xml_entity(name)) {
        copy_to(r, r->at + name.n + 2);
    } else if (n && c) {
        copy_to(r, r->at + n);
    } else if (n) {
        r->repairs++;
        r->at += n;
    } else {
        mend_name(r, name);
    }
}

/* "<!DOCTYPE rss>" goes, "<!DOCTYPE rss [ ... ]>" is refused. */
static bool skip_type(struct repair_run *r, struct err *err)
{
    char quote = 0;
    size_t at = r->at;

    for (; at < r->xml.n; at++) {
        char c = r->xml.p[at];

        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '[')
            return err_set(err, STATUS_INPUT,
                           "XML with a DTD is refused: what it declares may "
                           "be an entity bomb");
        else if (c == '>')
            break;
    }
    skip_to(r, at < r->xml.n ? at + 1 : at);
    return true;
}

/* From "<" to ">", references in the values of attributes mended.  A "<"
 * inside ends it too, as it does for libxml2. */
static bool read_tag(struct repair_run *r, struct err *err)
{
    size_t attributes = 0;
    char quote = 0;

    copy_to(r, r->at + 1);
    while (r->at < r->xml.n && r->xml.p[r->at] != '<') {
        char c = r->xml.p[r->at];

        if (c == '&') {
            read_reference(r);
            continue;
        }
        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        attributes += c == '=' && !quote;
        copy_to(r, r->at + 1);
        if (c == '>' && !quote)
            break;
    }
    if (attributes > ATTRIBUTES_MAX)
        return err_set(err, STATUS_INPUT,
                       "XML with more than %d attributes in one tag",
                       (int)ATTRIBUTES_MAX);
    return true;
}

static bool read_markup(struct repair_run *r, struct err *err)
{
    struct span s = rest_of(r);

    if (span_starts(s, SPAN("<![CDATA[")))
        copy_to(r, behind(r, SPAN("]]>")));
    else if (span_starts(s, SPAN("<!--")))
        skip_to(r, behind(r, SPAN("-->")));
    else if (span_starts(s, SPAN("<?")))
        skip_to(r, behind(r, SPAN("?>")));
    else if (span_starts(s, SPAN("<!")))
        return skip_type(r, err);
    else
        return read_tag(r, err);
    return true;
}

bool xml_repair(struct span xml, struct arena *a, struct span *repaired,
                size_t *repairs, struct err *err)
{
    struct repair_run r = {.xml = xml, .out = buf_new(a, SIZE_MAX / 4)};

    while (r.at < xml.n) {
        if (xml.p[r.at] == '<') {
            if (!read_markup(&r, err))
                return false;
        } else if (xml.p[r.at] == '&') {
            read_reference(&r);
        } else {
            size_t end = r.at;

            while (end < xml.n && xml.p[end] != '<' && xml.p[end] != '&')
                end++;
            copy_to(&r, end);
        }
    }
    *repaired = buf_span(&r.out);
    *repairs = r.repairs;
    return true;
}
