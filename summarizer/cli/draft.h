/*
 * A file that appears whole or not at all.
 *
 * Where the file system can, it is written without any name (O_TMPFILE,
 * open(2), Linux 3.11) and gets its name at the end by linkat(2), so that
 * nothing stays behind however the process ends.  A file that is replaced
 * needs a temporary name for the moment between linkat() and rename(2):
 * signals wait until that is over, and only SIGKILL can hit it.
 *
 * Elsewhere (NFS, old overlays, no /proc) it has a temporary name beside
 * the real one from the beginning, which exit(3) and the signals that end
 * a process take away again, SIGKILL excepted.
 */
#ifndef CLI_DRAFT_H
#define CLI_DRAFT_H

#include <stdio.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/err.h"

struct draft {
    const char *name;      /* that it is to have */
    char *other;           /* room for a temporary one */
    int fd;                /* the file */
    struct keeper *keeper; /* of that one; NULL: the file has no name */
};

/* Begin the file `name` with the mode of `old`, which it will replace, or,
 * if that is NULL, with the mode that a new file gets.
 * Errors: NULL, with errno. */
FILE *draft_open(struct draft *d, const char *name, const struct stat *old,
                 struct arena *a) MUST_CHECK;

/* Close `out`, all of which has been flushed, and give the file its name.
 * Errors: false, with errno; the file is gone then. */
bool draft_keep(struct draft *d, FILE *out) MUST_CHECK;

/* Close `out` and throw the file away. */
void draft_drop(struct draft *d, FILE *out);

#endif
