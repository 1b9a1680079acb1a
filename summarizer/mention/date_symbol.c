#include "mention/date_symbol.h"

#include "base/table.h"
#include "base/utf8.h"

enum {
    PHRASE_PIECES = 8, /* pieces in an entry of several words, at most */
    NUMBER_REACH = 6,  /* pieces before a unit that may be its number */
    DIGITS_MAX = 6,    /* more digits are no part of a date */
    COMMON = 100       /* added to values of words with a second sense */
};

struct symbols symbol_start(const struct lang *lang, struct arena *a)
{
    return (struct symbols){
        .lang = lang,
        .arena = a,
        .month_first = lexicon_has(&lang->calendar, SPAN("month/day"))};
}

struct symbol symbol_at(const struct symbols *s, size_t i)
{
    return i < s->count ? s->at[i] : (struct symbol){.kind = SYMBOL_MARK};
}

bool symbol_is(const struct symbols *s, size_t i, int kind)
{
    return i < s->count && s->at[i].kind == kind;
}

bool symbol_in(const struct symbols *s, size_t i, const uint8_t *kinds,
               size_t count)
{
    return i < s->count && memchr(kinds, s->at[i].kind, count);
}

bool symbol_is_glued(const struct symbols *s, size_t i)
{
    return i < s->count && s->at[i].flags & SYMBOL_GLUED;
}

bool symbol_is_stuck(const struct symbols *s, size_t i)
{
    return symbol_is_glued(s, i) && s->at[i].kind != SYMBOL_MARK &&
           s->at[i].text.p[0] != '\'' &&
           !span_starts(s->at[i].text, SPAN("\xe2\x80\x99"));
}

bool symbol_is_mark(const struct symbols *s, size_t i, uint32_t mark)
{
    return symbol_is(s, i, SYMBOL_MARK) && (uint32_t)s->at[i].value == mark;
}

