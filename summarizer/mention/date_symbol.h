/*
 * Symbols: a sentence as the date matcher sees it.
 *
 * Tokens are cut further, at hyphens and between digits and letters, so
 * that "third-quarter", "11-year", "6pm" and "mid-1996" read like their
 * spaced forms, and each piece is looked up in the calendar list once.
 * Entries of several words ("New Year's Eve") become one symbol.  Number
 * words are looked up near units and months only, for speed.
 */
#ifndef MENTION_DATE_SYMBOL_H
#define MENTION_DATE_SYMBOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "text/lang.h"
#include "text/token.h"

enum symbol_kind { /* besides enum calendar, which comes before */
                   SYMBOL_OTHER = 0,
                   SYMBOL_MARK = 64, /* value: its code point */
                   SYMBOL_DIGITS,    /* value: the number; "1,234.5" is -1 */
                   SYMBOL_COUNT = 80 /* + enum number_word; value: as there */
};

enum symbol_flag {
    SYMBOL_GLUED = 1,   /* no white space before it */
    SYMBOL_CAPITAL = 2, /* begins with a capital letter */
    SYMBOL_COMMON = 4   /* also a common word: may, sun, fall */
};

struct symbol {
    struct span text;
    uint8_t kind, flags;
    uint8_t digits; /* number of digits of SYMBOL_DIGITS */
    int32_t value;
    uint32_t hash; /* of a word: span_hash_folded(text) */
};

/* The entry of a list for a word in any case, or NULL. */
static inline const struct lexeme *symbol_find(const struct lexicon *l,
                                               const struct symbol *symbol)
{
    return lexicon_find_word(l, symbol->text, symbol->hash);
}

static inline bool symbol_has(const struct lexicon *l,
                              const struct symbol *symbol)
{
    return symbol_find(l, symbol) != NULL;
}

struct symbols {
    struct symbol *at;
    size_t count;
    bool any;         /* a word that can begin or carry a date is here */
    bool month_first; /* 03/01 is the first of March */
    const struct lang *lang;
    struct arena *arena;
    size_t room;
};

/* An empty set of symbols; its array grows in `a` and is used again. */
struct symbols symbol_start(const struct lang *lang, struct arena *a);

/* Read one sentence's tokens into `s`.  Cost: linear, one look-up a word. */
void symbol_read(struct symbols *s, const struct token *tokens, size_t count);

/* Symbol i; behind the last one an empty mark, so matchers may look on. */
struct symbol symbol_at(const struct symbols *s, size_t i);

/* Whether symbol i is of this kind (enum calendar or symbol_kind). */
bool symbol_is(const struct symbols *s, size_t i, int kind);

/* Whether symbol i is of one of these kinds. */
bool symbol_in(const struct symbols *s, size_t i, const uint8_t *kinds,
               size_t count);
#define SYMBOL_IN(s, i, kinds) symbol_in((s), (i), (kinds), sizeof(kinds))

/* Whether no white space parts symbol i from the one before. */
bool symbol_is_glued(const struct symbols *s, size_t i);

/* Whether a word or number sticks to the end of symbol i - 1. */
bool symbol_is_stuck(const struct symbols *s, size_t i);

/* Whether symbol i is this mark. */
bool symbol_is_mark(const struct symbols *s, size_t i, uint32_t mark);

#endif
