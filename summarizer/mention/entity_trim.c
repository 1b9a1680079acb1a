#include "mention/entity_name.h"

#include "base/utf8.h"

struct span entity_text(const struct token *tokens, size_t from, size_t to)
{
    const struct span a = tokens[from].text, z = tokens[to - 1].text;

    return (struct span){a.p, (size_t)(z.p - a.p) + z.n};
}

unsigned entity_title(const struct lang *lang, const struct token *t)
{
    const struct lexeme *e =
        t->kind == TOKEN_WORD ? token_find(&lang->titles, t) : NULL;

    return e ? e->tag : 0;
}

bool entity_is_title(const struct lang *lang, const struct token *t)
{
    return entity_title(lang, t) != 0;
}

bool entity_is_head(const struct lang *lang, const struct token *t)
{
    unsigned tag = entity_title(lang, t);

    return tag == TITLE_OFFICE || tag == TITLE_RANK;
}

bool entity_is_title_stop(const struct entity_line *line, size_t i)
{
    const struct token *t = &line->tokens[i];

    return i > line->first && t->flags & TOKEN_GLUED &&
           span_eq(t->text, SPAN(".")) && entity_is_title(line->lang, t - 1);
}

bool entity_is_title_of(const struct entity_line *line, size_t i)
{
    return i + 3 <= line->end &&
           lexicon_has(&line->lang->titles,
                       entity_text(line->tokens, i, i + 3));
}

size_t entity_honorifics(const struct entity_line *line, size_t i)
{
    for (;;) {
        size_t k = i;

        if (k > line->first && entity_is_title_stop(line, k - 1))
            k--;
        if (k == line->first ||
            entity_title(line->lang, &line->tokens[k - 1]) != TITLE_HONORIFIC)
            return i;
        i = k - 1;
    }
}

const struct lexeme *entity_place(struct span text)
{
    return lexicon_find(&world.places, text);
}

bool entity_is_demonym(struct span text)
{
    return lexicon_find(&world.demonyms, text) != NULL;
}

static bool is_clitic(const struct token *t)
{
    return t->flags & TOKEN_CLITIC || t->kind == TOKEN_MARK;
}

/* "Tuesday", "March": no name, nor the end of one.  Three letters and less
 * are left alone ("Sun", "Mar"), but for the months that are so short. */
static bool is_calendar(const struct lang *lang, const struct token *t)
{
    const struct lexeme *e = token_find(&lang->calendar, t);

    return e && (e->tag == CALENDAR_MONTH || e->tag == CALENDAR_WEEKDAY) &&
           (t->text.n > 3 || e->tag == CALENDAR_MONTH);
}

static bool is_weekday(const struct lang *lang, const struct token *t)
{
    const struct lexeme *e = token_find(&lang->calendar, t);

    return e && e->tag == CALENDAR_WEEKDAY && t->text.n > 3;
}

/* Words that may stand before the title in a role: "Iraqi", "Houston",
 * "Defence", "Deputy". */
static bool is_role_word(const struct lang *lang, const struct token *t)
{
    return entity_is_title(lang, t) || entity_is_demonym(t->text) ||
           entity_place(t->text) || token_in(&lang->bodies, t) ||
           token_in(&lang->stopwords, t);
}

/* Titles off the head of a person's name: it begins behind the last title
 * before which all words belong to a role ("Martin Luther King" stays). */
static void cut_titles(const struct entity_line *l, struct name *n)
{
    size_t from = n->from;

    for (size_t i = n->from; i < n->to; i++) {
        bool stop = entity_is_title_stop(l, i);

        /* "Dean Smith": a first name too, so the labels know best. */
        if (i == n->from && i + 1 < n->to &&
            lexicon_find(&world.first_names, l->tokens[i].text) &&
            !entity_is_title(l->lang, &l->tokens[i + 1]) &&
            !entity_is_title_stop(l, i + 1))
            return;
        if (!stop && !is_role_word(l->lang, &l->tokens[i]))
            break;
        if (stop || entity_is_title(l->lang, &l->tokens[i]))
            from = i + 1;
    }
    /* "Pope", "Prime Minister": an office, nobody's name. */
    if (from >= n->to)
        n->dropped = true;
    else
        n->from = from;
}

