#include "mention/number_lex.h"

#include <stdint.h>

#include "base/table.h"
#include "base/utf8.h"

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

/* Offset of c, or s.n. */
static size_t find_char(struct span s, char c)
{
    size_t i = 0;

    while (i < s.n && s.p[i] != c)
        i++;
    return i;
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

/* Digits without exponent. */
static bool plain_value(struct span s, char point, double *value)
{
    char group = point == '.' ? ',' : '.';
    size_t points = count_char(s, point), groups = count_char(s, group), end;

    /* Both marks are in use everywhere, so a mark that comes more than once
     * parts groups, whatever the language. */
    if (points > 1 && (groups || !groups_fit(s, s.n, point)))
        return false;
    if (points > 1) {
        *value = digits_join(s);
        return true;
    }
    end = find_char(s, point);
    if (count_char(span_from(s, end), group))
        return false;
    if (groups && !groups_fit(s, end, group)) {
        if (groups > 1 || points)
            return false;
        end = find_char(s, group); /* 3,5 where the point is usual */
    }
    if (s.n - end > 20)
        return false;
    *value = digits_join(s);
    if (end < s.n)
        *value /= power_of_ten((int)(s.n - end - 1));
    return true;
}

bool digits_value(struct span digits, char point, double *value)
{
    size_t end = 0;
    int power = 0;

    while (end < digits.n && (digits.p[end] | 32) != 'e')
        end++;
    if (end < digits.n && !exponent_value(span_from(digits, end), &power))
        return false;
    if (!plain_value(span_upto(digits, end), point, value))
        return false;
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
    const struct lexeme *e = atom_find(&lang->numbers, a);

    a->kind = e ? ATOM_NUMBER : ATOM_WORD;
    for (size_t i = 0; i < a->text.n && !a->capital; i++)
        a->capital = a->text.p[i] >= 'A' && a->text.p[i] <= 'Z';
    if (!e)
        return;
    if (a->capital && a->text.n > 1 && a->text.p[1] < 'a' &&
        (e->tag == NUMBER_WORD_PRONOUN || e->tag == NUMBER_WORD_STOP))
        a->kind = ATOM_WORD; /* US, WHO */
    a->tag = (enum number_word)e->tag;
    a->value = e->value;
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

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* End of the exponent at p, or p: "e10", but not "e10x". */
static const char *exponent_end(const char *p, const char *end)
{
    const char *q = p + 1;

    if (p == end || (*p | 32) != 'e')
        return p;
    if (q < end && (*q == '+' || *q == '-'))
        q++;
    if (q == end || !is_digit(*q))
        return p;
    while (q < end && is_digit(*q))
        q++;
    return q < end && is_letter(*q) ? p : q;
}

/* End of the digits that begin at p, with separators and exponent; not
 * past `end`. */
static const char *digits_end(const char *p, const char *end)
{
    while (p < end && (is_digit(*p) || ((*p == '.' || *p == ',') &&
                                        p + 1 < end && is_digit(p[1]))))
        p++;
    return exponent_end(p, end);
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
    if (e->tag != NUMBER_WORD_FRACTION || e->value == 2)
        return e->tag <= NUMBER_WORD_DOZEN || e->tag == NUMBER_WORD_MINUS ||
               e->tag == NUMBER_WORD_FRACTION;
    /* quarter-million, but not quarter-final */
    e = lexicon_find_folded(&lang->numbers, span_from(word, n + 1));
    return e && e->tag == NUMBER_WORD_SCALE;
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

static struct atom *push_hashed(struct builder *b, struct span text, bool glued,
                                uint32_t hash)
{
    struct atom *a = &b->out[b->count++];

    *a = (struct atom){.text = text, .glued = glued, .hash = hash};
    return a;
}

static struct atom *push(struct builder *b, struct span text, bool glued)
{
    return push_hashed(b, text, glued, span_hash_folded(text));
}

/* A whole token, whose hash is known. */
static struct atom *push_whole(struct builder *b, const struct token *t)
{
    return push_hashed(b, t->text, t->flags & TOKEN_GLUED, t->hash);
}

/* Digits from p on, which may run over several tokens. */
static const char *push_digits(struct builder *b, const char *p, bool glued)
{
    const char *end = digits_end(*p == '.' ? p + 1 : p, b->limit);
    struct atom *a = push(b, (struct span){p, (size_t)(end - p)}, glued);

    classify_digits(a, b->x->lang);
    return end;
}

/* The pieces of a compound; digits among them may run past its end
 * (minus-1.5).  Returns the end of what was read. */
static const char *push_compound(struct builder *b, struct span word,
                                 bool glued)
{
    for (int piece = 1; word.n; piece++) {
        size_t n = 0;

        if (is_digit(word.p[0]))
            return push_digits(b, word.p, glued);
        while (n < word.n && (word.p[n] != '-' || piece == ATOM_PIECES))
            n++;
        if (n)
            classify_word(push(b, span_upto(word, n), glued), b->x->lang);
        word = span_from(word, n);
        if (word.n) {
            push(b, span_upto(word, 1), true)->kind = ATOM_DASH;
            word = span_from(word, 1);
        }
        glued = true;
    }
    return word.p;
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
        push_whole(b, t)->kind = ATOM_DATE;
    } else if (is_digit(text.p[0]) || point_begins_digits(b, text, glued)) {
        return push_digits(b, text.p, glued);
    } else if (t->kind != TOKEN_WORD) {
        classify_mark(push_whole(b, t));
    } else if ((code = money_code(text, &b->out[b->count - 1], b->x->lang))) {
        classify_word(push(b, span_upto(text, code), glued), b->x->lang);
        return push_digits(b, text.p + code, true);
    } else if (is_compound(text, b->x->lang)) {
        return push_compound(b, text, glued);
    } else {
        classify_word(push_whole(b, t), b->x->lang);
    }
    return text.p + text.n;
}

/* What a token holds behind its first digits: marks and more digits. */
static const char *push_rest(struct builder *b, struct span token,
                             const char *p)
{
    struct span rest = span_from(token, (size_t)(p - token.p));
    size_t n = 0;

    if (is_digit(*p))
        return push_digits(b, p, true);
    utf8_read(rest, &n);
    if (utf8_is_alpha(utf8_peek(rest, 0))) {
        while (n < rest.n && !is_digit(rest.p[n]))
            n++;
        classify_word(push(b, span_upto(rest, n), true), b->x->lang);
    } else {
        classify_mark(push(b, span_upto(rest, n), true));
    }
    return p + n;
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
            rest.hash = span_hash_folded(rest.text);
        }
        done = push_token(&b, &rest);
        /* 4:39 in one token; of 1:1:1:1:1 and so on only the head. */
        for (int n = 0; n < ATOM_PIECES && done < t->text.p + t->text.n; n++)
            done = push_rest(&b, t->text, done);
    }
    for (int i = 0; i < ATOM_AHEAD; i++)
        into[b.count++] = (struct atom){.kind = ATOM_END};
    return (struct atoms){into, b.count};
}
