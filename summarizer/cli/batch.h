/*
 * A batch: jobs in, answers out in the same order, made by workers.
 *
 * Jobs are gathered into chunks and handed to workers, which are started
 * when there is work for them.  Memory is bounded however long the stream:
 * batch_add() waits while too much is on its way.  A worker that dies is
 * replaced, and what it had is done again (see chunk.h).
 *
 * From batch_new() to batch_end(), SIGINT and SIGTERM are held back, so
 * that answers are written whole; they stop the batch soon.
 */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/worker.h"

struct batch_plan {
    size_t workers; /* at most; 0: one for each processor */
    size_t most;    /* [jobs] in a chunk, 1.. */
    struct duty duty;
    /* Write the answers of a chunk; false: no more are wanted. */
    bool (*deliver)(void *run, struct span answers);
};

struct batch;

/* Lives in `a`, which must live until batch_end(). */
struct batch *batch_new(const struct batch_plan *plan, struct arena *a);

/* False, here and below: the batch is stopped, by a signal, by deliver(),
 * or because no worker can be had (then `err` is set). */
bool batch_add(struct batch *b, const struct job *job,
               struct err *err) MUST_CHECK;

/* Work until all jobs are answered. */
bool batch_drain(struct batch *b, struct err *err) MUST_CHECK;

/* Work until `fd` has something to read; for struct source. */
bool batch_wait(void *batch, int fd);

/* End the workers and let signals through again.  Returns the signal that
 * stopped the batch, or 0; it is still held back. */
int batch_end(struct batch *b);

/* Let the signal through that stopped the batch: the shell is to know. */
void batch_let_through(int number);

#endif
