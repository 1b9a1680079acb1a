#include "facts/told.h"

#include "base/buf.h"
#include "base/table.h"
#include "facts/draft.h"

enum {
    STEPS = 512, /* [tokens] of a chain that are looked at */
    LEAST = 3    /* [content words] fewer are met by chance */
};

struct posting { /* of a token */
    uint32_t doc;
    uint32_t sentence; /* of all documents */
    uint32_t token;    /* in its document */
    uint32_t next;     /* 1 + older token with the same hash, 0: none */
};

struct teller { /* of a key: the origin that tells it, or several */
    size_t origin;
    bool several;
};

struct hit {       /* a sentence that shares words with a text */
    uint32_t text; /* which text */
    uint32_t word; /* of it that was met last */
    uint32_t words;
};

struct told {
    const struct reading *readings;
    const size_t *origin;
    struct arena *arena;
    struct posting *places;
    uint32_t *heads; /* [mask + 1] 1 + newest token with that hash */
    size_t mask;
    struct hit *hits; /* [sentences] */
    uint32_t texts;   /* that were looked for so far */
    struct table keys;
    struct teller *tellers;
    size_t teller_count;
};

/* ---- words ---- */

static void index_document(struct told *t, size_t doc, size_t *places,
                           size_t *sentences)
{
    const struct reading *r = &t->readings[doc];

    for (size_t s = 0; s < r->sentences->count; s++, ++*sentences)
        for (size_t i = r->tokens->first[s]; i < r->tokens->first[s + 1]; i++) {
            uint32_t *head = &t->heads[r->tokens->at[i].hash & t->mask];

            t->places[*places] = (struct posting){
                (uint32_t)doc, (uint32_t)*sentences, (uint32_t)i, *head};
            *head = (uint32_t)++ * places;
        }
}

static void index_all(struct told *t, size_t count)
{
    size_t tokens = 0, sentences = 0, size = 64, places = 0, first = 0;

    for (size_t d = 0; d < count; d++) {
        tokens += t->readings[d].tokens->count;
        sentences += t->readings[d].sentences->count;
    }
    while (size < 2 * tokens)
        size *= 2;
    t->mask = size - 1;
    t->heads = ARENA_NEW(t->arena, uint32_t, size);
    t->places = ARENA_NEW(t->arena, struct posting, tokens + 1);
    t->hits = ARENA_NEW(t->arena, struct hit, sentences + 1);
    for (size_t d = 0; d < count; d++)
        index_document(t, d, &places, &first);
}

static const struct token *token_of(const struct told *t,
                                    const struct posting *p)
{
    return &t->readings[p->doc].tokens->at[p->token];
}

static bool same_token(const struct token *a, const struct token *b)
{
    return a->hash == b->hash && span_eq_folded(a->text, b->text);
}

/* Whether the name's tokens stand at this place in a row. */
static bool stands_at(const struct told *t, const struct posting *p,
                      const struct tokens *name)
{
    const struct tokens *all = t->readings[p->doc].tokens;

    if (name->count > all->count - p->token)
        return false;
    for (size_t i = 0; i < name->count; i++)
        if (!same_token(&name->at[i], &all->at[p->token + i]))
            return false;
    return true;
}

bool told_name(const struct told *t, size_t origin, struct span name)
{
    struct tokens words = token_split_span(name, t->arena);
    size_t steps = 0;

    if (words.count == 0)
        return false;
    for (uint32_t i = t->heads[words.at[0].hash & t->mask]; i;
         i = t->places[i - 1].next) {
        const struct posting *p = &t->places[i - 1];

        if (++steps > STEPS ||
            (t->origin[p->doc] != origin && stands_at(t, p, &words)))
            return true;
    }
    return false;
}

/* Counts the sentences of other origins that hold this word; true when
 * there are too many to tell. */
static bool count_word(struct told *t, size_t origin, const struct token *word,
                       uint32_t number, size_t *best)
{
    size_t steps = 0;

    for (uint32_t i = t->heads[word->hash & t->mask]; i;
         i = t->places[i - 1].next) {
        const struct posting *p = &t->places[i - 1];
        struct hit *hit = &t->hits[p->sentence];

        if (++steps > STEPS)
            return true;
        if (t->origin[p->doc] == origin || !same_token(word, token_of(t, p)))
            continue;
        if (hit->text != t->texts)
            *hit = (struct hit){t->texts, 0, 0};
        if (hit->word == number)
            continue;
        hit->word = number;
        if (++hit->words > *best)
            *best = hit->words;
    }
    return false;
}

/* The language of the document that the text is of: of the first of its
 * origin, which is the same. */
