#include "input/link.h"

#include <string.h>

#include "base/buf.h"
#include "input/encoding.h"
#include "input/url.h"
#include "tests/article.h"
#include "tests/check.h"

enum { ROUNDS = 400 };

/* "text <url>" of all links, one a line. */
static struct span list_links(const struct document *doc, struct arena *a)
{
    struct buf out = buf_new(a, 1 << 20);

    for (size_t i = 0; i < doc->link_count; i++) {
        buf_add(&out, doc->links[i].text);
        buf_add(&out, SPAN(" <"));
        buf_add(&out, doc->links[i].target);
        buf_add(&out, SPAN(">\n"));
    }
    return out.n ? buf_span(&out) : SPAN("");
}

static bool read_links(struct span text, enum input_format format,
                       struct arena *a, struct documents *docs)
{
    struct input_hints hints = {
        .format = format, .lang = SPAN("en"), .links = format != FORMAT_AUTO};
    struct err err = {0};

    return input_read_all(text, &hints, a, docs, &err);
}

struct row {
    const char *name, *source, *want;
};

static void check_rows(const struct row *rows, size_t count,
                       enum input_format format)
{
    for (size_t i = 0; i < count; i++) {
        struct arena a = {0};
        struct documents docs;

        CHECK_TRUE(rows[i].name,
                   read_links(span_of(rows[i].source), format, &a, &docs));
        CHECK_SPAN(rows[i].name, list_links(docs.at, &a), rows[i].want);
        CHECK_TRUE(rows[i].name, article_fault(docs.at) == NULL);
        arena_release(&a);
    }
}

#define CHECK_ROWS(rows, format)                                               \
    check_rows(rows, sizeof(rows) / sizeof *(rows), format)

/* Prose around a link, long enough to be an article. */
#define BEFORE                                                                 \
    "<html><head><link rel=canonical href=\"https://news.example/2031/a\">"    \
    "</head><body><article><p>The harbour of the old town was opened again "   \
    "on Monday after three weeks of work, "
#define AFTER                                                                  \
    " and the first boats left it before noon, watched by a crowd that had "   \
    "waited for them since the early morning.</p></article>"

#define LONG                                                                   \
    "They came back in the evening, when it rained, with all that they had "   \
    "caught in the bay and in the open sea behind it, where nobody had "       \
    "fished since the spring, and sold it on the quay to those who had "       \
    "waited there for them."