/* "Ada Lund AFP": the agency of a picture behind whom it shows. */
static bool is_credit(const struct entity_line *l, const struct name *n)
{
    const struct token *last = &l->tokens[n->to - 1];
    const struct lexeme *e;

    if (n->type != ENTITY_PER || n->to < n->from + 2 ||
        !(last->flags & TOKEN_UPPER))
        return false;
    e = token_find(&l->lang->lines, last);
    return e && e->tag == LINE_AGENCY;
}

static void cut_ends(const struct entity_line *l, struct name *n)
{
    while (is_credit(l, n))
        n->to--;
    while (n->from < n->to && is_clitic(&l->tokens[n->from]))
        n->from++;
    while (n->from < n->to && (is_clitic(&l->tokens[n->to - 1]) ||
                               is_weekday(l->lang, &l->tokens[n->to - 1])))
        n->to--;
    if (n->from < n->to && n->to - n->from == 1 &&
        is_calendar(l->lang, &l->tokens[n->from]) &&
        entity_honorifics(l, n->from) == n->from)
        n->dropped = true;
}

/* A name whose whole text is in the lists. */
static void use_lists(const struct entity_line *l, struct name *n)
{
    struct span text = entity_text(l->tokens, n->from, n->to);
    const struct lexeme *place = entity_place(text);
    bool one = n->to - n->from == 1;

    if (n->type == ENTITY_PER)
        return; /* settled over the whole document */
    if (one && n->from >= l->first + 2 && entity_is_title_of(l, n->from - 2)) {
        n->dropped = true; /* the State of a Secretary of State */
        return;
    }
    if (entity_is_demonym(text) && (one || n->type == ENTITY_MISC))
        n->type = ENTITY_MISC;
    else if (place && (!one || place->tag == PLACE_COUNTRY ||
                       (n->type == ENTITY_MISC && place->tag != PLACE_CITY)))
        n->type = ENTITY_LOC;
    else if (n->type == ENTITY_MISC)
        n->dropped = true; /* works, events: no kind of mention */
}

/* "Mustafa" + "al-Kadhimi". */
static void take_surname(const struct entity_line *l, struct name *n)
{
    while (n->type == ENTITY_PER && n->to < l->end) {
        const struct token *t = &l->tokens[n->to];

        if (!(t->flags & TOKEN_CAPITAL) || t->text.n < 4 ||
            !(t->text.p[2] == '-') ||
            !(t->text.p[0] == 'a' || t->text.p[0] == 'e'))
            return;
        n->to++;
    }
}

static bool is_rank_at(const struct entity_line *l, size_t i)
{
    unsigned tag = entity_title(l->lang, &l->tokens[i]);

    return tag == TITLE_RANK || tag == TITLE_HONORIFIC;
}

/* "General" and a first name: a person, whatever the label.  The rank may
 * stand in the name or before it. */
static bool is_ranked(const struct entity_line *l, const struct name *n)
{
    size_t i = n->from, before = n->from;

    if (is_rank_at(l, i)) {
        i++;
        if (i < n->to && entity_is_title_stop(l, i))
            i++;
    } else {
        if (before > l->first && entity_is_title_stop(l, before - 1))
            before--;
        if (before == l->first || !is_rank_at(l, before - 1))
            return false;
    }
    return i + 1 < n->to &&
           lexicon_find(&world.first_names, l->tokens[i].text) &&
           !token_in(&l->lang->bodies, &l->tokens[n->to - 1]);
}

static bool is_body_word(const struct entity_line *l, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (token_in(&l->lang->bodies, &l->tokens[i]))
            return true;
    return false;
}

/* "Secretary of State Ada Lund", "Minister of Defence Jo Kim": the end of an
 * office and the person in it. */