size_t told_share(struct told *t, size_t origin, struct span text)
{
    const struct lang *lang = t->readings[origin].doc->lang;
    struct tokens words = token_split_span(text, t->arena);
    struct table seen = table_new(t->arena, 32);
    size_t best = 0;
    uint32_t count = 0;

    t->texts++;
    for (size_t i = 0; i < words.count; i++) {
        const struct token *w = &words.at[i];
        bool fresh;

        if (w->kind == TOKEN_MARK || w->flags & TOKEN_CLITIC ||
            token_in(&lang->stopwords, w))
            continue;
        table_put(&seen, draft_key(w->text, t->arena), &fresh);
        if (!fresh)
            continue;
        if (count_word(t, origin, w, ++count, &best))
            best++; /* in no sentence for certain: in the best one */
    }
    if (count < LEAST || best > count)
        return 100;
    return 100 * best / count;
}

/* ---- keys ---- */

static void tell(struct told *t, size_t doc, struct span key)
{
    bool fresh;
    uint32_t *at = table_put(&t->keys, key, &fresh);
    size_t origin = t->origin[doc];

    if (fresh) {
        *at = (uint32_t)t->teller_count;
        t->tellers = arena_more(t->arena, t->tellers, t->teller_count,
                                sizeof *t->tellers);
        t->tellers[t->teller_count++] = (struct teller){origin, false};
    } else if (t->tellers[*at].origin != origin) {
        t->tellers[*at].several = true;
    }
}

static bool is_told(const struct told *t, size_t origin, struct span key)
{
    const uint32_t *at = key.n ? table_find(&t->keys, key) : NULL;

    return at && (t->tellers[*at].several || t->tellers[*at].origin != origin);
}

static struct span country_key(const struct told *t, uint16_t country)
{
    struct buf key = buf_new(t->arena, 64);

    buf_printf(&key, "country %d", country);
    return buf_span(&key);
}

static struct span date_key(const struct told *t, struct span iso)
{
    struct buf key = buf_new(t->arena, 128);

    buf_add(&key, SPAN("date "));
    buf_add(&key, iso);
    return buf_span(&key);
}

/* A day is also told of as its month and year. */
static void tell_date(struct told *t, size_t doc, struct span iso)
{
    static const size_t parts[] = {4, 7}; /* [bytes] YYYY, YYYY-MM */

    if (iso.n == 0)
        return;
    tell(t, doc, date_key(t, iso));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (iso.n > parts[i] && iso.p[parts[i]] == '-')
            tell(t, doc, date_key(t, span_upto(iso, parts[i])));
}

/* The value that a number is known by; all kinds of bounds alike. */
static double point(const struct number_value *n)
{
    if (n->has_value)
        return n->value;
    if (n->has_approx)
        return n->approx;
    return n->has_min ? n->min : n->max;
}

/* "12 people" as figure and noun, the noun in the singular. */
static struct span noun_key(const struct told *t, const struct number_value *n)
{
    struct span noun = draft_key(n->unit, t->arena);
    struct buf key = buf_new(t->arena, 256);

    if (noun.n == 0)
        return SPAN("");
    if (noun.n > 3 && span_ends(noun, SPAN("s")))
        noun.n--;
    buf_printf(&key, "noun %.9g ", point(n));
    buf_add(&key, noun);
    return buf_span(&key);
}

static struct span class_key(const struct told *t, const struct number_value *n)
{
    struct buf key = buf_new(t->arena, 64);

    if (n->unit_class == CLASS_OTHER)
        return SPAN("");
    buf_printf(&key, "class %.9g %d", point(n), (int)n->unit_class);
    return buf_span(&key);
}

static void read_mention(struct told *t, size_t doc, const struct mention *m)
{
    const struct lexeme *place;

    switch (m->kind) {
    case MENTION_DATE:
        tell_date(t, doc, m->as.date.iso);
        break;
    case MENTION_NUMBER:
        if (m->as.number.unit.n) {
            tell(t, doc, noun_key(t, &m->as.number));
            tell(t, doc, class_key(t, &m->as.number));
        }
        break;
    case MENTION_PLACE:
        place = lexicon_find(&world.places, m->text);
        if (place && place->tag == PLACE_COUNTRY)
            tell(t, doc, country_key(t, (uint16_t)place->value));
        break;
    default:
        break;
    }
}

struct told *told_read(const struct reading *readings, const size_t *origin,
                       size_t count, struct arena *a)
{
    struct told *t = ARENA_NEW(a, struct told, 1);

    t->readings = readings;
    t->origin = origin;
    t->arena = a;
    t->keys = table_new(a, 256);
    index_all(t, count);
    for (size_t d = 0; d < count; d++)
        for (size_t i = 0; i < readings[d].mentions->count; i++)
            read_mention(t, d, &readings[d].mentions->at[i]);
    return t;
}

bool told_country(const struct told *t, size_t origin, uint16_t country)
{
    return country && is_told(t, origin, country_key(t, country));
}

bool told_date(const struct told *t, size_t origin, struct span iso)
{
    return is_told(t, origin, date_key(t, iso));
}

bool told_number(const struct told *t, size_t origin,
                 const struct number_value *number)
{
    return is_told(t, origin, noun_key(t, number)) ||
           is_told(t, origin, class_key(t, number));
}
