/*
 * Speakers: who a voice is, from what the article said before.
 *
 * The discourse is updated sentence by sentence, statements included.  "He"
 * is the first person of the right gender in the same sentence, else the
 * one in focus: the last speaker, or the first person of the last sentence
 * that named one.  "The minister" is the last person whose role has that
 * word; "the company" the last body.  Gender comes from honorifics, roles
 * and first names; a person of unknown gender may be either.
 */
#ifndef FACTS_SPEAKER_H
#define FACTS_SPEAKER_H

#include "base/table.h"
#include "facts/cast.h"
#include "facts/clause.h"
#include "facts/voice.h"

struct speaker {
    struct span name; /* fullest spelling, or the words; empty: unknown */
    struct span role;
    struct span stated; /* the words of the text when it was computed */
    bool computed;
    uint32_t entity; /* or ENTITY_NONE */
};

struct discourse {
    const struct clauses *c;
    const struct cast *cast;
    struct arena *arena;
    uint32_t focus[3];  /* person in focus by enum gender */
    uint32_t body;      /* last organisation, group or country that acted */
    struct table roles; /* word of a role, folded -> entity + 1 */
    size_t passed;      /* [mentions] that were passed */
    struct speaker last;
    bool heard; /* `last` is somebody */
};

struct discourse discourse_begin(const struct clauses *c,
                                 const struct cast *cast, struct arena *a);

/* Who the voice is; `unit` is where it stands. */
struct speaker speaker_find(struct discourse *d, const struct unit *unit,
                            const struct voice *v);

/* Somebody has spoken. */
void discourse_hear(struct discourse *d, const struct speaker *s);

/* Somebody has acted: "he" may be this person. */
void discourse_see(struct discourse *d, uint32_t entity);

/* A unit is read to its end: its persons can now be referred to. */
void discourse_pass(struct discourse *d, const struct unit *unit);

/* The person who is the subject of a unit without a reporting verb, for a
 * quotation that follows it. */
struct speaker speaker_of_unit(struct discourse *d, const struct unit *unit,
                               size_t before);

#endif
