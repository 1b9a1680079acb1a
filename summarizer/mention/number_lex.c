#include "mention/number_lex.h"

#include <stdint.h>

#include "base/utf8.h"

/* Parts of one hyphenated word that are told apart; the rest is one. */
enum { PIECES = 4, LOOKAHEAD = 4 };

size_t atom_room(size_t n)
{
    return n * (2 * PIECES) + 1 + LOOKAHEAD;
}

double power_of_ten(int n)
{
    double v = 1;

    for (int i = 0; i < n && i < 308; i++)
        v *= 10;
    return v;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits of s as one number, without what parts them. */
static double digits_join(struct span s)
{
    double v = 0;

    for (size_t i = 0; i < s.n; i++)
        if (is_digit(s.p[i]))
            v = v * 10 + (s.p[i] - '0');
    return v;
}

/* Whether the groups parted by `mark` are those of a number: three digits
 * each, or two before the last three (12,34,567). */
static bool groups_fit(struct span s, size_t end, char mark)
{
    size_t run = 0, last = SIZE_MAX;

    for (size_t i = 0; i <= end; i++) {
        if (i < end && is_digit(s.p[i])) {
            run++;
            continue;
        }
        if (i < end && s.p[i] != mark)
            return false;
        if (last == SIZE_MAX ? run > 3 || run == 0
            : i == end       ? run != 3
                             : run != 3 && run != 2)
            return false;
        last = run;
        run = 0;
    }
    return true;
}

static size_t count_char(struct span s, char c)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == c;
    return n;
}

/* "e10", "E+3" at the end of a number: 3.2e6. */
static bool exponent_value(struct span s, int *power)
{
    size_t i = 1;
    bool minus = false;
    int n = 0;

    if (s.n < 2 || (s.p[0] != 'e' && s.p[0] != 'E'))
        return false;
    if (s.p[i] == '+' || s.p[i] == '-')
        minus = s.p[i++] == '-';
    if (i == s.n || s.n - i > 2)
        return false;
    for (; i < s.n; i++) {
        if (!is_digit(s.p[i]))
            return false;
        n = n * 10 + (s.p[i] - '0');
    }
    *power = minus ? -n : n;
    return true;
}

bool digits_value(struct span digits, char point, double *value)
{
    char group = point == '.' ? ',' : '.';
    struct span s = digits;
    size_t end;
    int power = 0, places;

    for (end = 0; end < s.n && s.p[end] != 'e' && s.p[end] != 'E'; end++)
        ;
    if (end < s.n && !exponent_value(span_from(s, end), &power))
        return false;
    s = span_upto(s, end);
    for (end = 0; end < s.n && s.p[end] != point; end++)
        ;
    struct span tail = span_from(s, end);
    /* Both marks are in use everywhere, so a mark that comes more than once
     * parts groups, whatever the language. */
    if (count_char(s, point) > 1) {
        if (count_char(s, group) || !groups_fit(s, s.n, point))
            return false;
        *value = digits_join(s);
        return true;
    }
    if (count_char(tail, group))
        return false;
    if (count_char(s, group) && !groups_fit(s, end, group)) {
        if (count_char(s, group) > 1 || tail.n)
            return false;
        for (end = 0; end < s.n && s.p[end] != group; end++)
            ;
    }
    places = end < s.n ? (int)(s.n - end - 1) : 0;
    if (places > 22)
        return false;
    *value = digits_join(s) / power_of_ten(places);
    *value = power < 0 ? *value / power_of_ten(-power)
                       : *value * power_of_ten(power);
    return true;
}

static bool is_currency(uint32_t c)
{
    return c == '$' || (c >= 0xa2 && c <= 0xa5) ||
           (c >= 0x20a0 && c <= 0x20cf) || c == 0xe3f;
}

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0xad || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* ¼ ½ ¾ and the number forms ⅐ … ⅞. */
static double vulgar_value(uint32_t c)
{
    static const double latin[] = {1.0 / 4, 1.0 / 2, 3.0 / 4};
    static const double forms[] = {
        1.0 / 7, 1.0 / 9, 1.0 / 10, 1.0 / 3, 2.0 / 3, 1.0 / 5, 2.0 / 5, 3.0 / 5,
        4.0 / 5, 1.0 / 6, 5.0 / 6,  1.0 / 8, 3.0 / 8, 5.0 / 8, 7.0 / 8};

    if (c >= 0xbc && c <= 0xbe)
        return latin[c - 0xbc];
    if (c >= 0x2150 && c <= 0x215e)
        return forms[c - 0x2150];
    return 0;
}

