#include "input/metadata.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "input/html_css.h"
#include "input/json_ld.h"
#include "input/metadata_author.h"
#include "input/metadata_date.h"
#include "input/metadata_title.h"

enum {
    SCRIPTS_MAX = 64,
    LONGEST_KEY = 64,     /* [bytes] of the name of a <meta> */
    LONGEST_LINE = 120,   /* [bytes] of a line that holds a date */
    LONGEST_VALUE = 1000, /* [bytes] of a <meta> */
    SHORT_LINE = 90,      /* [bytes] */
    LINE_START = 20,      /* [bytes] of a longer line */
    WEAK_RANK = 3 /* a <meta> from here on may be the date of the page */
};

enum field { DATE, MODIFIED, TITLE, AUTHOR, SITE, URL, SECTION, LANG, FIELDS };

/* Names of <meta>, sorted; among those of one field the lowest rank wins,
 * then the first in the page. */
static const struct meta_key {
    const char *key;
    enum field field;
    int rank;
} meta_keys[] = {
    {"application-name",                   SITE,     2},
    {"article.published",                  DATE,     2},
    {"article:author",                     AUTHOR,   1},
    {"article:author_name",                AUTHOR,   2},
    {"article:modified",                   MODIFIED, 1},
    {"article:modified_time",              MODIFIED, 0},
    {"article:published",                  DATE,     1},
    {"article:published_time",             DATE,     0},
    {"article:section",                    SECTION,  0},
    {"article_date_original",              DATE,     4},
    {"author",                             AUTHOR,   0},
    {"bt:pubdate",                         DATE,     2},
    {"byl",                                AUTHOR,   3},
    {"byline",                             AUTHOR,   3},
    {"citation_author",                    AUTHOR,   2},
    {"citation_date",                      DATE,     3},
    {"citation_publication_date",          DATE,     3},
    {"content-language",                   LANG,     1},
    {"created",                            DATE,     6},
    {"created_time",                       DATE,     6},
    {"creation_date",                      DATE,     6},
    {"cxenseparse:recs:publishtime",       DATE,     4},
    {"date",                               DATE,     4},
    {"date.created",                       DATE,     6},
    {"date.modified",                      MODIFIED, 2},
    {"date.published",                     DATE,     4},
    {"date:published",                     DATE,     4},
    {"date_published",                     DATE,     4},
    {"datecreated",                        DATE,     6},
    {"datemodified",                       MODIFIED, 1},
    {"datepublished",                      DATE,     1},
    {"dc.creator",                         AUTHOR,   2},
    {"dc.date",                            DATE,     3},
    {"dc.date.created",                    DATE,     3},
    {"dc.date.issued",                     DATE,     2},
    {"dc.date.modified",                   MODIFIED, 2},
    {"dc.date.publication",                DATE,     3},
    {"dc.language",                        LANG,     2},
    {"dc.title",                           TITLE,    2},
    {"dc:date",                            DATE,     3},
    {"dcterms.created",                    DATE,     3},
    {"dcterms.creator",                    AUTHOR,   2},
    {"dcterms.date",                       DATE,     3},
    {"dcterms.issued",                     DATE,     2},
    {"dcterms.modified",                   MODIFIED, 2},
    {"displaydate",                        DATE,     5},
    {"firstpublished",                     DATE,     4},
    {"gentime",                            DATE,     6},
    {"headline",                           TITLE,    1},
    {"last-modified",                      MODIFIED, 3},
    {"lastmod",                            MODIFIED, 3},
    {"lastmodified",                       MODIFIED, 3},
    {"modified",                           MODIFIED, 3},
    {"og:article:author",                  AUTHOR,   1},
    {"og:article:published_time",          DATE,     0},
    {"og:locale",                          LANG,     3},
    {"og:modified_time",                   MODIFIED, 1},
    {"og:published_time",                  DATE,     0},
    {"og:site_name",                       SITE,     0},
    {"og:title",                           TITLE,    0},
    {"og:updated_time",                    MODIFIED, 1},
    {"og:url",                             URL,      1},
    {"originalpublicationdate",            DATE,     4},
    {"parsely-author",                     AUTHOR,   2},
    {"parsely-pub-date",                   DATE,     4},
    {"parsely-title",                      TITLE,    1},
    {"pub_date",                           DATE,     4},
    {"pubdate",                            DATE,     4},
    {"publication_date",                   DATE,     4},
    {"publicationdate",                    DATE,     4},
    {"publish-date",                       DATE,     4},
    {"publish_date",                       DATE,     4},
    {"publishdate",                        DATE,     4},
    {"published",                          DATE,     5},
    {"published_time",                     DATE,     1},
    {"releasedate",                        DATE,     5},
    {"rnews:datepublished",                DATE,     1},
    {"sailthru.author",                    AUTHOR,   2},
    {"sailthru.date",                      DATE,     4},
    {"sailthru.title",                     TITLE,    1},
    {"shareaholic:article_published_time", DATE,     2},
    {"timestamp",                          DATE,     6},
    {"title",                              TITLE,    3},
    {"twitter:title",                      TITLE,    1},
    {"updated_time",                       MODIFIED, 2},
    {"weibo:article:create_at",            DATE,     4},
};

