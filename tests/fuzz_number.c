/* Any valid text: number mentions lie in their sentences, in order, at the
 * edges of characters, without overlap. */
#include <stdlib.h>

#include "base/utf8.h"
#include "mention/finder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static bool is_edge(struct span text, const char *p)
{
    return p == text.p + text.n || ((unsigned char)*p & 0xc0) != 0x80;
}

static void check_mention(const struct finder_input *in,
                          const struct mention *m, const char *floor)
{
    struct span sentence = in->sentences->at[m->sentence].text;
    const struct number_value *v = &m->as.number;

    check(m->kind == MENTION_NUMBER && m->text.n > 0);
    check(span_holds(sentence, m->text) && m->text.p >= floor);
    check(is_edge(in->doc->text, m->text.p));
    check(is_edge(in->doc->text, m->text.p + m->text.n));
    check(v->unit_class < CLASSES);
    check(!v->vague || (v->has_min && v->has_max && !v->has_value));
    check(!(v->has_min && v->has_max) || v->min <= v->max);
    check(v->has_value || v->has_min || v->has_max || v->has_approx ||
          v->unit_class == CLASS_SCORE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct span text = {(const char *)data, size};
    struct document doc = {.lang = lang_find(SPAN("en"))};
    struct block block = {.kind = BLOCK_PARAGRAPH};

    for (size_t at = 0; at < size;) {
        size_t n = utf8_sequence(text, at);
        if (n == 0 || text.p[at] == '\0')
            return 0;
        at += n;
    }
    doc.text = arena_copy(&a, text);
    block.text = block.body = span_trim(doc.text);
    doc.blocks = &block;
    doc.block_count = block.text.n > 0;
    struct sentences sentences = sentence_split(&doc, &a);
    struct tokens tokens = token_split(&sentences, &a);
    const struct finder_input in = {&doc, &sentences, &tokens};
    struct finds finds = {.arena = &a};
    const char *floor = doc.text.p;

    number_find(&in, &finds);
    for (size_t i = 0; i < finds.count; i++) {
        check_mention(&in, &finds.at[i], floor);
        floor = finds.at[i].text.p + finds.at[i].text.n;
    }
    arena_release(&a);
    return 0;
}
