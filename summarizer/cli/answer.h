/*
 * From one record or FILE to its answer, without reading or writing: the
 * part of the work that a worker does as well as the program itself.
 */
#ifndef CLI_ANSWER_H
#define CLI_ANSWER_H

#include "base/buf.h"
#include "cli/chunk.h"
#include "cli/message.h"
#include "cli/piece.h"
#include "lib/session.h"

struct answerer {
    const struct options *o;
    struct session session; /* keeps the FILEs read so far, if merged */
    struct messages messages;
    bool merged;            /* the FILEs make one report */
    bool feed;              /* a FILE held several articles */
    struct span name;       /* of the input that is being answered */
    size_t line;            /* of the record in it, 0: it is an article */
    struct buf *out;        /* the answer that is being made */
    struct outcome outcome; /* how it goes */
};

/* JSON, one object or line for each report; failures are reports, too. */
bool answer_in_json(const struct options *o);

/* Whether reports list their sources with their digests. */
bool answer_lists_sources(const struct options *o);

/* Several reports, each with its name; in JSON, one array. */
bool answer_has_many(const struct answerer *a);
bool answer_in_array(const struct answerer *a);

/* Add the pieces of a job's answer to `out`.  Documents that are to be
 * merged are kept, and nothing is added but messages and the outcome. */
void answer_job(struct answerer *a, const struct job *job, struct buf *out);

/* The report of all that was kept. */
void answer_merged(struct answerer *a, struct buf *out);

#endif
