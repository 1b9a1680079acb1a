/* Pages as the web encodes them, and as it says that they are encoded. */
#include "input/input.h"
#include "tests/check.h"

/* Bytes in octal, because three digits never run on into the text. */
#define BYTES(lit)                                                             \
    {                                                                          \
        (lit), sizeof(lit) - 1                                                 \
    }

static const struct {
    const char *name;
    struct span page;
    const char *want;
} rows[] = {
    {"cp1252 as iso-8859-1",
     BYTES("<html><head><meta charset=iso-8859-1></head><body><p>\223It"
           " costs \2005 \226 more than before,\224 he said.</p>"),
     "“It costs €5 – more than before,” he said."     },
    {"cp1252 without a word",
     BYTES("<html><body><p>Die Br\374cke kostet 5 \200, sagte er.</p>"),
     "Die Brücke kostet 5 €, sagte er."                    },
    {"iso-8859-2",
     BYTES("<html><head><meta charset=iso-8859-2></head><body><p>Most w"
           " \243odzi zamkni\352to w \266rod\352.</p>"),
     "Most w Łodzi zamknięto w środę."                    },
    {"iso-8859-15 has the euro",
     BYTES("<html><head><meta charset=iso-8859-15></head><body><p>Le po"
           "nt co\373te 5 \244, dit-il \340 l'\275il.</p>"),
     "Le pont coûte 5 €, dit-il à l'œil."                },
    {"windows-1250",
     BYTES("<html><head><meta charset=windows-1250></head><body><p>Most"
           " uzav\370eli ve st\370edu ve\350er.</p>"),
     "Most uzavřeli ve středu večer."                      },
    {"windows-1251",
     BYTES("<html><head><meta charset=windows-1251></head><body><p>\314"
           "\356\361\362 \347\340\352\360\373\353\350 \342 \361\360\345"
           "\344\363 \342\345\367\345\360\356\354.</p>"),
     "Мост закрыли в среду вечером."  },
    {"KOI8-R",
     BYTES("<html><head><meta charset=koi8-r></head><body><p>\355\317\323"
           "\324 \332\301\313\322\331\314\311 \327 \323\322\305\304\325"
           " \327\305\336\305\322\317\315.</p>"),
     "Мост закрыли в среду вечером."  },
    {"KOI8-U",
     BYTES("<html><head><meta http-equiv=Content-Type content=\"text/ht"
           "ml; charset=koi8-u\"></head><body><p>\355\246\323\324 \332\301"
           "\313\322\311\314\311 \327 \323\305\322\305\304\325 \327\327"
           "\305\336\305\322\246.</p>"),
     "Міст закрили в середу ввечері."},
    {"windows-1253",
     BYTES("<html><head><meta charset=windows-1253></head><body><p>\307"
           " \343\335\366\365\361\341 \335\352\353\345\351\363\345 \364"
           "\347\355 \324\345\364\334\361\364\347.</p>"),
     "Η γέφυρα έκλεισε την Τετάρτη."  },
    {"windows-1256",
     BYTES("<html><head><meta charset=windows-1256></head><body><p>\303"
           "\333\341\336 \307\341\314\323\321 \343\323\307\301 \307\341"
           "\303\321\310\332\307\301.</p>"),
     "أغلق الجسر مساء الأربعاء."         },
    {"Shift_JIS",
     BYTES("<html><head><meta charset=Shift_JIS></head><body><p>\213\264"
           "\202\315\220\205\227j\223\372\202\314\226\351\202\311\225\302"
           "\215\275\202\263\202\352\202\275\201B</p>"),
     "橋は水曜日の夜に閉鎖された。"             },
    {"Shift_JIS is windows-31j",
     BYTES("<html><head><meta charset=Shift_JIS></head><body><p>\207@\213"
           "\264\202\315\201`\225\302\215\275\202\263\202\352\202\275\201"
           "B</p>"),
     "①橋は～閉鎖された。"                         },
    {"EUC-JP",
     BYTES("<html><head><meta charset=EUC-JP></head><body><p>\266\266\244"
           "\317\277\345\315\313\306\374\244\316\314\353\244\313\312\304"
           "\272\277\244\265\244\354\244\277\241\243</p>"),
     "橋は水曜日の夜に閉鎖された。"             },
    {"ISO-2022-JP",
     BYTES("<html><head><meta charset=ISO-2022-JP></head><body><p>\033$"
           "B66$O?eMKF|$NLk$KJD:?$5$l$?!#\033(B</p>"),
     "橋は水曜日の夜に閉鎖された。"             },
    {"GB2312 means GB18030",
     BYTES("<html><head><meta charset=gb2312></head><body><p>\264\363\230"
           "\362\326\334\310\375\315\355\311\317\271\330\261\325\243\254"
           "\2019\3571\241\243</p>"),
     "大橋周三晚上关闭，㐂。"                      },
    {"GB18030",
     BYTES("<html><head><meta charset=gb18030></head><body><p>\264\363\307"
           "\305\326\334\310\375\315\355\311\317\271\330\261\325\241\243"
           "</p>"),
     "大桥周三晚上关闭。"                            },
    {"Big5",
     BYTES("<html><head><meta charset=big5></head><body><p>\244j\276\364"
           "\266g\244T\261\337\244W\303\366\263\254\241C</p>"),
     "大橋週三晚上關閉。"                            },
    {"EUC-KR",
     BYTES("<html><head><meta charset=euc-kr></head><body><p>\264\331\270"
           "\256\264\302 \274\366\277\344\300\317 \300\372\263\341\277\241"
           " \306\363\274\342\265\307\276\372\264\331.</p>"),
     "다리는 수요일 저녁에 폐쇄되었다."         },
    {"EUC-KR means windows-949",
     BYTES("<html><head><meta charset=euc-kr></head><body><p>\264\331\270"
           "\256\260\241 \224\356 \306\363\274\342\265\307\276\372\264\331"
           ".</p>"),
     "다리가 뷁 폐쇄되었다."                         },
    {"UTF-16 little with mark",
     BYTES("\377\376<\000h\000t\000m\000l\000>\000<\000b\000o\000d\000y"
           "\000>\000<\000p\000>\000D\000i\000e\000 \000B\000r\000\374\000"
           "c\000k\000e\000 \000i\000s\000t\000 \000\036 z\000u\000\034"
           " ,\000 \000s\000a\000g\000t\000e\000 \000e\000r\000 \000a\000"
           "m\000 \000M\000i\000t\000t\000w\000o\000c\000h\000.\000<\000"
           "/\000p\000>\000"),
     "Die Brücke ist „zu“, sagte er am Mittwoch."        },
    {"UTF-16 big with mark",
     BYTES("\376\377\000<\000h\000t\000m\000l\000>\000<\000b\000o\000d\000"
           "y\000>\000<\000p\000>\000D\000i\000e\000 \000B\000r\000\374"
           "\000c\000k\000e\000 \000i\000s\000t\000  \036\000z\000u \034"
           "\000,\000 \000s\000a\000g\000t\000e\000 \000e\000r\000 \000"
           "a\000m\000 \000M\000i\000t\000t\000w\000o\000c\000h\000.\000"
           "<\000/\000p\000>"),
     "Die Brücke ist „zu“, sagte er am Mittwoch."        },
    {"UTF-16 little without mark",
     BYTES("<\000h\000t\000m\000l\000>\000<\000b\000o\000d\000y\000>\000"
           "<\000p\000>\000D\000i\000e\000 \000B\000r\000\374\000c\000k"
           "\000e\000 \000i\000s\000t\000 \000\036 z\000u\000\034 ,\000"
           " \000s\000a\000g\000t\000e\000 \000e\000r\000 \000a\000m\000"
           " \000M\000i\000t\000t\000w\000o\000c\000h\000.\000<\000/\000"
           "p\000>\000"),
     "Die Brücke ist „zu“, sagte er am Mittwoch."        },
    {"UTF-16 big without mark",
     BYTES("\000<\000h\000t\000m\000l\000>\000<\000b\000o\000d\000y\000"
           ">\000<\000p\000>\000D\000i\000e\000 \000B\000r\000\374\000c"
           "\000k\000e\000 \000i\000s\000t\000  \036\000z\000u \034\000"
           ",\000 \000s\000a\000g\000t\000e\000 \000e\000r\000 \000a\000"
           "m\000 \000M\000i\000t\000t\000w\000o\000c\000h\000.\000<\000"
           "/\000p\000>"),
     "Die Brücke ist „zu“, sagte er am Mittwoch."        },
    {"UTF-16 says utf-8",
     BYTES("\377\376<\000h\000t\000m\000l\000>\000<\000h\000e\000a\000d"
           "\000>\000<\000m\000e\000t\000a\000 \000c\000h\000a\000r\000"
           "s\000e\000t\000=\000u\000t\000f\000-\0008\000>\000<\000/\000"
           "h\000e\000a\000d\000>\000<\000h\000t\000m\000l\000>\000<\000"
           "b\000o\000d\000y\000>\000<\000p\000>\000D\000i\000e\000 \000"
           "B\000r\000\374\000c\000k\000e\000 \000i\000s\000t\000 \000\036"
           " z\000u\000\034 ,\000 \000s\000a\000g\000t\000e\000 \000e\000"
           "r\000 \000a\000m\000 \000M\000i\000t\000t\000w\000o\000c\000"
           "h\000.\000<\000/\000p\000>\000"),
     "Die Brücke ist „zu“, sagte er am Mittwoch."        },
    {"utf-8 says utf-16",
     BYTES("<html><head><meta charset=utf-16></head><body><p>Die Br\303"
           "\274cke ist \342\200\236zu\342\200\234, sagte er am Mittwoc"
           "h."),
     "Die Brücke ist „zu“, sagte er am Mittwoch."        },
    {"mark against meta",
     BYTES("\357\273\277<html><head><meta charset=iso-8859-1></head><bo"
           "dy><p>Die Br\303\274cke ist \342\200\236zu\342\200\234, sag"
           "te er am Mittwoch."),
     "Die Brücke ist „zu“, sagte er am Mittwoch."        },
    {"mark against bytes that are Latin-1",
     BYTES("\357\273\277<html><body><p>Die Br\374cke ist zu, sagte er."),
     "Die Br�cke ist zu, sagte er."                         },
    {"valid utf-8 against meta",
     BYTES("<html><head><meta charset=windows-1251></head><body><p>Die "
           "Br\303\274cke ist \342\200\236zu\342\200\234, sagte er am M"
           "ittwoch."),
     "Die Brücke ist „zu“, sagte er am Mittwoch."        },
    {"meta against http-equiv: the first counts",
     BYTES("<html><head><meta charset=koi8-r><meta http-equiv=Content-T"
           "ype content=\"text/html; charset=windows-1251\"></head><bod"
           "y><p>\355\317\323\324 \332\301\313\322\331\314\311 \327 \323"
           "\322\305\304\325."),
     "Мост закрыли в среду."                 },
    {"http-equiv against meta: the first counts",
     BYTES("<html><head><meta http-equiv=Content-Type content=\"text/ht"
           "ml; charset=windows-1251\"><meta charset=koi8-r></head><bod"
           "y><p>\314\356\361\362 \347\340\352\360\373\353\350 \342 \361"
           "\360\345\344\363."),
     "Мост закрыли в среду."                 },
    {"meta behind a title that is not ASCII",
     BYTES("<html><head><title>\314\356\361\362</title><meta charset=wi"
           "ndows-1251></head><body><p>\314\356\361\362 \347\340\352\360"
           "\373\353\350 \342 \361\360\345\344\363."),
     "Мост закрыли в среду."                 },
    {"a name that nobody knows",
     BYTES("<html><head><meta charset=x-nothing></head><body><p>Die Br\374"
           "cke ist zu.</p>"),
     "Die Brücke ist zu."                                    },
    {"one bad byte in utf-8",
     BYTES("<html><head><meta charset=utf-8></head><body><p>Die Br\303\274"
           "cke \303\274ber den Flu\303\237 ist \377 zu, sagte er."),
     "Die Brücke über den Fluß ist � zu, sagte er."      },
    {"entities without semicolon",
     BYTES("<html><body><p>Caf&eacute in Br&uuml;nn &copy 2020, 5 &lt 6"
           ", AT&T."),
     "Café in Brünn © 2020, 5 < 6, AT&T."                  },
    {"entities of HTML 5",
     BYTES("<html><body><p>One&comma; two&period; &hellip;&nbsp;&rarr; "
           "&check; done."),
     "One, two. … → ✓ done."                            },
    {"C1 references",
     BYTES("<html><body><p>&#147;It&#146;s &#x80;5 &#150; more,&#148; h"
           "e said."),
     "“It’s €5 – more,” he said."                   },
    {"references out of range",
     BYTES("<html><body><p>One &#xD800; two &#x110000; three &#0; four."),
     "One two three four."                                    },
    {"NUL",                                       BYTES("<html><body><p>The bridge\000 is closed, he said."),
     "The bridge is closed, he said."                         },
    {"overlong and surrogate",
     BYTES("<html><head><meta charset=utf-8></head><body><p>Caf\303\251"
           ", \303\251t\303\251, h\303\264tel: \300\257 and \355\240\200"
           " end."),
     "Café, été, hôtel: �� and �� end."           },
    {"names run on",
     BYTES("<html><body><p>Caf&eacutes &AMP bars, &Eacute;t&eacute, &CO"
           "PY; 5&frac12kg."),
     "Cafés & bars, Été, © 5½kg."                        },
    {"letters of Central Europe",
     BYTES("<html><body><p>&Ccaron;as v &Lstrok;odzi a Brn&ecaron;, pr&"
           "yacute; &rdquor;dobr&ecaron;&rdquor;."),
     "Čas v Łodzi a Brně, prý ”dobrě”."              },
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct input_hints hints = {.format = FORMAT_HTML};
        struct arena a = {0};
        struct document doc;
        struct err err = {0};

        CHECK_TRUE(rows[i].name,
                   input_read(rows[i].page, &hints, &a, &doc, &err));
        CHECK_SPAN(rows[i].name, doc.text, rows[i].want);
        arena_release(&a);
    }
}

/* The format is known whatever the encoding. */
static void test_sniffed(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct input_hints hints = {0};
        struct arena a = {0};
        struct document doc = {0};
        struct err err = {0};

        CHECK_TRUE(rows[i].name,
                   input_read(rows[i].page, &hints, &a, &doc, &err));
        CHECK_SIZE(rows[i].name, doc.format, FORMAT_HTML);
        arena_release(&a);
    }
}

CU_TestInfo page_encoding_tests[] = {
    {"pages in many encodings", test_rows   },
    {"are known to be pages",   test_sniffed},
    CU_TEST_INFO_NULL
};
