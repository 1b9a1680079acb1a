#include "output/view.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "output/wording.h"

/* 2000 as "2,000"; what is not whole with up to three places. */
static void add_number(struct buf *out, double value)
{
    char digits[64];
    size_t n, whole;

    snprintf(digits, sizeof digits, "%.3f", value);
    n = strlen(digits);
    while (n && digits[n - 1] == '0')
        n--;
    whole = (size_t)(strchr(digits, '.') - digits);
    if (n == whole + 1)
        n = whole;
    for (size_t i = 0; i < n; i++) {
        if (i && i < whole && (whole - i) % 3 == 0 && digits[i - 1] != '-')
            buf_char(out, ',');
        buf_char(out, digits[i]);
    }
}

struct span view_count(size_t n, struct arena *a)
{
    struct buf out = buf_new(a, 64);

    add_number(&out, (double)n);
    return buf_span(&out);
}

struct span view_range(const struct view *v, const struct fact_number *number,
                       struct arena *a)
{
    const struct number_value *n = &number->number;
    struct buf out = buf_new(a, 256);

    if (!v->report->look.vague_range || !n->vague || !n->has_min || !n->has_max)
        return SPAN("");
    add_number(&out, n->min);
    buf_add(&out, SPAN("–"));
    add_number(&out, n->max);
    return buf_span(&out);
}

struct span view_status(const struct view *v, enum fact_status status)
{
    static const struct span names[] = {
        [FACT_SINGLE] = {"one source", 10},
        [FACT_AGREED] = {"agreed",     6 },
        [FACT_CONFLICT] = {"conflict",   8 },
    };

    return v->report->count > 1 || status == FACT_CONFLICT ? names[status]
                                                           : SPAN("");
}

struct span view_topic(enum number_role role, enum unit_class unit_class)
{
    static const struct span roles[] = {
        [ROLE_REMAINING] = {"remaining", 9},
        [ROLE_WITHDRAWN] = {"withdrawn", 9},
        [ROLE_DEPLOYED] = {"deployed",  8},
        [ROLE_TOTAL] = {"total",     5},
        [ROLE_PLANNED] = {"planned",   7},
    };

    if (role != ROLE_NONE)
        return roles[role];
    return unit_class == CLASS_OTHER ? SPAN("")
                                     : span_of(unit_class_name(unit_class));
}

struct span view_country(uint16_t country, struct arena *a)
{
    char code[2] = {(char)(country >> 8), (char)(country & 0xff)};

    return country ? arena_copy(a, (struct span){code, 2}) : SPAN("");
}

bool view_is_casualty(enum unit_class c)
{
    return c == CLASS_KILLED || c == CLASS_WOUNDED || c == CLASS_MISSING ||
           c == CLASS_DISPLACED || c == CLASS_DETAINED;
}

struct items view_casualty_disputes(const struct view *v, struct arena *a)
{
    struct items list = {ARENA_NEW(a, const void *, v->disputes.count + 1), 0};

    for (size_t i = 0; i < v->disputes.count; i++) {
        const struct dispute *d = v->disputes.at[i];

        if (view_is_casualty(d->unit_class))
            list.at[list.count++] = d;
    }
    return list;
}

struct items view_variants(const struct fact_reaction *r, struct arena *a)
{
    const struct evidence *e = &r->evidence;
    struct items list = {ARENA_NEW(a, const void *, e->count + 1), 0};

    for (size_t i = 1; i < e->count; i++)
        if (e->at[i].doc != e->at[i - 1].doc &&
            !wording_same(e->at[i].text, r->quote) &&
            !wording_same(e->at[i].text, e->at[0].text))
            list.at[list.count++] = &e->at[i];
    return list;
}

enum { TITLE_MAX = 110 }; /* [bytes] of a title made of a sentence: two lines */

/* Where a text is cut that is longer than TITLE_MAX: at the last comma if
 * that leaves half of it, else between words, else between code points. */
static size_t find_cut(struct span text)
{
    size_t comma = 0, space = 0, n = TITLE_MAX;

    for (size_t i = 1; i < TITLE_MAX; i++)
        if (text.p[i] == ' ') {
            space = i;
            comma = text.p[i - 1] == ',' ? i - 1 : comma;
        }
    if (comma >= TITLE_MAX / 2)
        return comma;
    if (space)
        return space;
    while (n > 0 && ((unsigned char)text.p[n] & 0xc0) == 0x80)
        n--;
    return n;
}

/* The beginning of a long text, and a sign that it is one. */
static struct span cut_title(struct span text, struct arena *a)
{
    struct buf title = buf_new(a, SIZE_MAX / 8);

    if (text.n <= TITLE_MAX)
        return text;
    buf_add(&title, span_trim(span_upto(text, find_cut(text))));
    buf_add(&title, SPAN(" …"));
    return buf_span(&title);
}

struct span view_title(const struct report *r, const struct facts *f,
                       struct arena *a)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->readings[i].doc->title.n)
            return r->readings[i].doc->title;
    if (f->what_count)
        return cut_title(f->what->text, a);
    for (size_t i = 0; i < r->count; i++)
        if (r->readings[i].sentences->count)
            return cut_title(r->readings[i].sentences->at->text, a);
    return r->count && r->readings[0].doc->file.n ? r->readings[0].doc->file
                                                  : SPAN("Untitled");
}
