#include "mention/entity_model.h"

#include <string.h>

#include "tests/check.h"
#include "train/perceptron.h"

/* A tiny world: who visits is a person, what is visited a place. */
static const struct {
    const char *text, *labels; /* one letter a token: p P l L o O - */
} sample[] = {
    {"Anna Kern visited Merov on Sunday .",        "pP-l---" },
    {"Merov greeted Anna Kern warmly .",           "l-pP--"  },
    {"Tomas Brandt visited Kalin and Merov .",     "pP-l-l-" },
    {"In Kalin the rain stopped .",                "-l----"  },
    {"Officials of the Union of Bakers met .",     "---oOO--"},
    {"The Union of Bakers thanked Tomas Brandt .", "-oOO-pP-"},
    {"Berta Kern visited Lodan .",                 "pP-l-"   },
    {"Lodan and Kalin are far from Merov .",       "l-l---l-"},
};

static uint8_t label_of(char c)
{
    static const char letters[] = "pPlLoO";
    const char *at = strchr(letters, c);

    return at && c ? (uint8_t)(1 + (at - letters)) : LABEL_O;
}

static struct span learn_sample(struct arena *a, uint32_t slots)
{
    struct learner l = {.arena = a, .lang = lang_unknown()};

    for (size_t i = 0; i < sizeof sample / sizeof *sample; i++) {
        struct tokens *t = ARENA_NEW(a, struct tokens, 1);
        uint8_t *gold;

        *t = token_split_span(span_of(sample[i].text), a);
        CHECK_SIZE(sample[i].text, t->count, strlen(sample[i].labels));
        gold = ARENA_NEW(a, uint8_t, t->count + 1);
        for (size_t k = 0; k < t->count; k++)
            gold[k] = label_of(sample[i].labels[k]);
        learner_add(&l, t, gold);
        learner_add(&l, t, gold); /* no feature is rare */
    }
    learner_run(&l, 10, slots * 3 / 4);
    return learner_model(&l, slots);
}

static void check_labels(const struct entity_model *m, const char *text,
                         const char *want, struct arena *a)
{
    struct tokens t = token_split_span(span_of(text), a);
    struct entity_words w = entity_look(t.at, t.count, lang_unknown(), a);
    uint8_t *labels = entity_label(m, &w, a);

    for (size_t k = 0; k < t.count; k++)
        CHECK_SIZE(text, labels[k], label_of(want[k]));
}

static void test_learns_its_sample(void)
{
    struct arena a = {0};
    struct entity_model m;

    CHECK_TRUE("opens", entity_model_open(learn_sample(&a, 2048), &m));
    for (size_t i = 0; i < sizeof sample / sizeof *sample; i++)
        check_labels(&m, sample[i].text, sample[i].labels, &a);
    check_labels(&m, "Berta Brandt visited Kalin .", "pP-l-", &a);
    arena_release(&a);
}

static void test_same_sample_same_bytes(void)
{
    struct arena a = {0};
    struct span one = learn_sample(&a, 512), two = learn_sample(&a, 512);

    CHECK_SIZE("size", one.n, ENTITY_HEAD + 512 * (size_t)ENTITY_SLOT);
    CHECK_TRUE("bytes", span_eq(one, two));
    arena_release(&a);
}

static void test_refuses_what_is_no_model(void)
{
    struct arena a = {0};
    struct span good = learn_sample(&a, 256);
    struct entity_model m;
    struct span bad = arena_copy(&a, good);

    ((char *)bad.p)[0] ^= 1;
    CHECK_TRUE("good", entity_model_open(good, &m));
    CHECK_TRUE("magic", !entity_model_open(bad, &m));
    CHECK_TRUE("empty", !entity_model_open(SPAN(""), &m));
    CHECK_TRUE("cut", !entity_model_open(span_upto(good, good.n - 18), &m));
    CHECK_TRUE("head", !entity_model_open(span_upto(good, 100), &m));
    arena_release(&a);
}

static void test_shipped_model_opens(void)
{
    const struct lang *en = lang_find(SPAN("en"));
    struct arena a = {0};
    struct entity_model m;

    CHECK_TRUE("there is one", en && en->entities);
    if (!en)
        return;
    CHECK_TRUE("opens",
               entity_model_open(
                   (struct span){(const char *)en->entities,
                                 (size_t)(en->entities_end - en->entities)},
                   &m));
    arena_release(&a);
}

static void test_open_tokens(void)
{
    static const struct {
        const char *text, *open; /* x: open */
    } rows[] = {
        {"he came home late",               "...."   },
        {"he met Anna there",               "..x."   },
        {"the Bank of the City closed",     ".xxxx." },
        {"Anna saw how they all met Berta", "x.....x"},
        {"Anna",                            "x"      },
    };
    struct arena a = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tokens t = token_split_span(span_of(rows[i].text), &a);
        struct entity_words w = entity_look(t.at, t.count, lang_unknown(), &a);

        CHECK_SIZE(rows[i].text, t.count, strlen(rows[i].open));
        for (size_t k = 0; k < t.count; k++)
            CHECK_TRUE(rows[i].text,
                       entity_is_open(&w, k) == (rows[i].open[k] == 'x'));
    }
    arena_release(&a);
}

struct scores {
    int64_t at[3][LABELS];
};

static void score_by_table(const void *by, size_t i, int64_t sum[LABELS])
{
    const struct scores *scores = by;

    for (size_t y = 0; y < LABELS; y++)
        sum[y] += scores->at[i][y];
}

static int64_t best_of_all(const struct scores *t)
{
    int64_t best = INT64_MIN;

    for (size_t k = 0; k < (size_t)LABELS * LABELS * LABELS; k++) {
        uint8_t p = (uint8_t)(k % LABELS);
        uint8_t q = (uint8_t)(k / LABELS % LABELS);
        uint8_t r = (uint8_t)(k / LABELS / LABELS);
        int64_t v = t->at[0][p] + t->at[1][q] + t->at[2][r];

        if (label_may_follow(LABEL_O, p) && label_may_follow(p, q) &&
            label_may_follow(q, r) && v > best)
            best = v;
    }
    return best;
}

/* Against all rows of labels that may be. */
static void test_viterbi_is_best(void)
{
    static const int32_t none[LABELS][LABELS];
    uint64_t state = 7;
    size_t worse = 0;

    for (int round = 0; round < 50; round++) {
        struct scores t;
        struct entity_scorer s = {score_by_table, &t, none};
        uint8_t back[3][LABELS], labels[3];
        int64_t got = 0;

        for (size_t i = 0; i < 3 * (size_t)LABELS; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            t.at[i / LABELS][i % LABELS] = (int64_t)(state >> 33) % 100;
        }
        entity_viterbi(&s, 0, 3, back, labels);
        for (size_t i = 0; i < 3; i++)
            got += t.at[i][labels[i]];
        worse += got != best_of_all(&t);
    }
    CHECK_SIZE("rows that are not best", worse, 0);
}

CU_TestInfo entity_model_tests[] = {
    {"learns its sample",             test_learns_its_sample       },
    {"same sample, same bytes",       test_same_sample_same_bytes  },
    {"refuses what is no model",      test_refuses_what_is_no_model},
    {"the shipped model opens",       test_shipped_model_opens     },
    {"open tokens",                   test_open_tokens             },
    {"Viterbi finds the best labels", test_viterbi_is_best         },
    CU_TEST_INFO_NULL
};
