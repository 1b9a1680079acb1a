#include "input/block.h"

#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "input/encoding.h"
#include "input/format.h"
#include "input/line.h"
#include "input/link.h"
#include "input/phrase.h"
#include "input/pull.h"

enum {
    HEADING_LONGEST = 90,     /* [code points] wholly in single quotes */
    HEADING_WORDS = 8,        /* longer ones read like sentences */
    HEADING_WORDS_STOP = 5,   /* the same after a stop word */
    TITLE_LEAST = 20,         /* [bytes] of a title that is cut short */
    STOPPED_LEAST = 3,        /* [blocks] before shares mean anything */
    DATELINES_AMONG_FIRST = 4 /* [blocks] for places nobody knows */
};

struct article { /* what a block's neighbours say */
    struct document *doc;
    const enum markup *markup; /* may be NULL */
    struct arena *arena;
    bool *stop;    /* per block: ends as a sentence does */
    bool stopped;  /* most of the longer blocks do */
    bool *repeats; /* per block: stands in a quotation elsewhere */
};

static enum markup markup_of(const struct article *x, size_t i)
{
    return x->markup ? x->markup[i] : MARKUP_NONE;
}

/* A line that is the title, perhaps without the site's name behind it. */
static bool is_title(struct span title, struct span line)
{
    if (title.n == 0 || line.n == 0 || line.n > title.n)
        return false;
    if (span_eq_folded(title, line))
        return true;
    if (line.n < TITLE_LEAST || phrase_has_stop(line) ||
        !span_eq_folded(span_upto(title, line.n), line))
        return false;
    struct span rest = span_trim(span_from(title, line.n));
    uint32_t c = utf8_peek(rest, 0);
    return rest.p > title.p + line.n &&
           (c == '-' || c == '|' || c == 0xbb || c == 0x2013 || c == 0x2014);
}

static bool in_single_quotes(struct span s)
{
    size_t at = 0, end = s.n;

    if (s.n < 8)
        return false;
    uint32_t first = utf8_read(s, &at), last = utf8_before(s, &end);
    if (!((first == 0x2018 && last == 0x2019) ||
          (first == '\'' && last == '\'')))
        return false;
    struct span inner = span_slice(s, at, end);
    return utf8_count(s) < HEADING_LONGEST && !phrase_has_stop(inner);
}

static bool ends_open(struct span s)
{
    size_t at = s.n;
    uint32_t c = s.n ? utf8_before(s, &at) : 0;

    return c == ',' || c == ';' || c == ':' || c == '-' || c == '(' ||
           c == 0x2013 || c == 0x2014 || c == 0xff1a || c == 0x3001;
}

static bool starts_like_heading(struct span s)
{
    uint32_t c = utf8_peek(s, 0);

    return !utf8_is_lower(c) && !phrase_is_quote(c) &&
           (utf8_is_alpha(c) || utf8_is_digit(c) || c == 0x2018 || c == '\'');
}

/* "The minister has not said why" is a sentence whose stop is missing,
 * "The road ahead" is a heading. */
static bool reads_on(const struct lang *lang, struct span s)
{
    struct span word;
    size_t at = 0;

    return phrase_word(s, &at, &word) && lexicon_has(&lang->stopwords, word) &&
           phrase_shape(lang, s).words > HEADING_WORDS_STOP;
}

/* A heading stands behind a paragraph that has ended, or another kind of
 * block. */
static bool lets_heading_follow(const struct article *x, size_t i)
{
    const struct block *b = &x->doc->blocks[i];

    return !ends_open(b->text) && (x->stop[i] || !block_is_prose(b->kind));
}

/* "Killed: 12", "Jane Doe, 52" are lists. */
static bool is_listing(const struct lang *lang, struct span s)
{
    return (memchr(s.p, ':', s.n) || memchr(s.p, ',', s.n)) &&
           phrase_shape(lang, s).numbers;
}

