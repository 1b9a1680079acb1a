#include "input/html_character.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { LONGEST_NAME = 32 }; /* [bytes] */

struct character {
    const char *name, *text;
};

/* Names of HTML 5 (13.5) that libxml2, which knows those of HTML 4, leaves
 * as they are: punctuation, spaces, letters of Latin Extended-A and signs,
 * which stand in text.  Mathematics is left out.  Sorted. */
static const struct character names[] = {
    {"AMP",                   "&"     },
    {"Abreve",                "\u0102"},
    {"Amacr",                 "\u0100"},
    {"Aogon",                 "\u0104"},
    {"ApplyFunction",         ""      },
    {"COPY",                  "\u00a9"},
    {"Cacute",                "\u0106"},
    {"Ccaron",                "\u010c"},
    {"Ccirc",                 "\u0108"},
    {"Cdot",                  "\u010a"},
    {"Cedilla",               "\u00b8"},
    {"CenterDot",             "\u00b7"},
    {"CloseCurlyDoubleQuote", "\u201d"},
    {"CloseCurlyQuote",       "\u2019"},
    {"Dcaron",                "\u010e"},
    {"DiacriticalAcute",      "\u00b4"},
    {"DiacriticalGrave",      "`"     },
    {"Dot",                   "\u00a8"},
    {"DoubleDot",             "\u00a8"},
    {"DoubleLeftArrow",       "\u21d0"},
    {"DoubleRightArrow",      "\u21d2"},
    {"DownArrow",             "\u2193"},
    {"Dstrok",                "\u0110"},
    {"ENG",                   "\u014a"},
    {"Ecaron",                "\u011a"},
    {"Edot",                  "\u0116"},
    {"Emacr",                 "\u0112"},
    {"Eogon",                 "\u0118"},
    {"FilledVerySmallSquare", "\u25aa"},
    {"GT",                    ">"     },
    {"Gbreve",                "\u011e"},
    {"Gcedil",                "\u0122"},
    {"Gcirc",                 "\u011c"},
    {"Gdot",                  "\u0120"},
    {"Hat",                   "^"     },
    {"Hcirc",                 "\u0124"},
    {"Hstrok",                "\u0126"},
    {"IJlig",                 "\u0132"},
    {"Idot",                  "\u0130"},
    {"Imacr",                 "\u012a"},
    {"Implies",               "\u21d2"},
    {"InvisibleComma",        ""      },
    {"InvisibleTimes",        ""      },
    {"Iogon",                 "\u012e"},
    {"Itilde",                "\u0128"},
    {"Jcirc",                 "\u0134"},
    {"Kcedil",                "\u0136"},
    {"LT",                    "<"     },
    {"Lacute",                "\u0139"},
    {"Lcaron",                "\u013d"},
    {"Lcedil",                "\u013b"},
    {"LeftArrow",             "\u2190"},
    {"Leftarrow",             "\u21d0"},
    {"Lmidot",                "\u013f"},
    {"Lstrok",                "\u0141"},
    {"MediumSpace",           "\u205f"},
    {"Nacute",                "\u0143"},
    {"Ncaron",                "\u0147"},
    {"Ncedil",                "\u0145"},
    {"NegativeMediumSpace",   ""      },
    {"NegativeThickSpace",    ""      },
    {"NegativeThinSpace",     ""      },
    {"NegativeVeryThinSpace", ""      },
    {"NewLine",               "\n"    },
    {"NoBreak",               ""      },
    {"NonBreakingSpace",      "\u00a0"},
    {"Odblac",                "\u0150"},
    {"Omacr",                 "\u014c"},
    {"OpenCurlyDoubleQuote",  "\u201c"},
    {"OpenCurlyQuote",        "\u2018"},
    {"OverBar",               "\u203e"},
    {"PlusMinus",             "\u00b1"},
    {"QUOT",                  "\""    },
    {"REG",                   "\u00ae"},
    {"Racute",                "\u0154"},
    {"Rcaron",                "\u0158"},
    {"Rcedil",                "\u0156"},
    {"RightArrow",            "\u2192"},
    {"Rightarrow",            "\u21d2"},
    {"Sacute",                "\u015a"},
    {"Scedil",                "\u015e"},
    {"Scirc",                 "\u015c"},
    {"ShortDownArrow",        "\u2193"},
    {"ShortLeftArrow",        "\u2190"},
    {"ShortRightArrow",       "\u2192"},
    {"ShortUpArrow",          "\u2191"},
    {"Square",                "\u25a1"},
    {"TRADE",                 "\u2122"},
    {"Tab",                   "\t"    },
    {"Tcaron",                "\u0164"},
    {"Tcedil",                "\u0162"},
    {"ThinSpace",             "\u2009"},
    {"Tstrok",                "\u0166"},
    {"Ubreve",                "\u016c"},
    {"Udblac",                "\u0170"},
    {"Umacr",                 "\u016a"},
    {"UnderBar",              "_"     },
    {"Uogon",                 "\u0172"},
    {"UpArrow",               "\u2191"},
    {"Uring",                 "\u016e"},
    {"Utilde",                "\u0168"},
    {"Verbar",                "\u2016"},
    {"Vert",                  "\u2016"},
    {"VerticalLine",          "|"     },
    {"VeryThinSpace",         "\u200a"},
    {"Wcirc",                 "\u0174"},
    {"Ycirc",                 "\u0176"},
    {"Zacute",                "\u0179"},
    {"Zcaron",                "\u017d"},
    {"Zdot",                  "\u017b"},
    {"ZeroWidthSpace",        ""      },
    {"abreve",                "\u0103"},
    {"af",                    ""      },
    {"amacr",                 "\u0101"},
    {"angst",                 "\u00c5"},
    {"aogon",                 "\u0105"},
    {"ast",                   "*"     },
    {"backprime",             "\u2035"},
    {"bigstar",               "\u2605"},
    {"blacksquare",           "\u25aa"},
    {"bprime",                "\u2035"},
    {"bsemi",                 "\u204f"},
    {"bsol",                  "\\"    },
    {"bullet",                "\u2022"},
    {"cacute",                "\u0107"},
    {"caret",                 "\u2041"},
    {"ccaron",                "\u010d"},
    {"ccirc",                 "\u0109"},
    {"cdot",                  "\u010b"},
    {"centerdot",             "\u00b7"},
    {"check",                 "\u2713"},
    {"checkmark",             "\u2713"},
    {"cir",                   "\u25cb"},
    {"circledR",              "\u00ae"},
    {"colon",                 ":"     },
    {"comma",                 ","     },
    {"commat",                "@"     },
    {"copysr",                "\u2117"},
    {"cross",                 "\u2717"},
    {"dash",                  "\u2010"},
    {"dcaron",                "\u010f"},
    {"ddagger",               "\u2021"},
    {"die",                   "\u00a8"},
    {"div",                   "\u00f7"},
    {"dollar",                "$"     },
    {"downarrow",             "\u2193"},
    {"dstrok",                "\u0111"},
    {"ecaron",                "\u011b"},
    {"edot",                  "\u0117"},
    {"emacr",                 "\u0113"},
    {"emsp13",                "\u2004"},
    {"emsp14",                "\u2005"},
    {"eng",                   "\u014b"},
    {"eogon",                 "\u0119"},
    {"equals",                "="     },
    {"excl",                  "!"     },
    {"female",                "\u2640"},
    {"frac13",                "\u2153"},
    {"frac15",                "\u2155"},
    {"frac16",                "\u2159"},
    {"frac18",                "\u215b"},
    {"frac23",                "\u2154"},
    {"frac25",                "\u2156"},
    {"frac35",                "\u2157"},
    {"frac38",                "\u215c"},
    {"frac45",                "\u2158"},
    {"frac56",                "\u215a"},
    {"frac58",                "\u215d"},
    {"frac78",                "\u215e"},
    {"gacute",                "\u01f5"},
    {"gbreve",                "\u011f"},
    {"gcirc",                 "\u011d"},
    {"gdot",                  "\u0121"},
    {"grave",                 "`"     },
    {"hairsp",                "\u200a"},
    {"half",                  "\u00bd"},
    {"hcirc",                 "\u0125"},
    {"horbar",                "\u2015"},
    {"hstrok",                "\u0127"},
    {"hybull",                "\u2043"},
    {"hyphen",                "\u2010"},
    {"ic",                    ""      },
    {"ijlig",                 "\u0133"},
    {"imacr",                 "\u012b"},
    {"imath",                 "\u0131"},
    {"incare",                "\u2105"},
    {"inodot",                "\u0131"},
    {"iogon",                 "\u012f"},
    {"it",                    ""      },
    {"itilde",                "\u0129"},
    {"jcirc",                 "\u0135"},
    {"kcedil",                "\u0137"},
    {"kgreen",                "\u0138"},
    {"lacute",                "\u013a"},
    {"lbrace",                "{"     },
    {"lbrack",                "["     },
    {"lcaron",                "\u013e"},
    {"lcedil",                "\u013c"},
    {"lcub",                  "{"     },
    {"ldquor",                "\u201e"},
    {"leftarrow",             "\u2190"},
    {"lmidot",                "\u0140"},
    {"lowbar",                "_"     },
    {"lpar",                  "("     },
    {"lsqb",                  "["     },
    {"lsquor",                "\u201a"},
    {"lstrok",                "\u0142"},
    {"male",                  "\u2642"},
    {"malt",                  "\u2720"},
    {"maltese",               "\u2720"},
    {"midast",                "*"     },
    {"mldr",                  "\u2026"},
    {"nacute",                "\u0144"},
    {"napos",                 "\u0149"},
    {"ncaron",                "\u0148"},
    {"ncedil",                "\u0146"},
    {"nldr",                  "\u2025"},
    {"num",                   "#"     },
    {"numero",                "\u2116"},
    {"numsp",                 "\u2007"},
    {"odblac",                "\u0151"},
    {"omacr",                 "\u014d"},
    {"percnt",                "%"     },
    {"period",                "."     },
    {"pertenk",               "\u2031"},
    {"phone",                 "\u260e"},
    {"plus",                  "+"     },
    {"pm",                    "\u00b1"},
    {"puncsp",                "\u2008"},
    {"qprime",                "\u2057"},
    {"quest",                 "?"     },
    {"racute",                "\u0155"},
    {"rbrace",                "}"     },
    {"rbrack",                "]"     },
    {"rcaron",                "\u0159"},
    {"rcedil",                "\u0157"},
    {"rcub",                  "}"     },
    {"rdquor",                "\u201d"},
    {"rightarrow",            "\u2192"},
    {"rpar",                  ")"     },
    {"rsqb",                  "]"     },
    {"rsquor",                "\u2019"},
    {"sacute",                "\u015b"},
    {"scedil",                "\u015f"},
    {"scirc",                 "\u015d"},
    {"semi",                  ";"     },
    {"sext",                  "\u2736"},
    {"slarr",                 "\u2190"},
    {"sol",                   "/"     },
    {"squ",                   "\u25a1"},
    {"square",                "\u25a1"},
    {"squarf",                "\u25aa"},
    {"squf",                  "\u25aa"},
    {"srarr",                 "\u2192"},
    {"star",                  "\u2606"},
    {"starf",                 "\u2605"},
    {"strns",                 "\u00af"},
    {"tcaron",                "\u0165"},
    {"tcedil",                "\u0163"},
    {"tprime",                "\u2034"},
    {"tstrok",                "\u0167"},
    {"ubreve",                "\u016d"},
    {"udblac",                "\u0171"},
    {"umacr",                 "\u016b"},
    {"uogon",                 "\u0173"},
    {"uparrow",               "\u2191"},
    {"uring",                 "\u016f"},
    {"utilde",                "\u0169"},
    {"verbar",                "|"     },
    {"vert",                  "|"     },
    {"wcirc",                 "\u0175"},
    {"ycirc",                 "\u0177"},
    {"zacute",                "\u017a"},
    {"zcaron",                "\u017e"},
    {"zdot",                  "\u017c"},
};

