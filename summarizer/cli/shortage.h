/*
 * When memory runs out, ours or a library's: the process ends with
 * STATUS_SYSTEM, at once and from wherever it is.
 *
 * libxml2 answers a failed allocation with a tree from which text is
 * missing, cmark with abort(), jansson with a NULL for every value; asking
 * each of them after each call would leave wrong results wherever one
 * question is forgotten.  So they are given allocators that do not return
 * without memory, as an arena does.  A worker that ends so costs the one
 * record that it was at.
 */
#ifndef CLI_SHORTAGE_H
#define CLI_SHORTAGE_H

/* Say "out of memory" and end; what is registered with on_exit() runs. */
_Noreturn void shortage_end(void);

/* End without a word or any clean-up: whoever started the worker tells. */
_Noreturn void shortage_end_worker(void);

/* From here on the libraries end the process as above, and the stack has
 * all the memory that it will need.  Call it before
 * the first use of a library, and in a worker before its first record. */
void shortage_guard(void);
void shortage_guard_worker(void);

#endif
