#include "text/sentence_stop.h"

#include "base/utf8.h"

enum {
    LONGEST_WORD = 48, /* [bytes] looked at on either side of a stop */
    LONGEST_RUN = 64   /* [bytes] of a glued run: longer ones are addresses */
};

bool stop_is_terminator(uint32_t c)
{
    static const uint16_t marks[] = {
        0x037e, 0x0589, 0x061f, 0x06d4, 0x0964, 0x0965, 0x104a, 0x104b,
        0x1362, 0x1367, 0x1368, 0x2026, 0x203c, 0x203d, 0x2047, 0x2048,
        0x2049, 0x3002, 0xff01, 0xff0e, 0xff1f, 0xff61};

    if (c < 0x80)
        return c == '.' || c == '!' || c == '?';
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == c)
            return true;
    return false;
}

/* Stops that need no white space behind them: their scripts write none, or
 * use them for nothing else. */
static bool stands_alone(uint32_t c)
{
    return c >= 0x80 && c != 0x2026 && c != 0x37e && stop_is_terminator(c);
}

/* Which side a quotation mark closes differs between languages (German
 * »so«, French «ainsi»), so its place decides: behind a stop it closes,
 * behind a space it opens. */
static bool is_quotation_mark(uint32_t c)
{
    return c == '"' || c == '\'' || c == '*' || c == 0xab || c == 0xbb ||
           (c >= 0x2018 && c <= 0x201f) || c == 0x2039 || c == 0x203a ||
           (c >= 0x300c && c <= 0x300f) || c == 0xff62 || c == 0xff63;
}

static bool is_closer(uint32_t c)
{
    return is_quotation_mark(c) || c == ')' || c == ']' || c == '}' ||
           c == 0xff09 || c == 0x3011 || c == 0x300b;
}

static bool is_opener(uint32_t c)
{
    return is_quotation_mark(c) || c == '(' || c == '[' || c == '{' ||
           c == 0xbf || c == 0xa1 || c == 0xff08 || c == 0x3010 || c == 0x300a;
}

static size_t skip_space(struct span text, size_t at)
{
    while (at < text.n) {
        size_t next = at;

        if (!utf8_is_space(utf8_read(text, &next)))
            break;
        at = next;
    }
    return at;
}

/* Terminators from s->marks_end on; an ellipsis may have spaces inside. */
static void read_marks(struct stop *s)
{
    while (s->marks_end < s->text.n) {
        size_t next = s->marks_end;
        uint32_t c = utf8_read(s->text, &next);

        /* Of ". ..." the dots belong to what follows. */
        if (c == ' ' && s->last == '.' && utf8_peek(s->text, next) == '.' &&
            utf8_peek(s->text, next + 1) != '.') {
            s->marks_end = next;
            continue;
        }
        if (!stop_is_terminator(c))
            break;
        s->dots += c == '.';
        s->last = c;
        s->marks_end = next;
    }
}

/* French and others put a space before the closing mark: "… fini. »" */
static size_t spaced_guillemet(struct span text, size_t at)
{
    size_t next = at;
    uint32_t after;

    if (at >= text.n || !utf8_is_space(utf8_read(text, &next)) ||
        next >= text.n || utf8_read(text, &next) != 0xbb)
        return at;
    after = utf8_peek(text, next);
    return after == 0 || utf8_is_space(after) || after == ',' || after == '.'
               ? next
               : at;
}

/* "[12]" behind a stop, as encyclopedias and papers cite. */
static size_t skip_note(struct span text, size_t at)
{
    size_t end = at + 1;

    if (at >= text.n || text.p[at] != '[')
        return at;
    while (end < text.n && end - at < 5 && text.p[end] >= '0' &&
           text.p[end] <= '9')
        end++;
    return end > at + 1 && end < text.n && text.p[end] == ']' ? end + 1 : at;
}

/* A full-width stop ends what 「 and “ cannot close. */
static bool opens_here(const struct stop *s, uint32_t c)
{
    return s->last >= 0x3000 && (c == 0x201c || c == 0x2018 || c == 0x300c ||
                                 c == 0x300e || c == 0xff62);
}

