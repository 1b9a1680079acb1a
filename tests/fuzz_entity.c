/* Names in any text: inside their sentences, in order, without overlap. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "mention/finder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The finders are promised valid UTF-8: drop what is not. */
static struct span repaired(const uint8_t *data, size_t size, struct arena *a)
{
    struct span in = {(const char *)data, size};
    char *out = ARENA_NEW(a, char, size + 1);
    size_t n = 0;

    for (size_t at = 0; at < size;) {
        size_t step = utf8_sequence(in, at);

        memcpy(out + n, in.p + at, step);
        n += step;
        at += step ? step : 1;
    }
    return (struct span){out, n};
}

static void check(const struct finds *f, const struct sentences *sentences)
{
    const char *end = NULL;

    for (size_t i = 0; i < f->count; i++) {
        const struct mention *m = &f->at[i];
        struct span text;

        if (m->as.name.dateline)
            continue;
        assert(m->kind <= MENTION_GROUP);
        assert(m->sentence < sentences->count);
        text = sentences->at[m->sentence].text;
        assert(m->text.n > 0 && span_holds(text, m->text));
        assert(!end || m->text.p >= end);
        assert(m->as.name.role.n == 0 || span_holds(text, m->as.name.role));
        end = m->text.p + m->text.n;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct span text = repaired(data, size, &a);
    struct block block = {
        .text = text, .body = text, .dateline = span_upto(text, 0)};

    /* An odd first byte: the language has no model. */
    struct document doc = {
        .text = text,
        .blocks = &block,
        .block_count = text.n > 0,
        .lang = size && data[0] % 2 ? lang_unknown() : lang_find(SPAN("en")),
    };
    struct sentences sentences = sentence_split(&doc, &a);
    struct tokens tokens = token_split(&sentences, &a);
    struct finder_input in = {&doc, &sentences, &tokens};
    struct finds finds = {.arena = &a};

    entity_find(&in, &finds);
    check(&finds, &sentences);
    arena_release(&a);
    return 0;
}
