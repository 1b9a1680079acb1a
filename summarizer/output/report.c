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
