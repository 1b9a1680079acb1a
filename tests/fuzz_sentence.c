/*
 * Sentences, tokens, terms and the language of any text: what the rest of
 * the program relies on holds.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/detect.h"
#include "text/sentence.h"
#include "text/term.h"

#define HOLDS(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Valid UTF-8, as it comes through the door. */
static struct span repair(struct span raw, struct arena *a)
{
    struct buf out = buf_new(a, 3 * raw.n + 1);

    for (size_t at = 0; at < raw.n;) {
        size_t n = utf8_sequence(raw, at);

        if (n)
            buf_add(&out, span_slice(raw, at, at + n));
        else
            buf_code_point(&out, UTF8_REPLACEMENT);
        at += n ? n : 1;
    }
    return buf_span(&out);
}

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
    struct arena a = {0};
    const struct lang *lang;

    if (size == 0)
        return 0;
    struct span text =
        repair((struct span){(const char *)data + 1, size - 1}, &a);
    lang = lang_at(data[0]);
    if (!lang)
        lang = detect_language(text);
    struct block block = {.text = text, .body = text};
    struct document doc = {
        .text = text, .blocks = &block, .block_count = 1, .lang = lang};
    struct sentences s = sentence_split(&doc, &a);
    size_t end = 0;
    for (size_t i = 0; i < s.count; i++) {
        size_t start = (size_t)(s.at[i].text.p - text.p);

        check_gap(text, end, start);
        HOLDS(s.at[i].text.n > 0);
        end = start + s.at[i].text.n;
    }
    check_gap(text, end, text.n);
    HOLDS(sentence_end(text, lang) <= text.n);
    struct tokens t = token_split(&s, &a);
    check_tokens(&s, &t);
    check_terms(&t, lang, &a);
    arena_release(&a);
    return 0;
}