/* Short, without a full stop, between paragraphs that have one. */
static bool is_cross_heading(const struct article *x, size_t i)
{
    const struct document *doc = x->doc;
    struct span s = doc->blocks[i].text;

    if (x->stop[i] || i + 1 >= doc->block_count || !x->stop[i + 1])
        return false;
    if (doc->blocks[i + 1].text.n <= s.n || ends_open(s) ||
        !starts_like_heading(s) || utf8_count(s) > HEADING_LONGEST)
        return false;
    if (i > 0 && !lets_heading_follow(x, i - 1))
        return false;
    return !is_listing(doc->lang, s) && !reads_on(doc->lang, s) &&
           phrase_shape(doc->lang, s).words <= HEADING_WORDS;
}

static bool is_heading(const struct article *x, size_t i)
{
    if (in_single_quotes(x->doc->blocks[i].text))
        return true;
    return x->stopped && is_cross_heading(x, i);
}

static bool from_markup(const struct article *x, size_t i,
                        enum block_kind *kind)
{
    switch (markup_of(x, i)) {
    case MARKUP_TITLE:
        *kind = BLOCK_TITLE;
        return true;
    case MARKUP_HEADING:
        *kind = BLOCK_HEADING;
        return true;
    case MARKUP_CELL:
        *kind = BLOCK_CELL;
        return true;
    case MARKUP_CAPTION:
        *kind = BLOCK_CAPTION;
        return true;
    case MARKUP_PULL_QUOTE:
        *kind = x->repeats[i] ? BLOCK_PULL_QUOTE : BLOCK_QUOTATION;
        return true;
    default:
        return false;
    }
}

static enum block_kind kind_of(const struct article *x, size_t i)
{
    static const enum block_kind plain[] = {
        [MARKUP_LIST_ITEM] = BLOCK_LIST_ITEM,
        [MARKUP_QUOTATION] = BLOCK_QUOTATION,
        [MARKUP_PREFORMATTED] = BLOCK_PARAGRAPH,
    };
    const struct document *doc = x->doc;
    struct span text = doc->blocks[i].text;
    struct line line = {text, doc->lang, i, doc->block_count};
    enum markup markup = markup_of(x, i);
    enum block_kind kind;

    if (markup != MARKUP_CELL && is_title(doc->title, text))
        return BLOCK_TITLE;
    if (from_markup(x, i, &kind))
        return kind;
    if (text.n < BLOCK_LONG && line_kind(&line, &kind))
        return kind;
    if ((markup == MARKUP_NONE || markup == MARKUP_PARAGRAPH) &&
        is_heading(x, i))
        return BLOCK_HEADING;
    return plain[markup];
}

static void weigh_stops(struct article *x)
{
    const struct document *doc = x->doc;
    size_t blocks = 0, stops = 0;

    x->stop = ARENA_NEW(x->arena, bool, doc->block_count + 1);
    for (size_t i = 0; i < doc->block_count; i++) {
        struct span s = doc->blocks[i].text;

        x->stop[i] = phrase_has_stop(s);
        if (s.n >= HEADING_LONGEST) {
            blocks++;
            stops += x->stop[i];
        }
    }
    x->stopped = blocks >= STOPPED_LEAST && stops * 10 >= blocks * 8;
}

/* Begins or ends with a quotation mark. */
static bool is_quoted(struct span s)
{
    size_t end = s.n;

    return s.n && (phrase_is_quote(utf8_peek(s, 0)) ||
                   phrase_is_quote(utf8_before(s, &end)));
}

/* A repeat is a pull quote; one in quotation marks of its own only with a
 * name behind it, because speakers do repeat themselves. */
