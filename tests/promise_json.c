#include "tests/promise.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "tests/schema.h"

struct reader {
    const struct span *at; /* [count] texts of the report's documents */
    size_t count;
    struct verdict verdict;
};

static bool refuse(struct reader *r, const char *path, const char *what)
{
    return schema_refuse(&r->verdict, path, what);
}

static struct span string_of(const json_t *value)
{
    if (!json_is_string(value))
        return SPAN("");
    return (struct span){json_string_value(value), json_string_length(value)};
}

static size_t size_of(const json_t *object, const char *key)
{
    return (size_t)json_integer_value(json_object_get(object, key));
}

static bool is_edge(struct span text, size_t at)
{
    return at == text.n || ((unsigned char)text.p[at] & 0xc0) != 0x80;
}

/* ---- places ---- */

/* What the place holds, or nothing if it lies in no text. */
static struct span read_place(const struct reader *r, const json_t *place,
                              size_t doc)
{
    const json_t *own = json_object_get(place, "doc");
    size_t start = size_of(place, "start"), end = size_of(place, "end");

    if (own)
        doc = (size_t)json_integer_value(own);
    if (doc >= r->count || start >= end || end > r->at[doc].n ||
        !is_edge(r->at[doc], start) || !is_edge(r->at[doc], end))
        return SPAN("");
    return span_slice(r->at[doc], start, end);
}

static bool check_place(struct reader *r, const json_t *place, size_t doc,
                        const char *path)
{
    const json_t *text = json_object_get(place, "text");
    const json_t *paragraph = json_object_get(place, "paragraph");
    const json_t *sentence = json_object_get(place, "sentence");
    struct span held = read_place(r, place, doc);

    if (held.n == 0)
        return refuse(r, path, "place outside the text");
    if (text && !span_eq(string_of(text), held))
        return refuse(r, path, "another text at its place");
    if (json_is_null(paragraph) != json_is_null(sentence))
        return refuse(r, path, "paragraph without sentence");
    return true;
}

static bool walk(struct reader *r, const json_t *value, size_t doc,
                 const char *path);

static bool walk_members(struct reader *r, const json_t *value, size_t doc,
                         const char *path)
{
    const char *key;
    json_t *member;

    json_object_foreach((json_t *)value, key, member)
    {
        char inner[256];

        /* The id is the caller's own, and echoed as it came. */
        if (path[0] == '\0' && strcmp(key, "id") == 0)
            continue;
        snprintf(inner, sizeof inner, "%.200s.%.40s", path, key);
        if (promise_text(span_of(key), false))
            return refuse(r, inner, "key");
        if (!walk(r, member, doc, inner))
            return false;
    }
    return true;
}

static bool walk_items(struct reader *r, const json_t *value, size_t doc,
                       const char *path)
{
    bool documents = strcmp(path, ".documents") == 0;

    for (size_t i = 0; i < json_array_size(value); i++) {
        char inner[256];

        snprintf(inner, sizeof inner, "%.200s[%zu]", path, i);
        if (!walk(r, json_array_get(value, i), documents ? i : doc, inner))
            return false;
    }
    return true;
}

/* All places and all strings; as deep as our own output is nested. */
static bool walk(struct reader *r, const json_t *value, size_t doc,
                 const char *path)
{
    if (json_is_string(value)) {
        const char *fault = promise_text(string_of(value), false);

        return !fault || refuse(r, path, fault);
    }
    if (json_is_array(value))
        return walk_items(r, value, doc, path);
    if (!json_is_object(value))
        return true;
    if (json_object_get(value, "start") && !check_place(r, value, doc, path))
        return false;
    return walk_members(r, value, doc, path);
}

/* ---- facts ---- */

/* Whether one of the fact's places holds its text. */
static bool stands(const struct reader *r, const json_t *fact, struct span text)
{
    const json_t *at = json_object_get(fact, "at");

    for (size_t i = 0; i < json_array_size(at); i++)
        if (span_eq(read_place(r, json_array_get(at, i), 0), text))
            return true;
    return false;
}

