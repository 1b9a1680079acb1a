#include "text/lang.h"

#include "base/utf8.h"

/* One line per folder of corpus/; the objects are made by the build. */
extern const struct lang lang_en;

static const struct lang *const languages[] = {
    &lang_en,
};

static const struct lang unknown = {.code = "und", .name = "unknown"};

const struct lang *lang_at(size_t i)
{
    return i < sizeof languages / sizeof *languages ? languages[i] : NULL;
}

const struct lang *lang_unknown(void)
{
    return &unknown;
}

const struct lang *lang_find(struct span code)
{
    size_t n = 0;

    while (n < code.n && code.p[n] != '-' && code.p[n] != '_')
        n++;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (span_eq_folded(span_upto(code, n), span_of(languages[i]->code)))
            return languages[i];
    return NULL;
}
