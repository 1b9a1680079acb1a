#include "mention/date_phrase.h"
#include "mention/finder.h"

enum {
    REACH_BACK = 14, /* symbols in which "will" tells of a date after it */
    REACH_ON = 8,    /* and before it, when the date opens its clause */
    OPENING = 3      /* symbols at a sentence's start that open it */
};

/* Whether a phrase can begin with such a symbol: spares the matchers most
 * of the text. */
static bool may_begin(const struct symbol *symbol)
{
    switch (symbol->kind) {
    case SYMBOL_OTHER:
    case CALENDAR_AGO:
    case CALENDAR_MERIDIEM:
    case CALENDAR_CLOCK:
    case CALENDAR_ZONE:
    case CALENDAR_AHEAD:
    case CALENDAR_OF:
    case CALENDAR_TO:
    case CALENDAR_SINCE:
    case CALENDAR_OLD:
    case CALENDAR_NTH:
    case CALENDAR_HEAD:
        return false;
    case SYMBOL_MARK:
        return symbol->value == '\'' || symbol->value == 0x2018 ||
               symbol->value == 0x2019;
    default:
        return true;
    }
}

/* Whether the clause around symbols [from, to) speaks of what is to come.
 * A reporting verb next to the date dates the report: "it will close, he
 * said Tuesday". */
static bool looks_ahead(const struct symbols *s, size_t from, size_t to,
                        const struct lang *lang)
{
    size_t back = from > REACH_BACK ? from - REACH_BACK : 0;
    size_t on = from < OPENING ? to + REACH_ON : to;

    if (from > 0 && s->at[from - 1].kind == SYMBOL_OTHER) {
        const struct lexeme *cue =
            lexicon_find_folded(&lang->cues, s->at[from - 1].text);

        if (cue && cue->tag == CUE_SAY)
            return false;
    }
    if (from > 0 && symbol_is(s, from - 1, CALENDAR_SINCE) &&
        s->at[from - 1].value)
        return true;
    if (symbol_is(s, to, CALENDAR_DECADE)) /* Wednesday's ruling */
        return false;
    for (size_t i = from; i > back;)
        if (s->at[--i].kind == CALENDAR_AHEAD)
            return true;
    for (size_t i = to; i < on && i < s->count; i++)
        if (s->at[i].kind == CALENDAR_AHEAD && s->at[i].value)
            return true;
    return false;
}

static struct span span_between(const struct symbols *s, size_t from, size_t to)
{
    struct span first = s->at[from].text, last = s->at[to - 1].text;

    return (struct span){first.p, (size_t)(last.p + last.n - first.p)};
}

static void find_in_sentence(const struct symbols *s, size_t sentence,
                             const struct lang *lang,
                             struct date_context *context, struct finds *f)
{
    context->day_is_near = false;
    for (size_t i = 0, end; i < s->count; i = end) {
        struct date_words words = {0};

        end = may_begin(&s->at[i]) ? phrase_match(s, i, &words) : 0;
        if (!end) {
            end = i + 1;
            continue;
        }
        if (words.nothing)
            continue;
        bool had_day = context->has_day;
        int32_t day = context->day;
        context->ahead = looks_ahead(s, i, end, lang);
        struct mention *m =
            find_add(f, MENTION_DATE, span_between(s, i, end), sentence);
        m->as.date = date_resolve(&words, context, f->arena);
        if (context->has_day && (!had_day || context->day != day))
            context->day_is_near = true;
    }
}

void date_find(const struct finder_input *in, struct finds *f)
{
    const struct lang *lang = in->doc->lang;
    struct arena scratch = {.no_memory = f->arena->no_memory};
    struct symbols symbols = symbol_start(lang, &scratch);
    struct date_context context = {0};

    context.has_reference = calendar_parse(in->doc->date, &context.reference);
    for (size_t i = 0; i < in->sentences->count; i++) {
        size_t first = in->tokens->first[i];

        symbol_read(&symbols, in->tokens->at + first,
                    in->tokens->first[i + 1] - first, lang);
        if (symbols.any)
            find_in_sentence(&symbols, i, lang, &context, f);
    }
    arena_release(&scratch);
}
