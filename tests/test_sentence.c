#include "text/sentence.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "tests/check.h"

/* A document of one block per line of `text`. */
static struct document document_of(struct span text, const char *lang,
                                   struct arena *a)
{
    struct document doc = {.text = text, .lang = lang_find(span_of(lang))};
    size_t start = 0;

    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && text.p[i] != '\n')
            continue;
        struct span line = span_trim(span_slice(text, start, i));
        start = i + 1;
        if (line.n == 0)
            continue;
        doc.blocks =
            arena_more(a, doc.blocks, doc.block_count, sizeof *doc.blocks);
        doc.blocks[doc.block_count++] =
            (struct block){.text = line, .body = line, .kind = BLOCK_PARAGRAPH};
    }
    return doc;
}

/* Splits `text` and compares with `want`: the sentences parted by '|'. */
static void check_split(const char *name, const char *lang, const char *text,
                        const char *want)
{
    struct arena a = {0};
    struct document doc = document_of(span_of(text), lang, &a);
    struct sentences s = sentence_split(&doc, &a);
    struct buf got = buf_new(&a, 1 << 20);

    for (size_t i = 0; i < s.count; i++) {
        if (i)
            buf_char(&got, '|');
        buf_add(&got, s.at[i].text);
    }
    CHECK_SPAN(name, buf_span(&got), want);
    arena_release(&a);
}

struct row {
    const char *name, *text, *want;
};

static void check_rows(const char *lang, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_split(rows[i].name, lang, rows[i].text, rows[i].want);
}

#define CHECK_ROWS(lang, rows)                                                 \
    check_rows((lang), (rows), sizeof(rows) / sizeof *(rows))

static void test_abbreviations(void)
{
    static const struct row rows[] = {
        {"title",                 "Gov. Lee left. He slept.",                                "Gov. Lee left.|He slept."},
        {"two titles",            "We saw Lt. Gen. Ortiz. He waved.",
         "We saw Lt. Gen. Ortiz.|He waved."                                                                            },
        {"title behind a hyphen", "The ex-Sen. Ortiz spoke.",
         "The ex-Sen. Ortiz spoke."                                                                                    },
        {"number",                "See p. 12 and Fig. 3. Then go.",
         "See p. 12 and Fig. 3.|Then go."                                                                              },
        {"the word no",           "They asked and I said no. Then they left.",
         "They asked and I said no.|Then they left."                                                                   },
        {"No. 5",                 "The club bought No. 5 for a song.",
         "The club bought No. 5 for a song."                                                                           },
        {"month",                 "It began on Jan. 5. It ended in Feb. The rest is known.",
         "It began on Jan. 5.|It ended in Feb.|The rest is known."                                                     },
        {"company inside",        "Shares of Acme Inc. Chairman Roy Dunn fell.",
         "Shares of Acme Inc. Chairman Roy Dunn fell."                                                                 },
        {"company at the end",    "She left the job at Acme Inc. The firm closed.",
         "She left the job at Acme Inc.|The firm closed."                                                              },
        {"country inside",        "It is the largest U.S. Army base there.",
         "It is the largest U.S. Army base there."                                                                     },
        {"country at the end",    "He moved to the U.S. He liked it.",
         "He moved to the U.S.|He liked it."                                                                           },
        {"opening phrase",        "At 5 a.m. Mr. Dunn rose.",
         "At 5 a.m. Mr. Dunn rose."                                                                                    },
        {"time before a capital", "The shop closes at 6 p.m. Rita stays on.",
         "The shop closes at 6 p.m.|Rita stays on."                                                                    },
        {"time before a zone",    "The talks start at 6 p.m. GMT on Sunday.",
         "The talks start at 6 p.m. GMT on Sunday."                                                                    },
        {"time before a weekday", "They meet here at 6 p.m. Sun. or later.",
         "They meet here at 6 p.m. Sun. or later."                                                                     },
        {"unit",                  "The stone weighed 40 kg. Rita carried it.",
         "The stone weighed 40 kg.|Rita carried it."                                                                   },
        {"lower case follows",    "He ran 5 mi. and rested.",
         "He ran 5 mi. and rested."                                                                                    },
    };

    CHECK_ROWS("en", rows);
}

