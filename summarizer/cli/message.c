#include "cli/message.h"

#include <stdio.h>

#include "base/utf8.h"
#include "cli/piece.h"
#include "cli/shortage.h"
#include "text/lang.h"

static const size_t text_max = 1 << 20; /* [bytes] of what is said at once */

void message_name(struct buf *text, struct span s)
{
    size_t n;

    for (size_t at = 0; at < s.n; at += n)
        buf_add(text, utf8_is_hostile(s, at, &n) ? SPAN("?")
                                                 : span_slice(s, at, at + n));
}

static void start(struct buf *text, const char *name, size_t line,
                  size_t column)
{
    buf_add(text, SPAN("summarizer: "));
    if (!name)
        return;
    message_name(text, span_of(name));
    if (line)
        buf_printf(text, ":%zu", line);
    if (line && column)
        buf_printf(text, ":%zu", column);
    buf_add(text, SPAN(": "));
}

/* In a worker the answer's arena knows how to end. */
static struct arena arena_for(const struct messages *m)
{
    return (struct arena){.no_memory =
                              m->to ? m->to->arena->no_memory : shortage_end};
}

static void end(const struct messages *m, const struct buf *text)
{
    if (text->n == 0)
        return;
    if (m->to)
        piece_message(m->to, buf_span(text));
    else
        fwrite(text->p, 1, text->n, stderr);
}

void message_error(struct messages *m, const char *name, size_t line,
                   const struct err *err)
{
    struct arena a = arena_for(m);
    struct buf text = buf_new(&a, text_max);

    start(&text, err->source ? err->source : name, err->line ? err->line : line,
          err->column);
    message_name(&text, span_of(err->text));
    buf_char(&text, '\n');
    end(m, &text);
    arena_release(&a);
}

void message_say(struct messages *m, const char *name, size_t line,
                 struct span what)
{
    struct arena a = arena_for(m);
    struct buf text = buf_new(&a, text_max);

    start(&text, name, line, 0);
    message_name(&text, what);
    buf_char(&text, '\n');
    end(m, &text);
    arena_release(&a);
}

static void say_dropped(struct buf *text, const char *name, size_t line,
                        const struct intake *in)
{
    size_t beside = in->dropped;

    for (enum block_kind k = 0; k < BLOCK_KINDS; k++) {
        beside -= in->dropped_by_kind[k];
        if (in->dropped_by_kind[k] == 0)
            continue;
        start(text, name, line, 0);
        buf_printf(text, "%zu left out as %s\n", in->dropped_by_kind[k],
                   block_kind_name(k));
    }
    if (beside) {
        start(text, name, line, 0);
        buf_printf(text, "%zu left out as no part of the article\n", beside);
    }
}

static void say_intake(struct buf *text, const char *name, size_t line,
                       const struct document *doc)
{
    const struct intake *in = &doc->intake;

    start(text, name, line, 0);
    buf_printf(text,
               "read as %s, %s: kept %zu of %zu blocks (%zu of %zu bytes)\n",
               input_format_name(doc->format), doc->lang->name, in->kept,
               in->kept + in->dropped, in->kept_bytes,
               in->kept_bytes + in->dropped_bytes);
    for (enum block_kind k = 0; k < BLOCK_KINDS; k++)
        if (in->by_kind[k] && !block_is_prose(k)) {
            start(text, name, line, 0);
            buf_printf(text, "%zu taken for %s, not for sentences\n",
                       in->by_kind[k], block_kind_name(k));
        }
    say_dropped(text, name, line, in);
}

void message_notes(struct messages *m, const char *name, size_t line,
                   const struct document *doc)
{
    struct arena a = arena_for(m);
    struct buf text = buf_new(&a, text_max);

    if (m->verbose)
        say_intake(&text, name, line, doc);
    for (const struct note *n = doc->notes; n; n = n->next) {
        m->notes++;
        if (m->quiet)
            continue;
        start(&text, name, line, 0);
        message_name(&text, n->text);
        buf_char(&text, '\n');
    }
    end(m, &text);
    arena_release(&a);
}
