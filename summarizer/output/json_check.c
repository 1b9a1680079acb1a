#include "output/json_make.h"

static json_t *make_at(struct json_maker *m, const struct at *at)
{
    json_t *o = json_object();

    json_put_offsets(m, o, at->doc, at->text);
    json_put_place(m, o, at->paragraph, at->sentence);
    return o;
}

json_t *json_make_check(struct json_maker *m)
{
    const struct check *c = m->report->check;
    json_t *list = json_array();

    for (size_t i = 0; i < c->count; i++) {
        const struct check_item *item = &c->items[i];
        json_t *o = json_object();

        json_put(m, o, "kind", json_string(check_kind_name(item->kind)));
        json_put(m, o, "text", json_make_text(item->text));
        json_put(m, o, "line", json_make_size(item->line));
        json_put(m, o, "verdict",
                 json_string(check_verdict_name(item->verdict)));
        if (item->placed)
            json_put(m, o, "at", make_at(m, &item->at));
        if (item->nearest.n)
            json_put(m, o, "nearest", json_make_text(item->nearest));
        json_push(m, list, o);
    }
    return list;
}
