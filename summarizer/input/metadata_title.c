#include "input/metadata_title.h"

#include "base/utf8.h"

enum {
    LONGEST_TITLE = 500, /* [bytes] */
    SHORTEST_TITLE = 4,  /* [bytes] */
    HEADLINES = 16,      /* of <h1> that are looked at */
    KEY_MIN = 6,         /* [bytes] of letters that can confirm a title */
    KEY_LONG = 12        /* [bytes] a shorter one may be a section */
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

static bool agree(struct span a, struct span b)
{
    if (a.n == 0 || b.n == 0)
        return false;
    return span_find(a, b) != SIZE_MAX || span_find(b, a) != SIZE_MAX;
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

static size_t find_headlines(const struct html_tree *tree, struct span *found,
                             struct arena *a)
{
    size_t count = 0;

    for (uint32_t i = 0; i < tree->count && count < HEADLINES; i++) {
        if (tree->at[i].tag != HTML_H1)
            continue;
        found[count] = html_text(tree, i, LONGEST_TITLE, a);
        count += found[count].n >= SHORTEST_TITLE;
    }
    return count;
}

struct titles {
    struct span h1[HEADLINES];
    size_t count;
    struct span element;   /* <title> */
    struct span stated[2]; /* JSON-LD, Open Graph */
    struct span stated_key[2], element_key;
};

/* The <h1> that a stated title confirms; the shorter of both, because one
 * may hold a kicker or the site's name. */
static struct span confirmed(const struct titles *t, struct arena *a)
{
    for (size_t i = 0; i < t->count; i++) {
        struct span key = skeleton(t->h1[i], a);

        for (size_t k = 0; k < 2 && key.n >= KEY_MIN; k++) {
            if (!agree(key, t->stated_key[k]))
                continue;
            if (t->stated_key[k].n < key.n && t->stated_key[k].n >= KEY_LONG)
                return t->stated[k];
            return t->h1[i];
        }
    }
    return SPAN("");
}

/* The <h1> with which <title> begins: a site's name comes last. */
static struct span beginning(const struct titles *t, struct arena *a)
{
    for (size_t i = 0; i < t->count; i++) {
        struct span key = skeleton(t->h1[i], a);

        if (key.n >= KEY_MIN && span_starts(t->element_key, key))
            return t->h1[i];
    }
    return SPAN("");
}

struct span title_find(const struct html_tree *tree, struct span headline,
                       struct span shared, struct span site, struct arena *a)
{
    struct titles t = {
        .element = find_title_element(tree, a), .stated = {headline, shared}
    };
    struct span name = skeleton(site, a), best;

    t.count = find_headlines(tree, t.h1, a);
    for (size_t k = 0; k < 2; k++)
        t.stated_key[k] = skeleton(t.stated[k], a);
    t.element_key = skeleton(t.element, a);
    best = confirmed(&t, a);
    if (best.n == 0)
        best = beginning(&t, a);
    if (best.n > 0 && !span_eq(skeleton(best, a), name))
        return best;
    if (headline.n == 0 && shared.n == 0 && t.count == 1 &&
        t.h1[0].n >= KEY_LONG && !agree(skeleton(t.h1[0], a), t.element_key))
        return t.h1[0];
    return cut_site(headline.n ? headline
                    : shared.n ? shared
                               : t.element,
                    site, a);
}
