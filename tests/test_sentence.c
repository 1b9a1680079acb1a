#include "text/sentence.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "tests/check.h"

/* A document of one block, or of one per line of `text`. */
static struct document document_of(struct span text, const char *lang,
                                   bool one_block, struct arena *a)
{
    struct document doc = {.text = text, .lang = lang_find(span_of(lang))};
    size_t start = 0;

    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && (one_block || text.p[i] != '\n'))
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

/* Splits `marked` without its bars and expects a sentence to end at each,
 * and nowhere else. */
static void check_split(const char *lang, const char *marked, bool one_block)
{
    struct arena a = {0};
    struct buf text = buf_new(&a, 1000), got = buf_new(&a, 1000);

    for (const char *p = marked; *p; p++)
        if (*p != '|')
            buf_char(&text, *p);
    struct document doc = document_of(buf_span(&text), lang, one_block, &a);
    struct sentences s = sentence_split(&doc, &a);
    size_t end = 0;
    for (size_t i = 0; i < s.count; i++) {
        size_t start = (size_t)(s.at[i].text.p - doc.text.p);

        if (i)
            buf_char(&got, '|');
        buf_add(&got, span_slice(doc.text, end, start + s.at[i].text.n));
        end = start + s.at[i].text.n;
    }
    CHECK_SPAN(marked, buf_span(&got), marked);
    arena_release(&a);
}

static void check_rows(const char *const *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_split("en", rows[i], false);
}

#define CHECK_ROWS(rows) check_rows((rows), sizeof(rows) / sizeof *(rows))

static void test_abbreviations(void)
{
    static const char *const rows[] = {
        "Gov. Lee left.| He slept.",
        "We saw Lt. Gen. Ortiz.| He waved.",
        "The ex-Sen. Ortiz spoke.",
        "See p. 12 and Fig. 3.| Then go.",
        "They asked and I said no.| Then they left.",
        "The club bought No. 5 for a song.",
        "It began on Jan. 5.| It ended in Feb.| The rest is known.",
        "Shares of Acme Inc. Chairman Roy Dunn fell.",
        "She left the job at Acme Inc.| The firm closed.",
        "It is the largest U.S. Army base there.",
        "He moved to the U.S.| He liked it.",
        "At 5 a.m. Mr. Dunn rose.",
        "The shop closes at 6 p.m.| Rita stays on.",
        "The talks start at 6 p.m. GMT on Sunday.",
        "They meet here at 6 p.m. Sun. or later.",
        "The stone weighed 40 kg.| Rita carried it.",
        "He ran 5 mi. and rested.",
        "She fell ill.| Kemp stayed in Peoria, Ill. Governor Dunn came.",
        "He was a sales rep.| He met Rep. Dunn.",
        "Acme Corp. (formerly Bolt) fell.| (see below.)| It rose.",
    };

    CHECK_ROWS(rows);
}

static void test_initials_and_numbers(void)
{
    static const char *const rows[] = {
        "Ask Jonas E. Kemp.| He knows.",
        "J. R. Kemp spoke.",
        "Here we are, you and I.| Did you see it?",
        "It is rich in vitamin C.| The rest is not.",
        "It rose 3.5 points.| Good.",
        "It was 1990.| Nobody knew.",
        "See www.example.org/a.B for more.| Or ask.",
        "Write to Jo.Kemp@example.org.| He reads it.",
        "They left the soil.|The rest stayed.",
        "He paid 1,000.|That is a lot.",
        "You find it at N\xc2\xb0. 1026.| It is there.",
    };

    CHECK_ROWS(rows);
}

static void test_quotations(void)
{
    static const char *const rows[] = {
        "“It is over.”| She left.",
        "“Is it over?” she asked.| “Yes!” he said.",
        "»Es ist aus.«| Sie ging.",
        "He left.| “Now we rest.”",
        "It was “the end.” (Kemp 55).",
        "“It is over.”| (Nobody spoke.)| She left.",
        "He teaches (He once rowed.) at a school.",
        "In 1988 [George H.] Kemp won.",
        "\"Stop!\" - he cried.| They did.",
        "It fell.[12]| It rose.",
    };

    CHECK_ROWS(rows);
}

static void test_runs(void)
{
    static const char *const rows[] = {
        "Really?!| Yes!!| Good.",
        "I never meant that....| She left.",
        "The thing is . . . I did not mean it.",
        "It was ... well, odd.",
        "She works at Yahoo! in sales.",
        "Prices fell.| iPhones sell well.",
        "It is over.| al-Kadhimi left.| https://example.org/a says so.",
        "It was raw.| ...and then hell broke loose.",
        "See https://a.org/x| http://b.org| https://c.org/y and others.",
        "See https://a.org/x or http://b.org and httpd ://c.",
    };

    CHECK_ROWS(rows);
}

static void test_lists(void)
{
    static const char *const rows[] = {
        "1. The first item| 2. The second item",
        "1) The first item.| 2) The second item.",
        "1.) The first| 2.) The second",
        "a. The first| b. The second",
        "(a) The first| (b) The second",
        "• The first| • The second",
        "1. The first of 5.| The end",
        "a) here it is| b) another| c) one more",
    };

    CHECK_ROWS(rows);
}

static void test_languages(void)
{
    static const struct {
        const char *lang, *marked;
    } rows[] = {
        {"de", "Am 3. Oktober kam z. B. Dr. Kurz.| Er blieb."                               },
        {"de", "Das war 49 v. Chr. in Rom.| Dann kam er."                                   },
        {"fr", "« C’est fini. »| Il part avec M. Roux."                                 },
        {"es", "¿Qué pasa?| ¡Nada!| El Sr. Paz vive en EE.UU. desde ayer."               },
        {"ru", "Он родился в 1905 г. в Омске.| Это было давно."},
        {"el", "Τι ώρα είναι;| Δεν ξέρω."                                  },
        {"hy", "Սա տուն է:| Նա եկավ։"                                         },
        {"ar", "هل وصل؟| نعم وصل اليوم.| ثم غادر."                   },
        {"hi", "वह आया।| फिर वह गया।"                         },
        {"zh", "他来了。|“我不走。”|她说。"                                  },
        {"ja", "彼は来た。|「行くよ。」|と言った！"                         },
        {"am", "ሰላም ነው።| እሱ መጣ።"                                      },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_split(rows[i].lang, rows[i].marked, false);
}

static void test_lines(void)
{
    static const char *const rows[] = {
        "It was a cold\nnight here.| We\nleft.",
        "Bring these:|\n1. Bread|\n2. Salt",
        "One thing|\n\nAnother thing",
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_split("en", rows[i], true);
}

static void test_numbering(void)
{
    struct arena a = {0};
    struct document doc = document_of(
        SPAN("One here. Two here.\nA caption.\nThree."), "en", false, &a);

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
        struct document doc =
            document_of(text, langs[seed % 4], seed % 3 == 0, &a);
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
