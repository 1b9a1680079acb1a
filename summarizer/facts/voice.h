/*
 * Voices: the noun phrase that speaks, found from its reporting verb.
 *
 * Before the verb it is the first noun phrase of the clause that is no
 * circumstance ("In a speech, Smith, the mayor, said"); behind it, in
 * inverted order, what follows up to the first mark or preposition
 * ("said Smith, the mayor").  Passives, infinitives and nouns that look
 * like verbs have no voice.
 */
#ifndef FACTS_VOICE_H
#define FACTS_VOICE_H

#include <stdbool.h>

#include "facts/clause.h"

struct voice {
    size_t first, end; /* [tokens] the noun phrase, half open */
    size_t from;       /* [tokens] where its clause begins */
    uint32_t person;   /* 1 + mention that names it ("a spokesman, Jo Lee"),
                          or 0 */
    size_t named, named_end; /* [tokens] the same of a name that no finder
                                knew; empty: none */
    bool shared;             /* the subject is that of the verb before */
};

/* The voice before the cue; `floor` is the token behind the last cue.
 * False: there is none. */
bool voice_before(const struct clauses *c, size_t floor,
                  const struct cue_at *cue, struct voice *v);

/* The voice behind the cue, before token `limit`. */
bool voice_behind(const struct clauses *c, const struct cue_at *cue,
                  size_t limit, struct voice *v);

/* The subject of a sentence that begins at `first`, as far as its auxiliary
 * verb tells where it ends ("A woman can be heard …"). */
bool voice_opening(const struct clauses *c, size_t first, size_t limit,
                   struct voice *v);

/* The end of the core of a noun phrase: before its first preposition,
 * relative or bracket. */
size_t voice_core(const struct clauses *c, size_t first, size_t end);

/* Whether token i is a word for people, an office or a body. */
bool voice_source_noun(const struct clauses *c, size_t i);

/* Whether the phrase can speak: a name, a pronoun, an office or a body. */
bool voice_can_speak(const struct clauses *c, const struct voice *v);

#endif
