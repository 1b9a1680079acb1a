/*
 * What the fuzzers of scanners share: any bytes as a text that the scanners
 * may be given, in a language that the first byte names.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "input/encoding.h"
#include "mention/finder.h"
#include "text/detect.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As assert(), whatever NDEBUG says. */
#define HOLDS(x) ((x) ? (void)0 : fuzz_stop(#x, __FILE__, __LINE__))

static inline void fuzz_stop(const char *what, const char *file, int line)
{
    fprintf(stderr, "%s:%d: %s does not hold\n", file, line, what);
    abort();
}

/* For what returns NULL or what is wrong. */
static inline void fuzz_fault(const char *fault)
{
    if (fault)
        fuzz_stop(fault, "fault", 0);
}

struct fuzz {
    struct arena arena;
    struct document doc;
    struct sentences sentences;
    struct tokens tokens;
    struct finds finds; /* empty: for a finder to fill */
};

/* Every line is a block. */
static inline void fuzz_blocks(struct document *doc, struct arena *a)
{
    struct span rest = doc->text;

    while (rest.n) {
        size_t n = span_find(rest, SPAN("\n"));
        struct span line = span_upto(rest, n < rest.n ? n : rest.n);

        rest = span_from(rest, n < rest.n ? n + 1 : rest.n);
        line = span_trim(line);
        if (line.n == 0)
            continue;
        doc->blocks =
            arena_more(a, doc->blocks, doc->block_count, sizeof(struct block));
        doc->blocks[doc->block_count++] = (struct block){
            .text = line, .body = line, .dateline = span_upto(line, 0)};
    }
}

/* 'A' and what follows are the languages in their order; any other byte
 * asks to detect. */
static inline const struct lang *fuzz_lang(uint8_t byte, struct span text)
{
    const struct lang *lang = byte >= 'A' ? lang_at(byte - 'A') : NULL;

    return lang ? lang : detect_language(text);
}

/* The text behind the first byte, mended as at the door.  Owner: f->arena,
 * to be released. */
static inline struct finder_input fuzz_read(struct fuzz *f, const uint8_t *data,
                                            size_t size)
{
    struct span raw = {(const char *)data + (size > 0), size - (size > 0)};

    *f = (struct fuzz){0};
    f->finds.arena = &f->arena;
    f->doc.text = arena_copy(&f->arena, encoding_clean(raw, &f->arena, NULL));
    f->doc.lang = fuzz_lang(size ? data[0] : 0, f->doc.text);
    fuzz_blocks(&f->doc, &f->arena);
    f->sentences = sentence_split(&f->doc, &f->arena);
    f->tokens = token_split(&f->sentences, &f->arena);
    return (struct finder_input){&f->doc, &f->sentences, &f->tokens};
}

#endif
