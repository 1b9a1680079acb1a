/*
 * A source of bytes: a file or standard input, read whole or by lines.
 * One that is packed by gzip or zstd is unpacked on the way, so that all
 * sizes are those of what was packed.
 *
 * Memory: one buffer in the source's own arena, as large as the longest
 * thing asked for; source_close() frees it, and spans it gave die with it
 * or with the next call.
 */
#ifndef CLI_SOURCE_H
#define CLI_SOURCE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "cli/unpack.h"

struct source {
    int fd;
    const char *name;          /* for messages */
    char *p;                   /* the buffer */
    size_t start, end, room;   /* unread bytes are p[start..end) */
    size_t line;               /* [1..] of the last line read */
    bool ended;                /* nothing more will come */
    bool known;                /* whether it is packed */
    struct unpacker *unpacker; /* NULL: it is not */
    struct span packed;        /* read, not unpacked yet */
    char *raw;                 /* where they are read to */
    /* Called before each read(), which might have to wait; false: there is
     * nothing more.  NULL: none.  The owner sets it after opening. */
    bool (*wait)(void *waiter, int fd);
    void *waiter;
    struct arena arena;
};

/* "-" is standard input.  Errors: STATUS_INPUT for what cannot be opened,
 * a directory included. */
bool source_open(struct source *s, const char *name, void (*no_memory)(void),
                 struct err *err) MUST_CHECK;
void source_close(struct source *s);

/* The next bytes, at least `want` unless the source ends before; they stay
 * unread.  Errors: STATUS_INPUT. */
bool source_peek(struct source *s, size_t want, struct span *head,
                 struct err *err) MUST_CHECK;

/* What was read and not taken yet. */
struct span source_unread(const struct source *s);

/* All bytes.  Errors: STATUS_INPUT, also for more than `max` of them. */
bool source_all(struct source *s, size_t max, struct span *all,
                struct err *err) MUST_CHECK;

/* Pass over the next `n` bytes.  Errors: STATUS_INPUT, also for fewer. */
bool source_skip(struct source *s, size_t n, struct err *err) MUST_CHECK;

enum source_line { LINE_READ, LINE_NONE, LINE_FAILED, LINE_TOO_LONG };

/* The next line without its line feed.  LINE_TOO_LONG: it has more than
 * `max` bytes and was skipped; `line` holds its first bytes. */
enum source_line source_read_line(struct source *s, size_t max,
                                  struct span *line, struct err *err);

#endif
