#include <stdint.h>

#include "base/utf8.h"
#include "facts/alias.h"
#include "facts/checking.h"

enum {
    BEARERS = 64, /* of one key that are looked at */
    NAMES = 4096, /* that are compared letter by letter */
    TYPO = 2      /* [letters] by which a name is near another */
};

static struct span last_key(struct span text, char key[ALIAS_KEY])
{
    struct name name = name_split(text);

    return name.count ? alias_key(name.word[name.count - 1], key) : SPAN("");
}

static bool compatible(struct span ours, struct span theirs)
{
    struct name a = name_split(ours), b = name_split(theirs);
    char x[ALIAS_KEY], y[ALIAS_KEY];

    return a.count && b.count &&
           span_eq(last_key(ours, x), last_key(theirs, y)) &&
           alias_compatible(&a, &b);
}

/* Without the 's of a possessive. */
static struct span bare(struct span word)
{
    if (span_ends(word, SPAN("'s")))
        return span_upto(word, word.n - 2);
    return span_ends(word, SPAN("\xe2\x80\x99s")) ? span_upto(word, word.n - 4)
                                                  : word;
}

/* Whether all words of `small` are words of `large`. */
static bool within(struct span small, struct span large)
{
    struct name a = name_split(small), b = name_split(large);

    for (size_t i = 0; i < a.count; i++) {
        bool found = false;

        for (size_t j = 0; j < b.count && !found; j++)
            found = span_eq_folded(bare(a.word[i]), bare(b.word[j]));
        if (!found)
            return false;
    }
    return a.count > 0;
}

bool check_same_name(struct span ours, struct span theirs)
{
    return span_eq_folded(ours, theirs) || compatible(ours, theirs) ||
           within(ours, theirs) || within(theirs, ours) ||
           alias_initials(ours, theirs) || alias_initials(theirs, ours);
}

/* ---- the sources' names ---- */

static void add_key(struct checking *k, struct span key, size_t index)
{
    bool fresh;
    uint32_t *head;

    if (key.n == 0)
        return;
    head = table_put(&k->names, arena_copy(k->arena, key), &fresh);
    k->name_next[index] = *head;
    *head = (uint32_t)index + 1;
}

void check_names_build(struct checking *k)
{
    size_t total = 0;

    for (size_t d = 0; d < k->request->count; d++)
        total += k->request->sources[d].mentions->count;
    k->names = table_new(k->arena, 64);
    k->name_at = ARENA_NEW(k->arena, const struct mention *, total + 1);
    k->name_next = ARENA_NEW(k->arena, uint32_t, total + 1);
    k->name_doc = ARENA_NEW(k->arena, size_t, total + 1);
    for (size_t d = 0; d < k->request->count; d++) {
        const struct mentions *all = k->request->sources[d].mentions;

        for (size_t i = 0; i < all->count; i++) {
            char key[ALIAS_KEY];

            if (!check_is_name(all->at[i].kind))
                continue;
            k->name_at[k->name_count] = &all->at[i];
            k->name_doc[k->name_count] = d;
            add_key(k, last_key(all->at[i].text, key), k->name_count++);
        }
    }
}

bool check_is_named(const struct checking *k, struct span name)
{
    char key[ALIAS_KEY];
    const uint32_t *head = table_find(&k->names, last_key(name, key));
    uint32_t i = head ? *head : 0;

    for (size_t n = 0; i && n < BEARERS; i = k->name_next[i - 1], n++)
        if (check_same_name(name, k->name_at[i - 1]->text))
            return true;
    return false;
}

static void place_name(const struct checking *k, struct check_item *item,
                       size_t index)
{
    const struct mention *m = k->name_at[index];
    const struct reading *r = &k->request->sources[k->name_doc[index]];

    item->placed = true;
    item->at = (struct at){
        .doc = k->name_doc[index],
        .text = m->text,
        .paragraph = r->sentences->at[m->sentence].paragraph,
        .sentence = m->sentence + 1,
    };
    if (item->verdict != CHECK_FOUND)
        item->nearest = m->text;
}

/* ---- verdicts ---- */

/* Another spelling of a person: where a source gives a first name, ours
 * must go with one of these. */
static bool find_spelling(struct checking *k, const struct mention *m,
                          struct check_item *item)
{
    char key[ALIAS_KEY];
    const uint32_t *head = table_find(&k->names, last_key(m->text, key));
    size_t bare = SIZE_MAX, full = SIZE_MAX, n = 0;
    bool clash = false;

    for (uint32_t i = head ? *head : 0; i && n < BEARERS;
         i = k->name_next[i - 1], n++) {
        struct name theirs = name_split(k->name_at[i - 1]->text);

        if (!compatible(m->text, k->name_at[i - 1]->text))
            clash = true;
        else if (theirs.count > 1)
            full = i - 1;
        else
            bare = i - 1;
    }
    if (full == SIZE_MAX && clash) {
        /* The family name is theirs, the first name is not. */
        place_name(k, item, *head - 1);
        return true;
    }
    if (full == SIZE_MAX)
        full = bare;
    if (full == SIZE_MAX)
        return false;
    item->verdict = CHECK_FOUND;
    place_name(k, item, full);
    return true;
}

/* A country code, as enum place has it, or 0. */
static int32_t code_of(struct span s)
{
    if (s.n != 2 || !utf8_all_upper(s))
        return 0;
    return (unsigned char)s.p[0] << 8 | (unsigned char)s.p[1];
}

