#include <string.h>

#include "base/table.h"
#include "base/utf8.h"
#include "mention/entity_model.h"

/* What the lists say of a token. */
enum sign {
    SIGN_FIRST_NAME = 1,
    SIGN_COUNTRY = 2,
    SIGN_CITY = 4,
    SIGN_STATE = 8,
    SIGN_REGION = 16,
    SIGN_DEMONYM = 32,
    SIGN_OFFICE = 64,
    SIGN_RANK = 128,
    SIGN_HONORIFIC = 256,
    SIGN_PART = 512,
    SIGN_BODY = 1024,
    SIGN_INSIDE = 2048 /* goes on with the phrase before */
};

enum {
    FOLD_MAX = 64,   /* [bytes] of a word that are looked at */
    AFFIXES = 4,     /* [bytes] of the longest prefix and suffix */
    REACH = 3,       /* [tokens] from a capital on each side */
    NEAR = 4,        /* [tokens] on each side of an open one that count */
    RUN_MAX = 4,     /* [tokens] of a run of capitals that are told apart */
    PHRASE_WORDS = 5 /* [tokens] in the longest entry that is looked up */
};

struct entity_word {
    uint32_t exact, fold, shape, form; /* hashes; form: shape uncompressed */
    uint32_t prefix[AFFIXES], suffix[AFFIXES];
    uint32_t head; /* span_hash() of its lexicon_head() */
    uint16_t signs;
    bool capital, open, near, hyphen;
};

/* Hashes of 32 bits: FNV-1a for bytes, a murmur finish for pairs. */
static uint32_t hash_bytes(const char *p, size_t n)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)p[i]) * 16777619u;
    return h;
}

static uint32_t mix(uint32_t a, uint32_t b)
{
    uint32_t h = a * 2654435761u ^ (b + 0x9e3779b9u + (a << 6) + (a >> 2));

    h = (h ^ h >> 15) * 0x85ebca6bu;
    h = (h ^ h >> 13) * 0xc2b2ae35u;
    return h ^ h >> 16;
}

static char shape_of(uint32_t c)
{
    if (utf8_is_upper(c))
        return 'X';
    if (utf8_is_alpha(c))
        return 'x';
    if (utf8_is_digit(c))
        return 'd';
    return (char)(c < 128 ? c : '-');
}

static void set_shape(struct entity_word *w, struct span text)
{
    char shape[20], form[20];
    size_t n = 0, m = 0;

    for (size_t at = 0; at < text.n && m < sizeof form;) {
        char c = shape_of(utf8_read(text, &at));

        if (c == '-')
            w->hyphen = true;
        if ((n == 0 || shape[n - 1] != c))
            shape[n++] = c;
        form[m++] = c;
    }
    w->shape = hash_bytes(shape, n);
    w->form = hash_bytes(form, m);
}

static void set_word(struct entity_word *w, const struct token *t)
{
    char folded[FOLD_MAX];
    struct span fold = utf8_fold(t->text, folded, sizeof folded), head;

    w->exact = hash_bytes(t->text.p, t->text.n);
    w->fold = hash_bytes(fold.p, fold.n);
    head = lexicon_head(fold);
    w->head = head.n == t->text.n ? t->hash : span_hash(head);
    set_shape(w, t->text);
    for (size_t k = 1; k <= AFFIXES && k < fold.n; k++) {
        w->prefix[k - 1] = hash_bytes(fold.p, k);
        w->suffix[k - 1] = hash_bytes(fold.p + fold.n - k, k);
    }
}

static uint16_t sign_of_place(unsigned tag)
{
    static const uint16_t signs[] = {
        [PLACE_COUNTRY] = SIGN_COUNTRY, [PLACE_CAPITAL] = SIGN_CITY,
        [PLACE_CITY] = SIGN_CITY,       [PLACE_STATE] = SIGN_STATE,
        [PLACE_REGION] = SIGN_REGION,
    };

    return tag < sizeof signs / sizeof *signs ? signs[tag] : 0;
}

static uint16_t sign_of_title(unsigned tag)
{
    static const uint16_t signs[] = {
        [TITLE_OFFICE] = SIGN_OFFICE,
        [TITLE_RANK] = SIGN_RANK,
        [TITLE_HONORIFIC] = SIGN_HONORIFIC,
        [TITLE_PART] = SIGN_PART,
    };

    return tag < sizeof signs / sizeof *signs ? signs[tag] : 0;
}

/* What is looked up, and its hashes as it stands and folded. */
struct query {
    struct span text;
    uint32_t exact, folded;
};

