/*
 * Whose words are in the brief: the speaker of their sentence, a name before
 * a colon or behind a dash or "said by", the heading above.
 */
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "facts/alias.h"
#include "facts/checking.h"

enum {
    REACH = 12,   /* [statements] that may hold one place */
    PARTICLE = 3, /* [bytes] of a word of a name without a capital */
    LOOK = 12,    /* [mentions] beside a quotation */
    BEFORE = 48,  /* [bytes] from a name to the quotation it introduces */
    BEHIND = 16   /* [bytes] from a quotation to the name behind it */
};

/* The part of a heading that may be a name: "Jo Lee, mayor".  Empty for a
 * headline such as "Jo Lee: I did not know". */
static struct span head_of(struct span s)
{
    size_t n = 0;

    while (n < s.n) {
        size_t at = n;
        uint32_t c = utf8_read(s, &at);

        if (c == ':' && at < s.n)
            return SPAN("");
        if (n > 0 && (c == ',' || c == '(' || c == ':' || c == 0x201c ||
                      c == '"' || c == '\n'))
            break;
        n = at;
    }
    return n ? span_trim(span_upto(s, n)) : SPAN("");
}

/* A person's name that is the whole of `head`. */
static bool is_person(const struct checking *k, struct span head)
{
    const struct mentions *all = k->request->brief->mentions;
    size_t i = mention_from(all, head.p);

    return head.n > 0 && i < all->count && all->at[i].kind == MENTION_PERSON &&
           all->at[i].text.p == head.p && all->at[i].text.n == head.n;
}

/* A short line that is neither a label nor a sentence, or says that the
 * speaker is not known: whoever it names is not one of the sources'. */
static bool is_nobody(const struct checking *k, struct span line)
{
    size_t first, end;

    if (span_eq_folded(line, SPAN("speaker not known")))
        return true;
    if (line.n > CHECK_NAME_MOST)
        return false;
    check_words_of(k, line, &first, &end);
    for (size_t i = first; i < end; i++)
        if (k->words[i].label)
            return false;
    return first < end;
}

/* Whether a heading names who says what is below; the program's own, such
 * as "What", name nobody. */
static bool heads_statement(const struct checking *k, struct span head)
{
    size_t first, end;

    check_words_of(k, head, &first, &end);
    while (first < end && k->words[first].label)
        first++;
    return first < end && (check_is_speaker(k, head) || is_person(k, head) ||
                           (check_is_proper(head) && check_is_named(k, head)));
}

/* The name in the nearest heading above block `b`; a line that is nothing
 * but one who speaks in the sources counts as one.  *unknown: the heading
 * says that the speaker is not known. */
static struct span heading_name(const struct checking *k, size_t b,
                                bool *unknown)
{
    enum { UP = 64 /* [blocks] */ };
    const struct document *doc = k->request->brief->doc;
    bool quoted = k->request->kinds[b] == BLOCK_QUOTATION;

    for (size_t n = 0; b > 0 && n < UP; n++) {
        enum block_kind kind = k->request->kinds[--b];
        struct span head = head_of(doc->blocks[b].text);
        bool heading = kind == BLOCK_HEADING;

        if (kind == BLOCK_QUOTATION)
            continue;
        if (kind == BLOCK_TITLE)
            break;
        if (check_is_speaker(k, doc->blocks[b].text))
            head = doc->blocks[b].text;
        if (heading && heads_statement(k, head))
            return head;
        if (quoted && check_is_speaker(k, head))
            return head;
        *unknown = is_nobody(k, doc->blocks[b].text);
        if (heading || *unknown)
            break;
    }
    return SPAN("");
}

static bool is_between(struct span block, const char *from, const char *to)
{
    return from >= block.p && to <= block.p + block.n && from <= to;
}

/* Every word but short ones (of, de, al) has a capital. */
static bool is_capitalised(struct span s)
{
    struct name name = name_split(s);

    for (size_t i = 0; i < name.count; i++)
        if (!utf8_is_upper(utf8_peek(name.word[i], 0)) &&
            (i == 0 || name.word[i].n > PARTICLE))
            return false;
    return name.count > 0;
}

/* Nothing but a colon, blanks and quotation marks ends `before`. */
static bool leads_over(struct span before)
{
    size_t n = before.n;

    while (n > 0) {
        size_t at = n;
        uint32_t c = utf8_before(before, &at);

        if (c == ':')
            return true;
        if (utf8_is_alpha(c) || utf8_is_digit(c))
            return false;
        n = at;
    }
    return false;
}

/* "Jo Lee: …", "Jo Lee, “said”: …" at the start of the block. */
static struct span name_before(const struct checking *k, struct span block,
                               struct span text)
{
    struct span before, head = SPAN("");
    size_t n = 0;

    if (!is_between(block, block.p, text.p))
        return SPAN("");
    before = span_upto(block, (size_t)(text.p - block.p));
    while (n < before.n && !strchr(",:(;.", before.p[n]))
        n++;
    if (n < before.n && before.n <= CHECK_NAME_MOST + BEFORE &&
        leads_over(before))
        head = span_trim(span_upto(before, n));
    if (head.n == 0 || (!check_is_speaker(k, head) && !is_capitalised(head)))
        return SPAN("");
    return check_is_speaker(k, head) || is_person(k, head) ||
                   check_is_named(k, head)
               ? head
               : SPAN("");
}

/* Whether a source goes on from the words to the name as the brief does: the
 * credit of a picture behind a caption, which is no attribution. */
static bool goes_on_so(const struct checking *k, struct span text,
                       struct span name)
{
    size_t first, end, place;
    const char *to = name.p + name.n;

