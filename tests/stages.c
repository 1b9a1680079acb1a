/*
 * stages RUNS FILE: how fast each stage of the road is on a plain text in
 * English, best of RUNS: a line of name, ms and MB/s for each.  Every
 * stage works on what those before it made once.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "input/input.h"
#include "mention/mention.h"
#include "text/stem.h"
#include "text/term.h"

static struct {
    struct span bytes;
    struct document doc;
    struct sentences sentences;
    struct tokens tokens;
    struct arena arena;
} road;

static void read_input(struct arena *a)
{
    struct input_hints hints = {.format = FORMAT_TEXT, .lang = SPAN("en")};
    struct err err = {0};

    if (!input_read(road.bytes, &hints, a, &road.doc, &err)) {
        fprintf(stderr, "stages: %s\n", err.text);
        exit(1);
    }
}

static void split_sentences(struct arena *a)
{
    road.sentences = sentence_split(&road.doc, a);
}

static void split_tokens(struct arena *a)
{
    road.tokens = token_split(&road.sentences, a);
}

static void count_terms(struct arena *a)
{
    struct stemmer *stemmer = stem_new(road.doc.lang, a);

    term_count(&road.tokens, road.doc.lang, stemmer, a);
    stem_free(stemmer);
}

static void find_mentions(struct arena *a)
{
    mention_find(&road.doc, &road.sentences, &road.tokens, a);
}

static const struct {
    const char *name;
    void (*run)(struct arena *a);
} stages[] = {
    {"input",     read_input     },
    {"sentences", split_sentences},
    {"tokens",    split_tokens   },
    {"terms",     count_terms    },
    {"mentions",  find_mentions  },
};

/* CPU time of one run [ms]; what it made is dropped again. */
static double time_stage(size_t stage)
{
    struct arena scratch = {0};
    clock_t begin = clock();

    stages[stage].run(&scratch);
    begin = clock() - begin;
    arena_release(&scratch);
    return 1e3 * (double)begin / CLOCKS_PER_SEC;
}

static struct span read_file(const char *path, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 28);
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

int main(int argc, char **argv)
{
    long runs = argc == 3 ? strtol(argv[1], NULL, 10) : 0;

    if (runs < 1) {
        fputs("usage: stages RUNS FILE\n", stderr);
        return 2;
    }
    road.bytes = read_file(argv[2], &road.arena);
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        double best = time_stage(i);

        for (long k = 1; k < runs; k++) {
            double t = time_stage(i);

            best = t < best ? t : best;
        }
        stages[i].run(&road.arena); /* for those that follow */
        printf("%s\t%.2f\t%.1f\n", stages[i].name, best,
               (double)road.bytes.n / 1e3 / best);
    }
    arena_release(&road.arena);
    return 0;
}
