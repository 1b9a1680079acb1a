#include "mention/entity_name.h"

/*
 * The role of a person: the words before the name up to its title ("Iraqi
 * Prime Minister"), or an apposition behind it (", leader of the movement,")
 * or before it ("A Taliban spokesman, …").
 */

enum {
    BEFORE_MAX = 10, /* [tokens] of a role before a name */
    BEHIND_MAX = 24, /* [tokens] of an apposition */
    HEAD_WITHIN = 9  /* [tokens] in which its title must come */
};

static bool is_text(const struct token *t, struct span s)
{
    return span_eq(t->text, s);
}

static bool is_stop(const struct entity_line *l, size_t i)
{
    return token_in(&l->lang->stopwords, &l->tokens[i]);
}

static bool is_word(const struct entity_line *l, size_t i)
{
    return l->tokens[i].kind == TOKEN_WORD &&
           !(l->tokens[i].flags & TOKEN_CLITIC);
}

static bool is_capital(const struct entity_line *l, size_t i)
{
    return is_word(l, i) && l->tokens[i].flags & TOKEN_CAPITAL;
}

/* A capital that may belong to a role: no stop word, no day or month. */
static bool is_role_capital(const struct entity_line *l, size_t i)
{
    return is_capital(l, i) && !is_stop(l, i) &&
           !token_in(&l->lang->calendar, &l->tokens[i]);
}

/* Words of a title: "prime minister", "deputy", "secretary of state". */
static bool is_title_part(const struct entity_line *l, size_t i)
{
    return is_word(l, i) && entity_is_title(l->lang, &l->tokens[i]);
}

/* Whether token k links the word before it to the role behind it. */
static bool is_link(const struct entity_line *l, size_t k, size_t to)
{
    if (k == l->first || entity_is_title_stop(l, k))
        return k > l->first; /* Lt. */
    if (!is_capital(l, k - 1))
        return false;
    if (l->tokens[k].flags & TOKEN_CLITIC || is_text(&l->tokens[k], SPAN("&")))
        return true; /* Iraq's prime minister */
    return k + 1 < to && is_word(l, k) && is_stop(l, k) &&
           l->tokens[k].text.n <= 3 && is_capital(l, k + 1) &&
           is_title_part(l, k - 1); /* Minister of Defence */
}

/* Start of the piece of a role that ends with token k; k + 1: it is none. */
static size_t piece_start(const struct entity_line *l, size_t k, size_t to)
{
    if (k > l->first && entity_is_title_of(l, k - 1))
        return k - 1;
    if (is_title_part(l, k) || is_role_capital(l, k))
        return k;
    return is_link(l, k, to) ? k - 1 : k + 1;
}

/* Start of a role that ends before token `to`: title words, capitals and
 * what links them; or `to` if there is none. */
static size_t role_start(const struct entity_line *l, size_t to)
{
    size_t i = to, from = to;
    size_t floor = to - l->first > BEFORE_MAX ? to - BEFORE_MAX : l->first;

    while (i > floor && (from = piece_start(l, i - 1, to)) < i)
        i = from;
    return i;
}

static bool holds_head(const struct entity_line *l, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (entity_is_head(l->lang, &l->tokens[i]) || entity_is_title_of(l, i))
            return true;
    return false;
}

/* Another person's name within the role, but for an owner's ("Blair's
 * spokesman"). */
static bool holds_name(const struct entity_line *l, const struct names *names,
                       size_t i, size_t from)
{
    for (; i > 0 && names->at[i - 1].to > from; i--)
        if (names->at[i - 1].type == ENTITY_PER && !names->at[i - 1].dropped &&
            !(l->tokens[names->at[i - 1].to].flags & TOKEN_CLITIC))
            return true;
    return false;
}

static struct span role_before(const struct entity_line *l,
                               const struct names *names, size_t i)
{
    size_t to = entity_honorifics(l, names->at[i].from);
    size_t from = role_start(l, to);

    /* What stands before the title is whose it is: "Obama adviser X". */
    while (from < to &&
           (!is_word(l, from) || (is_stop(l, from) && !is_title_part(l, from))))
        from++;
    if (from >= to || !holds_head(l, from, to))
        return SPAN("");
    return entity_text(l->tokens, from, to);
}

/* A finite verb: the apposition is a clause. */
static bool is_verb(const struct entity_line *l, size_t i)
{
    const struct lexeme *cue;

    if (!is_word(l, i) || is_capital(l, i))
        return false;
    if (token_in(&l->lang->auxiliaries, &l->tokens[i]))
        return true;
    cue = token_find(&l->lang->cues, &l->tokens[i]);
    return cue && cue->tag == CUE_SAY;
}

