#include "mention/entity_name.h"

/*
 * Without a model only strong evidence counts: in German every noun has a
 * capital, so a capital alone says nothing.
 */

static bool is_capital(const struct token *t)
{
    return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL;
}

/* End of the run of capitals that begins at i.  Particles (de, bin, van)
 * part it: no list says which small words they are, and "Merkel in Paris"
 * is more frequent. */
static size_t run_end(const struct entity_line *l, size_t i)
{
    while (i < l->end && is_capital(&l->tokens[i]))
        i++;
    return i;
}

static void mark(const struct entity_line *l, uint8_t *labels, size_t from,
                 size_t to, enum entity_type type)
{
    for (size_t i = from; i < to; i++)
        labels[i - l->first] =
            (uint8_t)(label_begin(type) + (i > from ? 1 : 0));
}

/* Longest place that begins at i; its end, or i. */
static size_t place_end(const struct entity_line *l, size_t i, size_t end)
{
    size_t most = world.places.words;

    for (size_t to = end - i < most ? end : i + most; to > i; to--) {
        const struct lexeme *e = entity_place(entity_text(l->tokens, i, to));

        if (!e)
            continue;
        /* A small town may be a word: not where every sentence begins. */
        if (e->tag == PLACE_CITY && to == i + 1 &&
            (i == l->first || l->tokens[i].text.n < 5))
            continue;
        return to;
    }
    return i;
}

static bool holds_body(const struct entity_line *l, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (token_in(&l->lang->bodies, &l->tokens[i]))
            return true;
    return false;
}

static bool begins_person(const struct entity_line *l, size_t from, size_t to)
{
    if (from > l->first && entity_is_title(l->lang, &l->tokens[from - 1]))
        return true;
    return (to > from + 1 &&
            lexicon_find(&world.first_names, l->tokens[from].text)) ||
           (to > from + 1 && entity_is_title(l->lang, &l->tokens[from]));
}

static void label_run(const struct entity_line *l, size_t from, size_t to,
                      uint8_t *labels)
{
    if (begins_person(l, from, to) &&
        !entity_place(entity_text(l->tokens, from, to))) {
        mark(l, labels, from, to, ENTITY_PER);
        return;
    }
    if (to > from + 1 && holds_body(l, from, to)) {
        mark(l, labels, from, to, ENTITY_ORG);
        return;
    }
    while (from < to) {
        size_t end = place_end(l, from, to);

        if (end > from)
            mark(l, labels, from, end, ENTITY_LOC);
        from = end > from ? end : from + 1;
    }
}

uint8_t *entity_plain(const struct entity_line *line, struct arena *a)
{
    uint8_t *labels = ARENA_NEW(a, uint8_t, line->end - line->first + 1);

    for (size_t i = line->first; i < line->end;) {
        size_t end = i;

        if (is_capital(&line->tokens[i]))
            end = run_end(line, i);
        if (end > i)
            label_run(line, i, end, labels);
        i = end > i ? end : i + 1;
    }
    return labels;
}
