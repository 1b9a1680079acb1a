#include "output/safe.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "output/node.h"
#include "tests/check.h"

enum { OUTPUT_MAX = 1 << 20 };

static void test_text(void)
{
    static const struct {
        const char *name, *text, *want;
    } rows[] = {
        {"plain",          "Ana said.",                    "Ana said."                           },
        {"white space",    "  a \t\r\n b\xc2\xa0 c  ",     "a b c"                               },
        {"control",
         "a\x01\x7f"
         "b",                                              "a b"                                 },
        {"C1",
         "a\xc2\x85"
         "b",                                              "a b"                                 },
        {"bidi",
         "a\xe2\x80\xae"
         "b\xe2\x81\xa6",                                  "ab"                                  },
        {"zero width",
         "a\xe2\x80\x8b\xef\xbb\xbf"
         "b",                                              "ab"                                  },
        {"joiner is kept", "\xd9\x86\xe2\x80\x8c\xd9\x87",
         "\xd9\x86\xe2\x80\x8c\xd9\x87"                                                          },
        {"bad byte",
         "a\xff"
         "b",                                              "a\xef\xbf\xbd"
         "b"                                                                        },
        {"surrogate",      "\xed\xa0\x80",                 "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
        {"cut short",      "a\xe2\x80",                    "a\xef\xbf\xbd\xef\xbf\xbd"           },
        {"tag characters",
         "a\xf3\xa0\x81\xa1"
         "b",                                              "ab"                                  },
        {"noncharacter",
         "a\xef\xbf\xbf"
         "b",                                              "ab"                                  },
        {"nothing left",   " \xe2\x80\x8b ",               ""                                    },
    };
    struct arena a = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct span got = safe_text(span_of(rows[i].text), &a);

        CHECK_SPAN(rows[i].name, got, rows[i].want);
        CHECK_SIZE(rows[i].name, (size_t)got.p[got.n], 0);
    }
    CHECK_SPAN("NUL", safe_text(SPAN("a\0b"), &a), "a b");
    arena_release(&a);
}

static void test_url(void)
{
    static const struct {
        const char *url, *want;
    } rows[] = {
        {"https://a.example/b?c=d&e#f",          "https://a.example/b?c=d&e#f"      },
        {"HTTP://A.example",                     "http://A.example"                 },
        {" http://a.example/ ",                  "http://a.example/"                },
        {"http://a.example/b c\"<>",             "http://a.example/b%20c%22%3C%3E"  },
        {"http://a.example/(x)'*`",              "http://a.example/%28x%29%27%2A%60"},
        {"http://a.example/?x&copy;y",           "http://a.example/?x&copy%3By"     },
        {"http://a.example/;v=1",                "http://a.example/;v=1"            },
        {"http://a.example/\xc3\xa9",            "http://a.example/%C3%A9"          },
        {"http://a.example/\xff",                "http://a.example/%FF"             },
        {"http://[::1]:80/",                     "http://[::1]:80/"                 },
        {"http://[::1]/a[1]",                    "http://[::1]/a%5B1%5D"            },
        {"https://a.example/100%#b#c",           "https://a.example/100%25#b%23c"   },
        {"https://a.example/%3Cb%3",             "https://a.example/%3Cb%253"       },
        {"javascript:alert(1)",                  ""                                 },
        {"java\nscript:alert(1)",                ""                                 },
        {"data:text/html,x",                     ""                                 },
        {"//evil.example/x",                     ""                                 },
        {"/x",                                   ""                                 },
        {"http:a.example",                       ""                                 },
        {"http://",                              ""                                 },
        {"http:///x",                            ""                                 },
        {"https://good.example@evil.example/",   ""                                 },
        {"https://good.example\\@evil.example/", ""                                 },
        {"https://a b/",                         ""                                 },
        {"",                                     ""                                 },
    };
    struct arena a = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_SPAN(rows[i].url, safe_url(span_of(rows[i].url), &a),
                   rows[i].want);
    arena_release(&a);
}

static void test_file(void)
{
    static const struct {
        const char *name, *want;
    } rows[] = {
        {"a.txt",               "a.txt"                    },
        {"news/a b (1).html",   "news/a%20b%20%281%29.html"},
        {"/srv/a.txt",          "/srv/a.txt"               },
        {"//evil.example/x",    "/%2Fevil.example/x"       },
        {"javascript:alert(1)", "javascript%3Aalert%281%29"},
        {"\xc3\xbc.txt",        "\xc3\xbc.txt"             },
        {"a\xff.txt",           "a%FF.txt"                 },
        {"a\xe2\x80\xae.txt",   "a%E2%80%AE.txt"           },
        {"a\nb",                "a%0Ab"                    },
        {"",                    "-"                        },
    };
    struct arena a = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_SPAN(rows[i].name, safe_file(span_of(rows[i].name), &a),
                   rows[i].want);
    arena_release(&a);
}

