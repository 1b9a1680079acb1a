/*
 * Whether a stop ends a sentence: the rules behind sentence.h.
 *
 * A stop is a run of terminators (". . .", "?!", "。") with the closing
 * quotation marks and brackets behind it.  What stands before it (an
 * abbreviation, an initial, a number) and what follows (case, a word that
 * begins sentences, an attribution) decide together.
 * Every look at the text is bounded, so the whole stays linear.
 */
#ifndef TEXT_SENTENCE_STOP_H
#define TEXT_SENTENCE_STOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "text/lang.h"

struct stop {
    struct span text; /* the whole block; all offsets count in it [bytes] */
    const struct lang *lang;
    size_t start;      /* of the sentence that may end here */
    size_t mark;       /* first terminator */
    size_t marks_end;  /* behind the last one */
    size_t end;        /* behind closing quotation marks and brackets */
    size_t next;       /* of the next character that is no white space */
    size_t dots;       /* [full stops] in the run */
    uint32_t last;     /* the last terminator */
    uint32_t closer;   /* the last closing mark, 0: none */
    uint32_t opener;   /* the last mark before the next word, 0: none */
    struct span after; /* the next word */
    uint32_t first;    /* first character behind the opening marks */
    bool only_dot;     /* the run is one full stop */
};

/* Read the stop at `mark`, which must be a terminator: see
 * stop_is_terminator(). */
struct stop stop_read(struct span text, size_t start, size_t mark,
                      const struct lang *lang);

bool stop_is_terminator(uint32_t c);

bool stop_ends_sentence(const struct stop *s);

/* The same for a run of exactly one full stop with white space behind. */
bool stop_full_ends_sentence(const struct stop *s);

/* Whether the next word is one that begins sentences in this language; in
 * a language without such a list, whether it begins with a capital. */
bool stop_before_starter(const struct stop *s);

#endif
