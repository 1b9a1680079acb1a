#include "input/url.h"

#include <string.h>

#include "base/utf8.h"
#include "tests/check.h"

struct row {
    const char *reference, *want;
};

static void check_rows(const char *base, const struct row *rows, size_t count)
{
    struct arena a = {0};

    for (size_t i = 0; i < count; i++)
        CHECK_SPAN(rows[i].reference,
                   url_resolve(span_of(base), span_of(rows[i].reference), &a),
                   rows[i].want);
    arena_release(&a);
}

#define CHECK_ROWS(base, rows)                                                 \
    check_rows(base, rows, sizeof(rows) / sizeof *(rows))

/* RFC 3986, section 5.4.1. */
static void test_normal(void)
{
    static const struct row rows[] = {
        {"g:h",     "g:h"                 },
        {"g",       "http://a/b/c/g"      },
        {"./g",     "http://a/b/c/g"      },
        {"g/",      "http://a/b/c/g/"     },
        {"/g",      "http://a/g"          },
        {"//g",     "http://g"            },
        {"?y",      "http://a/b/c/d;p?y"  },
        {"g?y",     "http://a/b/c/g?y"    },
        {"#s",      "http://a/b/c/d;p?q#s"},
        {"g#s",     "http://a/b/c/g#s"    },
        {"g?y#s",   "http://a/b/c/g?y#s"  },
        {";x",      "http://a/b/c/;x"     },
        {"g;x",     "http://a/b/c/g;x"    },
        {"g;x?y#s", "http://a/b/c/g;x?y#s"},
        {"",        "http://a/b/c/d;p?q"  },
        {".",       "http://a/b/c/"       },
        {"./",      "http://a/b/c/"       },
        {"..",      "http://a/b/"         },
        {"../",     "http://a/b/"         },
        {"../g",    "http://a/b/g"        },
        {"../..",   "http://a/"           },
        {"../../",  "http://a/"           },
        {"../../g", "http://a/g"          },
    };

    CHECK_ROWS("http://a/b/c/d;p?q", rows);
}

/* RFC 3986, section 5.4.2; the last one as lenient parsers have it. */
static void test_abnormal(void)
{
    static const struct row rows[] = {
        {"../../../g",    "http://a/g"           },
        {"../../../../g", "http://a/g"           },
        {"/./g",          "http://a/g"           },
        {"/../g",         "http://a/g"           },
        {"g.",            "http://a/b/c/g."      },
        {".g",            "http://a/b/c/.g"      },
        {"g..",           "http://a/b/c/g.."     },
        {"..g",           "http://a/b/c/..g"     },
        {"./../g",        "http://a/b/g"         },
        {"./g/.",         "http://a/b/c/g/"      },
        {"g/./h",         "http://a/b/c/g/h"     },
        {"g/../h",        "http://a/b/c/h"       },
        {"g;x=1/./y",     "http://a/b/c/g;x=1/y" },
        {"g;x=1/../y",    "http://a/b/c/y"       },
        {"g?y/./x",       "http://a/b/c/g?y/./x" },
        {"g?y/../x",      "http://a/b/c/g?y/../x"},
        {"g#s/./x",       "http://a/b/c/g#s/./x" },
        {"g#s/../x",      "http://a/b/c/g#s/../x"},
        {"http:g",        "http://a/b/c/g"       },
    };

    CHECK_ROWS("http://a/b/c/d;p?q", rows);
}

/* As pages write them. */
static void test_web(void)
{
    static const struct row rows[] = {
        {" \n x.html\t ",                   "https://n.example/a/x.html"      },
        {"ht\ntps://m.example/\ty",         "https://m.example/y"             },
        {"HTTPS://m.example/Y",             "https://m.example/Y"             },
        {"java\nscript:alert(1)",           "javascript:alert(1)"             },
        {"two words",                       "https://n.example/a/two%20words" },
        {"caf\xc3\xa9?q=\xc3\xa9#\xc3\xa9",
         "https://n.example/a/caf%C3%A9?q=%C3%A9#%C3%A9"                      },
        {"//m\xc3\xbc.example/x",           "https://m\xc3\xbc.example/x"     },
        {"//m\xe2\x80\xae.example/x",       "https://m%E2%80%AE.example/x"    },
        {"50%25 100% %zz %2f",              "https://n.example/a/50%25%20100%2"
                               "5%20%25zz%20%2f"},
        {"\\\\m.example\\x?a\\b",           "https://m.example/x?a%5Cb"       },
        {"..\\..\\x",                       "https://n.example/x"             },
        {"a\"b<c>d`e{f}g|h^i[j]",
         "https://n.example/a/a%22b%3Cc%3Ed%60e%7Bf%7Dg%7Ch%5Ei%5Bj%5D"       },
        {"x#a#b",                           "https://n.example/a/x#a%23b"     },
        {"1:30",                            "https://n.example/a/1:30"        },
        {"//[2001:db8::1]:80/",             "https://[2001:db8::1]:80/"       },
        {"mailto:a b@c.example",            "mailto:a%20b@c.example"          },
        {"mailto:a\\b@c.example",           "mailto:a%5Cb@c.example"          },
        {"\xff",                            "https://n.example/a/%FF"         },
    };

    CHECK_ROWS(" https://n.example/a/b?c#d ", rows);
}

