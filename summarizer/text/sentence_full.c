#include "text/sentence_stop.h"

#include "base/utf8.h"

enum { LONGEST_WORD = 48 }; /* [bytes] */

/* The word before a full stop. */
struct before {
    struct span word;
    size_t at; /* where it begins [bytes] */
    size_t letters, digits, dots;
    uint32_t first;
};

static struct before read_before(const struct stop *s)
{
    struct before b = {.at = s->mark};

    while (b.at > s->start && s->mark - b.at < LONGEST_WORD) {
        size_t at = b.at;
        uint32_t c = utf8_before(s->text, &at);

        if (utf8_is_alpha(c))
            b.letters++;
        else if (utf8_is_digit(c))
            b.digits++;
        else if (c == '.')
            b.dots++;
        else if (c != '\'' && c != 0x2019 && c != '-' && c != 0xb0 && c != 0xba)
            break;
        b.at = at;
    }
    while (b.at < s->mark &&
           (s->text.p[b.at] == '.' || s->text.p[b.at] == '\'' ||
            s->text.p[b.at] == '-')) {
        b.dots -= s->text.p[b.at] == '.';
        b.at++;
    }
    b.word = span_slice(s->text, b.at, s->mark);
    b.first = utf8_peek(b.word, 0);
    return b;
}

/* The entry of the word before the stop, or of its last part: "vice-pres." */
static const struct lexeme *find_abbreviation(const struct stop *s,
                                              struct span word)
{
    const struct lexicon *list = &s->lang->abbreviations;
    const struct lexeme *e = lexicon_find_folded(list, word);
    size_t at = word.n;

    while (!e && at > 0) {
        char c = word.p[--at];

        if (c == '-' || c == '\'')
            return lexicon_find_folded(list, span_from(word, at + 1));
    }
    return e;
}

static bool is_roman(struct span word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!strchr("IVXLCM", word.p[i]))
            return false;
    return word.n > 0;
}

/* "z. B.", "d. h.", "a. C.": a short word with a full stop follows; of two
 * letters it must not be a word of its own ("no. So."). */
static bool is_chain(const struct stop *s, const struct before *b)
{
    size_t end = (size_t)(s->after.p - s->text.p) + s->after.n;

    if (b->digits || b->letters > 2 || s->after.n == 0 ||
        utf8_count(s->after) > 2 || utf8_peek(s->text, end) != '.')
        return false;
    return b->letters == 1 || !lexicon_has(&s->lang->starters, b->word);
}

/* A number: an ordinal in the languages that write them with a full stop
 * ("3. Oktober", "XX. Jahrhundert"). */
static bool number_ends(const struct stop *s, const struct before *b)
{
    bool ordinal = lexicon_find(&s->lang->abbreviations, SPAN("0")) != NULL;

    if (ordinal && (b->letters || b->digits <= 2))
        return s->lang->starters.count && stop_before_starter(s) &&
               b->letters == 0;
    return b->at > s->start || b->digits > 3;
}

static uint32_t first_of_word_before(const struct stop *s, size_t at)
{
    size_t steps = 0;

    while (at > s->start && s->text.p[at - 1] == ' ')
        at--;
    while (at > s->start && s->text.p[at - 1] != ' ' && steps++ < LONGEST_WORD)
        at--;
    return utf8_peek(s->text, at);
}

/* One letter: an initial, unless a word that begins sentences follows or
 * it is the pronoun I behind a word in lower case. */
static bool initial_ends(const struct stop *s, const struct before *b)
{
    if (b->at == s->start)
        return false;
    if (b->first == 'I' && lexicon_has(&s->lang->openers, SPAN("i")) &&
        !utf8_is_upper(first_of_word_before(s, b->at)))
        return true;
    return s->lang->starters.count && stop_before_starter(s) &&
           utf8_count(s->after) > 1;
}

