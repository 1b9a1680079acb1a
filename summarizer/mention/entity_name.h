/*
 * Names while they are being found: rows of tokens with a type, for the
 * modules of mention/entity only.
 *
 * Order of the work: labels (entity_model, or entity_plain for a language
 * without one) -> names of each sentence (entity_trim) -> one type per
 * name in the document (entity_type) -> roles (entity_role) -> mentions.
 */
#ifndef MENTION_ENTITY_NAME_H
#define MENTION_ENTITY_NAME_H

#include "base/arena.h"
#include "mention/entity_model.h"
#include "mention/finder.h"

struct name {
    size_t from, to; /* tokens of the document, half open */
    size_t sentence; /* [sentences] */
    enum entity_type type;
    struct span role; /* of a person, or empty */
    bool dropped;
};

struct names {
    struct name *at; /* in order, without overlap */
    size_t count;
    struct arena *arena;
};

/* A sentence, and what it is looked up in. */
struct entity_line {
    const struct lang *lang;
    const struct token *tokens; /* of the document */
    size_t first, end;          /* the sentence's tokens */
    size_t sentence;
};

/* The text from the first token to before the last; from < to. */
struct span entity_text(const struct token *tokens, size_t from, size_t to);

/* The tag of a list's entry for one token in any case, 0: not in it. */
unsigned entity_title(const struct lang *lang, const struct token *t);
bool entity_is_title(const struct lang *lang, const struct token *t);

/* The full stop of an abbreviated title: "Gen", ".". */
bool entity_is_title_stop(const struct entity_line *line, size_t i);

/* Whether the tokens [i, i + 3) are one title: "secretary of state". */
bool entity_is_title_of(const struct entity_line *line, size_t i);

/* Start of the honorifics that end before token i; i if there is none. */
size_t entity_honorifics(const struct entity_line *line, size_t i);

/* Office or rank: the head of a role. */
bool entity_is_head(const struct lang *lang, const struct token *t);

const struct lexeme *entity_place(struct span text);
bool entity_is_demonym(struct span text);

/* Labels by lists alone, for a language without a model: places, known
 * first names and titles with what follows, names with a body's word. */
uint8_t *entity_plain(const struct entity_line *line, struct arena *a);

/* Adds the names of a sentence: titles, honorifics, possessives, calendar
 * words and demonyms taken off; countries that the labels missed added. */
void entity_trim(const struct entity_line *line, const uint8_t *labels,
                 struct names *out);

/* One type for each name of the document; drops what is no name. */
void entity_settle(const struct finder_input *in, struct names *names);

/* The role of a person, before or behind the name; or empty. */
struct span entity_role(const struct entity_line *line,
                        const struct names *names, size_t i);

#endif
