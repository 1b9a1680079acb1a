#include "cli/options.h"

#include "tests/check.h"

enum { WORDS_MAX = 8 };

/* Parse words that are parted by spaces. */
static bool parse(const char *words, struct options *o, struct arena *a,
                  struct err *err)
{
    char *argv[WORDS_MAX + 1] = {(char *)arena_copy(a, SPAN("x")).p};
    struct span rest = span_of(words);
    int argc = 1;

    while (rest.n && argc < WORDS_MAX) {
        size_t n = span_find(rest, SPAN(" "));

        n = n == SIZE_MAX ? rest.n : n;
        argv[argc++] = (char *)arena_copy(a, span_upto(rest, n)).p;
        rest = span_from(rest, n < rest.n ? n + 1 : n);
    }
    return options_parse(o, argc, argv, a, err);
}

static void test_refused(void)
{
    static const struct {
        const char *words, *text;
    } rows[] = {
        {"-n0",                     "--sentences must be at least 1"                    },
        {"-n -1",                   "--sentences wants a number, not '-1'"              },
        {"-w 99999999999999999999",
         "--words wants a number, not '99999999999999999999'"                           },
        {"-r nan",                  "--ratio wants a share such as 20% or .2, not 'nan'"},
        {"--redundancy=1e9",        "--redundancy wants 0 to 1, not '1e9'"              },
        {"--date=2021-02-30",
         "--date wants a day as YYYY-MM-DD, not '2021-02-30'"                           },
        {"--jobs=4096",             "--jobs must be at most 1024"                       },
        {"--only=who,why",          "--only: no section is called 'why'"                },
        {"-o",                      "'-o' wants FILE"                                   },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct options o;
        struct err err = {0};

        CHECK_TRUE(rows[i].words, !parse(rows[i].words, &o, &a, &err));
        CHECK_SIZE(rows[i].words, err.status, STATUS_USAGE);
        CHECK_SPAN(rows[i].words, span_of(err.text), rows[i].text);
        arena_release(&a);
    }
}

/* What is behind a mistake in "-?qv" is no part of the next command line. */
static void test_again(void)
{
    struct arena a = {0};
    struct options o;
    struct err err = {0};

    CHECK_TRUE("refused", !parse("-?qv", &o, &a, &err));
    err = (struct err){0};
    CHECK_TRUE("taken", parse("-n2 one.txt", &o, &a, &err));
    CHECK_TRUE("its own", !o.set.quiet && !o.verbose);
    CHECK_SIZE("sentences", o.set.budget.limit, 2);
    CHECK_SIZE("files", o.file_count, 1);
    arena_release(&a);
}

/* --source, --url and --title hold for the next file, others for the rest. */
static void test_hints(void)
{
    struct arena a = {0};
    struct options o;
    struct err err = {0};

    CHECK_TRUE("taken",
               parse("--source=A --date=2021-01-05 a -l de b", &o, &a, &err));
    CHECK_SIZE("files", o.file_count, 2);
    CHECK_SPAN("source", o.files[0].hints.source, "A");
    CHECK_SPAN("the next", o.files[1].hints.source, "");
    CHECK_SPAN("date", o.files[1].hints.date, "2021-01-05");
    CHECK_SPAN("not yet", o.files[0].hints.lang, "");
    CHECK_SPAN("language", o.files[1].hints.lang, "de");
    arena_release(&a);
}

CU_TestInfo options_tests[] = {
    {"what is refused, and why",       test_refused},
    {"one command line after another", test_again  },
    {"facts about the files",          test_hints  },
    CU_TEST_INFO_NULL
};
