/*
 * Pieces: the answer to one record or FILE, as bytes that a worker can send.
 *
 * An answer is a row of pieces in the order in which they were made: reports,
 * messages for standard error, a mark before the reports of a feed, and at
 * its end how it went.  The bytes are
 * read by the process that wrote them or by the one it was forked from, so
 * numbers stand in them as they stand in memory.
 */
#ifndef CLI_PIECE_H
#define CLI_PIECE_H

#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

enum piece_kind { PIECE_REPORT, PIECE_MESSAGE, PIECE_FEED, PIECE_OUTCOME };

struct outcome {
    bool input_failed;     /* a FILE gave nothing */
    bool record_failed;    /* a record did */
    bool refused;          /* --check or --fail-on says no */
    bool broken;           /* nothing after it can be written */
    enum exit_status last; /* of what failed, or STATUS_OK */
    size_t notes;          /* what was odd, see struct messages */
};

struct piece {
    enum piece_kind kind;
    struct span name; /* of the FILE, for PIECE_REPORT */
    struct span text; /* PIECE_REPORT and PIECE_MESSAGE */
    struct outcome outcome;
};

void piece_report(struct buf *answer, struct span name, struct span text);
void piece_message(struct buf *answer, struct span text);
void piece_feed(struct buf *answer);
void piece_outcome(struct buf *answer, const struct outcome *outcome);

/* The next piece of `rest`, which is moved on; its spans point into it.
 * False at the end, and for bytes that are no answer. */
bool piece_next(struct span *rest, struct piece *piece) MUST_CHECK;

#endif
