#include "facts/checking.h"

#include <stdlib.h>

#include "base/utf8.h"

const char *check_kind_name(enum check_kind kind)
{
    static const char *const names[CHECK_KINDS] = {
        [CHECK_QUOTE] = "quote",       [CHECK_NUMBER] = "number",
        [CHECK_DATE] = "date",         [CHECK_NAME] = "name",
        [CHECK_SENTENCE] = "sentence",
    };

    return names[kind];
}

const char *check_verdict_name(enum check_verdict verdict)
{
    static const char *const names[CHECK_VERDICTS] = {
        [CHECK_FOUND] = "found",
        [CHECK_REWORDED] = "reworded",
        [CHECK_MISSING] = "missing",
    };

    return names[verdict];
}

struct check_item *check_add(struct checking *k, enum check_kind kind,
                             struct span text)
{
    struct check *c = &k->out;

    c->items = arena_more(k->arena, c->items, c->count, sizeof *c->items);
    c->items[c->count] = (struct check_item){
        .kind = kind, .verdict = CHECK_MISSING, .text = text};
    return &c->items[c->count++];
}

void check_found(const struct checking *k, struct check_item *item,
                 size_t first, size_t last)
{
    item->verdict = CHECK_FOUND;
    item->nearest = SPAN("");
    item->at = check_place(k, first, last);
    item->placed = item->at.text.n > 0;
}

void check_nearest(const struct checking *k, struct check_item *item,
                   const struct alignment *al)
{
    if (al->matched == 0)
        return;
    item->nearest = passage_text(&k->passages, al->first, al->last);
    item->at = check_place(k, al->first, al->last);
    item->placed = item->at.text.n > 0;
}

bool check_is_name(enum mention_kind kind)
{
    return kind == MENTION_PERSON || kind == MENTION_PLACE ||
           kind == MENTION_ORGANISATION || kind == MENTION_GROUP;
}

static bool is_kind(enum mention_kind kind, enum mention_kind wanted)
{
    return kind == wanted || (wanted == MENTION_PERSON && check_is_name(kind));
}

const struct mention *check_mention_at(const struct checking *k, size_t first,
                                       size_t last, enum mention_kind kind)
{
    enum { LOOK = 32 /* [mentions] that overlap one place */ };
    const struct passages *p = &k->passages;
    const struct passage *x = &p->at[p->words[first].passage];
    const struct mentions *all = k->request->sources[x->doc].mentions;
    struct span text = passage_text(p, first, last);
    size_t low;

    if (x->stated)
        return NULL;
    low = mention_from(all, text.p + text.n);
    for (size_t i = low; i > 0 && low - i < LOOK; i--) {
        const struct mention *m = &all->at[i - 1];

        if (is_kind(m->kind, kind) && m->text.p + m->text.n > text.p)
            return m;
    }
    return NULL;
}

/* By place in the brief, then by kind; what is alike stays in order. */
static int compare(const void *left, const void *right)
{
    const struct check_item *a = left, *b = right;

    if (a->text.p != b->text.p)
        return a->text.p < b->text.p ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return (a->text.n > b->text.n) - (a->text.n < b->text.n);
}

/* Whether the words of a mention are the program's own. */
static bool is_label(const struct checking *k, struct span text)
{
    size_t first, end;

    check_words_of(k, text, &first, &end);
    if (first == end)
        return true; /* of a mark such as [1:¶2] */
    /* "estimated one source": the last two words are a phrase. */
    if (end - first > 2 && k->words[end - 1].label && k->words[end - 2].label)
        return true;
    for (size_t i = first; i < end; i++)
        if (!k->words[i].label)
            return false;
    return true;
}

/* Whether all of it stands in a quotation that was found, where the same
 * words may be read in another way. */
static bool is_quoted(struct checking *k, const struct mention *m)
{
    enum check_kind kind = m->kind == MENTION_DATE     ? CHECK_DATE
                           : m->kind == MENTION_NUMBER ? CHECK_NUMBER
                                                       : CHECK_NAME;
    size_t first, end, place;

    check_words_of(k, m->text, &first, &end);
    for (size_t i = first; i < end; i++)
        if (!k->words[i].quoted)
            return false;
    struct wording w = check_wording(k, first, end);
    if (w.count == 0 ||
        passage_longest(&k->passages, w.ids, w.count, &place) < w.count)
        return false;
    check_found(k, check_add(k, kind, m->text), place, place + w.count - 1);
    return true;
}

static void check_mentions(struct checking *k)
{
    const struct mentions *all = k->request->brief->mentions;

    for (size_t i = 0; i < all->count; i++) {
        const struct mention *m = &all->at[i];
        size_t before = k->out.count;

        if (m->kind == MENTION_QUOTE || is_label(k, m->text))
            continue;
        if (is_quoted(k, m))
            ;
        else if (m->kind == MENTION_NUMBER)
            check_number(k, m);
        else if (m->kind == MENTION_DATE)
            check_date(k, m);
        else
            check_name(k, m);
        if (k->out.count > before)
            k->stated[m->sentence] = true;
    }
}

static void finish(struct checking *k)
{
    struct check *c = &k->out;

    if (c->count)
        qsort(c->items, c->count, sizeof *c->items, compare);
    for (size_t i = 0; i < c->count; i++)
        c->verdicts[c->items[i].verdict]++;
}

struct check check_brief(const struct check_request *request, struct arena *a)
{
    struct checking k = {
        .request = request,
        .arena = a,
        .lang = request->brief->doc->lang,
        .passages = passage_index(request->sources, request->count, a),
        .stemmer = stem_new(request->brief->doc->lang, a),
        .brief_facts = slot_fill(request->brief, 1, a),
        .stated = ARENA_NEW(a, bool, request->brief->sentences->count + 1),
    };

    check_near_build(&k);
    check_numbers_build(&k);
    check_dates_build(&k);
    check_names_build(&k);
    check_speakers_build(&k);
    check_read_words(&k);
    check_copies(&k);
    check_quotes(&k);
    check_mentions(&k);
    check_date_pairs(&k);
    check_statements(&k);
    check_sentences(&k);
    finish(&k);
    stem_free(k.stemmer);
    return k.out;
}