/* The signs of these words as one entry of a list. */
static uint16_t signs_of(const struct query *q, bool capital,
                         const struct lang *lang)
{
    const struct lexeme *e;
    uint16_t signs = 0;

    if (capital && (e = lexicon_find_hashed(&world.places, q->text, q->exact)))
        signs |= sign_of_place(e->tag);
    if (capital && lexicon_find_hashed(&world.demonyms, q->text, q->exact))
        signs |= SIGN_DEMONYM;
    if (capital && lexicon_find_hashed(&world.first_names, q->text, q->exact))
        signs |= SIGN_FIRST_NAME;
    if ((e = lexicon_find_word(&lang->titles, q->text, q->folded)))
        signs |= sign_of_title(e->tag);
    if (lexicon_find_word(&lang->bodies, q->text, q->folded))
        signs |= SIGN_BODY;
    return signs;
}

/* Whether an entry of several words may begin with a word of this head. */
static bool may_head(uint32_t head, bool capital, const struct lang *lang)
{
    if (lexicon_may_head(&lang->titles, head) ||
        lexicon_may_head(&lang->bodies, head))
        return true;
    return capital && (lexicon_may_head(&world.places, head) ||
                       lexicon_may_head(&world.demonyms, head) ||
                       lexicon_may_head(&world.first_names, head));
}

static struct span joined(const struct token *from, const struct token *last)
{
    return (struct span){from->text.p,
                         (size_t)(last->text.p - from->text.p) + last->text.n};
}

/* Longest entry of several words that begins at i. */
static void set_phrase(struct entity_words *w, size_t i,
                       const struct lang *lang)
{
    size_t n = w->count - i < PHRASE_WORDS ? w->count - i : PHRASE_WORDS;

    if (!may_head(w->at[i].head, w->at[i].capital, lang))
        return;
    for (; n > 1; n--) {
        const struct token *last = &w->tokens[i + n - 1];
        struct query q = {joined(&w->tokens[i], last), 0, 0};
        uint16_t signs;

        if (last->kind != TOKEN_WORD)
            continue;
        q.exact = w->at[i].capital ? span_hash(q.text) : 0;
        q.folded = span_hash_folded(q.text);
        signs = signs_of(&q, w->at[i].capital, lang);
        if (!signs)
            continue;
        w->at[i].signs |= signs;
        for (size_t k = 1; k < n; k++)
            w->at[i + k].signs |= signs | SIGN_INSIDE;
        return;
    }
}

/* Open: capitals, and what lies between two of them that are near. */
static void set_open(struct entity_words *w)
{
    size_t last = SIZE_MAX;

    for (size_t i = 0; i < w->count; i++) {
        w->at[i].capital = w->tokens[i].flags & TOKEN_CAPITAL;
        if (!w->at[i].capital)
            continue;
        if (last != SIZE_MAX && i - last <= REACH)
            for (size_t k = last; k < i; k++)
                w->at[k].open = true;
        w->at[i].open = true;
        last = i;
    }
}

/* Near an open token: what its features, or a phrase up to it, look at. */
static void set_near(struct entity_words *w)
{
    size_t left = 0;

    for (size_t i = 0; i < w->count; i++) {
        left = w->at[i].open ? NEAR + 1 : left;
        w->at[i].near = left > 0;
        left -= left > 0;
    }
    left = 0;
    for (size_t i = w->count; i-- > 0;) {
        left = w->at[i].open ? NEAR + 1 : left;
        w->at[i].near |= left > 0;
        left -= left > 0;
    }
}

static uint16_t signs_of_word(const struct token *t, const struct lang *lang)
{
    bool capital = t->flags & TOKEN_CAPITAL;
    struct query q = {t->text, capital ? span_hash(t->text) : 0, t->hash};

    return signs_of(&q, capital, lang);
}

struct entity_words entity_look(const struct token *tokens, size_t count,
                                const struct lang *lang, struct arena *a)
{
    struct entity_words w = {tokens, ARENA_NEW(a, struct entity_word, count),
                             count};

    set_open(&w);
    set_near(&w);
    for (size_t i = 0; i < count; i++) {
        if (!w.at[i].near)
            continue;
        set_word(&w.at[i], &tokens[i]);
        if (tokens[i].kind == TOKEN_WORD)
            w.at[i].signs |= signs_of_word(&tokens[i], lang);
    }
    for (size_t i = 0; i < count; i++)
        if (w.at[i].near && tokens[i].kind == TOKEN_WORD &&
            !(w.at[i].signs & SIGN_INSIDE))
            set_phrase(&w, i, lang);
    return w;
}

