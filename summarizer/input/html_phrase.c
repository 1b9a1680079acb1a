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

/* Bytes of `low` that the longest key with this mark takes, or 0.  A key
 * of one word counts before a colon or alone only ("More: …"), but for
 * bylines. */
static size_t longest_key(const struct lexicon *list, struct span low,
                          enum line_mark mark)
{
    size_t words = 0, longest = 0;

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
            longest = at;
    }
    return longest;
}

size_t html_phrase(struct span text, enum line_mark mark)
{
    char room[LONGEST_PHRASE];
    struct span rest = skip_marks(text);
    struct span low = utf8_fold(rest, room, sizeof room);
    const struct lang *lang;
    size_t longest = 0;

    for (size_t i = 0; (lang = lang_at(i)) != NULL; i++) {
        size_t n = lang->lines.slots ? longest_key(&lang->lines, low, mark) : 0;

        longest = n > longest ? n : longest;
    }
    return longest ? (size_t)(rest.p - text.p) + longest : 0;
}
