/*
 * WARC: the headers of a web archive's records, and the page that one
 * holds.  No reading here: cli/archive.h walks through the file.
 *
 * Sources: ISO 28500:2017 (WARC 1.1; 1.0 reads the same), RFC 9112 for
 * the answer of a server that a record of type "response" holds.
 */
#ifndef INPUT_WARC_H
#define INPUT_WARC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"

enum { WARC_HEADER_MAX = 1 << 16 }; /* [bytes] */

struct warc_record {
    size_t header;    /* [bytes] up to the block */
    size_t block;     /* [bytes] of the block */
    bool page;        /* it may hold one: a response or a resource */
    bool response;    /* the block begins with what the server said */
    struct span uri;  /* of the page; inside the header */
    struct span kind; /* media type of a resource */
};

/* The record whose header `head` begins with; false: it is none, or it is
 * not whole.  Cost: O(header). */
bool warc_header(struct span head, struct warc_record *record);

struct warc_page {
    struct span body;    /* as sent, chunks joined */
    struct span charset; /* as the server says, or empty */
    bool packed;         /* by gzip */
};

/* The page in a record's block; false: it holds none (pictures, errors,
 * redirections, encodings other than gzip).
 * Owner: lives in `a`, or borrows from `block`.  Cost: O(block.n). */
bool warc_page(const struct warc_record *record, struct span block,
               struct arena *a, struct warc_page *page);

#endif
