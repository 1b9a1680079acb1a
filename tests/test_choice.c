#include "rank/choice.h"

#include "base/utf8.h"
#include "rank/select.h"
#include "tests/check.h"
#include "tests/file.h"
#include "tests/road.h"

static struct summary choose(struct road *road, const struct ranked *r,
                             struct budget budget, bool by_rank)
{
    struct selection how = {.budget = budget,
                            .redundancy = -1,
                            .by_rank = by_rank,
                            .weights = road->kit->weights};

    return select_best(r, 1, &how, &road->arena);
}

/* Opened and closed in turn, by the kind of mark alone: good enough for
 * articles without inches, nested quotations and such over paragraphs. */
static bool is_balanced(struct span s)
{
    long open = 0, straight = 0;

    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_read(s, &at);

        open += c == 0x201e || (c == 0x201c && open == 0);
        open -= c == 0x201d || (c == 0x201c && at > 3 && open == 1 &&
                                utf8_peek(s, 0) == 0x201e);
        straight += c == '"';
    }
    return open == 0 && straight % 2 == 0;
}

/* Sentences that are balanced, and runs that are so together; counted
 * without what unit.c knows. */
static size_t count_available(const struct ranked *r)
{
    const struct sentences *s = r->sentences;
    size_t n = 0;

    for (size_t i = 0; i < s->count; i++)
        for (size_t k = i; k < s->count && k < i + 6; k++) {
            struct span run = s->at[i].text;

            run.n = (size_t)(s->at[k].text.p + s->at[k].text.n - run.p);
            if (is_balanced(run)) {
                n++;
                i = k;
                break;
            }
        }
    return n;
}

static void check_budgets(struct road *road, const struct ranked *r,
                          const char *name)
{
    size_t available = count_available(r);

    CHECK_TRUE(name, available > 5);
    for (size_t n = 1; n < available + 3; n++) {
        struct budget sentences = {BUDGET_SENTENCES, n, 0};
        struct budget words = {BUDGET_WORDS, 12 * n, 0};
        struct budget chars = {BUDGET_CHARS, 60 * n, 0};
        struct summary s = choose(road, r, sentences, false);
        size_t used = 0;

        CHECK_SIZE(name, s.count, n < available ? n : available);
        s = choose(road, r, words, false);
        for (size_t i = 0; i < s.count; i++)
            for (size_t k = s.at[i].sentence;
                 k < s.at[i].sentence + s.at[i].sentences; k++)
                used += r->vectors->words[k];
        CHECK_TRUE(name, used <= 12 * n && (s.count > 0 || n < 3));
        s = choose(road, r, chars, false);
        used = 0;
        for (size_t i = 0; i < s.count; i++)
            used += utf8_count(s.at[i].text) + 1;
        CHECK_TRUE(name, used <= 60 * n && (s.count > 0 || n < 3));
    }
}

static void test_every_article(void)
{
    static const char *const names[] = {
        "corpus/articles/troops-capital.txt",
        "corpus/articles/court-bridge.txt",
        "corpus/articles/flood-river.txt",
        "corpus/articles/science-seagrass.txt",
        "corpus/articles/strike-rail.txt",
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct road road;
        struct ranked r;
        struct span text;

        road_start(&road);
        text = arena_copy(&road.arena, file_read(names[i], &road.arena));
        r = road_rank(&road, text.p, SCORE_SINGLE);
        check_budgets(&road, &r, names[i]);
        road_end(&road);
    }
}

static bool is_chosen(const struct summary *s, size_t sentence)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->at[i].sentence == sentence)
            return true;
    return false;
}

static size_t words_of(const struct units *units, const struct summary *s)
{
    size_t words = 0;

    for (size_t u = 0; u < units->count; u++)
        words += is_chosen(s, units->at[u].first) ? units->at[u].words : 0;
    return words;
}

/* Whether a good unit that is not chosen would fit. */
static bool has_room(const struct units *units, const struct summary *s,
                     size_t left)
{
    for (size_t u = 0; u < units->count; u++)
        if (!is_chosen(s, units->at[u].first) &&
            units->at[u].tier == UNIT_GOOD && units->at[u].words <= left)
            return true;
    return false;
}

/* A dear budget is filled by more than half, a free one till nothing fits. */
static void test_how_full_a_budget_gets(void)
{
    static const struct {
        const char *setting;
        double full;
    } rows[] = {
        {"filling\t-9\n",  .6},
        {"filling\t-.5\n", .6},
        {"filling\t9\n",   1 }
    };
    struct road road;
    struct ranked r;
    struct units units;
    struct span text;
    struct err err = {0};

    road_start(&road);
    text = arena_copy(
        &road.arena, file_read("corpus/articles/strike-rail.txt", &road.arena));
    r = road_rank(&road, text.p, SCORE_SINGLE);
    units = unit_find(&r, 1, 6, &road.arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t n = 20; n < 200; n++) {
            struct budget budget = {BUDGET_WORDS, n, 0};
            struct summary s;
            size_t words;

            CHECK_TRUE("read", weights_read(road.kit->weights,
                                            span_of(rows[i].setting), &err));
            s = choose(&road, &r, budget, true);
            words = words_of(&units, &s);
            CHECK_TRUE("within the budget", words > 0 && words <= n);
            CHECK_TRUE(rows[i].setting,
                       (double)words >= rows[i].full * (double)n ||
                           !has_room(&units, &s, n - words));
        }
    road_end(&road);
}

CU_TestInfo choice_tests[] = {
    {"every article fills its budget", test_every_article         },
    {"how full a budget gets",         test_how_full_a_budget_gets},
    CU_TEST_INFO_NULL
};
