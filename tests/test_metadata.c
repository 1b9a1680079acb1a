#include "input/metadata.h"

#include "base/buf.h"
#include "input/metadata_author.h"
#include "input/metadata_date.h"
#include "tests/check.h"

static void read_page(const char *html, struct arena *a, struct document *doc)
{
    struct html_tree tree;
    struct err err = {0};

    *doc = (struct document){0};
    CHECK_TRUE(html, html_parse(span_of(html), a, &tree, &err));
    metadata_read(&tree, SPAN(""), a, doc);
}

static void test_titles(void)
{
    static const struct {
        const char *name, *html, *want;
    } rows[] = {
        {"only <title>",                 "<title>Ferry returns to the bay</title>",
         "Ferry returns to the bay"                                                                                          },
        {"site behind it",
         "<title>Ferry returns to the bay | The Courier</title>",                   "Ferry returns to the bay"               },
        {"site that is known",
         "<title>The Courier of the Bay - Ferry returns</title>"
         "<meta property=og:site_name content='The Courier of the Bay'>",           "Ferry returns"                          },
        {"heading confirmed by <title>",
         "<title>Ferry returns to the bay | The Courier</title>"
         "<h1>The Courier</h1><h1>Ferry returns to the bay</h1>",                   "Ferry returns to the bay"               },
        {"kicker before the heading",
         "<meta property=og:title content='Ferry returns to the bay'>"
         "<h1>Traffic Ferry returns to the bay</h1>",                               "Ferry returns to the bay"               },
        {"the heading goes on",
         "<meta property=og:title content='Ferry returns to the bay'>"
         "<h1>Ferry returns to the bay: what it costs</h1>",                        "Ferry returns to the bay: what it costs"},
        {"other words, same title",
         "<meta property=og:title content='Ferry back in the bay today'>"
         "<h1>Today the ferry is back</h1>",                                        "Today the ferry is back"                },
        {"JSON-LD with entities",
         "<script type=application/ld+json>{\"@type\": \"NewsArticle\", "
         "\"headline\": \"Ferry &amp; bridge &quot;open&quot;\"}</script>",         "Ferry & bridge \"open\""                },
        {"nothing",                      "<p>Text.",                                ""                                       },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct document doc;

        read_page(rows[i].html, &a, &doc);
        CHECK_SPAN(rows[i].name, doc.title, rows[i].want);
        arena_release(&a);
    }
}

static struct span join(const struct document *doc, struct arena *a)
{
    struct buf b = buf_new(a, 1000);

    for (size_t i = 0; i < doc->author_count; i++) {
        if (i)
            buf_char(&b, '|');
        buf_add(&b, doc->authors[i]);
    }
    return buf_span(&b);
}