/* "Iraqis", "Iraqi" for Iraq and the reverse; "UN" for United Nations. */
static bool find_relative(struct checking *k, const struct mention *m,
                          struct check_item *item)
{
    const struct lexeme *d = lexicon_find(&world.demonyms, m->text);
    const struct lexeme *p = lexicon_find(&world.places, m->text);
    int32_t country = d ? d->value : code_of(m->text);

    if (p && p->tag == PLACE_COUNTRY)
        country = p->value;

    for (size_t i = 0; i < k->name_count && i < NAMES; i++) {
        struct span theirs = k->name_at[i]->text;
        const struct lexeme *e = lexicon_find(&world.demonyms, theirs);

        if (!e)
            e = lexicon_find(&world.places, theirs);
        if ((country && e && e->value == country) ||
            alias_initials(m->text, theirs)) {
            item->verdict = CHECK_FOUND;
            place_name(k, item, i);
            return true;
        }
    }
    return false;
}

static void find_typo(struct checking *k, const struct mention *m,
                      struct check_item *item)
{
    size_t best = TYPO + 1, index = 0;

    for (size_t i = 0; i < k->name_count && i < NAMES; i++) {
        size_t n = alias_distance(m->text, k->name_at[i]->text, TYPO);

        if (n < best && m->text.n > 2 * (size_t)TYPO) {
            best = n;
            index = i;
        }
    }
    if (best <= TYPO) {
        item->verdict = CHECK_REWORDED;
        place_name(k, item, index);
    }
}

struct span check_letters(struct checking *k, struct span text)
{
    enum { MOST = 256 /* that are not found: each costs a pass */ };

    for (size_t d = 0; d < k->request->count && k->searches < MOST; d++) {
        struct span all = k->request->sources[d].doc->text;
        size_t at = span_find(all, text);

        if (at != SIZE_MAX)
            return span_slice(all, at, at + text.n);
    }
    k->searches++;
    return SPAN("");
}

static bool find_letters(struct checking *k, struct span text,
                         struct check_item *item)
{
    struct span found = check_letters(k, text);

    for (size_t d = 0; d < k->request->count && found.n; d++)
        if (span_holds(k->request->sources[d].doc->text, found)) {
            item->verdict = CHECK_FOUND;
            item->placed = true;
            item->at = (struct at){.doc = d, .text = found};
        }
    return found.n > 0;
}

/* The first word of a line or sentence has a capital whatever it is. */
static bool is_doubtful(const struct checking *k, const struct mention *m,
                        size_t first, size_t end)
{
    const struct reading *r = k->request->brief;
    enum block_kind kind =
        k->request->kinds[r->sentences->at[m->sentence].block];
    bool heading = kind == BLOCK_TITLE || kind == BLOCK_HEADING;
    struct span word = k->words[first].text;

    if (lexicon_find(&world.places, m->text) ||
        lexicon_find(&world.demonyms, m->text) ||
        lexicon_find(&world.first_names, word))
        return false;
    if (heading && m->kind != MENTION_PERSON)
        return true;
    return end - first == 1 && m->kind != MENTION_PERSON &&
           (k->words[first].edge || first == k->first[m->sentence]);
}

/* The code of a country: it is that of a place of the sources. */
static void check_code(struct checking *k, const struct mention *m)
{
    struct check_item *item = check_add(k, CHECK_NAME, m->text);

    if (!find_relative(k, m, item))
        find_letters(k, m->text, item);
}

/* "Greens won Larnholm": names with other words between them, each of which
 * a source has. */
static bool is_row(const struct checking *k, size_t first, size_t end)
{
    bool other = false;
    size_t place;

    for (size_t i = first; i < end; i++) {
        const struct brief_word *w = &k->words[i];

        if (!utf8_is_upper(utf8_peek(w->text, 0)))
            other |= !lexicon_has(&k->lang->stopwords, w->text);
        else if (passage_longest(&k->passages, &w->id, 1, &place) == 0)
            return false;
    }
    return other;
}

/* The earliest of some places; metadata stand behind all texts. */
static size_t first_place(const struct checking *k, const struct wording *w)
{
    enum { PLACES = 64 };
    size_t at, count = passage_all(&k->passages, w->ids, w->count, &at);
    size_t best = SIZE_MAX;

    for (size_t i = at; i < at + count && i < at + PLACES; i++)
        if (k->passages.order[i] < best)
            best = k->passages.order[i];
    return best;
}

void check_name(struct checking *k, const struct mention *m)
{
    size_t first, end, place = 0;
    struct check_item *item;

    check_words_of(k, m->text, &first, &end);
    struct wording w = check_wording(k, first, end);
    if (w.count == 0) {
        if (first < end && k->words[first].aside)
            check_code(k, m);
        return;
    }
    if (w.count < end - first) /* a label beside the name */
        end = w.at[w.count - 1] + 1;
    if (passage_longest(&k->passages, w.ids, w.count, &place) == w.count) {
        item = check_add(k, CHECK_NAME, m->text);
        place = first_place(k, &w);
        check_found(k, item, place, place + w.count - 1);
        return;
    }
    if (is_doubtful(k, m, first, end))
        return;
    if (is_row(k, first, end))
        return;
    item = check_add(k, CHECK_NAME, m->text);
    if (!(m->kind == MENTION_PERSON && find_spelling(k, m, item)) &&
        !find_relative(k, m, item) && !find_letters(k, m->text, item))
        find_typo(k, m, item);
}
