#include "cli/shortage.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/err.h"

/* [bytes] that the stack grows to: 160 KiB, measured by ulimit -s. */
enum { STACK = 1 << 18 };

_Noreturn void shortage_end(void)
{
    static const char text[] = "summarizer: out of memory\n";

    (void)!write(STDERR_FILENO, text, sizeof text - 1);
    exit(STATUS_SYSTEM);
}

_Noreturn void shortage_end_worker(void)
{
    _exit(STATUS_SYSTEM);
}

static void touch_stack(void)
{
    char room[STACK];
    volatile char *end = room;

    *end = 0;
}

void shortage_stack(void)
{
    struct rlimit limit;
    void *room;

    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return;
    room = malloc((size_t)2 * STACK);
    if (!room)
        shortage_end();
    free(room);
    touch_stack();
}
