#include "input/line.h"

#include <stdint.h>

#include "base/utf8.h"
#include "input/phrase.h"

enum {
    SHORT = 250,          /* [bytes] notices are short */
    LINK_LONGEST = 180,   /* [bytes] headlines have up to 160 */
    CREDIT_LONGEST = 150, /* [bytes] */
    CREDIT_WORDS = 14,
    BYLINE_WORDS = 16,
    BYLINE_AMONG_FIRST = 8, /* [blocks] */
    BYLINE_AMONG_LAST = 3,  /* [blocks] */
    AGENCY_LONGEST = 40,    /* [bytes] */
    DATE_LONGEST = 120,     /* [bytes] */
    NAME_WORDS = 12
};

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

/* Whether what follows a label leads on to something else: ": Trump …",
 * " | …", " – …".  A hyphen needs a space ("Video-sharing" is a word). */
static bool leads_on(struct span rest)
{
    uint32_t c = utf8_peek(rest, 0);
    bool space = utf8_is_space(c);

    rest = span_trim(rest);
    c = utf8_peek(rest, 0);
    return rest.n == 0 || c == ':' || c == '|' || c == '>' || c == 0xbb ||
           c == 0x203a || c == 0x2192 || c == 0xff1a || (space && is_dash(c));
}

static bool has_quote(struct span s)
{
    size_t at = 0;

    while (at < s.n) {
        unsigned char c = (unsigned char)s.p[at];

        if (c < 0x80 && c != '"')
            at++;
        else if (phrase_is_quote(utf8_read(s, &at)))
            return true;
    }
    return false;
}

static bool has_space(struct span key)
{
    return key.n && memchr(key.p, ' ', key.n) != NULL;
}

static struct span key_of(const struct line *l, const struct lexeme *e)
{
    return lexeme_key(&l->lang->lines, e);
}

static bool is_url(struct span s)
{
    return (span_starts(s, SPAN("http://")) ||
            span_starts(s, SPAN("https://")) || span_starts(s, SPAN("www."))) &&
           !memchr(s.p, ' ', s.n);
}

static bool is_link(const struct line *l)
{
    size_t at = 0;
    const struct lexeme *e;

    if (is_url(l->text))
        return true;
    if (phrase_is_quote(utf8_peek(l->text, 0)))
        return false;
    e = phrase_at(l->lang, l->text, &at);
    if (!e || (e->tag != LINE_LINK && e->tag != LINE_END))
        return false;
    /* Scrapes glue the next sentence to the link's title. */
    if (l->text.n > LINK_LONGEST && phrase_has_stop(l->text))
        return false;
    if (leads_on(span_from(l->text, at)))
        return true;
    return has_space(key_of(l, e)) && (utf8_all_upper(span_upto(l->text, at)) ||
                                       !phrase_has_stop(l->text));
}

static bool is_copyright_mark(struct span s)
{
    return span_starts(s, SPAN("\xc2\xa9")) || span_starts(s, SPAN("(c) "));
}

static bool begins_boilerplate(const struct line *l)
{
    size_t at = 0;
    const struct lexeme *e = phrase_at(l->lang, l->text, &at);

    if (!e || e->tag != LINE_BOILERPLATE)
        return false;
    if (has_space(key_of(l, e)))
        return true;
    struct span rest = span_from(l->text, at), next = span_trim(rest);
    return (leads_on(rest) && !phrase_has_stop(l->text)) ||
           is_copyright_mark(next) || utf8_is_digit(utf8_peek(next, 0));
}

static bool is_boilerplate(const struct line *l)
{
    struct span word;

    if (l->text.n > SHORT || has_quote(l->text))
        return false;
    if (is_copyright_mark(l->text) || begins_boilerplate(l))
        return true;
    for (size_t at = 0; at < l->text.n;) {
        size_t end = at;
        const struct lexeme *e = phrase_at(l->lang, l->text, &end);

        if (e && e->tag == LINE_BOILER_PART)
            return true;
        if (!phrase_word(l->text, &at, &word))
            break;
    }
    return false;
}

enum credit { CREDIT_NONE, CREDIT_WEAK, CREDIT_SURE };

/* "Jane Doe/AP", but not a list of sources. */
static bool is_parted(struct span s, const struct shape *shape)
{
    return (memchr(s.p, '/', s.n) || memchr(s.p, '|', s.n)) &&
           !memchr(s.p, ',', s.n) && shape->words > 1;
}

static bool is_sure_credit(struct span s, const struct shape *shape)
{
    bool labelled =
        memchr(s.p, ':', s.n) != NULL || shape->words == shape->credits;

    if (shape->pictures || shape->credit_phrases)
        return true;
    if (shape->credits && (shape->agencies || labelled))
        return true;
    return is_parted(s, shape);
}

