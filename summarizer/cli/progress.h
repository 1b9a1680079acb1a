/*
 * Progress on standard error: how many are done, how fast, how many
 * failed, how long the rest will take.
 *
 * On a terminal it is one line that is written over, and none at all while
 * work lasts less than a second; for a log (--progress=always) it is a
 * plain line now and then, and one at the end.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/options.h"

struct progress {
    bool plain; /* whole lines */
    bool shown; /* a line stands on the terminal */
    bool on;
    size_t done, failed; /* [reports] */
    double begun, next;  /* [s] when it began, when it speaks again */
    double share;        /* [0..1] of the input that is read; 0: unknown */
};

struct progress progress_start(enum when when);

/* One more report, or one more failure. */
void progress_count(struct progress *p, bool failed);

/* Take the line away, so that something else can be said. */
void progress_clear(struct progress *p);

void progress_end(struct progress *p);

#endif
