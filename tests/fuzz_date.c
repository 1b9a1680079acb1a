/* Dates: any text in any language gives mentions inside their sentences, in
 * order and apart, with a value, whatever the day of the article. */
#include "mention/calendar.h"
#include "tests/fuzz.h"

static void check_mention(const struct mention *m, const struct sentences *s)
{
    const struct date_value *v = &m->as.date;
    int32_t day;

    HOLDS(m->kind == MENTION_DATE && m->text.n);
    HOLDS(m->sentence < s->count);
    HOLDS(span_holds(s->at[m->sentence].text, m->text));
    HOLDS(v->value.n && v->value.n < 64 && v->iso.n < 64);
    HOLDS(v->type <= TIMEX_SET && v->precision <= PRECISION_NONE);
    HOLDS((v->iso.n == 0) == (v->precision == PRECISION_NONE));
    if (v->precision == PRECISION_DAY && v->iso.n == 10)
        HOLDS(calendar_parse(v->iso, &day));
    HOLDS(!v->range.n || span_holds(v->range, m->text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz f;
    struct finder_input in = fuzz_read(&f, data, size);
    const char *end = f.doc.text.p;

    if (size % 2)
        f.doc.date = SPAN("2020-02-29");
    date_find(&in, &f.finds);
    for (size_t i = 0; i < f.finds.count; i++) {
        const struct mention *m = &f.finds.at[i];

        check_mention(m, in.sentences);
        HOLDS(m->text.p >= end);
        end = m->text.p + m->text.n;
    }
    arena_release(&f.arena);
    return 0;
}