/* Names, agencies and words like "photo by", and nothing else.  A bare
 * agency is weak: "(Reuters)" also ends the copy of a story. */
static enum credit judge_credit(const struct lang *lang, struct span s)
{
    struct shape shape;

    if (s.n == 0 || s.n > CREDIT_LONGEST || !phrase_names(lang, s, &shape) ||
        shape.words > CREDIT_WORDS || shape.words == 0)
        return CREDIT_NONE;
    if (!shape.agencies && !shape.credits)
        return CREDIT_NONE;
    return is_sure_credit(s, &shape) ? CREDIT_SURE : CREDIT_WEAK;
}

static struct span without_brackets(struct span s)
{
    if (s.n > 1 && (s.p[0] == '(' || s.p[0] == '[') &&
        (s.p[s.n - 1] == ')' || s.p[s.n - 1] == ']'))
        return span_trim(span_slice(s, 1, s.n - 1));
    return s;
}

static bool is_credit(const struct line *l)
{
    struct span s = without_brackets(l->text);
    enum credit credit = judge_credit(l->lang, s);
    size_t at = 0;

    if (credit != CREDIT_WEAK)
        return credit == CREDIT_SURE && !has_quote(s);
    /* The agency's name alone. */
    return phrase_at(l->lang, s, &at) && span_trim(span_from(s, at)).n == 0;
}

/* Where the credit at the end begins, text.n if there is none: in brackets,
 * or as the words behind the last full stop. */
static size_t credit_start(struct span s)
{
    size_t at = s.n;

    if (s.n && (s.p[s.n - 1] == ')' || s.p[s.n - 1] == ']')) {
        while (at > 0 && s.p[at - 1] != '(' && s.p[at - 1] != '[')
            at--;
        return at > 0 ? at - 1 : s.n;
    }
    while (at > 1 &&
           !(s.p[at - 1] == ' ' &&
             (s.p[at - 2] == '.' || s.p[at - 2] == '?' || s.p[at - 2] == '|')))
        at--;
    return at > 1 ? at : s.n;
}

/* "… content” Jane Doe/Reuters": without a stop before the names. */
static bool ends_in_slash_agency(const struct line *l)
{
    size_t at = l->text.n, end = 0;

    while (at > 0 && l->text.n - at < AGENCY_LONGEST &&
           l->text.p[at - 1] != '/')
        at--;
    if (at < 2 || l->text.p[at - 1] != '/')
        return false;
    struct span tail = span_from(l->text, at);
    const struct lexeme *e = phrase_at(l->lang, tail, &end);
    struct span rest = span_trim(span_from(tail, end));
    return e && e->tag == LINE_AGENCY && rest.n == 0 &&
           utf8_is_upper(utf8_peek(tail, 0)) &&
           utf8_is_alpha((unsigned char)l->text.p[at - 2]);
}

static bool has_date(const struct lang *lang, struct span s)
{
    struct shape shape = phrase_shape(lang, s);

    return shape.months && shape.numbers;
}

static bool ends_in_credit(const struct line *l)
{
    size_t start = credit_start(l->text);
    enum credit credit;

    if (start == l->text.n || start == 0)
        return false;
    credit = judge_credit(l->lang, without_brackets(span_from(l->text, start)));
    if (credit == CREDIT_SURE)
        return true;
    /* The last line of a story may end in "(Reuters)", the first does not
     * unless it is a caption; captions say when the picture was taken. */
    return credit == CREDIT_WEAK && l->index == 0 && l->count > 3 &&
           has_date(l->lang, l->text);
}

static bool begins_caption(const struct line *l)
{
    size_t at = 0;
    const struct lexeme *e = phrase_dateless(l->lang, l->text, &at);

    if (!e || e->tag != LINE_CAPTION || phrase_is_quote(utf8_peek(l->text, 0)))
        return false;
    return has_space(key_of(l, e)) ||
           (at < l->text.n && leads_on(span_from(l->text, at)));
}

static bool is_caption(const struct line *l)
{
    return ends_in_credit(l) || ends_in_slash_agency(l) || begins_caption(l);
}

static bool begins_name(const struct line *l, struct span s)
{
    size_t at = 0;
    struct span word;

    return phrase_word(s, &at, &word) && utf8_is_upper(utf8_peek(word, 0)) &&
           !lexicon_has(&l->lang->calendar, word);
}

