/*
 * page_time RUNS FILE...: how long writing the briefing of the FILEs takes
 * once their facts are there, best of RUNS: a line of ms and of bytes, those
 * of the page and those of the articles' texts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "input/input.h"
#include "lib/maker.h"

enum { FILE_MAX = 1 << 28 };

static void fail(const char *what, const struct err *err)
{
    fprintf(stderr, "page_time: %s: %s\n", what, err->text);
    exit(1);
}

static struct span read_file(const char *path, struct arena *a)
{
    struct buf b = buf_new(a, FILE_MAX);
    char chunk[1 << 16];
    FILE *f = fopen(path, "rb");
    size_t n;

    if (!f) {
        perror(path);
        exit(1);
    }
    while ((n = fread(chunk, 1, sizeof chunk, f)))
        buf_add(&b, (struct span){chunk, n});
    fclose(f);
    return buf_span(&b);
}

static struct article *read_articles(char **paths, size_t count,
                                     struct arena *a)
{
    struct article *articles = ARENA_NEW(a, struct article, count);

    for (size_t i = 0; i < count; i++) {
        struct input_hints hints = {0};
        struct err err = {0};

        if (!input_read(read_file(paths[i], a), &hints, a, &articles[i].doc,
                        &err))
            fail(paths[i], &err);
    }
    return articles;
}

/* CPU time of one page [ms]. */
static double time_page(const struct report *r, size_t *bytes)
{
    struct arena scratch = {0};
    struct buf out = buf_new(&scratch, FILE_MAX);
    struct err err = {0};
    clock_t begin = clock();

    if (!report_write(r, &scratch, &out, &err))
        fail("page", &err);
    begin = clock() - begin;
    *bytes = out.n;
    arena_release(&scratch);
    return 1e3 * (double)begin / CLOCKS_PER_SEC;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct settings set = setting_defaults();
    struct maker maker;
    struct report report = {.merged = argc > 3};
    struct err err = {0};
    long runs = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
    size_t count = argc > 2 ? (size_t)argc - 2 : 0, bytes, text = 0;

    if (runs < 1) {
        fputs("usage: page_time RUNS FILE...\n", stderr);
        return 2;
    }
    set.report = REPORT_BRIEF;
    if (!setting_complete(&set, &err))
        fail("settings", &err);
    maker_init(&maker, &set, SPAN(""), &a);
    struct article *articles = read_articles(argv + 2, count, &a);
    if (!maker_report(&maker, articles, count, &report, &a, &err))
        fail("report", &err);
    double best = time_page(&report, &bytes);
    for (long i = 1; i < runs; i++) {
        double t = time_page(&report, &bytes);

        best = t < best ? t : best;
    }
    for (size_t i = 0; i < count; i++)
        text += articles[i].doc.text.n;
    printf("%.3f\t%zu\t%zu\n", best, bytes, text);
    kits_release(&maker.kits);
    arena_release(&a);
    return 0;
}
