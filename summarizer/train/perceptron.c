#include "train/perceptron.h"

#include <stdlib.h>
#include <string.h>

enum { RARE = 2 /* a feature seen less often is not learnt */ };

static void mend(const struct entity_words *w, uint8_t *gold)
{
    for (size_t i = 0; i < w->count; i++) {
        if (!entity_is_open(w, i))
            gold[i] = LABEL_O;
        /* What goes on with nothing begins. */
        if (!label_may_follow(i ? gold[i - 1] : LABEL_O, gold[i]))
            gold[i]--;
    }
}

void learner_add(struct learner *l, const struct tokens *tokens, uint8_t *gold)
{
    struct instance one = {0};

    one.words = entity_look(tokens->at, tokens->count, l->lang, l->arena);
    one.gold = gold;
    mend(&one.words, gold);
    l->instances = arena_more(l->arena, l->instances, l->count, sizeof one);
    l->instances[l->count++] = one;
}

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

static void look_up_all(struct learner *l)
{
    l->mask = (1 << 16) - 1;
    l->keys = ARENA_NEW(l->arena, uint32_t, l->mask + 1);
    l->ids = ARENA_NEW(l->arena, uint32_t, l->mask + 1);
    for (size_t i = 0; i < l->count; i++) {
        look_up(l, &l->instances[i]);
    }
    l->chosen = ARENA_NEW(l->arena, bool, l->features);
    for (size_t i = 0; i < l->features; i++)
        l->chosen[i] = l->seen[i] >= RARE;
}

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

static void correct(struct learner *l, const struct instance *one, size_t from,
                    size_t to, const uint8_t *guess)
{
    uint8_t g = LABEL_O, p = LABEL_O;

    for (size_t i = from; i <= to; i++) {
        uint8_t want = i < to ? one->gold[i] : LABEL_O;
        uint8_t got = i < to ? guess[i - from] : LABEL_O;

        if (want != got) {
            change_token(l, one, i, want, 1);
            change_token(l, one, i, got, -1);
        }
        if (want != got || g != p) {
            change_transition(l, g, want, 1);
            change_transition(l, p, got, -1);
        }
        g = want;
        p = got;
    }
}

static void learn_sentence(struct learner *l, const struct instance *one,
                           struct arena *scratch)
{
    size_t n = one->words.count;
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
                correct(l, one, i, end, guess);
        }
        i = end + 1;
    }
    l->step++;
    arena_clear(scratch);
}

/* xorshift, 64 bits (G. Marsaglia, 2003): the order of the sentences. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void learn(struct learner *l, int epochs)
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
    for (int epoch = 0; epoch < epochs; epoch++) {
        for (size_t i = l->count; i > 1; i--) {
            size_t k = (size_t)(next_random(&state) % i), t = order[i - 1];

            order[i - 1] = order[k];
            order[k] = t;
        }
        for (size_t i = 0; i < l->count; i++)
            learn_sentence(l, &l->instances[order[i]], &scratch);
    }
    arena_release(&scratch);
}

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

void learner_run(struct learner *l, int epochs, size_t most)
{
    look_up_all(l);
    learn(l, epochs);
    choose(l, most);
    learn(l, epochs);
}

struct span learner_model(const struct learner *l, uint32_t slots)
{
    size_t count, size = ENTITY_HEAD + (size_t)slots * ENTITY_SLOT;
    struct ranked *all = rank(l, &count);
    unsigned char *file = ARENA_NEW(l->arena, unsigned char, size);
    struct entity_model m = {.slot_count = slots};
    int64_t most = count ? all[0].weight : 1;

    for (size_t k = 0; k < 8; k++)
        file[k] = (unsigned char)ENTITY_MAGIC[k];
    put_u16(file + 8, slots & 0xffff);
    put_u16(file + 10, slots >> 16);
    for (size_t p = 0; p < LABELS; p++)
        for (size_t y = 0; y < LABELS; y++)
            put_u16(file + 12 + 2 * (p * LABELS + y),
                    scaled(average_sum(&l->transitions[p][y], l->step), most));
    for (size_t i = 0; i < count; i++)
        put_feature(l, &m, file + ENTITY_HEAD, all[i].id, most);
    return (struct span){(const char *)file, size};
}
