#include "text/token.h"

#include <stdbool.h>

#include "base/table.h"
#include "base/utf8.h"
#include "text/cluster.h"

/* Classes of bytes, so that most text never leaves the table; those beyond
 * ASCII have none. */
enum { LETTER = 1, DIGIT = 2, SPACE = 4, UPPER = 8 };

enum { FIRST_ROOM = 16 /* [tokens] */ };

static const unsigned char classes[256] = {
    ['\t'] = SPACE,         ['\n'] = SPACE,         ['\v'] = SPACE,
    ['\f'] = SPACE,         ['\r'] = SPACE,         [' '] = SPACE,
    ['0'] = DIGIT,          ['1'] = DIGIT,          ['2'] = DIGIT,
    ['3'] = DIGIT,          ['4'] = DIGIT,          ['5'] = DIGIT,
    ['6'] = DIGIT,          ['7'] = DIGIT,          ['8'] = DIGIT,
    ['9'] = DIGIT,          ['A'] = LETTER | UPPER, ['B'] = LETTER | UPPER,
    ['C'] = LETTER | UPPER, ['D'] = LETTER | UPPER, ['E'] = LETTER | UPPER,
    ['F'] = LETTER | UPPER, ['G'] = LETTER | UPPER, ['H'] = LETTER | UPPER,
    ['I'] = LETTER | UPPER, ['J'] = LETTER | UPPER, ['K'] = LETTER | UPPER,
    ['L'] = LETTER | UPPER, ['M'] = LETTER | UPPER, ['N'] = LETTER | UPPER,
    ['O'] = LETTER | UPPER, ['P'] = LETTER | UPPER, ['Q'] = LETTER | UPPER,
    ['R'] = LETTER | UPPER, ['S'] = LETTER | UPPER, ['T'] = LETTER | UPPER,
    ['U'] = LETTER | UPPER, ['V'] = LETTER | UPPER, ['W'] = LETTER | UPPER,
    ['X'] = LETTER | UPPER, ['Y'] = LETTER | UPPER, ['Z'] = LETTER | UPPER,
    ['a'] = LETTER,         ['b'] = LETTER,         ['c'] = LETTER,
    ['d'] = LETTER,         ['e'] = LETTER,         ['f'] = LETTER,
    ['g'] = LETTER,         ['h'] = LETTER,         ['i'] = LETTER,
    ['j'] = LETTER,         ['k'] = LETTER,         ['l'] = LETTER,
    ['m'] = LETTER,         ['n'] = LETTER,         ['o'] = LETTER,
    ['p'] = LETTER,         ['q'] = LETTER,         ['r'] = LETTER,
    ['s'] = LETTER,         ['t'] = LETTER,         ['u'] = LETTER,
    ['v'] = LETTER,         ['w'] = LETTER,         ['x'] = LETTER,
    ['y'] = LETTER,         ['z'] = LETTER,
};

static unsigned class_of(uint32_t c)
{
    if (c < 128)
        return classes[c];
    if (utf8_is_space(c))
        return SPACE;
    if (utf8_is_digit(c))
        return DIGIT;
    /* Joiners and soft hyphens hold words together. */
    if (c == 0xad || c == 0x200c || c == 0x200d)
        return LETTER;
    if (utf8_is_alpha(c))
        return utf8_is_upper(c) ? LETTER | UPPER : LETTER;
    return 0;
}

/* Class of the character at `at`, which moves behind it. */
static unsigned step(struct span s, size_t *at)
{
    unsigned char b = (unsigned char)s.p[*at];

    if (b < 128) {
        *at += 1;
        return classes[b];
    }
    return class_of(utf8_read(s, at));
}

static unsigned class_at(struct span s, size_t at)
{
    return at < s.n ? step(s, &at) : 0;
}

/* What a word is made of, gathered while it is scanned. */
struct shape {
    size_t letters, upper, segment; /* [characters]; since the last mark */
    bool digit, dotted, plain;      /* plain: no mark inside so far but stops */
};

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/* Whether the 's of a possessive begins at `at` (an apostrophe) and ends
 * the word at *end. */
