#include "output/markdown.h"

#include <stdlib.h>

#include "output/report.h"
#include "tests/check.h"
#include "tests/sample.h"

static struct span write(struct sample *s, enum report_kind kind)
{
    struct buf out = buf_new(&s->arena, SAMPLE_OUTPUT_MAX);
    struct err err = {0};

    sample_report(s, kind, OUTPUT_MARKDOWN);
    CHECK_TRUE("written", markdown_write(&s->report, &s->arena, &out, &err));
    CHECK_SPAN("no error", span_of(err.text), "");
    return buf_span(&out);
}

static bool holds(struct span text, const char *part)
{
    return span_find(text, span_of(part)) != SIZE_MAX;
}

static void test_fact_sheet(void)
{
    static const char *const parts[] = {
        "# Storm in Port Alba\n\nAs of 2024-05-07. Sources: 2.",
        "  - **Ana Costa**, “Mayor”; also “Costa”, “A. Costa” (computed); "
        "agreed "
        "[1:¶1] [2:¶1]\n  - **Civil Guard**; one source [2:¶1]\n\n## What",
        "  - A storm destroyed the old harbour (one source) [1:¶1]",
        "  - “on Monday”: 2024-05-06, day (computed); one source [1:¶1]",
        "  - “in the coming weeks”: not resolved; one source [1:¶2]",
        "### Earlier\n\n  - “3 March 1999”: 1999-03-03, day;",
        "  - **Port Alba**, PT (computed), place of the event",
        "## Troop numbers\n\n  - **hundreds of soldiers**, deployed: “soldiers "
        "came”; one source",
        "## Other numbers\n\n  - **12 people**, killed; conflict [1:¶1]\n  - "
        "**15 people**, killed; conflict [2:¶1]\n  - **$2 million**, money; "
        "said by Ana Costa; one source [2:¶1]",
        "### Ana Costa, “Mayor”\n\n“said”, quoted; one source [1:¶1]\n\n"
        "> “We will build it again”\n\n“added”, reported, speaker computed "
        "from “she”; one source [2:¶1]\n\n> the town needs $2 million",
        "### Speaker not known",
        "## Sources disagree\n\n  - “people”, killed: “12 people” [1:¶1] “15 "
        "people” "
        "[2:¶1]",
        "## Not stated\n\n  - author of source 1\n  - outlet, title, author, "
        "date, URL of source 2\n",
        "1.  Alba News: “Storm in Port Alba”, 2024-05-07. File `a b.txt`,",
        "<https://news.example/storm?a=1&b=2>",
        "\n[1:¶1]: a%20b.txt \"bytes 0-126\"\n[1:¶2]: a%20b.txt",
    };
    struct sample s = {0};

    sample_storm(&s);
    struct span got = write(&s, REPORT_FACTS);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        CHECK_TRUE(parts[i], holds(got, parts[i]));
    CHECK_TRUE("no raw HTML", !holds(got, "<!--"));
    arena_release(&s.arena);
}

static void test_vague_range(void)
{
    struct sample s = {0};

    sample_storm(&s);
    s.report.look.vague_range = true;
    CHECK_TRUE("range",
               holds(write(&s, REPORT_FACTS), "; range 200–999 (computed)"));
    arena_release(&s.arena);
}

static void test_only(void)
{
    const bool only[SLOTS] = {[SLOT_WHERE] = true};
    struct sample s = {0};

    sample_storm(&s);
    s.report.look.only = only;
    struct span got = write(&s, REPORT_FACTS);
    CHECK_TRUE("where is there", holds(got, "## Where\n\n  - **Port Alba**"));
    CHECK_TRUE("who is not", !holds(got, "## Who"));
    CHECK_TRUE("numbers are not", !holds(got, "numbers"));
    CHECK_TRUE("reactions are not", !holds(got, "## Reactions"));
    CHECK_TRUE("sources are", holds(got, "## Sources\n"));
    arena_release(&s.arena);
}

static void test_other_wording(void)
{
    struct sample s = {0};

    sample_storm(&s);
    s.facts.reactions[0].evidence =
        sample_two(&s, "We will build it again", "Costa spoke");
    CHECK_TRUE("shown below",
               holds(write(&s, REPORT_FACTS),
                     "> “We will build it again”\n\nOther wording [2:¶1]\n\n> "
                     "“Costa spoke”\n"));
    arena_release(&s.arena);
}

