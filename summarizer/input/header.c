#include "input/header.h"

static const struct header {
    struct span name;
    enum block_kind kind;
} headers[] = {
    {{"from", 4},          BLOCK_BOILERPLATE},
    {{"to", 2},            BLOCK_BOILERPLATE},
    {{"cc", 2},            BLOCK_BOILERPLATE},
    {{"reply-to", 8},      BLOCK_BOILERPLATE},
    {{"sent", 4},          BLOCK_DATE_LINE  },
    {{"date", 4},          BLOCK_DATE_LINE  },
    {{"subject", 7},       BLOCK_TITLE      },
    {{"headline", 8},      BLOCK_TITLE      },
    {{"title", 5},         BLOCK_TITLE      },
    {{"byline", 6},        BLOCK_BYLINE     },
    {{"author", 6},        BLOCK_BYLINE     },
    {{"source", 6},        BLOCK_BOILERPLATE},
    {{"url", 3},           BLOCK_BOILERPLATE},
    {{"newsgroups", 10},   BLOCK_BOILERPLATE},
    {{"organization", 12}, BLOCK_BOILERPLATE},
    {{"message-id", 10},   BLOCK_BOILERPLATE},
    {{"references", 10},   BLOCK_BOILERPLATE},
    {{"lines", 5},         BLOCK_BOILERPLATE},
    {{"slug", 4},          BLOCK_BOILERPLATE},
};

/* The header that the line is, with its value, or NULL. */
static const struct header *find(struct span line, struct span *value)
{
    const char *colon = memchr(line.p, ':', line.n < 20 ? line.n : 20);

    if (!colon)
        return NULL;
    struct span name = span_upto(line, (size_t)(colon - line.p));
    *value = span_trim(span_from(line, name.n + 1));
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        if (span_eq_folded(name, headers[i].name))
            return &headers[i];
    return NULL;
}

size_t header_read(struct document *doc)
{
    struct span subject = {0}, value;
    size_t n = 0;

    while (n < doc->block_count) {
        const struct header *h = find(doc->blocks[n].text, &value);

        if (!h)
            break;
        if (h->kind == BLOCK_TITLE)
            subject = value;
        n++;
    }
    if (n < 2 || n == doc->block_count)
        return 0;
    if (doc->title.n == 0)
        doc->title = subject;
    return n;
}

void header_mark(struct document *doc, size_t count)
{
    struct span value;

    for (size_t i = 0; i < count; i++) {
        struct block *b = &doc->blocks[i];
        const struct header *h = find(b->text, &value);

        b->body = b->text;
        b->dateline = (struct span){b->text.p, 0};
        b->kind = h ? h->kind : BLOCK_BOILERPLATE;
    }
}
