/*
 * Clauses: what the words of an article are to one another, as far as
 * function words, marks and reporting verbs tell it without a parser.
 *
 * Every token gets the name, date and quotation that it lies in.  A unit is
 * a run of sentences of one paragraph that a quotation holds together: who
 * says it may stand behind its last sentence.
 */
#ifndef FACTS_CLAUSE_H
#define FACTS_CLAUSE_H

#include <stdint.h>

#include "facts/slot.h"
#include "text/lang.h"

struct cue_at {
    size_t first, end; /* [tokens] half open */
    uint16_t kind;     /* enum cue */
    int32_t value;     /* enum cue_value */
};

struct unit {
    size_t first, end; /* [tokens] half open */
    size_t sentence;   /* of its first token */
    size_t sentences;  /* [sentences] in it */
    size_t paragraph;  /* [1..] */
};

struct clauses {
    const struct reading *r;
    const struct lang *lang;
    bool *stop;       /* [tokens] a mark that ends a clause; the full stop of
                         "Mr." is none */
    uint8_t *grammar; /* [tokens] enum grammar, 0: none */
    uint32_t *name;   /* [tokens] 1 + mention of a name, 0: none */
    uint32_t *date;   /* [tokens] 1 + mention of a date, 0: none */
    uint32_t *number; /* [tokens] 1 + mention of a number, 0: none */
    uint32_t *quote;  /* [tokens] 1 + mention of a quotation in whose marks
                         it lies; terms and titles in quotes do not count */
    struct unit *units;
    size_t unit_count;
};

/* Owner: `a`.  Cost: linear. */
struct clauses clause_read(const struct reading *r, struct arena *a);

/* The reporting cue that begins at token i, the longest one. */
bool clause_cue(const struct clauses *c, size_t i, struct cue_at *cue);

/* The longest entry of a list that begins at token i, or NULL; `words` gets
 * its length [tokens]. */
const struct lexeme *clause_phrase(const struct tokens *tokens, size_t i,
                                   const struct lexicon *list, size_t *words);

/* The text of tokens a to b, half open; a < b. */
struct span clause_text(const struct clauses *c, size_t a, size_t b);

struct span clause_word(const struct clauses *c, size_t i);

/* Whether token i is this one mark. */
bool clause_mark(const struct clauses *c, size_t i, char mark);

/* Whether token i is a mark that ends a clause: . ; : ! ? or a dash. */
bool clause_stop(const struct clauses *c, size_t i);

/* The same without colons and dashes: what ends a sentence. */
bool clause_full_stop(const struct clauses *c, size_t i);

/* Whether token i is a dash. */
bool clause_dash(const struct clauses *c, size_t i);

/* What the last letters of a word that is neither a function word nor a name
 * tell about it: enum ending or 0. */
int clause_ending(const struct clauses *c, size_t i);

/* Whether the word at i may stand before an infinitive: "to". */
bool clause_infinitive(const struct clauses *c, size_t i);

/* Whether token i is an adverb by the language's lists. */
bool clause_adverb(const struct clauses *c, size_t i);

/* What kind of conjunction GRAMMAR_BUT token i is: enum junction or 0. */
int clause_junction(const struct clauses *c, size_t i);

/* The end of the name, or of the token, at i. */
size_t clause_skip_name(const struct clauses *c, size_t i);

/* First token at or behind the byte `p` of the text. */
size_t clause_token_at(const struct clauses *c, const char *p);

#endif