/* The three invariants (safe.h), on every kind of place for a text. */
static cmark_node *make_tree(struct span text, struct arena *a,
                             enum medium medium)
{
    cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT), *list, *p;

    node_text(node_heading(root, 2, NULL), text, a);
    node_text(node_add(root, CMARK_NODE_PARAGRAPH), text, a);
    list = node_list(root, false);
    node_text(node_item(list), text, a);
    node_text(node_item(list), text, a);
    p = node_add(node_add(root, CMARK_NODE_BLOCK_QUOTE), CMARK_NODE_PARAGRAPH);
    node_text(p, text, a);
    p = node_add(root, CMARK_NODE_PARAGRAPH);
    node_words(node_add(p, CMARK_NODE_EMPH), "Said:");
    node_words(p, " ");
    node_text(p, text, a);
    node_words(p, " ");
    node_code(p, text, a);
    node_words(p, " end");
    node_finish(root, medium);
    return root;
}

static void check_text(const char *row, struct span text)
{
    struct arena a = {0};
    cmark_node *tree = make_tree(text, &a, MEDIUM_HTML);
    cmark_node *plain = make_tree(SPAN("x"), &a, MEDIUM_HTML);
    cmark_node *markdown = make_tree(text, &a, MEDIUM_MARKDOWN);
    char *html = cmark_render_html(tree, CMARK_OPT_DEFAULT);
    char *want = cmark_render_html(plain, CMARK_OPT_DEFAULT);
    char *sheet = cmark_render_commonmark(markdown, CMARK_OPT_DEFAULT, 0);
    char *back = cmark_markdown_to_html(sheet, strlen(sheet), CMARK_OPT_UNSAFE);
    size_t tags = 0, own = 0, bad = 0;

    for (size_t i = 0; html[i]; i++)
        tags += html[i] == '<';
    for (size_t i = 0; want[i]; i++)
        own += want[i] == '<';
    for (size_t i = 0, n; html[i]; i += n ? n : 1) {
        n = utf8_sequence(span_of(html), i);
        bad += n == 0;
    }
    CHECK_SIZE(row, bad, 0);
    CHECK_SIZE(row, tags, own);
    CHECK_SPAN(row, span_of(back), html);
    free(html);
    free(want);
    free(sheet);
    free(back);
    cmark_node_free(tree);
    cmark_node_free(plain);
    cmark_node_free(markdown);
    arena_release(&a);
}

static const char *const texts[] = {
    "~~~",
    "~~~ x",
    "~~",
    "\\~~~",
    "    code",
    "\tcode",
    "```",
    "`` ` ``",
    "`",
    " ` ",
    "# x",
    "#",
    "x #",
    "- x",
    "+ x",
    "* x",
    "1. x",
    "1) x",
    "12345678901. x",
    "1.",
    "-",
    "---",
    "***",
    "___",
    "===",
    "> x",
    "<b>",
    "<!-- x -->",
    "<?x?>",
    "<![CDATA[x]]>",
    "</p>",
    "[x](y)",
    "![x](y)",
    "[x]: y",
    "[x][y]",
    "<http://x.example>",
    "x@y.example",
    "&amp;",
    "&#60;",
    "&",
    "&x",
    "\\",
    "\\\\",
    "x\\",
    "*x*",
    "_x_",
    "**x**",
    "x*",
    "a_b_c",
    "!",
    "![",
    "\xff",
    "\xc3",
    "a\r\nb",
    "a  ",
    "  a",
    "{{x}}",
    "| a | b |",
    "\"x\"",
    "'x'",
    "x:y",
    ":",
    "(x)",
    "$x$",
    "^x^",
    "=",
    "http://x.example/",
    "\xef\xbb\xbf# x",
    "1",
    "1.5",
    "-5",
    "–",
    "…",
};

static void test_invariants(void)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_text(texts[i], span_of(texts[i]));
}

static void test_links_out(void)
{
    static const struct {
        const char *url, *html, *markdown;
    } rows[] = {
        {"https://a.example/?b&c",
         "<p><a rel=\"noopener noreferrer\" "
         "href=\"https://a.example/?b&amp;c\">"
         "x</a></p>\n",                                           "[x](https://a.example/?b&c)\n"          },
        {"javascript:x",                   "<p>x</p>\n",          "x\n"                                    },
        {"https://a.example/\"onclick=\"",
         "<p><a rel=\"noopener noreferrer\" "
         "href=\"https://a.example/%22onclick=%22\">x</a></p>\n", "[x](https://a.example/%22onclick=%22)\n"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int m = MEDIUM_MARKDOWN; m <= MEDIUM_HTML; m++) {
            struct arena a = {0};
            struct buf out = buf_new(&a, OUTPUT_MAX);
            cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);

            node_url(node_add(root, CMARK_NODE_PARAGRAPH), span_of(rows[i].url),
                     SPAN("x"), (enum medium)m, &a);
            node_write(root, (enum medium)m, &out);
            CHECK_SPAN(rows[i].url, buf_span(&out),
                       m == MEDIUM_HTML ? rows[i].html : rows[i].markdown);
            arena_release(&a);
        }
}

CU_TestInfo safe_tests[] = {
    {"text",                 test_text      },
    {"addresses",            test_url       },
    {"file names",           test_file      },
    {"the three invariants", test_invariants},
    {"links out",            test_links_out },
    CU_TEST_INFO_NULL
};
