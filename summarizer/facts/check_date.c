#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "facts/checking.h"

enum { PHRASE_MOST = 96 /* [bytes] of the words of a date */ };

struct check_date { /* a date of a source */
    struct span value, iso, text;
    struct at at;
    bool placed;
    struct span range;
    uint32_t next; /* 1 + the date before it in the same words */
};

/* Year, month and day of an ISO date or of the head of a TIMEX3 value. */
static struct span day_of(struct span s)
{
    return span_upto(s, s.n < 10 ? s.n : 10);
}

/* "2021-01" holds "2021-01-05"; not the reverse. */
static bool holds(struct span coarse, struct span fine)
{
    return coarse.n >= 4 && span_starts(fine, coarse) &&
           (fine.n == coarse.n || fine.p[coarse.n] == '-' ||
            fine.p[coarse.n] == 'T');
}

bool check_same_date(const struct date_value *ours,
                     const struct date_value *theirs)
{
    if (ours->iso.n && theirs->iso.n)
        return holds(day_of(ours->iso), day_of(theirs->iso));
    return ours->value.n && span_eq(ours->value, theirs->value);
}

static void add(struct checking *k, struct check_date date)
{
    k->dates = arena_more(k->arena, k->dates, k->date_count, sizeof *k->dates);
    k->dates[k->date_count++] = date;
}

/* The words of a date as a key. */
static struct span phrase_key(struct span text, char *out, size_t room)
{
    return utf8_fold(span_trim(text), out, room);
}

/* Known by its words as well, which may mean several days. */
static void learn_phrase(struct checking *k, struct span text)
{
    char out[PHRASE_MOST];
    bool fresh;
    uint32_t *head;

    if (text.n >= sizeof out)
        return;
    head = table_put(&k->date_phrases,
                     arena_copy(k->arena, phrase_key(text, out, sizeof out)),
                     &fresh);
    k->dates[k->date_count - 1].next = *head;
    *head = (uint32_t)k->date_count;
}

/* Known by its value and by every coarser one. */
static void learn(struct checking *k, struct span value, size_t index)
{
    static const size_t lengths[] = {4, 7, 10};
    bool fresh;

    if (value.n == 0)
        return;
    uint32_t *at = table_put(&k->date_values, value, &fresh);
    if (fresh)
        *at = (uint32_t)index + 1;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct span head;

        if (value.n <= lengths[i] || value.p[0] < '0' || value.p[0] > '9')
            continue;
        head = span_upto(value, lengths[i]);
        at = table_put(&k->date_values, head, &fresh);
        if (fresh)
            *at = (uint32_t)index + 1;
    }
}

/* Both ends of "2021-01-02/2021-01-03", and the whole. */
static void learn_range(struct checking *k, struct span iso, size_t index)
{
    size_t slash = iso.n ? span_find(iso, SPAN("/")) : SIZE_MAX;

    learn(k, iso, index);
    if (slash != SIZE_MAX) {
        learn(k, span_upto(iso, slash), index);
        learn(k, span_from(iso, slash + 1), index);
    }
}

static void add_source(struct checking *k, size_t d)
{
    const struct reading *r = &k->request->sources[d];
    const struct span stated[] = {r->doc->date, r->doc->modified};

    for (size_t i = 0; i < r->mentions->count; i++) {
        const struct mention *m = &r->mentions->at[i];
        const struct date_value *v = &m->as.date;

        if (m->kind != MENTION_DATE)
            continue;
        add(k, (struct check_date){
                   .value = v->value,
                   .iso = v->iso,
                   .text = m->text,
                   .at = {d, m->text, r->sentences->at[m->sentence].paragraph,
                          m->sentence + 1},
                   .placed = true,
                   .range = v->range_iso,
        });
        learn_phrase(k, m->text);
        learn_range(k, v->iso, k->date_count - 1);
        learn(k, v->value, k->date_count - 1);
        learn_range(k, v->range_iso, k->date_count - 1);
    }
    for (size_t i = 0; i < 2; i++)
        if (stated[i].n) {
            add(k, (struct check_date){.iso = stated[i], .text = stated[i]});
            learn(k, stated[i], k->date_count - 1);
        }
}

void check_dates_build(struct checking *k)
{
    k->date_values = table_new(k->arena, 64);
    k->date_phrases = table_new(k->arena, 64);
    for (size_t d = 0; d < k->request->count; d++)
        add_source(k, d);
}

/* How many of year, month and day are those of the other. */
static int likeness(struct span a, struct span b)
{
    static const size_t parts[][2] = {
        {0, 4 },
        {5, 7 },
        {8, 10}
    };
    int n = 0;

    for (size_t i = 0; i < 3; i++)
        n += a.n >= parts[i][1] && b.n >= parts[i][1] &&
             span_eq(span_slice(a, parts[i][0], parts[i][1]),
                     span_slice(b, parts[i][0], parts[i][1]));
    return n;
}

