#include "input/html_phrase.h"

#include "base/utf8.h"

enum { LONGEST_PHRASE = 96 }; /* [bytes] */

static bool is_word(uint32_t c)
{
    return utf8_is_alpha(c) || utf8_is_digit(c);
}

static struct span skip_marks(struct span s)
{
    for (size_t at = 0, next = 0; at < s.n; at = next)
        if (is_word(utf8_read(s, &next)))
            return span_from(s, at);
    return span_from(s, s.n);
}

struct phrase {
    size_t n;                   /* [bytes] that it takes */
    const struct lexeme *entry; /* NULL: there is none */
};

/* The longest key with this mark that `low` begins with.  A key of one
 * word counts before a colon or alone only ("More: …"), but for bylines. */
static struct phrase longest_key(const struct lexicon *list, struct span low,
                                 enum line_mark mark)
{
    struct phrase longest = {0, NULL};
    size_t words = 0;

    for (size_t at = 0; at < low.n && words <= list->words;) {
        bool inside = is_word(utf8_read(low, &at));
        const struct lexeme *found;

        if (!inside || (at < low.n && is_word(utf8_peek(low, at))))
            continue;
        words++;
        if (words == 1 && mark != LINE_BYLINE && at < low.n && low.p[at] != ':')
            continue;
        found = lexicon_find(list, span_upto(low, at));
        if (found && found->tag == mark)
            longest = (struct phrase){at, found};
    }
    return longest;
}

static struct phrase find(struct span text, enum line_mark mark)
{
    char room[LONGEST_PHRASE];
    struct span rest = skip_marks(text);
    struct span low = utf8_fold(rest, room, sizeof room);
    struct phrase longest = {0, NULL};
    const struct lang *lang;

    for (size_t i = 0; (lang = lang_at(i)) != NULL; i++) {
        struct phrase found;

        if (!lang->lines.slots)
            continue;
        found = longest_key(&lang->lines, low, mark);
        if (found.n > longest.n)
            longest = found;
    }
    if (longest.n)
        longest.n += (size_t)(rest.p - text.p);
    return longest;
}

size_t html_phrase(struct span text, enum line_mark mark)
{
    return find(text, mark).n;
}

bool html_phrase_ends(struct span text, enum line_mark mark, size_t *taken)
{
    struct phrase found = find(text, mark);

    *taken = found.n;
    return found.n > 0 && found.entry->value == 1;
}
