#include "input/metadata_title.h"

#include "base/utf8.h"

enum {
    LONGEST_TITLE = 500, /* [bytes] */
    HEADINGS = 24,       /* that are looked at */
    STATED = 3,          /* titles outside the text */
    KEY_MIN = 4,         /* [bytes] of letters of a heading */
    KEY_SURE = 8,        /* [bytes] of it, to be found within a title */
    KEY_LONG = 12,       /* [bytes] of a stated title, to be trusted */
    KEY_ALONE = 24       /* [bytes] of an <h1> that nothing confirms */
};

/* Letters and digits alone, in lower case: what two spellings share. */
static struct span skeleton(struct span s, struct arena *a)
{
    char *low = ARENA_NEW(a, char, s.n + 1);
    size_t n = 0;

    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_read(s, &at);

        if (utf8_is_alpha(c) || utf8_is_digit(c))
            n += utf8_write(low + n, utf8_lower(c));
    }
    return (struct span){low, n};
}

/* The length of a separator between title and site at `at`, or 0. */
static size_t separator_at(struct span s, size_t at)
{
    static const struct span marks[] = {
        {" | ",   3},
        {" - ",   3},
        {" – ", 5},
        {" — ", 5},
        {" · ",  4},
        {" » ",  4},
        {" :: ",  4},
        {" • ", 5},
        {" // ",  4},
        {" « ",  4},
        {"|",     1}
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (span_starts(span_from(s, at), marks[i]))
            return marks[i].n;
    return 0;
}

/* The longest part of a title that is not the site's name. */
static struct span cut_site(struct span title, struct span site,
                            struct arena *a)
{
    struct span best = SPAN(""), name = skeleton(site, a);
    size_t start = 0;

    for (size_t at = 0; at <= title.n;) {
        size_t n = at < title.n ? separator_at(title, at) : 1;

        if (n > 0) {
            struct span part = span_trim(span_slice(title, start, at));

            if (part.n > best.n && !span_eq(skeleton(part, a), name))
                best = part;
            start = at + n;
        }
        at += n ? n : 1;
    }
    return best.n > 12 ? best : title;
}

static struct span find_title_element(const struct html_tree *tree,
                                      struct arena *a)
{
    for (uint32_t i = 0; i < tree->count; i++)
        if (tree->at[i].tag == HTML_TITLE)
            return html_text(tree, i, LONGEST_TITLE, a);
    return SPAN("");
}

struct heading {
    struct span text, key;
    bool main; /* <h1> */
};

struct titles {
    struct heading headings[HEADINGS]; /* those that are not the site's name */
    size_t count;
    struct span stated[STATED];     /* JSON-LD, Open Graph, <title> */
    struct span stated_key[STATED]; /* their skeletons */
};

static void add_heading(struct titles *t, const struct html_tree *tree,
                        uint32_t i, struct span site_key, struct arena *a)
{
    struct heading *h = &t->headings[t->count];

    h->text = html_text(tree, i, LONGEST_TITLE, a);
    h->key = skeleton(h->text, a);
    h->main = tree->at[i].tag == HTML_H1;
    if (h->key.n >= KEY_MIN && !span_eq(h->key, site_key))
        t->count++;
}

/* <h1> first, then other headings as far as there is room. */
static void find_headings(struct titles *t, const struct html_tree *tree,
                          struct span site_key, struct arena *a)
{
    for (int main = 1; main >= 0; main--)
        for (uint32_t i = 0; i < tree->count && t->count < HEADINGS; i++)
            if ((tree->at[i].traits & HTML_HEADING) &&
                (tree->at[i].tag == HTML_H1) == (main == 1))
                add_heading(t, tree, i, site_key, a);
}

/* Whether a stated title contains the heading: at its start or end, or,
 * for an <h1> that says enough, anywhere. */
static bool contains(struct span stated, const struct heading *h)
{
    if (!h->main && h->key.n * 2 < stated.n) /* a menu's or a section's */
        return false;
    if (span_starts(stated, h->key) ||
        (h->key.n >= KEY_SURE && span_ends(stated, h->key)))
        return true;
    return h->main && h->key.n >= KEY_SURE &&
           span_find(stated, h->key) != SIZE_MAX;
}

/* The longest heading that a stated title contains. */
static struct span longest_contained(const struct titles *t)
{
    struct span best = SPAN("");
    size_t longest = 0;

    for (size_t i = 0; i < t->count; i++)
        for (size_t k = 0; k < STATED; k++) {
            const struct heading *h = &t->headings[i];

            if (h->key.n > longest && contains(t->stated_key[k], h)) {
                longest = h->key.n;
                best = h->text;
            }
        }
    return best;
}

static bool has_digit(struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return true;
    return false;
}

/* An <h1> that holds a stated title: more of the title behind it counts, a
 * kicker before it or a date behind it does not. */
static struct span containing(const struct titles *t)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct heading *h = &t->headings[i];

        for (size_t k = 0; k < STATED - 1 && h->main; k++) {
            struct span key = t->stated_key[k];

            if (key.n < KEY_LONG || span_find(h->key, key) == SIZE_MAX)
                continue;
            if (span_starts(h->key, key) &&
                !has_digit(span_from(h->key, key.n)))
                return h->text;
            return t->stated[k];
        }
    }
    return SPAN("");
}

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Share of the words of `text` that stand in `other` [0..1]. */
static double shared_words(struct span text, struct span other, struct arena *a)
{
    struct span key = skeleton(other, a);
    size_t words = 0, shared = 0;

    for (size_t at = 0; at < text.n; at++) {
        size_t end = at;

        while (end < text.n && is_word_byte(text.p[end]))
            end++;
        if (end == at)
            continue;
        words++;
        shared +=
            span_find(key, skeleton(span_slice(text, at, end), a)) != SIZE_MAX;
        at = end;
    }
    return words ? (double)shared / (double)words : 0;
}