static bool is_byline(const struct line *l)
{
    size_t at = 0;
    const struct lexeme *e = phrase_at(l->lang, l->text, &at);
    struct shape shape;
    struct span rest;

    if (!e || e->tag != LINE_BYLINE || has_quote(l->text))
        return false;
    rest = span_from(l->text, at);
    if (!phrase_names(l->lang, rest, &shape) ||
        (shape.words && !begins_name(l, rest)))
        return false;
    if (has_space(key_of(l, e)))
        return true;
    if (l->index >= BYLINE_AMONG_FIRST &&
        l->index + BYLINE_AMONG_LAST < l->count)
        return false;
    return shape.capitals > 1 && shape.words <= BYLINE_WORDS &&
           (!phrase_has_stop(rest) || shape.words <= 4);
}

static bool has_iso(struct span s, size_t *at)
{
    for (size_t i = 0; i + 10 <= s.n; i++) {
        size_t n = 0;

        while (n < 10 &&
               (n == 4 || n == 7 ? s.p[i + n] == '-'
                                 : s.p[i + n] >= '0' && s.p[i + n] <= '9'))
            n++;
        if (n == 10) {
            *at = i;
            return true;
        }
    }
    return false;
}

static bool begins_date(const struct lang *lang, struct span s)
{
    struct span word;
    size_t at = 0;

    return phrase_word(s, &at, &word) &&
           phrase_shape(lang, span_upto(s, at)).other == 0;
}

static bool is_date_line(const struct line *l)
{
    size_t at;

    /* Most lines are known for what they are by their first word. */
    if (l->text.n > DATE_LONGEST || !begins_date(l->lang, l->text))
        return false;
    struct shape shape = phrase_shape(l->lang, l->text);
    if (shape.other || shape.words > CREDIT_WORDS)
        return false;
    return (shape.months && shape.numbers) || has_iso(l->text, &at);
}

static const struct {
    bool (*holds)(const struct line *);
    enum block_kind kind;
} rules[] = {
    {is_date_line,   BLOCK_DATE_LINE  },
    {is_link,        BLOCK_LINK       },
    {is_boilerplate, BLOCK_BOILERPLATE},
    {is_credit,      BLOCK_CREDIT     },
    {is_byline,      BLOCK_BYLINE     },
    {is_caption,     BLOCK_CAPTION    },
};

bool line_kind(const struct line *line, enum block_kind *kind)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].holds(line)) {
            *kind = rules[i].kind;
            return true;
        }
    return false;
}

bool line_is_name(const struct line *l)
{
    struct span s = l->text;
    struct shape name;
    size_t next = 0;

    if (s.n > CREDIT_LONGEST || phrase_has_stop(s) || has_quote(s))
        return false;
    while (next < s.n && (is_dash(utf8_peek(s, next)) || s.p[next] == ' '))
        utf8_read(s, &next);
    s = span_from(s, next);
    if (!utf8_is_upper(utf8_peek(s, 0)))
        return false;
    const char *comma = memchr(s.p, ',', s.n);
    struct span head = comma ? span_upto(s, (size_t)(comma - s.p)) : s;
    return phrase_names(l->lang, head, &name) && name.words <= 6 &&
           name.capitals > 0 && phrase_shape(l->lang, s).words <= NAME_WORDS;
}

static unsigned number(struct span word)
{
    unsigned n = 0;

    for (size_t i = 0; i < word.n && i < 6; i++) {
        if (word.p[i] < '0' || word.p[i] > '9')
            break;
        n = n * 10 + (unsigned)(word.p[i] - '0');
    }
    return n;
}

static void put_digits(char *out, unsigned n, size_t digits)
{
    while (digits-- > 0) {
        out[digits] = (char)('0' + n % 10);
        n /= 10;
    }
}

struct ymd {
    unsigned year, month, day; /* 0: not found yet */
};

static void take_date_word(struct ymd *d, const struct lang *lang,
                           struct span word)
{
    const struct lexeme *e = lexicon_find_folded(&lang->calendar, word);
    unsigned n = number(word);

    if (e && e->tag == CALENDAR_MONTH && !d->month)
        d->month = (unsigned)e->value % 100;
    else if (word.n == 4 && n > 1800 && n < 2200 && !d->year)
        d->year = n;
    else if (word.n <= 4 && n > 0 && n < 32 && !d->day)
        d->day = n;
}

bool line_date(struct span text, const struct lang *lang, char out[11])
{
    struct ymd d = {0};
    struct span word;
    size_t at = 0;

    if (has_iso(text, &at)) {
        memcpy(out, text.p + at, 10);
        out[10] = '\0';
        return true;
    }
    while (phrase_word(text, &at, &word))
        take_date_word(&d, lang, word);
    if (!d.year || !d.month || d.month > 12 || !d.day)
        return false;
    memcpy(out, "0000-00-00", 11);
    put_digits(out, d.year, 4);
    put_digits(out + 5, d.month, 2);
    put_digits(out + 8, d.day, 2);
    return true;
}