bool entity_is_open(const struct entity_words *w, size_t i)
{
    return w->at[i].open;
}

static void add(struct entity_features *f, uint32_t id, uint32_t value)
{
    f->at[f->count++] = mix(id, value);
}

/* The word at a distance, or one that stands for the sentence's end. */
static const struct entity_word *word_at(const struct entity_words *w, size_t i,
                                         int by)
{
    static const struct entity_word before = {.fold = 1, .shape = 1},
                                    behind = {.fold = 2, .shape = 2};

    if (by < 0 && i < (size_t)-by)
        return &before;
    if (by > 0 && i + (size_t)by >= w->count)
        return &behind;
    return &w->at[by < 0 ? i - (size_t)-by : i + (size_t)by];
}

static void add_words(const struct entity_words *w, size_t i,
                      struct entity_features *f)
{
    const struct entity_word *x = &w->at[i];
    const struct entity_word *p = word_at(w, i, -1), *n = word_at(w, i, 1);
    const struct entity_word *pp = word_at(w, i, -2), *nn = word_at(w, i, 2);

    add(f, 1, 0);
    add(f, 2, x->exact);
    add(f, 3, x->fold);
    add(f, 4, p->fold);
    add(f, 5, pp->fold);
    add(f, 6, n->fold);
    add(f, 7, nn->fold);
    add(f, 8, mix(p->fold, x->fold));
    add(f, 9, mix(x->fold, n->fold));
    add(f, 10, mix(p->fold, x->shape));
    add(f, 11, mix(x->shape, n->fold));
    add(f, 12, mix(p->fold, n->fold));
    add(f, 13, mix(pp->fold, p->fold));
    add(f, 14, mix(n->fold, nn->fold));
    if (i == 0) {
        add(f, 15, x->shape);
        add(f, 16, x->fold);
    }
}

static void add_shapes(const struct entity_words *w, size_t i,
                       struct entity_features *f)
{
    const struct entity_word *x = &w->at[i];
    const struct entity_word *p = word_at(w, i, -1), *n = word_at(w, i, 1);

    add(f, 20, x->shape);
    add(f, 21, x->form);
    add(f, 22, p->shape);
    add(f, 23, n->shape);
    add(f, 24, mix(p->shape, x->shape));
    add(f, 25, mix(x->shape, n->shape));
    add(f, 26, mix(mix(p->shape, x->shape), n->shape));
    if (x->hyphen)
        add(f, 27, 0);
    for (uint32_t k = 0; k < AFFIXES; k++) {
        if (x->prefix[k])
            add(f, 30 + k, x->prefix[k]);
        if (x->suffix[k])
            add(f, 34 + k, x->suffix[k]);
    }
}

static void add_signs(const struct entity_words *w, size_t i,
                      struct entity_features *f)
{
    uint32_t x = w->at[i].signs, p = word_at(w, i, -1)->signs,
             n = word_at(w, i, 1)->signs;

    add(f, 40, mix(x, w->at[i].shape));
    add(f, 41, mix(p, x));
    add(f, 42, mix(x, n));
    add(f, 43, mix(p, w->at[i].shape));
    add(f, 44, mix(n, w->at[i].shape));
    add(f, 45, mix(mix(p, x), n));
}

/* The run of capitals around the token: its edges and what is beyond. */
static void add_run(const struct entity_words *w, size_t i,
                    struct entity_features *f)
{
    size_t a = i, z = i;

    if (!w->at[i].capital)
        return;
    while (a > 0 && i - a < RUN_MAX && w->at[a - 1].capital)
        a--;
    while (z + 1 < w->count && z - i < RUN_MAX && w->at[z + 1].capital)
        z++;
    add(f, 50, word_at(w, a, -1)->fold);
    add(f, 51, word_at(w, z, 1)->fold);
    add(f, 52, w->at[z].fold);
    add(f, 53, w->at[a].fold);
    add(f, 54, (uint32_t)((i - a) * 16 + (z - i)));
    add(f, 55, mix(w->at[a].signs, w->at[z].signs));
    add(f, 56, mix(word_at(w, a, -1)->fold, word_at(w, z, 1)->fold));
}

void entity_feature(const struct entity_words *w, size_t i,
                    struct entity_features *out)
{
    out->count = 0;
    add_words(w, i, out);
    add_shapes(w, i, out);
    add_signs(w, i, out);
    add_run(w, i, out);
}
