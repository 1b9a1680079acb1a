/*
 * JSON-LD: what a page says of its article in the words of schema.org.
 *
 * Pages get JSON wrong in a few ways, which are mended before jansson
 * sees it: line feeds in strings, comment and CDATA marks around it, a
 * comma before a closing bracket, escapes that do not exist, lone
 * surrogates.  What is broken otherwise is ignored.
 * Source: schema.org Article, version 15; JSON-LD 1.1 as far as search
 * engines read it (no contexts; "@id" is followed for authors).
 */
#ifndef INPUT_JSON_LD_H
#define INPUT_JSON_LD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"

struct json_ld { /* empty: not stated; texts as written, untrimmed */
    struct span headline, body, url, section, lang, site;
    struct span published, modified, created;
    struct span *authors;
    size_t author_count;
    struct span *houses; /* organisations that are given as authors */
    size_t house_count;
    bool article; /* the page says that it is an article */
};

/*
 * Read all scripts of one page.  The first object of the most fitting
 * type says what it says; others fill the gaps.
 * Owner: lives in `a`.  Errors: none.  Cost: linear, but for the links
 * from authors to persons, of which only the first 20 are followed.
 */
struct json_ld json_ld_read(const struct span *scripts, size_t count,
                            struct arena *a);

#endif
