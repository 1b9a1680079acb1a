/*
 * An article and what was made of it, on its way down the road: document,
 * sentences, tokens, then terms and scores, or mentions, as the report
 * needs them.
 */
#ifndef LIB_ARTICLE_H
#define LIB_ARTICLE_H

#include "base/arena.h"
#include "facts/slot.h"
#include "rank/score.h"
#include "text/stem.h"

struct article {
    struct document doc;
    struct sentences sentences;
    struct tokens tokens;
    struct terms terms;
    struct vectors vectors;
    struct scores scores;
    struct mentions mentions;
};

/* What one language needs, kept from article to article. */
struct language_kit {
    struct language_kit *next;
    const struct lang *lang;
    struct stemmer *stemmer;
    struct weights *weights;
};

struct kits {
    struct language_kit *first;
    struct arena *arena;      /* lives as long as the run */
    struct span weights;      /* text of --weights, or empty */
    const char *weights_name; /* its file, for messages */
};

/* The kit of `lang`, made when it is asked for first.  Errors: STATUS_USAGE
 * for bad weights. */
bool kit_find(struct kits *kits, const struct lang *lang,
              struct language_kit **kit, struct err *err) MUST_CHECK;
void kits_release(struct kits *kits);

/* Sentences and tokens. */
void article_split(struct article *art, struct arena *a);

/* Terms, vectors and scores; `focus` is words to favour, or empty. */
void article_rank(struct article *art, const struct language_kit *kit,
                  struct span focus, enum score_use use, struct ranked *ranked,
                  struct arena *a);

/* Mentions. */
void article_mention(struct article *art, struct arena *a);

#endif
