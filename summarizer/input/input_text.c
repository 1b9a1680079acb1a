/*
 * Plain text: every line stays where it is.  A block is a line, or, in
 * text that was wrapped by hand, the lines of a paragraph.
 *
 * Source of the test for wrapped text: greedy filling, as fmt(1), mail and
 * editors do it: a line that is not the last of its paragraph has no room
 * for the next line's first word.
 */
#include <stdint.h>

#include "base/utf8.h"
#include "input/block.h"
#include "input/brief.h"
#include "input/format.h"
#include "input/header.h"
#include "input/line.h"
#include "input/phrase.h"

enum {
    WRAP_LEAST = 40,    /* [code points] usual widths are 60 to 80 */
    WRAP_MOST = 110,    /* [code points] */
    WRAP_SLACK = 6,     /* [code points] fmt(1) leaves some room */
    WRAP_EVIDENCE = 3,  /* [lines] that go on in the next */
    TITLE_WORDS = 22,   /* the longest of 700 headlines had 21 */
    TITLE_LONGEST = 160 /* [bytes] */
};

struct text_line {
    struct span text; /* trimmed */
    uint32_t length;  /* [code points] */
    bool gap;         /* an empty line, or none at all, is before it */
    bool indented;    /* more than the line before it */
};

struct text_lines {
    struct text_line *at;
    size_t count;
    size_t width; /* [code points] it was wrapped to; 0: it was not */
};

static size_t indent_of(struct span raw)
{
    size_t n = 0;

    while (n < raw.n && (raw.p[n] == ' ' || raw.p[n] == '\t'))
        n++;
    return n;
}

static uint32_t length_of(struct span s)
{
    /* Longer lines are equal to the tests here. */
    return s.n > 1000 ? 1000 : (uint32_t)utf8_count(s);
}

static struct text_lines split(struct span text, struct arena *a)
{
    struct text_lines lines = {0};
    bool gap = true;
    size_t before = 0;

    for (size_t at = 0; at < text.n;) {
        const char *end = memchr(text.p + at, '\n', text.n - at);
        size_t stop = end ? (size_t)(end - text.p) : text.n;
        struct span raw = span_slice(text, at, stop), s = span_trim(raw);

        at = stop + 1;
        if (s.n == 0) {
            gap = true;
            continue;
        }
        size_t indent = indent_of(raw);
        lines.at = arena_more(a, lines.at, lines.count, sizeof *lines.at);
        lines.at[lines.count++] =
            (struct text_line){s, length_of(s), gap, indent > before + 1};
        gap = false;
        before = indent;
    }
    return lines;
}

/* [code points] of the first word; one character where words have no
 * blanks between them. */
static size_t first_word(struct span s)
{
    size_t n = 0;

    for (size_t at = 0; at < s.n && n < WRAP_MOST; n++) {
        uint32_t c = utf8_read(s, &at);

        if (utf8_is_space(c))
            break;
        if (utf8_is_cjk(c))
            return 1;
    }
    return n;
}

static bool is_inner(const struct text_lines *l, size_t i)
{
    return i + 1 < l->count && !l->at[i + 1].gap;
}

static bool is_full(const struct text_lines *l, size_t i, size_t width)
{
    return l->at[i].length + 1 + first_word(l->at[i + 1].text) + WRAP_SLACK >
           width;
}

/* The width that nine tenths of the inner lines keep to. */
static size_t usual_width(const struct text_lines *l, size_t inner)
{
    size_t of_length[WRAP_MOST + 2] = {0}, seen = 0, width = WRAP_MOST + 1;

    for (size_t i = 0; i < l->count; i++)
        if (is_inner(l, i))
            of_length[l->at[i].length > WRAP_MOST ? WRAP_MOST + 1
                                                  : l->at[i].length]++;
    while (width > 0) {
        seen += of_length[width];
        if (seen * 10 > inner)
            break;
        width--;
    }
    return width;
}

static void find_width(struct text_lines *l)
{
    size_t inner = 0, stops = 0, full = 0, longer = 0, width;

    for (size_t i = 0; i < l->count; i++) {
        inner += is_inner(l, i);
        stops += is_inner(l, i) && phrase_has_stop(l->at[i].text);
    }
    /* Where most lines end sentences, lines are paragraphs. */
    if (inner < WRAP_EVIDENCE || stops * 2 > inner)
        return;
    width = usual_width(l, inner);
    if (width < WRAP_LEAST || width > WRAP_MOST)
        return;
    for (size_t i = 0; i < l->count; i++) {
        full += is_inner(l, i) && is_full(l, i, width);
        longer += l->at[i].length > width + width / 4;
    }
    if (full * 10 >= inner * 7 && longer * 20 <= l->count)
        l->width = width;
}

