#include "input/metadata_author.h"

#include "base/utf8.h"
#include "input/html_css.h"
#include "input/html_phrase.h"
#include "input/metadata_date.h"
#include "text/lang.h"

enum {
    LONGEST_NAME = 80, /* [bytes] of one author */
    LONGEST_BYLINE = 200,
    WORDS_MAX = 5, /* [words] of one author */
    AUTHORS_MAX = 12,
    SHORT_BYLINE = 40, /* [bytes] may hold one word only: "by oz" */
    LINES_BELOW = 40,  /* [blocks] below the headline that are looked at */
    ELEMENTS_IN_LINE = 12
};

/* Digits and what no name is written with. */
static bool is_foreign(uint32_t c)
{
    return utf8_is_digit(c) ||
           (c > 0 && c < 0x80 && strchr("@{\":=!?", (int)c));
}

bool author_is_name(struct span text)
{
    bool letter = false, blank = text.n > 0 && memchr(text.p, ' ', text.n);

    if (text.n < 2 || text.n > LONGEST_BYLINE ||
        span_starts(text, SPAN("http")) || span_starts(text, SPAN("/")) ||
        span_find(text, SPAN("://")) != SIZE_MAX ||
        span_find(text, SPAN("www.")) != SIZE_MAX)
        return false;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_read(text, &at);

        if (is_foreign(c) || (c == '_' && blank)) /* accounts have no blank */
            return false;
        letter = letter || utf8_is_alpha(c);
    }
    return letter;
}

static size_t count_words(struct span s)
{
    size_t words = 1;

    for (size_t i = 0; i < s.n; i++)
        words += s.p[i] == ' ';
    return words;
}

/* A domain: "example.com". */
static bool is_domain(struct span name)
{
    const char *dot = memchr(name.p, '.', name.n);

    return dot && !memchr(name.p, ' ', name.n) && dot + 1 < name.p + name.n &&
           dot > name.p + 1;
}

/* Accounts of content management systems, which write nothing, and
 * degrees behind a name. */
static bool is_account(struct span name)
{
    static const char *const accounts[] = {"admin",     "administrator",
                                           "webmaster", "root",
                                           "author",    "user",
                                           "guest",     "unknown",
                                           "none",      "null",
                                           "phd",       "md",
                                           "rd",        "ms",
                                           "jr",        NULL};

    for (const char *const *one = accounts; *one; one++)
        if (span_eq_folded(name, span_of(*one)))
            return true;
    return false;
}

static bool is_known(const struct document *doc, struct span name)
{
    for (size_t i = 0; i < doc->author_count; i++)
        if (span_eq_folded(doc->authors[i], name))
            return true;
    return span_eq_folded(name, doc->title) || span_eq_folded(name, doc->site);
}

/* "Jane Doe, dpa": the agency is no second author. */
static bool is_agency_behind(const struct document *doc, struct span name)
{
    return doc->author_count > 0 && html_phrase(name, LINE_AGENCY) == name.n;
}

static void add_author(struct document *doc, struct span name, struct arena *a)
{
    if (!author_is_name(name) || name.n > LONGEST_NAME ||
        count_words(name) > WORDS_MAX || is_account(name) ||
        is_known(doc, name) || is_domain(name) || is_agency_behind(doc, name) ||
        doc->author_count == AUTHORS_MAX)
        return;
    doc->authors =
        arena_more(a, doc->authors, doc->author_count, sizeof *doc->authors);
    doc->authors[doc->author_count++] = arena_copy(a, name);
}

/* Where a byline ends: before a date, a separator, a number. */
static struct span cut_byline(struct span s)
{
    static const struct span ends[] = {
        {" | ",   3},
        {" • ", 5},
        {" · ",  4},
        {" / ",   3},
        {" - ",   3},
        {" – ", 5},
        {" — ", 5},
        {"|",     1},
        {"(",     1},
        {"\n",    1}
    };
    size_t n = s.n;

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = span_find(span_upto(s, n), ends[i]);

        n = at < n ? at : n;
    }
    for (size_t i = 0; i < n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9') {
            while (i > 0 && s.p[i - 1] != ' ') /* the word it is in */
                i--;
            n = i;
        }
    return span_trim(span_upto(s, n));
}

static struct span trim_marks(struct span s)
{
    s = span_trim(s);
    while (s.n > 0 && strchr(",;:.-*", s.p[s.n - 1]) && s.n > 1)
        s = span_trim(span_upto(s, s.n - 1));
    while (s.n > 0 && strchr(",;:-*", s.p[0]))
        s = span_trim(span_from(s, 1));
    return s;
}

static bool is_byline_word(struct span words, enum byline kind)
{
    const struct lexeme *found = lexicon_find_folded(&world.bylines, words);

    return found && found->tag == kind;
}

/* Without "by" or "Autor:" before the name. */
static struct span cut_by(struct span s)
{
    size_t words = 0, cut = 0;