static void classify_mark(struct atom *a)
{
    uint32_t c = utf8_peek(a->text, 0);

    a->kind = ATOM_MARK;
    if (is_currency(c))
        a->kind = ATOM_CURRENCY;
    else if (c == '%' || c == 0xff05)
        a->kind = ATOM_PERCENT;
    else if (is_dash(c))
        a->kind = ATOM_DASH;
    else if ((a->value = vulgar_value(c)) > 0)
        a->kind = ATOM_VULGAR;
}

static void classify_word(struct atom *a, const struct lang *lang)
{
    const struct lexeme *e = lexicon_find_folded(&lang->numbers, a->text);

    a->kind = e ? ATOM_NUMBER : ATOM_WORD;
    if (e) {
        a->tag = (enum number_word)e->tag;
        a->value = e->value;
    }
    for (size_t i = 0; i < a->text.n && !a->capital; i++)
        a->capital = a->text.p[i] >= 'A' && a->text.p[i] <= 'Z';
}

static char decimal_mark(const struct lang *lang)
{
    const struct lexeme *e = lexicon_find(&lang->numbers, SPAN(","));

    return e && e->tag == NUMBER_WORD_POINT ? ',' : '.';
}

static void classify_digits(struct atom *a, const struct lang *lang)
{
    a->kind = digits_value(a->text, decimal_mark(lang), &a->value) ? ATOM_DIGITS
                                                                   : ATOM_MARK;
    a->grouped = false;
    for (size_t i = 0; i < a->text.n; i++)
        a->grouped |= !is_digit(a->text.p[i]);
}

/* End of the digits that begin at p, with separators and exponent; not
 * past `end`. */
static const char *digits_end(const char *p, const char *end)
{
    const char *mark;

    while (p < end && (is_digit(*p) || ((*p == '.' || *p == ',') &&
                                        p + 1 < end && is_digit(p[1]))))
        p++;
    if (p == end || (*p != 'e' && *p != 'E'))
        return p;
    mark = p++;
    if (p < end && (*p == '+' || *p == '-'))
        p++;
    if (p == end || !is_digit(*p))
        return mark;
    while (p < end && is_digit(*p))
        p++;
    return p < end && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z'))
               ? mark
               : p;
}

/* What begins a word that is to be taken apart at its hyphens. */
static bool is_compound(struct span word, const struct lang *lang)
{
    const struct lexeme *e;
    size_t n = 0;

    while (n < word.n && word.p[n] != '-')
        n++;
    if (n == 0 || n + 1 >= word.n)
        return false;
    e = lexicon_find_folded(&lang->numbers, span_upto(word, n));
    if (!e || lexicon_has(&lang->numbers, word))
        return false;
    return e->tag <= NUMBER_WORD_DOZEN || e->tag == NUMBER_WORD_MINUS ||
           (e->tag == NUMBER_WORD_FRACTION && e->value == 2);
}

/* Letters before digits in one word: "EUR50", "US113".  0: no such word. */
static size_t money_code(struct span word, const struct atom *before,
                         const struct lang *lang)
{
    const struct lexeme *e;
    size_t n = 0;

    while (n < word.n && word.p[n] >= 'A' && word.p[n] <= 'Z')
        n++;
    if (n == 0 || n > 3 || n == word.n || !is_digit(word.p[n]))
        return 0;
    if (before->kind == ATOM_CURRENCY)
        return n;
    e = lexicon_find_folded(&lang->units, span_upto(word, n));
    return e && e->tag == CLASS_MONEY && n > 1 ? n : 0;
}

struct builder {
    struct lexing *x;
    struct atom *out;
    size_t count;
    const char *limit; /* end of the run's last token */
};

