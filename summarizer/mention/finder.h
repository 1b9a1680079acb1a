/*
 * What each kind of mention implements, for mention.c and the tests only.
 */
#ifndef MENTION_FINDER_H
#define MENTION_FINDER_H

#include "mention/mention.h"

/* Where finders put what they find; mention.c sorts it. */
struct finds {
    struct mention *at;
    size_t count;
    struct arena *arena;
};

/* A new mention of this kind, its value zeroed.  Valid until the next. */
struct mention *find_add(struct finds *f, enum mention_kind kind,
                         struct span text, size_t sentence);

struct finder_input {
    const struct document *doc;
    const struct sentences *sentences;
    const struct tokens *tokens;
};

/* Dates and numbers: date_find runs first, number_find skips what is a
 * date already (the dates in `f`, in order of their sentences). */
void date_find(const struct finder_input *in, struct finds *f);
void number_find(const struct finder_input *in, struct finds *f);
void quote_find(const struct finder_input *in, struct finds *f);
void entity_find(const struct finder_input *in, struct finds *f);

#endif
