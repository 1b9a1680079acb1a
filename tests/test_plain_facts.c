#include "output/plain_facts.h"

#include "output/column.h"
#include "tests/check.h"
#include "tests/sample.h"

static struct span sheet(struct sample *s, enum report_kind kind, size_t width)
{
    struct buf out = buf_new(&s->arena, SAMPLE_OUTPUT_MAX);

    sample_report(s, kind, OUTPUT_TEXT);
    s->report.look.width = width;
    plain_facts(&s->report, &s->arena, &out);
    return buf_span(&out);
}

static size_t count(struct span text, const char *part)
{
    size_t n = 0, at;

    while ((at = span_find(text, span_of(part))) != SIZE_MAX) {
        text = span_from(text, at + 1);
        n++;
    }
    return n;
}

static void test_sections(void)
{
    static const struct {
        const char *name, *want;
    } rows[] = {
        {"top",          "Storm in Port Alba\nAs of 2024-05-07. 2 sources,"              },
        {"who",          "\nWHO\n  Ana Costa                  “Mayor”; also "
                "“Costa”, “A. Costa” (merged,\n"                  },
        {"agreed",       "= agreed [1:¶1] [2:¶1]\n"                                    },
        {"single",       "one source [1:¶1]\n"                                          },
        {"conflict",     "! conflict [2:¶1]\n"                                          },
        {"when",         "\nWHEN\n  1999-03-03                 “3 March 1999” "
                 "background  one source [2:¶2]\n"                      },
        {"unresolved",   "\n  not resolved               “in the coming weeks”"      },
        {"where",        "PT (computed), place of the event or of the report"            },
        {"forces first", "\nNUMBERS\n  hundreds of soldiers"                             },
        {"voice",        "“soldiers came”; the source’s own words"                 },
        {"said by",      "said by Ana Costa"                                             },
        {"speaker",      "\nREACTIONS\n  Ana Costa (“Mayor”)\n    “said”, direct"},
        {"quote",        "    │ “We will build it again”\n"                        },
        {"computed",     "“added”, reported (speaker computed from “she”)"       },
        {"unknown",      "\n\n  Speaker not known\n    “warned”, reported"           },
        {"disagree",
         "\nSOURCES DISAGREE\n  people, killed\n    “12 people”; the "               },
        {"not stated",   "\nNOT STATED\n  author of source 1\n  outlet, title, "
                       "author, date, URL of "
                       "source 2\n"                                },
        {"source",       "\nSOURCES\n  1  Alba News: “Storm in Port Alba”, "
                   "2024-05-07, a b.txt,"                              },
        {"address",      "     https://news.example/storm?a=1&b=2\n"                     },
    };
    struct sample s = {0};
    struct span text;

    sample_storm(&s);
    text = sheet(&s, REPORT_FACTS, 80);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_TRUE(rows[i].name,
                   span_find(text, span_of(rows[i].want)) != SIZE_MAX);
    CHECK_SIZE("a speaker stands once", count(text, "\n  Ana Costa ("), 1);
    CHECK_SIZE("no highlights", count(text, "HIGHLIGHTS"), 0);
    text = sheet(&s, REPORT_BRIEF, 80);
    CHECK_SIZE("highlights", count(text, "\nHIGHLIGHTS\n"), 1);
    CHECK_SIZE("background", count(text, "\nBACKGROUND\n"), 1);
    CHECK_SIZE("language", count(text, "\nLANGUAGE NOTES\n  regime"), 1);
    arena_release(&s.arena);
}

/* No line is wider than the terminal, but for a digest or an address. */
static void test_widths(void)
{
    struct sample s = {0};

    sample_storm(&s);
    for (size_t width = 30; width <= 100; width += 7) {
        struct span text = sheet(&s, REPORT_BRIEF, width);

        while (text.n) {
            size_t n = span_find(text, SPAN("\n"));
            struct span line = span_upto(text, n);

            CHECK_TRUE(arena_copy(&s.arena, line).p,
                       column_width(line) <= width ||
                           span_find(span_trim(line), SPAN(" ")) == SIZE_MAX);
            text = span_from(text, n + 1);
        }
    }
    arena_release(&s.arena);
}

static void test_only(void)
{
    static const bool only[SLOTS] = {[SLOT_WHERE] = true};
    struct sample s = {0};
    struct span text;

    sample_storm(&s);
    s.report.look.only = only;
    text = sheet(&s, REPORT_FACTS, 80);
    CHECK_SIZE("where", count(text, "\nWHERE\n"), 1);
    CHECK_SIZE("nothing else",
               count(text, "\nWHO\n") + count(text, "\nWHAT\n") +
                   count(text, "\nWHEN\n") + count(text, "\nNUMBERS\n") +
                   count(text, "\nREACTIONS\n"),
               0);
    arena_release(&s.arena);
}

static void test_hostile(void)
{
    static const char evil[] = "a\033[31mb\r\nc\xe2\x80\xae"
                               "d\x07";
    struct sample s = {0};
    struct span text;

    sample_hostile(&s, SPAN("One sentence."), evil);
    text = sheet(&s, REPORT_BRIEF, 60);
    CHECK_SIZE("no escape", count(text, "\033"), 0);
    CHECK_SIZE("no return", count(text, "\r"), 0);
    CHECK_SIZE("no bell", count(text, "\x07"), 0);
    CHECK_SIZE("no override", count(text, "\xe2\x80\xae"), 0);
    arena_release(&s.arena);
}

/* Twenty thousand speakers: by comparing each with each this would take
 * minutes. */
static void test_many_speakers(void)
{
    enum { MANY = 20000 };
    struct sample s = {0};
    struct evidence e;
    struct span text;

    sample_storm(&s);
    e = sample_one(&s, 0, "Ana Costa");
    s.facts.reactions = ARENA_NEW(&s.arena, struct fact_reaction, MANY);
    for (size_t i = 0; i < MANY; i++) {
        struct buf name = buf_new(&s.arena, 32);

        buf_printf(&name, "Speaker %zu", i / 2);
        s.facts.reactions[i] = (struct fact_reaction){
            .speaker = buf_span(&name), .quote = SPAN("yes"), .evidence = e};
    }
    s.facts.reaction_count = MANY;
    text = sheet(&s, REPORT_FACTS, 80);
    CHECK_SIZE("each once", count(text, "\n  Speaker "), MANY / 2);
    CHECK_SIZE("all statements", count(text, "│ yes"), MANY);
    arena_release(&s.arena);
}

CU_TestInfo plain_facts_tests[] = {
    {"sections",                    test_sections     },
    {"lines keep the width",        test_widths       },
    {"only the sections asked for", test_only         },
    {"control characters stay out", test_hostile      },
    {"many speakers",               test_many_speakers},
    CU_TEST_INFO_NULL
};