struct page {
    const struct html_tree *tree;
    struct arena *arena;
    struct document *doc;
    struct span address;
    struct json_ld ld;
    struct span meta[FIELDS]; /* the best of each field */
    int rank[FIELDS];
    struct span lang;    /* of <html lang> */
    struct span written; /* twitter:data1 under a label such as "By" */
    bool by_label;       /* twitter:label1 is such a label */
};

static int compare_key(const void *key, const void *element)
{
    return strcmp(key, ((const struct meta_key *)element)->key);
}

/* An author's page is no author. */
static bool is_usable(enum field field, struct span value)
{
    return field != AUTHOR || author_is_name(value);
}

/* Two tags that show a label and its value beside a shared link. */
static void read_label(struct page *p, struct span name, struct span value)
{
    if (span_eq(name, SPAN("twitter:label1")))
        p->by_label = author_is_label(value);
    else if (span_eq(name, SPAN("twitter:data1")))
        p->written = value;
}

static void read_meta(struct page *p, const struct html_node *node)
{
    static const enum html_attribute names[] = {HTML_PROPERTY, HTML_NAME,
                                                HTML_ITEMPROP, HTML_HTTP_EQUIV};
    struct span value = span_trim(html_value(node, HTML_CONTENT));
    char low[LONGEST_KEY];

    if (value.n == 0 || value.n > LONGEST_VALUE)
        return;
    read_label(p, html_value(node, HTML_NAME), value);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct span name = span_trim(html_value(node, names[i]));
        const struct meta_key *key;
        struct span folded = utf8_fold(name, low, sizeof low - 1);

        low[folded.n] = '\0';
        key = bsearch(low, meta_keys, sizeof meta_keys / sizeof *meta_keys,
                      sizeof *meta_keys, compare_key);
        if (!key || !is_usable(key->field, value))
            continue;
        if (p->meta[key->field].n > 0 && p->rank[key->field] <= key->rank)
            continue;
        p->meta[key->field] = value;
        p->rank[key->field] = key->rank;
    }
}

static void read_head(struct page *p)
{
    const struct html_tree *tree = p->tree;
    struct span scripts[SCRIPTS_MAX];
    size_t count = 0;

    p->lang = html_value(&tree->at[0], HTML_LANG);
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct html_node *node = &tree->at[i];

        if (node->tag == HTML_META)
            read_meta(p, node);
        else if (node->tag == HTML_LINK &&
                 span_eq(html_value(node, HTML_REL), SPAN("canonical"))) {
            p->meta[URL] = span_trim(html_value(node, HTML_HREF));
            p->rank[URL] = 0;
        } else if (node->tag == HTML_SCRIPT && node->end > i + 1 &&
                   count < SCRIPTS_MAX)
            scripts[count++] = tree->at[i + 1].text;
    }
    p->ld = json_ld_read(scripts, count, p->arena);
}

/* Where the reader sees a date: an attribute, or the element's text. */
static struct span date_at(const struct page *p, uint32_t i)
{
    static const enum html_attribute attributes[] = {
        HTML_DATETIME, HTML_CONTENT, HTML_TITLE_TEXT};
    struct span date = SPAN(""), text;

    for (size_t k = 0; k < 3 && date.n == 0; k++)
        date =
            metadata_date(html_value(&p->tree->at[i], attributes[k]), p->arena);
    if (date.n > 0)
        return date;
    text = html_text(p->tree, i, LONGEST_LINE, p->arena);
    return metadata_date(text, p->arena);
}

/* How an element says that it holds the date of publication. */
enum date_source {
    SOURCE_ITEMPROP,
    SOURCE_TIME_PUBLISHED,
    SOURCE_TIME_IN_ARTICLE,
    SOURCE_TIME,
    SOURCE_CLASS,
    SOURCE_CLASS_UPDATED,
    SOURCES
};

static bool prop_is(const struct html_node *node, const char *want)
{
    return span_eq_folded(html_value(node, HTML_ITEMPROP), span_of(want));
}

static enum date_source source_of(const struct html_node *node, bool in_article)
{
    bool published = node->css & CSS_PUBLISHED;

    if (prop_is(node, "datepublished"))
        return SOURCE_ITEMPROP;
    if (prop_is(node, "datemodified"))
        return SOURCES;
    if (node->tag == HTML_TIME || node->tag == HTML_ABBR) {
        if (published || html_has(node, HTML_PUBDATE))
            return SOURCE_TIME_PUBLISHED;
        if (node->css & CSS_UPDATED)
            return SOURCE_CLASS_UPDATED;
        if (node->tag == HTML_TIME)
            return in_article ? SOURCE_TIME_IN_ARTICLE : SOURCE_TIME;
    }
    if (published)
        return SOURCE_TIME_PUBLISHED;
    if (!(node->css & CSS_DATE))
        return SOURCES;
    return node->css & CSS_UPDATED ? SOURCE_CLASS_UPDATED : SOURCE_CLASS;
}