static void test_initials_and_numbers(void)
{
    static const struct row rows[] = {
        {"initial",            "Ask Jonas E. Kemp. He knows.",
         "Ask Jonas E. Kemp.|He knows."                                                                   },
        {"two initials",       "J. R. Kemp spoke.",                            "J. R. Kemp spoke."        },
        {"the pronoun",        "Here we are, you and I. Did you see it?",
         "Here we are, you and I.|Did you see it?"                                                        },
        {"a letter that ends", "It is rich in vitamin C. The rest is not.",
         "It is rich in vitamin C.|The rest is not."                                                      },
        {"decimal",            "It rose 3.5 points. Good.",                    "It rose 3.5 points.|Good."},
        {"year",               "It was 1990. Nobody knew.",                    "It was 1990.|Nobody knew."},
        {"address",            "See www.example.org/a.B for more. Or ask.",
         "See www.example.org/a.B for more.|Or ask."                                                      },
        {"mail",               "Write to Jo.Kemp@example.org. He reads it.",
         "Write to Jo.Kemp@example.org.|He reads it."                                                     },
        {"glued",              "They left the soil.The rest stayed.",
         "They left the soil.|The rest stayed."                                                           },
        {"glued number",       "He paid 1,000.That is a lot.",
         "He paid 1,000.|That is a lot."                                                                  },
        {"number sign",        "You find it at N\xc2\xb0. 1026. It is there.",
         "You find it at N\xc2\xb0. 1026.|It is there."                                                   },
    };

    CHECK_ROWS("en", rows);
}

static void test_quotations(void)
{
    static const struct row rows[] = {
        {"stop inside",          "“It is over.” She left.",                      "“It is over.”|She left."},
        {"attribution",          "“Is it over?” she asked. “Yes!” he said.",
         "“Is it over?” she asked.|“Yes!” he said."                                                       },
        {"German marks",         "»Es ist aus.« Sie ging.",                        "»Es ist aus.«|Sie ging."  },
        {"next opens",           "He left. “Now we rest.”",                      "He left.|“Now we rest.”"},
        {"reference",            "It was “the end.” (Kemp 55).",
         "It was “the end.” (Kemp 55)."                                                                       },
        {"sentence in brackets", "“It is over.” (Nobody spoke.) She left.",
         "“It is over.”|(Nobody spoke.)|She left."                                                            },
        {"bracket goes on",      "He teaches (He once rowed.) at a school.",
         "He teaches (He once rowed.) at a school."                                                               },
        {"name in brackets",     "In 1988 [George H.] Kemp won.",
         "In 1988 [George H.] Kemp won."                                                                          },
        {"dash goes on",         "\"Stop!\" - he cried. They did.",
         "\"Stop!\" - he cried.|They did."                                                                        },
        {"note marks",           "It fell.[12] It rose.",                            "It fell.[12]|It rose."      },
    };

    CHECK_ROWS("en", rows);
}

static void test_runs(void)
{
    static const struct row rows[] = {
        {"marks",               "Really?! Yes!! Good.",                  "Really?!|Yes!!|Good."},
        {"four dots",           "I never meant that.... She left.",
         "I never meant that....|She left."                                                    },
        {"dots inside",         "The thing is . . . I did not mean it.",
         "The thing is . . . I did not mean it."                                               },
        {"dots and lower case", "It was ... well, odd.",
         "It was ... well, odd."                                                               },
        {"name with a mark",    "She works at Yahoo! in sales.",
         "She works at Yahoo! in sales."                                                       },
        {"small name",          "Prices fell. iPhones sell well.",
         "Prices fell.|iPhones sell well."                                                     },
    };

    CHECK_ROWS("en", rows);
}

