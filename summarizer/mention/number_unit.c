#include "mention/number_unit.h"

#include "mention/number_value.h"

#include "base/utf8.h"

/* Adjectives and nouns before the head; "two senior Western European
 * security sources" has five. */
enum { PHRASE = 7, LONGEST_UNIT = 48 };

/* Values in lang.units. */
enum { UNIT_SINGULAR = 1, UNIT_POINTS = 2, UNIT_MEASURE = 4 };

static bool is_tag(const struct atom *a, enum number_word tag)
{
    return a->kind == ATOM_NUMBER && a->tag == tag;
}

static bool is_measure(const struct lexeme *e)
{
    return e->value == UNIT_MEASURE || e->value == UNIT_POINTS ||
           e->tag == CLASS_MONEY || e->tag == CLASS_PERCENT ||
           e->tag == CLASS_DISTANCE || e->tag == CLASS_AREA ||
           e->tag == CLASS_MASS || e->tag == CLASS_DURATION;
}

/* Words as the lists know them: not ordinals, scales and small words, but
 * labels (page, room) and words of extent are nouns here. */
static bool is_word(const struct atom *a)
{
    return a->kind == ATOM_WORD ||
           (a->kind == ATOM_NUMBER &&
            (a->tag == NUMBER_WORD_LABEL || a->tag == NUMBER_WORD_ORDINAL ||
             a->tag == NUMBER_WORD_EXTENT || a->tag == NUMBER_WORD_DOZEN ||
             a->tag == NUMBER_WORD_POINT));
}

static const struct lexeme *unit_of(const struct atom *a,
                                    const struct lang *lang)
{
    return is_word(a) || (a->kind == ATOM_NUMBER && a->glued) ||
                   a->kind == ATOM_MARK
               ? atom_find(&lang->units, a)
               : NULL;
}

/* The unit of two words: "per cent", "square miles", "light years". */
static const struct lexeme *pair_of(const struct atom *at, size_t i,
                                    const struct lang *lang)
{
    char key[LONGEST_UNIT];
    struct span a, b;

    if (!is_word(&at[i]) || at[i + 1].glued ||
        (at[i + 1].kind != ATOM_WORD && at[i + 1].kind != ATOM_NUMBER))
        return NULL;
    a = utf8_fold(at[i].text, key, sizeof key / 2 - 1);
    if (a.n < 2 || a.n + 1 >= sizeof key / 2)
        return NULL;
    key[a.n] = ' ';
    b = utf8_fold(at[i + 1].text, key + a.n + 1, sizeof key - a.n - 1);
    return lexicon_find(&lang->units, (struct span){key, a.n + 1 + b.n});
}

static struct span cover(const struct atom *at, size_t first, size_t end)
{
    const char *p = at[first].text.p;

    return (struct span){p,
                         (size_t)(at[end - 1].text.p + at[end - 1].text.n - p)};
}

/* The 's that is an atom of its own. */
static bool is_possessive(const struct atom *a)
{
    return a->kind == ATOM_WORD &&
           (a->text.p[0] == '\'' || (unsigned char)a->text.p[0] == 0xe2);
}

bool counted_stops(const struct atom *a, const struct lang *lang)
{
    const struct lexeme *e;

    if (!is_word(a))
        return true;
    if (a->text.n == 1 && !a->glued)
        return true;
    e = atom_find(&lang->calendar, a);
    if (e && a->capital &&
        (e->tag == CALENDAR_WEEKDAY || e->tag == CALENDAR_MONTH))
        return true;
    if (is_possessive(a))
        return true;
    /* A capital behind a number is no function word: US troops. */
    return !a->capital && !atom_in(&lang->units, a) &&
           (atom_in(&lang->stopwords, a) || atom_in(&lang->cues, a) ||
            atom_in(&lang->events, a));
}

/* Ends like a plural; only asked of words that the list does not know. */
static bool looks_plural(struct span w)
{
    if (w.n < 4 || w.p[w.n - 1] != 's')
        return false;
    return w.p[w.n - 2] != 's' && w.p[w.n - 2] != 'u' && w.p[w.n - 2] != 'i';
}

