/*
 * Header lines of mail, news groups and wires at the start of plain text:
 * "From: …", "Subject: …", "Date: …".
 *
 * Source: RFC 5322, sections 2.2 and 3.6: a line that begins with a blank
 * goes on with the one before.  Fields with names that are not known are
 * read only if the name has a hyphen ("MIME-Version"), because "Kabul: …"
 * may be a dateline.
 */
#ifndef INPUT_HEADER_H
#define INPUT_HEADER_H

#include "base/arena.h"
#include "text/document.h"

struct headers {
    struct span *at; /* each with the lines that go on with it, trimmed */
    size_t count;    /* 0: there are none */
    size_t end;      /* [bytes] of the text that they take */
};

/* The headers of a text; two that are known by name make some.
 * Owner: `at` lives in `a`.  Cost: linear in the headers. */
struct headers header_find(struct span text, struct arena *a);

/* Fill title, authors, date, site and url of `doc`, where they are empty. */
void header_read(const struct headers *headers, struct arena *a,
                 struct document *doc);

/* Give the first blocks of `doc`, which are the headers, their kinds. */
void header_mark(const struct headers *headers, struct document *doc);

#endif
