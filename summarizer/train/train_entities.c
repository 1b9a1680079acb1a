/*
 * train-entities: the entity model of mention/entity_model from text with
 * labels.
 *
 *     train-entities [-s SLOTS] OUT FILE[*TIMES]...
 *
 * FILE holds one token a line, a tab and its label (O, B-PER, I-PER …), an
 * empty line behind each sentence; *TIMES uses it so often.  The tokens are
 * joined to text and cut again by text/token, as the program will cut it.
 * Averaged structured perceptron (Collins 2002), twice: the first run finds
 * the features that weigh most, the second learns with those alone.  All
 * sums are of integers and the order comes from an own generator, so the
 * same input gives the same bytes everywhere.
 *
 * corpus/en/entities.model: train-entities corpus/en/entities.model gmb.tsv
 * 'wikigold.tsv*2'.  gmb.tsv is 700,000 tokens of news from the Groningen
 * Meaning Bank (texts in the public domain), wikigold.tsv is Wikigold (D.
 * Balasuriya et al., 2009; CC BY 4.0); neither is part of the project.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "train/perceptron.h"

enum {
    EPOCHS = 10,
    SLOTS = 32768,     /* 0.6 MB */
    LOAD = 75,         /* [%] of the slots that are filled */
    FILE_MAX = 1 << 28 /* [bytes] */
};

static void fail(const char *file, const char *what)
{
    fprintf(stderr, "train-entities: %s: %s\n", file, what);
    exit(1);
}

/* ---- Reading ---- */

static struct span read_file(const char *path, struct arena *a)
{
    struct buf b = buf_new(a, FILE_MAX);
    char piece[4096];
    size_t n;
    FILE *f = fopen(path, "rb");

    if (!f)
        fail(path, "cannot be read");
    while ((n = fread(piece, 1, sizeof piece, f)) > 0)
        buf_add(&b, (struct span){piece, n});
    fclose(f);
    return buf_span(&b);
}

static uint8_t label_of(struct span name)
{
    static const char *const types[ENTITIES] = {"PER", "LOC", "ORG", "MISC"};

    if (name.n < 3)
        return LABEL_O;
    for (size_t k = 0; k < ENTITIES; k++)
        if (span_eq(span_from(name, 2), span_of(types[k])))
            return (uint8_t)(label_begin((enum entity_type)k) +
                             (name.p[0] == 'I'));
    return LABEL_O;
}

/* Tokens that stand without a space before them, or behind. */
static bool is_tight(struct span word, bool behind)
{
    static const char *const before[] = {".",
                                         ",",
                                         ";",
                                         ":",
                                         "!",
                                         "?",
                                         "%",
                                         ")",
                                         "]",
                                         "'s",
                                         "n't",
                                         "'",
                                         "''",
                                         "\xe2\x80\x99s",
                                         "\xe2\x80\x9d",
                                         "'re",
                                         "'ve",
                                         "'ll",
                                         "'d",
                                         "'m"};
    static const char *const after[] = {"(", "[", "$", "``", "\xe2\x80\x9c"};

    if (behind) {
        for (size_t i = 0; i < sizeof after / sizeof *after; i++)
            if (span_eq(word, span_of(after[i])))
                return true;
        return false;
    }
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (span_eq(word, span_of(before[i])))
            return true;
    return false;
}

struct pieces { /* a sentence as the file has it */
    struct buf text;
    size_t *ends;    /* [pieces] in the text */
    uint8_t *labels; /* [pieces] */
    size_t count;
    bool tight;
};

static void add_piece(struct pieces *p, struct span word, uint8_t label,
                      struct arena *a)
{
    if (p->count && !p->tight && !is_tight(word, false))
        buf_char(&p->text, ' ');
    buf_add(&p->text, word);
    p->tight = is_tight(word, true);
    p->ends = arena_more(a, p->ends, p->count, sizeof *p->ends);
    p->labels = arena_more(a, p->labels, p->count, sizeof *p->labels);
    p->ends[p->count] = p->text.n;
    p->labels[p->count++] = label;
}

/* Gold labels for the tokens that the program sees: a token has that of
 * the piece in which it begins, and inside it no second beginning. */
static uint8_t *gold_of(const struct pieces *p, const struct tokens *tokens,
                        const char *text, struct arena *a)
{
    uint8_t *gold = ARENA_NEW(a, uint8_t, tokens->count + 1);
    size_t k = 0, last = SIZE_MAX;

    for (size_t i = 0; i < tokens->count; i++) {
        size_t at = (size_t)(tokens->at[i].text.p - text);

        while (k + 1 < p->count && p->ends[k] <= at)
            k++;
        gold[i] = p->labels[k];
        if (k == last && label_is_begin(gold[i]))
            gold[i]++;
        last = k;
    }
    return gold;
}

static void add_sentence(struct learner *l, const struct pieces *p, int times)
{
    struct span text = arena_copy(l->arena, buf_span(&p->text));
    struct tokens tokens = token_split_span(text, l->arena);
    uint8_t *gold = gold_of(p, &tokens, text.p, l->arena);

    for (; times > 0; times--)
        learner_add(l, &tokens, gold);
}

static void read_labelled(struct learner *l, struct span file, int times)
{
    struct arena *a = l->arena;
    struct pieces p = {.text = buf_new(a, FILE_MAX)};

    while (file.n) {
        const char *end = memchr(file.p, '\n', file.n);
        size_t n = end ? (size_t)(end - file.p) : file.n;
        struct span line = span_upto(file, n);
        const char *tab = memchr(line.p, '\t', line.n);

        file = span_from(file, n < file.n ? n + 1 : n);
        if (tab) {
            size_t w = (size_t)(tab - line.p);

            add_piece(&p, span_upto(line, w), label_of(span_from(line, w + 1)),
                      a);
        }
        if ((line.n == 0 || file.n == 0) && p.count) {
            add_sentence(l, &p, times);
            p.text.n = 0;
            p.count = 0;
            p.tight = false;
            p.ends = NULL;
            p.labels = NULL;
        }
    }
}

/* ---- Writing ---- */

static void write_file(const char *path, struct span model)
{
    FILE *f = fopen(path, "wb");

    if (!f || fwrite(model.p, 1, model.n, f) != model.n || fclose(f) != 0)
        fail(path, "cannot be written");
}

static int cut_times(char *name)
{
    char *star = strrchr(name, '*');

    if (!star || star[1] < '1' || star[1] > '9' || star[2])
        return 1;
    *star = '\0';
    return star[1] - '0';
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct learner l = {.arena = &a, .lang = lang_find(SPAN("en"))};
    uint32_t slots = SLOTS;

    if (argc > 3 && strcmp(argv[1], "-s") == 0) {
        slots = (uint32_t)strtoul(argv[2], NULL, 10);
        argc -= 2;
        argv += 2;
    }
    if (argc < 3 || slots < 64 || !l.lang)
        fail("usage", "[-s SLOTS] OUT FILE[*TIMES]...");
    for (int i = 2; i < argc; i++) {
        int times = cut_times(argv[i]);

        read_labelled(&l, read_file(argv[i], &a), times);
    }
    learner_run(&l, EPOCHS, (size_t)slots * LOAD / 100);
    write_file(argv[1], learner_model(&l, slots));
    arena_release(&a);
    return 0;
}
