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
    bool content;
    char word[ROOM], stem[ROOM];
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
    s->cache = ARENA_NEW(a, struct entry, CACHE);
    if (lang->stemmer)
        s->snowball = sb_stemmer_new(lang->stemmer, "UTF_8");
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

/* The stem of `word`, and whether it carries content. */
static struct span find_stem(struct stemmer *s, struct span word, bool *content)
{
    const struct lexicon *stopwords = &s->lang->stopwords;
    struct span folded = utf8_fold(word, s->folded, sizeof s->folded);
    struct span key = strip(s->lang, folded);
    bool stop = lexicon_find(stopwords, folded) ||
                (key.n < folded.n && lexicon_find(stopwords, key));
    struct span stem = s->snowball && key.n ? snowball(s, key) : key;

    *content = !stop && utf8_count(stem) > 1;
    return stem;
}

static struct span find_cached(struct stemmer *s, struct span word,
                               bool *content)
{
    uint32_t hash = span_hash(word);
    struct entry *e = &s->cache[hash & (CACHE - 1)];

    if (e->hash != hash || !e->word_n ||
        !span_eq(word, (struct span){e->word, e->word_n})) {
        struct span stem = find_stem(s, word, content);

        if (stem.n > ROOM)
            return stem;
        *e = (struct entry){.hash = hash,
                            .word_n = (unsigned char)word.n,
                            .stem_n = (unsigned char)stem.n,
                            .content = *content};
        memcpy(e->word, word.p, word.n);
        memcpy(e->stem, stem.p, stem.n);
    }
    *content = e->content;
    return (struct span){e->stem, e->stem_n};
}

static struct span find(struct stemmer *s, struct span word, bool *content)
{
    *content = word.n > 0;
    if (word.n == 0 || word.n >= LONGEST)
        return word;
    if (word.n <= ROOM)
        return find_cached(s, word, content);
    return find_stem(s, word, content);
}

struct span stem_word(struct stemmer *s, struct span word)
{
    bool content;

    return find(s, word, &content);
}

bool stem_content(struct stemmer *s, struct span word, struct span *stem)
{
    bool content;

    *stem = find(s, word, &content);
    return content;
}
