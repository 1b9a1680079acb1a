#include "text/detect.h"

#include "base/buf.h"
#include "tests/check.h"

static void test_languages(void)
{
    static const struct {
        const char *code, *text;
    } rows[] = {
        {"en", "The minister said that the bridge would be closed."                               },
        {"de", "Der Minister sagte, dass die Brücke gesperrt wird."                              },
        {"fr", "Le ministre a dit que le pont serait fermé."                                     },
        {"es", "El ministro dijo que el puente estará cerrado."                                  },
        {"pt", "O ministro disse que a ponte não será fechada."                                 },
        {"it", "Il ministro ha detto che il ponte sarà chiuso."                                  },
        {"nl", "De minister zei dat de brug wordt gesloten."                                      },
        {"sv", "Ministern sade att bron ska stängas i dag."                                      },
        {"da", "Ministeren sagde, at broen skal lukkes af hensyn til os."                         },
        {"fi", "Ministeri sanoi, että silta suljetaan, koska se on vanha."                       },
        {"pl", "Minister powiedział, że most zostanie zamknięty."                              },
        {"cs", "Ministr řekl, že most bude uzavřen."                                           },
        {"tr", "Bakan, köprünün kapatılacağını ve bunun gerekli "
               "olduğunu söyledi."                                                },
        {"id", "Menteri mengatakan bahwa jembatan itu akan ditutup."                              },
        {"is", "Ráðherrann sagði að brúin yrði lokuð."                                     },
        {"vi", "Bộ trưởng nói rằng cây cầu sẽ bị đóng."                          },
        {"ru", "Министр сказал, что мост будет закрыт."            },
        {"uk", "Міністр сказав, що міст буде закрито."              },
        {"bg", "Министърът каза, че мостът ще бъде затворен." },
        {"el", "Ο υπουργός είπε ότι η γέφυρα θα κλείσει."         },
        {"ar", "قال الوزير إن الجسر سيغلق غدا."                           },
        {"fa", "وزیر گفت که پل بسته می‌شود."                                },
        {"he", "השר אמר כי הגשר ייסגר."                                          },
        {"hi", "मंत्री ने कहा कि पुल बंद रहेगा।"},
        {"th", "รัฐมนตรีกล่าวว่าสะพานจะปิด"   },
        {"ko", "장관은 다리가 폐쇄될 것이라고 말했다."                            },
        {"zh", "部长说这座桥将关闭。"                                                   },
        {"ja", "大臣は橋が閉鎖されると述べた。"                                    },
        {"hy", "Նախարարն ասաց, որ կամուրջը կփակվի։"                  },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_SPAN(rows[i].text,
                   span_of(detect_language(span_of(rows[i].text))->code),
                   rows[i].code);
}

static void test_nothing_to_go_by(void)
{
    static const char *const texts[] = {"", "12 - 14", "Xqzt Bwvk", "   "};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        CHECK_SPAN(texts[i], span_of(detect_language(span_of(texts[i]))->code),
                   "und");
}

static void test_quotations_do_not_turn_it(void)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 1 << 16);

    buf_add(&b, SPAN("The film “Das Leben der Anderen” opened in Москва. "));
    for (size_t i = 0; i < 100; i++)
        buf_add(&b, SPAN("He said that it was the best of the year. "));
    CHECK_SPAN("English", span_of(detect_language(buf_span(&b))->code), "en");
    arena_release(&a);
}

/* The limit may fall inside a character. */
static void test_every_length(void)
{
    struct arena a = {0};
    struct buf b = buf_new(&a, 1 << 16);

    for (size_t i = 0; i < 300; i++)
        buf_add(&b, SPAN("Москва и мы. "));
    for (size_t n = 3980; n < 4020; n++)
        CHECK_SPAN("Russian",
                   span_of(detect_language(span_upto(buf_span(&b), n))->code),
                   "ru");
    arena_release(&a);
}

CU_TestInfo detect_tests[] = {
    {"one sentence each",    test_languages                },
    {"nothing to go by",     test_nothing_to_go_by         },
    {"foreign words inside", test_quotations_do_not_turn_it},
    {"cut at any byte",      test_every_length             },
    CU_TEST_INFO_NULL
};
