#include "mention/number_kind.h"

/* People live no longer; "a 400-year-old church" is a quantity. */
enum { OLDEST = 120, FIRST_YEAR = 1900, LAST_YEAR = 2099 };

static bool is_tag(const struct atom *a, enum number_word tag)
{
    return a->kind == ATOM_NUMBER && a->tag == tag;
}

static bool is_mark(const struct atom *a, char c)
{
    return a->kind == ATOM_MARK && a->text.n == 1 && a->text.p[0] == c;
}

static bool is_joint(const struct atom *a)
{
    return a->kind == ATOM_DASH ||
           (a->kind == ATOM_MARK && a->text.n == 1 &&
            (a->text.p[0] == '/' || a->text.p[0] == ':' ||
             a->text.p[0] == '.'));
}

/* Digits chained by hyphens, slashes, colons: 555-0123-4, 24/7, 10:45. */
static size_t chain_end(const struct atom *at, size_t i)
{
    while (is_joint(&at[i]) && at[i].glued && at[i + 1].glued &&
           (at[i + 1].kind == ATOM_DIGITS || at[i + 1].kind == ATOM_WORD))
        i += 2;
    return i;
}

/* A name before it: "Boeing 737", "Highway 61", but not the capital that
 * only opens the sentence ("In 12 cities"). */
static bool follows_name(const struct atom *at, size_t i,
                         const struct lang *lang)
{
    const struct atom *a = &at[i - 1];

    if (a->kind != ATOM_WORD || !a->capital)
        return false;
    if (atom_in(&lang->stopwords, a) || atom_in(&lang->cues, a))
        return false;
    return at[i - 2].kind != ATOM_END || a->text.n > 3;
}

/* "No. 10", "the age of 21": a label with one atom between. */
static bool is_label_apart(const struct atom *at, size_t i)
{
    const struct atom *label = &at[i - 2];

    if (i < 3 || !is_tag(label, NUMBER_WORD_LABEL))
        return false;
    return (is_mark(&at[i - 1], '.') && at[i - 1].glued) ||
           (is_tag(&at[i - 1], NUMBER_WORD_OF) && label->value == 1);
}

static bool is_list_joint(const struct atom *a)
{
    return is_mark(a, ',') || is_tag(a, NUMBER_WORD_AND) ||
           is_tag(a, NUMBER_WORD_TO) || is_tag(a, NUMBER_WORD_OR);
}

/* "posts 542", "posts 542 and 543". */
static bool follows_label(const struct atom *at, size_t i)
{
    for (int turn = 0; turn < 4 && i > 1; turn++) {
        if (is_tag(&at[i - 1], NUMBER_WORD_LABEL) || is_label_apart(at, i))
            return true;
        if (i < 4 || !is_list_joint(&at[i - 1]) ||
            at[i - 2].kind != ATOM_DIGITS)
            return false;
        i -= 2;
    }
    return false;
}

/* ", 56," or "(56)" behind a name. */
static bool is_age(const struct atom *at, const struct quantity *q)
{
    const struct atom *a = &at[q->first - 1], *b = &at[q->end];

    if (q->n.value > OLDEST || q->first < 2 || !at[q->first - 2].capital)
        return false;
    if (is_mark(a, '('))
        return is_mark(b, ')');
    return is_mark(a, ',') && (is_mark(b, ',') || is_mark(b, '.') ||
                               is_mark(b, ';') || b->kind == ATOM_END);
}

static bool is_year(const struct quantity *q, const struct counted *c,
                    const struct atom *a, bool bound)
{
    if (a->text.n != 4 || q->n.value < FIRST_YEAR || q->n.value > LAST_YEAR)
        return false;
    return !(c->known && c->head.n &&
             (bound || (c->unit_class != CLASS_OTHER && !c->hyphen)));
}

static bool is_counted(const struct counted *c)
{
    return c->head.n > 0 && c->plural && c->unit_class != CLASS_VEHICLES &&
           (c->known || c->unit_class == CLASS_PEOPLE);
}

/* Digits that are part of a longer string: x86, #4, 2nd, 1990s. */
static bool is_glued(const struct atom *at, const struct quantity *q)
{
    const struct atom *before = &at[q->first - 1], *behind = &at[q->end];

    if (is_mark(before, '#') || is_mark(before, '@'))
        return true;
    if (at[q->first].glued && (before->kind == ATOM_WORD || is_joint(before) ||
                               is_mark(before, '_') || is_mark(before, '=')))
        return true;
    return behind->glued && behind->kind == ATOM_WORD &&
           behind->text.p[0] != '\'';
}

/* "Boeing 737", "358 Elm Street". */
static bool is_in_name(const struct atom *at, const struct quantity *q,
                       const struct counted *c, const struct lang *lang)
{
    const struct atom *behind = &at[q->end];

    if (follows_name(at, q->first, lang) && (!is_counted(c) || behind->capital))
        return true;
    return behind->kind == ATOM_WORD && behind->capital && !behind->glued &&
           c->head.n == 0 && !atom_in(&lang->stopwords, behind);
}

