#include "input/html_tree.h"

#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "input/format.h"
#include "input/html_css.h"
#include "input/html_phrase.h"
#include "input/html_repair.h"
#include "tests/check.h"

/* A page with the clutter of real ones around three paragraphs. */
static const char page[] =
    "<!DOCTYPE html><html lang=en><head><title>Ferry returns | The Bay "
    "Courier</title><script>var a = '<p>Not text.</p>';</script>"
    "<style>p { color: red }</style></head><body>"
    "<!-- a comment --!><header><nav><ul><li><a href=/>Home</a><li>"
    "<a href=/sport>Sport</a><li><a href=/weather>Weather</a></ul></nav>"
    "</header><div class='cookie-banner'><p>We use cookies to improve your "
    "visit. By continuing to browse you agree to our use of cookies, as "
    "our policy explains at length.</p><button>Accept</button></div>"
    "<main><article><h1>Ferry returns</h1>"
    "<p class=byline>By <a rel=author href=/a>Mara Quill</a></p>"
    "<div class='share-tools'><a href=#>Share</a> <a href=#>Tweet</a></div>"
    "<figure><img src=f.jpg><figcaption>The ferry leaves the harbour on its "
    "first day back. Photograph: Bay Courier</figcaption></figure>"
    "<div class=article-body>"
    "<p>The ferry between the islands returned on Monday after a break of "
    "three years, the harbour authority said.</p>"
    "<p>About 200 passengers, many of them <b>school</b> children, boarded "
    "the first boat at dawn, and the&nbsp;quay was full.</p>"
    "<h2>What it costs</h2>"
    "<ul><li>A single ticket costs four crowns for everybody.</li>"
    "<li>Bicycles travel free on weekdays, as they did before.</li></ul>"
    "<aside class=related><h3>Related</h3><a href=/1>Bridge plan is dropped "
    "after a vote</a></aside>"
    "<blockquote><p>We waited long for this day, and we will use it, said "
    "the mayor of the smaller island.</p></blockquote>"
    "<p>The company plans two more boats next spring, it said in a "
    "statement to the Courier.</p></div></article>"
    "<div class=newsletter><p>Sign up for our newsletter and get the best "
    "stories of the week in your inbox every Friday.</p></div>"
    "<section id=comments><h2>Comments</h2><p>Finally! I have been waiting "
    "for this ferry since I moved here, and that was years ago.</p>"
    "</section></main><footer><p>Copyright The Bay Courier. All rights "
    "reserved. Terms and conditions apply to all uses.</p></footer>"
    "</body></html>";

static bool read_page(struct span html, struct arena *a, struct document *doc)
{
    struct input_hints hints = {0};
    struct err err = {0};

    *doc = (struct document){0};
    return html_read(html, &hints, a, doc, &err);
}

static bool holds(const struct document *doc, const char *what)
{
    return span_find(doc->text, span_of(what)) != SIZE_MAX;
}

static void test_the_article_and_nothing_else(void)
{
    static const char *const wanted[] = {
        "The ferry between the islands returned on Monday",
        "many of them school children",
        "and the quay was full.",
        "What it costs",
        "A single ticket costs four crowns",
        "We waited long for this day",
        "The company plans two more boats",
    };
    static const char *const unwanted[] = {
        "cookies",    "Home",       "Sport",     "Share",
        "Photograph", "Related",    "Bridge",    "Sign up",
        "Comments",   "Finally",    "Copyright", "var a",
        "Not text",   "color: red", "a comment", "Accept",
    };
    struct arena a = {0};
    struct document doc;

    CHECK_TRUE("page", read_page(span_of(page), &a, &doc));
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        CHECK_TRUE(wanted[i], holds(&doc, wanted[i]));
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        CHECK_TRUE(unwanted[i], !holds(&doc, unwanted[i]));
    CHECK_TRUE("dropped blocks are counted", doc.intake.dropped >= 5);
    arena_release(&a);
}

