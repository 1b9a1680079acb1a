/*
 * Reports made by hand for the tests of the writers: every line of a
 * source is a block, a line that begins with '#' a heading, and every
 * ". " ends a sentence.
 */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include <assert.h>
#include <stdint.h>

#include "output/report.h"
#include "text/lang.h"

enum { SAMPLE_DOCS = 2, SAMPLE_OUTPUT_MAX = 1 << 24 };

struct sample {
    struct arena arena;
    struct document docs[SAMPLE_DOCS];
    struct sentences sentences[SAMPLE_DOCS];
    struct reading readings[SAMPLE_DOCS];
    struct summary summary;
    struct keywords keywords;
    struct facts facts;
    struct report report;
};

static void sample_block(struct sample *s, size_t d, struct span line)
{
    struct document *doc = &s->docs[d];
    struct sentences *list = &s->sentences[d];
    struct arena *a = &s->arena;
    struct block block = {.text = line, .body = line, .dateline = SPAN("")};
    bool first = true;

    if (line.p[0] == '#')
        block.kind = BLOCK_HEADING;
    doc->blocks = arena_more(a, doc->blocks, doc->block_count, sizeof block);
    doc->blocks[doc->block_count++] = block;
    if (block.kind == BLOCK_HEADING)
        return;
    list->paragraphs++;
    while (line.n) {
        size_t n = span_find(line, SPAN(". "));
        size_t end = n == SIZE_MAX ? line.n : n + 1;
        struct sentence one = {span_upto(line, end), doc->block_count - 1,
                               list->paragraphs, first};

        first = false;
        list->at = arena_more(a, list->at, list->count, sizeof one);
        list->at[list->count++] = one;
        line = span_trim(span_from(line, end));
    }
}

static void sample_doc(struct sample *s, size_t d, struct span text)
{
    struct document *doc = &s->docs[d];

    doc->text = text;
    doc->lang = lang_find(SPAN("en"));
    doc->bytes = text.n;
    doc->format = FORMAT_TEXT;
    digest_hex(text, doc->sha256);
    while (text.n) {
        size_t n = span_find(text, SPAN("\n"));
        struct span line = span_upto(text, n == SIZE_MAX ? text.n : n);

        if (span_trim(line).n)
            sample_block(s, d, span_trim(line));
        text = span_from(text, n == SIZE_MAX ? text.n : n + 1);
    }
    s->readings[d] = (struct reading){doc, &s->sentences[d], NULL, NULL};
}

/* The place of `words` in a source, which must hold them. */
static struct at sample_at(const struct sample *s, size_t d, const char *words)
{
    struct span text = s->docs[d].text;
    size_t at = span_find(text, span_of(words));
    struct at place = {d, SPAN(""), 0, 0};

    assert(at != SIZE_MAX);
    place.text = span_slice(text, at, at + strlen(words));
    for (size_t i = 0; i < s->sentences[d].count; i++)
        if (span_holds(s->sentences[d].at[i].text, place.text)) {
            place.sentence = i + 1;
            place.paragraph = s->sentences[d].at[i].paragraph;
        }
    return place;
}

static struct evidence sample_one(struct sample *s, size_t d, const char *words)
{
    struct evidence e = {ARENA_NEW(&s->arena, struct at, 1), 1};

    e.at[0] = sample_at(s, d, words);
    return e;
}

static inline struct evidence sample_two(struct sample *s, const char *first,
                                         const char *second)
{
    struct evidence e = {ARENA_NEW(&s->arena, struct at, 2), 2};

    e.at[0] = sample_at(s, 0, first);
    e.at[1] = sample_at(s, 1, second);
    return e;
}

static inline void sample_choose(struct sample *s, size_t d, size_t sentence)
{
    struct chosen one = {.doc = d,
                         .sentence = sentence,
                         .sentences = 1,
                         .text = s->sentences[d].at[sentence].text,
                         .score = 1.0 / (1.0 + (double)s->summary.count)};

    s->summary.at =
        arena_more(&s->arena, s->summary.at, s->summary.count, sizeof one);
    s->summary.at[s->summary.count++] = one;
}

