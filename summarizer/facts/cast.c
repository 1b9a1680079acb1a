#include "facts/cast.h"

#include <assert.h>

#include "base/table.h"
#include "base/utf8.h"
#include "facts/alias.h"
#include "text/lang.h"

/* More bearers of one key than this are no news article. */
enum { BEARERS = 16, FORMS = 12, ACRONYM = 3 /* [bytes] */ };

struct builder {
    const struct reading *r;
    struct arena *arena;
    struct cast cast;
    struct table family; /* key of a person's last word -> entity + 1 */
    struct table middle; /* key of the word before the last, of three and more:
                            "Laura Chinchilla Miranda" -> entity + 1 */
    struct table given;  /* key of a person's first word -> entity + 1 */
    struct table bodies; /* folded name, its tail, acronym -> entity + 1 */
};

static bool is_name(const struct mention *m)
{
    return m->kind == MENTION_PERSON || m->kind == MENTION_ORGANISATION ||
           m->kind == MENTION_GROUP || m->kind == MENTION_PLACE;
}

static enum gender title_gender(const struct lang *lang, struct span word)
{
    const struct lexeme *e = lexicon_find_folded(&lang->titles, word);

    return e && (e->value == 1 || e->value == 2) ? (enum gender)e->value
                                                 : GENDER_UNKNOWN;
}

enum gender cast_role_gender(const struct lang *lang, struct span role)
{
    struct name words = name_split(role);

    for (size_t i = 0; i < words.count; i++) {
        enum gender g = title_gender(lang, words.word[i]);

        if (g != GENDER_UNKNOWN)
            return g;
    }
    return GENDER_UNKNOWN;
}

enum gender cast_name_gender(struct span name)
{
    struct name words = name_split(name);

    if (words.count < 2)
        return GENDER_UNKNOWN;
    const struct lexeme *e = lexicon_find(&world.first_names, words.word[0]);
    if (!e)
        return GENDER_UNKNOWN;
    return e->tag == FIRST_NAME_MALE     ? GENDER_MALE
           : e->tag == FIRST_NAME_FEMALE ? GENDER_FEMALE
                                         : GENDER_UNKNOWN;
}

/* The honorific that stands before a mention in its sentence. */
static enum gender honorific_gender(const struct reading *r,
                                    const struct mention *m)
{
    struct span s = r->sentences->at[m->sentence].text;
    size_t end, start;

    if (m->text.p < s.p) /* in the dateline, which belongs to no sentence */
        return GENDER_UNKNOWN;
    end = (size_t)(m->text.p - s.p);
    while (end > 0 && s.p[end - 1] == ' ')
        end--;
    if (end > 0 && s.p[end - 1] == '.')
        end--;
    for (start = end; start > 0 && s.p[start - 1] != ' '; start--)
        ;
    return title_gender(r->doc->lang, span_slice(s, start, end));
}

static void learn_gender(const struct builder *b, struct entity *e,
                         const struct mention *m)
{
    const struct lang *lang = b->r->doc->lang;

    if (e->kind != MENTION_PERSON || e->gender != GENDER_UNKNOWN)
        return;
    e->gender = honorific_gender(b->r, m);
    if (e->gender == GENDER_UNKNOWN && m->as.name.role.n)
        e->gender = cast_role_gender(lang, m->as.name.role);
    if (e->gender == GENDER_UNKNOWN)
        e->gender = cast_name_gender(m->text);
}

static void add_form(struct entity *e, struct span text, struct arena *a)
{
    for (size_t i = 0; i < e->form_count; i++)
        if (span_eq(e->forms[i], text))
            return;
    if (e->form_count == FORMS)
        return;
    e->forms = arena_more(a, e->forms, e->form_count, sizeof *e->forms);
    e->forms[e->form_count++] = text;
}

static void join(struct builder *b, uint32_t index, size_t mention)
{
    assert(index < b->cast.count);
    struct entity *e = &b->cast.at[index];
    const struct mention *m = &b->r->mentions->at[mention];
    struct name old = name_split(e->name), new = name_split(m->text);

    b->cast.of[mention] = index;
    e->mentions++;
    if (mention < e->first)
        e->first = mention;
    add_form(e, m->text, b->arena);
    if (new.count > old.count && e->kind != MENTION_PLACE)
        e->name = m->text;
    if (e->role.n == 0 && is_name(m))
        e->role = m->as.name.role;
    learn_gender(b, e, m);
}

static uint32_t new_entity(struct builder *b, size_t mention)
{
    const struct mention *m = &b->r->mentions->at[mention];
    struct cast *c = &b->cast;

    c->at = arena_more(b->arena, c->at, c->count, sizeof *c->at);
    c->at[c->count] = (struct entity){.name = m->text,
                                      .kind = m->kind,
                                      .geography = m->as.name.geography,
                                      .country = m->as.name.country,
                                      .first = mention,
                                      .next = ENTITY_NONE};
    return (uint32_t)c->count++;
}

