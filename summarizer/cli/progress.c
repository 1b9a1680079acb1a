#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/clock.h"

/* [s] before the first line, and between lines. */
static const double patience = 1, on_terminal = 0.2, in_log = 10;

struct progress progress_start(enum when when)
{
    struct progress p = {.plain = when == WHEN_ALWAYS};

    p.on = p.plain || (when == WHEN_AUTO && isatty(STDERR_FILENO));
    if (!p.on)
        return p;
    p.begun = clock_seconds();
    p.next = p.begun + (p.plain ? in_log : patience);
    return p;
}

static void say(const struct progress *p, double now, bool last)
{
    double taken = now - p->begun;
    char line[160];
    int n = snprintf(line, sizeof line, "summarizer: %zu done, %zu failed",
                     p->done, p->failed);

    if (taken > 0)
        n += snprintf(line + n, sizeof line - (size_t)n, ", %.0f/s",
                      (double)p->done / taken);
    if (last)
        snprintf(line + n, sizeof line - (size_t)n, ", in %.1f s", taken);
    else if (p->share > 0)
        snprintf(line + n, sizeof line - (size_t)n, ", %.0f s left",
                 taken / p->share * (1 - p->share));
    fprintf(stderr, p->plain ? "%s\n" : "\r%s\033[K", line);
}

void progress_count(struct progress *p, bool failed)
{
    double now;

    if (!p->on)
        return;
    p->done += !failed;
    p->failed += failed;
    now = clock_seconds();
    if (now < p->next)
        return;
    say(p, now, false);
    p->shown = !p->plain;
    p->next = now + (p->plain ? in_log : on_terminal);
}

void progress_clear(struct progress *p)
{
    if (p->shown)
        fputs("\r\033[K", stderr);
    p->shown = false;
}

void progress_end(struct progress *p)
{
    if (!p->on)
        return;
    progress_clear(p);
    if (p->plain)
        say(p, clock_seconds(), true);
}