    for (size_t i = 0; i < s.n && words < world.bylines.words; i++) {
        if (s.p[i] != ' ' && s.p[i] != ':')
            continue;
        words++;
        if (is_byline_word(span_upto(s, i), BYLINE_BY))
            cut = i + 1;
    }
    return trim_marks(span_from(s, cut));
}

/* Without "on" or "Alle Artikel" behind it. */
static struct span cut_on(struct span s)
{
    size_t words = 0, cut = s.n;

    for (size_t i = s.n; i > 0 && words < world.bylines.words; i--) {
        if (s.p[i - 1] != ' ' && i > 1)
            continue;
        words++;
        if (is_byline_word(span_from(s, i > 1 ? i : 0), BYLINE_ON))
            cut = i - 1;
    }
    return trim_marks(span_upto(s, cut));
}

static struct span cut_words(struct span s)
{
    for (size_t before = s.n + 1; s.n < before;) {
        before = s.n;
        s = cut_on(cut_by(s));
    }
    if (is_byline_word(s, BYLINE_BY) || is_byline_word(s, BYLINE_ON))
        return SPAN("");
    return s;
}

/* One or several names, parted by commas, "&", "and" … */
static void add_names(struct document *doc, struct span s, struct arena *a)
{
    static const struct span parts[] = {
        {", ",    2},
        {"; ",    2},
        {" & ",   3},
        {" and ", 5},
        {" und ", 5},
        {" et ",  4}
    };

    s = cut_words(cut_byline(s));
    if (is_known(doc, s)) /* "Food & Drink" is one name */
        return;
    for (size_t at = 0, start = 0; at <= s.n;) {
        size_t n = at == s.n;

        for (size_t i = 0; i < sizeof parts / sizeof *parts && n == 0; i++)
            if (span_starts(span_from(s, at), parts[i]))
                n = parts[i].n;
        if (n > 0) {
            add_author(doc, cut_words(trim_marks(span_slice(s, start, at))), a);
            start = at + n;
        }
        at += n ? n : 1;
    }
}

/* How an element says that it names the author; 0: not at all. */
enum byline_source { BYLINE_NONE, BYLINE_CLASS, BYLINE_REL, BYLINE_PROP };

static enum byline_source source_of(const struct html_node *node)
{
    if (node->traits & HTML_META_DATA)
        return BYLINE_NONE;
    if (span_eq(html_value(node, HTML_ITEMPROP), SPAN("author")))
        return BYLINE_PROP;
    if (span_eq(html_value(node, HTML_REL), SPAN("author")))
        return BYLINE_REL;
    return node->css & CSS_BYLINE ? BYLINE_CLASS : BYLINE_NONE;
}

static bool all_capital(struct span name)
{
    for (size_t at = 0; at < name.n; at++)
        if (at == 0 || name.p[at - 1] == ' ') {
            uint32_t c = utf8_peek(name, at);

            if (utf8_is_lower(c))
                return false;
        }
    return true;
}

/* Two to four words, each with a capital. */
static bool is_full_name(struct span name)
{
    size_t words = count_words(name);

    return words >= 2 && words <= 4 && all_capital(name) &&
           author_is_name(name);
}

/* The byline of element `i`: of its microdata if it has any; of a link if
 * it begins with one that is a full name ("Mara Quill Staff writer"). */
static struct span byline_of(const struct html_tree *tree, uint32_t i,
                             struct arena *a)
{
    struct span all = html_words(tree, i, LONGEST_BYLINE, a);
    struct span name = cut_words(cut_byline(all));
    bool box = name.n > LONGEST_NAME; /* a name, then who that is */

    for (uint32_t k = i + 1; k < tree->at[i].end; k++) {
        const struct html_node *node = &tree->at[k];
        struct span link;

        if (span_eq(html_value(node, HTML_ITEMPROP), SPAN("name")))
            return html_words(tree, k, LONGEST_BYLINE, a);
        if (box ? !(node->traits & HTML_HEADING)
                : node->tag != HTML_A || memchr(name.p, ',', name.n) ||
                      memchr(name.p, '&', name.n))
            continue;
        link = html_words(tree, k, LONGEST_NAME, a);
        if (link.n < name.n && is_full_name(link) &&
            (box || span_starts(name, link)))
            return link;
    }
    return all;
}

/* What is below or beside the page; a footer or an aside of an article may
 * name its author. */
static bool is_aside(const struct html_node *node, bool in_article)
{
    if (node->traits & HTML_ROOT)
        return false;
    return (!in_article &&
            (node->tag == HTML_FOOTER || node->tag == HTML_ASIDE)) ||
           (node->css & CSS_COMMENT);
}

static bool is_byline(struct span text, enum byline_source source,
                      struct arena *a, const struct document *doc)
{
    struct document trial = {.title = doc->title};

    if (text.n == 0)
        return false;
    add_names(&trial, text, a);
    return trial.author_count > 0 &&
           (source > BYLINE_CLASS || text.n < SHORT_BYLINE ||
            count_words(trial.authors[0]) > 1);
}

