#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

struct buf buf_new(struct arena *a, size_t max)
{
    return (struct buf){.max = max, .arena = a};
}

static bool make_room(struct buf *b, size_t more)
{
    size_t room = b->room ? b->room : 128;

    if (more > b->max - b->n) {
        b->full = true;
        return false;
    }
    if (b->n + more < b->room)
        return true;
    while (room <= b->n + more)
        room *= 2;
    b->p = arena_grow(b->arena, b->p, b->room, room);
    b->room = room;
    return true;
}

void buf_add(struct buf *b, struct span s)
{
    if (!make_room(b, s.n))
        return;
    if (s.n)
        memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
    b->p[b->n] = '\0';
}

void buf_char(struct buf *b, char c)
{
    buf_add(b, (struct span){&c, 1});
}

void buf_code_point(struct buf *b, uint32_t c)
{
    char bytes[4];

    buf_add(b, (struct span){bytes, utf8_write(bytes, c)});
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    char text[256];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    buf_add(b, span_of(text));
}

struct span buf_span(const struct buf *b)
{
    return b->p ? (struct span){b->p, b->n} : SPAN("");
}