/* Names that end without a semicolon too, as the standard lists them. */
static const char *const loose[] = {
    "AElig",  "AMP",    "Aacute", "Acirc",  "Agrave", "Aring",  "Atilde",
    "Auml",   "COPY",   "Ccedil", "ETH",    "Eacute", "Ecirc",  "Egrave",
    "Euml",   "GT",     "Iacute", "Icirc",  "Igrave", "Iuml",   "LT",
    "Ntilde", "Oacute", "Ocirc",  "Ograve", "Oslash", "Otilde", "Ouml",
    "QUOT",   "REG",    "THORN",  "Uacute", "Ucirc",  "Ugrave", "Uuml",
    "Yacute", "aacute", "acirc",  "acute",  "aelig",  "agrave", "amp",
    "aring",  "atilde", "auml",   "brvbar", "ccedil", "cedil",  "cent",
    "copy",   "curren", "deg",    "divide", "eacute", "ecirc",  "egrave",
    "eth",    "euml",   "frac12", "frac14", "frac34", "gt",     "iacute",
    "icirc",  "iexcl",  "igrave", "iquest", "iuml",   "laquo",  "lt",
    "macr",   "micro",  "middot", "nbsp",   "not",    "ntilde", "oacute",
    "ocirc",  "ograve", "ordf",   "ordm",   "oslash", "otilde", "ouml",
    "para",   "plusmn", "pound",  "quot",   "raquo",  "reg",    "sect",
    "shy",    "sup1",   "sup2",   "sup3",   "szlig",  "thorn",  "times",
    "uacute", "ucirc",  "ugrave", "uml",    "uuml",   "yacute", "yen",
    "yuml",
};