/* Put entity `index` before the others with this key. */
static void enter(struct builder *b, struct table *t, struct span key,
                  uint32_t index)
{
    bool fresh;

    if (key.n == 0)
        return;
    uint32_t *head = table_put(t, arena_copy(b->arena, key), &fresh);
    if (!fresh && t == &b->family)
        b->cast.at[index].next = *head - 1;
    if (fresh || t == &b->family)
        *head = index + 1;
    else if (*head - 1 != index)
        *head = 0; /* two bearers: the key names none of them */
}

static uint32_t find_bearer(const struct builder *b, const struct name *name,
                            size_t mention)
{
    char key[ALIAS_KEY];
    const uint32_t *head =
        table_find(&b->family, alias_key(name->word[name->count - 1], key));
    uint32_t later = ENTITY_NONE, index = head ? *head - 1 : ENTITY_NONE;
    uint32_t best = ENTITY_NONE;

    for (size_t n = 0; n < BEARERS && index < b->cast.count; n++) {
        const struct entity *e = &b->cast.at[index];
        struct name other = name_split(e->name);

        if (alias_compatible(name, &other)) {
            later = index;
            /* A bare name of two bearers is the one who is named more often,
             * or first. */
            if (e->first < mention && (best == ENTITY_NONE ||
                                       e->mentions > b->cast.at[best].mentions))
                best = index;
        }
        index = e->next;
    }
    return best != ENTITY_NONE ? best : later;
}

/* The bearer of two family names who is called by the first of them. */
static uint32_t find_longer(const struct builder *b, const struct name *name)
{
    char key[ALIAS_KEY];
    const uint32_t *head =
        table_find(&b->middle, alias_key(name->word[name->count - 1], key));

    if (!head || *head == 0 || *head > b->cast.count)
        return ENTITY_NONE;
    assert(b->cast.at);
    struct name other = name_split(b->cast.at[*head - 1].name);
    return name->count == 1 || alias_first_names(name->word[0], other.word[0])
               ? *head - 1
               : ENTITY_NONE;
}

/* Persons with more than one word: they are what bare names refer to. */
static void place_full_name(struct builder *b, size_t mention)
{
    const struct mention *m = &b->r->mentions->at[mention];
    struct name name = name_split(m->text);
    char key[ALIAS_KEY];

    if (m->kind != MENTION_PERSON || name.count < 2)
        return;
    uint32_t index = find_bearer(b, &name, mention);
    if (index == ENTITY_NONE)
        index = find_longer(b, &name);
    if (index == ENTITY_NONE) {
        index = new_entity(b, mention);
        enter(b, &b->family, alias_key(name.word[name.count - 1], key), index);
        enter(b, &b->given, alias_key(name.word[0], key), index);
        if (name.count > 2)
            enter(b, &b->middle, alias_key(name.word[name.count - 2], key),
                  index);
    }
    join(b, index, mention);
}

static struct span without_article(struct span name, const struct lang *lang)
{
    struct name words = name_split(name);
    const struct lexeme *e =
        words.count > 1 ? lexicon_find_folded(&lang->grammar, words.word[0])
                        : NULL;

    if (!e || e->tag > GRAMMAR_DEFINITE)
        return name;
    return span_from(name, (size_t)(words.word[1].p - name.p));
}

static const uint32_t *find_body(const struct builder *b, struct span name)
{
    char folded[3 * ALIAS_KEY];
    const uint32_t *head =
        table_find(&b->bodies, utf8_fold(without_article(name, b->r->doc->lang),
                                         folded, sizeof folded));

    return head && *head ? head : NULL;
}

/* A name as such belongs to its bearer, whatever short form it also is. */
static void enter_whole(struct builder *b, struct span name, uint32_t index)
{
    char folded[3 * ALIAS_KEY];
    struct span key = utf8_fold(name, folded, sizeof folded);
    bool fresh;

    *table_put(&b->bodies, arena_copy(b->arena, key), &fresh) = index + 1;
}

static void enter_folded(struct builder *b, struct span name, uint32_t index)
{
    char folded[3 * ALIAS_KEY];

    enter(b, &b->bodies, utf8_fold(name, folded, sizeof folded), index);
}

/* "the Organisation (ORG)": what stands in brackets behind the name. */
static struct span bracketed(const struct reading *r, const struct mention *m)
{
    struct span s = r->sentences->at[m->sentence].text;
    size_t at, start;

    if (m->text.p < s.p)
        return SPAN("");
    at = (size_t)(m->text.p - s.p) + m->text.n;
    if (at + 2 >= s.n || s.p[at] != ' ' || s.p[at + 1] != '(')
        return SPAN("");
    at = start = at + 2;
    while (at < s.n && ((s.p[at] >= 'A' && s.p[at] <= 'Z') || s.p[at] == '.'))
        at++;
    return at < s.n && s.p[at] == ')' && at >= start + 2
               ? span_slice(s, start, at)
               : SPAN("");
}

