#include "input/phrase.h"

#include <stdint.h>

#include "base/table.h"
#include "base/utf8.h"

enum { LONGEST_PHRASE = 128 }; /* [bytes]; keys have at most 120 */

static bool is_word_char(uint32_t c)
{
    return utf8_is_alpha(c) || utf8_is_digit(c) || c == '&' || c == '@';
}

static bool is_inner(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == '-' || c == 0x2011 || c == '.';
}

/* Behind the character at `at` if it is one of a word, else `at`. */
static size_t past_word_char(struct span s, size_t at)
{
    unsigned char c = (unsigned char)s.p[at];
    size_t next = at;

    if (c < 0x80) /* nearly all of them */
        return at + ((unsigned char)((c | 0x20) - 'a') < 26 ||
                     (unsigned char)(c - '0') < 10 || c == '&' || c == '@');
    return is_word_char(utf8_read(s, &next)) ? next : at;
}

/* The same for an inner character before one of a word. */
static size_t past_inner(struct span s, size_t at)
{
    unsigned char c = (unsigned char)s.p[at];
    size_t next = at;

    if (c < 0x80 && c != '\'' && c != '-' && c != '.')
        return at;
    return is_inner(utf8_read(s, &next)) && next < s.n &&
                   past_word_char(s, next) > next
               ? next
               : at;
}

bool phrase_word(struct span line, size_t *at, struct span *word)
{
    size_t a = *at, b, next;

    while (a < line.n && past_word_char(line, a) == a)
        utf8_read(line, &a);
    if (a == line.n)
        return false;
    for (b = a; b < line.n; b = next) {
        next = past_word_char(line, b);
        if (next == b)
            next = past_inner(line, b);
        if (next == b)
            break;
    }
    *word = span_slice(line, a, b);
    *at = b;
    return true;
}

static bool is_blank(struct span s)
{
    return span_trim(s).n == 0;
}

static const struct lexeme *calendar(const struct lang *lang, struct span word)
{
    return lexicon_find_folded(&lang->calendar, word);
}

static bool is_date_word(const struct lang *lang, struct span word)
{
    const struct lexeme *e = calendar(lang, word);

    return utf8_is_digit(utf8_peek(word, 0)) ||
           (e && (e->tag == CALENDAR_MONTH || e->tag == CALENDAR_WEEKDAY));
}

struct match {
    char key[LONGEST_PHRASE];
    size_t n, end; /* end: in the line, behind the last word */
};

/* Put one more word to the key; false when it grows too long. */
static bool grow(struct match *m, struct span word)
{
    if (m->n + word.n + 1 > sizeof m->key)
        return false;
    if (m->n)
        m->key[m->n++] = ' ';
    m->n += utf8_fold(word, m->key + m->n, sizeof m->key - m->n).n;
    return true;
}

static const struct lexeme *find(const struct lang *lang, struct span line,
                                 size_t *at, bool dateless)
{
    const struct lexeme *best = NULL, *e;
    struct match m = {.end = *at};
    size_t words = 0, cursor = *at, end = *at;
    struct span word;
    bool skipped = false;
    uint32_t hash;

    while (words < lang->lines.words && phrase_word(line, &cursor, &word)) {
        size_t start = (size_t)(word.p - line.p);

        if (words && !skipped && !is_blank(span_slice(line, m.end, start)))
            break;
        m.end = cursor;
        skipped = dateless && words && is_date_word(lang, word);
        if (skipped)
            continue;
        words++;
        if (!grow(&m, word))
            break;
        hash = span_hash((struct span){m.key, m.n});
        e = lexicon_find_hashed(&lang->lines, (struct span){m.key, m.n}, hash);
        if (e) {
            best = e;
            end = cursor;
        }
        if (!lexicon_goes_on(&lang->lines, hash))
            break;
    }
    *at = best ? end : *at;
    return best;
}

const struct lexeme *phrase_at(const struct lang *lang, struct span line,
                               size_t *at)
{
    return find(lang, line, at, false);
}

