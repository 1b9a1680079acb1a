#include "base/utf8.h"
#include "mention/finder.h"

/*
 * Marks are paired by adjacency, not by counting: a straight mark behind
 * white space and before a word opens, any other closes.  So one missing
 * mark spoils one quotation and not the rest of the article.
 */

enum quote_pair {
    PAIR_DOUBLE,    /* " “ ” „ ‟ `` '' */
    PAIR_GUILLEMET, /* « » */
    PAIR_SINGLE,    /* ' ‘ ’ ‚ */
    PAIR_ANGLE,     /* ‹ › */
    PAIRS
};

enum side { SIDE_OPEN = 1, SIDE_CLOSE = 2, SIDE_EITHER = 3 };

/* A term or a title, no statement: under five words (most quotations of
 * four words or less in 109 annotated news articles have no speaker). */
enum { STATEMENT_WORDS = 5 };

struct mark {
    size_t at, n; /* [bytes] in the block's text */
    enum quote_pair pair;
    enum side side;
    bool low;     /* „ ‚: closed by what opens elsewhere */
    bool reverse; /* » «: the German way round */
};

struct opened {
    struct mark mark;
    size_t sentence;
    size_t weak; /* where a doubtful closing mark stands, 0: nowhere */
};

struct scan {
    const struct finder_input *in;
    struct finds *finds;
    struct span text; /* of the block */
    size_t sentence;  /* in which the scan stands [index] */
    struct opened open[PAIRS];
    size_t depth;
    size_t last; /* newest quotation that went on at a paragraph's
                    end [index in finds + 1], 0: none */
    bool fresh;  /* no letter of this block was seen yet */
};

static bool is_word(uint32_t c)
{
    return utf8_is_alpha(c) || utf8_is_digit(c);
}

static uint32_t before(const struct scan *s, size_t at)
{
    return at ? utf8_before(s->text, &at) : ' ';
}

static uint32_t behind(const struct scan *s, size_t at)
{
    return at < s->text.n ? utf8_peek(s->text, at) : ' ';
}

static bool is_gap(uint32_t c)
{
    return utf8_is_space(c) || c == '(' || c == '[' || c == '{' || c == '/' ||
           c == '-' || (c >= 0x2010 && c <= 0x2015);
}

static bool is_quote_mark(uint32_t c)
{
    return c == '"' || c == '\'' || c == '`' || c == 0xab || c == 0xbb ||
           (c >= 0x2018 && c <= 0x201f) || c == 0x2039 || c == 0x203a;
}

/* Which side a mark is on that does not tell by its shape. */
static enum side side_of(const struct scan *s, size_t at, size_t n)
{
    uint32_t left = before(s, at), right = behind(s, at + n);
    bool gap = is_gap(left) || left == 0;

    if (utf8_is_space(right))
        return gap ? SIDE_EITHER : SIDE_CLOSE;
    if (gap)
        return SIDE_OPEN;
    if (is_quote_mark(left))
        return is_word(right) ? SIDE_OPEN : SIDE_EITHER;
    return (left == ':' || left == ',' || left == ';') && is_word(right)
               ? SIDE_EITHER
               : SIDE_CLOSE;
}

static struct mark straight(const struct scan *s, size_t at, size_t n,
                            enum quote_pair pair)
{
    return (struct mark){at, n, pair, side_of(s, at, n), false, false};
}

/* ’ and ” open nothing but in Swedish and Finnish, where they stand on
 * both sides. */
static struct mark right_mark(const struct scan *s, size_t at,
                              enum quote_pair pair)
{
    struct mark m = straight(s, at, 3, pair);

    if (m.side != SIDE_OPEN)
        m.side = SIDE_CLOSE;
    return m;
}

/* The mark of three bytes e2 80 xx at `at`; n == 0: none. */
static struct mark curly(const struct scan *s, size_t at)
{
    static const struct mark none = {0};
    bool gap = is_gap(before(s, at));

    switch ((unsigned char)s->text.p[at + 2]) {
    case 0x98: /* ‘ */
        return (struct mark){
            at,
            3,
            PAIR_SINGLE,
            gap || is_quote_mark(before(s, at)) ? SIDE_OPEN : SIDE_CLOSE,
            false,
            false};
    case 0x99: /* ’ */
        return right_mark(s, at, PAIR_SINGLE);
    case 0x9a: /* ‚ */
        return (struct mark){at, 3, PAIR_SINGLE, SIDE_OPEN, true, false};
    case 0x9c: /* “ */
        return (struct mark){at, 3, PAIR_DOUBLE, SIDE_OPEN, false, false};
    case 0x9d: /* ” */
        return right_mark(s, at, PAIR_DOUBLE);
    case 0x9e: /* „ */
        return (struct mark){at, 3, PAIR_DOUBLE, SIDE_OPEN, true, false};
    case 0x9f: /* ‟ */
        return (struct mark){at, 3, PAIR_DOUBLE, SIDE_OPEN, false, false};
    case 0xb9: /* ‹ */
        return (struct mark){at, 3, PAIR_ANGLE, SIDE_OPEN, false, false};
    case 0xba: /* › */
        return (struct mark){at, 3, PAIR_ANGLE, SIDE_CLOSE, false, false};
    default:
        return none;
    }
}