static int compare_character(const void *key, const void *element)
{
    return strcmp(key, ((const struct character *)element)->name);
}

static int compare_name(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

/* The letters and digits that `s` begins with, as a C string. */
static size_t name_of(struct span s, char name[LONGEST_NAME])
{
    size_t n = 0;

    while (n < s.n && n < LONGEST_NAME - 1 && (unsigned char)s.p[n] < 0x80 &&
           (utf8_is_alpha((unsigned char)s.p[n]) ||
            utf8_is_digit((unsigned char)s.p[n]))) {
        name[n] = s.p[n];
        n++;
    }
    name[n] = '\0';
    return n;
}

/* libxml2 knows these in lower case only. */
static bool is_shouted(const char *name)
{
    static const char *const all[] = {"AMP",  "COPY", "GT", "LT",
                                      "QUOT", "REG",  NULL};

    for (const char *const *one = all; *one; one++)
        if (strcmp(name, *one) == 0)
            return true;
    return false;
}

/* "&eacutes" is "és": the longest name that it begins with. */
static size_t add_loose(char name[LONGEST_NAME], size_t n, struct buf *out)
{
    for (; n >= 2; n--) {
        bool shouted;

        name[n] = '\0';
        if (!bsearch(name, loose, sizeof loose / sizeof *loose, sizeof *loose,
                     compare_name))
            continue;
        shouted = is_shouted(name);
        buf_char(out, '&');
        for (size_t i = 0; i < n; i++)
            buf_char(out, (char)(shouted ? name[i] | 0x20 : name[i]));
        buf_char(out, ';');
        return n;
    }
    return 0;
}

size_t html_character(struct span s, struct buf *out)
{
    char name[LONGEST_NAME];
    size_t n = name_of(s, name);
    const struct character *found;

    if (n < s.n && s.p[n] == ';') {
        found = bsearch(name, names, sizeof names / sizeof *names,
                        sizeof *names, compare_character);
        if (found) {
            buf_add(out, span_of(found->text));
            return n + 1;
        }
        if (bsearch(name, loose, sizeof loose / sizeof *loose, sizeof *loose,
                    compare_name) == NULL)
            return 0;
    }
    n = add_loose(name, n, out);
    return n < s.n && n > 0 && s.p[n] == ';' ? n + 1 : n;
}
