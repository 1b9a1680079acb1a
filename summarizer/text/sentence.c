#include "text/sentence.h"

#include "base/utf8.h"
#include "text/sentence_list.h"
#include "text/sentence_stop.h"

/* Why a byte is looked at more closely. */
enum reason {
    REASON_STOP = 1, /* a terminator, or its first byte */
    REASON_LINE = 2, /* a line feed */
    REASON_ITEM = 4  /* a space: an item may follow, if this is one */
};

static const unsigned char reasons[256] = {
    ['.'] = REASON_STOP,  ['!'] = REASON_STOP,  ['?'] = REASON_STOP,
    [0xd6] = REASON_STOP, [0xd8] = REASON_STOP, [0xdb] = REASON_STOP,
    [0xe0] = REASON_STOP, [0xe1] = REASON_STOP, [0xe2] = REASON_STOP,
    [0xe3] = REASON_STOP, [0xef] = REASON_STOP, ['\n'] = REASON_LINE,
    [' '] = REASON_ITEM,  [';'] = REASON_STOP,  [':'] = REASON_STOP,
    [0xcd] = REASON_STOP,
};

/* Greek asks with a semicolon, Armenian ends with what looks like a colon
 * and is often typed as one; the letter before it tells. */
static bool is_stop(struct span text, size_t start, size_t at)
{
    size_t next = at;
    uint32_t c = utf8_read(text, &next), before;

    if (c != ';' && c != ':')
        return stop_is_terminator(c);
    if (at <= start || (unsigned char)text.p[at - 1] < 0x80)
        return false;
    next = at;
    before = utf8_before(text, &next);
    return c == ';' ? before >= 0x386 && before <= 0x3ce
                    : before >= 0x561 && before <= 0x587;
}

static size_t skip_space(struct span text, size_t at)
{
    while (at < text.n) {
        size_t next = at;

        if (!utf8_is_space(utf8_read(text, &next)))
            break;
        at = next;
    }
    return at;
}

/* Whether a line break at `at` is more than white space: an empty line, or
 * a line that begins an item of a list. */
static bool line_ends(struct span text, size_t at)
{
    size_t next = at + 1;

    while (next < text.n && (text.p[next] == ' ' || text.p[next] == '\t'))
        next++;
    return next < text.n &&
           (text.p[next] == '\n' || list_mark_at(text, next).kind != LIST_NONE);
}

/* Where the run of characters without a space begins that ends before
 * `end`; addresses that are longer than this are no items of a list. */
static size_t run_start(struct span text, size_t start, size_t end)
{
    static const size_t longest = 512; /* [bytes] */
    size_t at = end;

    while (at > start && end - at < longest && text.p[at - 1] != ' ' &&
           text.p[at - 1] != '\n')
        at--;
    return at;
}

/* Of addresses in a row each is an item of its own: where the one before
 * that whose "://" stands at `colon` ends, or 0. */
static size_t end_of_address(struct span text, size_t start, size_t colon)
{
    size_t from = run_start(text, start, colon), end = from;

    if (from == colon || !span_starts(span_from(text, colon), SPAN("://")))
        return 0;
    while (end > start && (text.p[end - 1] == ' ' || text.p[end - 1] == '\n'))
        end--;
    from = run_start(text, start, end);
    struct span before = span_slice(text, from, end);
    return span_starts(before, SPAN("http://")) ||
                   span_starts(before, SPAN("https://"))
               ? end
               : 0;
}

/* The end of the sentence that begins at `start` [bytes], which may have
 * white space before it. */
static size_t find_end(struct span text, size_t start, const struct lang *lang)
{
    struct list_mark item = list_mark_at(text, start), other;
    unsigned wanted = REASON_STOP | REASON_LINE;
    size_t at = start;

    if (item.kind != LIST_NONE) {
        wanted |= REASON_ITEM;
        at = item.end;
    }
    while (at < text.n) {
        unsigned reason = reasons[(unsigned char)text.p[at]] & wanted;
        size_t next = at + 1;

        if (!reason) {
            at++;
            continue;
        }
        if (reason == REASON_LINE && line_ends(text, at))
            return at;
        if (reason == REASON_ITEM) {
            other = list_mark_at(text, next);
            if (list_mark_follows(&item, &other))
                return at;
        }
        if (reason == REASON_STOP) {
            if (!is_stop(text, start, at)) {
                size_t end = end_of_address(text, start, at);

                if (end)
                    return end;
                utf8_read(text, &at);
                continue;
            }
            struct stop stop = stop_read(text, start, at, lang);
            if (stop_ends_sentence(&stop))
                return stop.end;
            next = stop.end;
        }
        at = next;
    }
    return text.n;
}

static struct span first_sentence(struct span text, const struct lang *lang)
{
    size_t start = skip_space(text, 0);

    if (start == text.n)
        return span_from(text, start);
    size_t end = find_end(text, start, lang);
    struct span s = span_slice(text, start, end);
    return span_trim(s);
}

size_t sentence_end(struct span text, const struct lang *lang)
{
    struct span s = first_sentence(text, lang);

    return s.n ? (size_t)(s.p - text.p) + s.n : text.n;
}

static void split_block(const struct document *doc, size_t block,
                        struct arena *a, struct sentences *out)
{
    const struct lang *lang = doc->lang ? doc->lang : lang_unknown();
    struct span rest = doc->blocks[block].body;
    bool first = true;

    for (;;) {
        struct span s = first_sentence(rest, lang);

        if (s.n == 0)
            return;
        out->paragraphs += first;
        out->at = arena_more(a, out->at, out->count, sizeof *out->at);
        out->at[out->count++] = (struct sentence){.text = s,
                                                  .block = block,
                                                  .paragraph = out->paragraphs,
                                                  .first = first};
        first = false;
        rest = span_from(rest, (size_t)(s.p - rest.p) + s.n);
    }
}

struct sentences sentence_split(const struct document *doc, struct arena *a)
{
    struct sentences out = {0};

    for (size_t i = 0; i < doc->block_count; i++)
        if (block_is_prose(doc->blocks[i].kind))
            split_block(doc, i, a, &out);
    return out;
}
