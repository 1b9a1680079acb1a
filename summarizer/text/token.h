/*
 * Tokens: the words, numbers and marks of sentences.
 *
 * A word is a run of letters, digits, hyphens and apostrophes that begins
 * with a letter (al-Kadhimi, COVID-19, don’t, l’homme); "U.S.", "a.m.", the
 * initial in "John F. Kemp", "bbc.co.uk" and "AT&T" are one word with
 * their marks, but a full stop that ends the sentence is none of theirs,
 * unless it follows single letters (D.C.).  Other abbreviations are cut
 * from their full stop.  A final 's is a token of its own.  A number is a
 * run of digits with its inner separators (1,234.5, 10:30); digit ranges
 * are cut at the hyphen, and letters behind a number are a word of their
 * own, glued to it (5 th, 3.2 bn).  Everything else that is no white space
 * is a mark of one character.  Scripts without spaces make one word per
 * cluster (cluster.h); Hangul has spaces.  The cuts follow the Penn Treebank
 * where the entity model was trained on it, but for "n't".
 */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "text/lexicon.h"
#include "text/sentence.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK };

enum token_flag {
    TOKEN_CAPITAL = 1, /* first letter is upper case, or al-Xxx, d’Xxx */
    TOKEN_UPPER = 2,   /* two or more letters, none in lower case */
    TOKEN_DIGIT = 4,   /* holds a digit */
    TOKEN_GLUED = 8,   /* no white space before it */
    TOKEN_CLITIC = 16, /* the 's of a possessive or contraction */
    TOKEN_DOTTED = 32  /* holds a full stop: U.S., a.m., 3.5 */
};

struct token {
    struct span text; /* inside its sentence */
    uint8_t kind;     /* enum token_kind */
    uint8_t flags;    /* of enum token_flag */
    uint32_t hash;    /* span_hash_folded(text): for all look-ups */
};

/* The entry of a list for a token in any case, or NULL. */
static inline const struct lexeme *token_find(const struct lexicon *l,
                                              const struct token *t)
{
    return lexicon_find_word(l, t->text, t->hash);
}

static inline bool token_in(const struct lexicon *l, const struct token *t)
{
    return token_find(l, t) != NULL;
}

struct tokens {
    struct token *at;
    size_t count;  /* [tokens] */
    size_t *first; /* first[i]: index of sentence i's first token;
                      first[sentences.count] == count */
};

/* Owner: lives in `a`, spans borrow from the sentences.  Cost: linear. */
struct tokens token_split(const struct sentences *sentences, struct arena *a);

/* The tokens of one piece of text: `first` is {0, count}. */
struct tokens token_split_span(struct span text, struct arena *a);

/* Index of the first token that begins at or behind the byte `p` of the
 * text.  Cost: the logarithm of their number. */
size_t token_from(const struct tokens *t, const char *p);

#endif