static struct symbol *push(struct symbols *s, struct span text, bool glued)
{
    if (s->count == s->room) {
        s->at = arena_more(s->arena, s->at, s->count, sizeof *s->at);
        s->room = s->count + 1;
    }
    struct symbol *symbol = &s->at[s->count++];
    *symbol = (struct symbol){.text = text, .flags = glued ? SYMBOL_GLUED : 0};
    return symbol;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Letters, and everything beyond ASCII that is no mark. */
static bool is_letter(uint32_t c)
{
    return utf8_is_alpha(c) || c == '\'' || c == 0x2019;
}

static size_t digit_run(struct span t, size_t at)
{
    size_t i = at;

    while (i < t.n &&
           (is_digit(t.p[i]) || ((t.p[i] == ',' || t.p[i] == '.') &&
                                 i + 1 < t.n && is_digit(t.p[i + 1]))))
        i++;
    return i;
}

static void push_digits(struct symbols *s, struct span text, bool glued)
{
    struct symbol *symbol = push(s, text, glued);
    int32_t value = 0;

    symbol->kind = SYMBOL_DIGITS;
    symbol->digits = (uint8_t)(text.n > DIGITS_MAX ? DIGITS_MAX + 1 : text.n);
    for (size_t i = 0; i < text.n && value >= 0; i++)
        value = is_digit(text.p[i]) && text.n <= DIGITS_MAX
                    ? value * 10 + (text.p[i] - '0')
                    : -1;
    symbol->value = value;
    s->any = true;
}

static void classify(struct symbols *s, struct symbol *symbol, uint32_t hash,
                     const struct lexicon *calendar)
{
    struct span text = symbol->text;
    const struct lexeme *e = lexicon_find_word(calendar, text, hash);

    symbol->hash = hash;
    if (!e && text.p[text.n - 1] == '.') /* "Nov." as one token */
        e = lexicon_find_folded(calendar, span_upto(text, text.n - 1));
    if (utf8_is_upper(utf8_peek(symbol->text, 0)))
        symbol->flags |= SYMBOL_CAPITAL;
    if (!e)
        return;
    symbol->kind = (uint8_t)e->tag;
    symbol->value = e->value;
    if ((e->tag == CALENDAR_MONTH || e->tag == CALENDAR_WEEKDAY ||
         e->tag == CALENDAR_SEASON) &&
        e->value > COMMON && e->value < 2 * COMMON) {
        symbol->flags |= SYMBOL_COMMON;
        symbol->value -= COMMON;
    }
    if (e->tag < CALENDAR_AHEAD || (e->tag == CALENDAR_DECADE && e->value))
        s->any = true;
}

/* Cut one token into pieces. */
static void read_token(struct symbols *s, const struct token *token,
                       const struct lexicon *calendar)
{
    struct span t = token->text;
    bool glued = token->flags & TOKEN_GLUED;

    if (token->kind == TOKEN_WORD && !(token->flags & TOKEN_DIGIT) &&
        !memchr(t.p, '-', t.n)) { /* most words are one piece */
        classify(s, push(s, t, glued), token->hash, calendar);
        return;
    }
    for (size_t at = 0; at < t.n; glued = true) {
        size_t end = at;
        uint32_t c = utf8_read(t, &end);

        if (is_digit(t.p[at])) {
            end = digit_run(t, at);
            push_digits(s, span_slice(t, at, end), glued);
        } else if (token->kind == TOKEN_MARK || !is_letter(c)) {
            struct symbol *mark = push(s, span_slice(t, at, end), glued);

            mark->kind = SYMBOL_MARK;
            mark->value = (int32_t)c;
        } else {
            for (size_t next = end; next < t.n; end = next) {
                c = utf8_read(t, &next);
                if (!is_letter(c) && c != '.')
                    break;
            }
            struct span word = span_slice(t, at, end);
            classify(s, push(s, word, glued), span_hash_folded(word), calendar);
        }
        at = end;
    }
}

/* Pieces from i on that make the longest entry of several words; 1 if
 * none do. */
static size_t phrase_length(const struct symbols *s, size_t i,
                            const struct lexicon *calendar,
                            const struct lexeme **found)
{
    char text[64];
    size_t n = 0, best = 1;

    for (size_t k = i; k < s->count && k < i + PHRASE_PIECES; k++) {
        const struct symbol *piece = &s->at[k];

        if (n && !(piece->flags & SYMBOL_GLUED) && n < sizeof text)
            text[n++] = ' ';
        struct span folded = utf8_fold(piece->text, text + n, sizeof text - n);
        n += folded.n;
        if (folded.n == 0 || n > calendar->longest)
            break;
        const struct lexeme *e =
            k > i ? lexicon_find(calendar, (struct span){text, n}) : NULL;
        if (e) {
            *found = e;
            best = k + 1 - i;
        }
    }
    return best;
}

static bool may_head_phrase(const struct symbols *s, size_t i)
{
    static const uint8_t heads[] = {
        CALENDAR_HEAD,   CALENDAR_UNIT,  CALENDAR_HOLIDAY, CALENDAR_SINCE,
        CALENDAR_MONTH,  CALENDAR_FROM,  CALENDAR_NTH,     CALENDAR_ZONE,
        CALENDAR_APPROX, CALENDAR_HENCE, CALENDAR_WEEKDAY,
    };

    return SYMBOL_IN(s, i, heads);
}

/* Make one symbol of each entry of several words. */
static void join_phrases(struct symbols *s, const struct lexicon *calendar)
{
    size_t kept = 0;

    for (size_t i = 0, length = 1; i < s->count; i += length) {
        const struct lexeme *found = NULL;
        struct symbol symbol = s->at[i];

        length =
            may_head_phrase(s, i) ? phrase_length(s, i, calendar, &found) : 1;
        if (found) {
            struct span last = s->at[i + length - 1].text;

            symbol.text.n = (size_t)(last.p + last.n - symbol.text.p);
            symbol.hash = span_hash_folded(symbol.text);
            symbol.kind = (uint8_t)found->tag;
            symbol.flags &= (uint8_t)~SYMBOL_COMMON;
            symbol.value = found->value;
        }
        s->at[kept++] = symbol;
    }
    s->count = kept;
}

/* Words that stand between a number and its unit: "two to three weeks". */
static bool may_stand_in_number(const struct symbol *symbol)
{
    switch (symbol->kind) {
    case SYMBOL_OTHER:
    case CALENDAR_HEAD:
    case CALENDAR_UNIT: /* "second" is an ordinal too */
    case CALENDAR_TO:
    case CALENDAR_OF:
    case CALENDAR_ONE:
    case CALENDAR_APPROX: /* "two more weeks" */
        return true;
    case SYMBOL_MARK:
        return symbol->value == '-';
    default:
        return symbol->kind > SYMBOL_COUNT;
    }
}

static bool read_number_word(struct symbol *symbol,
                             const struct lexicon *numbers)
{
    bool both = symbol->kind == CALENDAR_UNIT &&
                (symbol->value == UNIT_SECOND || symbol->value == UNIT_HALF);

    if (symbol->kind != SYMBOL_OTHER && symbol->kind != CALENDAR_HEAD && !both)
        return symbol->kind != CALENDAR_UNIT;
    const struct lexeme *e = symbol_find(numbers, symbol);
    if (!e || e->tag > NUMBER_WORD_VAGUE)
        return false;
    symbol->kind = (uint8_t)(SYMBOL_COUNT + e->tag);
    symbol->value = e->value;
    return true;
}

/* Number words before and behind the word at i become counts. */
static void read_numbers(struct symbols *s, size_t i,
                         const struct lexicon *numbers)
{
    size_t unknown = 0;

    for (size_t k = i; k > 0 && i - k < NUMBER_REACH && unknown < 1;) {
        struct symbol *symbol = &s->at[--k];

        if (!may_stand_in_number(symbol))
            break;
        unknown += !read_number_word(symbol, numbers);
    }
    if (s->at[i].kind != CALENDAR_MONTH)
        return;
    for (size_t k = i + 1; k < s->count && k < i + NUMBER_REACH; k++)
        if (!may_stand_in_number(&s->at[k]) ||
            !read_number_word(&s->at[k], numbers))
            break;
}

void symbol_read(struct symbols *s, const struct token *tokens, size_t count)
{
    const struct lang *lang = s->lang;

    s->count = 0;
    s->any = false;
    for (size_t i = 0; i < count; i++)
        read_token(s, &tokens[i], &lang->calendar);
    if (!s->any)
        return;
    join_phrases(s, &lang->calendar);
    for (size_t i = 0; i < s->count; i++) {
        int kind = s->at[i].kind;

        if (kind == CALENDAR_UNIT || kind == CALENDAR_UNITS ||
            kind == CALENDAR_MONTH || kind == CALENDAR_DECADE)
            read_numbers(s, i, &lang->numbers);
    }
}