static void test_authors(void)
{
    static const struct {
        const char *name, *html, *want;
    } rows[] = {
        {"meta",                                      "<meta name=author content='Mara Quill'>",              "Mara Quill"         },
        {"two in one",                                "<meta name=author content='Mara Quill and Ivo Lenz'>",
         "Mara Quill|Ivo Lenz"                                                                                                     },
        {"address is none",
         "<meta property=article:author content=https://x.example/mara>",                                     ""                   },
        {"account is none",                           "<meta name=author content=admin>",                     ""                   },
        {"site is none",
         "<meta property=og:site_name content='The Courier'>"
         "<meta name=author content='The Courier'>",                                                          ""                   },
        {"domain is none",                            "<meta name=author content=courier.example>",           ""                   },
        {"byline",                                    "<p class=byline>By Mara Quill | 3 May 2021</p>",
         "Mara Quill"                                                                                                              },
        {"German byline",                             "<span class=autor>Von Mara Quill</span>",
         "Mara Quill"                                                                                                              },
        {"rel wins over class",
         "<p class=author>By Ivo Lenz</p><a rel=author href=/m>Mara Quill</a>",                               "Mara Quill"         },
        {"reader's comment",
         "<div class=comment><span class=author>Ivo Lenz</span></div>",                                       ""                   },
        {"line below the headline",
         "<h1>Ferry returns</h1><p>By Mara Quill</p>",                                                        "Mara Quill"         },
        {"sentence that begins like a byline",
         "<h1>Ferry returns</h1><p>By the end of May it was gone.</p>",                                       ""                   },
        {"JSON-LD object",
         "<script type=application/ld+json>{\"@type\": \"Article\", "
         "\"author\": {\"@type\": \"Person\", \"name\": \"Mara Quill\"}}"
         "</script>",                                                                                         "Mara Quill"         },
        {"JSON-LD list",
         "<script type=application/ld+json>{\"@type\": \"Article\", "
         "\"author\": [{\"name\": \"Mara Quill\"}, \"Ivo Lenz\"]}</script>",                                  "Mara Quill|Ivo Lenz"},
        {"JSON-LD reference",
         "<script type=application/ld+json>{\"@graph\": [{\"@type\": "
         "\"Article\", \"author\": {\"@id\": \"#m\"}}, {\"@type\": "
         "\"Person\", \"@id\": \"#m\", \"name\": \"Mara Quill\"}]}</script>",                                 "Mara Quill"         },
        {"people before organisations",
         "<script type=application/ld+json>{\"@type\": \"Article\", "
         "\"author\": {\"@type\": \"Organization\", \"name\": \"Bay "
         "Media\"}}</script><p class=byline>By Mara Quill</p>",                                               "Mara Quill"         },
        {"an organisation where there are no people",
         "<script type=application/ld+json>{\"@type\": \"Article\", "
         "\"author\": {\"@type\": \"NewsMediaOrganization\", \"name\": "
         "\"Bay Media\"}}</script><p>Text.",                                                                  "Bay Media"          },
        {"the site is one name",
         "<meta property=og:site_name content='Food & Drink'>"
         "<meta name=author content='Food & Drink'>",                                                         ""                   },
        {"blog of its author",
         "<meta property=og:site_name content='Mara Quill'>"
         "<span class=author>Mara Quill</span>",                                                              "Mara Quill"         },
        {"footer of the article",
         "<article><p>Text.</p><footer><address class=author>Mara Quill"
         "</address></footer></article>",                                                                     "Mara Quill"         },
        {"footer of the page",
         "<p>Text.</p><footer><span class=author>Ivo Lenz</span></footer>",                                   ""                   },
        {"author's box",
         "<div class=author-box><h3>Mara Quill</h3><p>Mara Quill has sailed "
         "these waters since she was a child and writes about all that "
         "floats.</p></div>",                                                                                 "Mara Quill"         },
        {"agency behind a name",                      "<p class=byline>Von Mara Quill, dpa</p>",
         "Mara Quill"                                                                                                              },
        {"agency alone",                              "<p class=byline>dpa</p>",                              "dpa"                },
        {"account in a dated line",
         "<h1>Ferry returns</h1><div><small>3 May 2021 by mara_q</small>"
         "</div>",                                                                                            "mara_q"             },
        {"label before a date is no account",
         "<h1>Ferry returns</h1><p>Deadline: 3 May 2021</p>",                                                 ""                   },
        {"no question",                               "<p class=author>Wer sind wir?</p>",                    ""                   },
        {"label for shared links",
         "<meta name=twitter:label1 content='Written by'>"
         "<meta name=twitter:data1 content='Mara Quill'>",                                                    "Mara Quill"         },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct document doc;

        read_page(rows[i].html, &a, &doc);
        CHECK_SPAN(rows[i].name, join(&doc, &a), rows[i].want);
        arena_release(&a);
    }
}

