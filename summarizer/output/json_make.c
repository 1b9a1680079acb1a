#include "output/json_make.h"

#include <math.h>

json_t *json_make_text(struct span s)
{
    return json_stringn(s.p ? s.p : "", s.n);
}

json_t *json_make_text_or_null(struct span s)
{
    return s.n ? json_make_text(s) : json_null();
}

json_t *json_make_number(double value)
{
    const double exact = 9007199254740992.0; /* 2^53: every integer below */

    if (floor(value) >= value && fabs(value) < exact)
        return json_integer((json_int_t)value);
    return json_real(value);
}

json_t *json_make_size(size_t n)
{
    return json_integer((json_int_t)n);
}

void json_put(struct json_maker *m, json_t *object, const char *key,
              json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        m->failed = true;
}

void json_push(struct json_maker *m, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        m->failed = true;
}

void json_put_offsets(struct json_maker *m, json_t *object, size_t doc,
                      struct span text)
{
    const char *base = m->report->readings[doc].doc->text.p;
    size_t start = (size_t)(text.p - base);

    json_put(m, object, "doc", json_make_size(doc));
    json_put(m, object, "start", json_make_size(start));
    json_put(m, object, "end", json_make_size(start + text.n));
}

void json_put_place(struct json_maker *m, json_t *object, size_t paragraph,
                    size_t sentence)
{
    json_put(m, object, "paragraph",
             paragraph ? json_make_size(paragraph) : json_null());
    json_put(m, object, "sentence",
             sentence ? json_make_size(sentence) : json_null());
}

void json_put_quantity(struct json_maker *m, json_t *object,
                       const struct number_value *n)
{
    if (n->has_value)
        json_put(m, object, "value", json_make_number(n->value));
    if (n->has_min)
        json_put(m, object, "min", json_make_number(n->min));
    if (n->has_max)
        json_put(m, object, "max", json_make_number(n->max));
    if (n->has_approx)
        json_put(m, object, "approx", json_make_number(n->approx));
    if (n->exclusive)
        json_put(m, object, "exclusive", json_true());
    json_put(m, object, "unit", json_make_text_or_null(n->unit));
}
