#include "input/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "input/signature.h"

enum {
    LONGEST_NAME = 40,   /* [bytes] IANA: names have at most 40 */
    UTF16_SAMPLE = 4000, /* [bytes] */
    PIECE = 4096         /* [bytes] of iconv's output at a time */
};

/* windows-1252, 0x80 to 0x9f; WHATWG index, with its five C1 controls. */
static const uint16_t cp1252[32] = {
    0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
    0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,   0x17d,  0x8f,
    0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};

enum family {
    FAMILY_UTF8,
    FAMILY_CP1252,
    FAMILY_UTF16,
    FAMILY_UTF32,
    FAMILY_ICONV
};

struct encoding {
    enum family family;
    bool big;   /* UTF-16, UTF-32: most significant byte first */
    size_t bom; /* [bytes] to skip */
    char name[LONGEST_NAME + 1]; /* FAMILY_ICONV */
};

/* Names whose meaning on the web is wider than their own, and short forms
 * that iconv does not know.  Source: WHATWG Encoding Standard, section 4. */
static const struct alias {
    const char *name;
    enum family family;
    bool big;
    const char *iconv;
} aliases[] = {
    {"utf-8",             FAMILY_UTF8,   false, NULL          },
    {"utf8",              FAMILY_UTF8,   false, NULL          },
    {"unicode-1-1-utf-8", FAMILY_UTF8,   false, NULL          },
    {"us-ascii",          FAMILY_CP1252, false, NULL          },
    {"ascii",             FAMILY_CP1252, false, NULL          },
    {"iso-8859-1",        FAMILY_CP1252, false, NULL          },
    {"iso8859-1",         FAMILY_CP1252, false, NULL          },
    {"iso_8859-1",        FAMILY_CP1252, false, NULL          },
    {"latin1",            FAMILY_CP1252, false, NULL          },
    {"latin-1",           FAMILY_CP1252, false, NULL          },
    {"l1",                FAMILY_CP1252, false, NULL          },
    {"windows-1252",      FAMILY_CP1252, false, NULL          },
    {"cp1252",            FAMILY_CP1252, false, NULL          },
    {"x-cp1252",          FAMILY_CP1252, false, NULL          },
    {"utf-16",            FAMILY_UTF16,  false, NULL          },
    {"utf-16le",          FAMILY_UTF16,  false, NULL          },
    {"utf-16be",          FAMILY_UTF16,  true,  NULL          },
    {"unicode",           FAMILY_UTF16,  false, NULL          },
    {"utf-32",            FAMILY_UTF32,  false, NULL          },
    {"utf-32le",          FAMILY_UTF32,  false, NULL          },
    {"utf-32be",          FAMILY_UTF32,  true,  NULL          },
    {"iso-8859-9",        FAMILY_ICONV,  false, "WINDOWS-1254"},
    {"latin5",            FAMILY_ICONV,  false, "WINDOWS-1254"},
    {"iso-8859-11",       FAMILY_ICONV,  false, "CP874"       },
    {"tis-620",           FAMILY_ICONV,  false, "CP874"       },
    {"windows-874",       FAMILY_ICONV,  false, "CP874"       },
    {"gb2312",            FAMILY_ICONV,  false, "GB18030"     },
    {"gb_2312-80",        FAMILY_ICONV,  false, "GB18030"     },
    {"gbk",               FAMILY_ICONV,  false, "GB18030"     },
    {"x-gbk",             FAMILY_ICONV,  false, "GB18030"     },
    {"big5",              FAMILY_ICONV,  false, "BIG5-HKSCS"  },
    {"big5-hkscs",        FAMILY_ICONV,  false, "BIG5-HKSCS"  },
    {"x-x-big5",          FAMILY_ICONV,  false, "BIG5-HKSCS"  },
    {"shift_jis",         FAMILY_ICONV,  false, "CP932"       },
    {"shift-jis",         FAMILY_ICONV,  false, "CP932"       },
    {"sjis",              FAMILY_ICONV,  false, "CP932"       },
    {"x-sjis",            FAMILY_ICONV,  false, "CP932"       },
    {"windows-31j",       FAMILY_ICONV,  false, "CP932"       },
    {"x-euc-jp",          FAMILY_ICONV,  false, "EUC-JP"      },
    {"euc-kr",            FAMILY_ICONV,  false, "UHC"         },
    {"ks_c_5601-1987",    FAMILY_ICONV,  false, "UHC"         },
    {"ksc5601",           FAMILY_ICONV,  false, "UHC"         },
    {"windows-949",       FAMILY_ICONV,  false, "UHC"         },
    {"x-mac-roman",       FAMILY_ICONV,  false, "MACINTOSH"   },
    {"x-mac-cyrillic",    FAMILY_ICONV,  false, "MAC-CYRILLIC"},
    {"iso-8859-8-i",      FAMILY_ICONV,  false, "ISO-8859-8"  },
};