/* Bare digits: the many things that are numbered. */
static size_t reject_digits(const struct atom *at, const struct quantity *q,
                            const struct counted *c, bool bound,
                            const struct lang *lang)
{
    size_t chain = chain_end(at, q->end);

    if (is_tag(&at[q->end], NUMBER_WORD_CLOCK))
        return q->end + 1;
    if (chain > q->end && !(c->hyphen && chain == q->end + 2))
        return chain;
    if (is_glued(at, q))
        return at[q->end].glued && at[q->end].kind == ATOM_WORD ? q->end + 1
                                                                : q->end;
    if (is_year(q, c, &at[q->first], bound))
        return q->end;
    if (bound)
        return 0;
    return is_age(at, q) || follows_label(at, q->first) ||
                   is_in_name(at, q, c, lang)
               ? q->end
               : 0;
}

static bool is_noun_behind(const struct counted *c)
{
    return c->head.n > 0 && !c->of;
}

/* "one": a pronoun unless a noun follows. */
static bool is_pronoun(const struct atom *at, const struct quantity *q,
                       const struct counted *c)
{
    const struct atom *before = &at[q->first - 1];

    if (before->kind == ATOM_END && at[q->end].kind == ATOM_END)
        return false;
    return !is_noun_behind(c) || (c->hyphen && !c->known) ||
           is_tag(before, NUMBER_WORD_OTHER) ||
           is_tag(before, NUMBER_WORD_LABEL);
}

static bool ends_clause(const struct atom *a)
{
    return a->kind == ATOM_MARK || a->kind == ATOM_END;
}

/* A share that is said of something: "half of them", "half the homes",
 * "half a mile", "a third of", "more than half". */
static bool is_share(const struct atom *at, const struct quantity *q,
                     const struct counted *c, bool bound)
{
    const struct atom *first = &at[q->first], *next = &at[q->end];
    const struct atom *before = first - 1;

    if (bound || c->of || first->kind != ATOM_NUMBER ||
        first->tag <= NUMBER_WORD_TENS)
        return true;
    if (first->tag == NUMBER_WORD_ARTICLE) /* not: a third man */
        return ends_clause(next);
    if (is_tag(before, NUMBER_WORD_OTHER) ||
        is_tag(before, NUMBER_WORD_ORDINAL) ||
        is_tag(before, NUMBER_WORD_LABEL))
        return false; /* the second half */
    return is_tag(next, NUMBER_WORD_OTHER) ||
           (is_tag(next, NUMBER_WORD_ARTICLE) && c->head.n);
}

/* A capital in the middle of names: World War Two, Seven Network. */
static bool is_name_part(const struct atom *at, const struct quantity *q)
{
    const struct atom *a = &at[q->first], *before = a - 1;

    if (!a->capital || before->kind == ATOM_END || before->kind == ATOM_MARK)
        return false;
    return before->capital || at[q->end].capital;
}

/* Words that need something beside them to be a number. */
static bool is_idle_word(const struct atom *at, const struct quantity *q,
                         const struct counted *c)
{
    const struct atom *a = &at[q->first];
    bool alone = q->n.end == q->first + 1;

    if (is_tag(a, NUMBER_WORD_ARTICLE) && at[q->first + 1].kind == ATOM_NUMBER)
        a++, alone = false;
    if (alone &&
        (is_tag(a, NUMBER_WORD_SCALE) || is_tag(a, NUMBER_WORD_HUNDRED)))
        return true;
    if (is_tag(a, NUMBER_WORD_DOZEN))
        return a->value < 12 ? !c->of : alone;
    if (is_tag(a, NUMBER_WORD_VAGUE) && (a->value == 1 || a->value == -40))
        return alone && !c->of; /* it tens, she scores */
    return false;
}

/* "pages 3-5", "ISO 3888-2". */
static bool is_numbered(const struct atom *at, const struct quantity *q,
                        const struct counted *c)
{
    if (q->dashed && q->high > 200 && c->head.n == 0)
        return true;
    return q->unit.head.n == 0 && follows_label(at, q->first);
}

/* Digits with separators, a sign, a scale or a range: fewer ways to be
 * none. */
static size_t reject_other(const struct atom *at, const struct quantity *q,
                           const struct counted *c, const struct lang *lang)
{
    const struct atom *a = &at[q->first];
    size_t chain = chain_end(at, q->end);

    if (is_tag(&at[q->end], NUMBER_WORD_CLOCK))
        return q->end + 1;
    if (a->glued && at[q->first - 1].kind == ATOM_WORD)
        return q->end;
    if (q->range && is_numbered(at, q, c))
        return q->end;
    if (q->n.value < 0 && q->n.plain && follows_name(at, q->first, lang))
        return q->end; /* COVID -19 */
    return q->range && chain > q->end && !c->hyphen ? chain : 0;
}

/* Number words that count nothing where they stand. */
static bool is_idle(const struct atom *at, const struct quantity *q,
                    const struct counted *c, bool bound)
{
    if (q->n.one && is_pronoun(at, q, c))
        return true;
    if (q->n.fraction && !q->unit.head.n && !is_share(at, q, c, bound))
        return true;
    return is_name_part(at, q) || is_idle_word(at, q, c);
}

size_t number_reject(const struct atom *at, const struct quantity *q,
                     const struct counted *c, bool bound,
                     const struct lang *lang)
{
    size_t past = 0;

    if (c->age && q->n.value <= OLDEST)
        return c->end;
    if (q->money)
        return 0;
    if (q->n.plain && !q->unit.head.n && q->n.value >= 0)
        return reject_digits(at, q, c, bound, lang);
    if (!q->n.words && at[q->first].kind != ATOM_NUMBER)
        past = reject_other(at, q, c, lang);
    if (past)
        return past;
    return is_idle(at, q, c, bound) ? q->end : 0;
}