/* The mark at `at`, n == 0 if none is there. */
static struct mark mark_at(const struct scan *s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s->text.p + at;
    size_t left = s->text.n - at;

    switch (*p) {
    case '"':
        return straight(s, at, 1, PAIR_DOUBLE);
    case '\'':
        if (left > 1 && p[1] == '\'')
            return straight(s, at, 2, PAIR_DOUBLE);
        return straight(s, at, 1, PAIR_SINGLE);
    case '`':
        if (left > 1 && p[1] == '`')
            return (struct mark){at, 2, PAIR_DOUBLE, SIDE_OPEN, false, false};
        return (struct mark){at, 1, PAIR_SINGLE, SIDE_OPEN, false, false};
    case 0xc2:
        if (left > 1 && (p[1] == 0xab || p[1] == 0xbb))
            return (struct mark){at,
                                 2,
                                 PAIR_GUILLEMET,
                                 p[1] == 0xab ? SIDE_OPEN : SIDE_CLOSE,
                                 false,
                                 false};
        break;
    case 0xe2:
        if (left > 2 && p[1] == 0x80)
            return curly(s, at);
        break;
    default:
        break;
    }
    return (struct mark){0};
}

static size_t count_words(struct span text)
{
    size_t words = 0;
    bool inside = false;

    for (size_t at = 0; at < text.n && words < STATEMENT_WORDS;) {
        uint32_t c = utf8_read(text, &at);

        if (utf8_is_space(c))
            inside = false;
        else if (!inside && is_word(c)) {
            inside = true;
            words++;
        }
    }
    return words;
}

/* Put down what lies between an opening mark and `end`; `n` bytes of
 * closing mark stand there, 0: none. */
static void put(struct scan *s, const struct opened *o, size_t end, size_t n)
{
    size_t begin = o->mark.at + o->mark.n;
    struct span inner = span_trim(span_slice(s->text, begin, end));
    size_t words = count_words(inner);
    struct span marked = span_trim(span_slice(s->text, o->mark.at, end + n));

    if (words == 0)
        return;
    /* What lies across a doubtful mark shows that it closed nothing. */
    for (size_t i = 0; i < s->depth; i++)
        if (&s->open[i] != o && s->open[i].weak >= o->mark.at)
            s->open[i].weak = 0;
    struct mention *m = find_add(s->finds, MENTION_QUOTE, inner, o->sentence);
    m->as.quote = (struct quote_value){
        .marked = marked, .open = n == 0, .scare = words < STATEMENT_WORDS};
}

/* Index in the stack of the open mark of this pair, or depth. */
static size_t find_open(const struct scan *s, enum quote_pair pair)
{
    size_t i = 0;

    while (i < s->depth && s->open[i].mark.pair != pair)
        i++;
    return i;
}

/* An apostrophe at the beginning of a word: 'til, 'em, ’90s. */
static bool is_elision(const struct scan *s, size_t at)
{
    static const char *const words[] = {"til",  "tis",   "twas", "em", "cause",
                                        "bout", "round", "cos",  "n",  "tain"};
    struct span rest = span_from(s->text, at);
    size_t n = 0;

    if (rest.n && rest.p[0] >= '0' && rest.p[0] <= '9')
        return true;
    while (n < rest.n && n < 8 && ((rest.p[n] | 32) >= 'a') &&
           (rest.p[n] | 32) <= 'z')
        n++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_eq_folded(span_upto(rest, n), span_of(words[i])))
            return true;
    return false;
}

/* A single mark closes behind punctuation; behind a letter it may be an
 * apostrophe: for certain before one, perhaps behind an s (the soldiers’
 * families), which then closes only if no better mark comes. */
static bool single_closes(struct scan *s, const struct mark *m)
{
    uint32_t left = before(s, m->at), right = behind(s, m->at + m->n);
    struct opened *o = &s->open[find_open(s, PAIR_SINGLE)];

    size_t at = m->at > 1 ? m->at - 1 : 0;
    if (is_word(right) || (left == 'n' && is_quote_mark(before(s, at))))
        return false; /* the second mark of rock 'n' roll */
    if ((left == 's' || left == 'S') && right == ' ' &&
        is_word(behind(s, m->at + m->n + 1))) {
        if (!o->weak)
            o->weak = m->at;
        return false;
    }
    return !utf8_is_space(left);
}