static bool is_possessive(struct span s, size_t at, size_t *end)
{
    utf8_read(s, &at);
    if (at >= s.n || (s.p[at] != 's' && s.p[at] != 'S'))
        return false;
    *end = at + 1;
    return *end == s.n || ((class_at(s, *end) & (LETTER | DIGIT)) == 0 &&
                           !is_apostrophe(utf8_peek(s, *end)));
}

/* A full stop inside a word: between single letters (U.S., a.m., also
 * behind the last), or between small letters (bbc.co.uk). */
static bool joins_dot(struct span s, size_t at, const struct shape *w)
{
    unsigned next = class_at(s, at + 1);
    size_t before = at;

    if (w->segment == 1 && w->plain && (w->dotted || (next & LETTER)))
        return true;
    if (!(next & LETTER) || (next & UPPER) || at + 1 >= s.n)
        return false;
    return utf8_is_lower(utf8_before(s, &before)) &&
           utf8_is_lower(utf8_peek(s, at + 1));
}

/* Whether the mark at `at` belongs to the word, and moves behind it. */
static bool takes_mark(struct span s, size_t *at, struct shape *w)
{
    size_t next = *at, end;
    uint32_t c = utf8_read(s, &next);
    unsigned after;

    if (c == '.') {
        if (!joins_dot(s, *at, w))
            return false;
        w->dotted = true;
        w->segment = 0;
        *at = next;
        return true;
    }
    after = class_at(s, next);
    if (is_apostrophe(c)) {
        if (!(after & LETTER) || is_possessive(s, *at, &end))
            return false;
    } else if (c == '&') {
        if (!(after & UPPER) || w->upper != w->letters)
            return false;
    } else if (!is_hyphen(c) || !(after & (LETTER | DIGIT)) ||
               cluster_begins(s, next)) {
        return false;
    }
    w->plain = false;
    w->segment = 0;
    *at = next;
    return true;
}

/* "al-Kadhimi", "d’Estaing": an Arabic article or a preposition that lost
 * its vowel before the capital. */
static bool has_capital_behind_particle(struct span word)
{
    size_t at = 0, letters = 0, before;
    uint32_t c = 0;

    while (at < word.n && letters < 5) {
        before = at;
        c = utf8_read(word, &at);
        if (!utf8_is_lower(c))
            break;
        letters++;
    }
    if (letters == 0 || at >= word.n || !utf8_is_upper(utf8_peek(word, at)))
        return false;
    before = at;
    c = utf8_before(word, &before);
    if (is_apostrophe(c))
        return true;
    /* The assimilated forms of the article: al- el- ad- an- ar- as- at- az-
     * ash-; "ex-" is none. */
    return is_hyphen(c) && (word.p[0] == 'a' || word.p[0] == 'e') &&
           word.p[1] != 'x' &&
           (letters == 2 || (letters == 3 && word.p[2] == 'h'));
}

static uint8_t flags_of(struct span word, const struct shape *w)
{
    uint8_t flags = 0;
    size_t at = 0;

    if ((step(word, &at) & UPPER) ||
        (w->upper && !w->plain && has_capital_behind_particle(word)))
        flags |= TOKEN_CAPITAL;
    if (w->upper >= 2 && w->upper == w->letters)
        flags |= TOKEN_UPPER;
    if (w->digit)
        flags |= TOKEN_DIGIT;
    if (w->dotted)
        flags |= TOKEN_DOTTED;
    return flags;
}

/* "John F. Kennedy": the full stop of an initial inside a sentence. */
static bool is_initial(struct span s, size_t end, const struct shape *w)
{
    return w->letters == 1 && w->upper == 1 && w->segment == 1 && w->plain &&
           end + 1 < s.n && s.p[end] == '.' && class_at(s, end + 1) == SPACE;
}

/* Letters and digits from `at` on; most are small letters of ASCII. */
static size_t read_letters(struct span s, size_t at, struct shape *w)
{
    for (;;) {
        size_t from = at, next;
        unsigned class;

        while (at < s.n && classes[(unsigned char)s.p[at]] == LETTER)
            at++;
        w->letters += at - from;
        w->segment += at - from;
        if (at == s.n || s.p[at] == ' ')
            return at;
        next = at;
        class = step(s, &next);
        if (!(class & (LETTER | DIGIT)) || cluster_begins(s, at))
            return at;
        w->letters += (class & LETTER) != 0;
        w->upper += (class & UPPER) != 0;
        w->digit = w->digit || (class & DIGIT);
        w->segment++;
        at = next;
    }
}

