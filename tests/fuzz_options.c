/* Any words as a command line: options that keep to their limits, or a
 * message.  Words end in a line feed. */
#include "cli/options.h"
#include "mention/calendar.h"
#include "tests/fuzz.h"

static int split(struct span all, char **argv, int most, struct arena *a)
{
    int argc = 0;

    argv[argc++] = (char *)arena_copy(a, SPAN("summarizer")).p;
    while (all.n && argc < most) {
        size_t n = span_find(all, SPAN("\n"));

        n = n == SIZE_MAX ? all.n : n;
        argv[argc++] = (char *)arena_copy(a, span_upto(all, n)).p;
        all = span_from(all, n < all.n ? n + 1 : n);
    }
    return argc;
}

static void check_hints(const struct input_hints *h)
{
    int32_t day;

    HOLDS(h->date.n == 0 || calendar_parse(h->date, &day));
    HOLDS(h->lang.n == 0 || lang_find(h->lang));
}

static void check(const struct options *o)
{
    const struct budget *b = &o->set.budget;

    HOLDS(b->kind == BUDGET_RATIO ? b->ratio > 0 && b->ratio <= 1
                                  : b->limit > 0);
    HOLDS(o->set.redundancy <= 1 && o->timeout <= 1e6 && o->jobs <= 1024);
    HOLDS(o->set.report != REPORT_CHECK || o->check);
    HOLDS(o->set.format != OUTPUT_CSV || !o->set.format_given ||
          o->set.report == REPORT_FACTS || o->set.report == REPORT_MENTIONS);
    HOLDS(o->set.report != REPORT_COMPARE || options_merge(o));
    for (size_t i = 0; i < o->file_count; i++) {
        HOLDS(span_eq(o->files[i].hints.file, span_of(o->files[i].name)));
        check_hints(&o->files[i].hints);
    }
    check_hints(&o->set.hints);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct options o;
    struct err err = {0};
    char *argv[64] = {0};
    int argc = split((struct span){(const char *)data, size}, argv, 63, &a);

    if (options_parse(&o, argc, argv, &a, &err))
        check(&o);
    else
        HOLDS(err.status == STATUS_USAGE && err.text[0]);
    arena_release(&a);
    return 0;
}
