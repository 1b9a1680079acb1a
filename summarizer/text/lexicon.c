#include "text/lexicon.h"

#include "base/table.h"
#include "base/utf8.h"

struct span lexeme_key(const struct lexicon *l, const struct lexeme *e)
{
    return (struct span){l->pool + e->at, e->n};
}

const struct lexeme *lexicon_probe(const struct lexicon *l, struct span key,
                                   uint32_t hash)
{
    if (key.n == 0)
        return NULL;
    for (uint32_t i = hash & l->mask; l->slots[i].n; i = (i + 1) & l->mask)
        if (span_eq(lexeme_key(l, &l->slots[i]), key))
            return &l->slots[i];
    return NULL;
}

const struct lexeme *lexicon_find(const struct lexicon *l, struct span key)
{
    if (!l->slots || key.n > l->longest)
        return NULL;
    return lexicon_find_hashed(l, key, span_hash(key));
}

bool lexicon_goes_on(const struct lexicon *l, uint32_t hash)
{
    uint32_t bit = hash & l->prefixes_mask;

    return l->prefixes && (l->prefixes[bit / 8] >> bit % 8 & 1);
}

const struct lexeme *lexicon_probe_word(const struct lexicon *l,
                                        struct span word, uint32_t hash)
{
    if (word.n == 0)
        return NULL;
    for (uint32_t i = hash & l->mask; l->slots[i].n; i = (i + 1) & l->mask)
        if (utf8_folds_to(word, lexeme_key(l, &l->slots[i])))
            return &l->slots[i];
    return NULL;
}

const struct lexeme *lexicon_find_folded(const struct lexicon *l,
                                         struct span word)
{
    /* A letter may shrink when folded (typographic apostrophe: 3 to 1). */
    if (!l->slots || word.n > 3 * (size_t)l->longest)
        return NULL;
    return lexicon_find_word(l, word, span_hash_folded(word));
}

bool lexicon_has(const struct lexicon *l, struct span word)
{
    return lexicon_find_folded(l, word) != NULL;
}
