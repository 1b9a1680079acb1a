#include "tests/schema.h"

#include <stdio.h>
#include <string.h>

bool schema_refuse(struct verdict *v, const char *path, const char *what)
{
    if (v->good) {
        snprintf(v->path, sizeof v->path, "%s", path);
        snprintf(v->what, sizeof v->what, "%s", what);
    }
    v->good = false;
    return false;
}

void schema_name(const json_t *properties, const char *key,
                 char name[SCHEMA_NAME])
{
    snprintf(name, SCHEMA_NAME, "%p %.60s", (const void *)properties, key);
}

static void meet(struct verdict *v, const json_t *properties, const char *key)
{
    char name[SCHEMA_NAME];

    if (!properties || !v->met)
        return;
    schema_name(properties, key, name);
    json_object_set_new(v->met, name, json_true());
}

static bool has_type(const char *type, const json_t *value)
{
    static const struct {
        const char *name;
        json_type type;
    } types[] = {
        {"object",  JSON_OBJECT },
        {"array",   JSON_ARRAY  },
        {"string",  JSON_STRING },
        {"integer", JSON_INTEGER},
        {"boolean", JSON_TRUE   },
        {"boolean", JSON_FALSE  },
        {"null",    JSON_NULL   },
        {"number",  JSON_REAL   },
        {"number",  JSON_INTEGER},
    };

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, type) == 0 &&
            types[i].type == json_typeof(value))
            return true;
    return false;
}

static bool check_type(const json_t *type, const json_t *value)
{
    const json_t *one;
    size_t i;

    if (json_is_string(type))
        return has_type(json_string_value(type), value);
    json_array_foreach(
        type, i, one) if (has_type(json_string_value(one), value)) return true;
    return false;
}

static bool check_enum(const json_t *allowed, const json_t *value)
{
    const json_t *one;
    size_t i;

    json_array_foreach(allowed, i, one) if (json_equal(one, value)) return true;
    return false;
}

/* Limits of a kind that the value is not of hold. */
static bool check_limit(const char *word, double limit, const json_t *value)
{
    if (strcmp(word, "minItems") == 0)
        return !json_is_array(value) || (double)json_array_size(value) >= limit;
    if (strcmp(word, "minLength") == 0)
        return !json_is_string(value) ||
               (double)json_string_length(value) >= limit;
    if (strcmp(word, "minimum") == 0)
        return !json_is_number(value) || json_number_value(value) >= limit;
    if (strcmp(word, "maximum") == 0)
        return !json_is_number(value) || json_number_value(value) <= limit;
    return false;
}

static bool check_required(struct verdict *v, const json_t *names,
                           const json_t *value, const char *path)
{
    const json_t *name;
    size_t i;

    json_array_foreach(names, i, name) if (
        !json_object_get(
            value, json_string_value(
                       name))) return schema_refuse(v, path,
                                                    json_string_value(name));
    return true;
}

static bool check_members(struct verdict *v, const json_t *schema,
                          const json_t *value, const char *path)
{
    const json_t *known = json_object_get(schema, "properties");
    const json_t *others = json_object_get(schema, "additionalProperties");
    const char *key;
    json_t *member;

    json_object_foreach((json_t *)value, key, member)
    {
        const json_t *one = json_object_get(known, key);
        char inner[256];

        snprintf(inner, sizeof inner, "%.200s.%.40s", path, key);
        one = one ? one : others;
        if (json_is_false(one))
            return schema_refuse(v, inner, "is not in the schema");
        if (json_is_object(one) && !schema_check(v, one, member, inner))
            return false;
        meet(v, known, key);
    }
    return true;
}

static bool check_items(struct verdict *v, const json_t *schema,
                        const json_t *value, const char *path)
{
    const json_t *one;
    size_t i;

    json_array_foreach(value, i, one)
    {
        char inner[256];

        snprintf(inner, sizeof inner, "%.200s[%zu]", path, i);
        if (!schema_check(v, schema, one, inner))
            return false;
    }
    return true;
}

/* Each alternative for itself; the mistake is that of the whole. */
static bool check_any(struct verdict *v, const json_t *schemas,
                      const json_t *value, const char *path)
{
    struct verdict last = {0};
    const json_t *one;
    size_t i;

    json_array_foreach(schemas, i, one)
    {
        struct verdict branch = {.definitions = v->definitions,
                                 .good = true,
                                 .met = v->met ? json_object() : NULL};
        bool fits = schema_check(&branch, one, value, path);

        if (fits && v->met)
            json_object_update(v->met, branch.met);
        json_decref(branch.met);
        if (fits)
            return true;
        if (!last.what[0] || strlen(branch.path) > strlen(last.path))
            last = branch;
    }
    return schema_refuse(v, last.path, last.what);
}

static bool check_ref(struct verdict *v, const char *ref, const json_t *value,
                      const char *path)
{
    static const char prefix[] = "#/$defs/";
    const json_t *schema;

    if (strncmp(ref, prefix, sizeof prefix - 1) != 0)
        return schema_refuse(v, path, ref);
    schema = json_object_get(v->definitions, ref + sizeof prefix - 1);
    return schema ? schema_check(v, schema, value, path)
                  : schema_refuse(v, path, ref);
}

static bool is_structure(const char *word)
{
    static const char *const words[] = {
        "$schema", "$defs",      "title", "description",
        "items",   "properties", "anyOf", "additionalProperties",
        "$ref",    "required"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

static bool check_word(struct verdict *v, const char *word,
                       const json_t *schema, const json_t *value,
                       const char *path)
{
    bool good;

    if (is_structure(word))
        return true;
    if (strcmp(word, "type") == 0)
        good = check_type(schema, value);
    else if (strcmp(word, "enum") == 0)
        good = check_enum(schema, value);
    else
        good = check_limit(word, json_number_value(schema), value);
    return good || schema_refuse(v, path, word);
}

bool schema_check(struct verdict *v, const json_t *schema, const json_t *value,
                  const char *path)
{
    const json_t *ref = json_object_get(schema, "$ref");
    const json_t *any = json_object_get(schema, "anyOf");
    const json_t *items = json_object_get(schema, "items");
    const char *word;
    json_t *limit;

    json_object_foreach(
        (json_t *)schema, word,
        limit) if (!check_word(v, word, limit, value, path)) return false;
    if (ref && !check_ref(v, json_string_value(ref), value, path))
        return false;
    if (any && !check_any(v, any, value, path))
        return false;
    if (json_is_array(value))
        return !items || check_items(v, items, value, path);
    if (!json_is_object(value))
        return true;
    return check_required(v, json_object_get(schema, "required"), value,
                          path) &&
           check_members(v, schema, value, path);
}
