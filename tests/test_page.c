#include "output/page.h"

#include "base/table.h"
#include "base/utf8.h"
#include "output/markdown.h"
#include "tests/check.h"
#include "tests/sample.h"

static struct span write(struct sample *s, enum report_kind kind)
{
    struct buf out = buf_new(&s->arena, SAMPLE_OUTPUT_MAX);
    struct err err = {0};

    sample_report(s, kind, OUTPUT_HTML);
    CHECK_TRUE("written", page_write(&s->report, &s->arena, &out, &err));
    CHECK_SPAN("no error", span_of(err.text), "");
    return buf_span(&out);
}

static bool holds(struct span text, const char *part)
{
    return span_find(text, span_of(part)) != SIZE_MAX;
}

/* The part from `begin` to `end`, without either; empty if absent. */
static struct span between(struct span text, const char *begin, const char *end)
{
    size_t at = span_find(text, span_of(begin));

    if (at == SIZE_MAX)
        return SPAN("");
    text = span_from(text, at + strlen(begin));
    at = span_find(text, span_of(end));
    return at == SIZE_MAX ? SPAN("") : span_upto(text, at);
}

/* The next value of an attribute of any tag, cut from *text. */
static bool next_value(struct span *text, const char *attribute,
                       struct span *value)
{
    size_t at = span_find(*text, span_of(attribute)), end;

    if (at == SIZE_MAX)
        return false;
    *text = span_from(*text, at + strlen(attribute));
    end = span_find(*text, SPAN("\""));
    if (end == SIZE_MAX)
        return false;
    *value = span_upto(*text, end);
    return true;
}

/* Every id once, every link within the page has its target, every other
 * link is http or https; returns how many links there are. */
static size_t check_links(struct sample *s, const char *row, struct span page)
{
    struct table ids = table_new(&s->arena, 64);
    struct span rest = page, value;
    size_t links = 0;
    bool fresh;

    while (next_value(&rest, " id=\"", &value)) {
        table_put(&ids, value, &fresh);
        CHECK_TRUE(row, fresh);
    }
    for (rest = page; next_value(&rest, " href=\"", &value); links++) {
        if (value.n && value.p[0] == '#')
            CHECK_TRUE(row, table_find(&ids, span_from(value, 1)) != NULL);
        else
            CHECK_TRUE(row, span_starts(value, SPAN("http://")) ||
                                span_starts(value, SPAN("https://")));
    }
    return links;
}

/* Nothing that runs or fetches. */
static void check_quiet(const char *row, struct span page)
{
    static const char *const banned[] = {
        "<script",   " style=",  " onclick=",
        " onerror=", " onload=", "<img",
        "<iframe",   "<object",  "<embed",
        "<link",     "<base",    "<form",
        "src=",      "<!-- ",    "url(",
        "@import",   "{{",       "javascript:alert(1)\"",
    };
    size_t at = span_find(page, SPAN("<body>"));

    CHECK_TRUE(row, at != SIZE_MAX);
    for (size_t i = 0; i < sizeof banned / sizeof *banned && at < page.n; i++)
        check_true(row, !holds(span_from(page, at), banned[i]), banned[i],
                   __LINE__, __FILE__);
}

static void test_briefing(void)
{
    static const char *const order[] = {
        "<title>Storm in Port Alba</title>",
        "<h1",
        "<time datetime=\"2024-05-07\">",
        "2 sources, 2 independent",
        "<nav",
        "<main",
        "id=\"bottom-line\"",
        "id=\"highlights\"",
        "id=\"figures\"",
        "id=\"facts\"",
        "id=\"not-stated\"",
        "id=\"disagree\"",
        "id=\"reactions\"",
        "id=\"timeline\"",
        "id=\"background\"",
        "id=\"language\"",
        "id=\"texts\"",
        "id=\"d1x1\"",
        "id=\"sources\"",
        "rel=\"noopener noreferrer\"",
        "id=\"method\"",
        "<footer>",
    };
    struct sample s = {0};

    sample_storm(&s);
    struct span page = write(&s, REPORT_BRIEF), rest = page;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        size_t at = span_find(rest, span_of(order[i]));

        CHECK_TRUE(order[i], at != SIZE_MAX);
        if (at != SIZE_MAX)
            rest = span_from(rest, at);
    }
    CHECK_TRUE("a dot for each date",
               holds(page, "<circle class=\"p\" cx=\"2.00%\"") &&
                   holds(page, "<circle class=\"q\" cx=\"98.00%\"") &&
                   holds(page, "Timeline: 2 dates, listed below"));
    CHECK_TRUE("many links", check_links(&s, "storm", page) > 40);
    check_quiet("storm", page);
    arena_release(&s.arena);
}

