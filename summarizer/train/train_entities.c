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
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "mention/entity_model.h"

enum {
    EPOCHS = 10,
    SLOTS = 32768,      /* 0.6 MB */
    LOAD = 75,          /* [%] of the slots that are filled */
    RARE = 2,           /* a feature seen less often is not learnt */
    FILE_MAX = 1 << 28, /* [bytes] */
    LINE_MAX_TOKENS = 1 << 16
};

struct instance { /* one sentence */
    struct entity_words words;
    uint32_t **features; /* [token]: ids, NULL where it is not open */
    uint8_t *counts;     /* [token] of ids */
    uint8_t *gold;       /* [token] labels */
};

struct weight_sum {
    int32_t now;    /* the weight */
    uint32_t since; /* [steps] since when it holds */
    int64_t sum;    /* over all steps before that */
};

struct learner {
    struct arena *arena;
    const struct lang *lang;
    struct instance *instances;
    size_t count;
    uint32_t *keys; /* open hash from feature to id + 1 */
    uint32_t *ids;
    size_t mask, features;
    uint32_t *hashes;                     /* [id] */
    uint32_t *seen;                       /* [id] tokens with it */
    bool *chosen;                         /* [id] */
    struct weight_sum (*weights)[LABELS]; /* [id] */
    struct weight_sum transitions[LABELS][LABELS];
    int32_t now[LABELS][LABELS]; /* transitions as entity_viterbi wants */
    uint32_t step;
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
        /* A broken row: what goes on with nothing begins. */
        if (!label_may_follow(i ? gold[i - 1] : LABEL_O, gold[i]))
            gold[i]--;
        last = k;
    }
    return gold;
}

