#include "cli/refusal.h"

#include "facts/doubt.h"

enum {
    NAMED = 3,   /* [cases] of a doubt that are named in the line */
    QUOTED = 48, /* [bytes] of each that are quoted */
};

static const size_t line_max = 1 << 16; /* [bytes] */

/* At most QUOTED bytes of a text, cut behind a word. */
static struct span cut(struct span text)
{
    size_t n = QUOTED;

    if (text.n <= QUOTED)
        return text;
    while (n > 0 && text.p[n] != ' ')
        n--;
    if (n == 0)
        for (n = QUOTED; n > 0 && ((unsigned char)text.p[n] & 0xc0) == 0x80;)
            n--;
    return span_upto(text, n);
}

static void add_case(struct buf *out, const struct doubtful *d)
{
    struct span quoted = cut(d->text);

    buf_add(out, SPAN("\""));
    buf_add(out, quoted);
    buf_add(out, quoted.n < d->text.n ? SPAN("...\"") : SPAN("\""));
    if (d->at.paragraph)
        buf_printf(out, " [%zu:\302\266%zu]", d->at.doc + 1, d->at.paragraph);
    else
        buf_printf(out, " [%zu]", d->at.doc + 1);
}

/* "conflict 2: "12 people" [1:¶1] against "15 people" [2:¶1], ..." */
static void add_doubts(struct buf *out, enum doubt doubt,
                       const struct doubts *d)
{
    size_t cases = 0;

    buf_printf(out,
               "%s%s %zu: ", out->n ? "; " : "--fail-on: ", doubt_name(doubt),
               d->cases);
    for (size_t i = 0; i < d->count && cases < NAMED; i++) {
        bool last = !d->at[i].goes_on;

        add_case(out, &d->at[i]);
        cases += last;
        if (!last)
            buf_add(out, SPAN(" against "));
        else if (i + 1 < d->count)
            buf_add(out, cases < NAMED ? SPAN(", ") : SPAN(" ..."));
    }
}

bool refusal_say(const struct options *o, const struct report *r,
                 struct messages *m, const char *name, size_t line,
                 struct arena *a)
{
    struct buf out = buf_new(a, line_max);

    for (enum doubt doubt = 0; doubt < DOUBTS && r->facts; doubt++) {
        struct doubts d;

        if (!o->fail_on[doubt])
            continue;
        d = doubt_find(doubt, r->facts, r->readings, a);
        if (d.cases)
            add_doubts(&out, doubt, &d);
    }
    if (out.n)
        message_say(m, name, line, buf_span(&out));
    return out.n > 0;
}
