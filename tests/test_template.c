#include "output/template.h"

#include "output/node.h"
#include "tests/check.h"
#include "tests/sample.h"

static const struct {
    const char *name, *text;
    size_t line, column;
    const char *want;
} errors[] = {
    {"unknown",                "# {{title}}\n\nAn {{unknown}} tag\n",        3, 4,
     "tag 'unknown' is not known"                                                                                      },
    {"columns are characters", "Größe: {{nix}}",                           1, 8,
     "tag 'nix' is not known"                                                                                          },
    {"not closed",             "a\n  {{title",                               2, 3,  "tag 'title' is not closed with }}"},
    {"no name",                "{{}}",                                       1, 1,  "tag '' is no name"                },
    {"capitals",               "x {{Title}}",                                1, 3,  "tag 'Title' is no name"           },
    {"outside its section",    "{{quote}}",                                  1, 1,
     "tag 'quote' stands outside {{#reactions}}"                                                                       },
    {"in another section",     "{{#who}}\n{{quote}}\n{{/who}}\n",            2, 1,
     "tag 'quote' stands outside {{#reactions}}"                                                                       },
    {"section without #",      "{{who}}",                                    1, 1,
     "tag 'who' is a section and takes a #"                                                                            },
    {"flag without #",         "{{#who}}\n{{merged}}\n{{/who}}",             2, 1,
     "tag 'merged' is a section and takes a #"                                                                         },
    {"never closed",           "x\n\n{{#who}}\n- {{name}}\n",                3, 1,
     "tag 'who' opens a section that is not closed"                                                                    },
    {"never closed in a line", "x {{#title}}y",                              1, 3,
     "tag 'title' opens a section that is not closed"                                                                  },
    {"never opened",           "a\n{{/who}}\n",                              2, 1,
     "tag 'who' closes a section that is not open"                                                                     },
    {"crossed",                "{{#who}}\n{{#when}}\n{{/who}}\n{{/when}}\n", 2, 1,
     "tag 'when' is still open where another one is closed"                                                            },
    {"block and line",         "{{#who}}\n- {{name}} {{/who}}\n",            2, 12,
     "tag 'who' must stand as its beginning does, alone or in a line"                                                  },
    {"line and block",         "a {{#who}}\n{{/who}}\n",                     1, 3,
     "tag 'who' is not closed in the same words"                                                                       },
    {"across emphasis",        "*a {{#title}} b* c {{/title}}",              1, 4,
     "tag 'title' is not closed in the same words"                                                                     },
    {"out of emphasis",        "{{#title}}a *b{{/title}} c*",                1, 15,
     "tag 'title' is not opened in the same words"                                                                     },
    {"marks in code",          "{{#what}}\n`{{marks}}`\n{{/what}}",          2, 2,
     "tag 'marks' may not stand in an address, code or HTML"                                                           },
    {"raw HTML",               "<b title=\"{{title}}\">x</b>\n",             1, 11,
     "tag 'title' may not stand in an address, code or HTML"                                                           },
    {"title of a link",        "[x](y \"{{title}}\")",                       1, 8,
     "tag 'title' may not stand in an address, code or HTML"                                                           },
};

static void test_errors(void)
{
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        struct arena a = {0};
        struct err err = {0};
        struct template *t;

        CHECK_TRUE(errors[i].name, !template_parse(span_of(errors[i].text),
                                                   "mine.md", &a, &t, &err));
        CHECK_SPAN(errors[i].name, span_of(err.text), errors[i].want);
        CHECK_SPAN(errors[i].name, span_of(err.source ? err.source : ""),
                   "mine.md");
        CHECK_SIZE(errors[i].name, err.line, errors[i].line);
        CHECK_SIZE(errors[i].name, err.column, errors[i].column);
        CHECK_SIZE(errors[i].name, err.status, STATUS_USAGE);
        arena_release(&a);
    }
}

static struct span fill(struct sample *s, const char *text)
{
    struct buf out = buf_new(&s->arena, SAMPLE_OUTPUT_MAX);
    struct pen *pen = pen_new(&s->report, MEDIUM_MARKDOWN, &s->arena);
    cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);
    struct err err = {0};
    struct template *t;

    if (template_parse(span_of(text), "t.md", &s->arena, &t, &err)) {
        template_fill(t, pen, view_new(&s->report, &s->arena), root);
        template_free(t);
    }
    CHECK_SPAN(text, span_of(err.text), "");
    node_write(root, MEDIUM_MARKDOWN, &out);
    return buf_span(&out);
}

