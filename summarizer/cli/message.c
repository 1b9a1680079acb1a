#include "cli/message.h"

#include <stdio.h>
#include "text/lang.h"

/* Names come from outside: no byte of theirs may steer a terminal. */
static void say(struct span s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        fputc(c < 32 || c == 127 ? '?' : c, stderr);
    }
}

static void start(const char *name, size_t line, size_t column)
{
    fputs("summarizer: ", stderr);
    if (!name)
        return;
    say(span_of(name));
    if (line)
        fprintf(stderr, ":%zu", line);
    if (line && column)
        fprintf(stderr, ":%zu", column);
    fputs(": ", stderr);
}

void message_error(struct messages *m, const char *name, size_t line,
                   const struct err *err)
{
    (void)m;
    start(err->source ? err->source : name, err->line ? err->line : line,
          err->column);
    say(span_of(err->text));
    fputc('\n', stderr);
}

static void say_dropped(const char *name, const struct intake *in)
{
    size_t beside = in->dropped;

    for (enum block_kind k = 0; k < BLOCK_KINDS; k++) {
        beside -= in->dropped_by_kind[k];
        if (in->dropped_by_kind[k] == 0)
            continue;
        start(name, 0, 0);
        fprintf(stderr, "%zu left out as %s\n", in->dropped_by_kind[k],
                block_kind_name(k));
    }
    if (beside) {
        start(name, 0, 0);
        fprintf(stderr, "%zu left out as no part of the article\n", beside);
    }
}

static void say_intake(const char *name, const struct document *doc)
{
    const struct intake *in = &doc->intake;

    start(name, 0, 0);
    fprintf(stderr,
            "read as %s, %s: kept %zu of %zu blocks (%zu of %zu bytes)\n",
            input_format_name(doc->format), doc->lang->name, in->kept,
            in->kept + in->dropped, in->kept_bytes,
            in->kept_bytes + in->dropped_bytes);
    for (enum block_kind k = 0; k < BLOCK_KINDS; k++)
        if (in->by_kind[k] && !block_is_prose(k)) {
            start(name, 0, 0);
            fprintf(stderr, "%zu taken for %s, not for sentences\n",
                    in->by_kind[k], block_kind_name(k));
        }
    say_dropped(name, in);
}

void message_notes(struct messages *m, const char *name,
                   const struct document *doc)
{
    if (m->verbose)
        say_intake(name, doc);
    for (const struct note *n = doc->notes; n; n = n->next) {
        m->notes++;
        if (m->quiet)
            continue;
        start(name, 0, 0);
        say(n->text);
        fputc('\n', stderr);
    }
}
