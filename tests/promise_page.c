#include "tests/promise.h"

#include "base/digest.h"
#include "base/table.h"

/* Where an element may stand. */
enum content {
    FLOW,   /* in what holds blocks */
    PHRASE, /* also in a line of text */
    LINE,   /* as FLOW, but holds only phrases */
    ITEM,   /* in a list */
    SHAPE,  /* in a drawing */
    HEAD,   /* in the head */
    FRAME   /* where the shell of the page has it */
};

struct element {
    const char *name;
    enum content content;
    bool empty;             /* has no end tag */
    const char *attributes; /* " a b " */
};

static const struct element elements[] = {
    {"a",          PHRASE, false, " href rel title "                 },
    {"article",    FLOW,   false, " class id lang "                  },
    {"blockquote", FLOW,   false, " dir lang "                       },
    {"body",       FRAME,  false, " "                                },
    {"br",         PHRASE, true,  " "                                },
    {"circle",     SHAPE,  true,  " class cx cy r "                  },
    {"code",       PHRASE, false, " class "                          },
    {"del",        PHRASE, false, " "                                },
    {"details",    FLOW,   false, " "                                },
    {"div",        FLOW,   false, " class id "                       },
    {"em",         PHRASE, false, " "                                },
    {"figcaption", LINE,   false, " "                                },
    {"figure",     FLOW,   false, " class "                          },
    {"footer",     FLOW,   false, " "                                },
    {"h1",         LINE,   false, " dir lang "                       },
    {"h2",         LINE,   false, " "                                },
    {"h3",         LINE,   false, " "                                },
    {"h4",         LINE,   false, " "                                },
    {"h5",         LINE,   false, " "                                },
    {"h6",         LINE,   false, " "                                },
    {"head",       FRAME,  false, " "                                },
    {"header",     FLOW,   false, " "                                },
    {"hr",         FLOW,   true,  " "                                },
    {"html",       FRAME,  false, " lang "                           },
    {"ins",        PHRASE, false, " "                                },
    {"li",         ITEM,   false, " class dir id lang "              },
    {"line",       SHAPE,  true,  " class x1 x2 y1 y2 "              },
    {"main",       FLOW,   false, " id "                             },
    {"mark",       PHRASE, false, " "                                },
    {"meta",       HEAD,   true,  " charset content http-equiv name "},
    {"nav",        FLOW,   false, " aria-label "                     },
    {"ol",         FLOW,   false, " class start "                    },
    {"p",          LINE,   false, " class dir id lang "              },
    {"pre",        LINE,   false, " "                                },
    {"q",          PHRASE, false, " dir lang "                       },
    {"rect",       SHAPE,  true,  " class height width x y "         },
    {"section",    FLOW,   false, " id "                             },
    {"span",       PHRASE, false, " class data-n dir id lang "       },
    {"strong",     PHRASE, false, " "                                },
    {"style",      HEAD,   false, " "                                },
    {"summary",    LINE,   false, " "                                },
    {"svg",        FLOW,   false, " aria-label height role width "   },
    {"text",       SHAPE,  false, " class text-anchor x y "          },
    {"time",       PHRASE, false, " datetime "                       },
    {"title",      HEAD,   false, " "                                },
    {"ul",         FLOW,   false, " aria-hidden class id "           },
};

struct scan {
    struct span rest;
    const struct element **open; /* innermost last */
    size_t depth;
    size_t lines; /* how many of them hold only phrases */
    size_t links; /* how many are links */
    struct table ids;
    struct span *targets; /* of links within the page */
    size_t target_count;
    struct span digest; /* of the style, as the policy has it */
    struct arena *arena;
};

static bool is_named(const struct element *e, const char *name)
{
    return strcmp(e->name, name) == 0;
}

static const struct element *innermost(const struct scan *s)
{
    return s->depth ? s->open[s->depth - 1] : NULL;
}

static bool is_in(const struct scan *s, const char *name)
{
    return s->depth && is_named(innermost(s), name);
}

