/*
 * train-weights: learn the weights of the sentence score.
 *
 *     train-weights single FILE[:WORDS]... merged FILE:WORDS...  > table
 *     train-weights --cross ...   what is gained on samples not learned from
 *     train-weights --ablate ...  what each built-in weight brings
 *     train-weights --read ...    what the built-in weights gain, and how
 *                                 their summaries read
 *
 * A FILE holds JSON Lines: articles {"text", "title"?, "lang"?, "summary":
 * [reference, ...]} or clusters {"docs": [article, ...], "summary": ...}.
 * Articles are summarised in three sentences or, for the weights of such
 * budgets, in WORDS words; clusters in WORDS words.  ROUGE is F for
 * articles and recall for clusters.
 * Deterministic: the same files give the same bytes.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "train/judge.h"

enum { USES = 2 };

static const char *const use_names[USES] = {"single", "merged"};

struct trainer {
    struct lesson lesson[USES];
    struct arena lasting;
};

static const char head[] =
    "# Weights of the sentence score: feature, for one article, for merged "
    "ones.\n"
    "# Source: learned by build/train-weights (make models) from news with "
    "human\n"
    "# summaries, articles and clusters of articles; what each weight brings: "
    "see\n"
    "# corpus/README.md.  Licence: that of this project.\n";

static void print_table(const struct sample_weights *w)
{
    fputs(head, stdout);
    for (size_t i = 0; i < w->count; i++)
        printf("%s\t%.4g\t%.4g\n", sample_weight_name(w, i), w[0].at[i] + 0,
               w[1].at[i] + 0);
}

static void learn_table(struct trainer *t)
{
    struct sample_weights w[USES];

    for (size_t use = 0; use < USES; use++) {
        struct lesson *l = &t->lesson[use];

        w[use] = l->count ? learn(l) : sample_weights_new(l->use, &t->lasting);
        l->start = w[use];
        if (l->count)
            judge_read(l, stderr);
    }
    print_table(w);
}

static void judge(struct trainer *t, const char *how)
{
    for (size_t use = 0; use < USES; use++) {
        struct lesson *l = &t->lesson[use];

        if (l->count == 0)
            continue;
        printf("%s\n", use_names[use]);
        if (strcmp(how, "--cross") == 0) {
            judge_cross(l, stdout);
            continue;
        }
        l->start = sample_weights_new(l->use, &t->lasting);
        if (strcmp(how, "--ablate") == 0)
            judge_ablate(l, stdout);
        else
            judge_read(l, stdout);
    }
}

/* Reads the files behind each of the words single and merged. */
static bool read_all(struct trainer *t, char **names)
{
    struct lesson *l = NULL;

    for (; *names; names++) {
        if (strcmp(*names, use_names[SCORE_SINGLE]) == 0) {
            l = &t->lesson[SCORE_SINGLE];
        } else if (strcmp(*names, use_names[SCORE_MERGED]) == 0) {
            l = &t->lesson[SCORE_MERGED];
        } else if (!l) {
            return false;
        } else {
            struct sample_set set = {0};

            sample_read(&set, *names, &l->start, &t->lasting);
            l->sets =
                arena_more(&t->lasting, l->sets, l->count, sizeof *l->sets);
            l->sets[l->count++] = set;
        }
    }
    return l != NULL;
}

int main(int argc, char **argv)
{
    static const char *const modes[] = {"--cross", "--ablate", "--read"};
    struct trainer t = {0};
    const char *how = NULL;
    char **names = argv + (argc > 0);

    for (size_t i = 0; *names && i < sizeof modes / sizeof *modes; i++)
        if (strcmp(*names, modes[i]) == 0)
            how = modes[i];
    for (size_t use = 0; use < USES; use++)
        t.lesson[use] = (struct lesson){
            .use = (enum score_use)use,
            .without = SIZE_MAX,
            .zero = SIZE_MAX,
            .start = learn_start((enum score_use)use, &t.lasting),
        };
    if (!read_all(&t, names + (how != NULL))) {
        fputs("usage: train-weights [--cross|--ablate|--read] "
              "[single FILE[:WORDS]...] [merged FILE:WORDS...]\n",
              stderr);
        return 2;
    }
    if (how)
        judge(&t, how);
    else
        learn_table(&t);
    for (size_t use = 0; use < USES; use++)
        arena_release(&t.lesson[use].scratch);
    arena_release(&t.lasting);
    return 0;
}
