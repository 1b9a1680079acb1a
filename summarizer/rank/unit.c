#include "rank/unit.h"

#include "base/utf8.h"
#include "rank/opener.h"

/* A quotation longer than this is left alone: no summary wants it whole,
 * and most often its closing mark was lost. */
static const size_t longest_unit = 12; /* [sentences] */

/* From here on there are no spaces before an opening “. */
static const uint32_t first_wide = 0x3000;

struct marks {
    size_t depth; /* quotations that are open */
    bool stray;   /* a mark closed nothing */
};

static bool is_boundary(uint32_t c)
{
    return c == 0 || utf8_is_space(c) || c == '(' || c == '[' || c == '-' ||
           c == 0x2013 || c == 0x2014 || c == 0x2018 || c == '\'' || c == '/' ||
           c == 0xa1 || c == 0xbf;
}

enum mark { MARK_NONE, MARK_OPENS, MARK_CLOSES };

static enum mark mark_at(uint32_t before, uint32_t c, uint32_t after)
{
    switch (c) {
    case 0x201c: /* “ closes in German: „…“ */
    case 0xab:   /* « closes in Danish: »…« */
        return is_boundary(before) || before == 0x2026 || before >= first_wide
                   ? MARK_OPENS
                   : MARK_CLOSES;
    case 0x201e:
    case 0x300c: /* 「 */
    case 0x300e: /* 『 */
        return MARK_OPENS;
    case 0x201d:
    case 0x300d:
    case 0x300f:
        return MARK_CLOSES;
    case 0xbb:
        return utf8_is_alpha(after) && is_boundary(before) ? MARK_OPENS
                                                           : MARK_CLOSES;
    case '"':
        return is_boundary(before) && !utf8_is_space(after) && after
                   ? MARK_OPENS
                   : MARK_CLOSES;
    default:
        return MARK_NONE;
    }
}

static void scan_marks(struct span s, struct marks *m)
{
    uint32_t before = 0;

    for (size_t at = 0; at < s.n;) {
        size_t stop = utf8_plain_until(s, at); /* marks are not plain */
        enum mark mark;
        uint32_t c;

        if (stop > at)
            before = (unsigned char)s.p[stop - 1];
        at = stop;
        if (at == s.n)
            break;
        c = utf8_read(s, &at);
        mark = mark_at(before, c, utf8_peek(s, at));

        if (mark == MARK_OPENS)
            m->depth++;
        else if (mark == MARK_CLOSES && m->depth > 0)
            m->depth--;
        else if (mark == MARK_CLOSES)
            m->stray = true;
        before = c;
    }
}

/* « 12,5 » and "quotation over paragraphs": every paragraph of one opens
 * with a mark of its own, which opens nothing new. */
static size_t opening_mark(struct span s)
{
    size_t at = 0;
    uint32_t c = s.n ? utf8_read(s, &at) : 0;

    return c == '"' || c == 0x201c || c == 0xab || c == 0x201e ? at : 0;
}

/* Number of sentences in the unit that begins at sentence i. */
static size_t measure(const struct ranked *r, size_t i, bool *balanced)
{
    const struct sentences *s = r->sentences;
    struct marks m = {0};
    size_t n = 0;

    do {
        const struct sentence *next = &s->at[i + n];
        struct span text = next->text;

        if (n > 0 && next->first) {
            size_t mark = opening_mark(text);

            if (mark == 0)
                break; /* the quotation was never closed */
            text = span_from(text, mark);
        }
        scan_marks(text, &m);
        n++;
    } while (m.depth > 0 && i + n < s->count && n < longest_unit);
    *balanced = m.depth == 0 && !m.stray;
    return m.depth == 0 ? n : 1;
}

static struct unit make(const struct ranked *r, size_t doc, size_t i, size_t n)
{
    const struct sentence *first = &r->sentences->at[i];
    const struct sentence *last = &r->sentences->at[i + n - 1];
    struct unit u = {.doc = doc, .first = i, .count = n};

    u.text.p = first->text.p;
    u.text.n = (size_t)(last->text.p + last->text.n - first->text.p);
    for (size_t k = i; k < i + n; k++) {
        u.words += r->vectors->words[k];
        u.base += r->scores->total[k] / (double)n;
    }
    u.chars = utf8_count(u.text) + 1;
    if (i > 0) {
        enum opener o = opener_of(r, i);

        u.leans = opener_leans(o);
        u.joins = o == OPENER_CONNECTIVE;
    }
    return u;
}

struct units unit_find(const struct ranked *documents, size_t count,
                       double fragment, struct arena *a)
{
    struct units units = {0};

    for (size_t d = 0; d < count; d++)
        for (size_t i = 0; i < documents[d].sentences->count;) {
            bool balanced;
            size_t n = measure(&documents[d], i, &balanced);
            struct unit u = make(&documents[d], d, i, n);

            u.tier = !balanced                    ? UNIT_UNBALANCED
                     : (double)u.words < fragment ? UNIT_FRAGMENT
                                                  : UNIT_GOOD;
            units.available += balanced;
            units.at = arena_more(a, units.at, units.count, sizeof u);
            units.at[units.count++] = u;
            i += n;
        }
    return units;
}
