/* Datelines: the place, and perhaps date and agency, before the first
 * sentence of a report.  Source: the forms of AP, Reuters, AFP, CNN and
 * Xinhua, as counted on 2,000 news articles. */
#include "input/block.h"

#include <stdint.h>

#include "base/utf8.h"
#include "input/phrase.h"

enum {
    LONGEST_DATELINE = 100, /* [bytes] */
    LONGEST_PLACE = 45,     /* [bytes] */
    PLACE_WORDS = 5,
    UNKNOWN_WORDS = 3, /* of a place that no list has: "RANCHO SANTA FE" */
    LONGEST_WIRE = 5,  /* [bytes] of an agency in small letters */
    LEAST_BODY = 20    /* [bytes]: a dateline has a sentence behind it */
};

struct scan {
    struct span text; /* the first LONGEST_DATELINE bytes */
    size_t at;
    struct span place;
    bool capitals; /* the place is all in capitals */
    bool bracket;  /* something in brackets behind the place */
    bool agency, date;
};

static void skip_space(struct scan *s)
{
    while (s->at < s->text.n) {
        size_t next = s->at;

        if (!utf8_is_space(utf8_read(s->text, &next)))
            break;
        s->at = next;
    }
}

static bool is_place_char(uint32_t c)
{
    return utf8_is_alpha(c) || c == '.' || c == '\'' || c == 0x2019 ||
           c == '-' || c == '/';
}

/* One word of a place's name from `at` on: its end, or `at`. */
static size_t place_word(struct span s, size_t at)
{
    uint32_t first = utf8_peek(s, at);

    if (!utf8_is_upper(first))
        return at;
    while (at < s.n) {
        size_t next = at;
        uint32_t c = utf8_read(s, &next);

        /* "BAGHDAD- The": a hyphen before a space is the dash. */
        if (!is_place_char(c) ||
            (c == '-' && !utf8_is_alpha(utf8_peek(s, next))))
            break;
        at = next;
    }
    return at;
}

/* Words with capitals from s->at on, parted by single blanks, months left
 * out: "NEW YORK", "Afghanistan". */
static struct span read_name(struct scan *s, const struct lang *lang)
{
    size_t start = s->at, end = s->at, at = s->at;

    for (size_t words = 0; words < PLACE_WORDS; words++) {
        size_t next = place_word(s->text, at);
        struct span word = span_slice(s->text, at, next);
        const struct lexeme *e;

        while (word.n && word.p[word.n - 1] == '.' && word.n > 3)
            word.n--;
        e = lexicon_find_folded(&lang->calendar, word);
        if (next == at || (e && e->tag == CALENDAR_MONTH))
            break;
        end = next;
        if (next >= s->text.n || s->text.p[next] != ' ')
            break;
        at = next + 1;
    }
    s->at = end;
    return span_slice(s->text, start, end);
}

/* ", Jan 5", ", 5 January 2021": months and numbers. */
static void read_date(struct scan *s, const struct lang *lang)
{
    size_t at = s->at;
    struct span word;

    while (phrase_word(s->text, &at, &word)) {
        const struct lexeme *e = lexicon_find_folded(&lang->calendar, word);
        size_t gap = s->at;

        while (gap < s->text.n && strchr(" ,.", s->text.p[gap]))
            gap++;
        if (s->text.p + gap != word.p || !((e && e->tag == CALENDAR_MONTH) ||
                                           utf8_is_digit(utf8_peek(word, 0))))
            break;
        s->date = s->date || (e && e->tag == CALENDAR_MONTH);
        s->at = at;
    }
    while (s->at < s->text.n && strchr(".,", s->text.p[s->at]))
        s->at++;
}

/* "(AP)", "(Reuters)", "(CNN Student News)": an agency, or a word or three
 * with capitals. */
static bool read_agency(struct scan *s, const struct lang *lang)
{
    size_t end = s->at + 1;

    if (s->at >= s->text.n || s->text.p[s->at] != '(')
        return false;
    while (end < s->text.n && s->text.p[end] != ')')
        end++;
    if (end == s->text.n)
        return false;
    struct span inner = span_slice(s->text, s->at + 1, end);
    struct shape shape = phrase_shape(lang, inner);
    /* "BERLIN (dpa)": small letters, as agencies write themselves. */
    bool wire = s->capitals && shape.words == 1 && inner.n <= LONGEST_WIRE;
    if (!shape.agencies && !wire &&
        (shape.small || !shape.capitals || shape.capitals < shape.words ||
         shape.words > 4))
        return false;
    s->agency = shape.agencies > 0 || utf8_all_upper(inner);
    s->at = end + 1;
    return true;
}

enum mark { MARK_NONE, MARK_DASH, MARK_COLON };

static enum mark read_mark(struct scan *s)
{
    size_t dashes = 0, start = s->at;
    bool space, wide = false;

