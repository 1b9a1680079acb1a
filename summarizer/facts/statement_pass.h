/*
 * One pass over the statements of an article: where it stands, and how a
 * statement is given out.  For statement.c and statement_loose.c only.
 */
#ifndef FACTS_STATEMENT_PASS_H
#define FACTS_STATEMENT_PASS_H

#include "facts/content.h"
#include "facts/fact.h"
#include "facts/speaker.h"
#include "facts/voice.h"

/* [words] shorter quotations are terms and titles, no statements. */
enum { QUOTE_WORDS = 5 };

struct pass {
    const struct clauses *c;
    struct arena *arena;
    struct discourse discourse;
    const struct unit *unit;
    size_t floor;             /* [tokens] behind the last cue of the unit */
    size_t covered;           /* [tokens] behind the last indirect content */
    struct span verb;         /* of the last statement */
    size_t spoke_in;          /* [paragraphs] of the last statement */
    size_t quoted_in;         /* [paragraphs] of the last direct quotation */
    size_t before;            /* statements before this unit */
    struct speaker announced; /* "The mayor wrote:" before a quotation */
    size_t announced_in;      /* [paragraphs] where, 0: nobody is */
    bool *used;               /* [mentions] quotations that are given out */
    struct fact_reaction *out;
    size_t count;
};

/* [words] of a text of the article, without marks. */
size_t pass_words(const struct clauses *c, struct span text);

/* Gives out a quotation, once: `mention` is its index. */
void pass_give_quote(struct pass *p, uint32_t mention, const struct speaker *s);

/* Gives out tokens [first, end) as an indirect statement.  False: too
 * little is left of them. */
bool pass_give_clause(struct pass *p, size_t first, size_t end,
                      const struct speaker *s);

/* Whether a quotation (1 + mention) begins its clause, so that all of it is
 * quoted. */
bool pass_opens_clause(const struct pass *p, uint32_t quote);

/* Whether somebody has spoken in this unit. */
bool pass_spoke(const struct pass *p);

/* Reads the quotations of the unit that no cue has claimed: the speaker is
 * named behind a dash, announced in the paragraph before, or goes on. */
void loose_read(struct pass *p);

#endif