static const struct check_date *find_nearest(const struct checking *k,
                                             const struct date_value *v)
{
    enum { LOOK = 4096 /* [dates] */ };
    struct span ours = v->iso.n ? v->iso : v->value;
    const struct check_date *best = NULL;
    int most = 0;

    for (size_t i = 0; i < k->date_count && i < LOOK; i++) {
        const struct check_date *d = &k->dates[i];
        int n = likeness(ours, d->iso.n ? d->iso : d->value);

        if (n > most) {
            most = n;
            best = d;
        }
    }
    return best;
}

/* Month and day are those of a date that has no year. */
static const uint32_t *find_yearless(const struct checking *k, struct span iso)
{
    char out[10] = "XXXX";

    if (iso.n != 10)
        return NULL;
    memcpy(out + 4, iso.p + 4, 6);
    return table_find(&k->date_values, (struct span){out, 10});
}

static const uint32_t *find_value(const struct checking *k,
                                  const struct date_value *v)
{
    const uint32_t *at = NULL;

    if (v->iso.n)
        at = table_find(&k->date_values, v->iso);
    if (!at && v->value.n)
        at = table_find(&k->date_values, v->value);
    return at;
}

/* The words stand in a source with at least one more around them, or are
 * three and more. */
static bool is_in_run(const struct checking *k, struct span text, size_t *place,
                      size_t *last)
{
    size_t first, end;

    check_words_of(k, text, &first, &end);
    if (first == end || k->words[first].run < end - first + (end < first + 3))
        return false;
    *place = k->words[first].place;
    *last = k->words[end - 1].place;
    return *last == *place + (end - first) - 1;
}

/* "On Tuesday": the same words somewhere, when neither is resolved. */
static bool is_phrase(const struct checking *k, struct span text, size_t *place,
                      size_t *last)
{
    size_t first, end;

    check_words_of(k, text, &first, &end);
    struct wording w = check_wording(k, first, end);
    if (w.count == 0 ||
        passage_longest(&k->passages, w.ids, w.count, place) < w.count)
        return false;
    *last = *place + w.count - 1;
    return true;
}

void check_date(struct checking *k, const struct mention *m)
{
    const struct date_value *v = &m->as.date;
    struct check_item *item;
    const struct check_date *nearest;
    const uint32_t *at;
    size_t place, last;

    if (span_ends(v->value, SPAN("_REF")))
        return; /* "now", "recently" say no date */
    item = check_add(k, CHECK_DATE, m->text);
    if (is_in_run(k, m->text, &place, &last)) {
        check_found(k, item, place, last);
        return;
    }
    at = find_value(k, v);
    if (!at && (v->iso.n == 0 || v->computed) &&
        is_phrase(k, m->text, &place, &last)) {
        check_found(k, item, place, last);
        return;
    }
    nearest = at ? &k->dates[*at - 1] : NULL;
    item->verdict = at ? CHECK_FOUND : CHECK_MISSING;
    if (!at && (at = find_yearless(k, v->iso))) {
        nearest = &k->dates[*at - 1];
        item->verdict = CHECK_REWORDED; /* the year is not theirs */
    }
    if (!nearest)
        nearest = find_nearest(k, v);
    if (!nearest)
        return;
    item->at = nearest->at;
    item->placed = nearest->placed;
    if (item->verdict != CHECK_FOUND)
        item->nearest = nearest->text;
}

/* ---- values ---- */

static bool is_value_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == ':' || c == '/';
}

/* The value that begins at `at`: four digits, a hyphen, and more. */
static struct span value_at(struct span s, size_t at)
{
    size_t n = at;

    while (n < s.n && is_value_byte(s.p[n]))
        n++;
    while (n > at && (s.p[n - 1] < '0' || s.p[n - 1] > '9') &&
           (s.p[n - 1] < 'A' || s.p[n - 1] > 'Z'))
        n--;
    for (size_t i = at; i < at + 4; i++)
        if (i >= n || s.p[i] < '0' || s.p[i] > '9')
            return SPAN("");
    return n >= at + 7 && (s.p[at + 4] == '-' || s.p[at + 4] == '/')
               ? span_slice(s, at, n)
               : SPAN("");
}

/* "2017-18" is a season and "2017-2018" a span of years, not a month. */
static bool is_month(struct span value)
{
    char tens = value.p[5], ones = value.p[6];

    return value.n < 7 || value.p[4] == '/' || tens < '0' || tens > '9' ||
           ones < '0' || ones > '9' ||
           ((value.n == 7 || value.p[7] == '-') && tens <= '1' &&
            (tens == '0' || ones <= '2'));
}

