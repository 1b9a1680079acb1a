/* Any bytes as a template: an error with its place, or a sheet of valid
 * UTF-8, twice the same. */
#include <assert.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "output/template.h"
#include "tests/sample.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static struct span fill(struct sample *s, struct span text, enum medium medium)
{
    struct buf out = buf_new(&s->arena, SAMPLE_OUTPUT_MAX);
    struct pen *pen = pen_new(&s->report, medium, &s->arena);
    struct err err = {0};
    struct template *t;

    if (!template_parse(text, "fuzz", &s->arena, &t, &err)) {
        assert(err.status == STATUS_USAGE && err.line && err.column);
        return SPAN("");
    }
    cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);
    template_fill(t, pen, view_new(&s->report, &s->arena), root);
    template_free(t);
    node_write(root, medium, &out);
    return buf_span(&out);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct span text = {(const char *)data, size > 2048 ? 2048 : size};
    struct sample s = {0};

    sample_storm(&s);
    sample_report(&s, REPORT_FACTS, OUTPUT_MARKDOWN);
    struct span sheet = fill(&s, text, MEDIUM_MARKDOWN);
    for (size_t i = 0; i < sheet.n;) {
        size_t n = utf8_sequence(sheet, i);

        assert(n);
        i += n;
    }
    assert(span_eq(sheet, fill(&s, text, MEDIUM_MARKDOWN)));
    fill(&s, text, MEDIUM_HTML);
    arena_release(&s.arena);
    return 0;
}
