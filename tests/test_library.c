#include <string.h>
#include <threads.h>

#include "lib/summarizer.h"
#include "tests/check.h"
#include "tests/file.h"

/* What a program sees: nothing here includes more than summarizer.h. */

static const char flood[] =
    "River Arle floods Tolm\n\n"
    "By Mara Lindt\n\n"
    "TOLM (NW) - At least 12 people were killed when the river Arle burst its "
    "banks on Friday, officials said.\n\n"
    "\"We have never seen water rise so fast,\" said Governor Ilse Brandt. "
    "She asked for 300 soldiers.\n\n"
    "Schools in the town stay closed until Monday.\n";

static const char feed[] =
    "<rss version=\"2.0\"><channel><title>Tolm Post</title>"
    "<item><title>One</title><description>The ferry to Tolm was late on "
    "Monday because of fog.</description></item>"
    "<item><title>Two</title><description>The council of Arle chose a new "
    "mayor on Tuesday.</description></item></channel></rss>";

static bool is(struct summarizer_text t, const char *wanted)
{
    return t.n == strlen(wanted) && memcmp(t.p, wanted, t.n) == 0;
}

static struct summarizer *read_flood(const char *report)
{
    struct summarizer *s = summarizer_new();

    CU_ASSERT_PTR_NOT_NULL_FATAL(s);
    CU_ASSERT_EQUAL(summarizer_set(s, report, NULL), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_set(s, "date", "2020-05-09"), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_add(s, flood, sizeof flood - 1), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_count(s), 1);
    CU_ASSERT_EQUAL(summarizer_report(s, 0, 1), SUMMARIZER_OK);
    return s;
}

/* The text of a place is the text of what stands there. */
static void check_place(const struct summarizer *s,
                        const struct summarizer_place *at,
                        const struct summarizer_text *text)
{
    const struct summarizer_article *art = summarizer_article(s, at->article);

    CU_ASSERT_PTR_NOT_NULL(art);
    if (!art)
        return;
    CU_ASSERT_TRUE(at->start < at->end && at->end <= art->text.n);
    if (text) {
        CU_ASSERT_EQUAL(at->end - at->start, text->n);
        CU_ASSERT_EQUAL(memcmp(art->text.p + at->start, text->p, text->n), 0);
    }
}

static void test_sentences(void)
{
    struct summarizer *s = read_flood("summary");
    const struct summarizer_sentence *one;
    size_t n = 0;

    CU_ASSERT_EQUAL(summarizer_set(s, "sentences", "2"), SUMMARIZER_OK);
    CU_ASSERT_PTR_NULL(summarizer_sentence(s, 0)); /* the report is gone */
    CU_ASSERT_EQUAL(summarizer_report(s, 0, 1), SUMMARIZER_OK);
    for (; (one = summarizer_sentence(s, n)); n++) {
        check_place(s, &one->at, &one->text);
        CU_ASSERT_TRUE(one->at.paragraph > 0 && one->at.sentence > 0);
    }
    CU_ASSERT_EQUAL(n, 2);
    CU_ASSERT_PTR_NULL(summarizer_fact(s, 0));
    CU_ASSERT_TRUE(
        is(summarizer_article(s, 0)->title, "River Arle floods Tolm"));
    CU_ASSERT_STRING_EQUAL(summarizer_article(s, 0)->lang, "en");
    CU_ASSERT_PTR_NULL(summarizer_article(s, 1));
    summarizer_free(s);
}

/* The first fact of a slot with that text; one of nothing is a failure. */
static const struct summarizer_fact *find_fact(const struct summarizer *s,
                                               enum summarizer_slot slot,
                                               const char *text)
{
    static const struct summarizer_fact nothing = {.kind = ""};
    const struct summarizer_fact *f;

    for (size_t i = 0; (f = summarizer_fact(s, i)); i++)
        if (f->slot == slot && is(f->text, text))
            return f;
    CU_FAIL(text);
    return &nothing;
}