static void test_html(void)
{
    static const struct row rows[] = {
        {"absolute",                                       BEFORE "<a href=\"http://x.example/y\">it</a>" AFTER,
         "it <http://x.example/y>\n"                                                                                     },
        {"relative",                                       BEFORE "<a href=b>it</a>" AFTER,
         "it <https://news.example/2031/b>\n"                                                                            },
        {"query",                                          BEFORE "<a href='?p=1&amp;q=2'>it</a>" AFTER,
         "it <https://news.example/2031/a?p=1&q=2>\n"                                                                    },
        {"fragment",                                       BEFORE "<a href='#end'>it</a>" AFTER,
         "it <https://news.example/2031/a#end>\n"                                                                        },
        {"network",                                        BEFORE "<a href=//x.example/>it</a>" AFTER,
         "it <https://x.example/>\n"                                                                                     },
        {"mail",                                           BEFORE "<a href=mailto:a@x.example>it</a>" AFTER,
         "it <mailto:a@x.example>\n"                                                                                     },
        {"references",
         BEFORE "<a href='/&eacute;?a&#61;1&copy=2&amp;lt=3'>it</a>" AFTER,
         "it <https://news.example/%C3%A9?a=1&copy=2&lt=3>\n"                                                            },
        {"schemes",
         BEFORE "<a href=javascript:x()>a</a> <a href=data:,x>b</a> <a "
                "href='ftp://x.example/'>c</a> <a href=tel:1>d</a>" AFTER,
         ""                                                                                                              },
        {"nowhere",                                        BEFORE "<a href=''>a</a> <a href='#'>b</a> <a>c</a>" AFTER,
         ""                                                                                                              },
        {"user name",                                      BEFORE "<a href='http://a@x.example/'>a</a>" AFTER,         ""},
        {"markup inside",
         BEFORE "<a href=b>the <b>old <i>har</i></b>bour</a>" AFTER,
         "the old harbour <https://news.example/2031/b>\n"                                                               },
        {"markup around",                                  BEFORE "<b><a href=b>it</a></b>s" AFTER,
         "it <https://news.example/2031/b>\n"                                                                            },
        {"white space",
         BEFORE "so <a href=b> \n it <br>\t was&nbsp;</a> " AFTER,
         "it was <https://news.example/2031/b>\n"                                                                        },
        {"invisible characters",
         BEFORE "<a href=b>&#x202e;i&shy;t&#8203;</a>" AFTER,
         "it <https://news.example/2031/b>\n"                                                                            },
        {"picture",                                        BEFORE "<a href=b><img src=c alt=d></a>" AFTER,             ""},
        {"two in a row",                                   BEFORE "<a href=b>it</a><a href=c>was</a>" AFTER,
         "it <https://news.example/2031/b>\nwas "
         "<https://news.example/2031/c>\n"                                                                               },
        {"never closed",                                   BEFORE "<a href=b>it <a href=c>was</a>" AFTER,
         "it <https://news.example/2031/b>\nwas "
         "<https://news.example/2031/c>\n"                                                                               },
        {"over paragraphs",                                BEFORE "<a href=b>it was<p>" LONG "</a>" AFTER,
         "it was <https://news.example/2031/b>\n" LONG
         " <https://news.example/2031/b>\n"                                                                              },
        {"base",
         "<base href='/w/'><base href='/v/'>" BEFORE "<a href=b>it</a>" AFTER,
         "it <https://news.example/w/b>\n"                                                                               },
        {"list, heading, cell",
         BEFORE AFTER
         "<h2>All that <a href=h>was caught</a> on the first "
         "day</h2><ul><li>"
         "Herring, which <a href=i>is back</a> in the bay after years.</ul>"
         "<table><tr><th>Boat<th>Catch<tr><td>Ann, an <a href=c>old</a> "
         "boat<td>9<tr><td>Bea<td>8</table><p>The rest of the boats will "
         "leave on Friday, if the wind lets them, as it should.</p>",                                                  "was caught <https://news.example/2031/h>\n"
         "is back <https://news.example/2031/i>\n"
         "old <https://news.example/2031/c>\n"      },
        {"captions and other clutter are not in the text",
         BEFORE AFTER
         "<figure><img src=x><figcaption>A boat, of <a href=x>many</a>"
         "</figcaption></figure><p><a href=y>Read more: the boats</a></p>",                                            ""},
    };

    CHECK_ROWS(rows, FORMAT_HTML);
}

static void test_markdown(void)
{
    static const struct row rows[] = {
        {"inline",           "So [it *was*](http://x.example/y \"t\").\n",
         "it was <http://x.example/y>\n"                                                                                         },
        {"reference",
         "So [it][1] was, [too].\n\n[1]: http://x.example/1\n"
         "[too]: <http://x.example/2>\n",                                   "it <http://x.example/1>\ntoo <http://x.example/2>\n"},
        {"automatic",        "So <http://x.example/> and <a@x.example>.\n",
         "http://x.example/ <http://x.example/>\n"
         "a@x.example <mailto:a@x.example>\n"                                                                                    },
        {"relative",
         "---\nurl: https://news.example/2031/a\n---\n\nSo [it](b) was.\n", "it <https://news.example/2031/b>\n"                 },
        {"no base",          "So [it](b) was.\n",                           ""                                                   },
        {"scheme",           "So [it](javascript:x()) was.\n",              ""                                                   },
        {"picture",          "So [![x](y)](http://x.example) was.\n",       ""                                                   },
        {"picture and text",
         "So [![x [z](http://z.example)](y) it](http://x.example) was.\n",  ""                                                   },
        {"blocks",
         "# A [t](http://x.example/1)\n\n- [i](http://x.example/2)\n\n> "
         "[q\n> r](http://x.example/3)\n",                                  "t <http://x.example/1>\ni <http://x.example/2>\nq r "
         "<http://x.example/3>\n"                                                      },
        {"white space",
         "  [&#32;it&#13;\n&nbsp;](http://x.example/)&#8238; was.\n",       "it <http://x.example/>\n"                           },
    };

    CHECK_ROWS(rows, FORMAT_MARKDOWN);
}