static void test_sentence_leads_back(void)
{
    struct sample s = {0};

    sample_storm(&s);
    struct span page = write(&s, REPORT_BRIEF);
    CHECK_TRUE("chosen one is marked",
               holds(page, "<span id=\"d1s1\" data-n=\"1\"><mark>A storm "
                           "destroyed the old harbour of Port Alba on Monday "
                           "and killed 12 people.</mark></span>"));
    CHECK_TRUE("other one is not",
               holds(page, "<span id=\"d1s2\" data-n=\"2\">Mayor Ana Costa"));
    CHECK_TRUE("leads back",
               holds(page, "s1 chosen ↑ <a href=\"#bottom-line\">bottom "
                           "line</a>, <a href=\"#k2\">figure 2</a>, <a "
                           "href=\"#what\">what</a>, <a href=\"#when\">when"
                           "</a>, <a href=\"#where\">where</a>, <a "
                           "href=\"#numbers\">numbers</a>, <a href=\"#c1\">"
                           "disagreement 1</a>, <a href=\"#t2\">date 2</a>"));
    CHECK_TRUE("fact leads there",
               holds(page, "<a href=\"#d1s1\" title=\"bytes 68–77\">1:¶1</a>"));
    arena_release(&s.arena);
}

static void test_policy_names_the_style(void)
{
    struct sample s = {0};
    char digest[DIGEST_BASE64 + 1];

    sample_storm(&s);
    s.report.look.css = SPAN("p { color: red }\r\nh1 { margin: 0 }\r");
    struct span page = write(&s, REPORT_BRIEF);
    struct span style = between(page, "<style>", "</style>");
    CHECK_SPAN("line feeds only", style,
               ":root { --running: \"As of 2024-05-07\"; }\n"
               "p { color: red }\nh1 { margin: 0 }\n");
    digest_base64(style, digest);
    CHECK_SPAN("digest", between(page, "style-src 'sha256-", "'"), digest);
    CHECK_TRUE("nothing else", holds(page, "content=\"default-src 'none'; "));
    arena_release(&s.arena);
}

static void test_style_cannot_end_itself(void)
{
    struct sample s = {0};
    struct buf out = buf_new(&s.arena, SAMPLE_OUTPUT_MAX);
    struct err err = {0};

    sample_storm(&s);
    s.report.look.css = SPAN("p {}</style><script>");
    sample_report(&s, REPORT_BRIEF, OUTPUT_HTML);
    CHECK_TRUE("refused", !page_write(&s.report, &s.arena, &out, &err));
    CHECK_SIZE("status", err.status, STATUS_USAGE);
    arena_release(&s.arena);
}

static void test_template_error_reaches_the_user(void)
{
    struct sample s = {0};
    struct buf out = buf_new(&s.arena, SAMPLE_OUTPUT_MAX);
    struct err err = {0};

    sample_storm(&s);
    s.report.look.template_text = SPAN("# {{title}}\n\n{{nothing}}\n");
    s.report.look.template_name = "mine.md";
    sample_report(&s, REPORT_BRIEF, OUTPUT_HTML);
    CHECK_TRUE("refused", !page_write(&s.report, &s.arena, &out, &err));
    CHECK_SPAN("source", span_of(err.source), "mine.md");
    CHECK_SIZE("line", err.line, 3);
    arena_release(&s.arena);
}

