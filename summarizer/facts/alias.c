#include "facts/alias.h"

#include "base/utf8.h"
#include "text/lang.h"

static const struct lexeme *part(struct span word)
{
    return lexicon_find_folded(&world.names, word);
}

static bool is_suffix(struct span word)
{
    const struct lexeme *e = part(word);

    return e && e->tag == NAME_SUFFIX;
}

/* [bytes] of the article that a folded word begins with: "al-". */
static size_t article_length(struct span word)
{
    enum { LONGEST = 4, REST = 2 };

    for (size_t n = 0; n < word.n && n < LONGEST; n++)
        if (word.p[n] == '-') {
            const struct lexeme *e =
                lexicon_find(&world.names, span_upto(word, n + 1));

            return e && e->tag == NAME_ARTICLE && word.n > n + 1 + REST ? n + 1
                                                                        : 0;
        }
    return 0;
}

struct name name_split(struct span text)
{
    struct name name = {.count = 0};
    size_t at = 0, start = 0;

    while (at <= text.n && name.count < ALIAS_WORDS) {
        size_t next = at;
        uint32_t c = at < text.n ? utf8_read(text, &next) : ' ';

        if (utf8_is_space(c) || c == ',') {
            if (at > start)
                name.word[name.count++] = span_slice(text, start, at);
            start = next;
        }
        if (at == text.n)
            break;
        at = next;
    }
    while (name.count > 1 && is_suffix(name.word[name.count - 1]))
        name.count--;
    return name;
}

size_t alias_without_form(const struct name *name)
{
    size_t count = name->count;

    while (count > 1) {
        const struct lexeme *e = part(name->word[count - 1]);

        if (!e || e->tag != NAME_FORM)
            break;
        count--;
    }
    return count;
}

struct span alias_key(struct span word, char out[ALIAS_KEY])
{
    char folded[ALIAS_KEY];
    struct span f = utf8_fold(word, folded, sizeof folded);
    size_t n = 0;

    f = span_from(f, article_length(f));
    for (size_t i = 0; i < f.n; i++)
        if (f.p[i] != 'h' && f.p[i] != '.')
            out[n++] = f.p[i];
    if (n == 0 && f.n)
        out[n++] = f.p[0];
    return (struct span){out, n};
}

static size_t smallest(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t alias_distance(struct span a, struct span b, size_t limit)
{
    enum { LONGEST = 32 };
    size_t row[3][LONGEST + 1];
    size_t *before = row[0], *last = row[1], *now = row[2];

    if (a.n > LONGEST || b.n > LONGEST)
        return span_eq(a, b) ? 0 : limit + 1;
    for (size_t j = 0; j <= b.n; j++)
        last[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t cost = a.p[i - 1] != b.p[j - 1];

            now[j] =
                smallest(smallest(last[j], now[j - 1]) + 1, last[j - 1] + cost);
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
                a.p[i - 2] == b.p[j - 1])
                now[j] = smallest(now[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = last;
        last = now;
        now = free_row;
    }
    return smallest(last[b.n], limit + 1);
}

static bool is_initial(struct span key, struct span word)
{
    return (key.n == 1 || (word.n == 2 && word.p[1] == '.'));
}

bool alias_first_names(struct span a, struct span b)
{
    char one[ALIAS_KEY], two[ALIAS_KEY];
    struct span x = alias_key(a, one), y = alias_key(b, two);

    if (span_eq(x, y))
        return true;
    if (is_initial(x, a) || is_initial(y, b))
        return x.n && y.n && x.p[0] == y.p[0];
    /* One letter is a spelling from four letters on; Jon and Ron are two. */
    return x.n >= 4 && y.n >= 4 && x.p[0] == y.p[0] &&
           alias_distance(x, y, 1) <= 1;
}

bool alias_compatible(const struct name *a, const struct name *b)
{
    if (a->count == 0 || b->count == 0)
        return false;
    if (a->count == 1 || b->count == 1)
        return true;
    if (alias_first_names(a->word[0], b->word[0]))
        return true;
    /* "Mallam Garba Shehu": the shorter one begins with another word. */
    const struct name *more = a->count > b->count ? a : b;
    const struct name *less = a->count > b->count ? b : a;
    for (size_t i = 1; i + 1 < more->count; i++)
        if (span_eq_folded(more->word[i], less->word[0]))
            return more->count > less->count;
    return false;
}

struct span alias_acronym(struct span full, char out[ALIAS_KEY])
{
    struct name name = name_split(full);
    struct span s = {out, 0};

    for (size_t i = 0; i < name.count; i++) {
        struct span word = name.word[i];
        size_t at = 0;

        while (at < word.n) { /* Anglo-Dutch counts twice */
            uint32_t c = utf8_read(word, &at);

            if (utf8_is_upper(c) && c < 128)
                out[s.n++] = (char)utf8_lower(c);
            while (at < word.n && word.p[at - 1] != '-')
                at++;
        }
    }
    return s;
}

bool alias_initials(struct span small, struct span full)
{
    char initials[ALIAS_KEY];
    struct span want = alias_acronym(full, initials);
    size_t n = 0;

    for (size_t i = 0; i < small.n; i++) {
        if (small.p[i] == '.')
            continue;
        if (n >= want.n ||
            utf8_lower((unsigned char)small.p[i]) != (uint32_t)want.p[n])
            return false;
        n++;
    }
    return n >= 2 && n == want.n;
}