#define FEED                                                                   \
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" "                             \
    "xml:base=\"https://news.example/f/\"><entry>"

static void test_xml(void)
{
    static const struct row rows[] = {
        {"Atom, escaped",
         FEED "<content type=\"html\">&lt;p&gt;So &lt;a "
              "href=\"b?c&amp;amp;d\"&gt;it was&lt;/a&gt; all "
              "over.&lt;/p&gt;</content></entry></feed>",                       "it was <https://news.example/f/b?c&d>\n"},
        {"Atom, XHTML with bases",
         FEED "<content type=\"xhtml\" xml:base=\"g/\"><div "
              "xmlns=\"http://www.w3.org/1999/xhtml\"><p>So <a href=\"b\">it "
              "<b>was</b></a> all over.</p></div></content></entry></feed>",    "it was <https://news.example/f/g/b>\n"  },
        {"Atom, text",
         FEED "<content>So &lt;a href=\"b\"> it was.</content></entry></feed>",
         ""                                                                                                              },
        {"RSS, the item's address",
         "<rss><channel><link>http://x.example/</link><item><link>"
         "http://x.example/1/2</link><description><![CDATA[<p>So <a "
         "href=3>it</a> was all over.]]></description></item></channel></rss>", "it <http://x.example/1/3>\n"            },
        {"RSS, the channel's",
         "<rss><channel><link>http://x.example/1/</link><item><description>"
         "<![CDATA[<p>So <a href=3>it</a> was all over.]]></description>"
         "</item></channel></rss>",                                             "it <http://x.example/1/3>\n"            },
        {"NITF: a paragraph of links stays",
         "<nitf><body><body.content><p>So <a href=\"http://x.example/1\">it"
         "</a> was all over.</p><p><a class=\"c\" href=\"http://x.example/2\">"
         "All of it is here</a></p></body.content></body></nitf>",              "it <http://x.example/1>\nAll of it is here "
         "<http://x.example/2>\n"                      },
    };

    CHECK_ROWS(rows, FORMAT_XML);
}

/* What a page's reader notes outlives the page. */
static void test_page_notes(void)
{
    struct arena a = {0};
    struct documents docs;
    struct span page = SPAN("<article><p><a href=b>Two</a> of the boats left "
                            "the harbour before noon, watched by a crowd.");

    CHECK_TRUE("read", read_links(page, FORMAT_HTML, &a, &docs));
    CHECK_SPAN("note", docs.at->notes ? docs.at->notes->text : SPAN(""),
               "1 relative link left out: the article does not say its "
               "address, --url can");
    arena_release(&a);
}

/* Links without an address are counted, those of the page itself not. */
static void test_notes(void)
{
    struct arena a = {0};
    struct documents docs;

    CHECK_TRUE("read",
               read_links(SPAN("[a](b) [c](/d) [e](#f) [g](http://h) [i]()\n"),
                          FORMAT_MARKDOWN, &a, &docs));
    CHECK_SPAN("one link", list_links(docs.at, &a), "g <http://h>\n");
    CHECK_SPAN("note", docs.at->notes ? docs.at->notes->text : SPAN(""),
               "2 relative links left out: the article does not say its "
               "address, --url can");
    arena_release(&a);
}