static void test_facts(void)
{
    struct summarizer *s = read_flood("facts");
    const struct summarizer_fact *f;
    size_t n = 0;

    for (; (f = summarizer_fact(s, n)); n++) {
        CU_ASSERT_TRUE(f->at_count > 0);
        for (size_t k = 0; k < f->at_count; k++)
            check_place(s, &f->at[k], NULL);
        CU_ASSERT_STRING_EQUAL(f->status, "single");
    }
    CU_ASSERT_TRUE(n >= 5);
    f = find_fact(s, SUMMARIZER_NUMBER, "At least 12 people");
    CU_ASSERT_STRING_EQUAL(f->kind, "killed");
    CU_ASSERT_EQUAL(f->bounds, SUMMARIZER_LOW);
    CU_ASSERT_DOUBLE_EQUAL(f->low, 12, 0);
    f = find_fact(s, SUMMARIZER_WHEN, "on Friday");
    CU_ASSERT_TRUE(is(f->iso, "2020-05-08") && f->computed);
    f = find_fact(s, SUMMARIZER_REACTION,
                  "We have never seen water rise so fast,");
    CU_ASSERT_TRUE(is(f->speaker, "Ilse Brandt") && is(f->role, "Governor"));
    CU_ASSERT_TRUE(is(f->verb, "said") && f->direct && !f->computed);
    f = find_fact(s, SUMMARIZER_WHERE, "TOLM");
    CU_ASSERT_TRUE(f->main);
    summarizer_free(s);
}

/* The library writes what the command writes, and the same bytes twice. */
static void test_writing(void)
{
    static const struct {
        const char *to, *begins, *holds;
    } rows[] = {
        {"json",     "{",     "\"not_stated\""    },
        {"markdown", "# ",    "At least 12 people"},
        {"html",     "<!DOC", "id=\"d1s1\""       },
        {"csv",      "text,", "At least 12 people"},
    };
    struct summarizer *s = read_flood("facts"), *again = read_flood("facts");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct summarizer_text a, b;

        CU_ASSERT_EQUAL(summarizer_set(s, "to", rows[i].to), SUMMARIZER_OK);
        CU_ASSERT_EQUAL(summarizer_set(again, "to", rows[i].to), 0);
        CU_ASSERT_EQUAL(summarizer_report(s, 0, 1), SUMMARIZER_OK);
        CU_ASSERT_EQUAL(summarizer_report(again, 0, 1), SUMMARIZER_OK);
        CU_ASSERT_EQUAL(summarizer_write(s, &a), SUMMARIZER_OK);
        CU_ASSERT_EQUAL(summarizer_write(again, &b), SUMMARIZER_OK);
        CHECK_TRUE(rows[i].to, a.n == b.n && memcmp(a.p, b.p, a.n) == 0);
        CHECK_TRUE(rows[i].to, span_starts((struct span){a.p, a.n},
                                           span_of(rows[i].begins)));
        CHECK_TRUE(rows[i].to, span_find((struct span){a.p, a.n},
                                         span_of(rows[i].holds)) < a.n);
    }
    summarizer_free(s);
    summarizer_free(again);
}

/* Entries of a feed are reported one by one, and merged if asked. */
static void test_feed(void)
{
    struct summarizer *s = summarizer_new();

    CU_ASSERT_EQUAL(summarizer_add(s, feed, sizeof feed - 1), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_count(s), 2);
    CU_ASSERT_EQUAL(summarizer_report(s, 1, 1), SUMMARIZER_OK);
    CU_ASSERT_TRUE(is(summarizer_sentence(s, 0)->text,
                      "The council of Arle chose a new mayor on Tuesday."));
    CU_ASSERT_EQUAL(summarizer_report(s, 0, 2), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_sentence(s, 1)->at.article, 1);
    CU_ASSERT_EQUAL(summarizer_report(s, 1, 2), SUMMARIZER_USAGE);
    CU_ASSERT_EQUAL(summarizer_report(s, 3, 0), SUMMARIZER_USAGE);
    summarizer_clear(s);
    CU_ASSERT_EQUAL(summarizer_count(s), 0);
    CU_ASSERT_EQUAL(summarizer_report(s, 0, 1), SUMMARIZER_USAGE);
    summarizer_free(s);
}