static void read_closers(struct stop *s)
{
    while (s->end < s->text.n) {
        size_t next = s->end;
        uint32_t c = utf8_read(s->text, &next);

        if (is_closer(c) && !opens_here(s, c)) {
            s->closer = c;
        } else if (stop_is_terminator(c)) {
            s->dots += c == '.';
            s->last = c;
            s->marks_end = next;
        } else if ((next = skip_note(s->text, s->end)) == s->end) {
            next = spaced_guillemet(s->text, s->end);
            if (next == s->end)
                break;
            s->closer = 0xbb;
        }
        s->end = next;
    }
}

static bool is_word_part(uint32_t c)
{
    return utf8_is_alpha(c) || utf8_is_digit(c) || c == '\'' || c == 0x2019 ||
           c == '-';
}

static void read_follower(struct stop *s)
{
    size_t at = s->next, end;

    while (at < s->text.n) {
        size_t next = at;
        uint32_t c = utf8_read(s->text, &next);

        if (!is_opener(c))
            break;
        s->opener = c;
        at = next;
    }
    s->first = utf8_peek(s->text, at);
    for (end = at; end < s->text.n && end - at < LONGEST_WORD;) {
        size_t next = end;
        uint32_t c = utf8_read(s->text, &next);

        /* A full stop inside a word (U.S. troops) is part of it. */
        if (!is_word_part(c) &&
            (c != '.' || !utf8_is_alpha(utf8_peek(s->text, next))))
            break;
        end = next;
    }
    s->after = span_slice(s->text, at, end);
}

struct stop stop_read(struct span text, size_t start, size_t mark,
                      const struct lang *lang)
{
    struct stop s = {.text = text,
                     .lang = lang,
                     .start = start,
                     .mark = mark,
                     .marks_end = mark};

    s.last = utf8_read(text, &s.marks_end);
    s.dots = s.last == '.';
    read_marks(&s);
    s.only_dot = s.dots == 1 && s.marks_end == mark + 1;
    s.end = s.marks_end;
    read_closers(&s);
    s.only_dot = s.only_dot && s.dots == 1 && s.last == '.';
    s.next = skip_space(text, s.end);
    read_follower(&s);
    return s;
}

/* Length of the next word up to an apostrophe, and with it. */
static struct span head_of(struct span word, size_t with)
{
    for (size_t at = 0; at < word.n;) {
        size_t here = at;
        uint32_t c = utf8_read(word, &at);

        if (c == '\'' || c == 0x2019)
            return span_upto(word, with ? at : here);
    }
    return word;
}

bool stop_before_starter(const struct stop *s)
{
    const struct lexicon *starters = &s->lang->starters;
    size_t end = (size_t)(s->after.p - s->text.p) + s->after.n;

    if (starters->count == 0)
        return utf8_is_upper(s->first);
    /* "A." and "I." are initials or numerals. */
    if (s->after.n == 1 && utf8_peek(s->text, end) == '.')
        return false;
    return lexicon_has(starters, s->after) ||
           lexicon_has(starters, head_of(s->after, 0)) ||
           lexicon_has(starters, head_of(s->after, 1));
}

/* Whether three letters in lower case stand before the stop, or a number
 * before a word: "bought 1,000.That". */
static bool is_behind_word(const struct stop *s)
{
    size_t at = s->mark, before = at;

    if (at > s->start && utf8_is_digit(utf8_before(s->text, &before)))
        return utf8_is_lower(utf8_peek(s->after, 1));
    for (size_t letters = 0; letters < 3; letters++)
        if (at <= s->start || !utf8_is_lower(utf8_before(s->text, &at)))
            return false;
    return true;
}

/* Whether the run of characters at s->next is part of an address: another
 * dot inside, a slash, an at sign, or no end. */
static bool is_before_address(const struct stop *s)
{
    for (size_t at = s->next; at < s->text.n; at++) {
        char c = s->text.p[at];

        if (c == ' ' || c == '\n')
            return false;
        if (c == '/' || c == '@' || c == '_' || at - s->next > LONGEST_RUN)
            return true;
        if (c == '.' && at - s->next > 2 &&
            utf8_is_lower(utf8_peek(s->text, at + 1)))
            return true;
    }
    return false;
}