static bool starts_item(struct span s)
{
    return span_starts(s, SPAN("- ")) || span_starts(s, SPAN("* ")) ||
           span_starts(s, SPAN("\xe2\x80\xa2"));
}

/* Whether line i + 1 goes on with the paragraph of line i. */
static bool goes_on(const struct text_lines *l, size_t i)
{
    const struct text_line *next = &l->at[i + 1];

    if (l->width == 0 || !is_inner(l, i) || next->indented ||
        starts_item(next->text))
        return false;
    if (is_full(l, i, l->width))
        return true;
    return !phrase_has_stop(l->at[i].text) &&
           l->at[i].length * (size_t)5 > l->width * 3;
}

static void add_block(struct document *doc, struct span s)
{
    doc->blocks[doc->block_count].text = s;
    doc->blocks[doc->block_count++].body = s;
}

static void make_blocks(const struct headers *headers,
                        const struct text_lines *l, struct document *doc,
                        struct arena *a)
{
    doc->blocks = ARENA_NEW(a, struct block, headers->count + l->count + 1);
    doc->block_count = 0;
    for (size_t i = 0; i < headers->count; i++)
        add_block(doc, headers->at[i]);
    for (size_t i = 0; i < l->count; i++) {
        struct span s = l->at[i].text;

        while (i + 1 < l->count && goes_on(l, i)) {
            i++;
            s.n = (size_t)(l->at[i].text.p + l->at[i].text.n - s.p);
        }
        add_block(doc, s);
    }
}

static bool has_title_ends(struct span s)
{
    size_t end = s.n;
    uint32_t first = utf8_peek(s, 0), last = utf8_before(s, &end);

    if (utf8_is_lower(first) || first == '-' || first == '*')
        return false;
    return utf8_is_alpha(last) || utf8_is_digit(last) || last == 0x2019 ||
           last == '\'' || last == ')' || phrase_is_quote(last);
}

static bool looks_like_title(const struct document *doc, size_t i)
{
    struct span s = doc->blocks[i].text;
    struct line line = {s, doc->lang, i, doc->block_count};
    enum block_kind kind;

    if (s.n > TITLE_LONGEST || memchr(s.p, '\n', s.n) || phrase_has_stop(s) ||
        line_kind(&line, &kind))
        return false;
    if (!has_title_ends(s))
        return false;
    /* "Jane Doe, Daily News" is a byline, "Dublin, Ireland" a place. */
    if (memchr(s.p, ',', s.n) && line_is_name(&line))
        return false;
    struct shape shape = phrase_shape(doc->lang, s);
    return shape.words >= 2 && shape.words <= TITLE_WORDS;
}

/* Whether the blocks behind the title are prose that ends in full stops;
 * in text without any, the first line may be a sentence. */
static bool has_prose_behind(const struct document *doc, size_t i)
{
    size_t blocks = 0, stops = 0;

    for (size_t k = i + 1; k < doc->block_count; k++) {
        struct span s = doc->blocks[k].text;

        if (s.n < 60)
            continue;
        blocks++;
        stops += phrase_has_stop(s);
    }
    return blocks && stops * 10 >= blocks * 8;
}

/* Tell the blocks behind the headers apart; the first may be the title. */
static void classify(struct document *doc, size_t headers, struct arena *a)
{
    struct document body = *doc;
    enum markup *markup = ARENA_NEW(a, enum markup, doc->block_count + 1);

    body.blocks += headers;
    body.block_count -= headers;
    if (doc->title.n == 0 && body.block_count && looks_like_title(&body, 0) &&
        has_prose_behind(&body, 0)) {
        markup[0] = MARKUP_TITLE;
        doc->title = body.title = body.blocks[0].text;
    }
    block_classify(&body, markup, a);
}

bool text_read(struct span utf8, const struct input_hints *hints,
               struct arena *a, struct document *doc, struct err *err)
{
    struct headers headers = header_find(utf8, a);
    struct text_lines lines = split(span_from(utf8, headers.end), a);

    if (lines.count == 0)
        return err_set(err, STATUS_NOTHING, "no text in the input");
    if (hints->whole) {
        brief_text(utf8, a, doc);
        doc->lang = format_language(doc, hints, utf8);
        return true;
    }
    doc->text = utf8;
    doc->lang = format_language(doc, hints, span_from(utf8, headers.end));
    find_width(&lines);
    make_blocks(&headers, &lines, doc, a);
    header_read(&headers, a, doc);
    classify(doc, headers.count, a);
    header_mark(&headers, doc);
    block_date(doc, a);
    block_count_kept(doc);
    return true;
}