/* A weekday, month or time zone ("ET") goes on after "6 p.m." */
static bool time_goes_on(const struct stop *s)
{
    const struct lexeme *e =
        lexicon_find_folded(&s->lang->abbreviations, s->after);
    const struct lexeme *c = lexicon_find_folded(&s->lang->calendar, s->after);
    size_t upper = 0;

    for (size_t i = 0; i < s->after.n; i++)
        upper += utf8_is_upper((unsigned char)s->after.p[i]);
    return (e && e->tag == ABBREVIATION_MONTH) ||
           (c && (c->tag == CALENDAR_MONTH || c->tag == CALENDAR_WEEKDAY)) ||
           (upper == s->after.n && upper >= 2 && upper <= 4);
}

/* An opening phrase such as "At 5 a.m." is no sentence yet. */
static bool is_short(const struct stop *s)
{
    size_t spaces = 0;

    if (s->mark - s->start > LONGEST_WORD)
        return false;
    for (size_t i = s->start; i < s->mark; i++)
        spaces += s->text.p[i] == ' ';
    return spaces < 3;
}

static bool open_ends(const struct stop *s)
{
    if (is_short(s) || utf8_is_digit(s->first))
        return false;
    if (s->opener)
        return s->opener != '(' && !utf8_is_lower(s->first);
    return utf8_is_alpha(s->first) && stop_before_starter(s);
}

static bool abbreviation_ends(const struct stop *s, const struct before *b,
                              uint16_t tag)
{
    bool digit = utf8_is_digit(s->first) || s->first == '#';

    switch (tag) {
    case ABBREVIATION_TITLE:
        /* "a sales rep. He …" */
        return utf8_is_lower(b->first) && b->letters > 2 && !b->dots &&
               s->lang->starters.count && stop_before_starter(s);
    case ABBREVIATION_NUMBER:
        if (digit || is_roman(s->after))
            return false;
        return b->letters > 1 || stop_before_starter(s);
    case ABBREVIATION_MONTH:
        if (digit)
            return false;
        return !utf8_is_upper(b->first) || stop_before_starter(s);
    case ABBREVIATION_TIME:
        return !is_short(s) && utf8_is_upper(s->first) && !time_goes_on(s);
    case ABBREVIATION_ETC:
        return !is_short(s) && utf8_is_upper(s->first);
    default:
        return open_ends(s);
    }
}

/* Single letters with full stops between them. */
static bool is_acronym(struct span word)
{
    size_t run = 0;

    for (size_t at = 0; at < word.n;) {
        run = utf8_read(word, &at) == '.' ? 0 : run + 1;
        if (run > 2)
            return false;
    }
    return true;
}

/* Only a letter that has no lower case (a capital, an Arabic letter). */
static bool is_initial(const struct before *b)
{
    return b->letters == 1 && b->digits == 0 && !utf8_is_lower(b->first) &&
           !utf8_is_cjk(b->first);
}

/* Behind a quotation mark a stop is one; behind a bracket it may belong to
 * an abbreviation: "[George W.] Bush". */
static bool closed_ends(const struct stop *s, const struct before *b)
{
    if (s->closer != ')' && s->closer != ']')
        return true;
    return !utf8_is_lower(s->first) &&
           (!is_initial(b) || stop_before_starter(s));
}

bool stop_full_ends_sentence(const struct stop *s)
{
    struct before b = read_before(s);
    const struct lexeme *e;

    if (b.word.n == 0)
        return true;
    if (s->closer)
        return closed_ends(s, &b);
    if (is_chain(s, &b))
        return false;
    if (b.letters == 0 || (b.letters > 1 && is_roman(b.word)))
        return number_ends(s, &b);
    e = find_abbreviation(s, b.word);
    if (is_initial(&b) && !(e && e->tag == ABBREVIATION_NUMBER))
        return initial_ends(s, &b);
    if (e)
        return abbreviation_ends(s, &b, e->tag);
    if (b.dots && is_acronym(b.word))
        return open_ends(s);
    return true;
}
