#include <string.h>

#include "base/buf.h"
#include "input/input.h"
#include "tests/article.h"
#include "tests/check.h"

#define ATOM "<feed xmlns='http://www.w3.org/2005/Atom'>"
#define NAR "xmlns='http://iptc.org/std/nar/2006-10-01/'"
#define PROSE "The bridge over the Arle was closed on Monday, the police said."
#define MORE "It will open again when the water has fallen by one metre."
#define RSS(item) "<rss><channel><title>Post</title>" item "</channel></rss>"
#define ITEM(text) "<item><description>" text "</description></item>"

static bool read_as(const char *text, struct arena *a, struct documents *docs,
                    struct err *err)
{
    struct input_hints hints = {.format = FORMAT_XML};

    return input_read_all(span_of(text), &hints, a, docs, err);
}

/* What is read of the first of `count` articles. */
static void test_articles(void)
{
    static const struct {
        const char *name, *xml;
        size_t count;
        const char *text;
    } rows[] = {
        {"rss",                                     RSS(ITEM(PROSE)),                                          1, PROSE                      },
        {"two items",                               RSS(ITEM(PROSE) ITEM(MORE)),                               2, PROSE                      },
        {"one is empty",                            RSS("<item><title>A</title></item>" ITEM(PROSE)),          1,
         PROSE                                                                                                                               },
        {"escaped html",                            RSS(ITEM("&lt;p>" PROSE "&lt;p>" MORE)),                   1,
         PROSE "\n\n" MORE                                                                                                                   },
        {"cdata",                                   RSS(ITEM("<![CDATA[<p>" PROSE "<p>" MORE "]]>")),          1,
         PROSE "\n\n" MORE                                                                                                                   },
        {"plain paragraphs",                        RSS(ITEM(PROSE "\n\n" MORE)),                              1,
         PROSE "\n\n" MORE                                                                                                                   },
        {"entity of html",                          RSS(ITEM("Caf&eacute; &AT&T &#8211; " PROSE)),             1,
         "Café &AT&T – " PROSE                                                                                                            },
        {"reference that xml forbids",              RSS(ITEM("&#0;&#xFFFF;" PROSE)),                           1,
         PROSE                                                                                                                               },
        {"content before description",
         "<rss xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel>"
         "<item><description>Short.</description><c:encoded>" PROSE
         "</c:encoded></item></channel></rss>",                                                                1, PROSE                      },
        {"prefix of another namespace",
         "<rss xmlns:content='urn:x'><channel><item><content:encoded>Wrong one."
         "</content:encoded><description>" PROSE
         "</description></item></channel></rss>",                                                              1, PROSE                      },
        {"rss 1.0",
         "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
         "xmlns='http://purl.org/rss/1.0/'><channel/><item><description>" PROSE
         "</description></item></r:RDF>",                                                                      1, PROSE                      },
        {"atom text",                               ATOM "<entry><summary>" PROSE "</summary></entry></feed>",
         1,                                                                                                       PROSE                      },
        {"atom html",
         ATOM "<entry><content type='html'>&lt;b>" PROSE "&lt;/b>"
              "</content></entry></feed>",                                                                     1, PROSE                      },
        {"atom xhtml",
         ATOM "<entry><content type='xhtml'><h:div xmlns:h="
              "'http://www.w3.org/1999/xhtml'><h:p>A &lt; B. " PROSE
              "</h:p><h:ul>"
              "<h:li>" MORE "</h:li></h:ul></h:div></content></entry></feed>",
         1,                                                                                                       "A < B. " PROSE "\n\n" MORE},
        {"atom picture",
         ATOM "<entry><content type='image/png'>AAAA</content><summary>" PROSE
              "</summary></entry></feed>",                                                                     1, PROSE                      },
        {"name that ends with its colon",
         ATOM "<entry><title>A</title><content type='xhtml'>" PROSE "<a:>" MORE
              "</a:></content></entry></feed>",                                                                1, PROSE MORE                 },
        {"one entry",
         "<entry xmlns='http://www.w3.org/2005/Atom'><content>" PROSE
         "</content></entry>",                                                                                 1, PROSE                      },
        {"nitf",
         "<nitf><body><body.content><p>" PROSE "</p><media><media-caption>"
         "<p>A picture.</p></media-caption></media><p>" MORE
         "</p></body.content></body></nitf>",                                                                  1, PROSE "\n\n" MORE          },
        {"nitf with a type",
         "<!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf><body><body.content><p>" PROSE
         "</p></body.content></body></nitf>",                                                                  1, PROSE                      },
        {"newsml with xhtml",
         "<newsItem " NAR "><contentSet><inlineXML><html xmlns="
         "'http://www.w3.org/1999/xhtml'><body><p>" PROSE
         "</p></body></html></inlineXML></contentSet></newsItem>",                                             1, PROSE                      },
        {"newsml with text",
         "<newsItem " NAR
         "><contentSet><inlineData contenttype='text/plain'>" PROSE "\n\n" MORE
         "</inlineData></contentSet></newsItem>",                                                              1, PROSE "\n\n" MORE          },
        {"newsml, cancelled first",
         "<newsMessage " NAR "><itemSet><newsItem><itemMeta><pubStatus "
         "qcode='stat:canceled'/></itemMeta><contentSet><inlineData>" MORE
         "</inlineData></contentSet></newsItem><newsItem><contentSet>"
         "<inlineData>" PROSE
         "</inlineData></contentSet></newsItem></itemSet></newsMessage>",                                      1, PROSE                      },
        {"html that nobody escaped",
         RSS(ITEM("<p>" PROSE "</p><p>" MORE "</p>")),                                                         1, PROSE "\n\n" MORE          },
        {"element of another kind in escaped html",
         RSS(ITEM("&lt;p>" PROSE "&lt;/p>&lt;p>" MORE "&lt;/p><x/>")),                                         1,
         PROSE "\n\n" MORE                                                                                                                   },
        {"atom of before it was a standard",
         "<feed xmlns='http://purl.org/atom/ns#'><entry><summary>" PROSE
         "</summary></entry></feed>",                                                                          1, PROSE                      },
        {"atom cut short",
         ATOM "<entry><content type='xhtml'><div xmlns="
              "'http://www.w3.org/1999/xhtml'><p>" PROSE "</p><p>" MORE,
         1,                                                                                                       PROSE "\n\n" MORE          },
        {"nitf cut short",                          "<nitf><body><body.content><p>" PROSE "</p><p>" MORE,
         1,                                                                                                       PROSE "\n\n" MORE          },
        {"newsml with nitf",
         "<newsItem " NAR "><contentSet><inlineXML><nitf xmlns="
         "'http://iptc.org/std/NITF/2006-10-18/'><body><body.content><p>" PROSE
         "</p></body.content></body></nitf></inlineXML></contentSet>"
         "</newsItem>",                                                                                        1, PROSE                      },
        {"newsml, a picture before the text",
         "<newsItem " NAR "><contentSet><inlineData contenttype='image/png' "
         "encoding='base64'>AAAA</inlineData><inlineData>" PROSE
         "</inlineData></contentSet></newsItem>",                                                              1, PROSE                      },
        {"newsml with a wrong end",
         "<newsItem " NAR "><contentSet><inlineXML><html xmlns="
         "'http://www.w3.org/1999/xhtml'><body><p>" PROSE "</p></div>",
         1,                                                                                                       PROSE                      },
        {"broken behind an item",                   RSS(ITEM(PROSE) "<item></wrong>" ITEM(MORE)),
         1,                                                                                                       PROSE                      },
        {"cut short",                               "<rss><channel><item><description>" PROSE,                 1, PROSE                      },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct err err = {0};
        struct documents docs;

        if (!read_as(rows[i].xml, &a, &docs, &err)) {
            CHECK_SPAN(rows[i].name, span_of(err.text), "");
        } else {
            CHECK_SIZE(rows[i].name, docs.count, rows[i].count);
            CHECK_SPAN(rows[i].name, docs.at[0].text, rows[i].text);
            CHECK_TRUE(rows[i].name, !article_fault(&docs.at[0]));
        }
        arena_release(&a);
    }
}