/* An <h1> that says the same in other words, or a long one alone. */
static struct span related(const struct titles *t, struct arena *a)
{
    const struct heading *h = t->headings;
    bool alone = t->count > 0 && h->main && (t->count == 1 || !h[1].main);

    for (size_t i = 0; i < t->count && h[i].main; i++)
        for (size_t k = 0; k < STATED; k++)
            if (t->stated[k].n > 0 &&
                shared_words(h[i].text, t->stated[k], a) >= .5)
                return h[i].text;
    return alone && h->key.n >= KEY_ALONE ? h->text : SPAN("");
}

/* Without the site's name, if it is there: where <title> goes on behind
 * Open Graph's title, that has none. */
static struct span without_site(const struct titles *t, struct span site,
                                struct arena *a)
{
    for (size_t k = 0; k < STATED - 1; k++)
        if (t->stated_key[k].n > 0 &&
            span_starts(t->stated_key[STATED - 1], t->stated_key[k]) &&
            t->stated_key[k].n < t->stated_key[STATED - 1].n)
            return t->stated[k];
    for (size_t k = 0; k < STATED; k++)
        if (t->stated[k].n > 0)
            return cut_site(t->stated[k], site, a);
    return SPAN("");
}

struct span title_find(const struct html_tree *tree, struct span headline,
                       struct span shared, struct span site, struct arena *a)
{
    struct titles *t = ARENA_NEW(a, struct titles, 1);
    struct span best;

    t->stated[0] = headline;
    t->stated[1] = shared;
    t->stated[2] = find_title_element(tree, a);
    for (size_t k = 0; k < STATED; k++)
        t->stated_key[k] = skeleton(t->stated[k], a);
    find_headings(t, tree, skeleton(site, a), a);
    best = containing(t);
    if (best.n == 0)
        best = longest_contained(t);
    if (best.n == 0)
        best = related(t, a);
    return best.n > 0 ? best : without_site(t, site, a);
}