static void test_dates(void)
{
    static const struct {
        const char *name, *html, *date, *modified;
    } rows[] = {
        {"published and modified",
         "<meta property=article:published_time content=2021-05-03T08:00:00Z>"
         "<meta property=article:modified_time content=2021-05-04>",                                 "2021-05-03", "2021-05-04"},
        {"modified alone is no date of publication",
         "<meta property=article:modified_time content=2021-05-04>",                                 "",
         "2021-05-04"                                                                                                          },
        {"JSON-LD wins",
         "<script type=application/ld+json>{\"@type\": \"NewsArticle\", "
         "\"datePublished\": \"2021-05-02\", \"dateModified\": "
         "\"2021-05-06\"}</script><meta name=date content=2021-05-03>",                              "2021-05-02", "2021-05-06"},
        {"address",
         "<link rel=canonical href=https://x.example/2021/05/03/ferry>",                             "2021-05-03", ""          },
        {"microdata wins over a weak <meta>",
         "<meta name=date content=2021-05-09>"
         "<span itemprop=datePublished content=2021-05-03>3 May</span>",                             "2021-05-03", ""          },
        {"<time> that is published",
         "<time class=updated datetime=2021-05-04>x</time>"
         "<time class=published datetime=2021-05-03>y</time>",                                       "2021-05-03", ""          },
        {"class",                                    "<p class=post-date>Posted on May 3, 2021</p>", "2021-05-03",
         ""                                                                                                                    },
        {"reader's comment",
         "<div class=comment><time datetime=2021-05-09>x</time></div>",                              "",           ""          },
        {"line below the headline",                  "<h1>Ferry returns</h1><p>3. Mai 2021",
         "2021-05-03",                                                                                             ""          },
        {"UTC, and the day in the address",
         "<meta property=article:published_time "
         "content=2021-05-02T23:10:00Z>"
         "<link rel=canonical href=https://x.example/2021/05/03/ferry>",                             "2021-05-03", ""          },
        {"UTC, and the day that the page shows",
         "<meta property=article:published_time "
         "content='Mon, 03 May 2021 02:10:00 GMT'>"
         "<time>2 May 2021</time>",                                                                  "2021-05-02", ""          },
        {"UTC at noon is not the day before",
         "<meta property=article:published_time "
         "content=2021-05-03T13:00:00Z><time>2 May 2021</time>",                                     "2021-05-03", ""          },
        {"a place's own time stands",
         "<meta property=article:published_time "
         "content=2021-05-02T23:10:00-05:00>"
         "<link rel=canonical href=https://x.example/2021/05/03/ferry>",                             "2021-05-02", ""          },
        {"year of two digits",                       "<h1>Ferry returns</h1><p>03.05.21, 12:44",
         "2021-05-03",                                                                                             ""          },
        {"a longer one is surer",
         "<h1>Ferry returns</h1><p>01.02.21</p><p>3 May 2021",                                       "2021-05-03",
         ""                                                                                                                    },
        {"a version is no date",                     "<h1>Ferry returns</h1><p>Version 3.5.21",      "",
         ""                                                                                                                    },
        {"none",                                     "<p>Text.",                                     "",           ""          },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct document doc;

        read_page(rows[i].html, &a, &doc);
        CHECK_SPAN(rows[i].name, doc.date, rows[i].date);
        CHECK_SPAN(rows[i].name, doc.modified, rows[i].modified);
        arena_release(&a);
    }
}

static void test_forms_of_dates(void)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"2021-05-03",                "2021-05-03"},
        {"2021-05-03T23:59:59+02:00", "2021-05-03"},
        {"2021/5/3",                  "2021-05-03"},
        {"20210503",                  "2021-05-03"},
        {"20210503120000",            "2021-05-03"},
        {"3 May 2021",                "2021-05-03"},
        {"May 3rd, 2021",             "2021-05-03"},
        {"3rd of May 2021",           "2021-05-03"},
        {"Mo., 3. Mai 2021, 8 Uhr",   "2021-05-03"},
        {"le 3 août 2021",           "2021-08-03"},
        {"3 de mayo de 2021",         "2021-05-03"},
        {"3 мая 2021",             "2021-05-03"},
        {"2021年5月3日",           "2021-05-03"},
        {"3.5.2021",                  "2021-05-03"},
        {"5/23/2021",                 "2021-05-23"},
        {"1620000000",                "2021-05-03"},
        {"1620000000000",             "2021-05-03"},
        {"May 2021",                  ""          },
        {"2021-13-03",                ""          },
        {"2021-00-00",                ""          },
        {"1821-05-03",                ""          },
        {"call 555 2021 0503",        ""          },
        {"",                          ""          },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};

        CHECK_SPAN(rows[i].text, metadata_date(span_of(rows[i].text), &a),
                   rows[i].want);
        arena_release(&a);
    }
}