static void test_bases(void)
{
    static const struct {
        const char *base, *reference, *want;
    } rows[] = {
        {"",                        "x",                       ""                    },
        {"",                        "//m.example/",            ""                    },
        {"",                        "http://m.example/a/../b", "http://m.example/b"  },
        {"n.example/x",             "y",                       ""                    },
        {"http://n.example",        "y",                       "http://n.example/y"  },
        {"http://n.example",        "?y",                      "http://n.example?y"  },
        {"http://n.example?",       "",                        "http://n.example?"   },
        {"http:\\\\n.example\\a\\", "y",                       "http://n.example/a/y"},
        {"mailto:a@b",              "y",                       "mailto:y"            },
    };
    struct arena a = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_SPAN(
            rows[i].base,
            url_resolve(span_of(rows[i].base), span_of(rows[i].reference), &a),
            rows[i].want);
    arena_release(&a);
}

static void test_links(void)
{
    static const struct {
        const char *url;
        bool link;
    } rows[] = {
        {"http://n.example/",             true },
        {"https://n.example:80",          true },
        {"https://m\xc3\xbc.example/",    true },
        {"mailto:a@b.example",            true },
        {"mailto:a@b.example?subject=c",  true },
        {"mailto:?subject=a@b",           false},
        {"mailto:@b",                     false},
        {"mailto:a@",                     false},
        {"mailto://a@b",                  false},
        {"http:///x",                     false},
        {"http:x",                        false},
        {"http://:80/",                   false},
        {"http://bank.example@evil.test", false},
        {"http://m%41.example/",          false},
        {"javascript:alert(1)",           false},
        {"data:text/html,x",              false},
        {"ftp://n.example/",              false},
        {"x",                             false},
        {"",                              false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_SIZE(rows[i].url, url_is_link(span_of(rows[i].url)),
                   rows[i].link);
    CHECK_TRUE("relative", url_is_relative(SPAN(" x:/y?a:b")) == false);
    CHECK_TRUE("relative", url_is_relative(SPAN(" /x:y")));
    CHECK_TRUE("relative", url_is_relative(SPAN("//x:80")));
    CHECK_TRUE("relative", url_is_relative(SPAN("")));
}

static void test_longest(void)
{
    static char long_url[URL_LONGEST + 20] = "http://n.example/";
    struct arena a = {0};
    struct span s = {long_url, URL_LONGEST};

    memset(long_url + 17, 'x', sizeof long_url - 17);
    CHECK_SIZE("as long as may be", url_resolve(SPAN(""), s, &a).n,
               URL_LONGEST);
    s.n++;
    CHECK_SIZE("longer", url_resolve(SPAN(""), s, &a).n, 0);
    CHECK_SIZE("longer base", url_resolve(s, SPAN("/x"), &a).n, 0);
    s.n = URL_LONGEST;
    long_url[URL_LONGEST / 2] = '/';
    CHECK_SIZE("longer together", url_resolve(s, span_from(s, 17), &a).n, 0);
    long_url[20] = ' '; /* %20 */
    CHECK_SIZE("longer encoded", url_resolve(SPAN(""), s, &a).n, 0);
    long_url[20] = 'x';
    arena_release(&a);
}

/* Resolving is done once: a link that comes out stays itself, from any
 * base. */
static void test_twice(void)
{
    static const char bytes[] = "a/.?#:%\\ 2@\xc3\xa9[]htp";
    char text[12];
    struct arena a = {0};
    uint32_t seed = 7;

    for (int round = 0; round < 3000; round++) {
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = bytes[(seed >> 16) % (sizeof bytes - 1)];
        }
        struct span s = {text, 1 + (seed >> 8) % sizeof text};
        struct span once = url_resolve(SPAN("http://n.example/a/b"), s, &a);
        struct span twice = url_resolve(SPAN("https://m.example/"), once, &a);
        if (url_is_link(once))
            CHECK_SPAN("the same", twice, once.p);
        for (size_t i = 0; i < once.n; i++)
            if (once.p[i] <= ' ')
                CHECK_TRUE("a blank is left", false);
        if (round % 100 == 0)
            arena_clear(&a);
    }
    arena_release(&a);
}

CU_TestInfo url_tests[] = {
    {"RFC 3986: normal examples",      test_normal  },
    {"RFC 3986: abnormal examples",    test_abnormal},
    {"references as pages write them", test_web     },
    {"bases",                          test_bases   },
    {"what is a link",                 test_links   },
    {"limits",                         test_longest },
    {"resolved once is resolved",      test_twice   },
    CU_TEST_INFO_NULL
};
