/*
 * The order of the work: every input is read, goes down the road that the
 * report needs, and is written.
 */
#ifndef CLI_PIPELINE_H
#define CLI_PIPELINE_H

#include "base/err.h"
#include "cli/options.h"

/* Run the report over all inputs.  What fails in one input is said on
 * standard error and the others go on; returns the exit status. */
enum exit_status pipeline_run(const struct options *o, struct span options,
                              void (*no_memory)(void));

#endif
