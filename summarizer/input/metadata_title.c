#include "input/metadata_title.h"

#include "base/utf8.h"

enum { LONGEST_TITLE = 500, SHORTEST_TITLE = 4, HEADLINES = 16 };

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

struct span title_find(const struct html_tree *tree, struct span headline,
                       struct span shared, struct span site, struct arena *a)
{
    struct span h1[HEADLINES], element = find_title_element(tree, a);
    struct span others[] = {skeleton(headline, a), skeleton(shared, a),
                            skeleton(element, a)};
    struct span name = skeleton(site, a), said;
    size_t count = find_headlines(tree, h1, a);

    for (size_t i = 0; i < count; i++) {
        struct span key = skeleton(h1[i], a);

        if (key.n < 6 || span_eq(key, name))
            continue;
        for (size_t k = 0; k < 3; k++)
            if (agree(key, others[k]))
                return h1[i];
    }
    if (count == 1 && h1[0].n >= 8 && !span_eq(skeleton(h1[0], a), name))
        return h1[0];
    said = headline.n ? headline : shared.n ? shared : element;
    return cut_site(said, site, a);
}
