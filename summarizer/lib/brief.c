#include "lib/brief.h"

#include "input/brief.h"
#include "lib/article.h"
#include "output/check_label.h"
#include "text/origin.h"

/* What the sources say for a brief that does not. */
static void complete(struct article *art, const struct report *r)
{
    for (size_t i = 0; i < r->count && art->doc.date.n == 0; i++) {
        struct span newest = r->readings[i].doc->date;

        for (size_t k = i + 1; k < r->count; k++)
            if (span_compare(r->readings[k].doc->date, newest) > 0)
                newest = r->readings[k].doc->date;
        art->doc.date = newest;
    }
}

/* Headings and captions are checked as well as prose. */
static enum block_kind *take_all(struct document *doc, struct arena *a)
{
    enum block_kind *kinds =
        ARENA_NEW(a, enum block_kind, doc->block_count + 1);

    for (size_t i = 0; i < doc->block_count; i++) {
        kinds[i] = doc->blocks[i].kind;
        doc->blocks[i].kind = BLOCK_PARAGRAPH;
    }
    return kinds;
}

static void place_items(const struct brief *b, const struct document *doc,
                        struct check *check, struct arena *a)
{
    struct origins origins = origin_find(b->bytes, doc, a);

    for (size_t i = 0; i < check->count; i++) {
        struct origin o = origin_at(&origins, check->items[i].text.p);

        check->items[i].line = o.line;
        check->items[i].column = o.column;
    }
}

bool brief_check(const struct brief *b, struct report *r, struct arena *a,
                 struct err *err)
{
    struct article *art = ARENA_NEW(a, struct article, 1);
    struct check *check = ARENA_NEW(a, struct check, 1);
    struct input_hints hints = b->hints;
    struct reading reading;
    struct check_request request = {.sources = r->readings,
                                    .count = r->count,
                                    .facts = r->facts,
                                    .brief = &reading};

    if (hints.lang.n == 0)
        hints.lang = span_of(r->readings[0].doc->lang->code);
    if (!brief_read(b->bytes, &hints, a, &art->doc, err)) {
        err->source = b->hints.file.p;
        return false;
    }
    complete(art, r);
    request.kinds = take_all(&art->doc, a);
    article_split(art, a);
    article_mention(art, a);
    reading = (struct reading){&art->doc, &art->sentences, &art->tokens,
                               &art->mentions};
    request.labels = check_labels(a, &request.label_count);
    *check = check_brief(&request, a);
    place_items(b, &art->doc, check, a);
    r->check = check;
    r->check_file = b->hints.file;
    return true;
}
