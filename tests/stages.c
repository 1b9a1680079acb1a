/*
 * stages RUNS FILE: how fast each stage of the road is on a plain text in
 * English, best of RUNS: a line of name, ms and MB/s for each.  Every
 * stage works on what those before it made once.  The last line is the
 * share of scoring and selection (vectors, scores, choice) in a summary of
 * three sentences [percent], mentions and the program's start left out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "input/input.h"
#include "mention/mention.h"
#include "rank/select.h"
#include "text/stem.h"

static struct {
    struct span bytes;
    struct document doc;
    struct sentences sentences;
    struct tokens tokens;
    struct terms terms;
    struct vectors vectors;
    struct scores scores;
    struct ranked ranked;
    struct weights *weights;
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

    road.terms = term_count(&road.tokens, road.doc.lang, stemmer, a);
    stem_free(stemmer);
}

static void build_vectors(struct arena *a)
{
    road.vectors = vector_build(&road.sentences, &road.tokens, &road.terms, a);
    road.ranked = (struct ranked){.doc = &road.doc,
                                  .sentences = &road.sentences,
                                  .tokens = &road.tokens,
                                  .terms = &road.terms,
                                  .vectors = &road.vectors};
}

static void score_sentences(struct arena *a)
{
    road.weights = weights_new(road.doc.lang, a);
    road.scores = score_all(&road.ranked, road.weights, SCORE_SINGLE, a);
    road.ranked.scores = &road.scores;
}

static void choose(struct budget budget, struct arena *a)
{
    struct selection how = {
        .budget = budget, .redundancy = -1, .weights = road.weights};

    select_best(&road.ranked, 1, &how, a);
}

static void choose_sentences(struct arena *a)
{
    choose((struct budget){BUDGET_SENTENCES, 3, 0}, a);
}

static void choose_words(struct arena *a)
{
    choose((struct budget){BUDGET_WORDS, 100, 0}, a);
}

/* A budget for a fifth of the text. */
static void choose_many_words(struct arena *a)
{
    choose((struct budget){BUDGET_WORDS, road.bytes.n / 30, 0}, a);
}

static void find_mentions(struct arena *a)
{
    mention_find(&road.doc, &road.sentences, &road.tokens, a);
}

enum part { OTHER, READING, CHOOSING }; /* of a summary */

static const struct {
    const char *name;
    void (*run)(struct arena *a);
    enum part part;
} stages[] = {
    {"input",             read_input,        READING },
    {"sentences",         split_sentences,   READING },
    {"tokens",            split_tokens,      READING },
    {"terms",             count_terms,       READING },
    {"vectors",           build_vectors,     CHOOSING},
    {"scores",            score_sentences,   CHOOSING},
    {"choice",            choose_sentences,  CHOOSING},
    {"100 words",         choose_words,      OTHER   },
    {"20 % of all words", choose_many_words, OTHER   },
    {"mentions",          find_mentions,     OTHER   },
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
    double sum[] = {0, 0, 0};

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
        sum[stages[i].part] += best;
        printf("%s\t%.3f\t%.1f\n", stages[i].name, best,
               (double)road.bytes.n / 1e3 / best);
    }
    printf("share of choosing\t%.1f\n",
           100 * sum[CHOOSING] / (sum[READING] + sum[CHOOSING]));
    arena_release(&road.arena);
    return 0;
}
