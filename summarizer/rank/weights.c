#include <math.h>
#include <stdlib.h>

#include "rank/feature.h"
#include "rank/score.h"
#include "text/lang.h"

struct weights {
    const char *names[SCORE_PARTS_MAX];
    double value[SCORE_PARTS_MAX][2];
    size_t count;
};

/* Far beyond what any score needs, and so far from the end of a double that
 * no sum of them is infinite. */
static const double weight_most = 1e6;

/* Of those that are exponents of counts of words. */
static const double exponent_most = 10;

/* Weights that belong to the choice and not to a sentence (select.h). */
static const char *const of_choice[] = {
    "coverage", "redundancy", "leaning", "centroid",
    "dilution", "filling",    "share",   "fragment",
};

size_t choice_weight_count(void)
{
    return sizeof of_choice / sizeof *of_choice;
}

const char *const *choice_weight_names(void)
{
    return of_choice;
}

static size_t find(const struct weights *w, struct span name)
{
    size_t i = 0;

    while (i < w->count && !span_eq(span_of(w->names[i]), name))
        i++;
    return i;
}

static void set_all(struct weights *w, const struct weight *row)
{
    for (; row && row->feature; row++) {
        size_t i = find(w, span_of(row->feature));

        if (i == w->count)
            continue; /* test_score checks that this never happens */
        w->value[i][SCORE_SINGLE] = row->value;
        w->value[i][SCORE_MERGED] = row->merged;
    }
}

struct weights *weights_new(const struct lang *lang, struct arena *a)
{
    struct weights *w = ARENA_NEW(a, struct weights, 1);

    for (size_t i = 0; i < feature_count(); i++)
        w->names[w->count++] = feature_names()[i];
    for (size_t i = 0; i < sizeof of_choice / sizeof *of_choice; i++)
        w->names[w->count++] = of_choice[i];
    if (!lang->weights || !lang->weights[0].feature)
        lang = lang_find(SPAN("en"));
    set_all(w, lang->weights);
    return w;
}

static struct span cut(struct span *s, char end)
{
    const char *p = s->n ? memchr(s->p, end, s->n) : NULL;
    size_t n = p ? (size_t)(p - s->p) : s->n;
    struct span head = span_upto(*s, n);

    *s = span_from(*s, p ? n + 1 : n);
    return head;
}

static bool is_exponent(struct span name)
{
    return span_eq(name, SPAN("dilution")) || span_eq(name, SPAN("share"));
}

static bool read_number(struct span s, double most, double *value)
{
    char text[32], *end;

    if (s.n == 0 || s.n >= sizeof text)
        return false;
    memcpy(text, s.p, s.n);
    text[s.n] = '\0';
    *value = strtod(text, &end);
    return *end == '\0' && fabs(*value) <= most;
}

static bool read_line(struct weights *w, struct span line, struct err *err)
{
    struct span name = cut(&line, '\t'), single = cut(&line, '\t');
    size_t i = find(w, name);
    double most = is_exponent(name) ? exponent_most : weight_most;
    double value, merged;

    if (i == w->count)
        return err_set(err, STATUS_USAGE, "no feature is called '%.*s'",
                       name.n < 60 ? (int)name.n : 60, name.p);
    if (!read_number(single, most, &value))
        return err_set(err, STATUS_USAGE, "the weight is no number up to %.0f",
                       most);
    merged = value;
    if (line.n && !read_number(line, most, &merged))
        return err_set(err, STATUS_USAGE,
                       "the merged weight is no number up to %.0f", most);
    w->value[i][SCORE_SINGLE] = value;
    w->value[i][SCORE_MERGED] = merged;
    return true;
}

bool weights_read(struct weights *w, struct span text, struct err *err)
{
    for (size_t number = 1; text.n; number++) {
        struct span line = cut(&text, '\n');

        if (span_ends(line, SPAN("\r")))
            line.n--;
        if (line.n == 0 || line.p[0] == '#')
            continue;
        if (!read_line(w, line, err)) {
            err->line = number;
            err->column = 1;
            return false;
        }
    }
    return true;
}

double weights_of(const struct weights *w, size_t feature, enum score_use use)
{
    return w->value[feature][use]; /* weights_new() begins with them */
}

double weights_get(const struct weights *w, const char *name,
                   enum score_use use)
{
    return w->value[find(w, span_of(name))][use];
}
