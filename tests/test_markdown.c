#include <time.h>

#include "base/buf.h"
#include "tests/article.h"
#include "tests/check.h"

static bool read_markdown(struct span text, struct arena *a,
                          struct document *doc)
{
    struct input_hints hints = {.format = FORMAT_MARKDOWN, .lang = SPAN("en")};
    struct err err = {0};

    return input_read(text, &hints, a, doc, &err);
}

static void test_text(void)
{
    static const struct {
        const char *name, *text, *want, *title;
        size_t dropped;
    } rows[] = {
        {"title",                   "# A *b*\n\nOne.\n\nTwo\nthree.\n",
         "A b\n\nOne.\n\nTwo three.",                                                                          "A b",   0},
        {"setext",                  "Title\n=====\n\nOne.\n",                          "Title\n\nOne.",        "Title", 0},
        {"link",                    "One [two](http://a \"t\") `three`.\n",            "One two three.",       "",
         0                                                                                                               },
        {"reference",               "One [two].\n\n[two]: http://a\n",                 "One two.",             "",      0},
        {"hard break",              "One  \ntwo.\n",                                   "One\ntwo.",            "",      0},
        {"image",                   "One ![a man](b.png) two.\n",                      "One  two.",            "",      1},
        {"code",                    "One.\n\n```\ncode\n```\n\n    code\n\nTwo.\n",    "One.\n\nTwo.",
         "",                                                                                                            2},
        {"html",                    "One <b>two</b>.\n\n<div>\nx\n</div>\n\nThree.\n",
         "One two.\n\nThree.",                                                                                 "",      1},
        {"entity",                  "One &amp; two&#8238;.\n",                         "One & two.",           "",      0},
        {"list",                    "One:\n\n- two\n- three\n",                        "One:\n\ntwo\n\nthree", "",      0},
        {"quotation",               "> One.\n>\n> Two.\n",                             "One.\n\nTwo.",         "",      0},
        {"front matter",
         "---\ntitle: \"A: b\"\ndate: 2021-01-05 10:00\nauthors:\n  - Jane "
         "Doe\n"
         "  - John Roe\nlang: en\nurl: https://example.org/\n---\n\nOne.\n",           "One.",                 "A: b",  0},
        {"rule is no front matter", "---\nOne.\n\n---\n\nTwo.\n",
         "One.\n\nTwo.",                                                                                       "",      0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct document doc;

        CHECK_TRUE(rows[i].name,
                   read_markdown(span_of(rows[i].text), &a, &doc));
        CHECK_SPAN(rows[i].name, doc.text, rows[i].want);
        CHECK_SPAN(rows[i].name, doc.title, rows[i].title);
        CHECK_SIZE(rows[i].name, doc.intake.dropped, rows[i].dropped);
        CHECK_TRUE(rows[i].name, article_fault(&doc) == NULL);
        arena_release(&a);
    }
}

static void test_kinds(void)
{
    static const enum block_kind want[] = {BLOCK_TITLE, BLOCK_PARAGRAPH,
                                           BLOCK_HEADING, BLOCK_LIST_ITEM,
                                           BLOCK_QUOTATION};
    struct arena a = {0};
    struct document doc;

    CHECK_TRUE("read", read_markdown(SPAN("# Title\n\nOne.\n\n## Two\n\n"
                                          "1. Three.\n\n> Four.\n"),
                                     &a, &doc));
    CHECK_SIZE("blocks", doc.block_count, 5);
    for (size_t i = 0; i < 5 && i < doc.block_count; i++)
        CHECK_SIZE("kind", doc.blocks[i].kind, want[i]);
    arena_release(&a);
}

static void test_authors(void)
{
    struct arena a = {0};
    struct document doc;

    CHECK_TRUE("read",
               read_markdown(SPAN("---\nauthor: [Jane Doe, 'John Roe']\n"
                                  "date: 2021-01-05T10:00\nsite: S\n---\nA.\n"),
                             &a, &doc));
    CHECK_SIZE("authors", doc.author_count, 2);
    CHECK_SPAN("first", doc.authors[0], "Jane Doe");
    CHECK_SPAN("second", doc.authors[1], "John Roe");
    CHECK_SPAN("date", doc.date, "2021-01-05");
    CHECK_SPAN("site", doc.site, "S");
    arena_release(&a);
}

/* Shapes on which cmark is quadratic or deeper than any article. */
static void test_bombs(void)
{
    static const char *const pieces[] = {
        "[",     "![[]()",    "*a _b ", "> ",      ">",      "- ",       "1. ",
        "* ",    "`a``b```c", "<",      "<!--",    "[a](<b", "[a]: b\n", "\\",
        "&",     "**",        "_a*",    "[ (](",   "\"a'",   "<?",       "<!A ",
        "a\n  ", "<a b='",    "~~~\n",  "> a\n\n", "[a](b ", "  - x\n",  "&#",
        "(",     "](",        "*_"};
    clock_t start = clock();

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct arena a = {0};
        struct buf b = buf_new(&a, 1 << 24);
        struct document doc;

        while (b.n < 200000)
            buf_add(&b, span_of(pieces[i]));
        buf_add(&b, SPAN("\n\nEnd of it.\n"));
        CHECK_TRUE(pieces[i], !read_markdown(buf_span(&b), &a, &doc) ||
                                  article_fault(&doc) == NULL);
        arena_release(&a);
    }
    /* [s] of processor; 0.5 measured, cmark alone takes minutes */
    CHECK_TRUE("time", clock() - start < 20 * CLOCKS_PER_SEC);
}

CU_TestInfo markdown_tests[] = {
    {"text of the tree",            test_text   },
    {"kinds of blocks",             test_kinds  },
    {"front matter",                test_authors},
    {"shapes that make cmark slow", test_bombs  },
    CU_TEST_INFO_NULL
};