static void test_one_source_has_no_status(void)
{
    struct sample s = {0};

    sample_storm(&s);
    s.facts = (struct facts){.where = s.facts.where, .where_count = 1};
    s.facts.not_stated[SLOT_WHO] = true;
    s.report.count = 1;
    s.summary.count = 2;
    struct span got = write(&s, REPORT_FACTS);
    CHECK_TRUE("no status", !holds(got, "one source"));
    CHECK_TRUE("not stated", holds(got, "## Who\n\nNot stated.\n"));
    CHECK_TRUE("listed", holds(got, "## Not stated\n\n  - who\n"));
    arena_release(&s.arena);
}

static void test_other_reports(void)
{
    static const struct {
        const char *name;
        enum report_kind kind;
        bool cite;
        const char *want;
    } rows[] = {
        {"summary",  REPORT_SUMMARY,  false,
         "A storm destroyed the old harbour of Port Alba on Monday and killed "
         "12 people.\n\nThe army sent hundreds of soldiers.\n\nCosta spoke "
         "and she added that the town needs $2 million.\n"},
        {"cited",    REPORT_SUMMARY,  true,
         "A storm destroyed the old harbour of Port Alba on Monday and killed "
         "12 people. [1:¶1]\n\nThe army sent hundreds of soldiers. [1:¶2]\n\n"
         "Costa spoke and she added that the town needs $2 million. [2:¶1]\n\n"
         "[1:¶1]: a%20b.txt \"bytes 0-126\"\n"
         "[1:¶2]: a%20b.txt \"bytes 142-210\"\n"
         "[2:¶1]: b.txt \"bytes 0-97\"\n"                },
        {"keywords", REPORT_KEYWORDS, false, "  - storm\n"},
        {"extract",  REPORT_EXTRACT,  false,
         "A storm destroyed the old harbour of Port Alba on Monday and killed "
         "12 people. Mayor Ana Costa said: \"We will build it again.\"\n\n## "
         "\\# Army helps\n\nThe army sent hundreds of soldiers. Work begins in "
         "the coming weeks.\n\nThe Civil Guard counted 15 people dead. Costa "
         "spoke and she added that the town needs $2 million.\n\nThe last "
         "such storm was on 3 March 1999. The regime was warned that more "
         "rain will fall.\n"                              },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample s = {0};

        sample_storm(&s);
        s.report.look.cite = rows[i].cite;
        CHECK_SPAN(rows[i].name, write(&s, rows[i].kind), rows[i].want);
        arena_release(&s.arena);
    }
}

static void test_mentions_are_refused(void)
{
    struct sample s = {0};
    struct buf out = buf_new(&s.arena, SAMPLE_OUTPUT_MAX);
    struct err err = {0};

    sample_storm(&s);
    sample_report(&s, REPORT_MENTIONS, OUTPUT_MARKDOWN);
    CHECK_TRUE("refused", !markdown_write(&s.report, &s.arena, &out, &err));
    CHECK_SIZE("status", err.status, STATUS_USAGE);
    CHECK_TRUE("says what there is", strstr(err.text, "jsonl or csv"));
    arena_release(&s.arena);
}

