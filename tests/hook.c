/*
 * A library to be loaded before all others (LD_PRELOAD): two words that no
 * text has make the stemmer behave as a library does that meets what it was
 * not made for.  "Zcrashhook" ends the process, "zhanghook" never ends.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

static int is(const sb_symbol *word, int n, const char *text)
{
    return n > 0 && strlen(text) == (size_t)n &&
           memcmp(word, text, (size_t)n) == 0;
}

const sb_symbol *sb_stemmer_stem(struct sb_stemmer *stemmer,
                                 const sb_symbol *word, int n)
{
    const sb_symbol *(*stem)(struct sb_stemmer *, const sb_symbol *, int);
    void *next = dlsym(RTLD_NEXT, "sb_stemmer_stem");
    volatile size_t turns = 0;

    if (is(word, n, "zcrashhook"))
        abort();
    while (is(word, n, "zhanghook"))
        turns++;
    memcpy(&stem, &next, sizeof stem);
    return stem(stemmer, word, n);
}
