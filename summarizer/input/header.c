#include "input/header.h"

#include <stdint.h>

#include "input/metadata_author.h"
#include "input/metadata_date.h"

enum { LONGEST_NAME = 40 /* [bytes] of a field's name */ };

enum field {
    FIELD_NONE,
    FIELD_TITLE,
    FIELD_AUTHOR,
    FIELD_SENDER,
    FIELD_DATE,
    FIELD_SITE,
    FIELD_URL
};

static const struct header {
    struct span name;
    enum block_kind kind;
    enum field field;
} known[] = {
    {{"from", 4},          BLOCK_BOILERPLATE, FIELD_SENDER},
    {{"to", 2},            BLOCK_BOILERPLATE, FIELD_NONE  },
    {{"cc", 2},            BLOCK_BOILERPLATE, FIELD_NONE  },
    {{"sender", 6},        BLOCK_BOILERPLATE, FIELD_NONE  },
    {{"received", 8},      BLOCK_BOILERPLATE, FIELD_NONE  },
    {{"reply-to", 8},      BLOCK_BOILERPLATE, FIELD_NONE  },
    {{"sent", 4},          BLOCK_DATE_LINE,   FIELD_DATE  },
    {{"date", 4},          BLOCK_DATE_LINE,   FIELD_DATE  },
    {{"subject", 7},       BLOCK_TITLE,       FIELD_TITLE },
    {{"headline", 8},      BLOCK_TITLE,       FIELD_TITLE },
    {{"title", 5},         BLOCK_TITLE,       FIELD_TITLE },
    {{"byline", 6},        BLOCK_BYLINE,      FIELD_AUTHOR},
    {{"author", 6},        BLOCK_BYLINE,      FIELD_AUTHOR},
    {{"source", 6},        BLOCK_BOILERPLATE, FIELD_SITE  },
    {{"organization", 12}, BLOCK_BOILERPLATE, FIELD_SITE  },
    {{"url", 3},           BLOCK_BOILERPLATE, FIELD_URL   },
    {{"newsgroups", 10},   BLOCK_BOILERPLATE, FIELD_NONE  },
    {{"message-id", 10},   BLOCK_BOILERPLATE, FIELD_NONE  },
    {{"references", 10},   BLOCK_BOILERPLATE, FIELD_NONE  },
    {{"lines", 5},         BLOCK_BOILERPLATE, FIELD_NONE  },
    {{"slug", 4},          BLOCK_BOILERPLATE, FIELD_NONE  },
};

static const struct header other = {
    {"", 0},
    BLOCK_BOILERPLATE, FIELD_NONE
};

/* A hyphen inside, and nothing but letters and digits. */
static bool is_compound(struct span name)
{
    bool hyphen = false;

    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];

        hyphen = hyphen || (c == '-' && i > 0 && i + 1 < name.n);
        if (c != '-' && !(c >= '0' && c <= '9') &&
            !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            return false;
    }
    return hyphen;
}

/* The header that the line is, with its value, or NULL. */
static const struct header *find(struct span line, struct span *value)
{
    const char *colon =
        line.n
            ? memchr(line.p, ':', line.n < LONGEST_NAME ? line.n : LONGEST_NAME)
            : NULL;

    if (!colon)
        return NULL;
    struct span name = span_upto(line, (size_t)(colon - line.p));
    *value = span_trim(span_from(line, name.n + 1));
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (span_eq_folded(name, known[i].name))
            return &known[i];
    return is_compound(name) ? &other : NULL;
}

struct headers header_find(struct span text, struct arena *a)
{
    struct headers h = {0};
    size_t named = 0;
    bool gap = true;

    for (size_t at = 0; at < text.n;) {
        const char *feed = memchr(text.p + at, '\n', text.n - at);
        size_t stop = feed ? (size_t)(feed - text.p) : text.n;
        struct span raw = span_slice(text, at, stop), line = span_trim(raw);
        struct span value;
        const struct header *found = find(line, &value);

        at = feed ? stop + 1 : stop;
        if (line.n == 0) {
            gap = true;
            continue;
        }
        if (!gap && h.count && (raw.p[0] == ' ' || raw.p[0] == '\t')) {
            struct span *last = &h.at[h.count - 1];
            last->n = (size_t)(line.p + line.n - last->p);
        } else if (found && (found != &other || !gap)) {
            h.at = arena_more(a, h.at, h.count, sizeof *h.at);
            h.at[h.count++] = line;
            named += found != &other;
        } else {
            break;
        }
        h.end = at;
        gap = false;
    }
    if (named < 2 || span_trim(span_from(text, h.end)).n == 0)
        return (struct headers){0};
    return h;
}

static void set(struct span *field, struct span value)
{
    if (field->n == 0)
        *field = value;
}

/* "Jane Doe <jane@example.org>": a name, if one is stated. */
static struct span sender_name(struct span value)
{
    const char *open = memchr(value.p, '<', value.n);
    struct span name =
        span_trim(span_upto(value, open ? (size_t)(open - value.p) : 0));

    if (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"')
        name = span_slice(name, 1, name.n - 1);
    return name;
}

static void read_field(enum field field, struct span value, struct arena *a,
                       struct document *doc)
{
    switch (field) {
    case FIELD_TITLE:
        set(&doc->title, value);
        break;
    case FIELD_AUTHOR:
        author_add(value, a, doc);
        break;
    case FIELD_DATE:
        set(&doc->date, metadata_date(value, a));
        break;
    case FIELD_SITE:
        set(&doc->site, value);
        break;
    case FIELD_URL:
        set(&doc->url, value);
        break;
    case FIELD_SENDER: /* only when no author is named */
    case FIELD_NONE:
        break;
    }
}

void header_read(const struct headers *headers, struct arena *a,
                 struct document *doc)
{
    struct span value, sender = SPAN("");

    for (size_t i = 0; i < headers->count; i++) {
        const struct header *h = find(headers->at[i], &value);

        if (!h || value.n == 0)
            continue;
        if (h->field == FIELD_SENDER)
            sender = sender_name(value);
        read_field(h->field, value, a, doc);
    }
    if (doc->author_count == 0)
        author_add(sender, a, doc);
}

void header_mark(const struct headers *headers, struct document *doc)
{
    struct span value;

    for (size_t i = 0; i < headers->count; i++) {
        struct block *b = &doc->blocks[i];
        const struct header *h = find(b->text, &value);

        b->body = b->text;
        b->dateline = (struct span){b->text.p, 0};
        b->kind = h ? h->kind : BLOCK_BOILERPLATE;
    }
}