static void enter_body(struct builder *b, size_t mention, uint32_t index)
{
    const struct mention *m = &b->r->mentions->at[mention];
    struct span text = without_article(m->text, b->r->doc->lang);
    struct name words = name_split(text);
    char acronym[ALIAS_KEY];

    enter_whole(b, text, index);
    if (m->kind != MENTION_ORGANISATION)
        return;
    if (words.count >= 2)
        enter(b, &b->bodies, alias_acronym(text, acronym), index);
    enter_folded(b, bracketed(b->r, m), index);
    if (words.count >= 3)
        enter_folded(b, span_from(text, (size_t)(words.word[1].p - text.p)),
                     index);
    if (words.count >= 2 && words.word[0].n >= ACRONYM &&
        utf8_all_upper(words.word[0]) &&
        !lexicon_find(&world.places, words.word[0]))
        enter_folded(b, words.word[0], index);
    size_t core = alias_without_form(&words);
    if (core < words.count)
        enter_folded(
            b,
            (struct span){text.p, (size_t)(words.word[core - 1].p - text.p) +
                                      words.word[core - 1].n},
            index);
}

static uint32_t find_single(const struct builder *b, const struct mention *m,
                            const struct name *name, size_t mention)
{
    char key[ALIAS_KEY];
    uint32_t index = find_bearer(b, name, mention);

    if (index == ENTITY_NONE && m->kind == MENTION_PERSON)
        index = find_longer(b, name);
    if (index != ENTITY_NONE || m->kind != MENTION_PERSON)
        return index;
    const uint32_t *head = table_find(&b->given, alias_key(name->word[0], key));
    return head && *head ? *head - 1 : ENTITY_NONE;
}

static void place_rest(struct builder *b, size_t mention)
{
    const struct mention *m = &b->r->mentions->at[mention];
    struct name name = name_split(m->text);
    uint32_t index = ENTITY_NONE;
    char key[ALIAS_KEY];

    if (!is_name(m) || b->cast.of[mention] != ENTITY_NONE || name.count == 0)
        return;
    if (name.count == 1 && !m->as.name.geography && m->kind != MENTION_GROUP)
        index = find_single(b, m, &name, mention);
    if (index == ENTITY_NONE && m->kind != MENTION_PERSON) {
        const uint32_t *head = find_body(b, m->text);

        index = head ? *head - 1 : ENTITY_NONE;
    }
    if (index == ENTITY_NONE) {
        index = new_entity(b, mention);
        if (m->kind == MENTION_PERSON)
            enter(b, &b->family, alias_key(name.word[0], key), index);
        else
            enter_body(b, mention, index);
    }
    join(b, index, mention);
}

/* "North" of North Korea, "New" of New Zealand: the first word of a place
 * that the article names is short for no body. */
static void reserve_first_words(struct builder *b)
{
    char folded[ALIAS_KEY];

    for (size_t i = 0; i < b->r->mentions->count; i++) {
        const struct mention *m = &b->r->mentions->at[i];
        struct name name = name_split(m->text);
        bool fresh;

        if (m->kind == MENTION_PLACE && m->as.name.geography && name.count > 1)
            table_put(&b->bodies,
                      arena_copy(b->arena, utf8_fold(name.word[0], folded,
                                                     sizeof folded)),
                      &fresh);
    }
}

/* Bodies of several words first, so that a short form before the full one
 * finds it. */
static void place_long_body(struct builder *b, size_t mention)
{
    const struct mention *m = &b->r->mentions->at[mention];

    if (m->kind == MENTION_ORGANISATION && name_split(m->text).count > 1)
        place_rest(b, mention);
}

uint32_t cast_bearer(const struct cast *c, struct span word)
{
    char key[ALIAS_KEY];
    const uint32_t *head = table_find(&c->family, alias_key(word, key));

    return head ? *head - 1 : ENTITY_NONE;
}

struct cast cast_build(const struct reading *r, struct arena *a)
{
    size_t count = r->mentions->count;
    struct builder b = {.r = r,
                        .arena = a,
                        .family = table_new(a, 64),
                        .given = table_new(a, 64),
                        .middle = table_new(a, 64),
                        .bodies = table_new(a, 64)};

    b.cast.of = ARENA_NEW(a, uint32_t, count);
    for (size_t i = 0; i < count; i++)
        b.cast.of[i] = ENTITY_NONE;
    for (size_t i = 0; i < count; i++)
        place_full_name(&b, i);
    reserve_first_words(&b);
    for (size_t i = 0; i < count; i++)
        place_long_body(&b, i);
    for (size_t i = 0; i < count; i++)
        place_rest(&b, i);
    b.cast.family = b.family;
    return b.cast;
}