static void test_filling(void)
{
    static const struct {
        const char *name, *text, *want;
    } rows[] = {
        {"value",                   "# {{title}}\n",                                                "# Storm in Port Alba\n"                },
        {"white space in tags",     "{{ title }}",                                                  "Storm in Port Alba\n"                  },
        {"remark",                  "a{{! no }}b\n\n{{! nor this }}\nc",                            "ab\n\nc\n"                             },
        {"list",                    "{{#who}}\n- {{name}}\n{{/who}}\n",
         "  - Ana Costa\n  - Civil Guard\n"                                                                                                 },
        {"lists join",              "- first\n\n{{#who}}\n- {{name}}\n{{/who}}\n- last\n",
         "  - first\n  - Ana Costa\n  - Civil Guard\n  - last\n"                                                                            },
        {"list in a line",          "{{#who}}{{name}}; {{/who}}end",
         "Ana Costa; Civil Guard; end\n"                                                                                                    },
        {"inverted",                "{{^who}}\nnone\n{{/who}}\n{{^money}}x{{/money}}y",             "y\n"                                   },
        {"condition in a line",     "{{#as_of}}As of {{as_of}}.{{/as_of}}",
         "As of 2024-05-07.\n"                                                                                                              },
        {"any",                     "{{#who?}}\n## Who\n\n{{#who}}\n{{name}}\n{{/who}}\n{{/who?}}",
         "## Who\n\nAna Costa\n\nCivil Guard\n"                                                                                             },
        {"outer values",            "{{#who}}\n{{name}} in {{title}}\n{{/who}}",
         "Ana Costa in Storm in Port Alba\n\n"
         "Civil Guard in Storm in Port Alba\n"                                                                                              },
        {"nested",
         "{{#speakers}}\n### {{speaker}}\n\n{{#statements}}\n"
         "> {{quote}}\n\n{{verb}}\n{{/statements}}\n{{/speakers}}",                                 "### Ana Costa\n\n> We will build it again\n\nsaid\n\n> the town "
         "needs $2 million\n\nadded\n\n> more rain will fall\n\nwarned\n"},
        {"code",                    "{{#sources}}\n- `{{file}}`\n{{/sources}}",
         "  - `a b.txt`\n  - `b.txt`\n"                                                                                                     },
        {"address",                 "{{#sources}}\n- [{{number}}]({{url}})\n{{/sources}}",
         "  - [1](https://news.example/storm?a=1&b=2)\n  - 2\n"                                                                             },
        {"code block",              "    {{title}}\n",                                              "``` \nStorm in Port Alba\n```\n"       },
        {"own link",                "[x](y.html)",                                                  "[x](y.html)\n"                         },
        {"escaped braces are text", "\\{\\{title}}",                                                "{{title}}\n"                           },
        {"private use is no tag",
         "a\xee\x80\x80"
         "0\xee\x80\x81z",                                                                          "a\xef\xbf\xbd"
         "0\xef\xbf\xbdz\n"                                                                                       },
        {"marks",                   "{{#what}}\n{{text}} {{marks}}\n{{/what}}",
         "A storm destroyed the old harbour [1:¶1]\n"                                                                                      },
        {"a mark makes no link",    "{{#what}}\n{{marks}}({{text}})\n{{/what}}",
         "[1:¶1]\\(A storm destroyed the old harbour)\n"                                                                                   },
        {"a mark defines nothing",  "{{#what}}\n{{marks}}: {{text}}\n{{/what}}",
         "[1:¶1]\\: A storm destroyed the old harbour\n"                                                                                   },
        {"empty value",
         "{{#unresolved}}\na {{iso}} b **{{iso}}**\n"
         "{{/unresolved}}",                                                                         "a b\n"                                 },
        {"empty line",              "{{#unresolved}}\n{{iso}}\nb\n{{/unresolved}}",                 "b\n"                                   },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample s = {0};

        sample_storm(&s);
        sample_report(&s, REPORT_FACTS, OUTPUT_MARKDOWN);
        CHECK_SPAN(rows[i].name, fill(&s, rows[i].text), rows[i].want);
        arena_release(&s.arena);
    }
}

static void test_facts_are_no_tags(void)
{
    static const char word[] = "{{title}} {{#who}} \xee\x80\x80"
                               "0\xee\x80\x81";
    struct sample s = {0};

    sample_hostile(&s, span_of(word), word);
    sample_report(&s, REPORT_FACTS, OUTPUT_MARKDOWN);
    CHECK_SPAN("as it is", fill(&s, "{{#what}}\n{{text}}\n{{/what}}"),
               "{{title}} {{\\#who}} \xee\x80\x80"
               "0\xee\x80\x81\n");
    arena_release(&s.arena);
}

static void test_deep_templates_are_refused(void)
{
    struct arena a = {0};
    struct buf text = buf_new(&a, SAMPLE_OUTPUT_MAX);
    struct err err = {0}, none = {0};
    struct template *t;

    for (int i = 0; i < 5000; i++)
        buf_add(&text, SPAN("> "));
    CHECK_TRUE("quotations",
               !template_parse(buf_span(&text), "t", &a, &t, &err));
    text = buf_new(&a, SAMPLE_OUTPUT_MAX);
    for (int i = 0; i < 5000; i++)
        buf_add(&text, SPAN("{{#merged}}\n"));
    CHECK_TRUE("sections",
               !template_parse(buf_span(&text), "t", &a, &t, &none));
    CHECK_SPAN("why", span_of(none.text), "tag 'merged' is nested too deeply");
    arena_release(&a);
}

static void test_table_of_tags(void)
{
    for (const struct template_tag *t = template_tags; t->name; t++) {
        CHECK_TRUE(t->name, t->what && t->what[0]);
        CHECK_TRUE(t->name, template_tag_find(span_of(t->name), t->scope) == t);
        CHECK_TRUE(t->name, t->scope == SCOPE_REPORT ||
                                template_scope_name(t->scope)[0] == '{');
        CHECK_TRUE(t->name, t->value != VALUE_LIST || t->inner != 0);
        CHECK_TRUE(t->name, t->value != VALUE_CALL || t->call);
    }
}

CU_TestInfo template_tests[] = {
    {"errors say where",                test_errors                    },
    {"filling",                         test_filling                   },
    {"facts are no tags",               test_facts_are_no_tags         },
    {"templates that are too deep",     test_deep_templates_are_refused},
    {"every row of the table is whole", test_table_of_tags             },
    CU_TEST_INFO_NULL
};