static void test_kinds_of_blocks(void)
{
    static const struct {
        const char *start;
        enum block_kind kind;
    } rows[] = {
        {"The ferry between", BLOCK_PARAGRAPH},
        {"What it costs",     BLOCK_HEADING  },
        {"A single ticket",   BLOCK_LIST_ITEM},
        {"We waited long",    BLOCK_QUOTATION},
    };
    struct arena a = {0};
    struct document doc;

    CHECK_TRUE("page", read_page(span_of(page), &a, &doc));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t found = SIZE_MAX;

        for (size_t k = 0; k < doc.block_count; k++)
            if (span_starts(doc.blocks[k].text, span_of(rows[i].start)))
                found = doc.blocks[k].kind;
        CHECK_SIZE(rows[i].start, found, rows[i].kind);
    }
    arena_release(&a);
}

#define LONG_A                                                                 \
    "The council met for six hours on Tuesday and agreed on a budget that "    \
    "leaves the library open."
#define LONG_B                                                                 \
    "Nobody had expected that, because the treasurer had warned of a deficit " \
    "for months."

static void test_text(void)
{
    static const struct {
        const char *name, *html, *want;
    } rows[] = {
        {"plain text called HTML",      LONG_A "\n\n" LONG_B,                      LONG_A "\n\n" LONG_B},
        {"no body",                     "<p>" LONG_A "<p>" LONG_B,                 LONG_A "\n\n" LONG_B},
        {"double breaks part blocks",   "<div>" LONG_A "<br><br>" LONG_B "</div>",
         LONG_A "\n\n" LONG_B                                                                          },
        {"a single break is a space",   "<p>" LONG_A "<br>" LONG_B,
         LONG_A " " LONG_B                                                                             },
        {"comment that never ends",     "<p>" LONG_A "</p><!-- <p>" LONG_B,
         LONG_A "\n\n" LONG_B                                                                          },
        {"comment ended by --!>",       "<p>" LONG_A "</p><!-- x --!><p>" LONG_B,
         LONG_A "\n\n" LONG_B                                                                          },
        {"soft hyphens and zero width",
         "<p>The coun&shy;cil met for six hours on Tues&#8203;day and agreed "
         "on a budget that leaves the library open.<p>" LONG_B,
         LONG_A "\n\n" LONG_B                                                                          },
        {"Windows-1252 references",     "<p>&#147;" LONG_A "&#148;<p>" LONG_B,
         "\u201c" LONG_A "\u201d\n\n" LONG_B                                                           },
        {"characters of HTML 5",
         "<p>The mayor&colon; nobody had expected that&comma; because the "
         "treasurer had warned&period;<p>" LONG_B,
         "The mayor: nobody had expected that, because the treasurer had "
         "warned.\n\n" LONG_B                                                                          },
        {"markup in a script's string",
         "<script>var s = '</div><p>x</p>';</script><p>" LONG_A "<p>" LONG_B,
         LONG_A "\n\n" LONG_B                                                                          },
        {"no script, no ruby readings",
         "<noscript><p>Turn on scripts to read this page, please.</p>"
         "</noscript><p>" LONG_A "<ruby><rt>reading</rt></ruby><p>" LONG_B,
         LONG_A "\n\n" LONG_B                                                                          },
        {"repeated for print",
         "<div class=article-body><p>" LONG_A "<p>" LONG_B "</div>",
         LONG_A "\n\n" LONG_B                                                                          },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct document doc;

        CHECK_TRUE(rows[i].name, read_page(span_of(rows[i].html), &a, &doc));
        CHECK_SPAN(rows[i].name, doc.text, rows[i].want);
        arena_release(&a);
    }
}

static void test_the_article_in_json_ld_is_the_last_resort(void)
{
    static const char html[] =
        "<script type=application/ld+json>{\"@type\": \"NewsArticle\", "
        "\"articleBody\": \"" LONG_A "\\n\\n" LONG_B "\"}</script>"
        "<div><p>Subscribe to read on.</p></div>";
    struct arena a = {0};
    struct document doc;

    CHECK_TRUE("page", read_page(span_of(html), &a, &doc));
    CHECK_SPAN("text", doc.text, LONG_A "\n\n" LONG_B);
    arena_release(&a);
}

