/*
 * Briefings of corpus/articles: as they are none is refused, and with one
 * thing changed nearly all are.  The changes are those that matter in news:
 * a word of a quotation, a digit, a name, a date, a speaker, a "not".
 */
#include <stdlib.h>
#include <string.h>

#include "lib/maker.h"
#include "output/report.h"
#include "tests/check.h"
#include "tests/checked.h"
#include "tests/file.h"

enum {
    FILES = 3,   /* at most, in one briefing */
    TRIALS = 14, /* changes of a kind to one briefing */
    CAUGHT = 95  /* [%] of all changes */
};

static const char *const sets[][FILES + 1] = {
    {"troops-capital.txt", "troops-wire.html",                  NULL},
    {"troops-capital.txt",                    "troops-gazette.md",                                    NULL},
    {"troops-wire.html",                "troops-gazette.md",                "troops-capital.txt"},
    {"flood-river.txt","flood-update.html",NULL},
    {"business-ferry.html",    NULL                                  },
    {"court-bridge.txt",                    NULL                                  },
    {"election-council.md",                    NULL   },
    {"health-clinic.md",                    NULL},
    {"obituary-keeper.txt",                    NULL                                  },
    {"rail-wire.nitf",                    NULL                                  },
    {"science-seagrass.txt",                    NULL     },
    {"strike-rail.txt",                    NULL},
    {"verkehr-bruecke.txt",                    NULL                                 },
};

enum { SETS = sizeof sets / sizeof *sets };

struct desk { /* where briefings are written and checked */
    struct arena lasting, a;
    struct settings set;
    struct maker maker;
    struct span bytes[FILES];
    struct article articles[FILES];
    size_t count;
};

static void desk_start(struct desk *d, enum report_kind kind,
                       enum output_format format, const char *template_name)
{
    struct err err = {0};

    *d = (struct desk){.set = setting_defaults()};
    d->set.report = kind;
    d->set.format = format;
    d->set.format_given = true;
    d->set.budget.limit = 5;
    if (template_name)
        d->set.template_text = file_read(template_name, &d->lasting);
    d->set.template_name = template_name;
    CU_ASSERT_TRUE_FATAL(setting_complete(&d->set, &err));
    maker_init(&d->maker, &d->set, SPAN("-b"), &d->lasting);
}

static void desk_end(struct desk *d)
{
    kits_release(&d->maker.kits);
    arena_release(&d->a);
    arena_release(&d->lasting);
}

static void read_articles(struct desk *d, const char *const *names)
{
    memset(d->articles, 0, sizeof d->articles);
    for (d->count = 0; d->count < FILES && names[d->count]; d->count++) {
        char path[128];
        struct err err = {0};
        struct input_hints hints = {.file = span_of(names[d->count]),
                                    .digest = true};

        snprintf(path, sizeof path, "corpus/articles/%s", names[d->count]);
        CU_ASSERT_TRUE_FATAL(input_read(file_read(path, &d->a), &hints, &d->a,
                                        &d->articles[d->count].doc, &err));
    }
}

/* The report as it is printed, and what a check needs of its sources. */
static struct span write_report(struct desk *d, const char *const *names,
                                struct checked *c)
{
    struct buf out = buf_new(&d->a, SIZE_MAX / 8);
    struct err err = {0};
    struct report r = {0};

    read_articles(d, names);
    r.merged = d->count > 1;
    CU_ASSERT_TRUE_FATAL(
        maker_report(&d->maker, d->articles, d->count, &r, &d->a, &err));
    CU_ASSERT_TRUE_FATAL(report_write(&r, &d->a, &out, &err));
    *c = (struct checked){.report = r};
    if (!r.facts) {
        for (size_t i = 0; i < d->count; i++)
            article_mention(&d->articles[i], &d->a);
        c->facts = slot_fill(r.readings, r.count, &d->a);
        c->report.facts = &c->facts;
    }
    return buf_span(&out);
}

static size_t faults(struct checked *c, struct span brief, struct desk *d)
{
    struct brief b = {.bytes = brief, .hints = {.file = SPAN("brief")}};
    struct err err = {0};

    CU_ASSERT_TRUE_FATAL(brief_check(&b, &c->report, &d->a, &err));
    c->check = *c->report.check;
    return c->check.count - c->check.verdicts[CHECK_FOUND];
}

/* ---- unchanged ---- */

