/*
 * A session: settings, what is kept from report to report, the articles
 * that wait for theirs, and the report at hand.  The command and the
 * library both make their reports with one.
 */
#ifndef LIB_SESSION_H
#define LIB_SESSION_H

#include "lib/maker.h"

struct session {
    struct settings set;
    struct maker maker;
    struct arena lasting;     /* what each language needs */
    struct arena kept;        /* articles that wait */
    struct arena work;        /* the report at hand */
    struct article *articles; /* in `kept` */
    size_t count;             /* [articles] */
};

/*
 * Begin: `set` is complete, and copied; its strings are borrowed.  `options`
 * is how reports are asked for, as they print it.  `no_memory` as in
 * arena.h, for all three arenas.
 */
void session_start(struct session *s, const struct settings *set,
                   struct span options, void (*no_memory)(void));

/* Keep an article that was read into `kept`. */
void session_keep(struct session *s, const struct document *doc);

/*
 * Fill `r` (as maker_report()) from articles, into `work`.
 * Errors: as maker_report().
 */
bool session_report(struct session *s, struct article *articles, size_t count,
                    struct report *r, struct err *err) MUST_CHECK;

/* The report at hand is gone. */
void session_done(struct session *s);

/* The articles that wait are gone, too. */
void session_forget(struct session *s);

/* All is gone. */
void session_end(struct session *s);

#endif
