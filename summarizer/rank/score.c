#include "rank/score.h"

#include <math.h>
#include <stdint.h>

#include "base/utf8.h"
#include "rank/feature.h"
#include "rank/opener.h"

/* What features read; made once for a document. */
struct scene {
    const struct ranked *r;
    double *centrality; /* [sentences], 1 is the most central */
    double *frequency;  /* [sentences], mean tf of its terms; 1 is the best */
    double most;        /* the highest term frequency */
    bool *in_title;     /* [terms] */
    size_t title;       /* [distinct terms] of the title */
    bool *recurs;       /* [terms]: occurs more than once */
    size_t *known;      /* [sentences]: terms that occurred before each */
    bool *in_focus;     /* [terms] */
    size_t focus;       /* [distinct terms] of the focus */
};

static const struct vector_entry *begin(const struct scene *s, size_t i)
{
    return s->r->vectors->at + s->r->vectors->first[i];
}

static const struct vector_entry *end(const struct scene *s, size_t i)
{
    return s->r->vectors->at + s->r->vectors->first[i + 1];
}

static struct span text_of(const struct scene *s, size_t i)
{
    return s->r->sentences->at[i].text;
}

/* ---- features: each returns what its weight is multiplied with ---- */

static double position(const struct scene *s, size_t i)
{
    (void)s;
    return 1.0 / (1.0 + (double)i);
}

static double opening(const struct scene *s, size_t i)
{
    (void)s;
    return i < 3;
}

static double second(const struct scene *s, size_t i)
{
    (void)s;
    return i == 1;
}

static double third(const struct scene *s, size_t i)
{
    (void)s;
    return i == 2;
}

static double early(const struct scene *s, size_t i)
{
    (void)s;
    return i < 6;
}

/* The last word of an article is colour or background. */
static double last(const struct scene *s, size_t i)
{
    return i > 3 && i + 1 == s->r->sentences->count;
}

static double progress(const struct scene *s, size_t i)
{
    return 1.0 - (double)i / (double)s->r->sentences->count;
}

static double paragraph(const struct scene *s, size_t i)
{
    return s->r->sentences->at[i].first;
}

static double centrality(const struct scene *s, size_t i)
{
    return s->centrality[i];
}

static double frequency(const struct scene *s, size_t i)
{
    return s->frequency[i];
}

static double probability(const struct scene *s, size_t i)
{
    size_t n = s->r->vectors->terms[i];
    double sum = 0;

    for (const struct vector_entry *e = begin(s, i); e < end(s, i); e++)
        sum += (double)e->count * s->r->terms->frequency[e->term];
    return n && s->most > 0 ? sum / (double)n / s->most : 0;
}

/* .35: what a sentence has in common with the lead of its own article is
 * measured for all but the lead, which gets a high typical value. */
static double lead(const struct scene *s, size_t i)
{
    return i == 0 ? .35 : vector_cosine(s->r->vectors, 0, i);
}

static double share(const struct scene *s, size_t i, const bool *marked,
                    size_t of)
{
    size_t n = 0;

    if (of == 0)
        return 0;
    for (const struct vector_entry *e = begin(s, i); e < end(s, i); e++)
        n += marked[e->term];
    return (double)n / (double)of;
}

static double title(const struct scene *s, size_t i)
{
    return share(s, i, s->in_title, s->title);
}

static double focus(const struct scene *s, size_t i)
{
    return share(s, i, s->in_focus, s->focus);
}

static double length(const struct scene *s, size_t i)
{
    double words = (double)s->r->vectors->words[i];

    return fmax(0, fmin(words, 60) - 30) / 30;
}

static double size(const struct scene *s, size_t i)
{
    return fmin((double)s->r->vectors->words[i], 35) / 35;
}

/* A long lead says in passing what later sentences say plainly. */
static double leadsize(const struct scene *s, size_t i)
{
    return i == 0 ? fmin((double)s->r->vectors->words[0], 50) / 50 : 0;
}

static double brevity(const struct scene *s, size_t i)
{
    return s->r->vectors->words[i] < 8;
}

static double quotation(const struct scene *s, size_t i)
{
    uint32_t c = utf8_peek(text_of(s, i), 0);

    return c == '"' || c == '\'' || c == 0x2018 || c == 0x201c || c == 0x201e ||
           c == 0xab;
}

static double question(const struct scene *s, size_t i)
{
    struct span t = text_of(s, i);

    return memchr(t.p, '?', t.n) != NULL;
}

static double connective(const struct scene *s, size_t i)
{
    return opener_of(s->r, i) == OPENER_CONNECTIVE;
}

