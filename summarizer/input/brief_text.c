/*
 * Paragraphs of plain text in which nothing may be lost, columns included.
 *
 * A line goes on in the next when that is indented deeper than the first
 * line of the paragraph (text beside a label), or when the next line's
 * first word had no room on it.  The width to which the text was wrapped
 * is the longest that several lines come close to.
 */
#include "base/utf8.h"
#include "input/brief.h"
#include "input/phrase.h"

enum {
    WIDEST = 120,     /* [code points] longer lines were not wrapped */
    SLACK = 6,        /* [code points] lines of one width differ by less */
    ROOM = 2,         /* [code points] that the longest line leaves free */
    EVIDENCE = 3,     /* [lines] of one width */
    GAP = 2,          /* [blanks] between a label and its text */
    BAR = 3,          /* [bytes] of the bar of a quotation */
    HANGING = 4,      /* [blanks] more are the text beside a label */
    HEADING_MOST = 60 /* [bytes] of a heading in capitals */
};

struct brief_line {
    struct span text; /* trimmed */
    size_t indent;    /* [blanks] */
    size_t length;    /* [code points] with the indent */
    bool gap;         /* an empty line is before it */
    bool margin;      /* begins with the bar of a quotation */
};

struct brief_lines {
    struct brief_line *at;
    size_t count;
    size_t width; /* [code points], 0: not wrapped */
};

static struct brief_line read_line(struct span raw)
{
    struct brief_line line = {.text = span_trim(raw)};

    while (line.indent < raw.n &&
           (raw.p[line.indent] == ' ' || raw.p[line.indent] == '\t'))
        line.indent++;
    line.length = line.indent + utf8_count(line.text);
    line.margin = span_starts(line.text, SPAN("\xe2\x94\x82")) ||
                  span_starts(line.text, SPAN("> "));
    return line;
}

static struct brief_lines split(struct span text, struct arena *a)
{
    struct brief_lines lines = {0};
    bool gap = true;

    for (size_t at = 0; at < text.n;) {
        const char *end = memchr(text.p + at, '\n', text.n - at);
        size_t stop = end ? (size_t)(end - text.p) : text.n;
        struct brief_line line = read_line(span_slice(text, at, stop));

        at = stop + 1;
        if (line.text.n == 0) {
            gap = true;
            continue;
        }
        line.gap = gap;
        gap = false;
        lines.at = arena_more(a, lines.at, lines.count, sizeof *lines.at);
        lines.at[lines.count++] = line;
    }
    return lines;
}

static void find_width(struct brief_lines *lines)
{
    size_t of_length[WIDEST + 1] = {0}, near;

    for (size_t i = 0; i < lines->count; i++)
        if (lines->at[i].length <= WIDEST)
            of_length[lines->at[i].length]++;
    for (size_t width = WIDEST; width > SLACK; width--) {
        near = 0;
        for (size_t k = 0; k < SLACK; k++)
            near += of_length[width - k];
        if (of_length[width] && near >= EVIDENCE) {
            lines->width = width;
            return;
        }
    }
}

/* [code points] of the first word of a line. */
static size_t first_word(struct span s)
{
    size_t n = 0;

    for (size_t at = 0; at < s.n; n++)
        if (utf8_is_space(utf8_read(s, &at)))
            break;
    return n;
}

/* "1. …", "2) …", "3  …". */
static bool starts_number(struct span s)
{
    size_t n = 0;

    while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
        n++;
    return n > 0 && n + 1 < s.n && s.p[n + 1] == ' ' &&
           (s.p[n] == '.' || s.p[n] == ')' || s.p[n] == ' ');
}

static bool starts_item(struct span s)
{
    return starts_number(s) || span_starts(s, SPAN("- ")) ||
           span_starts(s, SPAN("* ")) || span_starts(s, SPAN("+ ")) ||
           span_starts(s, SPAN("# ")) ||
           span_starts(s, SPAN("\xe2\x80\xa2")); /* • */
}

/* Where the text beside a label begins, 0: the line has no columns. */
static size_t find_column(struct span s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != ' ' && n > GAP)
            return i;
        n = s.p[i] == ' ' ? n + 1 : 0;
    }
    return 0;
}

/* Whether the next line's first word had no room on line i. */
static bool is_full(const struct brief_lines *l, size_t i)
{
    const struct brief_line *line = &l->at[i];

    return line->length <= WIDEST &&
           line->length + 1 + first_word(line[1].text) + ROOM > l->width;
}

/* Whether line i + 1 goes on with line i of the paragraph that begins in
 * line `first`. */
static bool goes_on(const struct brief_lines *l, size_t first, size_t i)
{
    const struct brief_line *line = &l->at[i], *next = line + 1;
    const struct brief_line *head = &l->at[first];
    bool item = starts_item(head->text);
    /* What stands below a heading is indented as well, but not as far. */
    size_t deep = head->indent + (item ? 0 : HANGING);

    if (i + 1 >= l->count || next->gap || starts_item(next->text) ||
        next->margin != line->margin)
        return false;
    if (next->margin)
        return true;
    if (next->indent > deep)
        return item || i > first || find_column(head->text) > 0 ||
               is_full(l, i);
    return next->indent == line->indent && find_column(next->text) == 0 &&
           is_full(l, i);
}

static enum block_kind kind_of(const struct brief_line *line, struct span s)
{
    if (line->margin)
        return BLOCK_QUOTATION;
    if (starts_item(s))
        return span_starts(s, SPAN("# ")) ? BLOCK_HEADING : BLOCK_LIST_ITEM;
    if (s.n <= HEADING_MOST && !phrase_has_stop(s) && utf8_all_upper(s))
        return BLOCK_HEADING;
    return BLOCK_PARAGRAPH;
}

static void add_block(struct document *doc, struct span s, enum block_kind kind)
{
    if (s.n)
        doc->blocks[doc->block_count++] = (struct block){
            .text = s, .body = s, .dateline = {s.p, 0},
                    .kind = kind
        };
}

/* The lines of a paragraph as one, without their margins. */
static struct span join(const struct brief_line *lines, size_t count, char **to)
{
    char *from = *to;

    for (size_t i = 0; i < count; i++) {
        struct span s = lines[i].text;

        if (lines[i].margin)
            s = span_from(s, s.p[0] == '>' ? 1 : BAR);
        s = s.n ? span_trim(s) : s;
        if (i > 0)
            *(*to)++ = ' ';
        memcpy(*to, s.p, s.n);
        *to += s.n;
    }
    return (struct span){from, (size_t)(*to - from)};
}

void brief_text(struct span text, struct arena *a, struct document *doc)
{
    struct brief_lines lines = split(text, a);
    char *to = ARENA_NEW(a, char, text.n + 2 * lines.count + 1);

    doc->text.p = to;
    doc->blocks = ARENA_NEW(a, struct block, 2 * lines.count + 1);
    find_width(&lines);
    for (size_t i = 0; i < lines.count; i++) {
        const struct brief_line *line = &lines.at[i];
        size_t first = i;
        size_t column = line->margin ? 0 : find_column(line->text);

        while (goes_on(&lines, first, i))
            i++;
        struct span s = join(line, i - first + 1, &to);
        enum block_kind kind = kind_of(line, s);
        add_block(doc, span_trim(span_upto(s, column)), kind);
        add_block(doc, span_from(s, column), kind);
        *to++ = '\n';
    }
    doc->text.n = (size_t)(to - doc->text.p);
}