/* The best date that an element holds.  Readers' comments are skipped. */
static struct span find_element_date(const struct page *p,
                                     enum date_source worst)
{
    const struct html_tree *tree = p->tree;
    enum date_source best = (enum date_source)(worst + 1);
    struct span found = SPAN("");
    uint32_t article_end = 0;

    for (uint32_t i = tree->body; i < tree->count;) {
        const struct html_node *node = &tree->at[i];
        enum date_source source = source_of(node, i < article_end);

        if (node->tag == HTML_ARTICLE && article_end == 0)
            article_end = node->end;
        if ((node->css & CSS_COMMENT) && !(node->traits & HTML_ROOT)) {
            i = node->end;
            continue;
        }
        if (source < best) {
            struct span date = date_at(p, i);

            if (date.n > 0) {
                found = date;
                best = source;
            }
        }
        i++;
    }
    return found;
}

/* A short line, or the start of a long one: "01.02.2022: The labour …". */
static struct span date_line(struct span text)
{
    text = span_trim(text);
    return text.n > SHORT_LINE ? span_upto(text, LINE_START) : text;
}

/* The first date in a short line below the headline, else of the page, as
 * `parse` reads it. */
static struct span find_visible_date(const struct page *p,
                                     struct span (*parse)(struct span,
                                                          struct arena *))
{
    const struct html_tree *tree = p->tree;
    struct span before = SPAN("");
    bool below = false;

    for (uint32_t i = tree->body; i < tree->count; i++) {
        const struct html_node *node = &tree->at[i];
        struct span date;

        below = below || node->tag == HTML_H1;
        if (node->tag != HTML_TEXT || node->text.n < 6 ||
            (before.n > 0 && !below) ||
            tree->at[node->parent].tag == HTML_SCRIPT)
            continue;
        date = parse(date_line(node->text), p->arena);
        if (date.n > 0 && below)
            return date;
        if (before.n == 0)
            before = date;
    }
    return before;
}

/* Systems write the time in UTC, readers see the day at their paper's
 * place. */
static void localize(struct page *p, struct span stamp)
{
    struct span date = p->doc->date, local[2];

    local[0] = metadata_url_date(p->address, p->arena);
    local[1] = find_element_date(p, SOURCE_TIME);
    for (size_t i = 0; i < 2; i++)
        if (metadata_is_local_day(stamp, date, local[i])) {
            p->doc->date = local[i];
            return;
        }
}

static void find_dates(struct page *p)
{
    struct document *doc = p->doc;
    struct arena *a = p->arena;
    struct span stamp = p->ld.published;

    doc->modified = metadata_date(p->ld.modified, a);
    if (doc->modified.n == 0)
        doc->modified = metadata_date(p->meta[MODIFIED], a);
    doc->date = metadata_date(p->ld.published, a);
    if (doc->date.n == 0 && p->rank[DATE] >= WEAK_RANK)
        doc->date = find_element_date(p, SOURCE_ITEMPROP);
    if (doc->date.n == 0) {
        stamp = p->meta[DATE];
        doc->date = metadata_date(stamp, a);
    }
    if (doc->date.n > 0)
        localize(p, stamp);
    if (doc->date.n == 0)
        doc->date = metadata_url_date(p->address, a);
    if (doc->date.n == 0)
        doc->date = find_element_date(p, SOURCE_CLASS_UPDATED);
    if (doc->date.n == 0)
        doc->date = metadata_date(p->ld.created, a);
    if (doc->date.n == 0)
        doc->date = find_visible_date(p, metadata_date);
    if (doc->date.n == 0)
        doc->date = find_visible_date(p, metadata_short_date);
}

static struct span clean(struct span s, struct arena *a)
{
    return html_plain(s, LONGEST_VALUE, a);
}

static struct span first_of(struct span a, struct span b, struct span c)
{
    return a.n > 0 ? a : b.n > 0 ? b : c;
}

struct span metadata_read(const struct html_tree *tree, struct span url,
                          struct arena *a, struct document *doc)
{
    struct page p = {.tree = tree, .arena = a, .doc = doc};

    if (tree->count == 0)
        return SPAN("");
    read_head(&p);
    doc->site = clean(first_of(p.meta[SITE], p.ld.site, SPAN("")), a);
    p.address = first_of(url, p.meta[URL], p.ld.url);
    if (span_starts(p.address, SPAN("http")))
        doc->url = clean(p.address, a);
    doc->section = clean(first_of(p.meta[SECTION], p.ld.section, SPAN("")), a);
    doc->declared_lang = clean(first_of(p.lang, p.ld.lang, p.meta[LANG]), a);
    doc->title = title_find(tree, clean(p.ld.headline, a),
                            clean(p.meta[TITLE], a), doc->site, a);
    author_find(tree, &p.ld,
                p.meta[AUTHOR].n || !p.by_label ? p.meta[AUTHOR] : p.written, a,
                doc);
    find_dates(&p);
    return p.ld.body;
}
