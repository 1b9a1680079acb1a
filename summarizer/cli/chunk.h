/*
 * A chunk: a few jobs that go to a worker together, and their answers.
 *
 * A job is one record of JSON Lines or one FILE, already read.  Its hints
 * and names must point to memory that was there before the first worker
 * was forked: only the bytes of the job itself are sent.
 *
 * A job whose worker died carries how often that happened.  It is tried
 * again once, because workers are also killed from outside; then its
 * answer says that it failed, with its id if that can be read, and without
 * if even that kills.
 */
#ifndef CLI_CHUNK_H
#define CLI_CHUNK_H

#include "base/buf.h"
#include "cli/options.h"

enum death { DEATH_CRASH, DEATH_TIME, DEATH_MEMORY };

/* What may be done with a job. */
enum trial { TRIAL_WHOLE, TRIAL_ID_ONLY, TRIAL_NOTHING };

struct job {
    struct input_file file;
    bool record;        /* a line of JSON Lines, not a FILE */
    bool page;          /* of an archive: it fails alone, as a record does */
    size_t line;        /* [1..] of the record */
    struct span bytes;  /* the line or the FILE */
    enum trial trial;   /* TRIAL_WHOLE, unless it failed already */
    struct err failure; /* why, then */
    bool again;         /* it had a worker that died */
};

enum chunk_state {
    CHUNK_READY,  /* waits for a worker */
    CHUNK_HANDED, /* a worker has it */
    CHUNK_DONE    /* its answers are here */
};

struct chunk {
    struct chunk *next; /* in the order of the input */
    enum chunk_state state;
    struct arena arena;
    struct buf jobs;
    size_t count; /* [jobs] */
    struct span answers;
};

/* Make an empty chunk of `c`, or of the one that was here before. */
void chunk_clear(struct chunk *c, void (*no_memory)(void));
void chunk_add(struct chunk *c, const struct job *job);

/* The next job of `rest` (the bytes of `jobs`), which is moved on. */
bool chunk_next(struct span *rest, struct job *job) MUST_CHECK;

/* Job number `index`, 0.., cost a worker; false: it has done so too often,
 * without being looked at. */
bool chunk_blame(struct chunk *c, size_t index, enum death death) MUST_CHECK;

/* [bytes] that the chunk keeps. */
size_t chunk_size(const struct chunk *c);

#endif
