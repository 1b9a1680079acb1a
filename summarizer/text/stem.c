#include "text/stem.h"

#include <libstemmer.h>
#include <limits.h>
#include <stdint.h>

#include "base/table.h"
#include "base/utf8.h"

enum {
    SETS = 16384, /* of WAYS words each */
    WAYS = 2,
    KEY = 20,     /* [bytes] of a cached word; 99.9 % of words are no longer */
    TAIL = 4,     /* [bytes] of a stem that its word does not begin with */
    LONGEST = 128 /* [bytes] of a word that is stemmed at all */
};

struct entry {
    uint32_t hash;
    unsigned char n;          /* of the key [bytes]; 0: empty */
    unsigned char head, tail; /* the stem: that much of the key, and `end` */
    bool content;
    char end[TAIL];
    char key[KEY]; /* the folded word */
};

_Static_assert(WAYS * sizeof(struct entry) == 64, "a set is a cache line");

struct stemmer {
    struct sb_stemmer *snowball; /* NULL: the language has none */
    const struct lang *lang;
    struct entry *cache;
    char folded[LONGEST];
    char stem[KEY + TAIL];
    struct arena *arena; /* that it lies in */
};

/* Sets begin where cache lines do. */
static struct entry *new_cache(struct arena *a)
{
    enum { LINE = 64 /* [bytes] */ };
    const size_t size = (size_t)WAYS * SETS * sizeof(struct entry);
    char *p = ARENA_NEW(a, char, size + LINE);

    return (void *)(p + (LINE - (uintptr_t)p % LINE) % LINE);
}

struct stemmer *stem_new(const struct lang *lang, struct arena *a)
{
    struct stemmer *s = ARENA_NEW(a, struct stemmer, 1);

    s->lang = lang;
    s->arena = a;
    s->cache = new_cache(a);
    if (lang->stemmer)
        s->snowball = sb_stemmer_new(lang->stemmer, "UTF_8");
    if (lang->stemmer && !s->snowball)
        arena_exhausted(a);
    return s;
}

void stem_free(struct stemmer *s)
{
    if (s && s->snowball) {
        sb_stemmer_delete(s->snowball);
        s->snowball = NULL;
    }
}

/* Without the 's of a possessive, and without an elided article or
 * preposition, which the stop words list: l'homme, dell'Europa. */
static struct span strip(const struct lang *lang, struct span word)
{
    const char *mark;

    if (span_ends(word, SPAN("'s")))
        word = span_upto(word, word.n - 2);
    else if (span_ends(word, SPAN("'")))
        word = span_upto(word, word.n - 1);
    mark = word.n ? memchr(word.p, '\'', word.n) : NULL;
    if (!mark)
        return word;
    size_t head = (size_t)(mark - word.p);
    if (head && head + 1 < word.n &&
        (lexicon_find(&lang->stopwords, span_upto(word, head)) ||
         lexicon_find(&lang->stopwords, span_upto(word, head + 1))))
        return span_from(word, head + 1);
    return word;
}

static struct span snowball(struct stemmer *s, struct span word)
{
    const sb_symbol *stem =
        sb_stemmer_stem(s->snowball, (const sb_symbol *)word.p, (int)word.n);
    int n = sb_stemmer_length(s->snowball);

    if (!stem)
        arena_exhausted(s->arena);
    if (!stem || n <= 0)
        return word;
    return (struct span){(const char *)stem, (size_t)n};
}

/* The stem of a folded word, and whether that carries content. */
static struct span find_stem(struct stemmer *s, struct span folded,
                             bool *content)
{
    const struct lexicon *stopwords = &s->lang->stopwords;
    struct span key = strip(s->lang, folded);
    bool stop = lexicon_find(stopwords, folded) ||
                (key.n < folded.n && lexicon_find(stopwords, key));
    struct span stem = s->snowball && key.n ? snowball(s, key) : key;

    *content = !stop && utf8_count(stem) > 1;
    return stem;
}

/* How many bytes both begin with. */
static size_t common_head(struct span a, struct span b)
{
    size_t n = 0;

    while (n < a.n && n < b.n && a.p[n] == b.p[n])
        n++;
    return n;
}

/* `e` has the hash and says whether there is content. */
static void remember(struct entry *set, struct entry e, struct span folded,
                     struct span stem)
{
    size_t head = common_head(folded, stem);

    if (folded.n == 0 || folded.n > KEY || stem.n - head > TAIL)
        return;
    e.n = (unsigned char)folded.n;
    e.head = (unsigned char)head;
    e.tail = (unsigned char)(stem.n - head);
    memcpy(e.key, folded.p, folded.n);
    memcpy(e.end, stem.p + head, stem.n - head);
    set[1] = set[0];
    set[0] = e;
}

static struct span recall(struct stemmer *s, const struct entry *e)
{
    if (e->tail == 0)
        return (struct span){e->key, e->head};
    memcpy(s->stem, e->key, e->head);
    memcpy(s->stem + e->head, e->end, e->tail);
    return (struct span){s->stem, (size_t)e->head + e->tail};
}

static bool holds(const struct entry *e, struct span word, uint32_t hash)
{
    return e->n && e->hash == hash &&
           utf8_folds_to(word, (struct span){e->key, e->n});
}

static struct entry *find_set(const struct stemmer *s, uint32_t hash)
{
    return s->cache + WAYS * (size_t)(hash & (SETS - 1));
}

void stem_expect(const struct stemmer *s, uint32_t hash)
{
    __builtin_prefetch(find_set(s, hash));
}

static struct span find(struct stemmer *s, struct span word, uint32_t hash,
                        bool *content)
{
    struct entry *set = find_set(s, hash);
    struct span folded, stem;

    *content = word.n > 0;
    if (word.n == 0 || word.n >= LONGEST)
        return word;
    if (holds(&set[1], word, hash)) {
        const struct entry other = set[0];

        set[0] = set[1];
        set[1] = other;
    }
    if (holds(&set[0], word, hash)) {
        *content = set[0].content;
        return recall(s, &set[0]);
    }
    folded = utf8_fold(word, s->folded, sizeof s->folded);
    stem = find_stem(s, folded, content);
    remember(set, (struct entry){.hash = hash, .content = *content}, folded,
             stem);
    return stem;
}

struct span stem_word(struct stemmer *s, struct span word)
{
    bool content;

    return find(s, word, span_hash_folded(word), &content);
}

bool stem_content(struct stemmer *s, struct span word, uint32_t hash,
                  struct span *stem)
{
    bool content;

    *stem = find(s, word, hash, &content);
    return content;
}
