/*
 * Who says it: in the brief by its sentence, by a name before a colon or
 * behind a dash or "by", or by the heading above; in the source by its
 * statements (statement.h), with speakers resolved.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "facts/alias.h"
#include "facts/cast.h"
#include "facts/checking.h"

enum {
    REACH = 12,      /* [statements] that may hold one place */
    NEAR_BEFORE = 3, /* [sentences] */
    OWN_WORDS = 8,   /* [words] of a source's own that are no term */
    CLAUSE = 40,     /* [words] from a speaker to what is said */
    INDIRECT = 5,    /* [words] of a statement that can be told again */
    PLACES = 32,     /* of one wording that are looked at */
};

/* From this share of its words on an indirect statement is the source's. */
static const double told_share = .6;

/* ---- statements ---- */

static int compare(const void *left, const void *right)
{
    const struct said *a = left, *b = right;

    if (a->at.doc != b->at.doc)
        return a->at.doc < b->at.doc ? -1 : 1;
    if (a->at.text.p != b->at.text.p)
        return a->at.text.p < b->at.text.p ? -1 : 1;
    return (a->at.text.n < b->at.text.n) - (a->at.text.n > b->at.text.n);
}

static size_t collect(const struct facts *f, struct said **list,
                      struct arena *a)
{
    size_t n = 0;

    for (size_t i = 0; i < f->reaction_count; i++) {
        const struct fact_reaction *r = &f->reactions[i];

        for (size_t e = 0; e < r->evidence.count; e++) {
            *list = arena_more(a, *list, n, sizeof **list);
            (*list)[n++] = (struct said){.at = r->evidence.at[e],
                                         .speaker = r->speaker,
                                         .role = r->role,
                                         .stated = r->stated,
                                         .direct = r->direct};
        }
    }
    if (n)
        qsort(*list, n, sizeof **list, compare);
    return n;
}

/* Index behind the last statement that begins at or before `p`. */
size_t check_said_before(const struct said *list, size_t count, size_t doc,
                         const char *p)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct said *s = &list[middle];

        if (s->at.doc < doc || (s->at.doc == doc && s->at.text.p <= p))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool check_covers(const struct said *s, size_t doc, const char *p)
{
    return s->at.doc == doc && s->at.text.p <= p &&
           p < s->at.text.p + s->at.text.n;
}

/* ---- whose it is in the brief ---- */

/* The words of a name in lower case, white space as one blank. */
static struct span name_key(struct span name, char out[CHECK_NAME_MOST])
{
    struct span folded = utf8_fold(name, out, CHECK_NAME_MOST);
    size_t n = 0;

    for (size_t i = 0; i < folded.n; i++) {
        bool blank = out[i] == ' ' || out[i] == '\n' || out[i] == '\t';

        if (!blank)
            out[n++] = out[i];
        else if (n > 0 && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    return (struct span){out, n};
}

static void learn_speaker(struct checking *k, struct span name)
{
    char out[CHECK_NAME_MOST];
    bool fresh;

    if (name.n && name.n <= CHECK_NAME_MOST)
        table_put(&k->speakers, arena_copy(k->arena, name_key(name, out)),
                  &fresh);
}

void check_speakers_build(struct checking *k)
{
    k->said_count = collect(k->request->facts, &k->said, k->arena);
    k->claimed_count = collect(&k->brief_facts, &k->claimed, k->arena);
    k->speakers = table_new(k->arena, k->said_count);
    for (size_t i = 0; i < k->said_count; i++)
        learn_speaker(k, k->said[i].speaker);
    for (size_t i = 0; i < k->request->facts->loaded_count; i++)
        learn_speaker(k, k->request->facts->loaded[i].speaker);
}

/* Whether this is one of those whom the sources quote. */
bool check_is_speaker(const struct checking *k, struct span name)
{
    char out[CHECK_NAME_MOST];

    return name.n > 0 && name.n <= CHECK_NAME_MOST &&
           table_find(&k->speakers, name_key(name, out));
}

/* Whether it is a name: any word but the first has a capital, or it is one
 * word that has. */
bool check_is_proper(struct span s)
{
    bool start = true, first = true;

    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_read(s, &at);

        if (start && utf8_is_upper(c) && !first)
            return true;
        if (utf8_is_space(c))
            first = false;
        start = utf8_is_space(c);
    }
    return first && utf8_is_upper(utf8_peek(s, 0));
}

/* ---- whose it is in the source ---- */

/* Whether the name or role of the brief is that of the source's speaker. */
static bool is_same(const struct checking *k, struct span ours,
                    const struct said *theirs)
{
    const struct facts *f = k->request->facts;

    if (theirs->speaker.n == 0 || check_same_name(ours, theirs->speaker) ||
        (theirs->role.n && check_same_name(ours, theirs->role)) ||
        (theirs->stated.n && check_same_name(ours, theirs->stated)))
        return true;
    for (size_t i = 0; i < f->who_count; i++) {
        const struct fact_who *w = &f->who[i];
        bool us = check_same_name(ours, w->name) ||
                  (w->role.n && check_same_name(ours, w->role));

        for (size_t a = 0; a < w->alias_count && !us; a++)
            us = check_same_name(ours, w->aliases[a]);
        if (us && check_same_name(theirs->speaker, w->name))
            return true;
    }
    return false;
}

/* Whether the sentence, the one behind it, or one shortly before names
 * them. */
static bool is_named_near(const struct checking *k, size_t place,
                          struct span name)
{
    const struct passages *p = &k->passages;
    size_t x = p->words[place].passage;
    size_t before = x < NEAR_BEFORE ? x : NEAR_BEFORE;
    size_t from = p->at[x - before].first;
    size_t end = x + 1 < p->passage_count ? p->at[x + 1].end : p->at[x].end;
    struct wording w;
    size_t first, last;

