/* The checks of promise.h themselves: what must not pass, does not. */
#include "tests/promise.h"

#include "output/page.h"
#include "tests/check.h"
#include "tests/file.h"
#include "tests/sample.h"

struct promise_row {
    const char *name, *text, *fault; /* fault NULL: all is well */
};

static void check_row(const struct promise_row *row, const char *fault)
{
    CHECK_SPAN(row->name, span_of(fault ? fault : "kept"),
               row->fault ? row->fault : "kept");
}

static void test_text(void)
{
    static const struct promise_row rows[] = {
        {"words",       "a\tb\n\xc3\xa9\xe2\x80\x8d", NULL                        },
        {"broken",      "a\xc3",                      "no UTF-8"                  },
        {"surrogate",   "\xed\xa0\x80",               "no UTF-8"                  },
        {"bell",        "a\ab",                       "control character"         },
        {"C1",          "\xc2\x9b",                   "control character"         },
        {"colour",      "\x1b[1m",                    "control character"         },
        {"override",    "\xe2\x80\xae",               "character that is not seen"},
        {"soft hyphen", "a\xc2\xad",                  "character that is not seen"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(&rows[i], promise_text(span_of(rows[i].text), false));
    CHECK_TRUE("colour", !promise_text(SPAN("\x1b[1;32mx\x1b[0m"), true));
    CHECK_TRUE("cursor", promise_text(SPAN("\x1b[2J"), true) != NULL);
}

#define FRAME                                                                  \
    "<!DOCTYPE html>\n<html lang=\"en\"><head></head><body>%s</body></html>"

static void test_page(void)
{
    static const struct promise_row rows[] = {
        {"a paragraph",     "<p class=\"x\">a &amp; <em>b</em><br /></p>", NULL                               },
        {"a list",          "<ul>\n<li>a<p>b</p></li>\n</ul>",             NULL                               },
        {"within",          "<p id=\"a\"><a href=\"#a\">x</a></p>",        NULL                               },
        {"script",          "<script></script>",                           "tag that is not ours"             },
        {"upper case",      "<P></P>",                                     "tag that is not ours"             },
        {"image",           "<img src=\"x\">",                             "tag that is not ours"             },
        {"handler",         "<p onclick=\"x\"></p>",                       "attribute that is not ours"       },
        {"style",           "<p style=\"x\"></p>",                         "attribute that is not ours"       },
        {"part of a name",  "<p i=\"x\"></p>",                             "attribute that is not ours"       },
        {"bare value",      "<p class=x></p>",                             "attribute without a quoted value" },
        {"twice",           "<p class=\"x\" class=\"y\"></p>",             "attribute twice"                  },
        {"not closed",      "<p>a",                                        "end tag of another element"       },
        {"crossed",         "<p><em>a</p></em>",                           "end tag of another element"       },
        {"bare bracket",    "<p>a > b</p>",                                "angle bracket that is not escaped"},
        {"bare ampersand",  "<p>a & b</p>",                                "ampersand that is not escaped"    },
        {"in an attribute", "<p class=\"&x\"></p>",
         "ampersand that is not escaped"                                                                      },
        {"no target",       "<p><a href=\"#b\">x</a></p>",                 "link to no id"                    },
        {"one id",          "<p id=\"a\"></p><p id=\"a\"></p>",            "id empty or twice"                },
        {"another scheme",  "<p><a href=\"javascript:x\">x</a></p>",
         "link that is neither http nor https"                                                                },
        {"a host alone",    "<p><a href=\"//x\">x</a></p>",
         "link that is neither http nor https"                                                                },
        {"no rel",          "<p><a href=\"https://x\">x</a></p>",
         "outgoing link without noopener noreferrer"                                                          },
        {"nested links",
         "<p id=\"a\"><a href=\"#a\"><a href=\"#a\">x</a></a></p>",        "link in a link"                   },
        {"block in a line", "<p>a<ul></ul></p>",
         "element where it may not stand"                                                                     },
        {"item alone",      "<li>a</li>",                                  "element where it may not stand"   },
        {"text in a list",  "<ul>a</ul>",                                  "text where it may not stand"      },
        {"comment",         "<!-- a -->",                                  "tag that is not ours"             },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        char page[512];

        snprintf(page, sizeof page, FRAME, rows[i].text);
        check_row(&rows[i], promise_page(span_of(page), &a));
        arena_release(&a);
    }
}

/* A real page, and one whose style is not what the policy says. */
static void test_whole_page(void)
{
    struct sample s = {0};
    struct buf out;
    struct err err = {0};

    sample_storm(&s);
    sample_report(&s, REPORT_BRIEF, OUTPUT_HTML);
    out = buf_new(&s.arena, SAMPLE_OUTPUT_MAX);
    CHECK_TRUE("written", page_write(&s.report, &s.arena, &out, &err));
    struct span page = buf_span(&out);
    const char *fault = promise_page(page, &s.arena);
    CHECK_SPAN("storm", span_of(fault ? fault : "kept"), "kept");
    out.p[span_find(page, SPAN("</style>")) - 1] = ' ';
    fault = promise_page(page, &s.arena);
    CHECK_SPAN("style", span_of(fault ? fault : ""), "digest of another style");
    CHECK_TRUE("cut", promise_page(span_upto(page, page.n / 2), &s.arena));
    arena_release(&s.arena);
}

static void test_sheet(void)
{
    static const struct promise_row rows[] = {
        {"text",    "# A\n\n- *b* [c](https://d)\n", NULL                                 },
        {"place",   "[c](#d) [e](f.txt)\n",          NULL                                 },
        {"escaped", "\\<b> a\n",                     NULL                                 },
        {"inline",  "a <b>c</b>\n",                  "HTML in Markdown"                   },
        {"block",   "<div>\n",                       "HTML in Markdown"                   },
        {"comment", "a\n\n<!-- b -->\n",             "HTML in Markdown"                   },
        {"image",   "![a](https://b)\n",             "image in Markdown"                  },
        {"scheme",  "[a](data:text/html,b)\n",
         "link that is neither http nor https"                                            },
        {"host",    "[a](//b)\n",                    "link that is neither http nor https"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(&rows[i], promise_sheet(span_of(rows[i].text)));
}

static void test_table(void)
{
    const struct span texts[] = {SPAN("Jo \"Lee\", 40"), SPAN("An, Jo")};
    static const struct promise_row rows[] = {
        {"a place",      "person,Jo,0,0,2\n",                 NULL                       },
        {"marks",        "x,\"Jo \"\"Lee\"\", 40\",0,0,12\n", NULL                       },
        {"another doc",  "person,An,1,0,2\n",                 NULL                       },
        {"elsewhere",    "person,Jo,0,1,3\n",
         "text that does not stand at its place"                                         },
        {"past it",      "person,Jo,0,0,99\n",
         "text that does not stand at its place"                                         },
        {"no doc",       "person,Jo,7,0,2\n",
         "text that does not stand at its place"                                         },
        {"a bare comma", "x,An, Jo,1,0,6\n",
         "as many fields as the header has not"                                          },
        {"a bare mark",  "x,Jo \"Lee,0,0,7\n",                "quotation mark in a field"},
        {"no line end",  "person,Jo,0,0,2",                   "line without an end"      },
        {"cut",          "person,\"Jo",                       "field without an end"     },
    };
    struct told told = {.at = texts, .count = 2};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char csv[256];

        snprintf(csv, sizeof csv, "kind,text,doc,start,end\n%s", rows[i].text);
        check_row(&rows[i], promise_table(span_of(csv), &told));
    }
}

#define DOCUMENT                                                               \
    "{\"id\":null,\"title\":null,\"authors\":[],\"date\":null,"                \
    "\"modified\":null,\"site\":null,\"url\":null,\"lang\":\"en\","            \
    "\"source\":{\"file\":\"a\",\"bytes\":1,\"sha256\":null,"                  \
    "\"format\":\"text\"},\"warnings\":[]%s}"
#define PLACE(start, end, paragraph)                                           \
    "\"doc\":0,\"start\":" start ",\"end\":" end ",\"paragraph\":" paragraph   \
    ",\"sentence\":1"
#define CHOSEN(text, start, end, paragraph)                                    \
    ",\"summary\":[{\"text\":\"" text                                          \
    "\"," PLACE(start, end, paragraph) ",\"score\":1}]"

static void test_json(void)
{
    const struct span texts[] = {SPAN("No."), SPAN("Jo L\xc3\xa9 left.")};
    static const struct promise_row rows[] = {
        {"nothing said",                            "",                          NULL},
        {"a sentence",                              CHOSEN("Jo L\xc3\xa9 left.", "0","12", "1"), NULL},
        {"another word",                                     CHOSEN("Jo Lee left.",                                                            "0","12", "1"),
         ".summary[0]: another text at its place"},
        {"past the text",CHOSEN("Jo","0","13", "1"),
         ".summary[0]: place outside the text"},
        {"backwards",  CHOSEN("Jo",                             "2","0", "1"),
         ".summary[0]: place outside the text"},
        {"half a letter",                                      CHOSEN("Jo L",                                                                                                                 "0",                                                                                                                    "5", "1"),
         ".summary[0]: place outside the text"},
        {"no paragraph",                                         CHOSEN("Jo",                                                          "0","2", "null"),
         ".summary[0]: paragraph without sentence"},
        {"a bell",                                      ",\"keywords\":[{\"text\":\"\\u0007\",\"score\":1}]",
         ".keywords[0].text: control character"},
        {"a new word",                           ",\"keywords\":[{\"text\":\"Ann\",\"score\":1}]",
         ".keywords: word that does not stand in a text"},
        {"a fact",
         ",\"facts\":{\"not_stated\":[],\"what\":[{\"text\":\"left\",\"at\":["
         "{" PLACE("7",                                  "11","1") "}]}]}",
         NULL},
        {"a new fact",
         ",\"facts\":{\"not_stated\":[],\"what\":[{\"text\":\"lefty\",\"at\":["
         "{" PLACE("7","11","1") "}]}]}",
         ".facts.what[0]: fact at none of its places"},
        {"no schema", ",\"facts\":{}",                            ".facts: not_stated"},
        {"no JSON",    ",",                               "no JSON"},
    };
    struct arena a = {0};
    struct span text = file_read("templates/summarizer.schema.json", &a);
    json_t *schema = json_loadb(text.p, text.n, 0, NULL);
    struct told told = {schema, texts, 2, &a};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char report[1024];

        snprintf(report, sizeof report, DOCUMENT, rows[i].text);
        check_row(&rows[i], promise_json(span_of(report), &told));
    }
    json_decref(schema);
    arena_release(&a);
}

CU_TestInfo promise_tests[] = {
    {"text that is safe to show",            test_text      },
    {"pages that hold but our own tags",     test_page      },
    {"a whole page",                         test_whole_page},
    {"sheets that are text alone",           test_sheet     },
    {"tables whose places are right",        test_table     },
    {"reports that say nothing that is not", test_json      },
    CU_TEST_INFO_NULL
};
