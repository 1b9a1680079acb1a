#include "output/contrast.h"

#include "facts/alias.h"
#include "text/lang.h"

/* "German Chancellor" is no other description than "Chancellor". */
static struct span without_people(struct span role)
{
    size_t n = span_find(role, SPAN(" "));

    return n < role.n && lexicon_find(&world.demonyms, span_upto(role, n))
               ? span_from(role, n + 1)
               : role;
}

static bool has_role(const struct naming *n, struct span role)
{
    for (size_t i = 0; i < n->role_count; i++)
        if (span_eq_folded(without_people(n->roles[i].text),
                           without_people(role)))
            return true;
    return false;
}

/* Whether both describe the person and the first has what the other lacks. */
static bool adds_role(const struct naming *n, const struct naming *other)
{
    for (size_t i = 0; i < n->role_count && other->role_count; i++)
        if (!has_role(other, n->roles[i].text))
            return true;
    return false;
}

/* Whether two names of a person are spelled differently; a name without its
 * first or middle part is no other spelling. */
static bool is_other_spelling(struct span a, struct span b)
{
    struct name x = name_split(a), y = name_split(b);

    if (x.count == 0 || y.count == 0)
        return x.count != y.count;
    if (!span_eq_folded(x.word[x.count - 1], y.word[y.count - 1]))
        return true;
    return x.count > 1 && y.count > 1 && !span_eq_folded(x.word[0], y.word[0]);
}

/* Whether the sources do not all have one name and, where they describe the
 * person, one set of roles. */
static bool is_telling(const struct portrait *p)
{
    const struct naming *first = p->by;

    for (size_t i = 1; i < p->count; i++) {
        const struct naming *n = &p->by[i];

        if (is_other_spelling(n->name.text, p->by[0].name.text) ||
            adds_role(n, first) || adds_role(first, n))
            return true;
        if (first->role_count == 0)
            first = n;
    }
    return false;
}

struct items contrast_people(const struct view *v, struct arena *a)
{
    const struct comparison *k = v->report->comparison;
    struct items people = {NULL, 0};

    for (size_t i = 0; i < k->portrait_count && v->shown[SLOT_WHO]; i++) {
        const struct portrait *p = &k->portraits[i];
        struct likeness *l = ARENA_NEW(a, struct likeness, 1);

        if (!is_telling(p))
            continue;
        l->name = v->facts->who[p->who].name;
        for (size_t n = 0; n < p->count; n++) {
            struct named_by *by = ARENA_NEW(a, struct named_by, 1);

            by->number = p->by[n].doc + 1;
            by->outlet = v->report->readings[p->by[n].doc].doc->site;
            by->name = p->by[n].name;
            for (size_t r = 0; r < p->by[n].role_count; r++)
                items_add(&by->roles, &p->by[n].roles[r], a);
            items_add(&l->by, by, a);
        }
        items_add(&people, l, a);
    }
    return people;
}
