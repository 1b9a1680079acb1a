/*
 * The cast of an article: its persons, bodies, groups and places, each
 * with all its spellings.
 *
 * Names of one person are joined as alias.h says; a bare family or first
 * name joins the bearer of the full name in the same article.  A body is
 * joined with its acronym ("(ICRC)" behind it, or its initials), with its
 * name without the first word or the legal form, and with its first word
 * when that is an acronym ("ABC Motors").  Other first words are places and
 * peoples more often than bodies: three in four of those in 20 clusters.
 */
#ifndef FACTS_CAST_H
#define FACTS_CAST_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/table.h"
#include "facts/slot.h"
#include "mention/mention.h"

#define ENTITY_NONE UINT32_MAX

enum gender { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE };

struct entity {
    struct span name;   /* the fullest spelling */
    struct span role;   /* as quoted, the first one; or empty */
    struct span *forms; /* different spellings, in order of appearance */
    size_t form_count;
    enum mention_kind kind;
    enum gender gender;
    bool geography;   /* in the gazetteer */
    uint16_t country; /* of a place */
    size_t first;     /* [mentions] index of its first mention */
    size_t mentions;  /* [mentions] */
    uint32_t next;    /* older entity with the same key, or ENTITY_NONE */
};

struct cast {
    struct entity *at; /* by first mention */
    size_t count;
    uint32_t *of;        /* [mentions.count]: entity of each mention, or NONE */
    struct table family; /* key of a person's last word -> entity + 1 */
};

/* Owner: `a`.  Cost: linear in the mentions; of entities with one key only
 * the latest sixteen are looked at. */
struct cast cast_build(const struct reading *r, struct arena *a);

/* The person with this family name who was named last, or ENTITY_NONE: for
 * a name that the entity finder missed. */
uint32_t cast_bearer(const struct cast *c, struct span word);

/* The gender that a word of a role has ("actress"), or a person's first
 * name, both by the lists of corpus/. */
enum gender cast_role_gender(const struct lang *lang, struct span role);
enum gender cast_name_gender(struct span name);

#endif