    skip_space(s);
    space = s->at > start;
    while (s->at < s->text.n) {
        size_t next = s->at;
        uint32_t c = utf8_read(s->text, &next);

        if (c != '-' && c != '_' && (c < 0x2012 || c > 0x2015))
            break;
        wide = wide || c > 0x2000;
        s->at = next;
        dashes++;
    }
    if (dashes) {
        size_t behind = s->at;

        skip_space(s);
        /* A hyphen needs a blank on a side, else it is part of a word. */
        return wide || dashes > 1 || space || s->at > behind ? MARK_DASH
                                                             : MARK_NONE;
    }
    if (!space && s->at < s->text.n && s->text.p[s->at] == ':') {
        s->at++;
        skip_space(s);
        return MARK_COLON;
    }
    return MARK_NONE;
}

/* "BAGHDAD" is "Baghdad" in the list of places. */
static bool is_known_place(struct span place)
{
    char title[LONGEST_PLACE * 2];
    size_t n = 0;
    bool start = true;

    if (lexicon_find(&world.places, place))
        return true;
    for (size_t at = 0; at < place.n;) {
        uint32_t c = utf8_read(place, &at);

        if (n + 4 > sizeof title)
            return false;
        n += utf8_write(title + n, start ? c : utf8_lower(c));
        start = !utf8_is_alpha(c);
    }
    return lexicon_find(&world.places, (struct span){title, n}) != NULL;
}

/* The first part of "PARIS/LONDON". */
static struct span first_place(struct span place)
{
    const char *slash = memchr(place.p, '/', place.n);

    return slash ? span_upto(place, (size_t)(slash - place.p)) : place;
}

static bool is_label(const struct lang *lang, struct span place)
{
    size_t at = 0;
    const struct lexeme *e = phrase_at(lang, place, &at);

    return e && (e->tag == LINE_KICKER || e->tag == LINE_LINK ||
                 e->tag == LINE_BOILERPLATE || e->tag == LINE_CAPTION);
}

static size_t count_words(struct span s)
{
    size_t words = 1;

    for (size_t i = 0; i < s.n; i++)
        words += s.p[i] == ' ';
    return words;
}

/* Whether the place is one without date and agency. */
static bool stands_alone(enum mark mark, struct span city, uint32_t next)
{
    if (is_known_place(first_place(city)))
        return true;
    return mark == MARK_DASH && city.n > 3 &&
           count_words(city) <= UNKNOWN_WORDS && !utf8_is_digit(next);
}

static bool is_dateline(const struct scan *s, enum mark mark,
                        const struct lang *lang, struct span city)
{
    uint32_t next = utf8_peek(s->text, s->at);

    if (utf8_is_lower(next) || next == '(')
        return false;
    if (city.n == 0)
        return s->agency || (s->bracket && mark == MARK_DASH);
    if (is_label(lang, city) || city.n > LONGEST_PLACE)
        return false;
    if (s->agency)
        return true;
    if (mark == MARK_NONE || !s->capitals)
        return s->date && mark == MARK_DASH;
    return stands_alone(mark, city, next);
}

/* "KABUL, Afghanistan": returns the city; s->place is all of it. */
static struct span read_place(struct scan *s, const struct lang *lang)
{
    struct span city = read_name(s, lang), region;
    size_t comma = s->at;

    s->place = city;
    s->capitals = utf8_all_upper(city);
    if (city.n == 0 || comma + 1 >= s->text.n || s->text.p[comma] != ',' ||
        s->text.p[comma + 1] != ' ')
        return city;
    s->at += 2;
    region = read_name(s, lang);
    if (region.n)
        s->place.n = (size_t)(region.p + region.n - city.p);
    else
        s->at = comma;
    return city;
}

void block_cut_dateline(struct block *block, const struct lang *lang)
{
    struct span text = block->text, city;
    size_t n = text.n < LONGEST_DATELINE ? text.n : LONGEST_DATELINE;
    struct scan s = {.text = span_upto(text, n)};
    enum mark mark;

    block->body = text;
    block->dateline = (struct span){text.p, 0};
    city = read_place(&s, lang);
    read_date(&s, lang);
    skip_space(&s);
    s.bracket = read_agency(&s, lang);
    if (s.bracket && s.agency)
        read_date(&s, lang);
    mark = read_mark(&s);
    /* "(CNN)The …" has no mark; "Paris (Texas) is" has no agency. */
    if (mark == MARK_NONE && !(s.bracket && s.agency && city.n == 0))
        return;
    skip_space(&s);
    if (!is_dateline(&s, mark, lang, city))
        return;
    if (s.at == text.n && s.place.n) {
        block->dateline = s.place;
        block->kind = BLOCK_DATE_LINE;
    } else if (text.n - s.at >= LEAST_BODY) {
        block->dateline = s.place;
        block->body = span_from(text, s.at);
    }
}
