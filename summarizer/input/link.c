#include "input/link.h"

#include "input/encoding.h"
#include "input/url.h"

void link_note(struct draft *draft, size_t start, size_t end,
               struct span target, struct arena *a)
{
    const struct draft_link *last =
        draft->link_count ? &draft->links[draft->link_count - 1] : NULL;

    if (last && start < last->end)
        start = last->end;
    if (end <= start)
        return;
    draft->links =
        arena_more(a, draft->links, draft->link_count, sizeof *draft->links);
    draft->links[draft->link_count++] = (struct draft_link){start, end, target};
}

/* What leads nowhere: scripts are bound to such links. */
static bool is_empty(struct span target)
{
    target = target.n ? span_trim(target) : target;
    return target.n == 0 || span_eq(target, SPAN("#"));
}

struct resolving {
    struct link_origin origin;
    struct arena *arena;
    size_t homeless; /* [links] relative without a base */
    size_t over;     /* [links] past LINK_ROOM */
};

static bool is_used_up(const struct link_origin *origin)
{
    return *origin->used > LINK_ROOM - URL_LONGEST;
}

void link_rebase(struct link_origin *origin, struct span base, struct arena *a)
{
    if (is_used_up(origin))
        base = SPAN("");
    else
        base = url_resolve(origin->base, base, a);
    *origin->used += base.n;
    origin->base = base;
}

/* Empty: the link is dropped. */
static struct span resolve(struct resolving *r, struct span target)
{
    struct span url;

    if (is_empty(target))
        return SPAN("");
    if (r->origin.base.n == 0 && url_is_relative(target)) {
        r->homeless += span_trim(target).p[0] != '#';
        return SPAN("");
    }
    if (is_used_up(&r->origin)) {
        r->over++;
        return SPAN("");
    }
    url = url_resolve(r->origin.base, target, r->arena);
    *r->origin.used += url.n;
    return url_is_link(url) ? url : SPAN("");
}

void link_resolve(struct draft *drafts, size_t count, struct link_origin origin,
                  struct arena *a, struct document *doc)
{
    struct resolving r = {.origin = origin, .arena = a};

    for (size_t i = 0; i < count; i++) {
        struct draft *draft = &drafts[i];
        size_t n = 0;

        for (size_t k = 0; k < draft->link_count; k++) {
            struct draft_link link = draft->links[k];

            link.target = resolve(&r, link.target);
            if (link.target.n)
                draft->links[n++] = link;
        }
        draft->link_count = n;
    }
    if (r.homeless)
        document_note(doc, a,
                      "%zu relative link%s left out: the article does not say "
                      "its address, --url can",
                      r.homeless, r.homeless == 1 ? "" : "s");
    if (r.over)
        document_note(doc, a, "%zu link%s left out: too many", r.over,
                      r.over == 1 ? "" : "s");
}

static void add_link(struct document *doc, struct span text, struct span target,
                     struct arena *a)
{
    text = span_trim(text);
    if (text.n == 0)
        return;
    doc->links = arena_more(a, doc->links, doc->link_count, sizeof *doc->links);
    doc->links[doc->link_count++] =
        (struct link){text, target, doc->block_count};
}

struct span link_take(const struct draft *draft, struct arena *a,
                      struct document *doc)
{
    size_t *places = ARENA_NEW(a, size_t, 2 * draft->link_count + 1);
    struct span text;

    for (size_t i = 0; i < draft->link_count; i++) {
        places[2 * i] = draft->links[i].start;
        places[2 * i + 1] = draft->links[i].end;
    }
    text = encoding_clean_places(draft->text, places, 2 * draft->link_count, a);
    for (size_t i = 0; i < draft->link_count; i++)
        add_link(doc, span_slice(text, places[2 * i], places[2 * i + 1]),
                 draft->links[i].target, a);
    return text;
}

void link_follow(struct link_move *m, size_t block, struct span from,
                 const char *to)
{
    struct link *links = m->doc->links;

    for (; m->next < m->doc->link_count && links[m->next].block == block;
         m->next++) {
        struct link link = links[m->next];

        if (!to)
            continue;
        link.text.p = to + (link.text.p - from.p);
        link.block = m->blocks;
        links[m->count++] = link;
    }
    m->blocks += to != NULL;
}