static void cut_office(const struct entity_line *l, struct name *n)
{
    size_t from = n->from + 1;

    if (n->from < l->first + 2 || n->to < n->from + 3 ||
        !token_in(&l->lang->stopwords, &l->tokens[n->from - 1]) ||
        entity_title(l->lang, &l->tokens[n->from - 2]) != TITLE_OFFICE)
        return;
    if (!entity_is_title_of(l, n->from - 2) && !is_body_word(l, n->from, from))
        return;
    while (from < n->to && is_body_word(l, from, from + 1))
        from++;
    if (n->to - from < 2 || is_body_word(l, from, n->to))
        return;
    n->from = from;
    n->type = ENTITY_PER;
}

/* "Berlin-based Acme": what stands before the name is no part of it. */
static void cut_modifier(const struct entity_line *l, struct name *n)
{
    const struct lexicon *endings = &l->lang->endings;

    for (size_t i = n->to; i-- > n->from + 1;) {
        struct span word = l->tokens[i - 1].text;
        size_t hyphen = span_find(word, SPAN("-"));
        const struct lexeme *e = NULL;

        if (hyphen == SIZE_MAX || hyphen + 1 >= word.n ||
            utf8_is_upper(utf8_peek(word, hyphen + 1)))
            continue;
        for (size_t k = endings->longest; k > 0 && !e; k--)
            if (hyphen + 1 + k < word.n)
                e = lexicon_find(endings, span_from(word, word.n - k));
        if (e && e->tag == ENDING_PASSIVE)
            n->from = i;
    }
}

/* Whether tokens [from, to) can be a person's name: two or three capitals, or
 * one, and no small word or word of a body among them. */
static bool is_person_like(const struct entity_line *l, size_t from, size_t to)
{
    enum { MOST = 3 };

    if (from >= to || to - from > MOST || is_body_word(l, from, to))
        return false;
    for (size_t i = from; i < to; i++)
        if (!(l->tokens[i].flags & TOKEN_CAPITAL) ||
            entity_is_title(l->lang, &l->tokens[i]) ||
            token_in(&l->lang->stopwords, &l->tokens[i]))
            return false;
    return true;
}

/* "Acme Director Ada Lund": a body, an office and who holds it.  Returns the
 * token of the office; n->to: there is none. */
static size_t office_within(const struct entity_line *l, const struct name *n)
{
    for (size_t i = n->from + 1; i + 1 < n->to; i++)
        if (entity_title(l->lang, &l->tokens[i]) == TITLE_OFFICE &&
            !token_in(&l->lang->stopwords, &l->tokens[i - 1]) &&
            is_person_like(l, i + 1, n->to))
            return i;
    return n->to;
}

static void add_name(const struct entity_line *l, struct names *out,
                     struct name n);

static bool add_office(const struct entity_line *l, struct names *out,
                       const struct name *n)
{
    size_t office = n->type == ENTITY_ORG ? office_within(l, n) : n->to;
    struct name body = *n, person = *n;

    if (office == n->to)
        return false;
    body.to = office;
    while (body.to > body.from + 1 &&
           entity_is_title(l->lang, &l->tokens[body.to - 1]))
        body.to--;
    add_name(l, out, body);
    person.from = office + 1;
    person.type = ENTITY_PER;
    add_name(l, out, person);
    return true;
}

/* "Acme Director" right before the director's name: the body alone. */
static void cut_last_office(const struct entity_line *l, struct name *n)
{
    if (n->type == ENTITY_ORG && n->to >= n->from + 2 && n->to < l->end &&
        l->tokens[n->to].flags & TOKEN_CAPITAL &&
        entity_title(l->lang, &l->tokens[n->to - 1]) == TITLE_OFFICE)
        n->to--;
}

static void add_name(const struct entity_line *l, struct names *out,
                     struct name n)
{
    cut_ends(l, &n);
    if (n.from < n.to)
        cut_last_office(l, &n);
    if (n.from < n.to) {
        cut_modifier(l, &n);
        cut_office(l, &n);
    }
    if (add_office(l, out, &n))
        return;
    if (n.from < n.to && is_ranked(l, &n))
        n.type = ENTITY_PER;
    if (n.from < n.to && n.type == ENTITY_PER)
        cut_titles(l, &n);
    if (n.from >= n.to || n.dropped)
        return;
    use_lists(l, &n);
    if (n.dropped)
        return;
    out->at = arena_more(out->arena, out->at, out->count, sizeof *out->at);
    out->at[out->count++] = n;
}

