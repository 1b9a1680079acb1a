#include "output/report.h"

static bool (*const writers[])(const struct report *, struct arena *,
                               struct buf *, struct err *) = {
    [OUTPUT_TEXT] = plain_write, [OUTPUT_MARKDOWN] = markdown_write,
    [OUTPUT_HTML] = page_write,  [OUTPUT_JSON] = json_write,
    [OUTPUT_JSONL] = json_write, [OUTPUT_CSV] = csv_write,
};

bool report_write(const struct report *r, struct arena *a, struct buf *out,
                  struct err *err)
{
    return writers[r->format](r, a, out, err);
}

const struct chosen **report_choices(const struct report *r, size_t doc,
                                     struct arena *a)
{
    size_t n = r->readings[doc].sentences->count;
    const struct chosen **choices = ARENA_NEW(a, const struct chosen *, n + 1);

    for (size_t i = 0; r->summary && i < r->summary->count; i++)
        if (r->summary->at[i].doc == doc)
            choices[r->summary->at[i].sentence] = &r->summary->at[i];
    return choices;
}

const struct fact_reaction *
report_statement(const struct fact_reaction *statements, size_t count,
                 size_t *next, struct span quote)
{
    while (*next < count && statements[*next].quote.p < quote.p)
        ++*next;
    for (size_t i = *next; i < count && statements[i].quote.p == quote.p; i++)
        if (statements[i].direct)
            return &statements[i];
    return NULL;
}
