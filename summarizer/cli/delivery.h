/*
 * Delivery: the pieces of answers go to the output and to standard error
 * in the order in which they come, and what they say of the run is counted.
 */
#ifndef CLI_DELIVERY_H
#define CLI_DELIVERY_H

#include "cli/answer.h"
#include "cli/progress.h"
#include "cli/sink.h"

struct delivery {
    struct answerer *answerer; /* how reports are parted; learns of feeds */
    struct arena reply;        /* of one answer, cleared when it is written */
    struct sink sink;
    struct progress progress;
    size_t written; /* [reports] */
    size_t failed;  /* [FILEs] */
    size_t notes;
    bool records_failed;
    bool refused;          /* --check or --fail-on says no */
    enum exit_status last; /* of the input that failed last */
    bool broken;           /* nothing more can be written */
};

/* An answer that is made here, to be written by delivery_write(). */
struct buf delivery_reply(struct delivery *d);

/* Write answers; they may live in `reply`.  False: nothing more can be
 * written. */
bool delivery_write(struct delivery *d, struct span answers);

/* Say what went wrong, once, and write nothing more. */
void delivery_stop(struct delivery *d, const struct err *err);

/* End the output.  False: it cannot be written, which is said. */
bool delivery_end(struct delivery *d) MUST_CHECK;

#endif
