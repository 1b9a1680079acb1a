/*
 * Unpack: gzip and zstd streams, piece by piece.
 *
 * Several streams one after the other are one, as gzip(1) and zstd(1) have
 * it.  Memory does not grow with what is unpacked, so a bomb is refused by
 * whoever counts the bytes.
 * Sources: RFC 1952, RFC 8878; by zlib and libzstd.
 */
#ifndef CLI_UNPACK_H
#define CLI_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

enum packing { PACKING_NONE, PACKING_GZIP, PACKING_ZSTD };

enum { PACKING_MARK = 4 }; /* [bytes] that tell */

/* What `head`, the first PACKING_MARK bytes or all there are, begins. */
enum packing packing_find(struct span head);

struct unpacker;

/* Owner: lives in `a`, and holds memory of its library until
 * unpacker_release().  Errors: STATUS_SYSTEM. */
struct unpacker *unpacker_new(enum packing packing, struct arena *a,
                              struct err *err);
void unpacker_release(struct unpacker *u); /* NULL is none */

struct unpacked { /* room for what comes out */
    char *p;
    size_t room, n; /* [bytes] */
};

/* Unpack from the start of `in`, which loses what was read, to `out` until
 * one of them ends.  Errors: STATUS_INPUT for broken data. */
bool unpacker_step(struct unpacker *u, struct span *in, struct unpacked *out,
                   struct err *err) MUST_CHECK;

/* Whether the stream is whole if nothing follows.  Errors: STATUS_INPUT
 * when it is not. */
bool unpacker_end(const struct unpacker *u, struct err *err) MUST_CHECK;

#endif
