/* Names in any text of any language: inside their sentences, in order,
 * without overlap. */
#include "tests/fuzz.h"

static void check(const struct finds *f, const struct sentences *sentences)
{
    const char *end = NULL;

    for (size_t i = 0; i < f->count; i++) {
        const struct mention *m = &f->at[i];
        struct span text;

        if (m->as.name.dateline)
            continue;
        HOLDS(m->kind <= MENTION_GROUP);
        HOLDS(m->sentence < sentences->count);
        text = sentences->at[m->sentence].text;
        HOLDS(m->text.n > 0 && span_holds(text, m->text));
        HOLDS(!end || m->text.p >= end);
        HOLDS(m->as.name.role.n == 0 || span_holds(text, m->as.name.role));
        end = m->text.p + m->text.n;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz f;
    struct finder_input in = fuzz_read(&f, data, size);

    entity_find(&in, &f.finds);
    check(&f.finds, &f.sentences);
    arena_release(&f.arena);
    return 0;
}
