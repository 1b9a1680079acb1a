#include "rank/opener.h"

/* Whether an entry of several words may begin with token t. */
static bool may_head(const struct lexicon *list, const struct token *t)
{
    for (size_t i = 0; i < t->text.n; i++) {
        unsigned char c = (unsigned char)t->text.p[i] | 0x20;

        /* Heads are letters and digits; of other words only a part is. */
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9'))
            return true;
    }
    return lexicon_may_head(list, t->hash);
}

enum opener opener_token(const struct lang *lang, const struct token *t)
{
    const struct lexeme *e = token_find(&lang->openers, t);

    return e ? (enum opener)e->tag : (enum opener)0;
}

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
    if (begin == end)
        return (enum opener)0;
    for (size_t n = may_head(list, &t->at[begin]) ? list->words : 1; n > 1;
         n--) {
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
    return opener_token(r->doc->lang, &t->at[begin]);
}