static void test_only(void)
{
    const bool only[SLOTS] = {[SLOT_WHO] = true};
    struct sample s = {0};

    sample_storm(&s);
    s.report.look.only = only;
    struct span page = write(&s, REPORT_BRIEF);
    CHECK_TRUE("who", holds(page, "<div id=\"who\">"));
    CHECK_TRUE("no figures", !holds(page, "id=\"figures\""));
    CHECK_TRUE("no highlights", !holds(page, "id=\"highlights\""));
    CHECK_TRUE("no reactions", !holds(page, "id=\"reactions\""));
    CHECK_TRUE("no timeline", !holds(page, "id=\"timeline\""));
    CHECK_TRUE("texts", holds(page, "id=\"texts\""));
    check_links(&s, "only", page);
    arena_release(&s.arena);
}

static void test_every_kind(void)
{
    static const struct {
        const char *name;
        enum report_kind kind;
        bool cite;
        const char *part;
    } rows[] = {
        {"facts",    REPORT_FACTS,    false, "<h2>Who</h2>"     },
        {"summary",  REPORT_SUMMARY,  false, "The army sent"    },
        {"cited",    REPORT_SUMMARY,  true,  "href=\"#d1s3\""   },
        {"keywords", REPORT_KEYWORDS, false, "<li>storm</li>"   },
        {"extract",  REPORT_EXTRACT,  false, "<span id=\"d2s4\""},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample s = {0};

        sample_storm(&s);
        s.report.look.cite = rows[i].cite;
        struct span page = write(&s, rows[i].kind);
        CHECK_TRUE(rows[i].name, holds(page, rows[i].part));
        check_links(&s, rows[i].name, page);
        check_quiet(rows[i].name, page);
        arena_release(&s.arena);
    }
}

static void test_other_wording(void)
{
    struct sample s = {0};

    sample_storm(&s);
    s.facts.reactions[0].evidence =
        sample_two(&s, "We will build it again", "Costa spoke");
    struct span page = write(&s, REPORT_BRIEF);
    struct span details = between(page, "<details>", "</details>");
    CHECK_TRUE("whose", holds(details, "Wording in source 2"));
    CHECK_TRUE("what",
               holds(details, "<q dir=\"auto\"><ins>Costa spoke</ins></q>"));
    CHECK_TRUE("where", holds(details, "<a href=\"#d2s2\""));
    CHECK_TRUE("compare", holds(page, "<a href=\"#v1\">compare</a>"));
    struct span pair = between(page, "<ul id=\"v1\">", "</ul>");
    CHECK_TRUE("one side", holds(pair, "<del>We will build it again</del>"));
    CHECK_TRUE("the other", holds(pair, "<ins>Costa spoke</ins>"));
    check_links(&s, "wording", page);
    arena_release(&s.arena);
}

/* What differs in marks and capitals alone is no other wording. */
static void test_same_wording(void)
{
    struct sample s = {0};

    sample_storm(&s);
    s.facts.reactions[0].quote = SPAN("Costa, spoke");
    s.facts.reactions[0].evidence =
        sample_two(&s, "We will build it again", "Costa spoke");
    struct span page = write(&s, REPORT_BRIEF);
    CHECK_TRUE("not folded", !holds(page, "<details>"));
    CHECK_TRUE("not compared", !holds(page, "word by word"));
    arena_release(&s.arena);
}

/* Each number that excludes another, in bold in its sentence. */
static void test_disputes(void)
{
    struct sample s = {0};

    sample_storm(&s);
    struct span page = write(&s, REPORT_BRIEF);
    struct span box = between(page, "<div id=\"c1\"", "</div>");
    CHECK_TRUE("first", holds(box, "and killed <strong>12 people</strong>."));
    CHECK_TRUE("second", holds(box, "counted <strong>15 people</strong> dead"));
    CHECK_TRUE("whose", holds(box, "in the own words of Alba News"));
    struct span bottom = between(page, "id=\"bottom-line\"", "</section>");
    CHECK_TRUE("the bottom line says so",
               holds(bottom, "<q dir=\"auto\">12 people</q>: "
                             "<a href=\"#c1\">disagreement 1</a>"));
    arena_release(&s.arena);
}