static void test_errors(void)
{
    static const struct {
        const char *name, *xml;
        enum exit_status status;
        const char *part; /* of the message */
    } rows[] = {
        {"no xml",                   "Text.",                                      STATUS_INPUT,   "not well-formed"},
        {"sitemap",                  "<urlset><url/></urlset>",                    STATUS_INPUT,   "<urlset>"       },
        {"entity bomb",
         "<!DOCTYPE rss [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>" RSS(
             ITEM("&b;")),
         STATUS_INPUT,                                                                             "DTD"            },
        {"no entry",                 RSS(""),                                      STATUS_NOTHING, "no article text"},
        {"titles only",              RSS("<item><title>A</title></item>"),         STATUS_NOTHING,
         "no article text"                                                                                          },
        {"broken before",            "<rss><channel></rss>",                       STATUS_INPUT,
         "not well-formed"                                                                                          },
        {"only a comment",           "<!-- a -->",                                 STATUS_INPUT,   ""               },
        {"one tag ended by another", "<rss><a><b></a></rss>",                      STATUS_INPUT,
         "<b> ends with </a>"                                                                                       },
        {"CDATA without an end",
         "<rss><channel><item><description><![CDATA[" PROSE,                       STATUS_INPUT,
         "CData section not finished"                                                                               },
        {"nitf without a body",      "<nitf><head><title>A</title></head></nitf>",
         STATUS_NOTHING,                                                                           "no article text"},
        {"newsml, cancelled",
         "<newsItem " NAR "><itemMeta><pubStatus "
         "qcode='stat:canceled'/></itemMeta><contentSet><inlineData>" PROSE
         "</inlineData></contentSet></newsItem>",                                  STATUS_NOTHING, "no article text"},
        {"newsml, only a picture",
         "<newsItem " NAR "><contentSet><inlineData contenttype='image/png' "
         "encoding='base64'>AAAA</inlineData></contentSet></newsItem>",            STATUS_NOTHING, "no article text"},
        {"newsml, a list of items",
         "<packageItem " NAR
         "><groupSet root='a'><group id='a' role='group:main'><itemRef "
         "residref='urn:b'/></group></groupSet></packageItem>",                    STATUS_NOTHING, "no article text"},
        {"newsml, a concept",        "<conceptItem " NAR "/>",                     STATUS_INPUT,
         "<conceptItem>"                                                                                            },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct err err = {0};
        struct documents docs;

        CHECK_TRUE(rows[i].name, !read_as(rows[i].xml, &a, &docs, &err));
        CHECK_SIZE(rows[i].name, err.status, rows[i].status);
        CHECK_TRUE(rows[i].name, strstr(err.text, rows[i].part) != NULL);
        arena_release(&a);
    }
}

