#include "text/cluster.h"

static bool between(uint32_t c, uint32_t low, uint32_t high)
{
    return c >= low && c <= high;
}

static bool is_han_or_kana(uint32_t c)
{
    return utf8_is_cjk(c) && !between(c, 0xac00, 0xd7a3);
}

/* Thai and Lao have the same signs at the same places of their blocks. */
static bool is_thai_or_lao(uint32_t c)
{
    return between(c, 0xe01, 0xe4e) || between(c, 0xe81, 0xece) ||
           between(c, 0xedc, 0xedf);
}

static bool is_khmer(uint32_t c)
{
    return between(c, 0x1780, 0x17d3);
}

static bool is_burmese(uint32_t c)
{
    return between(c, 0x1000, 0x103f) || between(c, 0x1050, 0x109f);
}

bool cluster_has(uint32_t c)
{
    return c >= 0xe01 && (is_thai_or_lao(c) || is_khmer(c) || is_burmese(c) ||
                          is_han_or_kana(c));
}

/* Vowels that are written before the consonant they follow. */
static bool thai_leads(uint32_t c)
{
    return between(c & ~UINT32_C(0x80), 0xe40, 0xe44);
}

/* Vowels and tones above, below and behind a consonant. */
static bool thai_follows(uint32_t c)
{
    uint32_t x = c & ~UINT32_C(0x80);

    return is_thai_or_lao(c) &&
           (between(x, 0xe30, 0xe3c) || x == 0xe45 || between(x, 0xe47, 0xe4e));
}

static size_t thai_end(struct span s, size_t at)
{
    uint32_t c = utf8_read(s, &at);

    if (thai_leads(c) && is_thai_or_lao(utf8_peek(s, at)))
        utf8_read(s, &at);
    while (thai_follows(utf8_peek(s, at)))
        utf8_read(s, &at);
    return at;
}

/* U+17D2 puts the next consonant below. */
static size_t khmer_end(struct span s, size_t at)
{
    utf8_read(s, &at);
    for (;;) {
        uint32_t c = utf8_peek(s, at);

        if (!between(c, 0x17b4, 0x17d3))
            return at;
        utf8_read(s, &at);
        if (c == 0x17d2 && between(utf8_peek(s, at), 0x1780, 0x17b3))
            utf8_read(s, &at);
    }
}

/* Whether the consonant at `at` ends its syllable: U+103A kills its vowel,
 * U+1039 puts the next consonant below; a tone may stand before. */
static bool burmese_ends(struct span s, size_t at)
{
    uint32_t c = utf8_read(s, &at);

    if (!between(c, 0x1000, 0x1021))
        return false;
    c = utf8_peek(s, at);
    if (c == 0x1037) {
        utf8_read(s, &at);
        c = utf8_peek(s, at);
    }
    return c == 0x103a || c == 0x1039;
}

static size_t burmese_end(struct span s, size_t at)
{
    uint32_t last = utf8_read(s, &at);

    while (at < s.n) {
        uint32_t c = utf8_peek(s, at);

        if (!between(c, 0x102b, 0x103e) && last != 0x1039 &&
            !burmese_ends(s, at))
            break;
        if (!is_burmese(c))
            break;
        last = utf8_read(s, &at);
    }
    return at;
}

size_t cluster_end(struct span s, size_t at)
{
    uint32_t c = utf8_peek(s, at);

    if (!cluster_has(c))
        return at;
    if (is_thai_or_lao(c))
        return thai_end(s, at);
    if (is_khmer(c))
        return khmer_end(s, at);
    if (is_burmese(c))
        return burmese_end(s, at);
    utf8_read(s, &at);
    return at;
}

size_t cluster_quarters(struct span cluster)
{
    return is_han_or_kana(utf8_peek(cluster, 0)) ? 2 : utf8_count(cluster);
}
