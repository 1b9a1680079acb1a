/*
 * Input: bytes of any format in, one document out.
 *
 * The list of formats is in input.c; each has `sniff` and `read` in a file
 * of its own.  Everything a format cannot know is in struct input_hints,
 * which wins over what the source says of itself, except where noted.
 */
#ifndef INPUT_INPUT_H
#define INPUT_INPUT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "text/document.h"

struct input_hints {
    enum input_format format;       /* FORMAT_AUTO: sniff the bytes */
    struct span file;               /* for document.file and messages */
    struct span encoding;           /* IANA name, or empty: sniff */
    struct span lang;               /* code, or empty: declared or detected */
    struct span title, url, source; /* empty: as the source says */
    struct span date;               /* YYYY-MM-DD, or empty */
    bool unicode;                   /* the bytes are UTF-8 whatever they say */
    bool keep_captions;             /* every block of the article is prose */
    bool links;                     /* fill document.links */
    bool whole;  /* leave nothing out: the source is a page to be checked,
                    of which no part is beside the article; brief.h sets it */
    bool digest; /* fill document.sha256 */
};

struct documents {
    struct document *at;
    size_t count;
    bool feed; /* a list of articles, which have nothing to do with each
                  other */
};

/*
 * Read all articles: one from most formats, several from feeds and from
 * messages of a wire.  The hints' title and url are for one article; a
 * feed takes no notice of them.
 * Owner: the documents live in `a` and borrow nothing from `bytes`.
 * Errors: as input_read(), and STATUS_INPUT for XML that is broken, of
 * another kind, or has a DTD.
 * Cost: O(bytes.n).
 */
bool input_read_all(struct span bytes, const struct input_hints *hints,
                    struct arena *a, struct documents *docs,
                    struct err *err) MUST_CHECK;

/*
 * Read one article, of several the first.  `bytes` is anything; it is repaired,
 * never trusted. Owner: the document lives in `a` and borrows nothing from
 * `bytes`. Errors: STATUS_NOTHING for empty, binary or PDF input and for input
 * without any text; STATUS_USAGE for an unknown encoding name.
 * Cost: O(bytes.n).
 */
bool input_read(struct span bytes, const struct input_hints *hints,
                struct arena *a, struct document *doc,
                struct err *err) MUST_CHECK;

/* The format of `bytes`, by their first 4,000; never FORMAT_AUTO. */
enum input_format input_sniff(struct span bytes);

/* FORMAT_AUTO and so on by its name, or false. */
bool input_format_find(struct span name, enum input_format *format);

#endif
