#include "cli/maker.h"

#include <assert.h>

#include "cli/resource.h"
#include "cli/terminal.h"

static void set_look(struct look *look, const struct options *o,
                     struct span options)
{
    look->cite = o->cite;
    look->explain = o->explain;
    look->vague_range = o->vague_range;
    look->only = o->some_sections ? o->only : NULL;
    look->version = VERSION;
    look->options = options;
    look->quiet = o->quiet;
    look->color = terminal_color(o);
    look->width = terminal_width(o);
}

bool maker_init(struct maker *m, const struct options *o, struct span options,
                struct arena *lasting, struct err *err)
{
    *m = (struct maker){.o = o, .kits = {.arena = lasting}};
    set_look(&m->look, o, options);
    m->kits.weights_name = o->weights;
    if (o->weights &&
        !resource_read(o->weights, lasting, &m->kits.weights, err))
        return false;
    if (o->check && !brief_open(&m->brief, o, lasting, err))
        return false;
    if (o->css && !resource_read(o->css, lasting, &m->look.css, err))
        return false;
    if (!o->template_name)
        return true;
    m->look.template_name = o->template_name;
    return resource_template(o->template_name, lasting, &m->look.template_text,
                             err);
}

static bool needs_ranking(const struct maker *m)
{
    enum report_kind k = m->o->report;

    return k == REPORT_SUMMARY || k == REPORT_BRIEF || k == REPORT_KEYWORDS;
}

static bool needs_mentions(const struct maker *m)
{
    enum report_kind k = m->o->report;

    return k == REPORT_FACTS || k == REPORT_BRIEF || k == REPORT_COMPARE ||
           k == REPORT_MENTIONS || k == REPORT_CHECK;
}

static void find_keywords(const struct maker *m, struct report *r,
                          struct arena *a)
{
    struct keywords *words = ARENA_NEW(a, struct keywords, 1);

    *words = keyword_find(r->ranked, r->count, m->o->keywords, a);
    r->keywords = words;
}

static bool find_summary(const struct maker *m, const struct weights *weights,
                         struct report *r, struct arena *a, struct err *err)
{
    struct summary *summary = ARENA_NEW(a, struct summary, 1);
    struct selection how = {
        .budget = m->o->budget,
        .redundancy = m->o->redundancy,
        .by_rank = m->o->by_rank,
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
    struct span focus = m->o->focus ? span_of(m->o->focus) : SPAN("");
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
    if (m->o->report == REPORT_MENTIONS)
        return;
    facts = ARENA_NEW(a, struct facts, 1);
    *facts = slot_fill(r->readings, count, a);
    r->facts = facts;
    if (m->o->report != REPORT_COMPARE)
        return;
    comparison = ARENA_NEW(a, struct comparison, 1);
    *comparison = compare_facts(facts, r->readings, count, a);
    r->comparison = comparison;
}

bool maker_report(struct maker *m, struct article *articles, size_t count,
                  struct report *r, struct arena *a, struct err *err)
{
    struct reading *readings = ARENA_NEW(a, struct reading, count);

    if (m->o->report == REPORT_COMPARE && count < 2)
        return err_set(err, STATUS_NOTHING,
                       "nothing to compare in one article, see --merge");
    for (size_t i = 0; i < count; i++) {
        article_split(&articles[i], a);
        readings[i] =
            (struct reading){&articles[i].doc, &articles[i].sentences,
                             &articles[i].tokens, &articles[i].mentions};
    }
    r->kind = m->o->report;
    r->format = m->o->format;
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
