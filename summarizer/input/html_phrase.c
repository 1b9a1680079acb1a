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

static bool list_has(const struct lexicon *list, struct span low,
                     enum line_mark mark)
{
    size_t words = 0;

    for (size_t at = 0; at < low.n && words <= list->words;) {
        bool inside = is_word(utf8_read(low, &at));
        const struct lexeme *found;

        if (!inside || (at < low.n && is_word(utf8_peek(low, at))))
            continue;
        words++;
        found = lexicon_find(list, span_upto(low, at));
        if (!found && at < low.n) /* "related:" */
            found = lexicon_find(list, span_upto(low, at + 1));
        if (found && found->tag == mark)
            return true;
    }
    return false;
}

bool html_begins_with(struct span text, enum line_mark mark)
{
    char room[LONGEST_PHRASE];
    struct span low = utf8_fold(skip_marks(text), room, sizeof room);
    const struct lang *lang;

    for (size_t i = 0; (lang = lang_at(i)) != NULL; i++)
        if (lang->lines.slots && list_has(&lang->lines, low, mark))
            return true;
    return false;
}