static bool ends_phrase(const struct entity_line *l, size_t i)
{
    return i == l->end || (l->tokens[i].kind == TOKEN_MARK &&
                           (is_text(&l->tokens[i], SPAN(",")) ||
                            is_text(&l->tokens[i], SPAN(".")) ||
                            is_text(&l->tokens[i], SPAN(";")) ||
                            is_text(&l->tokens[i], SPAN(")"))));
}

/* Behind the name and its age: ", 45,". */
static size_t skip_age(const struct entity_line *l, size_t i)
{
    if (i + 1 < l->end && l->tokens[i].kind == TOKEN_NUMBER &&
        is_text(&l->tokens[i + 1], SPAN(",")))
        return i + 2;
    return i;
}

/* The title of an apposition: the first one, with no small word before it
 * but the article ("after images of a soldier went viral" has none).
 * Returns its token, or `to`. */
static size_t head_of(const struct entity_line *l, size_t from, size_t to)
{
    for (size_t i = from; i < to && i - from < HEAD_WITHIN; i++) {
        if (entity_is_head(l->lang, &l->tokens[i]) || entity_is_title_of(l, i))
            return i;
        if (is_stop(l, i) && (i > from || l->tokens[i].text.n > 3) &&
            !is_title_part(l, i))
            return to;
    }
    return to;
}

/* Another person right behind that title: ", President X,". */
static bool names_other(const struct entity_line *l, const struct names *names,
                        size_t i, size_t head)
{
    for (i++; i < names->count && names->at[i].from <= head + 1; i++)
        if (names->at[i].type == ENTITY_PER && !names->at[i].dropped &&
            !(names->at[i].to < l->end &&
              l->tokens[names->at[i].to].flags & TOKEN_CLITIC))
            return true;
    return false;
}

static struct span role_behind(const struct entity_line *l,
                               const struct names *names, size_t i)
{
    size_t from = names->at[i].to, to, head;

    if (from >= l->end || !is_text(&l->tokens[from], SPAN(",")))
        return SPAN("");
    from = skip_age(l, from + 1);
    for (to = from; !ends_phrase(l, to); to++)
        if (to - from >= BEHIND_MAX || is_verb(l, to) ||
            l->tokens[to].kind == TOKEN_MARK)
            return SPAN("");
    head = head_of(l, from, to);
    if (head == to || names_other(l, names, i, head))
        return SPAN("");
    /* The article is no part of the role. */
    if (to - from > 1 && is_stop(l, from) && l->tokens[from].text.n <= 3)
        from++;
    return entity_text(l->tokens, from, to);
}

/* The token behind the title of a phrase that ends before `to`; 0: none. */
static size_t head_end(const struct entity_line *l, size_t to)
{
    for (size_t head = to; head > l->first && to - head <= HEAD_WITHIN;
         head--) {
        if (entity_is_head(l->lang, &l->tokens[head - 1]))
            /* "spokesman" ends the phrase, or "of the ministry" goes on. */
            return head == to || is_stop(l, head) ? head : 0;
        if (!is_word(l, head - 1) || is_verb(l, head - 1))
            return 0;
    }
    return 0;
}

/* "A Taliban spokesman, X," and "the head of the agency, X,": from the last
 * stop word or mark before the title up to the comma. */
static struct span role_across(const struct entity_line *l,
                               const struct names *names, size_t i)
{
    size_t to = entity_honorifics(l, names->at[i].from), head, from;

    if (to <= l->first + 1 || !is_text(&l->tokens[to - 1], SPAN(",")) ||
        !ends_phrase(l, names->at[i].to))
        return SPAN("");
    head = head_end(l, --to);
    if (head == 0)
        return SPAN("");
    from = role_start(l, head);
    if (from < head && is_stop(l, from))
        from++;
    if (from >= to || holds_name(l, names, i, from))
        return SPAN("");
    /* It must be a phrase of its own: at the start, or behind an article,
     * a possessive or a mark. */
    if (from > l->first && !is_stop(l, from - 1) && is_word(l, from - 1))
        return SPAN("");
    return entity_text(l->tokens, from, to);
}

struct span entity_role(const struct entity_line *line,
                        const struct names *names, size_t i)
{
    struct span role = role_before(line, names, i);

    if (role.n == 0)
        role = role_behind(line, names, i);
    if (role.n == 0)
        role = role_across(line, names, i);
    return role;
}