/* What was not asked for is not there, and nothing else is different. */
static void test_unasked(void)
{
    struct arena a = {0};
    struct documents with, without;
    struct span page = SPAN(BEFORE "<a href=b>it</a>" AFTER);

    CHECK_TRUE("with", read_links(page, FORMAT_HTML, &a, &with));
    CHECK_TRUE("without", read_links(page, FORMAT_AUTO, &a, &without));
    CHECK_SIZE("with", with.at->link_count, 1);
    CHECK_SIZE("without", without.at->link_count, 0);
    CHECK_TRUE("asked", with.at->linked && !without.at->linked);
    CHECK_TRUE("the same", span_eq(with.at->text, without.at->text));
    arena_release(&a);
}

/* A base far longer than each of many references. */
static void test_room(void)
{
    enum { LINKS = 2000, BASE = 6000 };
    struct arena a = {0};
    struct buf page = buf_new(&a, 1 << 20);
    struct documents docs;
    size_t bytes = 0;

    buf_add(&page, SPAN("<base href=\"http://x.example/"));
    for (size_t i = 0; i < BASE; i++)
        buf_char(&page, 'x');
    buf_add(&page, SPAN("/\">" BEFORE));
    for (size_t i = 0; i < LINKS; i++)
        buf_add(&page, SPAN("<a href=y>it</a>, "));
    buf_add(&page, SPAN(AFTER AFTER AFTER));
    for (size_t i = 0; i < 400; i++)
        buf_add(&page, SPAN(AFTER));
    CHECK_TRUE("read", read_links(buf_span(&page), FORMAT_HTML, &a, &docs));
    for (size_t i = 0; i < docs.at->link_count; i++)
        bytes += docs.at->links[i].target.n;
    CHECK_TRUE("many", docs.at->link_count > 600);
    CHECK_TRUE("not all", docs.at->link_count < 800);
    CHECK_TRUE("in their room", bytes <= LINK_ROOM);
    CHECK_TRUE("said", docs.at->notes &&
                           span_ends(docs.at->notes->text, SPAN("too many")));
    arena_release(&a);
}

/* Places follow their characters. */
static void test_places(void)
{
    static const size_t want[] = {0, 1, 1, 2, 3, 3, 6, 8};
    size_t places[] = {0, 1, 4, 5, 6, 7, 8, 10};
    struct arena a = {0};
    struct span s = SPAN("a\xe2\x80\xae"
                         "b\r\n\xff"
                         "cd");

    CHECK_SPAN("clean", encoding_clean_places(s, places, 8, &a),
               "ab\n\xef\xbf\xbd"
               "cd");
    for (size_t i = 0; i < 8; i++)
        CHECK_SIZE("place", places[i], want[i]);
    s = SPAN("as it is");
    places[0] = 3, places[1] = 8;
    CHECK_SPAN("clean", encoding_clean_places(s, places, 2, &a), "as it is");
    CHECK_TRUE("as they are", places[0] == 3 && places[1] == 8);
    arena_release(&a);
}

struct piece {
    const char *html, *markdown, *seen; /* " ": white space */
};

/* What a link may hold, and what of it is seen. */
static const struct piece pieces[] = {
    {"word",         "word",         "word"       },
    {"caf\xc3\xa9",  "caf\xc3\xa9",  "caf\xc3\xa9"},
    {" ",            " ",            " "          },
    {"w \n\t ",      "w\n",          "w "         },
    {"&nbsp;",       "&nbsp;",       " "          },
    {"<b>bold</b>",  "**bold**",     "bold"       },
    {"<i> in </i>",  " *in* ",       " in "       },
    {"&shy;",        "&shy;",        ""           },
    {"\xe2\x80\xae", "\xe2\x80\xae", ""           },
    {"&amp;",        "&amp;",        "&"          },
    {"<br>w",        " w",           " w"         },
    {"<img alt=x>",  "![](x)",       ""           },
    {"&#x200b;",     "&#x200b;",     ""           },
    {"\xe2\x80\xa8", " ",            " "          },
};