/* What is in conflict is named by what is counted. */
static void test_dispute_names_the_thing(void)
{
    struct sample s = {0};

    sample_storm(&s);
    struct span page = write(&s, REPORT_BRIEF);
    struct span head = between(page, "<div id=\"c1\"", "</h3>");
    CHECK_TRUE("thing and what became of it",
               holds(head, "1. <q dir=\"auto\">people</q>, killed "));
    arena_release(&s.arena);
}

static void test_amounts(void)
{
    static const struct {
        const char *text, *amount;
    } rows[] = {
        {"12 people",                        "12"                      },
        {"Only a few hundred soldiers",      "Only a few hundred"      },
        {"half of the International Force",  "half"                    },
        {"between 200 and 300 trainers",     "between 200 and 300"     },
        {"$75 million",                      "$75 million"             },
        {"40 million to 60 million euros",   "40 million to 60 million"},
        {"two brigades with 4,500 soldiers", "two"                     },
        {"twenty-one of them",               "twenty-one"              },
        {"thousands of mourners",            "thousands"               },
        {"at least 3.5 per cent",            "at least 3.5"            },
        {"nobody",                           "nobody"                  },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample s = {0};

        sample_storm(&s);
        sample_report(&s, REPORT_BRIEF, OUTPUT_HTML);
        const struct view *v = view_new(&s.report, &s.arena);
        struct fact_number n = s.facts.numbers[0];
        n.text = span_of(rows[i].text);
        CHECK_SPAN(rows[i].text, view_amount(v, &n, &s.arena), rows[i].amount);
        arena_release(&s.arena);
    }
}

static void test_title(void)
{
    struct sample s = {0};
    struct facts none = {0};
    struct buf longer = buf_new(&s.arena, 4096);
    struct fact_what what = {.text = SPAN("A storm destroyed the harbour")};
    struct facts f = {.what = &what, .what_count = 1};

    sample_storm(&s);
    sample_report(&s, REPORT_BRIEF, OUTPUT_HTML);
    CHECK_SPAN("of a source", view_title(&s.report, &f, &s.arena),
               "Storm in Port Alba");
    for (size_t i = 0; i < SAMPLE_DOCS; i++)
        s.docs[i].title = SPAN("");
    CHECK_SPAN("what happened", view_title(&s.report, &f, &s.arena),
               "A storm destroyed the harbour");
    CHECK_SPAN("first sentence", view_title(&s.report, &none, &s.arena),
               "A storm destroyed the old harbour of Port Alba on Monday and "
               "killed 12 people.");
    for (size_t i = 0; i < 20; i++)
        buf_add(&longer, SPAN("harbour "));
    what.text = buf_span(&longer);
    struct span title = view_title(&s.report, &f, &s.arena);
    CHECK_TRUE("cut", title.n < 120);
    CHECK_TRUE("at a word, and it says so", holds(title, "harbour …"));
    what.text =
        SPAN("Only a few hundred soldiers of the force will stay in the "
             "hills, the minister said, before they too go home to "
             "the lowlands");
    CHECK_SPAN("at a comma", view_title(&s.report, &f, &s.arena),
               "Only a few hundred soldiers of the force will stay in the "
               "hills, the minister said …");
    buf_add(&longer, SPAN("x"));
    for (size_t i = 0; i < longer.n; i++)
        longer.p[i] = '\xc3', longer.p[++i] = '\xa4';
    what.text = span_upto(buf_span(&longer), longer.n & ~(size_t)1);
    title = view_title(&s.report, &f, &s.arena);
    for (size_t at = 0; at < title.n;) {
        size_t n = utf8_sequence(title, at);

        CHECK_TRUE("whole code points", n > 0);
        at += n ? n : 1;
    }
    for (size_t i = 0; i < SAMPLE_DOCS; i++)
        s.sentences[i].count = 0;
    s.docs[0].file = SPAN("storm.txt");
    CHECK_SPAN("file", view_title(&s.report, &none, &s.arena), "storm.txt");
    arena_release(&s.arena);
}

