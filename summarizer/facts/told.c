#include "facts/told.h"

#include <math.h>

#include "base/buf.h"
#include "base/table.h"
#include "facts/draft.h"
#include "text/stem.h"

enum {
    STEPS = 256, /* [tokens] of a chain that are looked at */
    LEAST = 3    /* [content words] fewer are met by chance */
};

struct posting { /* of a token */
    uint32_t doc;
    uint32_t sentence;   /* of all documents */
    uint32_t token;      /* in its document */
    uint32_t stem;       /* hash of its stem, 0: no content word */
    uint32_t older;      /* 1 + older token with the same hash, 0: none */
    uint32_t older_stem; /* the same for its stem */
};

struct chain {       /* the tokens of one stem */
    uint32_t newest; /* 1 + posting */
    uint32_t count;
};

struct teller { /* of a key: the origin that tells it, or several */
    size_t origin;
    bool several;
};

struct hit {       /* a window of sentences that shares words with a text */
    uint32_t text; /* which text */
    uint32_t word; /* of it that was met last */
    double weight; /* of those words */
};

struct told_lang { /* a language of the documents */
    const struct lang *lang;
    struct stemmer *stemmer;
};

struct told {
    const struct reading *readings;
    const size_t *origin;
    struct arena *arena;
    struct told_lang *langs;
    size_t lang_count;
    struct posting *postings;
    uint32_t *heads;     /* [mask + 1] 1 + newest token with that hash */
    struct table ids;    /* of stems by their hashes */
    struct chain *stems; /* [ids] */
    size_t stem_count;
    size_t mask;
    size_t *first;    /* [documents + 1] first sentence of each */
    size_t sentences; /* of all documents */
    struct hit *hits; /* [sentences] of the window around each */
    uint32_t texts;   /* that were looked for so far */
    struct table keys;
    struct teller *tellers;
    size_t teller_count;
};

/* ---- words ---- */

static struct stemmer *stemmer_of(struct told *t, const struct lang *lang)
{
    for (size_t i = 0; i < t->lang_count; i++)
        if (t->langs[i].lang == lang)
            return t->langs[i].stemmer;
    t->langs = arena_more(t->arena, t->langs, t->lang_count, sizeof *t->langs);
    t->langs[t->lang_count] =
        (struct told_lang){lang, stem_new(lang, t->arena)};
    return t->langs[t->lang_count++].stemmer;
}

/* The hash of a content word's stem, 0 for other words. */
static uint32_t stem_hash(struct stemmer *stemmer, const struct token *token)
{
    struct span stem;

    if (token->kind == TOKEN_MARK || token->flags & TOKEN_CLITIC ||
        !stem_content(stemmer, token->text, token->hash, &stem))
        return 0;
    return span_hash(stem) | 1;
}

static struct span stem_key(const uint32_t *hash)
{
    return (struct span){(const char *)hash, sizeof *hash};
}

/* The posting goes before the others of its stem. */
static void chain_stem(struct told *t, struct posting *p, uint32_t number)
{
    bool fresh;
    uint32_t *id = table_put(&t->ids, stem_key(&p->stem), &fresh);

    if (fresh) {
        *id = (uint32_t)t->stem_count;
        t->stems =
            arena_more(t->arena, t->stems, t->stem_count, sizeof *t->stems);
        t->stems[t->stem_count++] = (struct chain){0, 0};
    }
    struct chain *chain = &t->stems[*id];
    p->older_stem = chain->newest;
    chain->newest = number + 1;
    chain->count++;
}

static void index_token(struct told *t, uint32_t number, struct posting p)
{
    const struct token *token = &t->readings[p.doc].tokens->at[p.token];
    uint32_t *head = &t->heads[token->hash & t->mask];
    struct posting *own = &t->postings[number];

    *own = p;
    own->older = *head;
    *head = number + 1;
    if (own->stem)
        chain_stem(t, own, number);
}

static void index_document(struct told *t, size_t doc, uint32_t *count)
{
    const struct reading *r = &t->readings[doc];
    struct stemmer *stemmer = stemmer_of(t, r->doc->lang);

    for (size_t s = 0; s < r->sentences->count; s++)
        for (size_t i = r->tokens->first[s]; i < r->tokens->first[s + 1]; i++)
            index_token(t, (*count)++,
                        (struct posting){
                            .doc = (uint32_t)doc,
                            .sentence = (uint32_t)(t->first[doc] + s),
                            .token = (uint32_t)i,
                            .stem = stem_hash(stemmer, &r->tokens->at[i])});
}

