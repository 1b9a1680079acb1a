#include "output/wording.h"

#include "base/buf.h"
#include "tests/check.h"

/* A text with its own words between [ and ]. */
static struct span draw(const struct wording *w, struct arena *a)
{
    struct buf out = buf_new(a, 1 << 20);

    buf_add(&out, SPAN(""));
    for (size_t i = 0; i < w->count; i++) {
        buf_add(&out, w->runs[i].own ? SPAN("[") : SPAN(""));
        buf_add(&out, w->runs[i].text);
        buf_add(&out, w->runs[i].own ? SPAN("]") : SPAN(""));
    }
    return buf_span(&out);
}

static const struct {
    const char *name, *a, *b, *want_a, *want_b;
} rows[] = {
    {"same",               "We will build.",                "We will build.",              "We will build.",
     "We will build."                                                                                                                                        },
    {"marks do not count", "We will, he said, build",       "we will he said build!",
     "We will, he said, build",                                                                                               "we will he said build!"       },
    {"one word",           "The old harbour is gone.",      "The new harbour is gone.",
     "The [old] harbour is gone.",                                                                                            "The [new] harbour is gone."   },
    {"more in one",        "They build the harbour.",       "They build the old harbour.",
     "They build the harbour.",                                                                                               "They build the [old] harbour."},
    {"at the ends",        "Now we build it",               "we build it again",           "[Now] we build it",
     "we build it [again]"                                                                                                                                   },
    {"marks stay out",     "We build it (at last).",        "We build it.",
     "We build it ([at last]).",                                                                                              "We build it."                 },
    {"several words",      "Half of them will leave soon",
     "Half of the troops leave soon",                                                      "Half of [them will] leave soon",
     "Half of [the troops] leave soon"                                                                                                                       },
    {"an island",          "Storms hit the coast at night",
     "Rain fell on the town all week",                                                     "[Storms hit the coast at night]",
     "[Rain fell on the town all week]"                                                                                                                      },
    {"nothing alike",      "one two",                       "three",                       "[one two]",                       "[three]"                      },
    {"one is empty",       "one two",                       "",                            "[one two]",                       ""                             },
    {"apostrophes",        "It's the town’s",             "It’s the town's",           "It's the town’s",
     "It’s the town's"                                                                                                                                     },
    {"a quotation",        "he said 'yes' twice",           "he said “yes” twice",
     "he said 'yes' twice",                                                                                                   "he said “yes” twice"      },
    {"Han",                "港湾被毁",                  "港湾被修",                "港湾被[毁]",                  "港湾被[修]"               },
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct wording x, y;

        wording_compare(span_of(rows[i].a), span_of(rows[i].b), &a, &x, &y);
        CHECK_SPAN(rows[i].name, draw(&x, &a), rows[i].want_a);
        CHECK_SPAN(rows[i].name, draw(&y, &a), rows[i].want_b);
        wording_compare(span_of(rows[i].b), span_of(rows[i].a), &a, &y, &x);
        CHECK_SPAN(rows[i].name, draw(&x, &a), rows[i].want_a);
        CHECK_SPAN(rows[i].name, draw(&y, &a), rows[i].want_b);
        arena_release(&a);
    }
}

/* "Same" means that nothing is marked. */
static void test_same(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool same = span_eq(span_of(rows[i].a), span_of(rows[i].want_a)) &&
                    span_eq(span_of(rows[i].b), span_of(rows[i].want_b));

        CHECK_TRUE(rows[i].name, wording_same(span_of(rows[i].a),
                                              span_of(rows[i].b)) == same);
    }
}

/* The runs make the whole text, and long texts cost no more than their
 * length. */
static void test_long(void)
{
    struct arena a = {0};
    struct buf x = buf_new(&a, 1 << 24), y = buf_new(&a, 1 << 24);
    struct wording of_x, of_y;
    size_t n = 0;

    for (size_t i = 0; i < 200000; i++) {
        buf_printf(&x, "a%zu ", i);
        buf_printf(&y, "b%zu ", i);
    }
    buf_add(&x, SPAN("end"));
    buf_add(&y, SPAN("end"));
    wording_compare(buf_span(&x), buf_span(&y), &a, &of_x, &of_y);
    for (size_t i = 0; i < of_x.count; i++) {
        CHECK_TRUE("in order", of_x.runs[i].text.p == x.p + n);
        n += of_x.runs[i].text.n;
    }
    CHECK_SIZE("the whole", n, x.n);
    CHECK_SIZE("all but the end", of_x.count, 2);
    CHECK_SIZE("all but the end", of_y.count, 2);
    arena_release(&a);
}

CU_TestInfo wording_tests[] = {
    {"words of one side", test_rows},
    {"the same words",    test_same},
    {"long texts",        test_long},
    CU_TEST_INFO_NULL
};
