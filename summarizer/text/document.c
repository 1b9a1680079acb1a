#include "text/document.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

static const struct {
    const char *name;
    bool prose;
} kinds[BLOCK_KINDS] = {
    [BLOCK_PARAGRAPH] = {"paragraph",   true },
    [BLOCK_LIST_ITEM] = {"list item",   true },
    [BLOCK_QUOTATION] = {"quotation",   true },
    [BLOCK_TITLE] = {"title",       false},
    [BLOCK_HEADING] = {"heading",     false},
    [BLOCK_BYLINE] = {"byline",      false},
    [BLOCK_DATE_LINE] = {"date line",   false},
    [BLOCK_CAPTION] = {"caption",     false},
    [BLOCK_CREDIT] = {"credit",      false},
    [BLOCK_LINK] = {"link line",   false},
    [BLOCK_PULL_QUOTE] = {"pull quote",  false},
    [BLOCK_BOILERPLATE] = {"boilerplate", false},
    [BLOCK_CELL] = {"cell",        false},
};

bool block_is_prose(enum block_kind kind)
{
    return kinds[kind].prose;
}

const char *block_kind_name(enum block_kind kind)
{
    return kinds[kind].name;
}

const char *input_format_name(enum input_format format)
{
    static const char *const names[] = {
        [FORMAT_AUTO] = "auto", [FORMAT_HTML] = "html",
        [FORMAT_XML] = "xml",   [FORMAT_MARKDOWN] = "markdown",
        [FORMAT_TEXT] = "text", [FORMAT_JSONL] = "jsonl",
    };

    return names[format];
}

/* The first link of that block or one behind it. */
static size_t first_link(const struct document *doc, size_t block)
{
    size_t low = 0, high = doc->link_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (doc->links[middle].block < block)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct link *document_links(const struct document *doc, size_t block,
                                  size_t *count)
{
    size_t first = first_link(doc, block);

    *count = first_link(doc, block + 1) - first;
    return *count ? &doc->links[first] : NULL;
}

void document_note(struct document *doc, struct arena *a, const char *fmt, ...)
{
    char text[256];
    struct note *note = ARENA_NEW(a, struct note, 1);
    struct note **last = &doc->notes;
    va_list ap;
    int n;

    va_start(ap, fmt);
    n = vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    utf8_disarm(text, n >= (int)sizeof text);
    note->text = arena_copy(a, span_of(text));
    while (*last)
        last = &(*last)->next;
    *last = note;
}