/* A speaker's or writer's own voice: I, we, you anywhere. */
static double self(const struct scene *s, size_t i)
{
    const struct tokens *t = s->r->tokens;

    for (size_t k = t->first[i]; k < t->first[i + 1]; k++)
        if (t->at[k].kind == TOKEN_WORD && t->at[k].text.n <= 4 &&
            s->r->terms->id[k] == TERM_NONE &&
            opener_token(s->r->doc->lang, &t->at[k]) == OPENER_SELF)
            return 1;
    return 0;
}

/* Share of the words but the first that begin with a capital: names. */
static double capitals(const struct scene *s, size_t i)
{
    const struct tokens *t = s->r->tokens;
    size_t words = 0, capital = 0;

    for (size_t k = t->first[i] + 1; k < t->first[i + 1]; k++) {
        words += t->at[k].kind == TOKEN_WORD;
        capital += t->at[k].kind == TOKEN_WORD &&
                   (t->at[k].flags & TOKEN_CAPITAL) != 0;
    }
    return words ? (double)capital / (double)words : 0;
}

static double number(const struct scene *s, size_t i)
{
    const struct tokens *t = s->r->tokens;

    for (size_t k = t->first[i]; k < t->first[i + 1]; k++)
        if (t->at[k].kind == TOKEN_NUMBER)
            return 1;
    return 0;
}

/* A list in disguise, a heading, or a sentence that was cut. */
static double unfinished(const struct scene *s, size_t i)
{
    static const uint32_t stops[] = {
        '.',    '!',   '?',   '"',   '\'',   ')',    0x201d, 0x2019, 0xbb,
        0x3002, 0x61f, 0x6d4, 0x964, 0x2026, 0xff01, 0xff1f, 0x201c};
    struct span t = text_of(s, i);
    size_t at = t.n;
    uint32_t c = t.n ? utf8_before(t, &at) : 0;

    if (memchr(t.p, ':', t.n))
        return 1;
    for (size_t k = 0; k < sizeof stops / sizeof *stops; k++)
        if (stops[k] == c)
            return 0;
    return 1;
}

/* Falls to nothing over the length of a common article, however long this
 * one is. */
static double depth(const struct scene *s, size_t i)
{
    (void)s;
    return 1 - fmin((double)i, 20) / 20;
}

static double previous(const struct scene *s, size_t i)
{
    return i > 0 ? vector_cosine(s->r->vectors, i - 1, i) : 0;
}

/* Content words among all: what a sentence says for its length. */
static double density(const struct scene *s, size_t i)
{
    size_t words = s->r->vectors->words[i];

    return words ? (double)s->r->vectors->terms[i] / (double)words : 0;
}

/* Of the distinct terms of a sentence those that are marked. */
static double share_of_own(const struct scene *s, size_t i, const bool *marked)
{
    size_t own = (size_t)(end(s, i) - begin(s, i));

    return share(s, i, marked, own);
}

static double titled(const struct scene *s, size_t i)
{
    return share_of_own(s, i, s->in_title);
}

static double recurring(const struct scene *s, size_t i)
{
    return share_of_own(s, i, s->recurs);
}

/* Terms are numbered as they first appear, so those that a sentence brings
 * are those above all before it. */
static double fresh(const struct scene *s, size_t i)
{
    size_t own = (size_t)(end(s, i) - begin(s, i)), n = 0;

    for (const struct vector_entry *e = begin(s, i); e < end(s, i); e++)
        n += e->term >= s->known[i];
    return own ? (double)n / (double)own : 0;
}

/* Says when: news tells the day of the event itself, not of its
 * background. */
static double dated(const struct scene *s, size_t i)
{
    const struct tokens *t = s->r->tokens;

    for (size_t k = t->first[i]; k < t->first[i + 1]; k++) {
        const struct lexeme *e =
            t->at[k].kind == TOKEN_WORD
                ? token_find(&s->r->doc->lang->calendar, &t->at[k])
                : NULL;

        if (e && (e->tag == CALENDAR_WEEKDAY || e->tag == CALENDAR_DEICTIC ||
                  (e->tag == CALENDAR_MONTH &&
                   (e->value < 100 || t->at[k].flags & TOKEN_CAPITAL))))
            return 1;
    }
    return 0;
}

/* Names as in corpus/<code>/weights.tsv and in --explain. */
static const char *const names[] = {
    "position",    "early",    "opening",   "second",     "third",
    "last",        "progress", "paragraph", "centrality", "frequency",
    "probability", "lead",     "title",     "focus",      "size",
    "length",      "leadsize", "brevity",   "quotation",  "question",
    "connective",  "self",     "capitals",  "number",     "unfinished",
    "depth",       "previous", "density",   "titled",     "recurring",
    "fresh",       "dated",
};

