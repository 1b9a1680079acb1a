#include "mention/number_bound.h"

#include "base/utf8.h"

/* Words of the longest key, and keys in a row: "at least another". */
enum { KEY_WORDS = 4, KEYS = 3, KEY_BYTES = 64 };

static bool is_word(const struct atom *a)
{
    return a->kind == ATOM_WORD || a->kind == ATOM_NUMBER;
}

/* The entry for atoms first to end, joined by spaces; NULL: none. */
static const struct lexeme *find_key(const struct atom *at, size_t first,
                                     size_t end, const struct lang *lang)
{
    char key[KEY_BYTES];
    size_t n = 0;

    for (size_t i = first; i < end; i++) {
        if (!is_word(&at[i]) || (i > first && at[i].glued) ||
            n + at[i].text.n + 1 > sizeof key)
            return NULL;
        if (n)
            key[n++] = ' ';
        n += utf8_fold(at[i].text, key + n, sizeof key - n).n;
    }
    return lexicon_find(&lang->modifiers, (struct span){key, n});
}

/* A bound says more than "about", and that more than "only". */
static enum modifier stronger(enum modifier a, enum modifier b)
{
    if (a == 0 || a == MODIFIER_PLAIN)
        return b;
    if (b == 0 || b == MODIFIER_PLAIN)
        return a;
    return a == MODIFIER_APPROX ? b : a;
}

static enum modifier sign_bound(const struct atom *a)
{
    uint32_t c = a->kind == ATOM_MARK ? utf8_peek(a->text, 0) : 0;

    if (c == '~' || c == 0x2248 || c == 0x223c)
        return MODIFIER_APPROX;
    return c == '<'      ? MODIFIER_BELOW
           : c == '>'    ? MODIFIER_ABOVE
           : c == 0x2264 ? MODIFIER_MAX
           : c == 0x2265 ? MODIFIER_MIN
                         : (enum modifier)0;
}

struct bound bound_before(const struct atom *at, size_t i, size_t floor,
                          const struct lang *lang)
{
    struct bound b = {(enum modifier)0, i};

    if (i > floor && sign_bound(&at[i - 1]))
        return (struct bound){sign_bound(&at[i - 1]), i - 1};
    for (int turn = 0; turn < KEYS; turn++) {
        const struct lexeme *e = NULL;
        size_t words = KEY_WORDS;

        for (; words > 0 && !e; words--)
            if (b.edge >= floor + words)
                e = find_key(at, b.edge - words, b.edge, lang);
        if (!e)
            break;
        b.edge -= words + 1;
        b.tag = stronger(b.tag, (enum modifier)e->tag);
    }
    return b;
}

struct bound bound_behind(const struct atom *at, size_t i,
                          const struct lang *lang)
{
    if (at[i].kind == ATOM_MARK && at[i].glued && at[i].text.p[0] == '+')
        return (struct bound){MODIFIER_MIN, i + 1};
    if (at[i].kind != ATOM_NUMBER ||
        (at[i].tag != NUMBER_WORD_OR && at[i].tag != NUMBER_WORD_AND))
        return (struct bound){(enum modifier)0, i};
    for (size_t words = 2; words <= 3; words++) {
        const struct lexeme *e = at[i + words - 1].kind == ATOM_END
                                     ? NULL
                                     : find_key(at, i, i + words, lang);
        if (e)
            return (struct bound){(enum modifier)e->tag, i + words};
        if (at[i + words - 1].kind == ATOM_END)
            break;
    }
    return (struct bound){(enum modifier)0, i};
}