/* One source in which every slot of the facts holds `word`. */
static inline void sample_hostile(struct sample *s, struct span text,
                                  const char *word)
{
    struct arena *a = &s->arena;
    struct span w = span_of(word);

    sample_doc(s, 0, text);
    s->docs[0].title = s->docs[0].site = s->docs[0].url = w;
    s->docs[0].file = s->docs[0].date = w;
    s->docs[0].authors = ARENA_NEW(a, struct span, 1);
    s->docs[0].authors[0] = w;
    s->docs[0].author_count = 1;
    struct evidence e = {ARENA_NEW(a, struct at, 1), 1};
    e.at[0] = (struct at){0, text, 1, 1};
    struct facts *f = &s->facts;
    f->who = ARENA_NEW(a, struct fact_who, 1);
    *f->who = (struct fact_who){.name = w, .role = w, .evidence = e};
    f->who->aliases = s->docs[0].authors;
    f->who->alias_count = f->who_count = 1;
    f->what = ARENA_NEW(a, struct fact_what, 1);
    *f->what = (struct fact_what){w, e, FACT_SINGLE};
    f->when = ARENA_NEW(a, struct fact_when, 1);
    *f->when = (struct fact_when){.text = w, .iso = w, .evidence = e};
    f->where = ARENA_NEW(a, struct fact_where, 1);
    *f->where = (struct fact_where){.text = w, .evidence = e};
    f->numbers = ARENA_NEW(a, struct fact_number, 1);
    *f->numbers = (struct fact_number){.text = w, .what = w, .evidence = e};
    f->reactions = ARENA_NEW(a, struct fact_reaction, 1);
    *f->reactions = (struct fact_reaction){
        .speaker = w, .role = w, .verb = w, .quote = w, .evidence = e};
    f->loaded = ARENA_NEW(a, struct fact_loaded, 1);
    f->loaded->at = e.at[0];
    f->loaded->speaker = w;
    f->what_count = f->when_count = f->where_count = f->number_count = 1;
    f->reaction_count = f->loaded_count = 1;
    if (s->sentences[0].count)
        sample_choose(s, 0, 0);
    s->report.count = 1;
}

static inline void sample_report(struct sample *s, enum report_kind kind,
                                 enum output_format format)
{
    s->report.kind = kind;
    s->report.format = format;
    s->report.readings = s->readings;
    s->report.summary = &s->summary;
    s->report.keywords = &s->keywords;
    s->report.facts = &s->facts;
    s->report.merged = s->report.count > 1;
    s->report.look.version = "1.2.3";
    s->report.look.options = SPAN("summarizer -b a.txt b.txt");
}

/* Two sources on one storm: everything that a sheet can show. */
static inline void sample_storm_facts(struct sample *s)
{
    struct arena *a = &s->arena;
    struct facts *f = &s->facts;

    f->who = ARENA_NEW(a, struct fact_who, 2);
    f->who[0] =
        (struct fact_who){.name = SPAN("Ana Costa"),
                          .role = SPAN("Mayor"),
                          .evidence = sample_two(s, "Ana Costa", "Costa"),
                          .status = FACT_AGREED};
    f->who[0].aliases = ARENA_NEW(a, struct span, 2);
    f->who[0].aliases[0] = SPAN("Costa");
    f->who[0].aliases[1] = SPAN("A. Costa");
    f->who[0].alias_count = 2;
    f->who[1] = (struct fact_who){.name = SPAN("Civil Guard"),
                                  .kind = MENTION_ORGANISATION,
                                  .evidence = sample_one(s, 1, "Civil Guard")};
    f->who_count = 2;
    f->what = ARENA_NEW(a, struct fact_what, 1);
    f->what[0] = (struct fact_what){
        SPAN("A storm destroyed the old harbour"),
        sample_one(s, 0, "A storm destroyed the old harbour"), FACT_SINGLE};
    f->what_count = 1;
    f->when = ARENA_NEW(a, struct fact_when, 3);
    f->when[0] = (struct fact_when){.text = SPAN("on Monday"),
                                    .iso = SPAN("2024-05-06"),
                                    .precision = PRECISION_DAY,
                                    .computed = true,
                                    .evidence = sample_one(s, 0, "on Monday")};
    f->when[1] =
        (struct fact_when){.text = SPAN("in the coming weeks"),
                           .precision = PRECISION_NONE,
                           .evidence = sample_one(s, 0, "in the coming weeks")};
    f->when[2] =
        (struct fact_when){.text = SPAN("3 March 1999"),
                           .iso = SPAN("1999-03-03"),
                           .precision = PRECISION_DAY,
                           .background = true,
                           .evidence = sample_one(s, 1, "3 March 1999")};
    f->when_count = 3;
    f->where = ARENA_NEW(a, struct fact_where, 1);
    f->where[0] =
        (struct fact_where){.text = SPAN("Port Alba"),
                            .country = 'P' * 256 + 'T',
                            .main = true,
                            .evidence = sample_one(s, 0, "Port Alba")};
    f->where_count = 1;
}

