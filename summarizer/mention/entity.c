#include <stdlib.h>

#include "base/utf8.h"
#include "mention/entity_name.h"

static struct entity_line line_of(const struct finder_input *in, size_t i)
{
    return (struct entity_line){in->doc->lang, in->tokens->at,
                                in->tokens->first[i], in->tokens->first[i + 1],
                                i};
}

static bool open_model(const struct lang *lang, struct entity_model *model)
{
    return lang->entities &&
           entity_model_open(
               (struct span){(const char *)lang->entities,
                             (size_t)(lang->entities_end - lang->entities)},
               model);
}

/* Whether the sentence holds a capital that says something: one beyond
 * its first word, or a first word that lists or other capitals support. */
static bool has_capital(const struct entity_line *l)
{
    for (size_t i = l->first; i < l->end; i++)
        if (l->tokens[i].flags & TOKEN_CAPITAL &&
            !(i == l->first && token_in(&l->lang->stopwords, &l->tokens[i])))
            return true;
    return false;
}

static void find_names(const struct finder_input *in, struct names *names)
{
    struct entity_model model;
    struct arena *scratch = arena_child(names->arena);
    bool has_model = open_model(in->doc->lang, &model);

    for (size_t i = 0; i < in->sentences->count; i++) {
        struct entity_line l = line_of(in, i);
        uint8_t *labels;

        if (!has_capital(&l))
            continue;
        if (has_model) {
            struct entity_words w = entity_look(
                l.tokens + l.first, l.end - l.first, l.lang, scratch);
            labels = entity_label(&model, &w, scratch);
        } else {
            labels = entity_plain(&l, scratch);
        }
        entity_trim(&l, labels, names);
        arena_clear(scratch);
    }
    arena_release(scratch);
}

static enum mention_kind kind_of(enum entity_type type)
{
    static const enum mention_kind kinds[ENTITIES] = {
        [ENTITY_PER] = MENTION_PERSON,
        [ENTITY_LOC] = MENTION_PLACE,
        [ENTITY_ORG] = MENTION_ORGANISATION,
        [ENTITY_MISC] = MENTION_GROUP,
    };

    return kinds[type];
}

static void set_country(struct mention *m, struct span key)
{
    const struct lexeme *e = entity_place(key);

    if (!e && m->kind == MENTION_GROUP)
        e = lexicon_find(&world.demonyms, key);
    if (!e)
        return;
    m->as.name.country = (uint16_t)e->value;
    m->as.name.geography = m->kind == MENTION_PLACE;
}

static void add_mention(const struct finder_input *in, struct finds *f,
                        const struct name *n)
{
    struct span text = entity_text(in->tokens->at, n->from, n->to);
    struct mention *m = find_add(f, kind_of(n->type), text, n->sentence);

    m->as.name.role = n->role;
    set_country(m, text);
}

/* "BAGHDAD" as the gazetteer has it: "Baghdad". */
static struct span titled(struct span s, struct arena *a)
{
    struct span out = arena_copy(a, s);
    char *p = ARENA_NEW(a, char, 2 * s.n + 4);
    size_t n = 0;
    bool inside = false;

    for (size_t at = 0; at < out.n;) {
        uint32_t c = utf8_read(out, &at);

        n += utf8_write(p + n, inside ? utf8_lower(c) : c);
        inside = utf8_is_alpha(c);
    }
    return (struct span){p, n};
}

static void add_dateline(struct finds *f, struct span text, size_t sentence,
                         bool main)
{
    struct mention *m;

    text = span_trim(text);
    if (text.n == 0)
        return;
    m = find_add(f, MENTION_PLACE, text, sentence);
    set_country(m, text);
    if (!m->as.name.geography)
        set_country(m, titled(text, f->arena));
    m->as.name.dateline = main;
}

/* "BAGHDAD, Iraq": the first part is the place, the second where it is. */
static void find_datelines(const struct finder_input *in, struct finds *f)
{
    size_t s = 0;

    for (size_t b = 0; b < in->doc->block_count; b++) {
        struct span text = in->doc->blocks[b].dateline;
        size_t comma;

        while (s + 1 < in->sentences->count && in->sentences->at[s].block < b)
            s++;
        if (text.n == 0 || in->sentences->count == 0)
            continue;
        comma = span_find(text, SPAN(","));
        if (comma == SIZE_MAX) {
            add_dateline(f, text, s, true);
            continue;
        }
        add_dateline(f, span_upto(text, comma), s, true);
        add_dateline(f, span_from(text, comma + 1), s, false);
    }
}

void entity_find(const struct finder_input *in, struct finds *f)
{
    struct names names = {.arena = f->arena};

    find_datelines(in, f);
    find_names(in, &names);
    entity_settle(in, &names);
    for (size_t i = 0; i < names.count; i++) {
        struct entity_line l = line_of(in, names.at[i].sentence);

        if (names.at[i].dropped)
            continue;
        if (names.at[i].type == ENTITY_PER)
            names.at[i].role = entity_role(&l, &names, i);
        add_mention(in, f, &names.at[i]);
    }
}