static void find_byline(const struct html_tree *tree, struct arena *a,
                        struct document *doc)
{
    enum byline_source best = BYLINE_NONE;
    struct span found = SPAN("");
    uint32_t article_end = 0;

    for (uint32_t i = tree->body; i < tree->count;) {
        const struct html_node *node = &tree->at[i];
        enum byline_source source = source_of(node);

        if (node->tag == HTML_ARTICLE && i >= article_end)
            article_end = node->end;
        if (is_aside(node, i < article_end)) {
            i = node->end;
            continue;
        }
        if (source > best) {
            struct span text = byline_of(tree, i, a);

            if (is_byline(text, source, a, doc)) {
                found = text;
                best = source;
            }
        }
        i++;
    }
    add_names(doc, found, a);
}

static struct span from_letter(struct span s)
{
    for (size_t at = 0, next = 0; at < s.n; at = next)
        if (utf8_is_alpha(utf8_read(s, &next)))
            return span_from(s, at);
    return span_upto(s, 0);
}

/* The names in a short line such as "By Mara Quill", "3 May 2021 - Mara
 * Quill", "by mq on 3 May 2021"; empty if it is none. */
static struct span names_in_line(struct span line, struct arena *a)
{
    bool dated = metadata_date(line, a).n > 0, first, labelled;
    struct span rest = line, name;

    first = dated && line.p[0] >= '0' && line.p[0] <= '9';
    for (size_t i = line.n; first && i > 0; i--)
        if (line.p[i - 1] >= '0' && line.p[i - 1] <= '9') {
            rest = span_from(line, i); /* the date and time end there */
            break;
        }
    rest = cut_byline(from_letter(rest));
    if (rest.n == 0 || rest.n > LONGEST_NAME)
        return SPAN("");
    name = cut_words(rest);
    labelled = cut_by(rest).n < trim_marks(rest).n;
    if (labelled && dated && !memchr(name.p, ' ', name.n))
        return name; /* an account's name */
    return (labelled || first) && is_full_name(name) ? name : SPAN("");
}

/* Such a line below the headline: a block, or an element in one. */
static void find_line(const struct html_tree *tree, struct arena *a,
                      struct document *doc)
{
    size_t lines = 0;
    uint32_t i = tree->body;

    while (i < tree->count && tree->at[i].tag != HTML_H1)
        i++;
    for (; i < tree->count && lines < LINES_BELOW && doc->author_count == 0;
         i++) {
        const struct html_node *node = &tree->at[i];

        if (node->tag == HTML_TEXT || node->end > i + ELEMENTS_IN_LINE)
            continue;
        lines += (node->traits & HTML_BLOCK) != 0;
        add_names(doc, names_in_line(html_words(tree, i, LONGEST_BYLINE, a), a),
                  a);
    }
}

bool author_is_label(struct span text)
{
    return is_byline_word(text, BYLINE_BY);
}

static void find(const struct html_tree *tree, const struct json_ld *ld,
                 struct span meta, struct arena *a, struct document *doc)
{
    for (size_t i = 0; i < ld->author_count; i++)
        add_names(doc, html_plain(ld->authors[i], LONGEST_BYLINE, a), a);
    if (doc->author_count == 0)
        add_names(doc, html_plain(meta, LONGEST_BYLINE, a), a);
    if (doc->author_count == 0)
        find_byline(tree, a, doc);
    if (doc->author_count == 0)
        find_line(tree, a, doc);
    for (size_t i = 0; i < ld->house_count && doc->author_count == 0; i++)
        add_names(doc, html_plain(ld->houses[i], LONGEST_BYLINE, a), a);
}

void author_find(const struct html_tree *tree, const struct json_ld *ld,
                 struct span meta, struct arena *a, struct document *doc)
{
    struct span site = doc->site;

    find(tree, ld, meta, a, doc);
    if (doc->author_count > 0 || site.n == 0)
        return;
    doc->site = SPAN(""); /* a blog may have its author's name */
    for (size_t i = 0; i < ld->author_count; i++)
        add_names(doc, html_plain(ld->authors[i], LONGEST_BYLINE, a), a);
    if (doc->author_count == 0)
        find_byline(tree, a, doc);
    if (doc->author_count == 0)
        find_line(tree, a, doc);
    doc->site = site;
}

void author_sign(struct span line, struct arena *a, struct document *doc)
{
    struct span name = names_in_line(line, a);
    size_t first = 0;

    if (name.n == 0 && is_full_name(line)) {
        while (first < line.n && line.p[first] != ' ')
            first++;
        if (lexicon_find(&world.first_names, span_upto(line, first)))
            name = line;
    }
    if (name.n > 0)
        add_names(doc, name, a);
}

void author_add(struct span byline, struct arena *a, struct document *doc)
{
    if (byline.n > 0)
        add_names(doc, byline, a);
}
