#include "cli/archive.h"

#include "base/buf.h"
#include "input/encoding.h"
#include "input/warc.h"

bool archive_sniff(const struct source *source)
{
    return span_starts(source_unread(source), SPAN("WARC/"));
}

/* The empty lines between two records. */
static bool skip_lines(struct source *s, struct err *err)
{
    struct span head;

    for (;;) {
        if (!source_peek(s, 1, &head, err))
            return false;
        if (head.n == 0 || (head.p[0] != '\r' && head.p[0] != '\n'))
            return true;
        if (!source_skip(s, 1, err))
            return false;
    }
}

/* The header of the next record; false without an error: the end. */
static bool next_header(struct archive *archive, struct warc_record *record,
                        struct err *err)
{
    struct source *s = archive->source;
    struct span head;

    if (!skip_lines(s, err))
        return false;
    for (size_t want = 1024; want <= WARC_HEADER_MAX; want *= 4) {
        if (!source_peek(s, want, &head, err) || head.n == 0)
            return false;
        if (!warc_header(head, record))
            continue;
        record->uri = arena_copy(archive->arena, record->uri);
        record->kind = arena_copy(archive->arena, record->kind);
        archive->records++;
        return source_skip(s, record->header, err);
    }
    return err_set(err, STATUS_INPUT, "record %zu of the archive is broken",
                   archive->records + 1);
}

/* Unpack a body that the server packed. */
static bool unpack(struct archive *archive, struct span *body, struct err *err)
{
    enum { PIECE = 1 << 16 };
    struct unpacker *u = unpacker_new(PACKING_GZIP, archive->arena, err);
    struct span in = *body;
    struct buf out = buf_new(archive->arena, archive->max + 1);
    char *piece = ARENA_NEW(archive->arena, char, PIECE);
    bool done = u != NULL;

    while (done && !out.full) {
        struct unpacked some = {piece, PIECE, 0};

        done = unpacker_step(u, &in, &some, err);
        buf_add(&out, (struct span){piece, some.n});
        if (some.n == 0 && in.n == 0)
            break; /* cut short is as good as whole */
    }
    unpacker_release(u);
    *body = buf_span(&out);
    return done;
}

static bool fail_large(const struct archive *archive, struct archive_page *page)
{
    page->failure = (struct err){0};
    return err_set(&page->failure, STATUS_INPUT,
                   "larger than %zu bytes, see --max-input", archive->max);
}

static bool take_page(struct archive *archive, const struct warc_record *record,
                      struct span block, struct archive_page *page)
{
    struct warc_page found;

    if (!warc_page(record, block, archive->arena, &found))
        return false;
    page->uri = record->uri;
    page->html = found.body;
    /* Some archives hold unpacked what says that it is packed. */
    if (found.packed && packing_find(found.body) == PACKING_GZIP)
        (void)unpack(archive, &page->html, &page->failure);
    if (page->html.n > archive->max)
        (void)fail_large(archive, page);
    /* The page knows better than its server, most of the time. */
    if (encoding_declared(page->html).n == 0 &&
        encoding_is_known(found.charset))
        page->charset = found.charset;
    return true;
}

bool archive_next(struct archive *archive, struct archive_page *page,
                  struct err *err)
{
    struct source *s = archive->source;
    struct warc_record record;
    struct span block;

    arena_clear(archive->arena);
    while (next_header(archive, &record, err)) {
        /* What the server says beside the page is small. */
        bool large = record.block > archive->max + WARC_HEADER_MAX;
        size_t wanted = !record.page ? 0
                        : large      ? WARC_HEADER_MAX
                                     : record.block;

        *page = (struct archive_page){.charset = SPAN("")};
        if (!source_peek(s, wanted, &block, err))
            return false;
        if (block.n < wanted)
            return err_set(err, STATUS_INPUT, "the archive is cut short");
        block = arena_copy(archive->arena, span_upto(block, wanted));
        if (!source_skip(s, record.block, err))
            return false;
        if (!wanted || !take_page(archive, &record, block, page))
            continue;
        if (large)
            (void)fail_large(archive, page);
        archive->pages++;
        return true;
    }
    return false;
}

struct job archive_job(const struct archive *archive,
                       const struct archive_page *page,
                       const struct input_file *file)
{
    struct job job = {.file = *file, .page = true, .bytes = page->html};

    job.failure = page->failure;
    job.file.hints.file = arena_copy(archive->arena, page->uri);
    job.file.name = job.file.hints.file.p; /* a copy ends in a NUL */
    job.file.hints.format = FORMAT_HTML;
    if (file->hints.url.n == 0 && span_starts(page->uri, SPAN("http")))
        job.file.hints.url = job.file.hints.file;
    if (file->hints.encoding.n == 0)
        job.file.hints.encoding = page->charset;
    return job;
}