static struct atom *push(struct builder *b, struct span text, bool glued)
{
    struct atom *a = &b->out[b->count++];

    *a = (struct atom){.text = text, .glued = glued};
    return a;
}

static void push_compound(struct builder *b, struct span word, bool glued)
{
    for (int piece = 1; word.n; piece++) {
        size_t n = 0;

        while (n < word.n && (word.p[n] != '-' || piece == PIECES))
            n++;
        if (n) {
            struct atom *a = push(b, span_upto(word, n), glued);
            if (is_digit(a->text.p[0]))
                classify_digits(a, b->x->lang);
            else
                classify_word(a, b->x->lang);
        }
        word = span_from(word, n);
        if (word.n) {
            push(b, span_upto(word, 1), true)->kind = ATOM_DASH;
            word = span_from(word, 1);
        }
        glued = true;
    }
}

/* Digits from p on, which may run over several tokens. */
static const char *push_digits(struct builder *b, const char *p, bool glued)
{
    const char *end = digits_end(*p == '.' ? p + 1 : p, b->limit);
    struct atom *a = push(b, (struct span){p, (size_t)(end - p)}, glued);

    classify_digits(a, b->x->lang);
    return end;
}

static bool point_begins_digits(const struct builder *b, struct span text,
                                bool glued)
{
    const char *next = text.p + text.n;

    return text.n == 1 && text.p[0] == '.' && !glued && next < b->limit &&
           is_digit(*next);
}

static bool in_date(struct lexing *x, struct span text)
{
    while (x->date < x->date_count &&
           x->dates[x->date].text.p + x->dates[x->date].text.n <= text.p)
        x->date++;
    return x->date < x->date_count &&
           x->dates[x->date].text.p < text.p + text.n;
}

/* One token; returns where the next may begin. */
static const char *push_token(struct builder *b, const struct token *t)
{
    struct span text = t->text;
    bool glued = t->flags & TOKEN_GLUED;
    size_t code;

    if (in_date(b->x, text)) {
        push(b, text, glued)->kind = ATOM_DATE;
    } else if (is_digit(text.p[0]) || point_begins_digits(b, text, glued)) {
        return push_digits(b, text.p, glued);
    } else if (t->kind != TOKEN_WORD) {
        classify_mark(push(b, text, glued));
    } else if ((code = money_code(text, &b->out[b->count - 1], b->x->lang))) {
        classify_word(push(b, span_upto(text, code), glued), b->x->lang);
        return push_digits(b, text.p + code, true);
    } else if ((t->flags & TOKEN_DIGIT) == 0 && is_compound(text, b->x->lang)) {
        push_compound(b, text, glued);
    } else if (text.n > 6 && is_compound(text, b->x->lang)) {
        push_compound(b, text, glued);
    } else {
        classify_word(push(b, text, glued), b->x->lang);
    }
    return text.p + text.n;
}

struct atoms atom_split(struct lexing *x, size_t first, size_t end,
                        struct atom *into)
{
    struct builder b = {x, into, 0, NULL};
    const char *done = NULL;

    into[b.count++] = (struct atom){.kind = ATOM_END};
    for (size_t i = first; i < end; i++) {
        const struct token *t = &x->tokens->at[i];
        const struct token *last = &x->tokens->at[end - 1];
        struct token rest = *t;

        b.limit = last->text.p + last->text.n;
        if (done && t->text.p + t->text.n <= done)
            continue;
        if (done && t->text.p < done) { /* digits ended inside this word */
            rest.text = span_from(t->text, (size_t)(done - t->text.p));
            rest.flags |= TOKEN_GLUED;
        }
        done = push_token(&b, &rest);
        if (done < rest.text.p + rest.text.n) {
            rest.text = span_from(rest.text, (size_t)(done - rest.text.p));
            rest.flags |= TOKEN_GLUED;
            rest.kind = is_digit(rest.text.p[0]) ? TOKEN_NUMBER : rest.kind;
            done = push_token(&b, &rest);
        }
    }
    for (int i = 0; i < LOOKAHEAD; i++)
        into[b.count++] = (struct atom){.kind = ATOM_END};
    return (struct atoms){into, b.count};
}
