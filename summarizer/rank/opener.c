#include "rank/opener.h"

enum opener opener_word(const struct lang *lang, struct span word)
{
    const struct lexeme *e = lexicon_find_folded(&lang->openers, word);

    return e ? (enum opener)e->tag : (enum opener)0;
}

bool opener_leans(enum opener o)
{
    return o == OPENER_PRONOUN || o == OPENER_DEMONSTRATIVE;
}

enum opener opener_of(const struct ranked *r, size_t i)
{
    const struct lexicon *list = &r->doc->lang->openers;
    const struct tokens *t = r->tokens;
    size_t begin = t->first[i], end = t->first[i + 1];

    while (begin < end && t->at[begin].kind != TOKEN_WORD)
        begin++;
    for (size_t n = list->words; n > 0; n--) {
        struct span text;
        enum opener o;

        if (begin + n > end)
            continue;
        text.p = t->at[begin].text.p;
        text.n = (size_t)(t->at[begin + n - 1].text.p - text.p) +
                 t->at[begin + n - 1].text.n;
        o = opener_word(r->doc->lang, text);
        if (o)
            return o;
    }
    return (enum opener)0;
}