static void test_metadata(void)
{
    static const char xml[] =
        "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
        "<title>Post</title><language>de-DE</language><item>"
        "<title>Q&amp;A on &lt;b>rail&lt;/b></title><link>http://x.example/1"
        "</link><author>a@x.example (Ann Lee)</author>"
        "<pubDate>Sat, 07 Sep 2002 23:00:01 GMT</pubDate><category>Rail"
        "</category><description>" PROSE "</description></item>"
        "</channel></rss>";
    struct arena a = {0};
    struct err err = {0};
    struct documents docs;

    CU_ASSERT_TRUE_FATAL(read_as(xml, &a, &docs, &err));
    CHECK_TRUE("feed", docs.feed);
    CHECK_SPAN("title", docs.at->title, "Q&A on rail");
    CHECK_SPAN("site", docs.at->site, "Post");
    CHECK_SPAN("url", docs.at->url, "http://x.example/1");
    CHECK_SPAN("date", docs.at->date, "2002-09-07");
    CHECK_SPAN("section", docs.at->section, "Rail");
    CHECK_SPAN("lang", docs.at->declared_lang, "de-DE");
    CHECK_SIZE("authors", docs.at->author_count, 1);
    CHECK_SPAN("author", docs.at->authors[0], "Ann Lee");
    arena_release(&a);
}

