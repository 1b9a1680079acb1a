#include "cli/chunk.h"

static const size_t jobs_max = (size_t)1 << 40; /* [bytes]: no limit */

enum { KEPT = 1 << 20 /* [bytes] of memory an empty chunk may keep */ };

void chunk_clear(struct chunk *c, void (*no_memory)(void))
{
    if (chunk_size(c) > KEPT)
        arena_release(&c->arena);
    else
        arena_clear(&c->arena);
    c->arena.no_memory = no_memory;
    c->next = NULL;
    c->state = CHUNK_READY;
    c->jobs = buf_new(&c->arena, jobs_max);
    c->count = 0;
    c->answers = SPAN("");
}

void chunk_add(struct chunk *c, const struct job *job)
{
    buf_add(&c->jobs, (struct span){(const char *)job, sizeof *job});
    buf_add(&c->jobs, job->bytes);
    c->count++;
}

bool chunk_next(struct span *rest, struct job *job)
{
    if (rest->n < sizeof *job)
        return false;
    memcpy(job, rest->p, sizeof *job);
    *rest = span_from(*rest, sizeof *job);
    job->bytes = span_upto(*rest, job->bytes.n);
    *rest = span_from(*rest, job->bytes.n);
    return true;
}

/* After a death that was surely its own, or the second of any kind, less
 * may be done with a job than before. */
static bool degrade(struct job *job, enum death death)
{
    static const char *const reasons[] = {
        [DEATH_CRASH] = "a worker ended while it read this",
        [DEATH_TIME] = "this takes too long, see --timeout",
        [DEATH_MEMORY] = "this takes too much memory",
    };

    if (death == DEATH_CRASH && !job->again) {
        job->again = true;
        return true;
    }
    job->again = false;
    err_set(&job->failure, STATUS_INPUT, "%s", reasons[death]);
    if (job->trial == TRIAL_NOTHING)
        return false;
    job->trial++;
    return true;
}

bool chunk_blame(struct chunk *c, size_t index, enum death death)
{
    size_t at = 0;

    for (size_t i = 0;; i++) {
        struct job job;

        memcpy(&job, c->jobs.p + at, sizeof job);
        if (i == index) {
            bool worth = degrade(&job, death);

            memcpy(c->jobs.p + at, &job, sizeof job);
            return worth;
        }
        at += sizeof job + job.bytes.n;
    }
}

size_t chunk_size(const struct chunk *c)
{
    return c->jobs.room + c->answers.n;
}
