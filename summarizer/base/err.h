/*
 * What went wrong with something the user gave us, and where.
 *
 * A function that can fail returns bool and takes `struct err *` last.
 * The first error stays: callers add nothing, main() prints it once.
 * A mistake of ours is an assert(); running out of memory goes to the
 * arena's handler (arena.h).  Neither comes through here.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

enum exit_status { /* EXIT STATUS in summarizer(1) */
                   STATUS_OK = 0,
                   STATUS_INPUT = 1,   /* some input could not be read */
                   STATUS_USAGE = 2,   /* option, date, template, weights */
                   STATUS_NOTHING = 3, /* nothing usable in the input */
                   STATUS_REFUSED = 4, /* --strict says no */
                   STATUS_SYSTEM = 5   /* memory, write error */
};

struct err {
    enum exit_status status; /* STATUS_OK: nothing went wrong */
    const char *source;      /* file name or NULL; borrowed, outlives err */
    size_t line, column;     /* [1..]; 0: not known */
    char text[240];          /* one sentence, no full stop; valid UTF-8 that
                                steers no terminal, whatever it quotes */
};

#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))
#define MUST_CHECK __attribute__((warn_unused_result))

/* Record an error unless one is there already.  Returns false, always:
 * `return err_set(err, STATUS_NOTHING, "no sentence in the text");` */
bool err_set(struct err *err, enum exit_status status, const char *fmt, ...)
    PRINTF_LIKE(3, 4);

#endif
