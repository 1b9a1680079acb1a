/*
 * What every output promises, whatever was read: for unit and fuzz tests
 * alike.  Each function returns NULL if all is well, else what is wrong.
 *
 * They read the output as a stranger does and share no code with the
 * writers: what both got wrong would not be seen.
 */
#ifndef TESTS_PROMISE_H
#define TESTS_PROMISE_H

#include <jansson.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"

struct told {              /* what the sources say */
    const json_t *schema;  /* of the output */
    const struct span *at; /* [count] their texts, as --extract prints them */
    size_t count;          /* [documents] of all reports of the run */
    struct arena *arena;
};

/* Valid UTF-8, no control characters but tab and line feed, or sequences of
 * colour if `colour`, and nothing that is not seen but steers the eye. */
const char *promise_text(struct span out, bool colour);

/*
 * A page as output/page.h writes it: balanced tags and attributes of ours
 * alone, each where HTML allows it; characters escaped; each id once, each
 * link within the page has its target, others are http or https and are
 * marked noopener noreferrer; the style's digest is that of the policy.
 */
const char *promise_page(struct span page, struct arena *a);

/* Markdown that is read as text alone: no HTML and no images, links only
 * to http, https, places in the sheet and files. */
const char *promise_sheet(struct span sheet);

/* CSV: every line has as many fields as the header, and start and end are
 * the place of the text. */
const char *promise_table(struct span csv, const struct told *told);

/*
 * JSON that is valid under the schema and says nothing that is not so:
 * places lie in the texts, at the edges of characters, and hold the text
 * that is given with them; facts stand at their places; indices have their
 * items.  Of several texts those are looked for that fit.
 */
const char *promise_json(struct span out, const struct told *told);

#endif
