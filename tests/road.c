#include "tests/road.h"

#include "input/input.h"
#include "tests/check.h"

void road_start(struct road *r)
{
    struct err err = {0};

    *r = (struct road){.kits = {.weights = SPAN("")}};
    r->kits.arena = &r->arena;
    CU_ASSERT_TRUE_FATAL(
        kit_find(&r->kits, lang_find(SPAN("en")), &r->kit, &err));
}

void road_end(struct road *r)
{
    kits_release(&r->kits);
    arena_release(&r->arena);
}

struct article *road_read(struct road *r, const char *text)
{
    struct article *art = ARENA_NEW(&r->arena, struct article, 1);
    struct input_hints hints = {.format = FORMAT_TEXT, .lang = SPAN("en")};
    struct err err = {0};

    CU_ASSERT_TRUE_FATAL(
        input_read(span_of(text), &hints, &r->arena, &art->doc, &err));
    article_split(art, &r->arena);
    return art;
}

struct ranked road_rank(struct road *r, const char *text, enum score_use use)
{
    struct ranked ranked;
    struct article *art = road_read(r, text);

    article_rank(art, r->kit, SPAN(""), use, &ranked, &r->arena);
    return ranked;
}
