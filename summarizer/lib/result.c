#include "lib/result.h"

#include <stdint.h>

static struct summarizer_text text_of(struct span s)
{
    return (struct summarizer_text){s.p, s.n};
}

/* Of a word from one of the lists of summarizer-json(5). */
static struct summarizer_text word_of(const char *word)
{
    return text_of(word ? span_of(word) : SPAN(""));
}

/* ---- articles and sentences ---- */

static struct summarizer_article article_of(const struct report *r, size_t i)
{
    const struct document *doc = r->readings[i].doc;

    return (struct summarizer_article){
        .text = text_of(doc->text),
        .title = text_of(doc->title),
        .site = text_of(doc->site),
        .url = text_of(doc->url),
        .date = text_of(doc->date),
        .modified = text_of(doc->modified),
        .lang = doc->lang->code,
        .duplicate_of = r->facts && r->facts->duplicate_of
                            ? r->facts->duplicate_of[i]
                            : SIZE_MAX,
    };
}

static struct summarizer_place place_of(const struct report *r, size_t doc,
                                        struct span text, size_t paragraph,
                                        size_t sentence)
{
    size_t start = (size_t)(text.p - r->readings[doc].doc->text.p);

    return (struct summarizer_place){doc, start, start + text.n, paragraph,
                                     sentence};
}

static struct summarizer_sentence sentence_of(const struct report *r,
                                              const struct chosen *c)
{
    const struct sentence *s = &r->readings[c->doc].sentences->at[c->sentence];

    return (struct summarizer_sentence){
        .text = text_of(c->text),
        .at = place_of(r, c->doc, c->text, s->paragraph, c->sentence + 1),
        .score = c->score,
    };
}

/* ---- facts ---- */

struct maker_of_facts {
    const struct report *report;
    struct arena *arena;
    struct result *to;
};

/* One more fact, with what all slots have. */
static struct summarizer_fact *add(struct maker_of_facts *m,
                                   enum summarizer_slot slot, struct span text,
                                   const struct evidence *evidence,
                                   enum fact_status status)
{
    struct result *to = m->to;
    struct summarizer_place *at =
        ARENA_NEW(m->arena, struct summarizer_place, evidence->count + 1);

    for (size_t i = 0; i < evidence->count; i++) {
        const struct at *e = &evidence->at[i];

        at[i] = place_of(m->report, e->doc, e->text, e->paragraph, e->sentence);
    }
    to->facts =
        arena_more(m->arena, to->facts, to->fact_count, sizeof *to->facts);
    to->facts[to->fact_count] = (struct summarizer_fact){
        .slot = slot,
        .status = fact_status_name(status),
        .text = text_of(text),
        .at = at,
        .at_count = evidence->count,
    };
    return &to->facts[to->fact_count++];
}

static void add_names(struct maker_of_facts *m, const struct facts *all)
{
    for (size_t i = 0; i < all->who_count; i++) {
        const struct fact_who *who = &all->who[i];
        struct summarizer_fact *f =
            add(m, SUMMARIZER_WHO, who->name, &who->evidence, who->status);

        f->kind = mention_kind_name(who->kind);
        f->role = text_of(who->role);
    }
}

static void add_clauses(struct maker_of_facts *m, const struct facts *all)
{
    for (size_t i = 0; i < all->what_count; i++)
        (void)add(m, SUMMARIZER_WHAT, all->what[i].text, &all->what[i].evidence,
                  all->what[i].status);
}

static void add_dates(struct maker_of_facts *m, const struct facts *all)
{
    for (size_t i = 0; i < all->when_count; i++) {
        const struct fact_when *when = &all->when[i];
        struct summarizer_fact *f =
            add(m, SUMMARIZER_WHEN, when->text, &when->evidence, when->status);

        f->iso = text_of(when->iso);
        f->computed = when->computed;
    }
}

static void add_places(struct maker_of_facts *m, const struct facts *all)
{
    for (size_t i = 0; i < all->where_count; i++) {
        const struct fact_where *where = &all->where[i];

        add(m, SUMMARIZER_WHERE, where->text, &where->evidence, where->status)
            ->main = where->main;
    }
}

static void set_value(struct summarizer_fact *f, const struct number_value *n)
{
    if (n->has_value || n->has_approx) {
        f->bounds = n->has_value ? SUMMARIZER_EXACT : SUMMARIZER_ABOUT;
        f->low = f->high = n->has_value ? n->value : n->approx;
    }
    if (n->has_min) {
        f->bounds |= SUMMARIZER_LOW;
        f->low = n->min;
    }
    if (n->has_max) {
        f->bounds |= SUMMARIZER_HIGH;
        f->high = n->max;
    }
    if (n->exclusive)
        f->bounds |= SUMMARIZER_EXCLUSIVE;
    f->unit = text_of(n->unit);
}

static void add_numbers(struct maker_of_facts *m, const struct facts *all)
{
    for (size_t i = 0; i < all->number_count; i++) {
        const struct fact_number *number = &all->numbers[i];
        struct summarizer_fact *f = add(m, SUMMARIZER_NUMBER, number->text,
                                        &number->evidence, number->status);

        f->kind = unit_class_name(number->unit_class);
        f->role = word_of(number_role_name(number->role));
        set_value(f, &number->number);
    }
}

static void add_reactions(struct maker_of_facts *m, const struct facts *all)
{
    for (size_t i = 0; i < all->reaction_count; i++) {
        const struct fact_reaction *said = &all->reactions[i];
        struct summarizer_fact *f = add(m, SUMMARIZER_REACTION, said->quote,
                                        &said->evidence, said->status);

        f->role = text_of(said->role);
        f->speaker = text_of(said->speaker);
        f->verb = text_of(said->verb);
        f->direct = said->direct;
        f->computed = said->computed;
    }
}

static void add_facts(const struct report *r, struct result *to,
                      struct arena *a)
{
    struct maker_of_facts m = {r, a, to};

    add_names(&m, r->facts);
    add_clauses(&m, r->facts);
    add_dates(&m, r->facts);
    add_places(&m, r->facts);
    add_numbers(&m, r->facts);
    add_reactions(&m, r->facts);
}

struct result result_make(const struct report *r, struct arena *a)
{
    struct result to = {
        .articles = ARENA_NEW(a, struct summarizer_article, r->count + 1),
        .article_count = r->count,
    };

    for (size_t i = 0; i < r->count; i++)
        to.articles[i] = article_of(r, i);
    if (r->summary) {
        to.sentence_count = r->summary->count;
        to.sentences =
            ARENA_NEW(a, struct summarizer_sentence, to.sentence_count + 1);
        for (size_t i = 0; i < to.sentence_count; i++)
            to.sentences[i] = sentence_of(r, &r->summary->at[i]);
    }
    if (r->facts)
        add_facts(r, &to, a);
    return to;
}
