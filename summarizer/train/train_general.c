/*
 * train-general: find the words that say little about what a text is about.
 *
 *     train-general FILE...  > corpus/en/general.tsv
 *
 * A FILE holds tokens, "word<TAB>label" a line, sentences parted by empty
 * lines, in the order of their texts.  A word of a topic comes again in the
 * next sentences far more often than chance has it; a general word (year,
 * left, called) does not, however rare it is.  The measure is Church's
 * adaptation ("Empirical estimates of adaptation", 2000) over the frequency:
 * how many times more often a stem stands in the next two sentences than in
 * any two.  A document frequency alone would take the topics of the counted
 * news (troops, oil) for general words.
 *
 * Counted are the stems of words in small letters, and of first words, that
 * are part of no name.  A line of the list is a stem, two tabs, and the
 * logarithm of that ratio to the base of `topical` [percent]; words that
 * reach it, and those too rare to tell, are left out.
 * Deterministic: by sentences, then by bytes.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "base/utf8.h"
#include "text/stem.h"

/* A ratio from which on a word is as good a key term as any. */
static const double topical = 16;

/* Pairs that are added to what chance has, with the ratio `topical`: words
 * with few pairs are left where they are. */
static const double prior = .25;

enum { RAREST = 16, LEAST = 5 /* [percent] */ };

struct word {
    struct span stem;
    size_t sentences;
    size_t pairs;        /* with one of the two sentences before */
    size_t last, before; /* sentences that hold it, from 3; 0: none */
};

struct count {
    struct arena arena;
    struct table by_stem;
    struct word *at;
    size_t count;
    size_t sentences;
    size_t now; /* number of the sentence; texts are 3 apart */
    struct stemmer *stemmer;
};

static void count_word(struct count *c, struct span word)
{
    struct span stem;
    bool fresh;
    uint32_t *number;

    if (!utf8_is_alpha(utf8_peek(word, 0)) ||
        !stem_content(c->stemmer, word, span_hash_folded(word), &stem))
        return;
    stem = arena_copy(&c->arena, stem);
    number = table_put(&c->by_stem, stem, &fresh);
    if (fresh) {
        *number = (uint32_t)c->count;
        c->at = arena_more(&c->arena, c->at, c->count, sizeof *c->at);
        c->at[c->count++] = (struct word){.stem = stem};
    }
    struct word *w = &c->at[*number];
    if (w->last == c->now)
        return;
    w->sentences++;
    w->pairs += w->last + 1 == c->now;
    w->pairs += w->last + 2 == c->now || w->before + 2 == c->now;
    w->before = w->last;
    w->last = c->now;
}

static void end_sentence(struct count *c, size_t *tokens)
{
    c->sentences += *tokens > 0;
    c->now += *tokens > 0;
    *tokens = 0;
}

static void read_tokens(struct count *c, const char *path)
{
    FILE *f = fopen(path, "r");
    char *line = NULL;
    size_t room = 0, token = 0;

    if (!f) {
        perror(path);
        exit(1);
    }
    while (getline(&line, &room, f) > 0) {
        const char *tab = strchr(line, '\t');
        struct span word = {line, tab ? (size_t)(tab - line) : 0};

        if (word.n == 0) {
            end_sentence(c, &token);
            continue;
        }
        if (strcmp(tab, "\tO\n") == 0 &&
            (token == 0 || !utf8_is_upper(utf8_peek(word, 0))))
            count_word(c, word);
        token++;
    }
    end_sentence(c, &token);
    c->now += 3;
    free(line);
    fclose(f);
}

static int by_frequency(const void *a, const void *b)
{
    const struct word *x = a, *y = b;

    if (x->sentences != y->sentences)
        return x->sentences > y->sentences ? -1 : 1;
    return span_compare(x->stem, y->stem);
}

/* 100: of a topic. */
static double generality(const struct count *c, const struct word *w)
{
    double n = (double)w->sentences;
    double chance = 2 * n * n / (double)c->sentences;
    double ratio = ((double)w->pairs + prior * topical) / (chance + prior);

    return ratio > 1 ? 100 * log(ratio) / log(topical) : 0;
}

int main(int argc, char **argv)
{
    struct count c = {.now = 3};

    if (argc < 2) {
        fputs("usage: train-general FILE...\n", stderr);
        return 2;
    }
    c.by_stem = table_new(&c.arena, 1 << 14);
    c.stemmer = stem_new(lang_find(SPAN("en")), &c.arena);
    for (int i = 1; i < argc; i++)
        read_tokens(&c, argv[i]);
    if (c.count)
        qsort(c.at, c.count, sizeof *c.at, by_frequency);
    puts("# Words that say little about what a text is about: stem, percent.");
    puts("# Source: counted by build/train-general, see there, on the "
         "Groningen");
    puts("# Meaning Bank (public domain) and Wikigold (CC BY 4.0).");
    puts("# Licence: that of this project; credits in corpus/README.md.");
    for (size_t i = 0; i < c.count && c.at[i].sentences >= RAREST; i++) {
        double value = generality(&c, &c.at[i]);

        if (value < 99.5)
            printf("%.*s\t\t%.0f\n", (int)c.at[i].stem.n, c.at[i].stem.p,
                   fmax(value, LEAST));
    }
    stem_free(c.stemmer);
    arena_release(&c.arena);
    return 0;
}
