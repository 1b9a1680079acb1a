#include "input/warc.h"

#include <stdint.h>

#include "tests/check.h"

static void test_headers(void)
{
    static const struct {
        const char *name, *text;
        bool good;
        size_t block;
        bool page, response;
        const char *uri;
    } rows[] = {
        {"response",
         "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: "
         "https://a.example/\r\nContent-Length: 12\r\n\r\nHTTP",                                true,  12, true,  true,  "https://a.example/"},
        {"brackets of 1.0, other case, line feeds",
         "WARC/0.18\nwarc-type:resource\nWARC-Target-URI: "
         "<https://a.example/>\ncontent-length: 7\n\n",                                         true,  7,  true,  false, "https://a.example/"},
        {"request",
         "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 0\r\n\r\n",                         true,  0,
         false,                                                                                                   false, ""                  },
        {"a line that is no field",
         "WARC/1.0\r\nnothing\r\nWARC-Type: response\r\nContent-Length: "
         "1\r\n\r\n",                                                                           true,  1,  true,  true,  ""                  },
        {"no length",                               "WARC/1.0\r\nWARC-Type: response\r\n\r\n",  false, 0,
         false,                                                                                                   false, ""                  },
        {"length is no number",                     "WARC/1.0\r\nContent-Length: many\r\n\r\n",
         false,                                                                                        0,  false, false, ""                  },
        {"length of no file",
         "WARC/1.0\r\nContent-Length: 99999999999999999999999\r\n\r\n",                         false,
         0,                                                                                                false, false, ""                  },
        {"not whole",                               "WARC/1.0\r\nContent-Length: 1\r\n",        false, 0,  false,
         false,                                                                                                          ""                  },
        {"another file",                            "<html>\r\n\r\n",                           false, 0,  false, false, ""                  },
        {"empty",                                   "",                                         false, 0,  false, false, ""                  },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct warc_record record;
        bool good = warc_header(span_of(rows[i].text), &record);

        CHECK_TRUE(rows[i].name, good == rows[i].good);
        if (!good || !rows[i].good)
            continue;
        CHECK_SIZE(rows[i].name, record.block, rows[i].block);
        CHECK_TRUE(rows[i].name, record.page == rows[i].page);
        CHECK_TRUE(rows[i].name, record.response == rows[i].response);
        CHECK_SPAN(rows[i].name, record.uri, rows[i].uri);
    }
}

static void test_pages(void)
{
    static const struct {
        const char *name, *block;
        bool page;
        const char *body, *charset;
        bool packed;
    } rows[] = {
        {"page",                      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>a", true,
         "<p>a",                                                                                                        "",       false},
        {"encoding of the server",
         "HTTP/1.0 200 OK\r\ncontent-type: TEXT/HTML; "
         "charset=\"koi8-r\"; x=y\r\n\r\n<p>a",                                                 true,  "<p>a",          "koi8-r", false},
        {"XHTML",
         "HTTP/2 200\r\nContent-Type: application/xhtml+xml\r\n\r\n<p/>",                       true,
         "<p/>",                                                                                                        "",       false},
        {"packed",
         "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "
         "gzip\r\n\r\nx",                                                                       true,  "x",             "",       true },
        {"chunks",
         "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: "
         "chunked\r\n\r\n3\r\n<p>\r\nA;x=1\r\n0123456789\r\n0\r\n\r\n",                         true,  "<p>0123456789", "",       false},
        {"chunks that are cut short",
         "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: "
         "chunked\r\n\r\n3\r\n<p>\r\nff\r\n0123",                                               true,  "<p>0123",       "",       false},
        {"chunks that are none",
         "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: "
         "chunked\r\n\r\n<p>abc",                                                               true,  "<p>abc",        "",       false},
        {"picture",                   "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx",
         false,                                                                                        "",              "",       false},
        {"another packing",
         "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "
         "br\r\n\r\nx",                                                                         false, "",              "",       false},
        {"not found",
         "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>a",                       false,
         "",                                                                                                            "",       false},
        {"without a type",            "HTTP/1.1 200 OK\r\n\r\n<p>a",                            false, "",              "",       false},
        {"no answer",                 "<p>a",                                                   false, "",              "",       false},
    };
    static const struct warc_record record = {.page = true, .response = true};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct warc_page page;
        bool good = warc_page(&record, span_of(rows[i].block), &a, &page);

        CHECK_TRUE(rows[i].name, good == rows[i].page);
        if (good && rows[i].page) {
            CHECK_SPAN(rows[i].name, page.body, rows[i].body);
            CHECK_SPAN(rows[i].name, page.charset, rows[i].charset);
            CHECK_TRUE(rows[i].name, page.packed == rows[i].packed);
        }
        arena_release(&a);
    }
}

static void test_resources(void)
{
    struct warc_record record = {.page = true, .kind = SPAN("text/html")};
    struct arena a = {0};
    struct warc_page page;

    CHECK_TRUE("page", warc_page(&record, SPAN("<p>a"), &a, &page));
    CHECK_SPAN("body", page.body, "<p>a");
    record.kind = SPAN("image/png");
    CHECK_TRUE("picture", !warc_page(&record, SPAN("<p>a"), &a, &page));
    arena_release(&a);
}

/* Bytes that are no UTF-8 at the ends of fields, as fuzzing found. */
static void test_bytes(void)
{
    struct warc_record r;

    CU_ASSERT_FALSE(warc_header(SPAN("WARC/1.0\n\x85\n\xa0:\x85\n\n"), &r));
    CU_ASSERT_TRUE(
        warc_header(SPAN("WARC/1.0\n\x85: \xa0\nContent-Length: 7 \n\n"), &r));
    CU_ASSERT_EQUAL(r.block, 7);
}

CU_TestInfo warc_tests[] = {
    {"headers",                test_headers  },
    {"pages",                  test_pages    },
    {"resources",              test_resources},
    {"bytes that are no text", test_bytes    },
    CU_TEST_INFO_NULL
};