static void test_pages_without_text(void)
{
    static const char *const rows[] = {"",
                                       "<html></html>",
                                       "<frameset><frame src=a></frameset>",
                                       "<script>1</script>",
                                       "<!-- <p>only a comment</p> -->",
                                       "<",
                                       "<a",
                                       "</p></p>",
                                       "<!--"};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct input_hints hints = {0};
        struct err err = {0};
        struct document doc = {0};

        CHECK_TRUE(rows[i],
                   !html_read(span_of(rows[i]), &hints, &a, &doc, &err));
        CHECK_SIZE(rows[i], err.status, STATUS_NOTHING);
        arena_release(&a);
    }
}

static struct span repeat(struct arena *a, const char *head, const char *unit,
                          size_t times, const char *tail)
{
    struct buf b = buf_new(a, SIZE_MAX / 8);

    buf_add(&b, span_of(head));
    for (size_t i = 0; i < times; i++)
        buf_add(&b, span_of(unit));
    buf_add(&b, span_of(tail));
    return buf_span(&b);
}

/* Each took minutes or lost the page before the repair. */
static void test_hostile_pages_are_linear(void)
{
    static const struct {
        const char *name, *head, *unit;
        size_t times;
        const char *tail;
    } rows[] = {
        {"nested tags",                   "",                              "<div>",            100000,  "<p>" LONG_A "<p>" LONG_B  },
        {"nested inline tags",            "",                              "<b>x",             100000,  "<p>" LONG_A "<p>" LONG_B  },
        {"end tags of nothing",           "<b><i>",                        "</u></b></i>",     300000,
         "<p>" LONG_A "<p>" LONG_B                                                                                                 },
        {"nested, then ended",            "<div><div><div><div>",          "<u><div></u>",     100000,
         "<p>" LONG_A "<p>" LONG_B                                                                                                 },
        {"attributes",                    "<p ",                           "a=b ",             1000000, ">" LONG_A "</p><p>" LONG_B},
        {"one long text",                 "<p>" LONG_A "<p>" LONG_B "<p>", "word ",            2000000,
         ""                                                                                                                        },
        {"open comments",                 "<p>" LONG_A "<p>" LONG_B,       "<!-",              500000,  ""                         },
        {"open comments that look ended", "<p>" LONG_A "<p>" LONG_B,       "<!--",
         300000,                                                                                        ""                         },
        {"open quotes",                   "<p>" LONG_A "<p>" LONG_B,       "<a b='",           300000,  ""                         },
        {"scripts of JSON-LD",            "<p>" LONG_A "<p>" LONG_B,
         "<script type=application/ld+json>{\"author\":{\"@id\":\"x\"}}"
         "</script>",                                                                          20000,   ""                         },
        {"headings",                      "<p>" LONG_A "<p>" LONG_B,       "<h1>Related</h1>", 100000,  ""                         },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct span html =
            repeat(&a, rows[i].head, rows[i].unit, rows[i].times, rows[i].tail);
        struct document doc;
        clock_t start = clock();

        CHECK_TRUE(rows[i].name, read_page(html, &a, &doc));
        CHECK_TRUE(rows[i].name, holds(&doc, "agreed on a budget"));
        CHECK_TRUE(rows[i].name, (clock() - start) / CLOCKS_PER_SEC < 20);
        arena_release(&a);
    }
}

