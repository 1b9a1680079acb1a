/*
 * Archive: the pages of a WARC file, one after the other.
 *
 * Memory: one record, as far as it is read; what holds no page is passed
 * over in pieces.  Source: input/warc.h; records packed one by one (gzip
 * members) are unpacked by struct source.
 */
#ifndef CLI_ARCHIVE_H
#define CLI_ARCHIVE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "cli/chunk.h"
#include "cli/source.h"

struct archive_page {
    struct span uri;     /* its address */
    struct span html;    /* as the server sent it, unpacked */
    struct span charset; /* as the server says; empty: not, or not known */
    struct err failure;  /* why it cannot be read, if so */
};

struct archive {
    struct source *source;
    struct arena *arena; /* cleared after each page */
    size_t max;          /* [bytes] of a page */
    size_t records, pages;
};

/* Whether the source, which was looked into, holds one. */
bool archive_sniff(const struct source *source);

/* The next page; false with err->status STATUS_OK: there is none.  Spans
 * live until the next call.
 * Errors: STATUS_INPUT for what is no record or cut short. */
bool archive_next(struct archive *archive, struct archive_page *page,
                  struct err *err) MUST_CHECK;

/* The page as a FILE that is named by its address; lives as long as it. */
struct job archive_job(const struct archive *archive,
                       const struct archive_page *page,
                       const struct input_file *file);

#endif