static void check_value(struct checking *k, struct span value, size_t sentence)
{
    const struct date_value v = {.value = value, .iso = value};
    struct check_item *item = check_add(k, CHECK_DATE, value);
    const uint32_t *at = table_find(&k->date_values, value);
    const struct check_date *near =
        at ? &k->dates[*at - 1] : find_nearest(k, &v);
    size_t first, end;

    if (near) {
        item->verdict = at ? CHECK_FOUND : CHECK_MISSING;
        item->at = near->at;
        item->placed = near->placed;
        item->nearest = at ? SPAN("") : near->text;
    }
    k->stated[sentence] = true;
    check_words_of(k, value, &first, &end);
    for (size_t i = first; i < end; i++)
        k->words[i].label = true; /* they are no words of a sentence */
    if (first < end)
        k->words[first].edge = true;
    if (end < k->count)
        k->words[end].edge = true;
}

/* The same value as a word of a source. */
static bool in_text(struct checking *k, struct span value)
{
    size_t place, last;

    return is_phrase(k, value, &place, &last) &&
           !k->passages.at[k->passages.words[place].passage].stated;
}

void check_isos(struct checking *k)
{
    const struct sentences *all = k->request->brief->sentences;

    for (size_t s = 0; s < all->count; s++) {
        struct span text = all->at[s].text;

        for (size_t i = 0; i < text.n; i++) {
            struct span value = SPAN("");

            if (i == 0 || !is_value_byte(text.p[i - 1]))
                value = value_at(text, i);
            if (value.n == 0 || !is_month(value) || in_text(k, value))
                continue;
            check_value(k, value, s);
            i += value.n - 1;
        }
    }
    k->iso_count = k->out.count;
}

/* ---- pairs ---- */

/* Whether a date of a source has this value or one within it. */
static bool has_value(const struct check_date *d, struct span iso)
{
    const struct span values[] = {d->iso, d->value, d->range};

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct span v = values[i];
        size_t slash = v.n ? span_find(v, SPAN("/")) : SIZE_MAX;

        if (v.n == 0)
            continue;
        if (holds(iso, v) ||
            (slash != SIZE_MAX && holds(iso, span_from(v, slash + 1))))
            return true;
    }
    return false;
}

/* The date in these words that is not what the brief says they mean; NULL:
 * one is, or no source has the words. */
static const struct check_date *find_denied(const struct checking *k,
                                            struct span words, struct span iso)
{
    enum { LOOK = 256 /* [dates] in the same words */ };
    char out[PHRASE_MOST];
    const struct check_date *d = NULL;
    const uint32_t *at;
    uint32_t next;

    if (words.n >= sizeof out)
        return NULL;
    at = table_find(&k->date_phrases, phrase_key(words, out, sizeof out));
    next = at ? *at : 0;
    for (size_t n = 0; next && n < LOOK; n++) {
        d = &k->dates[next - 1];
        if (has_value(d, iso))
            return NULL;
        next = d->next;
    }
    return next ? NULL : d;
}

/* The date that is all that a quotation says, but for one word before it:
 * "on Sunday"; empty: there is none. */
static struct span date_in(const struct checking *k,
                           const struct mention *quote,
                           const struct mention *end)
{
    const char *stop = quote->text.p + quote->text.n;
    size_t first, last, date, behind;

    check_words_of(k, quote->text, &first, &last);
    for (const struct mention *m = quote + 1; m < end && m->text.p < stop;
         m++) {
        if (m->kind != MENTION_DATE)
            continue;
        check_words_of(k, m->text, &date, &behind);
        return behind == last && date <= first + 1 ? m->text : SPAN("");
    }
    return SPAN("");
}

/* The date in quotation marks in sentence `s`, if all its other words are
 * labels; empty: there are others. */
static struct span quoted_date(const struct checking *k, size_t s,
                               const struct mention *m,
                               const struct mention *end)
{
    struct wording w = check_wording(k, k->first[s], k->first[s + 1]);
    size_t first, last;

    for (; m < end && m->sentence <= s; m++) {
        if (m->kind != MENTION_QUOTE || m->sentence < s)
            continue;
        check_words_of(k, m->text, &first, &last);
        return w.count == last - first && w.count > 0 && w.at[0] == first
                   ? date_in(k, m, end)
                   : SPAN("");
    }
    return SPAN("");
}

void check_date_pairs(struct checking *k)
{
    const struct mentions *all = k->request->brief->mentions;
    const struct mention *m = all->at, *end;
    size_t s = 0;

    if (all->count == 0)
        return;
    end = m + all->count;
    /* The values come first among the items, in order. */
    for (size_t i = 0; i < k->iso_count; i++) {
        struct check_item *item = &k->out.items[i];
        const struct check_date *d;
        struct span words;
        size_t first, last;

        check_words_of(k, item->text, &first, &last);
        if (first == last || item->verdict != CHECK_FOUND)
            continue;
        s = k->words[first].sentence;
        while (m < end && m->sentence < s)
            m++;
        words = quoted_date(k, s, m, end);
        d = words.n ? find_denied(k, words, item->text) : NULL;
        if (!d)
            continue;
        item->verdict = CHECK_REWORDED;
        item->at = d->at;
        item->placed = d->placed;
        item->nearest = d->text;
    }
}
