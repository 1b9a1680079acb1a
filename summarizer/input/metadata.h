/*
 * Metadata of a page: title, authors, dates, site, address, language.
 *
 * Sources in order of trust: JSON-LD, <meta>, microdata, <time>, the
 * address, what stands near the headline.  An author that is not sure is
 * left out, and a date of change is never given as date of publication:
 * a wrong entry is worse than none.
 * Source: schema.org, Open Graph (ogp.me), Dublin Core, and the keys that
 * content management systems write; the order of the sources of dates is
 * that of A. Barbaresi, "htmldate" (JOSS 5(51), 2020), with the address
 * before <time>.
 */
#ifndef INPUT_METADATA_H
#define INPUT_METADATA_H

#include "base/arena.h"
#include "input/html_tree.h"
#include "text/document.h"

/*
 * Fills title, authors, date, modified, site, url, section and
 * declared_lang of `doc`, and gives the article's text as JSON-LD has it,
 * or an empty span.  `url`: the page's address if it is known.
 * Owner: lives in `a`.  Errors: none.  Cost: linear.
 */
struct span metadata_read(const struct html_tree *tree, struct span url,
                          struct arena *a, struct document *doc);

#endif