/* Cut the bytes before the first of `stops` (which must come) from rest. */
static struct span take_until(struct scan *s, const char *stops)
{
    size_t n = 0;

    while (n < s->rest.n && !memchr(stops, s->rest.p[n], strlen(stops)))
        n++;
    struct span taken = span_upto(s->rest, n);
    s->rest = span_from(s->rest, n);
    return taken;
}

static bool take(struct scan *s, const char *bytes)
{
    if (!span_starts(s->rest, span_of(bytes)))
        return false;
    s->rest = span_from(s->rest, strlen(bytes));
    return true;
}

/* Characters that would begin markup are written as references. */
static const char *check_escapes(struct span text)
{
    static const char *const references[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    size_t at;

    if (memchr(text.p, '<', text.n) || memchr(text.p, '>', text.n))
        return "angle bracket that is not escaped";
    while ((at = span_find(text, SPAN("&"))) != SIZE_MAX) {
        size_t i = 0;

        text = span_from(text, at);
        while (i < 4 && !span_starts(text, span_of(references[i])))
            i++;
        if (i == 4)
            return "ampersand that is not escaped";
        text = span_from(text, 1);
    }
    return NULL;
}

/* ---- attributes ---- */

struct tag {
    const struct element *element;
    struct span names[8];
    size_t count;
    struct span href, rel;
};

static const char *check_value(struct scan *s, struct tag *t, struct span name,
                               struct span value)
{
    const char *fault = check_escapes(value);
    bool fresh = true;

    for (size_t i = 0; i < t->count; i++)
        if (span_eq(t->names[i], name))
            return "attribute twice";
    if (t->count == sizeof t->names / sizeof *t->names)
        return "too many attributes";
    t->names[t->count++] = name;
    if (span_eq(name, SPAN("id"))) {
        table_put(&s->ids, value, &fresh);
        if (value.n == 0 || !fresh)
            return "id empty or twice";
    }
    if (span_eq(name, SPAN("href")))
        t->href = value;
    if (span_eq(name, SPAN("rel")))
        t->rel = value;
    if (is_named(t->element, "meta") && span_find(value, SPAN("sha256-")) < 99)
        s->digest = value;
    return fault;
}

static const char *read_attribute(struct scan *s, struct tag *t)
{
    struct span name = take_until(s, "=\"' <>/"), value;
    char key[32] = " ";

    if (name.n == 0 || name.n > sizeof key - 3 || !take(s, "=\""))
        return "attribute without a quoted value";
    memcpy(key + 1, name.p, name.n);
    key[name.n + 1] = ' ';
    if (!strstr(t->element->attributes, key))
        return "attribute that is not ours";
    value = take_until(s, "\"");
    if (!take(s, "\""))
        return "attribute without an end";
    return check_value(s, t, name, value);
}

static bool is_web(struct span url)
{
    return span_starts(url, SPAN("http://")) ||
           span_starts(url, SPAN("https://"));
}

static const char *check_link(struct scan *s, const struct tag *t)
{
    if (t->href.n == 0)
        return "link without a target";
    if (t->href.p[0] == '#') {
        s->targets = arena_more(s->arena, s->targets, s->target_count,
                                sizeof *s->targets);
        s->targets[s->target_count++] = span_from(t->href, 1);
        return NULL;
    }
    if (!is_web(t->href))
        return "link that is neither http nor https";
    return span_eq(t->rel, SPAN("noopener noreferrer"))
               ? NULL
               : "outgoing link without noopener noreferrer";
}

/* ---- elements ---- */

static bool may_stand(const struct scan *s, const struct element *e)
{
    switch (e->content) {
    case FLOW:
    case LINE:
        return s->lines == 0 && !is_in(s, "ul") && !is_in(s, "ol") &&
               !is_in(s, "svg") && !is_in(s, "head");
    case PHRASE:
        return !is_in(s, "ul") && !is_in(s, "ol") && !is_in(s, "svg") &&
               !is_in(s, "head") && !is_in(s, "html");
    case ITEM:
        return is_in(s, "ul") || is_in(s, "ol");
    case SHAPE:
        return is_in(s, "svg");
    case HEAD:
        return is_in(s, "head");
    case FRAME:
        return is_named(e, "html") ? s->depth == 0
                                   : s->depth == 1 && is_in(s, "html");
    }
    return false;
}

static bool holds_phrases(const struct element *e)
{
    return e->content == LINE || e->content == PHRASE || is_named(e, "text") ||
           is_named(e, "title");
}

static void push(struct scan *s, const struct element *e)
{
    s->open = arena_more(s->arena, s->open, s->depth, sizeof *s->open);
    s->open[s->depth++] = e;
    s->lines += holds_phrases(e);
    s->links += is_named(e, "a");
}

static const char *close_tag(struct scan *s)
{
    struct span name = take_until(s, "<> \"");
    const struct element *e = innermost(s);

    if (!e || !span_eq(name, span_of(e->name)) || !take(s, ">"))
        return "end tag of another element";
    s->lines -= holds_phrases(e);
    s->links -= is_named(e, "a");
    s->depth--;
    return NULL;
}

static const char *read_style(struct scan *s)
{
    size_t n = span_find(s->rest, SPAN("</style>"));
    char digest[DIGEST_BASE64 + 1];

    if (n == SIZE_MAX)
        return "style without an end";
    struct span style = span_upto(s->rest, n);
    if (memchr(style.p, '<', style.n) && span_find(style, SPAN("<!")) < n)
        return "comment in the style";
    digest_base64(style, digest);
    if (span_find(s->digest, span_of(digest)) == SIZE_MAX)
        return "digest of another style";
    s->rest = span_from(s->rest, n);
    return NULL;
}

static const struct element *find_element(struct span name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (span_eq(name, span_of(elements[i].name)))
            return &elements[i];
    return NULL;
}

static const char *enter(struct scan *s, const struct tag *t)
{
    const char *fault = NULL;

    if (is_named(t->element, "a"))
        fault = s->links ? "link in a link" : check_link(s, t);
    if (fault || t->element->empty)
        return fault;
    push(s, t->element);
    return is_named(t->element, "style") ? read_style(s) : NULL;
}

static const char *open_tag(struct scan *s)
{
    struct tag t = {.element = find_element(take_until(s, "<> /\""))};
    const char *fault = NULL;
    bool closed;

    if (!t.element)
        return "tag that is not ours";
    if (!may_stand(s, t.element))
        return "element where it may not stand";
    while (!fault && take(s, " ") && s->rest.n && s->rest.p[0] != '/')
        fault = read_attribute(s, &t);
    if (fault)
        return fault;
    closed = take(s, "/");
    if (!take(s, ">") || (closed && !t.element->empty))
        return "tag without an end";
    return enter(s, &t);
}

static const char *read_text(struct scan *s)
{
    struct span text = take_until(s, "<");

    if (span_trim(text).n &&
        (!s->depth || is_in(s, "ul") || is_in(s, "ol") || is_in(s, "svg") ||
         is_in(s, "head") || is_in(s, "html")))
        return "text where it may not stand";
    return check_escapes(text);
}

const char *promise_page(struct span page, struct arena *a)
{
    struct scan s = {.rest = page, .arena = a, .ids = table_new(a, 64)};
    const char *fault = promise_text(page, false);

    if (!fault && !take(&s, "<!DOCTYPE html>\n"))
        return "no doctype";
    while (!fault && s.rest.n) {
        if (!take(&s, "<"))
            fault = read_text(&s);
        else
            fault = take(&s, "/") ? close_tag(&s) : open_tag(&s);
    }
    if (!fault && s.depth)
        return "element without an end";
    for (size_t i = 0; i < s.target_count && !fault; i++)
        if (!table_find(&s.ids, s.targets[i]))
            fault = "link to no id";
    return fault;
}