static size_t check_unchanged(enum report_kind kind, enum output_format format,
                              const char *template_name)
{
    struct desk d;
    size_t checked = 0;

    desk_start(&d, kind, format, template_name);
    for (size_t i = 0; i < SETS; i++) {
        struct checked c;
        struct span brief = write_report(&d, sets[i], &c);

        if (faults(&c, brief, &d))
            for (size_t k = 0; k < c.check.count; k++)
                if (c.check.items[k].verdict != CHECK_FOUND)
                    CHECK_SPAN(sets[i][0], c.check.items[k].text, "found");
        checked++;
        arena_clear(&d.a);
    }
    desk_end(&d);
    return checked;
}

static void test_unchanged(void)
{
    static const enum output_format formats[] = {OUTPUT_TEXT, OUTPUT_MARKDOWN,
                                                 OUTPUT_HTML, OUTPUT_JSON};
    static const char *const templates[] = {
        "templates/sitrep.md", "templates/casualties.md",
        "templates/one-page.md", "templates/fact-sheet.md"};
    size_t checked = 0;

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        checked += check_unchanged(REPORT_BRIEF, formats[i], NULL);
        checked += check_unchanged(REPORT_FACTS, formats[i], NULL);
        checked += check_unchanged(REPORT_SUMMARY, formats[i], NULL);
    }
    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++)
        checked += check_unchanged(REPORT_BRIEF, OUTPUT_MARKDOWN, templates[i]);
    CHECK_TRUE("two hundred", checked >= 200);
}

/* ---- changed ---- */

struct change {
    struct span from; /* in the brief */
    const char *to;
};

struct dice {
    uint32_t state;
};

/* Source: the generator of ANSI C's example, high bits only. */
static size_t roll(struct dice *dice, size_t sides)
{
    dice->state = dice->state * 1103515245u + 12345u;
    return sides ? dice->state / 65536u % sides : 0;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_number(char c)
{
    return c >= '0' && c <= '9';
}

/* One of the places where `next` finds something, or nothing. */
static bool pick(struct span brief, struct dice *dice, struct change *change,
                 bool (*next)(struct span brief, size_t *at,
                              struct change *change))
{
    struct change found;
    size_t count = 0, at = 0;

    while (next(brief, &at, &found))
        if (roll(dice, ++count) == 0)
            *change = found;
    return count > 0;
}

/* A word of five letters and more between “ and ”. */
static bool next_word(struct span brief, size_t *at, struct change *change)
{
    size_t i = *at;

    for (; i + 6 < brief.n; i++) {
        struct span rest = span_from(brief, i), before = span_upto(brief, i);
        size_t n = 0, open, close;

        while (n < rest.n && rest.p[n] >= 'a' && rest.p[n] <= 'z')
            n++;
        if (n < 5 || n == rest.n || brief.p[i - (i > 0)] != ' ' ||
            rest.p[n] != ' ')
            continue;
        before = span_from(before, i > 200 ? i - 200 : 0);
        open = close = SIZE_MAX;
        for (size_t k = 0; k + 3 <= before.n; k++) {
            if (span_starts(span_from(before, k), SPAN("“")))
                open = k;
            if (span_starts(span_from(before, k), SPAN("”")))
                close = k;
        }
        /* A word at least before it: a quotation, no title or role. */
        if (open == SIZE_MAX || (close != SIZE_MAX && close > open) ||
            before.n - open < 20)
            continue;
        *change = (struct change){span_upto(rest, n), "purple"};
        *at = i + n;
        return true;
    }
    *at = i;
    return false;
}

/* A digit of a number with a noun. */
static bool next_digit(struct span brief, size_t *at, struct change *change)
{
    static const char *const digits[] = {"0", "1", "2", "3", "4",
                                         "5", "6", "7", "8", "9"};
    size_t end = span_find(brief, SPAN("## Sources"));
    size_t i = *at > 200 ? *at : 200;

    for (; i + 2 < end; i++) {
        char c = brief.p[i];

        if (c < '1' || c > '9' || !strchr(" (", brief.p[i - 1]) ||
            !(is_number(brief.p[i + 1]) || brief.p[i + 1] == ' '))
            continue;
        size_t n = 1;
        while (is_number(brief.p[i + n]) || brief.p[i + n] == ',')
            n++;
        if (brief.p[i + n] != ' ' || !is_letter(brief.p[i + n + 1]) ||
            span_starts(span_from(brief, i + n), SPAN(" more")))
            continue;
        *change = (struct change){
            {brief.p + i, 1},
            digits[(c - '0') % 9 + 1]
        };
        *at = i + n;
        return true;
    }
    *at = i;
    return false;
}

/* The words in bold under "Who", headings of speakers left out. */
static bool next_name(struct span brief, size_t *at, struct change *change)
{
    size_t from = span_find(brief, SPAN("## Who"));
    size_t to = span_find(brief, SPAN("## What"));
    size_t i = *at > from ? *at : from;

    for (; to != SIZE_MAX && i + 4 < to; i++) {
        struct span rest = span_from(brief, i + 4);
        size_t n;

        if (!span_starts(span_from(brief, i), SPAN("- **")))
            continue;
        n = span_find(rest, SPAN("**"));
        *change = (struct change){span_upto(rest, n), "Viktor Hallan"};
        *at = i + 4;
        return true;
    }
    return false;
}

/* The day of an ISO date. */
static bool next_date(struct span brief, size_t *at, struct change *change)
{
    size_t i = *at;

    for (; i + 11 < brief.n; i++) {
        const char *p = brief.p + i;

        if (is_number(p[0]) && is_number(p[3]) && p[4] == '-' &&
            is_number(p[5]) && p[7] == '-' && is_number(p[8]) &&
            !is_number(p[10])) {
            *change = (struct change){
                {p + 8, 2},
                p[8] == '2' ? "11" : "27"
            };
            *at = i + 10;
            return true;
        }
    }
    *at = i;
    return false;
}

/* The heading above what somebody says. */
static bool next_speaker(struct span brief, size_t *at, struct change *change)
{
    size_t i = *at;

    for (; i + 5 < brief.n; i++) {
        struct span rest = span_from(brief, i + 5);
        size_t n = 0;

        if (!span_starts(span_from(brief, i), SPAN("\n### ")))
            continue;
        while (n < rest.n && rest.p[n] != ',' && rest.p[n] != '\n')
            n++;
        *at = i + 5;
        if (span_eq(span_upto(rest, n), SPAN("Speaker not known")))
            continue;
        *change = (struct change){span_upto(rest, n), "Viktor Hallan"};
        return true;
    }
    *at = i;
    return false;
}

/* A "not" that is dropped, or an auxiliary that gets one. */
static bool next_not(struct span brief, size_t *at, struct change *change)
{
    static const struct {
        struct span from;
        const char *to;
    } rows[] = {
        {{" not ", 5},  " "         },
        {{" will ", 6}, " will not "},
        {{" was ", 5},  " was not " },
        {{" were ", 6}, " were not "},
    };
    size_t end = span_find(brief, SPAN("## Sources"));
    size_t i = *at > 200 ? *at : 200;

    for (; i < end && i < brief.n; i++)
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
            struct span rest = span_from(brief, i);

            if (!span_starts(rest, rows[k].from) ||
                span_starts(rest, SPAN(" not resolved")) ||
                span_starts(rest, SPAN(" not known")))
                continue;
            *change =
                (struct change){span_upto(rest, rows[k].from.n), rows[k].to};
            *at = i + 1;
            return true;
        }
    *at = i;
    return false;
}

