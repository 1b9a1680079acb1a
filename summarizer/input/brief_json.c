/*
 * The texts of a report in JSON, or of any other JSON.
 *
 * jansson keeps the order of the keys and limits the depth; the walk here
 * has a stack of its own.
 */
#include <jansson.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "input/block.h"
#include "input/brief.h"
#include "input/json_mend.h"
#include "text/lang.h"

enum { DEEPEST = 64 /* [levels]; our reports have 6 */ };

struct texts {
    struct arena *arena;
    const struct lang *lang; /* for the words of values */
    struct draft *drafts;
    size_t count;
};

struct level { /* of the walk */
    json_t *value;
    void *iter;  /* of an object, NULL: ended */
    size_t next; /* of an array */
};

/* Keys of our reports whose strings say how, not what: names of files and
 * kinds, codes, labels.  Source: summarizer-json(5). */
static const char *const silent[] = {
    "id",      "file",      "format", "lang",       "status",   "kind",
    "country", "precision", "class",  "voice",      "slot",     "verdict",
    "type",    "unit",      "url",    "not_stated", "warnings",
};

static bool is_silent(const char *key)
{
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        if (strcmp(key, silent[i]) == 0)
            return true;
    return false;
}

static struct span string_of(const json_t *value)
{
    if (!json_is_string(value))
        return SPAN("");
    return (struct span){json_string_value(value), json_string_length(value)};
}

static void add(struct texts *t, struct span text, enum markup markup)
{
    if (text.n == 0)
        return;
    t->drafts = arena_more(t->arena, t->drafts, t->count, sizeof *t->drafts);
    t->drafts[t->count++] =
        (struct draft){.text = arena_copy(t->arena, text), .markup = markup};
}

/* Who says it as a heading, what is said below. */
static void add_reaction(struct texts *t, const json_t *object)
{
    struct buf out = buf_new(t->arena, SIZE_MAX / 8);
    struct span speaker = string_of(json_object_get(object, "speaker"));
    struct span role = string_of(json_object_get(object, "role"));
    bool direct = json_is_true(json_object_get(object, "direct"));

    buf_add(&out, speaker.n ? speaker : SPAN("Speaker not known"));
    if (role.n) {
        buf_add(&out, SPAN(" ("));
        buf_add(&out, role);
        buf_char(&out, ')');
    }
    add(t, buf_span(&out), MARKUP_HEADING);
    out = buf_new(t->arena, SIZE_MAX / 8);
    buf_add(&out, direct ? SPAN("“") : SPAN(""));
    buf_add(&out, string_of(json_object_get(object, "quote")));
    buf_add(&out, direct ? SPAN("”") : SPAN(""));
    add(t, buf_span(&out), MARKUP_QUOTATION);
}

/* A number of four digits is parted as English does it, or it would read
 * like a year. */
static void put_number(struct buf *out, const struct lang *lang,
                       const json_t *value)
{
    double n = json_number_value(value);
    bool english = span_eq(span_of(lang->code), SPAN("en"));

    if (english && n >= 1000 && n < 10000 && floor(n) >= n)
        buf_printf(out, "%d,%03d", (int)n / 1000, (int)n % 1000);
    else
        buf_printf(out, "%.12g", n);
}

/* A phrase of the language with this tag: the first by bytes, so that it
 * is always the same; one more in the list serves as well. */
static void put_phrase(struct buf *out, const struct lexicon *l, unsigned tag)
{
    struct span best = SPAN("");

    for (size_t i = 0; l->slots && i <= l->mask; i++) {
        const struct lexeme *e = &l->slots[i];

        if (e->n && e->tag == tag &&
            (best.n == 0 || span_compare(lexeme_key(l, e), best) < 0))
            best = lexeme_key(l, e);
    }
    buf_add(out, best);
    if (best.n)
        buf_char(out, ' ');
}

/* The words of a bound, in front of its number. */
static void put_bound(struct buf *out, const struct lang *lang,
                      const json_t *object, const char *key)
{
    bool open = json_is_true(json_object_get(object, "exclusive"));
    const struct lexicon *l = &lang->modifiers;

    if (strcmp(key, "min") == 0)
        put_phrase(out, l, open ? MODIFIER_ABOVE : MODIFIER_MIN);
    else if (strcmp(key, "max") == 0)
        put_phrase(out, l, open ? MODIFIER_BELOW : MODIFIER_MAX);
    else if (strcmp(key, "approx") == 0)
        put_phrase(out, l, MODIFIER_APPROX);
}

/* The sign of a currency, which stands in front of its number. */
static struct span sign_of(const json_t *object)
{
    struct span unit = string_of(json_object_get(object, "unit"));
    struct span class = string_of(json_object_get(object, "class"));

    return unit.n && span_eq(class, SPAN("money")) &&
                   !utf8_is_alpha(utf8_peek(unit, 0))
               ? unit
               : SPAN("");
}

