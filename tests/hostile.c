/*
 * Hostile input of any size: hostile NAME BYTES > FILE
 *
 * Every kind is a head, a unit that is repeated until the size is reached,
 * and a tail.  In the unit "%" becomes the number of the repetition.
 * Without arguments: the names, each with the format it is for.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct kind {
    const char *name, *format, *head, *unit, *tail;
};

#define PAGE "<html><head><title>T</title></head><body><article>"
#define SENTENCE "The council voted to close the bridge on Monday. "

static const struct kind kinds[] = {
  /* plain text: marks */
    {"quotes-straight",   "text",     "",                                    "\" ",                                     ""                                     },
    {"quotes-open",       "text",     "",                                    "He said: \xe2\x80\x9cGo on ",             ""                                     },
    {"quotes-single",     "text",     "",                                    "'a ",                                     ""                                     },
    {"quotes-mixed",      "text",     "",
     "\xe2\x80\x9e"
     "a \xc2\xab"
     "b \xe2\x80\x98"
     "c \xe2\x80\x9d ",                                                                                                 ""                                     },
    {"quotes-short",      "text",     "",                                    "\"Go,\" he said. ",                       ""                                     },
    {"quotes-paragraphs", "text",     "",                                    "\"We go on.\n\n",                         ""                                     },
    {"brackets",          "text",     "",                                    "(a [b ",                                  ""                                     },
    {"stops",             "text",     "",                                    ".",                                       ""                                     },
    {"stops-spaced",      "text",     "",                                    ". ",                                      ""                                     },
    {"questions",         "text",     "",                                    "?! ",                                     ""                                     },
    {"ellipses",          "text",     "",                                    "well ... ",                               ""                                     },
    {"dashes",            "text",     "",                                    "a - ",                                    ""                                     },
    {"hyphens",           "text",     "",                                    "a-",                                      ""                                     },
    {"commas",            "text",     "",                                    "a, ",                                     ""                                     },
    {"colons",            "text",     "",                                    "a: ",                                     ""                                     },
    {"apostrophes",       "text",     "",                                    "a'",                                      ""                                     },
    {"addresses",         "text",     "",                                    "http://a.org/% ",                         ""                                     },
    {"ats",               "text",     "",                                    "a@b.",                                    ""                                     },
    {"spaces",            "text",     "a",                                   " ",                                       "b"                                    },
    {"empty-lines",       "text",     "a",                                   "\n\n",                                    "b"                                    },
    {"returns",           "text",     "",                                    "a\r",                                     ""                                     },
    {"tabs",              "text",     "",                                    "a\t",                                     ""                                     },
    {"bullets",           "text",     "",                                    "\xe2\x80\xa2 item %\n",                   ""                                     },
    {"items",             "text",     "",                                    "1. Item ",                                ""                                     },
    {"stars",             "text",     "",                                    "* * *\n",                                 ""                                     },
    {"cited-lines",       "text",     "",                                    "> > > a\n",                               ""                                     },
    {"headers",           "text",     "",                                    "From: a%\n",                              ""                                     },
 /* plain text: words */
    {"one-word",          "text",     "",                                    "bridge ",                                 ""                                     },
    {"one-long-word",     "text",     "",                                    "bridge",                                  ""                                     },
    {"one-sentence",      "text",     "",                                    SENTENCE,                                  ""                                     },
    {"one-paragraph",     "text",     "",                                    SENTENCE "\n\n",                           ""                                     },
    {"new-words",         "text",     "",                                    "w%x and y%z. ",                           ""                                     },
    {"new-names",         "text",     "",                                    "Ann%a Bor%b said so. ",                   ""                                     },
    {"one-name",          "text",     "",                                    "John Smith met Mary Smith. ",             ""                                     },
    {"long-name",         "text",     "",                                    "John ",                                   ""                                     },
    {"capitals",          "text",     "",                                    "THE COUNCIL VOTED TO CLOSE THE BRIDGE. ", ""                                     },
    {"capitals-no-stop",  "text",     "",                                    "THE COUNCIL VOTED ",                      ""                                     },
    {"initials",          "text",     "",                                    "A. ",                                     ""                                     },
    {"abbreviations",     "text",     "",                                    "Mr. Dr. Gen. ",                           ""                                     },
    {"pronouns",          "text",     "",                                    "He said she said they said it. ",         ""                                     },
    {"cues",              "text",     "",                                    "said ",                                   ""                                     },
    {"nested-speech",     "text",     "",                                    "he said that she said that ",             ""                                     },
    {"of-of",             "text",     "",                                    "one of the ",                             ""                                     },
    {"bylines",           "text",     "",                                    "By Ann Berg, Staff Writer\n",             ""                                     },
    {"datelines",         "text",     "",                                    "LONDON (Reuters) - \n\n",                 ""                                     },
    {"titles",            "text",     "",                                    "Prime Minister General ",                 ""                                     },
 /* plain text: numbers and dates */
    {"digits",            "text",     "",                                    "7",                                       ""                                     },
    {"digit-groups",      "text",     "",                                    "1,000,",                                  ""                                     },
    {"numbers",           "text",     "",                                    "% soldiers and ",                         ""                                     },
    {"number-words",      "text",     "",                                    "two hundred thousand and ",               ""                                     },
    {"ranges",            "text",     "",                                    "1-",                                      ""                                     },
    {"fractions",         "text",     "",                                    "half of a third of ",                     ""                                     },
    {"money",             "text",     "",                                    "$% million, ",                            ""                                     },
    {"tolls",             "text",     "",                                    "At least % people were killed. ",         ""                                     },
    {"dates-bad",         "text",     "",                                    "99999-99-99 ",                            ""                                     },
    {"dates-days",        "text",     "",                                    "two days after ",                         ""                                     },
    {"dates-months",      "text",     "",                                    "3 May % ",                                ""                                     },
    {"dates-last",        "text",     "",                                    "last Monday last week ",                  ""                                     },
    {"clock",             "text",     "",                                    "12:",                                     ""                                     },
 /* plain text: characters */
    {"nul",               "text",     "",                                    "a\001",                                   ""                                     },
    {"bad-bytes",         "text",     "",                                    "a\xff",                                   ""                                     },
    {"overlong",          "text",     "",                                    "\xc0\xaf",                                ""                                     },
    {"surrogates",        "text",     "",                                    "\xed\xa0\x80",                            ""                                     },
    {"bidi",              "text",     "",
     "\xe2\x80\xae"
     "a",                                                                                                               ""                                     },
    {"controls",          "text",     "",                                    "a\x1b[31mb\x07\x08",                      ""                                     },
    {"utf-16",            "text",     "\xff\xfe",                            "a\001",                                   ""                                     },
    {"zero-width",        "text",     "",                                    "a\xe2\x80\x8b",                           ""                                     },
    {"combining",         "text",     "a",                                   "\xcc\x81",                                ""                                     },
    {"arabic",            "text",     "",                                    "\xd9\x82\xd8\xa7\xd9\x84 ",               ""                                     },
    {"chinese",           "text",     "",                                    "\xe4\xb8\xad\xe5\x9b\xbd",                ""                                     },
    {"thai",              "text",     "",                                    "\xe0\xb8\x81\xe0\xb8\xb2",                ""                                     },
 /* HTML */
    {"html-divs",         "html",     PAGE,                                  "<div>a ",                                 ""                                     },
    {"html-spans",        "html",     PAGE "<p>",                            "<span>a ",                                ""                                     },
    {"html-paragraphs",   "html",     PAGE,                                  "<p>" SENTENCE,                            ""                                     },
    {"html-links",        "html",     PAGE "<p>",                            "<a href='/x'>a</a> ",                     ""                                     },
    {"html-links-open",   "html",     PAGE "<p>",                            "<a href='/x'>a ",                         ""                                     },
    {"html-tables",       "html",     PAGE,                                  "<table><tr><td>a",                        ""                                     },
    {"html-rows",         "html",     PAGE "<table>",                        "<tr><td>a<td>b",                          ""                                     },
    {"html-lists",        "html",     PAGE,                                  "<ul><li>a",                               ""                                     },
    {"html-items",        "html",     PAGE "<ul>",                           "<li>a",                                   ""                                     },
    {"html-attributes",   "html",     PAGE "<p ",                            "a%=b ",                                   ">" SENTENCE                           },
    {"html-attribute",    "html",     PAGE "<p a='",                         "b ",                                      "'>" SENTENCE                          },
    {"html-class",        "html",     PAGE "<p class='",                     "c% ",                                     "'>" SENTENCE                          },
    {"html-style",        "html",     PAGE "<p style='",                     "display:none;",                           "'>" SENTENCE                          },
    {"html-css",          "html",     "<style>",                             ".a% .b>c{display:none}",                  "</style><p>a"                         },
    {"html-less",         "html",     PAGE "<p>",                            "<",                                       ""                                     },
    {"html-open",         "html",     PAGE "<p>",                            "<a",                                      ""                                     },
    {"html-close",        "html",     PAGE "<p>",                            "</p>",                                    ""                                     },
    {"html-comment",      "html",     PAGE,                                  "<!-- a ",                                 ""                                     },
    {"html-comments",     "html",     PAGE,                                  "<!-- a -->",                              ""                                     },
    {"html-cdata",        "html",     PAGE,                                  "<![CDATA[ a ",                            ""                                     },
    {"html-script",       "html",     PAGE,                                  "<script>a",                               ""                                     },
    {"html-entities",     "html",     PAGE "<p>",                            "&amp",                                    ""                                     },
    {"html-numeric",      "html",     PAGE "<p>",                            "&#146;",                                  ""                                     },
    {"html-surrogates",   "html",     PAGE "<p>",                            "&#xd800;&#0;&#x202e;",                    ""                                     },
    {"html-entity-long",  "html",     PAGE "<p>&",                           "a",                                       ";"                                    },
    {"html-breaks",       "html",     PAGE "<p>",                            "a<br>",                                   ""                                     },
    {"html-bold",         "html",     PAGE "<p>",                            "<b><i>a",                                 ""                                     },
    {"html-meta",         "html",     "<head>",                              "<meta name=author content='A B%'>",
     "</head><p>a"                                                                                                                                             },
    {"html-time",         "html",     PAGE,                                  "<time datetime=2021-01-05>a</time>",      ""                                     },
    {"html-title",        "html",     "<title>",                             "a | b - ",                                "</title><p>a"                         },
    {"html-json-ld",      "html",     "<script type='application/ld+json'>",
     "[{\"a\":",                                                                                                        "</script><p>a"                        },
    {"html-json-ld-many", "html",     "<head>",
     "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>",                                         "<p>a"                                 },
    {"html-noscript",     "html",     PAGE,                                  "<noscript><p>a",                          ""                                     },
    {"html-forms",        "html",     PAGE,                                  "<form><input>a",                          ""                                     },
    {"html-headings",     "html",     PAGE,                                  "<h2>A%</h2>",                             ""                                     },
    {"html-figures",      "html",     PAGE,                                  "<figure><figcaption>a",                   ""                                     },
    {"html-quotes",       "html",     PAGE,                                  "<blockquote>a",                           ""                                     },
    {"html-articles",     "html",     "<body>",                              "<article><p>" SENTENCE "</article>",
     ""                                                                                                                                                        },
    {"html-frames",       "html",     PAGE,                                  "<iframe src=x>",                          ""                                     },
 /* XML */
    {"xml-depth",         "xml",      "<rss>",                               "<channel><item>",                         ""                                     },
    {"xml-items",         "xml",      "<rss version='2.0'><channel>",
     "<item><title>T%</title><description>" SENTENCE "</description></item>",
     "</channel></rss>"                                                                                                                                        },
    {"xml-attributes",    "xml",      "<rss ",                               "a%='b' ",                                 "><channel/></rss>"                    },
    {"xml-namespaces",    "xml",      "<rss ",                               "xmlns:a%='u:%' ",                         "><channel/></rss>"                    },
    {"xml-entities",      "xml",      "<!DOCTYPE rss [<!ENTITY a 'b'>",
     "<!ENTITY a% '&a;&a;'>",                                                                                           "]><rss>&a1;</rss>"                    },
    {"xml-references",    "xml",
     "<!DOCTYPE rss [<!ENTITY a '" SENTENCE SENTENCE
     "'>]><rss><channel><item><description>",                                "&a;",                                     "</description></item></channel></rss>"},
    {"xml-cdata",         "xml",      "<rss><channel><item><description>",
     "<![CDATA[<p>a]]>",                                                                                                "</description></item></channel></rss>"},
    {"xml-comments",      "xml",      "<rss>",                               "<!-- a -->",                              "</rss>"                               },
    {"xml-less",          "xml",      "<rss>",                               "<",                                       ""                                     },
    {"xml-escaped",       "xml",      "<rss><channel><item><description>",   "&lt;div&gt;a ",
     "</description></item></channel></rss>"                                                                                                                   },
 /* JSON Lines */
    {"json-depth",        "jsonl",    "{\"text\":",                          "[",                                       "\n"                                   },
    {"json-objects",      "jsonl",    "{\"id\":1,\"x\":",                    "{\"a\":",                                 "\n"                                   },
    {"json-keys",         "jsonl",    "{\"text\":\"a\"",                     ",\"k%\":1",                               "}\n"                                  },
    {"json-same-keys",    "jsonl",    "{\"text\":\"a\"",                     ",\"k\":1",                                "}\n"                                  },
    {"json-escapes",      "jsonl",    "{\"text\":\"",                        "\\u0041\\n",                              "\"}\n"                                },
    {"json-surrogates",   "jsonl",    "{\"text\":\"",                        "\\ud800 \\u0000",                         "\"}\n"                                },
    {"json-backslashes",  "jsonl",    "{\"text\":\"",                        "\\\\",                                    "\"}\n"                                },
    {"json-open",         "jsonl",    "{\"text\":\"",                        "a ",                                      "\n"                                   },
    {"json-digits",       "jsonl",    "{\"id\":",                            "9",                                       ",\"text\":\"a\"}\n"                   },
    {"json-docs",         "jsonl",    "{\"docs\":[{\"text\":\"a\"}",
     ",{\"text\":\"Ann said % people came to the bridge.\"}",                                                           "]}\n"                                 },
    {"json-same-docs",    "jsonl",    "{\"docs\":[{\"text\":\"a\"}",
     ",{\"text\":\"Ann said ten people came to the bridge.\"}",                                                         "]}\n"                                 },
 /* Web archives */
    {"warc-records",      "auto",     "",
     "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n",                                            ""                                     },
    {"warc-headers",      "auto",     "WARC/1.0\r\n",                        "A%: b\r\n",                               "\r\n"                                 },
    {"warc-length",       "auto",     "WARC/1.0\r\nContent-Length: ",        "9",                                       "\r\n\r\n"                             },
 /* Markdown */
    {"md-emphasis",       "markdown", "",                                    "*a **b _c ",                              ""                                     },
    {"md-brackets",       "markdown", "",                                    "[",                                       ""                                     },
    {"md-links",          "markdown", "",                                    "[a](b ",                                  ""                                     },
    {"md-nested-links",   "markdown", "",                                    "[a](",                                    ""                                     },
    {"md-images",         "markdown", "",                                    "![a",                                     ""                                     },
    {"md-backticks",      "markdown", "",                                    "`a ``b ",                                 ""                                     },
    {"md-backtick-runs",  "markdown", "",                                    "`\n``\n```\n````\n",                      ""                                     },
    {"md-quotes",         "markdown", "",                                    "> ",                                      "a"                                    },
    {"md-lists",          "markdown", "",                                    "- ",                                      "a"                                    },
    {"md-list-depth",     "markdown", "",                                    "* a\n",                                   ""                                     },
    {"md-references",     "markdown", "",                                    "[a%]: b\n",                               ""                                     },
    {"md-reference",      "markdown", "",                                    "[a]",                                     "\n\n[a]: b\n"                         },
    {"md-html",           "markdown", "",                                    "<a b='",                                  ""                                     },
    {"md-html-block",     "markdown", "",                                    "<div>\n",                                 ""                                     },
    {"md-comments",       "markdown", "",                                    "<!-- a\n\n",                              ""                                     },
    {"md-entities",       "markdown", "",                                    "&amp;&#",                                 ""                                     },
    {"md-rules",          "markdown", "",                                    "***\n",                                   ""                                     },
    {"md-headings",       "markdown", "",                                    "# A%\n",                                  ""                                     },
    {"md-underlines",     "markdown", "",                                    "a\n===\n",                                ""                                     },
    {"md-table",          "markdown", "",                                    "|a",                                      "|\n|-|\n"                             },
    {"md-front",          "markdown", "---\n",                               "a%: b\n",                                 "---\na\n"                             },
    {"md-front-open",     "markdown", "---\n",                               "a%: [\n",                                 ""                                     },
    {"md-fence",          "markdown", "",                                    "~~~\na\n",                                ""                                     },
    {"md-strikes",        "markdown", "",                                    "a~~b",                                    ""                                     },
    {"md-autolinks",      "markdown", "",                                    "<http://a",                               ""                                     },
};

static size_t put_unit(const char *unit, size_t number)
{
    size_t written = 0;

    for (; *unit; unit++) {
        if (*unit == '%')
            written += (size_t)printf("%zu", number);
        else if (*unit == '\001') /* no string holds a NUL */
            written += putchar('\0') == 0;
        else
            written += putchar((unsigned char)*unit) >= 0;
    }
    return written;
}

int main(int argc, char **argv)
{
    size_t count = sizeof kinds / sizeof *kinds;

    if (argc < 3) {
        for (size_t i = 0; i < count; i++)
            printf("%s %s\n", kinds[i].name, kinds[i].format);
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        size_t size = strtoul(argv[2], NULL, 10), written = 0, number = 0;

        if (strcmp(kinds[i].name, argv[1]) != 0)
            continue;
        fputs(kinds[i].head, stdout);
        while (written < size)
            written += put_unit(kinds[i].unit, ++number);
        fputs(kinds[i].tail, stdout);
        return fflush(stdout) ? 1 : 0;
    }
    fprintf(stderr, "hostile: no kind %s\n", argv[1]);
    return 2;
}