static struct span apply(struct span brief, const struct change *change,
                         struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 8);
    size_t at = (size_t)(change->from.p - brief.p);

    buf_add(&out, span_upto(brief, at));
    buf_add(&out, span_of(change->to));
    buf_add(&out, span_from(brief, at + change->from.n));
    return buf_span(&out);
}

static const struct {
    const char *name;
    bool (*next)(struct span, size_t *, struct change *);
} kinds[] = {
    {"a word of a quotation", next_word   },
    {"a digit",               next_digit  },
    {"a name",                next_name   },
    {"a date",                next_date   },
    {"a speaker",             next_speaker},
    {"a not",                 next_not    },
};

static void test_changes(void)
{
    struct desk d;
    struct dice dice = {20210105};
    size_t all = 0;

    desk_start(&d, REPORT_BRIEF, OUTPUT_MARKDOWN, NULL);
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        size_t made = 0, caught = 0;

        for (size_t t = 0; t < TRIALS * (size_t)SETS / 4; t++) {
            struct checked c;
            struct span brief = write_report(&d, sets[t % (SETS - 1)], &c);
            struct change change;

            if (pick(brief, &dice, &change, kinds[kind].next)) {
                made++;
                caught += faults(&c, apply(brief, &change, &d.a), &d) > 0;
            }
            arena_clear(&d.a);
        }
        CHECK_TRUE(kinds[kind].name, made >= 34);
        CHECK_TRUE(kinds[kind].name, caught * 100 >= made * CAUGHT);
        all += made;
    }
    CHECK_TRUE("two hundred", all >= 200);
    desk_end(&d);
}

CU_TestInfo check_changes_tests[] = {
    {"briefings as they are",        test_unchanged},
    {"briefings with a change each", test_changes  },
    CU_TEST_INFO_NULL
};
