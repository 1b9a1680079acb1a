/*
 * Facts: what a fact sheet holds, each with the places it comes from.
 *
 * Nothing here is made up: every text is a span of a document, and what
 * was computed (a resolved date, a merged name, the person behind "he") is
 * marked as computed.  Owner: the arena of slot_fill(); spans borrow from
 * the documents.
 */
#ifndef FACTS_FACT_H
#define FACTS_FACT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "mention/mention.h"
#include "text/lang.h"

struct at {           /* AT in summarizer-json(5): evidence for a fact */
    size_t doc;       /* [0..] */
    struct span text; /* inside that document's text */
    size_t paragraph; /* [1..], 0: outside the sentences */
    size_t sentence;  /* [1..], 0: outside the sentences */
};

struct evidence {
    struct at *at; /* by document, then offset */
    size_t count;
};

enum fact_status { FACT_SINGLE, FACT_AGREED, FACT_CONFLICT };

struct fact_who {
    struct span name;     /* the fullest spelling */
    struct span role;     /* as quoted from the source, or empty */
    struct span *aliases; /* other spellings, in order of appearance */
    size_t alias_count;
    enum mention_kind kind; /* person, organisation or group */
    struct evidence evidence;
    enum fact_status status;
    double score; /* by which they are ranked */
};

struct fact_what { /* the lead clause, without its attribution */
    struct span text;
    struct evidence evidence;
    enum fact_status status;
};

struct fact_when {
    struct span text;
    struct span iso; /* empty: not resolved */
    enum date_precision precision;
    bool computed;
    bool background; /* before the events that the article is about */
    struct evidence evidence;
    enum fact_status status;
};

struct fact_where {
    struct span text;
    uint16_t country; /* as enum place, 0: not known */
    bool main;        /* dateline or place of the event */
    struct evidence evidence;
    enum fact_status status;
};

enum number_role {
    ROLE_NONE,
    ROLE_REMAINING,
    ROLE_WITHDRAWN,
    ROLE_DEPLOYED,
    ROLE_TOTAL,
    ROLE_PLANNED
};

struct fact_number {
    struct span text; /* with modifier and unit: "more than half of them" */
    struct number_value number; /* unit resolved: "them" -> "troops" */
    struct span what;           /* the words that say what is counted */
    enum unit_class unit_class; /* by unit and by what was done to them */
    enum number_role role;
    struct evidence evidence;
    enum fact_status status;
};

struct fact_reaction {
    struct span speaker; /* empty: not known */
    struct span role;
    struct span verb;  /* the cue as the text has it */
    struct span quote; /* verbatim, without marks */
    bool direct;
    bool computed;      /* the speaker was resolved from he, she, a role */
    struct span stated; /* the speaker's words in the text: "he" */
    struct evidence evidence;
    enum fact_status status;
};

struct fact_loaded {
    struct at at;
    bool quoted;         /* in a quotation or a statement of somebody */
    struct span speaker; /* who, or empty */
    struct span cue; /* in the outlet's voice: the verb before it that reports
                        what somebody said of it ("condemned"), or empty */
};

enum slot {
    SLOT_WHO,
    SLOT_WHAT,
    SLOT_WHEN,
    SLOT_WHERE,
    SLOT_NUMBERS,
    SLOT_REACTIONS,
    SLOTS
};

struct facts {
    struct fact_who *who;
    size_t who_count;
    struct fact_what *what;
    size_t what_count;
    struct fact_when *when;
    size_t when_count;
    struct fact_where *where;
    size_t where_count;
    struct fact_number *numbers;
    size_t number_count;
    struct fact_reaction *reactions;
    size_t reaction_count;
    struct fact_loaded *loaded;
    size_t loaded_count;
    bool not_stated[SLOTS]; /* the slot is empty */
    size_t *duplicate_of;   /* [documents]: index of the document that this
                               one is a copy of; SIZE_MAX: of none */
};

/* The words of the JSON: "who", "killed", "remaining" (NULL for
 * ROLE_NONE), "agreed".  Static. */
const char *slot_name(enum slot slot);
const char *unit_class_name(enum unit_class unit_class);
const char *number_role_name(enum number_role role);
const char *fact_status_name(enum fact_status status);

#endif
