/*
 * Links of an article, from its markup to document.links.
 *
 * A reader notes them in its drafts, with targets as the source has them;
 * link_resolve() makes those absolute, and block_build() takes them along
 * while it cleans, drops and joins the texts.  All of it happens only if
 * the hints ask for links.
 */
#ifndef INPUT_LINK_H
#define INPUT_LINK_H

#include "input/block.h"

/* [bytes] of the targets of one source: a base may be a thousand times as
 * long as each of a million references. */
enum { LINK_ROOM = 4 << 20 };

struct link_origin {
    struct span base; /* what references are relative to, or empty */
    size_t *used;     /* [bytes] of the source's targets so far */
};

/* Note a link in `draft`: where it stands in the draft's text [bytes], as
 * far as that is behind the last one; without bytes it is none. */
void link_note(struct draft *draft, size_t start, size_t end,
               struct span target, struct arena *a);

/* References are relative to `base`, as seen from where they were.  Past
 * LINK_ROOM they are relative to nothing. */
void link_rebase(struct link_origin *origin, struct span base, struct arena *a);

/*
 * Make the targets absolute, as seen from their origin (url.h), and drop the
 * links that lead nowhere: an empty target, "#" alone, another scheme than
 * http, https and mailto, a relative one without a base.  What was dropped
 * for the want of a base, or past LINK_ROOM, is noted in `doc`.
 * Owner: the targets live in `a`, which must be the document's, and are
 * not copied any more.  Cost: linear in targets and LINK_ROOM.
 */
void link_resolve(struct draft *drafts, size_t count, struct link_origin origin,
                  struct arena *a, struct document *doc);

/*
 * The text of `draft`, cleaned, and its links added to doc->links for the
 * block number doc->block_count: trimmed, those without text left out.
 * Owner: the text lives in `a`, or is the draft's.  Cost: linear in it.
 */
struct span link_take(const struct draft *draft, struct arena *a,
                      struct document *doc);

/* Blocks that were taken are put together or dropped, in their order. */
struct link_move {
    struct document *doc;
    size_t next;   /* [links] */
    size_t count;  /* [links] that stay */
    size_t blocks; /* that stay */
};

/* Block number `block`, whose text was `from`, now stands at `to`; NULL:
 * it is dropped. */
void link_follow(struct link_move *m, size_t block, struct span from,
                 const char *to);

#endif
