#include "lib/maker.h"

#include <assert.h>
#include <stdint.h>

/* [columns] of a sheet whose width nobody set. */
static const size_t usual_width = 80;

static size_t pick_width(const struct settings *set)
{
    if (set->width != SIZE_MAX)
        return set->width;
    return set->report == REPORT_FACTS || set->report == REPORT_BRIEF ||
                   set->report == REPORT_COMPARE
               ? usual_width
               : 0;
}

static void set_look(struct look *look, const struct settings *set,
                     struct span options)
{
    look->cite = set->cite;
    look->explain = set->explain;
    look->vague_range = set->vague_range;
    look->only = set->some_sections ? set->only : NULL;
    look->version = VERSION;
    look->options = options;
    look->quiet = set->quiet;
    look->color = set->color;
    look->width = pick_width(set);
    look->css = set->css;
    look->template_name = set->template_name;
    look->template_text = set->template_text;
}

void maker_init(struct maker *m, const struct settings *set,
                struct span options, struct arena *lasting)
{
    *m = (struct maker){
        .set = set,
        .kits = {.arena = lasting,
                 .weights = set->weights,
                 .weights_name = set->weights_name},
        .brief = {.bytes = set->brief,
                 .hints = {.file = set->brief_name ? span_of(set->brief_name)
                                                    : SPAN("brief"),
                            .lang = set->hints.lang,
                            .encoding = set->hints.encoding}  },
    };
    set_look(&m->look, set, options);
}

static bool needs_ranking(const struct maker *m)
{
    enum report_kind k = m->set->report;

    return k == REPORT_SUMMARY || k == REPORT_BRIEF || k == REPORT_KEYWORDS;
}

static bool needs_mentions(const struct maker *m)
{
    enum report_kind k = m->set->report;

    return k == REPORT_FACTS || k == REPORT_BRIEF || k == REPORT_COMPARE ||
           k == REPORT_MENTIONS || k == REPORT_CHECK;
}

static void find_keywords(const struct maker *m, struct report *r,
                          struct arena *a)
{
    struct keywords *words = ARENA_NEW(a, struct keywords, 1);

    *words = keyword_find(r->ranked, r->count, m->set->keywords, a);
    r->keywords = words;
}

static bool find_summary(const struct maker *m, const struct weights *weights,
                         struct report *r, struct arena *a, struct err *err)
{
    struct summary *summary = ARENA_NEW(a, struct summary, 1);
    struct selection how = {
        .budget = m->set->budget,
        .redundancy = m->set->redundancy,
        .by_rank = m->set->by_rank,
        .weights = weights,
    };

    *summary = select_best(r->ranked, r->count, &how, a);
    r->summary = summary;
    return summary->count > 0 ||
           err_set(err, STATUS_NOTHING, "%s",
                   summary->available ? "no sentence fits the length asked"
                                      : "no sentence in the text");
}

static bool rank_all(struct maker *m, struct article *articles,
                     struct report *r, struct arena *a, struct err *err)
{
    struct ranked *ranked = ARENA_NEW(a, struct ranked, r->count);
    struct span focus = m->set->focus;
    enum score_use use = r->count > 1 ? SCORE_MERGED : SCORE_SINGLE;
    struct language_kit *kit = NULL;

    for (size_t i = 0; i < r->count; i++) {
        if (!kit_find(&m->kits, articles[i].doc.lang, &kit, err))
            return false;
        article_rank(&articles[i], kit, focus, use, &ranked[i], a);
    }
    assert(kit); /* there is at least one article */
    r->ranked = ranked;
    /* A template may name them. */
    if (r->kind == REPORT_KEYWORDS ||
        (r->kind == REPORT_BRIEF && m->look.template_text.n))
        find_keywords(m, r, a);
    return r->kind == REPORT_KEYWORDS ||
           find_summary(m, kit->weights, r, a, err);
}

static void find_facts(const struct maker *m, struct article *articles,
                       size_t count, struct report *r, struct arena *a)
{
    struct comparison *comparison;
    struct facts *facts;

    for (size_t i = 0; i < count; i++)
        article_mention(&articles[i], a);
    if (m->set->report == REPORT_MENTIONS)
        return;
    facts = ARENA_NEW(a, struct facts, 1);
    *facts = slot_fill(r->readings, count, a);
    r->facts = facts;
    if (m->set->report != REPORT_COMPARE)
        return;
    comparison = ARENA_NEW(a, struct comparison, 1);
    *comparison = compare_facts(facts, r->readings, count, a);
    r->comparison = comparison;
}

bool maker_report(struct maker *m, struct article *articles, size_t count,
                  struct report *r, struct arena *a, struct err *err)
{
    struct reading *readings = ARENA_NEW(a, struct reading, count);

    if (m->set->report == REPORT_COMPARE && count < 2)
        return err_set(err, STATUS_NOTHING,
                       "nothing to compare in one article, see --merge");
    for (size_t i = 0; i < count; i++) {
        article_split(&articles[i], a);
        readings[i] =
            (struct reading){&articles[i].doc, &articles[i].sentences,
                             &articles[i].tokens, &articles[i].mentions};
    }
    r->kind = m->set->report;
    r->format = m->set->format;
    r->look = m->look;
    r->readings = readings;
    r->count = count;
    if (needs_ranking(m) && !rank_all(m, articles, r, a, err))
        return false;
    if (needs_mentions(m)) {
        size_t sentences = 0;

        for (size_t i = 0; i < count; i++)
            sentences += articles[i].sentences.count;
        if (sentences == 0)
            return err_set(err, STATUS_NOTHING, "no sentence in the text");
        find_facts(m, articles, count, r, a);
    }
    if (r->kind == REPORT_CHECK)
        return brief_check(&m->brief, r, a, err);
    return true;
}
