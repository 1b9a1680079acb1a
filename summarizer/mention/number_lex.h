/*
 * Atoms: a run of tokens as the grammar of numbers sees it.
 *
 * One atom per token, but words joined by hyphens that begin with a number
 * word are taken apart ("twenty-one", "five-year"), a point before digits
 * belongs to them (.5), and an exponent too (1e10).  Atom 0 and the last
 * four are ATOM_END, so the grammar may look behind and a little ahead
 * without asking.
 */
#ifndef MENTION_NUMBER_LEX_H
#define MENTION_NUMBER_LEX_H

#include "mention/finder.h"
#include "text/lang.h"

enum atom_kind {
    ATOM_END,
    ATOM_WORD,     /* any word that is no number word */
    ATOM_NUMBER,   /* word of lang.numbers; tag and value are set */
    ATOM_DIGITS,   /* value is set */
    ATOM_VULGAR,   /* a fraction in one character; value is set */
    ATOM_CURRENCY, /* $, £, € … */
    ATOM_PERCENT,  /* % */
    ATOM_DASH,     /* hyphen, minus sign or dash */
    ATOM_MARK,     /* any other mark, and digits that are no number */
    ATOM_DATE      /* part of a date mention */
};

struct atom {
    struct span text;
    double value;
    enum atom_kind kind;
    enum number_word tag; /* of an ATOM_NUMBER */
    bool glued;           /* no white space before it */
    bool capital;         /* begins with or holds a capital letter */
    bool grouped;         /* digits with separators or a fraction: 1,234.5 */
    uint32_t hash;        /* span_hash_folded(text) */
};

/* The entry of a list for an atom in any case, or NULL. */
static inline const struct lexeme *atom_find(const struct lexicon *l,
                                             const struct atom *a)
{
    return lexicon_find_word(l, a->text, a->hash);
}

static inline bool atom_in(const struct lexicon *l, const struct atom *a)
{
    return atom_find(l, a) != NULL;
}

struct atoms {
    struct atom *at;
    size_t count; /* with the ATOM_END */
};

struct lexing { /* what atoms are made from */
    const struct tokens *tokens;
    const struct lang *lang;
    const struct mention *dates; /* in order of the text */
    size_t date_count, date;     /* date: first that may still lie ahead */
};

/* Tokens that are read at once, which bounds memory on a sentence of
 * megabytes (none in 700 news articles has more than 180), and the most
 * atoms they can give: ATOM_PIECES to a token with a hyphen behind each, and as
 * many of what follows digits in it. */
enum {
    ATOM_RUN = 256,
    ATOM_PIECES = 4,
    ATOM_AHEAD = 4,
    ATOM_ROOM = ATOM_RUN * 3 * ATOM_PIECES + 1 + ATOM_AHEAD
};

/* The atoms of tokens first to end, at most ATOM_RUN, into `into`, which
 * has ATOM_ROOM.  Cost: linear; one look-up per word. */
struct atoms atom_split(struct lexing *x, size_t first, size_t end,
                        struct atom *into);

/* The value of digits with separators; `point` is the decimal mark.  False
 * if they are no number (1.2.3). */
bool digits_value(struct span digits, char point, double *value);

/* 10 to the power n; n in [0..18]. */
double power_of_ten(int n);

#endif
