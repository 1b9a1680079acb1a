/* Dates: any valid text gives mentions inside their sentences, in order and
 * apart, with a value, whatever the day of the article. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "mention/calendar.h"
#include "mention/finder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_valid(struct span s)
{
    for (size_t at = 0; at < s.n;) {
        size_t n = utf8_sequence(s, at);

        if (n == 0)
            return false;
        at += n;
    }
    return true;
}

static void check_mention(const struct mention *m, const struct sentences *s)
{
    const struct date_value *v = &m->as.date;
    int32_t day;

    assert(m->kind == MENTION_DATE && m->text.n);
    assert(m->sentence < s->count);
    assert(span_holds(s->at[m->sentence].text, m->text));
    assert(v->value.n && v->value.n < 64 && v->iso.n < 64);
    assert(v->type <= TIMEX_SET && v->precision <= PRECISION_NONE);
    assert((v->iso.n == 0) == (v->precision == PRECISION_NONE));
    if (v->precision == PRECISION_DAY && v->iso.n == 10)
        assert(calendar_parse(v->iso, &day));
    assert(!v->range.n || span_holds(v->range, m->text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span text = {(const char *)data, size};
    struct arena a = {0};
    struct block block = {.text = text, .body = text};
    struct document doc = {.text = text,
                           .blocks = &block,
                           .block_count = 1,
                           .lang = lang_find(SPAN("en"))};
    struct finds f = {.arena = &a};
    const char *end = text.p;

    if (!is_valid(text))
        return 0;
    if (size % 2)
        doc.date = SPAN("2020-02-29");
    struct sentences sentences = sentence_split(&doc, &a);
    struct tokens tokens = token_split(&sentences, &a);
    date_find(&(struct finder_input){&doc, &sentences, &tokens}, &f);
    for (size_t i = 0; i < f.count; i++) {
        check_mention(&f.at[i], &sentences);
        assert(f.at[i].text.p >= end);
        end = f.at[i].text.p + f.at[i].text.n;
    }
    arena_release(&a);
    return 0;
}