static bool is_place(const struct entity_line *l, size_t from, size_t to)
{
    return from < to && entity_place(entity_text(l->tokens, from, to));
}

/* Possessives part persons and places: "Iraq's Basra". */
static void add_parts(const struct entity_line *l, struct names *out,
                      struct name n)
{
    size_t from = n.from;

    take_surname(l, &n);
    for (size_t i = n.from; i < n.to; i++) {
        struct name part = n;

        if (!(l->tokens[i].flags & TOKEN_CLITIC) ||
            (n.type == ENTITY_ORG && !is_place(l, from, i)))
            continue;
        if (n.type == ENTITY_ORG)
            part.type = ENTITY_LOC; /* Nigeria's Department of … */
        part.from = from;
        part.to = i;
        if (from < i)
            add_name(l, out, part);
        from = i + 1;
    }
    n.from = from;
    if (n.from < n.to)
        add_name(l, out, n);
}

static bool is_capital_at(const struct entity_line *l, size_t i)
{
    return i >= l->first && i < l->end && l->tokens[i].kind == TOKEN_WORD &&
           l->tokens[i].flags & TOKEN_CAPITAL;
}

/* A country or people that has no label, alone among small letters.  At
 * the start of a sentence "Turkey" may be a bird. */
static bool is_missed(const struct entity_line *l, size_t i)
{
    struct span text = l->tokens[i].text;
    const struct lexeme *place;
    bool alone =
        (i == l->first || !is_capital_at(l, i - 1)) && !is_capital_at(l, i + 1);

    if (!is_capital_at(l, i))
        return false;
    if (entity_is_demonym(text))
        return true;
    place = entity_place(text);
    return place && place->tag == PLACE_COUNTRY && alone &&
           (i > l->first || l->tokens[i].flags & TOKEN_DOTTED) && text.n > 1;
}

/* End of a place of several words that begins at i and that no name runs
 * across ("Czech Republic", not the head of "New York Times"); or i. */
static size_t long_place(const struct entity_line *l, const uint8_t *labels,
                         size_t i)
{
    const uint8_t *y = labels - l->first;
    size_t most = world.places.words;

    if (!is_capital_at(l, i) || (y[i] != LABEL_O && !label_is_begin(y[i])) ||
        y[i] == label_begin(ENTITY_PER))
        return i;
    for (size_t to = l->end - i < most ? l->end : i + most; to > i + 1; to--)
        if (is_capital_at(l, to - 1) && is_place(l, i, to) &&
            (to == l->end || y[to] == LABEL_O || label_is_begin(y[to])) &&
            !is_capital_at(l, to))
            return to;
    return i;
}

void entity_trim(const struct entity_line *line, const uint8_t *labels,
                 struct names *out)
{
    for (size_t i = line->first; i < line->end;) {
        const uint8_t *y = &labels[i - line->first];
        struct name n = {.from = i, .sentence = line->sentence};
        size_t end = long_place(line, labels, i);

        if (end > i) {
            n.to = end;
            n.type = ENTITY_LOC;
            add_name(line, out, n);
            i = end;
            continue;
        }
        end = i + 1;
        if (*y == LABEL_O) {
            n.to = end;
            n.type = entity_is_demonym(line->tokens[i].text) ? ENTITY_MISC
                                                             : ENTITY_LOC;
            if (is_missed(line, i))
                add_name(line, out, n);
            i = end;
            continue;
        }
        n.type = label_type(*y);
        while (end < line->end &&
               labels[end - line->first] == label_begin(n.type) + 1)
            end++;
        n.to = end;
        add_parts(line, out, n);
        if (out->count && out->at[out->count - 1].to > end)
            end = out->at[out->count - 1].to;
        i = end;
    }
}