static struct token read_word(struct span s, size_t at)
{
    struct shape w = {.plain = true};
    size_t end = read_letters(s, at, &w);

    while (end < s.n && s.p[end] != ' ' && takes_mark(s, &end, &w))
        end = read_letters(s, end, &w);
    if (is_initial(s, end, &w)) {
        end++;
        w.dotted = true;
    }
    struct span word = span_slice(s, at, end);
    return (struct token){word, TOKEN_WORD, flags_of(word, &w), 0};
}

static struct token read_number(struct span s, size_t at)
{
    size_t end = at;
    uint8_t flags = TOKEN_DIGIT;

    for (;;) {
        size_t next = end;
        unsigned class = end < s.n ? step(s, &next) : 0;

        if (class == DIGIT) {
            end = next;
            continue;
        }
        if (end >= s.n || !(class_at(s, next) & DIGIT))
            break;
        uint32_t c = utf8_peek(s, end);
        if (c == '.')
            flags |= TOKEN_DOTTED;
        else if (c != ',' && c != ':' && c != 0x66b && c != 0x66c)
            break;
        end = next;
    }
    return (struct token){span_slice(s, at, end), TOKEN_NUMBER, flags, 0};
}

static struct token read_mark(struct span s, size_t at)
{
    size_t end = at;

    utf8_read(s, &end);
    return (struct token){span_slice(s, at, end), TOKEN_MARK, 0, 0};
}

static struct token read_token(struct span s, size_t at, bool glued)
{
    unsigned class = class_at(s, at);
    size_t end;

    if (cluster_begins(s, at))
        return (struct token){span_slice(s, at, cluster_end(s, at)), TOKEN_WORD,
                              0, 0};
    if (class & LETTER)
        return read_word(s, at);
    if (class & DIGIT)
        return read_number(s, at);
    if (glued && is_apostrophe(utf8_peek(s, at)) && is_possessive(s, at, &end))
        return (struct token){span_slice(s, at, end), TOKEN_WORD, TOKEN_CLITIC,
                              0};
    return read_mark(s, at);
}

/* Tokens are many and written whole: room for them is not zeroed first. */
struct pile {
    struct tokens tokens;
    size_t room; /* [tokens] */
    struct arena *arena;
};

static void push(struct pile *p, const struct token *t)
{
    struct tokens *out = &p->tokens;
    const size_t size = sizeof *t;

    if (out->count == p->room) {
        size_t room = p->room ? 2 * p->room : FIRST_ROOM;

        out->at = arena_grow(p->arena, out->at, p->room * size, room * size);
        p->room = room;
    }
    out->at[out->count++] = *t;
}

static void split_span(struct span s, struct pile *out)
{
    size_t at = 0;
    bool glued = false, after_word = false;

    while (at < s.n) {
        size_t next = at;

        if (s.p[at] == ' ' || step(s, &next) == SPACE) {
            next += s.p[at] == ' ';
            glued = after_word = false;
            at = next;
            continue;
        }
        struct token token = read_token(s, at, after_word);
        token.flags |= glued ? TOKEN_GLUED : 0;
        token.hash = span_hash_folded(token.text);
        push(out, &token);
        after_word = token.kind != TOKEN_MARK;
        glued = true;
        at = (size_t)(token.text.p - s.p) + token.text.n;
    }
}

struct tokens token_split(const struct sentences *sentences, struct arena *a)
{
    struct pile out = {.arena = a};
    size_t *first = ARENA_NEW(a, size_t, sentences->count + 1);

    for (size_t i = 0; i < sentences->count; i++) {
        first[i] = out.tokens.count;
        split_span(sentences->at[i].text, &out);
    }
    first[sentences->count] = out.tokens.count;
    out.tokens.first = first;
    return out.tokens;
}

struct tokens token_split_span(struct span text, struct arena *a)
{
    struct pile out = {.arena = a};
    size_t *first = ARENA_NEW(a, size_t, 2);

    split_span(text, &out);
    first[1] = out.tokens.count;
    out.tokens.first = first;
    return out.tokens;
}

size_t token_from(const struct tokens *t, const char *p)
{
    size_t low = 0, high = t->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (t->at[middle].text.p < p)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
