/*
 * Phrases: the words of one line, and the entries of the language's list
 * `lines` that begin at one of them.  Private to block and line.
 */
#ifndef INPUT_PHRASE_H
#define INPUT_PHRASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "text/lang.h"

/* The next word from *at on: letters and digits with the apostrophes,
 * hyphens and full stops inside.  Moves *at behind it. */
bool phrase_word(struct span line, size_t *at, struct span *word);

/* The longest entry of lang->lines that begins with the first word from
 * *at on; moves *at behind it.  NULL, and *at stays: none.  Cost: the
 * length of the longest entry. */
const struct lexeme *phrase_at(const struct lang *lang, struct span line,
                               size_t *at);

/* The same, but leaves out months, weekdays and numbers: "In this Jan. 3,
 * 2020 file photo" is "in this file photo". */
const struct lexeme *phrase_dateless(const struct lang *lang, struct span line,
                                     size_t *at);

struct shape { /* of the words of a line */
    size_t words, capitals, numbers;
    size_t small; /* lower-case words of more than three letters that are
                     neither stop words nor in `lines` */
    size_t dates; /* months and weekdays */
    size_t months;
    size_t other; /* neither dates nor numbers nor LINE_DATE words */
    size_t agencies, pictures; /* news agencies, agencies of pictures */
    size_t credits;            /* "photo", "courtesy" */
    size_t credit_phrases;     /* "photo by", "staff photographer" */
};

struct shape phrase_shape(const struct lang *lang, struct span line);

/* Whether the line has no small word: names, numbers and what links them.
 * `shape` is that of the line then, else of its beginning: prose is known
 * by its first few words. */
bool phrase_names(const struct lang *lang, struct span line,
                  struct shape *shape);

/* Whether the line ends as a sentence does: a terminator, then closing
 * quotes and brackets. */
bool phrase_has_stop(struct span line);

/* Whether `c` opens or closes a quotation. */
bool phrase_is_quote(uint32_t c);

#endif
