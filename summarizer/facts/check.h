/*
 * Checking a brief against its sources.
 *
 * Every quotation, number, date and name of the brief, and every sentence
 * that has none of them or comes close to one of a source, is looked for
 * in the sources: found, found with other words, or missing.  Only the
 * text counts.  Words are compared without case, marks and white space.
 *
 *   quotation  its words stand in a source in one run ("…" may leave some
 *              out), and whoever it is given to says them there
 *   number     value and noun; a rounded one ("about 2,500") if a source's
 *              number rounds to it, a bound ("more than 2,400") if it is
 *              that number cut short.  The same value with another noun
 *              of the same kind, or with another bound, is reworded
 *   date       its resolved value is one of a source's, or the month or
 *              year of one; unresolved ones by their TIMEX3 value; an ISO
 *              value beside quoted words ("on Sunday") is what they mean
 *   name       its words, or another spelling (alias.h), initials, or the
 *              country of a people
 *   sentence   verbatim, or reworded: close to a source's sentence with a
 *              word that this has not, or with a negation more or less
 *
 * What the program itself writes between its findings (headings, labels)
 * is no claim; the caller passes these phrases.
 */
#ifndef FACTS_CHECK_H
#define FACTS_CHECK_H

#include "facts/fact.h"
#include "facts/slot.h"

enum check_kind {
    CHECK_QUOTE,
    CHECK_NUMBER,
    CHECK_DATE,
    CHECK_NAME,
    CHECK_SENTENCE,
    CHECK_KINDS
};

enum check_verdict {
    CHECK_FOUND,
    CHECK_REWORDED,
    CHECK_MISSING,
    CHECK_VERDICTS
};

struct check_item {
    enum check_kind kind;
    enum check_verdict verdict;
    struct span text;      /* in the brief */
    size_t line, column;   /* [1..] in the brief's file, filled by the caller */
    bool placed;           /* `at` is filled */
    struct at at;          /* where it was found, or what is nearest */
    struct span nearest;   /* wording of a source; empty: none, or found */
    struct span stated_by; /* speaker in the source, if that is the fault */
};

struct check {
    struct check_item *items; /* by place in the brief, then kind */
    size_t count;
    size_t verdicts[CHECK_VERDICTS]; /* [items] of each */
};

struct check_request {
    const struct reading *sources; /* [count] */
    size_t count;
    const struct facts *facts;    /* of the sources, merged */
    const struct reading *brief;  /* read with every block as prose */
    const enum block_kind *kinds; /* [blocks] of the brief, as they were */
    const struct span *labels;    /* phrases of the program; "#" is any number,
                                     a final "…" the rest of the sentence */
    size_t label_count;
};

/* Owner: `a`; spans borrow from the documents.  Cost: near-linear in the
 * brief and the sources. */
struct check check_brief(const struct check_request *request, struct arena *a);

/* "quote", "found" and so on: the words of the JSON.  Static. */
const char *check_kind_name(enum check_kind kind);
const char *check_verdict_name(enum check_verdict verdict);

#endif
