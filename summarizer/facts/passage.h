/*
 * Passages: the words of all sources, for finding any wording in them.
 *
 * A wording is its words in lower case; marks, spaces and line breaks do
 * not count, but signs of money and percent do.  All runs of words are
 * found through a suffix array of words (U. Manber and G. Myers, "Suffix
 * arrays", 1993), sorted by doubling to 64 words, so that every question
 * costs the logarithm of the sources and no wording is repeated often
 * enough to make it slow.
 */
#ifndef FACTS_PASSAGE_H
#define FACTS_PASSAGE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/table.h"
#include "facts/slot.h"

#define WORD_NONE UINT32_MAX

struct passage_word {
    struct span text; /* in a source */
    uint32_t id;      /* the same for the same word; none is 0 */
    uint32_t passage; /* index */
};

/* A sentence of a source, or a line of it that is none: a heading, a
 * caption; or what is known of it besides its text, such as its title. */
struct passage {
    size_t doc;
    struct span text;
    size_t sentence, paragraph; /* [1..], 0: no sentence */
    size_t first, end;          /* [words] half open */
    bool stated;                /* metadata: no place in the text */
};

struct passages {
    const struct reading *readings;
    size_t readings_count;
    struct table ids; /* folded word -> id; for all texts alike */
    uint32_t id_count;
    struct passage_word *words; /* by document, then place */
    size_t count;               /* [words] */
    struct passage *at;
    size_t passage_count;
    uint32_t *order; /* [words] places sorted by what begins there */
    struct arena *arena;
};

/* Owner: `a`.  Cost: O(n log n) in the words of the sources. */
struct passages passage_index(const struct reading *readings, size_t count,
                              struct arena *a);

/* The id of a token, a new one for a new word; 0 for a mark that is no
 * word. */
uint32_t passage_id(struct passages *p, const struct token *t);

/* The longest run that `ids` begins with: its length [words], and in *place
 * where it stands.  0: not even the first word is there. */
size_t passage_longest(const struct passages *p, const uint32_t *ids,
                       size_t count, size_t *place);

/* All places of this wording: order[*first .. + result).  At most 64 words
 * are compared by the order; check longer ones with passage_is(). */
size_t passage_all(const struct passages *p, const uint32_t *ids, size_t count,
                   size_t *first);

/* Whether the words at `place` are these. */
bool passage_is(const struct passages *p, size_t place, const uint32_t *ids,
                size_t count);

/* The first word at or behind byte `p` of document `doc`'s text. */
size_t passage_word_at(const struct passages *all, size_t doc, const char *p);

/* The text from word `first` to word `last`, both included; of one source. */
struct span passage_text(const struct passages *p, size_t first, size_t last);

#endif