static void test_dates_in_addresses(void)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"https://x.example/2021/05/03/a.html", "2021-05-03"},
        {"https://x.example/a-2021-05-03.html", "2021-05-03"},
        {"https://x.example/a-20210503",        "2021-05-03"},
        {"https://x.example/a/20211503",        ""          },
        {"https://x.example/2021/05/",          ""          },
        {"",                                    ""          },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};

        CHECK_SPAN(rows[i].text, metadata_url_date(span_of(rows[i].text), &a),
                   rows[i].want);
        arena_release(&a);
    }
}

static void test_broken_json(void)
{
    static const struct {
        const char *name, *json;
    } rows[] = {
        {"line feed in a string",
         "{\"@type\": \"NewsArticle\", \"description\": \"a\nb\", "
         "\"datePublished\": \"2021-05-03\"}"                              },
        {"comma before the end",
         "{\"@type\": \"NewsArticle\", \"datePublished\": \"2021-05-03\",}"},
        {"escape that is none",
         "{\"@type\": \"NewsArticle\", \"description\": \"it\\'s\", "
         "\"datePublished\": \"2021-05-03\"}"                              },
        {"lone surrogate",
         "{\"@type\": \"NewsArticle\", \"description\": \"\\ud83d\", "
         "\"datePublished\": \"2021-05-03\"}"                              },
        {"CDATA and semicolon",
         "//<![CDATA[\n{\"@type\": \"NewsArticle\", \"datePublished\": "
         "\"2021-05-03\"};\n//]]>"                                         },
        {"types in a list",
         "[[{\"@type\": [\"Thing\", \"NewsArticle\"], \"datePublished\": "
         "\"2021-05-03\"}]]"                                               },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct document doc;
        struct buf b = buf_new(&a, 4096);

        buf_add(&b, SPAN("<script type=application/ld+json>"));
        buf_add(&b, span_of(rows[i].json));
        buf_add(&b, SPAN("</script><p>Text."));
        read_page(b.p, &a, &doc);
        CHECK_SPAN(rows[i].name, doc.date, "2021-05-03");
        arena_release(&a);
    }
}

static void test_the_rest(void)
{
    struct arena a = {0};
    struct document doc;

    read_page("<html lang=de-AT><meta property=og:site_name content='The "
              "Courier'><link rel=canonical href=https://x.example/a>"
              "<meta property=article:section content=Traffic><p>Text.",
              &a, &doc);
    CHECK_SPAN("site", doc.site, "The Courier");
    CHECK_SPAN("address", doc.url, "https://x.example/a");
    CHECK_SPAN("section", doc.section, "Traffic");
    CHECK_SPAN("language", doc.declared_lang, "de-AT");
    read_page("<link rel=canonical href=javascript:alert(1)><p>Text.", &a,
              &doc);
    CHECK_SPAN("no other scheme", doc.url, "");
    arena_release(&a);
}

static void test_signatures(void)
{
    static const struct {
        const char *line, *want;
    } rows[] = {
        {"Peter Lenz",              "Peter Lenz"},
        {"Text von Mara Quill",     "Mara Quill"},
        {"By Mara Quill",           "Mara Quill"},
        {"Upper Harbour",           ""          },
        {"The ferry is back today", ""          },
        {"",                        ""          },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct document doc = {0};

        author_sign(span_of(rows[i].line), &a, &doc);
        CHECK_SPAN(rows[i].line, join(&doc, &a), rows[i].want);
        arena_release(&a);
    }
}

CU_TestInfo metadata_tests[] = {
    {"titles",             test_titles            },
    {"authors",            test_authors           },
    {"dates",              test_dates             },
    {"forms of dates",     test_forms_of_dates    },
    {"dates in addresses", test_dates_in_addresses},
    {"signatures",         test_signatures        },
    {"broken JSON-LD",     test_broken_json       },
    {"the rest",           test_the_rest          },
    CU_TEST_INFO_NULL
};
