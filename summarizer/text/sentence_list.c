#include "text/sentence_list.h"

#include <stdint.h>

#include "base/utf8.h"

enum {
    MOST_DIGITS = 3, /* "2012. The" is a year */
    MOST_SPACE = 8   /* [characters] between bullet, number and text */
};

static bool is_bullet(uint32_t c)
{
    return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25aa ||
           c == 0x25cf || c == 0x25e6;
}

static size_t skip_blanks(struct span text, size_t at)
{
    for (size_t i = 0; i < MOST_SPACE && at < text.n; i++) {
        size_t next = at;

        if (!utf8_is_space(utf8_read(text, &next)))
            break;
        at = next;
    }
    return at;
}

static size_t read_value(struct span text, size_t at, struct list_mark *mark)
{
    size_t start = at;

    while (at < text.n && at - start < MOST_DIGITS && text.p[at] >= '0' &&
           text.p[at] <= '9') {
        mark->value = mark->value * 10 + (unsigned)(text.p[at++] - '0');
        mark->kind = LIST_NUMBER;
    }
    if (at == start && at < text.n && text.p[at] >= 'a' && text.p[at] <= 'z') {
        mark->value = (unsigned)(text.p[at++] - 'a') + 1;
        mark->kind = LIST_LETTER;
    }
    return at;
}

static bool is_at(struct span text, size_t at, char c)
{
    return at < text.n && text.p[at] == c;
}

static bool closes(const struct list_mark *mark)
{
    return mark->bracket || (mark->dot && !mark->opened);
}

/* A number or letter, closed by "." ")" or ".)", before a capital;
 * "(" may stand before it.  Behind "a)" small letters will do. */
static struct list_mark numbered_at(struct span text, size_t at)
{
    static const struct list_mark none = {0};
    struct list_mark mark = {0};
    uint32_t c;

    mark.opened = is_at(text, at, '(');
    at = read_value(text, at + mark.opened, &mark);
    if (mark.kind == LIST_NONE)
        return none;
    mark.dot = is_at(text, at, '.');
    at += mark.dot;
    mark.bracket = is_at(text, at, ')');
    at += mark.bracket;
    mark.end = skip_blanks(text, at);
    if (mark.end == at || !closes(&mark))
        return none;
    c = utf8_peek(text, mark.end);
    if (!utf8_is_upper(c) && (!mark.bracket || mark.opened || c < 'a'))
        return none;
    return mark;
}

struct list_mark list_mark_at(struct span text, size_t at)
{
    struct list_mark mark;
    size_t next = at;

    if (at >= text.n)
        return (struct list_mark){0};
    if (!is_bullet(utf8_read(text, &next)))
        return numbered_at(text, at);
    next = skip_blanks(text, next);
    mark = numbered_at(text, next);
    if (mark.kind == LIST_NONE)
        mark = (struct list_mark){.kind = LIST_BULLET, .end = next};
    return mark;
}

bool list_mark_follows(const struct list_mark *a, const struct list_mark *b)
{
    if (a->kind == LIST_NONE || a->kind != b->kind)
        return false;
    if (a->kind == LIST_BULLET)
        return true;
    return a->opened == b->opened && a->dot == b->dot &&
           a->bracket == b->bracket && b->value == a->value + 1;
}