static void add_sentence(struct learner *l, struct pieces *p, int times)
{
    struct arena *a = l->arena;
    struct span text = arena_copy(a, buf_span(&p->text));
    struct tokens tokens = token_split_span(text, a);
    struct instance one = {0};

    one.words = entity_look(tokens.at, tokens.count, l->lang, a);
    one.gold = gold_of(p, &tokens, text.p, a);
    for (size_t i = 0; i < tokens.count; i++)
        if (!entity_is_open(&one.words, i))
            one.gold[i] = LABEL_O;
    for (size_t i = 0; i < tokens.count; i++)
        if (!label_may_follow(i ? one.gold[i - 1] : LABEL_O, one.gold[i]))
            one.gold[i]--;
    for (; times > 0; times--) {
        l->instances = arena_more(a, l->instances, l->count, sizeof one);
        l->instances[l->count++] = one;
    }
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

/* ---- Features ---- */

static void grow(struct learner *l)
{
    size_t size = 2 * (l->mask + 1);
    uint32_t *keys = ARENA_NEW(l->arena, uint32_t, size);
    uint32_t *ids = ARENA_NEW(l->arena, uint32_t, size);

    for (size_t i = 0; i <= l->mask; i++) {
        size_t k = l->keys[i] & (size - 1);

        if (!l->ids[i])
            continue;
        while (ids[k])
            k = (k + 1) & (size - 1);
        keys[k] = l->keys[i];
        ids[k] = l->ids[i];
    }
    l->keys = keys;
    l->ids = ids;
    l->mask = size - 1;
}

static uint32_t id_of(struct learner *l, uint32_t feature)
{
    size_t k = feature & l->mask;

    while (l->ids[k] && l->keys[k] != feature)
        k = (k + 1) & l->mask;
    if (!l->ids[k]) {
        l->keys[k] = feature;
        l->hashes =
            arena_more(l->arena, l->hashes, l->features, sizeof *l->hashes);
        l->seen = arena_more(l->arena, l->seen, l->features, sizeof *l->seen);
        l->hashes[l->features] = feature;
        l->seen[l->features] = 0;
        l->ids[k] = (uint32_t)++l->features;
    }
    uint32_t id = l->ids[k] - 1;
    if (2 * l->features > l->mask)
        grow(l);
    return id;
}

static void look_up(struct learner *l, struct instance *one)
{
    size_t n = one->words.count;

    one->features = ARENA_NEW(l->arena, uint32_t *, n + 1);
    one->counts = ARENA_NEW(l->arena, uint8_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct entity_features f;

        if (!entity_is_open(&one->words, i))
            continue;
        entity_feature(&one->words, i, &f);
        one->features[i] = ARENA_NEW(l->arena, uint32_t, f.count);
        one->counts[i] = (uint8_t)f.count;
        for (size_t k = 0; k < f.count; k++) {
            uint32_t id = id_of(l, f.at[k]);

            one->features[i][k] = id;
            l->seen[id]++;
        }
    }
}

/* Copies of a sentence share what is known of it. */
static void look_up_all(struct learner *l)
{
    l->mask = (1 << 16) - 1;
    l->keys = ARENA_NEW(l->arena, uint32_t, l->mask + 1);
    l->ids = ARENA_NEW(l->arena, uint32_t, l->mask + 1);
    for (size_t i = 0; i < l->count; i++) {
        struct instance *one = &l->instances[i];

        if (i && one[-1].words.at == one->words.at) {
            one->features = one[-1].features;
            one->counts = one[-1].counts;
        } else {
            look_up(l, one);
        }
    }
    l->chosen = ARENA_NEW(l->arena, bool, l->features);
    for (size_t i = 0; i < l->features; i++)
        l->chosen[i] = l->seen[i] >= RARE;
}

/* ---- Learning ---- */

struct scoring {
    const struct learner *l;
    const struct instance *one;
};

static void score_token(const void *by, size_t i, int64_t sum[LABELS])
{
    const struct scoring *s = by;

    for (size_t k = 0; k < s->one->counts[i]; k++) {
        uint32_t id = s->one->features[i][k];

        if (s->l->chosen[id])
            for (size_t y = 0; y < LABELS; y++)
                sum[y] += s->l->weights[id][y].now;
    }
}

static void change(struct weight_sum *w, int32_t by, uint32_t step)
{
    w->sum += (int64_t)w->now * (step - w->since);
    w->since = step;
    w->now += by;
}

static void change_token(struct learner *l, const struct instance *one,
                         size_t i, uint8_t label, int32_t by)
{
    for (size_t k = 0; k < one->counts[i]; k++) {
        uint32_t id = one->features[i][k];

        if (l->chosen[id])
            change(&l->weights[id][label], by, l->step);
    }
}

static void change_transition(struct learner *l, uint8_t before, uint8_t label,
                              int32_t by)
{
    change(&l->transitions[before][label], by, l->step);
    l->now[before][label] += by;
}

static size_t correct(struct learner *l, const struct instance *one,
                      size_t from, size_t to, const uint8_t *guess)
{
    uint8_t g = LABEL_O, p = LABEL_O;
    size_t wrong = 0;

    for (size_t i = from; i <= to; i++) {
        uint8_t want = i < to ? one->gold[i] : LABEL_O;
        uint8_t got = i < to ? guess[i - from] : LABEL_O;

        if (want != got) {
            change_token(l, one, i, want, 1);
            change_token(l, one, i, got, -1);
            wrong++;
        }
        if (want != got || g != p) {
            change_transition(l, g, want, 1);
            change_transition(l, p, got, -1);
        }
        g = want;
        p = got;
    }
    return wrong;
}

static size_t learn_sentence(struct learner *l, const struct instance *one,
                             struct arena *scratch)
{
    size_t n = one->words.count, wrong = 0;
    struct scoring by = {l, one};
    struct entity_scorer scorer = {score_token, &by,
                                   (const int32_t(*)[LABELS])l->now};
    uint8_t *guess = ARENA_NEW(scratch, uint8_t, n + 1);
    uint8_t(*back)[LABELS] = arena_alloc(scratch, n + 1, LABELS);

    for (size_t i = 0; i < n;) {
        size_t end = i;

        while (end < n && entity_is_open(&one->words, end))
            end++;
        if (end > i) {
            entity_viterbi(&scorer, i, end, back, guess);
            if (memcmp(guess, one->gold + i, end - i) != 0)
                wrong += correct(l, one, i, end, guess);
        }
        i = end + 1;
    }
    l->step++;
    arena_clear(scratch);
    return wrong;
}

/* xorshift, 64 bits (G. Marsaglia, 2003): the order of the sentences. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void learn(struct learner *l)
{
    struct arena scratch = {0};
    uint64_t state = 88172645463325252u;
    size_t *order = ARENA_NEW(l->arena, size_t, l->count);

    memset(l->transitions, 0, sizeof l->transitions);
    memset(l->now, 0, sizeof l->now);
    l->weights = arena_alloc(l->arena, l->features, sizeof *l->weights);
    l->step = 1;
    for (size_t i = 0; i < l->count; i++)
        order[i] = i;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        size_t wrong = 0;

        for (size_t i = l->count; i > 1; i--) {
            size_t k = (size_t)(next_random(&state) % i), t = order[i - 1];

            order[i - 1] = order[k];
            order[k] = t;
        }
        for (size_t i = 0; i < l->count; i++)
            wrong += learn_sentence(l, &l->instances[order[i]], &scratch);
        fprintf(stderr, "epoch %d: %zu wrong\n", epoch + 1, wrong);
    }
    arena_release(&scratch);
}

/* ---- Choosing and writing ---- */

static int64_t average_sum(const struct weight_sum *w, uint32_t step)
{
    return w->sum + (int64_t)w->now * (step - w->since);
}

/* How much a feature can change: its largest weight against outside. */
static int64_t largest(const struct learner *l, size_t id)
{
    int64_t base = average_sum(&l->weights[id][LABEL_O], l->step), most = 0;

    for (size_t y = 1; y < LABELS; y++) {
        int64_t v = average_sum(&l->weights[id][y], l->step) - base;

        v = v < 0 ? -v : v;
        most = v > most ? v : most;
    }
    return most;
}

struct ranked {
    int64_t weight;
    uint32_t id;
};

static int by_weight(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;

    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    return x->id < y->id ? -1 : 1;
}

static struct ranked *rank(const struct learner *l, size_t *count)
{
    struct ranked *all = ARENA_NEW(l->arena, struct ranked, l->features + 1);

    *count = 0;
    for (size_t i = 0; i < l->features; i++) {
        int64_t w = l->chosen[i] ? largest(l, i) : 0;

        if (w > 0)
            all[(*count)++] = (struct ranked){w, (uint32_t)i};
    }
    qsort(all, *count, sizeof *all, by_weight);
    return all;
}

static void choose(struct learner *l, size_t most)
{
    size_t count;
    struct ranked *all = rank(l, &count);

    memset(l->chosen, 0, l->features * sizeof *l->chosen);
    for (size_t i = 0; i < count && i < most; i++)
        l->chosen[all[i].id] = true;
    fprintf(stderr, "%zu features, %zu weigh, %zu kept\n", l->features, count,
            count < most ? count : most);
}

static void put_u16(unsigned char *p, uint32_t v)
{
    p[0] = (unsigned char)(v & 255);
    p[1] = (unsigned char)(v >> 8 & 255);
}

static uint32_t scaled(int64_t v, int64_t most)
{
    int64_t x = v * 32767;

    x = (x + (x < 0 ? -most / 2 : most / 2)) / most;
    x = x > INT16_MAX ? INT16_MAX : x < INT16_MIN ? INT16_MIN : x;
    return (uint32_t)(x & 0xffff);
}

static void put_feature(const struct learner *l, struct entity_model *m,
                        unsigned char *slots, uint32_t id, int64_t most)
{
    uint32_t feature = l->hashes[id];
    unsigned char *p = slots + (size_t)entity_slot(m, feature) * ENTITY_SLOT;
    int64_t base = average_sum(&l->weights[id][LABEL_O], l->step);
    size_t k = 0;

    while (k < ENTITY_PROBES && (p[0] || p[1])) {
        p += ENTITY_SLOT;
        k++;
    }
    if (k == ENTITY_PROBES)
        return; /* the lightest find no room */
    put_u16(p, entity_check(feature));
    for (size_t y = 1; y < LABELS; y++)
        put_u16(p + 2 * y,
                scaled(average_sum(&l->weights[id][y], l->step) - base, most));
}

static void write_model(const struct learner *l, uint32_t slot_count,
                        const char *path)
{
    size_t count, size = ENTITY_HEAD + (size_t)slot_count * ENTITY_SLOT;
    struct ranked *all = rank(l, &count);
    unsigned char *file = ARENA_NEW(l->arena, unsigned char, size);
    struct entity_model m = {.slot_count = slot_count};
    int64_t most = count ? all[0].weight : 1;
    FILE *f = fopen(path, "wb");

    memcpy(file, "ENTITY2\n", 8);
    put_u16(file + 8, slot_count & 0xffff);
    put_u16(file + 10, slot_count >> 16);
    for (size_t p = 0; p < LABELS; p++)
        for (size_t y = 0; y < LABELS; y++)
            put_u16(file + 12 + 2 * (p * LABELS + y),
                    scaled(average_sum(&l->transitions[p][y], l->step), most));
    for (size_t i = 0; i < count; i++)
        put_feature(l, &m, file + ENTITY_HEAD, all[i].id, most);
    if (!f || fwrite(file, 1, size, f) != size || fclose(f) != 0)
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
    look_up_all(&l);
    learn(&l);
    choose(&l, (size_t)slots * LOAD / 100);
    learn(&l);
    write_model(&l, slots, argv[1]);
    arena_release(&a);
    return 0;
}