    check_words_of(k, name, &first, &last);
    w = check_wording(k, first, last);
    for (size_t i = from; i < end && w.count; i++)
        if (p->words[i].id == w.ids[w.count - 1])
            return true;
    return false;
}

/* The fullest name of the person whom the brief names, or empty. */
static struct span person_of(const struct checking *k, struct span name)
{
    const struct facts *f = k->request->facts;

    for (size_t i = 0; i < f->who_count; i++)
        if (f->who[i].kind == MENTION_PERSON &&
            check_same_name(name, f->who[i].name))
            return f->who[i].name;
    return SPAN("");
}

static bool is_of_other_gender(const struct checking *k, struct span role,
                               struct span person)
{
    enum gender a = cast_role_gender(k->lang, role);
    enum gender b = cast_name_gender(person);

    return a != GENDER_UNKNOWN && b != GENDER_UNKNOWN && a != b;
}

/* Whether a role of the source can be somebody who is named close by: "the
 * minister", "his lawyer".  "A source" and "scientists" are not a person
 * that was named before: what is known already has a definite article or a
 * possessive (E. F. Prince, "Toward a taxonomy of given-new information",
 * 1981). */
static bool can_mean(const struct checking *k, struct span role,
                     struct span ours)
{
    struct span person = person_of(k, ours);
    const struct lexeme *e;
    size_t n = 0;

    if (person.n == 0 || k->lang->grammar.count == 0)
        return true;
    if (is_of_other_gender(k, role, person))
        return false;
    while (n < role.n && role.p[n] != ' ' && role.p[n] != '\n')
        n++;
    e = lexicon_find_folded(&k->lang->grammar, span_upto(role, n));
    return e && (e->tag == GRAMMAR_DEFINITE || e->tag == GRAMMAR_POSSESSIVE ||
                 e->tag == GRAMMAR_DETERMINER || check_is_pronoun(k, role));
}

/* 1: theirs, 0: another's, -1: cannot be told. */
static int judge_place(const struct checking *k, size_t place, size_t words,
                       struct span ours, struct span *speaker)
{
    const struct passages *p = &k->passages;
    const struct passage *x = &p->at[p->words[place].passage];
    /* "He said that …" is the statement from its third word on. */
    size_t middle = place + words / 2 < p->count ? place + words / 2 : place;
    const char *byte = p->words[middle].text.p;
    size_t i = check_said_before(k->said, k->said_count, x->doc, byte);
    int verdict = -1;

    if (x->stated || x->sentence == 0)
        return -1;
    for (size_t n = 0; i > 0 && n < REACH; n++) {
        const struct said *s = &k->said[--i];

        if (!check_covers(s, x->doc, byte))
            continue;
        if (is_same(k, ours, s))
            return 1;
        /* "The minister" may be whoever is named close by. */
        if (!check_is_proper(s->speaker) && can_mean(k, s->speaker, ours) &&
            is_named_near(k, place, ours))
            return -1;
        *speaker = s->speaker;
        verdict = 0;
    }
    if (verdict < 0 && words >= OWN_WORDS &&
        !check_mention_at(k, middle, middle, MENTION_QUOTE) &&
        !is_named_near(k, place, ours))
        return 0; /* the source's own words */
    return verdict;
}

/* Name and words stand in one run of a source, so the source says it. */
static bool is_verbatim(const struct checking *k, struct span name,
                        struct span text)
{
    size_t first, end, from, to;
    uint32_t id;

