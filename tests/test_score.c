#include "rank/score.h"

#include "base/buf.h"
#include "rank/feature.h"
#include "tests/check.h"
#include "tests/road.h"

/* A feature of sentence i of `text`, with the weight 1; the title holds its
 * first two terms and one that it lacks. */
static double feature(const char *text, size_t i, const char *name)
{
    static const uint32_t title[] = {0, 1, TERM_NONE};
    struct road road;
    struct ranked r;
    struct scores s;
    double value = 0;

    road_start(&road);
    for (size_t f = 0; f < feature_count(); f++) {
        struct buf line = buf_new(&road.arena, 64);
        struct err err = {0};

        buf_printf(&line, "%s\t1\n", feature_names()[f]);
        CHECK_TRUE(name,
                   weights_read(road.kit->weights, buf_span(&line), &err));
    }
    r = road_rank(&road, text, SCORE_SINGLE);
    r.title = title;
    r.title_count = sizeof title / sizeof *title;
    s = score_all(&r, road.kit->weights, SCORE_SINGLE, &road.arena);
    CHECK_TRUE(name, i < s.count);
    for (size_t f = 0; i < s.count && f < s.parts; f++)
        if (span_eq(span_of(s.names[f]), span_of(name)))
            value = s.value[i * s.parts + f];
    road_end(&road);
    return value;
}

static void test_rows(void)
{
    static const char text[] =
        "The ferry to Lund Island ran aground at noon on Sunday.\n"
        "But nobody on the ferry was hurt, the coast guard said. "
        "\"We heard a bang,\" said Ina Moe.\n"
        "Who was at the helm of the ferry that noon?\n"
        "Boats.\n"
        "Divers will look at the hull of the ferry on Monday morning\n"
        "The island has no bridge, and its 400 people wait for bread.\n";
    static const struct {
        const char *feature;
        size_t sentence;
        double low, high;
    } rows[] = {
        {"position",   0, 1,   1  },
        {"position",   3, .25, .25},
        {"early",      5, 1,   1  },
        {"early",      6, 0,   0  },
        {"opening",    2, 1,   1  },
        {"opening",    3, 0,   0  },
        {"last",       6, 1,   1  },
        {"last",       5, 0,   0  },
        {"paragraph",  1, 1,   1  },
        {"paragraph",  2, 0,   0  },
        {"leadsize",   0, .2,  .24},
        {"leadsize",   1, 0,   0  },
        {"brevity",    4, 1,   1  },
        {"brevity",    0, 0,   0  },
        {"connective", 1, 1,   1  },
        {"connective", 0, 0,   0  },
        {"quotation",  2, 1,   1  },
        {"self",       2, 1,   1  },
        {"question",   3, 1,   1  },
        {"unfinished", 5, 1,   1  },
        {"unfinished", 0, 0,   0  },
        {"number",     6, 1,   1  },
        {"number",     1, 0,   0  },
        {"centrality", 6, 0,   .9 },
        {"depth",      0, 1,   1  },
        {"depth",      6, .7,  .7 },
        {"previous",   0, 0,   0  },
        {"previous",   1, .1,  .5 },
        {"previous",   4, 0,   0  },
        {"density",    4, 1,   1  },
        {"density",    0, .4,  .7 },
        {"recurring",  1, .2,  .5 },
        {"recurring",  4, 0,   0  },
        {"fresh",      0, 1,   1  },
        {"fresh",      3, .2,  .5 },
        {"title",      0, .66, .67},
        {"title",      4, 0,   0  },
        {"titled",     0, .28, .29},
        {"titled",     4, 0,   0  },
        {"dated",      0, 1,   1  },
        {"dated",      1, 0,   0  },
        {"dated",      5, 1,   1  },
        {"dated",      6, 0,   0  },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value = feature(text, rows[i].sentence, rows[i].feature);

        CHECK_TRUE(rows[i].feature,
                   value >= rows[i].low - 1e-9 && value <= rows[i].high + 1e-9);
    }
}

static void test_tables_name_what_there_is(void)
{
    struct arena a = {0};

    for (size_t i = 0; lang_at(i); i++)
        for (const struct weight *w = lang_at(i)->weights; w && w->feature;
             w++) {
            struct weights *all = weights_new(lang_at(i), &a);
            struct err err = {0};
            struct buf line = buf_new(&a, 64);

            buf_printf(&line, "%s\t1\n", w->feature);
            CHECK_TRUE(w->feature, weights_read(all, buf_span(&line), &err));
        }
    arena_release(&a);
}

CU_TestInfo score_tests[] = {
    {"table of features",                test_rows                     },
    {"weight tables name what there is", test_tables_name_what_there_is},
    CU_TEST_INFO_NULL
};
