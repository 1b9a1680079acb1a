/*
 * A word list with one tag and one number per entry, made from a file of
 * corpus/ at build time (summarizer/train/embed.c): a constant hash table
 * without pointers, so it costs nothing at start and its pages are touched
 * only when it is asked.
 *
 * Keys are in lower case with a plain apostrophe unless the list says
 * otherwise; keys of several words have single spaces.
 *
 * Most words that are asked are in no list, so each list has a filter: one
 * bit for each key at its hash, in eight bits per slot (B. Bloom, 1970,
 * with one hash function).  A second one holds the heads of the keys that
 * go on behind their first letters and digits ("new" of "new york", "st"
 * of "st. louis", "al" of "al-anbar"), so that phrases are put together
 * only where one can begin.
 */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

struct lexeme {
    uint32_t at;   /* of the key in `pool` [bytes] */
    uint16_t n;    /* length of the key [bytes]; 0: empty slot */
    uint16_t tag;  /* what kind of entry; the list says which enum */
    int32_t value; /* what the list says, else 0 */
};

struct lexicon {
    const struct lexeme *slots; /* NULL: no entries */
    uint32_t mask;              /* number of slots - 1 */
    uint32_t count;             /* [entries] */
    uint16_t longest;           /* [bytes] of the longest key */
    uint16_t words;             /* [words] in the key with most words */
    const char *pool;
    /* A Bloom filter (B. Bloom, 1970) with one hash of what stands before
     * a space in the keys; NULL: no key has one. */
    const unsigned char *prefixes;
    uint32_t prefixes_mask;        /* [bits] - 1 */
    const uint8_t *filter, *heads; /* [mask + 1 bytes], NULL: no entries */
};

static inline bool lexicon_bit(const struct lexicon *l, const uint8_t *bits,
                               uint32_t hash)
{
    return bits && bits[hash >> 3 & l->mask] >> (hash & 7) & 1;
}

/* Whether a key with this span_hash() may be in the list. */
static inline bool lexicon_may_hold(const struct lexicon *l, uint32_t hash)
{
    return lexicon_bit(l, l->filter, hash);
}

/* Whether a longer key may begin with a head of this span_hash(). */
static inline bool lexicon_may_head(const struct lexicon *l, uint32_t hash)
{
    return lexicon_bit(l, l->heads, hash);
}

/* The letters and digits of ASCII at the start of a folded word or key. */
static inline struct span lexicon_head(struct span folded)
{
    size_t n = 0;

    while (n < folded.n && ((folded.p[n] >= 'a' && folded.p[n] <= 'z') ||
                            (folded.p[n] >= '0' && folded.p[n] <= '9')))
        n++;
    return span_upto(folded, n);
}

/* The entry whose key is exactly `key`, or NULL.  Cost: O(key.n). */
const struct lexeme *lexicon_find(const struct lexicon *l, struct span key);

/* lexicon_find_hashed() and lexicon_find_word() behind the filter. */
const struct lexeme *lexicon_probe(const struct lexicon *l, struct span key,
                                   uint32_t hash);
const struct lexeme *lexicon_probe_word(const struct lexicon *l,
                                        struct span word, uint32_t hash);

/* The same when span_hash(key) is known: one key asked of many lists. */
static inline const struct lexeme *
lexicon_find_hashed(const struct lexicon *l, struct span key, uint32_t hash)
{
    return lexicon_may_hold(l, hash) ? lexicon_probe(l, key, hash) : NULL;
}

/* Whether a key may go on behind `head`, one or more whole words with
 * span_hash(head) `hash`.  Never false for the head of a key; true for
 * at most one in eight others. */
bool lexicon_goes_on(const struct lexicon *l, uint32_t hash);

/* The same as lexicon_find() for `word` in any case (utf8_fold). */
const struct lexeme *lexicon_find_folded(const struct lexicon *l,
                                         struct span word);

/* The same when span_hash_folded(word) is known. */
static inline const struct lexeme *
lexicon_find_word(const struct lexicon *l, struct span word, uint32_t hash)
{
    return lexicon_may_hold(l, hash) ? lexicon_probe_word(l, word, hash) : NULL;
}

/* Whether `word`, in any case, is in the list. */
bool lexicon_has(const struct lexicon *l, struct span word);

/* The key of an entry, static storage. */
struct span lexeme_key(const struct lexicon *l, const struct lexeme *e);

#endif
