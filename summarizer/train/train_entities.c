/*
 * train-entities: the entity model of mention/entity_model from text with
 * labels.
 *
 *     train-entities [-s SLOTS] OUT FILE[*TIMES]...
 *     train-entities -k FOLDS FILE[*TIMES]...
 *
 * -k tests instead: the first file is cut into FOLDS runs of sentences, and
 * each is labelled by a model that was trained on all the rest; printed is
 * the exact F1 of names with their types, of each run and their mean.
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

struct hits {
    size_t gold, found, right; /* [names] */
};

/* What becomes of the sentences of a file: those in [from, to) are tested
 * by `model` if there is one, all others are learnt. */
struct use {
    struct learner *learner;
    const struct entity_model *model;
    struct hits hits;
    int times;
    size_t from, to, seen; /* [sentences] */
};

static size_t name_end(const uint8_t *labels, size_t i, size_t count)
{
    uint8_t inner = (uint8_t)(label_begin(label_type(labels[i])) + 1);

    for (i++; i < count && labels[i] == inner;)
        i++;
    return i;
}

static void count_hits(struct hits *hits, const uint8_t *gold,
                       const uint8_t *found, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool both = label_is_begin(gold[i]) && gold[i] == found[i];

        hits->gold += label_is_begin(gold[i]);
        hits->found += label_is_begin(found[i]);
        hits->right +=
            both && name_end(gold, i, count) == name_end(found, i, count);
    }
}

static void use_sentence(struct use *u, const struct pieces *p)
{
    struct learner *l = u->learner;
    bool held = u->seen >= u->from && u->seen < u->to;

    u->seen++;
    if (held != (u->model != NULL))
        return;
    struct span text = arena_copy(l->arena, buf_span(&p->text));
    struct tokens tokens = token_split_span(text, l->arena);
    uint8_t *gold = gold_of(p, &tokens, text.p, l->arena);
    if (u->model) {
        struct entity_words words =
            entity_look(tokens.at, tokens.count, l->lang, l->arena);

        count_hits(&u->hits, gold, entity_label(u->model, &words, l->arena),
                   tokens.count);
        return;
    }
    for (int i = 0; i < u->times; i++)
        learner_add(l, &tokens, gold);
}

static void read_labelled(struct use *u, struct span file)
{
    struct arena *a = u->learner->arena;
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
            use_sentence(u, &p);
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

struct source {
    const char *path;
    struct span text;
    int times;
};

static struct source *read_sources(char **names, int count, struct arena *a)
{
    struct source *sources = ARENA_NEW(a, struct source, (size_t)count);

    for (int i = 0; i < count; i++) {
        sources[i].times = cut_times(names[i]);
        sources[i].path = names[i];
        sources[i].text = read_file(names[i], a);
    }
    return sources;
}

/* Learn from all sources but the sentences [from, to) of the first. */
static struct span learn(struct learner *l, const struct source *sources,
                         int count, const struct use *held, uint32_t slots)
{
    for (int i = 0; i < count; i++) {
        struct use u = {.learner = l, .times = sources[i].times};

        if (i == 0) {
            u.from = held->from;
            u.to = held->to;
        }
        read_labelled(&u, sources[i].text);
    }
    learner_run(l, EPOCHS, (size_t)slots * LOAD / 100);
    return learner_model(l, slots);
}

static struct learner new_learner(struct arena *a)
{
    struct learner l = {.arena = a, .lang = lang_find(SPAN("en"))};

    if (!l.lang)
        fail("en", "no such language");
    return l;
}

static size_t count_sentences(struct span text)
{
    struct arena a = {0};
    struct learner l = {.arena = &a};
    struct entity_model none = {0};
    struct use u = {.learner = &l, .model = &none};

    read_labelled(&u, text); /* [0, 0) is tested: nothing */
    arena_release(&a);
    return u.seen;
}

static double test_fold(const struct source *sources, int count, size_t from,
                        size_t to)
{
    struct arena a = {0};
    struct learner l = new_learner(&a);
    struct entity_model model;
    struct use u = {.learner = &l, .model = &model, .from = from, .to = to};

    if (!entity_model_open(learn(&l, sources, count, &u, SLOTS), &model))
        fail(sources[0].path, "gives no model");
    read_labelled(&u, sources[0].text);
    arena_release(&a);
    return u.hits.gold + u.hits.found ? 2.0 * (double)u.hits.right /
                                            (double)(u.hits.gold + u.hits.found)
                                      : 0;
}

static void test_folds(const struct source *sources, int count, size_t folds)
{
    size_t sentences = count_sentences(sources[0].text);
    double sum = 0;

    for (size_t k = 0; k < folds; k++) {
        double f1 = test_fold(sources, count, sentences * k / folds,
                              sentences * (k + 1) / folds);

        printf("fold %zu\t%.4f\n", k + 1, f1);
        fflush(stdout);
        sum += f1;
    }
    printf("mean\t%.4f\n", sum / (double)folds);
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    int option = argc > 3 && argv[1][0] == '-' ? argv[1][1] : 0;
    unsigned long number = option ? strtoul(argv[2], NULL, 10) : 0;
    uint32_t slots = option == 's' ? (uint32_t)number : SLOTS;

    if (option) {
        argc -= 2;
        argv += 2;
    }
    if (option == 'k' && number > 1 && number < 100) {
        test_folds(read_sources(argv + 1, argc - 1, &a), argc - 1, number);
    } else if (option != 'k' && argc > 2 && slots >= 64) {
        struct source *sources = read_sources(argv + 2, argc - 2, &a);
        struct learner l = new_learner(&a);
        const struct use all = {0};

        write_file(argv[1], learn(&l, sources, argc - 2, &all, slots));
    } else {
        fail("usage", "[-s SLOTS] OUT FILE[*TIMES]... | "
                      "-k FOLDS FILE[*TIMES]...");
    }
    arena_release(&a);
    return 0;
}