const struct lexeme *phrase_dateless(const struct lang *lang, struct span line,
                                     size_t *at)
{
    return find(lang, line, at, true);
}

static void count_phrase(struct shape *s, const struct lang *lang,
                         const struct lexeme *e, struct span text)
{
    struct span key = lexeme_key(&lang->lines, e);

    /* "AP" is an agency, "map" is none. */
    if (e->tag == LINE_AGENCY && !utf8_is_lower(utf8_peek(text, 0))) {
        s->agencies++;
        s->pictures += e->value == 1;
    }
    if (e->tag == LINE_CAPTION && e->value == 1) {
        s->credits++;
        s->credit_phrases += memchr(key.p, ' ', key.n) != NULL;
    }
}

/* "Kadhimi", "al-Kadhimi", "d'Estaing". */
static bool is_capital(struct span word)
{
    bool edge = true;

    for (size_t at = 0; at < word.n;) {
        uint32_t c = utf8_read(word, &at);

        if (edge && utf8_is_upper(c))
            return true;
        edge = is_inner(c);
    }
    return false;
}

static void count_word(struct shape *s, const struct lang *lang,
                       struct span word, bool known)
{
    uint32_t first = utf8_peek(word, 0);
    const struct lexeme *day = calendar(lang, word);
    bool number = utf8_is_digit(first), capital = is_capital(word);
    bool date = day && !utf8_is_lower(first) &&
                (day->tag == CALENDAR_MONTH || day->tag == CALENDAR_WEEKDAY);

    s->words++;
    s->numbers += number;
    s->dates += date;
    s->months += date && day->tag == CALENDAR_MONTH;
    s->capitals += capital;
    s->other += !number && !date && !known;
    s->small += !known && !number && !capital && word.n > 3 &&
                !lexicon_has(&lang->stopwords, word);
}

/* Stops behind the first phrase with more than `most` small words in it
 * and before. */
static struct shape shape_until(const struct lang *lang, struct span line,
                                size_t most)
{
    struct shape s = {0};
    struct span word;
    size_t at = 0;

    while (s.small <= most) {
        size_t end = at;
        const struct lexeme *e = phrase_at(lang, line, &end);

        bool known = e && (e->tag == LINE_DATE || e->tag == LINE_AGENCY ||
                           e->tag == LINE_CAPTION);
        bool first = true;
        do {
            if (!phrase_word(line, &at, &word))
                return s;
            if (e && first)
                count_phrase(&s, lang, e, word);
            first = false;
            count_word(&s, lang, word, known);
        } while (at < end);
    }
    return s;
}

struct shape phrase_shape(const struct lang *lang, struct span line)
{
    return shape_until(lang, line, SIZE_MAX);
}

bool phrase_names(const struct lang *lang, struct span line,
                  struct shape *shape)
{
    *shape = shape_until(lang, line, 0);
    return shape->small == 0;
}

bool phrase_is_quote(uint32_t c)
{
    return c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0xab || c == 0xbb ||
           c == 0x300c || c == 0x300d;
}

static bool is_closing(uint32_t c)
{
    return phrase_is_quote(c) || c == '\'' || c == 0x2018 || c == 0x2019 ||
           c == ')' || c == ']' || c == 0x203a || c == 0xff09;
}

static bool is_terminator(uint32_t c)
{
    static const uint16_t more[] = {0x2026, 0x3002, 0xff0e, 0xff01, 0xff1f,
                                    0x61f,  0x6d4,  0x964,  0x965,  0x37e,
                                    0x589,  0x1362, 0x1367, 0x104b, 0x17d4};

    if (c == '.' || c == '!' || c == '?')
        return true;
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (more[i] == c)
            return true;
    return false;
}

bool phrase_has_stop(struct span line)
{
    size_t at = line.n;

    while (at > 0) {
        uint32_t c = utf8_before(line, &at);

        if (is_terminator(c))
            return true;
        if (!is_closing(c) && !utf8_is_space(c))
            return false;
    }
    return false;
}