static void mark_pull_quotes(const struct article *x)
{
    struct document *doc = x->doc;

    for (size_t i = 0; i < doc->block_count; i++) {
        struct block *b = &doc->blocks[i], *next = b + 1;
        bool named = false;

        if (!x->repeats[i] || !block_is_prose(b->kind) ||
            markup_of(x, i) == MARKUP_LIST_ITEM)
            continue;
        if (i + 1 < doc->block_count && next->text.n < BLOCK_LONG) {
            struct line line = {next->text, doc->lang, i + 1, doc->block_count};
            named = line_is_name(&line);
        }
        if (is_quoted(b->text) && !named)
            continue;
        b->kind = BLOCK_PULL_QUOTE;
        if (named)
            next->kind = BLOCK_PULL_QUOTE;
    }
}

/* Behind "Related stories" alone on its line there are only link titles:
 * lines without a full stop, until prose comes back. */
static void mark_end(const struct article *x)
{
    struct document *doc = x->doc;
    bool ended = false;

    for (size_t i = 0; i < doc->block_count; i++) {
        struct block *b = &doc->blocks[i];
        size_t at = 0;

        if (b->text.n >= BLOCK_LONG || x->stop[i]) {
            ended = false;
            continue;
        }
        const struct lexeme *e = phrase_at(doc->lang, b->text, &at);
        bool alone = e && (span_eq(span_from(b->text, at), SPAN(":")) ||
                           at == b->text.n);
        if (alone && (e->tag == LINE_END ||
                      (e->value == 1 &&
                       (e->tag == LINE_LINK || e->tag == LINE_BOILERPLATE))))
            ended = i * 2 > doc->block_count;
        if (ended && block_is_prose(b->kind) &&
            markup_of(x, i) != MARKUP_QUOTATION)
            b->kind = BLOCK_LINK;
    }
}

static void cut_datelines(const struct article *x)
{
    struct document *doc = x->doc;
    size_t prose = 0;

    for (size_t i = 0; i < doc->block_count; i++) {
        struct block *b = &doc->blocks[i];

        b->body = b->text;
        b->dateline = (struct span){b->text.p, 0};
        if (b->kind == BLOCK_PARAGRAPH && prose++ < DATELINES_AMONG_FIRST)
            block_cut_dateline(b, doc->lang);
    }
}

void block_classify(struct document *doc, const enum markup *markup,
                    struct arena *a)
{
    struct article x = {.doc = doc, .markup = markup, .arena = a};

    x.repeats = pull_find(doc, a);
    weigh_stops(&x);
    for (size_t i = 0; i < doc->block_count; i++)
        doc->blocks[i].kind = kind_of(&x, i);
    mark_pull_quotes(&x);
    mark_end(&x);
    cut_datelines(&x);
}

bool block_stays(enum block_kind kind)
{
    switch (kind) {
    case BLOCK_BYLINE:
    case BLOCK_DATE_LINE:
    case BLOCK_CAPTION:
    case BLOCK_CREDIT:
    case BLOCK_LINK:
    case BLOCK_BOILERPLATE:
        return false;
    default:
        return true;
    }
}

void block_count_kept(struct document *doc)
{
    for (size_t i = 0; i < doc->block_count; i++) {
        doc->intake.kept++;
        doc->intake.kept_bytes += doc->blocks[i].text.n;
        doc->intake.by_kind[doc->blocks[i].kind]++;
    }
}

void block_date(struct document *doc, struct arena *a)
{
    char date[11];

    for (size_t i = 0; i < doc->block_count && doc->date.n == 0; i++)
        if (doc->blocks[i].kind == BLOCK_DATE_LINE &&
            line_date(doc->blocks[i].text, doc->lang, date))
            doc->date = arena_copy(a, span_of(date));
}

/* The blocks with the text they borrow from the drafts. */
static enum markup *take_drafts(const struct draft *drafts, size_t count,
                                struct arena *a, struct document *doc)
{
    enum markup *markup = ARENA_NEW(a, enum markup, count + 1);