static const struct {
    const char *name, *isos[4];
    const char *holds[3];
} drawn[] = {
    {"days of one month",
     {"2024-05-01", "2024-05-11", "2024-05-21"},
     {"<circle class=\"p\" cx=\"2.00%\"", "<circle class=\"p\" cx=\"50.00%\"",
      ">2024-05-01</text>"}                                     },
    {"a year is a bar",
     {"2023", "2024-06-30"},
     {"<rect class=\"p\" x=\"2.00%\"", "<circle", "\">1</text>"}},
    {"days on one place share a label",
     {"2020-01-01", "2024-05-05", "2024-05-06", "2024-05-07"},
     {">2–4</text>", ">2022</text>", ">2020</text>"}          },
    {"a century by round years",
     {"1903", "1958", "1999"},
     {">1920</text>", ">1940</text>", ">1980</text>"}           },
    {"a week by its number",
     {"2024-W19", "2024-06-30"},
     {"<rect class=\"p\" x=\"2.00%\"", ">2</text>", "<circle"}  },
    {"days from one to another",
     {"2024-05-06/2024-05-12", "2024-05-20"},
     {"<rect class=\"p\" x=\"2.00%\"", "<circle", ">1</text>"}  },
};

static void test_drawing(void)
{
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) {
        struct sample s = {0};
        struct fact_when when[4] = {{.computed = false}};
        size_t n = 0;

        sample_storm(&s);
        for (; n < 4 && drawn[i].isos[n]; n++)
            when[n] = (struct fact_when){.text = SPAN("then"),
                                         .iso = span_of(drawn[i].isos[n])};
        s.facts.when = when;
        s.facts.when_count = n;
        struct span page = write(&s, REPORT_BRIEF);
        struct span svg = between(page, "aria-label=\"Timeline: ", "</figure>");
        for (size_t k = 0; k < 3; k++)
            check_true(drawn[i].name, holds(svg, drawn[i].holds[k]),
                       drawn[i].holds[k], __LINE__, __FILE__);
        arena_release(&s.arena);
    }
}

/* Dates without a value share one item, behind those that have one. */
static void test_unresolved_dates(void)
{
    struct sample s = {0};

    sample_storm(&s);
    struct span page = write(&s, REPORT_BRIEF);
    struct span when = between(page, "<div id=\"when\">", "</div>");
    struct span rest = between(when, "not resolved</span>: ", "</li>");
    CHECK_TRUE("the date",
               holds(rest, "<q dir=\"auto\">in the coming weeks</q>"));
    CHECK_TRUE("its place", holds(rest, "<a href=\"#d1s"));
    CHECK_TRUE("not among the others",
               !holds(when, "<li>\n<q dir=\"auto\">in the coming weeks"));
    arena_release(&s.arena);
}

static void test_strips(void)
{
    struct sample s = {0};

    sample_storm(&s);
    struct span page = write(&s, REPORT_BRIEF);
    struct span strip = between(page, "<figure class=\"strip\">", "</figure>");
    CHECK_TRUE("label", holds(strip, "source 1: of 4 sentences 2 are chosen; "
                                     "1 quotations, 2 numbers, 2 dates."));
    CHECK_TRUE("the first sentence",
               holds(strip, "<rect class=\"c\" x=\"0.0%\" y=\"1\""));
    CHECK_TRUE("its number", holds(strip, ">1</text>"));
    CHECK_TRUE("a fact", holds(strip, "<rect class=\"f\""));
    arena_release(&s.arena);
}