static bool check_facts(struct reader *r, const json_t *facts)
{
    static const struct {
        const char *slot, *key;
    } rows[] = {
        {"who",       "name" },
        {"what",      "text" },
        {"when",      "text" },
        {"where",     "text" },
        {"numbers",   "text" },
        {"reactions", "quote"},
    };

    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        const json_t *list = json_object_get(facts, rows[k].slot);

        for (size_t i = 0; i < json_array_size(list); i++) {
            const json_t *fact = json_array_get(list, i);
            char path[64];

            snprintf(path, sizeof path, ".facts.%s[%zu]", rows[k].slot, i);
            if (!stands(r, fact, string_of(json_object_get(fact, rows[k].key))))
                return refuse(r, path, "fact at none of its places");
        }
    }
    return true;
}

/* ---- comparison ---- */

static bool has_item(const json_t *facts, const char *slot, const json_t *item)
{
    return (size_t)json_integer_value(item) <
           json_array_size(json_object_get(facts, slot));
}

static const char *slot_in(const json_t *entry, const char *usual)
{
    const json_t *slot = json_object_get(entry, "slot");

    return slot ? json_string_value(slot) : usual;
}

static bool check_indices(struct reader *r, const json_t *facts,
                          const json_t *compare)
{
    static const struct {
        const char *key, *slot;
    } rows[] = {
        {"conflicts",  "numbers"  },
        {"variants",   "reactions"},
        {"agreements", ""         },
        {"only_in",    ""         },
        {"people",     "who"      },
    };

    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        const json_t *list = json_object_get(compare, rows[k].key);

        for (size_t i = 0; i < json_array_size(list); i++) {
            const json_t *entry = json_array_get(list, i);
            const char *slot = slot_in(entry, rows[k].slot);
            const json_t *one = json_object_get(entry, "item");
            const json_t *items = json_object_get(entry, "items");

            for (size_t n = 0; n < json_array_size(items); n++)
                if (!has_item(facts, slot, json_array_get(items, n)))
                    return refuse(r, rows[k].key, "index of no fact");
            if (one && !has_item(facts, slot, one))
                return refuse(r, rows[k].key, "index of no fact");
        }
    }
    return true;
}

/* ---- the whole ---- */

static bool check_words(struct reader *r, const json_t *report)
{
    const json_t *list = json_object_get(report, "keywords");

    for (size_t i = 0; i < json_array_size(list); i++) {
        struct span word =
            string_of(json_object_get(json_array_get(list, i), "text"));
        bool found = false;

        for (size_t d = 0; d < r->count; d++)
            found |= span_find(r->at[d], word) != SIZE_MAX;
        if (!found)
            return refuse(r, ".keywords", "word that does not stand in a text");
    }
    return true;
}

static bool check_report(struct reader *r, const json_t *report)
{
    const json_t *facts = json_object_get(report, "facts");
    const json_t *compare = json_object_get(report, "compare");

    return walk(r, report, 0, "") && check_facts(r, facts) &&
           check_words(r, report) &&
           (!compare || check_indices(r, facts, compare));
}

static const char *check_tree(const json_t *root, const struct told *told)
{
    size_t docs = json_array_size(json_object_get(root, "documents"));
    size_t count = docs ? docs : 1;
    struct reader r = {0};
    char *said;

    r.verdict = (struct verdict){
        .definitions = json_object_get(told->schema, "$defs"), .good = true};
    if (schema_check(&r.verdict, told->schema, root, ""))
        for (size_t first = 0; first + count <= told->count; first++) {
            r.at = told->at + first;
            r.count = count;
            r.verdict.good = true;
            if (json_object_get(root, "error") || check_report(&r, root))
                return NULL;
        }
    if (json_object_get(root, "error") && r.verdict.good)
        return NULL;
    if (r.verdict.good)
        return "report of no text";
    said = ARENA_NEW(told->arena, char, 400);
    snprintf(said, 400, "%s: %s", r.verdict.path, r.verdict.what);
    return said;
}

const char *promise_json(struct span out, const struct told *told)
{
    json_t *root =
        json_loadb(out.p ? out.p : "", out.n, JSON_REJECT_DUPLICATES, NULL);
    const char *fault;

    if (!root)
        return "no JSON";
    fault = check_tree(root, told);
    json_decref(root);
    return fault;
}