static void test_lists(void)
{
    static const struct row rows[] = {
        {"dots",                "1. The first item 2. The second item",
         "1. The first item|2. The second item"                                                         },
        {"brackets",            "1) The first item. 2) The second item.",
         "1) The first item.|2) The second item."                                                       },
        {"both",                "1.) The first 2.) The second",
         "1.) The first|2.) The second"                                                                 },
        {"letters",             "a. The first b. The second",             "a. The first|b. The second"  },
        {"in brackets",         "(a) The first (b) The second",
         "(a) The first|(b) The second"                                                                 },
        {"bullets",             "• The first • The second",           "• The first|• The second"},
        {"not the next number", "1. The first of 5. The end",
         "1. The first of 5.|The end"                                                                   },
    };

    CHECK_ROWS("en", rows);
}

static void test_languages(void)
{
    static const struct {
        const char *name, *text, *want;
    } rows[] = {
        {"de", "Am 3. Oktober kam z. B. Dr. Kurz. Er blieb.",
         "Am 3. Oktober kam z. B. Dr. Kurz.|Er blieb."                                                                                          },
        {"de", "Das war 49 v. Chr. in Rom. Dann kam er.",
         "Das war 49 v. Chr. in Rom.|Dann kam er."                                                                                              },
        {"fr", "« C’est fini. » Il part avec M. Roux.",
         "« C’est fini. »|Il part avec M. Roux."                                                                                            },
        {"es", "¿Qué pasa? ¡Nada! El Sr. Paz vive en EE.UU. desde ayer.",
         "¿Qué pasa?|¡Nada!|El Sr. Paz vive en EE.UU. desde ayer."                                                                           },
        {"ru", "Он родился в 1905 г. в Омске. Это было давно.",
         "Он родился в 1905 г. в Омске.|Это было давно."                                                           },
        {"el", "Τι ώρα είναι; Δεν ξέρω.",                                   "Τι ώρα είναι;|Δεν ξέρω."         },
        {"hy", "Սա տուն է: Նա եկավ։",                                          "Սա տուն է:|Նա եկավ։"                },
        {"ar", "هل وصل؟ نعم وصل اليوم. ثم غادر.",
         "هل وصل؟|نعم وصل اليوم.|ثم غادر."                                                                               },
        {"hi", "वह आया। फिर वह गया।",                          "वह आया।|फिर वह गया।"},
        {"zh", "他来了。“我不走。”她说。",                                    "他来了。|“我不走。”|她说。"        },
        {"ja", "彼は来た。「行くよ。」と言った！",
         "彼は来た。|「行くよ。」|と言った！"                                                                                   },
        {"am", "ሰላም ነው። እሱ መጣ።",                                       "ሰላም ነው።|እሱ መጣ።"             },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_split(rows[i].name, rows[i].name, rows[i].text, rows[i].want);
}

static void test_lines(void)
{
    static const struct row rows[] = {
        {"hard wrap",  "It was a cold\nnight here. We\nleft.",
         "It was a cold\nnight here.|We\nleft."                                         },
        {"items",      "Bring these:\n1. Bread\n2. Salt",
         "Bring these:|1. Bread|2. Salt"                                                },
        {"empty line", "One thing\n\nAnother thing",           "One thing|Another thing"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct span text = span_of(rows[i].text);
        struct block block = {.text = text, .body = text};
        struct document doc = {.text = text,
                               .blocks = &block,
                               .block_count = 1,
                               .lang = lang_find(SPAN("en"))};
        struct sentences s = sentence_split(&doc, &a);
        struct buf got = buf_new(&a, 1000);

        for (size_t k = 0; k < s.count; k++) {
            buf_add(&got, SPAN("|"));
            buf_add(&got, s.at[k].text);
        }
        CHECK_SPAN(rows[i].name, span_from(buf_span(&got), 1), rows[i].want);
        arena_release(&a);
    }
}

static void test_numbering(void)
{
    struct arena a = {0};
    struct document doc =
        document_of(SPAN("One here. Two here.\nA caption.\nThree."), "en", &a);

    doc.blocks[1].kind = BLOCK_CAPTION;
    struct sentences s = sentence_split(&doc, &a);
    CHECK_SIZE("captions are no sentences", s.count, 3);
    CHECK_SIZE("paragraphs", s.paragraphs, 2);
    CHECK_TRUE("first", s.at[0].first && !s.at[1].first && s.at[2].first);
    CHECK_SIZE("paragraph of the last", s.at[2].paragraph, 2);
    CHECK_SIZE("block of the last", s.at[2].block, 2);
    arena_release(&a);
}

static void test_first_end(void)
{
    const struct lang *en = lang_find(SPAN("en"));

    CHECK_SIZE("first of two", sentence_end(SPAN("A dog. A cat."), en), 6);
    CHECK_SIZE("no stop", sentence_end(SPAN("A dog"), en), 5);
    CHECK_SIZE("space before", sentence_end(SPAN("  Hi. Yes."), en), 5);
    CHECK_SIZE("only space", sentence_end(SPAN("   "), en), 3);
    CHECK_SIZE("nothing", sentence_end(SPAN(""), en), 0);
}

static size_t solid_bytes(struct span s)
{
    size_t n = 0;

    for (size_t at = 0; at < s.n;) {
        size_t start = at;

        if (!utf8_is_space(utf8_read(s, &at)))
            n += at - start;
    }
    return n;
}

/* Text that means nothing, from pieces that the rules look at. */
static struct span make_nonsense(unsigned seed, struct arena *a)
{
    static const char *const pieces[] = {
        ".",  "!", "?", "…",  " ",   "  ",  "\n",  "\"", "”",    "“",   "(",
        ")",  "»", "«", "Mr", "U.S", "the", "He",  "12", "1.",   "a)",  "•",
        "。", "؟", "é", "É",  "-",   "—",   "p.m", "I",  "said", "[3]", "ա:"};
    struct buf text = buf_new(a, 1 << 16);

    for (size_t i = 0; i < 200; i++) {
        seed = seed * 1103515245u + 12345u;
        buf_add(
            &text,
            span_of(pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]));
    }
    return buf_span(&text);
}

static void test_nothing_is_lost(void)
{
    static const char *const langs[] = {"en", "de", "ar", "zh"};

    for (unsigned seed = 1; seed <= 400; seed++) {
        struct arena a = {0};
        struct span text = make_nonsense(seed, &a);
        struct document doc = document_of(text, langs[seed % 4], &a);
        struct sentences s = sentence_split(&doc, &a);
        size_t covered = 0;
        const char *end = text.p;

        for (size_t i = 0; i < s.count; i++) {
            struct span t = s.at[i].text;

            CU_ASSERT(span_holds(doc.blocks[s.at[i].block].body, t));
            CU_ASSERT(t.p >= end && t.n > 0);
            CU_ASSERT(span_trim(t).n == t.n);
            covered += solid_bytes(t);
            end = t.p + t.n;
        }
        CHECK_SIZE("bytes in sentences", covered, solid_bytes(text));
        arena_release(&a);
    }
}

CU_TestInfo sentence_tests[] = {
    {"abbreviations",                        test_abbreviations       },
    {"initials and numbers",                 test_initials_and_numbers},
    {"quotations and brackets",              test_quotations          },
    {"runs of marks",                        test_runs                },
    {"lists",                                test_lists               },
    {"other languages",                      test_languages           },
    {"line breaks inside a block",           test_lines               },
    {"paragraphs are counted",               test_numbering           },
    {"end of the first sentence",            test_first_end           },
    {"every byte is in exactly one of them", test_nothing_is_lost     },
    CU_TEST_INFO_NULL
};
