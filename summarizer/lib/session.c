#include "lib/session.h"

void session_start(struct session *s, const struct settings *set,
                   struct span options, void (*no_memory)(void))
{
    *s = (struct session){
        .set = *set,
        .lasting = {.no_memory = no_memory},
        .kept = {.no_memory = no_memory},
        .work = {.no_memory = no_memory},
    };
    maker_init(&s->maker, &s->set, options, &s->lasting);
}

void session_keep(struct session *s, const struct document *doc)
{
    s->articles =
        arena_more(&s->kept, s->articles, s->count, sizeof *s->articles);
    s->articles[s->count++] = (struct article){.doc = *doc};
}

bool session_report(struct session *s, struct article *articles, size_t count,
                    struct report *r, struct err *err)
{
    return maker_report(&s->maker, articles, count, r, &s->work, err);
}

void session_done(struct session *s)
{
    arena_clear(&s->work);
}

void session_forget(struct session *s)
{
    session_done(s);
    arena_clear(&s->kept);
    s->articles = NULL;
    s->count = 0;
}

void session_end(struct session *s)
{
    kits_release(&s->maker.kits);
    arena_release(&s->work);
    arena_release(&s->kept);
    arena_release(&s->lasting);
    s->articles = NULL;
    s->count = 0;
}
