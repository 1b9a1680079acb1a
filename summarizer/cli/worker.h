/*
 * A worker: a process that takes chunks of jobs and gives their answers.
 *
 * It is forked from the program when there is work for it, and shares with
 * it a socket and one number, the job it is at, so that a job that kills it
 * is known.  Why processes: libraries that read what the web wrote abort,
 * hang and fill memory, and only the system can end that.
 * Nothing here blocks the program that owns the worker.
 */
#ifndef CLI_WORKER_H
#define CLI_WORKER_H

#include <stdatomic.h>
#include <sys/types.h>

#include "cli/chunk.h"

struct duty {       /* what workers do */
    double timeout; /* [s] of processor time for a job; 0: any */
    void (*no_memory)(void);
    void *run;                /* handed to the functions below */
    void (*begin)(void *run); /* once in each worker, may be NULL */
    void (*answer)(void *run, const struct job *job, struct buf *answer);
};

enum { WORKER_QUEUE = 2 /* chunks: one at work, one on the way */ };

struct worker {
    pid_t pid; /* 0: none is there */
    int fd;    /* our end of the socket */
    struct chunk *queue[WORKER_QUEUE];
    size_t queued;
    size_t sent;      /* [bytes] of the last chunk of the queue */
    size_t head_read; /* [bytes] of the size of the answers */
    size_t size;      /* [bytes] of the answers to the first chunk */
    size_t read;      /* [bytes] of them that are here */
    char *answers;
    _Atomic size_t *at; /* shared: 1.. of the job at work, 0 between jobs */
    size_t seen;        /* *at, when it was looked at last */
    double since;       /* [s] when that was first seen */
    bool overdue;       /* killed because it was stuck */
};

/* Fork worker `w` of `all[0..count)`.  Errors: STATUS_SYSTEM. */
bool worker_start(struct worker *w, const struct duty *duty,
                  const struct worker *all, size_t count,
                  struct err *err) MUST_CHECK;

/* Put a chunk into the queue, which must have room. */
void worker_hand(struct worker *w, struct chunk *c);

/* Whether bytes wait to be sent, and sending what the socket takes. */
bool worker_has_more(const struct worker *w);
void worker_send(struct worker *w);

/* Take what has come; chunks become CHUNK_DONE.  False: the worker is
 * dead. */
bool worker_receive(struct worker *w) MUST_CHECK;

/* Kill it if it has been at one job for longer than `limit` [s]. */
void worker_watch(struct worker *w, double now, double limit);

/* Collect a dead worker; the chunks that it had are CHUNK_READY again, and
 * the job it was at is blamed.  False: that job kills without a reason. */
bool worker_bury(struct worker *w) MUST_CHECK;

/* End a worker that has nothing to do any more, or shall not do it. */
void worker_stop(struct worker *w);

#endif
