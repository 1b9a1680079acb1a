/*
 * Any settings and any articles through the library's door: places that lie
 * in their article and hold what stands at them, text that may be shown, or
 * a message.  Lines "name=value" up to an empty one are settings; what
 * follows are articles, each ended by the byte 0x1c.
 */
#include "lib/summarizer.h"
#include "tests/fuzz.h"
#include "tests/promise.h"

enum { ARTICLES_MAX = 4, SETTINGS_MAX = 8 };

static struct span cut(struct span *rest, char end)
{
    const char *p = rest->n ? memchr(rest->p, end, rest->n) : NULL;
    size_t n = p ? (size_t)(p - rest->p) : rest->n;
    struct span head = span_upto(*rest, n);

    *rest = span_from(*rest, p ? n + 1 : n);
    return head;
}

/* A failure has a message that may be shown; what it is follows no rule. */
static bool check_status(const struct summarizer *s,
                         enum summarizer_status status)
{
    const char *said = summarizer_message(s);

    HOLDS(status != SUMMARIZER_MEMORY);
    HOLDS(status == SUMMARIZER_OK || said[0]);
    fuzz_fault(promise_text(span_of(said), false));
    return status == SUMMARIZER_OK;
}

static void set_all(struct summarizer *s, struct span *rest, struct arena *a)
{
    for (size_t i = 0; i < SETTINGS_MAX && rest->n; i++) {
        struct span line = cut(rest, '\n'), name = cut(&line, '=');
        const char *value = line.n ? arena_copy(a, line).p : NULL;

        if (name.n == 0)
            break;
        (void)check_status(s, summarizer_set(s, arena_copy(a, name).p, value));
    }
}

static void check_place(const struct summarizer *s,
                        const struct summarizer_place *at)
{
    const struct summarizer_article *art = summarizer_article(s, at->article);

    HOLDS(art != NULL);
    HOLDS(at->start < at->end && at->end <= art->text.n);
    HOLDS((at->paragraph == 0) == (at->sentence == 0));
}

static void check_report(const struct summarizer *s)
{
    const struct summarizer_sentence *sentence;
    const struct summarizer_fact *fact;

    for (size_t i = 0; (sentence = summarizer_sentence(s, i)); i++) {
        const struct summarizer_place *at = &sentence->at;

        check_place(s, at);
        HOLDS(sentence->text.n == at->end - at->start);
        HOLDS(memcmp(summarizer_article(s, at->article)->text.p + at->start,
                     sentence->text.p, sentence->text.n) == 0);
    }
    for (size_t i = 0; (fact = summarizer_fact(s, i)); i++) {
        HOLDS(fact->at_count > 0 && fact->text.n > 0);
        for (size_t k = 0; k < fact->at_count; k++)
            check_place(s, &fact->at[k]);
    }
}

static void report(struct summarizer *s, size_t first, size_t count)
{
    struct summarizer_text text;

    if (!check_status(s, summarizer_report(s, first, count)))
        return;
    check_report(s);
    if (check_status(s, summarizer_write(s, &text)))
        fuzz_fault(promise_text((struct span){text.p, text.n}, true));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct span rest = {(const char *)data, size};
    struct summarizer *s = summarizer_new();
    size_t n = 0;

    HOLDS(s != NULL);
    set_all(s, &rest, &a);
    while (rest.n && n++ < ARTICLES_MAX) {
        struct span bytes = cut(&rest, 0x1c);

        (void)check_status(s, summarizer_add(s, bytes.p, bytes.n));
    }
    for (size_t i = 0; i < summarizer_count(s); i++)
        for (size_t k = 0; summarizer_note(s, i, k).p; k++)
            HOLDS(summarizer_note(s, i, k).n > 0);
    report(s, 0, summarizer_count(s));
    report(s, 0, 1);
    summarizer_clear(s);
    HOLDS(summarizer_count(s) == 0);
    summarizer_free(s);
    arena_release(&a);
    return 0;
}
