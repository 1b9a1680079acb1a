#include "text/lexicon.h"

#include "base/table.h"
#include "base/utf8.h"

enum { LONGEST_KEY = 128 }; /* [bytes]; embed.c refuses longer ones */

struct span lexeme_key(const struct lexicon *l, const struct lexeme *e)
{
    return (struct span){l->pool + e->at, e->n};
}

const struct lexeme *lexicon_find_hashed(const struct lexicon *l,
                                         struct span key, uint32_t hash)
{
    if (!l->slots || key.n == 0 || key.n > l->longest)
        return NULL;
    for (uint32_t i = hash & l->mask; l->slots[i].n; i = (i + 1) & l->mask)
        if (span_eq(lexeme_key(l, &l->slots[i]), key))
            return &l->slots[i];
    return NULL;
}

const struct lexeme *lexicon_find(const struct lexicon *l, struct span key)
{
    if (!l->slots || key.n == 0 || key.n > l->longest)
        return NULL;
    return lexicon_find_hashed(l, key, span_hash(key));
}

bool lexicon_goes_on(const struct lexicon *l, uint32_t hash)
{
    uint32_t bit = hash & l->heads_mask;

    return l->heads && (l->heads[bit / 8] >> bit % 8 & 1);
}

const struct lexeme *lexicon_find_folded(const struct lexicon *l,
                                         struct span word)
{
    char folded[LONGEST_KEY];

    /* A letter may shrink when folded (typographic apostrophe: 3 to 1). */
    if (!l->slots || word.n > 3 * (size_t)l->longest)
        return NULL;
    struct span key = utf8_fold(word, folded, sizeof folded);
    return lexicon_find(l, key);
}

bool lexicon_has(const struct lexicon *l, struct span word)
{
    return lexicon_find_folded(l, word) != NULL;
}