/* What is set holds for all inputs but what one input alone has. */
static void test_settings_last(void)
{
    static const char record[] =
        "{\"id\": 1, \"text\": \"The ferry to Tolm was late on Monday.\"}";
    struct summarizer *s = summarizer_new();

    CU_ASSERT_EQUAL(summarizer_set(s, "title", "First"), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_set(s, "date", "2020-05-09"), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_add(s, record, sizeof record - 1), 0);
    CU_ASSERT_EQUAL(summarizer_set(s, "facts", NULL), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_set(s, "title", "Never used"), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_set(s, "title", "Second"), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_add(s, flood, sizeof flood - 1), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_add(s, record, sizeof record - 1), 0);
    CU_ASSERT_EQUAL(summarizer_report(s, 0, 3), SUMMARIZER_OK);
    CU_ASSERT_TRUE(is(summarizer_article(s, 0)->title, "First"));
    CU_ASSERT_TRUE(is(summarizer_article(s, 1)->title, "Second"));
    CU_ASSERT_EQUAL(summarizer_article(s, 2)->title.n, 0);
    CU_ASSERT_TRUE(is(summarizer_article(s, 2)->date, "2020-05-09"));
    CU_ASSERT_EQUAL(summarizer_article(s, 2)->duplicate_of, 0);
    summarizer_free(s);
}

static void test_templates(void)
{
    struct summarizer *s = read_flood("facts");
    struct summarizer_text text;

    CU_ASSERT_EQUAL(summarizer_set(s, "template", "# {{title}}\n"), 0);
    CU_ASSERT_EQUAL(summarizer_report(s, 0, 1), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_write(s, &text), SUMMARIZER_OK);
    CU_ASSERT_TRUE(is(text, "# River Arle floods Tolm\n"));
    CU_ASSERT_EQUAL(summarizer_set(s, "template", "sitrep"), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_report(s, 0, 1), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_write(s, &text), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_set(s, "template", "a\n{{titel}}\n"), 0);
    CU_ASSERT_EQUAL(summarizer_report(s, 0, 1), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_write(s, &text), SUMMARIZER_USAGE);
    CU_ASSERT_PTR_NULL(text.p);
    CU_ASSERT_PTR_NOT_NULL(strstr(summarizer_message(s), "template:2:1: "));
    summarizer_free(s);
}

static void test_refusals(void)
{
    static const struct {
        const char *name, *value, *message;
    } rows[] = {
        {"sentences", "0",    "--sentences must be at least 1"              },
        {"sentences", NULL,   "--sentences wants a value"                   },
        {"facts",     "3",    "--facts takes no value"                      },
        {"jobs",      "2",    "no setting is called 'jobs'"                 },
        {"to",        "pdf",
         "--to wants text|markdown|html|json|jsonl|csv, not 'pdf'"          },
        {"template",  "none", "no template is called 'none'"                },
        {"date",      "2020", "--date wants a day as YYYY-MM-DD, not '2020'"},
    };
    struct summarizer *s = read_flood("facts");
    struct summarizer_text text;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CU_ASSERT_EQUAL(summarizer_set(s, rows[i].name, rows[i].value),
                        SUMMARIZER_USAGE);
        CHECK_SPAN(rows[i].name, span_of(summarizer_message(s)),
                   rows[i].message);
    }
    CU_ASSERT_EQUAL(summarizer_write(s, &text), SUMMARIZER_USAGE);
    CU_ASSERT_EQUAL(summarizer_add(s, NULL, 0), SUMMARIZER_NOTHING);
    CU_ASSERT_EQUAL(summarizer_add(s, "\0\1\2", 3), SUMMARIZER_NOTHING);
    CU_ASSERT_EQUAL(summarizer_count(s), 1);
    CU_ASSERT_EQUAL(summarizer_report(s, 0, 1), SUMMARIZER_OK);
    CU_ASSERT_STRING_EQUAL(summarizer_message(s), "");
    summarizer_free(s);
    summarizer_free(NULL);
}