    check_words_of(k, (struct span){text.p, (size_t)(to - text.p)}, &first,
                   &end);
    struct wording w = check_wording(k, first, end);
    return w.count > 0 && w.count == end - first &&
           passage_longest(&k->passages, w.ids, w.count, &place) == w.count;
}

/* "… — Jo Lee", "… (Jo Lee)", "…; said by Jo Lee" in the same block. */
static struct span name_behind(const struct checking *k, struct span block,
                               struct span text)
{
    const struct mentions *all = k->request->brief->mentions;
    const char *end = text.p + text.n;

    for (size_t i = mention_from(all, end), n = 0; i < all->count && n < LOOK;
         i++, n++) {
        const struct mention *m = &all->at[i];
        struct span gap = {end, (size_t)(m->text.p - end)};

        if (!check_is_name(m->kind))
            continue;
        if (!is_between(block, end, m->text.p + m->text.n) || gap.n > BEHIND)
            break;
        if (memchr(gap.p, '(', gap.n) ||
            span_find(gap, SPAN("said by ")) != SIZE_MAX ||
            span_find(gap, SPAN("\xe2\x80\x94")) != SIZE_MAX ||
            span_find(gap, SPAN("\xe2\x80\x93")) != SIZE_MAX)
            return goes_on_so(k, text, m->text) ? SPAN("") : m->text;
        break;
    }
    return SPAN("");
}

static size_t block_at(const struct checking *k, const char *p)
{
    const struct document *doc = k->request->brief->doc;
    size_t low = 0, high = doc->block_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (doc->blocks[middle].text.p <= p)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : 0;
}

bool check_is_pronoun(const struct checking *k, struct span name)
{
    const struct lexeme *e = lexicon_find_folded(&k->lang->grammar, name);

    return e && (e->tag == GRAMMAR_HE || e->tag == GRAMMAR_SHE ||
                 e->tag == GRAMMAR_IT || e->tag == GRAMMAR_THEY ||
                 e->tag == GRAMMAR_SELF);
}

static bool holds_number(const struct checking *k, struct span text)
{
    const struct mentions *all = k->request->brief->mentions;
    size_t i = mention_from(all, text.p);

    return i < all->count && all->at[i].kind == MENTION_NUMBER &&
           all->at[i].text.p < text.p + text.n;
}

/* Whether the words can name who speaks: labels beside a statement can be
 * taken for its subject. */
static bool can_speak(const struct checking *k, struct span name)
{
    size_t first, end;

    check_words_of(k, name, &first, &end);
    for (size_t i = first; i < end; i++)
        if (k->words[i].label || (i > first && k->words[i].edge))
            return false;
    if (holds_number(k, name))
        return false;
    return first < end && name.p[0] != '[' && !memchr(name.p, '\n', name.n);
}

/* Whether the name stands in the block beside the words themselves. */
static bool is_beside(const struct checking *k, struct span name,
                      struct span text, struct span block)
{
    size_t first, end, from, to, a, b;

    check_words_of(k, name, &first, &end);
    check_words_of(k, text, &a, &b);
    check_words_of(k, block, &from, &to);
    for (size_t i = from; i < to && first < end; i++)
        if ((i < a || i >= b) && k->words[i].id == k->words[end - 1].id)
            return true;
    return false;
}

static bool is_copied(const struct checking *k, struct span text)
{
    size_t first, end;

    check_words_of(k, text, &first, &end);
    return first < end && k->copied[k->words[first].sentence];
}

/* The speaker of a statement of the brief as the brief names it.  Whom "he"
 * means is computed, so it counts only in the same block. */
static struct span named_speaker(const struct said *s, struct span block,
                                 const struct checking *k)
{
    struct span name = s->speaker;

    if (s->stated.n && !check_is_pronoun(k, s->stated))
        name = s->stated;
    else if (s->stated.n && !span_holds(block, name))
        return SPAN("");
    return name.n && can_speak(k, name) ? name : SPAN("");
}

/* "— Jo Lee" in the block below a quotation. */
static struct span signed_by(const struct checking *k, size_t b)
{
    const struct document *doc = k->request->brief->doc;
    struct span line, name;
    size_t at = 0;

    if (b + 1 >= doc->block_count ||
        doc->blocks[b + 1].text.n > CHECK_NAME_MOST)
        return SPAN("");
    line = doc->blocks[b + 1].text;
    uint32_t c = utf8_read(line, &at);
    if (c != 0x2014 && c != 0x2013 && c != '-')
        return SPAN("");
    line = span_from(line, at);
    name = line.n ? head_of(span_trim(line)) : line;
    return check_is_named(k, name) || check_is_speaker(k, name) ? name
                                                                : SPAN("");
}

struct span check_attributed_to(const struct checking *k, struct span text)
{
    const char *middle = text.p + text.n / 2;
    size_t i = check_said_before(k->claimed, k->claimed_count, 0, middle);
    size_t b = block_at(k, text.p);
    struct span block = k->request->brief->doc->blocks[b].text, name;

    /* What stands as a quotation below a name is whose name it is. */
    if (k->request->kinds[b] == BLOCK_QUOTATION) {
        bool unknown = false;

        name = signed_by(k, b);
        if (name.n)
            return name;
        name = heading_name(k, b, &unknown);
        if (name.n || unknown)
            return name;
    }
    for (size_t n = 0; i > 0 && n < REACH; n++)
        if (check_covers(&k->claimed[--i], 0, middle)) {
            name = named_speaker(&k->claimed[i], block, k);
            if (name.n && is_beside(k, name, text, block) &&
                !is_copied(k, text))
                return name;
        }
    name = name_before(k, block, text);
    if (name.n == 0)
        name = name_behind(k, block, text);
    if (name.n == 0)
        name = heading_name(k, b, &(bool){false});
    return name;
}
