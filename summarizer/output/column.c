#include "output/column.h"

#include "base/utf8.h"

static size_t columns_of(struct span s)
{
    size_t n = 0;

    for (size_t at = 0; at < s.n;)
        n += utf8_is_cjk(utf8_read(s, &at)) ? 2 : 1;
    return n;
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
    c->at = 0;
}

/* `word` with what surrounds it in colour, on this line or the next. */
static void put_word(struct column *c, struct span word, const char *before,
                     const char *after)
{
    size_t n = columns_of(word);
    bool first = c->at <= c->indent;

    if (!first && c->width && c->at + 1 + n > c->width) {
        column_end(c);
        first = true;
    }
    if (c->at < c->indent || c->at == 0)
        start_line(c);
    else if (!first) {
        buf_char(c->out, ' ');
        c->at++;
    }
    buf_add(c->out, span_of(before));
    buf_add(c->out, word);
    buf_add(c->out, span_of(after));
    c->at += n ? n : 1;
}

void column_text(struct column *c, struct span s)
{
    for (size_t at = 0; at < s.n;) {
        size_t begin = at, end = at;

        while (at < s.n && !utf8_is_space(utf8_read(s, &at)))
            end = at;
        if (end > begin)
            put_word(c, span_slice(s, begin, end), "", "");
    }
}

void column_say(struct column *c, const char *text)
{
    column_text(c, span_of(text));
}

void column_glue(struct column *c, struct span s)
{
    buf_add(c->out, s);
    c->at += columns_of(s);
}

void column_label(struct column *c, struct span label)
{
    column_end(c);
    c->indent = 2;
    column_text(c, label);
    c->indent = COLUMN_LABEL;
    if (c->at + 2 > COLUMN_LABEL) {
        column_end(c);
        return;
    }
    for (; c->at < COLUMN_LABEL; c->at++)
        buf_char(c->out, ' ');
}

void column_heading(struct column *c, const char *text)
{
    column_end(c);
    buf_char(c->out, '\n');
    if (c->color)
        buf_add(c->out, SPAN("\033[1m"));
    buf_add(c->out, span_of(text));
    if (c->color)
        buf_add(c->out, SPAN("\033[0m"));
    buf_char(c->out, '\n');
}

void column_place(struct column *c, struct span place)
{
    if (c->color)
        put_word(c, place, "\033[2m", "\033[0m");
    else
        put_word(c, place, "", "");
}