static void test_class_names(void)
{
    static const struct {
        const char *value;
        unsigned want;
    } rows[] = {
        {"story",                     0                            },
        {"adrift shared headline",    0                            },
        {"socialBar",                 CSS_JUNK_WORD                },
        {"post_ad_slot",              CSS_JUNK_WORD | CSS_JUNK_PART},
        {"Article__Body articleBody", CSS_BODY                     },
        {"read_more_box",             CSS_JUNK_PART                },
        {"cookieconsent",             CSS_JUNK_PART | CSS_STRONG   },
        {"entry-date published",      CSS_DATE | CSS_PUBLISHED     },
        {"",                          0                            },
        {"-",                         0                            },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_SIZE(rows[i].value, css_hints(span_of(rows[i].value)),
                   rows[i].want);
}

static void test_repair(void)
{
    static const struct {
        const char *name, *html, *want;
    } rows[] = {
        {"nothing to do",      "<p>a</p>",                "<p>a</p>"      },
        {"comment",            "<p>a<!-- b -->c",         "<p>ac"         },
        {"empty comments",     "<p><!-->a<!--->b",        "<p>ab"         },
        {"--!>",               "<p>a<!-- b --!>c",        "<p>ac"         },
        {"script",             "<p>a<script>b</script>c", "<p>ac"         },
        {"script, upper case", "<p>a<SCRIPT>b</SCRIPT>c", "<p>ac"         },
        {"script never ends",  "<p>a<script>b",           "<p>a"          },
        {"end of nothing",     "<p>a</i></p>",            "<p>a</p>"      },
        {"line break",         "<p>a</br>b",              "<p>a<br>b"     },
        {"entity",             "<p>a&comma; b&amp;c",     "<p>a, b&amp;c" },
        {"> in a value",       "<p title='>'>a",          "<p title='>'>a"},
        {"less than",          "<p>1 < 2",                "<p>1 < 2"      },
        {"plain text",         "a\nb\n\nc",               "<p>a\nb\n<p>c" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};

        CHECK_SPAN(rows[i].name, html_repair(span_of(rows[i].html), &a),
                   rows[i].want);
        arena_release(&a);
    }
}

static void test_phrases(void)
{
    CHECK_SIZE("phrase", html_phrase(SPAN("Read more of it"), LINE_LINK), 9);
    CHECK_SIZE("marks before it",
               html_phrase(SPAN("\u25b6 READ MORE: the vote"), LINE_LINK), 13);
    CHECK_SIZE("one word is none in a sentence",
               html_phrase(SPAN("More than a thousand came."), LINE_LINK), 0);
    CHECK_SIZE("one word before a colon",
               html_phrase(SPAN("More: the vote"), LINE_LINK), 4);
    CHECK_SIZE("part of a word", html_phrase(SPAN("Read moreover"), LINE_LINK),
               0);
    CHECK_SIZE("empty", html_phrase(SPAN(""), LINE_LINK), 0);
}

static void test_phrases_that_end(void)
{
    static const struct {
        const char *text;
        enum line_mark mark;
        bool ends;
    } rows[] = {
        {"Related stories",                         LINE_LINK,        true },
        {"Mehr zum Thema",                          LINE_LINK,        true },
        {"Articles liés",                          LINE_LINK,        true },
        {"Noticias relacionadas",                   LINE_LINK,        true },
        {"Читайте также по теме", LINE_LINK,        true },
        {"Comments",                                LINE_BOILERPLATE, true },
        {"Kommentare",                              LINE_BOILERPLATE, true },
        {"Lesen Sie auch: Der Hafen",               LINE_LINK,        false},
        {"Anmelden",                                LINE_BOILERPLATE, false},
        {"Mehr zum Thema",                          LINE_BOILERPLATE, false},
    };
    size_t taken;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_TRUE(rows[i].text,
                   html_phrase_ends(span_of(rows[i].text), rows[i].mark,
                                    &taken) == rows[i].ends);
    CHECK_TRUE("taken",
               html_phrase_ends(SPAN("Related stories:"), LINE_LINK, &taken) &&
                   taken == 15);
}

/* A standfirst in a header that is left out otherwise, before a body. */
static void test_standfirst(void)
{
    static const char text[] =
        "<div class=article-body><p>The ferry between the islands returned on "
        "Monday after a break of three years, the harbour authority said."
        "<p>About 200 passengers boarded the first boat at dawn, and the quay "
        "was full of people who had come to see it."
        "<p>The operator ordered the boat four years ago from a yard in the "
        "north, which had to close before it was finished, and nobody wanted "
        "to complete it until the council paid half of the price.</p>"
        "<p>From next week there will be six crossings a day, two of them by "
        "night, and freight goes on Tuesdays and on Fridays only, the "
        "operator said in a letter to the people of both islands.</div>";
    static const char lead[] =
        "Three years after the storm the boat is back, and the smaller "
        "island hopes for visitors. What the ticket costs and who will "
        "pay for it.";
    static const struct {
        const char *name, *before, *after;
        bool wanted;
    } rows[] = {
        {"by its class",
         "<div class=promo><h1>Ferry returns</h1><p class=standfirst>",                "</div>",       true },
        {"by its itemprop",
         "<div class=promo><h1>Ferry returns</h1><div class=teaser-text "
         "itemprop=description><p>",                                                   "</div></div>", true },
        {"as the page describes itself",
         "<meta name=description content='Three years after the storm the "
         "boat is back, and the smaller island hopes …'><div "
         "class=promo><h1>Ferry "
         "returns</h1><p>",                                                            "</div>",       true },
        {"before the headline",          "<div class=promo><p class=standfirst>",
         "<h1>Ferry returns</h1></div>",                                                               false},
        {"without a name",               "<div class=promo><h1>Ferry returns</h1><p>",
         "</div>",                                                                                     false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct document doc;
        struct buf b = buf_new(&a, 4096);

        buf_add(&b, SPAN("<html lang=en><body>"));
        buf_add(&b, span_of(rows[i].before));
        buf_add(&b, span_of(lead));
        buf_add(&b, span_of(rows[i].after));
        buf_add(&b, span_of(text));
        CHECK_TRUE(rows[i].name, read_page(buf_span(&b), &a, &doc));
        CHECK_TRUE(rows[i].name, holds(&doc, lead) == rows[i].wanted);
        CHECK_TRUE(rows[i].name, holds(&doc, "The ferry between"));
        CHECK_TRUE("only the standfirst", !holds(&doc, "Ferry returns"));
        arena_release(&a);
    }
}

static void test_cells(void)
{
    static const char table[] =
        "<html lang=en><body><article><p>The islands voted on Sunday on the "
        "new ferry, and the council counted the votes by hand.</p>"
        "<table><caption>Votes</caption>"
        "<tr><th>Island<th>For<th>Against"
        "<tr><td>Big<td>2,014<td>612"
        "<tr><td>Small<td><td><p>9 May 2021</table>"
        "<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>"
        "<p>The council will meet on Tuesday to decide what to do with the "
        "result, which binds nobody.</article>";
    static const struct {
        const char *text;
        struct cell cell;
    } rows[] = {
        {"Island",     {1, 1, 1}},
        {"Against",    {1, 1, 3}},
        {"2,014",      {1, 2, 2}},
        {"Small",      {1, 3, 1}},
        {"9 May 2021", {1, 3, 3}},
        {"Votes",      {0, 0, 0}},
        {"Two",        {0, 0, 0}},
    };
    struct arena a = {0};
    struct document doc;
    size_t cells = 0, found = 0;

    CHECK_TRUE("page", read_page(span_of(table), &a, &doc));
    for (size_t i = 0; i < doc.block_count; i++) {
        const struct block *b = &doc.blocks[i];

        cells += b->kind == BLOCK_CELL;
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
            if (span_eq(b->text, span_of(rows[k].text))) {
                found++;
                CHECK_SIZE(rows[k].text, b->cell.table, rows[k].cell.table);
                CHECK_SIZE(rows[k].text, b->cell.row, rows[k].cell.row);
                CHECK_SIZE(rows[k].text, b->cell.column, rows[k].cell.column);
            }
    }
    CHECK_SIZE("cells", cells, 8);
    CHECK_SIZE("all found", found, sizeof rows / sizeof *rows);
    arena_release(&a);
}

/* Old pages are laid out with tables. */
static void test_layout_is_no_table(void)
{
    struct arena a = {0};
    struct document doc;

    CHECK_TRUE("page",
               read_page(SPAN("<html lang=en><body><table><tr><td>Home<td>"
                              "Ferry<tr><td>Sport<td><p>The ferry between the "
                              "islands returned on Monday after a break of "
                              "three years, the harbour authority said.<p>"
                              "About 200 passengers boarded the first boat at "
                              "dawn, and the quay was full of people who had "
                              "come to see it.</table>"),
                         &a, &doc));
    for (size_t i = 0; i < doc.block_count; i++)
        CHECK_TRUE("prose", doc.blocks[i].kind != BLOCK_CELL);
    arena_release(&a);
}

/* What would be dropped elsewhere is the text of a gallery. */
static void test_only_captions(void)
{
    struct arena a = {0};
    struct document doc;

    CHECK_TRUE("gallery",
               read_page(SPAN("<html lang=en><body><main><p>File photo: the "
                              "ferry leaves the harbour on its first day back "
                              "in front of a full quay, with flags. "
                              "Photograph: Bay Courier/AP</p></main>"),
                         &a, &doc));
    CHECK_TRUE("its caption", holds(&doc, "in front of a full quay"));
    CHECK_SIZE("is one", doc.blocks[0].kind, BLOCK_CAPTION);
    arena_release(&a);
}

static void test_tree_is_sound(void)
{
    struct arena a = {0};
    struct html_tree tree;
    struct err err = {0};

    CHECK_TRUE("parses", html_parse(span_of(page), &a, &tree, &err));
    CHECK_TRUE("has a body", tree.body > 0);
    for (uint32_t i = 0; i < tree.count; i++) {
        const struct html_node *node = &tree.at[i];
        const struct html_node *parent = &tree.at[node->parent];

        CHECK_TRUE("parent first", node->parent < i || i == 0);
        CHECK_TRUE("end behind it", node->end > i);
        CHECK_TRUE("inside its parent", node->end <= parent->end);
        CHECK_TRUE("texts have no children",
                   node->tag != HTML_TEXT || node->end == i + 1);
    }
    arena_release(&a);
}

static void test_document_is_sound(void)
{
    struct arena a = {0};
    struct document doc;
    const char *end;

    CHECK_TRUE("page", read_page(span_of(page), &a, &doc));
    end = doc.text.p;
    for (size_t i = 0; i < doc.block_count; i++) {
        struct span text = doc.blocks[i].text;

        CHECK_TRUE("in the text", span_holds(doc.text, text));
        CHECK_SIZE("parted by one empty line", (size_t)(text.p - end),
                   i ? 2 : 0);
        CHECK_TRUE("trimmed", span_trim(text).n == text.n);
        CHECK_TRUE("no line feed inside", !memchr(text.p, '\n', text.n));
        end = text.p + text.n;
    }
    CHECK_TRUE("the last ends the text", end == doc.text.p + doc.text.n);
    CHECK_TRUE("no markup", !memchr(doc.text.p, '<', doc.text.n));
    for (size_t at = 0; at < doc.text.n;) {
        size_t n = utf8_sequence(doc.text, at);

        CHECK_TRUE("valid UTF-8", n > 0);
        at += n ? n : 1;
    }
    arena_release(&a);
}

CU_TestInfo html_tests[] = {
    {"the article and nothing else",     test_the_article_and_nothing_else},
    {"kinds of blocks",                  test_kinds_of_blocks             },
    {"table of texts",                   test_text                        },
    {"JSON-LD's article as last resort",
     test_the_article_in_json_ld_is_the_last_resort                       },
    {"pages without text",               test_pages_without_text          },
    {"hostile pages are linear",         test_hostile_pages_are_linear    },
    {"class names",                      test_class_names                 },
    {"repair",                           test_repair                      },
    {"phrases",                          test_phrases                     },
    {"the tree is sound",                test_tree_is_sound               },
    {"the document is sound",            test_document_is_sound           },
    {"phrases that end the article",     test_phrases_that_end            },
    {"standfirst",                       test_standfirst                  },
    {"only captions",                    test_only_captions               },
    {"cells of tables",                  test_cells                       },
    {"layout is no table",               test_layout_is_no_table          },
    CU_TEST_INFO_NULL
};
