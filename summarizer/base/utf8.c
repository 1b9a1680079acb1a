#include "base/utf8.h"

size_t utf8_sequence(struct span s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.p + at;
    size_t left = s.n - at;
    unsigned char low = 0x80, high = 0xbf;
    size_t n;

    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xc2 || p[0] > 0xf4)
        return 0;
    n = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    if (left < n)
        return 0;
    if (p[0] == 0xe0)
        low = 0xa0;
    else if (p[0] == 0xed)
        high = 0x9f;
    else if (p[0] == 0xf0)
        low = 0x90;
    else if (p[0] == 0xf4)
        high = 0x8f;
    if (p[1] < low || p[1] > high)
        return 0;
    for (size_t i = 2; i < n; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    return n;
}

uint32_t utf8_read_long(struct span s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.p + *at;
    size_t n = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    uint32_t c;

    if (p[0] < 0xc0 || s.n - *at < n) {
        *at += 1;
        return UTF8_REPLACEMENT;
    }
    c = p[0] & (0xffu >> (n + 1));
    for (size_t i = 1; i < n; i++)
        c = c << 6 | (p[i] & 0x3f);
    *at += n;
    return c;
}

uint32_t utf8_before(struct span s, size_t *at)
{
    size_t start = *at - 1, copy;

    while (start > 0 && *at - start < 4 &&
           ((unsigned char)s.p[start] & 0xc0) == 0x80)
        start--;
    copy = start;
    *at = start;
    return utf8_read(s, &copy);
}