    check_words_of(k, name, &first, &end);
    check_words_of(k, text, &from, &to);
    if (first == end || from == to || k->words[from].run == 0)
        return false;
    id = k->words[end - 1].id;
    for (size_t i = from, n = 0; i > 0 && n < CLAUSE; n++) {
        const struct brief_word *w = &k->words[--i];

        if (w->id == id)
            return w->run > 0 && k->words[from].place - w->place == from - i;
    }
    return false;
}

/* Whether the words are somebody's role, or a date as a fact sheet quotes
 * it: nobody has said them. */
static bool is_role(const struct checking *k, struct span text)
{
    const struct facts *f = k->request->facts;

    for (size_t i = 0; i < f->who_count; i++)
        if (f->who[i].role.n && check_same_name(text, f->who[i].role))
            return true;
    for (size_t i = 0; i < f->when_count; i++)
        if (span_eq_folded(text, f->when[i].text))
            return true;
    for (size_t i = 0; i < f->reaction_count; i++)
        if (f->reactions[i].role.n &&
            span_eq_folded(text, f->reactions[i].role))
            return true;
    return false;
}

bool check_speaker(struct checking *k, struct span text, const size_t *places,
                   size_t count, struct check_item *item)
{
    struct span ours = check_attributed_to(k, text), speaker = SPAN("");
    size_t blamed = SIZE_MAX, first, end;

    check_words_of(k, text, &first, &end);
    if (!check_is_proper(ours) || check_is_pronoun(k, ours) ||
        is_verbatim(k, ours, text))
        return true;
    for (size_t i = 0; i < count; i++) {
        int verdict = judge_place(k, places[i], end - first, ours, &speaker);

        if (verdict != 0)
            return true;
        if (blamed == SIZE_MAX)
            blamed = places[i];
    }
    if (blamed == SIZE_MAX || is_role(k, text))
        return true;
    const struct passage *x =
        &k->passages.at[k->passages.words[blamed].passage];
    item->stated_by = speaker;
    item->nearest = x->text;
    item->at = check_place(k, x->first, x->end - 1);
    item->placed = true;
    return false;
}

/* ---- denials cut off ---- */

/* Whether word `i` of the sources denies and lies in the same statement as
 * the word beside it. */
static bool is_denial_of(const struct checking *k, size_t i, size_t beside)
{
    const struct passages *p = &k->passages;
    const struct passage *x = &p->at[p->words[beside].passage];
    size_t n = 0;

    if (!lexicon_has(&k->lang->negations, p->words[i].text) ||
        p->words[i].passage != p->words[beside].passage)
        return false;
    for (size_t s = check_said_before(k->said, k->said_count, x->doc,
                                      p->words[beside].text.p);
         s > 0 && n < REACH; n++)
        if (check_covers(&k->said[--s], x->doc, p->words[beside].text.p) &&
            check_covers(&k->said[s], x->doc, p->words[i].text.p))
            return true;
    return false;
}

bool check_cut_denial(const struct checking *k, const size_t *places,
                      size_t count, size_t words, struct check_item *item)
{
    const struct passages *p = &k->passages;

    for (size_t i = 0; i < count; i++) {
        size_t last = places[i] + words - 1;

        if (last >= p->count)
            return false;
        if (!(places[i] > 0 && is_denial_of(k, places[i] - 1, places[i])) &&
            !(last + 1 < p->count && is_denial_of(k, last + 1, last)))
            return false;
    }
    item->nearest = p->at[p->words[places[0]].passage].text;
    return true;
}

/* ---- indirect statements ---- */

/* The places of words of the brief that stand in a source as they are, or
 * the one that they are nearest to; 0: none is near. */
static size_t find_told(struct checking *k, const struct wording *w,
                        size_t places[PLACES])
{
    size_t at, n = 0;
    size_t count = passage_all(&k->passages, w->ids, w->count, &at);

    for (size_t i = at; i < at + count && n < PLACES; i++)
        if (passage_is(&k->passages, k->passages.order[i], w->ids, w->count))
            places[n++] = k->passages.order[i];
    if (n > 0)
        return n;
    struct alignment al = check_near(k, w);
    if ((double)al.matched < told_share * (double)w->count)
        return 0;
    at = al.first + (al.last - al.first) / 2;
    places[0] = at - (at < w->count / 2 ? at : w->count / 2);
    return 1;
}

void check_statements(struct checking *k)
{
    for (size_t i = 0; i < k->claimed_count; i++) {
        const struct said *s = &k->claimed[i];
        struct check_item item = {0};
        struct wording w;
        size_t first, end, places[PLACES], count;

        if (s->direct || s->speaker.n == 0)
            continue;
        check_words_of(k, s->at.text, &first, &end);
        w = check_wording(k, first, end);
        if (w.count < INDIRECT || w.count < end - first)
            continue; /* labels are among the words: a line of a list */
        count = find_told(k, &w, places);
        if (count == 0)
            continue;
        if (check_speaker(k, s->at.text, places, count, &item))
            continue;
        struct check_item *out = check_add(k, CHECK_SENTENCE, s->at.text);
        item.kind = out->kind;
        item.text = out->text;
        item.verdict = CHECK_REWORDED;
        *out = item;
    }
}
