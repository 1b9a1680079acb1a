/*
 * When memory runs out, ours or a library's: who ends what is running.  The
 * command ends its process, libsummarizer the call, and tells its caller.
 *
 * Arenas say so to their handler.  libxml2, cmark and jansson do not:
 * libxml2 answers with a document from which text is missing, cmark with
 * abort(), jansson with a NULL for every value.  They have one allocator
 * for the whole process, which gets no argument; so theirs become functions
 * that do not return without memory to a thread with a guard, and do exactly
 * what malloc(), realloc() and free() do in one that has none.  The guard
 * of a thread is the one variable of the library: there is no other way to
 * reach a caller from inside those three; asking each of them after each
 * call would leave wrong results wherever one question is forgotten.  What
 * they held at that moment is lost; what is in arenas is not.
 */
#ifndef LIB_GUARD_H
#define LIB_GUARD_H

#include <setjmp.h>
#include <stdbool.h>

struct guard {
    void (*no_memory)(void); /* never returns; NULL: jump to `back` */
    jmp_buf back;
    struct guard *outer; /* of the same thread */
};

/*
 * Give the three libraries those allocators; unless `always`, those that
 * the program gave its own keep them.  Cheap, and the same however often;
 * like their own set-up it must not run beside their use in other threads.
 */
void guard_install(bool always);

/*
 * Between the two calls memory that runs out calls g->no_memory or, where
 * that is NULL, makes setjmp(g->back) return again, with the guard left:
 *
 *     if (setjmp(g.back))
 *         return out_of_memory;
 *     guard_enter(&g);
 *     work();
 *     guard_leave(&g);
 */
void guard_enter(struct guard *g);
void guard_leave(struct guard *g);

/* Handler of arenas: to the innermost guard.  There must be one. */
_Noreturn void guard_end(void);

#endif