static void put_quantity(struct buf *out, const struct lang *lang,
                         const json_t *object)
{
    static const char *const keys[] = {"value", "approx", "min", "max"};
    const json_t *min = json_object_get(object, "min");
    const json_t *max = json_object_get(object, "max");
    struct span sign = sign_of(object);

    if (json_is_number(min) && json_is_number(max)) {
        put_phrase(out, &lang->numbers, NUMBER_WORD_BETWEEN);
        buf_add(out, sign);
        put_number(out, lang, min);
        buf_char(out, ' ');
        put_phrase(out, &lang->numbers, NUMBER_WORD_AND);
        buf_add(out, sign);
        put_number(out, lang, max);
        return;
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const json_t *value = json_object_get(object, keys[i]);

        if (!json_is_number(value))
            continue;
        put_bound(out, lang, object, keys[i]);
        buf_add(out, sign);
        put_number(out, lang, value);
        return;
    }
}

/* The value of a number as words, for what a reader of the values sees. */
static void add_quantity(struct texts *t, const json_t *object)
{
    struct span unit = string_of(json_object_get(object, "unit"));
    struct span class = string_of(json_object_get(object, "class"));
    struct buf number = buf_new(t->arena, 256), out = buf_new(t->arena, 1024);

    put_quantity(&number, t->lang, object);
    /* A duration by itself reads like a date: its text is checked. */
    if (unit.n == 0 || number.n == 0 || span_eq(class, SPAN("duration")))
        return;
    buf_add(&out, buf_span(&number));
    if (span_eq(unit, SPAN("%"))) {
        buf_char(&out, '%');
    } else if (sign_of(object).n == 0) {
        buf_char(&out, ' ');
        buf_add(&out, unit);
    }
    add(t, buf_span(&out), MARKUP_LIST_ITEM);
}

static void add_member(struct texts *t, const char *key, const json_t *value)
{
    struct span s = string_of(value);
    struct buf out = buf_new(t->arena, SIZE_MAX / 8);

    if (s.n == 0 || is_silent(key))
        return;
    if (strcmp(key, "sha256") == 0) {
        buf_add(&out, SPAN("sha256 "));
        buf_add(&out, s);
        s = buf_span(&out);
    }
    add(t, s, strcmp(key, "title") == 0 ? MARKUP_HEADING : MARKUP_PARAGRAPH);
}

/* What an object says by itself; false: its members are not walked. */
static bool open_object(struct texts *t, const json_t *object)
{
    const json_t *bytes = json_object_get(object, "bytes");

    if (json_object_get(object, "quote") &&
        json_object_get(object, "speaker")) {
        add_reaction(t, object);
        return false;
    }
    if (json_is_integer(bytes) && json_object_get(object, "sha256")) {
        struct buf out = buf_new(t->arena, 64);

        buf_printf(&out, "%lld bytes", (long long)json_integer_value(bytes));
        add(t, buf_span(&out), MARKUP_LIST_ITEM);
    }
    if (json_object_get(object, "unit"))
        add_quantity(t, object);
    return true;
}

/* The next value of a level, NULL at its end; *key is NULL in an array. */
static json_t *step(struct level *l, const char **key)
{
    json_t *value;

    *key = NULL;
    if (json_is_array(l->value))
        return json_array_get(l->value, l->next++);
    if (!l->iter)
        return NULL;
    *key = json_object_iter_key(l->iter);
    value = json_object_iter_value(l->iter);
    l->iter = json_object_iter_next(l->value, l->iter);
    return value;
}

static bool push(struct texts *t, struct level *stack, size_t depth,
                 json_t *value)
{
    bool object = json_is_object(value);

    if (depth >= DEEPEST || (!object && !json_is_array(value)) ||
        (object && !open_object(t, value)))
        return false;
    stack[depth] = (struct level){
        .value = value, .iter = object ? json_object_iter(value) : NULL};
    return true;
}

static void walk(struct texts *t, json_t *root)
{
    struct level stack[DEEPEST];
    size_t depth = push(t, stack, 0, root);

    while (depth > 0) {
        const char *key;
        json_t *value = step(&stack[depth - 1], &key);

        if (!value) {
            depth--;
            continue;
        }
        if (json_is_string(value))
            add_member(t, key ? key : "", value);
        else if (!key || !is_silent(key))
            depth += push(t, stack, depth, value);
    }
}

/* One value, or one a line. */
static bool read_values(struct texts *t, struct span json)
{
    size_t values = 0;

    while (json.n > 0) {
        json_error_t error;
        json_t *root =
            json_loadb(json.p, json.n, JSON_DISABLE_EOF_CHECK, &error);
        size_t used;

        if (!root)
            return false;
        used = (size_t)error.position; /* [bytes] that were read */
        walk(t, root);
        json_decref(root);
        values++;
        if (used == 0 || used > json.n)
            break;
        json = span_from(json, used);
        json = json.n ? span_trim(json) : json;
    }
    return values > 0;
}

bool brief_json(struct span json, const struct input_hints *hints,
                struct arena *a, struct document *doc)
{
    const struct lang *lang = lang_find(hints->lang);
    struct texts t = {.arena = a, .lang = lang ? lang : lang_unknown()};

    *doc = (struct document){.lang = lang_unknown(), .file = hints->file};
    if (!read_values(&t, span_trim(json_mend(json, a).text)) || t.count == 0)
        return false;
    block_build(t.drafts, t.count, hints, a, doc);
    doc->bytes = json.n;
    doc->format = FORMAT_JSONL;
    return doc->text.n > 0;
}