static struct counted found(const struct atom *at, size_t first, size_t end,
                            const struct lexeme *e)
{
    struct counted c = {.head = cover(at, first, end), .end = end};

    c.known = e != NULL;
    c.plural = e ? e->value != UNIT_SINGULAR : looks_plural(at[end - 1].text);
    c.unit_class = e ? (enum unit_class)e->tag : CLASS_OTHER;
    return c;
}

/* The part of a word before its first hyphen. */
static struct span before_hyphen(struct span word)
{
    size_t n = 0;

    while (n < word.n && word.p[n] != '-')
        n++;
    return span_upto(word, n);
}

/* Whether `word` makes an age of a duration: "old". */
static bool is_age_word(struct span word, const struct lang *lang)
{
    const struct lexeme *e = lexicon_find_folded(&lang->numbers, word);

    return e && e->tag == NUMBER_WORD_EXTENT && e->value == 1;
}

/* "300,000 year-old", "43 percent-owned": a measure that leads a compound,
 * parted from its number by a space. */
static struct counted read_joined(const struct atom *at, size_t i,
                                  const struct lang *lang)
{
    struct counted c = {.end = i};
    struct span word = at[i].text, head = before_hyphen(word);
    const struct lexeme *e;

    if (at[i].kind != ATOM_WORD || head.n < 2 || head.n + 1 >= word.n)
        return c;
    e = lexicon_find_folded(&lang->units, head);
    if (!e || !is_measure(e))
        return c;
    c = found(at, i, i + 1, e);
    c.head = c.unit_class == CLASS_PERCENT ? SPAN("%") : head;
    c.tight = true;
    c.age = c.unit_class == CLASS_DURATION &&
            is_age_word(span_from(word, head.n + 1), lang);
    return c;
}

struct counted measure_read(const struct atom *at, size_t i,
                            const struct lang *lang)
{
    struct counted c;
    const struct lexeme *e;

    if (at[i].kind == ATOM_PERCENT)
        return (struct counted){.head = SPAN("%"),
                                .unit_class = CLASS_PERCENT,
                                .end = i + 1,
                                .tight = true};
    if ((e = pair_of(at, i, lang)) && is_measure(e))
        c = found(at, i, i + 2, e);
    else if ((e = unit_of(&at[i], lang)) && (is_measure(e) || at[i].glued) &&
             (at[i].glued || at[i].text.n > 1))
        c = found(at, i, i + 1, e);
    else
        return read_joined(at, i, lang);
    c.tight = true;
    if (c.unit_class == CLASS_PERCENT && e->value != UNIT_POINTS)
        c.head = SPAN("%");
    return c;
}

static bool is_small_word(struct span word, const struct lang *lang)
{
    return lexicon_has(&lang->numbers, word) ||
           lexicon_has(&lang->stopwords, word);
}

/* A 12-percent rise, but not a five-percentage-point rise. */
static struct span percent_head(const struct lexeme *e, struct span head)
{
    return e && e->tag == CLASS_PERCENT && e->value == 0 ? SPAN("%") : head;
}

/* "11-year lull", "31-year-old", "two-car tram". */
static struct counted read_hyphen(const struct atom *at, size_t i,
                                  const struct lang *lang)
{
    struct counted c = {.end = i};
    struct span word = at[i + 1].text, head = before_hyphen(word), tail;
    const struct lexeme *e;
    size_t k = i + 2;

    if (!is_word(&at[i + 1]) || !at[i + 1].glued)
        return c;
    if (at[k].kind == ATOM_DASH && at[k].glued && is_word(&at[k + 1]))
        k += 2;
    tail = head.n + 1 < word.n ? span_from(word, head.n + 1)
           : k > i + 2         ? at[k - 1].text
                               : at[k].text; /* 2-year old */
    e = lexicon_find_folded(&lang->units, head);
    if (!e && is_small_word(head, lang))
        return c; /* 10-to-1, two-for-one */
    c = found(at, i + 1, i + 2, e);
    c.head = percent_head(e, head);
    c.tight = e && is_measure(e);
    c.age = c.unit_class == CLASS_DURATION && is_age_word(tail, lang);
    c.hyphen = true;
    c.end = k;
    if (!at[k].glued && !at[k].capital && !counted_stops(&at[k], lang))
        c.end = k + 1;
    return c;
}

