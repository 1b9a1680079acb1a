/*
 * When memory runs out, the process ends with STATUS_SYSTEM, at once and
 * from wherever it is: what the guards (lib/guard.h) of the program and of
 * its workers call.  A worker that ends so costs the one record that it was
 * at.
 */
#ifndef CLI_SHORTAGE_H
#define CLI_SHORTAGE_H

/* Say "out of memory" and end; what is registered with on_exit() runs. */
_Noreturn void shortage_end(void);

/* End without a word or any clean-up: whoever started the worker tells. */
_Noreturn void shortage_end_worker(void);

/* A stack grows by itself, and where memory is limited the system has no
 * other answer than SIGSEGV.  So it grows now, when it is known that there
 * is room; else the process ends as above. */
void shortage_stack(void);

#endif
