#include "text/stem.h"

#include <libstemmer.h>
#include <limits.h>

#include "base/table.h"
#include "base/utf8.h"

enum {
    CACHE = 8192, /* [entries]; 80 % hits on news */
    ROOM = 28,    /* [bytes] of a cached word */
    LONGEST = 128 /* [bytes] of a word that is stemmed at all */
};

struct entry {
    uint32_t hash;
    unsigned char word_n, stem_n; /* word_n 0: empty */
    char word[ROOM], stem[ROOM + 2];
};

struct stemmer {
    struct sb_stemmer *snowball; /* NULL: the language has none */
    const struct lang *lang;
    struct entry *cache;
    char folded[LONGEST];
};

struct stemmer *stem_new(const struct lang *lang, struct arena *a)
{
    struct stemmer *s = ARENA_NEW(a, struct stemmer, 1);

    s->lang = lang;
    if (lang->stemmer) {
        s->snowball = sb_stemmer_new(lang->stemmer, "UTF_8");
        s->cache = ARENA_NEW(a, struct entry, CACHE);
    }
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

    /* NULL means no memory: the word itself is the best answer then. */
    if (!stem || n <= 0)
        return word;
    return (struct span){(const char *)stem, (size_t)n};
}

struct span stem_word(struct stemmer *s, struct span word)
{
    struct span key, stem;

    if (word.n >= LONGEST)
        return word;
    key = strip(s->lang, utf8_fold(word, s->folded, sizeof s->folded));
    if (!s->snowball || key.n == 0)
        return key;
    if (key.n > ROOM)
        return snowball(s, key);
    uint32_t hash = span_hash(key);
    struct entry *e = &s->cache[hash & (CACHE - 1)];
    if (e->hash == hash && e->word_n &&
        span_eq(key, (struct span){e->word, e->word_n}))
        return (struct span){e->stem, e->stem_n};
    stem = snowball(s, key);
    if (stem.n > sizeof e->stem)
        return stem;
    e->hash = hash;
    e->word_n = (unsigned char)key.n;
    e->stem_n = (unsigned char)stem.n;
    memcpy(e->word, key.p, key.n);
    memcpy(e->stem, stem.p, stem.n);
    return (struct span){e->stem, e->stem_n};
}
