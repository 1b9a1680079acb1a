/*
 * Front matter: the metadata before a Markdown article, between two lines
 * "---".  Source: Jekyll's and pandoc's use; of YAML only "key: value",
 * "[a, b]" and lists of "- item" lines are read.
 */
#ifndef INPUT_FRONT_MATTER_H
#define INPUT_FRONT_MATTER_H

#include "base/arena.h"
#include "base/span.h"
#include "text/document.h"

/* Fill title, authors, date, url, site and declared_lang of `doc`; returns
 * what stands behind the front matter, all of `text` if there is none. */
struct span front_matter_read(struct span text, struct arena *a,
                              struct document *doc);

/* The day at the start of "2021-01-05T…" if it is one, else empty. */
struct span front_matter_day(struct span value);

#endif