/* "soil.US troops": two sentences without a space between them. */
static bool glued_ends(const struct stop *s)
{
    if (stands_alone(s->last))
        return true;
    return s->only_dot && utf8_is_upper(s->first) && is_behind_word(s) &&
           !is_before_address(s);
}

/* What is written in lower case and may begin a sentence: "iPhone",
 * "wikiHow", "al-Kadhimi", "https://". */
static bool is_small_starter(struct span word)
{
    if (span_starts(word, SPAN("http")) || span_starts(word, SPAN("www.")))
        return true;
    for (size_t at = 0; at < word.n;)
        if (utf8_is_upper(utf8_read(word, &at)))
            return true;
    return false;
}

/* "Really!" - he asked: a dash with lower case behind it goes on. */
static bool dash_goes_on(const struct stop *s)
{
    size_t at = s->next;
    uint32_t c;

    if (s->opener ||
        (s->first != '-' && s->first != 0x2013 && s->first != 0x2014))
        return false;
    do
        c = utf8_read(s->text, &at);
    while (at < s->text.n && at - s->next < LONGEST_WORD &&
           (utf8_is_space(c) || c == '-' || c == 0x2013 || c == 0x2014));
    return utf8_is_lower(c);
}

/* Whether what follows can begin no sentence. */
static bool goes_on(const struct stop *s)
{
    static const uint16_t marks[] = {',', ';', ':',   ')',   '%',
                                     '!', '?', 0x60c, 0x2116};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (s->opener == 0 && s->first == marks[i])
            return true;
    if (!utf8_is_lower(s->first))
        return dash_goes_on(s);
    /* A bracket that belongs to a sentence stands before its stop. */
    if ((s->opener == '(' || s->opener == '[') && s->closer == 0)
        return false;
    return !is_small_starter(s->after);
}

/* Where the word at `at` ends: at a space, comma or full stop. */
static size_t end_of_word(struct span text, size_t at)
{
    size_t end = at;

    while (end < text.n && end - at < LONGEST_WORD && text.p[end] != ' ' &&
           text.p[end] != ',' && text.p[end] != '.')
        end++;
    return end;
}

/* "How?" Obama asked: a verb of speech behind at most three words that all
 * have a capital. */
static bool is_attribution(const struct stop *s)
{
    size_t at = s->next;

    if (s->closer == 0 || s->closer == ')' || s->opener ||
        s->lang->cues.count == 0)
        return false;
    for (size_t words = 0; words < 4; words++) {
        size_t end = end_of_word(s->text, at);
        struct span word = span_slice(s->text, at, end);
        const struct lexeme *cue = lexicon_find_folded(&s->lang->cues, word);

        if (words && cue && cue->tag != CUE_WEAK)
            return true;
        if (!utf8_is_upper(utf8_peek(word, 0)) || end >= s->text.n ||
            s->text.p[end] != ' ')
            return false;
        at = end + 1;
    }
    return false;
}

/* Three dots mark an omission inside a sentence, four its end (Chicago
 * Manual of Style, 13.50-13.53); only "I" is a capital that says nothing. */
static bool is_inner_ellipsis(const struct stop *s)
{
    return s->last == '.' && s->dots == 3 && s->opener == 0 && s->closer == 0 &&
           s->first == 'I' && s->mark > s->start &&
           s->text.p[s->mark - 1] == ' ' &&
           span_eq(head_of(s->after, 0), SPAN("I"));
}

/* "… stairways." (Smith 55): a reference belongs to what it proves; a
 * bracket with a stop of its own is a sentence. */
static bool is_reference(const struct stop *s)
{
    size_t at = s->next;

    if (!is_quotation_mark(s->closer) || s->opener != '(')
        return false;
    while (at < s->text.n && s->text.p[at] != ')' && at - s->next < LONGEST_RUN)
        at++;
    return at < s->text.n && s->text.p[at] == ')' &&
           !stop_is_terminator((unsigned char)s->text.p[at - 1]);
}

bool stop_ends_sentence(const struct stop *s)
{
    if (s->next >= s->text.n)
        return true;
    if (s->next == s->end)
        return glued_ends(s);
    if (s->first == 0)
        return true;
    if (goes_on(s) || is_reference(s))
        return false;
    if (s->only_dot)
        return stop_full_ends_sentence(s);
    return !is_attribution(s) && !is_inner_ellipsis(s);
}
