/* Briefs checked against sources, for unit and fuzz tests alike. */
#ifndef TESTS_CHECKED_H
#define TESTS_CHECKED_H

#include "facts/check.h"
#include "lib/article.h"
#include "lib/brief.h"

struct checked {
    struct reading *readings;
    struct facts facts;
    struct report report;
    struct check check;
};

/* Read sources that are in memory; texts end in NULL. */
static inline void checked_sources(struct checked *c, const char *const *texts,
                                   const char *date, struct arena *a)
{
    struct input_hints hints = {.format = FORMAT_TEXT,
                                .lang = SPAN("en"),
                                .file = SPAN("source.txt"),
                                .date = span_of(date),
                                .digest = true};
    size_t n = 0;

    while (texts[n])
        n++;
    c->readings = ARENA_NEW(a, struct reading, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct article *art = ARENA_NEW(a, struct article, 1);
        struct err err = {0};

        if (!input_read(span_of(texts[i]), &hints, a, &art->doc, &err))
            return;
        article_split(art, a);
        article_mention(art, a);
        c->readings[c->report.count++] = (struct reading){
            &art->doc, &art->sentences, &art->tokens, &art->mentions};
    }
    c->facts = slot_fill(c->readings, n, a);
    c->report.readings = c->readings;
    c->report.facts = &c->facts;
}

/* False: the brief could not be read. */
static inline bool checked_run(struct checked *c, struct span brief,
                               struct arena *a)
{
    struct brief b = {
        .bytes = brief, .hints = {.file = SPAN("brief"), .lang = SPAN("en")}
    };
    struct err err = {0};

    if (!brief_check(&b, &c->report, a, &err))
        return false;
    c->check = *c->report.check;
    return true;
}

#endif