static double (*const features[])(const struct scene *, size_t) = {
    position,   early,     opening,    second,    third,       last,
    progress,   paragraph, centrality, frequency, probability, lead,
    title,      focus,     size,       length,    leadsize,    brevity,
    quotation,  question,  connective, self,      capitals,    number,
    unfinished, depth,     previous,   density,   titled,      recurring,
    fresh,      dated,
};

enum { FEATURES = sizeof names / sizeof *names };
_Static_assert(FEATURES == sizeof features / sizeof *features,
               "a name for every feature");
_Static_assert(FEATURES + 8 <= SCORE_PARTS_MAX, "room for all weights");

size_t feature_count(void)
{
    return FEATURES;
}

const char *const *feature_names(void)
{
    return names;
}

/* ---- the scene ---- */

static void scale_to_one(double *value, size_t n)
{
    double most = 0;

    for (size_t i = 0; i < n; i++)
        most = fmax(most, value[i]);
    for (size_t i = 0; most > 0 && i < n; i++)
        value[i] /= most;
}

/* Cosine with the centroid of the terms that occur at least twice: what
 * occurs once says nothing about what the article is about. */
static void find_centrality(struct scene *s, struct arena *a)
{
    const struct terms *t = s->r->terms;
    size_t n = s->r->sentences->count;

    s->centrality = ARENA_NEW(a, double, n + 1);
    s->frequency = ARENA_NEW(a, double, n + 1);
    for (size_t i = 0; i < n; i++) {
        size_t terms = s->r->vectors->terms[i];
        double sum = 0;

        for (const struct vector_entry *e = begin(s, i); e < end(s, i); e++) {
            double tf = t->frequency[e->term];

            if (tf >= 2)
                s->centrality[i] += (double)e->weight * tf;
            sum += (double)e->count * tf;
        }
        s->frequency[i] = terms ? sum / (double)terms : 0;
    }
    scale_to_one(s->centrality, n);
    scale_to_one(s->frequency, n);
    for (size_t w = 0; w < t->count; w++)
        s->most = fmax(s->most, t->frequency[w]);
}

static void find_novelty(struct scene *s, struct arena *a)
{
    const struct terms *t = s->r->terms;
    size_t n = s->r->sentences->count, known = 0;

    s->recurs = ARENA_NEW(a, bool, t->count + 1);
    for (size_t w = 0; w < t->count; w++)
        s->recurs[w] = t->frequency[w] > 1;
    s->known = ARENA_NEW(a, size_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        s->known[i] = known;
        if (begin(s, i) < end(s, i) && end(s, i)[-1].term >= known)
            known = (size_t)end(s, i)[-1].term + 1;
    }
}

/* Marks the terms of `ids`; returns how many distinct ones there are,
 * those that the text lacks included. */
static size_t mark_terms(bool *marked, const uint32_t *ids, size_t count)
{
    size_t distinct = 0;

    for (size_t i = 0; i < count; i++) {
        if (ids[i] != TERM_NONE && marked[ids[i]])
            continue;
        distinct++;
        if (ids[i] != TERM_NONE)
            marked[ids[i]] = true;
    }
    return distinct;
}

struct scores score_all(const struct ranked *r, const struct weights *weights,
                        enum score_use use, struct arena *a)
{
    size_t n = r->sentences->count;
    struct scores scores = {.names = names, .parts = FEATURES, .count = n};
    struct scene s = {.r = r};
    double weight[FEATURES];

    s.in_title = ARENA_NEW(a, bool, r->terms->count + 1);
    s.in_focus = ARENA_NEW(a, bool, r->terms->count + 1);
    s.title = mark_terms(s.in_title, r->title, r->title_count);
    s.focus = mark_terms(s.in_focus, r->focus, r->focus_count);
    find_centrality(&s, a);
    find_novelty(&s, a);
    for (size_t f = 0; f < FEATURES; f++)
        weight[f] = weights_of(weights, f, use);
    scores.value = ARENA_NEW(a, double, n *FEATURES + 1);
    scores.total = ARENA_NEW(a, double, n + 1);
    for (size_t i = 0; i < n; i++)
        for (size_t f = 0; f < FEATURES; f++) {
            double part = weight[f] != 0 ? weight[f] * features[f](&s, i) : 0;

            scores.value[i * FEATURES + f] = part;
            scores.total[i] += part;
        }
    return scores;
}