static void index_all(struct told *t, size_t count)
{
    size_t tokens = 0, size = 64;
    uint32_t postings = 0;

    t->first = ARENA_NEW(t->arena, size_t, count + 1);
    for (size_t d = 0; d < count; d++) {
        tokens += t->readings[d].tokens->count;
        t->first[d + 1] = t->first[d] + t->readings[d].sentences->count;
    }
    t->sentences = t->first[count];
    while (size < 2 * tokens)
        size *= 2;
    t->mask = size - 1;
    t->heads = ARENA_NEW(t->arena, uint32_t, size);
    t->ids = table_new(t->arena, 256);
    t->postings = ARENA_NEW(t->arena, struct posting, tokens + 1);
    t->hits = ARENA_NEW(t->arena, struct hit, t->sentences + 1);
    for (size_t d = 0; d < count; d++)
        index_document(t, d, &postings);
}

/* Whether the name's tokens stand at this place in a row. */
static bool stands_at(const struct told *t, const struct posting *p,
                      const struct tokens *name)
{
    const struct tokens *all = t->readings[p->doc].tokens;

    if (name->count > all->count - p->token)
        return false;
    for (size_t i = 0; i < name->count; i++) {
        const struct token *x = &name->at[i], *y = &all->at[p->token + i];

        if (x->hash != y->hash || !span_eq_folded(x->text, y->text))
            return false;
    }
    return true;
}

bool told_name(const struct told *t, size_t origin, struct span name)
{
    struct tokens words = token_split_span(name, t->arena);
    size_t steps = 0;

    if (words.count == 0)
        return false;
    for (uint32_t i = t->heads[words.at[0].hash & t->mask]; i;
         i = t->postings[i - 1].older) {
        const struct posting *p = &t->postings[i - 1];

        if (++steps > STEPS ||
            (t->origin[p->doc] != origin && stands_at(t, p, &words)))
            return true;
    }
    return false;
}

/* What a stem says: less, the more places have it.  Source: K. Spaerck
 * Jones, "A statistical interpretation of term specificity" (1972).  0: it
 * is too frequent to be followed. */
static double weigh(const struct told *t, const struct chain *chain)
{
    size_t count = chain ? chain->count : 1;

    return count > STEPS ? 0 : log(1 + (double)t->sentences / (double)count);
}

struct word { /* of the text that is looked for */
    const struct chain *chain;
    uint32_t number;
    double weight;
};

/* A word of the text stands in the window around this sentence. */
static void hit_window(struct told *t, size_t sentence, const struct word *w,
                       double *best)
{
    struct hit *hit = &t->hits[sentence];

    if (hit->text != t->texts)
        *hit = (struct hit){t->texts, 0, 0};
    if (hit->word == w->number)
        return;
    hit->word = w->number;
    hit->weight += w->weight;
    if (hit->weight > *best)
        *best = hit->weight;
}

/* Counts a word of the text where other origins have it. */
static void count_word(struct told *t, size_t origin, const struct word *w,
                       double *best)
{
    for (uint32_t i = w->chain->newest; i; i = t->postings[i - 1].older_stem) {
        const struct posting *p = &t->postings[i - 1];

        if (t->origin[p->doc] == origin)
            continue;
        if (p->sentence > t->first[p->doc])
            hit_window(t, p->sentence - 1, w, best);
        hit_window(t, p->sentence, w, best);
        if (p->sentence + 1 < t->first[p->doc + 1])
            hit_window(t, p->sentence + 1, w, best);
    }
}

size_t told_share(struct told *t, size_t origin, struct span text)
{
    struct stemmer *stemmer = stemmer_of(t, t->readings[origin].doc->lang);
    struct tokens words = token_split_span(text, t->arena);
    struct table seen = table_new(t->arena, 32);
    double best = 0, all = 0;
    struct word w = {0};

    t->texts++;
    for (size_t i = 0; i < words.count; i++) {
        uint32_t *stem = ARENA_NEW(t->arena, uint32_t, 1);
        const uint32_t *id;
        bool fresh;

        *stem = stem_hash(stemmer, &words.at[i]);
        if (*stem == 0)
            continue;
        table_put(&seen, stem_key(stem), &fresh);
        if (!fresh)
            continue;
        id = table_find(&t->ids, stem_key(stem));
        w.chain = id ? &t->stems[*id] : NULL;
        w.number++;
        w.weight = weigh(t, w.chain);
        all += w.weight;
        if (w.chain && w.weight > 0)
            count_word(t, origin, &w, &best);
    }
    return w.number < LEAST || all <= 0 ? 100 : (size_t)(100 * best / all);
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

void told_free(struct told *t)
{
    for (size_t i = 0; i < t->lang_count; i++)
        stem_free(t->langs[i].stemmer);
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
