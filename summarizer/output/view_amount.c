#include "output/view.h"

#include "base/table.h"
#include "text/token.h"

static bool has_digit(struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return true;
    return false;
}

enum part { PART_NUMBER, PART_JOINT, PART_OTHER };

static enum part find_word(const struct lang *lang, struct span word)
{
    const struct lexeme *l =
        lexicon_find_word(&lang->numbers, word, span_hash_folded(word));

    switch (l ? (enum number_word)l->tag : NUMBER_WORD_STOP) {
    case NUMBER_WORD_UNIT:
    case NUMBER_WORD_TENS:
    case NUMBER_WORD_HUNDRED:
    case NUMBER_WORD_SCALE:
    case NUMBER_WORD_DOZEN:
    case NUMBER_WORD_FRACTION:
    case NUMBER_WORD_ORDINAL:
    case NUMBER_WORD_VAGUE:
    case NUMBER_WORD_SEVERAL:
        return PART_NUMBER;
    case NUMBER_WORD_ARTICLE:
    case NUMBER_WORD_AND:
    case NUMBER_WORD_POINT:
    case NUMBER_WORD_OVER:
    case NUMBER_WORD_TO:
    case NUMBER_WORD_OR:
        return PART_JOINT;
    default:
        return PART_OTHER;
    }
}

/* What a word of a number's text is in it; "twenty-one" is two. */
static enum part find_part(const struct lang *lang, struct span word)
{
    enum part part = PART_OTHER;

    if (has_digit(word))
        return PART_NUMBER;
    if (word.n == 1)
        return PART_JOINT; /* "$", a comma */
    while (word.n) {
        size_t n = span_find(word, SPAN("-"));

        part = find_word(lang, span_upto(word, n < word.n ? n : word.n));
        if (part == PART_OTHER)
            return PART_OTHER;
        word = span_from(word, n < word.n ? n + 1 : word.n);
    }
    return part;
}

static const struct lang *find_lang(const struct view *v,
                                    const struct fact_number *n)
{
    return n->evidence.count
               ? v->report->readings[n->evidence.at[0].doc].doc->lang
               : NULL;
}

struct span view_amount(const struct view *v, const struct fact_number *n,
                        struct arena *a)
{
    const struct lang *lang = find_lang(v, n);
    struct tokens tokens;
    const char *end = NULL;

    if (!lang)
        return n->text;
    tokens = token_split_span(n->text, a);
    for (size_t i = 0; i < tokens.count; i++) {
        const struct token *t = &tokens.at[i];
        enum part part = find_part(lang, t->text);

        if (end && part == PART_OTHER)
            break;
        if (part == PART_NUMBER)
            end = t->text.p + t->text.n;
    }
    if (!end)
        return n->text;
    return span_upto(n->text, (size_t)(end - n->text.p));
}

/* Letters, and no "of them": words that name a thing by themselves. */
static bool names_thing(const struct lang *lang, struct span words,
                        struct arena *a)
{
    struct tokens tokens = token_split_span(words, a);

    for (size_t i = 0; i < tokens.count; i++)
        if (token_in(&lang->numbers, &tokens.at[i]))
            return false;
    return tokens.count > 0 && words.n > 2;
}

struct span view_counted(const struct view *v, const struct dispute *d,
                         struct arena *a)
{
    struct span best = {0};

    for (size_t i = 0; i < d->numbers.count; i++) {
        const struct fact_number *n = d->numbers.at[i];
        const struct lang *lang = find_lang(v, n);
        struct span amount = view_amount(v, n, a);
        struct span rest = span_trim(span_from(n->text, amount.n));

        if (lang && names_thing(lang, rest, a) && rest.n > best.n)
            best = rest;
        else if (lang && best.n == 0 && names_thing(lang, n->number.unit, a))
            best = n->number.unit;
    }
    return best;
}