static void test_all_templates(void)
{
    static const char *const names[] = {"fact-sheet.md", "briefing.md",
                                        "sitrep.md", "casualties.md"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct sample s = {0}, none = {0};

        sample_storm(&s);
        s.report.look.template_text = markdown_builtin(names[i]);
        s.report.look.template_name = names[i];
        CHECK_TRUE(names[i], s.report.look.template_text.n > 0);
        struct span got = write(&s, REPORT_FACTS);
        CHECK_TRUE(names[i], holds(got, "Storm in Port Alba"));
        CHECK_TRUE(names[i], holds(got, "**12 people**"));
        CHECK_TRUE(names[i], !holds(got, "<!--"));
        CHECK_TRUE(names[i], !holds(got, "{{"));
        none.report.look = s.report.look;
        got = write(&none, REPORT_FACTS);
        CHECK_TRUE(names[i], holds(got, "Untitled"));
        arena_release(&s.arena);
        arena_release(&none.arena);
    }
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

/* What may stand in an article where a marker or a target may. */
static const char *const hostile_words[] = {
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "    four spaces",
    "~~~",
    "```",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "---",
    "===",
    "{{title}} {{#who}}",
    "[1:¶1]: http://evil.example",
    "&lt;b&gt; &#60;b&#62; ]]>",
    "\xe2\x80\xae gnp.exe \xff\xfe",
    "<http://evil.example>",
    "a\n\n# b",
};

enum { HOSTILE_WORDS = sizeof hostile_words / sizeof *hostile_words };

/* A paragraph of a word three times, of which the second is a link. */
static struct span write_linked(struct sample *s, const char *word, bool mail)
{
    struct buf text = buf_new(&s->arena, 4096), url = buf_new(&s->arena, 4096);
    struct document *doc = &s->docs[0];
    size_t n = strlen(word) + 1;
    struct span all;

    for (size_t i = 0; i < 3; i++) {
        buf_add(&text, span_of(word));
        buf_char(&text, '!');
    }
    buf_add(&url,
            mail ? SPAN("mailto:a@n.example?") : SPAN("https://n.example/"));
    buf_add(&url, span_of(word));
    all = buf_span(&text);
    sample_doc(s, 0, SPAN("x"));
    doc->text = doc->blocks[0].text = all;
    doc->links = ARENA_NEW(&s->arena, struct link, 1);
    *doc->links =
        (struct link){span_slice(all, n, 2 * n - 1), buf_span(&url), 0};
    doc->link_count = 1;
    s->report.count = 1;
    return write(s, REPORT_EXTRACT);
}

static size_t count_of(struct span text, const char *part)
{
    size_t count = 0, at;

    while ((at = span_find(text, span_of(part))) != SIZE_MAX) {
        count++;
        text = span_from(text, at + 1);
    }
    return count;
}

/* A link is one link, whatever it and its neighbours say. */
static void test_links(void)
{
    for (size_t i = 0; i < 2 * HOSTILE_WORDS; i++) {
        const char *word = hostile_words[i / 2];
        struct sample s = {0};
        struct span got = write_linked(&s, word, i % 2);
        char *html = cmark_markdown_to_html(got.p, got.n, CMARK_OPT_UNSAFE);
        struct span page = span_of(html);

        CHECK_SIZE(word, count_of(page, "<a "), 1);
        CHECK_SIZE(word,
                   count_of(page, i % 2 ? "<a href=\"mailto:a@n.example?"
                                        : "<a href=\"https://n.example/"),
                   1);
        CHECK_SIZE(word, count_of(page, "<p>"), 1);
        CHECK_SIZE(word, count_of(page, "<"), 4);
        free(html);
        arena_release(&s.arena);
    }
}

/* Whatever an article holds, the sheet parsed as Markdown has no link but
 * to its file, no HTML, no code of the article's and no other heading. */
static void test_hostile_words(void)
{
    for (size_t i = 0; i < HOSTILE_WORDS; i++) {
        const char *word = hostile_words[i];
        struct sample s = {0};

        sample_hostile(&s, span_of(word), word);
        struct span got = write(&s, REPORT_FACTS);
        char *html = cmark_markdown_to_html(got.p, got.n, CMARK_OPT_UNSAFE);
        struct span page = span_of(html);
        CHECK_TRUE(word, !holds(page, "<script"));
        CHECK_TRUE(word, !holds(page, "href=\"javascript"));
        CHECK_TRUE(word, !holds(page, "href=\"http://evil"));
        CHECK_TRUE(word, !holds(page, "<img"));
        CHECK_TRUE(word, !holds(page, "<pre"));
        CHECK_TRUE(word, !holds(page, "<hr"));
        CHECK_TRUE(word, !holds(page, "<h1>b"));
        CHECK_TRUE(word, !holds(page, "\xe2\x80\xae"));
        free(html);
        arena_release(&s.arena);
    }
}

CU_TestInfo output_markdown_tests[] = {
    {"the fact sheet",                         test_fact_sheet              },
    {"a vague number's range",                 test_vague_range             },
    {"only some sections",                     test_only                    },
    {"other wordings",                         test_other_wording           },
    {"one source has no status",               test_one_source_has_no_status},
    {"the other reports",                      test_other_reports           },
    {"mentions have no Markdown",              test_mentions_are_refused    },
    {"all templates work, on nothing as well", test_all_templates           },
    {"same report, same bytes",                test_same_bytes              },
    {"hostile words stay words",               test_hostile_words           },
    {"a link is one link",                     test_links                   },
    CU_TEST_INFO_NULL
};