/* A participle, which is part of the phrase only before a noun. */
static bool looks_participle(struct span w)
{
    return (w.n > 4 && span_ends(w, SPAN("ed"))) ||
           (w.n > 5 && span_ends(w, SPAN("ing")));
}

static bool is_plural(const struct atom *a, const struct lang *lang)
{
    const struct lexeme *e = unit_of(a, lang);

    return e ? e->value != UNIT_SINGULAR : looks_plural(a->text);
}

/* "dead" in "20 people dead": what was done, not what was counted. */
static bool is_state(const struct atom *a, const struct lang *lang)
{
    return a->text.p[a->text.n - 1] != 's' && atom_in(&lang->events, a);
}

/* A participle that no plural noun follows: "12 wanted to go". */
static bool is_loose_participle(const struct atom *at, size_t k,
                                const struct lang *lang)
{
    if (!looks_participle(at[k].text) || atom_in(&lang->units, &at[k]))
        return false;
    if (counted_stops(&at[k + 1], lang))
        return true;
    return !is_plural(&at[k + 1], lang) &&
           (counted_stops(&at[k + 2], lang) || !is_plural(&at[k + 2], lang));
}

/* The end of the noun phrase that begins at i. */
static size_t phrase_end(const struct atom *at, size_t i,
                         const struct lang *lang)
{
    size_t k = i;

    while (k < i + PHRASE) {
        if (k > i && is_possessive(&at[k]) && !counted_stops(&at[k + 1], lang))
            k++; /* 1,000 of the ship's crew */
        if (counted_stops(&at[k], lang))
            break;
        if (is_loose_participle(at, k, lang))
            break;
        if (k > i && is_state(&at[k], lang) &&
            !(is_word(&at[k + 1]) && is_plural(&at[k + 1], lang)))
            break;
        k++;
    }
    return k;
}

/* "The Assistance Force enters": a name ends in what is counted, and the
 * word behind it is none that is known to be counted. */
static bool ends_name(const struct atom *last, const struct atom *next,
                      const struct lang *lang)
{
    return last->capital && unit_of(last, lang) && !next->capital &&
           !unit_of(next, lang) && looks_plural(next->text);
}

static struct counted read_plural(const struct atom *at, size_t i, size_t end,
                                  const struct lang *lang)
{
    size_t best = end, weak = end;

    for (size_t k = i; k < end; k++) {
        if (k > i && ends_name(&at[k - 1], &at[k], lang))
            break;
        if (!is_plural(&at[k], lang)) {
            if (best != end)
                break;
            continue;
        }
        if (at[k].capital && !unit_of(&at[k], lang))
            weak = k;
        else
            best = k;
    }
    if (best == end)
        best = weak;
    if (best == end && i < end && unit_of(&at[i], lang))
        best = i;
    if (best == end)
        return (struct counted){.end = i};
    return found(at, best, best + 1, unit_of(&at[best], lang));
}

static struct counted read_single(const struct atom *at, size_t i, size_t end,
                                  const struct lang *lang)
{
    size_t best = end;

    for (size_t k = i; k < end; k++)
        if (unit_of(&at[k], lang))
            best = k;
        else if (best != end)
            break;
    if (best == end && end > i && end <= i + 3)
        best = end - 1;
    if (best == end)
        return (struct counted){.end = i};
    return found(at, best, best + 1, unit_of(&at[best], lang));
}

static struct counted read_phrase(const struct atom *at, size_t i, bool single,
                                  const struct lang *lang)
{
    struct counted c = measure_read(at, i, lang);
    const struct lexeme *e = pair_of(at, i, lang);
    size_t end;

    if (c.tight)
        return c;
    if (e)
        return found(at, i + 1, i + 2, e); /* police officers */
    end = phrase_end(at, i, lang);
    c = single ? read_single(at, i, end, lang) : read_plural(at, i, end, lang);
    /* "2.6 million Palestinians" */
    if (!c.known && c.head.n > 1 &&
        lexicon_has(&lang->stopwords, c.head) == false &&
        (lexicon_find(&world.demonyms, c.head) ||
         lexicon_find(&world.demonyms, span_upto(c.head, c.head.n - 1))))
        c.unit_class = CLASS_PEOPLE;
    return c;
}

