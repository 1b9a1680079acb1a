#include "cli/unpack.h"

#include <limits.h>
#include <stdint.h>
#include <zlib.h>
#include <zstd.h>

struct unpacker {
    enum packing packing;
    z_stream gzip;
    ZSTD_DStream *zstd;
    bool whole; /* between two streams */
};

enum packing packing_find(struct span head)
{
    /* Deflate is gzip's only method. */
    if (span_starts(head, SPAN("\x1f\x8b\x08")))
        return PACKING_GZIP;
    if (span_starts(head, SPAN("\x28\xb5\x2f\xfd")))
        return PACKING_ZSTD;
    return PACKING_NONE;
}

struct unpacker *unpacker_new(enum packing packing, struct arena *a,
                              struct err *err)
{
    static const int gzip_only = MAX_WBITS + 16;
    struct unpacker *u = ARENA_NEW(a, struct unpacker, 1);
    bool made;

    u->packing = packing;
    if (packing == PACKING_GZIP) {
        made = inflateInit2(&u->gzip, gzip_only) == Z_OK;
    } else {
        u->zstd = ZSTD_createDStream();
        made = u->zstd != NULL;
    }
    if (made)
        return u;
    err_set(err, STATUS_SYSTEM, "out of memory");
    return NULL;
}

void unpacker_release(struct unpacker *u)
{
    if (!u)
        return;
    if (u->packing == PACKING_GZIP)
        inflateEnd(&u->gzip);
    ZSTD_freeDStream(u->zstd);
}

static bool step_gzip(struct unpacker *u, struct span *in, struct unpacked *out,
                      struct err *err)
{
    z_stream *z = &u->gzip;
    size_t taken = in->n < UINT_MAX ? in->n : UINT_MAX;
    int status;

    if (u->whole && (in->n == 0 || in->p[0] != '\x1f')) {
        *in = span_from(*in, in->n); /* padding, as gzip(1) sees it */
        return true;
    }
    if (u->whole)
        inflateReset(z);
    z->next_in = (unsigned char *)(uintptr_t)in->p; /* is only read */
    z->avail_in = (unsigned)taken;
    z->next_out = (unsigned char *)out->p;
    z->avail_out = (unsigned)out->room;
    status = inflate(z, Z_NO_FLUSH);
    *in = span_from(*in, taken - z->avail_in);
    out->n = out->room - z->avail_out;
    u->whole = status == Z_STREAM_END;
    /* What stands before a mistake is good; the next step meets it again. */
    if (status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR ||
        out->n > 0)
        return true;
    if (status == Z_MEM_ERROR)
        return err_set(err, STATUS_SYSTEM, "out of memory");
    return err_set(err, STATUS_INPUT, "gzip data is broken: %.80s",
                   z->msg ? z->msg : "unknown kind");
}

static bool step_zstd(struct unpacker *u, struct span *in, struct unpacked *out,
                      struct err *err)
{
    ZSTD_inBuffer from = {in->p, in->n, 0};
    ZSTD_outBuffer to = {out->p, out->room, 0};
    size_t status;

    if (u->whole && in->n == 0)
        return true;
    status = ZSTD_decompressStream(u->zstd, &to, &from);
    *in = span_from(*in, from.pos);
    out->n = to.pos;
    if (ZSTD_isError(status))
        return err_set(err, STATUS_INPUT, "zstd data is broken: %.80s",
                       ZSTD_getErrorName(status));
    u->whole = status == 0;
    return true;
}

bool unpacker_step(struct unpacker *u, struct span *in, struct unpacked *out,
                   struct err *err)
{
    out->n = 0;
    return u->packing == PACKING_GZIP ? step_gzip(u, in, out, err)
                                      : step_zstd(u, in, out, err);
}

bool unpacker_end(const struct unpacker *u, struct err *err)
{
    return u->whole || err_set(err, STATUS_INPUT, "%s data is cut short",
                               u->packing == PACKING_GZIP ? "gzip" : "zstd");
}
