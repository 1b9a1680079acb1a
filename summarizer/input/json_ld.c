#include "input/json_ld.h"

#include <jansson.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { AUTHORS_MAX = 20, LONGEST_NAME = 200 };

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ';
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The value of four digits at `at`, or -1. */
static int read_hex(struct span s, size_t at)
{
    int value = 0;

    if (at > s.n || s.n - at < 4)
        return -1;
    for (size_t i = at; i < at + 4; i++) {
        int digit = hex_value(s.p[i]);

        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* An escape at `at`, a backslash; returns where it ends. */
static size_t mend_escape(struct span s, size_t at, struct buf *out)
{
    int c, low;

    if (at + 1 == s.n)
        return s.n;
    if (s.p[at + 1] != 'u') {
        if (s.p[at + 1] && strchr("\"\\/bfnrt", s.p[at + 1]))
            buf_add(out, span_slice(s, at, at + 2));
        else /* \' and the like */
            return at + 1;
        return at + 2;
    }
    c = read_hex(s, at + 2);
    low = at + 6 < s.n && s.p[at + 6] == '\\' ? read_hex(s, at + 8) : -1;
    if (c < 0)
        return at + 2;
    if (c >= 0xd800 && c < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
        buf_add(out, span_slice(s, at, at + 12));
        return at + 12;
    }
    if (c == 0 || (c >= 0xd800 && c < 0xe000))
        buf_add(out, SPAN("\\ufffd"));
    else
        buf_add(out, span_slice(s, at, at + 6));
    return at + 6;
}

static bool closes_next(struct span s, size_t at)
{
    while (at < s.n && is_blank(s.p[at]))
        at++;
    return at < s.n && (s.p[at] == '}' || s.p[at] == ']');
}

/* From the first bracket on; jansson stops at the matching one. */
static struct span mend(struct span s, struct arena *a)
{
    struct buf out = buf_new(a, SIZE_MAX / 8);
    bool inside = false;
    size_t at = 0;

    at = span_find(s, SPAN("<![CDATA["));
    at = at == SIZE_MAX ? 0 : at + sizeof "<![CDATA[" - 1;
    while (at < s.n && s.p[at] != '{' && s.p[at] != '[')
        at++;
    while (at < s.n) {
        char c = s.p[at];

        if (inside && c == '\\') {
            at = mend_escape(s, at, &out);
            continue;
        }
        if (c == '"')
            inside = !inside;
        if (is_blank(c))
            c = ' ';
        if (inside || c != ',' || !closes_next(s, at + 1))
            buf_char(&out, c);
        at++;
    }
    return buf_span(&out);
}

struct objects {
    json_t **at;
    size_t count;
    struct arena *arena;
};

static void push(struct objects *o, json_t *value)
{
    o->at = arena_more(o->arena, o->at, o->count, sizeof(json_t *));
    o->at[o->count++] = value;
}

/* All objects below the roots in `o`, breadth first, arrays left in. */
static void collect(struct objects *o)
{
    for (size_t i = 0; i < o->count; i++) {
        json_t *value;
        const char *key;
        size_t k;

        json_object_foreach(o->at[i], key, value) if (json_is_object(value) ||
                                                      json_is_array(value))
            push(o, value);
        json_array_foreach(o->at[i], k, value) if (json_is_object(value) ||
                                                   json_is_array(value))
            push(o, value);
    }
}

static struct span text_of(const json_t *value)
{
    if (!json_is_string(value))
        return SPAN("");
    return (struct span){json_string_value(value), json_string_length(value)};
}

static struct span first_text(const json_t *value)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    return span_trim(text_of(value));
}

/* How well a type fits: 0 an article, 1 a page with one, 2 neither. */
static int type_rank(struct span type)
{
    static const char *const articles[] = {
        "Article",       "BlogPosting", "LiveBlog", "SocialMediaPosting",
        "ReportageNews", NULL};
    static const char *const pages[] = {"WebPage", "Report", "Review",
                                        "Recipe",  "HowTo",  NULL};
    static const char *const *const ranks[] = {articles, pages};

    for (int rank = 0; rank < 2; rank++)
        for (const char *const *name = ranks[rank]; *name; name++)
            if (span_find(type, span_of(*name)) != SIZE_MAX)
                return rank;
    return 2;
}

static int object_rank(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type"), *one;
    size_t i;
    int best = type_rank(text_of(type));

    json_array_foreach(type, i, one)
    {
        int rank = type_rank(text_of(one));

        best = rank < best ? rank : best;
    }
    return json_is_object(object) ? best : 2;
}

/* Authors are names, objects, references to objects, or lists of them. */
struct names {
    struct json_ld *ld;
    const struct objects *objects;
    struct arena *arena;
    size_t follow; /* references that may still be followed */
};

static const json_t *find_id(const struct objects *o, struct span id)
{
    for (size_t i = 0; i < o->count; i++)
        if (json_object_get(o->at[i], "name") &&
            span_eq(text_of(json_object_get(o->at[i], "@id")), id))
            return o->at[i];
    return NULL;
}

static bool is_house(const json_t *value)
{
    struct span type = first_text(json_object_get(value, "@type"));

    return span_find(type, SPAN("Organization")) != SIZE_MAX ||
           span_eq(type, SPAN("Corporation"));
}

static void add_name(struct names *names, const json_t *value)
{
    struct json_ld *ld = names->ld;
    struct span name;
    bool house;

    if (json_is_object(value) && !json_object_get(value, "name")) {
        if (names->follow == 0)
            return;
        names->follow--;
        value = find_id(names->objects, text_of(json_object_get(value, "@id")));
    }
    house = is_house(value);
    if (json_is_object(value))
        value = json_object_get(value, "name");
    name = first_text(value);
    if (name.n == 0 || name.n > LONGEST_NAME ||
        ld->author_count == AUTHORS_MAX || ld->house_count == AUTHORS_MAX)
        return;
    if (house) {
        ld->houses = arena_more(names->arena, ld->houses, ld->house_count,
                                sizeof *ld->houses);
        ld->houses[ld->house_count++] = arena_copy(names->arena, name);
        return;
    }
    ld->authors = arena_more(names->arena, ld->authors, ld->author_count,
                             sizeof *ld->authors);
    ld->authors[ld->author_count++] = arena_copy(names->arena, name);
}

static void add_authors(struct names *names, const json_t *author)
{
    const json_t *one;
    size_t i;

    if (names->ld->author_count > 0 || !author)
        return;
    if (!json_is_array(author))
        add_name(names, author);
    json_array_foreach(author, i, one) add_name(names, one);
}

static void fill(struct span *to, struct span value, struct arena *a)
{
    if (to->n == 0 && value.n > 0)
        *to = arena_copy(a, value);
}

static void read_object(const json_t *object, struct names *names)
{
    struct json_ld *ld = names->ld;
    struct arena *a = names->arena;
    struct {
        struct span *to;
        const char *key;
    } fields[] = {
        {&ld->headline,  "headline"      },
        {&ld->published, "datePublished" },
        {&ld->modified,  "dateModified"  },
        {&ld->created,   "dateCreated"   },
        {&ld->created,   "uploadDate"    },
        {&ld->section,   "articleSection"},
        {&ld->lang,      "inLanguage"    },
        {&ld->url,       "url"           },
    };
    struct span body = text_of(json_object_get(object, "articleBody"));

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        fill(fields[i].to, first_text(json_object_get(object, fields[i].key)),
             a);
    if (body.n > ld->body.n)
        ld->body = arena_copy(a, body);
    fill(&ld->site,
         first_text(
             json_object_get(json_object_get(object, "publisher"), "name")),
         a);
    add_authors(names, json_object_get(object, "author"));
    add_authors(names, json_object_get(object, "creator"));
}

struct json_ld json_ld_read(const struct span *scripts, size_t count,
                            struct arena *a)
{
    static const size_t flags =
        JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL | JSON_DECODE_ANY;
    struct json_ld ld = {0};
    struct objects objects = {.arena = a};
    struct names names = {&ld, &objects, a, AUTHORS_MAX};
    size_t roots;

    for (size_t i = 0; i < count; i++) {
        struct span text = mend(scripts[i], a);
        json_t *root = json_loadb(text.p, text.n, flags, NULL);

        if (root)
            push(&objects, root);
    }
    roots = objects.count;
    collect(&objects);
    for (int rank = 0; rank < 2; rank++)
        for (size_t i = 0; i < objects.count; i++)
            if (object_rank(objects.at[i]) == rank) {
                ld.article = ld.article || rank == 0;
                read_object(objects.at[i], &names);
            }
    for (size_t i = 0; i < roots; i++)
        json_decref(objects.at[i]);
    return ld;
}