/* "of the", "more", "other": over them to the noun. */
static size_t past_others(const struct atom *at, size_t i)
{
    while (is_tag(&at[i], NUMBER_WORD_OTHER))
        i++;
    return i;
}

/* A plural right behind "of the" is a noun though it may be a verb in
 * other places: "two of the cables". */
static bool is_noun_there(const struct atom *a, const struct lang *lang)
{
    return is_word(a) && !a->capital && !atom_in(&lang->stopwords, a) &&
           (atom_in(&lang->cues, a) || atom_in(&lang->events, a)) &&
           is_plural(a, lang);
}

/* "10 of the 12 victims", "21 of the more than 200 girls": what the second
 * number counts; the phrase itself ends before "of". */
static struct counted read_part(const struct atom *at, size_t i,
                                const struct lang *lang)
{
    enum { WORDS = 4 }; /* between "of" and the second number */
    struct counted c = {.end = i};
    size_t k = i + 1;

    while (k < i + WORDS && !at[k].capital &&
           (is_tag(&at[k], NUMBER_WORD_OTHER) ||
            is_tag(&at[k], NUMBER_WORD_STOP) ||
            (at[k].kind == ATOM_WORD && (atom_in(&lang->stopwords, &at[k]) ||
                                         atom_in(&lang->modifiers, &at[k])))))
        k++;
    if (k == i + 1 || !numeral_begins(&at[k]))
        return c;
    struct numeral n = numeral_read(at, k, false);
    if (n.end == k || n.none)
        return c;
    c = read_phrase(at, n.end, false, lang);
    c.end = i;
    return c;
}

static bool is_article(const struct atom *a, const struct lang *lang)
{
    const struct lexeme *e = atom_find(&lang->grammar, a);

    return e && e->tag <= GRAMMAR_DEFINITE;
}

static struct counted read_of(const struct atom *at, size_t i,
                              const struct lang *lang)
{
    size_t k = past_others(at, i + 1);
    struct counted c = read_part(at, i, lang);

    if (at[k].kind == ATOM_MARK && span_eq(at[k].text, SPAN("#")))
        k++; /* "three of the #Girls" */

    if (c.head.n) {
        c.of = true;
        return c;
    }
    if (is_tag(&at[k], NUMBER_WORD_PRONOUN) && !at[k].capital) {
        c = found(at, k, k + 1, NULL);
    } else if (k > i + 1 && is_noun_there(&at[k], lang)) {
        c = found(at, k, k + 1, unit_of(&at[k], lang));
    } else {
        c = read_phrase(at, k, false, lang);
        if (c.head.n == 0)
            c = read_single(at, k, phrase_end(at, k, lang), lang);
        if (c.head.n == 0 && k > i + 1 && !is_article(&at[k - 1], lang))
            c = found(at, k - 1, k, NULL); /* half of these */
    }
    if (c.head.n == 0)
        c.end = i;
    c.of = c.head.n > 0;
    return c;
}

struct counted counted_read(const struct atom *at, size_t i, bool single,
                            const struct lang *lang)
{
    size_t k;

    if (at[i].kind == ATOM_DASH && at[i].glued)
        return read_hyphen(at, i, lang);
    if (is_tag(&at[i], NUMBER_WORD_OF))
        return read_of(at, i, lang);
    k = past_others(at, i);
    struct counted c = read_phrase(at, k, single, lang);
    if (c.head.n == 0)
        c.end = i;
    if (c.unit_class == CLASS_DURATION &&
        is_tag(&at[c.end], NUMBER_WORD_EXTENT) && c.head.n)
        c.age = atom_find(&lang->numbers, &at[c.end])->value == 1;
    return c;
}
