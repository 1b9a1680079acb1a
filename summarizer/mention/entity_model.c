#include "mention/entity_model.h"

static uint32_t read_u32(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
           (uint32_t)p[3] << 24;
}

static uint16_t read_u16(const unsigned char *p)
{
    return (uint16_t)(p[0] | p[1] << 8);
}

static int32_t read_i16(const unsigned char *p)
{
    uint16_t v = read_u16(p);

    return v < 0x8000 ? v : (int32_t)v - 0x10000;
}

bool entity_model_open(struct span bytes, struct entity_model *model)
{
    const unsigned char *p = (const unsigned char *)bytes.p;

    if (bytes.n < ENTITY_HEAD || !span_starts(bytes, SPAN(ENTITY_MAGIC)))
        return false;
    model->slot_count = read_u32(p + 8);
    model->slots = p + ENTITY_HEAD;
    if (model->slot_count <= ENTITY_PROBES ||
        model->slot_count != (bytes.n - ENTITY_HEAD) / ENTITY_SLOT)
        return false;
    for (size_t i = 0; i < (size_t)LABELS * LABELS; i++)
        model->transitions[i / LABELS][i % LABELS] = read_i16(p + 12 + 2 * i);
    return true;
}

uint32_t entity_slot(const struct entity_model *model, uint32_t feature)
{
    /* The high bits choose the slot, the low ones check it. */
    return (uint32_t)((uint64_t)feature * (model->slot_count - ENTITY_PROBES) >>
                      32);
}

uint16_t entity_check(uint32_t feature)
{
    uint16_t check = (uint16_t)(feature ^ feature >> 16);

    return check ? check : 1;
}

struct scoring {
    const struct entity_model *model;
    const struct entity_words *words;
};

static const unsigned char *slot_of(const struct entity_model *m,
                                    uint32_t feature)
{
    return m->slots + (size_t)entity_slot(m, feature) * ENTITY_SLOT;
}

static void add_weights(const struct entity_model *m, uint32_t feature,
                        int32_t sum[LABELS])
{
    const unsigned char *slot = slot_of(m, feature);
    uint16_t check = entity_check(feature);

    for (size_t k = 0; k < ENTITY_PROBES; k++, slot += ENTITY_SLOT) {
        uint16_t found = read_u16(slot);

        if (found == 0)
            return;
        if (found != check)
            continue;
        for (size_t y = 1; y < LABELS; y++)
            sum[y] += read_i16(slot + 2 * y);
        return;
    }
}

static void score_token(const void *by, size_t i, int64_t sum[LABELS])
{
    const struct scoring *s = by;
    struct entity_features f;
    int32_t own[LABELS] = {0}; /* 64 features of 16 bits fit */

    entity_feature(s->words, i, &f);
    /* The table is larger than the near caches: ask for all slots before
     * the first is read. */
    for (size_t k = 0; k < f.count; k++)
        __builtin_prefetch(slot_of(s->model, f.at[k]));
    for (size_t k = 0; k < f.count; k++)
        add_weights(s->model, f.at[k], own);
    for (size_t y = 1; y < LABELS; y++)
        sum[y] += own[y];
}

/* An inner label may follow two labels only, any other all of them. */
static void step(const struct entity_scorer *s, const int64_t before[LABELS],
                 int64_t now[LABELS], uint8_t back[LABELS])
{
    for (size_t y = 0; y < LABELS; y++) {
        bool inner = y != LABEL_O && !label_is_begin((uint8_t)y);
        size_t end = inner ? y + 1 : LABELS;
        int64_t best = INT64_MIN / 2;

        back[y] = LABEL_O;
        for (size_t p = inner ? y - 1 : 0; p < end; p++) {
            int64_t v = before[p] + s->transitions[p][y];

            if (v > best) {
                best = v;
                back[y] = (uint8_t)p;
            }
        }
        now[y] += best;
    }
}

void entity_viterbi(const struct entity_scorer *s, size_t from, size_t to,
                    uint8_t (*back)[LABELS], uint8_t *labels)
{
    int64_t score[LABELS];
    uint8_t best = LABEL_O;

    /* What stands before and behind is outside. */
    for (size_t y = 0; y < LABELS; y++)
        score[y] = y == LABEL_O ? 0 : INT64_MIN / 4;
    for (size_t i = from; i < to; i++) {
        int64_t now[LABELS] = {0};

        s->score(s->by, i, now);
        step(s, score, now, back[i - from]);
        for (size_t y = 0; y < LABELS; y++)
            score[y] = now[y];
    }
    for (size_t y = 0; y < LABELS; y++)
        score[y] += s->transitions[y][LABEL_O];
    for (size_t y = 1; y < LABELS; y++)
        if (score[y] > score[best])
            best = (uint8_t)y;
    for (size_t i = to; i-- > from;) {
        labels[i - from] = best;
        best = back[i - from][best];
    }
}

uint8_t *entity_label(const struct entity_model *model,
                      const struct entity_words *w, struct arena *a)
{
    struct scoring by = {model, w};
    struct entity_scorer scorer = {score_token, &by, model->transitions};
    uint8_t *labels = ARENA_NEW(a, uint8_t, w->count + 1);
    uint8_t(*back)[LABELS] = arena_alloc(a, w->count + 1, LABELS);

    for (size_t i = 0; i < w->count;) {
        size_t end = i;

        while (end < w->count && entity_is_open(w, end))
            end++;
        if (end > i)
            entity_viterbi(&scorer, i, end, back, labels + i);
        i = end + 1;
    }
    return labels;
}