/* White space is not counted: HTML folds what Markdown keeps. */
static struct span without_blanks(struct span s, struct arena *a)
{
    struct buf out = buf_new(a, 1 << 16);

    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_read(s, &at);

        if (!utf8_is_space(c))
            buf_code_point(&out, c);
    }
    return out.n ? buf_span(&out) : SPAN("");
}

struct made {
    struct buf html, markdown;
    struct buf seen[40]; /* of each link */
    size_t links;
};

static uint32_t roll(uint32_t *seed, uint32_t sides)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % sides;
}

static void add_pieces(struct made *m, uint32_t *seed, struct buf *seen)
{
    for (uint32_t n = roll(seed, 7); n > 0; n--) {
        const struct piece *p =
            &pieces[roll(seed, sizeof pieces / sizeof *pieces)];

        buf_add(&m->html, span_of(p->html));
        buf_add(&m->markdown, span_of(p->markdown));
        if (seen)
            buf_add(seen, span_of(p->seen));
        /* or "**bold****bold**" */
        buf_char(&m->markdown, ' ');
    }
}

/* A long text with links among it: one in HTML, the same in Markdown. */
static void make_text(struct made *m, uint32_t *seed, struct arena *a)
{
    m->html = buf_new(a, 1 << 20);
    m->markdown = buf_new(a, 1 << 20);
    buf_add(&m->html, SPAN(BEFORE));
    buf_add(&m->markdown, SPAN("x "));
    for (m->links = 0; m->links < 4; m->links++) {
        struct buf *seen = &m->seen[m->links];

        *seen = buf_new(a, 1 << 16);
        add_pieces(m, seed, NULL);
        buf_add(&m->html, SPAN("<a href=/y>"));
        buf_add(&m->markdown, SPAN("y ["));
        add_pieces(m, seed, seen);
        buf_add(&m->html, SPAN("</a>"));
        buf_add(&m->markdown, SPAN("](http://n.example/y) z"));
        add_pieces(m, seed, NULL);
    }
    buf_add(&m->html, SPAN(AFTER));
}

static void check_made(const struct made *m, enum input_format format,
                       struct arena *a)
{
    struct documents docs;
    size_t at = 0;

    CHECK_TRUE(
        "read",
        read_links(buf_span(format == FORMAT_HTML ? &m->html : &m->markdown),
                   format, a, &docs));
    CHECK_TRUE("sound", article_fault(docs.at) == NULL);
    for (size_t i = 0; i < m->links; i++) {
        struct span want =
            m->seen[i].n ? without_blanks(buf_span(&m->seen[i]), a) : SPAN("");

        if (want.n == 0)
            continue;
        CHECK_TRUE("is there", at < docs.at->link_count);
        if (at < docs.at->link_count)
            CHECK_SPAN("its text", without_blanks(docs.at->links[at++].text, a),
                       arena_copy(a, want).p);
    }
    CHECK_SIZE("no other", docs.at->link_count, at);
}

/* The text of a link is what is seen of its element, whatever is folded,
 * cleaned and trimmed around it. */
static void test_texts(void)
{
    uint32_t seed = 20311124;

    for (int round = 0; round < ROUNDS; round++) {
        struct arena a = {0};
        struct made m;

        make_text(&m, &seed, &a);
        check_made(&m, FORMAT_HTML, &a);
        check_made(&m, FORMAT_MARKDOWN, &a);
        arena_release(&a);
    }
}

CU_TestInfo link_tests[] = {
    {"links of pages",                      test_html      },
    {"links of Markdown",                   test_markdown  },
    {"links of feeds and wires",            test_xml       },
    {"relative ones without an address",    test_notes     },
    {"the same of a page",                  test_page_notes},
    {"only if asked for",                   test_unasked   },
    {"room for targets",                    test_room      },
    {"places in a text that is cleaned",    test_places    },
    {"a link's text is what is seen of it", test_texts     },
    CU_TEST_INFO_NULL
};