/* Put down what was never closed; false if there was nothing in it. */
static bool put_open(struct scan *s, const struct opened *o, size_t end)
{
    size_t count = s->finds->count;

    put(s, o, end, 0);
    return s->finds->count > count;
}

static void begin(struct scan *s, const struct mark *m)
{
    size_t i = find_open(s, m->pair);

    if (i < s->depth) { /* the old one was never closed */
        if (m->pair != PAIR_SINGLE && put_open(s, &s->open[i], m->at))
            s->finds->at[s->finds->count - 1].as.quote.continues = true;
        s->depth = i;
    }
    if (s->depth == PAIRS)
        return;
    s->open[s->depth++] = (struct opened){*m, s->sentence, 0};
}

static bool opens(const struct scan *s, const struct mark *m)
{
    uint32_t right = behind(s, m->at + m->n);

    if (m->pair == PAIR_SINGLE)
        return m->side & SIDE_OPEN && (is_word(right) || m->low) &&
               !is_elision(s, m->at + m->n);
    return m->side & SIDE_OPEN;
}

/* Marks that close by the habits of a language: „…“, »…«. */
static bool closes(struct scan *s, const struct mark *m)
{
    size_t i = find_open(s, m->pair);
    const struct opened *o = &s->open[i];

    if (i == s->depth)
        return false;
    if (o->mark.low && m->n == 3 && !m->low &&
        (m->side == SIDE_OPEN || m->side == SIDE_CLOSE))
        return m->pair != PAIR_SINGLE || single_closes(s, m);
    if (m->pair == PAIR_GUILLEMET)
        return (m->side == SIDE_OPEN) == o->mark.reverse;
    if (!(m->side & SIDE_CLOSE))
        return false;
    return m->pair != PAIR_SINGLE || single_closes(s, m);
}

static void take(struct scan *s, struct mark m)
{
    size_t i = find_open(s, m.pair);

    if (closes(s, &m)) {
        put(s, &s->open[i], m.at, m.n);
        s->depth = i;
        return;
    }
    if (m.pair == PAIR_GUILLEMET && m.side == SIDE_CLOSE && i == s->depth &&
        side_of(s, m.at, m.n) == SIDE_OPEN) {
        m.side = SIDE_OPEN; /* »Ja« */
        m.reverse = true;
    }
    if (opens(s, &m))
        begin(s, &m);
}

/* What is open at the end of a block goes on in the next if that opens
 * with a mark; a single mark that was never closed was an apostrophe. */
static void finish(struct scan *s)
{
    size_t i = 0;

    while (i < s->depth && s->open[i].mark.pair == PAIR_SINGLE)
        i++;
    if (i < s->depth && put_open(s, &s->open[i], s->text.n))
        s->last = s->finds->count;
    while (i-- > 0) {
        const struct opened *o = &s->open[i];

        if (o->weak)
            put(s, o, o->weak, s->text.p[o->weak] == '\'' ? 1 : 3);
    }
    s->depth = 0;
}

static void link_paragraphs(struct scan *s, const struct mark *m)
{
    if (s->fresh && s->last && opens(s, m) && m->pair != PAIR_SINGLE)
        s->finds->at[s->last - 1].as.quote.continues = true;
    s->last = 0;
    s->fresh = false;
}

static void scan_block(struct scan *s)
{
    const struct sentences *sentences = s->in->sentences;

    s->depth = 0;
    s->fresh = true;
    for (size_t at = 0; at < s->text.n;) {
        unsigned char c = (unsigned char)s->text.p[at];
        struct mark m = {0};

        if (c == '"' || c == '\'' || c == '`' || c == 0xc2 || c == 0xe2)
            m = mark_at(s, at);
        if (m.n == 0) {
            if (s->fresh && c > ' ') { /* text before any mark */
                s->fresh = false;
                s->last = 0;
            }
            at++;
            continue;
        }
        while (s->sentence + 1 < sentences->count &&
               sentences->at[s->sentence + 1].text.p <= s->text.p + at)
            s->sentence++;
        link_paragraphs(s, &m);
        take(s, m);
        at += m.n;
    }
    finish(s);
}

void quote_find(const struct finder_input *in, struct finds *f)
{
    struct scan s = {.in = in, .finds = f};

    if (in->sentences->count == 0)
        return;
    for (size_t i = 0; i < in->doc->block_count; i++) {
        const struct block *b = &in->doc->blocks[i];

        if (!block_is_prose(b->kind))
            continue;
        s.text = b->body;
        scan_block(&s);
    }
}