/* A strip is drawn in thousandths: a long text makes no long one. */
static void test_long_strip(void)
{
    struct sample s = {0};
    struct buf text = buf_new(&s.arena, SAMPLE_OUTPUT_MAX);

    for (size_t i = 0; i < 20000; i++)
        buf_add(&text, SPAN("It rained. "));
    sample_hostile(&s, buf_span(&text), "It rained");
    struct span page = write(&s, REPORT_BRIEF);
    struct span strip = between(page, "<figure class=\"strip\">", "</figure>");
    CHECK_TRUE("drawn", strip.n > 0 && strip.n < 100000);
    CHECK_TRUE("said", holds(strip, "too many to be drawn"));
    arena_release(&s.arena);
}

static void test_nothing_at_all(void)
{
    struct sample s = {0};

    struct span page = write(&s, REPORT_BRIEF);
    CHECK_TRUE("method is there", holds(page, "no text is generated"));
    CHECK_TRUE("empty ones are not", !holds(page, "id=\"reactions\""));
    check_links(&s, "nothing", page);
    arena_release(&s.arena);
}

static void test_same_bytes(void)
{
    struct sample s = {0}, t = {0};

    sample_storm(&s);
    sample_storm(&t);
    CHECK_TRUE("twice the same",
               span_eq(write(&s, REPORT_BRIEF), write(&t, REPORT_BRIEF)));
    arena_release(&s.arena);
    arena_release(&t.arena);
}

static void test_hostile_words(void)
{
    static const char *const words[] = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "//evil.example/x",
        "http://a.example/\" onclick=\"alert(1)",
        "https://good.example@evil.example/",
        "</title><script>",
        "]]> --> <!-- {{title}} {{/who}}",
        "\xe2\x80\xae\xe2\x81\xa6 \xff\xc0\xaf \xed\xa0\x80",
        "[a](javascript:alert(1)) ![b](x) <http://c.example>",
        "&#60;script&#62; &lt;b&gt;",
        "x\" style=\"color:red",
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (int kind = REPORT_SUMMARY; kind <= REPORT_EXTRACT; kind++) {
            struct sample s = {0};

            sample_hostile(&s, span_of(words[i]), words[i]);
            s.report.look.cite = true;
            struct span page = write(&s, (enum report_kind)kind);
            size_t wrong = 0;
            for (size_t at = 0; at < page.n;) {
                size_t n = utf8_sequence(page, at);

                wrong += n == 0;
                at += n ? n : 1;
            }
            CHECK_SIZE("bytes that are no UTF-8", wrong, 0);
            CHECK_TRUE(words[i], !holds(page, "<script"));
            CHECK_TRUE(words[i], !holds(page, "<img"));
            CHECK_TRUE(words[i], !holds(page, "\" onclick="));
            CHECK_TRUE(words[i], !holds(page, "\" style="));
            CHECK_TRUE(words[i], !holds(page, "\xe2\x80\xae"));
            check_links(&s, words[i], page);
            arena_release(&s.arena);
        }
}

CU_TestInfo page_tests[] = {
    {"the briefing, in order",              test_briefing               },
    {"a sentence leads back to its uses",   test_sentence_leads_back    },
    {"the policy names the style",          test_policy_names_the_style },
    {"a style cannot end itself",           test_style_cannot_end_itself},
    {"a template's error reaches the user",
     test_template_error_reaches_the_user                               },
    {"only some sections",                  test_only                   },
    {"every kind of report",                test_every_kind             },
    {"other wordings",                      test_other_wording          },
    {"punctuation is no wording",           test_same_wording           },
    {"numbers that exclude each other",     test_disputes               },
    {"a conflict names what is counted",    test_dispute_names_the_thing},
    {"how many, apart from what",           test_amounts                },
    {"titles",                              test_title                  },
    {"the timeline's drawing",              test_drawing                },
    {"dates without a value",               test_unresolved_dates       },
    {"strips",                              test_strips                 },
    {"a strip of a long text",              test_long_strip             },
    {"nothing at all",                      test_nothing_at_all         },
    {"same report, same bytes",             test_same_bytes             },
    {"hostile words stay words",            test_hostile_words          },
    CU_TEST_INFO_NULL
};