static bool is_name_char(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           c == '-' || c == '_' || c == '.' || c == ':' || c == '+';
}

static bool iconv_knows(const char *name)
{
    iconv_t cd = iconv_open("UTF-8", name);

    /* Any other error is the system's, which decode_iconv() tells. */
    if (cd == (iconv_t)-1)
        return errno != EINVAL;
    iconv_close(cd);
    return true;
}

static void set_name(struct encoding *e, struct span name)
{
    memcpy(e->name, name.p, name.n);
    e->name[name.n] = '\0';
}

static bool find_encoding(struct span name, struct encoding *e)
{
    *e = (struct encoding){.family = FAMILY_ICONV};
    if (name.n == 0 || name.n > LONGEST_NAME)
        return false;
    for (size_t i = 0; i < name.n; i++)
        if (!is_name_char(name.p[i]))
            return false;
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        const struct alias *alias = &aliases[i];

        if (!span_eq_folded(name, span_of(alias->name)))
            continue;
        e->family = alias->family;
        e->big = alias->big;
        if (alias->iconv)
            set_name(e, span_of(alias->iconv));
        return !alias->iconv || iconv_knows(e->name);
    }
    set_name(e, name);
    return iconv_knows(e->name);
}

static bool find_mark(struct span b, struct encoding *e)
{
    static const struct {
        struct span mark;
        enum family family;
        bool big;
    } marks[] = {
        {{"\xef\xbb\xbf", 3},     FAMILY_UTF8,  false},
        {{"\xff\xfe\x00\x00", 4}, FAMILY_UTF32, false},
        {{"\x00\x00\xfe\xff", 4}, FAMILY_UTF32, true },
        {{"\xff\xfe", 2},         FAMILY_UTF16, false},
        {{"\xfe\xff", 2},         FAMILY_UTF16, true },
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (span_starts(b, marks[i].mark)) {
            *e = (struct encoding){.family = marks[i].family,
                                   .big = marks[i].big,
                                   .bom = marks[i].mark.n};
            return true;
        }
    return false;
}

/* UTF-16 without a mark: in text with ASCII in it every other byte is
 * often NUL, and the ones between hardly ever are. */
static bool looks_utf16(struct span b, struct encoding *e)
{
    size_t n = b.n < UTF16_SAMPLE ? b.n : UTF16_SAMPLE, nul[2] = {0};

    if (n < 8)
        return false;
    for (size_t i = 0; i < n; i++)
        nul[i & 1] += b.p[i] == '\0';
    size_t most = nul[0] > nul[1] ? nul[0] : nul[1];
    size_t least = nul[0] > nul[1] ? nul[1] : nul[0];
    /* A third of one half and a fiftieth of the other. */
    if (most * 6 < n || least * 100 > n)
        return false;
    *e = (struct encoding){.family = FAMILY_UTF16, .big = nul[0] > nul[1]};
    return true;
}

bool encoding_is_known(struct span name)
{
    struct encoding e;

    return find_encoding(name, &e);
}

/* Sequences of two bytes and more that are UTF-8, and bytes that are not. */
static void weigh_utf8(struct span b, size_t *good, size_t *bad)
{
    *good = *bad = 0;
    for (size_t at = 0; at < b.n;) {
        size_t n;

        at = utf8_plain_until(b, at);
        if (at == b.n)
            break;
        n = utf8_sequence(b, at);
        *good += n > 1;
        *bad += n == 0;
        at += n ? n : 1;
    }
}

/* Encodings whose bytes are all ASCII, so that they look like UTF-8. */
static bool is_seven_bit(const struct encoding *e)
{
    struct span name = span_of(e->name);

    return e->family == FAMILY_ICONV &&
           (span_eq_folded(span_upto(name, name.n < 9 ? name.n : 9),
                           SPAN("iso-2022-")) ||
            span_eq_folded(name, SPAN("hz-gb-2312")));
}

static struct encoding choose(struct span b)
{
    struct encoding e = {0}, utf8 = {.family = FAMILY_UTF8};
    size_t good, bad;
    bool declared;

    if (looks_utf16(b, &e))
        return e;
    declared = find_encoding(encoding_declared(b), &e);
    /* A declaration that could be read as ASCII is not UTF-16 or -32. */
    if (e.family == FAMILY_UTF16 || e.family == FAMILY_UTF32)
        declared = false;
    if (declared && is_seven_bit(&e))
        return e;
    weigh_utf8(b, &good, &bad);
    if (bad == 0)
        return utf8;
    /* One slip in a UTF-8 page must not turn the rest into mojibake. */
    if (declared && e.family != FAMILY_UTF8)
        return good > 10 * bad ? utf8 : e;
    /* Latin-1 text is hardly ever UTF-8 by chance, the less if the page says
     * that it is UTF-8. */
    if (good > bad || (declared && 2 * good > bad))
        return utf8;
    return (struct encoding){.family = FAMILY_CP1252};
}

static struct span decode_cp1252(struct span b, struct arena *a)
{
    struct buf out = buf_new(a, 3 * b.n + 1);

    for (size_t at = 0; at < b.n; at++) {
        unsigned char c = (unsigned char)b.p[at];

        if (c < 0x80 || c >= 0xa0)
            buf_code_point(&out, c);
        else
            buf_code_point(&out, cp1252[c - 0x80]);
    }
    return buf_span(&out);
}

static uint32_t unit(struct span b, size_t at, size_t size, bool big)
{
    uint32_t c = 0;

    for (size_t i = 0; i < size; i++)
        c = c << 8 | (unsigned char)b.p[at + (big ? i : size - 1 - i)];
    return c;
}

static bool is_surrogate(uint32_t c)
{
    return c >= 0xd800 && c < 0xe000;
}

/* UTF-16 and UTF-32; what is no character becomes a byte that is none
 * either, so that encoding_clean() counts it. */
static struct span decode_units(struct span b, const struct encoding *e,
                                struct arena *a)
{
    size_t size = e->family == FAMILY_UTF16 ? 2 : 4;
    struct buf out = buf_new(a, 3 * b.n + 1);
    size_t at = 0;

    while (b.n - at >= size) {
        uint32_t c = unit(b, at, size, e->big), low;

        at += size;
        if (size == 2 && c >= 0xd800 && c < 0xdc00 && b.n - at >= 2) {
            low = unit(b, at, 2, e->big);
            if (low >= 0xdc00 && low < 0xe000) {
                c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
                at += 2;
            }
        }
        if (is_surrogate(c) || c > 0x10ffff)
            buf_char(&out, (char)0xff);
        else
            buf_code_point(&out, c);
    }
    if (at < b.n)
        buf_char(&out, (char)0xff);
    return buf_span(&out);
}

static struct span decode_iconv(struct span b, const char *name,
                                struct arena *a)
{
    iconv_t cd = iconv_open("UTF-8", name);
    struct buf out = buf_new(a, 8 * b.n + PIECE);
    char piece[PIECE], *in = (char *)(uintptr_t)b.p;
    size_t left = b.n;

    if (cd == (iconv_t)-1) {
        arena_exhausted(a); /* the name was known before */
        return b;
    }
    while (left) {
        char *to = piece;
        size_t room = sizeof piece, n = iconv(cd, &in, &left, &to, &room);

        buf_add(&out, (struct span){piece, sizeof piece - room});
        if (n != (size_t)-1 || errno == E2BIG)
            continue;
        buf_char(&out, (char)0xff);
        if (errno == EINVAL)
            break;
        in++;
        left--;
        iconv(cd, NULL, NULL, NULL, NULL);
    }
    iconv_close(cd);
    return buf_span(&out);
}

static struct span decode(struct span b, const struct encoding *e,
                          struct arena *a)
{
    b = span_from(b, e->bom);
    switch (e->family) {
    case FAMILY_CP1252:
        return decode_cp1252(b, a);
    case FAMILY_UTF16:
    case FAMILY_UTF32:
        return decode_units(b, e, a);
    case FAMILY_ICONV:
        return decode_iconv(b, e->name, a);
    default:
        return b;
    }
}

/* Random bytes hold 12 % control characters, text none; 5 % leaves room
 * for terminal escapes, and a few for the shortest texts. */
static bool is_binary(const struct repair *repair, struct span text)
{
    return repair->controls > 4 + text.n / 20;
}

bool encoding_decode(const struct encoding_request *request, struct arena *a,
                     struct span *text, struct repair *repair, struct err *err)
{
    struct span b = request->bytes, raw;
    struct encoding e = {.family = FAMILY_UTF8};
    const char *what;

    *repair = (struct repair){0};
    if (b.n == 0)
        return err_set(err, STATUS_NOTHING, "the input is empty");
    what = signature_find(b);
    if (what)
        return err_set(err, STATUS_NOTHING, "the input is %s, not text", what);
    if (request->named.n && !find_encoding(request->named, &e))
        return err_set(err, STATUS_USAGE, "unknown encoding '%.*s'",
                       (int)(request->named.n < 60 ? request->named.n : 60),
                       request->named.p);
    if (request->unicode)
        e.bom = span_starts(b, SPAN("\xef\xbb\xbf")) ? 3 : 0;
    else if (!find_mark(b, &e) && !request->named.n)
        e = choose(b);
    raw = decode(b, &e, a);
    *text = encoding_clean(raw, a, repair);
    if (is_binary(repair, raw))
        return err_set(err, STATUS_NOTHING, "the input is binary, not text");
    return true;
}
