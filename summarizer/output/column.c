#include "output/column.h"

#include "base/utf8.h"

struct range {
    uint32_t first, last;
};

static bool in_ranges(uint32_t c, const struct range *r, size_t count)
{
    for (size_t i = 0; i < count && c >= r[i].first; i++)
        if (c <= r[i].last)
            return true;
    return false;
}

/* Besides letters: marks, full-width forms, emoji. */
static bool is_wide(uint32_t c)
{
    static const struct range ranges[] = {
        {0x1100,  0x115f },
        {0x2e80,  0x303e },
        {0x3041,  0x33ff },
        {0xa000,  0xa4cf },
        {0xfe30,  0xfe4f },
        {0xff00,  0xff60 },
        {0xffe0,  0xffe6 },
        {0x1f300, 0x1f64f},
        {0x1f680, 0x1f6ff},
        {0x1f900, 0x1f9ff},
    };

    return utf8_is_cjk(c) ||
           in_ranges(c, ranges, sizeof ranges / sizeof *ranges);
}

static bool is_combining(uint32_t c)
{
    static const struct range ranges[] = {
        {0x300,   0x36f  },
        {0x483,   0x489  },
        {0x591,   0x5bd  },
        {0x5bf,   0x5bf  },
        {0x5c1,   0x5c2  },
        {0x5c4,   0x5c5  },
        {0x610,   0x61a  },
        {0x64b,   0x65f  },
        {0x670,   0x670  },
        {0x6d6,   0x6dc  },
        {0x900,   0x902  },
        {0x93c,   0x93c  },
        {0x941,   0x948  },
        {0x94d,   0x94d  },
        {0x9bc,   0x9bc  },
        {0x9c1,   0x9c4  },
        {0x9cd,   0x9cd  },
        {0xe31,   0xe31  },
        {0xe34,   0xe3a  },
        {0xe47,   0xe4e  },
        {0x1ab0,  0x1aff },
        {0x1dc0,  0x1dff },
        {0x200b,  0x200f },
        {0x20d0,  0x20ff },
        {0x3099,  0x309a },
        {0xfe00,  0xfe0f },
        {0xfe20,  0xfe2f },
        {0xe0100, 0xe01ef},
    };

    return in_ranges(c, ranges, sizeof ranges / sizeof *ranges);
}

static size_t columns_of(uint32_t c)
{
    return is_combining(c) ? 0 : is_wide(c) ? 2 : 1;
}

size_t column_width(struct span s)
{
    size_t n = 0;

    for (size_t at = 0; at < s.n;)
        n += columns_of(utf8_read(s, &at));
    return n;
}

/* Marks that belong to what stands before them. */
static bool closes(uint32_t c)
{
    return c == 0x3001 || c == 0x3002 || c == 0x3009 || c == 0x300b ||
           c == 0x300d || c == 0x300f || c == 0x3011 || c == 0xff01 ||
           c == 0xff09 || c == 0xff0c || c == 0xff0e || c == 0xff1a ||
           c == 0xff1b || c == 0xff1f || c == 0x30fc || c == 0x2019 ||
           c == 0x201d ||
           (c < 0x80 && c > ' ' && !utf8_is_alpha(c) && !utf8_is_digit(c) &&
            c != '(' && c != '[');
}

/* Marks that belong to what stands behind them. */
static bool opens(uint32_t c)
{
    return c == 0x3008 || c == 0x300a || c == 0x300c || c == 0x300e ||
           c == 0x3010 || c == 0xff08 || c == 0x2018 || c == 0x201c ||
           c == '(' || c == '[';
}

static bool may_break(uint32_t before, uint32_t behind)
{
    return (is_wide(before) || is_wide(behind)) && !closes(behind) &&
           !opens(before) && !is_combining(behind);
}

static void start_line(struct column *c)
{
    size_t indent = c->indent;

    if (c->margin && indent >= 2)
        indent -= 2;
    for (; c->at < indent; c->at++)
        buf_char(c->out, ' ');
    if (c->margin) {
        buf_add(c->out, span_of(c->margin));
        c->at = c->indent;
    }
}

void column_end(struct column *c)
{
    if (c->at)
        buf_char(c->out, '\n');
    c->at = c->apart = 0;
}

static void put(struct column *c, struct span s, enum column_look look)
{
    static const char *const begin[] = {
        [LOOK_DIM] = "\033[2m", [LOOK_BOLD] = "\033[1m"};
    bool drawn = c->color && look != LOOK_PLAIN;

    if (drawn)
        buf_add(c->out, span_of(begin[look]));
    buf_add(c->out, s);
    if (drawn)
        buf_add(c->out, SPAN("\033[0m"));
}

/* A piece on this line or the next, `space` columns behind what is there. */
static void put_piece(struct column *c, struct span piece, size_t space,
                      enum column_look look)
{
    size_t n = column_width(piece);
    bool first = c->at <= c->indent;

    if (!first && c->width && c->at + space + n > c->width) {
        column_end(c);
        first = true;
    }
    if (c->at < c->indent || c->at == 0)
        start_line(c);
    for (size_t i = 0; i < space && !first; i++, c->at++)
        buf_char(c->out, ' ');
    put(c, piece, look);
    c->at += n ? n : 1;
    c->apart = 0;
}

void column_piece(struct column *c, struct span s, enum column_look look)
{
    if (s.n)
        put_piece(c, s, 1 + c->apart, look);
}

static void put_text(struct column *c, struct span s, enum column_look look)
{
    size_t space = 1 + c->apart;

    for (size_t at = 0; at < s.n;) {
        size_t begin = at, end = at;
        uint32_t last = utf8_read(s, &at);

        if (utf8_is_space(last)) {
            space = 1;
            continue;
        }
        for (end = at; at < s.n; end = at) {
            uint32_t next = utf8_read(s, &at);

            if (utf8_is_space(next) || may_break(last, next))
                break;
            last = next;
        }
        put_piece(c, span_slice(s, begin, end), space, look);
        at = end;
        space = 0;
    }
}

void column_text(struct column *c, struct span s)
{
    put_text(c, s, LOOK_PLAIN);
}

void column_title(struct column *c, struct span s)
{
    put_text(c, s, LOOK_BOLD);
}

void column_say(struct column *c, const char *text)
{
    column_text(c, span_of(text));
}

/* On short lines the labels take a third. */
static size_t label_columns(const struct column *c)
{
    size_t third = c->width / 3;

    return c->width && third < COLUMN_LABEL - 4 ? third : COLUMN_LABEL;
}

void column_label(struct column *c, struct span label)
{
    size_t beside = label_columns(c);

    column_end(c);
    c->indent = 2;
    column_text(c, label);
    c->indent = beside;
    if (c->at + 2 > beside) {
        column_end(c);
        return;
    }
    for (; c->at < beside; c->at++)
        buf_char(c->out, ' ');
}

void column_heading(struct column *c, const char *text)
{
    column_end(c);
    buf_char(c->out, '\n');
    put(c, span_of(text), LOOK_BOLD);
    buf_char(c->out, '\n');
}
