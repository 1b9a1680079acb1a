#include "base/buf.h"
#include "mention/date_phrase.h"
#include "mention/date_timex.h"
#include "mention/finder.h"

enum {
    REACH_BACK = 14, /* symbols in which "will" tells of a date after it */
    REACH_ON = 8,    /* and before it, when the date opens its clause */
    RANGE_MAX = 64,  /* [bytes] of two ends */
    OPENING = 3      /* symbols at a sentence's start that open it */
};

/* Whether a phrase can begin with such a symbol: spares the matchers most
 * of the text. */
static bool may_begin(const struct symbols *s, size_t i)
{
    static const uint8_t inner[] = {
        SYMBOL_OTHER,    CALENDAR_AGO,   CALENDAR_MERIDIEM, CALENDAR_CLOCK,
        CALENDAR_ZONE,   CALENDAR_AHEAD, CALENDAR_OF,       CALENDAR_TO,
        CALENDAR_SINCE,  CALENDAR_OLD,   CALENDAR_NTH,      CALENDAR_HEAD,
        CALENDAR_BEHIND,
    };

    if (symbol_is(s, i, SYMBOL_MARK)) /* '90s */
        return symbol_is_mark(s, i, '\'') || symbol_is_mark(s, i, 0x2018) ||
               symbol_is_mark(s, i, 0x2019);
    return !SYMBOL_IN(s, i, inner);
}

static bool is_said(const struct symbols *s, size_t i)
{
    const struct lexeme *cue = symbol_is(s, i, SYMBOL_OTHER)
                                   ? symbol_find(&s->lang->cues, &s->at[i])
                                   : NULL;

    return cue && cue->tag == CUE_SAY;
}

/* Whether the symbol at `from` stands right behind a reporting verb, or
 * behind "on" that does. */
static bool follows_report(const struct symbols *s, size_t from)
{
    if (from > 1 && symbol_is(s, from - 1, CALENDAR_SINCE))
        from--;
    return from > 0 && is_said(s, from - 1);
}

/* Whether the clause around symbols [from, to) speaks of what is to come.
 * A reporting verb next to the date dates the report: "it will close, he
 * said on Tuesday"; "Wednesday's ruling" has been. */
static bool looks_ahead(const struct symbols *s, size_t from, size_t to)
{
    size_t back = from > REACH_BACK ? from - REACH_BACK : 0;
    size_t on = from < OPENING ? to + REACH_ON : to;

    if (from > 0 && symbol_is(s, from - 1, CALENDAR_SINCE) &&
        s->at[from - 1].value)
        return true;
    if (symbol_is(s, to, CALENDAR_DECADE) || follows_report(s, from))
        return false;
    for (size_t i = from; i > back; i--)
        if (symbol_is(s, i - 1, CALENDAR_AHEAD))
            return true;
    for (size_t i = to; i < on; i++)
        if (symbol_is(s, i, CALENDAR_AHEAD) && s->at[i].value)
            return true;
    return false;
}

static struct span span_between(const struct symbols *s, size_t from, size_t to)
{
    struct span first = s->at[from].text, last = s->at[to - 1].text;

    return (struct span){first.p, (size_t)(last.p + last.n - first.p)};
}

/* The date before, as long as it may be the start of a range. */
struct opening {
    bool open;
    size_t mention, from, to; /* index in finds; its symbols */
};

/* Whether the dates at `a` and [from, to) are the ends of one range: "from
 * A to B", "between A and B", "2006-2015". */
static bool is_range(const struct symbols *s, const struct opening *a,
                     size_t from)
{
    bool dash =
        symbol_is_mark(s, a->to, '-') || symbol_is_mark(s, a->to, 0x2013);
    bool said = a->from > 0 && symbol_is(s, a->from - 1, CALENDAR_FROM) &&
                symbol_is(s, a->to, CALENDAR_TO);

    return a->open && from == a->to + 1 && (dash || said);
}

/* Tell the date that opens a range where the range ends. */
static void close_range(const struct symbols *s, const struct opening *a,
                        size_t to, struct finds *f)
{
    struct date_value *open = &f->at[a->mention].as.date;
    const struct date_value *end = &f->at[f->count - 1].as.date;
    bool said = symbol_is(s, a->to, CALENDAR_TO);
    struct buf b = buf_new(f->arena, RANGE_MAX);

    if (!open->iso.n || open->precision != end->precision ||
        span_compare(open->iso, end->iso) >= 0 ||
        memchr(open->iso.p, '/', open->iso.n))
        return;
    buf_add(&b, open->iso);
    buf_char(&b, '/');
    buf_add(&b, end->iso);
    open->range = span_between(s, said ? a->from - 1 : a->from, to);
    open->range_iso = buf_span(&b);
}

static void find_in_sentence(const struct symbols *s, size_t sentence,
                             struct date_context *context, struct finds *f)
{
    struct opening before = {0};

    context->day_is_near = false;
    context->quarter_age++;
    for (size_t i = 0, end; i < s->count; i = end) {
        struct date_words words = {0};

        end = may_begin(s, i) ? phrase_match(s, i, &words) : 0;
        if (!end || words.nothing) {
            end = end ? end : i + 1;
            continue;
        }
        context->ahead = looks_ahead(s, i, end);
        struct mention *m =
            find_add(f, MENTION_DATE, span_between(s, i, end), sentence);
        m->as.date = timex_write(&words, context, f->arena);
        if (m->as.date.precision == PRECISION_DAY)
            context->day_is_near = true;
        if (is_range(s, &before, i))
            close_range(s, &before, end, f);
        before = (struct opening){true, f->count - 1, i, end};
    }
}

void date_find(const struct finder_input *in, struct finds *f)
{
    struct arena *scratch = arena_child(f->arena);
    struct symbols symbols = symbol_start(in->doc->lang, scratch);
    struct date_context context = {0};

    context.has_reference = calendar_parse(in->doc->date, &context.reference);
    for (size_t i = 0; i < in->sentences->count; i++) {
        size_t first = in->tokens->first[i];

        symbol_read(&symbols, in->tokens->at + first,
                    in->tokens->first[i + 1] - first);
        if (symbols.any)
            find_in_sentence(&symbols, i, &context, f);
    }
    arena_release(scratch);
}