size_t utf8_write(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

/* Eight bytes at once: one in each byte of a word, and its high bit. */
static const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;

static uint64_t read_8(const char *p)
{
    uint64_t word;

    memcpy(&word, p, 8);
    return word;
}

/* Not 0 if any of eight bytes, none beyond ASCII, is less than `limit`.
 * Source: S. Anderson, "Bit Twiddling Hacks", hasless(). */
static uint64_t any_below(uint64_t word, unsigned char limit)
{
    return (word - ones * limit) & ~word & highs;
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

size_t utf8_plain_until(struct span s, size_t at)
{
    while (s.n - at >= 8) {
        uint64_t word = read_8(s.p + at);

        if (((word & highs) | any_below(word, 0x20) |
             any_below(word ^ ones * 0x7f, 1) |
             any_below(word ^ ones * '"', 1) |
             any_below(word ^ ones * '\\', 1)) != 0)
            break;
        at += 8;
    }
    while (at < s.n && is_plain((unsigned char)s.p[at]))
        at++;
    return at;
}

size_t utf8_count(struct span s)
{
    size_t n = 0, at = 0;

    /* A byte that goes on with a character has its high bit and not the
     * next one. */
    for (; s.n - at >= 8; at += 8) {
        uint64_t word = read_8(s.p + at);
        uint64_t inner = word & ~(word << 1) & highs;

        n += 8 - (size_t)((inner >> 7) * ones >> 56);
    }
    for (; at < s.n; at++)
        n += ((unsigned char)s.p[at] & 0xc0) != 0x80;
    return n;
}

static bool between(uint32_t c, uint32_t low, uint32_t high)
{
    return c >= low && c <= high;
}

/* Latin Extended-A alternates upper and lower, but the parity changes at
 * U+0138 and U+0149 and ends at U+0178. */
static bool latin_a_upper(uint32_t c)
{
    if (between(c, 0x139, 0x148) || c >= 0x179)
        return (c & 1) && c != 0x17f;
    return !(c & 1) && c != 0x138;
}

/* Pairs of upper and lower case that alternate, beyond Latin Extended-A:
 * Latin Extended-B with its Romanian letters, Cyrillic Extended. */
static bool alternates(uint32_t c)
{
    return between(c, 0x1de, 0x233) || between(c, 0x460, 0x52f) ||
           between(c, 0x1e00, 0x1eff);
}

bool utf8_wide_upper(uint32_t c)
{
    if (c < 0x100)
        return between(c, 0xc0, 0xde) && c != 0xd7;
    if (c < 0x180)
        return latin_a_upper(c);
    if (alternates(c))
        return !(c & 1);
    return c == 0x386 || between(c, 0x388, 0x3ab) || between(c, 0x400, 0x42f) ||
           between(c, 0x531, 0x556);
}

bool utf8_wide_lower(uint32_t c)
{
    if (c < 0x100)
        return c >= 0xdf && c != 0xf7;
    if (c < 0x180)
        return !latin_a_upper(c);
    if (alternates(c))
        return c & 1;
    return between(c, 0x3ac, 0x3ce) || between(c, 0x430, 0x45f) ||
           between(c, 0x561, 0x587);
}

bool utf8_is_cjk(uint32_t c)
{
    return between(c, 0x3041, 0x30ff) || between(c, 0x3400, 0x9fff) ||
           between(c, 0xac00, 0xd7a3) || between(c, 0xf900, 0xfaff) ||
           between(c, 0x20000, 0x3ffff);
}

/* Signs inside the letter blocks that are no letters: stops, commas and
 * question marks of Greek, Armenian, Hebrew, Arabic, Indic, Ethiopic, Thai. */
static bool is_foreign_mark(uint32_t c)
{
    static const uint16_t marks[] = {
        0x37e,  0x387,  0x55a,  0x55b,  0x55c,  0x55d,  0x55e,  0x589,
        0x58a,  0x5be,  0x5f3,  0x5f4,  0x60c,  0x61b,  0x61f,  0x66a,
        0x6d4,  0x964,  0x965,  0xe2f,  0xe5a,  0xe5b,  0x104a, 0x104b,
        0x10fb, 0x1361, 0x1362, 0x1363, 0x1364, 0x1367, 0x17d4, 0x17d5};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == c)
            return true;
    return false;
}

static bool is_latin_letter(uint32_t c)
{
    return c == 0xaa || c == 0xb5 || c == 0xba ||
           (c >= 0xc0 && c != 0xd7 && c != 0xf7);
}

bool utf8_wide_alpha(uint32_t c)
{
    if (c < 0x180)
        return is_latin_letter(c);
    if (c < 0x2000)
        return !is_foreign_mark(c) && !utf8_is_digit(c) && !utf8_is_space(c);
    return utf8_is_cjk(c) || between(c, 0x2c00, 0x2dff) ||
           between(c, 0xa490, 0xabff) || between(c, 0xfb00, 0xfdff) ||
           between(c, 0xfe70, 0xfefc) || between(c, 0x10000, 0x1efff);
}

bool utf8_wide_digit(uint32_t c)
{
    return between(c, 0x660, 0x669) || between(c, 0x6f0, 0x6f9) ||
           between(c, 0x966, 0x96f);
}

bool utf8_wide_space(uint32_t c)
{
    return c == 0x85 || c == 0xa0 || c == 0x1680 ||
           between(c, 0x2000, 0x200b) || c == 0x2028 || c == 0x2029 ||
           c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

uint32_t utf8_wide_to_lower(uint32_t c)
{
    if (!utf8_is_upper(c))
        return c;
    if (c < 0x100)
        return c + 0x20;
    if (c == 0x178)
        return 0xff;
    if (c == 0x130)
        return 'i';
    if (c < 0x250)
        return c + 1;
    if (c == 0x386)
        return 0x3ac;
    if (between(c, 0x388, 0x38a))
        return c + 37;
    if (c == 0x38c)
        return 0x3cc;
    if (c == 0x38e || c == 0x38f)
        return c + 63;
    if (c < 0x400)
        return c + 0x20;
    if (c < 0x410)
        return c + 0x50;
    if (c < 0x430)
        return c + 0x20;
    if (between(c, 0x531, 0x556))
        return c + 0x30;
    return c + 1;
}

/* The character at *at of s, folded, to `out`; returns its bytes there. */
static size_t fold_one(struct span s, size_t *at, char out[4])
{
    uint32_t c = utf8_lower(utf8_read(s, at));

    return utf8_write(out, c == 0x2019 || c == 0x2bc ? '\'' : c);
}

/* Eight ASCII bytes in lower case: the high bit of a byte tells whether it
 * is 'A' or more, and whether it is past 'Z'. */
static uint64_t lower_8(uint64_t word)
{
    uint64_t from = word + ones * (0x80 - 'A');
    uint64_t past = word + ones * (0x80 - 'Z' - 1);

    return word | (from & ~past & highs) >> 2;
}

struct span utf8_fold(struct span s, char *out, size_t room)
{
    size_t n = 0, at = 0;

    for (; s.n - at >= 8 && room - n >= 8; at += 8, n += 8) {
        uint64_t word = read_8(s.p + at);

        if (word & highs)
            break;
        word = lower_8(word);
        memcpy(out + n, &word, 8);
    }
    while (at < s.n && n < room) {
        unsigned char c = (unsigned char)s.p[at];
        char bytes[4];
        size_t k;

        if (c < 0x80) { /* nearly all of them */
            out[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
            at++;
            continue;
        }
        k = fold_one(s, &at, bytes);
        if (n + k > room)
            break;
        for (size_t i = 0; i < k; i++)
            out[n++] = bytes[i];
    }
    return (struct span){out, n};
}

bool utf8_folds_to(struct span s, struct span key)
{
    size_t n = 0, at = 0;

    while (at < s.n && n < key.n) {
        unsigned char c = (unsigned char)s.p[at];
        char bytes[4];
        size_t k;

        if (c < 0x80) {
            if ((char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c) != key.p[n++])
                return false;
            at++;
            continue;
        }
        k = fold_one(s, &at, bytes);
        if (k > key.n - n || memcmp(bytes, key.p + n, k) != 0)
            return false;
        n += k;
    }
    return at == s.n && n == key.n;
}

bool utf8_is_invisible(uint32_t c)
{
    static const struct {
        uint32_t low, high;
    } ranges[] = {
        {0xad,    0xad   },
        {0x61c,   0x61c  },
        {0x180e,  0x180e },
        {0x200b,  0x200b },
        {0x200e,  0x200f },
        {0x202a,  0x202e },
        {0x2060,  0x206f },
        {0xfdd0,  0xfdef },
        {0xfeff,  0xfeff },
        {0xfff9,  0xfffb },
        {0xe0000, 0xe007f},
    };

    if ((c & 0xfffe) == 0xfffe)
        return true;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (between(c, ranges[i].low, ranges[i].high))
            return true;
    return false;
}

bool utf8_is_hostile(struct span s, size_t at, size_t *n)
{
    uint32_t c;

    *n = utf8_sequence(s, at);
    if (*n == 0) {
        *n = 1;
        return true;
    }
    c = utf8_read(s, &at);
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
           utf8_is_invisible(c);
}

void utf8_disarm(char *text, bool cut)
{
    struct span s = span_of(text);
    size_t to = 0, n;

    for (size_t at = 0; at < s.n; at += n) {
        if (cut && s.n - at < 4 && utf8_sequence(s, at) == 0)
            break;
        if (utf8_is_hostile(s, at, &n))
            text[to++] = '?';
        else
            for (size_t i = 0; i < n; i++)
                text[to++] = text[at + i];
    }
    text[to] = '\0';
}

bool utf8_all_upper(struct span s)
{
    size_t letters = 0;

    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_read(s, &at);

        if (utf8_is_lower(c))
            return false;
        letters += utf8_is_upper(c);
    }
    return letters > 1;
}