/* What was odd is told: here, bytes that are no UTF-8. */
static void test_notes(void)
{
    static const char text[] = "The ferry to Tolm \xff was late on Monday.\n";
    struct summarizer *s = summarizer_new();

    CU_ASSERT_EQUAL(summarizer_set(s, "encoding", "utf-8"), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_add(s, text, sizeof text - 1), SUMMARIZER_OK);
    CU_ASSERT_TRUE(summarizer_note(s, 0, 0).n > 0);
    CU_ASSERT_PTR_NULL(summarizer_note(s, 0, 9).p);
    CU_ASSERT_PTR_NULL(summarizer_note(s, 1, 0).p);
    summarizer_free(s);
}

static void test_check(void)
{
    struct summarizer *s = summarizer_new();
    struct summarizer_text text;

    CU_ASSERT_EQUAL(summarizer_add(s, flood, sizeof flood - 1), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(
        summarizer_set(s, "check", "At least 15 people were killed.\n"), 0);
    CU_ASSERT_EQUAL(summarizer_report(s, 0, 1), SUMMARIZER_OK);
    CU_ASSERT_EQUAL(summarizer_write(s, &text), SUMMARIZER_OK);
    CU_ASSERT_TRUE(span_find((struct span){text.p, text.n}, SPAN("missing")) <
                   text.n);
    summarizer_free(s);
}

/* Briefings made by one thread, into `text`. */
static int make_briefings(void *text)
{
    struct summarizer *s = summarizer_new();
    struct buf *out = text;
    int failed = !s || summarizer_set(s, "brief", NULL);

    for (int i = 0; i < 20 && !failed; i++) {
        struct summarizer_text page = {0};

        failed = summarizer_add(s, flood, sizeof flood - 1) ||
                 summarizer_add(s, feed, sizeof feed - 1) ||
                 summarizer_report(s, 0, summarizer_count(s)) ||
                 summarizer_write(s, &page);
        out->n = 0;
        buf_add(out, (struct span){page.p, page.n});
        summarizer_clear(s);
    }
    summarizer_free(s);
    return failed;
}

static void test_threads(void)
{
    enum { THREADS = 4 };
    struct arena arenas[THREADS + 1] = {0};
    struct buf pages[THREADS + 1];
    thrd_t threads[THREADS];

    for (size_t i = 0; i <= THREADS; i++)
        pages[i] = buf_new(&arenas[i], 1 << 20);
    CU_ASSERT_EQUAL(make_briefings(&pages[THREADS]), 0);
    for (size_t i = 0; i < THREADS; i++)
        CU_ASSERT_EQUAL_FATAL(
            thrd_create(&threads[i], make_briefings, &pages[i]), thrd_success);
    for (size_t i = 0; i < THREADS; i++) {
        int failed = 1;

        CU_ASSERT_EQUAL(thrd_join(threads[i], &failed), thrd_success);
        CU_ASSERT_EQUAL(failed, 0);
        CU_ASSERT_TRUE(span_eq(buf_span(&pages[i]), buf_span(&pages[THREADS])));
    }
    CU_ASSERT_TRUE(pages[THREADS].n > 1000);
    for (size_t i = 0; i <= THREADS; i++)
        arena_release(&arenas[i]);
}

CU_TestInfo library_tests[] = {
    {"sentences",              test_sentences    },
    {"facts",                  test_facts        },
    {"formats",                test_writing      },
    {"a feed",                 test_feed         },
    {"what settings hold for", test_settings_last},
    {"templates",              test_templates    },
    {"what is refused",        test_refusals     },
    {"notes",                  test_notes        },
    {"a brief is checked",     test_check        },
    {"four threads",           test_threads      },
    CU_TEST_INFO_NULL
};
