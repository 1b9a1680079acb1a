/*
 * Mentions: every person, place, organisation, group, date, number and
 * quotation that the text names, with its span and its value.
 *
 * The list of kinds and of their finders is in mention.c.  All but
 * quotations lie within one sentence.  Spans point into document.text and
 * begin and end at characters.
 */
#ifndef MENTION_MENTION_H
#define MENTION_MENTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "text/document.h"
#include "text/sentence.h"
#include "text/token.h"

enum mention_kind {
    MENTION_PERSON,
    MENTION_PLACE,
    MENTION_ORGANISATION,
    MENTION_GROUP, /* peoples, religions: "Iraqis", "Sunni" */
    MENTION_DATE,
    MENTION_NUMBER,
    MENTION_QUOTE,
    MENTION_KINDS
};

struct name_value {
    struct span role; /* as the text has it, before or behind; or empty */
    uint16_t country; /* place: ISO 3166 as enum place, or 0 */
    bool dateline;    /* place that stands in the dateline */
    bool geography;   /* in the gazetteer (a place by itself) */
};

enum timex_type { TIMEX_DATE, TIMEX_TIME, TIMEX_DURATION, TIMEX_SET };

enum date_precision {
    PRECISION_TIME,
    PRECISION_DAY,
    PRECISION_WEEKEND,
    PRECISION_WEEK,
    PRECISION_MONTH,
    PRECISION_QUARTER,
    PRECISION_YEAR,
    PRECISION_NONE
};

struct date_value { /* Source of the values: TimeML 1.2.1, TIMEX3 */
    enum timex_type type;
    enum date_precision precision;
    struct span value; /* TIMEX3 value in the arena: "2021-01-05", "P2D",
                          "2021-W01", "PAST_REF"; empty: unresolved */
    struct span iso;   /* for a fact sheet: "2021-01-05", "2021-01",
                          "2021-01-02/2021-01-03"; empty: not resolved */
    bool computed;     /* from the reference date or an earlier date */
    struct span range; /* "from 2006 to 2015" if this date opens it; the date
                          that closes it is the next mention; or empty */
    struct span range_iso; /* "2006/2015" */
};

struct number_value {
    bool has_value, has_min, has_max, has_approx;
    double value, min, max, approx;
    bool exclusive;   /* "more than", "less than": the bound itself is out */
    bool vague;       /* "hundreds": min and max span the words' range */
    bool fraction;    /* "half of": value in [0..1] */
    struct span unit; /* head noun, "$", "%"; in text or static; or empty */
    enum unit_class unit_class; /* of the head noun alone */
};

struct quote_value {
    struct span marked; /* the quotation with its marks */
    bool open;          /* no closing mark: the paragraph ended first */
    bool continues;     /* goes on in the next quotation (next paragraph) */
    bool scare;         /* under five words: a term or title, no statement */
};

struct mention {
    enum mention_kind kind;
    struct span text; /* a quotation without its marks */
    size_t sentence;  /* index of the sentence in which it begins */
    union {
        struct name_value name; /* person, place, organisation, group */
        struct date_value date;
        struct number_value number;
        struct quote_value quote;
    } as;
};

struct mentions {
    struct mention *at; /* by text.p, longer first */
    size_t count;
};

/*
 * All mentions of a document.
 * Owner: lives in `a`.  Errors: none.  Cost: linear; the entity model runs
 * only around capital letters.
 */
struct mentions mention_find(const struct document *doc,
                             const struct sentences *sentences,
                             const struct tokens *tokens, struct arena *a);

/* Index of the first mention that begins at or behind the byte `p` of the
 * document's text.  Cost: the logarithm of their number. */
size_t mention_from(const struct mentions *all, const char *p);

/* "person" and so on: the words of --mentions.  Static. */
const char *mention_kind_name(enum mention_kind kind);
const char *timex_type_name(enum timex_type type);
const char *date_precision_name(enum date_precision precision);

#endif
