#include "output/template_tag.h"

/* The frame whose item has the tag: this one or one around it. */
static const struct frame *find_frame(const struct template_tag *tag,
                                      const struct frame *f)
{
    while (f->scope != tag->scope)
        f = f->outer;
    return f;
}

static const void *find_value(const struct template_tag *tag,
                              const struct frame *f)
{
    return (const char *)f->item + tag->at;
}

struct span template_tag_text(const struct template_tag *tag,
                              const struct frame *f)
{
    f = find_frame(tag, f);
    const void *value = find_value(tag, f);
    switch (tag->value) {
    case VALUE_TEXT:
    case VALUE_WORDS:
        return *(const struct span *)value;
    case VALUE_COUNT:
        return view_count(*(const size_t *)value, f->arena);
    case VALUE_STATUS:
        return view_status(f->view, *(const enum fact_status *)value);
    case VALUE_CALL:
        return tag->call(f);
    default:
        return SPAN("");
    }
}

struct evidence template_tag_marks(const struct template_tag *tag,
                                   const struct frame *f)
{
    f = find_frame(tag, f);
    struct evidence none = {NULL, 0}, one;
    const void *value = find_value(tag, f);
    if (tag->value == VALUE_MARKS)
        return *(const struct evidence *)value;
    if (tag->value != VALUE_MARK)
        return none;
    one = (struct evidence){ARENA_NEW(f->arena, struct at, 1), 1};
    *one.at = *(const struct at *)value;
    return one;
}

struct items template_tag_list(const struct template_tag *tag,
                               const struct frame *f)
{
    f = find_frame(tag, f);
    if (tag->value != VALUE_LIST)
        return (struct items){NULL, 0};
    return tag->list ? tag->list(f) : *(const struct items *)find_value(tag, f);
}

bool template_tag_holds(const struct template_tag *tag, const struct frame *f)
{
    if (tag->value == VALUE_FLAG)
        return *(const bool *)find_value(tag, find_frame(tag, f));
    if (tag->value == VALUE_LIST)
        return template_tag_list(tag, f).count > 0;
    if (template_tag_is_text(tag))
        return template_tag_text(tag, f).n > 0;
    return template_tag_marks(tag, f).count > 0;
}