static inline void sample_storm_numbers(struct sample *s)
{
    struct arena *a = &s->arena;
    struct facts *f = &s->facts;

    f->numbers = ARENA_NEW(a, struct fact_number, 4);
    f->numbers[0] = (struct fact_number){
        .text = SPAN("hundreds of soldiers"),
        .what = SPAN("soldiers came"),
        .unit_class = CLASS_FORCES,
        .role = ROLE_DEPLOYED,
        .evidence = sample_one(s, 0, "hundreds of soldiers")};
    f->numbers[0].number = (struct number_value){.has_min = true,
                                                 .has_max = true,
                                                 .min = 200,
                                                 .max = 999,
                                                 .vague = true};
    f->numbers[1] =
        (struct fact_number){.text = SPAN("12 people"),
                             .unit_class = CLASS_KILLED,
                             .evidence = sample_one(s, 0, "12 people"),
                             .status = FACT_CONFLICT};
    f->numbers[2] =
        (struct fact_number){.text = SPAN("15 people"),
                             .unit_class = CLASS_KILLED,
                             .evidence = sample_one(s, 1, "15 people"),
                             .status = FACT_CONFLICT};
    f->numbers[3] =
        (struct fact_number){.text = SPAN("$2 million"),
                             .unit_class = CLASS_MONEY,
                             .evidence = sample_one(s, 1, "$2 million")};
    f->number_count = 4;
    f->reactions = ARENA_NEW(a, struct fact_reaction, 3);
    f->reactions[0] = (struct fact_reaction){
        .speaker = SPAN("Ana Costa"),
        .role = SPAN("Mayor"),
        .verb = SPAN("said"),
        .quote = SPAN("We will build it again"),
        .direct = true,
        .evidence = sample_one(s, 0, "We will build it again")};
    f->reactions[1] = (struct fact_reaction){
        .speaker = SPAN("Ana Costa"),
        .verb = SPAN("added"),
        .quote = SPAN("the town needs $2 million"),
        .computed = true,
        .stated = SPAN("she"),
        .evidence = sample_one(s, 1, "the town needs $2 million")};
    f->reactions[2] = (struct fact_reaction){
        .verb = SPAN("warned"),
        .quote = SPAN("more rain will fall"),
        .evidence = sample_one(s, 1, "more rain will fall")};
    f->reaction_count = 3;
    f->loaded = ARENA_NEW(a, struct fact_loaded, 1);
    f->loaded[0] = (struct fact_loaded){.at = sample_at(s, 1, "regime")};
    f->loaded_count = 1;
}

static inline void sample_storm(struct sample *s)
{
    sample_doc(
        s, 0,
        SPAN("A storm destroyed the old harbour of Port Alba on Monday "
             "and killed 12 people. Mayor Ana Costa said: \"We will "
             "build it again.\"\n\n# Army helps\n\nThe army sent "
             "hundreds of soldiers. Work begins in the coming weeks.\n"));
    sample_doc(s, 1,
               SPAN("The Civil Guard counted 15 people dead. Costa spoke and "
                    "she added that the town needs $2 million.\n\nThe last "
                    "such storm was on 3 March 1999. The regime was warned "
                    "that more rain will fall.\n"));
    s->docs[0].title = SPAN("Storm in Port Alba");
    s->docs[0].site = SPAN("Alba News");
    s->docs[0].url = SPAN("https://news.example/storm?a=1&b=2");
    s->docs[0].date = SPAN("2024-05-07");
    s->docs[0].file = SPAN("a b.txt");
    s->docs[1].file = SPAN("b.txt");
    s->report.count = 2;
    sample_storm_facts(s);
    sample_storm_numbers(s);
    sample_choose(s, 0, 0);
    sample_choose(s, 0, 2);
    sample_choose(s, 1, 1);
    s->keywords.at = ARENA_NEW(&s->arena, struct keyword, 1);
    s->keywords.at[0] = (struct keyword){SPAN("storm"), 1};
    s->keywords.count = 1;
}

#endif
