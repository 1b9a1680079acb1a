/*
 * Sentences, tokens, terms and the language of any text: what the rest of
 * the program relies on holds.
 */
#include "tests/fuzz.h"
#include "text/term.h"

/* Checks that nothing but space lies between `from` and `to` in text. */
static void check_gap(struct span text, size_t from, size_t to)
{
    HOLDS(from <= to);
    HOLDS(span_trim(span_slice(text, from, to)).n == 0);
}

static void check_tokens(const struct sentences *s, const struct tokens *t)
{
    for (size_t i = 0; i < s->count; i++) {
        struct span text = s->at[i].text;
        size_t end = 0;

        for (size_t k = t->first[i]; k < t->first[i + 1]; k++) {
            size_t start = (size_t)(t->at[k].text.p - text.p);

            check_gap(text, end, start);
            HOLDS(t->at[k].text.n > 0);
            end = start + t->at[k].text.n;
        }
        check_gap(text, end, text.n);
    }
    HOLDS(t->first[s->count] == t->count);
}

static void check_terms(const struct tokens *t, const struct lang *lang,
                        struct arena *a)
{
    struct stemmer *stemmer = stem_new(lang, a);
    struct terms terms = term_count(t, lang, stemmer, a);
    uint32_t *again = ARENA_NEW(a, uint32_t, t->count);

    term_look_up(&terms, t, lang, stemmer, again);
    for (size_t i = 0; i < t->count; i++) {
        HOLDS(terms.id[i] == TERM_NONE || terms.id[i] < terms.count);
        HOLDS(terms.id[i] == again[i]);
    }
    stem_free(stemmer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz f;
    struct finder_input in = fuzz_read(&f, data, size);
    struct span text = f.doc.text;
    size_t end = 0;

    for (size_t i = 0; i < in.sentences->count; i++) {
        struct span sentence = in.sentences->at[i].text;
        size_t start = (size_t)(sentence.p - text.p);

        check_gap(text, end, start);
        HOLDS(sentence.n > 0);
        end = start + sentence.n;
    }
    check_gap(text, end, text.n);
    HOLDS(sentence_end(text, f.doc.lang) <= text.n);
    check_tokens(in.sentences, in.tokens);
    check_terms(in.tokens, f.doc.lang, &f.arena);
    arena_release(&f.arena);
    return 0;
}