/* Of an item that is a message of its own. */
static void test_news_item(void)
{
    static const char xml[] =
        "<newsItem " NAR " guid='http://x.example/7' version='2' "
        "xml:lang='en'><itemMeta><provider literal='Arle Press'/>"
        "<versionCreated>2024-06-15T06:55:00Z</versionCreated><firstCreated>"
        "2024-06-14T22:10:00Z</firstCreated></itemMeta><contentMeta><creator>"
        "<name>Ann Lee</name></creator><language tag='en-GB'/><subject>"
        "<name>Roads</name></subject><headline>Bridge closed</headline>"
        "</contentMeta><contentSet><inlineData>" PROSE
        "</inlineData></contentSet></newsItem>";
    struct arena a = {0};
    struct err err = {0};
    struct documents docs;

    CU_ASSERT_TRUE_FATAL(read_as(xml, &a, &docs, &err));
    CHECK_TRUE("no feed", !docs.feed);
    CHECK_SPAN("title", docs.at->title, "Bridge closed");
    CHECK_SPAN("site", docs.at->site, "Arle Press");
    CHECK_SPAN("url", docs.at->url, "http://x.example/7");
    CHECK_SPAN("date", docs.at->date, "2024-06-14");
    CHECK_SPAN("modified", docs.at->modified, "2024-06-15");
    CHECK_SPAN("section", docs.at->section, "Roads");
    CHECK_SPAN("lang", docs.at->declared_lang, "en-GB");
    CHECK_SIZE("authors", docs.at->author_count, 1);
    CHECK_SPAN("author", docs.at->authors[0], "Ann Lee");
    arena_release(&a);
}

/* What is lost behind a mistake, and where it stands, is said. */
static void test_notes(void)
{
    static const char xml[] =
        "<rss><channel>\n" ITEM(PROSE) "\n<item><a></item></channel></rss>";
    struct arena a = {0};
    struct err err = {0};
    struct documents docs;

    CU_ASSERT_TRUE_FATAL(read_as(xml, &a, &docs, &err));
    CHECK_TRUE("there", docs.at->notes);
    CHECK_SPAN("note", docs.at->notes ? docs.at->notes->text : SPAN(""),
               "line 3: XML is not well-formed: <a> ends with </item>; what "
               "stands behind it is lost");
    arena_release(&a);
}

/* Of an Atom entry that says only when it changed. */
static void test_change_is_no_date(void)
{
    static const char xml[] =
        ATOM "<entry><updated>2024-03-01T00:00:00Z"
             "</updated><summary>" PROSE "</summary></entry></feed>";
    struct arena a = {0};
    struct err err = {0};
    struct documents docs;

    CU_ASSERT_TRUE_FATAL(read_as(xml, &a, &docs, &err));
    CHECK_SPAN("date", docs.at->date, "");
    CHECK_SPAN("modified", docs.at->modified, "2024-03-01");
    arena_release(&a);
}

static void repeat(struct buf *out, const char *piece, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buf_add(out, span_of(piece));
}

/* Depth, attributes and namespaces without end are read or refused, fast. */
static void test_hostile(void)
{
    struct input_hints hints = {.format = FORMAT_XML};
    static const struct {
        const char *head, *piece;
        size_t times;
    } rows[] = {
        {"<rss>",                             "<a>",                                      100000},
        {"<rss>",                             "<a xmlns:b='b'>",                          100000},
        {"<rss><channel ",                    "a='' ",                                    100000},
        {"<rss>",                             "&a",                                       100000},
        {"<rss>",                             "<![CDATA[",                                100000},
        {"<rss>",                             "<!--",                                     100000},
        {"<rss>",                             "<a b=\"",                                  100000},
        {"<rss>",                             "<item>",                                   100000},
        {"<rss><channel><item><description>", "&lt;div>",                                 100000},
        {"<nitf><body><body.content>",        "<block><p>",                               100000},
        {"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content "
         "type='xhtml'>",            "<p xmlns='http://www.w3.org/1999/xhtml'>", 100000},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct buf xml = buf_new(&a, (size_t)1 << 24);
        struct documents docs;
        struct err err = {0};

        buf_add(&xml, span_of(rows[i].head));
        repeat(&xml, rows[i].piece, rows[i].times);
        CHECK_TRUE(rows[i].head,
                   !input_read_all(buf_span(&xml), &hints, &a, &docs, &err));
        CHECK_TRUE(rows[i].piece, err.status != STATUS_OK);
        arena_release(&a);
    }
}

CU_TestInfo xml_tests[] = {
    {"articles",                          test_articles         },
    {"errors",                            test_errors           },
    {"metadata",                          test_metadata         },
    {"metadata of one news item",         test_news_item        },
    {"notes",                             test_notes            },
    {"a date of change is no other date", test_change_is_no_date},
    {"hostile input",                     test_hostile          },
    CU_TEST_INFO_NULL
};
