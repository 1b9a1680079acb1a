/*
 * The marks that begin the items of a list inside running text: "1.",
 * "2.)", "b)", "(c)", bullets.
 */
#ifndef TEXT_SENTENCE_LIST_H
#define TEXT_SENTENCE_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

enum list_kind {
    LIST_NONE,
    LIST_BULLET,
    LIST_NUMBER, /* 1 2 3 */
    LIST_LETTER  /* a b c */
};

struct list_mark {
    enum list_kind kind;
    bool opened, dot, bracket; /* "(1)"; what closes it: "1." "1)" "1.)" */
    unsigned value;            /* [1..] of a number or letter */
    size_t end;                /* behind the mark [bytes] */
};

/* The mark of a list item at `at`, kind LIST_NONE if there is none.
 * Bullets may stand before a number. */
struct list_mark list_mark_at(struct span text, size_t at);

/* Whether `b` begins the item behind the one that `a` began. */
bool list_mark_follows(const struct list_mark *a, const struct list_mark *b);

#endif