    doc->blocks = ARENA_NEW(a, struct block, count + 1);
    doc->block_count = doc->link_count = 0;
    doc->links = NULL;
    for (size_t i = 0; i < count; i++) {
        if (drafts[i].text.n == 0)
            continue;
        struct span s = span_trim(
            drafts[i].link_count ? link_take(&drafts[i], a, doc)
                                 : encoding_clean(drafts[i].text, a, NULL));
        if (s.n == 0)
            continue;
        markup[doc->block_count] = drafts[i].markup;
        doc->blocks[doc->block_count].cell = drafts[i].cell;
        doc->blocks[doc->block_count++].text = s;
    }
    return markup;
}

/* The beginning of the article, for telling its language. */
static struct span sample(const struct document *doc, struct arena *a)
{
    enum { ENOUGH = 4000 }; /* [bytes], as detect_language() reads */
    struct buf out = buf_new(a, SIZE_MAX / 2);

    buf_char(&out, '\n');
    for (size_t i = 0; i < doc->block_count && out.n < ENOUGH; i++) {
        buf_add(&out, doc->blocks[i].text);
        buf_char(&out, '\n');
    }
    return buf_span(&out);
}

static struct span moved(struct span s, struct span from, const char *to)
{
    return (struct span){to + (s.p - from.p), s.n};
}

/* A gallery may hold captions only, a page of results date lines: they
 * are its text then. */
static bool nothing_stays(const struct document *doc)
{
    for (size_t i = 0; i < doc->block_count; i++)
        if (block_stays(doc->blocks[i].kind))
            return false;
    return true;
}

/* Put the text together and move the spans of the blocks into it. */
static void join(struct document *doc, struct arena *a)
{
    size_t n = 0, at = 0, total = 1;
    struct link_move links = {.doc = doc};
    bool all = nothing_stays(doc);
    char *text;

    for (size_t i = 0; i < doc->block_count; i++)
        total += doc->blocks[i].text.n + 2;
    text = ARENA_NEW(a, char, total);
    for (size_t i = 0; i < doc->block_count; i++) {
        struct block b = doc->blocks[i];
        struct span from = b.text;

        if (!all && !block_stays(b.kind)) {
            doc->intake.dropped++;
            doc->intake.dropped_bytes += from.n;
            doc->intake.dropped_by_kind[b.kind]++;
            link_follow(&links, i, from, NULL);
            continue;
        }
        if (at)
            text[at++] = '\n', text[at++] = '\n';
        memcpy(text + at, from.p, from.n);
        b.text = moved(b.text, from, text + at);
        b.body = moved(b.body, from, text + at);
        b.dateline = moved(b.dateline, from, text + at);
        link_follow(&links, i, from, text + at);
        at += from.n;
        doc->blocks[n++] = b;
    }
    doc->block_count = n;
    doc->link_count = links.count;
    doc->text = (struct span){text, at};
}

/* Nothing goes, and a block is what its markup says and no more. */
static void keep_all(struct document *doc, const enum markup *markup)
{
    for (size_t i = 0; i < doc->block_count; i++) {
        struct block *b = &doc->blocks[i];

        if (markup[i] == MARKUP_QUOTATION)
            b->kind = BLOCK_QUOTATION;
        else if (b->kind != BLOCK_TITLE && b->kind != BLOCK_HEADING &&
                 b->kind != BLOCK_LIST_ITEM)
            b->kind = BLOCK_PARAGRAPH;
        b->body = b->text;
        b->dateline = (struct span){b->text.p, 0};
    }
}

void block_build(const struct draft *drafts, size_t count,
                 const struct input_hints *hints, struct arena *a,
                 struct document *doc)
{
    const enum markup *markup = take_drafts(drafts, count, a, doc);

    doc->lang = format_language(doc, hints, sample(doc, a));
    block_classify(doc, markup, a);
    if (hints->whole)
        keep_all(doc, markup);
    block_date(doc, a);
    join(doc, a);
    block_count_kept(doc);
}
