/*
 * memory [EVERY]: each EVERY-th allocation of some runs of the library fails
 * in turn, once alone and once with all that follow.  The run must say so
 * and leave an object that works, or give what it gives with memory enough.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/summarizer.h"

/* The program's own memory: glibc offers it by these names too. */
extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *p, size_t n);
void *malloc(size_t n);
void *calloc(size_t count, size_t size);
void *realloc(void *p, size_t n);

static struct {
    size_t count; /* allocations since the run began */
    size_t first; /* that fails; 0: none */
    int later;    /* all after it fail too */
} plan;

static int fails(void)
{
    plan.count++;
    if (!plan.first || plan.count < plan.first ||
        (plan.count > plan.first && !plan.later))
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t n)
{
    return fails() ? NULL : __libc_malloc(n);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *p, size_t n)
{
    return fails() ? NULL : __libc_realloc(p, n);
}

static const struct {
    const char *report, *to, *input;
} runs[] = {
    {"summary",  "text",     "The ferry to Tolm was late. Fog lay on the Arle.\n"},
    {"brief",    "html",
     "<!DOCTYPE html><title>Flood</title><article><p>At least 12 people were "
     "killed when the river Arle burst its banks on Friday, officials said."
     "<p>\"We have never seen water rise so fast,\" said Governor Ilse Brandt "
     "of Tolm, who asked for 300 soldiers.</article>"                            },
    {"facts",    "json",
     "# Flood\n\nAt least 12 people were killed on *Friday*, police said.\n"     },
    {"mentions", "csv",
     "{\"id\": 1, \"text\": \"Some 300 soldiers came to Tolm on Monday.\"}"      },
    {"facts",    "markdown",
     "<rss version=\"2.0\"><channel><title>Post</title><item><title>One"
     "</title><description>Ilse Brandt said the ferry was late on Monday."
     "</description></item></channel></rss>"                                     },
};

enum { RUNS = sizeof runs / sizeof *runs, OUT = 1 << 17 };

/* The report in `out`, or the status of the call that failed. */
static enum summarizer_status make(struct summarizer *s, size_t run, char *out,
                                   size_t *n)
{
    struct summarizer_text text;
    enum summarizer_status status;

    if ((status = summarizer_set(s, runs[run].report, NULL)) ||
        (status = summarizer_set(s, "to", runs[run].to)) ||
        (status =
             summarizer_add(s, runs[run].input, strlen(runs[run].input))) ||
        (status = summarizer_report(s, 0, summarizer_count(s))) ||
        (status = summarizer_write(s, &text)))
        return status;
    *n = text.n < OUT ? text.n : OUT;
    memcpy(out, text.p, *n);
    return SUMMARIZER_OK;
}

static int fail(size_t run, size_t k, const char *what)
{
    plan.first = 0;
    printf("library: run %zu, allocation %zu: %s\n", run, k, what);
    return 1;
}

static char wanted[OUT], got[OUT];

/* Let allocation number `k` fail; 1: something is wrong. */
static int try(size_t run, size_t k, int later, size_t wanted_n)
{
    size_t n = 0;
    enum summarizer_status status = SUMMARIZER_MEMORY;
    struct summarizer *s;

    plan.count = 0;
    plan.later = later;
    plan.first = k;
    s = summarizer_new();
    if (s)
        status = make(s, run, got, &n);
    plan.first = 0;
    if (status == SUMMARIZER_OK) {
        summarizer_free(s);
        return n == wanted_n && memcmp(got, wanted, n) == 0
                   ? 0
                   : fail(run, k, "another report");
    }
    if (status != SUMMARIZER_MEMORY || (s && !summarizer_message(s)[0]))
        return fail(run, k, "not said");
    if (s && (summarizer_count(s) != 0 || summarizer_article(s, 0)))
        return fail(run, k, "something is left");
    if (s && (make(s, run, got, &n) != SUMMARIZER_OK || n != wanted_n ||
              memcmp(got, wanted, n) != 0))
        return fail(run, k, "the object is broken");
    summarizer_free(s);
    return 0;
}

int main(int argc, char **argv)
{
    size_t every = argc > 1 ? strtoul(argv[1], NULL, 10) : 1, tries = 0,
           bad = 0;

    for (size_t run = 0; run < RUNS; run++) {
        struct summarizer *s = summarizer_new();
        size_t n = 0, most;

        plan.count = 0;
        if (!s || make(s, run, wanted, &n) != SUMMARIZER_OK)
            return fail(run, 0, "no report");
        most = plan.count;
        summarizer_free(s);
        for (size_t k = 1; k <= most + 1; k += every)
            for (int later = 0; later < 2; later++, tries++)
                bad += (size_t)try(run, k, later, n);
    }
    printf("library: %zu passed, %zu failed\n", tries - bad, bad);
    return bad > 0;
}
