#include "tests/promise.h"

#include <cmark.h>
#include <stdlib.h>

#include "base/utf8.h"

/* Sequences that set a colour: ESC [ digits and semicolons m. */
static size_t colour_length(struct span s, size_t at)
{
    size_t n = at + 2;

    if (n > s.n || s.p[at + 1] != '[')
        return 0;
    while (n < s.n && strchr("0123456789;", s.p[n]) && s.p[n])
        n++;
    return n < s.n && s.p[n] == 'm' ? n + 1 - at : 0;
}

const char *promise_text(struct span out, bool colour)
{
    for (size_t at = 0; at < out.n;) {
        size_t n = utf8_sequence(out, at), copy = at;
        uint32_t c;

        if (n == 0)
            return "no UTF-8";
        c = utf8_read(out, &copy);
        if (c == 0x1b && colour)
            n = colour_length(out, at);
        else if ((c < 0x20 && c != '\n' && c != '\t') ||
                 (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
            n = 0;
        if (n == 0)
            return "control character";
        if (utf8_is_invisible(c))
            return "character that is not seen";
        at += n;
    }
    return NULL;
}

/* ---- Markdown ---- */

/* A relative name, without a scheme or a host. */
static bool is_file(const char *url)
{
    return url[0] != '/' && url[0] != '\\' && !strchr(url, ':');
}

static const char *check_node(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    const char *url;

    if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
        return "HTML in Markdown";
    if (type == CMARK_NODE_IMAGE)
        return "image in Markdown";
    if (type != CMARK_NODE_LINK)
        return NULL;
    url = cmark_node_get_url(node);
    return strncmp(url, "http://", 7) == 0 ||
                   strncmp(url, "https://", 8) == 0 || is_file(url)
               ? NULL
               : "link that is neither http nor https";
}

const char *promise_sheet(struct span sheet)
{
    const char *fault = promise_text(sheet, false);
    cmark_node *root;
    cmark_iter *iter;

    if (fault)
        return fault;
    root = cmark_parse_document(sheet.p ? sheet.p : "", sheet.n,
                                CMARK_OPT_DEFAULT);
    iter = cmark_iter_new(root);
    while (!fault && cmark_iter_next(iter) != CMARK_EVENT_DONE)
        fault = check_node(cmark_iter_get_node(iter));
    cmark_iter_free(iter);
    cmark_node_free(root);
    return fault;
}

/* ---- CSV ---- */

enum { COLUMNS_MAX = 16 };

struct row {
    struct span fields[COLUMNS_MAX]; /* quotation marks taken off */
    size_t count;
};

/* The field at the start of rest, with "" as it stands. */
static const char *take_field(struct span *rest, struct span *field)
{
    size_t n = 0;

    if (!rest->n || rest->p[0] != '"') {
        while (n < rest->n && !strchr(",\n\"\r", rest->p[n]))
            n++;
        *field = span_upto(*rest, n);
        *rest = span_from(*rest, n);
        return NULL;
    }
    for (n = 1; n < rest->n; n++) {
        if (rest->p[n] != '"')
            continue;
        if (n + 1 == rest->n || rest->p[n + 1] != '"')
            break;
        n++;
    }
    if (n >= rest->n)
        return "field without an end";
    *field = span_slice(*rest, 1, n);
    *rest = span_from(*rest, n + 1);
    return NULL;
}

static const char *take_row(struct span *rest, struct row *row)
{
    const char *fault = NULL;

    for (row->count = 0; !fault; row->count++) {
        if (row->count == COLUMNS_MAX)
            return "too many fields";
        fault = take_field(rest, &row->fields[row->count]);
        if (fault || !rest->n)
            return fault ? fault : "line without an end";
        char c = rest->p[0];
        *rest = span_from(*rest, 1);
        if (c == '\n') {
            row->count++;
            return NULL;
        }
        if (c != ',')
            return "quotation mark in a field";
    }
    return fault;
}

static size_t field_number(struct span field)
{
    size_t n = 0;

    if (field.n == 0 || field.n > 9)
        return SIZE_MAX;
    for (size_t i = 0; i < field.n; i++) {
        if (field.p[i] < '0' || field.p[i] > '9')
            return SIZE_MAX;
        n = 10 * n + (size_t)(field.p[i] - '0');
    }
    return n;
}

/* Whether the field, in which marks are doubled, says the text. */
static bool field_says(struct span field, struct span text)
{
    size_t at = 0;

    for (size_t i = 0; i < text.n; i++, at++) {
        if (at >= field.n || field.p[at] != text.p[i])
            return false;
        if (text.p[i] == '"' && (++at >= field.n || field.p[at] != '"'))
            return false;
    }
    return at == field.n;
}

/* A document is counted from the first of its report. */
static bool is_somewhere(const struct told *told, size_t doc, size_t start,
                         size_t end, struct span text)
{
    for (size_t i = 0; i < told->count; i++)
        if (i >= doc && start < end && end <= told->at[i].n &&
            field_says(text, span_slice(told->at[i], start, end)))
            return true;
    return false;
}

const char *promise_table(struct span csv, const struct told *told)
{
    const char *fault = promise_text(csv, false);
    struct row head, row;
    size_t text;

    fault = fault ? fault : take_row(&csv, &head);
    if (fault || head.count < 5)
        return fault ? fault : "no header";
    for (text = 0; !span_eq(head.fields[text], SPAN("text"));)
        if (++text == head.count)
            return "no column of texts";
    while (csv.n) {
        fault = take_row(&csv, &row);
        if (fault || row.count != head.count)
            return fault ? fault : "as many fields as the header has not";
        if (!is_somewhere(told, field_number(row.fields[row.count - 3]),
                          field_number(row.fields[row.count - 2]),
                          field_number(row.fields[row.count - 1]),
                          row.fields[text]))
            return "text that does not stand at its place";
    }
    return NULL;
}
