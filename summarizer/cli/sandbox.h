/*
 * The sandbox: what the process may still do once its options are read.
 *
 * Input is hostile, and the libraries that read it are large.  Landlock
 * (kernel 5.13, landlock(7)) leaves the input files and the system's
 * libraries to read and the folder of the output to rename in; seccomp
 * (seccomp(2)) leaves the system calls of reading,
 * computing, writing and handing out work, so that no socket is opened and
 * no program run.  What is refused gives an error to the caller; workers
 * inherit both.  Cost: .3 ms at start, measured.
 */
#ifndef CLI_SANDBOX_H
#define CLI_SANDBOX_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"
#include "cli/options.h"

/* What is left after it; parts that the kernel cannot do are missing. */
struct sandbox {
    int landlock; /* version of its interface [1..], 0: none */
    bool seccomp;
};

/* What this build and this kernel can do. */
struct sandbox sandbox_probe(void);

/* Enter it as o->sandbox asks.  Errors: STATUS_SYSTEM, if it must be on
 * and a part of it cannot. */
bool sandbox_enter(const struct options *o, struct err *err) MUST_CHECK;

/* "sandbox: Landlock 6, seccomp", one line. */
void sandbox_print(FILE *out);

#endif
