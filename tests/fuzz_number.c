/* Any text in any language: number mentions lie in their sentences, in
 * order, at the edges of characters, without overlap. */
#include <math.h>

#include "tests/fuzz.h"

static bool is_edge(struct span text, const char *p)
{
    return p == text.p + text.n || ((unsigned char)*p & 0xc0) != 0x80;
}

static void check_mention(const struct finder_input *in,
                          const struct mention *m, const char *floor)
{
    struct span sentence = in->sentences->at[m->sentence].text;
    const struct number_value *v = &m->as.number;

    HOLDS(m->kind == MENTION_NUMBER && m->text.n > 0);
    HOLDS(span_holds(sentence, m->text) && m->text.p >= floor);
    HOLDS(is_edge(in->doc->text, m->text.p));
    HOLDS(is_edge(in->doc->text, m->text.p + m->text.n));
    HOLDS(v->unit_class < CLASSES);
    HOLDS(!v->vague || (v->has_min && v->has_max && !v->has_value));
    HOLDS(!(v->has_min && v->has_max) || v->min <= v->max);
    HOLDS(isfinite(v->value) && isfinite(v->approx));
    HOLDS(isfinite(v->min) && isfinite(v->max));
    HOLDS(v->has_value || v->has_min || v->has_max || v->has_approx ||
          v->unit_class == CLASS_SCORE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz f;
    struct finder_input in = fuzz_read(&f, data, size);
    const char *floor = f.doc.text.p;

    number_find(&in, &f.finds);
    for (size_t i = 0; i < f.finds.count; i++) {
        const struct mention *m = &f.finds.at[i];

        check_mention(&in, m, floor);
        floor = m->text.p + m->text.n;
    }
    arena_release(&f.arena);
    return 0;
}
